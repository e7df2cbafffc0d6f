/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Modification requests, from a draft to the version that publishes them [P005 policy 9]. */

#include "cycle.h"

#include "cascada-consolidation.h"
#include "cascada-evidence.h"
#include "cascada-quarter.h"
#include "cascada-request-record.h"
#include "cascada-request.h"
#include "cascada-version.h"

/* A published plan with a second goal, and the bodies that are heard. */
typedef struct
{
  Cycle cycle;
  CascadaWorkspace *workspace;
  gint64 other_goal, other_indicator;
  gint64 local_body, process;
} Published;

static void
publish_plan (Cycle *self)
{
  take (self, self->mayor, CASCADA_PLAN_STEP_SUBMIT, NULL, 20250110);
  take (self, self->analyst, CASCADA_PLAN_STEP_VERIFY, NULL, 20250112);
  take (self, self->mayor, CASCADA_PLAN_STEP_APPROVE, "HOLA 306319", 20250115);
  take (self, self->head, CASCADA_PLAN_STEP_OFFICE_APPROVE, NULL, 20250116);
  take (self, self->analyst, CASCADA_PLAN_STEP_PUBLISH, NULL, 20250120);
}

static void
add_goal (Published *self)
{
  Cycle *cycle = &self->cycle;
  g_autoptr (CascadaRecord) goal = cascada_workspace_get_record (self->workspace, ref_of (CASCADA_KIND_GOAL, cycle->goal), NULL);
  CascadaRef ref;

  self->other_goal = create_goal (self->workspace, cascada_record_get_integer (goal, CASCADA_GOAL_OBJECTIVE), "2", "Sembrar 40 árboles en la localidad");
  self->other_indicator = create_indicator (self->workspace, self->other_goal, "2", "Árboles sembrados", CASCADA_ANNUALISATION_SUM);
  for (int quarter = 1; quarter <= 4; quarter++)
    set_target (self->workspace, self->other_indicator, Q (quarter), "10");
  set_weight (self->workspace, cycle->indicator, 2025, "60");
  set_weight (self->workspace, self->other_indicator, 2025, "40");
  set_cell (self->workspace, CASCADA_KIND_INDICATOR, self->other_indicator, 0, CASCADA_INDICATOR_TOTAL, decimal ("40"));
  ref = ref_of (CASCADA_KIND_INDICATOR, self->other_indicator);
  set_text (self->workspace, ref, CASCADA_INDICATOR_UNIT_OF_MEASURE, "Árboles");
  set_text (self->workspace, ref, CASCADA_INDICATOR_FORMULA, "Número de árboles sembrados");
  set_text (self->workspace, ref, CASCADA_INDICATOR_DELIVERABLES, "Registro de siembra");
}

static void
set_up_published (Published *self, gconstpointer data)
{
  set_up (&self->cycle, data);
  self->workspace = self->cycle.fixture.workspace;
  work_as (&self->cycle, 0);
  begin_edit (self->workspace, "Segunda meta");
  self->local_body = create_unit (self->workspace, "Subsecretaría de Gestión Local", CASCADA_UNIT_KIND_OFFICE);
  self->process = create_unit (self->workspace, "Gestión del Patrimonio Documental", CASCADA_UNIT_KIND_PROCESS);
  add_goal (self);
  commit_edit (self->workspace);
  publish_plan (&self->cycle);
}

static void
tear_down_published (Published *self, gconstpointer data)
{
  tear_down (&self->cycle, data);
}

static gint64
begin (Published *self, gint64 goal, CascadaDate today)
{
  g_autoptr (GError) error = NULL;
  CascadaRef request;

  work_as (&self->cycle, self->cycle.mayor);
  cascada_request_begin (self->workspace, goal, today, &request, &error);
  g_assert_no_error (error);
  return request.id;
}

static gboolean
propose (Published *self, gint64 request, CascadaRef ref, guint field, CascadaValue value, CascadaDate today, GError **error)
{
  CascadaRequestChange change = { ref, field, value };

  return cascada_request_propose (self->workspace, request, &change, 1, today, error);
}

static CascadaRef
target_of (gint64 indicator, int quarter)
{
  return (CascadaRef){ CASCADA_KIND_TARGET, Q (quarter), indicator };
}

static void
propose_target (Published *self, gint64 request, gint64 indicator, int quarter, const char *value, CascadaDate today)
{
  g_autoptr (GError) error = NULL;

  propose (self, request, target_of (indicator, quarter), CASCADA_TARGET_VALUE, cascada_value_decimal (decimal (value)), today, &error);
  g_assert_no_error (error);
}

static void
propose_field (Published *self, gint64 request, CascadaRef ref, guint field, CascadaValue value, CascadaDate today)
{
  g_autoptr (GError) error = NULL;

  propose (self, request, ref, field, value, today, &error);
  g_assert_no_error (error);
}

static void
write_details (Published *self, gint64 request, CascadaRequestGround ground, const char *exception)
{
  const CascadaRequestDetails details = { ground, "Cambió la capacidad operativa de la alcaldía", "Memorando 20255220001", exception };
  g_autoptr (GError) error = NULL;

  cascada_request_write (self->workspace, request, &details, &error);
  g_assert_no_error (error);
}

