/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fields tied to their records: what is typed is checked, written once, undone, and never lost unseen. */

#include "config.h"

#include <locale.h>

#include "cascada-app.h"
#include "cascada-field-binding.h"
#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-plan.h"
#include "cascada-unit.h"
#include "cascada-weight.h"
#include "detail-fixture.h"

#define WEIGHT "Weight in percent, from 2025"

static void
assert_stored (DetailFixture *self, CascadaRef ref, guint field, const char *expected)
{
  g_autofree char *text = detail_fixture_read (self, ref, field);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_typed (GtkWidget *widget, const char *expected)
{
  g_autofree char *text = detail_fixture_get_typed (widget);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_marked (GtkWidget *widget, gboolean marked)
{
  g_assert_cmpint (gtk_widget_has_css_class (widget, "error"), ==, marked);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_INVALID,
                                    marked ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE);
}

static CascadaRef
weight_of (CascadaRef indicator)
{
  return (CascadaRef){ CASCADA_KIND_WEIGHT, CASCADA_PERIOD_YEAR (2025), indicator.id };
}

static void
test_invalid (DetailFixture *self, gconstpointer user_data)
{
  CascadaRef indicator = self->small.indicators[0], weight = weight_of (indicator);
  guint n_edits = detail_fixture_count_edits (self, indicator);
  GtkWidget *entry;

  cascada_plan_view_select (self->view, indicator);
  entry = detail_fixture_get (self, WEIGHT);
  assert_typed (entry, "50");
  detail_fixture_type (entry, "33,3x");
  assert_marked (entry, TRUE);
  g_assert_nonnull (detail_fixture_find_text (self->pane, "33,3x"));

  detail_fixture_leave (self);
  assert_marked (entry, TRUE);
  assert_typed (entry, "33,3x");
  assert_stored (self, weight, CASCADA_WEIGHT_VALUE, "50");
  g_assert_cmpuint (detail_fixture_count_edits (self, indicator), ==, n_edits);

  detail_fixture_type (entry, "33,33");
  assert_marked (entry, FALSE);
  g_assert_null (detail_fixture_find_text (self->pane, "33,3x"));
  assert_stored (self, weight, CASCADA_WEIGHT_VALUE, "50");
}

static void
test_escape (DetailFixture *self, gconstpointer user_data)
{
  CascadaRef indicator = self->small.indicators[0];
  GtkWidget *entry, *text;

  cascada_plan_view_select (self->view, indicator);
  entry = detail_fixture_get (self, WEIGHT);
  detail_fixture_type (entry, "no number");
  assert_marked (entry, TRUE);
  g_assert_true (detail_fixture_press (entry, GDK_KEY_Escape));
  assert_typed (entry, "50");
  assert_marked (entry, FALSE);
  g_assert_false (detail_fixture_press (entry, GDK_KEY_Escape)); /* nothing to bring back: others may use it */

  text = detail_fixture_get (self, "Name");
  detail_fixture_type (text, "Otro nombre");
  g_assert_true (detail_fixture_press (text, GDK_KEY_Escape));
  detail_fixture_leave (self);
  assert_stored (self, indicator, CASCADA_INDICATOR_NAME, "3979. Porcentaje del modelo");
}

static void
test_enter (DetailFixture *self, gconstpointer user_data)
{
  CascadaRef indicator = self->small.indicators[0];
  guint n_edits = detail_fixture_count_edits (self, indicator);
  GtkWidget *entry;

  cascada_plan_view_select (self->view, indicator);
  entry = detail_fixture_get (self, WEIGHT);
  detail_fixture_type (entry, "33,330");
  g_signal_emit_by_name (entry, "activate");
  assert_stored (self, weight_of (indicator), CASCADA_WEIGHT_VALUE, "33,33");
  assert_typed (entry, "33,33");
  g_signal_emit_by_name (entry, "activate");
  detail_fixture_leave (self);
  g_assert_cmpuint (detail_fixture_count_edits (self, indicator), ==, n_edits + 1);
}

static void
test_leave (DetailFixture *self, gconstpointer user_data)
{
  CascadaRef indicator = self->small.indicators[0];
  GtkWidget *name, *code;

  cascada_plan_view_select (self->view, indicator);
  name = detail_fixture_get (self, "Name");
  code = detail_fixture_get (self, "Code");
  detail_fixture_type (name, "Porcentaje del modelo\nen dos líneas");
  detail_fixture_type (code, "3979-A");
  assert_stored (self, indicator, CASCADA_INDICATOR_NAME, "Porcentaje del modelo\nen dos líneas");
  assert_stored (self, indicator, CASCADA_INDICATOR_CODE, "3979");
  detail_fixture_leave (self);
  assert_stored (self, indicator, CASCADA_INDICATOR_CODE, "3979-A");
  detail_fixture_type (code, "  ");
  detail_fixture_leave (self);
  assert_stored (self, indicator, CASCADA_INDICATOR_CODE, "");
  g_assert_nonnull (detail_fixture_find_text (self->pane, "Indicator"));
}

/* A text of several lines is as high as its lines, also when the records change under it. */
static void
test_whole_text (DetailFixture *self, gconstpointer user_data)
{
  GtkWidget *name;
  int height;

  for (guint i = 0; i < 6; i++)
    {
      cascada_plan_view_select (self->view, i % 2 == 0 ? self->small.goals[i % 4] : self->small.indicators[i]);
      detail_fixture_settle (self);
      height = gtk_widget_get_height (detail_fixture_get (self, "Code"));
      g_assert_cmpint (height, >, 10);
      g_assert_cmpint (gtk_widget_get_height (detail_fixture_get (self, "Name")), >=, height - 2);
    }
  name = detail_fixture_get (self, "Name");
  height = gtk_widget_get_height (name);
  detail_fixture_type (name, "una línea\notra\ny otra más");
  detail_fixture_settle (self);
  g_assert_cmpint (gtk_widget_get_height (name), >=, 3 * height - 3);
}

static void
test_required (DetailFixture *self, gconstpointer user_data)
{
  CascadaRef indicator = self->small.indicators[0];
  GtkWidget *name;

  cascada_plan_view_select (self->view, indicator);
  name = detail_fixture_get (self, "Name");
  detail_fixture_type (name, "");
  assert_marked (name, TRUE);
  detail_fixture_leave (self);
  assert_stored (self, indicator, CASCADA_INDICATOR_NAME, "3979. Porcentaje del modelo");
}

static void
test_undo (DetailFixture *self, gconstpointer user_data)
{
  CascadaRef indicator = self->small.indicators[0];
  GtkWidget *entry, *text;

  cascada_plan_view_select (self->view, indicator);
  entry = detail_fixture_get (self, WEIGHT);
  text = GTK_IS_TEXT (entry) ? entry : GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry)));
  detail_fixture_type (entry, "40");
  g_signal_emit_by_name (entry, "activate");
  detail_fixture_undo (self);
  assert_typed (entry, "50");
  assert_stored (self, weight_of (indicator), CASCADA_WEIGHT_VALUE, "50");

  /* The text's own undo knows nothing of values that were loaded: it does not go back to an empty field. */
  gtk_widget_activate_action (text, "text.undo", NULL);
  assert_typed (entry, "50");
  detail_fixture_type (entry, "41");
  gtk_widget_activate_action (text, "text.undo", NULL);
  gtk_widget_activate_action (text, "text.undo", NULL);
  gtk_widget_activate_action (text, "text.undo", NULL);
  assert_typed (entry, "50");
}

