/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-date.h"
#include "cascada-reporting.h"
#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaQuarterDuty:
 * @reporter: id of the unit that reports the indicator (its own, else its goal's, else its plan's), 0 where none does
 * @completed_by_office: a local or cross-cutting goal that a central area reports [P005 policy 8]
 * @eliminated: its goal is [P005 policy 9]
 */
typedef struct
{
  gint64 reporter;
  gboolean completed_by_office;
  gboolean eliminated;
} CascadaQuarterDuty;

/**
 * CascadaQuarterReport:
 * @facts: what the rules look at; borrows from the rest
 * @indicator: whose report it is
 * @goal: that it belongs to
 * @reporter: id of the unit that reports it (indicator's, else goal's, else plan's), 0 where none does
 * @report: (nullable): the stored report
 *
 * One indicator's report of one quarter, as it stands.
 */
typedef struct
{
  CascadaReportFacts facts;
  CascadaRef indicator;
  CascadaRef goal;
  gint64 reporter;
  CascadaRecord *report;

  /*< private >*/
  CascadaFigures *figures;
  CascadaSeries series;
  GDate today, deadline, lag_date;
  char *place;
  gpointer supposed; /* arrays of the series, where figures are supposed */
} CascadaQuarterReport;

CascadaQuarterReport *cascada_quarter_read (CascadaWorkspace *workspace, gint64 indicator, CascadaPeriod quarter, CascadaDate today, GError **error);
void cascada_quarter_report_free (CascadaQuarterReport *report);
/* What a statement over “indicator i”, “goal g”, “plan p” and the reporter’s “unit u” selects for a duty. */
#define CASCADA_QUARTER_DUTY_COLUMNS "coalesce (i.unit, g.unit, p.unit, 0), g.kind, g.eliminated, coalesce (p.unit, 0), u.kind"
#define CASCADA_QUARTER_DUTY_TABLES                                                                               \
  "indicator i JOIN goal g ON g.id = i.goal JOIN objective o ON o.id = g.objective JOIN plan p ON p.id = o.plan " \
  "LEFT JOIN unit u ON u.id = coalesce (i.unit, g.unit, p.unit)"

void cascada_quarter_get_duty (CascadaStatement *statement, CascadaQuarterDuty *duty);
CascadaStatement *cascada_quarter_prepare_duty (CascadaStore *store, GError **error);
gboolean cascada_quarter_read_duty (CascadaStatement *find, gint64 indicator, CascadaQuarterDuty *duty, GError **error);
gboolean cascada_quarter_get_deadline (CascadaStore *store, CascadaPeriod quarter, GDate *deadline, GError **error);
gboolean cascada_quarter_count (CascadaWorkspace *workspace, gint64 plan, CascadaPeriod period, guint *n_missing, guint *n_unverified, GError **error);
gboolean cascada_quarter_take (CascadaWorkspace *workspace, const gint64 *indicators, guint n_indicators, CascadaPeriod quarter, CascadaReportStep step, const char *text, CascadaDate today, GError **error);
gboolean cascada_quarter_correct (CascadaWorkspace *workspace, gint64 indicator, CascadaPeriod quarter, guint field, const CascadaValue *value, const char *reason, CascadaDate today, GError **error);
gboolean cascada_quarter_adjust (CascadaWorkspace *workspace, gint64 indicator, CascadaPeriod quarter, guint field, const CascadaValue *value, const char *reason, CascadaDate today, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaQuarterReport, cascada_quarter_report_free)

G_END_DECLS
