/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The state as of an earlier change: of each field the latest change that was there, else the creation. What nothing has
 * happened to since is read from its row. */

#include "config.h"

#include <inttypes.h>

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "cascada-change-log-private.h"
#include "cascada-error.h"

/* --- the moment --- */

static void
add_seen (CascadaMoment *self, gint64 replica, gint64 last)
{
  CascadaSeen seen = { replica, replica << 32 | last };

  g_array_append_val (self->seen, seen);
}

/* What the edit's author had seen of another replica. */
static gboolean
add_dep (CascadaMoment *self, gint64 replica, gint64 sequence, GError **error)
{
  g_autoptr (CascadaStatement) find =
      cascada_store_prepare (self->store, "SELECT last FROM edit WHERE replica = ?1 AND sequence = ?2", error);
  gboolean row;

  if (find == NULL)
    return FALSE;
  cascada_statement_bind_integer (find, 1, replica);
  cascada_statement_bind_integer (find, 2, sequence);
  if (!cascada_statement_step (find, &row, error))
    return FALSE;
  if (!row)
    return cascada_store_set_error (self->store, SQLITE_CORRUPT, error);
  add_seen (self, replica, cascada_statement_get_integer (find, 0));
  return TRUE;
}

static gboolean
add_deps (CascadaMoment *self, const char *deps, GError **error)
{
  g_autoptr (JsonNode) root = json_from_string (deps, NULL);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return cascada_store_set_error (self->store, SQLITE_CORRUPT, error);
  json_object_iter_init (&iter, json_node_get_object (root));
  while (json_object_iter_next (&iter, &name, &member))
    {
      gint64 replica;

      if (!g_ascii_string_to_signed (name, 10, 1, G_MAXINT32, &replica, NULL) || json_node_get_value_type (member) != G_TYPE_INT64)
        return cascada_store_set_error (self->store, SQLITE_CORRUPT, error);
      if (!add_dep (self, replica, json_node_get_int (member), error))
        return FALSE;
    }
  return TRUE;
}

/* What had been seen of others, by the newest edit that says; one that says nothing has seen no more than those before. */
static gboolean
find_deps (CascadaMoment *self, gint64 replica, gint64 sequence, GError **error)
{
  g_autoptr (CascadaStatement) find = cascada_store_prepare (
      self->store,
      "SELECT deps FROM edit WHERE replica = ?1 AND sequence <= ?2 AND deps IS NOT NULL ORDER BY sequence DESC LIMIT 1",
      error);
  gboolean row;

  if (find == NULL)
    return FALSE;
  cascada_statement_bind_integer (find, 1, replica);
  cascada_statement_bind_integer (find, 2, sequence);
  if (!cascada_statement_step (find, &row, error))
    return FALSE;
  return !row || add_deps (self, cascada_statement_get_text (find, 0), error);
}

static gboolean
find_edit (CascadaMoment *self, gint64 change, GError **error)
{
  g_autoptr (CascadaStatement) find = cascada_store_prepare (
      self->store, "SELECT sequence, last FROM edit WHERE replica = ?1 AND first <= ?2 ORDER BY first DESC LIMIT 1", error);
  gint64 replica = change >> 32, counter = change & 0xffffffff, sequence;
  gboolean row;

  if (find == NULL)
    return FALSE;
  cascada_statement_bind_integer (find, 1, replica);
  cascada_statement_bind_integer (find, 2, counter);
  if (!cascada_statement_step (find, &row, error))
    return FALSE;
  if (!row || counter > cascada_statement_get_integer (find, 1))
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("“%s” holds no change number %" PRId64), self->store->shown,
                   change);
      return FALSE;
    }
  sequence = cascada_statement_get_integer (find, 0);
  add_seen (self, replica, cascada_statement_get_integer (find, 1));
  return find_deps (self, replica, sequence, error);
}

