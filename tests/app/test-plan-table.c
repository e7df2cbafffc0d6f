/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include "cascada-app.h"
#include "cascada-column-view.h"
#include "cascada-report.h"
#include "table-fixture.h"

#define CUT CASCADA_PERIOD_QUARTER (2025, 2)

typedef struct
{
  TableFixture table;
  SmallPlan small;
} Fixture;

static void
set_up (Fixture *self, gconstpointer user_data)
{
  table_fixture_init (&self->table);
  table_fixture_fill_small (&self->table, &self->small);
  table_fixture_show (&self->table);
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  table_fixture_clear (&self->table);
}

static void
assert_column (Fixture *self, CascadaPlanColumn column, const char *expected)
{
  g_autofree char *text = table_fixture_describe (&self->table, column);

  g_assert_cmpstr (text, ==, expected);
}

#define ALL_NAMES                                                \
  "1. Promover la paz y la reconciliación en Bogotá\n"         \
  "Meta sectorial 127. Consolidar 1 modelo de integración\n"    \
  "3979. Porcentaje del modelo\n"                                \
  "3980. Procesos de investigación\n"                           \
  "2. Informar a la ciudadanía\n"                               \
  "Meta sectorial 345. Ejecutar 1 estrategia de comunicación\n" \
  "4199. =Estrategia\tde comunicación\n"                        \
  "4200. Campañas\n"                                            \
  "Meta 9. Meta que se eliminó\n"                               \
  "4201. Canales\n"                                              \
  "3. Fortalecer la gestión\n"                                  \
  "Meta 10. Gestión documental\n"                               \
  "5000. Percepción\n"

#define FOLDED                                           \
  "1. Promover la paz y la reconciliación en Bogotá\n" \
  "2. Informar a la ciudadanía\n"                       \
  "3. Fortalecer la gestión\n"

static void
test_texts (Fixture *self, gconstpointer user_data)
{
  assert_column (self, CASCADA_PLAN_COLUMN_NAME, FOLDED);
  table_fixture_do (&self->table, "expand-all");
  assert_column (self, CASCADA_PLAN_COLUMN_NAME, ALL_NAMES);
  assert_column (self, CASCADA_PLAN_COLUMN_WEIGHT,
                 "—\n\n50,00 %\n50,00 %\n—\n\n50,00 %\n50,00 %\n\n—\n—\n\n—\n");
  assert_column (self, CASCADA_PLAN_COLUMN_TARGET, "\n\n31,92\n0\n\n\n0,49005\n13.200.000\n\n4\n\n\n2\n");
  assert_column (self, CASCADA_PLAN_COLUMN_EXECUTED, "\n\n33,886\n0\n\n\n0,3646\n—\n\n4\n\n\n308,8\n");
  assert_column (self, CASCADA_PLAN_COLUMN_PROGRESS,
                 "106,16 %\n106,16 %\n106,16 %\n—\n37,20 %\n37,20 %\n74,40 %\n0,00 %\n—\n—\n"
                 "15.440,00 %\n15.440,00 %\n15.440,00 %\n");
  assert_column (self, CASCADA_PLAN_COLUMN_STATE,
                 "On track\nOn track\nOn track\nNot programmed at the cut-off\nLag\nLag\nLag\nNot reported\n"
                 "Goal eliminated\nGoal eliminated\nOn track\nOn track\nOn track\n");
}

/* The same calls as clicks on a header make: up, down, and back to the plan's own order. */
static void
test_sort (Fixture *self, gconstpointer user_data)
{
  GtkColumnView *view = cascada_plan_table_get_column_view (self->table.table);
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (view),
                                                                  CASCADA_PLAN_COLUMN_PROGRESS);
  GActionGroup *actions = cascada_plan_table_get_actions (self->table.table);

  gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
  table_fixture_settle (&self->table);
  assert_column (self, CASCADA_PLAN_COLUMN_PROGRESS, "37,20 %\n106,16 %\n15.440,00 %\n");
  gtk_column_view_sort_by_column (view, column, GTK_SORT_DESCENDING);
  table_fixture_settle (&self->table);
  assert_column (self, CASCADA_PLAN_COLUMN_PROGRESS, "15.440,00 %\n106,16 %\n37,20 %\n");
  gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
  table_fixture_settle (&self->table);
  assert_column (self, CASCADA_PLAN_COLUMN_PROGRESS, "106,16 %\n37,20 %\n15.440,00 %\n");

  g_action_group_activate_action (actions, "sort", g_variant_new_string ("name"));
  g_action_group_activate_action (actions, "descending", NULL);
  table_fixture_settle (&self->table);
  assert_column (self, CASCADA_PLAN_COLUMN_PROGRESS, "15.440,00 %\n37,20 %\n106,16 %\n");
  g_action_group_activate_action (actions, "sort", g_variant_new_string (""));
  table_fixture_settle (&self->table);
  assert_column (self, CASCADA_PLAN_COLUMN_NAME, FOLDED);
}

