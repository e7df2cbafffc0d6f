/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-window-private.h"

#include <glib/gi18n.h>

#include "cascada-recent.h"

#include "cascada-field-binding.h"
#include "cascada-field-drafts.h"
#include "cascada-keep.h"
#include "cascada-tell.h"

#define FIRST_WIDTH 1600
#define FIRST_HEIGHT 900
#define LEAST_WIDTH 360
#define TOAST_SECONDS 5
#define LETTERS_A_SECOND 10 /* that are read aloud, or by somebody who was looking elsewhere */
#define LEAST_HEIGHT 294

G_DEFINE_FINAL_TYPE (CascadaWindow, cascada_window, ADW_TYPE_APPLICATION_WINDOW)

static void
toast_dismissed_cb (CascadaWindow *self, AdwToast *toast)
{
  if (self->toast == toast)
    self->toast = NULL;
}

/** cascada_window_tell: shows @message at once, in place of what was told before, with an Undo button where @undoable. */
void
cascada_window_tell (CascadaWindow *self, const char *message, gboolean undoable)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_timeout (toast, TOAST_SECONDS + (guint) g_utf8_strlen (message, -1) / LETTERS_A_SECOND);
  if (undoable)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  self->toast = toast;
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/** cascada_window_tell_failure: says in a dialog that @what did not work, why, and the cure that the error names. */
void
cascada_window_tell_failure (CascadaWindow *self, const char *what, const GError *error)
{
  cascada_tell_failure (GTK_WIDGET (self), what, error);
}

/** cascada_window_enable: whether the action named @action, without its prefix, can be used now. */
void
cascada_window_enable (CascadaWindow *self, const char *action, gboolean enabled)
{
  GAction *found = g_action_map_lookup_action (G_ACTION_MAP (self), action);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (found), enabled);
}

static void
told_cb (CascadaWindow *self, const char *message, gboolean undoable)
{
  cascada_window_tell (self, message, undoable);
}

static void
update_title (CascadaWindow *self)
{
  CascadaPlanView *view = cascada_workspace_view_get_view (self->workspace_view);
  g_autofree char *name = self->path != NULL ? cascada_recent_get_name (self->path) : NULL;
  g_autofree char *plan = NULL;
  g_autofree char *title = NULL;

  if (view != NULL)
    g_object_get (cascada_plan_view_get_plan (view), "title", &plan, NULL);
  title = plan != NULL ? g_strdup_printf ("%s – %s", plan, name) : g_strdup (name);
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : "Cascada");
}

static void
view_changed_cb (CascadaWindow *self)
{
  CascadaPlanView *view = cascada_workspace_view_get_view (self->workspace_view);

  if (view != NULL)
    g_signal_connect_object (view, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  update_title (self);
  cascada_window_follow_workspace (self);
}

static void
path_chosen_cb (CascadaWindow *self, const char *path)
{
  cascada_window_open_chosen (self, path);
}

static void
backup_chosen_cb (CascadaWindow *self, const char *path)
{
  cascada_window_restore (self, path);
}

static gboolean
close_cb (gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
  return G_SOURCE_REMOVE;
}

/* The dialog is still at work and knows the window: it closes after that. */
static void
close_anyway_cb (CascadaWindow *self, const char *response)
{
  if (g_strcmp0 (response, "stop") != 0)
    return;
  self->closing = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_cb, g_object_ref (self), g_object_unref);
}

static void
discard_cb (CascadaWindow *self, const char *response)
{
  CascadaWorkspace *workspace = cascada_window_get_workspace (self);

  if (g_strcmp0 (response, "stop") == 0 && workspace != NULL)
    cascada_field_drafts_drop_all (workspace);
  close_anyway_cb (self, response);
}

