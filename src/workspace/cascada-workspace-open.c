/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "cascada-workspace-private.h"

/**
 * cascada_workspace_open:
 * @path: of the file
 * @flags: %CASCADA_STORE_WRITE to edit, with %CASCADA_STORE_CREATE to make the file
 *
 * Opens a workspace for the calling thread, or for whom it hands it to.
 *
 * Returns: (transfer full): the workspace, or %NULL with what cascada_store_open() says
 */
CascadaWorkspace *
cascada_workspace_open (const char *path, CascadaStoreFlags flags, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaStore) store = NULL;
  CascadaWorkspace *self;

  g_return_val_if_fail (path != NULL, NULL);

  store = cascada_store_open (path, flags, cancellable, error);
  if (store == NULL)
    return NULL;
  self = g_object_new (CASCADA_TYPE_WORKSPACE, NULL);
  self->store = g_steal_pointer (&store);
  cascada_workspace_refresh_undo (self);
  return self;
}

typedef struct
{
  char *path;
  CascadaStoreFlags flags;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_free (opening);
}

static void
open_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  GError *error = NULL;
  CascadaWorkspace *workspace = cascada_workspace_open (opening->path, opening->flags, cancellable, &error);

  if (workspace != NULL)
    g_task_return_pointer (task, workspace, g_object_unref);
  else
    g_task_return_error (task, error);
}

/** cascada_workspace_open_async: opens in a thread, as the checks of a large file take a while. */
void
cascada_workspace_open_async (const char *path, CascadaStoreFlags flags, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Opening *opening = g_new (Opening, 1);

  g_return_if_fail (path != NULL);

  opening->path = g_strdup (path);
  opening->flags = flags;
  g_task_set_source_tag (task, cascada_workspace_open_async);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_cb);
}

/** cascada_workspace_open_finish: Returns: (transfer full): the workspace, which now belongs to the calling thread */
CascadaWorkspace *
cascada_workspace_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * cascada_workspace_close:
 *
 * Gives up an open edit, also one that cascada_workspace_run_async() makes, closes the file and lets go of records and figures, which stay as they are for who holds them.
 * Nothing else may be asked of the workspace afterwards.
 */
gboolean
cascada_workspace_close (CascadaWorkspace *self, GError **error)
{
  gboolean closed;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self), FALSE);

  if (self->store == NULL)
    return TRUE;
  cascada_workspace_end_aside (self);
  cascada_workspace_rollback (self);
  cascada_workspace_forget_records (self);
  g_hash_table_remove_all (self->figures);
  closed = cascada_store_close (self->store, error);
  g_clear_object (&self->store);
  cascada_workspace_refresh_undo (self);
  return closed;
}

/**
 * cascada_workspace_discard:
 *
 * Closes a workspace that was made just now and could not be filled, and deletes its file.
 */
void
cascada_workspace_discard (CascadaWorkspace *self)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };
  g_autofree char *path = NULL;

  g_return_if_fail (CASCADA_IS_WORKSPACE (self));

  path = g_strdup (cascada_workspace_get_path (self));
  cascada_workspace_close (self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}
