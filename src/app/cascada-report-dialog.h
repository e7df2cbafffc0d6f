/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-plan-view.h"
#include "cascada-quarter-sheet.h"

G_BEGIN_DECLS

/* Steps of a report that ask for a text: observations, or a change with its reason. What is typed is kept until the step
 * is taken or dropped. */

GtkWindow *cascada_report_dialog_new (GtkWidget *from, CascadaPlanView *view, const CascadaQuarterReport *report, CascadaReportStep step);

G_END_DECLS
