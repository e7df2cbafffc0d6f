/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules for requests to modify a goal of a published plan (domain §9): one table. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-modification-private.h"

/** cascada_modification_does_not_apply: @facts: (transfer full) */
CascadaModificationAnswer
cascada_modification_does_not_apply (char *facts)
{
  return (CascadaModificationAnswer){ CASCADA_VERDICT_DOES_NOT_APPLY, .facts = facts };
}

/** cascada_modification_is_met: @facts: (transfer full) */
CascadaModificationAnswer
cascada_modification_is_met (char *facts)
{
  return (CascadaModificationAnswer){ CASCADA_VERDICT_MET, .facts = facts };
}

/** cascada_modification_is_open: @message: (transfer full): what stands in the way, which is what was looked at */
CascadaModificationAnswer
cascada_modification_is_open (CascadaVerdict verdict, char *message, const char *cure)
{
  return (CascadaModificationAnswer){ verdict, message, cure, g_strdup (message) };
}

void
cascada_modification_answer_clear (CascadaModificationAnswer *answer)
{
  g_clear_pointer (&answer->message, g_free);
  g_clear_pointer (&answer->facts, g_free);
}

/**
 * cascada_modification_get_day:
 *
 * Returns: the day on which the request counts as presented: of a draft today, but where it was given back to be
 *   completed and its values are as they were presented
 */
CascadaDate
cascada_modification_get_day (const CascadaModification *request)
{
  gboolean revised;

  g_return_val_if_fail (request != NULL, CASCADA_DATE_NONE);

  revised = request->state == CASCADA_REQUEST_STATE_DRAFT && request->revised != CASCADA_DATE_NONE;
  return request->presented != CASCADA_DATE_NONE && !revised ? request->presented : request->today;
}

/** cascada_modification_get_judged_day: of the decision, else today. */
CascadaDate
cascada_modification_get_judged_day (const CascadaModification *request)
{
  return request->decided != CASCADA_DATE_NONE ? request->decided : request->today;
}

/** cascada_modification_was_eliminated: before the request; one in force has eliminated the goal itself. */
gboolean
cascada_modification_was_eliminated (const CascadaModification *request)
{
  return request->is_eliminated && !(request->proposes_elimination && cascada_request_is_modification (request->state));
}

static const struct
{
  const char *id;
  CascadaModificationAnswer (*judge) (const CascadaModification *request, int step);
  const char *clause;
  const char *label;
} rules[] = {
  [CASCADA_MODIFICATION_RULE_M1] = { "M1", cascada_modification_judge_presentation, N_ ("PLE-PIN-P005, policy 9.1"),
                                     N_ ("Presented by its leader, with memo or e-mail and justification") },
  [CASCADA_MODIFICATION_RULE_M2] = { "M2", cascada_modification_judge_date, N_ ("PLE-PIN-P005, policy 9.1"), N_ ("Presented by the second quarter of the year") },
  [CASCADA_MODIFICATION_RULE_M3] = { "M3", cascada_modification_judge_coherence, N_ ("PLE-PIN-P005, policy 9.2"), N_ ("The goal stays coherent") },
  [CASCADA_MODIFICATION_RULE_M4] = { "M4", cascada_modification_judge_once, N_ ("PLE-PIN-P005, policy 9.3"), N_ ("Modified once in the year") },
  [CASCADA_MODIFICATION_RULE_M5] = { "M5", cascada_modification_judge_raise, N_ ("PLE-PIN-P005, policy 9.4"), N_ ("The magnitude is raised, at any time of the year") },
  [CASCADA_MODIFICATION_RULE_M6] = { "M6", cascada_modification_judge_periods, N_ ("PLE-PIN-P005, policy 9.5"), N_ ("Only periods change whose cut-off has not passed") },
  [CASCADA_MODIFICATION_RULE_M7] = { "M7", cascada_modification_judge_leader, N_ ("PLE-PIN-P005, policy 9.6"),
                                     N_ ("Favourable opinion of the process that leads the goal") },
  [CASCADA_MODIFICATION_RULE_M8] = { "M8", cascada_modification_judge_local, N_ ("PLE-PIN-P005, policy 9.7"),
                                     N_ ("Favourable opinion on a local office’s plan") },
  [CASCADA_MODIFICATION_RULE_M9] = { "M9", cascada_modification_judge_elimination, N_ ("PLE-PIN-P005, policy 9.8"), N_ ("A goal with reports is marked, not taken out") },
  [CASCADA_MODIFICATION_RULE_M10] = { "M10", cascada_modification_judge_decision, N_ ("PLE-PIN-P005, policy 9.9"), N_ ("Decided by the planning office, with a reason") },
  [CASCADA_MODIFICATION_RULE_M11] = { "M11", cascada_modification_judge_version, N_ ("PLE-PIN-P005, policy 9.10"), N_ ("Adjusted version sent under a HOLA case") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (rules) == CASCADA_N_MODIFICATION_RULES);

/** cascada_modification_ask: what a rule says; @step: the step about to be taken, or %CASCADA_MODIFICATION_NO_STEP. */
CascadaModificationAnswer
cascada_modification_ask (const CascadaModification *request, CascadaModificationRule rule, int step)
{
  return rules[rule].judge (request, step);
}

/** cascada_modification_add_rule: @conditions: it is added to them */
void
cascada_modification_add_rule (const CascadaModification *request, CascadaModificationRule rule, int step, GPtrArray *conditions)
{
  CascadaModificationAnswer answer = cascada_modification_ask (request, rule, step);

  cascada_conditions_add (conditions, &(CascadaCondition){
                                          .verdict = answer.verdict,
                                          .id = rules[rule].id,
                                          .label = _ (rules[rule].label),
                                          .clause = _ (rules[rule].clause),
                                          .message = answer.message,
                                          .cure = answer.cure,
                                          .facts = answer.facts,
                                      });
}

/**
 * cascada_modification_judge:
 *
 * The rules M1–M11 of domain §9 over the request as it is today, or was when it was decided. A mixed request is judged
 * part by part: what only raises the magnitude is not bound by M2, the rest is. Whether a rule stands in the way of a
 * step is asked with cascada_modification_check().
 *
 * Returns: (transfer full) (element-type CascadaCondition): all eleven in order, ids "M1" to "M11", each with the facts it
 *   looked at
 */
GPtrArray *
cascada_modification_judge (const CascadaModification *request)
{
  GPtrArray *conditions = cascada_conditions_new ();

  g_return_val_if_fail (request != NULL, conditions);

  for (guint i = 0; i < CASCADA_N_MODIFICATION_RULES; i++)
    cascada_modification_add_rule (request, i, CASCADA_MODIFICATION_NO_STEP, conditions);
  return conditions;
}
