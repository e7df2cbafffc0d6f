/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Progress of one indicator (domain §4). A sum that leaves the range of decimals becomes an exclusion with its reason.
 * All other figures are then below 2⁶³, which bounds every product here: at most two of them, or one with the decimals'
 * scale, a ratio's scale and a count of periods. Nothing can wrap. */

#include "config.h"

#include "cascada-progress.h"

/* A figure accumulated to a cut-off; without a value where nothing was stated or @exclusion says why. */
typedef struct
{
  CascadaRatio value;
  gboolean stated;
  CascadaExclusion exclusion;
} Figure;

/* Sum of @n stated values. */
typedef struct
{
  __int128 sum;
  guint n;
} Total;

static gboolean
is_in_range (__int128 value)
{
  return value <= CASCADA_DECIMAL_MAX && value >= -(__int128) CASCADA_DECIMAL_MAX;
}

static gboolean
is_stated (const CascadaDecimal *values, guint k, gboolean zero_counts)
{
  return values[k] != CASCADA_DECIMAL_NONE && (zero_counts || values[k] != 0);
}

/* Backwards from the cut-off: a stated year or quarter takes the place of its parts, which come before it and do not
 * start earlier. With a @paired series a period is stated where both have a value. */
static Total
add_up (const CascadaSeries *series, const CascadaDecimal *values, const CascadaDecimal *paired, CascadaPeriod cut,
        gboolean zero_counts)
{
  Total total = { 0, 0 };
  int end = cascada_period_get_end (cut), covered_from = G_MAXINT;

  for (guint k = series->n_periods; k-- > 0;)
    {
      int start;

      if (!is_stated (values, k, zero_counts) || (paired != NULL && !is_stated (paired, k, TRUE)))
        continue;
      start = cascada_period_get_start (series->periods[k]);
      if (cascada_period_get_end (series->periods[k]) > end || start >= covered_from)
        continue;
      covered_from = start;
      total.sum += values[k];
      total.n++;
    }
  return total;
}

static CascadaDecimal
find_last (const CascadaSeries *series, const CascadaDecimal *values, CascadaPeriod cut, gboolean zero_counts)
{
  int end = cascada_period_get_end (cut);

  for (guint k = series->n_periods; k-- > 0;)
    if (is_stated (values, k, zero_counts) && cascada_period_get_end (series->periods[k]) <= end)
      return values[k];
  return CASCADA_DECIMAL_NONE;
}

static Figure
figure_of_level (CascadaDecimal level)
{
  Figure figure = { CASCADA_RATIO_NONE, level != CASCADA_DECIMAL_NONE, CASCADA_EXCLUSION_NONE };

  if (figure.stated)
    figure.value = cascada_ratio (level, CASCADA_DECIMAL_SCALE);
  return figure;
}

static Figure
figure_of_total (Total total, guint parts)
{
  Figure figure = { CASCADA_RATIO_NONE, total.n > 0, CASCADA_EXCLUSION_NONE };

  if (!is_in_range (total.sum))
    figure.exclusion = CASCADA_EXCLUSION_OVERFLOW;
  else if (figure.stated)
    figure.value = cascada_ratio (total.sum, (__int128) CASCADA_DECIMAL_SCALE * parts);
  return figure;
}

static Figure
figure_of_values (const CascadaSeries *series, const CascadaSettings *settings, const CascadaDecimal *values,
                  CascadaPeriod cut, gboolean zero_counts)
{
  Total total;

  if (series->annualisation == CASCADA_ANNUALISATION_SUM)
    return figure_of_total (add_up (series, values, NULL, cut, TRUE), 1);
  if (series->annualisation != CASCADA_ANNUALISATION_CONSTANT || settings->constant == CASCADA_CONSTANT_RULE_LAST)
    return figure_of_level (find_last (series, values, cut, zero_counts));

  total = add_up (series, values, NULL, cut, zero_counts);
  return figure_of_total (total, total.n);
}

/* P(c). A 0 in an increasing or constant series is no target of its period: the last level carries on; a decreasing
 * goal may truly end in 0. */
