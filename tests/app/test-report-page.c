/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The quarterly report, by keyboard: figures typed and pasted, refused and undone, a report sent, returned, verified and
 * corrected. */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>

#include "cascada-app.h"
#include "cascada-attachment.h"
#include "cascada-field-text.h"
#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-objective.h"
#include "cascada-person.h"
#include "cascada-plan.h"
#include "cascada-report-page.h"
#include "cascada-report.h"
#include "cascada-target.h"
#include "cascada-unit.h"
#include "check-names.h"

#define QUARTER CASCADA_PERIOD_QUARTER (2025, 1)
#define PATIENCE (20 * G_USEC_PER_SEC)
#define FRAMES 4

enum
{
  SUM,
  RATIO,
  SUM_TOO,
  N_GOALS,
};

typedef struct
{
  char *folder, *path;
  CascadaWorkspace *workspace;
  CascadaPlanView *view;
  GtkWindow *window;
  CascadaReportPage *page;
  GtkWidget *table; /* takes the keys of the grid */
  gint64 plan, mayor, analyst;
  gint64 goals[N_GOALS], indicators[N_GOALS];
} Fixture;

static gint64
create (Fixture *self, CascadaKind kind, CascadaPeriod period, gint64 parent, const CascadaValue *values)
{
  CascadaRef ref = { kind, period, period == CASCADA_PERIOD_NONE ? 0 : parent };
  g_autoptr (GError) error = NULL;

  cascada_workspace_create (self->workspace, &ref, parent, values, &error);
  g_assert_no_error (error);
  return ref.id;
}

static gint64
create_named (Fixture *self, CascadaKind kind, gint64 parent, guint field, const char *name, guint other, gint64 number)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

  values[field - 1] = cascada_value_text (name);
  if (other != 0)
    values[other - 1] = cascada_value_integer (number);
  return create (self, kind, CASCADA_PERIOD_NONE, parent, values);
}

static gint64
create_person (Fixture *self, const char *name, CascadaRole role, gint64 unit)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

  values[CASCADA_PERSON_NAME - 1] = cascada_value_text (name);
  values[CASCADA_PERSON_ROLE - 1] = cascada_value_integer (role);
  values[CASCADA_PERSON_UNIT - 1] = cascada_value_integer (unit);
  return create (self, CASCADA_KIND_PERSON, CASCADA_PERIOD_NONE, 0, values);
}

