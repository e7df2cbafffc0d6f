/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Modification requests on their page, by keyboard: the head of planning takes up, hears, approves, denies, and sees what
 * changed meanwhile; the local mayor sends the adjusted version. What is refused says why and what settles it. */

#include "config.h"

#include <locale.h>

#include "cycle.h"

#include "cascada-app.h"
#include "cascada-opinion-dialog.h"
#include "cascada-request-pane.h"
#include "cascada-request-record.h"
#include "cascada-request-step-dialog.h"
#include "cascada-request.h"
#include "cascada-request-register.h"
#include "cascada-request-save.h"
#include "cascada-requests-page.h"
#include "cascada-version.h"
#include "cascada-workspace-private.h"
#include "check-names.h"
#include "keyboard.h"

typedef struct
{
  Cycle cycle;
  CascadaWorkspace *workspace;
  gint64 request, other_goal;
  GtkWindow *window;
  GtkWidget *page;
} Page;

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

static GtkWidget *
get_child (Page *self, const char *id)
{
  return GTK_WIDGET (gtk_widget_get_template_child (self->page, CASCADA_TYPE_REQUESTS_PAGE, id));
}

static GtkWidget *
get_pane_child (Page *self, const char *id)
{
  return GTK_WIDGET (gtk_widget_get_template_child (get_child (self, "pane"), CASCADA_TYPE_REQUEST_PANE, id));
}

static void
go_on (Page *self, gint64 person)
{
  work_as (&self->cycle, person);
  keyboard_settle ();
  keyboard_settle ();
}

static CascadaRequestState
read_state (Page *self, gint64 request)
{
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (self->workspace, ref_of (CASCADA_KIND_REQUEST, request), NULL);

  return cascada_record_get_integer (record, CASCADA_REQUEST_STATE);
}

/* --- what was written before --- */

static void
publish_plan (Cycle *self)
{
  take (self, self->mayor, CASCADA_PLAN_STEP_SUBMIT, NULL, 20250110);
  take (self, self->analyst, CASCADA_PLAN_STEP_VERIFY, NULL, 20250112);
  take (self, self->mayor, CASCADA_PLAN_STEP_APPROVE, "HOLA 306319", 20250115);
  take (self, self->head, CASCADA_PLAN_STEP_OFFICE_APPROVE, NULL, 20250116);
  take (self, self->analyst, CASCADA_PLAN_STEP_PUBLISH, NULL, 20250120);
}

static void
propose (Page *self, gint64 request, CascadaRef ref, guint field, CascadaValue value)
{
  const CascadaRequestChange change = { ref, field, value };
  g_autoptr (GError) error = NULL;

  cascada_request_propose (self->workspace, request, &change, 1, 20250601, &error);
  g_assert_no_error (error);
}

/* A request of Usme that lowers the last quarter, presented. */
static gint64
present_request (Page *self)
{
  const CascadaRequestDetails details = { CASCADA_REQUEST_GROUND_TECHNICAL, "Cambió la capacidad operativa", "Memorando 20255220001", NULL };
  g_autoptr (GError) error = NULL;
  CascadaRef ref, indicator = ref_of (CASCADA_KIND_INDICATOR, self->cycle.indicator);

  work_as (&self->cycle, self->cycle.mayor);
  cascada_request_begin (self->workspace, self->cycle.goal, 20250601, &ref, &error);
  g_assert_no_error (error);
  propose (self, ref.id, (CascadaRef){ CASCADA_KIND_TARGET, Q (4), self->cycle.indicator }, CASCADA_TARGET_VALUE, cascada_value_decimal (decimal ("1")));
  propose (self, ref.id, indicator, CASCADA_INDICATOR_TOTAL, cascada_value_decimal (decimal ("7")));
  propose (self, ref.id, ref_of (CASCADA_KIND_GOAL, self->cycle.goal), CASCADA_GOAL_NAME, cascada_value_text ("Realizar 7 jornadas de participación"));
  cascada_request_write (self->workspace, ref.id, &details, &error);
  g_assert_no_error (error);
  cascada_request_take (self->workspace, ref.id, CASCADA_REQUEST_STEP_PRESENT, NULL, 20250602, NULL, &error);
  g_assert_no_error (error);
  return ref.id;
}

