/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures of the plans in use. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-workspace-private.h"

/* Figures that nobody but us holds make room: one plan at least stays loaded, and all that are shown. */
static void
keep_figures (CascadaWorkspace *self, CascadaFigures *figures)
{
  gint64 plan = cascada_figures_get_plan (figures);
  GHashTableIter iter;
  gpointer other;

  g_hash_table_iter_init (&iter, self->figures);
  while (g_hash_table_iter_next (&iter, NULL, &other))
    if (G_OBJECT (other)->ref_count == 1)
      g_hash_table_iter_remove (&iter);
  g_hash_table_insert (self->figures, g_memdup2 (&plan, sizeof plan), g_object_ref (figures));
}

/**
 * cascada_workspace_get_figures:
 * @plan: id of the plan
 *
 * Loads them where they are not, which takes about a second for a million indicators.
 *
 * Returns: (transfer full): the figures, shared, and up to date as long as the workspace is open
 */
CascadaFigures *
cascada_workspace_get_figures (CascadaWorkspace *self, gint64 plan, GError **error)
{
  CascadaFigures *figures;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self) && self->store != NULL, NULL);

  figures = g_hash_table_lookup (self->figures, &plan);
  if (figures != NULL)
    return g_object_ref (figures);
  figures = cascada_figures_load (self->store, plan, NULL, error);
  /* what is read within an edit may be given up with it */
  if (figures != NULL && !self->editing)
    keep_figures (self, figures);
  return figures;
}

/**
 * cascada_workspace_refresh_figures:
 * @changes: (nullable): %NULL where everything may have changed
 * @fresh: (nullable): plan → figures that were read after the edit
 */
void
cascada_workspace_refresh_figures (CascadaWorkspace *self, const GArray *changes, GHashTable *fresh)
{
  g_autoptr (GList) all = g_hash_table_get_values (self->figures);

  /* who hears of it may ask for other figures: these are held meanwhile */
  g_list_foreach (all, (GFunc) (void (*) (void)) g_object_ref, NULL);
  for (GList *l = all; l != NULL; l = l->next)
    {
      g_autoptr (CascadaFigures) figures = l->data;
      g_autoptr (GError) error = NULL;
      gint64 plan = cascada_figures_get_plan (figures);
      CascadaFigures *read = fresh != NULL ? g_hash_table_lookup (fresh, &plan) : NULL;

      if (read != NULL)
        {
          cascada_figures_replace (figures, read);
          continue;
        }
      if (cascada_figures_apply (figures, self->store, changes != NULL ? (const CascadaChange *) changes->data : NULL,
                                 changes != NULL ? changes->len : 0, NULL, &error))
        continue;
      g_warning ("Figures of a plan could not be brought up to date: %s", error->message);
      g_hash_table_remove (self->figures, &plan);
    }
}

typedef struct
{
  char *path;
  gint64 plan;
  guint generation; /* of the workspace when reading began */
  GAsyncReadyCallback loaded;
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_free (loading->path);
  g_free (loading);
}

static void
load_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Loading *loading = data;
  GError *error = NULL;
  g_autoptr (CascadaStore) store = cascada_store_open (loading->path, CASCADA_STORE_READER, cancellable, &error);
  CascadaFigures *figures = store != NULL ? cascada_figures_load (store, loading->plan, cancellable, &error) : NULL;

  if (figures != NULL)
    g_task_return_pointer (task, figures, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
start_loading (GTask *task)
{
  CascadaWorkspace *self = g_task_get_source_object (task);
  Loading *loading = g_task_get_task_data (task), *copy = g_new (Loading, 1);
  g_autoptr (GTask) work = g_task_new (self, g_task_get_cancellable (task), loading->loaded, task);

  loading->generation = self->generation;
  *copy = (Loading){ g_strdup (loading->path), loading->plan, loading->generation, NULL };
  g_task_set_task_data (work, copy, loading_free);
  g_task_run_in_thread (work, load_cb);
}

/* What was committed meanwhile may be missing: then it is read again. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  CascadaWorkspace *self = CASCADA_WORKSPACE (source);
  g_autoptr (GTask) task = data;
  Loading *loading = g_task_get_task_data (task);
  g_autoptr (CascadaFigures) figures = NULL;
  CascadaFigures *known = g_hash_table_lookup (self->figures, &loading->plan);
  GError *error = NULL;

  figures = g_task_propagate_pointer (G_TASK (result), &error);
  if (figures == NULL)
    g_task_return_error (task, error);
  else if (self->store == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The workspace was closed"));
  else if (known != NULL)
    g_task_return_pointer (task, g_object_ref (known), g_object_unref);
  else if (loading->generation != self->generation)
    start_loading (g_steal_pointer (&task));
  else
    {
      keep_figures (self, figures);
      g_task_return_pointer (task, g_steal_pointer (&figures), g_object_unref);
    }
}

/** cascada_workspace_load_figures_async: the same in a thread, with a connection of its own. */
void
cascada_workspace_load_figures_async (CascadaWorkspace *self, gint64 plan, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  CascadaFigures *known;
  Loading *loading;

  g_return_if_fail (CASCADA_IS_WORKSPACE (self) && self->store != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cascada_workspace_load_figures_async);
  known = g_hash_table_lookup (self->figures, &plan);
  if (known != NULL)
    {
      g_task_return_pointer (task, g_object_ref (known), g_object_unref);
      return;
    }
  loading = g_new0 (Loading, 1);
  loading->path = g_strdup (cascada_workspace_get_path (self));
  loading->plan = plan;
  loading->loaded = loaded_cb;
  g_task_set_task_data (task, loading, loading_free);
  start_loading (g_steal_pointer (&task));
}

/** cascada_workspace_load_figures_finish: Returns: (transfer full): the figures */
CascadaFigures *
cascada_workspace_load_figures_finish (CascadaWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