static void
step (Published *self, gint64 person, gint64 request, CascadaRequestStep what, const char *document, const char *text, CascadaDate today)
{
  const CascadaStepDetails details = { .document = document, .text = text };
  g_autoptr (GError) error = NULL;

  work_as (&self->cycle, person);
  cascada_request_take (self->workspace, request, what, &details, today, NULL, &error);
  g_assert_no_error (error);
}

static void
refuse (Published *self, gint64 person, gint64 request, CascadaRequestStep what, const char *document, const char *text, CascadaDate today, const char *told)
{
  const CascadaStepDetails details = { .document = document, .text = text };
  g_autoptr (GError) error = NULL;

  work_as (&self->cycle, person);
  g_assert_false (cascada_request_take (self->workspace, request, what, &details, today, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, told));
}

static void
give_opinion (Published *self, gint64 request, gint64 unit, CascadaOpinionSense sense, CascadaDate today)
{
  const CascadaRequestOpinion opinion = { .unit = unit, .document = (char *) "Memorando 77", .sense = sense, .text = (char *) "Se revisó" };
  g_autoptr (GError) error = NULL;

  work_as (&self->cycle, self->cycle.analyst);
  cascada_request_record_opinion (self->workspace, request, &opinion, today, &error);
  g_assert_no_error (error);
}

static CascadaRequestReading *
read_request (Published *self, gint64 request, CascadaDate today)
{
  g_autoptr (GError) error = NULL;
  CascadaRequestReading *reading = cascada_request_read (self->workspace, request, NULL, NULL, 0, Q (4), today, &error);

  g_assert_no_error (error);
  return reading;
}

static void
assert_state (Published *self, gint64 request, CascadaRequestState state)
{
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (self->workspace, ref_of (CASCADA_KIND_REQUEST, request), NULL);

  g_assert_cmpint (cascada_record_get_integer (record, CASCADA_REQUEST_STATE), ==, state);
}

static void
assert_target (Published *self, gint64 indicator, int quarter, const char *expected)
{
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (self->workspace, target_of (indicator, quarter), NULL);

  assert_decimal (cascada_record_get_decimal (record, CASCADA_TARGET_VALUE), expected);
}

/* M1 … M11 by number. */
static const CascadaCondition *
find_rule (CascadaRequestReading *reading, const char *id)
{
  for (guint i = 0; i < reading->rules->len; i++)
    {
      const CascadaCondition *rule = reading->rules->pdata[i];

      if (g_ascii_strcasecmp (rule->id, id) == 0)
        return rule;
    }
  g_error ("no rule %s", id);
}

/* A request of Usme that lowers what is left of the year. */
static gint64
lower (Published *self, CascadaDate today)
{
  gint64 request = begin (self, self->cycle.goal, today);

  propose_target (self, request, self->cycle.indicator, 3, "1", today);
  propose_target (self, request, self->cycle.indicator, 4, "1", today);
  propose_field (self, request, ref_of (CASCADA_KIND_INDICATOR, self->cycle.indicator), CASCADA_INDICATOR_TOTAL, cascada_value_decimal (decimal ("6")), today);
  propose_field (self, request, ref_of (CASCADA_KIND_GOAL, self->cycle.goal), CASCADA_GOAL_NAME, cascada_value_text ("Realizar 6 jornadas de participación"), today);
  write_details (self, request, CASCADA_REQUEST_GROUND_TECHNICAL, NULL);
  return request;
}

static void
approve (Published *self, gint64 request, CascadaDate today)
{
  step (self, self->cycle.mayor, request, CASCADA_REQUEST_STEP_PRESENT, NULL, NULL, today);
  give_opinion (self, request, self->local_body, CASCADA_OPINION_SENSE_FAVOURABLE, today);
  assert_state (self, request, CASCADA_REQUEST_STATE_UNDER_REVIEW);
  step (self, self->cycle.head, request, CASCADA_REQUEST_STEP_APPROVE, NULL, "Se ajusta a la capacidad", today);
}

