/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan whose compliance is that of its goals (domain §5): its figure, its units, its explanation, its coherence. */

#include "cascada-check.h"
#include "cascada-explain.h"
#include "cascada-unit-results.h"
#include "fixture.h"

#define CUT CASCADA_PERIOD_YEAR (2025)

typedef struct
{
  int objective;
  CascadaGoalKind kind;
  const char *weight, *target, *executed;
  int unit;
  gboolean eliminated;
} Row;

#define OWN CASCADA_GOAL_KIND_MANAGEMENT
#define CROSS CASCADA_GOAL_KIND_CROSS_CUTTING

/* Of the objectives' mean it would be (60 + 50) ÷ 2. The last is not programmed, the one before it eliminated. */
static const Row rows[] = {
  { 1, OWN, "10", "10", "10", 0, FALSE },
  { 1, OWN, "30", "10", "5", 0, FALSE },
  { 2, CROSS, "20", "10", "5", 1, FALSE },
  { 2, OWN, "", "10", "1", 1, TRUE },
  { 2, OWN, "20", "", "", 1, FALSE },
};

static gint64 units[2];

static void
set_integer (CascadaWorkspace *workspace, CascadaKind kind, gint64 id, guint field, gint64 number)
{
  CascadaValue value = cascada_value_integer (number);

  g_assert_true (cascada_workspace_set (workspace, ref_of (kind, id), field, &value, NULL));
}

static gint64
fill (CascadaWorkspace *workspace, const Row *all, guint n)
{
  gint64 plan = create_plan (workspace, "Plan de gestión", 2025, 2025), objective = 0;

  set_integer (workspace, CASCADA_KIND_PLAN, plan, CASCADA_PLAN_ROLLUP, CASCADA_ROLLUP_GOALS);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      CascadaValue values[MAX_FIELDS] = { [CASCADA_UNIT_NAME - 1] = cascada_value_text (i == 0 ? "A" : "B") };

      units[i] = create (workspace, CASCADA_KIND_UNIT, 0, values);
    }
  for (guint i = 0; i < n; i++)
    {
      gint64 goal, indicator;

      if (i == 0 || all[i].objective != all[i - 1].objective)
        objective = create_objective (workspace, plan, all[i].objective, "O");
      goal = create_goal (workspace, objective, NULL, "M");
      set_integer (workspace, CASCADA_KIND_GOAL, goal, CASCADA_GOAL_KIND, all[i].kind);
      set_integer (workspace, CASCADA_KIND_GOAL, goal, CASCADA_GOAL_ELIMINATED, all[i].eliminated);
      set_integer (workspace, CASCADA_KIND_GOAL, goal, CASCADA_GOAL_UNIT, units[all[i].unit]);
      indicator = create_indicator (workspace, goal, NULL, "I", CASCADA_ANNUALISATION_SUM);
      if (*all[i].weight != '\0')
        set_weight (workspace, indicator, 2025, all[i].weight);
      set_target (workspace, indicator, CUT, all[i].target);
      set_executed (workspace, indicator, CUT, all[i].executed);
    }
  return plan;
}

static gint64
fill_edit (CascadaWorkspace *workspace, const Row *all, guint n)
{
  gint64 plan;

  begin_edit (workspace, "Plan");
  plan = fill (workspace, all, n);
  commit_edit (workspace);
  return plan;
}

static void
set_share (CascadaWorkspace *workspace, gint64 plan, const char *share)
{
  begin_edit (workspace, "Share");
  set_cell (workspace, CASCADA_KIND_PLAN, plan, CASCADA_PERIOD_NONE, CASCADA_PLAN_CROSS_CUTTING_SHARE, decimal (share));
  commit_edit (workspace);
}

static void
assert_plan (CascadaFigures *figures, const char *percent)
{
  g_autoptr (CascadaCompliance) exact = cascada_figures_get_plan_compliance (figures, CUT);

  assert_decimal (cascada_figures_get_plan_percent (figures, CUT), percent);
  assert_decimal (cascada_compliance_to_percent (exact, 2), percent);
}

/* (10 × 100 + 30 × 50 + 20 × 50) ÷ 60; of the own goals alone 62.5 */
static void
test_figure (Fixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = fixture->workspace;
  gint64 plan = fill_edit (workspace, rows, G_N_ELEMENTS (rows));
  g_autoptr (CascadaFigures) figures = get_figures (workspace, plan);

  assert_plan (figures, "58.33");
  assert_decimal (cascada_figures_get_percent (figures, CASCADA_NODE (CASCADA_LEVEL_OBJECTIVE, 0), CUT), "62.5");
  set_share (workspace, plan, "20");
  assert_plan (figures, "60");
  set_share (workspace, plan, "0");
  assert_plan (figures, "62.5");
  set_share (workspace, plan, "100");
  assert_plan (figures, "50");
  set_share (workspace, plan, "");
  assert_plan (figures, "58.33");

  begin_edit (workspace, "Objectives");
  set_integer (workspace, CASCADA_KIND_PLAN, plan, CASCADA_PLAN_ROLLUP, CASCADA_ROLLUP_OBJECTIVES);
  commit_edit (workspace);
  assert_plan (figures, "56.25");
}