static void
open_page (Page *self, gconstpointer data)
{
  set_up (&self->cycle, data);
  self->workspace = self->cycle.fixture.workspace;
  begin_edit (self->workspace, "Unidades");
  create_unit (self->workspace, "Subsecretaría de Gestión Local", CASCADA_UNIT_KIND_OFFICE);
  commit_edit (self->workspace);
  publish_plan (&self->cycle);
  self->request = present_request (self);
  work_as (&self->cycle, self->cycle.head);
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (self->window, 1000, 700);
  self->page = g_object_new (CASCADA_TYPE_REQUESTS_PAGE, "workspace", self->workspace, NULL);
  gtk_window_set_child (self->window, self->page);
  gtk_window_present (self->window);
  wait_shown (self, "Request 1 of 2025");
  wait_shown (self, "What It Proposes");
  keyboard_init ();
}

/* What was being read in threads when the window closed lets go of the workspace by itself. */
static void
close_page (Page *self, gconstpointer data)
{
  gint64 end = g_get_monotonic_time () + 15 * G_USEC_PER_SEC;

  g_object_set (self->page, "workspace", NULL, NULL);
  gtk_window_destroy (self->window);
  keyboard_settle ();
  while (G_OBJECT (self->workspace)->ref_count > 1 && g_get_monotonic_time () < end)
    keyboard_settle ();
  tear_down (&self->cycle, data);
}

/* --- the flow --- */

static void
begin_step (Page *self, const char *title)
{
  wait_shown (self, title);
  keyboard_settle ();
  gtk_widget_grab_focus (gtk_widget_get_first_child (get_pane_child (self, "steps")));
  keyboard_down_to (self->window, title);
  keyboard_key ("Return");
  wait_dialog (self, TRUE);
  check_names (keyboard_get_top (self->window));
}

static void
leave (Page *self)
{
  keyboard_key ("Escape");
  wait_dialog (self, FALSE);
}

static void
choose_queue (Page *self, const char *label, guint n)
{
  GtkDropDown *choice = GTK_DROP_DOWN (get_child (self, "queue_choice"));
  GListModel *model = gtk_drop_down_get_model (choice);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_str_has_prefix (gtk_string_list_get_string (GTK_STRING_LIST (model), i), label))
      gtk_drop_down_set_selected (choice, i);
  keyboard_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (get_child (self, "list"))))), ==, n);
}

/* The opinion that is missing stands in the way, with its cure; recorded, it does not. */
static void
take_up (Page *self)
{
  begin_step (self, "Take Up for Review");
  wait_shown (self, "policies 9.6 and 9.7");
  wait_shown (self, "Record them first, or deny the request");
  wait_ready (self, FALSE);
  leave (self);
}

static void
record_opinion (Page *self)
{
  GtkWidget *entry;

  tab_to (self, "Record an Opinion…");
  keyboard_key ("Return");
  wait_dialog (self, TRUE);
  check_names (keyboard_get_top (self->window));
  wait_shown (self, "Opinions That Count");
  wait_ready (self, FALSE);
  keyboard_key ("space"); /* the body */
  for (guint i = 0; i < 4; i++)
    keyboard_key ("Down");
  keyboard_key ("Return");
  wait_shown (self, "Subsecretaría de Gestión Local");
  wait_ready (self, TRUE);
  tab_to (self, "Memo or e-mail");
  keyboard_type ("Memorando 77");
  leave (self);

  /* what was typed is there when one comes back */
  tab_to (self, "Record an Opinion…");
  keyboard_key ("Return");
  wait_dialog (self, TRUE);
  entry = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (keyboard_get_top (self->window)), CASCADA_TYPE_OPINION_DIALOG, "document_row"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Memorando 77");
  wait_shown (self, "Subsecretaría de Gestión Local");
  wait_ready (self, TRUE);
  tab_to (self, "Record");
  keyboard_key ("Return");
  wait_dialog (self, FALSE);
  wait_shown (self, "Memorando 77");
  g_assert_cmpint (read_state (self, self->request), ==, CASCADA_REQUEST_STATE_UNDER_REVIEW);
}

