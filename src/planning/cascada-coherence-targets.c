/* SPDX-License-Identifier: GPL-3.0-or-later */

/* C3 and C4: targets, total and annualisation (domain §4). */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-coherence-total.h"
#include "cascada-number.h"

static char *
show (CascadaDecimal value)
{
  return cascada_number_format (value, CASCADA_DECIMALS_SHORTEST);
}

static void
report_total (CascadaCoherence *check, guint indicator)
{
  const CascadaIndicatorFacts *facts = &check->plan->indicators[indicator];
  CascadaReached reached = cascada_coherence_reach (&facts->series);
  gboolean sum = facts->series.annualisation == CASCADA_ANNUALISATION_SUM;
  g_autofree char *value = show (sum ? cascada_coherence_clamp (reached.sum) : reached.last), *total = show (facts->total);
  CascadaFigureList *figures = g_strv_builder_new ();
  char *message;

  switch (facts->series.annualisation)
    {
    case CASCADA_ANNUALISATION_SUM:
      message = g_strdup_printf (_ ("The targets add up to %s, but the total says %s"), value, total);
      break;
    case CASCADA_ANNUALISATION_CONSTANT:
      message = g_strdup_printf (_ ("The constant target is %s, but the total says %s"), value, total);
      break;
    default:
      message = g_strdup_printf (_ ("The last level programmed is %s, but the total says %s"), value, total);
      break;
    }
  cascada_figure_list_add (figures, sum ? "sum" : "last", sum ? cascada_coherence_clamp (reached.sum) : reached.last);
  cascada_figure_list_add (figures, "total", facts->total);
  cascada_figure_list_add_targets (figures, &facts->series);
  cascada_coherence_report (check, CASCADA_RULE_C3, CASCADA_SEVERITY_ERROR, CASCADA_SUBJECT_INDICATOR, indicator, figures, message,
                            _ ("Correct the total or the targets, or choose the annualisation that fits them"));
}

/* A stated year or quarter whose parts cover it: their sum, or the level at its end. @covered: months of the parts. */
static gboolean
read_parts (const CascadaSeries *series, guint whole, CascadaDecimal *value, gboolean *complete)
{
  int first = cascada_period_get_start (series->periods[whole]), last = cascada_period_get_end (series->periods[whole]);
  int covered_from = G_MAXINT, months = 0;
  gboolean ends_together = FALSE;
  __int128 sum = 0;

  for (guint k = whole; k-- > 0;)
    {
      int start = cascada_period_get_start (series->periods[k]), end = cascada_period_get_end (series->periods[k]);

      if (start < first || series->targets[k] == CASCADA_DECIMAL_NONE || start >= covered_from)
        continue;
      if (covered_from == G_MAXINT)
        {
          ends_together = end == last;
          *value = series->targets[k];
        }
      covered_from = start;
      months += end - start + 1;
      sum += series->targets[k];
    }
  *complete = months == last - first + 1;
  if (series->annualisation != CASCADA_ANNUALISATION_SUM)
    return ends_together && *value != 0;
  *value = cascada_coherence_clamp (sum);
  return months > 0;
}

static void
report_parts (CascadaCoherence *check, guint indicator, CascadaPeriod period, CascadaDecimal parts, CascadaDecimal whole)
{
  const CascadaSeries *series = &check->plan->indicators[indicator].series;
  g_autofree char *label = cascada_period_get_short_label (period), *name = cascada_period_to_string (period);
  g_autofree char *shown_parts = show (parts), *shown_whole = show (whole);
  CascadaFigureList *figures = g_strv_builder_new ();

  cascada_figure_list_add (figures, "parts", parts);
  cascada_figure_list_add (figures, name, whole);
  cascada_coherence_report (check, CASCADA_RULE_C3, CASCADA_SEVERITY_ERROR, CASCADA_SUBJECT_INDICATOR, indicator, figures,
                            g_strdup_printf (series->annualisation == CASCADA_ANNUALISATION_SUM
                                                 ? _ ("The parts of %s add up to %s, but its own target is %s")
                                                 : _ ("The last part of %s stands at %s, but its own target is %s"),
                                             label, shown_parts, shown_whole),
                            _ ("Correct the target of the whole period or those of its parts"));
}

