/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edits: the change log does the work; here what is open is brought up to date after it. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-workspace-private.h"

#include "cascada-plan.h"

/**
 * cascada_workspace_refresh:
 * @fresh: (nullable): plan → figures that were read after the edit already
 *
 * After an edit: records and figures first, so that who hears of the change finds them up to date.
 */
void
cascada_workspace_refresh (CascadaWorkspace *self, GHashTable *fresh)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) changes = cascada_log_get_last_changes (self->store, CASCADA_MAX_TOLD_CHANGES, &error);

  if (error != NULL)
    g_warning ("The changes of an edit could not be read: %s", error->message);
  self->generation++;
  cascada_workspace_refresh_records (self, changes);
  cascada_workspace_refresh_figures (self, changes, fresh);
  cascada_workspace_refresh_undo (self);
  cascada_workspace_tell_changed (self, changes);
}

/**
 * cascada_workspace_begin:
 * @kind: %CASCADA_EDIT_KIND_EDIT or _IMPORT
 * @reason: (nullable): what it does, in words for undo and history
 * @error: %CASCADA_ERROR_READ_ONLY, or what the file causes
 *
 * Begins an edit. It is to be committed or rolled back before control returns to the main loop.
 */
gboolean
cascada_workspace_begin (CascadaWorkspace *self, CascadaEditKind kind, const char *reason, GError **error)
{
  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self) && self->store != NULL && !self->editing, FALSE);

  if (!cascada_log_begin (self->store, kind, self->author, reason, 0, error))
    return FALSE;
  self->editing = TRUE;
  if (cascada_workspace_find_guarded (self, &self->guarded, error))
    return TRUE;
  cascada_workspace_rollback (self);
  return FALSE;
}

/**
 * cascada_workspace_begin_procedure:
 *
 * Begins an edit as cascada_workspace_begin() does, for who has asked the rules already: a step of the procedure, or a
 * whole document that is read into an empty workspace.
 */
gboolean
cascada_workspace_begin_procedure (CascadaWorkspace *self, CascadaEditKind kind, const char *reason, GError **error)
{
  if (!cascada_workspace_begin (self, kind, reason, error))
    return FALSE;
  self->guarded = FALSE;
  return TRUE;
}

/* A table's name is no value: it cannot be bound, and comes from the kind's declaration. */
static gboolean
get_next_position (CascadaWorkspace *self, CascadaRecordClass *klass, gint64 parent, gint64 *position, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT ifnull (max (position), 0) FROM %s WHERE removed = 0", klass->table);
  if (klass->parent_field > 0)
    g_string_append_printf (sql, " AND %s = ?1", klass->fields[klass->parent_field - 1].name);
  else
    g_string_append (sql, " AND ?1 = ?1");
  if (!cascada_store_query_integer (self->store, sql->str, parent, position, error))
    return FALSE;
  (*position)++;
  return TRUE;
}

/** cascada_kind_get_position_field: number of the field that orders siblings, or 0. */
guint
cascada_kind_get_position_field (CascadaKind kind)
{
  return cascada_field_find (kind, "position");
}

static const char *
get_new_name (CascadaKind kind)
{
  switch (kind)
    {
    case CASCADA_KIND_UNIT:
      return _ ("New unit");
    case CASCADA_KIND_PERSON:
      return _ ("New person");
    case CASCADA_KIND_PLAN:
      return _ ("New plan");
    case CASCADA_KIND_OBJECTIVE:
      return _ ("New objective");
    case CASCADA_KIND_GOAL:
      return _ ("New goal");
    case CASCADA_KIND_INDICATOR:
      return _ ("New indicator");
    default:
      return NULL;
    }
}

/* What a record cannot do without and has no fallback: a name to be changed, and this year for a plan. */
static void
fill_defaults (CascadaRecordClass *klass, CascadaValue *values)
{
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CascadaField *field = &klass->fields[i];
      gboolean is_year =
          klass->kind == CASCADA_KIND_PLAN && (i + 1 == CASCADA_PLAN_FIRST_YEAR || i + 1 == CASCADA_PLAN_LAST_YEAR);

      if (values[i].type != CASCADA_VALUE_NONE || !field->required)
        continue;
      if (field->type == CASCADA_FIELD_TEXT)
        values[i] = cascada_value_text (get_new_name (klass->kind));
      else if (is_year)
        {
          g_autoptr (GDateTime) now = g_date_time_new_now_local ();

          values[i] = cascada_value_integer (g_date_time_get_year (now));
        }
    }
}

