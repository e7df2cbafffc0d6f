/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-report-cell.h"
#include "cascada-report-grid.h"

G_BEGIN_DECLS

struct _CascadaReportGrid
{
  AdwBin parent_instance;

  CascadaPlanView *view;
  GtkSingleSelection *selection;
  GPtrArray *cells;                                       /* that are bound, borrowed */
  GtkColumnViewColumn *columns[CASCADA_N_REPORT_COLUMNS]; /* borrowed */

  GtkColumnView *column_view;
  GtkLabel *problem;

  CascadaPeriod quarter;
  guint position; /* of the cell that has the focus, or had it last */
  CascadaReportColumn column;
  guint anchor_position; /* where a range begins that ends there */
  CascadaReportColumn anchor_column;
  gboolean typed_over; /* the edit began by typing: arrows leave it */
  gboolean pending;    /* the cell is to get the focus once it is there */
  guint focus_source;
};

void cascada_report_grid_init_input (CascadaReportGrid *self);
void cascada_report_grid_show_problem (CascadaReportGrid *self, const char *message);
void cascada_report_grid_show_range (CascadaReportGrid *self);
CascadaReportCell *cascada_report_grid_find_cell (CascadaReportGrid *self, guint position, CascadaReportColumn column);
CascadaReportRow *cascada_report_grid_get_row (CascadaReportGrid *self, guint position);
guint cascada_report_grid_count_rows (CascadaReportGrid *self);
gboolean cascada_report_grid_is_shown (CascadaReportGrid *self, int column);
int cascada_report_grid_step_column (CascadaReportGrid *self, int column, int step);
void cascada_report_grid_clear (CascadaReportGrid *self);
void cascada_report_grid_copy_to_clipboard (CascadaReportGrid *self);
void cascada_report_grid_paste_from_clipboard (CascadaReportGrid *self);
void cascada_report_grid_edit (CascadaReportGrid *self, const char *text);

G_END_DECLS
