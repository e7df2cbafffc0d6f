/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cascada-plan-view.h"
#include "cascada-report-row.h"

G_BEGIN_DECLS

/**
 * CascadaReportSheet:
 *
 * The rows of a plan's quarter, in the order of the plan: read at once, and row by row where an edit touched few. Those
 * that do not contain what is searched for are left out.
 */
#define CASCADA_TYPE_REPORT_SHEET (cascada_report_sheet_get_type ())
G_DECLARE_FINAL_TYPE (CascadaReportSheet, cascada_report_sheet, CASCADA, REPORT_SHEET, GObject)

CascadaReportSheet *cascada_report_sheet_new (CascadaPlanView *view, CascadaPeriod quarter);
gboolean cascada_report_sheet_read (CascadaReportSheet *self, const GArray *changes, GError **error);
void cascada_report_sheet_search (CascadaReportSheet *self, const char *text);

CascadaPeriod cascada_report_sheet_get_quarter (CascadaReportSheet *self);
GListModel *cascada_report_sheet_get_rows (CascadaReportSheet *self);
guint cascada_report_sheet_count (CascadaReportSheet *self);
CascadaReportRow *cascada_report_sheet_find_row (CascadaReportSheet *self, gint64 indicator);
guint cascada_report_sheet_find_position (CascadaReportSheet *self, gint64 indicator);
gint64 cascada_report_sheet_find (CascadaReportSheet *self, CascadaRef ref);
gint64 cascada_report_sheet_find_waiting (CascadaReportSheet *self);
gint64 cascada_report_sheet_get_reporter (CascadaReportSheet *self);
gboolean cascada_report_sheet_has_ratios (CascadaReportSheet *self);
char *cascada_report_sheet_describe (CascadaReportSheet *self);

G_END_DECLS
