/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-keep.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "cascada-tell.h"

#define KEEP_KEY "cascada-keep"
#define WORKSPACE_GROUP "workspace"
#define PAUSE_MS 400

typedef struct
{
  CascadaWorkspace *workspace; /* owns this */
  GKeyFile *values;
  char *folder;
  char *path;
  guint pause;
  gboolean dirty;
  gboolean writing;
  gboolean told;
  GMutex lock; /* of the file and of @written */
  guint64 asked;
  guint64 written; /* which of those asked for; an older one never follows it */
} Keep;

static void schedule (Keep *keep);

static gboolean
write_now (const char *folder, const char *path, const char *text, gsize length, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", folder, g_strerror (errno));
      return FALSE;
    }
  return g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/* Told once: what is typed is safe no more where the program ends by force. */
static void
tell_failure (Keep *keep, const GError *error)
{
  GApplication *application = g_application_get_default ();
  GtkWindow *window = GTK_IS_APPLICATION (application) ? gtk_application_get_active_window (GTK_APPLICATION (application)) : NULL;
  g_autofree char *text = NULL;

  g_message ("What was typed cannot be kept: %s", error->message);
  if (keep->told || window == NULL)
    return;
  keep->told = TRUE;
  text = g_strdup_printf (_ ("What you type and do not save cannot be kept: %s"), error->message);
  cascada_tell (GTK_WIDGET (window), text, FALSE);
}

static void
flush (Keep *keep)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_clear_handle_id (&keep->pause, g_source_remove);
  if (!keep->dirty)
    return;
  keep->dirty = FALSE;
  text = g_key_file_to_data (keep->values, &length, NULL);
  g_mutex_lock (&keep->lock);
  keep->written = ++keep->asked;
  if (!write_now (keep->folder, keep->path, text, length, &error))
    tell_failure (keep, error);
  g_mutex_unlock (&keep->lock);
}

static void
keep_free (gpointer data)
{
  Keep *keep = data;

  flush (keep);
  g_key_file_unref (keep->values);
  g_mutex_clear (&keep->lock);
  g_free (keep->folder);
  g_free (keep->path);
  g_free (keep);
}

/* A workspace that was moved finds what was kept at its old place, as long as nothing is there any more. */
static char *
find_moved (const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GKeyFile) values = g_key_file_new ();
      g_autofree char *of = NULL;

      if (!g_str_has_prefix (name, prefix) || !g_key_file_load_from_file (values, path, G_KEY_FILE_NONE, NULL))
        continue;
      of = g_key_file_get_string (values, WORKSPACE_GROUP, "path", NULL);
      if (of != NULL && !g_file_test (of, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return NULL;
}

static void
load (Keep *keep)
{
  const char *of = cascada_workspace_get_path (keep->workspace);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, of, -1);
  g_autofree char *prefix =
      g_strdup_printf ("%08" G_GINT64_MODIFIER "x-", cascada_store_get_replica (cascada_workspace_get_store (keep->workspace)));
  g_autofree char *name = g_strdup_printf ("%s%.16s.ini", prefix, hash);

  keep->folder = g_build_filename (g_get_user_state_dir (), "cascada", NULL);
  keep->path = g_build_filename (keep->folder, name, NULL);
  if (!g_file_test (keep->path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *moved = find_moved (keep->folder, prefix);

      if (moved != NULL)
        g_rename (moved, keep->path);
    }
  g_key_file_load_from_file (keep->values, keep->path, G_KEY_FILE_NONE, NULL);
  g_key_file_set_string (keep->values, WORKSPACE_GROUP, "path", of);
}

static Keep *
get_keep (CascadaWorkspace *workspace)
{
  Keep *keep = g_object_get_data (G_OBJECT (workspace), KEEP_KEY);

  if (keep != NULL || cascada_workspace_get_store (workspace) == NULL)
    return keep;
  keep = g_new0 (Keep, 1);
  keep->workspace = workspace;
  keep->values = g_key_file_new ();
  g_mutex_init (&keep->lock);
  load (keep);
  g_object_set_data_full (G_OBJECT (workspace), KEEP_KEY, keep, keep_free);
  return keep;
}

typedef struct
{
  Keep *keep; /* lives as long as the task does */
  guint64 asked;
  char *text;
  gsize length;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_free (writing->text);
  g_free (writing);
}

static void
write_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Writing *writing = task_data;
  Keep *keep = writing->keep;
  GError *error = NULL;
  gboolean written = TRUE;

  g_mutex_lock (&keep->lock);
  if (writing->asked > keep->written)
    {
      keep->written = writing->asked;
      written = write_now (keep->folder, keep->path, writing->text, writing->length, &error);
    }
  g_mutex_unlock (&keep->lock);
  if (written)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Keep *keep = g_object_get_data (source, KEEP_KEY);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    tell_failure (keep, error);
  keep->writing = FALSE;
  if (keep->dirty)
    schedule (keep);
}

