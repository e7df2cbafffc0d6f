/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures: that what is kept up to date edit by edit is what a fresh reading of the file gives. */

#include "random-plan.h"

#define CUT CASCADA_PERIOD_QUARTER (2025, 1)

static void
assert_same_node (CascadaFigures *a, CascadaFigures *b, CascadaNode node, CascadaPeriod cut)
{
  g_autoptr (CascadaCompliance) exact = cascada_figures_get_compliance (a, node, cut);
  g_autoptr (CascadaCompliance) exact_year = cascada_figures_get_compliance_year (a, node, cut);
  guint decimals = cascada_figures_get_settings (a)->decimals;
  guint first, count, other_first, other_count;

  g_assert_cmpint (cascada_figures_get_id (a, node), ==, cascada_figures_get_id (b, node));
  g_assert_cmpstr (cascada_figures_get_code (a, node), ==, cascada_figures_get_code (b, node));
  g_assert_cmpstr (cascada_figures_get_name (a, node), ==, cascada_figures_get_name (b, node));
  g_assert_cmpint (cascada_figures_get_weight (a, node, cut), ==, cascada_figures_get_weight (b, node, cut));
  g_assert_cmpint (cascada_figures_get_state (a, node, cut), ==, cascada_figures_get_state (b, node, cut));
  g_assert_cmpint (cascada_figures_get_percent (a, node, cut), ==, cascada_figures_get_percent (b, node, cut));
  g_assert_cmpint (cascada_figures_get_percent_year (a, node, cut), ==, cascada_figures_get_percent_year (b, node, cut));
  g_assert_cmpint (cascada_figures_get_percent (a, node, cut), ==, cascada_compliance_to_percent (exact, decimals));
  g_assert_cmpint (cascada_figures_get_percent_year (a, node, cut), ==, cascada_compliance_to_percent (exact_year, decimals));
  cascada_figures_get_children (a, node, &first, &count);
  cascada_figures_get_children (b, node, &other_first, &other_count);
  g_assert_cmpuint (first, ==, other_first);
  g_assert_cmpuint (count, ==, other_count);
}

static CascadaDecimal
get_value (const CascadaSeries *series, const CascadaDecimal *values, CascadaPeriod period)
{
  for (guint i = 0; values != NULL && i < series->n_periods; i++)
    if (series->periods[i] == period)
      return values[i];
  return CASCADA_DECIMAL_NONE;
}

/* Columns may be more where all of their values were taken back. */
static void
assert_same_series (CascadaFigures *a, CascadaFigures *b, guint indicator)
{
  CascadaSeries x, y;

  cascada_figures_get_series (a, indicator, &x);
  cascada_figures_get_series (b, indicator, &y);
  g_assert_cmpint (x.annualisation, ==, y.annualisation);
  g_assert_cmpint (x.eliminated, ==, y.eliminated);
  g_assert_cmpint (x.baseline, ==, y.baseline);
  for (guint i = 0; i < x.n_periods; i++)
    {
      g_assert_true (i == 0 || cascada_period_compare (x.periods[i - 1], x.periods[i]) < 0);
      g_assert_cmpint (x.targets[i], ==, get_value (&y, y.targets, x.periods[i]));
      g_assert_cmpint (x.executed[i], ==, get_value (&y, y.executed, x.periods[i]));
      if (x.numerators != NULL)
        g_assert_cmpint (x.numerators[i], ==, get_value (&y, y.numerators, x.periods[i]));
    }
}

