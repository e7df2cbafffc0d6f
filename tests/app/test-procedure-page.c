/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A local office’s plan from draft to publication on its page, by keyboard: what is refused says why and what settles it. */

#include "config.h"

#include <locale.h>

#include "cycle.h"

#include "cascada-app.h"
#include "cascada-observation-dialog.h"
#include "cascada-procedure-page.h"
#include "cascada-step-dialog.h"
#include "check-names.h"

#define PATIENCE_S 15
#define MAX_TABS 120

typedef struct
{
  Cycle cycle;
  CascadaWorkspace *workspace;
  CascadaPlanView *view;
  GtkWindow *window;
  GtkWidget *page;
} Page;

static void
iterate (void)
{
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (2000);
}

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 100 * 1000;

  while (g_get_monotonic_time () < end)
    iterate ();
}

static void
ended_cb (GPid pid, int status, gpointer ended)
{
  g_spawn_close_pid (pid);
  *(gboolean *) ended = TRUE;
}

static void
run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  gboolean ended = FALSE;
  GPid pid;

  g_spawn_async (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  g_child_watch_add (pid, ended_cb, &ended);
  while (!ended)
    iterate ();
  settle ();
}

static void
key (const char *name)
{
  run ((const char *[]){ "xdotool", "key", "--delay", "40", name, NULL });
}

static void
type_text (const char *text)
{
  run ((const char *[]){ "xdotool", "type", "--delay", "40", text, NULL });
}

/* The window that was opened last: a dialog where there is one. */
static GtkWindow *
get_top (Page *self)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *top = self->window;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != self->window && gtk_widget_get_mapped (GTK_WIDGET (window)))
        top = window;
    }
  return top;
}

static gboolean
is_called (GtkWidget *widget, const char *name)
{
  g_autofree char *other = NULL;
  g_autoptr (GString) plain = NULL;

  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    {
      plain = g_string_new (gtk_button_get_label (GTK_BUTTON (widget)));
      g_string_replace (plain, "_", "", 0);
      if (g_str_equal (plain->str, name))
        return TRUE;
    }
  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return other == NULL;
}

/* Goes on by Tab until what is called @name has the focus, as a person without a mouse does. */
static void
tab_to (Page *self, const char *name)
{
  GtkWindow *window = get_top (self);

  for (guint i = 0; i < MAX_TABS; i++)
    {
      GtkWidget *focus = gtk_window_get_focus (window);

      for (GtkWidget *each = focus; each != NULL && each != GTK_WIDGET (window); each = gtk_widget_get_parent (each))
        if ((each == focus || GTK_IS_EDITABLE (each)) && is_called (each, name))
          return;
      key ("Tab");
    }
  g_error ("“%s” is not reached by Tab", name);
}

/* Lists take one stop for Tab: their rows are gone through with Down. */
static void
row_to (Page *self, const char *id, const char *name)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_template_child (self->page, CASCADA_TYPE_PROCEDURE_PAGE, id));

  gtk_widget_child_focus (GTK_WIDGET (list), GTK_DIR_TAB_FORWARD);
  for (guint i = 0; i < 30; i++)
    {
      GtkWidget *focus = gtk_window_get_focus (self->window);

      if (focus != NULL && is_called (focus, name))
        return;
      key ("Down");
    }
  g_error ("no row “%s” in %s", name, id);
}

static gboolean
shows (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

static void
wait_shown (Page *self, const char *text)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  while (!shows (GTK_WIDGET (get_top (self)), text))
    {
      if (g_get_monotonic_time () > end)
        g_error ("“%s” is not shown", text);
      iterate ();
    }
}

static void
wait_dialog (Page *self, gboolean open)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  while ((get_top (self) != self->window) != open)
    {
      if (g_get_monotonic_time () > end)
        g_error (open ? "no dialog opened" : "the dialog stays");
      iterate ();
    }
  settle ();
}

static GtkWidget *
get_button (Page *self)
{
  GtkWindow *dialog = get_top (self);

  return gtk_window_get_default_widget (dialog);
}

