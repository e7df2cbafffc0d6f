/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A whole quarter of a plan: read at once, supposed, entered and pasted as one edit, and what may be done with it. */

#include "fixture.h"

#include "cascada-attachment.h"
#include "cascada-corrections.h"
#include "cascada-observation.h"
#include "cascada-person.h"
#include "cascada-quarter-block.h"

#define QUARTER CASCADA_PERIOD_QUARTER (2025, 1)
#define IN_TIME 20250410

enum
{
  SUM,
  RATIO,
  ELIMINATED,
  LATER, /* programmed in the second quarter only */
  N_GOALS,
};

typedef struct
{
  Fixture fixture;
  gint64 plan, mayor, analyst;
  gint64 goals[N_GOALS], indicators[N_GOALS];
} Sheet;

static gint64
create_person (CascadaWorkspace *workspace, const char *name, CascadaRole role, gint64 unit)
{
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_PERSON_NAME - 1] = cascada_value_text (name),
    [CASCADA_PERSON_ROLE - 1] = cascada_value_integer (role),
    [CASCADA_PERSON_UNIT - 1] = cascada_value_integer (unit),
  };

  return create (workspace, CASCADA_KIND_PERSON, 0, values);
}

static gint64
create_unit (CascadaWorkspace *workspace, const char *name, CascadaUnitKind kind)
{
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_UNIT_NAME - 1] = cascada_value_text (name),
    [CASCADA_UNIT_KIND - 1] = cascada_value_integer (kind),
  };

  return create (workspace, CASCADA_KIND_UNIT, 0, values);
}

static void
set_integer (CascadaWorkspace *workspace, CascadaRef ref, guint field, gint64 number)
{
  CascadaValue value = cascada_value_integer (number);

  g_assert_true (cascada_workspace_set (workspace, ref, field, &value, NULL));
}

static void
create_goals (Sheet *self)
{
  static const char *const names[N_GOALS] = { "Realizar 8 jornadas", "Atender el 100 % de las peticiones", "Meta de antes", "Publicar 1 informe" };
  CascadaWorkspace *workspace = self->fixture.workspace;
  gint64 objective = create_objective (workspace, self->plan, 1, "Gestión local");

  for (guint i = 0; i < N_GOALS; i++)
    {
      g_autofree char *code = g_strdup_printf ("U-%u", i + 1);

      self->goals[i] = create_goal (workspace, objective, code, names[i]);
      self->indicators[i] = create_indicator (workspace, self->goals[i], code, "Indicador", CASCADA_ANNUALISATION_SUM);
    }
  set_target (workspace, self->indicators[SUM], QUARTER, "2");
  set_target (workspace, self->indicators[RATIO], QUARTER, "1");
  set_target (workspace, self->indicators[ELIMINATED], QUARTER, "2");
  set_target (workspace, self->indicators[LATER], CASCADA_PERIOD_QUARTER (2025, 2), "1");
  set_integer (workspace, ref_of (CASCADA_KIND_INDICATOR, self->indicators[RATIO]), CASCADA_INDICATOR_IS_RATIO, 1);
  set_integer (workspace, ref_of (CASCADA_KIND_GOAL, self->goals[ELIMINATED]), CASCADA_GOAL_ELIMINATED, 1);
}

static void
set_up (Sheet *self, gconstpointer data)
{
  CascadaValue plan[MAX_FIELDS] = {
    [CASCADA_PLAN_TITLE - 1] = cascada_value_text ("Plan de gestión Usme 2025"),
    [CASCADA_PLAN_KIND - 1] = cascada_value_integer (CASCADA_PLAN_KIND_MANAGEMENT),
    [CASCADA_PLAN_FIRST_YEAR - 1] = cascada_value_integer (2025),
    [CASCADA_PLAN_LAST_YEAR - 1] = cascada_value_integer (2025),
    [CASCADA_PLAN_STATE - 1] = cascada_value_integer (CASCADA_PLAN_STATE_PUBLISHED),
  };
  CascadaWorkspace *workspace;
  gint64 usme, office;

  fixture_set_up (&self->fixture, data);
  workspace = self->fixture.workspace;
  g_assert_true (cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, "Base", NULL));
  usme = create_unit (workspace, "Alcaldía Local de Usme", CASCADA_UNIT_KIND_LOCAL_OFFICE);
  office = create_unit (workspace, "Oficina Asesora de Planeación", CASCADA_UNIT_KIND_OFFICE);
  self->mayor = create_person (workspace, "Alcaldesa", CASCADA_ROLE_LOCAL_MAYOR, usme);
  self->analyst = create_person (workspace, "Analista", CASCADA_ROLE_PLANNING_ANALYST, office);
  plan[CASCADA_PLAN_UNIT - 1] = cascada_value_integer (usme);
  self->plan = create (workspace, CASCADA_KIND_PLAN, 0, plan);
  create_goals (self);
  commit_edit (workspace);
  g_assert_true (cascada_workspace_set_person (workspace, self->mayor, NULL));
}

