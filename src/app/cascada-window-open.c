/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening a workspace or a new one; what is shown meanwhile, and what where it fails. */

#include "config.h"

#include "cascada-window-private.h"

#include <glib/gi18n.h>

#include "cascada-error.h"
#include "cascada-recent.h"

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

/**
 * cascada_window_begin_opening:
 * @title: what is done
 *
 * Drops what is being opened, and shows that something else is, with progress and a button that cancels it, when it
 * takes its time. Whoever finds that "opening" is no longer his job lets it be.
 *
 * Returns: (transfer full): the job
 */
CascadaJob *
cascada_window_begin_opening (CascadaWindow *self, const char *title)
{
  cascada_window_drop_opening (self);
  self->opening = cascada_job_new (title);
  self->patience = g_timeout_add (PATIENCE_MS, patience_ended_cb, self);
  cascada_opening_page_set_job (self->opening_page, self->opening);
  return g_object_ref (self->opening);
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

/** cascada_window_fail_opening: what was being opened or made cannot be, or was cancelled. */
void
cascada_window_fail_opening (CascadaWindow *self, const GError *error)
{
  g_auto (GStrv) backups = NULL;

  cascada_window_drop_opening (self);
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
      cascada_workspace_open_async (self->path, CASCADA_STORE_READ_ONLY, cancellable, opened_cb, g_steal_pointer (&opening));
      return;
    }
  if (workspace == NULL)
    {
      cascada_window_fail_opening (self, error);
      return;
    }
  cascada_window_drop_opening (self);
  show_workspace (self, workspace, opening->lock_message);
}

static void
open_with_flags (CascadaWindow *self, const char *path, CascadaStoreFlags flags)
{
  g_autofree char *name = cascada_recent_get_name (path);
  g_autofree char *title = g_strdup_printf (_ ("Opening %s"), name);
  Opening *opening = g_new0 (Opening, 1);

  if (self->path != path)
    {
      g_free (self->path);
      self->path = g_canonicalize_filename (path, NULL);
    }
  opening->window = g_object_ref (self);
  opening->job = cascada_window_begin_opening (self, title);
  opening->flags = flags;
  cascada_workspace_open_async (self->path, flags, cascada_job_get_cancellable (opening->job), opened_cb, opening);
}

/**
 * cascada_window_open:
 * @path: of a workspace, or of the JSON document of one, of which a workspace is made beside it
 *
 * Opens it in this window, off the main loop.
 */
void
cascada_window_open (CascadaWindow *self, const char *path)
{
  g_return_if_fail (CASCADA_IS_WINDOW (self));
  g_return_if_fail (path != NULL);
  if (g_str_has_suffix (path, ".json"))
    cascada_window_open_document (self, path);
  else
    open_with_flags (self, path, CASCADA_STORE_WRITE);
}

/** cascada_window_open_chosen: opens @path here where the window is free, else in a window of its own. */
void
cascada_window_open_chosen (CascadaWindow *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  cascada_window_drop_opening (self);
  if (cascada_window_get_workspace (self) == NULL)
    g_clear_pointer (&self->path, g_free);
  g_application_open (application, &file, 1, "");
}

static GtkFileFilter *
create_filter (GtkFileChooserAction action)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Cascada workspaces"));
  gtk_file_filter_add_suffix (filter, "cascada");
  if (action == GTK_FILE_CHOOSER_ACTION_OPEN)
    gtk_file_filter_add_suffix (filter, "json");
  return filter;
}

static GtkFileChooserNative *
create_chooser (CascadaWindow *self, const char *title, GtkFileChooserAction action, const char *accept)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = create_filter (action);

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
  GtkFileChooserNative *chooser = create_chooser (self, _ ("Open a Workspace"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"));

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
  cascada_window_tell_failure (self, _ ("The old file could not be moved to the trash"), error);
  return FALSE;
}

static void
create_at (CascadaWindow *self, const char *path)
{
  g_autofree char *full = g_str_has_suffix (path, ".cascada") ? g_strdup (path) : g_strconcat (path, ".cascada", NULL);
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
  GtkFileChooserNative *chooser = create_chooser (self, _ ("Create a Workspace"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Create"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("Plans.cascada"));
  g_signal_connect_object (chooser, "response", G_CALLBACK (create_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
open_sample_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (user_data));

  g_action_group_activate_action (G_ACTION_GROUP (application), "sample", NULL);
}

static void
open_management_sample_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (user_data));

  g_action_group_activate_action (G_ACTION_GROUP (application), "management-sample", NULL);
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
    cascada_window_tell_failure (self, _ ("The workspace could not be closed"), error);
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
    { "open-management-sample", open_management_sample_cb },
    { "retry", retry_cb },
    { "welcome", welcome_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
