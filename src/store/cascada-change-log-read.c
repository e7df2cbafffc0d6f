/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Readings of the log: what a change gave a field, who made it, and the history of a record. */

#include "config.h"

#include <json-glib/json-glib.h>

#include "cascada-change-log-private.h"

#define CHANGE_COLUMNS "id, kind, record, period, field, value, prev"

void
cascada_edit_info_clear (CascadaEditInfo *edit)
{
  g_clear_pointer (&edit->author, g_free);
  g_clear_pointer (&edit->reason, g_free);
}

/**
 * cascada_log_read_creation:
 * @json: value of a creation
 * @field: number of a field
 * @value: (out): what the creation gave it; to be cleared
 *
 * Returns: whether @json is what a creation holds
 */
gboolean
cascada_log_read_creation (const char *json, CascadaKind kind, guint field, CascadaValue *value)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  JsonNode *member;

  *value = CASCADA_VALUE_INIT;
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;
  member = json_object_get_member (json_node_get_object (root), cascada_field_get (kind, field)->name);
  if (member == NULL)
    {
      cascada_field_get_fallback (cascada_field_get (kind, field), value); /* it came with a later schema */
      return TRUE;
    }
  if (json_node_get_value_type (member) == G_TYPE_INT64)
    *value = cascada_value_integer (json_node_get_int (member));
  else if (json_node_get_value_type (member) == G_TYPE_STRING)
    {
      CascadaValue view = cascada_value_text (json_node_get_string (member));

      cascada_value_copy (&view, value);
    }
  return TRUE;
}

static CascadaStatement *
find_change (CascadaLog *self, gint64 change, GError **error)
{
  CascadaStatement *find = cascada_log_get_kept (self, &self->find_change,
                                                 "SELECT field, value, coalesce (restores, id) FROM change WHERE id = ?1", error);
  gboolean row;

  if (find == NULL)
    return NULL;
  cascada_statement_bind_integer (find, 1, change);
  if (!cascada_statement_step (find, &row, error))
    return NULL;
  if (row)
    return find;
  cascada_store_set_error (self->store, SQLITE_CORRUPT, error);
  return NULL;
}

/* What a field (0: the removed flag) held after a change of it, or of its record's creation. */
gboolean
cascada_log_read_value (CascadaLog *self, gint64 change, CascadaKind kind, guint field, CascadaValue *value, GError **error)
{
  CascadaStatement *find = find_change (self, change, error);
  gboolean read = TRUE;
  CascadaValue view;

  *value = CASCADA_VALUE_INIT;
  if (find == NULL)
    return FALSE;
  cascada_statement_get_value (find, 1, &view);
  if (cascada_statement_get_integer (find, 0) != CASCADA_FIELD_CREATION)
    cascada_value_copy (&view, value);
  else if (field == CASCADA_FIELD_REMOVED)
    *value = cascada_value_integer (FALSE);
  else
    read = view.type == CASCADA_VALUE_TEXT && cascada_log_read_creation (view.text, kind, field, value);
  cascada_statement_reset (find);
  return read || cascada_store_set_error (self->store, SQLITE_CORRUPT, error);
}

gboolean
cascada_log_read_effective (CascadaLog *self, gint64 change, gint64 *effective, GError **error)
{
  CascadaStatement *find = find_change (self, change, error);

  if (find == NULL)
    return FALSE;
  *effective = cascada_statement_get_integer (find, 2);
  cascada_statement_reset (find);
  return TRUE;
}

/* The edit that a change belongs to. */
gboolean
cascada_log_read_edit (CascadaLog *self, gint64 change, CascadaEditInfo *edit, GError **error)
{
  CascadaStatement *find = cascada_log_get_kept (self, &self->find_edit,
                                                 "SELECT replica, sequence, time, kind, target, author, reason, person, role FROM edit "
                                                 "WHERE replica = ?1 AND first <= ?2 ORDER BY first DESC LIMIT 1",
                                                 error);
  gboolean row;

  if (find == NULL)
    return FALSE;
  cascada_statement_bind_integer (find, 1, change >> 32);
  cascada_statement_bind_integer (find, 2, change & 0xffffffff);
  if (!cascada_statement_step (find, &row, error))
    return FALSE;
  if (!row)
    return cascada_store_set_error (self->store, SQLITE_CORRUPT, error);
  edit->replica = cascada_statement_get_integer (find, 0);
  edit->sequence = cascada_statement_get_integer (find, 1);
  edit->time = cascada_statement_get_integer (find, 2);
  edit->kind = (CascadaEditKind) cascada_statement_get_integer (find, 3);
  edit->target = cascada_statement_get_integer (find, 4);
  edit->author = g_strdup (cascada_statement_get_text (find, 5));
  edit->reason = g_strdup (cascada_statement_get_text (find, 6));
  edit->person = cascada_statement_get_integer (find, 7);
  edit->role = cascada_statement_is_null (find, 8) ? -1 : (int) cascada_statement_get_integer (find, 8);
  cascada_statement_reset (find);
  return TRUE;
}

