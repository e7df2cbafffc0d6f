/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A local mayor writes a request to modify a goal, by keyboard: what is refused says why and what settles it. */

#include "config.h"

#include <locale.h>

#include "cycle.h"

#include "cascada-app.h"
#include "cascada-goal-mark.h"
#include "cascada-period-grid.h"
#include "cascada-plan-table.h"
#include "cascada-plan-view.h"
#include "cascada-record-actions.h"
#include "cascada-request-dialog.h"
#include "cascada-request-record.h"
#include "cascada-request.h"
#include "check-names.h"
#include "keyboard.h"

#define SEE_Q3 "Proposed target, Q3 2025"

typedef struct
{
  Cycle cycle;
  CascadaWorkspace *workspace;
  CascadaRequestDialog *dialog;
  GtkWindow *window;
  gint64 local_body;
} Dialog;

static void
publish_plan (Cycle *self)
{
  take (self, self->mayor, CASCADA_PLAN_STEP_SUBMIT, NULL, 20250110);
  take (self, self->analyst, CASCADA_PLAN_STEP_VERIFY, NULL, 20250112);
  take (self, self->mayor, CASCADA_PLAN_STEP_APPROVE, "HOLA 306319", 20250115);
  take (self, self->head, CASCADA_PLAN_STEP_OFFICE_APPROVE, NULL, 20250116);
  take (self, self->analyst, CASCADA_PLAN_STEP_PUBLISH, NULL, 20250120);
  work_as (self, self->mayor);
}

static void
set_up_published (Dialog *self, gconstpointer data)
{
  set_up (&self->cycle, data);
  self->workspace = self->cycle.fixture.workspace;
  begin_edit (self->workspace, "Instancias");
  self->local_body = create_unit (self->workspace, "Subsecretaría de Gestión Local", CASCADA_UNIT_KIND_OFFICE);
  commit_edit (self->workspace);
  publish_plan (&self->cycle);
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (self->window, 300, 200);
  gtk_window_present (self->window);
  keyboard_init ();
}

/* What was being read in threads when the window closed lets go of the workspace by itself. */
static void
tear_down_published (Dialog *self, gconstpointer data)
{
  gint64 end = g_get_monotonic_time () + 15 * G_USEC_PER_SEC;

  gtk_window_destroy (self->window);
  keyboard_settle ();
  while (G_OBJECT (self->workspace)->ref_count > 1 && g_get_monotonic_time () < end)
    keyboard_settle ();
  tear_down (&self->cycle, data);
}

static gint64
begin (Dialog *self)
{
  g_autoptr (GError) error = NULL;
  CascadaRef request;

  cascada_request_begin (self->workspace, self->cycle.goal, cascada_date_today (), &request, &error);
  g_assert_no_error (error);
  return request.id;
}

static void
open_request (Dialog *self, gint64 request)
{
  self->dialog = cascada_request_dialog_new (self->window, self->workspace, request);
  gtk_window_present (GTK_WINDOW (self->dialog));
  keyboard_wait_dialog (self->window, TRUE);
  keyboard_wait_shown (self->window, "What the Procedure Says");
  keyboard_settle ();
  keyboard_settle ();
}

static void
type_into (Dialog *self, const char *name, const char *text)
{
  keyboard_tab_to (self->window, name);
  keyboard_key ("ctrl+a");
  keyboard_type (text);
}

static void
justify (Dialog *self)
{
  type_into (self, "Technical or legal justification", "Recorte presupuestal");
  type_into (self, "Memo or e-mail to the head of planning", "Memo 20");
}

static CascadaRequestReading *
read_request (Dialog *self, gint64 request)
{
  g_autoptr (GError) error = NULL;
  CascadaRequestReading *reading = cascada_request_read (self->workspace, request, NULL, NULL, 0, CASCADA_PERIOD_NONE, cascada_date_today (), &error);

  g_assert_no_error (error);
  return reading;
}

static void
assert_verdict (CascadaRequestReading *reading, const char *id, CascadaVerdict verdict)
{
  for (guint i = 0; i < reading->rules->len; i++)
    {
      const CascadaCondition *rule = reading->rules->pdata[i];

      if (g_str_equal (rule->id, id))
        g_assert_cmpint (rule->verdict, ==, verdict);
    }
}