static void
tear_down (Sheet *self, gconstpointer data)
{
  fixture_tear_down (&self->fixture, data);
}

static GPtrArray *
read_all (Sheet *self, CascadaDate today)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *reports = cascada_quarter_read_plan (self->fixture.workspace, self->plan, QUARTER, today, &error);

  g_assert_no_error (error);
  return reports;
}

static CascadaDecimal
read_figure (Sheet *self, guint goal, guint field)
{
  g_autoptr (CascadaRecord) report = cascada_workspace_get_record (
      self->fixture.workspace, (CascadaRef){ CASCADA_KIND_REPORT, QUARTER, self->indicators[goal] }, NULL);

  return report != NULL && !cascada_record_is_removed (report) ? cascada_record_get_decimal (report, field) : CASCADA_DECIMAL_NONE;
}

static void
assert_result (const CascadaQuarterReport *report, gint64 percent)
{
  CascadaProgress result;

  cascada_report_get_quarter_result (&report->series, report->facts.settings, QUARTER, &result);
  g_assert_cmpint (cascada_ratio_to_percent (result.progress_at_cut, 0), ==, percent < 0 ? CASCADA_DECIMAL_NONE : CASCADA_DECIMAL (percent));
}

static void
test_quarter_of_cut (void)
{
  static const struct
  {
    CascadaPeriod cut, quarter;
  } rows[] = {
    { CASCADA_PERIOD_QUARTER (2025, 2), CASCADA_PERIOD_QUARTER (2025, 2) },
    { CASCADA_PERIOD_YEAR (2025), CASCADA_PERIOD_QUARTER (2025, 4) },
    { CASCADA_PERIOD_MONTH (2025, 1), CASCADA_PERIOD_QUARTER (2025, 1) },
    { CASCADA_PERIOD_MONTH (2025, 9), CASCADA_PERIOD_QUARTER (2025, 3) },
    { CASCADA_PERIOD_MONTH (2025, 12), CASCADA_PERIOD_QUARTER (2025, 4) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (cascada_quarter_of_cut (rows[i].cut), ==, rows[i].quarter);
}

static void
test_read (Sheet *self, gconstpointer data)
{
  static const CascadaReportDuty duties[N_GOALS] = { CASCADA_REPORT_DUTY_DUE, CASCADA_REPORT_DUTY_DUE, CASCADA_REPORT_DUTY_NONE, CASCADA_REPORT_DUTY_NONE };
  g_autoptr (GPtrArray) reports = read_all (self, IN_TIME);
  g_auto (GStrv) sum = NULL, ratio = NULL;
  g_autofree char *title = NULL;

  g_assert_cmpuint (reports->len, ==, N_GOALS);
  for (guint i = 0; i < N_GOALS; i++)
    {
      const CascadaQuarterReport *report = reports->pdata[i];

      g_assert_cmpint (report->indicator.id, ==, self->indicators[i]);
      g_assert_cmpint (cascada_report_get_duty (&report->facts), ==, duties[i]);
    }
  title = cascada_quarter_get_title (reports->pdata[SUM]);
  g_assert_cmpstr (title, ==, "U-1. Realizar 8 jornadas");
  sum = cascada_quarter_list_missing (reports->pdata[SUM]);
  g_assert_cmpuint (g_strv_length (sum), ==, 3);
  g_assert_cmpstr (sum[0], ==, "Executed value of the quarter"); /* and both analyses */
  ratio = cascada_quarter_list_missing (reports->pdata[RATIO]);
  g_assert_cmpuint (g_strv_length (ratio), ==, 4); /* and its terms */
}

/* Results of figures that nobody has written. */
static void
test_suppose (Sheet *self, gconstpointer data)
{
  g_autoptr (GPtrArray) reports = read_all (self, IN_TIME), again = NULL;
  CascadaReportFigures figures = { CASCADA_DECIMAL (1), CASCADA_DECIMAL_NONE, CASCADA_DECIMAL_NONE };

  assert_result (reports->pdata[SUM], 0);
  cascada_quarter_suppose (reports->pdata[SUM], &figures);
  assert_result (reports->pdata[SUM], 50);
  figures.executed = CASCADA_DECIMAL (4);
  cascada_quarter_suppose (reports->pdata[SUM], &figures); /* as one types on */
  assert_result (reports->pdata[SUM], 200);
  g_assert_cmpint (cascada_report_get_figures (&((CascadaQuarterReport *) reports->pdata[SUM])->series, QUARTER).executed, ==, CASCADA_DECIMAL (4));

  figures = (CascadaReportFigures){ CASCADA_DECIMAL_NONE, CASCADA_DECIMAL (3), CASCADA_DECIMAL (4) };
  cascada_quarter_suppose (reports->pdata[RATIO], &figures);
  assert_result (reports->pdata[RATIO], 75);
  cascada_quarter_suppose (reports->pdata[LATER], &figures); /* a quarter that the series does not have */
  assert_result (reports->pdata[LATER], -1);

  again = read_all (self, IN_TIME);
  assert_result (again->pdata[SUM], 0);
  g_assert_cmpint (read_figure (self, SUM, CASCADA_REPORT_EXECUTED), ==, CASCADA_DECIMAL_NONE);
}

/* A grid of the first two goals: executed value, numerator, denominator. */
static gboolean
find_slot (guint row, guint column, CascadaQuarterSlot *slot, gpointer data)
{
  static const guint fields[2][3] = { { CASCADA_REPORT_EXECUTED, 0, 0 }, { 0, CASCADA_REPORT_NUMERATOR, CASCADA_REPORT_DENOMINATOR } };
  const Sheet *self = data;

  if (row >= 2 || column >= 3)
    return FALSE;
  slot->indicator = self->indicators[row];
  slot->field = fields[row][column];
  slot->name = g_strdup_printf ("row %u, column %u", row + 1, column + 1);
  return TRUE;
}

static void
test_block (Sheet *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) cells = cascada_quarter_read_block ("1.234,5\t\t\r\n\t85 %\t1.000\r\n", find_slot, self, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cells->len, ==, 3);
  g_assert_true (cascada_quarter_write (workspace, QUARTER, (const CascadaQuarterCell *) cells->data, cells->len, "Pasted", &error));
  assert_decimal (read_figure (self, SUM, CASCADA_REPORT_EXECUTED), "1234.5");
  assert_decimal (read_figure (self, RATIO, CASCADA_REPORT_NUMERATOR), "85");
  g_assert_cmpint (read_figure (self, RATIO, CASCADA_REPORT_DENOMINATOR), !=, CASCADA_DECIMAL_NONE);
  g_assert_true (cascada_workspace_undo (workspace, &error)); /* one edit */
  g_assert_cmpint (read_figure (self, SUM, CASCADA_REPORT_EXECUTED), ==, CASCADA_DECIMAL_NONE);
  g_assert_cmpint (read_figure (self, RATIO, CASCADA_REPORT_NUMERATOR), ==, CASCADA_DECIMAL_NONE);
}

/* Emptiness clears what is entered. */
static void
test_block_empty (Sheet *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) cells = cascada_quarter_read_block ("\t\t\n", find_slot, self, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cells->len, ==, 1);
  g_assert_cmpint (g_array_index (cells, CascadaQuarterCell, 0).value.type, ==, CASCADA_VALUE_NONE);
}

