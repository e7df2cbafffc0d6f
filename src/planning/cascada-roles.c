/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who may do what: one table, by the responsibilities that PLE-PIN-P005 gives. A director reads. */

#include "config.h"

#include "cascada-roles.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"

#define ROLE(name) (1u << CASCADA_ROLE_##name)
#define LEADERS (ROLE (PROCESS_LEADER) | ROLE (LOCAL_MAYOR))
#define TEAM (LEADERS | ROLE (IMPROVEMENT_PROMOTER))
#define HEAD ROLE (HEAD_OF_PLANNING)
#define OFFICE (ROLE (PLANNING_ANALYST) | HEAD)

#define OWN TRUE  /* each for the own unit only */
#define ANY FALSE /* for every unit */

static const struct
{
  guint roles;
  gboolean own_unit;
  const char *clause;
  const char *label;
  const char *rule;
} deeds[] = {
  [CASCADA_DEED_FORMULATE] = { LEADERS, OWN, N_ ("PLE-PIN-P005, activity 3"), N_ ("Formulate the plan"),
                               N_ ("Only the process leader or local mayor of its unit formulates a plan") },
  [CASCADA_DEED_SUBMIT] = { LEADERS, OWN, N_ ("PLE-PIN-P005, activity 3"), N_ ("Send the plan to be checked"),
                            N_ ("Only the process leader or local mayor of its unit sends a plan to the planning office") },
  [CASCADA_DEED_REVIEW] = { OFFICE, ANY, N_ ("PLE-PIN-P005, activities 4 to 6"), N_ ("Check the plan"),
                            N_ ("Only a planning analyst or the head of planning checks a plan and sends observations") },
  [CASCADA_DEED_ANSWER] = { TEAM, OWN, N_ ("PLE-PIN-P005, activity 7 and policy 7"), N_ ("Answer an observation"),
                            N_ ("Only the process leader, local mayor or improvement promoter of the unit answers an observation") },
  [CASCADA_DEED_APPROVE] = { LEADERS, OWN, N_ ("PLE-PIN-P005, activity 7 and policy 6"), N_ ("Approve the plan"),
                             N_ ("Only the process leader or local mayor of its unit approves a plan under a HOLA case") },
  [CASCADA_DEED_OFFICE_APPROVE] = { HEAD, ANY, N_ ("PLE-PIN-P005, policy 1"), N_ ("Approve the plan for the planning office"),
                                    N_ ("Only the head of planning approves a plan for the planning office") },
  [CASCADA_DEED_PUBLISH] = { OFFICE, ANY, N_ ("PLE-PIN-P005, activity 8"), N_ ("Publish the plan"),
                             N_ ("Only a planning analyst or the head of planning has a plan published") },
  [CASCADA_DEED_REOPEN] = { OFFICE, ANY, N_ ("PLE-PIN-P005, activities 5 and 6"), N_ ("Give the plan back"),
                            N_ ("Only a planning analyst or the head of planning gives an approved plan back") },
  [CASCADA_DEED_REPORT] = { TEAM, OWN, N_ ("PLE-PIN-P005, activity 9, note 3"), N_ ("Write a report"),
                            N_ ("Only the process leader, local mayor or improvement promoter of the unit writes its reports") },
  [CASCADA_DEED_SEND_REPORT] = { LEADERS, OWN, N_ ("PLE-PIN-P005, activity 9"), N_ ("Send a report"),
                                 N_ ("Only the process leader or local mayor of the unit answers for its reports and sends them") },
  [CASCADA_DEED_COMPLETE] = { OFFICE, ANY, N_ ("PLE-PIN-P005, policy 8"), N_ ("Complete a report"),
                              N_ ("Only a planning analyst or the head of planning completes reports of local and cross-cutting goals") },
  [CASCADA_DEED_VERIFY_REPORT] = { OFFICE, ANY, N_ ("PLE-PIN-P005, activity 10"), N_ ("Verify a report"),
                                   N_ ("Only a planning analyst or the head of planning verifies, adjusts and returns reports") },
  [CASCADA_DEED_CORRECT] = { OFFICE, ANY, N_ ("PLE-PIN-P005, activity 10"), N_ ("Correct a verified report"),
                             N_ ("Only a planning analyst or the head of planning corrects a verified report") },
  [CASCADA_DEED_CONSOLIDATE] = { OFFICE, ANY, N_ ("PLE-PIN-P005, activities 12 to 15"), N_ ("Consolidate the results"),
                                 N_ ("Only a planning analyst or the head of planning consolidates and socialises the results") },
  [CASCADA_DEED_CLOSE] = { HEAD, ANY, N_ ("PLE-PIN-P005, activity 16"), N_ ("Close the plan"),
                           N_ ("Only the head of planning, who is responsible for the procedure, closes a plan") },
  [CASCADA_DEED_MANAGE_PEOPLE_AND_UNITS] = { HEAD, ANY, N_ ("PLE-PIN-P005, section 1, person responsible"), N_ ("Manage people and units"),
                                             N_ ("Only the head of planning, who is responsible for the procedure, decides who acts and for which unit") },
  [CASCADA_DEED_MANAGE_CALENDAR] = { OFFICE, ANY, N_ ("PLE-PIN-P005, activity 9, note 2"), N_ ("Enter days without work"),
                                     N_ ("Only a planning analyst or the head of planning enters days without work, which move deadlines") },
  [CASCADA_DEED_RECORD_STEP] = { OFFICE, ANY, N_ ("PLE-PIN-P005, activities 1 and 2 and policy 7"), N_ ("Record a step of the procedure"),
                                 N_ ("Only a planning analyst or the head of planning records the methodology, work sessions and the consultation") },
  [CASCADA_DEED_FORMULATE_OTHER] = { OFFICE, ANY, N_ ("PLE-PIN-P005, section 1, scope"), N_ ("Formulate a plan outside the procedure"),
                                     N_ ("Only a planning analyst or the head of planning formulates a plan that is no management plan") },
  [CASCADA_DEED_WRITE_REQUEST] = { TEAM, OWN, N_ ("PLE-PIN-P005, policy 9.1"), N_ ("Write a modification request"),
                                   N_ ("Only the process leader, local mayor or improvement promoter of the unit writes its modification requests") },
  [CASCADA_DEED_PRESENT_REQUEST] = { LEADERS, OWN, N_ ("PLE-PIN-P005, policy 9.1"), N_ ("Present a modification request"),
                                     N_ ("Only the process leader or local mayor of the unit presents its modification requests and withdraws them") },
  [CASCADA_DEED_PROCESS_REQUEST] = { OFFICE, ANY, N_ ("PLE-PIN-P005, policies 9.6, 9.7 and 9.9"), N_ ("Process a modification request"),
                                     N_ ("Only a planning analyst or the head of planning takes up modification requests, records opinions on them and gives them back") },
  [CASCADA_DEED_DECIDE_REQUEST] = { HEAD, ANY, N_ ("PLE-PIN-P005, policies 9.1 and 9.9"), N_ ("Decide a modification request"),
                                    N_ ("Only the head of planning, to whom they are addressed, approves or denies modification requests") },
  [CASCADA_DEED_SEND_ADJUSTED] = { LEADERS, OWN, N_ ("PLE-PIN-P005, policy 9.10"), N_ ("Send the adjusted version"),
                                   N_ ("Only the process leader or local mayor of the unit sends the adjusted version under a HOLA case") },
  [CASCADA_DEED_PUBLISH_MODIFICATION] = { OFFICE, ANY, N_ ("PLE-PIN-P005, policy 9.10"), N_ ("Publish the adjusted version"),
                                          N_ ("Only a planning analyst or the head of planning has the adjusted version published") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (deeds) == CASCADA_N_DEEDS);

/**
 * cascada_role_may:
 * @role: the role in which somebody acts
 * @deed: what is to be done
 * @own_unit: whether it is done to a plan or goal of the unit the person acts for; of a report, whether that unit
 *   reports the goal
 * @error: %CASCADA_ERROR_REFUSED: who may do it, and the clause
 *
 * Whether the procedure gives @deed to @role [PLE-PIN-P005, responsables]. The planning office acts for every unit,
 * leaders, mayors and promoters for their own, a director for none. Where the procedure is silent, the person
 * responsible for it decides: closing a plan, people and units *(ours)*. Whether the time has come is not asked here:
 * see cascada_lifecycle_may() and cascada_report_may().
 */
gboolean
cascada_role_may (CascadaRole role, CascadaDeed deed, gboolean own_unit, GError **error)
{
  gboolean permitted;

  g_return_val_if_fail ((guint) role < CASCADA_N_ROLES && (guint) deed < CASCADA_N_DEEDS, FALSE);

  permitted = (deeds[deed].roles & 1u << role) != 0;
  if (permitted && (own_unit || !deeds[deed].own_unit))
    return TRUE;
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED,
               /* Translators: first the rule, “Only the head of planning closes a plan”, then its clause */
               permitted ? _ ("This belongs to another unit. %s (%s)") : "%s (%s)",
               _ (deeds[deed].rule), _ (deeds[deed].clause));
  return FALSE;
}

/** cascada_deed_get_label: what is done, as a button says it, translated: "Approve the plan". */
const char *
cascada_deed_get_label (CascadaDeed deed)
{
  g_return_val_if_fail ((guint) deed < CASCADA_N_DEEDS, NULL);

  return _ (deeds[deed].label);
}

/** cascada_deed_get_rule: who may do it, as a sentence, translated. */
const char *
cascada_deed_get_rule (CascadaDeed deed)
{
  g_return_val_if_fail ((guint) deed < CASCADA_N_DEEDS, NULL);

  return _ (deeds[deed].rule);
}

/** cascada_deed_get_clause: where that stands, translated: "PLE-PIN-P005, activity 7 and policy 6". */
const char *
cascada_deed_get_clause (CascadaDeed deed)
{
  g_return_val_if_fail ((guint) deed < CASCADA_N_DEEDS, NULL);

  return _ (deeds[deed].clause);
}