static void
press_present (Dialog *self)
{
  keyboard_wait_ready (self->window, TRUE);
  keyboard_tab_to (self->window, "Present");
  keyboard_key ("Return");
  keyboard_wait_dialog (self->window, FALSE);
}

/* In time: a quarterly target is lowered, the total with it; then it can be presented, with the opinion still open. */
static void
test_lower (Dialog *self, gconstpointer data)
{
  gint64 request;
  g_autoptr (CascadaRequestReading) reading = NULL;

  g_setenv ("CASCADA_TODAY", "2025-05-20", TRUE);
  request = begin (self);
  open_request (self, request);
  keyboard_wait_shown (self->window, "Nothing is changed yet");
  keyboard_wait_ready (self->window, FALSE);
  check_names (GTK_WINDOW (self->dialog));
  type_into (self, SEE_Q3, "1");
  keyboard_wait_shown (self->window, "Lowered magnitude");
  type_into (self, "Total", "7");
  keyboard_wait_shown (self->window, "It cannot be presented yet");
  justify (self);
  press_present (self);
  reading = read_request (self, request);
  g_assert_cmpint (reading->item->state, ==, CASCADA_REQUEST_STATE_OPINIONS_PENDING);
  g_assert_cmpuint (reading->values->len, ==, 2);
  assert_verdict (reading, "M8", CASCADA_VERDICT_NEEDS_ANSWER);
  g_assert_cmpstr (reading->details.reference, ==, "Memo 20");
}

/* After 30 June: lowering is refused, with the cure; raising is not. */
static void
test_late (Dialog *self, gconstpointer data)
{
  gint64 request;

  g_setenv ("CASCADA_TODAY", "2025-07-01", TRUE);
  request = begin (self);
  open_request (self, request);
  type_into (self, SEE_Q3, "1");
  type_into (self, "Total", "7");
  keyboard_wait_shown (self->window, "1 day after the limit of 2025-06-30");
  keyboard_wait_shown (self->window, "Exception: the legal change or force majeure");
  justify (self);
  keyboard_settle ();
  keyboard_wait_ready (self->window, FALSE);
  keyboard_wait_shown (self->window, "It cannot be presented yet");

  gtk_window_destroy (GTK_WINDOW (self->dialog));
  keyboard_wait_dialog (self->window, FALSE);
  open_request (self, request);
  type_into (self, SEE_Q3, "3");
  type_into (self, "Total", "9");
  keyboard_wait_shown (self->window, "Raised magnitude");
  press_present (self);
}

/* A quarter that has passed is locked and says why; another value is not taken. */
static void
test_locked (Dialog *self, gconstpointer data)
{
  g_autoptr (CascadaRequestReading) reading = NULL;
  GtkWidget *entry;
  gint64 request;

  g_setenv ("CASCADA_TODAY", "2025-05-20", TRUE);
  request = begin (self);
  open_request (self, request);
  type_into (self, "Proposed target, Q1 2025", "9");
  entry = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (self->dialog)), GTK_TYPE_ENTRY);
  g_assert_nonnull (entry);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2");
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (entry)));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (entry), "9.5"));
  g_assert_cmpstr (gtk_entry_get_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_PRIMARY), ==, "changes-prevent-symbolic");
  keyboard_key ("Escape");
  keyboard_wait_dialog (self->window, FALSE);
  reading = read_request (self, request);
  g_assert_cmpuint (reading->values->len, ==, 0);
}

