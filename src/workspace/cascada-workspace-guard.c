/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who works, and what he or she may change: every edit asks the role table and the life of the plan [P005]. What the
 * procedure itself writes, its steps, has asked more than this before. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-date.h"
#include "cascada-error.h"
#include "cascada-quarter.h"
#include "cascada-workspace-private.h"

#include "cascada-attachment.h"
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

/** cascada_workspace_get_unit: id of the unit that whoever works acts for; 0 where there is none. */
gint64
cascada_workspace_get_unit (CascadaWorkspace *self)
{
  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self), 0);

  return self->unit;
}

/* @unit: that @person acts for in @role; 0, 0 and −1 for nobody in particular */
void
cascada_workspace_set_actor (CascadaWorkspace *self, gint64 person, gint64 unit, int role)
{
  self->person = person;
  self->unit = unit;
  self->role = role;
  cascada_log_set_actor (self->store, person, role);
}

/**
 * cascada_workspace_set_person:
 * @person: id of who works from now on; 0 for nobody in particular
 * @error: %CASCADA_ERROR_NOT_FOUND where the person is not there
 *
 * Every later edit carries the person, the name as its author, and the role. Notifies "person" also where only the role
 * or the unit of the same person is another one now.
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
  cascada_workspace_set_actor (self, person, record != NULL ? cascada_record_get_integer (record, CASCADA_PERSON_UNIT) : 0,
                               record != NULL ? (int) cascada_record_get_integer (record, CASCADA_PERSON_ROLE) : -1);
  g_object_notify (G_OBJECT (self), "person");
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

/** cascada_workspace_check_writable: %FALSE, with %CASCADA_ERROR_READ_ONLY, where it is open for reading only. */
gboolean
cascada_workspace_check_writable (CascadaWorkspace *self, GError **error)
{
  if (!cascada_workspace_is_read_only (self))
    return TRUE;
  g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_READ_ONLY,
                       _ ("The workspace is open for reading only: open it for writing to change it"));
  return FALSE;
}

/**
 * cascada_workspace_may_write:
 * @error: %CASCADA_ERROR_READ_ONLY, or as cascada_workspace_may()
 *
 * Returns: whether the person who works may do it, and the workspace is open for writing: what a form asks before it lets
 *   somebody type
 */
gboolean
cascada_workspace_may_write (CascadaWorkspace *self, CascadaDeed deed, gint64 unit, GError **error)
{
  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self), FALSE);

  return cascada_workspace_check_writable (self, error) && cascada_workspace_may (self, deed, unit, error);
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

/* The plan that a record belongs to, 0 where it belongs to none. */
static gboolean
find_plan (CascadaWorkspace *self, CascadaKind kind, gint64 id, gint64 *plan, GError **error)
{
  static const char *const queries[CASCADA_N_KINDS] = {
    [CASCADA_KIND_PLAN] = "SELECT ?1",
    [CASCADA_KIND_OBJECTIVE] = "SELECT plan FROM objective WHERE id = ?1",
    [CASCADA_KIND_GOAL] = "SELECT o.plan FROM goal g JOIN objective o ON o.id = g.objective WHERE g.id = ?1",
    [CASCADA_KIND_INDICATOR] = "SELECT o.plan FROM indicator i JOIN goal g ON g.id = i.goal JOIN objective o ON o.id = g.objective "
                               "WHERE i.id = ?1",
    [CASCADA_KIND_STEP] = "SELECT plan FROM step WHERE id = ?1",
    [CASCADA_KIND_OBSERVATION] = "SELECT plan FROM observation WHERE id = ?1",
    [CASCADA_KIND_ATTACHMENT] = "SELECT plan FROM attachment WHERE id = ?1",
    [CASCADA_KIND_VERSION] = "SELECT plan FROM version WHERE id = ?1",
    [CASCADA_KIND_REQUEST] = "SELECT plan FROM request WHERE id = ?1",
    [CASCADA_KIND_PROPOSAL] = "SELECT r.plan FROM proposal p JOIN request r ON r.id = p.request WHERE p.id = ?1",
    [CASCADA_KIND_OPINION] = "SELECT r.plan FROM opinion o JOIN request r ON r.id = o.request WHERE o.id = ?1",
  };

  *plan = 0;
  return queries[kind] == NULL || cascada_store_query_integer (self->store, queries[kind], id, plan, error);
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, message);
  return FALSE;
}

