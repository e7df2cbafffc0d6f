/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-versions.h"

#include <inttypes.h>

#include <glib/gi18n-lib.h>

#include "cascada-error.h"

static void
free_version (gpointer data)
{
  CascadaPlanVersion *version = data;

  g_free (version->document);
  g_free (version->note);
  g_free (version->author);
  g_free (version->person);
  g_free (version);
}

static CascadaPlanVersion *
read_version (CascadaStatement *statement)
{
  CascadaPlanVersion *version = g_new0 (CascadaPlanVersion, 1);

  version->id = cascada_statement_get_integer (statement, 0);
  version->number = (int) cascada_statement_get_integer (statement, 1);
  version->date = (CascadaDate) cascada_statement_get_integer (statement, 2);
  version->document = g_strdup (cascada_statement_get_text (statement, 3));
  version->note = g_strdup (cascada_statement_get_text (statement, 4));
  version->author = g_strdup (cascada_statement_get_text (statement, 5));
  version->person = g_strdup (cascada_statement_get_text (statement, 6));
  version->imported = cascada_statement_get_integer (statement, 7) == CASCADA_EDIT_KIND_IMPORT;
  return version;
}

/**
 * cascada_versions_list:
 * @store: any connection; a thread uses one of its own
 * @plan: id of the plan
 *
 * Returns: (transfer full) (element-type CascadaPlanVersion) (nullable): its versions by number; it frees them
 */
GPtrArray *
cascada_versions_list (CascadaStore *store, gint64 plan, GError **error)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (free_version);
  g_autoptr (CascadaStatement) list = NULL;
  gboolean row = TRUE;

  g_return_val_if_fail (CASCADA_IS_STORE (store), NULL);

  list = cascada_store_prepare (store,
                                "SELECT v.id, v.number, v.date, v.document, v.note, e.author, p.name, e.kind FROM version v "
                                "LEFT JOIN edit e ON e.replica = v.id >> 32 AND e.first = (SELECT max (first) FROM edit "
                                "WHERE replica = v.id >> 32 AND first <= v.id & 4294967295) "
                                "LEFT JOIN person p ON p.id = e.person WHERE v.plan = ?1 AND v.removed = 0 ORDER BY v.number, v.id",
                                error);
  if (list == NULL)
    return NULL;
  cascada_statement_bind_integer (list, 1, plan);
  while (row)
    {
      if (!cascada_statement_step (list, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (versions, read_version (list));
    }
  return g_steal_pointer (&versions);
}

static char *
list_numbers (GPtrArray *versions)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < versions->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? ", " : "", ((CascadaPlanVersion *) versions->pdata[i])->number);
  return g_string_free (text, FALSE);
}

/**
 * cascada_versions_find:
 * @moment: (out): of the publication of that version
 * @error: %CASCADA_ERROR_NOT_FOUND
 */
gboolean
cascada_versions_find (CascadaStore *store, gint64 plan, int number, gint64 *moment, GError **error)
{
  g_autoptr (GPtrArray) versions = cascada_versions_list (store, plan, error);
  g_autofree char *numbers = NULL;

  if (versions == NULL)
    return FALSE;
  for (guint i = 0; i < versions->len; i++)
    if (((CascadaPlanVersion *) versions->pdata[i])->number == number)
      {
        *moment = ((CascadaPlanVersion *) versions->pdata[i])->id;
        return TRUE;
      }
  numbers = list_numbers (versions);
  if (versions->len == 0)
    g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND,
                         _ ("The plan has no version yet: each publication makes one (PLE-PIN-P005, activity 8)"));
  else
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("The plan has no version %d; there are: %s"), number, numbers);
  return FALSE;
}

/**
 * cascada_versions_find_edit:
 * @sequence: number of an edit that was made in this copy of the workspace
 * @moment: (out): when it had been made
 * @error: %CASCADA_ERROR_NOT_FOUND
 */
gboolean
cascada_versions_find_edit (CascadaStore *store, gint64 sequence, gint64 *moment, GError **error)
{
  g_autoptr (CascadaStatement) find =
      cascada_store_prepare (store, "SELECT (replica << 32) + last FROM edit WHERE replica = ?1 AND sequence = ?2", error);
  gboolean row;

  if (find == NULL)
    return FALSE;
  cascada_statement_bind_integer (find, 1, cascada_store_get_replica (store));
  cascada_statement_bind_integer (find, 2, sequence);
  if (!cascada_statement_step (find, &row, error))
    return FALSE;
  if (row)
    *moment = cascada_statement_get_integer (find, 0);
  else
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("There is no edit number %" PRId64 " in this workspace"), sequence);
  return row;
}