/* Closed by Escape it is in the draft; killed, what was typed comes back all the same. */
static void
test_draft (Dialog *self, gconstpointer data)
{
  g_autoptr (CascadaRequestReading) reading = NULL;
  gint64 request;

  g_setenv ("CASCADA_TODAY", "2025-05-20", TRUE);
  request = begin (self);
  open_request (self, request);
  type_into (self, SEE_Q3, "1x");
  type_into (self, "Technical or legal justification", "Menos personal");
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  keyboard_wait_dialog (self->window, FALSE);
  reading = read_request (self, request);
  g_assert_null (reading->details.justification);

  open_request (self, request);
  keyboard_wait_shown (self->window, "1x");
  type_into (self, SEE_Q3, "1");
  keyboard_wait_shown (self->window, "Lowered magnitude");
  keyboard_key ("Escape");
  keyboard_wait_dialog (self->window, FALSE);
  g_clear_pointer (&reading, cascada_request_reading_free);
  reading = read_request (self, request);
  g_assert_cmpuint (reading->values->len, ==, 1);
  g_assert_cmpstr (reading->details.justification, ==, "Menos personal");
}

static void
take_step (Dialog *self, gint64 person, gint64 request, CascadaRequestStep step, const char *text)
{
  g_autoptr (GError) error = NULL;

  work_as (&self->cycle, person);
  cascada_request_take (self->workspace, request, step, &(CascadaStepDetails){ .text = text }, cascada_date_today (), NULL, &error);
  g_assert_no_error (error);
}

static void
propose (Dialog *self, gint64 request)
{
  CascadaRequestDetails details = { CASCADA_REQUEST_GROUND_TECHNICAL, "Menos personal", "Memo 20", NULL };
  CascadaRequestChange changes[] = {
    { { CASCADA_KIND_TARGET, Q (3), self->cycle.indicator }, CASCADA_TARGET_VALUE, cascada_value_decimal (decimal ("1")) },
    { ref_of (CASCADA_KIND_INDICATOR, self->cycle.indicator), CASCADA_INDICATOR_TOTAL, cascada_value_decimal (decimal ("7")) },
  };
  g_autoptr (GError) error = NULL;

  cascada_request_write (self->workspace, request, &details, &error);
  g_assert_no_error (error);
  cascada_request_propose (self->workspace, request, changes, G_N_ELEMENTS (changes), cascada_date_today (), &error);
  g_assert_no_error (error);
}

/* What was changed meanwhile shows the three values, and is settled where one looked at them. */
static void
test_meanwhile (Dialog *self, gconstpointer data)
{
  gint64 request;

  g_setenv ("CASCADA_TODAY", "2025-05-20", TRUE);
  request = begin (self);
  propose (self, request);
  work_as (&self->cycle, 0);
  g_assert_true (cascada_workspace_begin_procedure (self->workspace, CASCADA_EDIT_KIND_EDIT, "Ajuste", NULL));
  set_target (self->workspace, self->cycle.indicator, Q (3), "5");
  commit_edit (self->workspace);
  work_as (&self->cycle, self->cycle.mayor);
  open_request (self, request);
  keyboard_wait_shown (self->window, "was 2, is now 5, proposed 1");
  keyboard_tab_to (self->window, "Keep What Is Proposed");
  keyboard_key ("Return");
  keyboard_wait_gone (self->window, "was 2, is now 5, proposed 1");
  keyboard_key ("Escape");
  keyboard_wait_dialog (self->window, FALSE);
}

static void
approve (Dialog *self, gint64 request)
{
  CascadaRequestOpinion opinion = { .unit = self->local_body, .document = "Memo 21", .sense = CASCADA_OPINION_SENSE_FAVOURABLE };
  g_autoptr (GError) error = NULL;

  take_step (self, self->cycle.mayor, request, CASCADA_REQUEST_STEP_PRESENT, NULL);
  work_as (&self->cycle, self->cycle.analyst);
  cascada_request_record_opinion (self->workspace, request, &opinion, cascada_date_today (), &error);
  g_assert_no_error (error);
  take_step (self, self->cycle.head, request, CASCADA_REQUEST_STEP_APPROVE, "Procede");
}