static void
create_goals (Fixture *self)
{
  static const char *const names[N_GOALS] = { "Realizar jornadas", "Atender peticiones", "Publicar informes" };
  gint64 objective = create_named (self, CASCADA_KIND_OBJECTIVE, self->plan, CASCADA_OBJECTIVE_NAME, "Gestión local", 0, 0);

  for (guint i = 0; i < N_GOALS; i++)
    {
      CascadaValue target[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

      target[CASCADA_TARGET_VALUE - 1] = cascada_value_decimal (i == RATIO ? CASCADA_DECIMAL (1) : CASCADA_DECIMAL (2));
      self->goals[i] = create_named (self, CASCADA_KIND_GOAL, objective, CASCADA_GOAL_NAME, names[i], 0, 0);
      self->indicators[i] = create_named (self, CASCADA_KIND_INDICATOR, self->goals[i], CASCADA_INDICATOR_NAME, "Indicador",
                                          CASCADA_INDICATOR_IS_RATIO, i == RATIO);
      for (int quarter = 1; quarter <= 2; quarter++)
        create (self, CASCADA_KIND_TARGET, CASCADA_PERIOD_QUARTER (2025, quarter), self->indicators[i], target);
    }
}

static void
create_plan (Fixture *self)
{
  CascadaValue plan[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };
  gint64 usme, office;

  g_assert_true (cascada_workspace_begin_procedure (self->workspace, CASCADA_EDIT_KIND_EDIT, "Base", NULL));
  usme = create_named (self, CASCADA_KIND_UNIT, 0, CASCADA_UNIT_NAME, "Alcaldía Local de Usme", CASCADA_UNIT_KIND, CASCADA_UNIT_KIND_LOCAL_OFFICE);
  office = create_named (self, CASCADA_KIND_UNIT, 0, CASCADA_UNIT_NAME, "Oficina Asesora de Planeación", CASCADA_UNIT_KIND, CASCADA_UNIT_KIND_OFFICE);
  self->mayor = create_person (self, "Alcaldesa", CASCADA_ROLE_LOCAL_MAYOR, usme);
  self->analyst = create_person (self, "Analista", CASCADA_ROLE_PLANNING_ANALYST, office);
  plan[CASCADA_PLAN_TITLE - 1] = cascada_value_text ("Plan de gestión Usme 2025");
  plan[CASCADA_PLAN_KIND - 1] = cascada_value_integer (CASCADA_PLAN_KIND_MANAGEMENT);
  plan[CASCADA_PLAN_FIRST_YEAR - 1] = plan[CASCADA_PLAN_LAST_YEAR - 1] = cascada_value_integer (2025);
  plan[CASCADA_PLAN_STATE - 1] = cascada_value_integer (CASCADA_PLAN_STATE_PUBLISHED);
  plan[CASCADA_PLAN_UNIT - 1] = cascada_value_integer (usme);
  self->plan = create (self, CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, 0, plan);
  create_goals (self);
  g_assert_true (cascada_workspace_commit (self->workspace, NULL));
  g_assert_true (cascada_workspace_set_person (self->workspace, self->mayor, NULL));
}

static void
painted_cb (guint *n_painted)
{
  ++*n_painted;
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Until everything is drawn as it is now: what one frame asks for is there in the next. */
static void
settle (Fixture *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->window));
  gint64 end = g_get_monotonic_time () + PATIENCE;
  guint n_painted = 0, ticks = g_timeout_add (5, tick_cb, NULL);
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &n_painted);

  while (n_painted < FRAMES)
    {
      gtk_widget_queue_draw (GTK_WIDGET (self->window));
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  g_signal_handler_disconnect (clock, handler);
  g_source_remove (ticks);
}

static void
show (Fixture *self, CascadaPeriod cut)
{
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (self->workspace, (CascadaRef){ CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, self->plan }, NULL);
  g_autoptr (CascadaFigures) figures = cascada_workspace_get_figures (self->workspace, self->plan, NULL);

  self->view = cascada_plan_view_new (self->workspace, record, figures);
  cascada_plan_view_set_cut (self->view, cut);
  g_object_set (self->page, "view", self->view, NULL);
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) type);
}

static gboolean
is_called (GtkWidget *widget, gconstpointer label)
{
  return (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0) ||
         (ADW_IS_PREFERENCES_ROW (widget) && GTK_IS_EDITABLE (widget) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), label) == 0);
}

static gboolean
is_text_called (GtkWidget *widget, gconstpointer label)
{
  g_autofree char *difference = NULL;

  if (!GTK_IS_TEXT_VIEW (widget))
    return FALSE;
  difference = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  return difference == NULL;
}

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  const char *content = GTK_IS_LABEL (widget)         ? gtk_label_get_text (GTK_LABEL (widget))
                        : GTK_IS_INSCRIPTION (widget) ? gtk_inscription_get_text (GTK_INSCRIPTION (widget))
                                                      : NULL;

  return content != NULL && gtk_widget_get_mapped (widget) && strstr (content, text) != NULL;
}