static void
assert_same (CascadaFigures *a, CascadaFigures *b)
{
  static const CascadaPeriod cuts[] = { CASCADA_PERIOD_YEAR (2024), CUT, CASCADA_PERIOD_MONTH (2025, 5),
                                        CASCADA_PERIOD_YEAR (2025) };

  for (guint level = 0; level < CASCADA_N_LEVELS; level++)
    {
      g_assert_cmpuint (cascada_figures_get_count (a, level), ==, cascada_figures_get_count (b, level));
      for (guint i = 0; i < cascada_figures_get_count (a, level); i++)
        {
          CascadaNode node = CASCADA_NODE (level, i), found;
          CascadaRef ref = cascada_figures_get_ref (a, node);

          for (guint c = 0; c < G_N_ELEMENTS (cuts); c++)
            assert_same_node (a, b, node, cuts[c]);
          if (level > 0)
            g_assert_cmpuint (cascada_figures_get_parent (a, node).index, ==, cascada_figures_get_parent (b, node).index);
          if (level == CASCADA_LEVEL_INDICATOR)
            assert_same_series (a, b, i);
          g_assert_true (cascada_figures_find (a, ref.kind, ref.id, &found));
          g_assert_cmpuint (found.index, ==, i);
        }
    }
  for (guint c = 0; c < G_N_ELEMENTS (cuts); c++)
    {
      g_autoptr (CascadaCompliance) exact = cascada_figures_get_plan_compliance (a, cuts[c]);

      g_assert_cmpint (cascada_figures_get_plan_percent (a, cuts[c]), ==, cascada_figures_get_plan_percent (b, cuts[c]));
      g_assert_cmpint (cascada_figures_get_plan_percent (a, cuts[c]), ==,
                       cascada_compliance_to_percent (exact, cascada_figures_get_settings (a)->decimals));
    }
  g_assert_cmpint (cascada_figures_get_default_cut (a), ==, cascada_figures_get_default_cut (b));
}

/* After each of many random edits, of records in this and in another plan. */
static void
test_random_edits (RandomPlan *self, gconstpointer data)
{
  guint n = g_test_thorough () ? 3000 : 400, n_most = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CascadaFigures) fresh = NULL;
      g_autoptr (GError) error = NULL;

      change_anything (self);
      n_most = MAX (n_most, cascada_figures_get_count (self->figures, CASCADA_LEVEL_INDICATOR));
      fresh = cascada_figures_load (cascada_workspace_get_store (self->fixture.workspace), self->plan, NULL, &error);
      g_assert_no_error (error);
      assert_same (self->figures, fresh);
    }
  g_test_message ("%u objectives, %u goals, %u indicators", cascada_figures_get_count (self->figures, 0),
                  cascada_figures_get_count (self->figures, 1), cascada_figures_get_count (self->figures, 2));
  g_assert_cmpuint (n_most, >, 10); /* at its end a plan may be small */
}

static void
get_cuts (CascadaFigures *figures, GString *text)
{
  g_autoptr (GArray) cuts = cascada_figures_get_cuts (figures);

  g_string_truncate (text, 0);
  for (guint i = 0; i < cuts->len; i++)
    {
      g_autofree char *cut = cascada_period_to_string (g_array_index (cuts, CascadaPeriod, i));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", cut);
    }
}

static void
test_cuts (Fixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = fixture->workspace;
  g_autoptr (CascadaFigures) figures = NULL;
  g_autoptr (GString) cuts = g_string_new (NULL);
  gint64 plan, indicator;

  begin_edit (workspace, "Plan");
  plan = create_plan (workspace, "Plan", 2024, 2026);
  indicator =
      create_indicator (workspace, create_goal (workspace, create_objective (workspace, plan, 1, "O"), "1", "M"), "2", "I", 0);
  commit_edit (workspace);
  figures = get_figures (workspace, plan);

  get_cuts (figures, cuts);
  g_assert_cmpstr (cuts->str, ==, "2024 2025 2026");
  g_assert_cmpint (cascada_figures_get_default_cut (figures), ==, CASCADA_PERIOD_YEAR (2026));

  begin_edit (workspace, "Targets");
  set_target (workspace, indicator, CASCADA_PERIOD_QUARTER (2025, 3), "5");
  set_target (workspace, indicator, CASCADA_PERIOD_YEAR (2025), "7");
  commit_edit (workspace);
  get_cuts (figures, cuts);
  g_assert_cmpstr (cuts->str, ==, "2024 2025-Q1 2025-Q2 2025-Q3 2025-Q4 2025 2026");
  g_assert_cmpint (cascada_figures_get_default_cut (figures), ==, CASCADA_PERIOD_YEAR (2025));

  begin_edit (workspace, "Reports");
  set_executed (workspace, indicator, CASCADA_PERIOD_MONTH (2025, 2), "1");
  set_executed (workspace, indicator, CASCADA_PERIOD_YEAR (2023), "");
  commit_edit (workspace);
  get_cuts (figures, cuts);
  g_assert_cmpstr (cuts->str, ==, "2024 2025-02 2025-Q1 2025-Q2 2025-Q3 2025-Q4 2025 2026");
  g_assert_cmpint (cascada_figures_get_default_cut (figures), ==, CASCADA_PERIOD_MONTH (2025, 2));
}

