/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What belonged to a record at an earlier change: what belongs to it now, but for what was removed, brought back or moved
 * since. Those are found by the log’s index of changes, whose entries of these kinds are people’s edits. */

#include "config.h"

#include "cascada-change-log-private.h"

static gint64 *
copy_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
add_to_parent (CascadaDisplaced *displaced, gint64 parent, gint64 id)
{
  GArray *ids = g_hash_table_lookup (displaced->parents, &parent);

  if (ids == NULL)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (displaced->parents, copy_id (parent), ids);
    }
  g_array_append_val (ids, id);
}

/* @parent: now; where it was moved since, that of then counts */
static gboolean
add_displaced (CascadaMoment *self, CascadaRecordClass *klass, gint64 id, gint64 parent, gboolean moved, GError **error)
{
  CascadaDisplaced *displaced = &self->displaced[klass->kind];
  g_autoptr (CascadaRecord) record = NULL;

  g_hash_table_add (displaced->ids, copy_id (id));
  if (moved && !cascada_moment_load (self, (CascadaRef){ .kind = klass->kind, .id = id }, &record, error))
    return FALSE;
  if (!moved || record != NULL)
    add_to_parent (displaced, record != NULL ? cascada_record_get_integer (record, klass->parent_field) : parent, id);
  return TRUE;
}

static CascadaStatement *
prepare_displaced (CascadaMoment *self, CascadaRecordClass *klass, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT c.record, c.id, c.field > 0, r.%s FROM change c INDEXED BY change_record "
                                          "JOIN %s r ON r.id = c.record WHERE c.kind = ?1 AND c.field IN (0, ?2) "
                                          "AND (c.field >= 0 OR c.period > 0) ORDER BY c.record",
                                          klass->fields[klass->parent_field - 1].name, klass->table);
  CascadaStatement *changes = cascada_store_prepare (self->store, sql, error);

  if (changes == NULL)
    return NULL;
  cascada_statement_bind_integer (changes, 1, klass->kind);
  cascada_statement_bind_integer (changes, 2, klass->parent_field);
  return changes;
}

/* The changes of a record come one after the other. */
static gboolean
read_displaced (CascadaMoment *self, CascadaRecordClass *klass, GError **error)
{
  g_autoptr (CascadaStatement) changes = prepare_displaced (self, klass, error);
  gint64 id = 0, parent = 0;
  gboolean row = TRUE, later = FALSE, moved = FALSE;

  if (changes == NULL)
    return FALSE;
  while (row)
    {
      gint64 next;

      if (!cascada_statement_step (changes, &row, error))
        return FALSE;
      next = row ? cascada_statement_get_integer (changes, 0) : 0;
      if (next != id && later && !add_displaced (self, klass, id, parent, moved, error))
        return FALSE;
      if (next != id)
        later = moved = FALSE;
      id = next;
      if (!row || cascada_moment_includes (self, cascada_statement_get_integer (changes, 1)))
        continue;
      later = TRUE;
      moved |= cascada_statement_get_integer (changes, 2) != 0;
      parent = cascada_statement_get_integer (changes, 3);
    }
  return TRUE;
}

/* Once for each kind. */
static gboolean
find_displaced (CascadaMoment *self, CascadaRecordClass *klass, GError **error)
{
  CascadaDisplaced *displaced = &self->displaced[klass->kind];

  if (displaced->ids != NULL)
    return TRUE;
  displaced->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  displaced->parents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  if (read_displaced (self, klass, error))
    return TRUE;
  g_clear_pointer (&displaced->ids, g_hash_table_unref);
  g_clear_pointer (&displaced->parents, g_hash_table_unref);
  return FALSE;
}

/* What belongs to the parent now; cells also where they are removed, as they are never moved. */
static CascadaStatement *
get_candidates (CascadaMoment *self, CascadaRecordClass *klass, GError **error)
{
  CascadaStatement **candidates = &self->candidates[klass->kind];
  g_autofree char *sql = NULL;

  if (*candidates != NULL)
    return *candidates;
  if (klass->is_cell)
    sql = g_strdup_printf ("SELECT id, period FROM %s WHERE id = ?1", klass->table);
  else
    sql = g_strdup_printf ("SELECT id, 0 FROM %s WHERE %s = ?1 AND removed = 0", klass->table,
                           klass->fields[klass->parent_field - 1].name);
  return *candidates = cascada_store_prepare (self->store, sql, error);
}

