/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The management plans of a year at a quarter: counts, results, ranks, order [P005 act. 12]. */

#include "cascada-consolidation.h"
#include "cascada-date.h"
#include "cascada-non-working-day.h"
#include "fixture.h"

#define Q(quarter) CASCADA_PERIOD_QUARTER (2025, quarter)

#define MAX_GOALS 6

/* A goal with one indicator: "WEIGHT Q1 Q2", each quarter TARGET/EXECUTED, either of them left out. */
typedef struct
{
  const char *figures;
  CascadaReportState state; /* of the report of the second quarter */
  CascadaDate sent;
  gboolean eliminated;
  CascadaGoalKind kind;
} Goal;

typedef struct
{
  const char *unit; /* NULL: none */
  CascadaUnitKind kind;
  CascadaPlanState state;
  int year;
  Goal goals[MAX_GOALS];
} Plan;

static void
set_integer (CascadaWorkspace *workspace, CascadaKind kind, gint64 id, CascadaPeriod period, guint field, gint64 number)
{
  g_autoptr (GError) error = NULL;
  CascadaValue value = cascada_value_integer (number);

  cascada_workspace_set (workspace, (CascadaRef){ kind, period, id }, field, &value, &error);
  g_assert_no_error (error);
}

static void
set_quarter (CascadaWorkspace *workspace, gint64 indicator, CascadaPeriod quarter, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);

  set_target (workspace, indicator, quarter, parts[0]);
  if (*parts[1] != '\0')
    set_executed (workspace, indicator, quarter, parts[1]);
}

static void
create_one_goal (CascadaWorkspace *workspace, gint64 objective, const Goal *goal, int year)
{
  g_auto (GStrv) words = g_strsplit (goal->figures, " ", -1);
  gint64 id = create_goal (workspace, objective, NULL, "M");
  gint64 indicator = create_indicator (workspace, id, NULL, "I", CASCADA_ANNUALISATION_SUM);

  set_integer (workspace, CASCADA_KIND_GOAL, id, CASCADA_PERIOD_NONE, CASCADA_GOAL_KIND, goal->kind);
  if (goal->eliminated)
    set_integer (workspace, CASCADA_KIND_GOAL, id, CASCADA_PERIOD_NONE, CASCADA_GOAL_ELIMINATED, TRUE);
  set_weight (workspace, indicator, year, words[0]);
  for (int quarter = 1; quarter <= 4 && words[quarter] != NULL; quarter++)
    set_quarter (workspace, indicator, CASCADA_PERIOD_QUARTER (year, quarter), words[quarter]);
  if (goal->state != CASCADA_REPORT_STATE_DRAFT)
    set_integer (workspace, CASCADA_KIND_REPORT, indicator, CASCADA_PERIOD_QUARTER (year, 2), CASCADA_REPORT_STATE, goal->state);
  if (goal->sent != CASCADA_DATE_NONE)
    set_integer (workspace, CASCADA_KIND_REPORT, indicator, CASCADA_PERIOD_QUARTER (year, 2), CASCADA_REPORT_SENT, goal->sent);
}

static gint64
find_or_create_unit (CascadaWorkspace *workspace, const Plan *plan)
{
  g_autoptr (GPtrArray) units = cascada_workspace_get_children (workspace, CASCADA_KIND_UNIT, 0, NULL);
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_UNIT_NAME - 1] = cascada_value_text (plan->unit),
    [CASCADA_UNIT_KIND - 1] = cascada_value_integer (plan->kind),
  };

  for (guint i = 0; i < units->len; i++)
    if (g_str_equal (cascada_record_get_text (units->pdata[i], CASCADA_UNIT_NAME), plan->unit))
      return cascada_record_get_id (units->pdata[i]);
  return create (workspace, CASCADA_KIND_UNIT, 0, values);
}