/* Two moments of one edit are one: an import holds the plan only as it was then. */
static gboolean
check_apart (CascadaStore *store, gint64 before, gint64 after, GError **error)
{
  static const char sql[] = "SELECT count (*) FROM edit WHERE replica = ?1 >> 32 AND first <= ?1 & 4294967295";
  gint64 first, second;

  if (before == after || before == 0 || after == 0 || before >> 32 != after >> 32)
    return TRUE;
  if (!cascada_store_query_integer (store, sql, before, &first, error) || !cascada_store_query_integer (store, sql, after, &second, error))
    return FALSE;
  if (first != second)
    return TRUE;
  g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED,
                       _ ("Both versions came with one import, which holds the plan only as it was then: compare one of them with now"));
  return FALSE;
}

/**
 * cascada_versions_compare:
 * @store: any connection; a thread uses one of its own
 * @before: a moment: id of a version or of any other change; 0: now
 * @after: another
 * @error: %CASCADA_ERROR_REFUSED where nothing is known that could be compared
 *
 * What differs between two states of a plan, without what was reported.
 *
 * Returns: (transfer full) (element-type CascadaDifference) (nullable): in document order; it frees them
 */
GPtrArray *
cascada_versions_compare (CascadaStore *store, gint64 plan, gint64 before, gint64 after, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaSnapshot) first = NULL, second = NULL;

  g_return_val_if_fail (CASCADA_IS_STORE (store), NULL);

  if (!check_apart (store, before, after, error))
    return NULL;
  first = cascada_snapshot_new (store, plan, before, CASCADA_SNAPSHOT_PLAN, cancellable, error);
  second = first != NULL ? cascada_snapshot_new (store, plan, after, CASCADA_SNAPSHOT_PLAN, cancellable, error) : NULL;
  return second != NULL ? cascada_snapshot_compare (first, second) : NULL;
}

/* --- in a thread, with a connection of its own, as of what is committed --- */

typedef struct
{
  char *path;
  gint64 plan;
  gint64 moments[2];
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->path);
  g_free (reading);
}

static GTask *
task_new (CascadaWorkspace *workspace, const Reading *reading, gpointer tag, GCancellable *cancellable,
          GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (workspace, cancellable, callback, user_data);
  Reading *copy = g_memdup2 (reading, sizeof *reading);

  copy->path = g_strdup (cascada_workspace_get_path (workspace));
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, copy, reading_free);
  return task;
}

static void
compare_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Reading *reading = data;
  GError *error = NULL;
  g_autoptr (CascadaStore) store = cascada_store_open (reading->path, CASCADA_STORE_READER, cancellable, &error);
  GPtrArray *differences =
      store != NULL ? cascada_versions_compare (store, reading->plan, reading->moments[0], reading->moments[1], cancellable, &error) : NULL;

  if (differences != NULL)
    g_task_return_pointer (task, differences, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Reading *reading = data;
  GError *error = NULL;
  g_autoptr (CascadaStore) store = cascada_store_open (reading->path, CASCADA_STORE_READER, cancellable, &error);
  CascadaSnapshot *snapshot =
      store != NULL ? cascada_snapshot_new (store, reading->plan, reading->moments[0], CASCADA_SNAPSHOT_PLAN, cancellable, &error) : NULL;

  if (snapshot != NULL)
    g_task_return_pointer (task, snapshot, (GDestroyNotify) cascada_snapshot_free);
  else
    g_task_return_error (task, error);
}

/** cascada_versions_compare_async: as cascada_versions_compare(), as of what is committed. */
void
cascada_versions_compare_async (CascadaWorkspace *workspace, gint64 plan, gint64 before, gint64 after,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Reading reading = { NULL, plan, { before, after } };
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CASCADA_IS_WORKSPACE (workspace) && cascada_workspace_get_path (workspace) != NULL);

  task = task_new (workspace, &reading, cascada_versions_compare_async, cancellable, callback, user_data);
  g_task_run_in_thread (task, compare_cb);
}

/** cascada_versions_compare_finish: Returns: (transfer full) (element-type CascadaDifference): in document order */
GPtrArray *
cascada_versions_compare_finish (CascadaWorkspace *workspace, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/** cascada_versions_read_async: a plan as it was at a moment (0: now), without what was reported. */
void
cascada_versions_read_async (CascadaWorkspace *workspace, gint64 plan, gint64 moment, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  Reading reading = { NULL, plan, { moment } };
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CASCADA_IS_WORKSPACE (workspace) && cascada_workspace_get_path (workspace) != NULL);

  task = task_new (workspace, &reading, cascada_versions_read_async, cancellable, callback, user_data);
  g_task_run_in_thread (task, read_cb);
}

/** cascada_versions_read_finish: Returns: (transfer full): the plan as it was */
CascadaSnapshot *
cascada_versions_read_finish (CascadaWorkspace *workspace, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
