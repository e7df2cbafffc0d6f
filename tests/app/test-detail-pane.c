/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The detail pane's grid of periods, findings, history and explanations, and what it follows. */

#include "config.h"

#include <locale.h>

#include "cascada-app.h"
#include "cascada-history-list.h"
#include "cascada-indicator.h"
#include "cascada-period-grid.h"
#include "cascada-plan.h"
#include "cascada-report.h"
#include "cascada-target.h"
#include "cascada-weight.h"
#include "detail-fixture.h"

#define CUT CASCADA_PERIOD_QUARTER (2025, 2)
#define ADD_PERIOD "Add a period"

static CascadaRef
cell_of (CascadaKind kind, CascadaRef indicator, CascadaPeriod period)
{
  return (CascadaRef){ kind, period, indicator.id };
}

static void
assert_stored (DetailFixture *self, CascadaRef ref, guint field, const char *expected)
{
  g_autofree char *text = detail_fixture_read (self, ref, field);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_typed (GtkWidget *widget, const char *expected)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (widget)), ==, expected);
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static void
assert_shown (DetailFixture *self, const char *text)
{
  if (detail_fixture_find_text (self->pane, text) == NULL)
    g_error ("nothing in the pane says “%s”", text);
}

static void
test_grid_keys (DetailFixture *self, gconstpointer user_data)
{
  CascadaRef indicator = self->small.indicators[2];
  GtkWidget *year, *quarter;

  cascada_plan_view_select (self->view, indicator);
  quarter = detail_fixture_get (self, "Executed, Q2 2025");
  year = detail_fixture_get (self, "Executed, 2025");
  assert_typed (quarter, "0,3646");
  detail_fixture_type (quarter, "0,4");
  g_assert_true (detail_fixture_press (quarter, GDK_KEY_Return));
  assert_stored (self, cell_of (CASCADA_KIND_REPORT, indicator, CUT), CASCADA_REPORT_EXECUTED, "0,4");
  g_assert_true (has_focus (year));

  g_assert_true (detail_fixture_press (year, GDK_KEY_Up));
  g_assert_true (has_focus (quarter));
  g_assert_true (detail_fixture_press (quarter, GDK_KEY_Up)); /* the first row: stays */
  g_assert_true (has_focus (quarter));
  g_assert_true (detail_fixture_press (quarter, GDK_KEY_Down));
  g_assert_true (has_focus (year));
  g_assert_false (detail_fixture_press (year, GDK_KEY_Left));

  /* What is wrong is mended before one goes on by keyboard. */
  detail_fixture_type (year, "1x");
  g_assert_true (detail_fixture_press (year, GDK_KEY_Up));
  g_assert_true (has_focus (year));
  assert_shown (self, "“1x”");
  g_assert_true (detail_fixture_press (year, GDK_KEY_Escape));
  g_assert_null (detail_fixture_find_text (self->pane, "“1x”"));
}

/* Two cells share one line for what is wrong: the one that is right does not silence the other. */
static void
test_grid_problems (DetailFixture *self, gconstpointer user_data)
{
  GtkWidget *executed, *target;

  cascada_plan_view_select (self->view, self->small.indicators[2]);
  executed = detail_fixture_get (self, "Executed, Q2 2025");
  target = detail_fixture_get (self, "Target, Q2 2025");
  detail_fixture_type (executed, "0,x");
  detail_fixture_type (target, "0,5");
  assert_shown (self, "“0,x”");
  detail_fixture_leave (self);
  assert_shown (self, "“0,x”");
  g_assert_true (gtk_widget_has_css_class (executed, "error"));
  g_assert_false (gtk_widget_has_css_class (target, "error"));
}