static GtkWidget *
find (gpointer root, gboolean (*match) (GtkWidget *widget, gconstpointer data), gconstpointer data)
{
  GtkWidget *found = match (root, data) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find (child, match, data);
  return found;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  GType table = GTK_TYPE_COLUMN_VIEW;

  self->folder = g_dir_make_tmp ("cascada-report-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "plan.cascada", NULL);
  self->workspace = cascada_workspace_open (self->path, CASCADA_STORE_WRITE | CASCADA_STORE_CREATE, NULL, NULL);
  create_plan (self);
  self->page = g_object_new (CASCADA_TYPE_REPORT_PAGE, NULL);
  self->window = g_object_new (ADW_TYPE_WINDOW, "content", self->page, "default-width", 1000, "default-height", 700, NULL);
  gtk_window_present (self->window);
  show (self, QUARTER);
  settle (self);
  self->table = find (self->page, is_of_type, &table);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_set (self->page, "view", NULL, NULL);
  settle (self);
  gtk_window_destroy (self->window);
  g_clear_object (&self->view);
  g_assert_true (cascada_workspace_close (self->workspace, NULL));
  g_clear_object (&self->workspace);
  g_remove (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

/* A key as the grid sees it before what has the focus. */
static gboolean
press (Fixture *self, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (self->table);
  gboolean taken = FALSE;

  for (guint i = 0; !taken && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &taken);
    }
  return taken;
}

static GtkEditable *
get_entry (Fixture *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  return GTK_IS_EDITABLE (focus) ? GTK_EDITABLE (focus) : NULL;
}

static void
type (Fixture *self, const char *text)
{
  for (; *text != '\0'; text++)
    if (!press (self, gdk_unicode_to_keyval ((guint) *text), 0))
      {
        int position = gtk_editable_get_position (get_entry (self));

        gtk_editable_insert_text (get_entry (self), text, 1, &position);
        gtk_editable_set_position (get_entry (self), position);
      }
}

static char *
read_text (Fixture *self, guint goal, guint field)
{
  g_autoptr (CascadaRecord) report = cascada_workspace_get_record (self->workspace, (CascadaRef){ CASCADA_KIND_REPORT, QUARTER, self->indicators[goal] }, NULL);

  if (report == NULL || cascada_record_is_removed (report))
    return g_strdup ("");
  return cascada_field_to_text (CASCADA_KIND_REPORT, field, cascada_record_get_value (report, field));
}

static void
assert_stored (Fixture *self, guint goal, guint field, const char *expected)
{
  g_autofree char *text = read_text (self, goal, field);

  g_assert_cmpstr (text, ==, expected);
}

static CascadaReportGrid *
grid (Fixture *self)
{
  return cascada_report_page_get_grid (self->page);
}

static void
focus (Fixture *self, guint position, CascadaReportColumn column)
{
  cascada_report_grid_focus (grid (self), position, column);
  settle (self);
}

static void
test_type (Fixture *self, gconstpointer data)
{
  check_names (self->window);
  gtk_window_set_focus (self->window, NULL);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD)); /* who comes, comes to enter figures */
  settle (self);
  type (self, "1,5");
  settle (self);
  g_assert_nonnull (find (cascada_report_page_get_form (self->page), says, "75,00 %")); /* as one types */
  assert_stored (self, SUM, CASCADA_REPORT_EXECUTED, "");
  g_assert_true (press (self, GDK_KEY_Tab, 0));
  assert_stored (self, SUM, CASCADA_REPORT_EXECUTED, "1,5");

  type (self, "3"); /* the numerator of the next */
  press (self, GDK_KEY_Tab, 0);
  type (self, "4");
  press (self, GDK_KEY_Return, 0);
  settle (self);
  assert_stored (self, RATIO, CASCADA_REPORT_NUMERATOR, "3");
  assert_stored (self, RATIO, CASCADA_REPORT_DENOMINATOR, "4");
  assert_stored (self, RATIO, CASCADA_REPORT_EXECUTED, "");
  g_assert_nonnull (find (grid (self), says, "0,75")); /* follows */
  g_assert_cmpint (cascada_plan_view_get_selection (self->view).id, ==, self->indicators[SUM_TOO]);
}

