/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-plan-view.h"
#include "cascada-quarter-sheet.h"

G_BEGIN_DECLS

void cascada_report_all_ask (GtkWidget *from, CascadaPlanView *view, CascadaPeriod quarter, CascadaReportStep step);

G_END_DECLS