static void
test_grid_cells (DetailFixture *self, gconstpointer user_data)
{
  CascadaRef indicator = self->small.indicators[3], report = cell_of (CASCADA_KIND_REPORT, indicator, CUT);
  GtkWidget *executed;

  cascada_plan_view_select (self->view, indicator);
  executed = detail_fixture_get (self, "Executed, Q2 2025");
  assert_typed (executed, "");
  assert_stored (self, report, CASCADA_REPORT_EXECUTED, NULL);
  assert_shown (self, "Not reported");

  detail_fixture_type (executed, "13.200.000,50");
  g_assert_true (detail_fixture_press (executed, GDK_KEY_Return));
  assert_stored (self, report, CASCADA_REPORT_EXECUTED, "13.200.000,5");
  assert_typed (executed, "13.200.000,5");
  assert_shown (self, "On track");

  detail_fixture_type (executed, "");
  detail_fixture_leave (self);
  assert_stored (self, report, CASCADA_REPORT_EXECUTED, "");
  assert_shown (self, "Not reported");
  detail_fixture_type (executed, "0");
  detail_fixture_leave (self);
  assert_stored (self, report, CASCADA_REPORT_EXECUTED, "0");
  assert_shown (self, "Lag");
}

static void
test_grid_add (DetailFixture *self, gconstpointer user_data)
{
  CascadaRef indicator = self->small.indicators[0];
  GtkWidget *add, *target;

  cascada_plan_view_select (self->view, indicator);
  add = detail_fixture_get (self, ADD_PERIOD);
  detail_fixture_type (add, "2025-Q5");
  g_signal_emit_by_name (add, "activate");
  assert_shown (self, "“2025-Q5”");
  assert_typed (add, "2025-Q5");

  detail_fixture_type (add, "2025-Q3");
  g_signal_emit_by_name (add, "activate");
  g_assert_null (detail_fixture_find_text (self->pane, "“2025-Q5”"));
  target = detail_fixture_get (self, "Target, Q3 2025");
  g_assert_true (has_focus (target));
  detail_fixture_type (target, "40");
  detail_fixture_leave (self);
  assert_stored (self, cell_of (CASCADA_KIND_TARGET, indicator, CASCADA_PERIOD_QUARTER (2025, 3)), CASCADA_TARGET_VALUE, "40");

  cascada_plan_view_select (self->view, self->small.indicators[1]);
  detail_fixture_get (self, "Target, Q3 2025"); /* the whole plan has that period now */

  detail_fixture_change (self, cell_of (CASCADA_KIND_TARGET, indicator, CASCADA_PERIOD_QUARTER (2025, 4)),
                         CASCADA_TARGET_VALUE, "45");
  detail_fixture_get (self, "Target, Q4 2025");
}

/* Whatever columns there are: no more than a pane of 340 pixels leaves within its margins. */
static void
assert_narrow (GtkWidget *cell)
{
  int minimum;

  gtk_widget_measure (gtk_widget_get_ancestor (cell, CASCADA_TYPE_PERIOD_GRID), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                      NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 340 - 2 * 12);
}

static void
test_grid_narrow (DetailFixture *self, gconstpointer user_data)
{
  GtkWidget *numerator;

  cascada_plan_view_select (self->view, self->small.indicators[5]);
  assert_narrow (detail_fixture_get (self, "Executed, Q2 2025"));
  gtk_switch_set_active (GTK_SWITCH (detail_fixture_get (self, "Is a ratio")), TRUE);
  numerator = detail_fixture_get (self, "Numerator, Q2 2025");
  assert_narrow (numerator);

  /* the keys still go from period to period */
  gtk_widget_grab_focus (numerator);
  g_assert_true (detail_fixture_press (numerator, GDK_KEY_Down));
  g_assert_true (has_focus (detail_fixture_get (self, "Numerator, 2025")));
}

static void
test_grid_ratio (DetailFixture *self, gconstpointer user_data)
{
  CascadaRef indicator = self->small.indicators[5], report = cell_of (CASCADA_KIND_REPORT, indicator, CUT);
  GtkWidget *numerator, *denominator;

  cascada_plan_view_select (self->view, indicator);
  g_assert_null (detail_fixture_find (self->pane, "Numerator, Q2 2025"));
  gtk_switch_set_active (GTK_SWITCH (detail_fixture_get (self, "Is a ratio")), TRUE);
  numerator = detail_fixture_get (self, "Numerator, Q2 2025");
  denominator = detail_fixture_get (self, "Denominator, Q2 2025");
  g_assert_null (detail_fixture_find (self->pane, "Executed, Q2 2025"));
  detail_fixture_type (numerator, "3");
  detail_fixture_type (denominator, "2");
  detail_fixture_leave (self);
  assert_stored (self, report, CASCADA_REPORT_NUMERATOR, "3");
  assert_stored (self, report, CASCADA_REPORT_DENOMINATOR, "2");
  assert_shown (self, "75,00 %");

  detail_fixture_undo (self);
  detail_fixture_undo (self);
  detail_fixture_undo (self);
  detail_fixture_get (self, "Executed, Q2 2025");
}