static Figure
compute_target (const CascadaSeries *series, const CascadaSettings *settings, CascadaPeriod cut)
{
  gboolean decreasing = series->annualisation == CASCADA_ANNUALISATION_DECREASING;
  Figure target = figure_of_values (series, settings, series->targets, cut, decreasing);

  if (target.exclusion == CASCADA_EXCLUSION_NONE && !target.stated)
    {
      target = figure_of_level (find_last (series, series->targets, cut, TRUE));
      if (!target.stated)
        target.exclusion = CASCADA_EXCLUSION_NO_TARGET;
    }
  if (target.stated && target.exclusion == CASCADA_EXCLUSION_NONE && target.value.num == 0 && !decreasing)
    target.exclusion = CASCADA_EXCLUSION_ZERO_TARGET;
  return target;
}

/* E(c) of a ratio indicator: numerators and denominators are added before they are divided. */
static Figure
compute_quotient (const CascadaSeries *series, CascadaPeriod cut)
{
  Total num = add_up (series, series->numerators, series->denominators, cut, TRUE);
  Total den = add_up (series, series->denominators, series->numerators, cut, TRUE);
  Figure figure = { CASCADA_RATIO_NONE, num.n > 0, CASCADA_EXCLUSION_NONE };

  if (!is_in_range (num.sum) || !is_in_range (den.sum))
    figure.exclusion = CASCADA_EXCLUSION_OVERFLOW;
  else if (figure.stated && den.sum == 0)
    figure.exclusion = CASCADA_EXCLUSION_ZERO_DENOMINATOR;
  else if (figure.stated)
    figure.value = cascada_ratio (num.sum * series->ratio_scale, den.sum);
  return figure;
}

/* E(c). A ratio indicator without one whole pair of numerator and denominator stands on its executed values. */
static Figure
compute_executed (const CascadaSeries *series, const CascadaSettings *settings, CascadaPeriod cut)
{
  if (series->numerators != NULL && series->denominators != NULL)
    {
      Figure quotient = compute_quotient (series, cut);

      if (quotient.stated)
        return quotient;
    }
  return figure_of_values (series, settings, series->executed, cut, TRUE);
}

/* Of positive numbers; narrow ones are divided by the processor */
static __int128
greatest_common_divisor (__int128 a, __int128 b)
{
  while (b != 0)
    {
      __int128 rest = a <= G_MAXINT64 && b <= G_MAXINT64 ? (gint64) a % (gint64) b : a % b;

      a = b;
      b = rest;
    }
  return a;
}

/* a − b */
static CascadaRatio
subtract (CascadaRatio a, CascadaDecimal b)
{
  if (a.den == CASCADA_DECIMAL_SCALE)
    return cascada_ratio (a.num - b, a.den);
  return cascada_ratio (a.num * CASCADA_DECIMAL_SCALE - a.den * b, a.den * CASCADA_DECIMAL_SCALE);
}

/* a ÷ b; no value where b is 0 */
static CascadaRatio
divide (CascadaRatio a, CascadaRatio b)
{
  __int128 common = a.den == b.den ? a.den : greatest_common_divisor (a.den, b.den);

  return cascada_ratio (a.num * (b.den / common), a.den / common * b.num);
}

/* The formula over P and E; @exclusion tells why there is no value. */
static CascadaRatio
apply_formula (CascadaFormula formula, const CascadaSeries *series, const Figure *executed, const Figure *target,
               CascadaExclusion *exclusion)
{
  CascadaRatio num = executed->value, den = target->value, progress;

  *exclusion = target->exclusion;
  if (*exclusion != CASCADA_EXCLUSION_NONE)
    return CASCADA_RATIO_NONE;
  if (formula == CASCADA_FORMULA_BASELINE)
    den = subtract (den, series->baseline);
  /* a denominator that no report can mend */
  *exclusion = executed->exclusion;
  if (formula != CASCADA_FORMULA_INVERSE && den.num == 0)
    *exclusion = CASCADA_EXCLUSION_ZERO_DENOMINATOR;
  if (*exclusion != CASCADA_EXCLUSION_NONE)
    return CASCADA_RATIO_NONE;
  if (!executed->stated)
    return cascada_ratio (0, 1);

  if (formula == CASCADA_FORMULA_BASELINE)
    num = subtract (num, series->baseline);
  progress = formula == CASCADA_FORMULA_INVERSE ? divide (den, num) : divide (num, den);
  if (cascada_ratio_is_none (progress))
    *exclusion = CASCADA_EXCLUSION_ZERO_DENOMINATOR;
  return progress;
}