/* Who only looked leaves no request behind. */
static void
test_empty (Dialog *self, gconstpointer data)
{
  CascadaStore *store = cascada_workspace_get_store (self->workspace);
  gint64 request, n_requests = -1;

  g_setenv ("CASCADA_TODAY", "2025-05-20", TRUE);
  request = begin (self);
  open_request (self, request);
  cascada_request_dialog_set_begun (self->dialog);
  type_into (self, SEE_Q3, "1");
  keyboard_wait_shown (self->window, "Lowered magnitude");
  type_into (self, SEE_Q3, "2");
  keyboard_wait_shown (self->window, "Nothing is changed yet");
  keyboard_key ("Escape");
  keyboard_wait_dialog (self->window, FALSE);
  g_assert_true (cascada_store_query_integer (store, "SELECT count (*) FROM request WHERE removed = 0 AND id > ?1", 0, &n_requests, NULL));
  g_assert_cmpint (n_requests, ==, 0);
}

/* Given back, it says what is asked for, and is a draft again. */
static void
test_returned (Dialog *self, gconstpointer data)
{
  gint64 request;

  g_setenv ("CASCADA_TODAY", "2025-05-20", TRUE);
  request = begin (self);
  propose (self, request);
  take_step (self, self->cycle.mayor, request, CASCADA_REQUEST_STEP_PRESENT, NULL);
  take_step (self, self->cycle.analyst, request, CASCADA_REQUEST_STEP_RETURN, "Anexe el acta");
  work_as (&self->cycle, self->cycle.mayor);
  open_request (self, request);
  keyboard_wait_shown (self->window, "Anexe el acta");
  keyboard_wait_ready (self->window, TRUE);
  check_names (GTK_WINDOW (self->dialog));
  keyboard_key ("Escape");
  keyboard_wait_dialog (self->window, FALSE);
}

/* Presented it is read only. */
static void
test_read (Dialog *self, gconstpointer data)
{
  gint64 request;

  g_setenv ("CASCADA_TODAY", "2025-05-20", TRUE);
  request = begin (self);
  propose (self, request);
  take_step (self, self->cycle.mayor, request, CASCADA_REQUEST_STEP_PRESENT, NULL);
  open_request (self, request);
  type_into (self, SEE_Q3, "7");
  check_names (GTK_WINDOW (self->dialog));
  keyboard_tab_to (self->window, "Withdraw the Request");
  keyboard_key ("Return");
  keyboard_wait_dialog (self->window, FALSE);
  {
    g_autoptr (CascadaRequestReading) reading = read_request (self, request);

    g_assert_cmpint (reading->item->state, ==, CASCADA_REQUEST_STATE_WITHDRAWN);
    g_assert_cmpuint (reading->values->len, ==, 2);
  }
}

