/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CascadaChartPage:
 *
 * Weighted compliance by objective: the plan's headline, a bar an objective, and the same as a table. Property "view"
 * (#CascadaPlanView, nullable).
 */
#define CASCADA_TYPE_CHART_PAGE (cascada_chart_page_get_type ())
G_DECLARE_FINAL_TYPE (CascadaChartPage, cascada_chart_page, CASCADA, CHART_PAGE, GtkWidget)

G_END_DECLS