static void
wait_ready (Page *self, gboolean ready)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  while (gtk_widget_get_sensitive (get_button (self)) != ready)
    {
      if (g_get_monotonic_time () > end)
        g_error (ready ? "the step cannot be taken" : "the step can be taken");
      iterate ();
    }
}

static CascadaPlanState
read_state (Page *self)
{
  return cascada_record_get_integer (cascada_plan_view_get_plan (self->view), CASCADA_PLAN_STATE);
}

/* Somebody else goes on with the work. */
static void
go_on (Page *self, gint64 person)
{
  work_as (&self->cycle, person);
  settle ();
  settle ();
}

static void
begin_next (Page *self, const char *title)
{
  wait_shown (self, title);
  settle ();
  tab_to (self, title);
  key ("Return");
  wait_dialog (self, TRUE);
  check_names (get_top (self));
}

/* Takes the step that usually follows: a document where one is given, then Return. */
static void
take_next (Page *self, const char *title, const char *document)
{
  begin_next (self, title);
  if (document != NULL)
    type_text (document);
  wait_ready (self, TRUE);
  key ("Return");
  wait_dialog (self, FALSE);
}

static void
open_page (Page *self, gconstpointer data)
{
  g_autoptr (CascadaRecord) plan = NULL;
  g_autoptr (CascadaFigures) figures = NULL;

  set_up (&self->cycle, data);
  self->workspace = self->cycle.fixture.workspace;
  plan = cascada_workspace_get_record (self->workspace, ref_of (CASCADA_KIND_PLAN, self->cycle.plan), NULL);
  figures = get_figures (self->workspace, self->cycle.plan);
  self->view = cascada_plan_view_new (self->workspace, plan, figures);
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (self->window, 900, 700);
  self->page = g_object_new (CASCADA_TYPE_PROCEDURE_PAGE, "view", self->view, NULL);
  gtk_window_set_child (self->window, self->page);
  gtk_window_present (self->window);
  wait_shown (self, "Next Step");
  run ((const char *[]){ "xdotool", "mousemove", "250", "30", NULL }); /* without a window manager, keys go where the pointer is */
}

static void
close_page (Page *self, gconstpointer data)
{
  g_object_set (self->page, "view", NULL, NULL);
  gtk_window_destroy (self->window);
  settle ();
  g_assert_finalize_object (g_steal_pointer (&self->view));
  tear_down (&self->cycle, data);
}

static void
set_first_target (Page *self, const char *value)
{
  begin_edit (self->workspace, "Metas");
  set_target (self->workspace, self->cycle.indicator, Q (1), value);
  commit_edit (self->workspace);
  settle ();
}

/* An error leads to the record that it is about. */
static void
go_to_error (Page *self)
{
  GtkWidget *errors = GTK_WIDGET (gtk_widget_get_template_child (self->page, CASCADA_TYPE_PROCEDURE_PAGE, "errors"));
  CascadaRef selection;

  gtk_widget_child_focus (errors, GTK_DIR_TAB_FORWARD);
  key ("Return");
  selection = cascada_plan_view_get_selection (self->view);
  g_assert_cmpint (selection.kind, ==, CASCADA_KIND_INDICATOR);
  g_assert_cmpint (selection.id, ==, self->cycle.indicator);
}

static void
submit (Page *self)
{
  go_on (self, self->cycle.mayor);
  set_first_target (self, "9");
  begin_next (self, "Send to Be Checked");
  wait_shown (self, "error of coherence");
  wait_shown (self, "Correct what the check of coherence finds");
  wait_ready (self, FALSE);
  key ("Escape");
  wait_dialog (self, FALSE);
  wait_shown (self, "Errors of Coherence");
  go_to_error (self);
  set_first_target (self, "2");
  take_next (self, "Send to Be Checked", "Memorando 1");
  g_assert_cmpint (read_state (self), ==, CASCADA_PLAN_STATE_UNDER_REVIEW);
}