/**
 * cascada_moment_new:
 * @store: any connection; a thread uses one of its own
 * @change: id of a change; 0: now
 * @error: %CASCADA_ERROR_NOT_FOUND where there is no such change
 *
 * Returns: (transfer full) (nullable): the moment of the change
 */
CascadaMoment *
cascada_moment_new (CascadaStore *store, gint64 change, GError **error)
{
  g_autoptr (CascadaMoment) self = NULL;

  g_return_val_if_fail (CASCADA_IS_STORE (store) && store->db != NULL && change >= 0, NULL);

  self = g_new0 (CascadaMoment, 1);
  self->store = g_object_ref (store);
  self->now = change == 0;
  self->seen = g_array_new (FALSE, FALSE, sizeof (CascadaSeen));
  if (sqlite3_get_autocommit (store->db))
    {
      if (!cascada_store_execute (store, "BEGIN", error))
        return NULL;
      self->own_transaction = TRUE;
    }
  return self->now || find_edit (self, change, error) ? g_steal_pointer (&self) : NULL;
}

void
cascada_moment_free (CascadaMoment *self)
{
  g_clear_pointer (&self->changes, cascada_statement_free);
  g_clear_pointer (&self->history, cascada_statement_free);
  for (guint kind = 0; kind < CASCADA_N_KINDS; kind++)
    {
      g_clear_pointer (&self->candidates[kind], cascada_statement_free);
      g_clear_pointer (&self->displaced[kind].ids, g_hash_table_unref);
      g_clear_pointer (&self->displaced[kind].parents, g_hash_table_unref);
    }
  if (self->own_transaction && self->store->db != NULL)
    cascada_store_execute (self->store, "ROLLBACK", NULL);
  g_array_unref (self->seen);
  g_object_unref (self->store);
  g_free (self);
}

/** cascada_moment_includes: whether @change had been made and seen. */
gboolean
cascada_moment_includes (const CascadaMoment *self, gint64 change)
{
  for (guint i = 0; i < self->seen->len; i++)
    if (g_array_index (self->seen, CascadaSeen, i).replica == change >> 32)
      return change <= g_array_index (self->seen, CascadaSeen, i).last;
  return self->now;
}

/* --- one record --- */

static void
bind_ref (CascadaStatement *statement, const CascadaRef *ref)
{
  cascada_statement_bind_integer (statement, 1, ref->kind);
  cascada_statement_bind_integer (statement, 2, ref->id);
  cascada_statement_bind_integer (statement, 3, ref->period);
}

/* From the index alone: whether the record was there, and whether anything happened to it later. */
static gboolean
survey (CascadaMoment *self, const CascadaRef *ref, gboolean *there, gboolean *later, GError **error)
{
  gboolean row = TRUE;

  if (self->changes == NULL)
    self->changes = cascada_store_prepare (
        self->store,
        "SELECT id, field FROM change INDEXED BY change_record WHERE kind = ?1 AND record = ?2 AND period = ?3 AND (field >= 0 OR period > 0)",
        error);
  if (self->changes == NULL)
    return FALSE;
  *later = FALSE;
  *there = !cascada_kind_get_class (ref->kind)->is_cell && cascada_moment_includes (self, ref->id);
  bind_ref (self->changes, ref);
  while (row)
    {
      if (!cascada_statement_step (self->changes, &row, error))
        return FALSE;
      if (!row)
        break;
      if (!cascada_moment_includes (self, cascada_statement_get_integer (self->changes, 0)))
        *later = TRUE;
      else if (cascada_statement_get_integer (self->changes, 1) == CASCADA_FIELD_CREATION)
        *there = TRUE;
    }
  return TRUE;
}

static gboolean
set_created (CascadaMoment *self, CascadaRecord *record, const gboolean *changed, const char *json, GError **error)
{
  CascadaRef ref = cascada_record_get_ref (record);

  for (guint field = 1; field <= cascada_kind_get_class (ref.kind)->n_fields; field++)
    {
      g_auto (CascadaValue) value = CASCADA_VALUE_INIT;

      if (changed[field])
        continue;
      if (json == NULL || !cascada_log_read_creation (json, ref.kind, field, &value))
        return cascada_store_set_error (self->store, SQLITE_CORRUPT, error);
      cascada_record_set_value (record, field, &value);
    }
  return TRUE;
}

