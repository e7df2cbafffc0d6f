/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "cascada-quarter-sheet.h"
#include "cascada-report-column.h"

G_BEGIN_DECLS

/**
 * CascadaReportRow:
 *
 * What the grid of a quarter says of one indicator's report, as text. Signal "changed": it says something else now.
 */
#define CASCADA_TYPE_REPORT_ROW (cascada_report_row_get_type ())
G_DECLARE_FINAL_TYPE (CascadaReportRow, cascada_report_row, CASCADA, REPORT_ROW, GObject)

CascadaReportRow *cascada_report_row_new (const CascadaQuarterReport *report);
void cascada_report_row_update (CascadaReportRow *self, const CascadaQuarterReport *report);

CascadaRef cascada_report_row_get_indicator (CascadaReportRow *self);
CascadaRef cascada_report_row_get_goal (CascadaReportRow *self);
const char *cascada_report_row_get_text (CascadaReportRow *self, CascadaReportColumn column);
const char *cascada_report_row_get_short_text (CascadaReportRow *self, CascadaReportColumn column);
const char *cascada_report_row_get_tooltip (CascadaReportRow *self, CascadaReportColumn column);
const char *cascada_report_row_get_why (CascadaReportRow *self);
const char *cascada_report_row_get_icon (CascadaReportRow *self, CascadaReportColumn column);
const char *cascada_report_row_get_css_class (CascadaReportRow *self, CascadaReportColumn column);
CascadaReportState cascada_report_row_get_state (CascadaReportRow *self);
CascadaReportDuty cascada_report_row_get_duty (CascadaReportRow *self);
gboolean cascada_report_row_is_ratio (CascadaReportRow *self);
gboolean cascada_report_row_is_dim (CascadaReportRow *self);
guint cascada_report_row_get_field (CascadaReportRow *self, CascadaReportColumn column);

G_END_DECLS