static void
test_search (Fixture *self, gconstpointer user_data)
{
  guint n_found;

  cascada_plan_view_set_search (self->table.view, "CAMPANAS");
  table_fixture_settle (&self->table);
  assert_column (self, CASCADA_PLAN_COLUMN_NAME,
                 "2. Informar a la ciudadanía\n"
                 "Meta sectorial 345. Ejecutar 1 estrategia de comunicación\n"
                 "4200. Campañas\n");
  g_object_get (self->table.table, "n-found", &n_found, NULL);
  g_assert_cmpuint (n_found, ==, 1);

  cascada_plan_view_set_search (self->table.view, "nada de esto");
  table_fixture_settle (&self->table);
  g_assert_cmpuint (table_fixture_count_rows (&self->table), ==, 0);
  cascada_plan_view_set_search (self->table.view, "");
  table_fixture_settle (&self->table);
  assert_column (self, CASCADA_PLAN_COLUMN_NAME, FOLDED);
}

static void
select_rows (Fixture *self, const char *rows)
{
  GtkSelectionModel *selection = cascada_plan_table_get_selection (self->table.table);
  g_auto (GStrv) positions = g_strsplit (rows, " ", -1);

  gtk_selection_model_unselect_all (selection);
  for (guint i = 0; positions[i] != NULL; i++)
    gtk_selection_model_select_item (selection, (guint) atoi (positions[i]), FALSE);
}

static void
read_clipboard_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (Fixture *self, gconstpointer user_data)
{
  const char *expected = "Level\tCode\tName\tWeight\tTarget at cut-off\tExecuted at cut-off\tProgress at cut-off\t"
                         "Progress of the year\tState\n"
                         "Objective\t2\tInformar a la ciudadanía\t\t\t\t37,20%\t18,23%\tLag\n"
                         "Indicator\t4199\t'=Estrategia de comunicación\t50%\t0,49005\t0,3646\t74,40%\t36,46%\tLag\n"
                         "Indicator\t4200\tCampañas\t50%\t13200000\t\t0,00%\t0,00%\tNot reported\n";
  g_autofree char *copied = NULL;

  table_fixture_do (&self->table, "expand-all");
  select_rows (self, "4 6 7");
  table_fixture_do (&self->table, "copy");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self->table.window)), NULL, read_clipboard_cb,
                                 &copied);
  while (copied == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (copied, ==, expected);
}

static void
test_columns (Fixture *self, gconstpointer user_data)
{
  GActionGroup *actions = cascada_plan_table_get_actions (self->table.table);
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_auto (GStrv) before = g_settings_get_strv (settings, "visible-columns"), after = NULL;

  g_action_group_activate_action (actions, "column-weight", NULL);
  g_action_group_activate_action (actions, "column-annualisation", NULL);
  after = g_settings_get_strv (settings, "visible-columns");
  g_assert_true (g_strv_contains ((const char *const *) before, "weight"));
  g_assert_false (g_strv_contains ((const char *const *) after, "weight"));
  g_assert_true (g_strv_contains ((const char *const *) after, "annualisation"));

  /* hidden columns take no room from the name */
  table_fixture_settle (&self->table);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (table_fixture_get_cell (&self->table, 0, CASCADA_PLAN_COLUMN_NAME))), >,
                   250);
  g_settings_reset (settings, "visible-columns");
}