static void
test_changed_elsewhere (DetailFixture *self, gconstpointer user_data)
{
  CascadaRef indicator = self->small.indicators[0], weight = weight_of (indicator);
  GtkWidget *entry;

  cascada_plan_view_select (self->view, indicator);
  entry = detail_fixture_get (self, WEIGHT);
  detail_fixture_change (self, weight, CASCADA_WEIGHT_VALUE, "20");
  assert_typed (entry, "20");

  detail_fixture_type (entry, "3");
  detail_fixture_change (self, weight, CASCADA_WEIGHT_VALUE, "25");
  assert_typed (entry, "3");
  detail_fixture_leave (self);
  assert_stored (self, weight, CASCADA_WEIGHT_VALUE, "3");
  detail_fixture_undo (self);
  assert_typed (entry, "25");

  /* Typed back to what was there: nothing is being typed any more. */
  detail_fixture_type (entry, "2");
  detail_fixture_type (entry, "25");
  detail_fixture_undo (self);
  assert_typed (entry, "20");
  detail_fixture_leave (self);
  assert_stored (self, weight, CASCADA_WEIGHT_VALUE, "20");
}

static void
test_choices (DetailFixture *self, gconstpointer user_data)
{
  CascadaRef indicator = self->small.indicators[0], goal = self->small.goals[0];
  GtkWidget *row, *toggle;

  cascada_plan_view_select (self->view, indicator);
  row = detail_fixture_get (self, "Annualisation");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, CASCADA_ANNUALISATION_INCREASING);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), CASCADA_ANNUALISATION_CONSTANT);
  assert_stored (self, indicator, CASCADA_INDICATOR_ANNUALISATION, "Constant");
  detail_fixture_undo (self);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, CASCADA_ANNUALISATION_INCREASING);

  cascada_plan_view_select (self->view, goal);
  toggle = detail_fixture_get (self, "Eliminated");
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (toggle)));
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  assert_stored (self, goal, CASCADA_GOAL_ELIMINATED, "Yes");
  g_assert_nonnull (detail_fixture_find_type (self->pane, g_type_from_name ("CascadaStateLabel")));
  detail_fixture_undo (self);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (toggle)));
}

