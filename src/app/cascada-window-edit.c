/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo, redo, and what can be done in the state the workspace is in. */

#include "config.h"

#include "cascada-window-private.h"

#include <glib/gi18n.h>

#include "cascada-help.h"

typedef gboolean (*Step) (CascadaWorkspace *workspace, GError **error);

static void
take_step (CascadaWindow *self, Step step, const char *property, const char *format, const char *failure)
{
  CascadaWorkspace *workspace = cascada_window_get_workspace (self);
  g_autofree char *description = NULL;
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  g_object_get (workspace, property, &description, NULL);
  if (!step (workspace, &error))
    {
      cascada_window_tell_failure (self, failure, error);
      return;
    }
  message = g_strdup_printf (format, description != NULL ? description : "");
  cascada_window_tell (self, message, FALSE);
}

static char *
dup_text (GtkWidget *field)
{
  char *text = NULL;

  if (GTK_IS_TEXT_VIEW (field))
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), "text", &text, NULL);
  else if (GTK_IS_TEXT (field))
    g_object_get (field, "text", &text, NULL);
  return text;
}

/* While somebody types, a step is one of the text, as long as the text has one. */
static gboolean
take_text_step (CascadaWindow *self, const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autofree char *before = dup_text (focus);
  g_autofree char *after = NULL;

  if (before == NULL)
    return FALSE;
  gtk_widget_activate_action (focus, action, NULL);
  after = dup_text (focus);
  return !g_str_equal (before, after);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (take_text_step (CASCADA_WINDOW (user_data), "text.undo"))
    return;
  /* Translators: %s says what was undone, for example “Executed value” */
  take_step (CASCADA_WINDOW (user_data), cascada_workspace_undo, "undo-description", _ ("Undone: %s"),
             _ ("This cannot be undone"));
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (take_text_step (CASCADA_WINDOW (user_data), "text.redo"))
    return;
  take_step (CASCADA_WINDOW (user_data), cascada_workspace_redo, "redo-description", _ ("Redone: %s"),
             _ ("This cannot be redone"));
}

static void
update_actions (CascadaWindow *self)
{
  static const char *const need_workspace[] = { "export-json", "export-csv", "export-deadlines", "calendar", "backup" };
  static const char *const need_writing[] = { "import", "new-plan" };
  static const char *const need_plan[] = { "plan-settings", "duplicate-plan", "renew-plan", "spread-plan", "delete-plan" };
  CascadaWorkspace *workspace = cascada_window_get_workspace (self);
  gboolean has_plan = cascada_workspace_view_get_view (self->workspace_view) != NULL;
  gboolean can_write = workspace != NULL && !cascada_workspace_is_read_only (workspace);
  gboolean can_undo = FALSE, can_redo = FALSE;

  if (workspace != NULL)
    g_object_get (workspace, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  cascada_window_enable (self, "undo", can_write && can_undo);
  cascada_window_enable (self, "redo", can_write && can_redo);
  for (guint i = 0; i < G_N_ELEMENTS (need_workspace); i++)
    cascada_window_enable (self, need_workspace[i], workspace != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (need_writing); i++)
    cascada_window_enable (self, need_writing[i], can_write);
  for (guint i = 0; i < G_N_ELEMENTS (need_plan); i++)
    cascada_window_enable (self, need_plan[i], can_write && has_plan);
  cascada_window_enable (self, "export-csv", has_plan);
  cascada_window_enable (self, "plan-versions", has_plan);
}

/** cascada_window_follow_workspace: keeps what can be done in step with the workspace that is open now, if any. */
void
cascada_window_follow_workspace (CascadaWindow *self)
{
  CascadaWorkspace *workspace = cascada_window_get_workspace (self);

  if (workspace != NULL)
    {
      g_signal_handlers_disconnect_by_func (workspace, update_actions, self);
      g_signal_connect_object (workspace, "notify::can-undo", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "notify::can-redo", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
    }
  update_actions (self);
}

/* What the workspace's own widgets do under the same name; here, so that keys and assistive technology find it. */
static void
forward_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CascadaWindow *self = CASCADA_WINDOW (user_data);
  g_autofree char *name = g_strconcat ("workspace.", g_action_get_name (G_ACTION (action)), NULL);

  if (cascada_window_get_workspace (self) != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (self->workspace_view), name, parameter);
}

static void
show_shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cascada_help_show_shortcuts (GTK_APPLICATION_WINDOW (user_data));
}

void
cascada_window_add_edit_actions (CascadaWindow *self)
{
  static const GActionEntry entries[] = {
    { "show-help-overlay", show_shortcuts_cb },
    { "undo", undo_cb },
    { "redo", redo_cb },
    { "next-cut", forward_cb },
    { "page", forward_cb, "s" },
    { "place", forward_cb, "s" },
    { "previous-cut", forward_cb },
    { "search", forward_cb },
    { "toggle-detail", forward_cb },
    { "toggle-sidebar", forward_cb },
    { "work-as", forward_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