/* Where there is no room, the less important columns go and come back; what is wanted stays as it was. */
static void
test_columns_fold (Fixture *self, gconstpointer user_data)
{
  GListModel *columns = gtk_column_view_get_columns (cascada_plan_table_get_column_view (self->table.table));
  g_autoptr (GtkColumnViewColumn) weight = g_list_model_get_item (columns, CASCADA_PLAN_COLUMN_WEIGHT);
  g_autoptr (GtkColumnViewColumn) state = g_list_model_get_item (columns, CASCADA_PLAN_COLUMN_STATE);
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_auto (GStrv) wanted = NULL;

  g_assert_true (gtk_column_view_column_get_visible (weight));
  gtk_window_set_default_size (self->table.window, 520, 600);
  table_fixture_settle (&self->table);
  g_assert_false (gtk_column_view_column_get_visible (weight));
  g_assert_true (gtk_column_view_column_get_visible (state));
  wanted = g_settings_get_strv (settings, "visible-columns");
  g_assert_true (g_strv_contains ((const char *const *) wanted, "weight"));

  gtk_window_set_default_size (self->table.window, 1180, 600);
  table_fixture_settle (&self->table);
  g_assert_true (gtk_column_view_column_get_visible (weight));
}

static gboolean
is_all_shown (Fixture *self)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (cascada_plan_table_get_column_view (self->table.table)),
                                                 GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));

  return gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment);
}

/* In 660 pixels, what a screen of 1280 leaves between the panes, the figures stay: the state gives up its words first,
 * then the weight its place to the names.
 * In 350 they go. No width makes the table scroll sideways. */
static void
test_columns_narrow (Fixture *self, gconstpointer user_data)
{
  static const struct
  {
    int width;
    CascadaPlanColumn shown, hidden;
  } rows[] = {
    { 690, CASCADA_PLAN_COLUMN_TARGET, CASCADA_PLAN_COLUMN_WEIGHT },
    { 350, CASCADA_PLAN_COLUMN_STATE, CASCADA_PLAN_COLUMN_EXECUTED },
  };
  GListModel *columns = gtk_column_view_get_columns (cascada_plan_table_get_column_view (self->table.table));

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GtkColumnViewColumn) shown = g_list_model_get_item (columns, rows[i].shown);
      g_autoptr (GtkColumnViewColumn) hidden = g_list_model_get_item (columns, rows[i].hidden);

      gtk_window_set_default_size (self->table.window, rows[i].width, 600);
      table_fixture_settle (&self->table);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->table.window)), <=, rows[i].width);
      g_assert_true (gtk_column_view_column_get_visible (shown));
      g_assert_false (gtk_column_view_column_get_visible (hidden));
      g_assert_true (is_all_shown (self));
    }
}

/* The columns are as wide as the text is large. */
static void
test_columns_large_text (Fixture *self, gconstpointer user_data)
{
  GListModel *columns = gtk_column_view_get_columns (cascada_plan_table_get_column_view (self->table.table));
  g_autoptr (GtkColumnViewColumn) progress = g_list_model_get_item (columns, CASCADA_PLAN_COLUMN_PROGRESS);
  GtkSettings *settings = gtk_settings_get_default ();
  int before = gtk_column_view_column_get_fixed_width (progress), dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi * 3 / 2, NULL);
  table_fixture_settle (&self->table);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (progress), >=, before + 20);
  g_assert_true (is_all_shown (self));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  table_fixture_settle (&self->table);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (progress), ==, before);
}

static void
test_selection_is_shared (Fixture *self, gconstpointer user_data)
{
  GtkSelectionModel *selection = cascada_plan_table_get_selection (self->table.table);
  CascadaRef ref;

  gtk_selection_model_select_item (selection, 1, TRUE);
  ref = cascada_plan_view_get_selection (self->table.view);
  g_assert_true (cascada_ref_equal (&ref, &self->small.objectives[1]));

  cascada_plan_view_reveal (self->table.view, self->small.indicators[2]);
  table_fixture_settle (&self->table);
  assert_column (self, CASCADA_PLAN_COLUMN_NAME,
                 "1. Promover la paz y la reconciliación en Bogotá\n"
                 "2. Informar a la ciudadanía\n"
                 "Meta sectorial 345. Ejecutar 1 estrategia de comunicación\n"
                 "4199. =Estrategia\tde comunicación\n"
                 "4200. Campañas\n"
                 "Meta 9. Meta que se eliminó\n"
                 "3. Fortalecer la gestión\n");
  g_assert_true (gtk_selection_model_is_selected (selection, 3));
}