static CascadaRef
create_unit (DetailFixture *self, const char *name)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { [CASCADA_UNIT_NAME - 1] = cascada_value_text (name) };
  CascadaRef unit = { CASCADA_KIND_UNIT };
  g_autoptr (GError) error = NULL;

  cascada_workspace_begin (self->workspace, CASCADA_EDIT_KIND_EDIT, "unit", &error);
  cascada_workspace_create (self->workspace, &unit, 0, values, &error);
  cascada_workspace_commit (self->workspace, &error);
  g_assert_no_error (error);
  return unit;
}

static gint64
get_unit (DetailFixture *self, CascadaRef indicator)
{
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (self->workspace, indicator, NULL);

  return cascada_record_get_integer (record, CASCADA_INDICATOR_UNIT);
}

static void
test_reference (DetailFixture *self, gconstpointer user_data)
{
  CascadaRef indicator = self->small.indicators[0];
  CascadaRef unit = create_unit (self, "Oficina Asesora de Planeación");
  GtkWidget *row;

  cascada_plan_view_select (self->view, indicator);
  row = detail_fixture_get (self, "Unit");
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (row))), ==, 2);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  g_assert_cmpint (get_unit (self, indicator), ==, unit.id);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  g_assert_cmpint (get_unit (self, indicator), ==, 0);
  detail_fixture_undo (self);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 1);
}

/* What is typed when another record is chosen is written; what cannot be is told, with its text. */
static void
test_selection_changes (DetailFixture *self, gconstpointer user_data)
{
  CascadaRef first = self->small.indicators[0], second = self->small.indicators[1];

  cascada_plan_view_select (self->view, first);
  detail_fixture_type (detail_fixture_get (self, WEIGHT), "45");
  cascada_plan_view_select (self->view, second);
  assert_stored (self, weight_of (first), CASCADA_WEIGHT_VALUE, "45");
  g_assert_cmpuint (self->told->len, ==, 0);

  detail_fixture_type (detail_fixture_get (self, WEIGHT), "33,3x");
  cascada_plan_view_select (self->view, first);
  assert_stored (self, weight_of (second), CASCADA_WEIGHT_VALUE, "50");
  g_assert_cmpuint (self->told->len, ==, 1);
  g_assert_true (g_str_has_prefix (self->told->pdata[0], "Not written: Weight “33,3x”. "));
  assert_typed (detail_fixture_get (self, WEIGHT), "45");

  /* it is not lost: back there it stands as it was typed, marked, until it is mended or given up */
  cascada_plan_view_select (self->view, second);
  assert_typed (detail_fixture_get (self, WEIGHT), "33,3x");
  assert_marked (detail_fixture_get (self, WEIGHT), TRUE);
  g_assert_nonnull (detail_fixture_find_text (self->pane, "33,3x"));
  cascada_plan_view_select (self->view, first);
  cascada_plan_view_select (self->view, second);
  assert_typed (detail_fixture_get (self, WEIGHT), "33,3x");
  gtk_widget_grab_focus (detail_fixture_get (self, WEIGHT));
  g_assert_true (detail_fixture_press (detail_fixture_get (self, WEIGHT), GDK_KEY_Escape));
  cascada_plan_view_select (self->view, first);
  cascada_plan_view_select (self->view, second);
  assert_typed (detail_fixture_get (self, WEIGHT), "50");
}