static gboolean
says_nothing_is_wrong (gpointer data)
{
  return detail_fixture_find_text (data, "Nothing to repair") != NULL;
}

static gboolean
offers_repair (gpointer data)
{
  return detail_fixture_find_text (data, "Repair") != NULL;
}

static gboolean
offers_no_repair (gpointer data)
{
  return !offers_repair (data);
}

/* Weights of an objective that add up to 99,99: the list offers to give the rest to the largest, in one edit. */
static void
test_repair (DetailFixture *self, gconstpointer user_data)
{
  CascadaRef objective = self->small.objectives[0], largest = self->small.indicators[0];
  CascadaRef weight = cell_of (CASCADA_KIND_WEIGHT, largest, CASCADA_PERIOD_YEAR (2025));
  GtkWidget *button;
  guint n_edits;

  detail_fixture_change (self, weight, CASCADA_WEIGHT_VALUE, "66.66");
  detail_fixture_change (self, cell_of (CASCADA_KIND_WEIGHT, self->small.indicators[1], CASCADA_PERIOD_YEAR (2025)),
                         CASCADA_WEIGHT_VALUE, "33.33");
  cascada_plan_view_select (self->view, objective);
  detail_fixture_show_page (self, "why");
  detail_fixture_wait_until (offers_repair, self->pane);
  assert_shown (self, "C5");
  n_edits = detail_fixture_count_edits (self, largest);

  button = gtk_widget_get_ancestor (detail_fixture_find_text (self->pane, "Repair"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  g_assert_false (gtk_widget_get_sensitive (button));
  assert_stored (self, weight, CASCADA_WEIGHT_VALUE, "66,67");
  g_assert_cmpuint (detail_fixture_count_edits (self, largest), ==, n_edits + 1);
  g_assert_cmpuint (self->told->len, ==, 1);
  g_assert_cmpstr (self->told->pdata[0], ==, "Finding repaired [Undo]");
  detail_fixture_wait_until (offers_no_repair, self->pane);

  detail_fixture_undo (self);
  assert_stored (self, weight, CASCADA_WEIGHT_VALUE, "66,66");
  detail_fixture_wait_until (offers_repair, self->pane);
}

static void
test_findings_narrowed (DetailFixture *self, gconstpointer user_data)
{
  CascadaRef plan = cascada_record_get_ref (cascada_plan_view_get_plan (self->view));

  cascada_plan_view_select (self->view, self->small.objectives[2]);
  g_assert_false (says_nothing_is_wrong (self->pane)); /* nobody has looked yet */
  detail_fixture_show_page (self, "why");
  detail_fixture_wait_until (offers_repair, self->pane); /* its weight is missing */
  cascada_plan_view_select (self->view, self->small.objectives[0]);
  g_assert_false (offers_repair (self->pane));
  cascada_plan_view_select (self->view, plan);
  g_assert_true (offers_repair (self->pane));
  cascada_plan_view_select (self->view, self->small.indicators[5]);
  g_assert_true (says_nothing_is_wrong (self->pane));
}

static void
go_cb (GSimpleAction *action, GVariant *parameter, gpointer told)
{
  *(char **) told = g_variant_print (parameter, FALSE);
}

static GtkWidget *
find_finding (GtkWidget *widget)
{
  if (GTK_IS_LIST_BOX_ROW (widget) && g_object_get_data (G_OBJECT (widget), "result") != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_finding (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A finding leads to its record. */
static void
test_finding_leads (DetailFixture *self, gconstpointer user_data)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) go = g_simple_action_new ("go", G_VARIANT_TYPE ("(sxixi)"));
  CascadaRef plan = cascada_record_get_ref (cascada_plan_view_get_plan (self->view)), objective = self->small.objectives[2];
  g_autofree char *expected = g_strdup_printf ("('table', %" G_GINT64_FORMAT ", %d, %" G_GINT64_FORMAT ", 0)", plan.id, objective.kind, objective.id);
  g_autofree char *told = NULL;
  GtkWidget *row;

  g_signal_connect (go, "activate", G_CALLBACK (go_cb), &told);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (go));
  gtk_widget_insert_action_group (GTK_WIDGET (self->window), "workspace", G_ACTION_GROUP (group));
  cascada_plan_view_select (self->view, objective);
  detail_fixture_show_page (self, "why");
  detail_fixture_wait_until (offers_repair, self->pane);
  row = find_finding (GTK_WIDGET (self->pane));
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_activate (row));
  g_assert_cmpstr (told, ==, expected);
}

static void
test_history (DetailFixture *self, gconstpointer user_data)
{
  CascadaRef indicator = self->small.indicators[2], report = cell_of (CASCADA_KIND_REPORT, indicator, CUT);

  cascada_workspace_set_author (self->workspace, "Ana");
  cascada_plan_view_select (self->view, indicator);
  detail_fixture_show_page (self, "history");
  assert_shown (self, "Indicator created");
  assert_shown (self, "Report Q2 2025 created");
  assert_shown (self, "Target 2025 created");

  detail_fixture_change (self, report, CASCADA_REPORT_EXECUTED, "0.4");
  assert_shown (self, "Report Q2 2025 · Executed value: 0,3646 → 0,4");
  assert_shown (self, "Ana · elsewhere");
  detail_fixture_undo (self);
  assert_shown (self, "Report Q2 2025 · Executed value: 0,4 → 0,3646");
  assert_shown (self, "Undone");
  detail_fixture_change (self, report, CASCADA_REPORT_EXECUTED, NULL);
  assert_shown (self, "Executed value: 0,3646 → nothing");

  cascada_plan_view_select (self->view, self->small.indicators[3]);
  g_assert_null (detail_fixture_find_text (self->pane, "nothing"));
}

static guint
count_rows (GtkWidget *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), n) != NULL)
    n++;
  return n;
}