static void
approve (Page *self)
{
  begin_step (self, "Approve the Request");
  keyboard_key ("ctrl+End");
  keyboard_type ("Procede");
  wait_ready (self, TRUE);
  tab_to (self, "Approve");
  keyboard_key ("Return");
  wait_dialog (self, FALSE);
  wait_shown (self, "Approved");
  g_assert_cmpint (read_state (self, self->request), ==, CASCADA_REQUEST_STATE_APPROVED);
}

static void
send_adjusted (Page *self)
{
  wait_shown (self, "policy 9.10");
  go_on (self, self->cycle.mayor);
  begin_step (self, "Send the Adjusted Version");
  wait_ready (self, FALSE);
  keyboard_type ("HOLA 400001");
  wait_ready (self, TRUE);
  keyboard_key ("Return");
  wait_dialog (self, FALSE);
  g_assert_cmpint (read_state (self, self->request), ==, CASCADA_REQUEST_STATE_ADJUSTED_VERSION_SENT);
}

static void
publish_version (Page *self)
{
  g_autoptr (GPtrArray) versions = NULL;

  go_on (self, self->cycle.analyst);
  begin_step (self, "Publish the Adjusted Version");
  wait_ready (self, TRUE);
  tab_to (self, "Publish");
  keyboard_key ("Return");
  wait_dialog (self, FALSE);
  wait_shown (self, "Version 2");
  g_assert_cmpint (read_state (self, self->request), ==, CASCADA_REQUEST_STATE_PUBLISHED);
  versions = cascada_workspace_get_children (self->workspace, CASCADA_KIND_VERSION, self->cycle.plan, NULL);
  g_assert_cmpuint (versions->len, ==, 2);
}

static void
test_flow (Page *self, gconstpointer data)
{
  check_names (self->window);
  wait_shown (self, "Waiting for 10 days");
  choose_queue (self, "New", 0);
  choose_queue (self, "Waiting for an opinion", 1);
  choose_queue (self, "All", 1);
  take_up (self);
  record_opinion (self);
  begin_step (self, "Approve the Request");
  wait_shown (self, "with a reason");
  wait_ready (self, FALSE);
  leave (self);
  approve (self);
  send_adjusted (self);
  publish_version (self);
  wait_shown (self, "HOLA 400001");
  choose_queue (self, "Published", 1);
  check_names (self->window);
}

/* Who may not decide is told who may. */
static void
test_deny (Page *self, gconstpointer data)
{
  GtkWidget *row;

  go_on (self, self->cycle.analyst);
  wait_shown (self, "Deny the Request");
  wait_shown (self, "Only the head of planning");
  row = gtk_widget_get_first_child (get_pane_child (self, "steps"));
  for (; row != NULL && !keyboard_is_called (row, "Deny the Request"); row = gtk_widget_get_next_sibling (row))
    ;
  g_assert_nonnull (row);
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  go_on (self, self->cycle.head);
  begin_step (self, "Deny the Request");
  wait_ready (self, FALSE);
  keyboard_type ("No se justifica");
  wait_ready (self, TRUE);
  tab_to (self, "Deny");
  keyboard_key ("Return");
  wait_dialog (self, FALSE);
  wait_shown (self, "No se justifica");
  g_assert_cmpint (read_state (self, self->request), ==, CASCADA_REQUEST_STATE_DENIED);
}

/* What another approval, an import or a correction may do. */
static void
change_aside (Page *self, const char *total)
{
  CascadaValue value = cascada_value_decimal (decimal (total));
  g_autoptr (GError) error = NULL;

  cascada_workspace_begin_procedure (self->workspace, CASCADA_EDIT_KIND_EDIT, "Otro cambio", &error);
  cascada_workspace_set (self->workspace, ref_of (CASCADA_KIND_INDICATOR, self->cycle.indicator), CASCADA_INDICATOR_TOTAL, &value, &error);
  g_assert_no_error (error);
  commit_edit (self->workspace);
}

