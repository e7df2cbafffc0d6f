/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture of a window, for machines without a screen and for documents: taken when what it shows stands still. */

#include "config.h"

#include "cascada-picture.h"

#include <glib/gi18n.h>

#define CALM_MS 500

typedef struct
{
  GtkWindow *window;
  char *path;
  guint calm;
  gulong painted;
} Picture;

static GdkTexture *
render (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  int width = gdk_paintable_get_intrinsic_width (paintable), height = gdk_paintable_get_intrinsic_height (paintable);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  GdkTexture *texture;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return NULL;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (widget)), node, NULL);
  gsk_render_node_unref (node);
  return texture;
}

static gboolean
calm_cb (gpointer user_data)
{
  Picture *picture = user_data;
  g_autoptr (GdkTexture) texture = render (GTK_WIDGET (picture->window));

  picture->calm = 0;
  if (texture == NULL || !gdk_texture_save_to_png (texture, picture->path))
    g_printerr (_ ("cascada: the picture %s could not be written\n"), picture->path);
  g_application_quit (G_APPLICATION (gtk_window_get_application (picture->window)));
  return G_SOURCE_REMOVE;
}

static void
wait_for_calm (Picture *picture)
{
  g_clear_handle_id (&picture->calm, g_source_remove);
  picture->calm = g_timeout_add (CALM_MS, calm_cb, picture);
}

static void
picture_free (gpointer data, GClosure *closure)
{
  Picture *picture = data;

  g_clear_handle_id (&picture->calm, g_source_remove);
  g_free (picture->path);
  g_free (picture);
}

/**
 * cascada_picture_take:
 * @window: presented
 * @path: of the PNG file
 *
 * Writes a picture of @window once nothing in it has changed for half a second, and ends the application.
 */
void
cascada_picture_take (GtkWindow *window, const char *path)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  Picture *picture = g_new0 (Picture, 1);

  picture->window = window;
  picture->path = g_strdup (path);
  g_signal_connect_data (clock, "after-paint", G_CALLBACK (wait_for_calm), picture, picture_free, G_CONNECT_SWAPPED);
  wait_for_calm (picture);
}
