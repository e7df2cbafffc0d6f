/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The life of a report (domain §8): one table of transitions. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-coherence-private.h"
#include "cascada-reporting-private.h"

#define IN(state) (1u << CASCADA_REPORT_STATE_##state)
#define WRITTEN (IN (DRAFT) | IN (RETURNED))
#define STAYS (-1)

/* What a step asks for. */
typedef enum
{
  ASKS_PLAN,        /* one that takes reports */
  ASKS_GOAL,        /* not eliminated */
  ASKS_OVER,        /* the quarter has ended */
  ASKS_OFFICE_GOAL, /* completed by the planning office */
  ASKS_TEXT,
  ASKS_DEADLINE, /* informs: late reports are accepted */
  N_ASKS,
} Asks;

#define ASK(what) (1u << ASKS_##what)
#define REPORTED (ASK (PLAN) | ASK (GOAL) | ASK (OVER))

static const struct
{
  guint from;
  int to;
  CascadaDeed deed;
  guint asks;
  gboolean contents; /* the report is to be complete */
  const char *clause;
  const char *label;
} steps[] = {
  [CASCADA_REPORT_STEP_WRITE] = { WRITTEN, STAYS, CASCADA_DEED_REPORT, REPORTED, FALSE,
                                  N_ ("PLE-PIN-P005, activity 9"), NC_ ("report step", "Written") },
  [CASCADA_REPORT_STEP_COMPLETE] = { WRITTEN | IN (SENT), CASCADA_REPORT_STATE_SENT, CASCADA_DEED_COMPLETE, REPORTED | ASK (OFFICE_GOAL), FALSE,
                                     N_ ("PLE-PIN-P005, policy 8"), NC_ ("report step", "Completed by the planning office") },
  [CASCADA_REPORT_STEP_SEND] = { WRITTEN, CASCADA_REPORT_STATE_SENT, CASCADA_DEED_SEND_REPORT, REPORTED | ASK (DEADLINE), TRUE,
                                 N_ ("PLE-PIN-P005, activity 9"), NC_ ("report step", "Sent") },
  [CASCADA_REPORT_STEP_RETURN] = { IN (SENT), CASCADA_REPORT_STATE_RETURNED, CASCADA_DEED_VERIFY_REPORT, ASK (PLAN) | ASK (TEXT), FALSE,
                                   N_ ("PLE-PIN-P005, activities 10 and 11"), NC_ ("report step", "Returned with observations") },
  [CASCADA_REPORT_STEP_ADJUST] = { IN (SENT), STAYS, CASCADA_DEED_VERIFY_REPORT, REPORTED | ASK (TEXT), FALSE,
                                   N_ ("PLE-PIN-P005, activity 10"), NC_ ("report step", "Adjusted by the planning office") },
  [CASCADA_REPORT_STEP_VERIFY] = { IN (SENT), CASCADA_REPORT_STATE_VERIFIED, CASCADA_DEED_VERIFY_REPORT, REPORTED, TRUE,
                                   N_ ("PLE-PIN-P005, activities 10 and 11"), NC_ ("report step", "Verified") },
  [CASCADA_REPORT_STEP_CORRECT] = { IN (VERIFIED), STAYS, CASCADA_DEED_CORRECT, ASK (GOAL) | ASK (TEXT), FALSE,
                                    N_ ("PLE-PIN-P005, activity 10"), NC_ ("report step", "Corrected") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (steps) == CASCADA_N_REPORT_STEPS);

static const char *const states[] = {
  [CASCADA_REPORT_STATE_DRAFT] = NC_ ("report state", "Draft"),
  [CASCADA_REPORT_STATE_SENT] = NC_ ("report state", "Sent"),
  [CASCADA_REPORT_STATE_RETURNED] = NC_ ("report state", "Returned"),
  [CASCADA_REPORT_STATE_VERIFIED] = NC_ ("report state", "Verified"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (states) == CASCADA_N_REPORT_STATES);

static gboolean
has_plan (const CascadaReportFacts *facts)
{
  return cascada_lifecycle_takes_reports (facts->plan_state);
}

static gboolean
has_goal (const CascadaReportFacts *facts)
{
  return !facts->series->eliminated;
}

static gboolean
is_over (const CascadaReportFacts *facts)
{
  return cascada_report_is_quarter_over (facts->quarter, facts->today);
}

static gboolean
is_office_goal (const CascadaReportFacts *facts)
{
  return facts->completed_by_office;
}

static gboolean
has_text (const CascadaReportFacts *facts)
{
  return !cascada_coherence_is_blank (facts->text);
}

static gboolean
is_on_time (const CascadaReportFacts *facts)
{
  return !cascada_report_is_late (facts->today, facts->deadline);
}

static const struct
{
  CascadaVerdict otherwise;
  const char *id;
  gboolean (*is_met) (const CascadaReportFacts *facts);
  const char *clause;
  const char *label;
  const char *message;
  const char *cure;
} asks[] = {
  [ASKS_PLAN] = { CASCADA_VERDICT_NOT_MET, "plan", has_plan, N_ ("PLE-PIN-P005, activities 8 and 9"),
                  N_ ("The plan is published"), N_ ("The plan is not published, or its year is closed"),
                  N_ ("Quarters are reported once it is published") },
  [ASKS_GOAL] = { CASCADA_VERDICT_NOT_MET, "goal", has_goal, N_ ("PLE-PIN-P005, policy 9"),
                  N_ ("The goal is not eliminated"), N_ ("The goal is marked “Meta eliminada” and leaves the score"),
                  N_ ("What was reported before stays readable") },
  [ASKS_OVER] = { CASCADA_VERDICT_NOT_MET, "over", is_over, N_ ("PLE-PIN-P005, activity 9, note 2"),
                  N_ ("The quarter has ended"), N_ ("The quarter has not ended"),
                  N_ ("Report it from the day after its last one") },
  [ASKS_OFFICE_GOAL] = { CASCADA_VERDICT_NOT_MET, "office-goal", is_office_goal, N_ ("PLE-PIN-P005, policy 8"),
                         N_ ("The planning office completes the goal"), N_ ("The goal is neither local nor cross-cutting: its own unit reports it"),
                         N_ ("Return the report with what is to be completed") },
  [ASKS_TEXT] = { CASCADA_VERDICT_NOT_MET, "text", has_text, N_ ("PLE-PIN-P005, activity 10"),
                  N_ ("A reason is given"), N_ ("No reason is given"),
                  N_ ("Write what is to be clarified, or why the figure changes") },
  [ASKS_DEADLINE] = { CASCADA_VERDICT_NEEDS_ANSWER, "deadline", is_on_time, N_ ("PLE-PIN-P005, activity 9, note 2"),
                      N_ ("The deadline has not passed"), N_ ("The deadline has passed: the report is accepted and marked late"),
                      N_ ("Send it now") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (asks) == N_ASKS);

static void
add_state (const CascadaReportFacts *facts, CascadaReportStep step, GPtrArray *conditions)
{
  gboolean fits = cascada_report_is_step_of (facts->state, step);
  gboolean closed = facts->state == CASCADA_REPORT_STATE_VERIFIED;

  cascada_conditions_add (conditions, &(CascadaCondition){
                                          .verdict = fits ? CASCADA_VERDICT_MET : CASCADA_VERDICT_NOT_MET,
                                          .id = "state",
                                          .label = _ ("The report stands where the step begins"),
                                          .clause = cascada_report_step_get_clause (step),
                                          .message = closed ? g_strdup (_ ("The report is verified, and its quarter closed"))
                                                            /* Translators: the step, the state the report is in */
                                                            : g_strdup_printf (_ ("“%s” is no step of a report in state “%s”"),
                                                                               cascada_report_step_get_label (step),
                                                                               cascada_report_state_get_label (facts->state)),
                                          .cure = closed ? _ ("The planning office corrects it, and the old figure stays visible")
                                                         : _ ("Choose a step that its state has"),
                                      });
}

static void
add_asks (const CascadaReportFacts *facts, CascadaReportStep step, GPtrArray *conditions)
{
  for (guint i = 0; i < N_ASKS; i++)
    if (steps[step].asks & 1u << i)
      cascada_conditions_add (conditions, &(CascadaCondition){
                                              asks[i].is_met (facts) ? CASCADA_VERDICT_MET : asks[i].otherwise, asks[i].id,
                                              _ (asks[i].label), _ (asks[i].clause), g_strdup (_ (asks[i].message)), _ (asks[i].cure) });
}

/**
 * cascada_report_check:
 * @conditions: (out) (optional) (transfer full) (element-type CascadaCondition): everything the step asks for: the
 *   state of the report, plan, goal and quarter, and then its contents where these are to be complete
 *
 * Returns: whether nothing stands in the way [P005 act. 9–11]; who may take the step is not asked
 */
gboolean
cascada_report_check (const CascadaReportFacts *facts, CascadaReportStep step, GPtrArray **conditions)
{
  g_autoptr (GPtrArray) found = cascada_conditions_new ();
  gboolean met;

  g_return_val_if_fail (facts != NULL && facts->series != NULL && (guint) step < CASCADA_N_REPORT_STEPS, FALSE);

  add_state (facts, step, found);
  add_asks (facts, step, found);
  if (steps[step].contents)
    {
      GPtrArray *contents = cascada_report_get_contents (facts);

      g_ptr_array_extend_and_steal (found, contents);
    }
  met = cascada_conditions_check (found, NULL);
  if (conditions != NULL)
    *conditions = g_steal_pointer (&found);
  return met;
}

/**
 * cascada_report_may:
 * @own_unit: whether the unit the person acts for reports the goal
 * @error: %CASCADA_ERROR_REFUSED: who may take the step, or what stands in its way, citing the procedure
 *
 * Returns: whether somebody in @role may take @step now. Plans outside the procedure are reported by the planning office
 *   too
 */
gboolean
cascada_report_may (CascadaRole role, gboolean own_unit, const CascadaReportFacts *facts, CascadaReportStep step, GError **error)
{
  g_autoptr (GPtrArray) conditions = NULL;
  gboolean outside;

  g_return_val_if_fail (facts != NULL && facts->series != NULL && (guint) step < CASCADA_N_REPORT_STEPS, FALSE);

  outside = facts->plan_state == CASCADA_PLAN_STATE_NONE && cascada_role_may (role, CASCADA_DEED_FORMULATE_OTHER, own_unit, NULL);
  if (!outside && !cascada_role_may (role, steps[step].deed, own_unit, error))
    return FALSE;
  cascada_report_check (facts, step, &conditions);
  return cascada_conditions_check (conditions, error);
}

/** cascada_report_is_step_of: whether @step begins in @state, whatever else it asks for. */
gboolean
cascada_report_is_step_of (CascadaReportState state, CascadaReportStep step)
{
  g_return_val_if_fail ((guint) state < CASCADA_N_REPORT_STATES && (guint) step < CASCADA_N_REPORT_STEPS, FALSE);

  return (steps[step].from & 1u << state) != 0;
}

/** cascada_report_apply: the state after @step; @state itself where it does not have the step. Asks nobody's leave. */
CascadaReportState
cascada_report_apply (CascadaReportState state, CascadaReportStep step)
{
  if (!cascada_report_is_step_of (state, step) || steps[step].to == STAYS)
    return state;
  return steps[step].to;
}

/** cascada_report_state_get_label: "Returned", translated. */
const char *
cascada_report_state_get_label (CascadaReportState state)
{
  g_return_val_if_fail ((guint) state < CASCADA_N_REPORT_STATES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "report state", states[state]);
}

/** cascada_report_step_get_label: what was done, as a history tells it, translated: "Returned with observations". */
const char *
cascada_report_step_get_label (CascadaReportStep step)
{
  g_return_val_if_fail ((guint) step < CASCADA_N_REPORT_STEPS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "report step", steps[step].label);
}

/** cascada_report_step_get_clause: where the step stands, translated: "PLE-PIN-P005, policy 8". */
const char *
cascada_report_step_get_clause (CascadaReportStep step)
{
  g_return_val_if_fail ((guint) step < CASCADA_N_REPORT_STEPS, NULL);

  return _ (steps[step].clause);
}

/** cascada_report_step_get_deed: what somebody does who takes the step. */
CascadaDeed
cascada_report_step_get_deed (CascadaReportStep step)
{
  g_return_val_if_fail ((guint) step < CASCADA_N_REPORT_STEPS, CASCADA_DEED_REPORT);

  return steps[step].deed;
}