/* All or nothing: what stands in the way is named. */
static void
test_block_refused (Sheet *self, gconstpointer data)
{
  static const struct
  {
    const char *text, *told;
  } rows[] = {
    { "dos\t\t\n\t1\t2", "row 1, column 1" },
    { "1\t2\t", "row 1, column 2" },          /* computed, or not asked of it */
    { "1\t\t\t7", "7" },                      /* to the right of the grid */
    { "1\n\t1\t2\n5", "5" },                  /* below it */
    { "1,5\n\t1,2,3\tx", "row 2, column 2" }, /* each is named */
    { "1,5\n\t1,2,3\tx", "row 2, column 3" },
    { "", "no number" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) cells = cascada_quarter_read_block (rows[i].text, find_slot, self, &error);

      g_assert_null (cells);
      g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, rows[i].told));
    }
}

static void
set_text (Sheet *self, guint goal, guint field, const char *text)
{
  CascadaRef ref = { CASCADA_KIND_REPORT, QUARTER, self->indicators[goal] };
  CascadaValue value = cascada_value_text (text);

  g_assert_true (cascada_workspace_change (self->fixture.workspace, ref, field, &value, NULL, NULL));
}

/* The first goal is reported whole; the second is not. */
static void
report_first (Sheet *self)
{
  CascadaQuarterCell cell = { self->indicators[SUM], CASCADA_REPORT_EXECUTED, cascada_value_decimal (CASCADA_DECIMAL (2)) };
  CascadaValue evidence[MAX_FIELDS] = {
    [CASCADA_ATTACHMENT_NAME - 1] = cascada_value_text ("Acta"),
    [CASCADA_ATTACHMENT_LINK - 1] = cascada_value_text ("Carpeta compartida"),
    [CASCADA_ATTACHMENT_GOAL - 1] = cascada_value_integer (self->goals[SUM]),
    [CASCADA_ATTACHMENT_PERIOD - 1] = cascada_value_integer (QUARTER),
    [CASCADA_ATTACHMENT_DATE - 1] = cascada_value_integer (20250405),
  };

  g_assert_true (cascada_quarter_write (self->fixture.workspace, QUARTER, &cell, 1, "Cifras", NULL));
  set_text (self, SUM, CASCADA_REPORT_ANALYSIS, "Dos jornadas");
  set_text (self, SUM, CASCADA_REPORT_RESULT_ANALYSIS, "Según lo programado");
  begin_edit (self->fixture.workspace, "Evidencia");
  create (self->fixture.workspace, CASCADA_KIND_ATTACHMENT, self->plan, evidence);
  commit_edit (self->fixture.workspace);
}

