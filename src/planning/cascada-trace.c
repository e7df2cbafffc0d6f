/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why an indicator has its progress. */

#include "config.h"

#include "cascada-trace-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-number.h"

static const char *
describe_accumulation (CascadaAnnualisation annualisation, const CascadaSettings *settings)
{
  if (annualisation == CASCADA_ANNUALISATION_SUM)
    return _ ("P and E are the sums of targets and of executed values up to the cut-off");
  if (annualisation == CASCADA_ANNUALISATION_CONSTANT && settings->constant == CASCADA_CONSTANT_RULE_MEAN)
    return _ ("P and E are the means of targets and of reported values up to the cut-off");
  return _ ("P is the last target and E the last reported value up to the cut-off");
}

static const char *
get_symbols (CascadaFormula formula, CascadaAnnualisation annualisation)
{
  if (formula == CASCADA_FORMULA_INVERSE)
    return "P ÷ E";
  if (formula == CASCADA_FORMULA_LEVEL)
    return "E ÷ P";
  return annualisation == CASCADA_ANNUALISATION_DECREASING ? "(b − E) ÷ (b − P)" : "(E − b) ÷ (P − b)";
}

static gboolean
lacks_baseline (const CascadaSeries *series, const CascadaSettings *settings)
{
  if (series->baseline != CASCADA_DECIMAL_NONE)
    return FALSE;
  return cascada_progress_get_formula (series->annualisation, settings, TRUE) !=
         cascada_progress_get_formula (series->annualisation, settings, FALSE);
}

static void
add_rule (GPtrArray *lines, const CascadaSeries *series, const CascadaSettings *settings, CascadaFormula formula)
{
  static const char *const names[] = { NULL, "increasing", "constant", "decreasing" };
  const char *setting = names[series->annualisation];

  cascada_trace_add (lines, _ ("%s: %s; progress = %s"), cascada_annualisation_get_label (series->annualisation),
                     describe_accumulation (series->annualisation, settings), get_symbols (formula, series->annualisation));
  if (setting != NULL)
    {
      g_autofree char *value = cascada_settings_get (settings, setting);

      cascada_trace_add (lines, _ ("Setting of the plan: %s=%s"), setting, value);
    }
  if (lacks_baseline (series, settings))
    cascada_trace_add (lines, _ ("There is no baseline, so the formula is %s"),
                       get_symbols (formula, series->annualisation));
}

static char *
describe_executed (const CascadaSeries *series, guint k)
{
  if (series->numerators != NULL && series->denominators != NULL && series->numerators[k] != CASCADA_DECIMAL_NONE &&
      series->denominators[k] != CASCADA_DECIMAL_NONE)
    {
      g_autofree char *num = cascada_number_format (series->numerators[k], CASCADA_DECIMALS_SHORTEST);
      g_autofree char *den = cascada_number_format (series->denominators[k], CASCADA_DECIMALS_SHORTEST);

      return g_strdup_printf ("%s ÷ %s", num, den);
    }
  return cascada_number_format (series->executed[k], CASCADA_DECIMALS_SHORTEST);
}

static void
add_period (GString *figures, const CascadaSeries *series, guint k)
{
  g_autofree char *period = cascada_period_to_string (series->periods[k]);
  g_autofree char *target = cascada_number_format (series->targets[k], CASCADA_DECIMALS_SHORTEST);
  g_autofree char *executed = describe_executed (series, k);

  if (target == NULL && executed == NULL)
    return;
  if (figures->len > 0)
    g_string_append (figures, "; ");
  /* Translators: a period, its target and its executed value: 2025-Q2: target 10, executed 8 */
  g_string_append_printf (figures, _ ("%s: target %s, executed %s"), period, target != NULL ? target : _ ("none"),
                          executed != NULL ? executed : _ ("not reported"));
}

static gboolean
is_counted (const CascadaSeries *series, guint k, CascadaPeriod cut)
{
  return cascada_period_get_end (series->periods[k]) <= cascada_period_get_end (cut);
}

