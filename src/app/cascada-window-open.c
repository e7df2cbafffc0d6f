/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening: a workspace, a new one, the sample; what is shown meanwhile and what where it fails. */

#include "config.h"

#include "cascada-window-private.h"

#include <glib/gi18n.h>

#include "cascada-error.h"
#include "cascada-recent.h"
#include "cascada-sample.h"

#define PATIENCE_MS 100

typedef struct
{
  CascadaWindow *window;
  CascadaJob *job;
  CascadaStoreFlags flags;
  char *lock_message;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->window);
  g_object_unref (opening->job);
  g_free (opening->lock_message);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static gboolean
patience_ended_cb (gpointer user_data)
{
  CascadaWindow *self = CASCADA_WINDOW (user_data);

  self->patience = 0;
  gtk_stack_set_visible_child_name (self->stack, "opening");
  return G_SOURCE_REMOVE;
}

/** cascada_window_drop_opening: cancels what is being opened, if anything is. */
void
cascada_window_drop_opening (CascadaWindow *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->opening == NULL)
    return;
  g_cancellable_cancel (cascada_job_get_cancellable (self->opening));
  g_clear_object (&self->opening);
  if (self->opening_page != NULL)
    cascada_opening_page_set_job (self->opening_page, NULL);
}

static Opening *
opening_new (CascadaWindow *self, const char *title, CascadaStoreFlags flags)
{
  Opening *opening = g_new0 (Opening, 1);

  cascada_window_drop_opening (self);
  opening->window = g_object_ref (self);
  opening->job = cascada_job_new (title);
  opening->flags = flags;
  self->opening = g_object_ref (opening->job);
  self->patience = g_timeout_add (PATIENCE_MS, patience_ended_cb, self);
  cascada_opening_page_set_job (self->opening_page, opening->job);
  return opening;
}

static void
show_welcome (CascadaWindow *self)
{
  g_clear_pointer (&self->path, g_free);
  gtk_stack_set_visible_child_name (self->stack, "welcome");
}

static gboolean
is_only_readable (const GError *error)
{
  return g_error_matches (error, CASCADA_ERROR, CASCADA_ERROR_LOCKED) ||
         g_error_matches (error, CASCADA_ERROR, CASCADA_ERROR_READ_ONLY);
}

static void
show_failure (CascadaWindow *self, const GError *error)
{
  g_auto (GStrv) backups = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      show_welcome (self);
      return;
    }
  backups = cascada_store_list_backups (self->path);
  cascada_failure_page_show (self->failure_page, self->path, error, (const char *const *) backups);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static void
show_workspace (CascadaWindow *self, CascadaWorkspace *workspace, const char *lock_message)
{
  g_autofree char *author = g_settings_get_string (self->settings, "author");

  if (*author != '\0')
    cascada_workspace_set_author (workspace, author);
  cascada_workspace_view_set_lock_message (self->workspace_view, lock_message);
  cascada_workspace_view_set_workspace (self->workspace_view, workspace);
  cascada_window_follow_workspace (self);
  gtk_stack_set_visible_child_name (self->stack, "workspace");
  cascada_recent_add (self->settings, self->path);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaWorkspace) workspace = cascada_workspace_open_finish (result, &error);
  CascadaWindow *self = opening->window;

  if (self->opening != opening->job) /* closed, or something else is being opened by now */
    return;
  if (workspace == NULL && opening->flags != CASCADA_STORE_READ_ONLY && is_only_readable (error))
    {
      GCancellable *cancellable = cascada_job_get_cancellable (opening->job);

      opening->flags = CASCADA_STORE_READ_ONLY;
      opening->lock_message = g_strdup (error->message);
      cascada_workspace_open_async (self->path, CASCADA_STORE_READ_ONLY, cancellable, opened_cb,
                                    g_steal_pointer (&opening));
      return;
    }
  cascada_window_drop_opening (self);
  if (workspace != NULL)
    show_workspace (self, workspace, opening->lock_message);
  else
    show_failure (self, error);
}

static void
start_opening (CascadaWindow *self, Opening *opening)
{
  cascada_workspace_open_async (self->path, opening->flags, cascada_job_get_cancellable (opening->job), opened_cb,
                                opening);
}

static void
open_with_flags (CascadaWindow *self, const char *path, CascadaStoreFlags flags)
{
  g_autofree char *name = cascada_recent_get_name (path);
  g_autofree char *title = g_strdup_printf (_("Opening %s"), name);

  if (self->path != path)
    {
      g_free (self->path);
      self->path = g_canonicalize_filename (path, NULL);
    }
  start_opening (self, opening_new (self, title, flags));
}

/** cascada_window_open: opens the workspace at @path in this window, off the main loop. */
void
cascada_window_open (CascadaWindow *self, const char *path)
{
  g_return_if_fail (CASCADA_IS_WINDOW (self));
  g_return_if_fail (path != NULL);
  open_with_flags (self, path, CASCADA_STORE_WRITE);
}

/** cascada_window_open_chosen: opens @path here where the window is free, else in a window of its own. */
void
cascada_window_open_chosen (CascadaWindow *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  if (cascada_window_get_workspace (self) == NULL)
    g_clear_pointer (&self->path, g_free);
  g_application_open (application, &file, 1, "");
}

static char *
name_restored (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stem = g_str_has_suffix (path, ".cascada") ? g_strndup (path, strlen (path) - strlen (".cascada"))
                                                             : g_strdup (path);
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H.%M.%S");

  /* Translators: part of a file name: the workspace’s name, then the time */
  return g_strdup_printf (_("%s (restored %s).cascada"), stem, time);
}

