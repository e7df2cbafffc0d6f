/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Workspaces made of something else and then opened: a sample, a JSON document, a backup. */

#include "config.h"

#include "cascada-window-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "cascada-json.h"
#include "cascada-recent.h"
#include "cascada-sample.h"

typedef struct _Making Making;

/* Makes the workspace, in a thread; it is there whole or not at all. */
typedef gboolean (*MakeFunc) (const Making *making, GCancellable *cancellable, GError **error);

struct _Making
{
  CascadaJob *job;
  MakeFunc func;
  char *path;
  char *source; /* file that it is made of, or NULL */
};

static void
making_free (Making *making)
{
  g_object_unref (making->job);
  g_free (making->path);
  g_free (making->source);
  g_free (making);
}

static gboolean
make_from_document (const Making *making, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaWorkspace) workspace =
      cascada_workspace_open (making->path, CASCADA_STORE_WRITE | CASCADA_STORE_CREATE, cancellable, error);
  gboolean filled;

  if (workspace == NULL)
    return FALSE;
  filled = cascada_json_import_file (workspace, making->source, cancellable, error);
  filled = cascada_workspace_close (workspace, filled ? error : NULL) && filled;
  if (!filled)
    g_unlink (making->path);
  return filled;
}

static gboolean
make_from_backup (const Making *making, GCancellable *cancellable, GError **error)
{
  return cascada_store_restore (making->source, making->path, cancellable, error);
}

static gboolean
make_sample (const Making *making, GCancellable *cancellable, GError **error)
{
  return cascada_sample_create (making->path, cascada_job_report, making->job, cancellable, error);
}

static gboolean
make_management_sample (const Making *making, GCancellable *cancellable, GError **error)
{
  return cascada_sample_create_management (making->path, cascada_job_report, making->job, cancellable, error);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Making *making = task_data;
  g_autofree char *folder = g_path_get_dirname (making->path);
  GError *error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (making->func (making, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CascadaWindow *self = CASCADA_WINDOW (source);
  const Making *making = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean made = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->opening != making->job) /* closed, or something else is being opened by now */
    return;
  if (made)
    cascada_window_open (self, making->path);
  else
    cascada_window_fail_opening (self, error);
}

/* Takes over @path, which is what the window says it opens. */
static void
make (CascadaWindow *self, MakeFunc func, char *path, const char *source_path, const char *title)
{
  Making *making = g_new0 (Making, 1);
  g_autoptr (GTask) task = NULL;

  making->job = cascada_window_begin_opening (self, title);
  making->path = g_strdup (path);
  making->func = func;
  making->source = g_strdup (source_path);
  g_free (self->path);
  self->path = path;
  task = g_task_new (self, cascada_job_get_cancellable (making->job), made_cb, NULL);
  g_task_set_task_data (task, making, (GDestroyNotify) making_free);
  g_task_run_in_thread (task, make_in_thread);
}

/** cascada_window_open_sample: opens the user's copy of a sample workspace, made when first asked for. */
void
cascada_window_open_sample (CascadaWindow *self, CascadaSample sample)
{
  static const MakeFunc funcs[] = {
    [CASCADA_SAMPLE_PUBLISHED] = make_sample,
    [CASCADA_SAMPLE_MANAGEMENT] = make_management_sample,
  };
  g_autofree char *path = cascada_recent_get_sample_path (sample);

  g_return_if_fail (CASCADA_IS_WINDOW (self));
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    cascada_window_open (self, path);
  else
    make (self, funcs[sample], g_steal_pointer (&path), NULL, _ ("Preparing the sample"));
}

/* "Plans.json" gives "Plans.cascada", or where that is there already "Plans 2.cascada" and so on. */
static char *
name_beside (const char *path, const char *suffix)
{
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (suffix));
  char *name = g_strconcat (stem, ".cascada", NULL);

  for (guint i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s %u.cascada", stem, i);
    }
  return name;
}

/** cascada_window_open_document: makes a workspace of the JSON document at @path, beside it, and opens that. */
void
cascada_window_open_document (CascadaWindow *self, const char *path)
{
  make (self, make_from_document, name_beside (path, ".json"), path, _ ("Reading the document"));
}

static char *
name_restored (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stem =
      g_str_has_suffix (path, ".cascada") ? g_strndup (path, strlen (path) - strlen (".cascada")) : g_strdup (path);
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H.%M.%S");

  /* Translators: part of a file name: the workspace’s name, then the time */
  return g_strdup_printf (_ ("%s (restored %s).cascada"), stem, time);
}

/**
 * cascada_window_restore: opens a workspace made of @backup, beside the one that it is a backup of; both stay as they are.
 */
void
cascada_window_restore (CascadaWindow *self, const char *backup)
{
  make (self, make_from_backup, name_restored (self->path), backup, _ ("Restoring the backup"));
}
