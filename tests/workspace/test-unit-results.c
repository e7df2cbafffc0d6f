/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Compliance of units: mean of what each reports, by the objective's weight times the indicator's, renormalised. */

#include "cascada-unit-results.h"
#include "fixture.h"

#define CUT CASCADA_PERIOD_YEAR (2025)

enum
{
  OWN,
  OF_GOAL,
  OF_PLAN,
  N_UNITS,
};

typedef struct
{
  int objective, goal;
  const char *weight, *target, *executed;
  int unit; /* of its own; −1: its goal's or the plan's */
} Row;

static gint64
create_unit (CascadaWorkspace *workspace, const char *name)
{
  CascadaValue values[MAX_FIELDS] = { [CASCADA_UNIT_NAME - 1] = cascada_value_text (name) };

  return create (workspace, CASCADA_KIND_UNIT, 0, values);
}

static void
set_integer (CascadaWorkspace *workspace, CascadaKind kind, gint64 id, guint field, gint64 number)
{
  CascadaValue value = cascada_value_integer (number);

  g_assert_true (cascada_workspace_set (workspace, ref_of (kind, id), field, &value, NULL));
}

static gint64
fill (CascadaWorkspace *workspace, const Row *rows, guint n, const char *const *weights, const gint64 *units)
{
  gint64 plan, objective = 0, goal = 0;

  plan = create_plan (workspace, "Plan", 2025, 2025);
  set_integer (workspace, CASCADA_KIND_PLAN, plan, CASCADA_PLAN_UNIT, units[OF_PLAN]);
  for (guint i = 0; i < n; i++)
    {
      gint64 indicator;

      if (i == 0 || rows[i].objective != rows[i - 1].objective)
        {
          objective = create_objective (workspace, plan, rows[i].objective, "O");
          if (weights != NULL)
            set_cell (workspace, CASCADA_KIND_OBJECTIVE, objective, CASCADA_PERIOD_NONE, CASCADA_OBJECTIVE_WEIGHT,
                      decimal (weights[rows[i].objective]));
        }
      if (i == 0 || rows[i].goal != rows[i - 1].goal)
        {
          goal = create_goal (workspace, objective, NULL, "M");
          if (rows[i].goal % 2 == 1)
            set_integer (workspace, CASCADA_KIND_GOAL, goal, CASCADA_GOAL_UNIT, units[OF_GOAL]);
        }
      indicator = create_indicator (workspace, goal, NULL, "I", CASCADA_ANNUALISATION_SUM);
      if (rows[i].unit >= 0)
        set_integer (workspace, CASCADA_KIND_INDICATOR, indicator, CASCADA_INDICATOR_UNIT, units[rows[i].unit]);
      if (*rows[i].weight != '\0')
        set_weight (workspace, indicator, 2025, rows[i].weight);
      set_target (workspace, indicator, CUT, rows[i].target);
      set_executed (workspace, indicator, CUT, rows[i].executed);
    }
  return plan;
}

static const CascadaUnitResult *
find_result (GPtrArray *results, gint64 unit)
{
  for (guint i = 0; i < results->len; i++)
    if (((CascadaUnitResult *) results->pdata[i])->unit == unit)
      return results->pdata[i];
  g_assert_not_reached ();
}

/* OWN: 70 % × 40 % of 50 %, and 30 % × 50 % of 100 %: (28 × 50 + 15 × 100) ÷ 43 */
static void
test_weighted (Fixture *fixture, gconstpointer data)
{
  static const Row rows[] = {
    { 0, 0, "40", "10", "5", OWN },
    { 0, 0, "60", "10", "10", -1 },
    { 1, 1, "50", "10", "10", OWN },
    { 1, 1, "25", "10", "", -1 },
    { 1, 1, "25", "", "", -1 },
  };
  static const char *const weights[] = { "70", "30" };
  CascadaWorkspace *workspace = fixture->workspace;
  g_autoptr (CascadaFigures) figures = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;
  const CascadaUnitResult *result;
  gint64 units[N_UNITS], plan;

  begin_edit (workspace, "Plan");
  for (int i = 0; i < N_UNITS; i++)
    units[i] = create_unit (workspace, "Dependencia");
  plan = fill (workspace, rows, G_N_ELEMENTS (rows), weights, units);
  commit_edit (workspace);
  figures = get_figures (workspace, plan);
  results = cascada_unit_results (figures, cascada_workspace_get_store (workspace), CUT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 3);

  result = find_result (results, units[OWN]);
  g_assert_cmpuint (result->n_indicators, ==, 2);
  g_assert_cmpuint (result->n_programmed, ==, 2);
  g_assert_cmpuint (result->n_reported, ==, 2);
  assert_decimal (cascada_compliance_to_percent (result->compliance, 6), "67.44186");
  result = find_result (results, units[OF_GOAL]);
  g_assert_cmpuint (result->n_indicators, ==, 2);
  g_assert_cmpuint (result->n_programmed, ==, 1);
  g_assert_cmpuint (result->n_reported, ==, 0);
  assert_decimal (cascada_compliance_to_percent (result->compliance, 2), "0");
  result = find_result (results, units[OF_PLAN]);
  assert_decimal (cascada_compliance_to_percent (result->compliance, 2), "100");
}

/* Without any weight each objective counts the same, and in it each indicator: (50 × ½ + 0 × ¼) ÷ ¾ */
static void
test_unweighted (Fixture *fixture, gconstpointer data)
{
  static const Row rows[] = { { 0, 0, "", "10", "5", OWN }, { 1, 2, "", "10", "", OWN }, { 1, 2, "", "10", "9", -1 } };
  CascadaWorkspace *workspace = fixture->workspace;
  g_autoptr (CascadaFigures) figures = NULL;
  g_autoptr (GPtrArray) results = NULL;
  gint64 units[N_UNITS], plan;

  begin_edit (workspace, "Plan");
  for (int i = 0; i < N_UNITS; i++)
    units[i] = create_unit (workspace, "Dependencia");
  plan = fill (workspace, rows, G_N_ELEMENTS (rows), NULL, units);
  commit_edit (workspace);
  figures = get_figures (workspace, plan);
  results = cascada_unit_results (figures, cascada_workspace_get_store (workspace), CUT, NULL);
  assert_decimal (cascada_compliance_to_percent (find_result (results, units[OWN])->compliance, 2), "33.33");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/unit-results/weighted", Fixture, NULL, fixture_set_up, test_weighted, fixture_tear_down);
  g_test_add ("/unit-results/unweighted", Fixture, NULL, fixture_set_up, test_unweighted, fixture_tear_down);

  return g_test_run ();
}
