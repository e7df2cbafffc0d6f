/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chart of compliance by objective: its bars and its figures say what the figures of the plan say. */

#include "config.h"

#include <locale.h>
#include <math.h>

#include "cascada-app.h"
#include "cascada-bar-chart.h"
#include "cascada-chart-colours.h"
#include "cascada-chart-page.h"
#include "cascada-chart-row.h"
#include "cascada-plan.h"
#include "cascada-report.h"
#include "detail-fixture.h"

#define CUT CASCADA_PERIOD_QUARTER (2025, 2)

typedef struct
{
  DetailFixture detail; /* the workspace, the view and its window; the pane gives way to the page */
  CascadaChartPage *page;
  CascadaBarChart *chart;
  GtkColumnView *table;
  CascadaRef revealed;
} Fixture;

static void
revealed_cb (CascadaRef *revealed, const CascadaRef *ref)
{
  *revealed = *ref;
}

static void
set_up (Fixture *self, gconstpointer user_data)
{
  detail_fixture_set_up (&self->detail, NULL);
  self->page = g_object_new (CASCADA_TYPE_CHART_PAGE, "view", self->detail.view, "hexpand", TRUE, NULL);
  gtk_box_prepend (GTK_BOX (gtk_widget_get_parent (self->detail.beside)), GTK_WIDGET (self->page));
  gtk_widget_hide (GTK_WIDGET (self->detail.pane));
  detail_fixture_settle (&self->detail);
  self->chart = CASCADA_BAR_CHART (detail_fixture_find_type (self->page, CASCADA_TYPE_BAR_CHART));
  self->table = GTK_COLUMN_VIEW (detail_fixture_find_type (self->page, GTK_TYPE_COLUMN_VIEW));
  self->revealed = (CascadaRef){ CASCADA_KIND_NONE };
  g_signal_connect_swapped (self->detail.view, "revealed", G_CALLBACK (revealed_cb), &self->revealed);
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  g_object_add_weak_pointer (G_OBJECT (self->page), (gpointer *) &self->page);
  detail_fixture_tear_down (&self->detail, NULL);
  g_assert_null (self->page);
}

static const CascadaBar *
get_bar (Fixture *self, guint index)
{
  return cascada_bar_layer_get_bar (cascada_bar_chart_get_layer (self->chart), index);
}

static CascadaChartRow *
get_row (Fixture *self, guint index)
{
  g_autoptr (CascadaChartRow) row = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (self->table)), index);

  return row;
}

/* Bars, their figures beside them, and the plan's figures are one. */
static void
assert_bars (Fixture *self, const char *const *texts, guint n)
{
  CascadaFigures *figures = cascada_plan_view_get_figures (self->detail.view);
  CascadaPeriod cut = cascada_plan_view_get_cut (self->detail.view);

  g_assert_cmpuint (cascada_bar_layer_get_length (cascada_bar_chart_get_layer (self->chart)), ==, n);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (self->table))), ==, n);
  for (guint i = 0; i < n; i++)
    {
      CascadaNode node = CASCADA_NODE (CASCADA_LEVEL_OBJECTIVE, i);
      const CascadaBar *bar = get_bar (self, i);

      g_assert_cmpstr (bar->value_text, ==, texts[i]);
      g_assert_cmpint (bar->value, ==, cascada_figures_get_percent (figures, node, cut));
      g_assert_cmpint (bar->state, ==, cascada_figures_get_state (figures, node, cut));
      g_assert_cmpstr (cascada_chart_row_get_text (get_row (self, i), "compliance"), ==, texts[i]);
      g_assert_cmpstr (cascada_chart_row_get_text (get_row (self, i), "name"), ==, cascada_figures_get_name (figures, node));
      g_assert_true (g_str_has_prefix (bar->detail, cascada_chart_row_get_text (get_row (self, i), "state")));
    }
}

static CascadaRef
report_of (CascadaRef indicator)
{
  return (CascadaRef){ CASCADA_KIND_REPORT, CUT, indicator.id };
}