static void
test_edit (Fixture *self, gconstpointer data)
{
  focus (self, 0, CASCADA_REPORT_COLUMN_EXECUTED);
  type (self, "2");
  press (self, GDK_KEY_Return, 0);
  focus (self, 0, CASCADA_REPORT_COLUMN_EXECUTED);
  type (self, "7");
  press (self, GDK_KEY_Escape, 0);
  assert_stored (self, SUM, CASCADA_REPORT_EXECUTED, "2");
  g_assert_true (press (self, GDK_KEY_F2, 0));
  g_assert_cmpstr (gtk_editable_get_text (get_entry (self)), ==, "2");
  gtk_editable_set_text (get_entry (self), "dos");
  press (self, GDK_KEY_Return, 0); /* refused: it stays and says why */
  g_assert_nonnull (strstr (cascada_report_grid_get_problem (grid (self)), "dos"));
  g_assert_cmpstr (gtk_editable_get_text (get_entry (self)), ==, "dos");
  press (self, GDK_KEY_Escape, 0);
  g_assert_null (cascada_report_grid_get_problem (grid (self)));
  press (self, GDK_KEY_Delete, 0);
  assert_stored (self, SUM, CASCADA_REPORT_EXECUTED, "");
  g_assert_true (cascada_workspace_undo (self->workspace, NULL));
  assert_stored (self, SUM, CASCADA_REPORT_EXECUTED, "2");

  focus (self, 1, CASCADA_REPORT_COLUMN_EXECUTED);
  type (self, "5"); /* of a ratio nothing is entered there */
  g_assert_nonnull (strstr (cascada_report_grid_get_problem (grid (self)), "numerator"));
  press (self, GDK_KEY_Right, 0);
  g_assert_null (cascada_report_grid_get_problem (grid (self)));
}

static void
test_paste (Fixture *self, gconstpointer data)
{
  g_autofree char *copied = NULL;

  focus (self, 0, CASCADA_REPORT_COLUMN_EXECUTED);
  cascada_report_grid_paste (grid (self), "1.234,5\t\t\r\n\t85 %\t100\r\n3\r\n");
  g_assert_null (cascada_report_grid_get_problem (grid (self)));
  assert_stored (self, SUM, CASCADA_REPORT_EXECUTED, "1.234,5");
  assert_stored (self, RATIO, CASCADA_REPORT_NUMERATOR, "85");
  assert_stored (self, SUM_TOO, CASCADA_REPORT_EXECUTED, "3");

  press (self, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (self, GDK_KEY_Right, GDK_SHIFT_MASK);
  copied = cascada_report_grid_copy (grid (self));
  g_assert_cmpstr (copied, ==, "1.234,5\t\n0,85\t85");

  g_assert_true (cascada_workspace_undo (self->workspace, NULL)); /* one edit */
  assert_stored (self, SUM, CASCADA_REPORT_EXECUTED, "");
  assert_stored (self, SUM_TOO, CASCADA_REPORT_EXECUTED, "");

  focus (self, 0, CASCADA_REPORT_COLUMN_EXECUTED);
  cascada_report_grid_paste (grid (self), "2\n\t1\t2\ntres");
  g_assert_nonnull (strstr (cascada_report_grid_get_problem (grid (self)), "Publicar informes, Executed"));
  assert_stored (self, SUM, CASCADA_REPORT_EXECUTED, "");
}

static void
test_not_ended (Fixture *self, gconstpointer data)
{
  cascada_plan_view_set_cut (self->view, CASCADA_PERIOD_QUARTER (2025, 2));
  settle (self);
  focus (self, 0, CASCADA_REPORT_COLUMN_EXECUTED);
  type (self, "2");
  g_assert_nonnull (strstr (cascada_report_grid_get_problem (grid (self)), "activity 9, note 2"));
  g_assert_null (get_entry (self));
  cascada_report_grid_paste (grid (self), "2");
  g_assert_nonnull (strstr (cascada_report_grid_get_problem (grid (self)), "activity 9, note 2"));
}

/* What is not searched for is not there to be typed over. */
static void
test_search (Fixture *self, gconstpointer data)
{
  cascada_plan_view_set_search (self->view, "INFÓRMES");
  settle (self);
  g_assert_null (find (grid (self), says, "Realizar"));
  focus (self, 0, CASCADA_REPORT_COLUMN_EXECUTED);
  type (self, "4");
  press (self, GDK_KEY_Return, 0);
  assert_stored (self, SUM_TOO, CASCADA_REPORT_EXECUTED, "4");
  cascada_plan_view_set_search (self->view, "xyz");
  settle (self);
  g_assert_nonnull (find (self->page, says, "“xyz”"));
  g_assert_false (press (self, GDK_KEY_5, 0));
  cascada_plan_view_set_search (self->view, "");
  settle (self);
  g_assert_nonnull (find (grid (self), says, "Realizar"));
}

static void
write_analysis (Fixture *self, const char *title, const char *text)
{
  GtkWidget *field = find (cascada_report_page_get_form (self->page), is_text_called, title);

  g_assert_nonnull (field);
  gtk_widget_grab_focus (field);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), text, -1);
  focus (self, 0, CASCADA_REPORT_COLUMN_EXECUTED); /* leaving it writes it */
}

