/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cascada-plan-view.h"
#include "cascada-report-row.h"

G_BEGIN_DECLS

/**
 * CascadaReportCell:
 *
 * One cell of the grid of a quarter. Bound to a row it says what its column says of it; figures that are reported are
 * entered in it, by the same binding as every field: checked as one types, written as one edit when it is left.
 *
 * Signals: "typed" (const char *): another text stands in it; "pressed" (int n_press, gboolean extend).
 */
#define CASCADA_TYPE_REPORT_CELL (cascada_report_cell_get_type ())
G_DECLARE_FINAL_TYPE (CascadaReportCell, cascada_report_cell, CASCADA, REPORT_CELL, GtkWidget)

GtkWidget *cascada_report_cell_new (CascadaReportColumn column);
void cascada_report_cell_bind (CascadaReportCell *self, GtkListItem *item);
void cascada_report_cell_unbind (CascadaReportCell *self);

CascadaReportColumn cascada_report_cell_get_column (CascadaReportCell *self);
CascadaReportRow *cascada_report_cell_get_row (CascadaReportCell *self);
guint cascada_report_cell_get_position (CascadaReportCell *self);
void cascada_report_cell_set_in_range (CascadaReportCell *self, gboolean in_range);

void cascada_report_cell_edit (CascadaReportCell *self, CascadaPlanView *view, CascadaPeriod quarter, const char *text, GtkLabel *error);
gboolean cascada_report_cell_is_editing (CascadaReportCell *self);
gboolean cascada_report_cell_finish (CascadaReportCell *self);
void cascada_report_cell_cancel (CascadaReportCell *self);

G_END_DECLS