/* @change: (out): from the columns id, kind, record, period, field, value; a view until the next step */
void
cascada_log_read_change (CascadaStatement *statement, CascadaChange *change)
{
  change->id = cascada_statement_get_integer (statement, 0);
  change->ref.kind = (CascadaKind) cascada_statement_get_integer (statement, 1);
  change->ref.id = cascada_statement_get_integer (statement, 2);
  change->ref.period = (CascadaPeriod) cascada_statement_get_integer (statement, 3);
  change->field = (int) cascada_statement_get_integer (statement, 4);
  cascada_statement_get_value (statement, 5, &change->value);
  change->old = CASCADA_VALUE_INIT;
}

static void
clear_change (gpointer data)
{
  CascadaChange *change = data;

  cascada_value_clear (&change->value);
  cascada_value_clear (&change->old);
}

static void
free_entry (gpointer data)
{
  CascadaHistoryEntry *entry = data;

  cascada_edit_info_clear (&entry->edit);
  clear_change (&entry->change);
  g_free (entry);
}

/* Reads the rest of a query into copies. */
static gboolean
collect (CascadaStatement *statement, GArray *changes, GError **error)
{
  gboolean row = TRUE;

  while (row)
    {
      CascadaChange change;
      CascadaValue view;

      if (!cascada_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      cascada_log_read_change (statement, &change);
      view = change.value;
      cascada_value_copy (&view, &change.value);
      cascada_statement_get_value (statement, 6, &change.old); /* prev, for now */
      if (change.old.type == CASCADA_VALUE_TEXT)
        change.old = CASCADA_VALUE_INIT;
      g_array_append_val (changes, change);
    }
  return TRUE;
}

static GArray *
new_changes (void)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (CascadaChange));

  g_array_set_clear_func (changes, clear_change);
  return changes;
}

/**
 * cascada_log_get_last_changes:
 * @limit: how many at most
 * @error: what the file reports
 *
 * Returns: (transfer full) (nullable) (element-type CascadaChange): the changes of this replica's newest edit in their
 *   order, without @old; %NULL without an error where there are more than @limit
 */
GArray *
cascada_log_get_last_changes (CascadaStore *store, guint limit, GError **error)
{
  g_autoptr (CascadaStatement) find = NULL;
  g_autoptr (GArray) changes = new_changes ();

  g_return_val_if_fail (CASCADA_IS_STORE (store), NULL);

  find = cascada_store_prepare (store,
                                "SELECT " CHANGE_COLUMNS
                                " FROM change, (SELECT first, last FROM edit WHERE replica = ?1 ORDER BY sequence DESC LIMIT 1) "
                                "WHERE id BETWEEN (?1 << 32) + first AND (?1 << 32) + last ORDER BY id LIMIT ?2",
                                error);
  if (find == NULL)
    return NULL;
  cascada_statement_bind_integer (find, 1, store->replica);
  cascada_statement_bind_integer (find, 2, (gint64) limit + 1);
  if (!collect (find, changes, error) || changes->len > limit)
    return NULL;
  for (guint i = 0; i < changes->len; i++)
    g_array_index (changes, CascadaChange, i).old = CASCADA_VALUE_INIT;
  return g_steal_pointer (&changes);
}

/* The newest changes of what is asked, the creation of an ordinary record aside. */
static gboolean
collect_indexed (CascadaStore *store, const CascadaRef *ref, int field, guint limit, GArray *changes, GError **error)
{
  g_autoptr (CascadaStatement) find = cascada_store_prepare (
      store,
      "SELECT " CHANGE_COLUMNS
      " FROM change INDEXED BY change_record WHERE kind = ?1 AND record = ?2 AND (?3 = 0 OR period = ?3) "
      "AND (?4 = -2 OR field = ?4 OR (?4 > 0 AND field = -1)) AND (field >= 0 OR period > 0) ORDER BY id DESC LIMIT ?5",
      error);

  if (find == NULL)
    return FALSE;
  cascada_statement_bind_integer (find, 1, ref->kind);
  cascada_statement_bind_integer (find, 2, ref->id);
  cascada_statement_bind_integer (find, 3, ref->period);
  cascada_statement_bind_integer (find, 4, field);
  cascada_statement_bind_integer (find, 5, limit > 0 ? (gint64) limit : -1);
  return collect (find, changes, error);
}

