/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cascada-bar-layer.h"

G_BEGIN_DECLS

/**
 * CascadaBarChart:
 *
 * Shows a #CascadaBarLayer. One bar has the focus; Up, Down, Home and End move it, Enter, Space or a click activate
 * it. Signal "bar-activated" (CascadaBarChart *, guint index).
 */
#define CASCADA_TYPE_BAR_CHART (cascada_bar_chart_get_type ())
G_DECLARE_FINAL_TYPE (CascadaBarChart, cascada_bar_chart, CASCADA, BAR_CHART, GtkWidget)

void cascada_bar_chart_set_layer (CascadaBarChart *self, CascadaBarLayer *layer, const char *summary);
CascadaBarLayer *cascada_bar_chart_get_layer (CascadaBarChart *self);

G_END_DECLS
