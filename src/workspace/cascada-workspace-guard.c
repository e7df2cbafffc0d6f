/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who works, and what he or she may change: every edit asks the role table and the life of the plan [P005]. What the
 * procedure itself writes, its steps, has asked more than this before. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-workspace-private.h"

#include "cascada-person.h"
#include "cascada-plan.h"
#include "cascada-report.h"

gint64
cascada_workspace_get_person (CascadaWorkspace *self)
{
  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self), 0);

  return self->person;
}

/** cascada_workspace_get_role: a #CascadaRole; −1 where nobody was chosen. */
int
cascada_workspace_get_role (CascadaWorkspace *self)
{
  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self), -1);

  return self->role;
}

/**
 * cascada_workspace_set_person:
 * @person: id of who works from now on; 0 for nobody in particular
 * @error: %CASCADA_ERROR_NOT_FOUND where the person is not there
 *
 * Every later edit carries the person, the name as its author, and the role.
 */
gboolean
cascada_workspace_set_person (CascadaWorkspace *self, gint64 person, GError **error)
{
  g_autoptr (CascadaRecord) record = NULL;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self) && self->store != NULL && !self->editing, FALSE);

  if (person != 0)
    {
      record = cascada_workspace_get_record (self, (CascadaRef){ CASCADA_KIND_PERSON, CASCADA_PERIOD_NONE, person }, error);
      if (record == NULL)
        return FALSE;
      cascada_workspace_set_author (self, cascada_record_get_text (record, CASCADA_PERSON_NAME));
    }
  self->person = person;
  self->role = record != NULL ? (int) cascada_record_get_integer (record, CASCADA_PERSON_ROLE) : -1;
  self->unit = record != NULL ? cascada_record_get_integer (record, CASCADA_PERSON_UNIT) : 0;
  cascada_log_set_actor (self->store, self->person, self->role);
  return TRUE;
}

/**
 * cascada_workspace_may:
 * @unit: that the deed is about, 0 for none
 * @error: %CASCADA_ERROR_REFUSED: who may, with the clause
 *
 * Returns: whether the person who works may do it; where nobody was chosen, everybody may
 */
gboolean
cascada_workspace_may (CascadaWorkspace *self, CascadaDeed deed, gint64 unit, GError **error)
{
  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self), FALSE);

  return self->role < 0 || cascada_role_may (self->role, deed, self->unit != 0 && unit == self->unit, error);
}

/* There is nothing to ask where nobody was chosen and no plan is in the procedure: an import of a million rows is spared
 * a query each. */
gboolean
cascada_workspace_find_guarded (CascadaWorkspace *self, gboolean *guarded, GError **error)
{
  gint64 n = 0;

  if (self->role < 0 && !cascada_store_query_integer (self->store, "SELECT EXISTS (SELECT 1 FROM plan WHERE state <> ?1)",
                                                      CASCADA_PLAN_STATE_NONE, &n, error))
    return FALSE;
  *guarded = self->role >= 0 || n > 0;
  return TRUE;
}

/* The plan that a record belongs to, 0 where it belongs to none. @parent: of a record that is not there yet. */
static gboolean
find_plan (CascadaWorkspace *self, CascadaRef ref, gint64 parent, gint64 *plan, GError **error)
{
  static const char *const queries[CASCADA_N_KINDS] = {
    [CASCADA_KIND_OBJECTIVE] = "SELECT plan FROM objective WHERE id = ?1",
    [CASCADA_KIND_GOAL] = "SELECT o.plan FROM goal g JOIN objective o ON o.id = g.objective WHERE g.id = ?1",
    [CASCADA_KIND_INDICATOR] = "SELECT o.plan FROM indicator i JOIN goal g ON g.id = i.goal JOIN objective o ON o.id = g.objective "
                               "WHERE i.id = ?1",
    [CASCADA_KIND_STEP] = "SELECT plan FROM step WHERE id = ?1",
    [CASCADA_KIND_OBSERVATION] = "SELECT plan FROM observation WHERE id = ?1",
    [CASCADA_KIND_ATTACHMENT] = "SELECT plan FROM attachment WHERE id = ?1",
    [CASCADA_KIND_VERSION] = "SELECT plan FROM version WHERE id = ?1",
  };
  CascadaRecordClass *klass = cascada_kind_get_class (ref.kind);

  *plan = 0;
  if (klass->is_cell || parent != 0)
    {
      ref.id = klass->is_cell ? ref.id : parent;
      ref.kind = klass->parent_kind;
    }
  if (ref.kind == CASCADA_KIND_PLAN)
    *plan = ref.id;
  return queries[ref.kind] == NULL || cascada_store_query_integer (self->store, queries[ref.kind], ref.id, plan, error);
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, message);
  return FALSE;
}

/* Who reports an indicator: its unit, else its goal's, else its plan's. */
static gboolean
find_reporter (CascadaWorkspace *self, gint64 indicator, gint64 *unit, GError **error)
{
  return cascada_store_query_integer (
      self->store,
      "SELECT coalesce (i.unit, g.unit, p.unit, 0) FROM indicator i JOIN goal g ON g.id = i.goal JOIN objective o ON "
      "o.id = g.objective JOIN plan p ON p.id = o.plan WHERE i.id = ?1",
      indicator, unit, error);
}

