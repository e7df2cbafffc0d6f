/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The life of a plan (domain §7): one table of transitions. What was approved stays approved only while nothing
 * changes, so a step also says what it gives and what lapses with it. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-lifecycle-private.h"

#define IN(state) (1u << CASCADA_PLAN_STATE_##state)
#define NEEDS(requirement) (1u << CASCADA_REQUIREMENT_##requirement)
#define FORMULATED (IN (DRAFT) | IN (UNDER_REVIEW) | IN (OBSERVED))
#define STAYS (-1)

#define COHERENCE (NEEDS (COHERENT) | NEEDS (WARNINGS))
#define BOTH_APPROVALS (NEEDS (LEADER_APPROVED) | NEEDS (OFFICE_APPROVED))

/* In the order of steps; of a step with several rows, the first is the one shown where none fits the state. */
static const struct
{
  CascadaPlanStep step;
  guint from;
  int to; /* a state, or STAYS */
  guint requirements;
} transitions[] = {
  { CASCADA_PLAN_STEP_METHODOLOGY, IN (NONE) | IN (DRAFT), CASCADA_PLAN_STATE_DRAFT, NEEDS (RECORD) },
  { CASCADA_PLAN_STEP_WORK_SESSION, FORMULATED, STAYS, NEEDS (RECORD) },
  { CASCADA_PLAN_STEP_SUBMIT, IN (DRAFT), CASCADA_PLAN_STATE_UNDER_REVIEW, COHERENCE },
  { CASCADA_PLAN_STEP_VERIFY, IN (UNDER_REVIEW), STAYS, COHERENCE | NEEDS (ANSWERED) | NEEDS (SETTLED) },
  { CASCADA_PLAN_STEP_OBSERVE, IN (UNDER_REVIEW), CASCADA_PLAN_STATE_OBSERVED, NEEDS (OBSERVED) },
  { CASCADA_PLAN_STEP_RESUBMIT, IN (OBSERVED), CASCADA_PLAN_STATE_UNDER_REVIEW, COHERENCE | NEEDS (ANSWERED) },
  { CASCADA_PLAN_STEP_APPROVE, IN (UNDER_REVIEW), CASCADA_PLAN_STATE_APPROVED,
    COHERENCE | NEEDS (ANSWERED) | NEEDS (VERIFIED) | NEEDS (HOLA_CASE) },
  /* act. 7: the leader adjusts the plan and sends it approved; the planning office then approves it, or gives it back */
  { CASCADA_PLAN_STEP_APPROVE, IN (OBSERVED), CASCADA_PLAN_STATE_APPROVED, COHERENCE | NEEDS (ANSWERED) | NEEDS (HOLA_CASE) },
  { CASCADA_PLAN_STEP_OFFICE_APPROVE, IN (APPROVED), STAYS, COHERENCE | NEEDS (SETTLED) | NEEDS (LEADER_APPROVED) },
  { CASCADA_PLAN_STEP_REOPEN, IN (APPROVED), CASCADA_PLAN_STATE_DRAFT, NEEDS (REASON) },
  { CASCADA_PLAN_STEP_CONSULTATION, FORMULATED | IN (APPROVED), STAYS, NEEDS (RECORD) },
  { CASCADA_PLAN_STEP_PUBLISH, IN (APPROVED), CASCADA_PLAN_STATE_PUBLISHED,
    NEEDS (COHERENT) | BOTH_APPROVALS | NEEDS (HOLA_CASE) | NEEDS (CONSULTED) },
  { CASCADA_PLAN_STEP_CONSOLIDATE, IN (PUBLISHED), STAYS, NEEDS (COVERED) },
  { CASCADA_PLAN_STEP_SOCIALISE, IN (PUBLISHED), STAYS, NEEDS (RECORD) },
  { CASCADA_PLAN_STEP_FINAL_REPORT, IN (PUBLISHED), STAYS, NEEDS (YEAR_ENDED) | NEEDS (COVERED) },
  { CASCADA_PLAN_STEP_ANALYSIS, IN (PUBLISHED), STAYS, NEEDS (YEAR_ENDED) | NEEDS (RECORD) },
  { CASCADA_PLAN_STEP_CLOSE, IN (PUBLISHED), CASCADA_PLAN_STATE_CLOSED,
    NEEDS (YEAR_ENDED) | NEEDS (REPORTED) | NEEDS (REPORTS_VERIFIED) | NEEDS (FINAL_REPORT) },
};

