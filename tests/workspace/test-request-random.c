/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever is asked for and approved: no sequence of requests changes what was programmed in a period that was measured or
 * whose cut-off has passed, nor a result of such a cut-off, loses a version, or has approved what M1, M3, M6 to M9 forbid. */

#include "cycle.h"

#include "cascada-consolidation.h"
#include "cascada-request-record.h"
#include "cascada-request.h"

#define N_HISTORIES 6
#define N_STEPS 140

typedef struct
{
  Cycle cycle;
  CascadaWorkspace *workspace;
  gint64 goals[2], indicators[2];
  gint64 bodies[2]; /* a local one, and the process that leads the second goal */
  CascadaDate today;
  CascadaDecimal locked[2][4]; /* what was programmed when the period was locked; absent before */
  GArray *versions;
  CascadaDecimal results[4]; /* before the last step */
  guint n_approved, n_refused;
} History;

static gint64
choose (const gint64 *ids, int n)
{
  return ids[g_test_rand_int_range (0, n)];
}

static void
add_second (History *self)
{
  g_autoptr (CascadaRecord) goal = cascada_workspace_get_record (self->workspace, ref_of (CASCADA_KIND_GOAL, self->cycle.goal), NULL);
  CascadaRef ref;

  self->goals[0] = self->cycle.goal;
  self->indicators[0] = self->cycle.indicator;
  self->goals[1] = create_goal (self->workspace, cascada_record_get_integer (goal, CASCADA_GOAL_OBJECTIVE), "2", "Sembrar árboles en la localidad");
  self->indicators[1] = create_indicator (self->workspace, self->goals[1], "2", "Árboles sembrados", CASCADA_ANNUALISATION_SUM);
  for (int quarter = 1; quarter <= 4; quarter++)
    set_target (self->workspace, self->indicators[1], Q (quarter), "10");
  set_weight (self->workspace, self->indicators[0], 2025, "60");
  set_weight (self->workspace, self->indicators[1], 2025, "40");
  set_cell (self->workspace, CASCADA_KIND_INDICATOR, self->indicators[1], 0, CASCADA_INDICATOR_TOTAL, decimal ("40"));
  ref = ref_of (CASCADA_KIND_INDICATOR, self->indicators[1]);
  set_text (self->workspace, ref, CASCADA_INDICATOR_UNIT_OF_MEASURE, "Árboles");
  set_text (self->workspace, ref, CASCADA_INDICATOR_FORMULA, "Número de árboles sembrados");
  set_text (self->workspace, ref, CASCADA_INDICATOR_DELIVERABLES, "Registro de siembra");
}

static void
set_up_history (History *self, gconstpointer data)
{
  CascadaValue kind = cascada_value_integer (CASCADA_GOAL_KIND_CROSS_CUTTING), unit;

  set_up (&self->cycle, data);
  self->workspace = self->cycle.fixture.workspace;
  self->versions = g_array_new (FALSE, FALSE, sizeof (gint64));
  begin_edit (self->workspace, "Segunda meta");
  self->bodies[0] = create_unit (self->workspace, "Subsecretaría de Gestión Local", CASCADA_UNIT_KIND_OFFICE);
  self->bodies[1] = create_unit (self->workspace, "Gestión Documental", CASCADA_UNIT_KIND_PROCESS);
  add_second (self);
  unit = cascada_value_integer (self->bodies[1]);
  g_assert_true (cascada_workspace_set (self->workspace, ref_of (CASCADA_KIND_GOAL, self->goals[1]), CASCADA_GOAL_KIND, &kind, NULL));
  g_assert_true (cascada_workspace_set (self->workspace, ref_of (CASCADA_KIND_GOAL, self->goals[1]), CASCADA_GOAL_UNIT, &unit, NULL));
  commit_edit (self->workspace);
  take (&self->cycle, self->cycle.mayor, CASCADA_PLAN_STEP_SUBMIT, NULL, 20250110);
  take (&self->cycle, self->cycle.analyst, CASCADA_PLAN_STEP_VERIFY, NULL, 20250112);
  take (&self->cycle, self->cycle.mayor, CASCADA_PLAN_STEP_APPROVE, "HOLA 306319", 20250115);
  take (&self->cycle, self->cycle.head, CASCADA_PLAN_STEP_OFFICE_APPROVE, NULL, 20250116);
  take (&self->cycle, self->cycle.analyst, CASCADA_PLAN_STEP_PUBLISH, NULL, 20250120);
}

static void
tear_down_history (History *self, gconstpointer data)
{
  g_array_unref (self->versions);
  tear_down (&self->cycle, data);
}