/* A mayor and the head of planning, with a refusal and a cure on the way. */
static void
test_flow (Published *self, gconstpointer data)
{
  gint64 request = begin (self, self->cycle.goal, 20250410);
  g_autoptr (CascadaRequestReading) reading = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (CascadaRecord) goal = NULL;
  g_autoptr (GError) error = NULL;

  propose_target (self, request, self->cycle.indicator, 3, "1", 20250410);
  write_details (self, request, CASCADA_REQUEST_GROUND_TECHNICAL, NULL);
  /* the total says 8 and the quarters 7: refused, and cured */
  refuse (self, self->cycle.mayor, request, CASCADA_REQUEST_STEP_PRESENT, NULL, NULL, 20250411, "9.2");
  propose_field (self, request, ref_of (CASCADA_KIND_INDICATOR, self->cycle.indicator), CASCADA_INDICATOR_TOTAL, cascada_value_decimal (decimal ("7")), 20250411);
  propose_field (self, request, ref_of (CASCADA_KIND_GOAL, self->cycle.goal), CASCADA_GOAL_NAME, cascada_value_text ("Realizar 7 jornadas de participación"), 20250411);
  refuse (self, self->cycle.other_mayor, request, CASCADA_REQUEST_STEP_PRESENT, NULL, NULL, 20250412, "9.1");
  step (self, self->cycle.mayor, request, CASCADA_REQUEST_STEP_PRESENT, NULL, NULL, 20250412);
  assert_state (self, request, CASCADA_REQUEST_STATE_OPINIONS_PENDING);
  refuse (self, self->cycle.head, request, CASCADA_REQUEST_STEP_TAKE_UP, NULL, NULL, 20250413, "9.7");

  give_opinion (self, request, self->local_body, CASCADA_OPINION_SENSE_FAVOURABLE, 20250415);
  assert_state (self, request, CASCADA_REQUEST_STATE_UNDER_REVIEW);
  refuse (self, self->cycle.analyst, request, CASCADA_REQUEST_STEP_APPROVE, NULL, "Procede", 20250416, "9.9");
  refuse (self, self->cycle.head, request, CASCADA_REQUEST_STEP_APPROVE, NULL, NULL, 20250416, "9.9");
  assert_target (self, self->cycle.indicator, 3, "2");
  step (self, self->cycle.head, request, CASCADA_REQUEST_STEP_APPROVE, NULL, "Procede", 20250416);
  assert_target (self, self->cycle.indicator, 3, "1");
  assert_target (self, self->cycle.indicator, 4, "2");
  goal = cascada_workspace_get_record (self->workspace, ref_of (CASCADA_KIND_GOAL, self->cycle.goal), NULL);
  g_assert_cmpstr (cascada_record_get_text (goal, CASCADA_GOAL_NAME), ==, "Realizar 7 jornadas de participación");

  refuse (self, self->cycle.mayor, request, CASCADA_REQUEST_STEP_SEND_ADJUSTED, NULL, NULL, 20250417, "HOLA");
  step (self, self->cycle.mayor, request, CASCADA_REQUEST_STEP_SEND_ADJUSTED, "HOLA 400001", NULL, 20250417);
  step (self, self->cycle.analyst, request, CASCADA_REQUEST_STEP_PUBLISH, NULL, NULL, 20250418);
  assert_state (self, request, CASCADA_REQUEST_STATE_PUBLISHED);
  versions = cascada_workspace_get_children (self->workspace, CASCADA_KIND_VERSION, self->cycle.plan, &error);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_cmpint (cascada_record_get_integer (versions->pdata[1], CASCADA_VERSION_NUMBER), ==, 2);
  g_assert_cmpstr (cascada_record_get_text (versions->pdata[1], CASCADA_VERSION_DOCUMENT), ==, "HOLA 400001");
  reading = read_request (self, request, 20250501);
  g_assert_cmpint (reading->item->version, ==, 2);
  g_assert_cmpint (reading->item->published, ==, 20250418);
  g_assert_cmpstr (reading->item->presenter, ==, "Alcaldesa");
  g_assert_cmpstr (reading->item->decider, ==, "Jefa");
  g_assert_cmpuint (reading->n_differing, ==, 0);
  assert_decimal (reading->effect->indicators->len == 1 ? ((CascadaRequestIndicatorEffect *) reading->effect->indicators->pdata[0])->year_target.before : 0, "8");
  assert_decimal (((CascadaRequestIndicatorEffect *) reading->effect->indicators->pdata[0])->year_target.after, "7");
}

/* Typed values, without touching the file. */
static void
test_suppose (Published *self, gconstpointer data)
{
  gint64 request = begin (self, self->cycle.goal, 20250410);
  const CascadaRequestChange supposed[] = {
    { target_of (self->cycle.indicator, 4), CASCADA_TARGET_VALUE, cascada_value_decimal (decimal ("3")) },
    { { CASCADA_KIND_WEIGHT, CASCADA_PERIOD_YEAR (2025), self->cycle.indicator }, CASCADA_WEIGHT_VALUE, cascada_value_decimal (decimal ("50")) },
  };
  const CascadaRequestDetails details = { CASCADA_REQUEST_GROUND_LEGAL, "Norma", "Correo", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaRequestReading) reading =
      cascada_request_read (self->workspace, request, &details, supposed, G_N_ELEMENTS (supposed), Q (4), 20250410, &error);
  const CascadaRequestIndicatorEffect *effect;

  g_assert_no_error (error);
  g_assert_cmpuint (reading->values->len, ==, 2);
  effect = reading->effect->indicators->pdata[0];
  assert_decimal (effect->year_target.before, "8");
  assert_decimal (effect->year_target.after, "9");
  assert_decimal (effect->weight.before, "60");
  assert_decimal (effect->weight.after, "50");
  assert_decimal (reading->effect->weights.before, "100");
  assert_decimal (reading->effect->weights.after, "90");
  g_assert_cmpint (reading->parts & CASCADA_MODIFICATION_RAISE, !=, 0);
  g_assert_cmpint (reading->parts & CASCADA_MODIFICATION_WEIGHT, !=, 0);
  g_assert_cmpint (find_rule (reading, "m1")->verdict, ==, CASCADA_VERDICT_MET);
  g_assert_cmpint (find_rule (reading, "m3")->verdict, ==, CASCADA_VERDICT_NOT_MET);
  assert_target (self, self->cycle.indicator, 4, "2");
  cascada_request_reading_free (g_steal_pointer (&reading));
  reading = read_request (self, request, 20250410);
  g_assert_cmpuint (reading->values->len, ==, 0);
}