/* What is kept for a cut-off follows each kind of edit that touches it. */
static void
test_edits (Fixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = fixture->workspace;
  gint64 plan = fill_edit (workspace, rows, G_N_ELEMENTS (rows));
  g_autoptr (CascadaFigures) figures = get_figures (workspace, plan);
  gint64 indicator = cascada_figures_get_id (figures, CASCADA_NODE (CASCADA_LEVEL_INDICATOR, 0));
  gint64 goal = cascada_figures_get_id (figures, CASCADA_NODE (CASCADA_LEVEL_GOAL, 0));

  set_share (workspace, plan, "20");
  assert_plan (figures, "60");
  begin_edit (workspace, "Executed");
  set_executed (workspace, indicator, CUT, "5");
  commit_edit (workspace);
  assert_plan (figures, "50");
  begin_edit (workspace, "Executed");
  set_executed (workspace, indicator, CUT, "10");
  set_weight (workspace, indicator, 2025, "30");
  commit_edit (workspace);
  assert_plan (figures, "70");
  begin_edit (workspace, "Kind");
  set_integer (workspace, CASCADA_KIND_GOAL, goal, CASCADA_GOAL_KIND, CROSS);
  commit_edit (workspace);
  assert_plan (figures, "56");
  g_assert_true (cascada_workspace_undo (workspace, NULL));
  assert_plan (figures, "70");
  begin_edit (workspace, "Eliminated");
  set_integer (workspace, CASCADA_KIND_GOAL, goal, CASCADA_GOAL_ELIMINATED, TRUE);
  commit_edit (workspace);
  assert_plan (figures, "50");
}

static const CascadaUnitResult *
find_result (GPtrArray *results, gint64 unit)
{
  for (guint i = 0; i < results->len; i++)
    if (((CascadaUnitResult *) results->pdata[i])->unit == unit)
      return results->pdata[i];
  g_assert_not_reached ();
}

/* Unit A 10 × 100 and 30 × 50, a cross-cutting one of 20 × 20 %: with its share (80 × 62.5 + 20 × 20) ÷ 100 */
static void
test_units (Fixture *fixture, gconstpointer data)
{
  static const Row of_units[] = {
    { 1, OWN, "10", "10", "10", 0, FALSE },
    { 2, OWN, "30", "10", "5", 0, FALSE },
    { 2, CROSS, "20", "10", "2", 0, FALSE },
    { 2, OWN, "40", "10", "4", 1, FALSE },
  };
  CascadaWorkspace *workspace = fixture->workspace;
  gint64 plan = fill_edit (workspace, of_units, G_N_ELEMENTS (of_units));
  g_autoptr (CascadaFigures) figures = get_figures (workspace, plan);
  g_autoptr (GPtrArray) without = cascada_unit_results (figures, cascada_workspace_get_store (workspace), CUT, NULL);
  g_autoptr (GPtrArray) with = NULL;

  g_assert_cmpuint (find_result (without, units[0])->n_programmed, ==, 3);
  assert_decimal (cascada_compliance_to_percent (find_result (without, units[0])->compliance, 2), "48.33");
  assert_decimal (cascada_compliance_to_percent (find_result (without, units[1])->compliance, 2), "40");
  set_share (workspace, plan, "20");
  with = cascada_unit_results (figures, cascada_workspace_get_store (workspace), CUT, NULL);
  assert_decimal (cascada_compliance_to_percent (find_result (with, units[0])->compliance, 2), "54");
  assert_decimal (cascada_compliance_to_percent (find_result (with, units[1])->compliance, 2), "40");
}

/* A unit's missing weight is what the whole plan's leave: 50 × 50 and 30 × 0 of 100 */
static void
test_units_missing (Fixture *fixture, gconstpointer data)
{
  static const Row missing[] = { { 1, OWN, "50", "10", "5", 0, FALSE }, { 1, OWN, "", "10", "0", 0, FALSE }, { 2, OWN, "20", "10", "10", 1, FALSE } };
  CascadaWorkspace *workspace = fixture->workspace;
  gint64 plan = fill_edit (workspace, missing, G_N_ELEMENTS (missing));
  g_autoptr (CascadaFigures) figures = get_figures (workspace, plan);
  g_autoptr (GPtrArray) results = cascada_unit_results (figures, cascada_workspace_get_store (workspace), CUT, NULL);

  assert_plan (figures, "45");
  assert_decimal (cascada_compliance_to_percent (find_result (results, units[0])->compliance, 2), "31.25");
}