static void
test_long_history (DetailFixture *self, gconstpointer user_data)
{
  CascadaRef indicator = self->small.indicators[2], report = cell_of (CASCADA_KIND_REPORT, indicator, CUT);
  guint n_edits;
  GtkWidget *list, *older;

  for (guint i = 0; i < 60; i++)
    detail_fixture_change (self, report, CASCADA_REPORT_EXECUTED, i % 2 == 0 ? "1" : "2");
  n_edits = detail_fixture_count_edits (self, indicator);
  g_assert_cmpuint (n_edits, >, 60);
  cascada_plan_view_select (self->view, indicator);
  detail_fixture_show_page (self, "history");
  list = detail_fixture_find_type (detail_fixture_find_type (self->pane, CASCADA_TYPE_HISTORY_LIST), GTK_TYPE_LIST_BOX);
  g_assert_cmpuint (count_rows (list), ==, 50);
  older = gtk_widget_get_ancestor (detail_fixture_find_text (self->pane, "Show Older Changes"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (older, "clicked");
  g_assert_cmpuint (count_rows (list), ==, n_edits);
  g_assert_false (gtk_widget_get_visible (older));
}

static void
test_explanation (DetailFixture *self, gconstpointer user_data)
{
  const CascadaRef plan = cascada_record_get_ref (cascada_plan_view_get_plan (self->view));
  const struct
  {
    CascadaRef ref;
    const char *kind;
    const char *percent;
    const char *line;
  } rows[] = {
    { self->small.indicators[2], "Indicator · 4199", "74,40 %", "Progress at the cut-off = " },
    { self->small.goals[1], "Goal · Meta sectorial 345", "37,20 %", "Compliance = " },
    { self->small.objectives[1], "Objective · 2", "37,20 %", "Compliance = " },
    { plan, "Plan", "5.194,45 %", "Compliance = " },
    { self->small.indicators[4], "Indicator · 4201", "—", "the goal was eliminated" },
  };

  detail_fixture_show_page (self, "why");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      cascada_plan_view_select (self->view, rows[i].ref);
      assert_shown (self, rows[i].kind);
      assert_shown (self, rows[i].percent);
      assert_shown (self, rows[i].line);
    }
  cascada_plan_view_select (self->view, self->small.indicators[2]);
  detail_fixture_change (self, cell_of (CASCADA_KIND_REPORT, self->small.indicators[2], CUT), CASCADA_REPORT_EXECUTED, "0.49005");
  assert_shown (self, "100,00 %");
  cascada_plan_view_set_cut (self->view, CASCADA_PERIOD_QUARTER (2025, 1));
  assert_shown (self, "no target up to the cut-off");
}

static CascadaRef
create_plan (DetailFixture *self, const char *title)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = {
    [CASCADA_PLAN_TITLE - 1] = cascada_value_text (title),
    [CASCADA_PLAN_FIRST_YEAR - 1] = cascada_value_integer (2026),
    [CASCADA_PLAN_LAST_YEAR - 1] = cascada_value_integer (2027),
  };
  CascadaRef plan = { CASCADA_KIND_PLAN };
  g_autoptr (GError) error = NULL;

  cascada_workspace_begin (self->workspace, CASCADA_EDIT_KIND_EDIT, "plan", &error);
  cascada_workspace_create (self->workspace, &plan, 0, values, &error);
  cascada_workspace_commit (self->workspace, &error);
  g_assert_no_error (error);
  return plan;
}