/* Somebody else changed the goal meanwhile: three values, and it stays under review. */
static void
test_conflict (Page *self, gconstpointer data)
{
  g_autoptr (CascadaRecord) indicator = NULL;

  record_opinion (self);
  begin_step (self, "Approve the Request");
  keyboard_type ("Procede");
  wait_ready (self, TRUE);
  change_aside (self, "9");
  wait_shown (self, "is not any more what the request found");
  wait_ready (self, FALSE);
  leave (self);
  wait_shown (self, "1 value was changed in the plan after the request was written");
  wait_shown (self, "The request found: 8");
  wait_shown (self, "Now in the plan: 9");
  wait_shown (self, "Proposed: 7");
  g_assert_cmpint (read_state (self, self->request), ==, CASCADA_REQUEST_STATE_UNDER_REVIEW);
  indicator = cascada_workspace_get_record (self->workspace, ref_of (CASCADA_KIND_INDICATOR, self->cycle.indicator), NULL);
  assert_decimal (cascada_record_get_decimal (indicator, CASCADA_INDICATOR_TOTAL), "9");

  /* compared, and kept: then it is approved after all */
  tab_to (self, "Keep What Is Proposed");
  keyboard_key ("Return");
  keyboard_wait_gone (self->window, "Now in the plan: 9");
  approve (self);
  assert_decimal (cascada_record_get_decimal (indicator, CASCADA_INDICATOR_TOTAL), "7");
}

/* Led to a request that the filters hide, the filters give way; on a narrow window it lies over the register. */
static void
test_way (Page *self, gconstpointer data)
{
  GtkWidget *leaflet = get_child (self, "leaflet");

  choose_queue (self, "Denied", 0);
  wait_shown (self, "No Request Found");
  cascada_requests_page_show (CASCADA_REQUESTS_PAGE (self->page), self->request);
  wait_shown (self, "What It Proposes");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (get_child (self, "queue_choice"))), ==, 0);
  gtk_window_set_default_size (self->window, 400, 700);
  keyboard_settle ();
  keyboard_settle ();
  g_assert_true (adw_leaflet_get_folded (ADW_LEAFLET (leaflet)));
  keyboard_key ("alt+Left");
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (ADW_LEAFLET (leaflet)), ==, "register");
  keyboard_key ("Return");
  g_assert_cmpstr (adw_leaflet_get_visible_child_name (ADW_LEAFLET (leaflet)), ==, "request");
  check_names (self->window);
}

static void
assert_written (Page *self, const char *path, const char *begins)
{
  g_autofree char *bytes = NULL;

  for (guint i = 0; i < 100 && !g_file_test (path, G_FILE_TEST_EXISTS); i++)
    keyboard_settle ();
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, begins));
}

/* What is shown goes into the file that its name says; the chosen request becomes a record to print. */
static void
test_save (Page *self, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *begins;
  } files[] = { { "r.xlsx", "PK" }, { "r.csv", "Number;" }, { "r.json", "[" } };
  g_autoptr (CascadaRequestRegister) shown = cascada_request_register_new ();
  g_autofree char *record = g_build_filename (self->cycle.fixture.folder, "r.pdf", NULL);

  cascada_request_register_set_workspace (shown, self->workspace);
  cascada_request_register_set_active (shown, TRUE);
  for (guint i = 0; i < 100 && !cascada_request_register_is_read (shown); i++)
    keyboard_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (self->cycle.fixture.folder, files[i].name, NULL);

      cascada_request_save_register (self->page, shown, path);
      assert_written (self, path, files[i].begins);
    }
  cascada_request_save_record (self->page, self->workspace, self->request, CASCADA_PERIOD_QUARTER (2025, 4), record);
  assert_written (self, record, "%PDF-");
  keyboard_settle ();
}

int
main (int argc, char *argv[])
{
  g_setenv ("CASCADA_TODAY", "2025-06-12", TRUE); /* before there are threads */
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  adw_init ();
  cascada_app_init ();

  g_test_add ("/requests-page/flow", Page, NULL, open_page, test_flow, close_page);
  g_test_add ("/requests-page/deny", Page, NULL, open_page, test_deny, close_page);
  g_test_add ("/requests-page/conflict", Page, NULL, open_page, test_conflict, close_page);
  g_test_add ("/requests-page/way", Page, NULL, open_page, test_way, close_page);
  g_test_add ("/requests-page/save", Page, NULL, open_page, test_save, close_page);
  return g_test_run ();
}