typedef struct
{
  CascadaPlanState state;
  gint64 unit;
} Owner;

static gboolean
read_owner (CascadaWorkspace *self, gint64 plan_id, Owner *owner, GError **error)
{
  g_autoptr (CascadaRecord) plan =
      cascada_store_load (self->store, (CascadaRef){ CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, plan_id }, error);

  if (plan == NULL)
    return FALSE;
  owner->state = cascada_record_get_integer (plan, CASCADA_PLAN_STATE);
  owner->unit = cascada_record_get_integer (plan, CASCADA_PLAN_UNIT);
  return TRUE;
}

static gboolean
guard_content (CascadaWorkspace *self, const Owner *owner, GError **error)
{
  if (self->role >= 0)
    return cascada_lifecycle_may_edit (self->role, self->unit != 0 && owner->unit == self->unit, owner->state, error);
  /* nobody was chosen: what nobody may do */
  return !cascada_lifecycle_is_frozen (owner->state) ||
         cascada_lifecycle_may_edit (CASCADA_ROLE_HEAD_OF_PLANNING, TRUE, owner->state, error);
}

/* A report's figures and texts; where it stands is a step's to change. */
static gboolean
guard_report (CascadaWorkspace *self, const CascadaRef *ref, const Owner *owner, GError **error)
{
  g_autoptr (CascadaRecord) report = cascada_store_load (self->store, *ref, NULL);
  gboolean present = report != NULL && !cascada_record_is_removed (report);
  CascadaReportState state = present ? cascada_record_get_integer (report, CASCADA_REPORT_STATE) : CASCADA_REPORT_STATE_DRAFT;
  GDate today;

  if (owner->state == CASCADA_PLAN_STATE_NONE)
    return cascada_workspace_may (self, CASCADA_DEED_FORMULATE_OTHER, 0, error);
  if (!cascada_lifecycle_takes_reports (owner->state))
    return refuse (error, _ ("Quarters are reported once the plan is published, until its year is closed (PLE-PIN-P005, activities 8 and 9)"));
  if (state == CASCADA_REPORT_STATE_VERIFIED)
    return refuse (error, _ ("The report is verified and the quarter is closed: correct it, with a reason (PLE-PIN-P005, activity 10)"));
  cascada_date_to_gdate (cascada_date_today (), &today);
  if (!cascada_report_is_quarter_over (ref->period, &today))
    return refuse (error, _ ("The period has not ended: report it from the day after its last one (PLE-PIN-P005, activity 9, note 2)"));
  return cascada_workspace_guard_writer (self, ref->id, state, error);
}

/* What somebody is about to do: make a record of these values, change a field of one, or remove it. */
typedef struct
{
  const CascadaRef *ref;
  const CascadaValue *values;
  guint field;
  const CascadaValue *value;
} Deed;

/* What an attachment belongs to within its plan. */
typedef struct
{
  gint64 goal;
  CascadaPeriod period;
  gint64 request;
} Document;

/* What was decided stays with what it was decided on. */
static gboolean
guard_request (CascadaWorkspace *self, gint64 request, GError **error)
{
  gint64 state = 0;

  if (!cascada_store_query_integer (self->store, "SELECT state FROM request WHERE id = ?1", request, &state, error))
    return FALSE;
  return state < CASCADA_REQUEST_STATE_APPROVED ||
         refuse (error, _ ("The request was decided or withdrawn: its documents stay as they are (PLE-PIN-P005, policy 9.9)"));
}

/* Documents belong to whoever reports or takes steps; of a request, to its unit and the planning office until it is
 * decided. */