/* A report's figures and texts, while it is the unit's or the planning office has it; its state is a step's to change. */
static gboolean
guard_report (CascadaWorkspace *self, CascadaRef ref, guint field, CascadaPlanState plan_state, GError **error)
{
  g_autoptr (CascadaRecord) report = cascada_store_load (self->store, ref, NULL);
  CascadaReportState state = report != NULL ? cascada_record_get_integer (report, CASCADA_REPORT_STATE) : CASCADA_REPORT_STATE_DRAFT;
  CascadaDeed deed = state == CASCADA_REPORT_STATE_SENT ? CASCADA_DEED_VERIFY_REPORT : CASCADA_DEED_REPORT;
  gint64 unit = 0;

  if (plan_state == CASCADA_PLAN_STATE_NONE)
    return cascada_workspace_may (self, CASCADA_DEED_FORMULATE_OTHER, 0, error);
  if (!cascada_lifecycle_takes_reports (plan_state))
    return refuse (error, _ ("Quarters are reported once the plan is published, until its year is closed (PLE-PIN-P005, activities 8 and 9)"));
  if (field == CASCADA_REPORT_STATE || field == CASCADA_REPORT_SENT)
    return refuse (error, _ ("A report’s state changes by a step: send, return or verify it (PLE-PIN-P005, activities 9 to 11)"));
  if (state == CASCADA_REPORT_STATE_VERIFIED)
    return refuse (error, _ ("The report is verified and the quarter is closed: correct it, with a reason (PLE-PIN-P005, activity 10)"));
  return find_reporter (self, ref.id, &unit, error) &&
         (cascada_workspace_may (self, deed, unit, NULL) || cascada_workspace_may (self, CASCADA_DEED_COMPLETE, unit, NULL) ||
          cascada_workspace_may (self, deed, unit, error));
}

static gboolean
guard_content (CascadaWorkspace *self, CascadaPlanState state, gint64 unit, GError **error)
{
  if (self->role >= 0)
    return cascada_lifecycle_may_edit (self->role, self->unit != 0 && unit == self->unit, state, error);
  /* nobody was chosen: what nobody may do */
  return !cascada_lifecycle_is_frozen (state) ||
         cascada_lifecycle_may_edit (CASCADA_ROLE_HEAD_OF_PLANNING, TRUE, state, error);
}

static gboolean
guard_plan (CascadaWorkspace *self, CascadaRef ref, gint64 plan_id, guint field, GError **error)
{
  g_autoptr (CascadaRecord) plan =
      cascada_store_load (self->store, (CascadaRef){ CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, plan_id }, error);
  CascadaPlanState state;
  gint64 unit;

  if (plan == NULL)
    return FALSE;
  state = cascada_record_get_integer (plan, CASCADA_PLAN_STATE);
  unit = cascada_record_get_integer (plan, CASCADA_PLAN_UNIT);
  switch (ref.kind)
    {
    case CASCADA_KIND_REPORT:
      return guard_report (self, ref, field, state, error);
    case CASCADA_KIND_STEP:
    case CASCADA_KIND_OBSERVATION:
    case CASCADA_KIND_VERSION:
      return refuse (error, _ ("Steps, observations and versions are the procedure’s to write: take the step (PLE-PIN-P005)"));
    case CASCADA_KIND_ATTACHMENT:
      return state == CASCADA_PLAN_STATE_NONE || cascada_workspace_may (self, CASCADA_DEED_REPORT, unit, NULL) ||
             cascada_workspace_may (self, CASCADA_DEED_RECORD_STEP, unit, error);
    case CASCADA_KIND_PLAN:
      if (field == CASCADA_PLAN_STATE)
        return refuse (error, _ ("A plan’s state changes by a step of the procedure: take the step (PLE-PIN-P005)"));
      if (field == CASCADA_PLAN_POSITION)
        return TRUE; /* the order of the list is nobody's matter */
      break;
    default:
      break;
    }
  return guard_content (self, state, unit, error);
}

/**
 * cascada_workspace_guard:
 * @ref: what is changed, removed, or made
 * @parent: of what is made; else 0
 * @field: that is changed, else 0
 * @error: %CASCADA_ERROR_REFUSED, citing the procedure
 */
gboolean
cascada_workspace_guard (CascadaWorkspace *self, CascadaRef ref, gint64 parent, guint field, GError **error)
{
  gint64 plan;

  switch (ref.kind)
    {
    case CASCADA_KIND_UNIT:
    case CASCADA_KIND_PERSON:
      return cascada_workspace_may (self, CASCADA_DEED_MANAGE_PEOPLE_AND_UNITS, 0, error);
    case CASCADA_KIND_NON_WORKING_DAY:
      return cascada_workspace_may (self, CASCADA_DEED_MANAGE_CALENDAR, 0, error);
    case CASCADA_KIND_PLAN:
      if (ref.id == 0) /* it is made */
        return cascada_workspace_may (self, CASCADA_DEED_FORMULATE_OTHER, 0, NULL) ||
               cascada_workspace_may (self, CASCADA_DEED_FORMULATE, self->unit, error);
      break;
    default:
      break;
    }
  return find_plan (self, ref, parent, &plan, error) && (plan == 0 || guard_plan (self, ref, plan, field, error));
}

/* What somebody else did in the same file is not undone in passing, but changed by who may change it. */
gboolean
cascada_workspace_guard_undo (CascadaWorkspace *self, gboolean redo, GError **error)
{
  gint64 sequence = cascada_log_get_undo (self->store, redo, NULL), person = 0;

  if (sequence == 0)
    return TRUE; /* the log says so better */
  if (!cascada_store_query_integer (self->store,
                                    "SELECT coalesce (person, 0) FROM edit e JOIN replica r ON r.id = e.replica WHERE r.own = 1 "
                                    "AND e.sequence = ?1",
                                    sequence, &person, error))
    return FALSE;
  return person == 0 || person == self->person ||
         refuse (error, _ ("Somebody else did this: who did it can undo it, or change it anew"));
}
