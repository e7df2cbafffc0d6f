/* SPDX-License-Identifier: GPL-3.0-or-later */

/* C5: the weights of an objective, and those of the objectives, add up to 100; where a plan's compliance is that of its
 * goals, the weights of all its goals do (domain §5). */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-coherence-private.h"
#include "cascada-number.h"

/* The weights that must add up to 100. Of an eliminated goal's weights either is right: to count them or not. */
typedef struct
{
  __int128 sum;
  __int128 sum_eliminated;
  guint n;
  guint n_stated;
} Weights;

static void
add_weight (Weights *weights, CascadaDecimal weight, gboolean eliminated)
{
  if (eliminated)
    {
      weights->sum_eliminated += weight != CASCADA_DECIMAL_NONE ? weight : 0;
      return;
    }
  weights->n++;
  if (weight == CASCADA_DECIMAL_NONE)
    return;
  weights->n_stated++;
  weights->sum += weight;
}

static void
report_missing (CascadaCoherence *check, const Weights *weights, CascadaSubject kind, guint subject)
{
  CascadaFigureList *figures = g_strv_builder_new ();
  CascadaDecimal sum = cascada_coherence_clamp (weights->sum);
  CascadaDecimal rest = cascada_coherence_clamp (CASCADA_DECIMAL (100) - weights->sum);
  g_autofree char *shown_sum = cascada_number_format (sum, CASCADA_DECIMALS_SHORTEST);
  g_autofree char *shown_rest = cascada_number_format (rest, CASCADA_DECIMALS_SHORTEST);
  guint missing = weights->n - weights->n_stated;

  cascada_figure_list_add (figures, "sum", sum);
  cascada_figure_list_add_count (figures, "missing", missing);
  if (weights->n_stated == 0)
    cascada_coherence_report (check, CASCADA_RULE_C5, CASCADA_SEVERITY_WARNING, kind, subject, figures,
                              g_strdup_printf (ngettext ("Its %u indicator has no weight, while other objectives state theirs: it counts for the whole objective",
                                                         "Its %u indicators have no weights, while other objectives state theirs: they count in equal parts", missing),
                                               missing),
                              _ ("State the weights, or confirm equal parts"));
  else if (rest <= 0)
    cascada_coherence_report (check, CASCADA_RULE_C5, CASCADA_SEVERITY_ERROR, kind, subject, figures,
                              g_strdup_printf (ngettext ("%u weight is missing, and those stated already add up to %s: nothing is left for it",
                                                         "%u weights are missing, and those stated already add up to %s: nothing is left for them", missing),
                                               missing, shown_sum),
                              _ ("State all weights, so that they add up to 100"));
  else
    cascada_coherence_report (check, CASCADA_RULE_C5, CASCADA_SEVERITY_WARNING, kind, subject, figures,
                              g_strdup_printf (ngettext ("%u weight is missing; those stated add up to %s, so it counts with the remaining %s",
                                                         "%u weights are missing; those stated add up to %s, so they share the remaining %s equally", missing),
                                               missing, shown_sum, shown_rest),
                              _ ("State the missing weights"));
}

static void
report_sum (CascadaCoherence *check, const Weights *weights, CascadaSubject kind, guint subject)
{
  __int128 missed = CASCADA_DECIMAL (100) - weights->sum;
  __int128 tolerance = (__int128) check->plan->settings->weight_tolerance * weights->n;
  CascadaDecimal sum = cascada_coherence_clamp (weights->sum), residue = cascada_coherence_clamp (missed);
  CascadaDecimal size = residue < 0 ? -residue : residue;
  g_autofree char *shown_sum = cascada_number_format (sum, CASCADA_DECIMALS_SHORTEST);
  g_autofree char *shown_size = cascada_number_format (size, CASCADA_DECIMALS_SHORTEST);
  g_autofree char *shown_tolerance = cascada_number_format (cascada_coherence_clamp (tolerance), CASCADA_DECIMALS_SHORTEST);
  g_autofree char *repair = NULL;
  CascadaFigureList *figures;

  if (missed == 0 || weights->sum + weights->sum_eliminated == CASCADA_DECIMAL (100))
    return;
  figures = g_strv_builder_new ();
  cascada_figure_list_add (figures, "sum", sum);
  cascada_figure_list_add (figures, "residue", residue);
  if (size > tolerance)
    {
      cascada_coherence_report (check, CASCADA_RULE_C5, CASCADA_SEVERITY_ERROR, kind, subject, figures,
                                g_strdup_printf (_ ("The weights add up to %s and not to 100"), shown_sum),
                                _ ("Correct the weights, so that they add up to 100"));
      return;
    }
  repair = residue > 0 ? g_strdup_printf (_ ("Give the missing %s to the largest weight"), shown_size)
                       : g_strdup_printf (_ ("Take the %s too many from the largest weight"), shown_size);
  cascada_coherence_report (check, CASCADA_RULE_C5, CASCADA_SEVERITY_NOTE, kind, subject, figures,
                            g_strdup_printf (_ ("The weights add up to %s; the difference of %s from 100 is within the tolerance of %s"),
                                             shown_sum, shown_size, shown_tolerance),
                            repair);
}