static CascadaDecimal
read_target (History *self, int which, int quarter)
{
  g_autoptr (CascadaRecord) record =
      cascada_workspace_get_record (self->workspace, (CascadaRef){ CASCADA_KIND_TARGET, Q (quarter), self->indicators[which] }, NULL);

  return cascada_record_get_decimal (record, CASCADA_TARGET_VALUE);
}

static gboolean
is_locked (History *self, int which, int quarter)
{
  g_autoptr (CascadaRecord) report =
      cascada_workspace_get_record (self->workspace, (CascadaRef){ CASCADA_KIND_REPORT, Q (quarter), self->indicators[which] }, NULL);

  return report != NULL || cascada_period_get_last_day (Q (quarter)) < self->today;
}

/* A result of a cut-off that has passed; 0 of one that has not. */
static CascadaDecimal
consolidate (History *self, int quarter)
{
  g_autoptr (CascadaConsolidation) all = NULL;

  if (cascada_period_get_last_day (Q (quarter)) >= self->today)
    return 0;
  all = cascada_consolidation_new (cascada_workspace_get_store (self->workspace), Q (quarter), FALSE, NULL, NULL);
  for (guint i = 0; i < all->rows->len; i++)
    {
      const CascadaConsolidationRow *row = all->rows->pdata[i];

      if (row->plan.id == self->cycle.plan)
        return cascada_compliance_is_none (row->cumulative) ? -1 : cascada_compliance_to_percent (row->cumulative, 6);
    }
  g_assert_not_reached ();
}

/* What is locked from now on, and what it comes to. */
static void
note (History *self)
{
  for (int which = 0; which < 2; which++)
    for (int quarter = 1; quarter <= 4; quarter++)
      if (is_locked (self, which, quarter) && self->locked[which][quarter - 1] == CASCADA_DECIMAL_NONE)
        self->locked[which][quarter - 1] = read_target (self, which, quarter);
  for (int quarter = 1; quarter <= 4; quarter++)
    self->results[quarter - 1] = consolidate (self, quarter);
}

static void
assert_kept (History *self)
{
  g_autoptr (GPtrArray) versions = cascada_workspace_get_children (self->workspace, CASCADA_KIND_VERSION, self->cycle.plan, NULL);

  for (int which = 0; which < 2; which++)
    for (int quarter = 1; quarter <= 4; quarter++)
      if (self->locked[which][quarter - 1] != CASCADA_DECIMAL_NONE)
        g_assert_cmpint (read_target (self, which, quarter), ==, self->locked[which][quarter - 1]);
  for (int quarter = 1; quarter <= 4; quarter++)
    g_assert_cmpint (consolidate (self, quarter), ==, self->results[quarter - 1]);
  g_assert_cmpuint (versions->len, >=, self->versions->len);
  for (guint i = 0; i < self->versions->len; i++)
    g_assert_cmpint (cascada_record_get_id (versions->pdata[i]), ==, g_array_index (self->versions, gint64, i));
  g_array_set_size (self->versions, 0);
  for (guint i = 0; i < versions->len; i++)
    {
      gint64 id = cascada_record_get_id (versions->pdata[i]);

      g_array_append_val (self->versions, id);
    }
}

/* --- what people do --- */

static gint64
choose_request (History *self)
{
  g_autoptr (GPtrArray) requests = cascada_workspace_get_children (self->workspace, CASCADA_KIND_REQUEST, self->cycle.plan, NULL);

  if (requests->len == 0)
    return 0;
  if (g_test_rand_int_range (0, 3) > 0) /* mostly the latest */
    return cascada_record_get_id (requests->pdata[requests->len - 1]);
  return cascada_record_get_id (requests->pdata[g_test_rand_int_range (0, (gint32) requests->len)]);
}

