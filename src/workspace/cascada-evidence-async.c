/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Adding files for a window: they are read and named in a thread before the workspace is written, so that a slow disk
 * keeps nobody from editing; bytes and records are then one edit of another thread. */

#include "config.h"

#include "cascada-evidence-private.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-file-name.h"
#include "cascada-workspace-private.h"

typedef struct
{
  CascadaEvidencePlace place;
  GPtrArray *files;
  GPtrArray *incoming;
  gint64 limit;
  CascadaDate today;
  guint n_added;

  CascadaEvidenceProgress progress;
  gpointer data;
  const char *name; /* of the file that is being read */
  gint64 total, before;
} Addition;

static void
addition_free (gpointer data)
{
  Addition *addition = data;

  g_ptr_array_unref (addition->files);
  g_ptr_array_unref (addition->incoming);
  g_free (addition);
}

static void
file_read_cb (gint64 size, gpointer data)
{
  Addition *addition = data;

  if (addition->progress != NULL)
    addition->progress (addition->total > 0 ? MIN (1, (double) (addition->before + size) / (double) addition->total) : 0,
                        addition->name, addition->data);
}

static gint64
get_size (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  return info != NULL ? g_file_info_get_size (info) : 0;
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Addition *addition = data;
  GError *error = NULL;

  for (guint i = 0; i < addition->files->len; i++)
    addition->total += get_size (addition->files->pdata[i], cancellable);
  for (guint i = 0; i < addition->files->len; i++)
    {
      g_autofree char *name = g_file_get_basename (addition->files->pdata[i]);
      g_autofree char *shown = cascada_file_name_clean (name);
      CascadaIncoming *incoming;

      addition->name = shown;
      incoming = cascada_incoming_read (addition->files->pdata[i], addition->limit, file_read_cb, addition, cancellable, &error);
      if (incoming == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
      addition->before += cascada_content_get_size (incoming->content);
      g_ptr_array_add (addition->incoming, incoming);
    }
  g_task_return_boolean (task, TRUE);
}

static gboolean
write_thread (CascadaWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  Addition *addition = data;
  CascadaRef last;

  return cascada_evidence_write_files (workspace, &addition->place, addition->incoming, addition->today, cancellable, &last, &addition->n_added, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  Addition *addition = cascada_workspace_run_finish (CASCADA_WORKSPACE (source), result, &error);

  if (addition == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, addition->n_added);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CascadaWorkspace *workspace = CASCADA_WORKSPACE (source);
  Addition *addition = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error) && workspace->store == NULL)
    error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The workspace was closed"));
  if (error != NULL)
    g_task_return_error (task, error);
  else
    cascada_workspace_run_async (workspace, TRUE, write_thread, addition, NULL, g_task_get_cancellable (task), written_cb, g_object_ref (task));
}

/**
 * cascada_evidence_add_files_async:
 * @files: (element-type GFile): all of them are added, or none
 * @limit: bytes that each may have, or 0 for any number
 * @progress: (nullable): called in a thread, until @callback is
 *
 * As cascada_evidence_add_file(), for a window: one edit for all, and no waiting in the main loop. Other edits are refused
 * while the bytes are written, not while they are read.
 */
void
cascada_evidence_add_files_async (CascadaWorkspace *workspace, const CascadaEvidencePlace *place, GPtrArray *files, gint64 limit,
                                  CascadaDate today, CascadaEvidenceProgress progress, gpointer data, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL, reading = NULL;
  Addition *addition;
  GError *error = NULL;

  g_return_if_fail (CASCADA_IS_WORKSPACE (workspace) && place != NULL && files->len > 0);

  task = g_task_new (workspace, cancellable, callback, user_data);
  g_task_set_source_tag (task, cascada_evidence_add_files_async);
  g_task_set_check_cancellable (task, FALSE); /* what was written is told as written */
  if (files->len > CASCADA_EVIDENCE_MAX_FILES)
    error = g_error_new (CASCADA_ERROR, CASCADA_ERROR_REFUSED, _ ("At most %d files are added at once: add them in parts, or as one archive"),
                         CASCADA_EVIDENCE_MAX_FILES);
  if (error != NULL || !cascada_evidence_may_change (workspace, place, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  addition = g_new0 (Addition, 1);
  *addition = (Addition){ *place, g_ptr_array_ref (files), g_ptr_array_new_with_free_func (cascada_incoming_free), limit, today, 0, progress, data };
  g_task_set_task_data (task, addition, addition_free);
  reading = g_task_new (workspace, cancellable, read_cb, g_object_ref (task));
  g_task_set_check_cancellable (reading, FALSE);
  g_task_set_task_data (reading, addition, NULL); /* the outer task outlives it */
  g_task_run_in_thread (reading, read_thread);
}

/** cascada_evidence_add_files_finish: @n_added: (out): those that were not there already */
gboolean
cascada_evidence_add_files_finish (CascadaWorkspace *workspace, GAsyncResult *result, guint *n_added, GError **error)
{
  gssize n;

  g_return_val_if_fail (g_task_is_valid (result, workspace), FALSE);

  n = g_task_propagate_int (G_TASK (result), error);
  *n_added = (guint) MAX (n, 0);
  return n >= 0;
}
