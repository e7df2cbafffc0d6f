/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-pane-handle.h"

#define KEY "detail-width"
#define WIDTH_MIN 300
#define WIDTH_MAX 900

static void
begin_cb (GtkGestureDrag *drag, double x, double y, gpointer user_data)
{
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* The separator moves along with what is dragged, so its own coordinates are of no use: the window's are. */
static void
update_cb (GtkGestureDrag *drag, double offset_x, double offset_y, gpointer user_data)
{
  GtkWidget *pane = user_data;
  GtkWidget *separator = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drag));
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (pane));
  double start_x, start_y, x, y, pane_x, pane_y;
  gboolean reversed = gtk_widget_get_direction (pane) == GTK_TEXT_DIR_RTL;
  int width;

  gtk_gesture_drag_get_start_point (drag, &start_x, &start_y);
  gtk_widget_translate_coordinates (separator, root, start_x + offset_x, start_y + offset_y, &x, &y);
  gtk_widget_translate_coordinates (pane, root, reversed ? 0 : gtk_widget_get_width (pane), 0, &pane_x, &pane_y);
  width = (int) (reversed ? x - pane_x : pane_x - x);
  g_settings_set_int (g_object_get_data (G_OBJECT (drag), "settings"), KEY, CLAMP (width, WIDTH_MIN, WIDTH_MAX));
}

/**
 * cascada_pane_handle_attach:
 * @separator: stands at the start of @pane
 * @pane: beside it
 * @settings: whose "detail-width" follows the handle
 */
void
cascada_pane_handle_attach (GtkWidget *separator, GtkWidget *pane, GSettings *settings)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_object_set_data_full (G_OBJECT (drag), "settings", g_object_ref (settings), g_object_unref);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (begin_cb), pane, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (update_cb), pane, 0);
  gtk_widget_set_cursor_from_name (separator, "col-resize");
  gtk_widget_add_controller (separator, GTK_EVENT_CONTROLLER (drag));
}