static void
check_parts (CascadaCoherence *check, guint indicator)
{
  const CascadaSeries *series = &check->plan->indicators[indicator].series;
  gboolean level = series->annualisation != CASCADA_ANNUALISATION_SUM;

  for (guint k = 1; k < series->n_periods; k++)
    {
      CascadaDecimal parts = CASCADA_DECIMAL_NONE, whole = series->targets[k];
      gboolean complete;

      if (cascada_period_get_kind (series->periods[k]) == CASCADA_PERIOD_KIND_MONTH || whole == CASCADA_DECIMAL_NONE ||
          (level && whole == 0) || !read_parts (series, k, &parts, &complete))
        continue;
      if (level || complete ? parts != whole : parts > whole)
        report_parts (check, indicator, series->periods[k], parts, whole);
    }
}

typedef struct
{
  guint from, to; /* periods of the first step the wrong way, G_MAXUINT where none */
  guint zero;     /* first 0 after the start, G_MAXUINT where none */
} Steps;

static gboolean
is_wrong_step (CascadaAnnualisation annualisation, CascadaDecimal before, CascadaDecimal target)
{
  switch (annualisation)
    {
    case CASCADA_ANNUALISATION_INCREASING:
      return target < before;
    case CASCADA_ANNUALISATION_DECREASING:
      return target > before;
    case CASCADA_ANNUALISATION_CONSTANT:
      return target != before;
    case CASCADA_ANNUALISATION_SUM:
    default:
      return FALSE;
    }
}

static Steps
follow_steps (const CascadaSeries *series)
{
  Steps steps = { G_MAXUINT, G_MAXUINT, G_MAXUINT };
  gboolean zero_ends = series->annualisation == CASCADA_ANNUALISATION_DECREASING;
  guint last = G_MAXUINT;

  for (guint k = 0; k < series->n_periods; k++)
    {
      CascadaDecimal target = series->targets[k];

      if (target == CASCADA_DECIMAL_NONE)
        continue;
      if (target == 0 && !zero_ends)
        {
          if (last != G_MAXUINT)
            steps.zero = MIN (steps.zero, k);
          continue;
        }
      if (steps.from == G_MAXUINT && last != G_MAXUINT && is_wrong_step (series->annualisation, series->targets[last], target))
        {
          steps.from = last;
          steps.to = k;
        }
      last = k;
    }
  return steps;
}

static void
report_step (CascadaCoherence *check, guint indicator, const Steps *steps)
{
  static const struct
  {
    CascadaSeverity severity;
    const char *message;
    const char *repair;
  } texts[] = {
    [CASCADA_ANNUALISATION_INCREASING] = { CASCADA_SEVERITY_ERROR, N_ ("The goal is increasing, but it falls from %1$s in %2$s to %3$s in %4$s"),
                                           N_ ("Enter the level reached by the end of each period, or choose another annualisation") },
    [CASCADA_ANNUALISATION_CONSTANT] = { CASCADA_SEVERITY_WARNING, N_ ("The goal is constant, but it goes from %1$s in %2$s to %3$s in %4$s"),
                                         N_ ("Correct the target that differs, or explain it") },
    [CASCADA_ANNUALISATION_DECREASING] = { CASCADA_SEVERITY_ERROR, N_ ("The goal is decreasing, but it rises from %1$s in %2$s to %3$s in %4$s"),
                                           N_ ("Enter the level reached by the end of each period, or choose another annualisation") },
  };
  const CascadaSeries *series = &check->plan->indicators[indicator].series;
  g_autofree char *before = show (series->targets[steps->from]), *after = show (series->targets[steps->to]);
  g_autofree char *from = cascada_period_get_short_label (series->periods[steps->from]);
  g_autofree char *to = cascada_period_get_short_label (series->periods[steps->to]);
  CascadaFigureList *figures = g_strv_builder_new ();

  cascada_figure_list_add_targets (figures, series);
  cascada_coherence_report (check, CASCADA_RULE_C4, texts[series->annualisation].severity, CASCADA_SUBJECT_INDICATOR, indicator, figures,
                            g_strdup_printf (_ (texts[series->annualisation].message), before, from, after, to),
                            _ (texts[series->annualisation].repair));
}

