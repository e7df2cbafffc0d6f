/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-condition.h"
#include "cascada-lifecycle.h"
#include "cascada-progress.h"

G_BEGIN_DECLS

/** CascadaReportState: where a quarterly report stands (domain §8). The numbers are stored: append, never reorder. */
typedef enum
{
  CASCADA_REPORT_STATE_DRAFT,    /* being written by the unit */
  CASCADA_REPORT_STATE_SENT,     /* waits for the planning office [P005 act. 9] */
  CASCADA_REPORT_STATE_RETURNED, /* with observations, back at the unit [P005 act. 10, 11] */
  CASCADA_REPORT_STATE_VERIFIED, /* closed: later changes are corrections [P005 act. 10] */
} CascadaReportState;

/** CascadaReportStep: what is done to a report [P005 act. 9–11, policy 8]. The numbers are stored: append, never reorder. */
typedef enum
{
  CASCADA_REPORT_STEP_WRITE,    /* the unit enters figures, analyses, evidence [act. 9] */
  CASCADA_REPORT_STEP_COMPLETE, /* the planning office does, for a local or cross-cutting goal [policy 8] */
  CASCADA_REPORT_STEP_SEND,     /* the leader sends it [act. 9] */
  CASCADA_REPORT_STEP_RETURN,   /* the planning office asks for adjustments [act. 10, 11] */
  CASCADA_REPORT_STEP_ADJUST,   /* the planning office makes a technical change itself [act. 10] */
  CASCADA_REPORT_STEP_VERIFY,   /* the planning office finds it coherent: the quarter is closed [act. 10, 11] */
  CASCADA_REPORT_STEP_CORRECT,  /* a closed figure is changed, keeping the old one (domain §8) */
} CascadaReportStep;

#define CASCADA_N_REPORT_STATES (CASCADA_REPORT_STATE_VERIFIED + 1)
#define CASCADA_N_REPORT_STEPS (CASCADA_REPORT_STEP_CORRECT + 1)

/** CascadaReportDuty: whether a goal is to be reported for a quarter. */
typedef enum
{
  CASCADA_REPORT_DUTY_NONE,    /* eliminated, not programmed, or its plan takes no reports */
  CASCADA_REPORT_DUTY_LATER,   /* the quarter has not ended */
  CASCADA_REPORT_DUTY_DUE,     /* by the deadline */
  CASCADA_REPORT_DUTY_OVERDUE, /* the deadline has passed: it is still accepted, and marked late */
  CASCADA_REPORT_DUTY_DONE,    /* sent or verified */
} CascadaReportDuty;

/** CascadaReportFigures: what is reported for a quarter; absent where it is not. */
typedef struct
{
  CascadaDecimal executed;
  CascadaDecimal numerator;
  CascadaDecimal denominator;
} CascadaReportFigures;

/**
 * CascadaReportFacts:
 * @series: the figures of the indicator, those reported for @quarter among them; its @eliminated says of the goal
 * @quarter: the quarter reported
 * @deadline: of the quarter: cascada_calendar_get_deadline()
 * @plan_state: where the plan stands
 * @is_ratio: numerator and denominator are reported
 * @completed_by_office: a local or cross-cutting goal whose report the planning office completes [policy 8]
 * @progress_analysis: of the quarter's progress
 * @result_analysis: of the cumulative result
 * @lag_cause, @lag_remedy, @lag_date: what explains a lag; %NULL where not given
 * @n_evidence: files and references
 * @verified: the figures as they were verified; %NULL where they never were
 * @text: observations, or the reason, given with the step, or kept with the last correction
 * @place: where the indicator stands, in words, for findings
 * @subject: its index, for findings
 *
 * One goal's report of one quarter. Everything is borrowed; texts may be %NULL.
 */
typedef struct
{
  const CascadaSeries *series;
  const CascadaSettings *settings;
  CascadaPeriod quarter;
  const GDate *today;
  const GDate *deadline;
  CascadaPlanState plan_state;
  CascadaReportState state;
  gboolean is_ratio;
  gboolean completed_by_office;
  const char *progress_analysis;
  const char *result_analysis;
  const char *lag_cause;
  const char *lag_remedy;
  const GDate *lag_date;
  guint n_evidence;
  const CascadaReportFigures *verified;
  const char *text;
  const char *place;
  guint subject;
} CascadaReportFacts;

/* Results */
void cascada_report_get_quarter_result (const CascadaSeries *series, const CascadaSettings *settings, CascadaPeriod quarter, CascadaProgress *result);
void cascada_report_get_cumulative_result (const CascadaSeries *series, const CascadaSettings *settings, CascadaPeriod quarter, CascadaProgress *result);
CascadaReportFigures cascada_report_get_figures (const CascadaSeries *series, CascadaPeriod quarter);
gboolean cascada_report_is_programmed (const CascadaSeries *series, CascadaPeriod quarter);

/* Time */
gboolean cascada_report_is_quarter_over (CascadaPeriod quarter, const GDate *today);
gboolean cascada_report_is_late (const GDate *sent, const GDate *deadline);
int cascada_report_get_days_left (const GDate *today, const GDate *deadline);
CascadaReportDuty cascada_report_get_duty (const CascadaReportFacts *facts);

/* Contents and steps */
GPtrArray *cascada_report_get_contents (const CascadaReportFacts *facts);
gboolean cascada_report_check (const CascadaReportFacts *facts, CascadaReportStep step, GPtrArray **conditions);
gboolean cascada_report_may (CascadaRole role, gboolean own_unit, const CascadaReportFacts *facts, CascadaReportStep step, GError **error);
gboolean cascada_report_is_step_of (CascadaReportState state, CascadaReportStep step);
CascadaReportState cascada_report_apply (CascadaReportState state, CascadaReportStep step);

const char *cascada_report_state_get_label (CascadaReportState state);
const char *cascada_report_step_get_label (CascadaReportStep step);
const char *cascada_report_step_get_clause (CascadaReportStep step);
CascadaDeed cascada_report_step_get_deed (CascadaReportStep step);

/* C10 */
GPtrArray *cascada_report_find (const CascadaReportFacts *facts);

G_END_DECLS
