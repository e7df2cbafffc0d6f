/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-condition.h"
#include "cascada-roles.h"

G_BEGIN_DECLS

/** CascadaPlanState: where a plan stands in its life (domain §7). The numbers are stored: append, never reorder. */
typedef enum
{
  CASCADA_PLAN_STATE_NONE,         /* outside the procedure, as plans taken over from documents are */
  CASCADA_PLAN_STATE_DRAFT,        /* formulated by the process leader or local mayor [P005 act. 3] */
  CASCADA_PLAN_STATE_UNDER_REVIEW, /* its coherence is checked by planning analysts [P005 act. 4] */
  CASCADA_PLAN_STATE_OBSERVED,     /* observations were sent [P005 act. 6] */
  CASCADA_PLAN_STATE_APPROVED,     /* approved by its leader under a HOLA case [P005 act. 7] */
  CASCADA_PLAN_STATE_PUBLISHED,    /* on the intranet and the web [P005 act. 8]; frozen but for reports and requests */
  CASCADA_PLAN_STATE_CLOSED,       /* its year is over [P005 act. 16] */
} CascadaPlanState;

/** CascadaPlanStep: what is done to a plan [P005 act. 1–16]. The numbers are stored: append, never reorder. */
typedef enum
{
  CASCADA_PLAN_STEP_METHODOLOGY,    /* the methodology was sent [act. 1] */
  CASCADA_PLAN_STEP_WORK_SESSION,   /* a work session, with its minutes [act. 2] */
  CASCADA_PLAN_STEP_SUBMIT,         /* the leader sends the draft to be checked [act. 3] */
  CASCADA_PLAN_STEP_VERIFY,         /* the analyst finds it coherent: no adjustments [act. 4, 5] */
  CASCADA_PLAN_STEP_OBSERVE,        /* observations are sent [act. 6] */
  CASCADA_PLAN_STEP_RESUBMIT,       /* the leader sends the adjusted plan to be checked again [act. 7] */
  CASCADA_PLAN_STEP_APPROVE,        /* the leader approves it under a HOLA case [act. 7, policy 6] */
  CASCADA_PLAN_STEP_OFFICE_APPROVE, /* the planning office approves it [policy 1] */
  CASCADA_PLAN_STEP_REOPEN,         /* the planning office gives an approved plan back; both approvals lapse */
  CASCADA_PLAN_STEP_CONSULTATION,   /* citizens were consulted [policy 7] */
  CASCADA_PLAN_STEP_PUBLISH,        /* it is published: a version of it [act. 8, policy 1] */
  CASCADA_PLAN_STEP_CONSOLIDATE,    /* a quarter is consolidated and ranked [act. 12] */
  CASCADA_PLAN_STEP_SOCIALISE,      /* results are published and presented to the committee [act. 13] */
  CASCADA_PLAN_STEP_FINAL_REPORT,   /* inputs for CB-0404 and CB-1090 [act. 14] */
  CASCADA_PLAN_STEP_ANALYSIS,       /* analysis and management report [act. 15] */
  CASCADA_PLAN_STEP_CLOSE,          /* end of the procedure [act. 16] */
} CascadaPlanStep;

#define CASCADA_N_PLAN_STATES (CASCADA_PLAN_STATE_CLOSED + 1)
#define CASCADA_N_PLAN_STEPS (CASCADA_PLAN_STEP_CLOSE + 1)

/**
 * CascadaPlanLife:
 * @year: the last year of the plan
 * @today: %NULL where unknown: then the year has not ended
 * @n_errors: errors that cascada_coherence_check() finds
 * @n_warnings: its warnings that nobody has answered
 * @n_open_observations: observations without an answer
 * @n_unsettled_observations: observations answered and not yet settled by the planning office
 * @verified: an analyst found the plan coherent, and since then neither its content changed nor was it observed
 * @leader_approved: its leader approved it, and its content has not changed since
 * @office_approved: the planning office approved it, and its content has not changed since
 * @consulted: citizens were consulted
 * @has_final_report: the year's final report was made
 * @hola_case: the HOLA case given with the step, or kept with the approval; %NULL or blank where there is none
 * @text: the reason, or the document, given with the step; %NULL or blank where there is none
 * @n_missing_reports: goals programmed and not reported; of the quarter to consolidate, else of the whole year
 * @n_unverified_reports: reports not verified; of the quarter to consolidate, else of the whole year
 *
 * What the procedure asks of a plan before its next step. Texts and dates are borrowed.
 */
typedef struct
{
  CascadaPlanState state;
  int year;
  const GDate *today;
  guint n_errors;
  guint n_warnings;
  guint n_open_observations;
  guint n_unsettled_observations;
  gboolean verified;
  gboolean leader_approved;
  gboolean office_approved;
  gboolean consulted;
  gboolean has_final_report;
  const char *hola_case;
  const char *text;
  guint n_missing_reports;
  guint n_unverified_reports;
} CascadaPlanLife;

gboolean cascada_lifecycle_check (const CascadaPlanLife *life, CascadaPlanStep step, GPtrArray **conditions);
gboolean cascada_lifecycle_may (CascadaRole role, gboolean own_unit, const CascadaPlanLife *life, CascadaPlanStep step, GError **error);
gboolean cascada_lifecycle_is_step_of (CascadaPlanState state, CascadaPlanStep step);
CascadaPlanState cascada_lifecycle_apply (CascadaPlanLife *life, CascadaPlanStep step);
void cascada_lifecycle_change_content (CascadaPlanLife *life);
int cascada_lifecycle_get_next (const CascadaPlanLife *life);

gboolean cascada_lifecycle_is_frozen (CascadaPlanState state);
gboolean cascada_lifecycle_may_edit (CascadaRole role, gboolean own_unit, CascadaPlanState state, GError **error);
gboolean cascada_lifecycle_takes_reports (CascadaPlanState state);
gboolean cascada_lifecycle_takes_requests (CascadaPlanState state);
gboolean cascada_lifecycle_takes_answers (CascadaPlanState state, gboolean settled, GError **error);

const char *cascada_plan_state_get_label (CascadaPlanState state);
const char *cascada_plan_step_get_label (CascadaPlanStep step);
const char *cascada_plan_step_get_clause (CascadaPlanStep step);
CascadaDeed cascada_plan_step_get_deed (CascadaPlanStep step);
guint cascada_plan_step_get_activity (CascadaPlanStep step);

G_END_DECLS