/* Often what holds together: the total goes with the targets. */
static guint
make_changes (History *self, int which, CascadaRequestChange *changes)
{
  int quarter = g_test_rand_int_range (1, 5);
  CascadaDecimal target = CASCADA_DECIMAL (g_test_rand_int_range (0, 15)), total = target;
  guint n = 0;

  for (int i = 0; i < 5 && is_locked (self, which, quarter); i++) /* seldom what cannot be proposed */
    quarter = g_test_rand_int_range (1, 5);
  changes[n++] = (CascadaRequestChange){ { CASCADA_KIND_TARGET, Q (quarter), self->indicators[which] }, CASCADA_TARGET_VALUE, cascada_value_decimal (target) };
  for (int other = 1; other <= 4; other++)
    total += other == quarter ? 0 : read_target (self, which, other);
  if (g_test_rand_int_range (0, 8) > 0)
    changes[n++] = (CascadaRequestChange){ ref_of (CASCADA_KIND_INDICATOR, self->indicators[which]), CASCADA_INDICATOR_TOTAL, cascada_value_decimal (total) };
  if (g_test_rand_int_range (0, 6) == 0)
    changes[n++] = (CascadaRequestChange){ ref_of (CASCADA_KIND_GOAL, self->goals[which]), CASCADA_GOAL_ELIMINATED, cascada_value_integer (TRUE) };
  if (g_test_rand_int_range (0, 2) == 0) /* within what weights may miss of 100, or not */
    changes[n++] = (CascadaRequestChange){ { CASCADA_KIND_WEIGHT, CASCADA_PERIOD_YEAR (2025), self->indicators[which] }, CASCADA_WEIGHT_VALUE, cascada_value_decimal ((which == 0 ? CASCADA_DECIMAL (60) : CASCADA_DECIMAL (40)) + g_test_rand_int_range (-3, 4) * 3000) };
  return n;
}

static void
write_draft (History *self, gint64 request)
{
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (self->workspace, ref_of (CASCADA_KIND_REQUEST, request), NULL);
  int which = cascada_record_get_integer (record, CASCADA_REQUEST_GOAL) == self->goals[1];
  const CascadaRequestDetails details = { g_test_rand_int_range (0, 4), g_test_rand_int_range (0, 9) > 0 ? "Técnica" : NULL,
                                          g_test_rand_int_range (0, 9) > 0 ? "Memorando 1" : NULL, g_test_rand_int_range (0, 2) ? "Norma nueva" : NULL };
  CascadaRequestChange changes[4];
  guint n = make_changes (self, which, changes);

  cascada_request_write (self->workspace, request, &details, NULL);
  cascada_request_propose (self->workspace, request, changes, n, self->today, NULL);
}