static void
add_evidence (Fixture *self)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

  values[CASCADA_ATTACHMENT_NAME - 1] = cascada_value_text ("Actas");
  values[CASCADA_ATTACHMENT_LINK - 1] = cascada_value_text ("Carpeta compartida");
  values[CASCADA_ATTACHMENT_GOAL - 1] = cascada_value_integer (self->goals[SUM]);
  values[CASCADA_ATTACHMENT_PERIOD - 1] = cascada_value_integer (QUARTER);
  values[CASCADA_ATTACHMENT_DATE - 1] = cascada_value_integer (20250405);
  g_assert_true (cascada_workspace_begin (self->workspace, CASCADA_EDIT_KIND_EDIT, "Evidencia", NULL));
  create (self, CASCADA_KIND_ATTACHMENT, CASCADA_PERIOD_NONE, self->plan, values);
  g_assert_true (cascada_workspace_commit (self->workspace, NULL));
}

static GtkWidget *
get_button (gpointer root, const char *label)
{
  GtkWidget *button = find (root, is_called, label);

  if (button == NULL)
    g_error ("no button “%s”", label);
  return button;
}

static void
click (Fixture *self, gpointer root, const char *label)
{
  GtkWidget *button = get_button (root, label);

  g_assert_true (gtk_widget_get_visible (button) && gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  settle (self);
}

static void
work_as (Fixture *self, gint64 person)
{
  g_assert_true (cascada_workspace_set_person (self->workspace, person, NULL));
  settle (self);
}

static GtkWindow *
get_dialog (Fixture *self)
{
  g_autoptr (GListModel) windows = gtk_window_get_toplevels ();
  GtkWindow *found = NULL;

  g_object_ref (windows);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != self->window && gtk_widget_get_visible (GTK_WIDGET (window)))
        found = window;
    }
  g_assert_nonnull (found);
  return found;
}

static void
write_in_dialog (gpointer dialog, const char *title, const char *text)
{
  GtkWidget *field = find (dialog, is_text_called, title);

  g_assert_nonnull (field);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), text, -1);
}

static void
complete_first (Fixture *self)
{
  GtkWidget *form = GTK_WIDGET (cascada_report_page_get_form (self->page)), *send = get_button (form, "_Send");

  focus (self, 0, CASCADA_REPORT_COLUMN_EXECUTED);
  type (self, "2");
  press (self, GDK_KEY_Return, 0);
  focus (self, 0, CASCADA_REPORT_COLUMN_EXECUTED);
  g_assert_false (gtk_widget_is_sensitive (send));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (send), "analysis of the progress is missing. Describe"));
  write_analysis (self, "Analysis of the progress", "Dos jornadas");
  write_analysis (self, "Analysis of the result", "Según lo programado");
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (send), "evidence"));
  add_evidence (self);
  settle (self);
}