/* By goals, as management plans are. */
static gint64
create_one_plan (CascadaWorkspace *workspace, const Plan *plan)
{
  int year = plan->year != 0 ? plan->year : 2025;
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_PLAN_TITLE - 1] = cascada_value_text ("Plan"),
    [CASCADA_PLAN_KIND - 1] = cascada_value_integer (CASCADA_PLAN_KIND_MANAGEMENT),
    [CASCADA_PLAN_FIRST_YEAR - 1] = cascada_value_integer (year),
    [CASCADA_PLAN_LAST_YEAR - 1] = cascada_value_integer (year),
    [CASCADA_PLAN_ROLLUP - 1] = cascada_value_integer (CASCADA_ROLLUP_GOALS),
  };
  gint64 id, objective;

  if (plan->unit != NULL)
    values[CASCADA_PLAN_UNIT - 1] = cascada_value_integer (find_or_create_unit (workspace, plan));
  id = create (workspace, CASCADA_KIND_PLAN, 0, values);
  objective = create_objective (workspace, id, 1, "O");
  for (guint i = 0; i < MAX_GOALS && plan->goals[i].figures != NULL; i++)
    create_one_goal (workspace, objective, &plan->goals[i], year);
  set_integer (workspace, CASCADA_KIND_PLAN, id, CASCADA_PERIOD_NONE, CASCADA_PLAN_STATE, plan->state);
  return id;
}

/* @turn: (nullable): in which order they are entered */
static void
fill (CascadaWorkspace *workspace, const Plan *plans, guint n, const guint *turn)
{
  g_autoptr (GError) error = NULL;

  cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, "Plans", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    create_one_plan (workspace, &plans[turn != NULL ? turn[i] : i]);
  commit_edit (workspace);
}

static char *
percent (const CascadaCompliance *compliance)
{
  char *text = compliance != NULL ? cascada_compliance_to_percent_string (compliance, 2) : NULL;

  return text != NULL ? text : g_strdup ("-");
}

/* "1 Bosa 50.00 75.00 - 2/3": rank, unit, quarter, cumulative, previous, reported/programmed; with +1 the places gained */
static char *
describe (const CascadaConsolidation *self)
{
  static const char *const reasons[] = { NULL, "no plan", "not published", "no unit", "nothing programmed", "nothing reported" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const CascadaConsolidationRow *row = self->rows->pdata[i];
      g_autofree char *quarter = percent (row->quarter), *cumulative = percent (row->cumulative), *previous = percent (row->previous);

      g_string_append_printf (text, "%u %s %s %s %s %u/%u", row->rank.rank, row->unit_name != NULL ? row->unit_name : "-", quarter,
                              cumulative, previous, row->n_reported, row->n_programmed);
      if (row->rank.has_change)
        g_string_append_printf (text, " %+d", row->rank.places);
      if (row->unranked != CASCADA_UNRANKED_NOT)
        g_string_append_printf (text, " %s", reasons[row->unranked]);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static CascadaConsolidation *
consolidate (CascadaWorkspace *workspace, CascadaPeriod quarter, gboolean all_states)
{
  g_autoptr (GError) error = NULL;
  CascadaConsolidation *self = cascada_consolidation_new (cascada_workspace_get_store (workspace), quarter, all_states, NULL, &error);

  g_assert_no_error (error);
  return self;
}

static void
assert_rows (CascadaWorkspace *workspace, CascadaPeriod quarter, gboolean all_states, const char *expected)
{
  g_autoptr (CascadaConsolidation) self = consolidate (workspace, quarter, all_states);
  g_autofree char *text = describe (self);

  g_assert_cmpstr (text, ==, expected);
}

#define LOCAL CASCADA_UNIT_KIND_LOCAL_OFFICE
#define PROCESS CASCADA_UNIT_KIND_PROCESS
#define PUBLISHED CASCADA_PLAN_STATE_PUBLISHED

/* Second quarter: Bosa (60 × 50 + 40 × 100) ÷ 100; Suba 100; Usme and Kennedy 70 with other goals; Tunjuelito nothing
 * reported; Fontibón nothing programmed. */
static const Plan plans[] = {
  { "Bosa", LOCAL, PUBLISHED, 0, { { "60 10/10 10/5" }, { "40 10/0 10/10" } } },
  { "Suba", LOCAL, CASCADA_PLAN_STATE_CLOSED, 0, { { "100 10/5 10/10" } } },
  { "Usme", LOCAL, PUBLISHED, 0, { { "100 / 10/7" } } },
  { "Tunjuelito", LOCAL, PUBLISHED, 0, { { "100 10/10 10/" } } },
  { "Fontibón", LOCAL, PUBLISHED, 0, { { "100 10/10 /" } } },
  { "Planeación", PROCESS, PUBLISHED, 0, { { "100 10/10 10/1" } } },
  { "Kennedy", LOCAL, CASCADA_PLAN_STATE_DRAFT, 0, { { "100 10/10 10/10" } } },
  { "Bosa", LOCAL, PUBLISHED, 2024, { { "100 10/10 10/10 10/10 10/3" } } },
};

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = fixture->workspace;

  fill (workspace, plans, G_N_ELEMENTS (plans), NULL);
  assert_rows (workspace, Q (2), FALSE,
               "1 Planeación 10.00 55.00 100.00 1/1 +0\n"
               "1 Suba 100.00 75.00 50.00 1/1 +3\n"
               "2 Bosa 70.00 65.00 60.00 2/2 +1\n"
               "2 Usme 70.00 70.00 - 1/1\n"
               "0 Fontibón - 100.00 100.00 0/0 nothing programmed\n"
               "0 Kennedy - - - 0/0 not published\n"
               "0 Tunjuelito 0.00 50.00 100.00 0/1 nothing reported\n");
  assert_rows (workspace, Q (2), TRUE,
               "1 Planeación 10.00 55.00 100.00 1/1 +0\n"
               "1 Kennedy 100.00 100.00 100.00 1/1 +0\n"
               "1 Suba 100.00 75.00 50.00 1/1 +4\n"
               "3 Bosa 70.00 65.00 60.00 2/2 +1\n"
               "3 Usme 70.00 70.00 - 1/1\n"
               "0 Fontibón - 100.00 100.00 0/0 nothing programmed\n"
               "0 Tunjuelito 0.00 50.00 100.00 0/1 nothing reported\n");
}

/* Before a first quarter stands the last one, in the unit's plan of that year. */
static void
test_first_quarter (Fixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = fixture->workspace;
  g_autoptr (CascadaConsolidation) self = NULL;

  fill (workspace, plans, G_N_ELEMENTS (plans), NULL);
  self = consolidate (workspace, Q (1), FALSE);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const CascadaConsolidationRow *row = self->rows->pdata[i];
      g_autofree char *previous = percent (row->previous);

      g_assert_cmpstr (previous, ==, g_str_equal (row->unit_name, "Bosa") ? "30.00" : "-");
    }
  assert_rows (workspace, CASCADA_PERIOD_QUARTER (2024, 1), FALSE,
               "0 Planeación - - - 0/0 no plan\n"
               "1 Bosa 100.00 100.00 - 1/1\n"
               "0 Fontibón - - - 0/0 no plan\n"
               "0 Kennedy - - - 0/0 no plan\n"
               "0 Suba - - - 0/0 no plan\n"
               "0 Tunjuelito - - - 0/0 no plan\n"
               "0 Usme - - - 0/0 no plan\n");
  assert_rows (workspace, CASCADA_PERIOD_QUARTER (1990, 1), FALSE, "");
}