/* A weight holds from its year until a later one; before any, none is stated. */
static void
test_weights_by_year (Fixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = fixture->workspace;
  g_autoptr (CascadaFigures) figures = NULL;
  gint64 plan, goal, a, b;
  CascadaNode node = CASCADA_NODE (CASCADA_LEVEL_INDICATOR, 0);

  begin_edit (workspace, "Plan");
  plan = create_plan (workspace, "Plan", 2023, 2026);
  goal = create_goal (workspace, create_objective (workspace, plan, 1, "O"), "1", "M");
  a = create_indicator (workspace, goal, "2", "I", CASCADA_ANNUALISATION_INCREASING);
  b = create_indicator (workspace, goal, "3", "J", CASCADA_ANNUALISATION_INCREASING);
  set_target (workspace, a, CASCADA_PERIOD_YEAR (2023), "100");
  set_executed (workspace, a, CASCADA_PERIOD_YEAR (2023), "50");
  set_target (workspace, b, CASCADA_PERIOD_YEAR (2023), "100");
  set_executed (workspace, b, CASCADA_PERIOD_YEAR (2023), "100");
  set_weight (workspace, a, 2024, "80");
  set_weight (workspace, b, 2024, "20");
  set_weight (workspace, a, 2026, "40");
  set_weight (workspace, b, 2026, "60");
  commit_edit (workspace);
  figures = get_figures (workspace, plan);

  assert_decimal (cascada_figures_get_weight (figures, node, CASCADA_PERIOD_YEAR (2023)), "");
  assert_decimal (cascada_figures_get_weight (figures, node, CASCADA_PERIOD_QUARTER (2025, 2)), "80");
  assert_decimal (cascada_figures_get_weight (figures, node, CASCADA_PERIOD_YEAR (2026)), "40");
  assert_decimal (cascada_figures_get_percent (figures, CASCADA_NODE (0, 0), CASCADA_PERIOD_YEAR (2023)), "75");
  assert_decimal (cascada_figures_get_percent (figures, CASCADA_NODE (0, 0), CASCADA_PERIOD_YEAR (2025)), "60");
  assert_decimal (cascada_figures_get_percent (figures, CASCADA_NODE (0, 0), CASCADA_PERIOD_YEAR (2026)), "80");
  assert_decimal (cascada_figures_get_weight (figures, CASCADA_NODE (1, 0), CASCADA_PERIOD_YEAR (2026)), "100");

  begin_edit (workspace, "Weight");
  set_weight (workspace, a, 2025, "30");
  set_weight (workspace, b, 2026, "");
  commit_edit (workspace);
  assert_decimal (cascada_figures_get_weight (figures, node, CASCADA_PERIOD_YEAR (2024)), "80");
  assert_decimal (cascada_figures_get_weight (figures, node, CASCADA_PERIOD_YEAR (2025)), "30");
  assert_decimal (cascada_figures_get_weight (figures, CASCADA_NODE (CASCADA_LEVEL_INDICATOR, 1), CASCADA_PERIOD_YEAR (2026)),
                  "20");
}