static gboolean
collect_creation (CascadaStore *store, const CascadaRef *ref, GArray *changes, GError **error)
{
  g_autoptr (CascadaStatement) find =
      cascada_store_prepare (store, "SELECT " CHANGE_COLUMNS " FROM change WHERE id = ?1 AND kind = ?2", error);

  if (find == NULL)
    return FALSE;
  cascada_statement_bind_integer (find, 1, ref->id);
  cascada_statement_bind_integer (find, 2, ref->kind);
  return collect (find, changes, error);
}

static gboolean
collect_history (CascadaStore *store, const CascadaRef *ref, int field, guint limit, GArray *changes, GError **error)
{
  CascadaRecordClass *klass = cascada_kind_get_class (ref->kind);

  if (!collect_indexed (store, ref, field, limit, changes, error))
    return FALSE;
  if (klass->is_cell)
    return TRUE;
  if (field != CASCADA_FIELD_REMOVED && !collect_creation (store, ref, changes, error))
    return FALSE;
  for (CascadaKind kind = CASCADA_KIND_NONE + 1; field == CASCADA_FIELD_ANY && kind < CASCADA_N_KINDS; kind++)
    {
      CascadaRecordClass *cells = cascada_kind_get_class (kind);

      if (cells->is_cell && cells->parent_kind == ref->kind &&
          !collect_indexed (store, &(CascadaRef){ kind, CASCADA_PERIOD_NONE, ref->id }, field, limit, changes, error))
        return FALSE;
    }
  return TRUE;
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  gint64 first = ((const CascadaChange *) a)->id, second = ((const CascadaChange *) b)->id;

  return first < second ? 1 : first > second ? -1
                                             : 0;
}

/* Of a creation the part that a field's history tells; of any other change what was before it. */
static gboolean
complete_change (CascadaLog *self, CascadaChange *change, int field, GError **error)
{
  gint64 prev = change->old.type == CASCADA_VALUE_INTEGER ? change->old.integer : 0;

  change->old = CASCADA_VALUE_INIT;
  if (change->field == CASCADA_FIELD_CREATION && field > 0)
    {
      g_auto (CascadaValue) json = change->value;

      change->field = field;
      return cascada_log_read_creation (json.text, change->ref.kind, (guint) field, &change->value) ||
             cascada_store_set_error (self->store, SQLITE_CORRUPT, error);
    }
  return prev == 0 || cascada_log_read_value (self, prev, change->ref.kind, (guint) change->field, &change->old, error);
}

/**
 * cascada_log_get_history:
 * @ref: a record, removed or not
 * @field: number of a field, %CASCADA_FIELD_REMOVED, %CASCADA_FIELD_CREATION, or %CASCADA_FIELD_ANY for all and those of
 *   the record's cells
 * @limit: how many at most; 0: all
 * @error: what the file reports
 *
 * Who changed what, when, why, from what to what. The history of one field begins with the value that the creation gave
 * it, as a change of that field; elsewhere a creation's value is a JSON object.
 *
 * Returns: (transfer full) (nullable) (element-type CascadaHistoryEntry): newest first
 */
GPtrArray *
cascada_log_get_history (CascadaStore *store, const CascadaRef *ref, int field, guint limit, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (free_entry);
  g_autoptr (GArray) changes = new_changes ();
  CascadaLog *self;

  g_return_val_if_fail (CASCADA_IS_STORE (store) && ref != NULL, NULL);
  g_return_val_if_fail (field <= 0 || cascada_field_get (ref->kind, (guint) field) != NULL, NULL);

  self = cascada_log_get (store);
  if (!cascada_ref_validate (ref, error) || !collect_history (store, ref, field, limit, changes, error))
    return NULL;
  g_array_sort (changes, compare_changes);
  if (limit > 0 && changes->len > limit)
    g_array_set_size (changes, limit);
  for (guint i = 0; i < changes->len; i++)
    {
      CascadaChange *change = &g_array_index (changes, CascadaChange, i);
      CascadaHistoryEntry *entry = g_new0 (CascadaHistoryEntry, 1);

      entry->change = *change;
      change->value = change->old = CASCADA_VALUE_INIT;
      g_ptr_array_add (entries, entry);
      if (!complete_change (self, &entry->change, field, error) ||
          !cascada_log_read_edit (self, entry->change.id, &entry->edit, error))
        return NULL;
    }
  return g_steal_pointer (&entries);
}
