/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo and redo: new edits that give fields back what they held. Such a change is transparent: it names the change whose
 * value is in force again, so that the next undo finds its own change where it left it. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-change-log-private.h"
#include "cascada-error.h"

typedef struct
{
  gint64 sequence;
  gint64 first;
  gint64 last;
} Target;

static GArray *
get_stack (CascadaLog *self, gboolean redo)
{
  return redo ? self->redo : self->undo;
}

static gboolean
find_target (CascadaLog *self, gboolean redo, Target *target, GError **error)
{
  GArray *stack = get_stack (self, redo);
  g_autoptr (CascadaStatement) find = NULL;
  gboolean row;

  if (stack->len == 0)
    {
      g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND,
                           redo ? _ ("There is nothing to redo") : _ ("There is nothing to undo"));
      return FALSE;
    }
  target->sequence = g_array_index (stack, gint64, stack->len - 1);
  find = cascada_store_prepare (self->store, "SELECT first, last FROM edit WHERE replica = ?1 AND sequence = ?2", error);
  if (find == NULL)
    return FALSE;
  cascada_statement_bind_integer (find, 1, self->store->replica);
  cascada_statement_bind_integer (find, 2, target->sequence);
  if (!cascada_statement_step (find, &row, error))
    return FALSE;
  target->first = self->store->replica << 32 | cascada_statement_get_integer (find, 0);
  target->last = self->store->replica << 32 | cascada_statement_get_integer (find, 1);
  return row || cascada_store_set_error (self->store, SQLITE_CORRUPT, error);
}

/* Somebody's later change is in force: who, when and of what. */
static gboolean
refuse_conflict (CascadaLog *self, const CascadaRef *ref, guint field, gint64 head, GError **error)
{
  CascadaRecordClass *klass = cascada_kind_get_class (ref->kind);
  CascadaEditInfo edit = { 0 };
  g_autoptr (GDateTime) time = NULL, local = NULL;
  g_autofree char *date = NULL;

  if (!cascada_log_read_edit (self, head, &edit, error))
    return FALSE;
  time = g_date_time_new_from_unix_utc (edit.time / G_USEC_PER_SEC);
  local = time != NULL ? g_date_time_to_local (time) : NULL;
  date = local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("?");
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_CONFLICT,
               _ ("%s changed “%s” (%s) later, on %s: agree on the value and enter it, instead of undoing"), edit.author,
               field > 0 ? _ (klass->fields[field - 1].label) : _ (klass->label), _ (klass->label), date);
  cascada_edit_info_clear (&edit);
  return FALSE;
}

/* A creation is not undone where somebody has changed the record's fields since: the latest change of each, which comes
 * first, must have put the creation's value back. */
static gboolean
check_untouched (CascadaLog *self, const CascadaRef *ref, gint64 creation, GError **error)
{
  CascadaStatement *find = cascada_log_get_kept (
      self, &self->find_touched,
      "SELECT field, id, coalesce (restores, id) FROM change INDEXED BY change_record "
      "WHERE kind = ?1 AND record = ?2 AND period = ?3 AND field > 0 AND (field >= 0 OR period > 0) ORDER BY field DESC, id DESC",
      error);
  gint64 latest = 0;
  gboolean row = TRUE;

  if (find == NULL)
    return FALSE;
  cascada_statement_bind_integer (find, 1, ref->kind);
  cascada_statement_bind_integer (find, 2, ref->id);
  cascada_statement_bind_integer (find, 3, ref->period);
  while (row)
    {
      gint64 field, change;

      if (!cascada_statement_step (find, &row, error))
        return FALSE;
      field = row ? cascada_statement_get_integer (find, 0) : latest;
      if (field == latest)
        continue;
      latest = field;
      change = cascada_statement_get_integer (find, 1);
      if (cascada_statement_get_integer (find, 2) == creation)
        continue;
      cascada_statement_reset (find);
      return refuse_conflict (self, ref, (guint) field, change, error);
    }
  return TRUE;
}

/* Puts the field of one change back to what was effective before it (undo) or to what the change gave it (redo). */
static gboolean
revert_change (CascadaLog *self, const CascadaChange *change, gint64 prev, gboolean redo, GError **error)
{
  guint field = change->field == CASCADA_FIELD_CREATION ? CASCADA_FIELD_REMOVED : (guint) change->field;
  gint64 before = 0, expected, restored;
  g_auto (CascadaValue) value = CASCADA_VALUE_INIT;
  CascadaHead head;

  if (change->field != CASCADA_FIELD_CREATION && !cascada_log_read_effective (self, prev, &before, error))
    return FALSE;
  expected = redo ? before : change->id;
  restored = redo ? change->id : before;
  if (!cascada_log_find_head (self, &change->ref, (int) field, &head, error))
    return FALSE;
  if (head.effective != expected)
    return refuse_conflict (self, &change->ref, field, head.id, error);
  if (change->field == CASCADA_FIELD_CREATION && !redo && !check_untouched (self, &change->ref, change->id, error))
    return FALSE;

  if (restored == 0)
    value = cascada_value_integer (TRUE);
  else if (!cascada_log_read_value (self, restored, change->ref.kind, field, &value, error))
    return FALSE;
  return cascada_log_apply (self, &change->ref, field, &value, head.id, &restored, error);
}

