/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Work on the file in a thread, by a workspace of its own, for what takes longer than a frame. Only one of the two edits:
 * while the other one may, edits of the first are refused.
 */

#include "config.h"

#include "cascada-workspace-private.h"

struct _CascadaAside
{
  char *path;
  char *author;
  gint64 person; /* who works */
  gint64 unit;
  int role;
  gboolean write;
  gint64 *plans; /* whose figures are in use */
  guint n_plans;
  CascadaWorkspaceWork work;
  gpointer data;
  GDestroyNotify destroy;
  GCancellable *cancellable; /* follows the caller's, and closing */
  GCancellable *followed;
  gulong follower;

  gboolean edited;
  GHashTable *fresh; /* plan → CascadaFigures, as they are after a large edit */

  GMutex mutex;
  GCond cond;
  gboolean ended; /* the thread has let go of the file */
};

static void
aside_free (gpointer data)
{
  CascadaAside *aside = data;

  if (aside->followed != NULL)
    g_cancellable_disconnect (aside->followed, aside->follower);
  if (aside->destroy != NULL && aside->data != NULL) /* it was not handed out */
    aside->destroy (aside->data);
  g_clear_object (&aside->followed);
  g_object_unref (aside->cancellable);
  g_hash_table_unref (aside->fresh);
  g_free (aside->plans);
  g_free (aside->author);
  g_free (aside->path);
  g_mutex_clear (&aside->mutex);
  g_cond_clear (&aside->cond);
  g_free (aside);
}

/* Where so much changed that figures are read again as a whole, they are read here. What cannot be read now, or was
 * deleted, is left to the refreshing of the other workspace. */
static void
read_fresh (CascadaAside *aside, CascadaStore *store)
{
  g_autoptr (GArray) changes = cascada_log_get_last_changes (store, CASCADA_MAX_TOLD_CHANGES, NULL);

  for (guint i = 0; changes == NULL && i < aside->n_plans; i++)
    {
      CascadaFigures *figures = cascada_figures_load (store, aside->plans[i], NULL, NULL);

      if (figures != NULL)
        g_hash_table_insert (aside->fresh, &aside->plans[i], figures);
    }
}

static gboolean
run (CascadaAside *aside, GError **error)
{
  CascadaStoreFlags flags = CASCADA_STORE_READER | (aside->write ? CASCADA_STORE_WRITE : 0);
  g_autoptr (CascadaWorkspace) workspace = cascada_workspace_open (aside->path, flags, aside->cancellable, error);
  gboolean done;

  if (workspace == NULL)
    return FALSE;
  cascada_workspace_set_author (workspace, aside->author);
  cascada_workspace_set_actor (workspace, aside->person, aside->unit, aside->role);
  done = aside->work (workspace, aside->data, aside->cancellable, error);
  cascada_workspace_rollback (workspace);
  aside->edited = workspace->generation > 0;
  if (aside->edited)
    read_fresh (aside, workspace->store);
  return cascada_workspace_close (workspace, done ? error : NULL) && done;
}

static void
run_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  CascadaAside *aside = data;
  GError *error = NULL;
  gboolean done = run (aside, &error);

  g_mutex_lock (&aside->mutex);
  aside->ended = TRUE;
  g_cond_signal (&aside->cond);
  g_mutex_unlock (&aside->mutex);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Lets this workspace edit again, and know what the other one did. */
static void
take_back (CascadaWorkspace *self, CascadaAside *aside)
{
  if (self->writing != aside)
    return;
  self->writing = NULL;
  cascada_log_release (self->store);
  if (aside->edited)
    cascada_workspace_refresh (self, aside->fresh);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  CascadaAside *aside = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  take_back (CASCADA_WORKSPACE (source), aside);
  /* what was read before it was cancelled is not wanted any more: another reading may have overtaken it */
  if (!aside->write && g_cancellable_set_error_if_cancelled (aside->cancellable, &error))
    g_task_return_error (task, error);
  else if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_pointer (task, g_steal_pointer (&aside->data), aside->destroy);
  else
    g_task_return_error (task, error);
}

/** cascada_workspace_end_aside: gives up what edits the file in a thread, if anything does, and waits for it. */
void
cascada_workspace_end_aside (CascadaWorkspace *self)
{
  CascadaAside *aside = self->writing;

  if (aside == NULL)
    return;
  g_cancellable_cancel (aside->cancellable);
  g_mutex_lock (&aside->mutex);
  while (!aside->ended)
    g_cond_wait (&aside->cond, &aside->mutex);
  g_mutex_unlock (&aside->mutex);
  self->writing = NULL;
  cascada_log_release (self->store);
}

static void
cancelled_cb (GCancellable *followed, GCancellable *own)
{
  g_cancellable_cancel (own);
}

static CascadaAside *
aside_new (CascadaWorkspace *self, gboolean write, GCancellable *cancellable)
{
  CascadaAside *aside = g_new0 (CascadaAside, 1);
  GHashTableIter iter;
  gpointer plan;

  aside->path = g_strdup (cascada_workspace_get_path (self));
  aside->author = g_strdup (self->author);
  aside->person = self->person;
  aside->unit = self->unit;
  aside->role = self->role;
  aside->write = write;
  aside->plans = g_new (gint64, g_hash_table_size (self->figures) + 1);
  g_hash_table_iter_init (&iter, self->figures);
  while (g_hash_table_iter_next (&iter, &plan, NULL))
    aside->plans[aside->n_plans++] = *(gint64 *) plan;
  aside->fresh = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  g_mutex_init (&aside->mutex);
  g_cond_init (&aside->cond);
  aside->cancellable = g_cancellable_new ();
  if (g_set_object (&aside->followed, cancellable))
    aside->follower = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), aside->cancellable, NULL);
  return aside;
}

/**
 * cascada_workspace_run_async:
 * @write: whether @work edits; edits of this workspace are then refused with %CASCADA_ERROR_REFUSED until it is done
 * @work: run in a thread, on a workspace of that thread over the same file; an edit that it leaves open is rolled back
 * @data: for @work
 * @destroy: (nullable): frees @data where it is not handed out
 *
 * Runs @work off the main loop. Before @callback is called this workspace is up to date with what it committed and has
 * emitted "changed". What is committed is not undone by cancelling.
 */
void
cascada_workspace_run_async (CascadaWorkspace *self, gboolean write, CascadaWorkspaceWork work, gpointer data,
                             GDestroyNotify destroy, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) running = NULL;
  CascadaAside *aside;
  GError *error = NULL;

  g_return_if_fail (CASCADA_IS_WORKSPACE (self) && self->store != NULL && work != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, cascada_workspace_run_async);
  aside = aside_new (self, write, cancellable);
  aside->work = work;
  aside->data = data;
  aside->destroy = destroy;
  running = g_task_new (self, NULL, ran_cb, g_object_ref (task));
  g_task_set_task_data (running, aside, aside_free);
  if (write && !cascada_log_hold (self->store, &error))
    {
      g_task_return_error (running, error);
      return;
    }
  self->writing = write ? aside : self->writing;
  g_task_run_in_thread (running, run_cb);
}

/** cascada_workspace_run_finish: Returns: (transfer full) (nullable): the data given, once the work is done */
gpointer
cascada_workspace_run_finish (CascadaWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