/**
 * cascada_workspace_create:
 * @ref: (inout): kind, and for a cell the period; its id is filled in. A cell's id, its parent's, may be given by @parent.
 * @parent: id of what it belongs to; 0 for plans, units and persons, or where @values says it
 * @values: (nullable): by field number − 1; none means the field's default: at the end of its siblings, a name to change
 *
 * Makes a record within the edit. A cell that was removed comes back with these values.
 */
gboolean
cascada_workspace_create (CascadaWorkspace *self, CascadaRef *ref, gint64 parent, const CascadaValue *values, GError **error)
{
  CascadaRecordClass *klass;
  g_autofree CascadaValue *all = NULL;
  guint position;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self) && self->editing && ref != NULL, FALSE);

  klass = cascada_kind_get_class (ref->kind);
  all = g_new0 (CascadaValue, klass->n_fields); /* borrowed values: freed as a block */
  if (values != NULL)
    memcpy (all, values, klass->n_fields * sizeof *all);
  if (klass->is_cell && parent != 0)
    ref->id = parent;
  if (klass->parent_field > 0 && parent != 0)
    all[klass->parent_field - 1] = cascada_value_integer (parent);
  position = cascada_kind_get_position_field (ref->kind);
  if (position > 0 && all[position - 1].type == CASCADA_VALUE_NONE)
    {
      gint64 next, owner = klass->parent_field > 0 ? all[klass->parent_field - 1].integer : 0;

      if (!get_next_position (self, klass, owner, &next, error))
        return FALSE;
      all[position - 1] = cascada_value_integer (next);
    }
  fill_defaults (klass, all);
  if (self->guarded && !cascada_workspace_guard_creation (self, ref, all, error))
    return FALSE;
  return cascada_log_create (self->store, ref, all, error);
}

/* Cells exist once they are first set. One that was removed, as by undoing what made it, begins anew: a report whose
 * sending was undone is a draft again. */
static gboolean
ensure_cell (CascadaWorkspace *self, const CascadaRef *ref, gboolean *created, guint field, const CascadaValue *value,
             GError **error)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (CascadaRecord) record = cascada_store_load (self->store, *ref, &missing);
  CascadaRecordClass *klass = cascada_kind_get_class (ref->kind);
  g_autofree CascadaValue *values = NULL;
  CascadaRef copy = *ref;

  *created = FALSE;
  if (record != NULL && !cascada_record_is_removed (record))
    return TRUE;
  if (record == NULL && !g_error_matches (missing, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return FALSE;
    }
  *created = TRUE;
  values = g_new0 (CascadaValue, klass->n_fields);
  values[field - 1] = *value;
  return cascada_log_create (self->store, &copy, values, error);
}

/** cascada_workspace_set: changes a field within the edit; a cell (target, report…) that is not there yet is made. */
gboolean
cascada_workspace_set (CascadaWorkspace *self, CascadaRef ref, guint field, const CascadaValue *value, GError **error)
{
  gboolean created = FALSE;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self) && self->editing && value != NULL, FALSE);

  if (self->guarded && !cascada_workspace_guard_change (self, &ref, field, value, error))
    return FALSE;
  if (cascada_kind_get_class (ref.kind)->is_cell && !ensure_cell (self, &ref, &created, field, value, error))
    return FALSE;
  return created || cascada_log_set (self->store, &ref, field, value, error);
}

/** cascada_workspace_remove: removes one record within the edit; what belongs to it is left to the caller. */
gboolean
cascada_workspace_remove (CascadaWorkspace *self, CascadaRef ref, GError **error)
{
  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self) && self->editing, FALSE);

  return (!self->guarded || cascada_workspace_guard_change (self, &ref, CASCADA_FIELD_REMOVED, NULL, error)) &&
         cascada_log_remove (self->store, &ref, TRUE, error);
}

/**
 * cascada_workspace_commit:
 *
 * Ends the edit, brings records and figures up to date and emits "changed". Where it fails nothing is left of the edit.
 */
