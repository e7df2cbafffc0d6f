/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cascada-chart-style.h"

G_BEGIN_DECLS

void cascada_chart_style_init_from_widget (CascadaChartStyle *style, GtkWidget *widget);

G_END_DECLS