static const struct
{
  CascadaDeed deed;
  guint activity; /* of the procedure; 0: a policy, or between activities */
  const char *clause;
  const char *label;
} steps[] = {
  [CASCADA_PLAN_STEP_METHODOLOGY] = { CASCADA_DEED_RECORD_STEP, 1,
                                      N_ ("PLE-PIN-P005, activity 1"), NC_ ("plan step", "Methodology sent") },
  [CASCADA_PLAN_STEP_WORK_SESSION] = { CASCADA_DEED_RECORD_STEP, 2,
                                       N_ ("PLE-PIN-P005, activity 2"), NC_ ("plan step", "Work session") },
  [CASCADA_PLAN_STEP_SUBMIT] = { CASCADA_DEED_SUBMIT, 3,
                                 N_ ("PLE-PIN-P005, activity 3"), NC_ ("plan step", "Sent to be checked") },
  [CASCADA_PLAN_STEP_VERIFY] = { CASCADA_DEED_REVIEW, 5,
                                 N_ ("PLE-PIN-P005, activities 4 and 5"), NC_ ("plan step", "Coherence verified") },
  [CASCADA_PLAN_STEP_OBSERVE] = { CASCADA_DEED_REVIEW, 6,
                                  N_ ("PLE-PIN-P005, activity 6"), NC_ ("plan step", "Observations sent") },
  [CASCADA_PLAN_STEP_RESUBMIT] = { CASCADA_DEED_SUBMIT, 7,
                                   N_ ("PLE-PIN-P005, activity 7"), NC_ ("plan step", "Adjusted and sent again") },
  [CASCADA_PLAN_STEP_APPROVE] = { CASCADA_DEED_APPROVE, 7,
                                  N_ ("PLE-PIN-P005, activity 7 and policy 6"), NC_ ("plan step", "Approved by its leader") },
  [CASCADA_PLAN_STEP_OFFICE_APPROVE] = { CASCADA_DEED_OFFICE_APPROVE, 0,
                                         N_ ("PLE-PIN-P005, policy 1"), NC_ ("plan step", "Approved by the planning office") },
  [CASCADA_PLAN_STEP_REOPEN] = { CASCADA_DEED_REOPEN, 0,
                                 N_ ("PLE-PIN-P005, activities 5 and 6"), NC_ ("plan step", "Given back") },
  [CASCADA_PLAN_STEP_CONSULTATION] = { CASCADA_DEED_RECORD_STEP, 0,
                                       N_ ("PLE-PIN-P005, policy 7"), NC_ ("plan step", "Citizens consulted") },
  [CASCADA_PLAN_STEP_PUBLISH] = { CASCADA_DEED_PUBLISH, 8,
                                  N_ ("PLE-PIN-P005, activity 8 and policy 1"), NC_ ("plan step", "Published") },
  [CASCADA_PLAN_STEP_CONSOLIDATE] = { CASCADA_DEED_CONSOLIDATE, 12,
                                      N_ ("PLE-PIN-P005, activity 12"), NC_ ("plan step", "Quarter consolidated") },
  [CASCADA_PLAN_STEP_SOCIALISE] = { CASCADA_DEED_CONSOLIDATE, 13,
                                    N_ ("PLE-PIN-P005, activity 13"), NC_ ("plan step", "Results socialised") },
  [CASCADA_PLAN_STEP_FINAL_REPORT] = { CASCADA_DEED_CONSOLIDATE, 14,
                                       N_ ("PLE-PIN-P005, activity 14"), NC_ ("plan step", "Final report") },
  [CASCADA_PLAN_STEP_ANALYSIS] = { CASCADA_DEED_CONSOLIDATE, 15,
                                   N_ ("PLE-PIN-P005, activity 15"), NC_ ("plan step", "Analysis and management report") },
  [CASCADA_PLAN_STEP_CLOSE] = { CASCADA_DEED_CLOSE, 16, N_ ("PLE-PIN-P005, activity 16"), NC_ ("plan step", "Closed") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (steps) == CASCADA_N_PLAN_STEPS);

/* The row of a step in a state, or G_MAXSIZE; @first: the step's first row. */
static gsize
find_row (CascadaPlanState state, CascadaPlanStep step, gsize *first)
{
  *first = G_MAXSIZE;
  for (gsize i = 0; i < G_N_ELEMENTS (transitions); i++)
    if (transitions[i].step == step)
      {
        *first = MIN (*first, i);
        if (transitions[i].from & 1u << state)
          return i;
      }
  return G_MAXSIZE;
}

/* “draft, with observations” */
static char *
list_states (CascadaPlanStep step)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint from = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (transitions); i++)
    if (transitions[i].step == step)
      from |= transitions[i].from;
  for (guint state = 0; state < CASCADA_N_PLAN_STATES; state++)
    if (from & 1u << state)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", cascada_plan_state_get_label (state));
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
add_state (const CascadaPlanLife *life, CascadaPlanStep step, gboolean fits, GPtrArray *conditions)
{
  g_autofree char *from = list_states (step);

  cascada_conditions_add (conditions, &(CascadaCondition){
                                          .verdict = fits ? CASCADA_VERDICT_MET : CASCADA_VERDICT_NOT_MET,
                                          .id = "state",
                                          .label = _ ("The plan stands where the step begins"),
                                          .clause = cascada_plan_step_get_clause (step),
                                          /* Translators: the step, the state the plan is in, the states in which the step is taken */
                                          .message = g_strdup_printf (_ ("“%s” is no step of a plan in state “%s”, but of: %s"),
                                                                      cascada_plan_step_get_label (step),
                                                                      cascada_plan_state_get_label (life->state), from),
                                          .cure = _ ("Choose a step that its state has"),
                                      });
}