static void
observe (Page *self)
{
  go_on (self, self->cycle.analyst);
  wait_shown (self, "Verify Coherence");
  tab_to (self, "Write an observation");
  key ("Return");
  wait_dialog (self, TRUE);
  check_names (get_top (self));
  type_text ("Precise el lugar");
  key ("shift+Tab"); /* the goal */
  key ("space");
  key ("Down");
  key ("Return");
  wait_shown (self, "Field");
  tab_to (self, "Add");
  key ("Return");
  wait_dialog (self, FALSE);
  wait_shown (self, "Precise el lugar");
  wait_shown (self, "1. Realizar 8 jornadas");
  take_next (self, "Send the Observations", NULL);
  g_assert_cmpint (read_state (self), ==, CASCADA_PLAN_STATE_OBSERVED);
}

static void
answer (Page *self)
{
  go_on (self, self->cycle.mayor);
  begin_next (self, "Send the Adjusted Plan");
  wait_shown (self, "1 observation has no answer");
  wait_ready (self, FALSE);
  key ("Escape");
  wait_dialog (self, FALSE);
  tab_to (self, "Answer…");
  key ("Return");
  wait_dialog (self, TRUE);
  check_names (get_top (self));
  type_text ("Se precisa");
  tab_to (self, "Answer");
  key ("Return");
  wait_dialog (self, FALSE);
  wait_shown (self, "Se precisa");
  take_next (self, "Send the Adjusted Plan", NULL);
  g_assert_cmpint (read_state (self), ==, CASCADA_PLAN_STATE_UNDER_REVIEW);
}

static void
verify (Page *self)
{
  go_on (self, self->cycle.analyst);
  wait_shown (self, "Verify Coherence");
  tab_to (self, "Take as Settled");
  key ("Return");
  wait_shown (self, "Settled · 2025-01-20");
  g_assert_true (GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (self->window)));
  g_assert_true (shows (gtk_window_get_focus (self->window), "Precise el lugar"));
  take_next (self, "Verify Coherence", "Lista 1");
}

/* What is typed and not sent is there when one comes back. */
static void
approve (Page *self)
{
  GtkWidget *entry;

  go_on (self, self->cycle.mayor);
  begin_next (self, "Approve as Leader");
  wait_shown (self, "No HOLA case is named");
  wait_ready (self, FALSE);
  type_text ("HOLA 30");
  wait_ready (self, TRUE);
  key ("Escape");
  wait_dialog (self, FALSE);
  begin_next (self, "Approve as Leader");
  wait_ready (self, TRUE);
  entry = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (get_top (self)), CASCADA_TYPE_STEP_DIALOG, "document_row"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "HOLA 30");
  key ("End");
  type_text ("6319");
  key ("Return");
  wait_dialog (self, FALSE);
  wait_shown (self, "HOLA 306319");
  g_assert_cmpint (read_state (self), ==, CASCADA_PLAN_STATE_APPROVED);
}

static void
publish_page (Page *self)
{
  go_on (self, self->cycle.analyst);
  wait_shown (self, "Only the head of planning approves a plan");
  row_to (self, "steps", "Publish the Plan");
  key ("Return");
  wait_dialog (self, TRUE);
  wait_shown (self, "The planning office has not approved the plan as it is now");
  wait_shown (self, "policy 1");
  wait_ready (self, FALSE);
  key ("Escape");
  wait_dialog (self, FALSE);

  go_on (self, self->cycle.head);
  take_next (self, "Approve for the Planning Office", NULL);
  go_on (self, self->cycle.analyst);
  take_next (self, "Publish the Plan", NULL);
  g_assert_cmpint (read_state (self), ==, CASCADA_PLAN_STATE_PUBLISHED);
}