static void
test_edit_keeps_selection (Fixture *self, gconstpointer user_data)
{
  GtkSelectionModel *selection = cascada_plan_table_get_selection (self->table.table);
  CascadaRef report = { CASCADA_KIND_REPORT, CUT, self->small.indicators[2].id };
  CascadaValue value = cascada_value_decimal (CASCADA_DECIMAL (1));
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (GError) error = NULL;
  CascadaRef copy;

  table_fixture_do (&self->table, "expand-all");
  select_rows (self, "4 6");
  cascada_workspace_change (self->table.workspace, report, CASCADA_REPORT_EXECUTED, &value, "test", &error);
  g_assert_no_error (error);
  table_fixture_settle (&self->table);
  g_assert_cmpstr (cascada_plan_cell_get_text (table_fixture_get_cell (&self->table, 6, CASCADA_PLAN_COLUMN_PROGRESS)), ==,
                   "204,06 %");
  g_assert_cmpstr (cascada_plan_cell_get_text (table_fixture_get_cell (&self->table, 4, CASCADA_PLAN_COLUMN_PROGRESS)), ==,
                   "102,03 %");

  cascada_workspace_duplicate (self->table.workspace, self->small.goals[0], &copy, &error);
  g_assert_no_error (error);
  table_fixture_settle (&self->table);
  selected = gtk_selection_model_get_selection (selection);
  g_assert_cmpuint (gtk_bitset_get_size (selected), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      guint position = gtk_bitset_get_nth (selected, i);
      const char *text = cascada_plan_cell_get_text (table_fixture_get_cell (&self->table, position, CASCADA_PLAN_COLUMN_NAME));

      g_assert_true (g_str_has_prefix (text, i == 0 ? "2. " : "4199. "));
    }
}

static void
test_accessible (Fixture *self, gconstpointer user_data)
{
  CascadaPlanCell *name = table_fixture_get_cell (&self->table, 0, CASCADA_PLAN_COLUMN_NAME);
  CascadaPlanCell *progress = table_fixture_get_cell (&self->table, 0, CASCADA_PLAN_COLUMN_PROGRESS);
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (name));
  GtkWidget *expander = gtk_widget_get_first_child (GTK_WIDGET (name));
  GtkWidget *bar = gtk_widget_get_first_child (GTK_WIDGET (progress));
  const char *label = "1. Promover la paz y la reconciliación en Bogotá";
  const char *spoken = "Progress at cut-off: 106,16 %", *value = "106,16 %";

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (progress))),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, spoken);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LEVEL, 1);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_ROLE_METER);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 106.16);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, value);

  gtk_widget_activate_action (expander, "row.toggle", NULL);
  table_fixture_settle (&self->table);
  name = table_fixture_get_cell (&self->table, 0, CASCADA_PLAN_COLUMN_NAME);
  expander = gtk_widget_get_first_child (GTK_WIDGET (name));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  g_assert_cmpuint (table_fixture_count_rows (&self->table), ==, 4);
}

/* A row leaves nothing of itself behind in the widgets that show another after it. */
static void
test_reused_rows (Fixture *self, gconstpointer user_data)
{
  table_fixture_do (&self->table, "expand-all");
  table_fixture_do (&self->table, "collapse-all");
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *cell = GTK_WIDGET (table_fixture_get_cell (&self->table, i, CASCADA_PLAN_COLUMN_NAME));

      g_assert_true (gtk_widget_has_css_class (cell, "objective"));
      g_assert_false (gtk_widget_has_css_class (cell, "eliminated"));
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

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/plan-table/texts", test_texts);
  ADD ("/plan-table/sort", test_sort);
  ADD ("/plan-table/search", test_search);
  ADD ("/plan-table/copy", test_copy);
  ADD ("/plan-table/columns", test_columns);
  ADD ("/plan-table/columns-fold", test_columns_fold);
  ADD ("/plan-table/columns-narrow", test_columns_narrow);
  ADD ("/plan-table/columns-large-text", test_columns_large_text);
  ADD ("/plan-table/selection-is-shared", test_selection_is_shared);
  ADD ("/plan-table/edit-keeps-selection", test_edit_keeps_selection);
  ADD ("/plan-table/accessible", test_accessible);
  ADD ("/plan-table/reused-rows", test_reused_rows);
  return g_test_run ();
}