static void
test_figures (Fixture *self, gconstpointer user_data)
{
  static const char *const texts[] = { "106,16 %", "37,20 %", "15.440,00 %" };

  assert_bars (self, texts, 3);
  g_assert_true (cascada_bar_layer_get_box (cascada_bar_chart_get_layer (self->chart), 2)->cut);
  g_assert_nonnull (detail_fixture_find_text (self->page, "3 objectives at Q2 2025: 2 on track, 1 behind"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Weighted compliance by objective. 3 objectives at Q2 2025: 2 on track, 1 behind");
}

static void
test_refresh (Fixture *self, gconstpointer user_data)
{
  static const char *const after[] = { "106,16 %", "50,00 %", "15.440,00 %" };
  static const char *const negative[] = { "106,16 %", "37,20 %", "-5,00 %" };
  static const char *const before[] = { "106,16 %", "37,20 %", "15.440,00 %" };
  CascadaRef last = report_of (self->detail.small.indicators[5]);
  const CascadaBarBox *box;

  detail_fixture_change (&self->detail, report_of (self->detail.small.indicators[2]), CASCADA_REPORT_EXECUTED, "0.49005");
  assert_bars (self, after, 3);
  detail_fixture_undo (&self->detail);
  assert_bars (self, before, 3);

  detail_fixture_change (&self->detail, last, CASCADA_REPORT_EXECUTED, "-0.1");
  detail_fixture_settle (&self->detail);
  assert_bars (self, negative, 3);
  box = cascada_bar_layer_get_box (cascada_bar_chart_get_layer (self->chart), 2);
  g_assert_cmpfloat (box->bar_width, >, 0);
  g_assert_cmpfloat (box->bar_x, <, cascada_bar_layer_get_box (cascada_bar_chart_get_layer (self->chart), 0)->bar_x);
}

/* What is not programmed has no bar and no percentage: never 0, never 100. */
static void
test_not_programmed (Fixture *self, gconstpointer user_data)
{
  static const char *const texts[] = { "—", "—", "—" };

  cascada_plan_view_set_cut (self->detail.view, CASCADA_PERIOD_QUARTER (2025, 1));
  detail_fixture_settle (&self->detail);
  assert_bars (self, texts, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (cascada_bar_layer_get_box (cascada_bar_chart_get_layer (self->chart), i)->bar_width, ==, 0);
  g_assert_nonnull (detail_fixture_find_text (self->page, "3 objectives at Q1 2025: 3 not programmed"));
}

static gboolean
press (GtkWidget *widget, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;

  for (guint i = 0; !taken && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &taken);
    }
  return taken;
}

static void
click (GtkWidget *widget, double x, double y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, "released", 1, x, y);
    }
}

static void
assert_revealed (Fixture *self, CascadaRef expected)
{
  CascadaRef selection = cascada_plan_view_get_selection (self->detail.view);

  g_assert_true (cascada_ref_equal (&self->revealed, &expected));
  g_assert_true (cascada_ref_equal (&selection, &expected));
  self->revealed = (CascadaRef){ CASCADA_KIND_NONE };
}

static void
test_activation (Fixture *self, gconstpointer user_data)
{
  static const char spoken[] = "3. Fortalecer la gestión: 15.440,00 %";
  const CascadaRef *objectives = self->detail.small.objectives;
  const CascadaBarBox *box = cascada_bar_layer_get_box (cascada_bar_chart_get_layer (self->chart), 1);

  click (GTK_WIDGET (self->chart), box->bar_x + 2, box->bar_y + 2);
  assert_revealed (self, objectives[1]);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (self->chart)));

  g_assert_true (press (GTK_WIDGET (self->chart), GDK_KEY_Down));
  g_assert_true (press (GTK_WIDGET (self->chart), GDK_KEY_Return));
  assert_revealed (self, objectives[2]);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken);
  g_assert_true (press (GTK_WIDGET (self->chart), GDK_KEY_Home));
  g_assert_true (press (GTK_WIDGET (self->chart), GDK_KEY_space));
  assert_revealed (self, objectives[0]);
  g_assert_false (press (GTK_WIDGET (self->chart), GDK_KEY_Tab));

  g_signal_emit_by_name (self->table, "activate", 1);
  assert_revealed (self, objectives[1]);
}

