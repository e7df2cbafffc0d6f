/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Duplicate, move and delete: each one edit, undone as one. */

#include "fixture.h"

#define CUT CASCADA_PERIOD_QUARTER (2025, 2)

/* Objective 1 with goals A (indicators A1, A2) and B (B1), objective 2 with goal C (C1). */
typedef struct
{
  Fixture fixture;
  gint64 plan, objectives[2], goals[3], indicators[4];
} Actions;

static void
set_up (Actions *self, gconstpointer data)
{
  static const char *const codes[] = { "A", "A", "B", "C" }, *const indicators[] = { "A1", "A2", "B1", "C1" };
  CascadaWorkspace *workspace;

  fixture_set_up (&self->fixture, data);
  workspace = self->fixture.workspace;
  begin_edit (workspace, "Plan");
  self->plan = create_plan (workspace, "Plan", 2025, 2025);
  for (int i = 0; i < 2; i++)
    self->objectives[i] = create_objective (workspace, self->plan, i + 1, "Objetivo");
  for (int i = 0, g = -1; i < 4; i++)
    {
      if (i == 0 || codes[i] != codes[i - 1])
        {
          g++;
          self->goals[g] = create_goal (workspace, self->objectives[g == 2], codes[i], "Meta");
        }
      self->indicators[i] = create_indicator (workspace, self->goals[g], indicators[i], "Indicador", CASCADA_ANNUALISATION_SUM);
      set_target (workspace, self->indicators[i], CUT, "10");
      set_weight (workspace, self->indicators[i], 2025, "30");
    }
  commit_edit (workspace);
}

static void
tear_down (Actions *self, gconstpointer data)
{
  fixture_tear_down (&self->fixture, data);
}

/* "1[A[A1 A2] B[B1]] 2[C[C1]]"; eliminated goals with an x */
static char *
show (Actions *self)
{
  g_autoptr (CascadaFigures) figures =
      cascada_figures_load (cascada_workspace_get_store (self->fixture.workspace), self->plan, NULL, NULL);
  GString *text = g_string_new (NULL);

  for (guint o = 0; o < cascada_figures_get_count (figures, 0); o++)
    {
      guint first_goal, n_goals;

      cascada_figures_get_children (figures, CASCADA_NODE (0, o), &first_goal, &n_goals);
      g_string_append_printf (text, "%s%s[", o > 0 ? " " : "", cascada_figures_get_code (figures, CASCADA_NODE (0, o)));
      for (guint g = first_goal; g < first_goal + n_goals; g++)
        {
          guint first, n;
          gboolean eliminated = cascada_figures_get_state (figures, CASCADA_NODE (1, g), CUT) == CASCADA_STATE_ELIMINATED;

          cascada_figures_get_children (figures, CASCADA_NODE (1, g), &first, &n);
          g_string_append_printf (text, "%s%s%s[", g > first_goal ? " " : "",
                                  cascada_figures_get_code (figures, CASCADA_NODE (1, g)), eliminated ? "x" : "");
          for (guint i = first; i < first + n; i++)
            g_string_append_printf (text, "%s%s", i > first ? " " : "", cascada_figures_get_code (figures, CASCADA_NODE (2, i)));
          g_string_append_c (text, ']');
        }
      g_string_append_c (text, ']');
    }
  return g_string_free (text, FALSE);
}

static void
assert_shows (Actions *self, const char *expected)
{
  g_autofree char *shown = show (self);

  g_assert_cmpstr (shown, ==, expected);
}

#define PLAN "1[A[A1 A2] B[B1]] 2[C[C1]]"

static void
undo (Actions *self, const char *description)
{
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  g_object_get (self->fixture.workspace, "undo-description", &told, NULL);
  g_assert_cmpstr (told, ==, description);
  cascada_workspace_undo (self->fixture.workspace, &error);
  g_assert_no_error (error);
  assert_shows (self, PLAN);
}

static void
report (Actions *self, gint64 indicator)
{
  begin_edit (self->fixture.workspace, "Report");
  set_executed (self->fixture.workspace, indicator, CUT, "5");
  commit_edit (self->fixture.workspace);
}

static void
test_duplicate (Actions *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  g_autoptr (CascadaRecord) record = NULL;
  g_autoptr (CascadaFigures) figures = get_figures (workspace, self->plan);
  g_autoptr (GError) error = NULL;
  CascadaRef copy;
  CascadaNode node;
  guint first, n;

  report (self, self->indicators[0]);
  cascada_workspace_duplicate (workspace, ref_of (CASCADA_KIND_GOAL, self->goals[0]), &copy, &error);
  g_assert_no_error (error);
  assert_shows (self, "1[A[A1 A2] A[A1 A2] B[B1]] 2[C[C1]]");
  record = cascada_workspace_get_record (workspace, copy, &error);
  g_assert_cmpstr (cascada_record_get_text (record, CASCADA_GOAL_NAME), ==, "Meta (copy)");
  node = find_node (figures, CASCADA_KIND_GOAL, copy.id);
  cascada_figures_get_children (figures, node, &first, &n);
  assert_decimal (cascada_figures_get_weight (figures, CASCADA_NODE (2, first), CUT), "30");
  /* planned, and nothing reported */
  g_assert_cmpint (cascada_figures_get_state (figures, node, CUT), ==, CASCADA_STATE_NOT_REPORTED);
  undo (self, "Duplicate A");

  cascada_workspace_duplicate (workspace, ref_of (CASCADA_KIND_PLAN, self->plan), &copy, &error);
  g_assert_no_error (error);
  {
    g_autoptr (CascadaFigures) other = get_figures (workspace, copy.id);

    g_assert_cmpuint (cascada_figures_get_count (other, CASCADA_LEVEL_INDICATOR), ==, 4);
    g_assert_cmpint (cascada_figures_get_id (other, CASCADA_NODE (0, 0)), !=, self->objectives[0]);
  }
  undo (self, "Duplicate “Plan”");
}

