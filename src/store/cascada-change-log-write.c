/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one place where rows are written: each with its change, in the same transaction. */

#include "config.h"

#include <inttypes.h>

#include <glib/gi18n-lib.h>

#include "cascada-change-log-private.h"
#include "cascada-error.h"

#define COUNTER_MAX G_GINT64_CONSTANT (0xffffffff)

/* Writes a change into the log and the hash; its id is the next of the replica. */
static gboolean
append_change (CascadaLog *self, CascadaChange *change, const CascadaValue *prev, const CascadaValue *restores, GError **error)
{
  CascadaStatement *insert = cascada_log_get_kept (self, &self->insert_change,
                                                   "INSERT INTO change (id, kind, record, period, field, value, prev, restores) "
                                                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                                                   error);

  if (insert == NULL)
    return FALSE;
  cascada_statement_bind_integer (insert, 1, change->id);
  cascada_statement_bind_integer (insert, 2, change->ref.kind);
  cascada_statement_bind_integer (insert, 3, change->ref.id);
  cascada_statement_bind_integer (insert, 4, change->ref.period);
  cascada_statement_bind_integer (insert, 5, change->field);
  cascada_statement_bind_view (insert, 6, &change->value);
  cascada_statement_bind_view (insert, 7, prev);
  cascada_statement_bind_view (insert, 8, restores);
  if (!cascada_store_write (self->store, insert, error))
    return FALSE;
  cascada_log_write_change (self->line, change, prev, restores);
  g_checksum_update (self->checksum, (const guchar *) self->line->str, (gssize) self->line->len);
  self->counter++;
  return TRUE;
}

static gboolean
get_next_id (CascadaLog *self, gint64 *id, GError **error)
{
  if (self->counter >= COUNTER_MAX)
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_RANGE,
                   _ ("“%s” holds as many changes as it can: continue in a new workspace"), self->store->shown);
      return FALSE;
    }
  *id = self->store->replica << 32 | (self->counter + 1);
  return TRUE;
}

/* The latest change of a field, else the record's creation. One replica's ids grow, so that its last is the head. */
gboolean
cascada_log_find_head (CascadaLog *self, const CascadaRef *ref, int field, CascadaHead *head, GError **error)
{
  CascadaStatement *find = cascada_log_get_kept (
      self, &self->find_head,
      "SELECT id, coalesce (restores, id) FROM change INDEXED BY change_record WHERE kind = ?1 AND record = ?2 AND period = ?3 "
      "AND field = ?4 AND (field >= 0 OR period > 0) ORDER BY id DESC LIMIT 1",
      error);
  gboolean row;

  if (find == NULL)
    return FALSE;
  cascada_statement_bind_integer (find, 1, ref->kind);
  cascada_statement_bind_integer (find, 2, ref->id);
  cascada_statement_bind_integer (find, 3, ref->period);
  cascada_statement_bind_integer (find, 4, field);
  if (!cascada_statement_step (find, &row, error))
    return FALSE;
  if (row)
    {
      head->id = cascada_statement_get_integer (find, 0);
      head->effective = cascada_statement_get_integer (find, 1);
      cascada_statement_reset (find);
      return TRUE;
    }
  if (field == CASCADA_FIELD_CREATION)
    return cascada_store_set_error (self->store, SQLITE_CORRUPT, error);
  if (ref->period != CASCADA_PERIOD_NONE)
    return cascada_log_find_head (self, ref, CASCADA_FIELD_CREATION, head, error);
  head->id = head->effective = ref->id;
  return TRUE;
}

/* Row and change of one field (0: the removed flag), without asking whether it may be. */
gboolean
cascada_log_apply (CascadaLog *self, const CascadaRef *ref, guint field, const CascadaValue *value, gint64 prev,
                   const gint64 *restores, GError **error)
{
  CascadaLogKind *kind = cascada_log_get_kind (self, ref->kind);
  CascadaStatement *update = cascada_log_get_update (self, kind, field, error);
  CascadaChange change = { .ref = *ref, .field = (int) field, .value = *value };
  CascadaValue prev_value = cascada_value_integer (prev);
  CascadaValue restored = restores != NULL ? cascada_value_integer (*restores) : CASCADA_VALUE_INIT;

  if (update == NULL || !get_next_id (self, &change.id, error))
    return FALSE;
  cascada_log_bind_ref (update, kind, ref);
  cascada_statement_bind_view (update, 3, value);
  return cascada_store_write (self->store, update, error) && append_change (self, &change, &prev_value, &restored, error);
}

static gboolean
check_open (CascadaLog *self, GError **error)
{
  if (self->open && !self->failed)
    return TRUE;
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, _ ("A part of the edit of “%s” failed; nothing was changed"),
               self->store->shown);
  return FALSE;
}