static void
report_whole_plan (CascadaCoherence *check, const char *attribute, guint missing, const char *message, const char *repair)
{
  CascadaFigureList *figures = g_strv_builder_new ();

  cascada_figure_list_add_text (figures, "attribute", attribute);
  cascada_figure_list_add_count (figures, "missing", missing);
  cascada_coherence_report (check, CASCADA_RULE_C5, CASCADA_SEVERITY_NOTE, CASCADA_SUBJECT_PLAN, 0, figures, g_strdup (message), repair);
}

static void
check_signs (CascadaCoherence *check)
{
  for (guint i = 0; i < check->plan->n_indicators; i++)
    {
      CascadaDecimal weight = check->plan->indicators[i].weight;

      if (weight != CASCADA_DECIMAL_NONE && weight < 0)
        cascada_coherence_report (check, CASCADA_RULE_C5, CASCADA_SEVERITY_ERROR, CASCADA_SUBJECT_INDICATOR, i, NULL,
                                  g_strdup (_ ("The weight is negative")), _ ("Write a weight between 0 and 100"));
    }
}

static void
check_goal_weights (CascadaCoherence *check)
{
  Weights weights = { 0 };

  for (guint i = 0; i < check->plan->n_indicators; i++)
    add_weight (&weights, check->plan->indicators[i].weight, cascada_coherence_is_eliminated (check, i));
  if (weights.n == 0)
    return;
  if (weights.n_stated == 0)
    report_whole_plan (check, "weights", weights.n, _ ("The plan states no weights: its goals count in equal parts"),
                       _ ("State the weights if they are not equal"));
  else if (weights.n_stated < weights.n)
    report_missing (check, &weights, CASCADA_SUBJECT_PLAN, 0);
  else
    report_sum (check, &weights, CASCADA_SUBJECT_PLAN, 0);
}

static void
check_indicator_weights (CascadaCoherence *check)
{
  const CascadaPlanFacts *plan = check->plan;
  g_autofree Weights *weights = g_new0 (Weights, plan->n_objectives + 1);
  guint n_stated = 0, n = 0;

  for (guint i = 0; i < plan->n_indicators; i++)
    {
      const CascadaIndicatorFacts *facts = &plan->indicators[i];
      guint objective = facts->goal < plan->n_goals ? plan->goals[facts->goal].objective : G_MAXUINT;

      if (objective < plan->n_objectives)
        add_weight (&weights[objective], facts->weight, cascada_coherence_is_eliminated (check, i));
    }
  for (guint i = 0; i < plan->n_objectives; i++)
    {
      n_stated += weights[i].n_stated;
      n += weights[i].n;
    }
  if (n_stated == 0 && n > 0)
    {
      report_whole_plan (check, "weights", n, _ ("The plan states no weights: the indicators of each objective count in equal parts"),
                         _ ("State the weights if they are not equal"));
      return;
    }
  for (guint i = 0; i < plan->n_objectives; i++)
    if (weights[i].n_stated < weights[i].n)
      report_missing (check, &weights[i], CASCADA_SUBJECT_OBJECTIVE, i);
    else if (weights[i].n > 0)
      report_sum (check, &weights[i], CASCADA_SUBJECT_OBJECTIVE, i);
}

static void
check_objective_weights (CascadaCoherence *check)
{
  Weights weights = { 0 };

  for (guint i = 0; i < check->plan->n_objectives; i++)
    add_weight (&weights, check->plan->objectives[i].weight, FALSE);
  if (weights.n < 2)
    return;
  if (weights.n_stated == 0)
    report_whole_plan (check, "objective-weights", weights.n, _ ("The plan gives its objectives no weights: they count in equal parts"),
                       _ ("State the weights of the objectives if they are not equal"));
  else if (weights.n_stated < weights.n)
    report_missing (check, &weights, CASCADA_SUBJECT_PLAN, 0);
  else
    report_sum (check, &weights, CASCADA_SUBJECT_PLAN, 0);
}

void
cascada_coherence_weights (CascadaCoherence *check)
{
  gboolean by_goals = check->plan->settings->rollup == CASCADA_ROLLUP_GOALS;

  if (!by_goals)
    check_objective_weights (check);
  check_signs (check);
  if (by_goals)
    check_goal_weights (check);
  else
    check_indicator_weights (check);
}