/* A figure that was undone does not come back with the text that is written next. */
static void
test_undone (Sheet *self, gconstpointer data)
{
  CascadaQuarterCell cell = { self->indicators[SUM], CASCADA_REPORT_EXECUTED, cascada_value_decimal (CASCADA_DECIMAL (2)) };
  g_autoptr (GError) error = NULL;

  g_assert_true (cascada_quarter_write (self->fixture.workspace, QUARTER, &cell, 1, "Cifras", &error));
  g_assert_true (cascada_workspace_undo (self->fixture.workspace, &error));
  set_text (self, SUM, CASCADA_REPORT_ANALYSIS, "Dos jornadas");
  g_assert_cmpint (read_figure (self, SUM, CASCADA_REPORT_EXECUTED), ==, CASCADA_DECIMAL_NONE);
  g_assert_true (cascada_workspace_undo (self->fixture.workspace, &error));
  g_assert_true (cascada_workspace_redo (self->fixture.workspace, &error));
  g_assert_cmpint (read_figure (self, SUM, CASCADA_REPORT_EXECUTED), ==, CASCADA_DECIMAL_NONE);
}

static guint
count_ready (Sheet *self, CascadaReportStep step)
{
  g_autoptr (GPtrArray) reports = read_all (self, IN_TIME);
  g_autoptr (GArray) ready = cascada_quarter_find_ready (self->fixture.workspace, reports, step);

  return ready->len;
}

static void
take (Sheet *self, CascadaReportStep step, const char *text)
{
  g_autoptr (GError) error = NULL;

  cascada_quarter_take (self->fixture.workspace, &self->indicators[SUM], 1, QUARTER, step, text, IN_TIME, &error);
  g_assert_no_error (error);
}

static void
work_as (Sheet *self, gint64 person)
{
  g_assert_true (cascada_workspace_set_person (self->fixture.workspace, person, NULL));
}

