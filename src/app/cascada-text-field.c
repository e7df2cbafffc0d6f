/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-text-field.h"

#define MINIMUM_WIDTH 100

struct _CascadaTextField
{
  GtkTextView parent_instance;
};

G_DEFINE_FINAL_TYPE (CascadaTextField, cascada_text_field, GTK_TYPE_TEXT_VIEW)

static GtkSizeRequestMode
cascada_text_field_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure_height (GtkWidget *widget, int width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  g_autofree char *text = NULL;
  int height;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &text, NULL);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width > 0)
    pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
cascada_text_field_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MINIMUM_WIDTH : measure_height (widget, for_size);
}

static void
cascada_text_field_constructed (GObject *object)
{
  G_OBJECT_CLASS (cascada_text_field_parent_class)->constructed (object);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (object)), "changed",
                           G_CALLBACK (gtk_widget_queue_resize), object, G_CONNECT_SWAPPED);
}

static void
cascada_text_field_class_init (CascadaTextFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = cascada_text_field_constructed;
  widget_class->get_request_mode = cascada_text_field_get_request_mode;
  widget_class->measure = cascada_text_field_measure;
}

static void
cascada_text_field_init (CascadaTextField *self)
{
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self), FALSE);
}

GtkWidget *
cascada_text_field_new (void)
{
  return g_object_new (CASCADA_TYPE_TEXT_FIELD, NULL);
}
