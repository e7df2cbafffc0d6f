/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-bar-chart.h"

#include <adwaita.h>

#include "cascada-chart-colours.h"

#define MINIMUM_WIDTH 240
#define NATURAL_WIDTH 720

struct _CascadaBarChart
{
  GtkWidget parent_instance;

  CascadaBarLayer *layer;

  int focused;
  int hovered;
};

enum
{
  BAR_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CascadaBarChart, cascada_bar_chart, GTK_TYPE_WIDGET)

static double
lay_out (CascadaBarChart *self, double width)
{
  CascadaChartStyle style;

  cascada_chart_style_init_from_widget (&style, GTK_WIDGET (self));
  return cascada_bar_layer_layout (self->layer, gtk_widget_get_pango_context (GTK_WIDGET (self)), &style, width);
}

static GtkSizeRequestMode
cascada_bar_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cascada_bar_chart_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  CascadaBarChart *self = CASCADA_BAR_CHART (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else if (self->layer != NULL)
    *minimum = *natural = (int) lay_out (self, for_size < 0 ? NATURAL_WIDTH : MAX (for_size, MINIMUM_WIDTH));
}

static void
cascada_bar_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CascadaBarChart *self = CASCADA_BAR_CHART (widget);

  if (self->layer != NULL)
    lay_out (self, width);
}

static void
append_row (CascadaBarChart *self, GtkSnapshot *snapshot, int index, float alpha)
{
  const CascadaBarBox *box;
  GdkRGBA colour;

  if (index < 0 || index >= (int) cascada_bar_layer_get_length (self->layer))
    return;
  box = cascada_bar_layer_get_box (self->layer, index);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  colour.alpha *= alpha;
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (0, box->y - 4, gtk_widget_get_width (GTK_WIDGET (self)), box->height + 8));
}

static void
append_focus (CascadaBarChart *self, GtkSnapshot *snapshot)
{
  const CascadaBarBox *box;
  GskRoundedRect outline;
  GdkRGBA colour;

  if (!gtk_widget_has_visible_focus (GTK_WIDGET (self)) || self->focused >= (int) cascada_bar_layer_get_length (self->layer))
    return;
  box = cascada_bar_layer_get_box (self->layer, self->focused);
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "accent_color", &colour))
    gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, box->y - 4, gtk_widget_get_width (GTK_WIDGET (self)), box->height + 8), 6);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 2, 2, 2, 2 }, (GdkRGBA[4]){ colour, colour, colour, colour });
}

static void
cascada_bar_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CascadaBarChart *self = CASCADA_BAR_CHART (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  CascadaChartStyle style;
  cairo_t *cr;

  if (self->layer == NULL)
    return;
  append_row (self, snapshot, self->hovered, 0.06);
  cascada_chart_style_init_from_widget (&style, widget);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cascada_bar_layer_draw (self->layer, cr, gtk_widget_get_pango_context (widget), &style);
  cairo_destroy (cr);
  append_focus (self, snapshot);
}

static void
set_hovered (CascadaBarChart *self, int index)
{
  if (self->hovered == index)
    return;
  self->hovered = index;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), index >= 0 ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (CascadaBarChart *self, double x, double y)
{
  set_hovered (self, self->layer != NULL ? cascada_bar_layer_hit (self->layer, x, y) : -1);
}

static void
leave_cb (CascadaBarChart *self)
{
  set_hovered (self, -1);
}

/* The focused bar is spoken through the description: GTK 4.8 cannot announce. */
static void
describe_focused (CascadaBarChart *self)
{
  g_autofree char *description = NULL;
  const CascadaBar *bar;

  if (self->layer == NULL || self->focused >= (int) cascada_bar_layer_get_length (self->layer))
    return;
  bar = cascada_bar_layer_get_bar (self->layer, self->focused);
  description = g_strdup_printf ("%s: %s", bar->label, bar->value_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
scroll_to_focused (CascadaBarChart *self)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  const CascadaBarBox *box = cascada_bar_layer_get_box (self->layer, self->focused);
  double x, top;

  if (viewport == NULL ||
      !gtk_widget_translate_coordinates (GTK_WIDGET (self), gtk_widget_get_first_child (viewport), 0, box->y, &x, &top))
    return;
  gtk_adjustment_clamp_page (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)), top - 12, top + box->height + 12);
}