/** cascada_window_restore: opens a copy of @backup, beside the workspace that it is a backup of; both stay as they are. */
void
cascada_window_restore (CascadaWindow *self, const char *backup)
{
  g_autofree char *path = name_restored (self->path);
  g_autoptr (GFile) source = g_file_new_for_path (backup);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  if (g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &error))
    cascada_window_open (self, path);
  else
    cascada_window_tell_failure (self, _("The backup could not be copied"), error);
}

static void
sample_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  gboolean made = g_task_propagate_boolean (G_TASK (result), &error);
  CascadaWindow *self = opening->window;

  if (self->opening != opening->job)
    return;
  if (made)
    {
      start_opening (self, g_steal_pointer (&opening));
      return;
    }
  cascada_window_drop_opening (self);
  show_failure (self, error);
}

static void
make_sample_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const char *path = g_object_get_data (G_OBJECT (task), "path");
  g_autofree char *folder = g_path_get_dirname (path);
  GError *error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (cascada_sample_create (path, cascada_job_report, task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
make_sample (CascadaWindow *self)
{
  Opening *opening = opening_new (self, _("Preparing the sample"), CASCADA_STORE_WRITE);
  g_autoptr (GTask) task =
      g_task_new (self, cascada_job_get_cancellable (opening->job), sample_made_cb, opening);

  g_task_set_task_data (task, g_object_ref (opening->job), g_object_unref);
  g_object_set_data_full (G_OBJECT (task), "path", g_strdup (self->path), g_free);
  g_task_run_in_thread (task, make_sample_in_thread);
}

/** cascada_window_open_sample: opens the user's copy of the sample workspace, made when first asked for. */
void
cascada_window_open_sample (CascadaWindow *self)
{
  g_autofree char *path = cascada_recent_get_sample_path ();

  g_return_if_fail (CASCADA_IS_WINDOW (self));
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      cascada_window_open (self, path);
      return;
    }
  g_free (self->path);
  self->path = g_steal_pointer (&path);
  make_sample (self);
}

static GtkFileFilter *
create_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Cascada workspaces"));
  gtk_file_filter_add_suffix (filter, "cascada");
  return filter;
}

static GtkFileChooserNative *
create_chooser (CascadaWindow *self, const char *title, GtkFileChooserAction action, const char *accept)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = create_filter ();

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  return chooser;
}

static char *
take_chosen_path (GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  return file != NULL ? g_file_get_path (file) : NULL;
}

static void
open_response_cb (GtkFileChooserNative *chooser, int response, gpointer user_data)
{
  g_autoptr (GtkFileChooserNative) owned = chooser;
  g_autofree char *path = response == GTK_RESPONSE_ACCEPT ? take_chosen_path (chooser) : NULL;

  if (path != NULL)
    cascada_window_open_chosen (CASCADA_WINDOW (user_data), path);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CascadaWindow *self = CASCADA_WINDOW (user_data);
  GtkFileChooserNative *chooser =
      create_chooser (self, _("Open a Workspace"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"));

  g_signal_connect_object (chooser, "response", G_CALLBACK (open_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* The chooser asked whether to replace it: the old file goes to the trash, never away. */
static gboolean
make_room (CascadaWindow *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  if (!g_file_query_exists (file, NULL) || g_file_trash (file, NULL, &error))
    return TRUE;
  cascada_window_tell_failure (self, _("The old file could not be moved to the trash"), error);
  return FALSE;
}

static void
create_at (CascadaWindow *self, const char *path)
{
  g_autofree char *full =
      g_str_has_suffix (path, ".cascada") ? g_strdup (path) : g_strconcat (path, ".cascada", NULL);
  CascadaWindow *window = self;

  if (!make_room (self, full))
    return;
  if (cascada_window_get_workspace (self) != NULL)
    {
      window = cascada_window_new (CASCADA_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
      gtk_window_present (GTK_WINDOW (window));
    }
  open_with_flags (window, full, CASCADA_STORE_WRITE | CASCADA_STORE_CREATE);
}

static void
create_response_cb (GtkFileChooserNative *chooser, int response, gpointer user_data)
{
  g_autoptr (GtkFileChooserNative) owned = chooser;
  g_autofree char *path = response == GTK_RESPONSE_ACCEPT ? take_chosen_path (chooser) : NULL;

  if (path != NULL)
    create_at (CASCADA_WINDOW (user_data), path);
}

static void
create_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CascadaWindow *self = CASCADA_WINDOW (user_data);
  GtkFileChooserNative *chooser =
      create_chooser (self, _("Create a Workspace"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Create"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _("Plans.cascada"));
  g_signal_connect_object (chooser, "response", G_CALLBACK (create_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
open_sample_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (user_data));

  g_action_group_activate_action (G_ACTION_GROUP (application), "sample", NULL);
}

/* What is open for reading only must be closed before it can be opened for writing. */
static void
retry_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CascadaWindow *self = CASCADA_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  if (self->path == NULL)
    return;
  if (cascada_window_close_workspace (self, &error))
    open_with_flags (self, self->path, CASCADA_STORE_WRITE);
  else
    cascada_window_tell_failure (self, _("The workspace could not be closed"), error);
}

static void
welcome_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CascadaWindow *self = CASCADA_WINDOW (user_data);

  cascada_window_drop_opening (self);
  show_welcome (self);
}

void
cascada_window_add_open_actions (CascadaWindow *self)
{
  static const GActionEntry entries[] = {
    { "open", open_cb },
    { "create", create_cb },
    { "open-sample", open_sample_cb },
    { "retry", retry_cb },
    { "welcome", welcome_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
