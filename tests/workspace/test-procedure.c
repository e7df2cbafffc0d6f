/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One local office's plan from draft to the end of its year, with the refusals on the way. */

#include "cycle.h"

#include "cascada-attachment.h"
#include "cascada-corrections.h"
#include "cascada-non-working-day.h"
#include "cascada-observation.h"
#include "cascada-quarter.h"
#include "cascada-step.h"
#include "cascada-unit.h"
#include "cascada-version.h"

/* The step is refused, and says why; nothing is changed. */
static void
assert_refused (Cycle *self, gint64 person, CascadaPlanStep step, const char *document, CascadaDate today, const char *told)
{
  g_autoptr (GError) error = NULL;

  work_as (self, person);
  g_assert_false (cascada_procedure_take (self->fixture.workspace, self->plan, step, &(CascadaStepDetails){ .document = document }, today, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, told));
}

static CascadaPlanState
get_state (Cycle *self)
{
  g_autoptr (CascadaRecord) plan = cascada_workspace_get_record (self->fixture.workspace, ref_of (CASCADA_KIND_PLAN, self->plan), NULL);

  return cascada_record_get_integer (plan, CASCADA_PLAN_STATE);
}

static gboolean
may_change (Cycle *self, gint64 person, CascadaRef ref, guint field, CascadaValue value, GError **error)
{
  work_as (self, person);
  return cascada_workspace_change (self->fixture.workspace, ref, field, &value, NULL, error);
}

static void
assert_frozen (Cycle *self, gint64 person, const char *told)
{
  g_autoptr (GError) error = NULL;
  CascadaRef target = { CASCADA_KIND_TARGET, Q (2), self->indicator };

  g_assert_false (may_change (self, person, ref_of (CASCADA_KIND_GOAL, self->goal), CASCADA_GOAL_NAME, cascada_value_text ("Otra"), &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, told));
  g_assert_false (may_change (self, person, target, CASCADA_TARGET_VALUE, cascada_value_decimal (5), NULL));
  work_as (self, person);
  g_assert_false (cascada_workspace_delete (self->fixture.workspace, ref_of (CASCADA_KIND_GOAL, self->goal), NULL, NULL));
}

static void
publish (Cycle *self)
{
  take (self, self->mayor, CASCADA_PLAN_STEP_SUBMIT, NULL, 20250110);
  take (self, self->analyst, CASCADA_PLAN_STEP_VERIFY, NULL, 20250112);
  take (self, self->mayor, CASCADA_PLAN_STEP_APPROVE, "HOLA 306319", 20250115);
  take (self, self->head, CASCADA_PLAN_STEP_OFFICE_APPROVE, NULL, 20250116);
  take (self, self->analyst, CASCADA_PLAN_STEP_PUBLISH, NULL, 20250120);
  g_assert_cmpint (get_state (self), ==, CASCADA_PLAN_STATE_PUBLISHED);
}

