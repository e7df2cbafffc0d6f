/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-coherence-total.h"

/* Whether 0 means “not programmed in that period” (domain §4): the last level carries on. */
static gboolean
is_level (CascadaAnnualisation annualisation)
{
  return annualisation == CASCADA_ANNUALISATION_INCREASING || annualisation == CASCADA_ANNUALISATION_CONSTANT;
}

/**
 * cascada_coherence_reach:
 *
 * Goes backwards, so that a year's or quarter's own figure takes the place of its parts, as in the progress.
 */
CascadaReached
cascada_coherence_reach (const CascadaSeries *series)
{
  CascadaReached reached = { .last = CASCADA_DECIMAL_NONE, .end = -1 };
  int covered_from = G_MAXINT;

  for (guint k = series->n_periods; k-- > 0;)
    {
      CascadaDecimal target = series->targets[k];
      int start = cascada_period_get_start (series->periods[k]);

      if (target == CASCADA_DECIMAL_NONE)
        continue;
      reached.end = MAX (reached.end, cascada_period_get_end (series->periods[k]));
      if (start >= covered_from || (target == 0 && is_level (series->annualisation)))
        continue;
      covered_from = start;
      reached.sum += target;
      reached.n++;
      if (reached.last == CASCADA_DECIMAL_NONE)
        reached.last = target;
    }
  if (reached.n == 0 && reached.end >= 0)
    reached.last = 0;
  return reached;
}

/* Sign of (what the targets lead to × @factor − total × @divisor). */
static int
compare_total (const CascadaSeries *series, const CascadaReached *reached, CascadaDecimal total, int factor, int divisor)
{
  __int128 value = series->annualisation == CASCADA_ANNUALISATION_SUM ? reached->sum : reached->last;
  __int128 difference = value * factor - (__int128) total * divisor;

  return difference < 0 ? -1 : difference > 0;
}

static gboolean
fits (const CascadaSeries *series, const CascadaSettings *settings, const CascadaReached *reached, CascadaDecimal total,
      int factor, int divisor)
{
  if (series->annualisation == CASCADA_ANNUALISATION_CONSTANT && settings->constant == CASCADA_CONSTANT_RULE_MEAN &&
      reached->sum * factor == (__int128) total * divisor * reached->n)
    return TRUE;
  return compare_total (series, reached, total, factor, divisor) == 0;
}

/* Months of the plan's years that no target covers; a plan of one year may print totals of more years ([PAI24]). */
static gboolean
can_come_later (const CascadaCoherence *check, const CascadaSeries *series, const CascadaReached *reached, int order)
{
  const CascadaPlanFacts *plan = check->plan;
  int end = plan->last_year * 12 + 11, covered = 0;
  gboolean open = plan->first_year == plan->last_year || reached->end < end;

  if (series->annualisation == CASCADA_ANNUALISATION_SUM && !open)
    {
      int from = G_MAXINT;

      for (guint k = series->n_periods; k-- > 0;)
        {
          int start = cascada_period_get_start (series->periods[k]);

          if (series->targets[k] == CASCADA_DECIMAL_NONE || start >= from)
            continue;
          from = start;
          covered += cascada_period_get_end (series->periods[k]) - start + 1;
        }
      open = covered < (plan->last_year - plan->first_year + 1) * 12;
    }
  switch (series->annualisation)
    {
    case CASCADA_ANNUALISATION_SUM:
    case CASCADA_ANNUALISATION_INCREASING:
      return open && order < 0;
    case CASCADA_ANNUALISATION_DECREASING:
      return open && order > 0;
    case CASCADA_ANNUALISATION_CONSTANT:
    default:
      return FALSE;
    }
}

CascadaTotalFit
cascada_coherence_fit_total (const CascadaCoherence *check, guint indicator)
{
  const CascadaIndicatorFacts *facts = &check->plan->indicators[indicator];
  const CascadaSettings *settings = check->plan->settings;
  CascadaReached reached = cascada_coherence_reach (&facts->series);

  if (facts->total == CASCADA_DECIMAL_NONE || reached.end < 0)
    return CASCADA_TOTAL_FIT_UNKNOWN;
  if (fits (&facts->series, settings, &reached, facts->total, 1, 1))
    return CASCADA_TOTAL_FIT_YES;
  if (can_come_later (check, &facts->series, &reached, compare_total (&facts->series, &reached, facts->total, 1, 1)))
    return CASCADA_TOTAL_FIT_LATER;
  return fits (&facts->series, settings, &reached, facts->total, 100, 1) ||
                 fits (&facts->series, settings, &reached, facts->total, 1, 100)
             ? CASCADA_TOTAL_FIT_SCALE
             : CASCADA_TOTAL_FIT_NO;
}
