/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The quarterly report of a goal (domain §8): its results and its time. */

#include "config.h"

#include "cascada-reporting-private.h"

/* The part of a series inside a quarter: its months, if any, and the quarter itself. These stand together, for periods
 * are ordered by their end, the shorter first. */
static CascadaSeries
cut_out (const CascadaSeries *series, CascadaPeriod quarter)
{
  CascadaSeries part = *series;
  guint first = 0, n = 0;

  for (guint k = 0; k < series->n_periods; k++)
    if (cascada_period_contains (quarter, series->periods[k]))
      first = n++ == 0 ? k : first;
  part.n_periods = n;
  part.periods += first;
  part.targets += first;
  part.executed += first;
  if (series->numerators != NULL)
    part.numerators += first;
  if (series->denominators != NULL)
    part.denominators += first;
  return part;
}

/**
 * cascada_report_get_quarter_result:
 * @result: (out caller-allocates): P, E and progress of the quarter alone; no progress of the year
 *
 * “La ejecución del trimestre” and “el resultado de la medición del trimestre” [P005 act. 9]: the formulas of domain §4
 * on the quarter's own figures, so that no level carries on from before: a sum's or constant's E over P of the quarter,
 * an increasing or decreasing level against the quarter's target. Without a target, and with a 0 where this is none, the
 * quarter is not programmed.
 */
void
cascada_report_get_quarter_result (const CascadaSeries *series, const CascadaSettings *settings, CascadaPeriod quarter,
                                   CascadaProgress *result)
{
  CascadaSeries part;

  g_return_if_fail (series != NULL && settings != NULL && result != NULL);
  g_return_if_fail (cascada_period_is_valid (quarter));

  part = cut_out (series, quarter);
  cascada_progress_compute (&part, settings, quarter, result);
  result->progress_year = CASCADA_RATIO_NONE;
}

/**
 * cascada_report_get_cumulative_result:
 * @result: (out caller-allocates): P, E and progress at the end of the quarter, and of the year
 *
 * “La ejecución acumulada” and “el resultado de la medición acumulada” [P005 act. 9]: the progress at the cut-off.
 */
void
cascada_report_get_cumulative_result (const CascadaSeries *series, const CascadaSettings *settings, CascadaPeriod quarter,
                                      CascadaProgress *result)
{
  cascada_progress_compute (series, settings, quarter, result);
}

/** cascada_report_get_figures: what stands under @quarter itself; all absent where the series does not have it. */
CascadaReportFigures
cascada_report_get_figures (const CascadaSeries *series, CascadaPeriod quarter)
{
  CascadaReportFigures figures = { CASCADA_DECIMAL_NONE, CASCADA_DECIMAL_NONE, CASCADA_DECIMAL_NONE };

  g_return_val_if_fail (series != NULL, figures);

  for (guint k = 0; k < series->n_periods; k++)
    if (series->periods[k] == quarter)
      {
        figures.executed = series->executed[k];
        if (series->numerators != NULL)
          figures.numerator = series->numerators[k];
        if (series->denominators != NULL)
          figures.denominator = series->denominators[k];
      }
  return figures;
}

/**
 * cascada_report_is_programmed:
 *
 * Returns: whether the goal has a target in @quarter and is to be reported; never where it is eliminated [P005 9.8].
 *   A 0 is none but of a decreasing goal (domain §4)
 */
gboolean
cascada_report_is_programmed (const CascadaSeries *series, CascadaPeriod quarter)
{
  CascadaSettings settings;
  CascadaProgress result;

  g_return_val_if_fail (series != NULL, FALSE);

  cascada_settings_init (&settings);
  cascada_report_get_quarter_result (series, &settings, quarter, &result);
  return result.exclusion == CASCADA_EXCLUSION_NONE || result.exclusion == CASCADA_EXCLUSION_ZERO_DENOMINATOR ||
         result.exclusion == CASCADA_EXCLUSION_OVERFLOW;
}