/* However they were entered, the same list. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = fixture->workspace;
  g_autoptr (CascadaConsolidation) first = NULL;
  g_autofree char *before = NULL;
  guint turn[G_N_ELEMENTS (plans)];

  fill (workspace, plans, G_N_ELEMENTS (plans), NULL);
  first = consolidate (workspace, Q (2), TRUE);
  before = describe (first);
  for (guint round = 0; round < 3; round++)
    {
      Fixture other;

      for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
        turn[i] = (i * 3 + round + 1) % G_N_ELEMENTS (plans);
      fixture_set_up (&other, NULL);
      fill (other.workspace, plans, G_N_ELEMENTS (plans), turn);
      assert_rows (other.workspace, Q (2), TRUE, before);
      fixture_tear_down (&other, NULL);
    }
}

#define N_RANDOM 12

static void
shuffle (guint *order)
{
  for (guint i = N_RANDOM; --i > 0;)
    {
      guint k = (guint) g_test_rand_int_range (0, (gint32) i + 1), swapped = order[i];

      order[i] = order[k];
      order[k] = swapped;
    }
}

/* Ranks follow the results, and equal ones share them. */
static char *
describe_filled (const Plan *random, const guint *order)
{
  Fixture fixture;
  g_autoptr (CascadaConsolidation) self = NULL;
  char *text;

  fixture_set_up (&fixture, NULL);
  fill (fixture.workspace, random, N_RANDOM, order);
  self = consolidate (fixture.workspace, Q (2), FALSE);
  for (guint i = 1; i < N_RANDOM; i++)
    {
      const CascadaConsolidationRow *before = self->rows->pdata[i - 1], *row = self->rows->pdata[i];
      int compared = cascada_compliance_compare (before->quarter, row->quarter);

      if (before->unit_kind == row->unit_kind)
        g_assert_true (compared == 0 ? before->rank.rank == row->rank.rank : compared > 0 && before->rank.rank < row->rank.rank);
    }
  text = describe (self);
  fixture_tear_down (&fixture, NULL);
  return text;
}