gboolean
cascada_workspace_commit (CascadaWorkspace *self, GError **error)
{
  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self) && self->editing, FALSE);

  self->editing = FALSE;
  if (!cascada_log_commit (self->store, error))
    {
      cascada_log_rollback (self->store);
      cascada_workspace_refresh_records (self, NULL);
      return FALSE;
    }
  cascada_workspace_refresh (self, NULL);
  return TRUE;
}

/** cascada_workspace_rollback: leaves nothing of an open edit; does nothing where none is open. */
void
cascada_workspace_rollback (CascadaWorkspace *self)
{
  g_return_if_fail (CASCADA_IS_WORKSPACE (self));

  if (!self->editing)
    return;
  self->editing = FALSE;
  cascada_log_rollback (self->store);
  cascada_workspace_refresh_records (self, NULL);
}

/**
 * cascada_workspace_end:
 * @done: whether all of the edit was written
 *
 * Commits the edit, or rolls back what failed, whose error is set already.
 */
gboolean
cascada_workspace_end (CascadaWorkspace *self, gboolean done, GError **error)
{
  if (done)
    return cascada_workspace_commit (self, error);
  cascada_workspace_rollback (self);
  return FALSE;
}

static char *
describe_change (CascadaWorkspace *self, CascadaRef ref, guint field)
{
  g_autofree char *subject = cascada_workspace_describe (self, ref);
  CascadaRecordClass *klass = cascada_kind_get_class (ref.kind);
  gboolean is_value = ref.kind == CASCADA_KIND_TARGET || ref.kind == CASCADA_KIND_WEIGHT;
  g_autofree char *small = g_utf8_strdown (_ (is_value ? klass->label : cascada_field_get (ref.kind, field)->label), -1);

  /* Translators: a field and its record, as in “Edit executed value of 4199, 2025-Q2” */
  return g_strdup_printf (_ ("Edit %s of %s"), small, subject);
}

static gboolean
has_value (CascadaWorkspace *self, CascadaRef ref, guint field, const CascadaValue *value)
{
  g_autoptr (CascadaRecord) record = cascada_store_load (self->store, ref, NULL);

  if (record == NULL || cascada_record_is_removed (record))
    return FALSE;
  return cascada_value_equal (cascada_record_get_value (record, field), value);
}

/**
 * cascada_workspace_change:
 * @reason: (nullable): in words for undo and history; made from the field and the record where %NULL
 *
 * Changes one field as an edit of its own. Where it has that value already nothing is written.
 */
gboolean
cascada_workspace_change (CascadaWorkspace *self, CascadaRef ref, guint field, const CascadaValue *value, const char *reason,
                          GError **error)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self) && self->store != NULL && value != NULL, FALSE);

  if (has_value (self, ref, field, value))
    return TRUE;
  words = reason != NULL ? g_strdup (reason) : describe_change (self, ref, field);
  if (!cascada_workspace_begin (self, CASCADA_EDIT_KIND_EDIT, words, error))
    return FALSE;
  if (!cascada_workspace_set (self, ref, field, value, error))
    {
      cascada_workspace_rollback (self);
      return FALSE;
    }
  return cascada_workspace_commit (self, error);
}

static gboolean
revert (CascadaWorkspace *self, gboolean redo, GError **error)
{
  if (!cascada_workspace_guard_undo (self, redo, error) || !cascada_log_revert (self->store, redo, self->author, error))
    return FALSE;
  cascada_workspace_refresh (self, NULL);
  return TRUE;
}

/**
 * cascada_workspace_undo:
 * @error: %CASCADA_ERROR_NOT_FOUND where there is nothing to undo, %CASCADA_ERROR_CONFLICT where somebody's later change
 *   stands in the way
 *
 * Takes back the last edit of this file that is not undone yet, by a new edit.
 */
gboolean
cascada_workspace_undo (CascadaWorkspace *self, GError **error)
{
  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self) && self->store != NULL && !self->editing, FALSE);

  return revert (self, FALSE, error);
}

/** cascada_workspace_redo: takes back the last undo. */
gboolean
cascada_workspace_redo (CascadaWorkspace *self, GError **error)
{
  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self) && self->store != NULL && !self->editing, FALSE);

  return revert (self, TRUE, error);
}
