/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-quarter.h"

G_BEGIN_DECLS

/* A whole quarter of a plan, as it is entered: all its reports, what they would be with other figures, many cells as one
 * edit, and what may be done with each. */

/**
 * CascadaQuarterCell:
 * @indicator: whose report
 * @field: of the report
 * @value: number, text or date; none clears it
 */
typedef struct
{
  gint64 indicator;
  guint field;
  CascadaValue value;
} CascadaQuarterCell;

CascadaPeriod cascada_quarter_of_cut (CascadaPeriod cut);
GPtrArray *cascada_quarter_read_plan (CascadaWorkspace *workspace, gint64 plan, CascadaPeriod quarter, CascadaDate today, GError **error);
void cascada_quarter_suppose (CascadaQuarterReport *report, const CascadaReportFigures *figures);
char *cascada_quarter_get_title (const CascadaQuarterReport *report);
gboolean cascada_quarter_is_late (const CascadaQuarterReport *report);
char **cascada_quarter_list_missing (const CascadaQuarterReport *report);

gboolean cascada_quarter_may_write (CascadaWorkspace *workspace, gint64 indicator, CascadaPeriod quarter, GError **error);
gboolean cascada_quarter_may_take (CascadaWorkspace *workspace, const CascadaQuarterReport *report, CascadaReportStep step, GError **error);
GArray *cascada_quarter_find_ready (CascadaWorkspace *workspace, const GPtrArray *reports, CascadaReportStep step);

gboolean cascada_quarter_write (CascadaWorkspace *workspace, CascadaPeriod quarter, const CascadaQuarterCell *cells, guint n_cells, const char *reason, GError **error);

GPtrArray *cascada_quarter_get_observations (CascadaWorkspace *workspace, const CascadaQuarterReport *report, GError **error);

G_END_DECLS