/* What stands red before a request is approved. */
static gboolean
is_forbidden (CascadaRequestReading *reading)
{
  static const char *const binding[] = { "M1", "M3", "M6", "M7", "M8", "M9", NULL };

  for (guint i = 0; i < reading->rules->len; i++)
    {
      const CascadaCondition *rule = reading->rules->pdata[i];

      if (g_strv_contains (binding, rule->id) && rule->verdict == CASCADA_VERDICT_NOT_MET)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_opinion (CascadaRequestReading *reading, gint64 body)
{
  for (guint i = 0; i < reading->opinions->len; i++)
    {
      const CascadaRequestOpinion *opinion = reading->opinions->pdata[i];

      if (opinion->unit == body && opinion->sense == CASCADA_OPINION_SENSE_FAVOURABLE)
        return TRUE;
    }
  return FALSE;
}

/* The same told without the rules. */
static void
assert_was_due (History *self, CascadaRequestReading *reading)
{
  g_assert_false (is_forbidden (reading));
  g_assert_nonnull (reading->details.justification);
  g_assert_nonnull (reading->details.reference);
  g_assert_true (has_opinion (reading, self->bodies[0]));
  if (reading->item->goal == self->goals[1])
    g_assert_true (has_opinion (reading, self->bodies[1]));
  for (guint i = 0; i < reading->values->len; i++)
    {
      const CascadaRequestValue *value = reading->values->pdata[i];

      if (value->ref.kind == CASCADA_KIND_TARGET)
        g_assert_false (is_locked (self, value->ref.id == self->indicators[1], cascada_period_get_part (value->ref.period)));
    }
}

/* Mostly one that begins where the request stands, and seldom one that ends it. */
static CascadaRequestStep
choose_step (CascadaRequestState state)
{
  gboolean any = g_test_rand_int_range (0, 6) == 0;
  CascadaRequestStep what = CASCADA_REQUEST_STEP_APPROVE;

  for (int i = 0; i < 100; i++)
    {
      what = g_test_rand_int_range (0, CASCADA_N_REQUEST_STEPS);
      if (what == CASCADA_REQUEST_STEP_RECORD_OPINION || (!any && !cascada_request_is_step_of (state, what)))
        continue;
      if ((what != CASCADA_REQUEST_STEP_DENY && what != CASCADA_REQUEST_STEP_RETURN && what != CASCADA_REQUEST_STEP_WITHDRAW) ||
          g_test_rand_int_range (0, 6) == 0)
        return what;
    }
  return CASCADA_REQUEST_STEP_APPROVE;
}

static void
take_step (History *self, gint64 request)
{
  const gint64 people[] = { self->cycle.mayor, self->cycle.head, self->cycle.analyst, self->cycle.other_mayor };
  const CascadaStepDetails details = { .document = g_test_rand_int_range (0, 5) ? "HOLA 9" : NULL, .text = g_test_rand_int_range (0, 5) ? "Motivo" : NULL };
  g_autoptr (CascadaRequestReading) before = cascada_request_read (self->workspace, request, NULL, NULL, 0, Q (4), self->today, NULL);
  CascadaRequestStep what = choose_step (before->item->state);
  gboolean is_unit = what == CASCADA_REQUEST_STEP_PRESENT || what == CASCADA_REQUEST_STEP_SEND_ADJUSTED || what == CASCADA_REQUEST_STEP_WITHDRAW;
  gboolean right = g_test_rand_int_range (0, 6) > 0;

  work_as (&self->cycle, right ? (is_unit ? self->cycle.mayor : self->cycle.head) : choose (people, G_N_ELEMENTS (people)));
  if (!cascada_request_take (self->workspace, request, what, &details, self->today, NULL, NULL))
    {
      self->n_refused++;
      return;
    }
  if (what != CASCADA_REQUEST_STEP_APPROVE)
    return;
  self->n_approved++;
  assert_was_due (self, before);
}

static void
give_opinion (History *self, gint64 request)
{
  const CascadaRequestOpinion opinion = { .unit = choose (self->bodies, 2), .document = (char *) "Memorando 2", .sense = g_test_rand_int_range (0, 5) == 0 ? CASCADA_OPINION_SENSE_UNFAVOURABLE : CASCADA_OPINION_SENSE_FAVOURABLE };

  work_as (&self->cycle, self->cycle.analyst);
  cascada_request_record_opinion (self->workspace, request, &opinion, self->today, NULL);
}

/* Who follows the procedure. */
static void
go_on (History *self, gint64 request)
{
  const CascadaStepDetails details = { .document = "HOLA 8", .text = "Motivo" };

  work_as (&self->cycle, self->cycle.mayor);
  cascada_request_take (self->workspace, request, CASCADA_REQUEST_STEP_PRESENT, &details, self->today, NULL, NULL);
  give_opinion (self, request);
  give_opinion (self, request);
  note (self);
  take_step (self, request);
}

static void
report (History *self)
{
  int which = g_test_rand_int_range (0, 2);
  CascadaRef ref = { CASCADA_KIND_REPORT, Q (g_test_rand_int_range (1, 5)), self->indicators[which] };
  CascadaValue value = cascada_value_decimal (CASCADA_DECIMAL (g_test_rand_int_range (0, 12)));

  if (cascada_period_get_last_day (ref.period) >= self->today)
    return;
  g_assert_true (cascada_workspace_begin_procedure (self->workspace, CASCADA_EDIT_KIND_EDIT, "Reporte", NULL));
  g_assert_true (cascada_workspace_set (self->workspace, ref, CASCADA_REPORT_EXECUTED, &value, NULL));
  commit_edit (self->workspace);
}

static void
act (History *self)
{
  gint64 request = choose_request (self);
  CascadaRef ref;

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      work_as (&self->cycle, self->cycle.mayor);
      if (cascada_request_begin (self->workspace, choose (self->goals, 2), self->today, &ref, NULL))
        write_draft (self, ref.id);
      break;
    case 1:
      work_as (&self->cycle, self->cycle.mayor);
      if (request != 0)
        write_draft (self, request);
      break;
    case 2:
      if (request != 0)
        take_step (self, request);
      break;
    case 3:
      if (request != 0)
        give_opinion (self, request);
      break;
    default:
      if (request != 0)
        go_on (self, request);
      break;
    }
}

static void
test_random (History *self, gconstpointer data)
{
  GDate day;

  for (int which = 0; which < 2; which++)
    for (int quarter = 0; quarter < 4; quarter++)
      self->locked[which][quarter] = CASCADA_DECIMAL_NONE;
  for (int i = 0; i < GPOINTER_TO_INT (data); i++) /* each test begins with the same seed */
    g_test_rand_int ();
  g_date_set_dmy (&day, 1, G_DATE_FEBRUARY, 2025);
  for (guint i = 0; i < N_STEPS; i++)
    {
      self->today = cascada_date_from_gdate (&day);
      report (self);
      note (self);
      act (self);
      assert_kept (self);
      g_date_add_days (&day, (guint) g_test_rand_int_range (0, 6));
    }
  g_test_message ("%u approved, %u refused, %u versions", self->n_approved, self->n_refused, self->versions->len);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (int i = 0; i < N_HISTORIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("/request-random/%d", i);

      g_test_add (name, History, GINT_TO_POINTER (i), set_up_history, test_random, tear_down_history);
    }
  return g_test_run ();
}
