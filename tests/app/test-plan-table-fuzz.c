/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Anything a person may do to the table, at random; after each step every row that should be seen is there, at its place,
 * and says what the model says. Lists of GTK 4.8 are known to go blank. */

#include "config.h"

#include <locale.h>
#include <stdlib.h>

#include "cascada-app.h"
#include "cascada-column-view.h"
#include "cascada-report.h"
#include "table-fixture.h"

#define CUT CASCADA_PERIOD_QUARTER (2025, 2)
#define STEPS 150

static void
toggle (TableFixture *self)
{
  guint n_rows = table_fixture_count_rows (self);

  if (n_rows > 0)
    cascada_plan_table_toggle (self->table, (guint) g_test_rand_int_range (0, (gint32) n_rows));
}

static void
expand_all (TableFixture *self)
{
  g_action_group_activate_action (cascada_plan_table_get_actions (self->table), "expand-all", NULL);
}

static void
collapse_all (TableFixture *self)
{
  g_action_group_activate_action (cascada_plan_table_get_actions (self->table), "collapse-all", NULL);
}

static void
sort (TableFixture *self)
{
  cascada_plan_table_set_sort (self->table, (CascadaSort) g_test_rand_int_range (0, CASCADA_SORT_STATE + 1), g_test_rand_bit ());
}

static void
search (TableFixture *self)
{
  static const char *const texts[] = { "1", "17", "99", "meta", "objetivo", "gestion", "ninguno" };

  cascada_plan_view_set_search (self->view, texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
}

static void
stop_search (TableFixture *self)
{
  cascada_plan_view_set_search (self->view, "");
}

static void
scroll (TableFixture *self)
{
  guint n_rows = table_fixture_count_rows (self);

  if (n_rows > 0)
    cascada_column_view_scroll_to (cascada_plan_table_get_column_view (self->table),
                                   (guint) g_test_rand_int_range (0, (gint32) n_rows));
}

/* As the wheel does. */
static void
scroll_some (TableFixture *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (cascada_plan_table_get_column_view (self->table)));

  if (table_fixture_count_rows (self) > 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + g_test_rand_int_range (-300, 300));
}

/* As the scrollbar does. */
static void
drag (TableFixture *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (cascada_plan_table_get_column_view (self->table)));

  if (table_fixture_count_rows (self) > 0)
    gtk_adjustment_set_value (adjustment, g_test_rand_double () * gtk_adjustment_get_upper (adjustment));
}

static void
change_cut (TableFixture *self)
{
  cascada_plan_view_set_cut (self->view, g_test_rand_bit () ? CUT : CASCADA_PERIOD_YEAR (2025));
}

static void
edit (TableFixture *self)
{
  guint n_indicators = cascada_figures_get_count (self->figures, CASCADA_LEVEL_INDICATOR);
  guint index = (guint) g_test_rand_int_range (0, (gint32) n_indicators);
  CascadaRef ref = { CASCADA_KIND_REPORT, CUT,
                     cascada_figures_get_id (self->figures, CASCADA_NODE (CASCADA_LEVEL_INDICATOR, index)) };
  CascadaValue value = cascada_value_decimal (CASCADA_DECIMAL (g_test_rand_int_range (0, 200)));
  g_autoptr (GError) error = NULL;

  cascada_workspace_change (self->workspace, ref, CASCADA_REPORT_EXECUTED, &value, "fuzz", &error);
  g_assert_no_error (error);
}

static void
select_one (TableFixture *self)
{
  guint n_rows = table_fixture_count_rows (self);

  if (n_rows > 0)
    gtk_selection_model_select_item (cascada_plan_table_get_selection (self->table),
                                     (guint) g_test_rand_int_range (0, (gint32) n_rows), TRUE);
}

/* @stays: the row that is on top before it is still seen after it, or else the row it was folded into. */
static const struct
{
  const char *name;
  void (*run) (TableFixture *self);
  gboolean stays;
} steps[] = {
  { "toggle", toggle, TRUE },
  { "toggle", toggle, TRUE },
  { "expand-all", expand_all, TRUE },
  { "collapse-all", collapse_all, TRUE },
  { "sort", sort, TRUE },
  { "search", search, FALSE },
  { "stop-search", stop_search, TRUE },
  { "scroll", scroll, FALSE },
  { "scroll-some", scroll_some, FALSE },
  { "drag", drag, FALSE },
  { "change-cut", change_cut, TRUE },
  { "edit", edit, TRUE },
  { "select", select_one, TRUE },
};