static CascadaState
find_state (const CascadaProgress *progress, gboolean reported)
{
  if (progress->exclusion == CASCADA_EXCLUSION_ELIMINATED)
    return CASCADA_STATE_ELIMINATED;
  if (progress->exclusion != CASCADA_EXCLUSION_NONE)
    return CASCADA_STATE_NOT_PROGRAMMED;
  if (!reported)
    return CASCADA_STATE_NOT_REPORTED;
  return cascada_ratio_compare_one (progress->progress_at_cut) >= 0 ? CASCADA_STATE_ON_TRACK : CASCADA_STATE_LAG;
}

/** cascada_progress_get_formula: a rule that needs a baseline falls back to E/P, for a decreasing goal to P/E. */
CascadaFormula
cascada_progress_get_formula (CascadaAnnualisation annualisation, const CascadaSettings *settings,
                              gboolean has_baseline)
{
  if (annualisation == CASCADA_ANNUALISATION_INCREASING)
    return has_baseline && settings->increasing == CASCADA_INCREASING_RULE_FROM_BASELINE ? CASCADA_FORMULA_BASELINE
                                                                                         : CASCADA_FORMULA_LEVEL;
  if (annualisation != CASCADA_ANNUALISATION_DECREASING ||
      settings->decreasing == CASCADA_DECREASING_RULE_LEVEL_OVER_TARGET)
    return CASCADA_FORMULA_LEVEL;
  return has_baseline && settings->decreasing == CASCADA_DECREASING_RULE_FROM_BASELINE ? CASCADA_FORMULA_BASELINE
                                                                                       : CASCADA_FORMULA_INVERSE;
}

/**
 * cascada_progress_compute:
 * @series: the indicator's figures
 * @settings: the plan's settings
 * @cut: the cut-off; figures of periods that end after it do not count
 * @progress: (out caller-allocates): the result
 *
 * Progress at the cut-off and of its year by the table of domain §4. Programmed and nothing reported counts as 0 %:
 * E(c) is 0 for a sum and has no value for the rest. An eliminated goal has figures and no percentage [P005 9.8].
 */
void
cascada_progress_compute (const CascadaSeries *series, const CascadaSettings *settings, CascadaPeriod cut,
                          CascadaProgress *progress)
{
  CascadaPeriod year_end;
  CascadaExclusion year_exclusion;
  Figure target, target_year, executed;
  CascadaFormula formula;

  g_return_if_fail (series != NULL && settings != NULL && progress != NULL);
  g_return_if_fail (cascada_period_is_valid (cut));

  year_end = CASCADA_PERIOD_YEAR (cascada_period_get_year (cut));
  target = compute_target (series, settings, cut);
  target_year = compute_target (series, settings, year_end);
  executed = compute_executed (series, settings, cut);
  formula = cascada_progress_get_formula (series->annualisation, settings, series->baseline != CASCADA_DECIMAL_NONE);

  progress->target_at_cut = target.value;
  progress->target_year = target_year.value;
  progress->executed_at_cut = executed.value;
  if (series->annualisation == CASCADA_ANNUALISATION_SUM && !executed.stated &&
      target.exclusion == CASCADA_EXCLUSION_NONE)
    progress->executed_at_cut = cascada_ratio (0, 1);
  progress->progress_at_cut = apply_formula (formula, series, &executed, &target, &progress->exclusion);
  progress->progress_year = apply_formula (formula, series, &executed, &target_year, &year_exclusion);
  if (series->eliminated)
    {
      progress->exclusion = CASCADA_EXCLUSION_ELIMINATED;
      progress->progress_at_cut = progress->progress_year = CASCADA_RATIO_NONE;
    }
  progress->state = find_state (progress, executed.stated);
}