static gboolean
revert_changes (CascadaLog *self, const Target *target, gboolean redo, GError **error)
{
  g_autoptr (CascadaStatement) changes = cascada_store_prepare (
      self->store,
      redo ? "SELECT id, kind, record, period, field, value, prev FROM change WHERE id BETWEEN ?1 AND ?2 ORDER BY id"
           : "SELECT id, kind, record, period, field, value, prev FROM change WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC",
      error);
  gboolean row = changes != NULL;

  if (changes == NULL)
    return FALSE;
  cascada_statement_bind_integer (changes, 1, target->first);
  cascada_statement_bind_integer (changes, 2, target->last);
  while (row)
    {
      CascadaChange change;

      if (!cascada_statement_step (changes, &row, error))
        return FALSE;
      if (!row)
        break;
      cascada_log_read_change (changes, &change);
      if (!revert_change (self, &change, cascada_statement_get_integer (changes, 6), redo, error))
        {
          cascada_statement_reset (changes);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * cascada_log_revert:
 * @redo: %TRUE to redo what was undone last, %FALSE to undo the last edit
 * @author: (nullable): who acts
 * @error: %CASCADA_ERROR_NOT_FOUND where there is none; %CASCADA_ERROR_CONFLICT where somebody's later change stands in
 *   the way, which the message names
 *
 * A new edit of its own that gives every field of the edit its earlier (or later) value, or none of them.
 */
gboolean
cascada_log_revert (CascadaStore *store, gboolean redo, const char *author, GError **error)
{
  CascadaLog *self;
  Target target;

  g_return_val_if_fail (CASCADA_IS_STORE (store), FALSE);

  self = cascada_log_get (store);
  if (!cascada_log_load_stacks (self, error) || !find_target (self, redo, &target, error) ||
      !cascada_log_begin (store, redo ? CASCADA_EDIT_KIND_REDO : CASCADA_EDIT_KIND_UNDO, author, NULL, target.sequence, error))
    return FALSE;
  if (!revert_changes (self, &target, redo, error))
    {
      cascada_log_rollback (store);
      return FALSE;
    }
  return cascada_log_commit (store, error);
}

/* The reason given, or what the edit did first. */
static char *
describe (CascadaLog *self, const Target *target)
{
  g_autoptr (CascadaStatement) find = cascada_store_prepare (self->store,
                                                             "SELECT c.kind, c.field, c.value, e.reason FROM edit e, change c "
                                                             "WHERE e.replica = ?1 AND e.sequence = ?2 AND c.id = ?3",
                                                             NULL);
  CascadaRecordClass *klass;
  gint64 field;
  gboolean row;

  if (find == NULL)
    return NULL;
  cascada_statement_bind_integer (find, 1, self->store->replica);
  cascada_statement_bind_integer (find, 2, target->sequence);
  cascada_statement_bind_integer (find, 3, target->first);
  if (!cascada_statement_step (find, &row, NULL) || !row)
    return NULL;
  klass = cascada_kind_get_class ((CascadaKind) cascada_statement_get_integer (find, 0));
  field = cascada_statement_get_integer (find, 1);
  if (cascada_statement_get_text (find, 3) != NULL)
    return g_strdup (cascada_statement_get_text (find, 3));
  if (field == CASCADA_FIELD_CREATION)
    return g_strdup_printf (_ ("New: %s"), _ (klass->label));
  if (field == CASCADA_FIELD_REMOVED)
    return g_strdup_printf (cascada_statement_get_integer (find, 2) ? _ ("Removed: %s") : _ ("Brought back: %s"),
                            _ (klass->label));
  return g_strdup_printf (_ ("Changed: %s, %s"), _ (klass->label), _ (klass->fields[field - 1].label));
}

/**
 * cascada_log_get_undo:
 * @redo: what would be redone, instead of undone
 * @description: (out) (optional) (nullable): what people call the edit
 *
 * Returns: sequence of the edit that cascada_log_revert() would undo or redo; 0 where there is none
 */
gint64
cascada_log_get_undo (CascadaStore *store, gboolean redo, char **description)
{
  CascadaLog *self;
  Target target;

  g_return_val_if_fail (CASCADA_IS_STORE (store), 0);

  if (description != NULL)
    *description = NULL;
  self = cascada_log_get (store);
  if (!cascada_log_load_stacks (self, NULL) || get_stack (self, redo)->len == 0 || !find_target (self, redo, &target, NULL))
    return 0;
  if (description != NULL)
    *description = describe (self, &target);
  return target.sequence;
}
