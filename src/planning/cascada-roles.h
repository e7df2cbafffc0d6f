/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** CascadaRole: who acts [P005, responsables]. The numbers are stored: append, never reorder. */
typedef enum
{
  CASCADA_ROLE_PLANNING_ANALYST,
  CASCADA_ROLE_HEAD_OF_PLANNING,
  CASCADA_ROLE_PROCESS_LEADER,
  CASCADA_ROLE_LOCAL_MAYOR,
  CASCADA_ROLE_IMPROVEMENT_PROMOTER,
  CASCADA_ROLE_DIRECTOR,
} CascadaRole;

/** CascadaDeed: what a person may do, by the table of cascada-roles.c. */
typedef enum
{
  CASCADA_DEED_FORMULATE,               /* structure, targets, weights and texts of a plan being formulated [act. 3] */
  CASCADA_DEED_SUBMIT,                  /* send it to be checked, adjusted or not [act. 3, 7] */
  CASCADA_DEED_REVIEW,                  /* check a plan: verify or observe it [act. 4–6] */
  CASCADA_DEED_ANSWER,                  /* answer an observation [act. 7] */
  CASCADA_DEED_APPROVE,                 /* approve a plan as its leader [act. 7, policy 6] */
  CASCADA_DEED_OFFICE_APPROVE,          /* approve a plan for the planning office [policy 1] */
  CASCADA_DEED_PUBLISH,                 /* [act. 8] */
  CASCADA_DEED_REOPEN,                  /* give an approved plan back */
  CASCADA_DEED_REPORT,                  /* write a report, with its evidence [act. 9, note 3] */
  CASCADA_DEED_SEND_REPORT,             /* answer for a report and send it [act. 9] */
  CASCADA_DEED_COMPLETE,                /* complete reports of local and cross-cutting goals [policy 8] */
  CASCADA_DEED_VERIFY_REPORT,           /* verify, adjust or return a report [act. 10] */
  CASCADA_DEED_CORRECT,                 /* change a verified figure, keeping the old one */
  CASCADA_DEED_CONSOLIDATE,             /* consolidate, socialise, report, analyse [act. 12–15] */
  CASCADA_DEED_CLOSE,                   /* end the procedure of a plan [act. 16] */
  CASCADA_DEED_MANAGE_PEOPLE_AND_UNITS, /* who acts, in which role and for which unit */
  CASCADA_DEED_MANAGE_CALENDAR,         /* extra days without work, which move deadlines [act. 9, note 2] */
  CASCADA_DEED_RECORD_STEP,             /* methodology, work sessions, consultation [act. 1, 2, policy 7] */
  CASCADA_DEED_FORMULATE_OTHER,         /* a plan outside the procedure: strategic, action */
  CASCADA_DEED_WRITE_REQUEST,           /* a modification request, until it is presented [policy 9.1] */
  CASCADA_DEED_PRESENT_REQUEST,         /* present or withdraw it [policy 9.1] */
  CASCADA_DEED_PROCESS_REQUEST,         /* ask for opinions, record them, take it up, give it back [policies 9.6, 9.7, 9.9] */
  CASCADA_DEED_DECIDE_REQUEST,          /* approve or deny it [policy 9.9] */
  CASCADA_DEED_SEND_ADJUSTED,           /* the adjusted version, under a HOLA case [policy 9.10] */
  CASCADA_DEED_PUBLISH_MODIFICATION,    /* have the adjusted version published [policy 9.10] */
} CascadaDeed;

#define CASCADA_N_DEEDS (CASCADA_DEED_PUBLISH_MODIFICATION + 1)
#define CASCADA_N_ROLES (CASCADA_ROLE_DIRECTOR + 1)

gboolean cascada_role_may (CascadaRole role, CascadaDeed deed, gboolean own_unit, GError **error);
const char *cascada_deed_get_label (CascadaDeed deed);
const char *cascada_deed_get_rule (CascadaDeed deed);
const char *cascada_deed_get_clause (CascadaDeed deed);

G_END_DECLS