/* Notes on what the figures of some periods mean */
static void
add_period_notes (GPtrArray *lines, const CascadaSeries *series, const CascadaSettings *settings, CascadaPeriod cut)
{
  gboolean nested = FALSE, zero = FALSE, quotient = FALSE;
  gboolean level = series->annualisation == CASCADA_ANNUALISATION_INCREASING ||
                   series->annualisation == CASCADA_ANNUALISATION_CONSTANT;
  gboolean mean = series->annualisation == CASCADA_ANNUALISATION_CONSTANT &&
                  settings->constant == CASCADA_CONSTANT_RULE_MEAN;
  gboolean added = mean || series->annualisation == CASCADA_ANNUALISATION_SUM;

  for (guint k = 0; k < series->n_periods && is_counted (series, k, cut); k++)
    {
      nested |= k > 0 && cascada_period_contains (series->periods[k], series->periods[k - 1]);
      zero |= level && series->targets[k] == 0;
      quotient |= series->numerators != NULL && series->numerators[k] != CASCADA_DECIMAL_NONE;
    }
  if (nested && (added || quotient))
    cascada_trace_add (lines, _ ("A year or quarter stated as a whole counts instead of its parts"));
  if (zero)
    cascada_trace_add (lines, _ ("A target of 0 means not programmed in that period: the last level carries on"));
  if (quotient)
    cascada_trace_add (lines, _ ("Numerators and denominators are added before they are divided"));
}

static void
add_figures (GPtrArray *lines, const CascadaSeries *series, const CascadaSettings *settings, CascadaPeriod cut)
{
  g_autoptr (GString) figures = g_string_new (NULL);
  g_autofree char *until = cascada_period_to_string (cut);

  for (guint k = 0; k < series->n_periods; k++)
    if (is_counted (series, k, cut))
      add_period (figures, series, k);
  cascada_trace_add (lines, _ ("Figures up to %s: %s"), until, figures->len > 0 ? figures->str : _ ("none"));
  add_period_notes (lines, series, settings, cut);
}

static void
add_value (GPtrArray *lines, const char *symbol, CascadaRatio value, const char *unit)
{
  g_autofree char *number = NULL;

  if (cascada_ratio_is_none (value))
    return;
  number = cascada_trace_number (value);
  if (unit != NULL && *unit != '\0')
    cascada_trace_add (lines, "%s = %s %s", symbol, number, unit);
  else
    cascada_trace_add (lines, "%s = %s", symbol, number);
}

/* Numbers in place of the symbols; a negative one in parentheses */
static char *
substitute (const char *symbols, CascadaRatio p, CascadaRatio e, CascadaRatio b)
{
  GString *text = g_string_new (NULL);

  for (const char *s = symbols; *s != '\0'; s++)
    {
      g_autofree char *number = NULL;

      if (strchr ("PEb", *s) == NULL)
        {
          g_string_append_c (text, *s);
          continue;
        }
      number = cascada_trace_number (*s == 'P' ? p : *s == 'E' ? e
                                                               : b);
      g_string_append_printf (text, *number == '-' ? "(%s)" : "%s", number);
    }
  return g_string_free (text, FALSE);
}

/* "33.886 ÷ 31.92 = 106.159147869674 %"; NULL where there is no percentage or nothing to compute it from */
static char *
describe_result (const char *symbols, CascadaRatio target, CascadaRatio executed, CascadaRatio baseline,
                 CascadaRatio progress)
{
  g_autofree char *digits = cascada_ratio_to_percent_string (progress, CASCADA_TRACE_DECIMALS);
  g_autofree char *numbers = NULL, *percent = NULL;

  if (digits == NULL || cascada_ratio_is_none (executed))
    return NULL;
  numbers = substitute (symbols, target, executed, baseline);
  percent = cascada_trace_percent (digits);
  return g_strdup_printf ("%s = %s", numbers, percent);
}

static void
add_exclusion (GPtrArray *lines, CascadaExclusion exclusion)
{
  cascada_trace_add (lines, _ ("There is no percentage: %s. It is left out of every average"),
                     cascada_exclusion_get_label (exclusion));
}