static void
set_focused (CascadaBarChart *self, int index)
{
  self->focused = CLAMP (index, 0, (int) cascada_bar_layer_get_length (self->layer) - 1);
  describe_focused (self);
  scroll_to_focused (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
activate_bar (CascadaBarChart *self, int index)
{
  if (index >= 0 && index < (int) cascada_bar_layer_get_length (self->layer))
    g_signal_emit (self, signals[BAR_ACTIVATED], 0, index);
}

static void
released_cb (CascadaBarChart *self, int n_press, double x, double y)
{
  int index = self->layer != NULL ? cascada_bar_layer_hit (self->layer, x, y) : -1;

  if (index < 0)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  set_focused (self, index);
  activate_bar (self, index);
}

static gboolean
key_pressed_cb (CascadaBarChart *self, guint keyval, guint keycode, GdkModifierType state)
{
  int last;

  if (self->layer == NULL || cascada_bar_layer_get_length (self->layer) == 0 ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  last = cascada_bar_layer_get_length (self->layer) - 1;
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      set_focused (self, self->focused - 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      set_focused (self, self->focused + 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      set_focused (self, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      set_focused (self, last);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      activate_bar (self, self->focused);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
query_tooltip_cb (CascadaBarChart *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  int index = self->layer == NULL ? -1 : keyboard ? self->focused
                                                  : cascada_bar_layer_hit (self->layer, x, y);
  g_autofree char *text = NULL;
  const CascadaBar *bar;

  if (index < 0 || index >= (int) cascada_bar_layer_get_length (self->layer))
    return FALSE;
  bar = cascada_bar_layer_get_bar (self->layer, index);
  text = g_strdup_printf ("%s\n%s%s%s", bar->label, bar->value_text, bar->detail ? " · " : "", bar->detail ? bar->detail : "");
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
cascada_bar_chart_dispose (GObject *object)
{
  CascadaBarChart *self = CASCADA_BAR_CHART (object);

  g_clear_pointer (&self->layer, cascada_bar_layer_free);

  G_OBJECT_CLASS (cascada_bar_chart_parent_class)->dispose (object);
}

static void
cascada_bar_chart_class_init (CascadaBarChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cascada_bar_chart_dispose;

  widget_class->get_request_mode = cascada_bar_chart_get_request_mode;
  widget_class->measure = cascada_bar_chart_measure;
  widget_class->size_allocate = cascada_bar_chart_size_allocate;
  widget_class->snapshot = cascada_bar_chart_snapshot;

  signals[BAR_ACTIVATED] = g_signal_new ("bar-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cascada_bar_chart_init (CascadaBarChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->hovered = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * cascada_bar_chart_set_layer:
 * @layer: (transfer full) (nullable): the bars
 * @summary: what the chart says, in a sentence, for assistive technology
 */
void
cascada_bar_chart_set_layer (CascadaBarChart *self, CascadaBarLayer *layer, const char *summary)
{
  g_return_if_fail (CASCADA_IS_BAR_CHART (self));

  g_clear_pointer (&self->layer, cascada_bar_layer_free);
  self->layer = layer;
  self->hovered = -1;
  self->focused = layer == NULL ? 0 : MIN (self->focused, MAX ((int) cascada_bar_layer_get_length (layer) - 1, 0));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  describe_focused (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** cascada_bar_chart_get_layer: (transfer none) (nullable): the bars shown. */
CascadaBarLayer *
cascada_bar_chart_get_layer (CascadaBarChart *self)
{
  g_return_val_if_fail (CASCADA_IS_BAR_CHART (self), NULL);

  return self->layer;
}
