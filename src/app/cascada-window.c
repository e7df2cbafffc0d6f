/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-window.h"

#include <glib/gi18n.h>

#include "cascada-workspace-view.h"

struct _CascadaWindow
{
  AdwApplicationWindow parent_instance;

  GCancellable *opening;
  char *path;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  CascadaWorkspaceView *workspace_view;
};

G_DEFINE_FINAL_TYPE (CascadaWindow, cascada_window, ADW_TYPE_APPLICATION_WINDOW)

static void
told_cb (CascadaWindow *self, const char *message, gboolean undoable)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (undoable)
    {
      adw_toast_set_button_label (toast, _("Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
view_changed_cb (CascadaWindow *self)
{
  CascadaPlanView *view = cascada_workspace_view_get_view (self->workspace_view);

  if (view != NULL)
    g_signal_connect_object (view, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaWindow) self = CASCADA_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaWorkspace) workspace = cascada_workspace_open_finish (result, &error);

  if (workspace != NULL && self->workspace_view != NULL)
    cascada_workspace_view_set_workspace (self->workspace_view, workspace);
}

static void
cascada_window_dispose (GObject *object)
{
  CascadaWindow *self = CASCADA_WINDOW (object);

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
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

  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CascadaWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CascadaWindow, workspace_view);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
}

static void
cascada_window_init (CascadaWindow *self)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximised", self, "maximized", G_SETTINGS_BIND_DEFAULT);
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

/** cascada_window_open: opens the workspace at @path in this window, off the main loop. */
void
cascada_window_open (CascadaWindow *self, const char *path)
{
  g_return_if_fail (CASCADA_IS_WINDOW (self));
  g_free (self->path);
  self->path = g_strdup (path);
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  cascada_workspace_open_async (path, CASCADA_STORE_WRITE, self->opening, opened_cb, g_object_ref (self));
}
