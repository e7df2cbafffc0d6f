/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What requests did to the goals of a plan. */

#include "config.h"

#include "cascada-request-private.h"

static CascadaRequestMark *
ensure_mark (GHashTable *marks, gint64 goal)
{
  CascadaRequestMark *mark = g_hash_table_lookup (marks, &goal);

  if (mark != NULL)
    return mark;
  mark = g_new0 (CascadaRequestMark, 1);
  mark->goal = goal;
  g_hash_table_insert (marks, &mark->goal, mark);
  return mark;
}

static void
add_mark (GHashTable *marks, CascadaStatement *row)
{
  CascadaRequestMark *mark = ensure_mark (marks, cascada_statement_get_integer (row, 0));
  CascadaRequestState state = (CascadaRequestState) cascada_statement_get_integer (row, 3);

  mark->eliminated = cascada_statement_get_integer (row, 4) != 0;
  if (cascada_request_is_modification (state))
    {
      mark->modified_id = cascada_statement_get_integer (row, 1);
      mark->modified_by = (int) cascada_statement_get_integer (row, 2);
    }
  else if (state <= CASCADA_REQUEST_STATE_UNDER_REVIEW)
    {
      mark->pending_id = cascada_statement_get_integer (row, 1);
      mark->pending = (int) cascada_statement_get_integer (row, 2);
      mark->pending_state = state;
    }
}

/**
 * cascada_request_read_marks:
 *
 * By one query, for the rows of a plan's table.
 *
 * Returns: (transfer full) (nullable) (element-type gint64 CascadaRequestMark): by id of the goal, those that have requests
 */
GHashTable *
cascada_request_read_marks (CascadaStore *store, gint64 plan, GError **error)
{
  g_autoptr (GHashTable) marks = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (CascadaStatement) list =
      cascada_store_prepare (store,
                             "SELECT r.goal, r.id, r.number, r.state, g.eliminated FROM request r JOIN goal g ON g.id = r.goal "
                             "WHERE r.plan = ?1 AND r.removed = 0 ORDER BY coalesce (r.decided, r.date), r.id",
                             error);
  gboolean row = list != NULL;

  if (list == NULL)
    return NULL;
  cascada_statement_bind_integer (list, 1, plan);
  while (row)
    {
      if (!cascada_statement_step (list, &row, error))
        return NULL;
      if (row)
        add_mark (marks, list);
    }
  return g_steal_pointer (&marks);
}

/**
 * cascada_request_list_approved:
 * @plan, @goal: whose; 0 for any
 * @after: day before those that are meant were decided; none for all
 *
 * Returns: (transfer full) (element-type gint64) (nullable): ids of requests whose values are in force, the last decided first
 */
GArray *
cascada_request_list_approved (CascadaStore *store, gint64 plan, gint64 goal, CascadaDate after, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CascadaStatement) list =
      cascada_store_prepare (store,
                             "SELECT id FROM request WHERE removed = 0 AND (?1 = 0 OR plan = ?1) AND (?2 = 0 OR goal = ?2) "
                             "AND coalesce (decided, 0) > ?3 AND state IN (?4, ?5, ?6) ORDER BY decided DESC, id DESC",
                             error);
  gboolean row = list != NULL;

  if (list == NULL)
    return NULL;
  cascada_statement_bind_integer (list, 1, plan);
  cascada_statement_bind_integer (list, 2, goal);
  cascada_statement_bind_integer (list, 3, after);
  cascada_statement_bind_integer (list, 4, CASCADA_REQUEST_STATE_APPROVED);
  cascada_statement_bind_integer (list, 5, CASCADA_REQUEST_STATE_ADJUSTED_VERSION_SENT);
  cascada_statement_bind_integer (list, 6, CASCADA_REQUEST_STATE_PUBLISHED);
  while (row)
    {
      gint64 id;

      if (!cascada_statement_step (list, &row, error))
        return NULL;
      id = row ? cascada_statement_get_integer (list, 0) : 0;
      if (row)
        g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/* What one request changed, where no later one changed it again. */
static void
add_modified (GPtrArray *modified, GPtrArray *values, gint64 request)
{
  while (values->len > 0)
    {
      CascadaRequestValue *value = g_ptr_array_steal_index (values, values->len - 1);

      value->id = request;
      if (cascada_request_find_value (modified, &value->ref, value->field) == NULL)
        g_ptr_array_add (modified, value);
      else
        cascada_request_value_free (value);
    }
}

/**
 * cascada_request_read_modified:
 * @plan, @goal: whose: one of them, the other 0
 *
 * Returns: (transfer full) (nullable) (element-type CascadaRequestValue): of all fields that requests changed, the value before
 *   (@old) and after (@proposed) the last one that did; @id is the id of that request
 */
GPtrArray *
cascada_request_read_modified (CascadaStore *store, gint64 plan, gint64 goal, GError **error)
{
  g_autoptr (GPtrArray) modified = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_request_value_free);
  g_autoptr (GArray) requests = NULL;

  g_return_val_if_fail (CASCADA_IS_STORE (store), NULL);

  requests = cascada_request_list_approved (store, plan, goal, CASCADA_DATE_NONE, error);
  for (guint i = 0; requests != NULL && i < requests->len; i++)
    {
      gint64 id = g_array_index (requests, gint64, i);
      g_autoptr (CascadaRecord) request = cascada_store_load (store, cascada_request_ref (id), error);
      g_autoptr (GPtrArray) values = request != NULL ? cascada_request_read_values (store, request, error) : NULL;

      if (values == NULL)
        return NULL;
      add_modified (modified, values, id);
    }
  return requests != NULL ? g_steal_pointer (&modified) : NULL;
}