static gboolean
pause_cb (gpointer user_data)
{
  Keep *keep = user_data;
  Writing *writing = g_new0 (Writing, 1);
  g_autoptr (GTask) task = g_task_new (keep->workspace, NULL, written_cb, NULL);

  keep->pause = 0;
  keep->dirty = FALSE;
  keep->writing = TRUE;
  writing->keep = keep;
  writing->asked = ++keep->asked;
  writing->text = g_key_file_to_data (keep->values, &writing->length, NULL);
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_thread);
  return G_SOURCE_REMOVE;
}

static void
schedule (Keep *keep)
{
  if (keep->pause == 0 && !keep->writing)
    keep->pause = g_timeout_add (PAUSE_MS, pause_cb, keep);
}

static void
touch (Keep *keep)
{
  keep->dirty = TRUE;
  schedule (keep);
}

/** cascada_keep_get: Returns: (transfer full) (nullable): what is kept under @key of @group */
char *
cascada_keep_get (CascadaWorkspace *workspace, const char *group, const char *key)
{
  Keep *keep = get_keep (workspace);

  return keep != NULL ? g_key_file_get_string (keep->values, group, key, NULL) : NULL;
}

/** cascada_keep_set: keeps @value under @key of @group, soon; %NULL keeps it no longer. */
void
cascada_keep_set (CascadaWorkspace *workspace, const char *group, const char *key, const char *value)
{
  Keep *keep = get_keep (workspace);
  g_autofree char *old = keep != NULL ? g_key_file_get_string (keep->values, group, key, NULL) : NULL;

  if (keep == NULL || cascada_workspace_is_read_only (workspace) || g_strcmp0 (old, value) == 0)
    return;
  if (value != NULL)
    g_key_file_set_string (keep->values, group, key, value);
  else
    g_key_file_remove_key (keep->values, group, key, NULL);
  touch (keep);
}

/** cascada_keep_list: Returns: (transfer full): the keys of @group */
char **
cascada_keep_list (CascadaWorkspace *workspace, const char *group)
{
  Keep *keep = get_keep (workspace);
  char **keys = keep != NULL ? g_key_file_get_keys (keep->values, group, NULL, NULL) : NULL;

  return keys != NULL ? keys : g_new0 (char *, 1);
}

/** cascada_keep_forget: keeps no longer what has a key of @group that begins with @prefix. */
void
cascada_keep_forget (CascadaWorkspace *workspace, const char *group, const char *prefix)
{
  g_auto (GStrv) keys = cascada_keep_list (workspace, group);

  for (char **key = keys; *key != NULL; key++)
    if (g_str_has_prefix (*key, prefix))
      cascada_keep_set (workspace, group, *key, NULL);
}

/** cascada_keep_flush: writes at once what is to be kept, before the workspace closes. */
void
cascada_keep_flush (CascadaWorkspace *workspace)
{
  Keep *keep = g_object_get_data (G_OBJECT (workspace), KEEP_KEY);

  if (keep != NULL)
    flush (keep);
}
