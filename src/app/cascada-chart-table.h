/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cascada-chart-row.h"

G_BEGIN_DECLS

/**
 * CascadaChartTable:
 *
 * The chart's table twin: the same rows as text. Property "rows" (#GListModel of #CascadaChartRow, nullable). Signal
 * "row-activated" (CascadaChartTable *, guint position).
 */
#define CASCADA_TYPE_CHART_TABLE (cascada_chart_table_get_type ())
G_DECLARE_FINAL_TYPE (CascadaChartTable, cascada_chart_table, CASCADA, CHART_TABLE, GtkWidget)

void cascada_chart_table_set_rows (CascadaChartTable *self, GListModel *rows);

G_END_DECLS