/* Units with random figures, few enough that many tie: whatever the order they were entered in, the same list. */
static void
test_random_order (void)
{
  for (guint round = 0; round < 4; round++)
    {
      char names[N_RANDOM][16], figures[N_RANDOM][32];
      Plan random[N_RANDOM] = { 0 };
      g_autofree char *first = NULL;
      guint order[N_RANDOM];

      for (guint i = 0; i < N_RANDOM; i++)
        {
          g_snprintf (names[i], sizeof names[i], "Unidad %02u", i);
          g_snprintf (figures[i], sizeof figures[i], "100 10/%d 10/%d", g_test_rand_int_range (0, 5), g_test_rand_int_range (0, 5));
          random[i] = (Plan){ names[i], i % 2 == 0 ? LOCAL : PROCESS, PUBLISHED, 0, { { figures[i] } } };
          order[i] = i;
        }
      first = describe_filled (random, order);
      for (guint turn = 0; turn < 2; turn++)
        {
          g_autofree char *text = NULL;

          shuffle (order);
          text = describe_filled (random, order);
          g_assert_cmpstr (text, ==, first);
        }
    }
}

/* Second quarter of 2025: by Tue 15 July. */
static void
test_counts (Fixture *fixture, gconstpointer data)
{
  static const Plan plan[] = {
    { "Bosa", LOCAL, PUBLISHED, 0, {
                                       { "20 / 10/5", CASCADA_REPORT_STATE_SENT, 20250715 },
                                       { "20 / 10/5", CASCADA_REPORT_STATE_VERIFIED, 20250716 },
                                       { "20 / 10/5", CASCADA_REPORT_STATE_RETURNED, 20250701 },
                                       { "10 / 10/", CASCADA_REPORT_STATE_DRAFT, 0 },
                                       { "10 / 10/5", CASCADA_REPORT_STATE_DRAFT, 0 },
                                       { "20 / 10/10", CASCADA_REPORT_STATE_VERIFIED, 20250801, TRUE },
                                   } },
  };
  CascadaWorkspace *workspace = fixture->workspace;
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_NON_WORKING_DAY_DATE - 1] = cascada_value_integer (20250715),
    [CASCADA_NON_WORKING_DAY_NAME - 1] = cascada_value_text ("Día cívico"),
  };
  g_autoptr (CascadaConsolidation) self = NULL;
  g_autoptr (CascadaConsolidation) later = NULL;
  const CascadaConsolidationRow *row;

  fill (workspace, plan, 1, NULL);
  self = consolidate (workspace, Q (2), FALSE);
  row = self->rows->pdata[0];
  g_assert_cmpint (cascada_date_from_gdate (&self->deadline), ==, 20250715);
  g_assert_cmpuint (row->n_programmed, ==, 5);
  g_assert_cmpuint (row->n_reported, ==, 4);
  g_assert_cmpuint (row->n_unsent, ==, 1);
  g_assert_cmpuint (row->n_missing, ==, 1);
  g_assert_cmpuint (row->n_sent, ==, 1);
  g_assert_cmpuint (row->n_verified, ==, 1);
  g_assert_cmpuint (row->n_returned, ==, 1);
  g_assert_cmpuint (row->n_late, ==, 1);
  g_assert_cmpuint (row->n_reported_year, ==, 4);
  /* (20 × 3 × 50 + 10 × 0 + 10 × 50) ÷ 80: what was eliminated does not count */
  assert_decimal (cascada_compliance_to_percent (row->quarter, 2), "43.75");

  begin_edit (workspace, "Day");
  create (workspace, CASCADA_KIND_NON_WORKING_DAY, 0, values);
  commit_edit (workspace);
  later = consolidate (workspace, Q (2), FALSE);
  g_assert_cmpint (cascada_date_from_gdate (&later->deadline), ==, 20250716);
  g_assert_cmpuint (((CascadaConsolidationRow *) later->rows->pdata[0])->n_late, ==, 0);
}