/**
 * cascada_lifecycle_check:
 * @life: the plan
 * @step: the step to take
 * @conditions: (out) (optional) (transfer full) (element-type CascadaCondition): everything the step asks for: first
 *   the state, then each requirement. In a state without this step, what it will ask for when it comes
 *
 * Returns: whether nothing stands in the way [PLE-PIN-P005, act. 1–16]; who may take the step is not asked
 */
gboolean
cascada_lifecycle_check (const CascadaPlanLife *life, CascadaPlanStep step, GPtrArray **conditions)
{
  g_autoptr (GPtrArray) found = cascada_conditions_new ();
  gboolean met;
  gsize row, first;

  g_return_val_if_fail (life != NULL && (guint) step < CASCADA_N_PLAN_STEPS, FALSE);

  row = find_row (life->state, step, &first);
  add_state (life, step, row != G_MAXSIZE, found);
  cascada_lifecycle_add_requirements (life, transitions[row != G_MAXSIZE ? row : first].requirements, found);
  met = cascada_conditions_check (found, NULL);
  if (conditions != NULL)
    *conditions = g_steal_pointer (&found);
  return met;
}

/**
 * cascada_lifecycle_may:
 * @own_unit: whether the plan is of the unit the person acts for
 * @error: %CASCADA_ERROR_REFUSED: who may take the step, or what stands in its way, citing the procedure
 *
 * Returns: whether somebody in @role may take @step now
 */
gboolean
cascada_lifecycle_may (CascadaRole role, gboolean own_unit, const CascadaPlanLife *life, CascadaPlanStep step, GError **error)
{
  g_autoptr (GPtrArray) conditions = NULL;

  g_return_val_if_fail (life != NULL && (guint) step < CASCADA_N_PLAN_STEPS, FALSE);

  if (!cascada_role_may (role, steps[step].deed, own_unit, error))
    return FALSE;
  cascada_lifecycle_check (life, step, &conditions);
  return cascada_conditions_check (conditions, error);
}

