/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A local office’s plan from draft to publication on its page, by keyboard: what is refused says why and what settles it. */

#include "config.h"

#include <locale.h>

#include "cycle.h"

#include "cascada-app.h"
#include "cascada-evidence-list.h"
#include "cascada-observation-dialog.h"
#include "cascada-procedure-page.h"
#include "cascada-step-dialog.h"
#include "check-names.h"
#include "keyboard.h"

typedef struct
{
  Cycle cycle;
  CascadaWorkspace *workspace;
  CascadaPlanView *view;
  GtkWindow *window;
  GtkWidget *page;
  GtkWidget *beside; /* takes the focus where a person leaves the page */
} Page;

static GtkWindow *
get_top (Page *self)
{
  return keyboard_get_top (self->window);
}

static void
tab_to (Page *self, const char *name)
{
  keyboard_tab_to (self->window, name);
}

static void
wait_shown (Page *self, const char *text)
{
  keyboard_wait_shown (self->window, text);
}

static void
wait_dialog (Page *self, gboolean open)
{
  keyboard_wait_dialog (self->window, open);
}

static void
wait_ready (Page *self, gboolean ready)
{
  keyboard_wait_ready (self->window, ready);
}

static void
row_to (Page *self, const char *id, const char *name)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_template_child (self->page, CASCADA_TYPE_PROCEDURE_PAGE, id));

  gtk_widget_child_focus (GTK_WIDGET (list), GTK_DIR_TAB_FORWARD);
  keyboard_down_to (self->window, name);
}

static GtkWidget *
get_button (Page *self)
{
  return gtk_window_get_default_widget (get_top (self));
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
  keyboard_settle ();
  keyboard_settle ();
}

static void
begin_next (Page *self, const char *title)
{
  wait_shown (self, title);
  keyboard_settle ();
  tab_to (self, title);
  keyboard_key ("Return");
  wait_dialog (self, TRUE);
  check_names (get_top (self));
}

/* Takes the step that usually follows: a document where one is given, then Return. */
static void
take_next (Page *self, const char *title, const char *document)
{
  begin_next (self, title);
  if (document != NULL)
    keyboard_type (document);
  wait_ready (self, TRUE);
  keyboard_key ("Return");
  wait_dialog (self, FALSE);
}

static void
open_page (Page *self, gconstpointer data)
{
  g_autoptr (CascadaRecord) plan = NULL;
  g_autoptr (CascadaFigures) figures = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  set_up (&self->cycle, data);
  self->workspace = self->cycle.fixture.workspace;
  plan = cascada_workspace_get_record (self->workspace, ref_of (CASCADA_KIND_PLAN, self->cycle.plan), NULL);
  figures = get_figures (self->workspace, self->cycle.plan);
  self->view = cascada_plan_view_new (self->workspace, plan, figures);
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (self->window, 900, 700);
  self->page = g_object_new (CASCADA_TYPE_PROCEDURE_PAGE, "view", self->view, NULL);
  self->beside = gtk_button_new_with_label ("Beside");
  gtk_widget_set_vexpand (self->page, TRUE);
  gtk_box_append (GTK_BOX (box), self->beside);
  gtk_box_append (GTK_BOX (box), self->page);
  gtk_window_set_child (self->window, box);
  gtk_window_present (self->window);
  wait_shown (self, "Next Step");
  keyboard_init ();
}

/* What was being read in threads when the window closed lets go of the workspace by itself. */
static void
close_page (Page *self, gconstpointer data)
{
  g_object_set (self->page, "view", NULL, NULL);
  gtk_window_destroy (self->window);
  keyboard_settle ();
  g_assert_finalize_object (g_steal_pointer (&self->view));
  for (guint i = 0; i < 100 && G_OBJECT (self->workspace)->ref_count > 1; i++)
    keyboard_settle ();
  tear_down (&self->cycle, data);
}

static void
set_first_target (Page *self, const char *value)
{
  begin_edit (self->workspace, "Metas");
  set_target (self->workspace, self->cycle.indicator, Q (1), value);
  commit_edit (self->workspace);
  keyboard_settle ();
}