static gint64
count_edits (Published *self)
{
  gint64 n;

  g_assert_true (cascada_store_query_integer (cascada_workspace_get_store (self->workspace), "SELECT count (*) FROM edit WHERE ?1 = ?1", 0, &n, NULL));
  return n;
}

/* What cannot be proposed. */
static void
test_refusals (Published *self, gconstpointer data)
{
  gint64 request = begin (self, self->cycle.goal, 20250410), edits;
  g_autoptr (CascadaRequestReading) reading = NULL;
  g_autoptr (GError) error = NULL;
  CascadaRef again;
  const struct
  {
    CascadaRef ref;
    guint field;
    CascadaValue value;
    const char *told;
  } rows[] = {
    { target_of (self->cycle.indicator, 1), CASCADA_TARGET_VALUE, cascada_value_decimal (CASCADA_DECIMAL (5)), "9.5" },
    { target_of (self->other_indicator, 3), CASCADA_TARGET_VALUE, cascada_value_decimal (CASCADA_DECIMAL (5)), "9.3" },
    { ref_of (CASCADA_KIND_GOAL, self->other_goal), CASCADA_GOAL_NAME, cascada_value_text ("Otra"), "9.3" },
    { ref_of (CASCADA_KIND_GOAL, self->cycle.goal), CASCADA_GOAL_NAME, CASCADA_VALUE_INIT, "required" },
    { ref_of (CASCADA_KIND_GOAL, self->cycle.goal), CASCADA_GOAL_UNIT, cascada_value_integer (self->cycle.usme), "policy 9" },
    { ref_of (CASCADA_KIND_GOAL, self->cycle.goal), CASCADA_GOAL_POSITION, cascada_value_integer (3), "policy 9" },
    { ref_of (CASCADA_KIND_PLAN, self->cycle.plan), CASCADA_PLAN_TITLE, cascada_value_text ("Otro"), "policy 9" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_false (propose (self, request, rows[i].ref, rows[i].field, rows[i].value, 20250410, &error));
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, rows[i].told));
      g_clear_error (&error);
    }
  /* a value that is there already is no proposal */
  propose_target (self, request, self->cycle.indicator, 3, "5", 20250410);
  propose_target (self, request, self->cycle.indicator, 3, "2", 20250410);
  reading = read_request (self, request, 20250410);
  g_assert_cmpuint (reading->values->len, ==, 0);
  /* and nothing is written that is there already */
  propose_target (self, request, self->cycle.indicator, 3, "5", 20250410);
  edits = count_edits (self);
  propose_target (self, request, self->cycle.indicator, 3, "5", 20250410);
  propose_target (self, request, self->cycle.indicator, 4, "2", 20250410);
  write_details (self, request, CASCADA_REQUEST_GROUND_LEGAL, NULL);
  write_details (self, request, CASCADA_REQUEST_GROUND_LEGAL, NULL);
  g_assert_true (cascada_request_renew (self->workspace, request, 20250410, &error));
  g_assert_cmpint (count_edits (self), ==, edits + 1);
  /* one at a time, by its unit */
  g_assert_false (cascada_request_begin (self->workspace, self->cycle.goal, 20250410, &again, &error));
  g_assert_nonnull (strstr (error->message, "9.3"));
  g_clear_error (&error);
  work_as (&self->cycle, self->cycle.other_mayor);
  g_assert_false (propose (self, request, target_of (self->cycle.indicator, 3), CASCADA_TARGET_VALUE, cascada_value_decimal (1), 20250410, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (cascada_request_begin (self->workspace, self->other_goal, 20250410, &again, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
}

/* Past the facade. */
static void
test_guard (Published *self, gconstpointer data)
{
  gint64 request = lower (self, 20250410);
  CascadaEvidencePlace place = { .plan = self->cycle.plan, .goal = self->cycle.goal, .request = request };
  CascadaValue state = cascada_value_integer (CASCADA_REQUEST_STATE_APPROVED);
  CascadaValue values[MAX_FIELDS] = { [CASCADA_REQUEST_DATE - 1] = cascada_value_integer (20250410) };
  CascadaRef ref = { .kind = CASCADA_KIND_REQUEST }, attachment;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (cascada_workspace_change (self->workspace, ref_of (CASCADA_KIND_REQUEST, request), CASCADA_REQUEST_STATE, &state, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_clear_error (&error);
  begin_edit (self->workspace, NULL);
  g_assert_false (cascada_workspace_create (self->workspace, &ref, self->cycle.plan, values, &error));
  cascada_workspace_rollback (self->workspace);
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_clear_error (&error);

  /* its documents are its unit's and the planning office's, until it is decided */
  work_as (&self->cycle, self->cycle.other_mayor);
  g_assert_false (cascada_evidence_may_change (self->workspace, &place, NULL));
  work_as (&self->cycle, self->cycle.mayor);
  g_assert_true (cascada_evidence_add_link (self->workspace, &place, "Memorando", "Carpeta 3", 20250410, &attachment, &error));
  g_assert_no_error (error);
  documents = cascada_evidence_list (cascada_workspace_get_store (self->workspace), &place, &error);
  g_assert_cmpuint (documents->len, ==, 1);
  approve (self, request, 20250412);
  g_assert_false (cascada_evidence_may_change (self->workspace, &place, &error));
  g_assert_nonnull (strstr (error->message, "9.9"));
}

static void
change_aside (Published *self, CascadaRef ref, guint field, CascadaValue value)
{
  g_autoptr (GError) error = NULL;

  /* what another approval, an import or a correction may do */
  cascada_workspace_begin_procedure (self->workspace, CASCADA_EDIT_KIND_EDIT, "Aparte", &error);
  cascada_workspace_set (self->workspace, ref, field, &value, &error);
  g_assert_no_error (error);
  commit_edit (self->workspace);
}

static void
test_conflict (Published *self, gconstpointer data)
{
  gint64 request = lower (self, 20250410);
  const CascadaStepDetails details = { .text = "Procede" };
  g_autoptr (GPtrArray) differing = NULL;
  g_autoptr (GError) error = NULL;
  const CascadaRequestValue *found = NULL;

  step (self, self->cycle.mayor, request, CASCADA_REQUEST_STEP_PRESENT, NULL, NULL, 20250411);
  give_opinion (self, request, self->local_body, CASCADA_OPINION_SENSE_FAVOURABLE, 20250412);
  change_aside (self, target_of (self->cycle.indicator, 4), CASCADA_TARGET_VALUE, cascada_value_decimal (decimal ("5")));
  work_as (&self->cycle, self->cycle.head);
  g_assert_false (cascada_request_take (self->workspace, request, CASCADA_REQUEST_STEP_APPROVE, &details, 20250413, &differing, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "9.9"));
  g_clear_error (&error);
  for (guint i = 0; i < differing->len; i++)
    if (((CascadaRequestValue *) differing->pdata[i])->differs)
      found = differing->pdata[i];
  assert_decimal (cascada_value_get_decimal (&found->old), "2");
  assert_decimal (cascada_value_get_decimal (&found->now), "5");
  assert_decimal (cascada_value_get_decimal (&found->proposed), "1");
  assert_state (self, request, CASCADA_REQUEST_STATE_UNDER_REVIEW);
  assert_target (self, self->cycle.indicator, 3, "2");
  /* looked at, and settled */
  g_assert_true (cascada_request_renew (self->workspace, request, 20250413, &error));
  step (self, self->cycle.head, request, CASCADA_REQUEST_STEP_APPROVE, NULL, "Procede", 20250413);
  assert_target (self, self->cycle.indicator, 4, "1");
}

static void
test_return_and_withdraw (Published *self, gconstpointer data)
{
  gint64 request = lower (self, 20250410);
  g_autoptr (CascadaRequestReading) reading = NULL;

  step (self, self->cycle.mayor, request, CASCADA_REQUEST_STEP_PRESENT, NULL, NULL, 20250411);
  give_opinion (self, request, self->local_body, CASCADA_OPINION_SENSE_FAVOURABLE, 20250412);
  refuse (self, self->cycle.head, request, CASCADA_REQUEST_STEP_RETURN, NULL, NULL, 20250413, "P005");
  step (self, self->cycle.head, request, CASCADA_REQUEST_STEP_RETURN, NULL, "Precise el lugar", 20250413);
  reading = read_request (self, request, 20250413);
  g_assert_cmpstr (cascada_record_get_text (reading->request, CASCADA_REQUEST_ASKED), ==, "Precise el lugar");
  /* other values need another opinion */
  work_as (&self->cycle, self->cycle.mayor);
  propose_target (self, request, self->cycle.indicator, 4, "0", 20250414);
  propose_field (self, request, ref_of (CASCADA_KIND_INDICATOR, self->cycle.indicator), CASCADA_INDICATOR_TOTAL, cascada_value_decimal (decimal ("5")), 20250414);
  propose_field (self, request, ref_of (CASCADA_KIND_GOAL, self->cycle.goal), CASCADA_GOAL_NAME, cascada_value_text ("Realizar 5 jornadas de participación"), 20250414);
  step (self, self->cycle.mayor, request, CASCADA_REQUEST_STEP_PRESENT, NULL, NULL, 20250415);
  assert_state (self, request, CASCADA_REQUEST_STATE_OPINIONS_PENDING);
  step (self, self->cycle.mayor, request, CASCADA_REQUEST_STEP_WITHDRAW, NULL, NULL, 20250416);
  assert_state (self, request, CASCADA_REQUEST_STATE_WITHDRAWN);
  refuse (self, self->cycle.head, request, CASCADA_REQUEST_STEP_APPROVE, NULL, "Procede", 20250416, "9.9");
  /* it counts for nothing */
  lower (self, 20250420);
}

/* A cross-cutting goal of a local office: the process that leads it, and a local body. */
static void
test_opinions (Published *self, gconstpointer data)
{
  gint64 request;

  change_aside (self, ref_of (CASCADA_KIND_GOAL, self->cycle.goal), CASCADA_GOAL_KIND, cascada_value_integer (CASCADA_GOAL_KIND_CROSS_CUTTING));
  change_aside (self, ref_of (CASCADA_KIND_GOAL, self->cycle.goal), CASCADA_GOAL_UNIT, cascada_value_integer (self->process));
  request = lower (self, 20250410);
  step (self, self->cycle.mayor, request, CASCADA_REQUEST_STEP_PRESENT, NULL, NULL, 20250411);
  give_opinion (self, request, self->local_body, CASCADA_OPINION_SENSE_FAVOURABLE, 20250412);
  assert_state (self, request, CASCADA_REQUEST_STATE_OPINIONS_PENDING);
  give_opinion (self, request, self->process, CASCADA_OPINION_SENSE_UNFAVOURABLE, 20250413);
  assert_state (self, request, CASCADA_REQUEST_STATE_UNDER_REVIEW);
  refuse (self, self->cycle.head, request, CASCADA_REQUEST_STEP_APPROVE, NULL, "Procede", 20250414, "9.6");
  give_opinion (self, request, self->process, CASCADA_OPINION_SENSE_FAVOURABLE, 20250415);
  step (self, self->cycle.head, request, CASCADA_REQUEST_STEP_APPROVE, NULL, "Procede", 20250416);
}

/* A goal with reports is marked, and leaves the score from now on. */
static void
test_elimination (Published *self, gconstpointer data)
{
  g_autoptr (CascadaFigures) before = NULL, after = NULL;
  g_autoptr (CascadaRecord) goal = NULL;
  g_autoptr (GHashTable) marks = NULL;
  const CascadaRequestMark *mark;
  gint64 request;
  g_autoptr (GError) error = NULL;

  change_aside (self, (CascadaRef){ CASCADA_KIND_REPORT, Q (1), self->cycle.indicator }, CASCADA_REPORT_EXECUTED, cascada_value_decimal (decimal ("1")));
  change_aside (self, (CascadaRef){ CASCADA_KIND_REPORT, Q (1), self->other_indicator }, CASCADA_REPORT_EXECUTED, cascada_value_decimal (decimal ("10")));
  before = cascada_request_load_figures (cascada_workspace_get_store (self->workspace), self->cycle.plan, Q (1), NULL, &error);
  request = begin (self, self->cycle.goal, 20250410);
  propose_field (self, request, ref_of (CASCADA_KIND_GOAL, self->cycle.goal), CASCADA_GOAL_ELIMINATED, cascada_value_integer (TRUE), 20250410);
  write_details (self, request, CASCADA_REQUEST_GROUND_LEGAL_CHANGE, NULL);
  approve (self, request, 20250412);
  goal = cascada_workspace_get_record (self->workspace, ref_of (CASCADA_KIND_GOAL, self->cycle.goal), NULL);
  g_assert_true (cascada_record_get_integer (goal, CASCADA_GOAL_ELIMINATED));
  g_assert_false (cascada_record_is_removed (goal));
  after = cascada_request_load_figures (cascada_workspace_get_store (self->workspace), self->cycle.plan, Q (1), NULL, &error);
  assert_decimal (cascada_figures_get_plan_percent (before, Q (1)), "70");
  assert_decimal (cascada_figures_get_plan_percent (after, Q (1)), "70");
  g_clear_object (&after);
  after = cascada_request_load_figures (cascada_workspace_get_store (self->workspace), self->cycle.plan, Q (2), NULL, &error);
  assert_decimal (cascada_figures_get_plan_percent (after, Q (1)), "100");

  marks = cascada_request_read_marks (cascada_workspace_get_store (self->workspace), self->cycle.plan, &error);
  mark = g_hash_table_lookup (marks, &self->cycle.goal);
  g_assert_cmpint (mark->modified_by, ==, 1);
  g_assert_true (mark->eliminated);
  g_assert_null (g_hash_table_lookup (marks, &self->other_goal));
}

static void
test_second_of_the_year (Published *self, gconstpointer data)
{
  gint64 first = lower (self, 20250410), second;
  CascadaRequestFilter filter = { .goal = self->cycle.goal };
  g_autoptr (CascadaRequestReading) reading = NULL;
  g_autoptr (CascadaRequestItem) item = NULL;
  g_autoptr (GPtrArray) list = NULL, modified = NULL;
  g_autoptr (GError) error = NULL;

  approve (self, first, 20250412);
  second = begin (self, self->cycle.goal, 20250501);
  propose_target (self, second, self->cycle.indicator, 4, "2", 20250501);
  propose_field (self, second, ref_of (CASCADA_KIND_INDICATOR, self->cycle.indicator), CASCADA_INDICATOR_TOTAL, cascada_value_decimal (decimal ("7")), 20250501);
  propose_field (self, second, ref_of (CASCADA_KIND_GOAL, self->cycle.goal), CASCADA_GOAL_NAME, cascada_value_text ("Realizar 7 jornadas de participación"), 20250501);
  write_details (self, second, CASCADA_REQUEST_GROUND_TECHNICAL, NULL);
  reading = read_request (self, second, 20250501);
  g_assert_cmpuint (reading->others->len, ==, 1);
  g_assert_cmpint (find_rule (reading, "m4")->verdict, ==, CASCADA_VERDICT_NOT_MET);
  refuse (self, self->cycle.mayor, second, CASCADA_REQUEST_STEP_PRESENT, NULL, NULL, 20250501, "9.3");
  write_details (self, second, CASCADA_REQUEST_GROUND_FORCE_MAJEURE, "Creciente del río Tunjuelo");
  step (self, self->cycle.mayor, second, CASCADA_REQUEST_STEP_PRESENT, NULL, NULL, 20250502);

  list = cascada_request_list (cascada_workspace_get_store (self->workspace), &filter, 20250512, &error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpint (((CascadaRequestItem *) list->pdata[1])->number, ==, 2);
  g_assert_cmpint (((CascadaRequestItem *) list->pdata[1])->waiting, ==, 10);
  g_assert_cmpint (((CascadaRequestItem *) list->pdata[0])->parts & CASCADA_MODIFICATION_LOWER, !=, 0);
  g_assert_cmpint (((CascadaRequestItem *) list->pdata[1])->parts & CASCADA_MODIFICATION_RAISE, !=, 0);
  item = cascada_request_find (cascada_workspace_get_store (self->workspace), "2/2025", 20250512, &error);
  g_assert_cmpint (item->id, ==, second);
  modified = cascada_request_read_modified (cascada_workspace_get_store (self->workspace), 0, self->cycle.goal, &error);
  g_assert_cmpuint (modified->len, ==, 4);
  g_assert_cmpint (((CascadaRequestValue *) modified->pdata[0])->id, ==, first);
  filter.states = 1u << CASCADA_REQUEST_STATE_DENIED;
  g_clear_pointer (&list, g_ptr_array_unref);
  list = cascada_request_list (cascada_workspace_get_store (self->workspace), &filter, 20250512, &error);
  g_assert_cmpuint (list->len, ==, 0);
}

static CascadaDecimal
consolidate (Published *self, CascadaPeriod quarter, CascadaConsolidationFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaConsolidation) all = cascada_consolidation_new (cascada_workspace_get_store (self->workspace), quarter, flags, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < all->rows->len; i++)
    {
      const CascadaConsolidationRow *row = all->rows->pdata[i];

      if (row->plan.id == self->cycle.plan)
        return cascada_compliance_to_percent (row->cumulative, 6);
    }
  g_assert_not_reached ();
}

/* What counts for the whole year changes what is now, and no result of a cut-off that has passed. */
static void
test_in_force (Published *self, gconstpointer data)
{
  const CascadaRef weight = { CASCADA_KIND_WEIGHT, CASCADA_PERIOD_YEAR (2025), self->cycle.indicator };
  const CascadaValue constant = cascada_value_integer (CASCADA_ANNUALISATION_CONSTANT);
  CascadaDecimal first, second;
  gint64 request;

  change_aside (self, (CascadaRef){ CASCADA_KIND_REPORT, Q (1), self->cycle.indicator }, CASCADA_REPORT_EXECUTED, cascada_value_decimal (decimal ("1")));
  change_aside (self, (CascadaRef){ CASCADA_KIND_REPORT, Q (2), self->cycle.indicator }, CASCADA_REPORT_EXECUTED, cascada_value_decimal (decimal ("2")));
  change_aside (self, (CascadaRef){ CASCADA_KIND_REPORT, Q (1), self->other_indicator }, CASCADA_REPORT_EXECUTED, cascada_value_decimal (decimal ("10")));
  first = consolidate (self, Q (1), 0);
  second = consolidate (self, Q (2), 0);
  assert_decimal (first, "70");
  request = begin (self, self->cycle.goal, 20250410);
  propose_field (self, request, ref_of (CASCADA_KIND_INDICATOR, self->cycle.indicator), CASCADA_INDICATOR_ANNUALISATION, constant, 20250410);
  propose_field (self, request, ref_of (CASCADA_KIND_INDICATOR, self->cycle.indicator), CASCADA_INDICATOR_TOTAL, cascada_value_decimal (decimal ("2")), 20250410);
  propose_field (self, request, weight, CASCADA_WEIGHT_VALUE, cascada_value_decimal (decimal ("60.005")), 20250410);
  write_details (self, request, CASCADA_REQUEST_GROUND_LEGAL, NULL);
  approve (self, request, 20250412);
  g_assert_cmpint (consolidate (self, Q (1), 0), ==, first);
  g_assert_cmpint (consolidate (self, Q (2), 0), !=, second); /* its cut-off had not passed */
  {
    g_autoptr (CascadaFigures) now = get_figures (self->workspace, self->cycle.plan);
    g_autoptr (CascadaCompliance) compliance = cascada_figures_get_plan_compliance (now, Q (1));

    g_assert_cmpint (cascada_compliance_to_percent (compliance, 6), !=, first);
    g_assert_cmpint (consolidate (self, Q (1), CASCADA_CONSOLIDATION_AS_MODIFIED), ==, cascada_compliance_to_percent (compliance, 6));
  }
}

/* A target of a period that was reported before its cut-off passed. */
static void
test_measured (Published *self, gconstpointer data)
{
  gint64 request = lower (self, 20250410);
  g_autoptr (GError) error = NULL;

  step (self, self->cycle.mayor, request, CASCADA_REQUEST_STEP_PRESENT, NULL, NULL, 20250411);
  give_opinion (self, request, self->local_body, CASCADA_OPINION_SENSE_FAVOURABLE, 20250412);
  change_aside (self, (CascadaRef){ CASCADA_KIND_REPORT, Q (3), self->cycle.indicator }, CASCADA_REPORT_EXECUTED, cascada_value_decimal (decimal ("1")));
  refuse (self, self->cycle.head, request, CASCADA_REQUEST_STEP_APPROVE, NULL, "Procede", 20250413, "9.5");
  assert_target (self, self->cycle.indicator, 3, "2");
  g_assert_true (cascada_request_is_locked (self->workspace, target_of (self->cycle.indicator, 3), 20250413, NULL));
  g_assert_false (cascada_request_is_locked (self->workspace, target_of (self->cycle.indicator, 4), 20250413, NULL));
  /* the cut-off passes while it waits */
  refuse (self, self->cycle.head, request, CASCADA_REQUEST_STEP_APPROVE, NULL, "Procede", 20251001, "9.5");
}

typedef struct
{
  GMainLoop *loop;
  GPtrArray *items;
  CascadaRequestReading *reading;
  gboolean taken;
} Waiting;

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->items = cascada_request_list_finish (CASCADA_WORKSPACE (source), result, NULL);
  g_main_loop_quit (waiting->loop);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->reading = cascada_request_read_finish (CASCADA_WORKSPACE (source), result, NULL);
  g_main_loop_quit (waiting->loop);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->taken = cascada_request_take_finish (CASCADA_WORKSPACE (source), result, NULL, NULL);
  g_main_loop_quit (waiting->loop);
}

static void
test_aside (Published *self, gconstpointer data)
{
  gint64 request = lower (self, 20250410);
  const CascadaRequestChange supposed = { target_of (self->cycle.indicator, 4), CASCADA_TARGET_VALUE, cascada_value_decimal (decimal ("7")) };
  Waiting waiting = { .loop = g_main_loop_new (NULL, FALSE) };
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (self->workspace, ref_of (CASCADA_KIND_REQUEST, request), NULL);

  cascada_request_list_async (self->workspace, NULL, 20250410, NULL, listed_cb, &waiting);
  g_main_loop_run (waiting.loop);
  g_assert_cmpuint (waiting.items->len, ==, 1);
  cascada_request_read_async (self->workspace, request, NULL, &supposed, 1, Q (4), 20250410, NULL, read_cb, &waiting);
  g_main_loop_run (waiting.loop);
  g_assert_true (waiting.reading->request == record);
  assert_decimal (((CascadaRequestIndicatorEffect *) waiting.reading->effect->indicators->pdata[0])->year_target.after, "12");
  cascada_request_take_async (self->workspace, request, CASCADA_REQUEST_STEP_PRESENT, NULL, 20250410, NULL, taken_cb, &waiting);
  g_main_loop_run (waiting.loop);
  g_assert_true (waiting.taken);
  g_assert_cmpint (cascada_record_get_integer (record, CASCADA_REQUEST_STATE), ==, CASCADA_REQUEST_STATE_OPINIONS_PENDING);
  g_ptr_array_unref (waiting.items);
  cascada_request_reading_free (waiting.reading);
  g_main_loop_unref (waiting.loop);
}

static void
test_undo (Published *self, gconstpointer data)
{
  gint64 request = lower (self, 20250410);
  g_autoptr (GError) error = NULL;

  approve (self, request, 20250412);
  work_as (&self->cycle, self->cycle.mayor);
  g_assert_false (cascada_workspace_undo (self->workspace, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_clear_error (&error);
  work_as (&self->cycle, self->cycle.head);
  g_assert_true (cascada_workspace_undo (self->workspace, &error));
  assert_state (self, request, CASCADA_REQUEST_STATE_UNDER_REVIEW);
  assert_target (self, self->cycle.indicator, 3, "2");
  g_assert_true (cascada_workspace_redo (self->workspace, &error));
  assert_target (self, self->cycle.indicator, 3, "1");
}

#define ADD(name, function) g_test_add (name, Published, NULL, set_up_published, function, tear_down_published)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/request/flow", test_flow);
  ADD ("/request/suppose", test_suppose);
  ADD ("/request/refusals", test_refusals);
  ADD ("/request/guard", test_guard);
  ADD ("/request/conflict", test_conflict);
  ADD ("/request/return-and-withdraw", test_return_and_withdraw);
  ADD ("/request/opinions", test_opinions);
  ADD ("/request/elimination", test_elimination);
  ADD ("/request/second-of-the-year", test_second_of_the_year);
  ADD ("/request/in-force", test_in_force);
  ADD ("/request/measured", test_measured);
  ADD ("/request/aside", test_aside);
  ADD ("/request/undo", test_undo);
  return g_test_run ();
}
