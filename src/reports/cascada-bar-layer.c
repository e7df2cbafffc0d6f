/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-bar-layer.h"

#include <math.h>

#include "cascada-number.h"

#define LABEL_LINES 2
#define GAP_LINES 0.6
#define LABEL_SHARE 0.42 /* of the width, at most */
#define NARROW_LINES 30  /* below this many line heights of width the label stands above the bar */
#define HATCH 8.0

struct _CascadaBarLayer
{
  GArray *bars;
  GArray *boxes;
  CascadaAxis axis;
  double width, height;
  double line; /* height of one line of text */
  double label_width;
  double plot_x, plot_width;
  double plot_bottom;
  gboolean stacked; /* narrow: label above the bar */
};

static void
bar_clear (gpointer data)
{
  CascadaBar *bar = data;

  g_free (bar->label);
  g_free (bar->detail);
  g_free (bar->value_text);
}

CascadaBarLayer *
cascada_bar_layer_new (void)
{
  CascadaBarLayer *self = g_new0 (CascadaBarLayer, 1);

  self->bars = g_array_new (FALSE, FALSE, sizeof (CascadaBar));
  self->boxes = g_array_new (FALSE, FALSE, sizeof (CascadaBarBox));
  g_array_set_clear_func (self->bars, bar_clear);
  return self;
}

void
cascada_bar_layer_free (CascadaBarLayer *self)
{
  g_array_unref (self->bars);
  g_array_unref (self->boxes);
  g_free (self);
}

/** cascada_bar_layer_add: appends a bar; lay out again before drawing. */
void
cascada_bar_layer_add (CascadaBarLayer *self,
                       const char *label,
                       const char *detail,
                       CascadaDecimal value,
                       const char *value_text,
                       CascadaState state)
{
  CascadaBar bar = { g_strdup (label), g_strdup (detail), g_strdup (value_text), value, state };

  g_array_append_val (self->bars, bar);
}

guint
cascada_bar_layer_get_length (CascadaBarLayer *self)
{
  return self->bars->len;
}

const CascadaBar *
cascada_bar_layer_get_bar (CascadaBarLayer *self, guint index)
{
  g_return_val_if_fail (index < self->bars->len, NULL);

  return &g_array_index (self->bars, CascadaBar, index);
}

/** cascada_bar_layer_get_box: where bar @index lies, after cascada_bar_layer_layout(). */
const CascadaBarBox *
cascada_bar_layer_get_box (CascadaBarLayer *self, guint index)
{
  g_return_val_if_fail (index < self->boxes->len, NULL);

  return &g_array_index (self->boxes, CascadaBarBox, index);
}

static double
get_place (CascadaBarLayer *self, CascadaDecimal value)
{
  return self->plot_x + cascada_axis_normalize (&self->axis, value) * self->plot_width;
}

/** cascada_bar_layer_get_mark: where the 100 % mark stands, after cascada_bar_layer_layout(). */
double
cascada_bar_layer_get_mark (CascadaBarLayer *self)
{
  return get_place (self, CASCADA_DECIMAL (100));
}

static PangoLayout *
new_layout (PangoContext *context, const CascadaChartStyle *style, const char *text)
{
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_font_description (layout, style->font);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
measure_text (PangoContext *context, const CascadaChartStyle *style, const char *text, double *height)
{
  g_autoptr (PangoLayout) layout = new_layout (context, style, text);
  int width, lines;

  pango_layout_get_pixel_size (layout, &width, &lines);
  if (height != NULL)
    *height = lines;
  return width;
}

static void
fit_axis (CascadaBarLayer *self)
{
  g_autofree CascadaDecimal *values = g_new (CascadaDecimal, self->bars->len + 1);

  for (guint i = 0; i < self->bars->len; i++)
    values[i] = g_array_index (self->bars, CascadaBar, i).value;
  cascada_axis_init (&self->axis, values, self->bars->len);
}

static void
fit_columns (CascadaBarLayer *self, PangoContext *context, const CascadaChartStyle *style)
{
  double widest = 0;

  for (guint i = 0; i < self->bars->len; i++)
    widest = MAX (widest, measure_text (context, style, g_array_index (self->bars, CascadaBar, i).value_text, NULL));

  self->stacked = self->width < NARROW_LINES * self->line;
  self->label_width = self->stacked ? self->width : floor (self->width * LABEL_SHARE);
  self->plot_x = self->stacked ? 0 : self->label_width + self->line;
  self->plot_width = MAX (self->width - self->plot_x - widest - self->line, self->line);
}

static void
place_bar (CascadaBarLayer *self, guint index, double y)
{
  const CascadaBar *bar = &g_array_index (self->bars, CascadaBar, index);
  double label_height = self->line * (LABEL_LINES + (bar->detail != NULL));
  double zero = get_place (self, 0), end = bar->value == CASCADA_DECIMAL_NONE ? zero : get_place (self, bar->value);
  CascadaBarBox box = { .y = y, .bar_height = self->line * 1.1 };

  box.height = label_height + (self->stacked ? box.bar_height + self->line * 0.3 : 0);
  box.bar_y = self->stacked ? y + label_height + self->line * 0.3 : y + (label_height - box.bar_height) / 2;
  box.bar_x = MIN (zero, end);
  box.bar_width = fabs (end - zero);
  box.cut = cascada_axis_cuts (&self->axis, bar->value);
  g_array_append_val (self->boxes, box);
}

/**
 * cascada_bar_layer_layout:
 * @context: of the font map and resolution to draw with
 * @width: in pixels or points
 *
 * Places the bars. Must be called before drawing, and again when data, style or width change.
 *
 * Returns: the height it takes
 */
double
cascada_bar_layer_layout (CascadaBarLayer *self, PangoContext *context, const CascadaChartStyle *style, double width)
{
  double y = 0;

  measure_text (context, style, "Ág", &self->line);
  self->width = width;
  fit_axis (self);
  fit_columns (self, context, style);

  g_array_set_size (self->boxes, 0);
  for (guint i = 0; i < self->bars->len; i++)
    {
      place_bar (self, i, y);
      y += g_array_index (self->boxes, CascadaBarBox, i).height + self->line * GAP_LINES;
    }
  self->plot_bottom = y;
  self->height = ceil (y + self->line * 1.4);
  return self->height;
}

static void
set_colour (cairo_t *cr, const CascadaColour *colour)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha);
}