/* Of 100, A states 50; B and C share the rest. The goal of A and B: (50 × 100 + 25 × 40) ÷ 75. */
static void
test_missing_weights (Fixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = fixture->workspace;
  g_autoptr (CascadaFigures) figures = NULL;
  CascadaPeriod cut = CASCADA_PERIOD_YEAR (2025);
  static const char *const executed[] = { "10", "4", "0" };
  gint64 plan, objective, goal = 0;

  begin_edit (workspace, "Plan");
  plan = create_plan (workspace, "Plan", 2025, 2025);
  objective = create_objective (workspace, plan, 1, "O");
  for (int i = 0; i < 3; i++)
    {
      gint64 indicator;

      if (i != 1)
        goal = create_goal (workspace, objective, NULL, "M");
      indicator = create_indicator (workspace, goal, NULL, "I", CASCADA_ANNUALISATION_SUM);
      set_target (workspace, indicator, cut, "10");
      set_executed (workspace, indicator, cut, executed[i]);
      if (i == 0)
        set_weight (workspace, indicator, 2025, "50");
    }
  commit_edit (workspace);
  figures = get_figures (workspace, plan);
  assert_decimal (cascada_figures_get_percent (figures, CASCADA_NODE (1, 0), cut), "80");
  assert_decimal (cascada_figures_get_percent (figures, CASCADA_NODE (1, 1), cut), "0");
  assert_decimal (cascada_figures_get_percent (figures, CASCADA_NODE (0, 0), cut), "60");
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = fixture->workspace;
  g_autoptr (CascadaFigures) figures = NULL;
  g_autoptr (GError) error = NULL;
  gint64 plan, objective, goals[3], indicator;
  CascadaValue yes = cascada_value_integer (TRUE);
  CascadaPeriod cut = CASCADA_PERIOD_YEAR (2025);

  begin_edit (workspace, "Plan");
  plan = create_plan (workspace, "Plan", 2025, 2025);
  objective = create_objective (workspace, plan, 1, "O");
  for (int i = 0; i < 3; i++)
    {
      goals[i] = create_goal (workspace, objective, NULL, "M");
      indicator = create_indicator (workspace, goals[i], NULL, "I", CASCADA_ANNUALISATION_SUM);
      if (i < 2)
        set_target (workspace, indicator, cut, "10");
      if (i == 1)
        set_executed (workspace, indicator, cut, "10");
    }
  commit_edit (workspace);
  figures = get_figures (workspace, plan);

  g_assert_cmpint (cascada_figures_get_state (figures, CASCADA_NODE (1, 0), cut), ==, CASCADA_STATE_NOT_REPORTED);
  g_assert_cmpint (cascada_figures_get_state (figures, CASCADA_NODE (1, 1), cut), ==, CASCADA_STATE_ON_TRACK);
  g_assert_cmpint (cascada_figures_get_state (figures, CASCADA_NODE (1, 2), cut), ==, CASCADA_STATE_NOT_PROGRAMMED);
  g_assert_cmpint (cascada_figures_get_state (figures, CASCADA_NODE (0, 0), cut), ==, CASCADA_STATE_LAG);
  assert_decimal (cascada_figures_get_percent (figures, CASCADA_NODE (1, 0), cut), "0");
  assert_decimal (cascada_figures_get_percent (figures, CASCADA_NODE (0, 0), cut), "50");

  /* Meta eliminada leaves the score */
  cascada_workspace_change (workspace, ref_of (CASCADA_KIND_GOAL, goals[0]), CASCADA_GOAL_ELIMINATED, &yes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cascada_figures_get_state (figures, CASCADA_NODE (1, 0), cut), ==, CASCADA_STATE_ELIMINATED);
  g_assert_cmpint (cascada_figures_get_state (figures, CASCADA_NODE (0, 0), cut), ==, CASCADA_STATE_ON_TRACK);
  assert_decimal (cascada_figures_get_percent (figures, CASCADA_NODE (0, 0), cut), "100");

  for (int i = 1; i < 3; i++)
    cascada_workspace_change (workspace, ref_of (CASCADA_KIND_GOAL, goals[i]), CASCADA_GOAL_ELIMINATED, &yes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cascada_figures_get_state (figures, CASCADA_NODE (0, 0), cut), ==, CASCADA_STATE_ELIMINATED);
  assert_decimal (cascada_figures_get_percent (figures, CASCADA_NODE (0, 0), cut), "");
}

/* The plan's settings hold at once for all figures. */
static void
test_settings (RandomPlan *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  g_autoptr (GError) error = NULL;
  CascadaValue cap = cascada_value_decimal (CASCADA_DECIMAL (100)), decimals = cascada_value_integer (0);
  gint64 indicator;

  begin_edit (workspace, "Figures");
  indicator = create_indicator (workspace, create_goal (workspace, create_objective (workspace, self->plan, 1, "O"), NULL, "M"),
                                NULL, "I", 0);
  set_target (workspace, indicator, CUT, "3");
  set_executed (workspace, indicator, CUT, "4");
  commit_edit (workspace);
  assert_decimal (cascada_figures_get_plan_percent (self->figures, CUT), "133.33");

  cascada_workspace_change (workspace, ref_of (CASCADA_KIND_PLAN, self->plan), CASCADA_PLAN_DECIMALS, &decimals, NULL, &error);
  assert_decimal (cascada_figures_get_plan_percent (self->figures, CUT), "133");
  cascada_workspace_change (workspace, ref_of (CASCADA_KIND_PLAN, self->plan), CASCADA_PLAN_CAP, &cap, NULL, &error);
  g_assert_no_error (error);
  assert_decimal (cascada_figures_get_plan_percent (self->figures, CUT), "100");
  /* the indicator's own progress is not capped */
  assert_decimal (cascada_figures_get_percent (self->figures, CASCADA_NODE (2, 0), CUT), "133");
}

