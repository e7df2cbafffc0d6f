/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-plan-view.h"
#include "cascada-report-row.h"

G_BEGIN_DECLS

/**
 * CascadaReportGrid:
 *
 * A quarter of a plan as a spreadsheet: arrows, Tab and Enter move, typing enters, F2 edits, Escape brings back, Delete
 * clears, Ctrl+C copies and Ctrl+V pastes a block from a spreadsheet, all of it or nothing.
 *
 * Signals: "selected" (CascadaReportRow *): another row has the focus; "typed" (CascadaReportRow *, guint field, const
 * char *text): another text stands in a cell, not written yet.
 */
#define CASCADA_TYPE_REPORT_GRID (cascada_report_grid_get_type ())
G_DECLARE_FINAL_TYPE (CascadaReportGrid, cascada_report_grid, CASCADA, REPORT_GRID, AdwBin)

void cascada_report_grid_set (CascadaReportGrid *self, CascadaPlanView *view, CascadaPeriod quarter, GListModel *rows);
void cascada_report_grid_show_terms (CascadaReportGrid *self, gboolean shown);
void cascada_report_grid_select (CascadaReportGrid *self, guint position);
void cascada_report_grid_focus (CascadaReportGrid *self, guint position, CascadaReportColumn column);
gboolean cascada_report_grid_focus_selected (CascadaReportGrid *self);
void cascada_report_grid_paste (CascadaReportGrid *self, const char *text);
char *cascada_report_grid_copy (CascadaReportGrid *self);
double cascada_report_grid_get_scale (CascadaReportGrid *self);
gboolean cascada_report_grid_finish (CascadaReportGrid *self);
const char *cascada_report_grid_get_problem (CascadaReportGrid *self);

G_END_DECLS