static void
show_layout (cairo_t *cr, PangoLayout *layout, const CascadaColour *colour, double x, double y)
{
  set_colour (cr, colour);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr); /* showing text leaves a current point, which would start the next line */
}

static void
draw_line (cairo_t *cr, double x, double top, double bottom)
{
  cairo_move_to (cr, floor (x) + 0.5, top);
  cairo_line_to (cr, floor (x) + 0.5, bottom);
}

/* Over the whole plot; where labels stand above the bars, only beside each bar, so that no line crosses a text. */
static void
draw_rule (CascadaBarLayer *self, cairo_t *cr, const CascadaColour *colour, double x, double thickness)
{
  double reach = self->line * 0.15;

  set_colour (cr, colour);
  cairo_set_line_width (cr, thickness);
  if (!self->stacked)
    draw_line (cr, x, 0, self->plot_bottom);
  for (guint i = 0; self->stacked && i < self->boxes->len; i++)
    {
      const CascadaBarBox *box = &g_array_index (self->boxes, CascadaBarBox, i);

      draw_line (cr, x, box->bar_y - reach, box->bar_y + box->bar_height + reach);
    }
  cairo_stroke (cr);
}

/* A tick's label within [*left, *right], which become its own; FALSE where it does not fit there. */
static gboolean
draw_tick_label (CascadaBarLayer *self, cairo_t *cr, PangoContext *context, const CascadaChartStyle *style,
                 CascadaDecimal tick, double *left, double *right)
{
  g_autofree char *text = cascada_number_format_percent (tick, 0);
  g_autoptr (PangoLayout) layout = new_layout (context, style, text);
  double x;
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  x = CLAMP (get_place (self, tick) - width / 2.0, 0, MAX (self->width - width, 0));
  if (x < *left || x + width > *right)
    return FALSE;
  show_layout (cr, layout, &style->dim, x, self->plot_bottom + self->line * 0.2);
  *left = x;
  *right = x + width;
  return TRUE;
}

/* The mark is always named, the ticks before and after it where there is room. */
static void
draw_axis (CascadaBarLayer *self, cairo_t *cr, PangoContext *context, const CascadaChartStyle *style)
{
  CascadaDecimal mark = CASCADA_DECIMAL (100);
  double mark_left = 0, mark_right = self->width, gap = self->line * 0.5, end = 0;

  draw_tick_label (self, cr, context, style, mark, &mark_left, &mark_right);
  for (CascadaDecimal tick = self->axis.minimum; tick <= self->axis.maximum; tick += self->axis.step)
    {
      gboolean before = tick < mark;
      double left = before ? end : MAX (end, mark_right + gap), right = before ? mark_left - gap : self->width;

      if (tick == mark)
        continue;
      draw_rule (self, cr, &style->line, get_place (self, tick), 1);
      if (draw_tick_label (self, cr, context, style, tick, &left, &right))
        end = right + gap;
    }
}

static void
draw_label (CascadaBarLayer *self, cairo_t *cr, PangoContext *context, const CascadaChartStyle *style, guint index)
{
  const CascadaBar *bar = &g_array_index (self->bars, CascadaBar, index);
  const CascadaBarBox *box = &g_array_index (self->boxes, CascadaBarBox, index);
  g_autoptr (PangoLayout) layout = new_layout (context, style, bar->label);
  double total = self->line * (LABEL_LINES + (bar->detail != NULL)), y = box->y;
  int lines;

  pango_layout_set_width (layout, self->label_width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -LABEL_LINES);
  lines = pango_layout_get_line_count (layout);
  y += (total - self->line * (lines + (bar->detail != NULL))) / (self->stacked ? 1 : 2);
  show_layout (cr, layout, &style->text, 0, y);

  if (bar->detail != NULL)
    {
      g_autoptr (PangoLayout) detail = new_layout (context, style, bar->detail);

      pango_layout_set_width (detail, self->label_width * PANGO_SCALE);
      pango_layout_set_ellipsize (detail, PANGO_ELLIPSIZE_END);
      show_layout (cr, detail, &style->dim, 0, y + lines * self->line);
    }
}

