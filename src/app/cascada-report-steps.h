/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-plan-view.h"
#include "cascada-quarter-sheet.h"

G_BEGIN_DECLS

/**
 * CascadaReportSteps:
 *
 * The steps that a report can take from where it stands, as buttons; those that may not be taken say why. Steps that ask
 * for a text open a dialog.
 */
#define CASCADA_TYPE_REPORT_STEPS (cascada_report_steps_get_type ())
G_DECLARE_FINAL_TYPE (CascadaReportSteps, cascada_report_steps, CASCADA, REPORT_STEPS, AdwBin)

void cascada_report_steps_set (CascadaReportSteps *self, CascadaPlanView *view, const CascadaQuarterReport *report);

G_END_DECLS