/* A goal of several indicators is reported when all are, and stands where the least of them does. */
static void
test_indicators (Fixture *fixture, gconstpointer data)
{
  static const Plan plan[] = { { "Bosa", LOCAL, CASCADA_PLAN_STATE_NONE, 0, { { "50 / 10/5", CASCADA_REPORT_STATE_VERIFIED, 20250701 } } } };
  CascadaWorkspace *workspace = fixture->workspace;
  g_autoptr (CascadaConsolidation) before = NULL;
  g_autoptr (CascadaConsolidation) after = NULL;
  const CascadaConsolidationRow *row;
  gint64 indicator;

  fill (workspace, plan, 1, NULL);
  before = consolidate (workspace, Q (2), TRUE);
  row = before->rows->pdata[0];
  {
    g_autoptr (CascadaFigures) figures = get_figures (workspace, row->plan.id);

    begin_edit (workspace, "Indicator");
    indicator = create_indicator (workspace, cascada_figures_get_id (figures, CASCADA_NODE (CASCADA_LEVEL_GOAL, 0)), NULL, "J", CASCADA_ANNUALISATION_SUM);
    set_target (workspace, indicator, Q (2), "10");
    commit_edit (workspace);
  }
  after = consolidate (workspace, Q (2), TRUE);
  g_assert_cmpuint (row->n_verified, ==, 1);
  g_assert_cmpuint (row->n_reported, ==, 1);
  row = after->rows->pdata[0];
  g_assert_cmpuint (row->n_programmed, ==, 1);
  g_assert_cmpuint (row->n_verified, ==, 0);
  g_assert_cmpuint (row->n_missing, ==, 1);
}

static void
assert_settings (const CascadaConsolidation *self, int kind, const char *expected)
{
  g_auto (GStrv) lines = cascada_consolidation_describe_settings (self, kind, FALSE, 0);
  g_autofree char *text = g_strjoinv ("\n", lines);

  g_assert_cmpstr (text, ==, expected);
}

/* The results weigh the goals as each plan's roll-up does, and it is told where the plans differ. */
static void
test_settings (Fixture *fixture, gconstpointer data)
{
  static const Plan both[] = {
    { "Bosa", LOCAL, CASCADA_PLAN_STATE_NONE, 0, { { "50 / 10/10" }, { "50 / 10/0", .kind = CASCADA_GOAL_KIND_CROSS_CUTTING } } },
    { NULL, LOCAL, CASCADA_PLAN_STATE_NONE, 0, { { "100 / 10/10" } } },
  };
  CascadaWorkspace *workspace = fixture->workspace;
  g_autoptr (CascadaConsolidation) before = NULL;
  g_autoptr (CascadaConsolidation) after = NULL;
  gint64 plan;

  fill (workspace, both, G_N_ELEMENTS (both), NULL);
  before = consolidate (workspace, Q (2), TRUE);
  assert_settings (before, -1, "increasing=level, constant=last, decreasing=from-baseline, cap=none, decimals=2, notation=level, "
                               "weight-tolerance=0.01, rollup=goals, cross-cutting=none");
  assert_settings (before, CASCADA_UNIT_KIND_PROCESS, "");
  plan = ((CascadaConsolidationRow *) before->rows->pdata[0])->plan.id;
  begin_edit (workspace, "Share");
  set_cell (workspace, CASCADA_KIND_PLAN, plan, CASCADA_PERIOD_NONE, CASCADA_PLAN_CROSS_CUTTING_SHARE, decimal ("20"));
  commit_edit (workspace);
  after = consolidate (workspace, Q (2), TRUE);
  assert_settings (after, -1, "increasing=level, constant=last, decreasing=from-baseline, cap=none, decimals=2, notation=level, "
                              "weight-tolerance=0.01, rollup=goals, cross-cutting=20\ncross-cutting=none in: Plan");
  /* a plan without a unit is listed last, and unranked whatever its result */
  assert_rows (workspace, Q (2), TRUE, "1 Bosa 80.00 80.00 - 2/2\n0 - 100.00 100.00 - 1/1 no unit\n");
  begin_edit (workspace, "Objectives");
  set_integer (workspace, CASCADA_KIND_PLAN, plan, CASCADA_PERIOD_NONE, CASCADA_PLAN_ROLLUP, CASCADA_ROLLUP_OBJECTIVES);
  commit_edit (workspace);
  assert_rows (workspace, Q (2), TRUE, "1 Bosa 50.00 50.00 - 2/2\n0 - 100.00 100.00 - 1/1 no unit\n");
}