static void
draw_outline (cairo_t *cr, const CascadaBarBox *box, const CascadaColour *colour)
{
  if (box->bar_width < 1)
    return;
  set_colour (cr, colour);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, floor (box->bar_x) + 0.5, floor (box->bar_y) + 0.5, MAX (floor (box->bar_width) - 1, 0),
                   floor (box->bar_height) - 1);
  cairo_stroke (cr);
}

/* Bars behind 100 % are hatched as well as coloured: the state must not hang on colour alone. */
static void
hatch (cairo_t *cr, const CascadaBarBox *box, const CascadaColour *colour)
{
  cairo_save (cr);
  cairo_rectangle (cr, box->bar_x, box->bar_y, box->bar_width, box->bar_height);
  cairo_clip (cr);
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha * 0.45);
  cairo_set_line_width (cr, 1);
  for (double x = box->bar_x - box->bar_height; x < box->bar_x + box->bar_width; x += HATCH)
    {
      cairo_move_to (cr, x, box->bar_y + box->bar_height);
      cairo_line_to (cr, x + box->bar_height, box->bar_y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* The end of a bar whose value lies beyond the axis: a slanted cut with a second stroke. */
static void
draw_cut (cairo_t *cr, const CascadaBarBox *box, gboolean negative, const CascadaColour *colour)
{
  double x = negative ? box->bar_x : box->bar_x + box->bar_width, slant = box->bar_height / 4;

  set_colour (cr, colour);
  cairo_set_line_width (cr, 2);
  for (int i = 1; i <= 2; i++)
    {
      double at = negative ? x + i * 5 : x - i * 5;

      cairo_move_to (cr, at - slant, box->bar_y + box->bar_height + 2);
      cairo_line_to (cr, at + slant, box->bar_y - 2);
    }
  cairo_stroke (cr);
}

static void
draw_bar (CascadaBarLayer *self, cairo_t *cr, const CascadaChartStyle *style, guint index)
{
  const CascadaBar *bar = &g_array_index (self->bars, CascadaBar, index);
  const CascadaBarBox *box = &g_array_index (self->boxes, CascadaBarBox, index);

  set_colour (cr, &style->states[bar->state]);
  cairo_rectangle (cr, box->bar_x, box->bar_y, box->bar_width, box->bar_height);
  cairo_fill (cr);
  if (bar->state != CASCADA_STATE_ON_TRACK)
    hatch (cr, box, &style->edges[bar->state]);
  draw_outline (cr, box, &style->edges[bar->state]);
  if (box->cut)
    draw_cut (cr, box, bar->value < 0, &style->text);
}

/* The values stand in a column of their own at the end, one below the other, and no line crosses them. */
static void
draw_value (CascadaBarLayer *self, cairo_t *cr, PangoContext *context, const CascadaChartStyle *style, guint index)
{
  const CascadaBarBox *box = &g_array_index (self->boxes, CascadaBarBox, index);
  g_autoptr (PangoLayout) text = new_layout (context, style, g_array_index (self->bars, CascadaBar, index).value_text);
  int width, height;

  pango_layout_get_pixel_size (text, &width, &height);
  show_layout (cr, text, &style->text, self->width - width, box->bar_y + (box->bar_height - height) / 2);
}

/**
 * cascada_bar_layer_draw:
 *
 * Draws the layer as laid out, from the origin of @cr.
 */
void
cascada_bar_layer_draw (CascadaBarLayer *self, cairo_t *cr, PangoContext *context, const CascadaChartStyle *style)
{
  draw_axis (self, cr, context, style);
  for (guint i = 0; i < self->boxes->len; i++)
    {
      draw_label (self, cr, context, style, i);
      draw_bar (self, cr, style, i);
      draw_value (self, cr, context, style, i);
    }
  draw_rule (self, cr, &style->mark, cascada_bar_layer_get_mark (self), 2);
}

/**
 * cascada_bar_layer_hit:
 *
 * Returns: the bar whose row holds the place, label included, or −1
 */
int
cascada_bar_layer_hit (CascadaBarLayer *self, double x, double y)
{
  if (x < 0 || x > self->width)
    return -1;
  for (guint i = 0; i < self->boxes->len; i++)
    {
      const CascadaBarBox *box = &g_array_index (self->boxes, CascadaBarBox, i);

      if (y >= box->y && y < box->y + box->height)
        return i;
    }
  return -1;
}
