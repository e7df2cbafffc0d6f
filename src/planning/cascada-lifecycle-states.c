/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the states of a plan are called, and what may be done while it is in one of them. */

#include "config.h"

#include "cascada-lifecycle.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"

static const struct
{
  const char *label;
  const char *frozen; /* why its content is not edited, with the clause; %NULL where it is */
} states[] = {
  [CASCADA_PLAN_STATE_NONE] = { NC_ ("plan state", "Outside the procedure"), NULL },
  [CASCADA_PLAN_STATE_DRAFT] = { NC_ ("plan state", "Draft"), NULL },
  [CASCADA_PLAN_STATE_UNDER_REVIEW] = { NC_ ("plan state", "Under review"),
                                        N_ ("The planning office is checking the plan: it can be edited again once observations are sent (PLE-PIN-P005, activities 4 to 6)") },
  [CASCADA_PLAN_STATE_OBSERVED] = { NC_ ("plan state", "With observations"), NULL },
  [CASCADA_PLAN_STATE_APPROVED] = { NC_ ("plan state", "Approved"),
                                    N_ ("The plan is approved: it can be edited again once the planning office gives it back (PLE-PIN-P005, activity 7 and policy 1)") },
  [CASCADA_PLAN_STATE_PUBLISHED] = { NC_ ("plan state", "Published"),
                                     N_ ("A published plan is changed only through a modification request (PLE-PIN-P005, policy 9)") },
  [CASCADA_PLAN_STATE_CLOSED] = { NC_ ("plan state", "Closed"),
                                  N_ ("The plan is closed: its year is over, and it is only read (PLE-PIN-P005, activity 16)") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (states) == CASCADA_N_PLAN_STATES);

/**
 * cascada_lifecycle_is_frozen:
 *
 * Returns: whether nobody edits structure, targets, weights and texts of a plan in @state: from the review on, but for
 *   plans with observations. Reports and modification requests have rules of their own
 */
gboolean
cascada_lifecycle_is_frozen (CascadaPlanState state)
{
  g_return_val_if_fail ((guint) state < CASCADA_N_PLAN_STATES, TRUE);

  return states[state].frozen != NULL;
}

/**
 * cascada_lifecycle_may_edit:
 * @own_unit: whether the plan is of the unit the person acts for
 * @error: %CASCADA_ERROR_REFUSED, citing the procedure
 *
 * Returns: whether somebody in @role may edit structure, targets, weights and texts of a plan in @state: the leader in
 *   draft and with observations [act. 3, 7], the planning office outside the procedure
 */
gboolean
cascada_lifecycle_may_edit (CascadaRole role, gboolean own_unit, CascadaPlanState state, GError **error)
{
  g_return_val_if_fail ((guint) state < CASCADA_N_PLAN_STATES, FALSE);

  if (states[state].frozen != NULL)
    {
      g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, _ (states[state].frozen));
      return FALSE;
    }
  return cascada_role_may (role, state == CASCADA_PLAN_STATE_NONE ? CASCADA_DEED_FORMULATE_OTHER : CASCADA_DEED_FORMULATE,
                           own_unit, error);
}

/** cascada_lifecycle_takes_reports: whether quarters are reported: of published plans, and outside the procedure [act. 9]. */
gboolean
cascada_lifecycle_takes_reports (CascadaPlanState state)
{
  return state == CASCADA_PLAN_STATE_PUBLISHED || state == CASCADA_PLAN_STATE_NONE;
}

/** cascada_lifecycle_takes_requests: whether changes are asked for by modification requests [policy 9]. */
gboolean
cascada_lifecycle_takes_requests (CascadaPlanState state)
{
  return state == CASCADA_PLAN_STATE_PUBLISHED;
}

/**
 * cascada_lifecycle_takes_answers:
 * @settled: whether the planning office took the observation as settled
 * @error: %CASCADA_ERROR_REFUSED, citing the procedure
 *
 * Returns: whether an observation on a plan in @state is answered: while the plan is checked or adjusted, and until the
 *   planning office has accepted the answer [act. 5–7]
 */
gboolean
cascada_lifecycle_takes_answers (CascadaPlanState state, gboolean settled, GError **error)
{
  const char *refusal = NULL;

  if (settled)
    refusal = _ ("The observation is settled: its answer stays as it is (PLE-PIN-P005, activity 5)");
  else if (state != CASCADA_PLAN_STATE_UNDER_REVIEW && state != CASCADA_PLAN_STATE_OBSERVED)
    refusal = _ ("Observations are answered while the plan is checked or adjusted (PLE-PIN-P005, activities 4 to 7)");
  if (refusal != NULL)
    g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, refusal);
  return refusal == NULL;
}

/**
 * cascada_lifecycle_get_next:
 *
 * Returns: the step that usually follows, whatever it still asks for and whoever takes it; −1 where none does
 */
int
cascada_lifecycle_get_next (const CascadaPlanLife *life)
{
  gboolean year_ended = life->today != NULL && g_date_get_year (life->today) > life->year;

  switch (life->state)
    {
    case CASCADA_PLAN_STATE_NONE:
      return CASCADA_PLAN_STEP_METHODOLOGY;
    case CASCADA_PLAN_STATE_DRAFT:
      return CASCADA_PLAN_STEP_SUBMIT;
    case CASCADA_PLAN_STATE_UNDER_REVIEW:
      if (life->n_open_observations > 0)
        return CASCADA_PLAN_STEP_OBSERVE;
      return life->verified ? CASCADA_PLAN_STEP_APPROVE : CASCADA_PLAN_STEP_VERIFY;
    case CASCADA_PLAN_STATE_OBSERVED:
      return CASCADA_PLAN_STEP_RESUBMIT;
    case CASCADA_PLAN_STATE_APPROVED:
      return life->office_approved ? CASCADA_PLAN_STEP_PUBLISH : CASCADA_PLAN_STEP_OFFICE_APPROVE;
    case CASCADA_PLAN_STATE_PUBLISHED:
      if (!year_ended)
        return CASCADA_PLAN_STEP_CONSOLIDATE;
      return life->has_final_report ? CASCADA_PLAN_STEP_CLOSE : CASCADA_PLAN_STEP_FINAL_REPORT;
    case CASCADA_PLAN_STATE_CLOSED:
    default:
      return -1;
    }
}

/** cascada_plan_state_get_label: "Under review", translated. */
const char *
cascada_plan_state_get_label (CascadaPlanState state)
{
  g_return_val_if_fail ((guint) state < CASCADA_N_PLAN_STATES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "plan state", states[state].label);
}