static CascadaRef
create_empty_plan (Fixture *self)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = {
    [CASCADA_PLAN_TITLE - 1] = cascada_value_text ("Vacío"),
    [CASCADA_PLAN_FIRST_YEAR - 1] = cascada_value_integer (2025),
    [CASCADA_PLAN_LAST_YEAR - 1] = cascada_value_integer (2025),
  };
  CascadaRef plan = { CASCADA_KIND_PLAN };
  g_autoptr (GError) error = NULL;

  cascada_workspace_begin (self->detail.workspace, CASCADA_EDIT_KIND_EDIT, "plan", &error);
  cascada_workspace_create (self->detail.workspace, &plan, 0, values, &error);
  cascada_workspace_commit (self->detail.workspace, &error);
  g_assert_no_error (error);
  return plan;
}

static void
test_empty_plan (Fixture *self, gconstpointer user_data)
{
  CascadaPlanView *empty = detail_fixture_new_view (&self->detail, create_empty_plan (self));

  g_object_set (self->page, "view", empty, NULL);
  detail_fixture_settle (&self->detail);
  g_assert_nonnull (detail_fixture_find_text (self->page, "No Objectives"));
  g_assert_cmpuint (cascada_bar_layer_get_length (cascada_bar_chart_get_layer (self->chart)), ==, 0);
  g_assert_false (press (GTK_WIDGET (self->chart), GDK_KEY_Down));

  g_assert_true (cascada_plan_view_add (empty, cascada_record_get_ref (cascada_plan_view_get_plan (empty))));
  detail_fixture_settle (&self->detail);
  g_assert_null (detail_fixture_find_text (self->page, "No Objectives"));
  g_assert_cmpuint (cascada_bar_layer_get_length (cascada_bar_chart_get_layer (self->chart)), ==, 1);
  g_object_set (self->page, "view", NULL, NULL);
  g_assert_finalize_object (empty);
}

static double
to_linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
get_luminance (double red, double green, double blue)
{
  return 0.2126 * to_linear (red) + 0.7152 * to_linear (green) + 0.0722 * to_linear (blue);
}

/* As WCAG 2.1 defines it, over @ground. */
static double
get_contrast (const CascadaColour *colour, const GdkRGBA *ground)
{
  double rest = 1 - colour->alpha;
  double a = get_luminance (colour->red * colour->alpha + ground->red * rest, colour->green * colour->alpha + ground->green * rest,
                            colour->blue * colour->alpha + ground->blue * rest);
  double b = get_luminance (ground->red, ground->green, ground->blue);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* Text needs 4.5 and shapes 3 [WCAG 2.1, 1.4.3 and 1.4.11]. */
static void
test_contrast (Fixture *self, gconstpointer user_data)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      CascadaChartStyle style;
      GdkRGBA ground;

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[i]);
      detail_fixture_settle (&self->detail);
      g_assert_true (gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self->chart)), "window_bg_color", &ground));
      cascada_chart_style_init_from_widget (&style, GTK_WIDGET (self->chart));
      g_assert_cmpfloat (get_contrast (&style.text, &ground), >=, 4.5);
      g_assert_cmpfloat (get_contrast (&style.dim, &ground), >=, 4.5);
      g_assert_cmpfloat (get_contrast (&style.mark, &ground), >=, 3);
      for (guint state = 0; state <= CASCADA_STATE_ELIMINATED; state++)
        g_assert_cmpfloat (get_contrast (&style.edges[state], &ground), >=, 3);
    }
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
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
  ADD ("/chart-page/figures", test_figures);
  ADD ("/chart-page/refresh", test_refresh);
  ADD ("/chart-page/not-programmed", test_not_programmed);
  ADD ("/chart-page/activation", test_activation);
  ADD ("/chart-page/empty-plan", test_empty_plan);
  ADD ("/chart-page/contrast", test_contrast);
  return g_test_run ();
}
