/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cascada-figures.h"

G_BEGIN_DECLS

/**
 * CascadaChartRow:
 *
 * One objective as the chart and its table twin show it, in words: "number", "name", "weight", "compliance",
 * "published", "difference", "state" (strings; “—” where absent).
 */
#define CASCADA_TYPE_CHART_ROW (cascada_chart_row_get_type ())
G_DECLARE_FINAL_TYPE (CascadaChartRow, cascada_chart_row, CASCADA, CHART_ROW, GObject)

CascadaChartRow *cascada_chart_row_new (CascadaFigures *figures, guint objective, CascadaPeriod cut, CascadaDecimal published);
CascadaNode cascada_chart_row_get_node (CascadaChartRow *self);
const char *cascada_chart_row_get_text (CascadaChartRow *self, const char *property);
CascadaDecimal cascada_chart_row_get_value (CascadaChartRow *self);
CascadaState cascada_chart_row_get_state (CascadaChartRow *self);

G_END_DECLS