static gboolean
check_exists (CascadaLog *self, CascadaKind kind, gint64 id, gboolean *exists, GError **error)
{
  CascadaStatement *select = cascada_log_get_select (self, cascada_log_get_kind (self, kind), CASCADA_FIELD_REMOVED, error);

  if (select == NULL)
    return FALSE;
  cascada_statement_bind_integer (select, 1, id);
  if (!cascada_statement_step (select, exists, error))
    return FALSE;
  cascada_statement_reset (select);
  return TRUE;
}

static gboolean
refuse_reference (const CascadaLogKind *kind, const char *label, gint64 id, GError **error)
{
  g_clear_error (error);
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND,
               _ ("%s: its “%s” (number %" PRId64 ") does not exist: choose one that does"), _ (kind->klass->label), _ (label),
               id);
  return FALSE;
}

/* After SQLite refused a foreign key: which one, in words. */
static gboolean
explain_reference (CascadaLog *self, const CascadaLogKind *kind, const CascadaRef *ref, guint first, guint last,
                   const CascadaValue *values, GError **error)
{
  gboolean exists = TRUE;

  if (sqlite3_extended_errcode (self->store->db) != SQLITE_CONSTRAINT_FOREIGNKEY)
    return FALSE;
  if (kind->klass->is_cell && check_exists (self, kind->klass->parent_kind, ref->id, &exists, NULL) && !exists)
    return refuse_reference (kind, cascada_kind_get_class (kind->klass->parent_kind)->label, ref->id, error);
  for (guint field = first; field <= last; field++)
    {
      const CascadaField *declared = &kind->klass->fields[field - 1];
      const CascadaValue *value = &values[field - first];

      if (declared->type == CASCADA_FIELD_REFERENCE && value->type == CASCADA_VALUE_INTEGER &&
          check_exists (self, declared->references, value->integer, &exists, NULL) && !exists)
        return refuse_reference (kind, declared->label, value->integer, error);
    }
  return FALSE;
}

/* Reads a field of a row that must be there and, unless it is the flag that is read, not removed. */
static gboolean
read_current (CascadaLog *self, const CascadaRef *ref, guint field, CascadaValue *current, GError **error)
{
  CascadaLogKind *kind = cascada_log_get_kind (self, ref->kind);
  CascadaStatement *select = cascada_log_get_select (self, kind, field, error);
  CascadaValue view;
  gboolean row, removed;

  if (select == NULL)
    return FALSE;
  cascada_log_bind_ref (select, kind, ref);
  if (!cascada_statement_step (select, &row, error))
    return FALSE;
  removed = row && cascada_statement_get_integer (select, 0) != 0;
  if (!row || (removed && field != CASCADA_FIELD_REMOVED))
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND,
                   removed ? _ ("“%s” number %" PRId64 " was removed: undo that before changing it")
                           : _ ("“%s” number %" PRId64 " does not exist"),
                   _ (kind->klass->label), ref->id);
      cascada_statement_reset (select);
      return FALSE;
    }
  cascada_statement_get_value (select, 1, &view);
  cascada_value_copy (&view, current);
  cascada_statement_reset (select);
  return TRUE;
}

static gboolean
set_field (CascadaLog *self, const CascadaRef *ref, guint field, const CascadaValue *value, gboolean even_removed, GError **error)
{
  g_auto (CascadaValue) current = CASCADA_VALUE_INIT;
  CascadaLogKind *kind = cascada_log_get_kind (self, ref->kind);
  CascadaHead head;

  if (!even_removed && !read_current (self, ref, field, &current, error))
    return FALSE;
  if (!even_removed && cascada_value_equal (&current, value))
    return TRUE;
  if (!cascada_log_find_head (self, ref, (int) field, &head, error))
    return FALSE;
  return cascada_log_apply (self, ref, field, value, head.id, NULL, error) ||
         (field > 0 && explain_reference (self, kind, ref, field, field, value, error));
}

/**
 * cascada_log_set:
 * @ref: a record that is not removed
 * @field: number of one of its fields
 * @value: its new value; nothing is written where it is the old one
 * @error: as of cascada_field_validate(), or %CASCADA_ERROR_NOT_FOUND
 *
 * Part of an edit: changes a field.
 */
gboolean
cascada_log_set (CascadaStore *store, const CascadaRef *ref, guint field, const CascadaValue *value, GError **error)
{
  CascadaLog *self;

  g_return_val_if_fail (CASCADA_IS_STORE (store) && ref != NULL && value != NULL, FALSE);

  self = cascada_log_get (store);
  if (!check_open (self, error))
    return FALSE;
  return (cascada_ref_validate (ref, error) && cascada_field_validate (ref->kind, field, value, error) &&
          set_field (self, ref, field, value, FALSE, error)) ||
         cascada_log_fail (self);
}

/**
 * cascada_log_remove:
 * @removed: %TRUE to remove, %FALSE to bring back
 *
 * Part of an edit: sets the flag that removes a record. What belongs to it is not touched.
 */