static void
assert_explained (CascadaWorkspace *workspace, CascadaFigures *figures, gint64 plan, const char *const *wanted)
{
  g_auto (GStrv) lines = cascada_explain (workspace, figures, ref_of (CASCADA_KIND_PLAN, plan), CUT, NULL);
  g_autofree char *text = g_strjoinv ("\n", lines);

  for (guint i = 0; wanted[i] != NULL; i++)
    if (strstr (text, wanted[i]) == NULL)
      g_error ("no “%s” in\n%s", wanted[i], text);
}

static void
test_explained (Fixture *fixture, gconstpointer data)
{
  static const char *const together[] = { "that of its goals", "I: weight 30 × 50 % = 15", "the goal was eliminated",
                                          "those that count add up to 60", "Compliance = 35 ÷ 60 = 58.333333333333 %", NULL };
  static const char *const blocks[] = { "not cross-cutting, which make up 80 %", "Cross-cutting goals, which make up 20 %",
                                        "Mean of the block, by weight = 62.5 %", "each block by its share = 60 %",
                                        "to 2 decimals: 60.00 %", NULL };
  static const char *const whole[] = { "Nothing in this block", "The other block makes up the whole: compliance = 62.5 %", NULL };
  static const char *const nothing[] = { "There is no percentage", NULL };
  CascadaWorkspace *workspace = fixture->workspace;
  gint64 plan = fill_edit (workspace, rows, G_N_ELEMENTS (rows));
  g_autoptr (CascadaFigures) figures = get_figures (workspace, plan);
  gint64 cross = cascada_figures_get_id (figures, CASCADA_NODE (CASCADA_LEVEL_INDICATOR, 2));

  assert_explained (workspace, figures, plan, together);
  set_share (workspace, plan, "20");
  assert_explained (workspace, figures, plan, blocks);
  begin_edit (workspace, "Not programmed");
  set_target (workspace, cross, CUT, "");
  commit_edit (workspace);
  assert_plan (figures, "62.5");
  assert_explained (workspace, figures, plan, whole);
  set_share (workspace, plan, "100");
  assert_plan (figures, "");
  assert_explained (workspace, figures, plan, nothing);
}

static const CascadaCheckResult *
find_repair (GPtrArray *results, CascadaRepair repair)
{
  for (guint i = 0; i < results->len; i++)
    if (((CascadaCheckResult *) results->pdata[i])->repair == repair)
      return results->pdata[i];
  g_assert_not_reached ();
}

static void
repair (CascadaWorkspace *workspace, gint64 plan, CascadaRepair wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = cascada_check_plan (cascada_workspace_get_store (workspace), plan, NULL, &error);

  g_assert_no_error (error);
  cascada_check_repair (workspace, find_repair (results, wanted), &error);
  g_assert_no_error (error);
}

/* Of 99.98 the largest weight of the plan takes the rest; the missing ones of the plan share what it leaves. */
static void
test_repaired (Fixture *fixture, gconstpointer data)
{
  static const Row residue[] = { { 1, OWN, "49.99", "1", "1", 0, FALSE }, { 2, OWN, "49.98", "1", "1", 0, FALSE }, { 3, OWN, "0.01", "1", "1", 0, FALSE } };
  static const Row missing[] = { { 1, OWN, "40", "1", "1", 0, FALSE }, { 1, OWN, "", "1", "1", 0, FALSE }, { 2, OWN, "", "1", "1", 0, FALSE } };
  static const char *const after[2][3] = { { "50.01", "49.98", "0.01" }, { "40", "30", "30" } };
  CascadaWorkspace *workspace = fixture->workspace;
  gint64 plans[] = { fill_edit (workspace, residue, 3), fill_edit (workspace, missing, 3) };

  repair (workspace, plans[0], CASCADA_REPAIR_WEIGHT_RESIDUE);
  repair (workspace, plans[1], CASCADA_REPAIR_EQUAL_WEIGHTS);
  for (guint i = 0; i < 2; i++)
    for (guint k = 0; k < 3; k++)
      {
        g_autoptr (CascadaFigures) figures = get_figures (workspace, plans[i]);

        assert_decimal (cascada_figures_get_weight (figures, CASCADA_NODE (CASCADA_LEVEL_INDICATOR, k), CUT), after[i][k]);
      }
}

#define ADD(path, test) g_test_add ("/plan-rollup/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("figure", test_figure);
  ADD ("edits", test_edits);
  ADD ("units", test_units);
  ADD ("units-missing", test_units_missing);
  ADD ("explained", test_explained);
  ADD ("repaired", test_repaired);

  return g_test_run ();
}
