/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-plan-view.h"
#include "cascada-quarter-sheet.h"

G_BEGIN_DECLS

/**
 * CascadaReportForm:
 *
 * The report of one indicator in one quarter: figures with the results as one types, analyses, evidence, what is
 * missing of it, and the steps it can take.
 *
 * Signal "supposed" (const CascadaQuarterReport *): the report as it would be with what is typed, or as it stands.
 */
#define CASCADA_TYPE_REPORT_FORM (cascada_report_form_get_type ())
G_DECLARE_FINAL_TYPE (CascadaReportForm, cascada_report_form, CASCADA, REPORT_FORM, AdwBin)

void cascada_report_form_set (CascadaReportForm *self, CascadaPlanView *view, gint64 indicator, CascadaPeriod quarter);
void cascada_report_form_refresh (CascadaReportForm *self);
void cascada_report_form_suppose (CascadaReportForm *self, guint field, const char *text);

G_END_DECLS