/* A change of the record; the latest of each field comes first, a creation after all of them. */
static gboolean
set_changed (CascadaMoment *self, CascadaRecord *record, gboolean *changed, GError **error)
{
  gint64 field = cascada_statement_get_integer (self->history, 1);
  CascadaValue value;

  if (!cascada_moment_includes (self, cascada_statement_get_integer (self->history, 0)))
    return TRUE;
  cascada_statement_get_value (self->history, 2, &value);
  if (field == CASCADA_FIELD_CREATION)
    return set_created (self, record, changed, value.type == CASCADA_VALUE_TEXT ? value.text : NULL, error);
  if (field > cascada_kind_get_class (cascada_record_get_kind (record))->n_fields || changed[field])
    return TRUE;
  changed[field] = TRUE;
  if (field == CASCADA_FIELD_REMOVED)
    cascada_record_set_removed (record, value.integer != 0);
  else
    cascada_record_set_value (record, (guint) field, &value);
  return TRUE;
}

static CascadaRecord *
rebuild (CascadaMoment *self, const CascadaRef *ref, GError **error)
{
  g_autoptr (CascadaRecord) record = cascada_record_new (*ref);
  gboolean changed[CASCADA_FIELDS_MAX + 1] = { FALSE };
  gboolean row = TRUE;

  /* the creation of an ordinary record is found by its id, and not in the index */
  if (self->history == NULL)
    self->history = cascada_store_prepare (
        self->store,
        "SELECT * FROM (SELECT id, field, value FROM change INDEXED BY change_record WHERE kind = ?1 AND record = ?2 AND period = ?3 "
        "AND (field >= 0 OR period > 0) ORDER BY field DESC, id DESC) "
        "UNION ALL SELECT id, field, value FROM change WHERE id = ?2 AND kind = ?1 AND ?3 = 0",
        error);
  if (self->history == NULL)
    return NULL;
  bind_ref (self->history, ref);
  while (row)
    {
      if (!cascada_statement_step (self->history, &row, error))
        return NULL;
      if (row && !set_changed (self, record, changed, error))
        {
          cascada_statement_reset (self->history);
          return NULL;
        }
    }
  return g_steal_pointer (&record);
}

/**
 * cascada_moment_load:
 * @record: (out) (transfer full) (nullable): the record as it was, also where it was removed then; %NULL where there was
 *   none yet
 * @error: what the file reports
 */
gboolean
cascada_moment_load (CascadaMoment *self, CascadaRef ref, CascadaRecord **record, GError **error)
{
  g_autoptr (GError) missing = NULL;
  gboolean there = TRUE, later = FALSE;

  *record = NULL;
  if (!self->now && !survey (self, &ref, &there, &later, error))
    return FALSE;
  if (!there)
    return TRUE;
  if (later)
    {
      *record = rebuild (self, &ref, error);
      return *record != NULL;
    }
  *record = cascada_store_load (self->store, ref, &missing);
  if (*record != NULL || g_error_matches (missing, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&missing));
  return FALSE;
}

/**
 * cascada_log_load_as_of:
 * @moment: id of a change; 0: now
 * @record: (out) (transfer full) (nullable): as of cascada_moment_load()
 * @error: %CASCADA_ERROR_NOT_FOUND where there is no such change
 *
 * One record as it was; for many see #CascadaMoment.
 */
gboolean
cascada_log_load_as_of (CascadaStore *store, CascadaRef ref, gint64 moment, CascadaRecord **record, GError **error)
{
  g_autoptr (CascadaMoment) self = cascada_moment_new (store, moment, error);

  return self != NULL && cascada_moment_load (self, ref, record, error);
}