static void
test_steps (Sheet *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  g_autoptr (GPtrArray) observations = NULL, reports = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_ready (self, CASCADA_REPORT_STEP_SEND), ==, 0);
  report_first (self);
  g_assert_cmpuint (count_ready (self, CASCADA_REPORT_STEP_SEND), ==, 1);
  g_assert_true (cascada_quarter_may_write (workspace, self->indicators[SUM], QUARTER, &error));
  g_assert_false (cascada_quarter_may_write (workspace, self->indicators[ELIMINATED], QUARTER, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (cascada_quarter_may_write (workspace, self->indicators[SUM], CASCADA_PERIOD_QUARTER (2099, 1), NULL));

  take (self, CASCADA_REPORT_STEP_SEND, NULL);
  g_assert_false (cascada_quarter_may_write (workspace, self->indicators[SUM], QUARTER, NULL)); /* the planning office has it */
  g_assert_cmpuint (count_ready (self, CASCADA_REPORT_STEP_VERIFY), ==, 0);                     /* not the mayor's */
  work_as (self, self->analyst);
  g_assert_cmpuint (count_ready (self, CASCADA_REPORT_STEP_VERIFY), ==, 1);
  reports = read_all (self, IN_TIME);
  g_assert_true (cascada_quarter_may_take (workspace, reports->pdata[SUM], CASCADA_REPORT_STEP_RETURN, NULL)); /* its text comes later */
  g_assert_false (cascada_quarter_is_late (reports->pdata[SUM]));
  take (self, CASCADA_REPORT_STEP_RETURN, "Aclare las fechas");
  observations = cascada_quarter_get_observations (workspace, reports->pdata[SUM], &error);
  g_assert_cmpuint (observations->len, ==, 1);
  g_assert_cmpstr (cascada_record_get_text (observations->pdata[0], CASCADA_OBSERVATION_TEXT), ==, "Aclare las fechas");
}

static void
change_figure (Sheet *self, const char *number, const char *reason, gboolean adjust)
{
  CascadaValue value = cascada_value_decimal (decimal (number));
  g_autoptr (GError) error = NULL;

  (adjust ? cascada_quarter_adjust : cascada_quarter_correct) (self->fixture.workspace, self->indicators[SUM], QUARTER, CASCADA_REPORT_EXECUTED,
                                                               &value, reason, IN_TIME, &error);
  g_assert_no_error (error);
}

static GPtrArray *
read_corrections (Sheet *self)
{
  return cascada_corrections_read (cascada_workspace_get_store (self->fixture.workspace), self->indicators[SUM], QUARTER, NULL);
}

/* What was verified stays visible after any number of corrections; what was adjusted before is not it. */
static void
test_corrections (Sheet *self, gconstpointer data)
{
  g_autoptr (GPtrArray) none = NULL, corrections = NULL;
  const CascadaCorrection *correction;

  report_first (self);
  take (self, CASCADA_REPORT_STEP_SEND, NULL);
  work_as (self, self->analyst);
  change_figure (self, "3", "Error de digitación", TRUE);
  take (self, CASCADA_REPORT_STEP_VERIFY, NULL);
  none = read_corrections (self);
  g_assert_cmpuint (none->len, ==, 0);
  change_figure (self, "4", "Acta omitida", FALSE);
  change_figure (self, "5", "Otra acta", FALSE);
  corrections = read_corrections (self);
  g_assert_cmpuint (corrections->len, ==, 1);
  correction = corrections->pdata[0];
  assert_decimal (correction->verified.integer, "3");
  g_assert_cmpstr (correction->reason, ==, "Otra acta");
  assert_decimal (read_figure (self, SUM, CASCADA_REPORT_EXECUTED), "5");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quarter-sheet/quarter-of-cut", test_quarter_of_cut);
  g_test_add ("/quarter-sheet/read", Sheet, NULL, set_up, test_read, tear_down);
  g_test_add ("/quarter-sheet/suppose", Sheet, NULL, set_up, test_suppose, tear_down);
  g_test_add ("/quarter-sheet/block", Sheet, NULL, set_up, test_block, tear_down);
  g_test_add ("/quarter-sheet/block-empty", Sheet, NULL, set_up, test_block_empty, tear_down);
  g_test_add ("/quarter-sheet/block-refused", Sheet, NULL, set_up, test_block_refused, tear_down);
  g_test_add ("/quarter-sheet/undone", Sheet, NULL, set_up, test_undone, tear_down);
  g_test_add ("/quarter-sheet/steps", Sheet, NULL, set_up, test_steps, tear_down);
  g_test_add ("/quarter-sheet/corrections", Sheet, NULL, set_up, test_corrections, tear_down);
  return g_test_run ();
}
