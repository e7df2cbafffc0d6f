/* SPDX-License-Identifier: GPL-3.0-or-later */

/* C1: each goal serves an objective of its plan, and those of a management plan the strategy in force and the objective
 * of the process [P005 policy 2, act. 4]. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-coherence-private.h"

void
cascada_coherence_links (CascadaCoherence *check)
{
  const CascadaPlanFacts *plan = check->plan;
  g_autofree guint *n_goals = g_new0 (guint, plan->n_objectives + 1);
  g_autofree guint *n_indicators = g_new0 (guint, plan->n_goals + 1);

  for (guint i = 0; i < plan->n_indicators; i++)
    if (plan->indicators[i].goal < plan->n_goals)
      n_indicators[plan->indicators[i].goal]++;
    else
      cascada_coherence_report (check, CASCADA_RULE_C1, CASCADA_SEVERITY_ERROR, CASCADA_SUBJECT_INDICATOR, i, NULL,
                                g_strdup (_ ("The indicator belongs to no goal of the plan")),
                                _ ("Move it to the goal that it measures"));
  for (guint i = 0; i < plan->n_goals; i++)
    {
      if (plan->goals[i].eliminated)
        continue;
      if (plan->goals[i].objective < plan->n_objectives)
        n_goals[plan->goals[i].objective]++;
      else
        cascada_coherence_report (check, CASCADA_RULE_C1, CASCADA_SEVERITY_ERROR, CASCADA_SUBJECT_GOAL, i, NULL,
                                  g_strdup (_ ("The goal is linked to no objective of the plan")),
                                  _ ("Link it to the objective that it serves"));
      if (n_indicators[i] == 0)
        cascada_coherence_report (check, CASCADA_RULE_C6, CASCADA_SEVERITY_WARNING, CASCADA_SUBJECT_GOAL, i, NULL,
                                  g_strdup (_ ("The goal has no indicator: nothing measures it")),
                                  _ ("Give it an indicator, or remove the goal"));
    }
  for (guint i = 0; i < plan->n_objectives; i++)
    if (n_goals[i] == 0)
      cascada_coherence_report (check, CASCADA_RULE_C1, CASCADA_SEVERITY_WARNING, CASCADA_SUBJECT_OBJECTIVE, i, NULL,
                                g_strdup (_ ("No goal is linked to the objective")),
                                _ ("Link the goals that serve it, or remove the objective"));
}

static void
report_unlinked (CascadaCoherence *check, guint objective)
{
  cascada_coherence_report (check, CASCADA_RULE_C1, check->plan->has_strategy ? CASCADA_SEVERITY_ERROR : CASCADA_SEVERITY_WARNING,
                            CASCADA_SUBJECT_OBJECTIVE, objective, NULL,
                            g_strdup (_ ("The objective serves no strategic objective")),
                            check->plan->has_strategy ? _ ("Link it to the strategic objective that it serves")
                                                      : _ ("Add the strategic plan in force, and link the objective to the one that it serves"));
}

/* Where nothing is in force that it could be linked to, it needs an answer only. */
void
cascada_coherence_strategy (CascadaCoherence *check)
{
  const CascadaPlanFacts *plan = check->plan;

  if (!plan->in_procedure)
    return;
  for (guint i = 0; i < plan->n_objectives; i++)
    if (plan->objectives[i].strategic == CASCADA_STRATEGIC_LINK_NONE)
      report_unlinked (check, i);
    else if (plan->objectives[i].strategic == CASCADA_STRATEGIC_LINK_OUT_OF_FORCE)
      cascada_coherence_report (check, CASCADA_RULE_C1, CASCADA_SEVERITY_WARNING, CASCADA_SUBJECT_OBJECTIVE, i, NULL,
                                g_strdup (_ ("What the objective serves is no objective of a strategic plan in force")),
                                _ ("Link it to an objective of the strategic plan in force"));
  if (cascada_coherence_is_blank (plan->process_objective))
    cascada_coherence_report (check, CASCADA_RULE_C1, CASCADA_SEVERITY_WARNING, CASCADA_SUBJECT_PLAN, 0, NULL,
                              g_strdup (_ ("The plan does not say the objective of its process")),
                              _ ("Write the objective of the process that its goals serve"));
}