static gboolean
add_child (CascadaMoment *self, CascadaRef ref, GPtrArray *children, GError **error)
{
  g_autoptr (CascadaRecord) record = NULL;

  if (!cascada_moment_load (self, ref, &record, error))
    return FALSE;
  if (record != NULL && !cascada_record_is_removed (record))
    g_ptr_array_add (children, g_steal_pointer (&record));
  return TRUE;
}

static gboolean
add_candidates (CascadaMoment *self, CascadaRecordClass *klass, gint64 parent, GPtrArray *children, GError **error)
{
  CascadaStatement *candidates = get_candidates (self, klass, error);
  gboolean row = TRUE;

  if (candidates == NULL)
    return FALSE;
  cascada_statement_bind_integer (candidates, 1, parent);
  while (row)
    {
      CascadaRef ref = { .kind = klass->kind };

      if (!cascada_statement_step (candidates, &row, error))
        return FALSE;
      if (!row)
        break;
      ref.id = cascada_statement_get_integer (candidates, 0);
      ref.period = (CascadaPeriod) cascada_statement_get_integer (candidates, 1);
      if (!klass->is_cell && g_hash_table_contains (self->displaced[klass->kind].ids, &ref.id))
        continue;
      if (!add_child (self, ref, children, error))
        {
          cascada_statement_reset (candidates);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
add_displaced_children (CascadaMoment *self, CascadaRecordClass *klass, gint64 parent, GPtrArray *children, GError **error)
{
  const GArray *ids = g_hash_table_lookup (self->displaced[klass->kind].parents, &parent);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!add_child (self, (CascadaRef){ .kind = klass->kind, .id = g_array_index (ids, gint64, i) }, children, error))
      return FALSE;
  return TRUE;
}

static int
compare_children (gconstpointer a, gconstpointer b, gpointer data)
{
  CascadaRecord *first = *(CascadaRecord **) a, *second = *(CascadaRecord **) b;
  guint position = GPOINTER_TO_UINT (data);
  gint64 difference;

  if (position == 0)
    return cascada_period_compare (cascada_record_get_ref (first).period, cascada_record_get_ref (second).period);
  difference = cascada_record_get_integer (first, position) - cascada_record_get_integer (second, position);
  if (difference == 0)
    difference = cascada_record_get_id (first) - cascada_record_get_id (second);
  return difference < 0 ? -1 : difference > 0;
}

/**
 * cascada_moment_load_children:
 * @kind: objective, goal, indicator, or a kind of cell
 * @parent: id of what they belonged to
 *
 * As cascada_store_load_children(), at that moment. The cost is that of what belongs to @parent, and once for each kind
 * that of what was ever changed of it.
 *
 * Returns: (transfer full) (element-type CascadaRecord) (nullable): what was not removed, in order of position or period
 */
GPtrArray *
cascada_moment_load_children (CascadaMoment *self, CascadaKind kind, gint64 parent, GError **error)
{
  CascadaRecordClass *klass = cascada_kind_get_class (kind);
  g_autoptr (GPtrArray) children = NULL;

  g_return_val_if_fail (klass != NULL && (klass->is_cell || (kind >= CASCADA_KIND_OBJECTIVE && kind <= CASCADA_KIND_INDICATOR)), NULL);

  if (self->now)
    return cascada_store_load_children (self->store, kind, parent, error);
  children = g_ptr_array_new_with_free_func (g_object_unref);
  if (!klass->is_cell && (!find_displaced (self, klass, error) || !add_displaced_children (self, klass, parent, children, error)))
    return NULL;
  if (!add_candidates (self, klass, parent, children, error))
    return NULL;
  g_ptr_array_sort_with_data (children, compare_children, GUINT_TO_POINTER (cascada_field_find (kind, "position")));
  return g_steal_pointer (&children);
}