/* Figures kept by month are the quarter's. */
static void
test_months (Fixture *fixture, gconstpointer data)
{
  static const Plan plan[] = { { "Bosa", LOCAL, CASCADA_PLAN_STATE_NONE, 0, { { "100" } } } };
  CascadaWorkspace *workspace = fixture->workspace;
  g_autoptr (CascadaConsolidation) self = NULL;
  g_autoptr (CascadaFigures) figures = NULL;
  const CascadaConsolidationRow *row;
  const CascadaConsolidationGoal *goal;
  gint64 indicator;

  fill (workspace, plan, 1, NULL);
  self = consolidate (workspace, Q (2), TRUE);
  row = self->rows->pdata[0];
  g_assert_cmpint (row->unranked, ==, CASCADA_UNRANKED_NOTHING_PROGRAMMED);
  figures = get_figures (workspace, row->plan.id);
  indicator = cascada_figures_get_id (figures, CASCADA_NODE (CASCADA_LEVEL_INDICATOR, 0));
  begin_edit (workspace, "Months");
  for (int month = 1; month <= 6; month++)
    set_target (workspace, indicator, CASCADA_PERIOD_MONTH (2025, month), "10");
  set_executed (workspace, indicator, CASCADA_PERIOD_MONTH (2025, 2), "15");
  set_executed (workspace, indicator, CASCADA_PERIOD_MONTH (2025, 5), "12");
  commit_edit (workspace);
  assert_rows (workspace, Q (2), TRUE, "1 Bosa 40.00 45.00 50.00 1/1 +0\n");
  assert_rows (workspace, Q (1), TRUE, "1 Bosa 50.00 50.00 - 1/1\n");
  cascada_consolidation_unref (g_steal_pointer (&self));
  self = consolidate (workspace, Q (2), TRUE);
  row = self->rows->pdata[0];
  goal = row->goals->pdata[0];
  assert_decimal (goal->percent, "40");
  assert_decimal (cascada_ratio_to_decimal (goal->target, 2), "30");
  assert_decimal (cascada_ratio_to_decimal (goal->executed, 2), "12");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(CascadaConsolidation **) user_data = cascada_consolidation_read_finish (CASCADA_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

/* In a thread the same; with no quarter told, the last that ended of those that the plans hold for. */
static void
test_thread (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    CascadaDate today;
    CascadaPeriod quarter;
  } rows[] = {
    { 20250701, Q (2) },
    { 20250630, Q (1) },
    { 20250331, CASCADA_PERIOD_QUARTER (2024, 4) },
    { 20200101, CASCADA_PERIOD_QUARTER (2024, 1) },
    { 20300101, Q (4) },
  };
  CascadaWorkspace *workspace = fixture->workspace;

  fill (workspace, plans, G_N_ELEMENTS (plans), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CascadaConsolidation) self = NULL;
      g_autofree char *text = NULL;

      cascada_consolidation_read_async (workspace, CASCADA_PERIOD_NONE, rows[i].today, FALSE, NULL, read_cb, &self);
      while (self == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (self->quarter, ==, rows[i].quarter);
      text = describe (self);
      assert_rows (workspace, rows[i].quarter, FALSE, text);
    }
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CascadaConsolidation) again = NULL;
  g_autoptr (GError) error = NULL;
  CascadaStore *store = cascada_workspace_get_store (fixture->workspace);

  fill (fixture->workspace, plans, G_N_ELEMENTS (plans), NULL);
  g_cancellable_cancel (cancellable);
  g_assert_null (cascada_consolidation_new (store, Q (2), FALSE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* the connection goes on as before */
  g_clear_error (&error);
  again = cascada_consolidation_new (store, Q (2), FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->rows->len, ==, 7);
}

#define ADD(path, test) g_test_add ("/consolidation/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("rows", test_rows);
  ADD ("first-quarter", test_first_quarter);
  ADD ("order", test_order);
  g_test_add_func ("/consolidation/random-order", test_random_order);
  ADD ("counts", test_counts);
  ADD ("indicators", test_indicators);
  ADD ("settings", test_settings);
  ADD ("months", test_months);
  ADD ("thread", test_thread);
  ADD ("cancelled", test_cancelled);

  return g_test_run ();
}