static void
assert_timeline (Page *self)
{
  static const char *const lines[] = { "Version 1", "Published", "Approved by the planning office", "Approved by its leader", "Coherence verified",
                                       "Adjusted and sent again", "Observations sent", "1 observation, 1 answered, 1 settled", "Sent to be checked" };
  GtkListBox *timeline = GTK_LIST_BOX (gtk_widget_get_template_child (self->page, CASCADA_TYPE_PROCEDURE_PAGE, "timeline"));

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (timeline, (int) i);

      g_assert_nonnull (row);
      g_test_message ("%s", lines[i]);
      g_assert_true (is_called (GTK_WIDGET (row), lines[i]));
    }
  g_assert_null (gtk_list_box_get_row_at_index (timeline, G_N_ELEMENTS (lines)));
}

static void
test_cycle (Page *self, gconstpointer data)
{
  check_names (self->window);
  submit (self);
  observe (self);
  answer (self);
  verify (self);
  approve (self);
  publish_page (self);
  wait_shown (self, "Versions");
  wait_shown (self, "2025-01-20 · HOLA 306319");
  check_names (self->window);
  assert_timeline (self);
}

/* A step on a day to come, and one on a day that cannot be read. */
static void
test_days (Page *self, gconstpointer data)
{
  GtkWidget *row;

  go_on (self, self->cycle.mayor);
  begin_next (self, "Send to Be Checked");
  wait_ready (self, TRUE);
  row = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (get_top (self)), CASCADA_TYPE_STEP_DIALOG, "date_row"));
  gtk_editable_set_text (GTK_EDITABLE (row), "2025-01-21");
  wait_ready (self, FALSE);
  wait_shown (self, "has not come");
  gtk_editable_set_text (GTK_EDITABLE (row), "ayer");
  wait_shown (self, "is not a day");
  g_assert_false (gtk_widget_get_sensitive (get_button (self)));
  gtk_editable_set_text (GTK_EDITABLE (row), "2025-01-09");
  wait_ready (self, TRUE);
  key ("Escape");
  wait_dialog (self, FALSE);
}

/* Observations by their state; one of a goal leads to it. */
static void
test_observations (Page *self, gconstpointer data)
{
  Cycle *cycle = &self->cycle;
  GtkDropDown *filter = GTK_DROP_DOWN (gtk_widget_get_template_child (self->page, CASCADA_TYPE_PROCEDURE_PAGE, "filter"));
  CascadaRef settled, open, selection;

  take (cycle, cycle->mayor, CASCADA_PLAN_STEP_SUBMIT, NULL, 20250110);
  work_as (cycle, cycle->analyst);
  g_assert_true (cascada_procedure_observe (self->workspace, cycle->plan, 0, NULL, "Retirada", 20250110, &settled, NULL));
  g_assert_true (cascada_procedure_resolve (self->workspace, settled.id, NULL));
  g_assert_true (cascada_procedure_observe (self->workspace, cycle->plan, cycle->goal, "formula", "Precise", 20250110, &open, NULL));
  wait_shown (self, "All (2)");
  wait_shown (self, "Retirada");
  gtk_drop_down_set_selected (filter, 1 + CASCADA_OBSERVATION_STATE_OPEN);
  for (guint i = 0; i < 20 && shows (self->page, "Retirada"); i++)
    settle ();
  g_assert_false (shows (self->page, "Retirada"));
  g_assert_true (shows (self->page, "Realizar 8 jornadas de participación · Formula"));
  row_to (self, "observations", "1. Realizar 8 jornadas de participación · Formula: Precise");
  key ("Return");
  selection = cascada_plan_view_get_selection (self->view);
  g_assert_cmpint (selection.kind, ==, CASCADA_KIND_GOAL);
  g_assert_cmpint (selection.id, ==, cycle->goal);
}

int
main (int argc, char *argv[])
{
  g_setenv ("CASCADA_TODAY", "2025-01-20", TRUE); /* before there are threads */
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  adw_init ();
  cascada_app_init ();

  g_test_add ("/procedure-page/cycle", Page, NULL, open_page, test_cycle, close_page);
  g_test_add ("/procedure-page/days", Page, NULL, open_page, test_days, close_page);
  g_test_add ("/procedure-page/observations", Page, NULL, open_page, test_observations, close_page);
  return g_test_run ();
}