static void
test_plans (DetailFixture *self, gconstpointer user_data)
{
  CascadaRef first = cascada_record_get_ref (cascada_plan_view_get_plan (self->view)), second = create_plan (self, "Otro plan");

  for (guint i = 0; i < 5; i++)
    {
      cascada_plan_view_select (self->view, self->small.indicators[i]);
      detail_fixture_show_page (self, i % 2 == 0 ? "why" : "data");
      detail_fixture_follow (self, detail_fixture_new_view (self, second));
      assert_shown (self, "Otro plan");
      detail_fixture_settle (self);
      detail_fixture_follow (self, detail_fixture_new_view (self, first));
      assert_shown (self, "Plan estratégico");
    }

  /* An indicator of a plan without any figures starts with the plan's years. */
  detail_fixture_follow (self, detail_fixture_new_view (self, second));
  for (CascadaRef parent = second; parent.kind != CASCADA_KIND_INDICATOR; parent = cascada_plan_view_get_selection (self->view))
    g_assert_true (cascada_plan_view_add (self->view, parent));
  detail_fixture_get (self, "Target, 2026");
  detail_fixture_get (self, "Executed, 2027");
  detail_fixture_undo (self);
  assert_shown (self, "Otro plan");
}

/* That nothing of it stays behind, tear down says. */
static void
test_many_selections (DetailFixture *self, gconstpointer user_data)
{
  static const char *const pages[] = { "data", "why", "history" };

  for (guint i = 0; i < 60; i++)
    {
      const CascadaRef refs[] = { self->small.indicators[i % 6], self->small.goals[i % 4], self->small.objectives[i % 3] };

      cascada_plan_view_select (self->view, refs[i % 3]);
      if (i % 7 == 0)
        detail_fixture_show_page (self, pages[i % 3]);
    }
}

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_setenv ("LANGUAGE", "es_CO", TRUE);
  gtk_test_init (&argc, &argv);
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();
  cascada_app_init ();

#define ADD(path, function) \
  g_test_add (path, DetailFixture, NULL, detail_fixture_set_up, function, detail_fixture_tear_down)
  ADD ("/detail/grid/keys", test_grid_keys);
  ADD ("/detail/grid/problems", test_grid_problems);
  ADD ("/detail/grid/cells", test_grid_cells);
  ADD ("/detail/grid/add", test_grid_add);
  ADD ("/detail/grid/narrow", test_grid_narrow);
  ADD ("/detail/grid/ratio", test_grid_ratio);
  ADD ("/detail/findings/repair", test_repair);
  ADD ("/detail/findings/narrowed", test_findings_narrowed);
  ADD ("/detail/findings/leads", test_finding_leads);
  ADD ("/detail/history/entries", test_history);
  ADD ("/detail/history/long", test_long_history);
  ADD ("/detail/explanation", test_explanation);
  ADD ("/detail/plans", test_plans);
  ADD ("/detail/many-selections", test_many_selections);
  return g_test_run ();
}