static gboolean
has_tooltip (GtkWidget *widget, const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_tooltip (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
may_request (CascadaRecordActions *actions)
{
  return g_action_group_get_action_enabled (cascada_record_actions_get_group (actions), "request");
}

static void
requested_cb (CascadaRecordActions *actions, gint64 goal, gint64 *requested)
{
  *requested = goal;
}

/* The goal, and its indicator for it, say what requests did to them. */
static void
test_marks (Dialog *self, gconstpointer data)
{
  g_autoptr (CascadaRecord) plan = cascada_workspace_get_record (self->workspace, ref_of (CASCADA_KIND_PLAN, self->cycle.plan), NULL);
  g_autoptr (CascadaFigures) figures = get_figures (self->workspace, self->cycle.plan);
  g_autoptr (CascadaPlanView) view = cascada_plan_view_new (self->workspace, plan, figures);
  g_autoptr (CascadaRecordActions) actions = cascada_record_actions_new ();
  GtkWidget *grid = g_object_new (CASCADA_TYPE_PERIOD_GRID, NULL);
  gint64 request, requested = 0;
  g_autofree char *words = NULL;

  g_setenv ("CASCADA_TODAY", "2025-05-20", TRUE);
  gtk_window_set_child (self->window, grid);
  cascada_record_actions_set_view (actions, view);
  g_signal_connect (actions, "requested", G_CALLBACK (requested_cb), &requested);
  g_assert_false (may_request (actions));
  cascada_plan_view_select (view, ref_of (CASCADA_KIND_INDICATOR, self->cycle.indicator));
  g_assert_true (may_request (actions));
  g_action_group_activate_action (cascada_record_actions_get_group (actions), "request", NULL);
  g_assert_cmpint (requested, ==, self->cycle.goal);
  work_as (&self->cycle, self->cycle.other_mayor);
  g_assert_false (may_request (actions));
  work_as (&self->cycle, self->cycle.mayor);

  g_assert_null (cascada_plan_view_get_mark (view, self->cycle.goal));
  request = begin (self);
  g_assert_cmpint (cascada_plan_view_get_mark (view, self->cycle.goal)->pending, ==, 1);
  g_assert_true (may_request (actions)); /* opens it */
  propose (self, request);
  cascada_period_grid_show (CASCADA_PERIOD_GRID (grid), view, ref_of (CASCADA_KIND_INDICATOR, self->cycle.indicator));
  g_assert_false (has_tooltip (grid, "Target 2 until request 1"));
  approve (self, request);
  words = cascada_goal_mark_describe (cascada_plan_view_get_mark (view, self->cycle.goal));
  g_assert_cmpstr (words, ==, "Modified by request 1");
  keyboard_settle ();
  g_assert_true (has_tooltip (grid, "Target 2 until request 1"));
  cascada_period_grid_clear (CASCADA_PERIOD_GRID (grid));
}

static void
wait_mark (GtkWidget *table, const char *text)
{
  gint64 end = g_get_monotonic_time () + 15 * G_USEC_PER_SEC;

  while (!has_tooltip (table, text) && g_get_monotonic_time () < end)
    keyboard_settle ();
  g_assert_true (has_tooltip (table, text));
}

/* The table’s rows follow: a request that waits, then a goal that was modified. */
static void
test_table (Dialog *self, gconstpointer data)
{
  g_autoptr (CascadaRecord) plan = cascada_workspace_get_record (self->workspace, ref_of (CASCADA_KIND_PLAN, self->cycle.plan), NULL);
  g_autoptr (CascadaFigures) figures = get_figures (self->workspace, self->cycle.plan);
  g_autoptr (CascadaPlanView) view = cascada_plan_view_new (self->workspace, plan, figures);
  GtkWidget *table = g_object_new (CASCADA_TYPE_PLAN_TABLE, "view", view, NULL);
  gint64 request;

  g_setenv ("CASCADA_TODAY", "2025-05-20", TRUE);
  gtk_window_set_child (self->window, table);
  cascada_plan_view_reveal (view, ref_of (CASCADA_KIND_GOAL, self->cycle.goal));
  keyboard_settle ();
  g_assert_false (has_tooltip (table, "Request 1: Draft"));
  request = begin (self);
  wait_mark (table, "Request 1: Draft");
  propose (self, request);
  approve (self, request);
  wait_mark (table, "Modified by request 1");
  g_object_set (table, "view", NULL, NULL);
}

int
main (int argc, char *argv[])
{
  g_setenv ("CASCADA_TODAY", "2025-05-20", TRUE); /* before there are threads */
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  adw_init ();
  cascada_app_init ();

  g_test_add ("/request-dialog/lower", Dialog, NULL, set_up_published, test_lower, tear_down_published);
  g_test_add ("/request-dialog/late", Dialog, NULL, set_up_published, test_late, tear_down_published);
  g_test_add ("/request-dialog/locked", Dialog, NULL, set_up_published, test_locked, tear_down_published);
  g_test_add ("/request-dialog/draft", Dialog, NULL, set_up_published, test_draft, tear_down_published);
  g_test_add ("/request-dialog/meanwhile", Dialog, NULL, set_up_published, test_meanwhile, tear_down_published);
  g_test_add ("/request-dialog/empty", Dialog, NULL, set_up_published, test_empty, tear_down_published);
  g_test_add ("/request-dialog/returned", Dialog, NULL, set_up_published, test_returned, tear_down_published);
  g_test_add ("/request-dialog/read", Dialog, NULL, set_up_published, test_read, tear_down_published);
  g_test_add ("/request-dialog/marks", Dialog, NULL, set_up_published, test_marks, tear_down_published);
  g_test_add ("/request-dialog/table", Dialog, NULL, set_up_published, test_table, tear_down_published);
  return g_test_run ();
}
