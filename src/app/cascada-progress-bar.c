/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-progress-bar.h"

#include "cascada-state-label.h"

#define SCALE_END 1.3 /* the bar's end as a fraction: room for what passes 100 % */
#define BAR_WIDTH 64
#define BAR_HEIGHT 6
#define MARK_HEIGHT 14
#define SPACING 8
#define TEXT_CHARS 10 /* bars have one length where their texts are no longer than “1.234,56 %” */

struct _CascadaProgressBar
{
  GtkWidget parent_instance;

  GtkWidget *text;

  CascadaDecimal percent;
  int n_chars;
};

G_DEFINE_FINAL_TYPE (CascadaProgressBar, cascada_progress_bar, GTK_TYPE_WIDGET)

static void
append_bar (GtkSnapshot *snapshot, const graphene_rect_t *area, const GdkRGBA *color)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, area, BAR_HEIGHT / 2.f);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, area);
  gtk_snapshot_pop (snapshot);
}

/* An arrow head whose tip is at @tip, for a value beyond the scale. */
static void
append_arrow (GtkSnapshot *snapshot, float tip, float middle, float direction, const GdkRGBA *color)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (tip - 8, middle - 7, 16, 14);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);

  gdk_cairo_set_source_rgba (cr, color);
  cairo_move_to (cr, tip, middle);
  cairo_line_to (cr, tip - direction * 7, middle - 6);
  cairo_line_to (cr, tip - direction * 7, middle + 6);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
append_value (CascadaProgressBar *self, GtkSnapshot *snapshot, float left, float width, float middle, const GdkRGBA *color)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double fraction = (double) self->percent / CASCADA_DECIMAL (100) / SCALE_END;
  float length = width * (float) CLAMP (fraction, 0, 1);
  float start = rtl ? left + width - length : left;

  if (length > 0)
    append_bar (snapshot, &GRAPHENE_RECT_INIT (start, middle - BAR_HEIGHT / 2.f, length, BAR_HEIGHT), color);
  if (fraction > 1)
    append_arrow (snapshot, rtl ? left : left + width, middle, rtl ? -1 : 1, color);
  else if (fraction < 0)
    append_arrow (snapshot, rtl ? left + width : left, middle, rtl ? 1 : -1, color);
}

static void
cascada_progress_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CascadaProgressBar *self = CASCADA_PROGRESS_BAR (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  graphene_rect_t text;
  float left, width, middle, mark;
  GdkRGBA color, faint;

  gtk_widget_snapshot_child (widget, self->text, snapshot);
  if (self->percent == CASCADA_DECIMAL_NONE || !gtk_widget_compute_bounds (self->text, widget, &text))
    return;

  left = rtl ? text.origin.x + text.size.width + SPACING : 0;
  width = (float) gtk_widget_get_width (widget) - text.size.width - SPACING;
  middle = (float) gtk_widget_get_height (widget) / 2.f;
  if (width < BAR_HEIGHT)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_style_context_get_color (gtk_widget_get_style_context (self->text), &faint);
  faint.alpha *= .15f;
  append_bar (snapshot, &GRAPHENE_RECT_INIT (left, middle - BAR_HEIGHT / 2.f, width, BAR_HEIGHT), &faint);
  append_value (self, snapshot, left, width, middle, &color);

  faint.alpha = .6f;
  mark = rtl ? left + width - width / SCALE_END : left + width / SCALE_END;
  gtk_snapshot_append_color (snapshot, &faint,
                             &GRAPHENE_RECT_INIT (floorf (mark) - 1, floorf (middle - MARK_HEIGHT / 2.f), 2, MARK_HEIGHT));
}

/* By the bar's own font, so that a bold text leaves its bar as long as the others. */
static int
get_text_width (CascadaProgressBar *self)
{
  int n_chars = MAX (TEXT_CHARS, self->n_chars + 1);
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = PANGO_PIXELS_CEIL (n_chars * pango_font_metrics_get_approximate_digit_width (metrics));

  pango_font_metrics_unref (metrics);
  return width;
}

static void
cascada_progress_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  CascadaProgressBar *self = CASCADA_PROGRESS_BAR (widget);

  gtk_widget_measure (self->text, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = MAX (*minimum, get_text_width (self)) + SPACING + BAR_WIDTH;
    }
  else
    {
      *minimum = MAX (*minimum, MARK_HEIGHT);
      *natural = MAX (*natural, MARK_HEIGHT);
    }
}

static void
cascada_progress_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CascadaProgressBar *self = CASCADA_PROGRESS_BAR (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int wanted, minimum;

  gtk_widget_measure (self->text, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  wanted = MAX (minimum, MIN (get_text_width (self), width));
  gtk_widget_size_allocate (self->text, &(GtkAllocation){ rtl ? 0 : width - wanted, 0, wanted, height }, -1);
}

static void
cascada_progress_bar_dispose (GObject *object)
{
  CascadaProgressBar *self = CASCADA_PROGRESS_BAR (object);

  g_clear_pointer (&self->text, gtk_widget_unparent);

  G_OBJECT_CLASS (cascada_progress_bar_parent_class)->dispose (object);
}

static void
cascada_progress_bar_class_init (CascadaProgressBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_progress_bar_dispose;

  widget_class->snapshot = cascada_progress_bar_snapshot;
  widget_class->measure = cascada_progress_bar_measure;
  widget_class->size_allocate = cascada_progress_bar_size_allocate;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
  gtk_widget_class_set_css_name (widget_class, "cascadabar");
}

static void
cascada_progress_bar_init (CascadaProgressBar *self)
{
  self->percent = CASCADA_DECIMAL_NONE;
  self->text = g_object_new (GTK_TYPE_INSCRIPTION,
                             "xalign", 1.f,
                             "valign", GTK_ALIGN_CENTER,
                             "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_START,
                             NULL);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
}

GtkWidget *
cascada_progress_bar_new (void)
{
  return g_object_new (CASCADA_TYPE_PROGRESS_BAR, NULL);
}

/**
 * cascada_progress_bar_set:
 * @percent: in percent, any size and sign; absent: no bar, only the text
 * @state: gives the colour
 * @text: what is shown beside the bar, by the reader's locale
 */
void
cascada_progress_bar_set (CascadaProgressBar *self, CascadaDecimal percent, CascadaState state, const char *text)
{
  double value = percent == CASCADA_DECIMAL_NONE ? 0 : (double) percent / CASCADA_DECIMAL_SCALE;

  g_return_if_fail (CASCADA_IS_PROGRESS_BAR (self));

  self->percent = percent;
  self->n_chars = (int) g_utf8_strlen (text, -1);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->text), text);
  cascada_state_style_widget (state, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, MAX (value, 100.),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, value,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