static void
test_move (Actions *self, gconstpointer data)
{
  static const struct
  {
    CascadaKind kind;
    int which, parent, position;
    const char *shown;
  } rows[] = {
    { CASCADA_KIND_OBJECTIVE, 1, -1, 0, "2[C[C1]] 1[A[A1 A2] B[B1]]" },
    { CASCADA_KIND_OBJECTIVE, 0, -1, -1, "2[C[C1]] 1[A[A1 A2] B[B1]]" },
    { CASCADA_KIND_GOAL, 0, -1, 1, "1[B[B1] A[A1 A2]] 2[C[C1]]" },
    { CASCADA_KIND_GOAL, 0, 1, -1, "1[B[B1]] 2[C[C1] A[A1 A2]]" },
    { CASCADA_KIND_GOAL, 0, 1, 0, "1[B[B1]] 2[A[A1 A2] C[C1]]" },
    { CASCADA_KIND_INDICATOR, 0, 2, 1, "1[A[A2] B[B1]] 2[C[C1 A1]]" },
    { CASCADA_KIND_INDICATOR, 1, -1, 0, "1[A[A2 A1] B[B1]] 2[C[C1]]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const gint64 *records[] = { self->objectives, self->goals, self->indicators };
      guint level = rows[i].kind - CASCADA_KIND_OBJECTIVE;
      gint64 parent = rows[i].parent < 0 ? 0 : records[level - 1][rows[i].parent];
      g_autofree char *description = NULL;
      g_autoptr (GError) error = NULL;

      cascada_workspace_move (self->fixture.workspace, ref_of (rows[i].kind, records[level][rows[i].which]), parent,
                              rows[i].position, &error);
      g_assert_no_error (error);
      assert_shows (self, rows[i].shown);
      g_object_get (self->fixture.workspace, "undo-description", &description, NULL);
      g_assert_true (g_str_has_prefix (description, "Move "));
      undo (self, description);
    }
}

/* Any number of moves, one after the other, as in an array. */
static void
test_move_repeatedly (Actions *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  gint64 order[6];
  guint n = G_N_ELEMENTS (order);

  begin_edit (workspace, "Goals");
  for (guint i = 0; i < n; i++)
    order[i] = i == 0 ? self->goals[2] : create_goal (workspace, self->objectives[1], NULL, "M");
  commit_edit (workspace);
  for (guint round = 0; round < 100; round++)
    {
      guint from = (guint) g_test_rand_int_range (0, (int) n), to = (guint) g_test_rand_int_range (0, (int) n);
      gint64 moved = order[from];
      g_autoptr (GPtrArray) goals = NULL;
      g_autoptr (GError) error = NULL;

      memmove (order + from, order + from + 1, (n - from - 1) * sizeof *order);
      memmove (order + to + 1, order + to, (n - to - 1) * sizeof *order);
      order[to] = moved;
      cascada_workspace_move (workspace, ref_of (CASCADA_KIND_GOAL, moved), 0, (int) to, &error);
      g_assert_no_error (error);
      goals = cascada_workspace_get_children (workspace, CASCADA_KIND_GOAL, self->objectives[1], &error);
      g_assert_cmpuint (goals->len, ==, n);
      for (guint i = 0; i < n; i++)
        g_assert_cmpint (cascada_record_get_id (goals->pdata[i]), ==, order[i]);
    }
}

/* Where nothing has to move, nothing is written. */
static void
test_move_nowhere (Actions *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *description = NULL;

  cascada_workspace_move (self->fixture.workspace, ref_of (CASCADA_KIND_GOAL, self->goals[0]), self->objectives[0], 0, &error);
  g_assert_no_error (error);
  g_object_get (self->fixture.workspace, "undo-description", &description, NULL);
  g_assert_cmpstr (description, ==, "Plan");
  g_assert_false (
      cascada_workspace_move (self->fixture.workspace, ref_of (CASCADA_KIND_GOAL, self->goals[0]), self->plan, 0, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND);
  assert_shows (self, PLAN);
}

static void delete (Actions *self, CascadaKind kind, gint64 id, gboolean expected)
{
  g_autoptr (GError) error = NULL;
  gboolean eliminated = !expected;

  cascada_workspace_delete (self->fixture.workspace, ref_of (kind, id), &eliminated, &error);
  g_assert_no_error (error);
  g_assert_cmpint (eliminated, ==, expected);
}

static void
test_delete (Actions *self, gconstpointer data)
{
  delete (self, CASCADA_KIND_INDICATOR, self->indicators[1], FALSE);
  assert_shows (self, "1[A[A1] B[B1]] 2[C[C1]]");
  undo (self, "Delete A2");
  delete (self, CASCADA_KIND_GOAL, self->goals[0], FALSE);
  assert_shows (self, "1[B[B1]] 2[C[C1]]");
  undo (self, "Delete A");
  delete (self, CASCADA_KIND_OBJECTIVE, self->objectives[0], FALSE);
  assert_shows (self, "2[C[C1]]");
  {
    /* what was under it went with it, targets included */
    g_autoptr (CascadaRecord) target =
        cascada_workspace_get_record (self->fixture.workspace, (CascadaRef){ CASCADA_KIND_TARGET, CUT, self->indicators[0] },
                                      NULL);

    g_assert_true (cascada_record_is_removed (target));
  }
  undo (self, "Delete objective 1");
}

static void
assert_refused (Actions *self, CascadaKind kind, gint64 id, const char *words)
{
  g_autofree char *before = show (self);
  g_autoptr (GError) error = NULL;

  g_assert_false (cascada_workspace_delete (self->fixture.workspace, ref_of (kind, id), NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  assert_shows (self, before);
}

/* M9 [P005 policy 9.8] */
static void
test_delete_reported (Actions *self, gconstpointer data)
{
  report (self, self->indicators[0]);
  report (self, self->indicators[3]);

  delete (self, CASCADA_KIND_GOAL, self->goals[0], TRUE);
  assert_shows (self, "1[Ax[A1 A2] B[B1]] 2[C[C1]]");
  assert_refused (self, CASCADA_KIND_GOAL, self->goals[0], "PLE-PIN-P005, policy 9.8");
  undo (self, "Mark A as eliminated");

  /* the only indicator of its goal; one of two; one without a report beside it */
  delete (self, CASCADA_KIND_INDICATOR, self->indicators[3], TRUE);
  assert_shows (self, "1[A[A1 A2] B[B1]] 2[Cx[C1]]");
  undo (self, "Mark C1 as eliminated");
  assert_refused (self, CASCADA_KIND_INDICATOR, self->indicators[0], "PLE-PIN-P005, policy 9.8");
  delete (self, CASCADA_KIND_INDICATOR, self->indicators[1], FALSE);
  undo (self, "Delete A2");

  /* of an objective what has no report goes, and the objective stays for the rest */
  delete (self, CASCADA_KIND_OBJECTIVE, self->objectives[0], TRUE);
  assert_shows (self, "1[Ax[A1 A2]] 2[C[C1]]");
  assert_refused (self, CASCADA_KIND_OBJECTIVE, self->objectives[0], "PLE-PIN-P005, policy 9.8");
  undo (self, "Mark objective 1 as eliminated");
  assert_refused (self, CASCADA_KIND_PLAN, self->plan, "PLE-PIN-P005, policy 9.8");
}

/* A report taken back, or without figures, is none. */
static void
test_delete_report_taken_back (Actions *self, gconstpointer data)
{
  report (self, self->indicators[0]);
  begin_edit (self->fixture.workspace, "Take back");
  set_executed (self->fixture.workspace, self->indicators[0], CUT, "");
  commit_edit (self->fixture.workspace);
  delete (self, CASCADA_KIND_GOAL, self->goals[0], FALSE);
  assert_shows (self, "1[B[B1]] 2[C[C1]]");
}

static void
test_delete_unit (Actions *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  g_autoptr (GError) error = NULL;
  CascadaValue values[MAX_FIELDS] = { [CASCADA_UNIT_NAME - 1] = cascada_value_text ("Oficina") }, value;
  gint64 unit;

  begin_edit (workspace, "Unit");
  unit = create (workspace, CASCADA_KIND_UNIT, 0, values);
  value = cascada_value_integer (unit);
  g_assert_true (
      cascada_workspace_set (workspace, ref_of (CASCADA_KIND_GOAL, self->goals[0]), CASCADA_GOAL_UNIT, &value, &error));
  commit_edit (workspace);
  assert_refused (self, CASCADA_KIND_UNIT, unit, "Oficina");
  value = CASCADA_VALUE_INIT;
  cascada_workspace_change (workspace, ref_of (CASCADA_KIND_GOAL, self->goals[0]), CASCADA_GOAL_UNIT, &value, NULL, &error);
  g_assert_no_error (error);
  delete (self, CASCADA_KIND_UNIT, unit, FALSE);
}

#define ADD(path, test) g_test_add ("/actions/" path, Actions, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("duplicate", test_duplicate);
  ADD ("move", test_move);
  ADD ("move-repeatedly", test_move_repeatedly);
  ADD ("move-nowhere", test_move_nowhere);
  ADD ("delete", test_delete);
  ADD ("delete-reported", test_delete_reported);
  ADD ("delete-report-taken-back", test_delete_report_taken_back);
  ADD ("delete-unit", test_delete_unit);

  return g_test_run ();
}