gboolean
cascada_log_remove (CascadaStore *store, const CascadaRef *ref, gboolean removed, GError **error)
{
  CascadaLog *self;
  CascadaValue value = cascada_value_integer (!!removed);

  g_return_val_if_fail (CASCADA_IS_STORE (store) && ref != NULL, FALSE);

  self = cascada_log_get (store);
  if (!check_open (self, error))
    return FALSE;
  return (cascada_ref_validate (ref, error) && set_field (self, ref, CASCADA_FIELD_REMOVED, &value, FALSE, error)) ||
         cascada_log_fail (self);
}

/* What is said, and where nothing is said the field's fallback; all of it validated. */
static gboolean
complete_values (const CascadaLogKind *kind, const CascadaValue *values, CascadaValue *complete, GError **error)
{
  for (guint i = 0; i < kind->klass->n_fields; i++)
    {
      if (values != NULL && values[i].type != CASCADA_VALUE_NONE)
        complete[i] = values[i];
      else
        cascada_field_get_fallback (&kind->klass->fields[i], &complete[i]);
      if (!cascada_field_validate (kind->klass->kind, i + 1, &complete[i], error))
        return FALSE;
    }
  return TRUE;
}

/* A cell is named by its place: one that was removed and is entered again is the same record. */
static gboolean
revive (CascadaLog *self, const CascadaLogKind *kind, const CascadaRef *ref, const CascadaValue *values, GError **error)
{
  g_auto (CascadaValue) removed = CASCADA_VALUE_INIT;
  CascadaValue present = cascada_value_integer (FALSE);

  if (!read_current (self, ref, CASCADA_FIELD_REMOVED, &removed, error))
    return FALSE;
  if (removed.integer == 0)
    {
      g_autofree char *period = cascada_period_to_string (ref->period);

      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, _ ("“%s” of %s exists already: change it instead"),
                   _ (kind->klass->label), period);
      return FALSE;
    }
  if (!set_field (self, ref, CASCADA_FIELD_REMOVED, &present, TRUE, error))
    return FALSE;
  for (guint field = 1; field <= kind->klass->n_fields; field++)
    if (!set_field (self, ref, field, &values[field - 1], FALSE, error))
      return FALSE;
  return TRUE;
}

static gboolean
create (CascadaLog *self, CascadaLogKind *kind, CascadaRef *ref, const CascadaValue *values, GError **error)
{
  CascadaStatement *insert = cascada_log_get_insert (self, kind, error);
  g_autoptr (GError) failure = NULL;
  CascadaValue none = CASCADA_VALUE_INIT;
  CascadaChange change = { .field = CASCADA_FIELD_CREATION };

  if (insert == NULL || !get_next_id (self, &change.id, error))
    return FALSE;
  if (!kind->klass->is_cell)
    ref->id = change.id;
  if (!cascada_ref_validate (ref, error))
    return FALSE;
  cascada_log_bind_ref (insert, kind, ref);
  for (guint i = 0; i < kind->klass->n_fields; i++)
    cascada_statement_bind_view (insert, (int) i + 3, &values[i]);
  if (!cascada_store_write (self->store, insert, &failure))
    {
      if (sqlite3_extended_errcode (self->store->db) == SQLITE_CONSTRAINT_PRIMARYKEY && kind->klass->is_cell)
        return revive (self, kind, ref, values, error);
      explain_reference (self, kind, ref, 1, kind->klass->n_fields, values, &failure);
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  cascada_log_write_values (self->values, kind->klass, values);
  change.ref = *ref;
  change.value = cascada_value_text (self->values->str);
  return append_change (self, &change, &none, &none, error);
}

/**
 * cascada_log_create:
 * @ref: (inout): its kind; of a cell also parent and period. The id of any other record is given here.
 * @values: (nullable): one for each field of the kind, in their order; what is not said gets the field's fallback
 * @error: as of cascada_field_validate(), %CASCADA_ERROR_NOT_FOUND where a reference leads nowhere, or
 *   %CASCADA_ERROR_REFUSED where the cell exists
 *
 * Part of an edit: makes a record. A cell that was removed comes back with @values.
 */
gboolean
cascada_log_create (CascadaStore *store, CascadaRef *ref, const CascadaValue *values, GError **error)
{
  CascadaValue complete[CASCADA_FIELDS_MAX];
  CascadaLogKind *kind;
  CascadaLog *self;

  g_return_val_if_fail (CASCADA_IS_STORE (store) && ref != NULL, FALSE);
  g_return_val_if_fail (cascada_kind_get_class (ref->kind) != NULL, FALSE);

  self = cascada_log_get (store);
  if (!check_open (self, error))
    return FALSE;
  kind = cascada_log_get_kind (self, ref->kind);
  return (complete_values (kind, values, complete, error) && create (self, kind, ref, complete, error)) ||
         cascada_log_fail (self);
}