static void
test_view_goes (DetailFixture *self, gconstpointer user_data)
{
  CascadaRef plan = cascada_record_get_ref (cascada_plan_view_get_plan (self->view));

  cascada_plan_view_select (self->view, self->small.indicators[0]);
  detail_fixture_type (detail_fixture_get (self, WEIGHT), "x");
  g_assert_true (cascada_field_binding_find_unwritten (GTK_WIDGET (self->pane)) == detail_fixture_get (self, WEIGHT));
  detail_fixture_follow (self, NULL);
  g_assert_cmpuint (self->told->len, ==, 1);
  g_assert_null (cascada_field_binding_find_unwritten (GTK_WIDGET (self->pane)));

  detail_fixture_follow (self, detail_fixture_new_view (self, plan));
}

/* Undoing the creation of the record that is being typed in. */
static void
test_record_goes (DetailFixture *self, gconstpointer user_data)
{
  CascadaRef made;

  g_assert_true (cascada_plan_view_add (self->view, self->small.goals[0]));
  made = cascada_plan_view_get_selection (self->view);
  g_assert_cmpint (made.kind, ==, CASCADA_KIND_INDICATOR);
  g_ptr_array_set_size (self->told, 0);
  detail_fixture_type (detail_fixture_get (self, "Code"), "77");
  detail_fixture_undo (self);
  g_assert_cmpint (cascada_plan_view_get_selection (self->view).kind, ==, CASCADA_KIND_NONE);
  g_assert_cmpuint (self->told->len, ==, 1);
  g_assert_nonnull (strstr (self->told->pdata[0], "“77”"));
  g_assert_nonnull (detail_fixture_find_text (self->pane, "Plan estratégico"));
}

static void
test_read_only (DetailFixture *self, gconstpointer user_data)
{
  CascadaRef plan = cascada_record_get_ref (cascada_plan_view_get_plan (self->view));
  g_autoptr (GError) error = NULL;
  GtkWidget *entry;

  detail_fixture_follow (self, NULL);
  g_assert_true (cascada_workspace_close (self->workspace, &error));
  g_object_unref (self->workspace);
  self->workspace = cascada_workspace_open (self->table.path, 0, NULL, &error);
  g_assert_no_error (error);
  detail_fixture_follow (self, detail_fixture_new_view (self, plan));
  cascada_plan_view_select (self->view, self->small.indicators[0]);

  entry = detail_fixture_get (self, WEIGHT);
  assert_typed (entry, "50");
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (entry)));
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (detail_fixture_get (self, "Name"))));
  g_assert_false (gtk_widget_get_sensitive (detail_fixture_get (self, "Annualisation")));
  g_assert_false (gtk_widget_get_sensitive (detail_fixture_get (self, "Is a ratio")));
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (detail_fixture_get (self, "Executed, Q2 2025"))));
  g_assert_false (gtk_widget_get_visible (detail_fixture_get (self, "Add a period")));
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
  ADD ("/detail/fields/invalid", test_invalid);
  ADD ("/detail/fields/escape", test_escape);
  ADD ("/detail/fields/enter", test_enter);
  ADD ("/detail/fields/leave", test_leave);
  ADD ("/detail/fields/whole-text", test_whole_text);
  ADD ("/detail/fields/required", test_required);
  ADD ("/detail/fields/undo", test_undo);
  ADD ("/detail/fields/changed-elsewhere", test_changed_elsewhere);
  ADD ("/detail/fields/choices", test_choices);
  ADD ("/detail/fields/reference", test_reference);
  ADD ("/detail/fields/selection-changes", test_selection_changes);
  ADD ("/detail/fields/view-goes", test_view_goes);
  ADD ("/detail/fields/record-goes", test_record_goes);
  ADD ("/detail/fields/read-only", test_read_only);
  return g_test_run ();
}
