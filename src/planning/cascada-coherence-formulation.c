/* SPDX-License-Identifier: GPL-3.0-or-later */

/* C6: an indicator says what it measures, how, in what unit, with which deliverables, and who reports it. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-coherence-private.h"

typedef enum
{
  STATED_NO_MATTER, /* the rule does not ask this indicator for it, or a percent sign says it */
  STATED_YES,
  STATED_NO,
} Stated;

static Stated
state_of (const char *text)
{
  return cascada_coherence_is_blank (text) ? STATED_NO : STATED_YES;
}

/* A percent sign in the figures tells the unit of its row; it does not make a plan one that states units. */
static Stated
has_unit (const CascadaIndicatorFacts *facts)
{
  if (g_strcmp0 (facts->unit, "%") == 0)
    return STATED_NO_MATTER;
  return state_of (facts->unit);
}

static Stated
has_formula (const CascadaIndicatorFacts *facts)
{
  return state_of (facts->formula);
}

static Stated
has_terms (const CascadaIndicatorFacts *facts)
{
  if (!facts->is_ratio)
    return STATED_NO_MATTER;
  return state_of (facts->numerator) == STATED_YES ? state_of (facts->denominator) : STATED_NO;
}

static Stated
has_deliverables (const CascadaIndicatorFacts *facts)
{
  return state_of (facts->deliverables);
}

static Stated
has_office (const CascadaIndicatorFacts *facts)
{
  return facts->has_office ? STATED_YES : STATED_NO;
}

static Stated
has_total (const CascadaIndicatorFacts *facts)
{
  return facts->total != CASCADA_DECIMAL_NONE ? STATED_YES : STATED_NO;
}

static const struct
{
  CascadaRule rule;
  const char *figure;
  Stated (*state) (const CascadaIndicatorFacts *facts);
  const char *whole_plan;
  const char *one;
  const char *repair;
} attributes[] = {
  { CASCADA_RULE_C2, "total", has_total, N_ ("No indicator of the plan states its total"),
    N_ ("The indicator states no total"), N_ ("State the total that the targets lead to") },
  { CASCADA_RULE_C6, "unit", has_unit, N_ ("No indicator of the plan states a unit of measure other than %"),
    N_ ("The indicator states no unit of measure"), N_ ("State the unit of measure") },
  { CASCADA_RULE_C6, "formula", has_formula, N_ ("No indicator of the plan states its formula"),
    N_ ("The indicator states no formula"), N_ ("State the formula") },
  { CASCADA_RULE_C6, "terms", has_terms, N_ ("No ratio indicator of the plan names its numerator and denominator"),
    N_ ("The indicator is a ratio and does not name its numerator and denominator"), N_ ("Name the numerator and the denominator") },
  { CASCADA_RULE_C6, "deliverables", has_deliverables, N_ ("No indicator of the plan names a deliverable"),
    N_ ("The indicator names no deliverable"), N_ ("Name at least one deliverable") },
  { CASCADA_RULE_C6, "office", has_office, N_ ("No indicator of the plan says which unit reports it"),
    N_ ("The indicator does not say which unit reports it"), N_ ("Choose the unit that reports it") },
};

static void
check_attribute (CascadaCoherence *check, gsize attribute)
{
  const CascadaPlanFacts *plan = check->plan;
  guint counts[STATED_NO + 1] = { 0 };

  for (guint i = 0; i < plan->n_indicators; i++)
    if (!cascada_coherence_is_eliminated (check, i))
      counts[attributes[attribute].state (&plan->indicators[i])]++;
  if (counts[STATED_NO] == 0)
    return;
  if (counts[STATED_YES] == 0)
    {
      CascadaFigureList *figures = g_strv_builder_new ();

      cascada_figure_list_add_text (figures, "attribute", attributes[attribute].figure);
      cascada_figure_list_add_count (figures, "missing", counts[STATED_NO]);
      cascada_coherence_report (check, attributes[attribute].rule, CASCADA_SEVERITY_NOTE, CASCADA_SUBJECT_PLAN, 0, figures,
                                g_strdup (_ (attributes[attribute].whole_plan)), _ (attributes[attribute].repair));
      return;
    }
  for (guint i = 0; i < plan->n_indicators; i++)
    if (!cascada_coherence_is_eliminated (check, i) && attributes[attribute].state (&plan->indicators[i]) == STATED_NO)
      {
        CascadaFigureList *figures = g_strv_builder_new ();

        cascada_figure_list_add_text (figures, "attribute", attributes[attribute].figure);
        cascada_coherence_report (check, attributes[attribute].rule, CASCADA_SEVERITY_WARNING, CASCADA_SUBJECT_INDICATOR, i,
                                  figures, g_strdup (_ (attributes[attribute].one)), _ (attributes[attribute].repair));
      }
}

static void
check_names (CascadaCoherence *check)
{
  const CascadaPlanFacts *plan = check->plan;

  for (guint i = 0; i < plan->n_goals; i++)
    if (!plan->goals[i].eliminated && cascada_coherence_is_blank (plan->goals[i].name))
      cascada_coherence_report (check, CASCADA_RULE_C6, CASCADA_SEVERITY_ERROR, CASCADA_SUBJECT_GOAL, i, NULL,
                                g_strdup (_ ("The goal has no wording")), _ ("Write what is to be achieved"));
  for (guint i = 0; i < plan->n_indicators; i++)
    if (!cascada_coherence_is_eliminated (check, i) && cascada_coherence_is_blank (plan->indicators[i].name))
      cascada_coherence_report (check, CASCADA_RULE_C6, CASCADA_SEVERITY_ERROR, CASCADA_SUBJECT_INDICATOR, i, NULL,
                                g_strdup (_ ("The indicator has no name")), _ ("Name what is measured"));
}

void
cascada_coherence_formulation (CascadaCoherence *check)
{
  check_names (check);
  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    check_attribute (check, i);
}