static void
test_formulation (Cycle *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  CascadaRef observation;

  /* a draft is its leader's */
  g_assert_true (may_change (self, self->mayor, ref_of (CASCADA_KIND_GOAL, self->goal), CASCADA_GOAL_NAME, cascada_value_text ("Realizar 8 jornadas"), &error));
  g_assert_false (may_change (self, self->other_mayor, ref_of (CASCADA_KIND_GOAL, self->goal), CASCADA_GOAL_NAME, cascada_value_text ("Mía"), &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (may_change (self, self->director, ref_of (CASCADA_KIND_GOAL, self->goal), CASCADA_GOAL_NAME, cascada_value_text ("Mía"), NULL));
  g_assert_false (may_change (self, self->head, ref_of (CASCADA_KIND_PLAN, self->plan), CASCADA_PLAN_STATE, cascada_value_integer (CASCADA_PLAN_STATE_PUBLISHED), &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_clear_error (&error);

  assert_refused (self, self->other_mayor, CASCADA_PLAN_STEP_SUBMIT, NULL, 20250110, "P005");
  assert_refused (self, self->analyst, CASCADA_PLAN_STEP_PUBLISH, NULL, 20250110, "P005");
  take (self, self->mayor, CASCADA_PLAN_STEP_SUBMIT, NULL, 20250110);
  assert_frozen (self, self->mayor, "activities 4 to 6");
  assert_frozen (self, self->analyst, "activities 4 to 6");

  /* observed, answered, adjusted, approved */
  assert_refused (self, self->analyst, CASCADA_PLAN_STEP_OBSERVE, NULL, 20250111, "P005");
  work_as (self, self->analyst);
  g_assert_true (cascada_procedure_observe (workspace, self->plan, self->goal, "name", "Precise el lugar", 20250111, &observation, &error));
  take (self, self->analyst, CASCADA_PLAN_STEP_OBSERVE, NULL, 20250111);
  g_assert_cmpint (get_state (self), ==, CASCADA_PLAN_STATE_OBSERVED);
  assert_refused (self, self->mayor, CASCADA_PLAN_STEP_APPROVE, "HOLA 1", 20250112, "P005");
  g_assert_true (may_change (self, self->mayor, ref_of (CASCADA_KIND_GOAL, self->goal), CASCADA_GOAL_NAME, cascada_value_text ("Realizar 8 jornadas en Usme"), &error));
  g_assert_false (cascada_workspace_get_role (workspace) == CASCADA_ROLE_PLANNING_ANALYST);
  g_assert_true (cascada_procedure_answer (workspace, observation.id, "Se precisó", 20250112, &error));
  take (self, self->mayor, CASCADA_PLAN_STEP_RESUBMIT, NULL, 20250113);
  work_as (self, self->analyst);
  g_assert_true (cascada_procedure_resolve (workspace, observation.id, &error));
  take (self, self->analyst, CASCADA_PLAN_STEP_VERIFY, NULL, 20250114);
  assert_refused (self, self->mayor, CASCADA_PLAN_STEP_APPROVE, NULL, 20250115, "HOLA");
  take (self, self->mayor, CASCADA_PLAN_STEP_APPROVE, "HOLA 306319", 20250115);

  /* both approvals before it is published */
  assert_refused (self, self->analyst, CASCADA_PLAN_STEP_PUBLISH, NULL, 20250116, "policy 1");
  assert_refused (self, self->analyst, CASCADA_PLAN_STEP_OFFICE_APPROVE, NULL, 20250116, "P005");
  take (self, self->head, CASCADA_PLAN_STEP_OFFICE_APPROVE, NULL, 20250116);
  take (self, self->analyst, CASCADA_PLAN_STEP_PUBLISH, NULL, 20250120);
  assert_frozen (self, self->mayor, "policy 9");
  assert_frozen (self, 0, "policy 9");
  versions = cascada_workspace_get_children (workspace, CASCADA_KIND_VERSION, self->plan, &error);
  g_assert_cmpuint (versions->len, ==, 1);
  g_assert_cmpstr (cascada_record_get_text (versions->pdata[0], CASCADA_VERSION_DOCUMENT), ==, "HOLA 306319");
  g_assert_cmpint (cascada_record_get_integer (versions->pdata[0], CASCADA_VERSION_DATE), ==, 20250120);

  /* what one person did, another does not undo in passing */
  work_as (self, self->mayor);
  g_assert_false (cascada_workspace_undo (workspace, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_clear_error (&error);
  work_as (self, self->analyst);
  g_assert_true (cascada_workspace_undo (workspace, &error));
  g_assert_cmpint (get_state (self), ==, CASCADA_PLAN_STATE_APPROVED);
}

/* A step in the future, and steps that are written past the procedure. */
static void
test_past_it (Cycle *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  g_autoptr (GError) error = NULL;
  CascadaRef ref = { .kind = CASCADA_KIND_VERSION };
  CascadaValue values[MAX_FIELDS] = { [CASCADA_VERSION_DATE - 1] = cascada_value_integer (20250101) };

  work_as (self, self->mayor);
  g_assert_false (cascada_procedure_take (workspace, self->plan, CASCADA_PLAN_STEP_SUBMIT, &(CascadaStepDetails){ .date = 20250111 }, 20250110, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_clear_error (&error);
  work_as (self, self->head);
  begin_edit (workspace, NULL);
  g_assert_false (cascada_workspace_create (workspace, &ref, self->plan, values, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  cascada_workspace_rollback (workspace);
  g_clear_error (&error);

  /* people and units are the planning office's */
  g_assert_false (may_change (self, self->mayor, ref_of (CASCADA_KIND_PERSON, self->mayor), CASCADA_PERSON_ROLE, cascada_value_integer (CASCADA_ROLE_HEAD_OF_PLANNING), &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_assert_false (cascada_workspace_set_person (workspace, 987654321, NULL));
}

static CascadaRef
report_ref (Cycle *self, CascadaPeriod quarter)
{
  return (CascadaRef){ CASCADA_KIND_REPORT, quarter, self->indicator };
}

static void
write_report (Cycle *self, CascadaPeriod quarter, const char *executed)
{
  CascadaWorkspace *workspace = self->fixture.workspace;

  work_as (self, self->promoter);
  begin_edit (workspace, "Reporte");
  set_executed (workspace, self->indicator, quarter, executed);
  set_text (workspace, report_ref (self, quarter), CASCADA_REPORT_ANALYSIS, "Se realizaron las jornadas");
  set_text (workspace, report_ref (self, quarter), CASCADA_REPORT_RESULT_ANALYSIS, "Se cumple lo programado");
  commit_edit (workspace);
}

static void
add_evidence (Cycle *self, CascadaPeriod quarter)
{
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_ATTACHMENT_NAME - 1] = cascada_value_text ("Actas"),
    [CASCADA_ATTACHMENT_LINK - 1] = cascada_value_text ("Carpeta compartida: actas"),
    [CASCADA_ATTACHMENT_GOAL - 1] = cascada_value_integer (self->goal),
    [CASCADA_ATTACHMENT_PERIOD - 1] = cascada_value_integer (quarter),
    [CASCADA_ATTACHMENT_DATE - 1] = cascada_value_integer (20250410),
  };

  begin_edit (self->fixture.workspace, "Evidencia");
  create (self->fixture.workspace, CASCADA_KIND_ATTACHMENT, self->plan, values);
  commit_edit (self->fixture.workspace);
}

static gboolean
take_report (Cycle *self, gint64 person, CascadaPeriod quarter, CascadaReportStep step, const char *text, CascadaDate today, GError **error)
{
  work_as (self, person);
  return cascada_quarter_take (self->fixture.workspace, &self->indicator, 1, quarter, step, text, today, error);
}

static void
assert_report_refused (Cycle *self, gint64 person, CascadaPeriod quarter, CascadaReportStep step, CascadaDate today, const char *told)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (take_report (self, person, quarter, step, NULL, today, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, told));
}

/* The figure as it was verified, beside what it was corrected to; until then there is nothing to tell. */
static void
assert_corrected (Cycle *self, CascadaPeriod quarter, CascadaDecimal verified, CascadaDecimal value, const char *reason)
{
  CascadaStore *store = cascada_workspace_get_store (self->fixture.workspace);
  g_autoptr (GPtrArray) corrections = cascada_corrections_read (store, self->indicator, quarter, NULL);
  g_autoptr (GPtrArray) others = cascada_corrections_read (store, self->indicator, Q (4), NULL);
  const CascadaCorrection *correction;

  g_assert_cmpuint (others->len, ==, 0);
  if (reason == NULL)
    {
      g_assert_cmpuint (corrections->len, ==, 0);
      return;
    }
  g_assert_cmpuint (corrections->len, ==, 1);
  correction = corrections->pdata[0];
  g_assert_cmpuint (correction->field, ==, CASCADA_REPORT_EXECUTED);
  g_assert_cmpint (correction->verified.integer, ==, verified);
  g_assert_cmpint (correction->value.integer, ==, value);
  g_assert_cmpstr (correction->reason, ==, reason);
  g_assert_cmpint (correction->time, >, 0);
}

static void
test_reports (Cycle *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  CascadaValue value = cascada_value_decimal (CASCADA_DECIMAL (3));
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaQuarterReport) read = NULL;
  g_autoptr (GPtrArray) history = NULL;
  guint n_missing, n_unverified;

  /* no report before the plan is published */
  g_assert_false (may_change (self, self->mayor, report_ref (self, Q (1)), CASCADA_REPORT_EXECUTED, value, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_clear_error (&error);
  publish (self);

  write_report (self, Q (1), "2");
  assert_report_refused (self, self->mayor, Q (1), CASCADA_REPORT_STEP_SEND, 20250410, "evidence");
  add_evidence (self, Q (1));
  assert_report_refused (self, self->promoter, Q (1), CASCADA_REPORT_STEP_SEND, 20250410, "P005");
  assert_report_refused (self, self->other_mayor, Q (1), CASCADA_REPORT_STEP_SEND, 20250410, "P005");
  assert_report_refused (self, self->mayor, Q (1), CASCADA_REPORT_STEP_SEND, 20250331, "activity 9");
  g_assert_true (take_report (self, self->mayor, Q (1), CASCADA_REPORT_STEP_SEND, NULL, 20250410, &error));
  g_assert_no_error (error);

  /* sent: the planning office has it */
  g_assert_false (may_change (self, self->mayor, report_ref (self, Q (1)), CASCADA_REPORT_EXECUTED, value, NULL));
  assert_report_refused (self, self->analyst, Q (1), CASCADA_REPORT_STEP_RETURN, 20250411, "P005");
  g_assert_true (take_report (self, self->analyst, Q (1), CASCADA_REPORT_STEP_RETURN, "Aclare las fechas", 20250411, &error));
  g_assert_true (take_report (self, self->mayor, Q (1), CASCADA_REPORT_STEP_SEND, NULL, 20250420, &error));
  read = cascada_quarter_read (workspace, self->indicator, Q (1), 20250420, &error);
  g_assert_cmpint (cascada_record_get_integer (read->report, CASCADA_REPORT_SENT), ==, 20250420); /* after 15 April: late */
  g_assert_cmpint (cascada_report_get_duty (&read->facts), ==, CASCADA_REPORT_DUTY_DONE);
  g_assert_true (take_report (self, self->analyst, Q (1), CASCADA_REPORT_STEP_VERIFY, NULL, 20250421, &error));

  /* closed: a second report is refused, a correction keeps the old figure in its history */
  assert_report_refused (self, self->mayor, Q (1), CASCADA_REPORT_STEP_SEND, 20250422, "P005");
  g_assert_false (may_change (self, self->analyst, report_ref (self, Q (1)), CASCADA_REPORT_EXECUTED, value, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (cascada_quarter_correct (workspace, self->indicator, Q (1), CASCADA_REPORT_EXECUTED, &value, NULL, 20250501, NULL));
  assert_corrected (self, Q (1), 0, 0, NULL);
  g_assert_true (cascada_quarter_correct (workspace, self->indicator, Q (1), CASCADA_REPORT_EXECUTED, &value, "Acta 3 omitida", 20250501, &error));
  history = cascada_workspace_get_history (workspace, report_ref (self, Q (1)), CASCADA_REPORT_EXECUTED, 0, &error);
  g_assert_cmpint (((CascadaHistoryEntry *) history->pdata[0])->change.old.integer, ==, CASCADA_DECIMAL (2));
  g_assert_cmpstr (((CascadaHistoryEntry *) history->pdata[0])->edit.reason, ==, "Acta 3 omitida");
  assert_corrected (self, Q (1), CASCADA_DECIMAL (2), value.integer, "Acta 3 omitida");

  g_assert_true (cascada_quarter_count (workspace, self->plan, CASCADA_PERIOD_YEAR (2025), &n_missing, &n_unverified, &error));
  g_assert_cmpuint (n_missing, ==, 3);
  g_assert_cmpuint (n_unverified, ==, 3);
  assert_refused (self, self->head, CASCADA_PLAN_STEP_CLOSE, NULL, 20260120, "P005");
}

/* The year’s end: all quarters verified, the final report, closed; then nothing moves. */
static void
test_closing (Cycle *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  publish (self);
  for (int quarter = 1; quarter <= 4; quarter++)
    {
      write_report (self, Q (quarter), "2");
      add_evidence (self, Q (quarter));
      g_assert_true (take_report (self, self->mayor, Q (quarter), CASCADA_REPORT_STEP_SEND, NULL, 20260110, &error));
      g_assert_true (take_report (self, self->analyst, Q (quarter), CASCADA_REPORT_STEP_VERIFY, NULL, 20260111, &error));
      g_assert_no_error (error);
    }
  assert_refused (self, self->head, CASCADA_PLAN_STEP_CLOSE, NULL, 20260120, "P005");
  assert_refused (self, self->analyst, CASCADA_PLAN_STEP_FINAL_REPORT, "CB-0404", 20251231, "P005");
  take (self, self->analyst, CASCADA_PLAN_STEP_FINAL_REPORT, "CB-0404", 20260120);
  assert_refused (self, self->analyst, CASCADA_PLAN_STEP_CLOSE, NULL, 20260121, "P005");
  take (self, self->head, CASCADA_PLAN_STEP_CLOSE, NULL, 20260121);
  g_assert_cmpint (get_state (self), ==, CASCADA_PLAN_STATE_CLOSED);
  assert_frozen (self, self->head, "activity 16");
  g_assert_false (may_change (self, self->mayor, report_ref (self, Q (4)), CASCADA_REPORT_EXECUTED, cascada_value_decimal (1), NULL));
}

/* Ways around the procedure that are closed. */
static void
test_around (Cycle *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  CascadaRef report = { CASCADA_KIND_REPORT, Q (3), self->indicator }, plan = { .kind = CASCADA_KIND_PLAN };
  CascadaValue verified[MAX_FIELDS] = { [CASCADA_REPORT_STATE - 1] = cascada_value_integer (CASCADA_REPORT_STATE_VERIFIED) };
  CascadaValue published[MAX_FIELDS] = {
    [CASCADA_PLAN_TITLE - 1] = cascada_value_text ("Otro"),
    [CASCADA_PLAN_STATE - 1] = cascada_value_integer (CASCADA_PLAN_STATE_PUBLISHED),
  };
  g_autoptr (GError) error = NULL;
  gint64 other, objective, goal;

  publish (self);
  work_as (self, 0);

  /* made in a state that only steps lead to */
  begin_edit (workspace, NULL);
  g_assert_false (cascada_workspace_create (workspace, &report, self->indicator, verified, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  cascada_workspace_rollback (workspace);
  g_clear_error (&error);
  begin_edit (workspace, NULL);
  g_assert_false (cascada_workspace_create (workspace, &plan, 0, published, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  cascada_workspace_rollback (workspace);
  g_clear_error (&error);

  /* moved into a published plan, and out of it */
  begin_edit (workspace, NULL);
  other = create_plan (workspace, "Otro", 2025, 2025);
  objective = create_objective (workspace, other, 1, "O");
  goal = create_goal (workspace, objective, "9", "Otra meta");
  commit_edit (workspace);
  {
    g_autoptr (CascadaRecord) mine = cascada_workspace_get_record (workspace, ref_of (CASCADA_KIND_GOAL, self->goal), NULL);

    g_assert_false (cascada_workspace_move (workspace, ref_of (CASCADA_KIND_GOAL, goal), cascada_record_get_integer (mine, CASCADA_GOAL_OBJECTIVE), -1, &error));
    g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
    g_clear_error (&error);
    g_assert_false (cascada_workspace_move (workspace, ref_of (CASCADA_KIND_GOAL, self->goal), objective, -1, NULL));
  }

  /* a step of the procedure with a plan that is not one of its plans */
  g_assert_false (cascada_procedure_take (workspace, other, CASCADA_PLAN_STEP_METHODOLOGY, &(CascadaStepDetails){ .document = "Memorando" }, 20250110, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
}

/* A copy of a published plan is a draft: nobody approved it. */
static void
test_copy (Cycle *self, gconstpointer data)
{
  g_autoptr (CascadaRecord) copy = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;
  CascadaRef ref;

  publish (self);
  work_as (self, 0);
  cascada_workspace_duplicate (self->fixture.workspace, ref_of (CASCADA_KIND_PLAN, self->plan), &ref, &error);
  g_assert_no_error (error);
  copy = cascada_workspace_get_record (self->fixture.workspace, ref, &error);
  g_assert_cmpint (cascada_record_get_integer (copy, CASCADA_PLAN_STATE), ==, CASCADA_PLAN_STATE_DRAFT);
  steps = cascada_workspace_get_children (self->fixture.workspace, CASCADA_KIND_STEP, ref.id, &error);
  g_assert_cmpuint (steps->len, ==, 0);
}

/* A draft goes with what was recorded of it. */
static void
test_delete_draft (Cycle *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  take (self, self->analyst, CASCADA_PLAN_STEP_WORK_SESSION, "Acta 1", 20250105);
  work_as (self, self->mayor);
  cascada_workspace_delete (self->fixture.workspace, ref_of (CASCADA_KIND_PLAN, self->plan), NULL, &error);
  g_assert_no_error (error);
}

/* Who works cannot remove himself: nobody could undo it. */
static void
test_delete_oneself (Cycle *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  work_as (self, self->head);
  g_assert_false (cascada_workspace_delete (self->fixture.workspace, ref_of (CASCADA_KIND_PERSON, self->head), NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_clear_error (&error);
  cascada_workspace_delete (self->fixture.workspace, ref_of (CASCADA_KIND_PERSON, self->analyst), NULL, &error);
  g_assert_no_error (error);
}

/* Who writes a draft report: the unit that reports; the planning office only of goals that it completes [policy 8]; and
 * nobody before the quarter has ended. */
static void
test_writers (Cycle *self, gconstpointer data)
{
  CascadaValue value = cascada_value_decimal (CASCADA_DECIMAL (2)), unit;
  CascadaPeriod running = cascada_date_get_quarter (cascada_date_today ());
  gint64 process;

  begin_edit (self->fixture.workspace, NULL);
  process = create_unit (self->fixture.workspace, "Gestión Jurídica", CASCADA_UNIT_KIND_PROCESS);
  commit_edit (self->fixture.workspace);
  publish (self);
  g_assert_true (may_change (self, self->promoter, report_ref (self, Q (1)), CASCADA_REPORT_EXECUTED, value, NULL));
  g_assert_false (may_change (self, self->analyst, report_ref (self, Q (2)), CASCADA_REPORT_EXECUTED, value, NULL));
  g_assert_false (may_change (self, self->promoter, report_ref (self, running), CASCADA_REPORT_EXECUTED, value, NULL));

  /* now it is a cross-cutting goal that a central process reports */
  unit = cascada_value_integer (process);
  g_assert_true (cascada_workspace_set_person (self->fixture.workspace, 0, NULL));
  g_assert_true (cascada_workspace_begin_procedure (self->fixture.workspace, CASCADA_EDIT_KIND_EDIT, NULL, NULL));
  g_assert_true (cascada_workspace_set (self->fixture.workspace, ref_of (CASCADA_KIND_GOAL, self->goal), CASCADA_GOAL_UNIT, &unit, NULL));
  unit = cascada_value_integer (CASCADA_GOAL_KIND_CROSS_CUTTING);
  g_assert_true (cascada_workspace_set (self->fixture.workspace, ref_of (CASCADA_KIND_GOAL, self->goal), CASCADA_GOAL_KIND, &unit, NULL));
  commit_edit (self->fixture.workspace);
  g_assert_true (may_change (self, self->analyst, report_ref (self, Q (2)), CASCADA_REPORT_EXECUTED, value, NULL));
  g_assert_false (may_change (self, self->mayor, report_ref (self, Q (3)), CASCADA_REPORT_EXECUTED, value, NULL));
}

/* Each kind of record has a name in a sentence. */
static void
test_words (Cycle *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CascadaValue note = cascada_value_text ("Nota"), day[MAX_FIELDS] = { cascada_value_integer (20251224), cascada_value_text ("Día cívico") };
  gint64 id;

  begin_edit (self->fixture.workspace, NULL);
  id = create (self->fixture.workspace, CASCADA_KIND_NON_WORKING_DAY, 0, day);
  commit_edit (self->fixture.workspace);
  g_assert_true (may_change (self, self->head, ref_of (CASCADA_KIND_NON_WORKING_DAY, id), CASCADA_NON_WORKING_DAY_NAME, cascada_value_text ("Otro"), &error));
  add_evidence (self, Q (1));
  {
    g_autoptr (GPtrArray) attachments = cascada_workspace_get_children (self->fixture.workspace, CASCADA_KIND_ATTACHMENT, self->plan, NULL);

    g_assert_true (may_change (self, 0, cascada_record_get_ref (attachments->pdata[0]), CASCADA_ATTACHMENT_NOTE, note, &error));
  }
  publish (self);
  {
    g_autoptr (GPtrArray) steps = cascada_workspace_get_children (self->fixture.workspace, CASCADA_KIND_STEP, self->plan, NULL);
    g_autofree char *words = NULL;

    g_assert_false (may_change (self, 0, cascada_record_get_ref (steps->pdata[0]), CASCADA_STEP_TEXT, note, &error));
    g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  }
  g_assert_null (cascada_quarter_read (self->fixture.workspace, self->goal, Q (1), 20250410, NULL));
}

static gboolean
add_plan_aside (CascadaWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  CascadaRef ref = { .kind = CASCADA_KIND_PLAN };

  return cascada_workspace_begin (workspace, CASCADA_EDIT_KIND_IMPORT, NULL, error) &&
         cascada_workspace_end (workspace, cascada_workspace_create (workspace, &ref, 0, NULL, error), error);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

/* What runs in a thread runs as who works. */
static void
test_aside (Cycle *self, gconstpointer data)
{
  const gint64 people[] = { self->director, self->analyst };

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      work_as (self, people[i]);
      cascada_workspace_run_async (self->fixture.workspace, TRUE, add_plan_aside, NULL, NULL, NULL, ended_cb, &result);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      cascada_workspace_run_finish (self->fixture.workspace, result, &error);
      if (people[i] == self->director)
        g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
      else
        g_assert_no_error (error);
    }
}

#define ADD(name, function) g_test_add (name, Cycle, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/procedure/formulation", test_formulation);
  ADD ("/procedure/past-it", test_past_it);
  ADD ("/procedure/reports", test_reports);
  ADD ("/procedure/closing", test_closing);
  ADD ("/procedure/around", test_around);
  ADD ("/procedure/copy", test_copy);
  ADD ("/procedure/delete-draft", test_delete_draft);
  ADD ("/procedure/delete-oneself", test_delete_oneself);
  ADD ("/procedure/writers", test_writers);
  ADD ("/procedure/words", test_words);
  ADD ("/procedure/aside", test_aside);
  return g_test_run ();
}