/* Those that are complete, and only those, after asking. */
static void
test_all (Fixture *self, gconstpointer data)
{
  complete_first (self);
  click (self, self->page, "Send _Complete");
  g_assert_nonnull (find (get_dialog (self), says, "Send 1 Report?"));
  g_assert_nonnull (find (get_dialog (self), says, "2 cannot be yet"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (get_dialog (self)), "take");
  settle (self);
  assert_stored (self, SUM, CASCADA_REPORT_STATE, "Sent");
  assert_stored (self, RATIO, CASCADA_REPORT_STATE, "");

  work_as (self, self->analyst);
  g_assert_false (gtk_widget_get_visible (get_button (self->page, "Send _Complete"))); /* the unit's to do */
  click (self, self->page, "Verify Sen_t");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (get_dialog (self)), "take");
  settle (self);
  assert_stored (self, SUM, CASCADA_REPORT_STATE, "Verified");
}

static void
test_life (Fixture *self, gconstpointer data)
{
  GtkWidget *form = GTK_WIDGET (cascada_report_page_get_form (self->page));

  complete_first (self);
  click (self, form, "_Send");
  assert_stored (self, SUM, CASCADA_REPORT_ANALYSIS, "Dos jornadas");
  assert_stored (self, SUM, CASCADA_REPORT_STATE, "Sent");
  type (self, "9"); /* the planning office has it */
  g_assert_nonnull (cascada_report_grid_get_problem (grid (self)));
  g_assert_false (gtk_widget_is_sensitive (get_button (form, "_Verify")));

  work_as (self, self->analyst);
  click (self, form, "_Return…");
  click (self, get_dialog (self), "_Return"); /* refused: a text is asked for */
  g_assert_nonnull (find (get_dialog (self), says, "No reason is given"));
  write_in_dialog (get_dialog (self), "Observations", "Aclare las fechas");
  click (self, get_dialog (self), "_Return");
  assert_stored (self, SUM, CASCADA_REPORT_STATE, "Returned");
  g_assert_nonnull (find (form, says, "Aclare las fechas"));

  work_as (self, self->mayor);
  click (self, form, "_Send");
  work_as (self, self->analyst);
  click (self, form, "_Verify");
  assert_stored (self, SUM, CASCADA_REPORT_STATE, "Verified");
  focus (self, 0, CASCADA_REPORT_COLUMN_EXECUTED);
  type (self, "9");
  g_assert_nonnull (strstr (cascada_report_grid_get_problem (grid (self)), "activity 10"));

  click (self, form, "C_orrect…");
  gtk_editable_set_text (GTK_EDITABLE (get_button (get_dialog (self), "New Value")), "3");
  write_in_dialog (get_dialog (self), "Reason", "Acta omitida");
  check_names (get_dialog (self));
  click (self, get_dialog (self), "_Correct");
  assert_stored (self, SUM, CASCADA_REPORT_EXECUTED, "3");
  g_assert_nonnull (find (form, says, "Verified as 2; corrected: Acta omitida"));
}

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_setenv ("LANGUAGE", "es_CO", TRUE);
  g_setenv ("CASCADA_TODAY", "2025-04-10", TRUE);
  gtk_test_init (&argc, &argv);
  setlocale (LC_ALL, "C.UTF-8");
  adw_init ();
  cascada_app_init ();

  g_test_add ("/report-page/type", Fixture, NULL, set_up, test_type, tear_down);
  g_test_add ("/report-page/edit", Fixture, NULL, set_up, test_edit, tear_down);
  g_test_add ("/report-page/paste", Fixture, NULL, set_up, test_paste, tear_down);
  g_test_add ("/report-page/not-ended", Fixture, NULL, set_up, test_not_ended, tear_down);
  g_test_add ("/report-page/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/report-page/all", Fixture, NULL, set_up, test_all, tear_down);
  g_test_add ("/report-page/life", Fixture, NULL, set_up, test_life, tear_down);
  return g_test_run ();
}