static void
report_zero (CascadaCoherence *check, guint indicator, guint zero)
{
  const CascadaSeries *series = &check->plan->indicators[indicator].series;
  CascadaReached reached = cascada_coherence_reach (series);
  g_autofree char *label = cascada_period_get_short_label (series->periods[zero]), *last = show (reached.last);
  CascadaFigureList *figures = g_strv_builder_new ();

  cascada_figure_list_add_targets (figures, series);
  cascada_coherence_report (check, CASCADA_RULE_C4, CASCADA_SEVERITY_NOTE, CASCADA_SUBJECT_INDICATOR, indicator, figures,
                            g_strdup_printf (_ ("The target is 0 in %s, after the goal started: read as not programmed in that period; the last level programmed is %s"),
                                             label, last),
                            _ ("If the level is meant to hold, enter it instead of 0"));
}

static void
check_baseline (CascadaCoherence *check, guint indicator)
{
  const CascadaSeries *series = &check->plan->indicators[indicator].series;
  gboolean falling = series->annualisation == CASCADA_ANNUALISATION_DECREASING;
  g_autofree char *shown = NULL, *baseline = NULL;
  CascadaFigureList *figures;
  guint k = 0;

  if (series->baseline == CASCADA_DECIMAL_NONE || (!falling && series->annualisation != CASCADA_ANNUALISATION_INCREASING))
    return;
  while (k < series->n_periods && (series->targets[k] == CASCADA_DECIMAL_NONE || (series->targets[k] == 0 && !falling)))
    k++;
  if (k == series->n_periods || (falling ? series->targets[k] <= series->baseline : series->targets[k] >= series->baseline))
    return;
  shown = show (series->targets[k]);
  baseline = show (series->baseline);
  figures = g_strv_builder_new ();
  cascada_figure_list_add (figures, "baseline", series->baseline);
  cascada_figure_list_add (figures, "target", series->targets[k]);
  cascada_coherence_report (check, CASCADA_RULE_C4, CASCADA_SEVERITY_WARNING, CASCADA_SUBJECT_INDICATOR, indicator, figures,
                            g_strdup_printf (falling ? _ ("The goal is decreasing, but its first target, %s, is above the baseline of %s")
                                                     : _ ("The goal is increasing, but its first target, %s, is below the baseline of %s"),
                                             shown, baseline),
                            _ ("Correct the baseline or the target, or choose another annualisation"));
}

static void
check_steps (CascadaCoherence *check, guint indicator)
{
  const CascadaSeries *series = &check->plan->indicators[indicator].series;
  Steps steps;

  if (series->annualisation == CASCADA_ANNUALISATION_SUM)
    return;
  steps = follow_steps (series);
  if (steps.from != G_MAXUINT)
    report_step (check, indicator, &steps);
  if (steps.zero != G_MAXUINT)
    report_zero (check, indicator, steps.zero);
  check_baseline (check, indicator);
}

/* [PAI24] prints the four-year totals beside the targets of one year. */
static void
report_later (CascadaCoherence *check, guint n_later)
{
  CascadaFigureList *figures = g_strv_builder_new ();

  cascada_figure_list_add_count (figures, "indicators", n_later);
  cascada_coherence_report (check, CASCADA_RULE_C3, CASCADA_SEVERITY_NOTE, CASCADA_SUBJECT_PLAN, 0, figures,
                            g_strdup_printf (ngettext ("The total of %u indicator is not reached by the targets of %d: it is taken as the total of more years than the plan has",
                                                       "The totals of %u indicators are not reached by the targets of %d: they are taken as totals of more years than the plan has", n_later),
                                             n_later, check->plan->first_year),
                            _ ("If they are totals of the plan’s own year, correct them or the targets"));
}

void
cascada_coherence_targets (CascadaCoherence *check)
{
  gboolean one_year = check->plan->first_year == check->plan->last_year;
  guint n_later = 0;

  for (guint i = 0; i < check->plan->n_indicators; i++)
    {
      CascadaTotalFit fit;

      if (cascada_coherence_is_eliminated (check, i))
        continue;
      fit = cascada_coherence_fit_total (check, i);
      n_later += one_year && fit == CASCADA_TOTAL_FIT_LATER;
      if (fit == CASCADA_TOTAL_FIT_NO)
        report_total (check, i);
      check_parts (check, i);
      check_steps (check, i);
    }
  if (n_later > 0)
    report_later (check, n_later);
}
