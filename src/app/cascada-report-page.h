/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-plan-view.h"
#include "cascada-report-form.h"
#include "cascada-report-grid.h"

G_BEGIN_DECLS

/**
 * CascadaReportPage:
 *
 * The quarterly report of a plan: all its indicators in a grid, the report of the chosen one in a form beside or below
 * it, and the steps of both. The quarter is that of the view's cut-off, or the one it ends in.
 *
 * Properties: "view" (#CascadaPlanView, nullable).
 */
#define CASCADA_TYPE_REPORT_PAGE (cascada_report_page_get_type ())
G_DECLARE_FINAL_TYPE (CascadaReportPage, cascada_report_page, CASCADA, REPORT_PAGE, AdwBin)

CascadaReportGrid *cascada_report_page_get_grid (CascadaReportPage *self);
CascadaReportForm *cascada_report_page_get_form (CascadaReportPage *self);

G_END_DECLS
