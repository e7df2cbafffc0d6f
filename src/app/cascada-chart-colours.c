/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-chart-colours.h"

#include <adwaita.h>

static CascadaColour
look_up (GtkWidget *widget, const char *name, double alpha)
{
  GdkRGBA colour;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &colour))
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  return (CascadaColour){ colour.red, colour.green, colour.blue, colour.alpha * alpha };
}

/**
 * cascada_chart_style_init_from_widget:
 *
 * Takes a chart's colours and font from the widget that shows it, so that light, dark and high contrast follow the
 * system. The font stays the widget's.
 */
void
cascada_chart_style_init_from_widget (CascadaChartStyle *style, GtkWidget *widget)
{
  static const char *const edges[CASCADA_STATE_ELIMINATED + 1] = {
    [CASCADA_STATE_ON_TRACK] = "success_color",
    [CASCADA_STATE_LAG] = "warning_color",
    [CASCADA_STATE_NOT_REPORTED] = "error_color",
  };
  gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());

  style->text = look_up (widget, "window_fg_color", 1);
  style->dim = look_up (widget, "window_fg_color", contrast ? 1 : 0.75);
  style->line = look_up (widget, "window_fg_color", contrast ? 0.5 : 0.12);
  style->mark = look_up (widget, "window_fg_color", 0.8);
  style->states[CASCADA_STATE_ON_TRACK] = look_up (widget, "success_bg_color", 1);
  style->states[CASCADA_STATE_LAG] = look_up (widget, "warning_bg_color", 1);
  style->states[CASCADA_STATE_NOT_PROGRAMMED] = look_up (widget, "window_fg_color", 0.3);
  style->states[CASCADA_STATE_NOT_REPORTED] = look_up (widget, "error_bg_color", 1);
  style->states[CASCADA_STATE_ELIMINATED] = style->states[CASCADA_STATE_NOT_PROGRAMMED];
  for (guint state = 0; state < G_N_ELEMENTS (style->edges); state++)
    style->edges[state] = contrast || edges[state] == NULL ? style->dim : look_up (widget, edges[state], 1);
  style->font = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
}