/* Two plans entered in turn, so that the ids of one lie among those of the other; one large enough for two threads. */
static void
test_interleaved (Fixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = fixture->workspace;
  g_autoptr (CascadaFigures) large = NULL;
  g_autoptr (CascadaFigures) small = NULL;
  g_autoptr (CascadaFigures) within = NULL;
  gint64 plans[2], objectives[2], goal, indicator;
  guint n_goals = 1200;

  begin_edit (workspace, "Plans");
  for (int p = 0; p < 2; p++)
    plans[p] = create_plan (workspace, "Plan", 2025, 2025);
  for (guint i = 0; i < n_goals; i++)
    {
      guint p = i % 40 == 0;

      if (i % 200 < 2)
        objectives[p] = create_objective (workspace, plans[p], (int) i, "O");
      goal = create_goal (workspace, objectives[p], NULL, "M");
      indicator = create_indicator (workspace, goal, NULL, "I", CASCADA_ANNUALISATION_SUM);
      set_target (workspace, indicator, i % 100 == 3 ? CASCADA_PERIOD_QUARTER (2025, 1) : CASCADA_PERIOD_YEAR (2025), "10");
      set_executed (workspace, indicator, CASCADA_PERIOD_YEAR (2025), p == 0 ? "5" : "8");
      if (i == 700)
        set_weight (workspace, indicator, 2025, "1");
    }
  for (guint i = 0; i < 40; i++)
    create_goal (workspace, objectives[0], NULL, "M");
  commit_edit (workspace);
  large = get_figures (workspace, plans[0]);
  small = get_figures (workspace, plans[1]);

  g_assert_cmpuint (cascada_figures_get_count (large, CASCADA_LEVEL_INDICATOR), ==, n_goals - n_goals / 40);
  g_assert_cmpuint (cascada_figures_get_count (small, CASCADA_LEVEL_INDICATOR), ==, n_goals / 40);
  assert_decimal (cascada_figures_get_plan_percent (large, CASCADA_PERIOD_YEAR (2025)), "50");
  assert_decimal (cascada_figures_get_plan_percent (small, CASCADA_PERIOD_YEAR (2025)), "80");
  for (guint i = 0; i < cascada_figures_get_count (large, CASCADA_LEVEL_INDICATOR); i++)
    assert_decimal (cascada_figures_get_percent (large, CASCADA_NODE (CASCADA_LEVEL_INDICATOR, i), CASCADA_PERIOD_YEAR (2025)),
                    "50");

  /* what only this connection sees yet is in both halves */
  begin_edit (workspace, "Not committed");
  create_indicator (workspace, create_goal (workspace, objectives[0], NULL, "M"), NULL, "I", CASCADA_ANNUALISATION_SUM);
  within = cascada_figures_load (cascada_workspace_get_store (workspace), plans[0], NULL, NULL);
  g_assert_cmpuint (cascada_figures_get_count (within, CASCADA_LEVEL_INDICATOR), ==, n_goals - n_goals / 40 + 1);
  cascada_workspace_rollback (workspace);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint64 plan;

  g_assert_null (cascada_workspace_get_figures (fixture->workspace, 12345, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND);
  g_clear_error (&error);

  begin_edit (fixture->workspace, "Plan");
  plan = create_plan (fixture->workspace, "Plan", 2025, 2025);
  create_goal (fixture->workspace, create_objective (fixture->workspace, plan, 1, "O"), NULL, "M");
  commit_edit (fixture->workspace);
  g_cancellable_cancel (cancellable);
  g_assert_null (cascada_figures_load (cascada_workspace_get_store (fixture->workspace), plan, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, test) g_test_add ("/figures/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
#define ADD_RANDOM(path, test) g_test_add ("/figures/" path, RandomPlan, NULL, random_plan_set_up, test, random_plan_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_RANDOM ("random-edits", test_random_edits);
  ADD_RANDOM ("settings", test_settings);
  ADD ("cuts", test_cuts);
  ADD ("weights-by-year", test_weights_by_year);
  ADD ("missing-weights", test_missing_weights);
  ADD ("states", test_states);
  ADD ("interleaved", test_interleaved);
  ADD ("missing", test_missing);

  return g_test_run ();
}
