/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

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

G_END_DECLS
