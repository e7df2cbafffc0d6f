/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The life of a modification request (domain §9): one table of states and steps. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-modification-private.h"

#define IN(state) (1u << CASCADA_REQUEST_STATE_##state)
#define WAITING (IN (PRESENTED) | IN (OPINIONS_PENDING) | IN (UNDER_REVIEW))
#define STAYS (-1)

#define RULE(name) (1u << CASCADA_MODIFICATION_RULE_##name)
#define OPINIONS (RULE (M7) | RULE (M8))
#define BEFORE_PRESENTING (RULE (M1) | RULE (M2) | RULE (M3) | RULE (M4) | RULE (M5) | RULE (M6) | OPINIONS | RULE (M9))

#define ASK(what) (1u << CASCADA_MODIFICATION_ASK_##what)
#define SOUND (ASK (PLAN) | ASK (CHANGE) | ASK (SAME))

static const struct
{
  guint from;
  int to; /* a state, or STAYS */
  CascadaDeed deed;
  guint asks;
  guint rules;
  const char *clause;
  const char *label;
} steps[] = {
  [CASCADA_REQUEST_STEP_PRESENT] = { IN (DRAFT), CASCADA_REQUEST_STATE_PRESENTED, CASCADA_DEED_PRESENT_REQUEST, SOUND, BEFORE_PRESENTING,
                                     N_ ("PLE-PIN-P005, policy 9.1"), NC_ ("request step", "Presented") },
  [CASCADA_REQUEST_STEP_ASK_OPINIONS] = { IN (PRESENTED) | IN (UNDER_REVIEW), CASCADA_REQUEST_STATE_OPINIONS_PENDING, CASCADA_DEED_PROCESS_REQUEST, ASK (HEARING), 0,
                                          N_ ("PLE-PIN-P005, policies 9.6 and 9.7"), NC_ ("request step", "Opinions asked for") },
  [CASCADA_REQUEST_STEP_RECORD_OPINION] = { IN (DRAFT) | WAITING, STAYS, CASCADA_DEED_PROCESS_REQUEST, 0, 0,
                                            N_ ("PLE-PIN-P005, policies 9.6 and 9.7"), NC_ ("request step", "Opinion recorded") },
  [CASCADA_REQUEST_STEP_TAKE_UP] = { IN (PRESENTED) | IN (OPINIONS_PENDING), CASCADA_REQUEST_STATE_UNDER_REVIEW, CASCADA_DEED_PROCESS_REQUEST, ASK (HEARD), 0,
                                     N_ ("PLE-PIN-P005, policy 9.9"), NC_ ("request step", "Taken up") },
  [CASCADA_REQUEST_STEP_APPROVE] = { IN (UNDER_REVIEW), CASCADA_REQUEST_STATE_APPROVED, CASCADA_DEED_DECIDE_REQUEST, SOUND, BEFORE_PRESENTING | RULE (M10),
                                     N_ ("PLE-PIN-P005, policy 9.9"), NC_ ("request step", "Approved") },
  [CASCADA_REQUEST_STEP_DENY] = { IN (OPINIONS_PENDING) | IN (UNDER_REVIEW), CASCADA_REQUEST_STATE_DENIED, CASCADA_DEED_DECIDE_REQUEST, 0, RULE (M10),
                                  N_ ("PLE-PIN-P005, policy 9.9"), NC_ ("request step", "Denied") },
  [CASCADA_REQUEST_STEP_RETURN] = { WAITING, CASCADA_REQUEST_STATE_DRAFT, CASCADA_DEED_PROCESS_REQUEST, ASK (REASON), 0,
                                    N_ ("PLE-PIN-P005, policy 9.9"), NC_ ("request step", "Given back to be completed") },
  [CASCADA_REQUEST_STEP_SEND_ADJUSTED] = { IN (APPROVED), CASCADA_REQUEST_STATE_ADJUSTED_VERSION_SENT, CASCADA_DEED_SEND_ADJUSTED, 0, RULE (M11),
                                           N_ ("PLE-PIN-P005, policy 9.10"), NC_ ("request step", "Adjusted version sent") },
  [CASCADA_REQUEST_STEP_PUBLISH] = { IN (ADJUSTED_VERSION_SENT), CASCADA_REQUEST_STATE_PUBLISHED, CASCADA_DEED_PUBLISH_MODIFICATION, 0, RULE (M11),
                                     N_ ("PLE-PIN-P005, policy 9.10"), NC_ ("request step", "Published") },
  [CASCADA_REQUEST_STEP_WITHDRAW] = { IN (DRAFT) | WAITING, CASCADA_REQUEST_STATE_WITHDRAWN, CASCADA_DEED_PRESENT_REQUEST, 0, 0,
                                      N_ ("PLE-PIN-P005, policy 9.1"), NC_ ("request step", "Withdrawn") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (steps) == CASCADA_N_REQUEST_STEPS);

static const char *const states[] = {
  [CASCADA_REQUEST_STATE_DRAFT] = NC_ ("request state", "Draft"),
  [CASCADA_REQUEST_STATE_PRESENTED] = NC_ ("request state", "Presented"),
  [CASCADA_REQUEST_STATE_OPINIONS_PENDING] = NC_ ("request state", "Opinions pending"),
  [CASCADA_REQUEST_STATE_UNDER_REVIEW] = NC_ ("request state", "Under review"),
  [CASCADA_REQUEST_STATE_APPROVED] = NC_ ("request state", "Approved"),
  [CASCADA_REQUEST_STATE_DENIED] = NC_ ("request state", "Denied"),
  [CASCADA_REQUEST_STATE_ADJUSTED_VERSION_SENT] = NC_ ("request state", "Adjusted version sent"),
  [CASCADA_REQUEST_STATE_PUBLISHED] = NC_ ("request state", "Published"),
  [CASCADA_REQUEST_STATE_WITHDRAWN] = NC_ ("request state", "Withdrawn"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (states) == CASCADA_N_REQUEST_STATES);

static const char *const grounds[] = {
  [CASCADA_REQUEST_GROUND_TECHNICAL] = NC_ ("request ground", "Technical"),
  [CASCADA_REQUEST_GROUND_LEGAL] = NC_ ("request ground", "Legal"),
  [CASCADA_REQUEST_GROUND_LEGAL_CHANGE] = NC_ ("request ground", "Legal change"),
  [CASCADA_REQUEST_GROUND_FORCE_MAJEURE] = NC_ ("request ground", "Force majeure"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (grounds) == CASCADA_N_REQUEST_GROUNDS);

/* “Presented, Under review” */
static char *
list_states (CascadaRequestStep step)
{
  GString *list = g_string_new (NULL);

  for (guint state = 0; state < CASCADA_N_REQUEST_STATES; state++)
    if (steps[step].from & 1u << state)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", cascada_request_state_get_label (state));
  return g_string_free (list, FALSE);
}

static void
add_state (const CascadaModification *request, CascadaRequestStep step, GPtrArray *conditions)
{
  g_autofree char *from = list_states (step);

  cascada_conditions_add (conditions, &(CascadaCondition){
                                          .verdict = cascada_request_is_step_of (request->state, step) ? CASCADA_VERDICT_MET : CASCADA_VERDICT_NOT_MET,
                                          .id = "state",
                                          .label = _ ("The request stands where the step begins"),
                                          .clause = cascada_request_step_get_clause (step),
                                          /* Translators: the step, the state the request is in, the states in which the step is taken */
                                          .message = g_strdup_printf (_ ("“%s” is no step of a request in state “%s”, but of: %s"), cascada_request_step_get_label (step),
                                                                      cascada_request_state_get_label (request->state), from),
                                          .cure = _ ("Choose a step that its state has"),
                                      });
}

/**
 * cascada_modification_check:
 * @request: with what comes with the step: its text, its HOLA case
 * @conditions: (out) (optional) (transfer full) (element-type CascadaCondition): everything the step asks for: the state
 *   of the request, plan and goal, and then the rules: M1–M9 to present, these and M10 to approve, M10 to deny, M11 to
 *   send and publish the adjusted version
 *
 * An opinion that is not there does not stand in the way of presenting, for it may come afterwards; it does of taking up
 * the review, and of approving. The exceptions from M2 and M4 do not, once named and justified: the head of planning
 * decides (domain §9).
 *
 * Returns: whether nothing stands in the way; who may take the step is not asked
 */
gboolean
cascada_modification_check (const CascadaModification *request, CascadaRequestStep step, GPtrArray **conditions)
{
  g_autoptr (GPtrArray) found = cascada_conditions_new ();
  gboolean met;

  g_return_val_if_fail (request != NULL && (guint) step < CASCADA_N_REQUEST_STEPS, FALSE);

  add_state (request, step, found);
  cascada_modification_add_asks (request, steps[step].asks, found);
  for (guint i = 0; i < CASCADA_N_MODIFICATION_RULES; i++)
    if (steps[step].rules & 1u << i)
      cascada_modification_add_rule (request, i, step, found);
  met = cascada_conditions_check (found, NULL);
  if (conditions != NULL)
    *conditions = g_steal_pointer (&found);
  return met;
}

/**
 * cascada_modification_may:
 * @own_unit: whether the plan is of the unit the person acts for
 * @error: %CASCADA_ERROR_REFUSED: who may take the step, or what stands in its way, citing the procedure
 *
 * Returns: whether somebody in @role may take @step now. Who presents is who is in @role, whatever @request says
 */
gboolean
cascada_modification_may (CascadaRole role, gboolean own_unit, const CascadaModification *request, CascadaRequestStep step, GError **error)
{
  g_autoptr (GPtrArray) conditions = NULL;
  CascadaModification copy;

  g_return_val_if_fail (request != NULL && (guint) step < CASCADA_N_REQUEST_STEPS, FALSE);

  copy = *request;
  if (step == CASCADA_REQUEST_STEP_PRESENT)
    {
      copy.presenter_role = role;
      copy.presenter_own_unit = own_unit;
    }
  if (!cascada_role_may (role, cascada_request_step_get_deed (request->state, step), own_unit, error))
    return FALSE;
  cascada_modification_check (&copy, step, &conditions);
  return cascada_conditions_check (conditions, error);
}

/** cascada_modification_may_present: by who presents it, as @request says. */
gboolean
cascada_modification_may_present (const CascadaModification *request, GError **error)
{
  g_return_val_if_fail (request != NULL, FALSE);

  return cascada_modification_may (request->presenter_role, request->presenter_own_unit, request, CASCADA_REQUEST_STEP_PRESENT, error);
}

/** cascada_modification_may_approve: in @role, for any unit: only the head of planning [policy 9.9]. */
gboolean
cascada_modification_may_approve (CascadaRole role, const CascadaModification *request, GError **error)
{
  return cascada_modification_may (role, FALSE, request, CASCADA_REQUEST_STEP_APPROVE, error);
}

/**
 * cascada_modification_may_edit:
 * @error: %CASCADA_ERROR_REFUSED: who writes requests, or that this one is none to write any more
 *
 * Returns: whether somebody in @role may write what the request proposes and says; only a draft is written
 */
gboolean
cascada_modification_may_edit (CascadaRole role, gboolean own_unit, CascadaRequestState state, GError **error)
{
  g_return_val_if_fail ((guint) state < CASCADA_N_REQUEST_STATES, FALSE);

  if (!cascada_role_may (role, CASCADA_DEED_WRITE_REQUEST, own_unit, error))
    return FALSE;
  if (state == CASCADA_REQUEST_STATE_DRAFT)
    return TRUE;
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED,
               /* Translators: the state; the clause */
               _ ("The request is not a draft, but “%s”. Have it given back to change it, or withdraw it (%s)"),
               cascada_request_state_get_label (state), cascada_deed_get_clause (CASCADA_DEED_WRITE_REQUEST));
  return FALSE;
}

/**
 * cascada_modification_apply:
 * @request: of an opinion recorded, with it
 *
 * Presented, a request waits for the opinions that M7 and M8 ask for, and once the last of these is recorded it is under
 * review. Asks nobody's leave: see cascada_modification_may().
 *
 * Returns: the state after @step; the present one where it does not have the step
 */
CascadaRequestState
cascada_modification_apply (const CascadaModification *request, CascadaRequestStep step)
{
  g_return_val_if_fail (request != NULL && (guint) step < CASCADA_N_REQUEST_STEPS, CASCADA_REQUEST_STATE_DRAFT);

  if (!cascada_request_is_step_of (request->state, step))
    return request->state;
  if (step == CASCADA_REQUEST_STEP_PRESENT && cascada_modification_waits_for_opinion (request))
    return CASCADA_REQUEST_STATE_OPINIONS_PENDING;
  if (step == CASCADA_REQUEST_STEP_RECORD_OPINION && request->state == CASCADA_REQUEST_STATE_OPINIONS_PENDING &&
      !cascada_modification_waits_for_opinion (request))
    return CASCADA_REQUEST_STATE_UNDER_REVIEW;
  return steps[step].to == STAYS ? request->state : (CascadaRequestState) steps[step].to;
}

/** cascada_request_is_step_of: whether @step begins in @state, whatever else it asks for. */
gboolean
cascada_request_is_step_of (CascadaRequestState state, CascadaRequestStep step)
{
  g_return_val_if_fail ((guint) state < CASCADA_N_REQUEST_STATES && (guint) step < CASCADA_N_REQUEST_STEPS, FALSE);

  return (steps[step].from & 1u << state) != 0;
}

/** cascada_request_is_open: whether it is presented and waits for a decision. */
gboolean
cascada_request_is_open (CascadaRequestState state)
{
  return (WAITING & 1u << state) != 0;
}

/** cascada_request_is_modification: whether it was approved: the goal's modification of the year (M4). */
gboolean
cascada_request_is_modification (CascadaRequestState state)
{
  return ((IN (APPROVED) | IN (ADJUSTED_VERSION_SENT) | IN (PUBLISHED)) & 1u << state) != 0;
}

/** cascada_request_step_get_deed: what somebody does who takes the step; who writes a draft records its opinions too. */
CascadaDeed
cascada_request_step_get_deed (CascadaRequestState state, CascadaRequestStep step)
{
  g_return_val_if_fail ((guint) step < CASCADA_N_REQUEST_STEPS, CASCADA_DEED_DECIDE_REQUEST);

  if (step == CASCADA_REQUEST_STEP_RECORD_OPINION && state == CASCADA_REQUEST_STATE_DRAFT)
    return CASCADA_DEED_WRITE_REQUEST;
  return steps[step].deed;
}

/** cascada_request_state_get_label: "Opinions pending", translated. */
const char *
cascada_request_state_get_label (CascadaRequestState state)
{
  g_return_val_if_fail ((guint) state < CASCADA_N_REQUEST_STATES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "request state", states[state]);
}

/** cascada_request_step_get_label: what was done, as a history tells it, translated: "Given back to be completed". */
const char *
cascada_request_step_get_label (CascadaRequestStep step)
{
  g_return_val_if_fail ((guint) step < CASCADA_N_REQUEST_STEPS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "request step", steps[step].label);
}

/** cascada_request_step_get_clause: where the step stands, translated: "PLE-PIN-P005, policy 9.9". */
const char *
cascada_request_step_get_clause (CascadaRequestStep step)
{
  g_return_val_if_fail ((guint) step < CASCADA_N_REQUEST_STEPS, NULL);

  return _ (steps[step].clause);
}

/** cascada_request_ground_get_label: "Legal change", translated. */
const char *
cascada_request_ground_get_label (CascadaRequestGround ground)
{
  g_return_val_if_fail ((guint) ground < CASCADA_N_REQUEST_GROUNDS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "request ground", grounds[ground]);
}

/** cascada_opinion_sense_get_label: "Favourable", translated. */
const char *
cascada_opinion_sense_get_label (CascadaOpinionSense sense)
{
  return sense == CASCADA_OPINION_SENSE_FAVOURABLE ? C_ ("opinion", "Favourable") : C_ ("opinion", "Unfavourable");
}