static gboolean
guard_attachment (CascadaWorkspace *self, const Owner *owner, const Document *document, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean found = FALSE;

  if (owner->state == CASCADA_PLAN_STATE_NONE)
    return TRUE;
  if (owner->state == CASCADA_PLAN_STATE_CLOSED)
    return refuse (error, _ ("The plan’s year is closed: its documents stay as they are (PLE-PIN-P005, activity 16)"));
  if (document->request != 0 && !guard_request (self, document->request, error))
    return FALSE;
  if (document->request == 0 && document->goal != 0 && document->period != CASCADA_PERIOD_NONE && cascada_lifecycle_takes_reports (owner->state))
    {
      if (cascada_workspace_guard_evidence (self, document->goal, document->period, &found, &failure))
        return TRUE;
      if (found || failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  return cascada_workspace_may (self, CASCADA_DEED_REPORT, owner->unit, NULL) ||
         cascada_workspace_may (self, CASCADA_DEED_RECORD_STEP, owner->unit, error);
}

/* Where it is now, and where the change takes it. */
static gboolean
guard_document (CascadaWorkspace *self, const Owner *owner, const Deed *deed, GError **error)
{
  g_autoptr (CascadaRecord) attachment = NULL;
  Document document;

  if (deed->values != NULL)
    {
      document = (Document){ deed->values[CASCADA_ATTACHMENT_GOAL - 1].integer, (CascadaPeriod) deed->values[CASCADA_ATTACHMENT_PERIOD - 1].integer,
                             deed->values[CASCADA_ATTACHMENT_REQUEST - 1].integer };
      return guard_attachment (self, owner, &document, error);
    }
  attachment = cascada_store_load (self->store, *deed->ref, error);
  if (attachment == NULL)
    return FALSE;
  document = (Document){ cascada_record_get_integer (attachment, CASCADA_ATTACHMENT_GOAL),
                         (CascadaPeriod) cascada_record_get_integer (attachment, CASCADA_ATTACHMENT_PERIOD),
                         cascada_record_get_integer (attachment, CASCADA_ATTACHMENT_REQUEST) };
  if (!guard_attachment (self, owner, &document, error))
    return FALSE;
  if (deed->field == CASCADA_ATTACHMENT_GOAL)
    document.goal = deed->value->integer;
  if (deed->field == CASCADA_ATTACHMENT_PERIOD)
    document.period = (CascadaPeriod) deed->value->integer;
  if (deed->field == CASCADA_ATTACHMENT_REQUEST)
    document.request = deed->value->integer;
  return guard_attachment (self, owner, &document, error);
}

static gboolean
is_of_request (CascadaKind kind)
{
  return kind == CASCADA_KIND_REQUEST || kind == CASCADA_KIND_PROPOSAL || kind == CASCADA_KIND_OPINION;
}

static gboolean
is_procedural (CascadaKind kind)
{
  return kind == CASCADA_KIND_STEP || kind == CASCADA_KIND_OBSERVATION || kind == CASCADA_KIND_VERSION || is_of_request (kind);
}

static gboolean
guard_of_plan (CascadaWorkspace *self, const Deed *deed, gint64 plan, GError **error)
{
  Owner owner;

  if (!read_owner (self, plan, &owner, error))
    return FALSE;
  if (deed->ref->kind == CASCADA_KIND_REPORT)
    return guard_report (self, deed->ref, &owner, error);
  return deed->ref->kind == CASCADA_KIND_ATTACHMENT ? guard_document (self, &owner, deed, error) : guard_content (self, &owner, error);
}

/* People, units and days belong to no plan. */
static gboolean
guard_common (CascadaWorkspace *self, CascadaKind kind, gboolean *common, GError **error)
{
  *common = TRUE;
  if (kind == CASCADA_KIND_UNIT || kind == CASCADA_KIND_PERSON)
    return cascada_workspace_may (self, CASCADA_DEED_MANAGE_PEOPLE_AND_UNITS, 0, error);
  if (kind == CASCADA_KIND_NON_WORKING_DAY)
    return cascada_workspace_may (self, CASCADA_DEED_MANAGE_CALENDAR, 0, error);
  *common = FALSE;
  return TRUE;
}

static gboolean
refuse_procedural (CascadaKind kind, GError **error)
{
  if (is_of_request (kind))
    return refuse (error, _ ("Requests, what they propose and opinions on them are the procedure’s to write: open the request (PLE-PIN-P005, policy 9)"));
  return refuse (error, _ ("Steps, observations and versions are the procedure’s to write: take the step (PLE-PIN-P005)"));
}

static gboolean
refuse_state (CascadaKind kind, GError **error)
{
  return refuse (error, kind == CASCADA_KIND_PLAN
                            ? _ ("A plan’s state changes by a step of the procedure: take the step (PLE-PIN-P005)")
                            : _ ("A report’s state changes by a step: send, return or verify it (PLE-PIN-P005, activities 9 to 11)"));
}

/* A plan begins outside the procedure or as a draft, a report as a draft that nobody sent. */
static gboolean
begins (CascadaKind kind, const CascadaValue *values)
{
  if (kind == CASCADA_KIND_PLAN)
    return values[CASCADA_PLAN_STATE - 1].type == CASCADA_VALUE_NONE || values[CASCADA_PLAN_STATE - 1].integer <= CASCADA_PLAN_STATE_DRAFT;
  if (kind == CASCADA_KIND_REPORT)
    return (values[CASCADA_REPORT_STATE - 1].type == CASCADA_VALUE_NONE ||
            values[CASCADA_REPORT_STATE - 1].integer == CASCADA_REPORT_STATE_DRAFT) &&
           values[CASCADA_REPORT_SENT - 1].type == CASCADA_VALUE_NONE;
  return TRUE;
}

/**
 * cascada_workspace_guard_creation:
 * @ref: of what is made: its kind, and of a cell its place
 * @values: of all its fields
 * @error: %CASCADA_ERROR_REFUSED, citing the procedure
 */
gboolean
cascada_workspace_guard_creation (CascadaWorkspace *self, const CascadaRef *ref, const CascadaValue *values, GError **error)
{
  CascadaRecordClass *klass = cascada_kind_get_class (ref->kind);
  gint64 parent = klass->is_cell ? ref->id : klass->parent_field > 0 ? values[klass->parent_field - 1].integer
                                                                     : 0;
  const Deed deed = { ref, values };
  gboolean common;
  gint64 plan;

  if (!guard_common (self, ref->kind, &common, error))
    return FALSE;
  if (common)
    return TRUE;
  if (is_procedural (ref->kind))
    return refuse_procedural (ref->kind, error);
  if (!begins (ref->kind, values))
    return refuse_state (ref->kind, error);
  if (ref->kind == CASCADA_KIND_PLAN)
    return cascada_workspace_may (self, CASCADA_DEED_FORMULATE_OTHER, 0, NULL) ||
           cascada_workspace_may (self, CASCADA_DEED_FORMULATE, values[CASCADA_PLAN_UNIT - 1].integer, error);
  return find_plan (self, klass->parent_kind, parent, &plan, error) && (plan == 0 || guard_of_plan (self, &deed, plan, error));
}

/**
 * cascada_workspace_guard_change:
 * @field: that changes, or %CASCADA_FIELD_REMOVED where the record is removed
 * @value: (nullable): what it becomes
 * @error: %CASCADA_ERROR_REFUSED, citing the procedure
 *
 * What moves must be free to leave the plan that it is in and to come into the other one.
 */
gboolean
cascada_workspace_guard_change (CascadaWorkspace *self, const CascadaRef *ref, guint field, const CascadaValue *value, GError **error)
{
  CascadaRecordClass *klass = cascada_kind_get_class (ref->kind);
  const Deed deed = { ref, NULL, field, value };
  gboolean common;
  gint64 plan, other = 0;

  if (!guard_common (self, ref->kind, &common, error))
    return FALSE;
  if (common || (ref->kind == CASCADA_KIND_PLAN && field == CASCADA_PLAN_POSITION)) /* the order of the list is nobody's matter */
    return TRUE;
  if (is_procedural (ref->kind) && field != CASCADA_FIELD_REMOVED) /* they go only with a plan that may go */
    return refuse_procedural (ref->kind, error);
  if ((ref->kind == CASCADA_KIND_PLAN && field == CASCADA_PLAN_STATE) ||
      (ref->kind == CASCADA_KIND_REPORT && (field == CASCADA_REPORT_STATE || field == CASCADA_REPORT_SENT)))
    return refuse_state (ref->kind, error);
  if (!find_plan (self, klass->is_cell ? klass->parent_kind : ref->kind, ref->id, &plan, error) ||
      (field != CASCADA_FIELD_REMOVED && field == klass->parent_field && !find_plan (self, klass->parent_kind, value->integer, &other, error)))
    return FALSE;
  return (plan == 0 || guard_of_plan (self, &deed, plan, error)) && (other == 0 || other == plan || guard_of_plan (self, &deed, other, error));
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