/** cascada_lifecycle_is_step_of: whether the procedure has @step in @state, whatever else it asks for. */
gboolean
cascada_lifecycle_is_step_of (CascadaPlanState state, CascadaPlanStep step)
{
  gsize first;

  g_return_val_if_fail ((guint) state < CASCADA_N_PLAN_STATES && (guint) step < CASCADA_N_PLAN_STEPS, FALSE);

  return find_row (state, step, &first) != G_MAXSIZE;
}

/* What the step gives, and what lapses with it. */
static void
apply_effects (CascadaPlanLife *life, CascadaPlanStep step)
{
  switch (step)
    {
    case CASCADA_PLAN_STEP_VERIFY:
      life->verified = TRUE;
      break;
    case CASCADA_PLAN_STEP_OBSERVE:
      life->verified = FALSE;
      break;
    case CASCADA_PLAN_STEP_APPROVE:
      life->leader_approved = TRUE;
      life->office_approved = FALSE;
      break;
    case CASCADA_PLAN_STEP_OFFICE_APPROVE:
      life->office_approved = TRUE;
      break;
    case CASCADA_PLAN_STEP_REOPEN:
      cascada_lifecycle_change_content (life);
      break;
    case CASCADA_PLAN_STEP_CONSULTATION:
      life->consulted = TRUE;
      break;
    case CASCADA_PLAN_STEP_FINAL_REPORT:
      life->has_final_report = TRUE;
      break;
    default:
      break;
    }
}

/**
 * cascada_lifecycle_apply:
 * @life: (inout): its state and what is approved; a life is read back from its steps by applying them in order
 *
 * Takes @step. Whether it may be taken is asked before, by cascada_lifecycle_may(); a step that the state does not
 * have changes nothing.
 *
 * Returns: the state in which the plan is now
 */
CascadaPlanState
cascada_lifecycle_apply (CascadaPlanLife *life, CascadaPlanStep step)
{
  gsize row, first;

  g_return_val_if_fail (life != NULL && (guint) step < CASCADA_N_PLAN_STEPS, CASCADA_PLAN_STATE_NONE);

  row = find_row (life->state, step, &first);
  if (row == G_MAXSIZE)
    return life->state;
  apply_effects (life, step);
  if (transitions[row].to != STAYS)
    life->state = transitions[row].to;
  return life->state;
}

/**
 * cascada_lifecycle_change_content:
 *
 * Structure, targets, weights or texts were edited: the verification and both approvals lapse [policy 1]. What an
 * approved modification request changes in a published plan is approved with the request [policy 9].
 */
void
cascada_lifecycle_change_content (CascadaPlanLife *life)
{
  g_return_if_fail (life != NULL);

  life->verified = life->leader_approved = life->office_approved = FALSE;
}

/** cascada_plan_step_get_label: what was done, as a history tells it, translated: "Observations sent". */
const char *
cascada_plan_step_get_label (CascadaPlanStep step)
{
  g_return_val_if_fail ((guint) step < CASCADA_N_PLAN_STEPS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "plan step", steps[step].label);
}

/** cascada_plan_step_get_clause: where the step stands, translated: "PLE-PIN-P005, activity 6". */
const char *
cascada_plan_step_get_clause (CascadaPlanStep step)
{
  g_return_val_if_fail ((guint) step < CASCADA_N_PLAN_STEPS, NULL);

  return _ (steps[step].clause);
}

/** cascada_plan_step_get_deed: what somebody does who takes the step. */
CascadaDeed
cascada_plan_step_get_deed (CascadaPlanStep step)
{
  g_return_val_if_fail ((guint) step < CASCADA_N_PLAN_STEPS, CASCADA_DEED_RECORD_STEP);

  return steps[step].deed;
}

/** cascada_plan_step_get_activity: its number in PLE-PIN-P005, 1–16; 0 where a policy or nothing numbered asks for it. */
guint
cascada_plan_step_get_activity (CascadaPlanStep step)
{
  g_return_val_if_fail ((guint) step < CASCADA_N_PLAN_STEPS, 0);

  return steps[step].activity;
}