static void
add_progress (GPtrArray *lines, const char *symbols, const CascadaSettings *settings, CascadaRatio baseline,
              const CascadaProgress *progress)
{
  g_autofree char *result = describe_result (symbols, progress->target_at_cut, progress->executed_at_cut,
                                             baseline, progress->progress_at_cut);
  g_autofree char *rounded = cascada_number_format_ratio (progress->progress_at_cut, settings->decimals);

  if (progress->state == CASCADA_STATE_NOT_REPORTED)
    cascada_trace_add (lines, _ ("Nothing has been reported up to the cut-off: it counts as 0 %%"));
  else if (result != NULL)
    cascada_trace_add (lines, _ ("Progress at the cut-off = %s"), result);
  cascada_trace_add_rounding (lines, rounded, settings->decimals);
  if (cascada_trace_is_capped (progress->progress_at_cut, settings->cap))
    {
      g_autofree char *cap = cascada_number_format_percent (settings->cap, CASCADA_DECIMALS_SHORTEST);

      cascada_trace_add (lines, _ ("In averages it counts as %s, the cap of the plan"), cap);
    }
}

static void
add_progress_year (GPtrArray *lines, const char *symbols, const CascadaSettings *settings, CascadaRatio baseline,
                   const CascadaProgress *progress, CascadaPeriod cut)
{
  g_autofree char *result = describe_result (symbols, progress->target_year, progress->executed_at_cut, baseline,
                                             progress->progress_year);
  g_autofree char *rounded = cascada_number_format_ratio (progress->progress_year, settings->decimals);

  if (result != NULL)
    cascada_trace_add (lines, _ ("Progress of the year %d, with the target at its end = %s, rounded %s"),
                       cascada_period_get_year (cut), result, rounded);
}

/**
 * cascada_trace_progress:
 * @unit: (nullable): the indicator's unit of measure
 * @published: the percentage published for the cut-off; absent where none
 *
 * Why an indicator has its progress at the cut-off: rule, setting, figures, substitution, rounding, published value.
 *
 * Returns: (transfer full): lines of text (translated), %NULL-terminated; g_strfreev()
 */
char **
cascada_trace_progress (const CascadaSeries *series, const CascadaSettings *settings, CascadaPeriod cut,
                        const char *unit, CascadaDecimal published)
{
  GPtrArray *lines = g_ptr_array_new ();
  CascadaRatio baseline = CASCADA_RATIO_NONE;
  CascadaDecimal computed;
  CascadaFormula formula;
  CascadaProgress progress;
  const char *symbols;

  g_return_val_if_fail (series != NULL && settings != NULL, NULL);

  cascada_progress_compute (series, settings, cut, &progress);
  if (series->baseline != CASCADA_DECIMAL_NONE)
    baseline = cascada_ratio (series->baseline, CASCADA_DECIMAL_SCALE);
  formula = cascada_progress_get_formula (series->annualisation, settings, series->baseline != CASCADA_DECIMAL_NONE);
  symbols = get_symbols (formula, series->annualisation);

  add_rule (lines, series, settings, formula);
  add_figures (lines, series, settings, cut);
  add_value (lines, "P", progress.target_at_cut, unit);
  add_value (lines, "E", progress.executed_at_cut, unit);
  if (formula == CASCADA_FORMULA_BASELINE)
    add_value (lines, "b", baseline, unit);
  if (progress.exclusion != CASCADA_EXCLUSION_NONE)
    add_exclusion (lines, progress.exclusion);
  else
    add_progress (lines, symbols, settings, baseline, &progress);
  add_progress_year (lines, symbols, settings, baseline, &progress, cut);
  cascada_trace_add (lines, _ ("State: %s"), cascada_state_get_label (progress.state));
  computed = cascada_ratio_to_percent (progress.progress_at_cut, settings->decimals);
  cascada_trace_add_published (lines, computed, published, settings->decimals);
  return cascada_trace_finish (lines);
}