static void
ask_to_stop (CascadaWindow *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Stop What Is Running?"),
                                              _ ("Something is still being done in this window. Stopping it leaves the "
                                                 "workspace as it was before."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "wait", _ ("_Wait"), "stop", _ ("_Stop and Close"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "stop", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "wait");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "wait");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_anyway_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Also what was typed before another record was shown: the record comes back, if its plan is the one that is shown. */
static char *
find_unwritten (CascadaWindow *self)
{
  CascadaWorkspace *workspace = cascada_window_get_workspace (self);
  CascadaPlanView *view = cascada_workspace_view_get_view (self->workspace_view);
  GtkWidget *field = cascada_field_binding_find_unwritten (GTK_WIDGET (self->workspace_view));
  const CascadaFieldDraft *draft = workspace != NULL ? cascada_field_drafts_get_last (workspace) : NULL;
  g_autofree char *message = NULL;
  CascadaNode node;
  CascadaRef ref;

  if (field != NULL)
    {
      gtk_widget_grab_focus (field);
      return g_strdup_printf (_ ("A field holds what cannot be written. %s"),
                              cascada_field_binding_get_problem (cascada_field_binding_get (field)));
    }
  if (draft == NULL)
    return NULL;
  message = g_strdup (draft->message);
  ref = cascada_field_drafts_get_record (draft);
  if (view != NULL && cascada_plan_view_find_node (view, ref, &node))
    cascada_plan_view_reveal (view, ref);
  return g_steal_pointer (&message);
}

/* What somebody typed and cannot be written is not thrown away unasked: they go back to it, or say so. */
static gboolean
ask_to_discard (CascadaWindow *self)
{
  g_autofree char *unwritten = find_unwritten (self);
  GtkWidget *dialog;

  if (unwritten == NULL)
    return FALSE;
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Discard What You Typed?"), unwritten);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "back", _ ("_Go Back"), "stop", _ ("_Discard and Close"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "stop", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "back");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "back");
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

/** cascada_window_close_workspace: lets go of the workspace; every edit is in the file already. */
gboolean
cascada_window_close_workspace (CascadaWindow *self, GError **error)
{
  g_autoptr (CascadaWorkspace) workspace = NULL;

  if (cascada_window_get_workspace (self) == NULL)
    return TRUE;
  workspace = g_object_ref (cascada_window_get_workspace (self));
  cascada_workspace_view_set_workspace (self->workspace_view, NULL);
  cascada_keep_flush (workspace);
  return cascada_workspace_close (workspace, error);
}

static gboolean
cascada_window_close_request (GtkWindow *window)
{
  CascadaWindow *self = CASCADA_WINDOW (window);
  g_autoptr (GError) error = NULL;

  if (!self->closing && cascada_workspace_view_is_busy (self->workspace_view))
    {
      ask_to_stop (self);
      return GDK_EVENT_STOP;
    }
  if (!self->closing && ask_to_discard (self))
    return GDK_EVENT_STOP;
  cascada_window_drop_opening (self);
  cascada_workspace_view_cancel_jobs (self->workspace_view);
  if (!cascada_window_close_workspace (self, &error))
    g_warning ("Closing %s: %s", self->path, error->message);
  return GTK_WINDOW_CLASS (cascada_window_parent_class)->close_request (window);
}

static void
cascada_window_dispose (GObject *object)
{
  CascadaWindow *self = CASCADA_WINDOW (object);

  cascada_window_drop_opening (self);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), CASCADA_TYPE_WINDOW);
  G_OBJECT_CLASS (cascada_window_parent_class)->dispose (object);
}

static void
cascada_window_finalize (GObject *object)
{
  g_free (CASCADA_WINDOW (object)->path);
  G_OBJECT_CLASS (cascada_window_parent_class)->finalize (object);
}

static void
cascada_window_class_init (CascadaWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cascada_window_dispose;
  object_class->finalize = cascada_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = cascada_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaWindow, failure_page);
  gtk_widget_class_bind_template_child (widget_class, CascadaWindow, opening_page);
  gtk_widget_class_bind_template_child (widget_class, CascadaWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CascadaWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CascadaWindow, workspace_view);
  gtk_widget_class_bind_template_callback (widget_class, backup_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, path_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
}

static void
take_width (CascadaWindow *self)
{
  gboolean maximised = gtk_window_is_maximized (GTK_WINDOW (self));
  int width, height; /* GTK 4.8 wants both */

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  cascada_workspace_view_take_width (self->workspace_view, maximised ? G_MAXINT : width);
}

static int
fit (int wanted, int room, int least)
{
  return MAX (MIN (wanted, room * 9 / 10), least);
}

/* As it was left; the first time as large as is of use, where the screen has room for it. */
static void
restore_size (CascadaWindow *self)
{
  int width = g_settings_get_int (self->settings, "window-width");
  int height = g_settings_get_int (self->settings, "window-height");
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (gdk_display_get_monitors (gdk_display_get_default ()), 0);
  GdkRectangle room = { 0, 0, FIRST_WIDTH, FIRST_HEIGHT };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &room);
  gtk_window_set_default_size (GTK_WINDOW (self), width > 0 ? width : fit (FIRST_WIDTH, room.width, LEAST_WIDTH),
                               height > 0 ? height : fit (FIRST_HEIGHT, room.height, LEAST_HEIGHT));
  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_SET);
  g_settings_bind (self->settings, "window-height", self, "default-height", G_SETTINGS_BIND_SET);
  g_settings_bind (self->settings, "window-maximised", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

static void
cascada_window_init (CascadaWindow *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  cascada_window_add_open_actions (self);
  cascada_window_add_edit_actions (self);
  cascada_window_add_file_actions (self);
  cascada_window_add_plan_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "plan", cascada_workspace_view_get_record_actions (self->workspace_view));
  cascada_window_follow_workspace (self);
  restore_size (self);
  g_signal_connect (self, "notify::default-width", G_CALLBACK (take_width), NULL);
  g_signal_connect (self, "notify::maximized", G_CALLBACK (take_width), NULL);
  take_width (self);
}

CascadaWindow *
cascada_window_new (CascadaApplication *application)
{
  return g_object_new (CASCADA_TYPE_WINDOW, "application", application, NULL);
}

/** cascada_window_get_path: Returns: (nullable): the file that is open or being opened. */
const char *
cascada_window_get_path (CascadaWindow *self)
{
  g_return_val_if_fail (CASCADA_IS_WINDOW (self), NULL);
  return self->path;
}

/** cascada_window_get_workspace: Returns: (nullable) (transfer none): the open workspace. */
CascadaWorkspace *
cascada_window_get_workspace (CascadaWindow *self)
{
  g_return_val_if_fail (CASCADA_IS_WINDOW (self), NULL);
  return cascada_workspace_view_get_workspace (self->workspace_view);
}