/* An error leads to the record that it is about. */
static void
go_to_error (Page *self)
{
  GtkWidget *errors = GTK_WIDGET (gtk_widget_get_template_child (self->page, CASCADA_TYPE_PROCEDURE_PAGE, "findings"));
  CascadaRef selection;

  gtk_widget_child_focus (errors, GTK_DIR_TAB_FORWARD);
  keyboard_key ("Return");
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
  keyboard_key ("Escape");
  wait_dialog (self, FALSE);
  wait_shown (self, "Findings of Coherence");
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
  keyboard_key ("Return");
  wait_dialog (self, TRUE);
  check_names (get_top (self));
  keyboard_type ("Precise el lugar");
  keyboard_key ("shift+Tab"); /* the goal */
  keyboard_key ("space");
  keyboard_key ("Down");
  keyboard_key ("Return");
  wait_shown (self, "Field");
  tab_to (self, "Add");
  keyboard_key ("Return");
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
  keyboard_key ("Escape");
  wait_dialog (self, FALSE);
  tab_to (self, "Answer…");
  keyboard_key ("Return");
  wait_dialog (self, TRUE);
  check_names (get_top (self));
  keyboard_type ("Se precisa");
  tab_to (self, "Answer");
  keyboard_key ("Return");
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
  keyboard_key ("Return");
  wait_shown (self, "Settled · 2025-01-20");
  g_assert_true (GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (self->window)));
  g_assert_true (keyboard_shows (gtk_window_get_focus (self->window), "Precise el lugar"));
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
  keyboard_type ("HOLA 30");
  wait_ready (self, TRUE);
  keyboard_key ("Escape");
  wait_dialog (self, FALSE);
  begin_next (self, "Approve as Leader");
  wait_ready (self, TRUE);
  entry = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (get_top (self)), CASCADA_TYPE_STEP_DIALOG, "document_row"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "HOLA 30");
  keyboard_key ("End");
  keyboard_type ("6319");
  keyboard_key ("Return");
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
  keyboard_key ("Return");
  wait_dialog (self, TRUE);
  wait_shown (self, "The planning office has not approved the plan as it is now");
  wait_shown (self, "policy 1");
  wait_ready (self, FALSE);
  keyboard_key ("Escape");
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
      g_assert_true (keyboard_is_called (GTK_WIDGET (row), lines[i]));
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
  keyboard_key ("Escape");
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
  for (guint i = 0; i < 20 && keyboard_shows (self->page, "Retirada"); i++)
    keyboard_settle ();
  g_assert_false (keyboard_shows (self->page, "Retirada"));
  g_assert_true (keyboard_shows (self->page, "Realizar 8 jornadas de participación · Formula"));
  row_to (self, "observations", "1. Realizar 8 jornadas de participación · Formula: Precise");
  keyboard_key ("Return");
  selection = cascada_plan_view_get_selection (self->view);
  g_assert_cmpint (selection.kind, ==, CASCADA_KIND_GOAL);
  g_assert_cmpint (selection.id, ==, cycle->goal);
}

static gint64
read_newest_step (Page *self)
{
  gint64 step = 0;

  g_assert_true (cascada_store_query_integer (cascada_workspace_get_store (self->workspace), "SELECT max (id) FROM step WHERE plan = ?1",
                                              self->cycle.plan, &step, NULL));
  return step;
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The minutes of a work session are attached in its row, which stays open while the list is read again. */
static void
test_documents (Page *self, gconstpointer data)
{
  Cycle *cycle = &self->cycle;
  CascadaEvidencePlace place = { .plan = cycle->plan };
  GtkWidget *list;
  CascadaRef attachment;

  take (cycle, cycle->analyst, CASCADA_PLAN_STEP_WORK_SESSION, "Acta 1", 20250110);
  wait_shown (self, "Attach the Minutes");
  keyboard_settle ();
  tab_to (self, "Attach the Minutes");
  keyboard_key ("Return");
  list = find_type (self->page, CASCADA_TYPE_EVIDENCE_LIST);
  g_assert_nonnull (list);
  g_assert_true (gtk_widget_get_mapped (list));
  check_names (self->window);
  place.step = read_newest_step (self);
  g_assert_true (cascada_evidence_add_link (self->workspace, &place, "Acta", "Carpeta: actas", 20250110, &attachment, NULL));
  wait_shown (self, "1 document attached");
  keyboard_settle ();
  g_assert_true (find_type (self->page, CASCADA_TYPE_EVIDENCE_LIST) == list);
  g_assert_true (gtk_widget_get_mapped (list));
  tab_to (self, "1 document attached");
  keyboard_key ("Return");
  g_assert_null (find_type (self->page, CASCADA_TYPE_EVIDENCE_LIST));
}

/* A plan that is read anew keeps the focus where it is, on the page and beside it. */
static void
test_focus (Page *self, gconstpointer data)
{
  row_to (self, "steps", "Publish the Plan");
  set_first_target (self, "9");
  wait_shown (self, "error of coherence. Correct");
  keyboard_settle ();
  g_assert_true (keyboard_is_called (gtk_window_get_focus (self->window), "Publish the Plan"));
  gtk_widget_grab_focus (self->beside);
  set_first_target (self, "2");
  keyboard_wait_gone (self->window, "error of coherence. Correct");
  keyboard_settle ();
  g_assert_true (gtk_window_get_focus (self->window) == self->beside);
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
  g_test_add ("/procedure-page/documents", Page, NULL, open_page, test_documents, close_page);
  g_test_add ("/procedure-page/focus", Page, NULL, open_page, test_focus, close_page);
  return g_test_run ();
}