static void
check_row (TableFixture *self, GtkWidget *row, float y, float height, double value)
{
  CascadaPlanCell *cell = cascada_plan_cell_find (row);
  guint position = cascada_plan_cell_get_position (cell);
  CascadaPlanTree *tree = cascada_plan_table_get_tree (self->table);
  CascadaNode node = cascada_plan_tree_get_node (tree, position);

  g_assert_cmpfloat_with_epsilon (y, position * height - value, 1.5);
  for (guint i = 0; i < CASCADA_N_PLAN_COLUMNS; i++)
    {
      g_autofree char *text = cascada_plan_column_get_text (i, self->figures, node, cascada_plan_tree_get_cut (tree));
      CascadaPlanCell *shown = table_fixture_get_cell (self, position, i);

      if (shown != NULL)
        g_assert_cmpstr (cascada_plan_cell_get_text (shown), ==, text);
    }
}

/* Every row of which something should be seen is seen. */
static void
check_rows (TableFixture *self)
{
  GtkColumnView *view = cascada_plan_table_get_column_view (self->table);
  GtkWidget *inner = cascada_column_view_get_inner (view);
  double value = gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)));
  float page = (float) gtk_widget_get_height (inner), height = 0, shown = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (inner); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      graphene_rect_t bounds;

      if (!gtk_widget_get_child_visible (row) || !gtk_widget_compute_bounds (row, inner, &bounds) ||
          bounds.origin.y + bounds.size.height <= 0 || bounds.origin.y >= page)
        continue;
      height = bounds.size.height;
      check_row (self, row, bounds.origin.y, height, value);
      shown += MIN (page, bounds.origin.y + height) - MAX (0, bounds.origin.y);
    }
  if (table_fixture_count_rows (self) > 0)
    g_assert_cmpfloat (height, >, 0);
  g_assert_cmpfloat_with_epsilon (shown, MIN (page, (float) table_fixture_count_rows (self) * height), 2);
}

static gboolean
get_top (TableFixture *self, CascadaNode *node)
{
  GtkWidget *top = cascada_column_view_get_top_row (cascada_plan_table_get_column_view (self->table));

  if (top == NULL || table_fixture_count_rows (self) == 0)
    return FALSE;
  *node = cascada_plan_row_get_node (cascada_plan_cell_get_row (cascada_plan_cell_find (top)));
  return TRUE;
}

static void
check_seen (TableFixture *self, CascadaNode node)
{
  GtkColumnView *view = cascada_plan_table_get_column_view (self->table);
  CascadaPlanTree *tree = cascada_plan_table_get_tree (self->table);
  graphene_rect_t bounds;
  GtkWidget *cell;
  guint position;

  while (!cascada_plan_tree_get_position (tree, node, &position))
    node = cascada_figures_get_parent (self->figures, node);
  cell = GTK_WIDGET (table_fixture_get_cell (self, position, CASCADA_PLAN_COLUMN_NAME));
  g_assert_nonnull (cell);
  g_assert_true (gtk_widget_compute_bounds (cell, cascada_column_view_get_inner (view), &bounds));
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, >, 0);
  g_assert_cmpfloat (bounds.origin.y, <, gtk_widget_get_height (GTK_WIDGET (view)));
}

static void
test_fuzz (void)
{
  const char *wanted = g_getenv ("CASCADA_FUZZ_STEPS");
  guint n_steps = wanted == NULL ? STEPS : (guint) atoi (wanted);
  TableFixture self;

  table_fixture_init (&self);
  table_fixture_fill_large (&self, 12, 8, 12);
  table_fixture_show (&self);
  check_rows (&self);
  for (guint i = 0; i < n_steps; i++)
    {
      gint32 step = g_test_rand_int_range (0, G_N_ELEMENTS (steps));
      CascadaNode top;
      gboolean has_top = get_top (&self, &top);

      g_test_message ("step %u: %s", i, steps[step].name);
      steps[step].run (&self);
      table_fixture_settle (&self);
      check_rows (&self);
      if (has_top && steps[step].stays)
        check_seen (&self, top);
    }
  table_fixture_clear (&self);
}

/* The first thing done to a long list, without anything before that would wake it. */
static void
test_first_drag (void)
{
  TableFixture self;

  table_fixture_init (&self);
  table_fixture_fill_large (&self, 100, 1, 1);
  table_fixture_show (&self);
  check_rows (&self);
  drag (&self);
  table_fixture_settle (&self);
  check_rows (&self);
  table_fixture_clear (&self);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();
  cascada_app_init ();

  g_test_add_func ("/plan-table/first-drag", test_first_drag);
  g_test_add_func ("/plan-table/fuzz", test_fuzz);
  return g_test_run ();
}