/**
 * cascada_report_is_quarter_over:
 *
 * Returns: whether @today is after the last day of @quarter, from when it is reported [P005 act. 9, note 2]; %FALSE
 *   where @today is %NULL
 */
gboolean
cascada_report_is_quarter_over (CascadaPeriod quarter, const GDate *today)
{
  g_return_val_if_fail (cascada_period_is_valid (quarter), FALSE);

  return today != NULL && g_date_get_year (today) * 12 + (int) g_date_get_month (today) - 1 > cascada_period_get_end (quarter);
}

/** cascada_report_is_late: whether a report sent on @sent came after @deadline; on its day it is on time [act. 9, note 2]. */
gboolean
cascada_report_is_late (const GDate *sent, const GDate *deadline)
{
  return sent != NULL && deadline != NULL && g_date_compare (sent, deadline) > 0;
}

/** cascada_report_get_days_left: 0 on the day of the deadline, negative after it. */
int
cascada_report_get_days_left (const GDate *today, const GDate *deadline)
{
  g_return_val_if_fail (today != NULL && deadline != NULL, 0);

  return g_date_days_between (today, deadline);
}

/** cascada_report_get_duty: whether the goal is to be reported for the quarter, and since when it should have been. */
CascadaReportDuty
cascada_report_get_duty (const CascadaReportFacts *facts)
{
  g_return_val_if_fail (facts != NULL && facts->series != NULL, CASCADA_REPORT_DUTY_NONE);

  if (facts->series->eliminated)
    return CASCADA_REPORT_DUTY_NONE;
  if (facts->state == CASCADA_REPORT_STATE_SENT || facts->state == CASCADA_REPORT_STATE_VERIFIED)
    return CASCADA_REPORT_DUTY_DONE;
  if (!cascada_lifecycle_takes_reports (facts->plan_state) || !cascada_report_is_programmed (facts->series, facts->quarter))
    return CASCADA_REPORT_DUTY_NONE;
  if (!cascada_report_is_quarter_over (facts->quarter, facts->today))
    return CASCADA_REPORT_DUTY_LATER;
  return cascada_report_is_late (facts->today, facts->deadline) ? CASCADA_REPORT_DUTY_OVERDUE : CASCADA_REPORT_DUTY_DUE;
}

static guint
count_stated (const CascadaDecimal *values, guint n, gboolean *not_zero)
{
  guint count = 0;

  for (guint k = 0; values != NULL && k < n; k++)
    if (values[k] != CASCADA_DECIMAL_NONE)
      {
        count++;
        *not_zero |= values[k] != 0;
      }
  return count;
}

/** cascada_report_read: @reading: (out caller-allocates): borrows @facts */
void
cascada_report_read (const CascadaReportFacts *facts, CascadaReportReading *reading)
{
  CascadaSeries part = cut_out (facts->series, facts->quarter);
  gboolean executed = FALSE, ignored = FALSE;
  guint n_executed = count_stated (part.executed, part.n_periods, &executed);

  *reading = (CascadaReportReading){ .facts = facts };
  cascada_report_get_quarter_result (facts->series, facts->settings, facts->quarter, &reading->quarter);
  cascada_report_get_cumulative_result (facts->series, facts->settings, facts->quarter, &reading->cumulative);
  reading->programmed = cascada_report_is_programmed (facts->series, facts->quarter);
  if (facts->is_ratio)
    {
      reading->n_numerators = count_stated (part.numerators, part.n_periods, &executed);
      reading->n_denominators = count_stated (part.denominators, part.n_periods, &ignored);
    }
  reading->reported = n_executed > 0 || (reading->n_numerators > 0 && reading->n_denominators > 0);
  reading->executed = executed;
}

/** cascada_report_is_lag: whether a report leaves the goal below 100 % at the cut-off, exactly (domain §4). */
gboolean
cascada_report_is_lag (const CascadaReportReading *reading)
{
  return reading->reported && reading->cumulative.state == CASCADA_STATE_LAG;
}
