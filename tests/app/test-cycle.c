/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan of one local office from draft to ranking, through the window as people go, by keyboard alone: each works under
 * his or her own name, finds at home what awaits, and goes from there. */

#include "config.h"

#include <locale.h>

#include "cycle.h"

#include "cascada-app.h"
#include "cascada-application.h"
#include "cascada-report-grid.h"
#include "cascada-window-private.h"

#include "check-names.h"
#include "keyboard.h"

#define PLAN "Plan de gestión Usme 2025"

typedef struct
{
  Cycle cycle;
  GtkWindow *window;
} Office;

static CascadaApplication *application;

static CascadaWorkspace *
get_workspace (Office *self)
{
  return cascada_window_get_workspace (CASCADA_WINDOW (self->window));
}

static void
show_window (Office *self)
{
  g_autoptr (GError) error = NULL;

  cascada_workspace_close (self->cycle.fixture.workspace, &error);
  g_assert_no_error (error);
  self->window = GTK_WINDOW (cascada_window_new (application));
  gtk_window_set_default_size (self->window, 1100, 760);
  gtk_window_present (self->window);
  cascada_window_open (CASCADA_WINDOW (self->window), self->cycle.fixture.path);
  keyboard_wait_shown (self->window, PLAN);
  keyboard_init ();
}

static void
open_office (Office *self, gconstpointer data)
{
  set_up (&self->cycle, data);
  show_window (self);
}

static void
close_office (Office *self, gconstpointer data)
{
  gtk_window_close (self->window);
  keyboard_settle ();
  g_object_unref (self->cycle.fixture.workspace);
  self->cycle.fixture.workspace = open_workspace (self->cycle.fixture.path, CASCADA_STORE_WRITE);
  tear_down (&self->cycle, data);
}

/* Whoever comes to the machine says who it is, and looks what there is to do. */
static void
work_for (Office *self, const char *who)
{
  keyboard_key ("ctrl+alt+u");
  keyboard_wait_shown (self->window, "Nobody in Particular");
  keyboard_settle ();
  keyboard_down_to (self->window, who);
  keyboard_key ("Return");
  keyboard_key ("alt+Home");
  keyboard_settle ();
}

static void
follow (Office *self, const char *task)
{
  g_autofree char *name = g_strdup_printf (PLAN ". %s", task);

  keyboard_wait_shown (self->window, task);
  keyboard_settle ();
  keyboard_tab_to (self->window, name);
  keyboard_key ("Return");
}

static void
take_step (Office *self, const char *button, const char *document)
{
  keyboard_wait_shown (self->window, button);
  keyboard_settle ();
  keyboard_tab_to (self->window, button);
  keyboard_key ("Return");
  keyboard_wait_dialog (self->window, TRUE);
  if (document != NULL)
    keyboard_type (document);
  keyboard_wait_ready (self->window, TRUE);
  keyboard_key ("Return");
  keyboard_wait_dialog (self->window, FALSE);
}

static void
publish (Office *self)
{
  work_for (self, "Alcaldesa Local mayor · Alcaldía Local de Usme");
  follow (self, "Next step: Send the plan to be checked");
  take_step (self, "Send to Be Checked", "Memorando 1");
  work_for (self, "Analista Planning analyst · Oficina Asesora de Planeación");
  follow (self, "Next step: Check the plan");
  take_step (self, "Verify Coherence", "Lista 1");
  work_for (self, "Alcaldesa Local mayor · Alcaldía Local de Usme");
  follow (self, "Next step: Approve the plan");
  take_step (self, "Approve as Leader", "HOLA 306319");
  work_for (self, "Jefa Head of planning · Oficina Asesora de Planeación");
  follow (self, "Next step: Approve the plan for the planning office");
  take_step (self, "Approve for the Planning Office", NULL);
  work_for (self, "Analista Planning analyst · Oficina Asesora de Planeación");
  follow (self, "Next step: Publish the plan");
  take_step (self, "Publish the Plan", NULL);
}

static gboolean
is_in_grid (Office *self)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);

  return focus != NULL && gtk_widget_get_ancestor (focus, CASCADA_TYPE_REPORT_GRID) != NULL;
}

static void
write_text (Office *self, const char *field, const char *text)
{
  keyboard_tab_to (self->window, field);
  keyboard_type (text);
}

static void
write_over (Office *self, const char *field, const char *text)
{
  keyboard_tab_to (self->window, field);
  keyboard_key ("ctrl+a");
  keyboard_type (text);
}

static void
report (Office *self)
{
  work_for (self, "Alcaldesa Local mayor · Alcaldía Local de Usme");
  follow (self, "1 report of Q1 2025, until 2025-04-15: 5 days left");
  keyboard_wait_shown (self->window, "Programmed");
  keyboard_settle ();
  for (guint i = 0; i < 20 && !is_in_grid (self); i++)
    keyboard_key ("Tab");
  g_assert_true (is_in_grid (self));
  keyboard_type ("2"); /* who comes, comes to enter figures */
  keyboard_key ("Return");
  keyboard_wait_shown (self->window, "100.00 %");
  write_text (self, "Analysis of the progress", "Se realizaron dos jornadas");
  write_text (self, "Analysis of the result", "Se cumple lo programado");
  keyboard_tab_to (self->window, "Add Link…");
  keyboard_key ("Return");
  keyboard_wait_dialog (self->window, TRUE);
  write_text (self, "Name", "Actas de las jornadas");
  write_text (self, "Link or file-room reference", "Carpeta 12");
  keyboard_key ("Return");
  keyboard_wait_dialog (self->window, FALSE);
  keyboard_tab_to (self->window, "Send");
  keyboard_key ("Return");
  keyboard_wait_shown (self->window, "Sent");
}

static void
check_report (Office *self)
{
  work_for (self, "Analista Planning analyst · Oficina Asesora de Planeación");
  follow (self, "1 report of Q1 2025");
  keyboard_wait_shown (self->window, "Programmed");
  keyboard_settle ();
  keyboard_tab_to (self->window, "Verify");
  keyboard_key ("Return");
  keyboard_wait_shown (self->window, "Verified");
}

static void
test_cycle (Office *self, gconstpointer data)
{
  CascadaRef cell = { CASCADA_KIND_REPORT, Q (1), self->cycle.indicator };
  g_autoptr (CascadaRecord) stored = NULL;

  publish (self);
  report (self);
  check_report (self);
  stored = cascada_workspace_get_record (get_workspace (self), cell, NULL);
  g_assert_cmpint (cascada_record_get_integer (stored, CASCADA_REPORT_STATE), ==, CASCADA_REPORT_STATE_VERIFIED);
  g_assert_cmpstr (cascada_record_get_text (stored, CASCADA_REPORT_ANALYSIS), ==, "Se realizaron dos jornadas");

  keyboard_key ("alt+r");
  keyboard_wait_shown (self->window, "Alcaldía Local de Usme");
  keyboard_wait_shown (self->window, "1/1");
  check_names (self->window);
}

static void
open_published (Office *self, gconstpointer data)
{
  static const CascadaDate days[] = { 20250110, 20250112, 20250115, 20250116, 20250120 };
  Cycle *cycle = &self->cycle;

  set_up (cycle, data);
  begin_edit (cycle->fixture.workspace, "Dependencias");
  create_unit (cycle->fixture.workspace, "Subsecretaría de Gestión Local", CASCADA_UNIT_KIND_OFFICE);
  commit_edit (cycle->fixture.workspace);
  take (cycle, cycle->mayor, CASCADA_PLAN_STEP_SUBMIT, NULL, days[0]);
  take (cycle, cycle->analyst, CASCADA_PLAN_STEP_VERIFY, NULL, days[1]);
  take (cycle, cycle->mayor, CASCADA_PLAN_STEP_APPROVE, "HOLA 306319", days[2]);
  take (cycle, cycle->head, CASCADA_PLAN_STEP_OFFICE_APPROVE, NULL, days[3]);
  take (cycle, cycle->analyst, CASCADA_PLAN_STEP_PUBLISH, NULL, days[4]);
  show_window (self);
}

/* The mayor lowers a quarter: refused until the total goes with it and it is justified. */
static void
ask_for_less (Office *self)
{
  work_for (self, "Alcaldesa Local mayor · Alcaldía Local de Usme");
  keyboard_key ("alt+3");
  for (guint i = 0; i < 20 && !is_in_grid (self); i++)
    keyboard_key ("Tab");
  g_assert_true (is_in_grid (self));
  keyboard_key ("ctrl+alt+m");
  keyboard_wait_dialog (self->window, TRUE);
  keyboard_wait_shown (self->window, "Nothing is changed yet");
  write_over (self, "Proposed target, Q3 2025", "1");
  keyboard_wait_shown (self->window, "Lowered magnitude");
  keyboard_wait_shown (self->window, "It cannot be presented yet");
  keyboard_wait_ready (self->window, FALSE);
  write_over (self, "Total", "7");
  write_over (self, "Technical or legal justification", "Recorte presupuestal");
  write_over (self, "Memo or e-mail to the head of planning", "Memo 20");
  keyboard_wait_ready (self->window, TRUE);
  keyboard_tab_to (self->window, "Present");
  keyboard_key ("Return");
  keyboard_wait_dialog (self->window, FALSE);
}

static void
begin_request_step (Office *self, const char *step)
{
  keyboard_wait_shown (self->window, step);
  keyboard_settle ();
  keyboard_tab_to (self->window, step);
  keyboard_key ("Return");
  keyboard_wait_dialog (self->window, TRUE);
}

/* The head of planning finds it at home; without the opinion it is not feasible, with it she approves. */
static void
decide (Office *self)
{
  work_for (self, "Jefa Head of planning · Oficina Asesora de Planeación");
  follow (self, "Request 1 of 2025 · 1. Realizar 8 jornadas de participación · Presented today");
  keyboard_tab_to (self->window, "Record an Opinion…");
  keyboard_key ("Return");
  keyboard_wait_dialog (self->window, TRUE);
  keyboard_key ("space"); /* the body */
  for (guint i = 0; i < 4; i++)
    keyboard_key ("Down");
  keyboard_key ("Return");
  keyboard_wait_shown (self->window, "Subsecretaría de Gestión Local");
  write_text (self, "Memo or e-mail", "Memorando 77");
  keyboard_tab_to (self->window, "Record");
  keyboard_key ("Return");
  keyboard_wait_dialog (self->window, FALSE);
  keyboard_wait_shown (self->window, "Memorando 77");
  begin_request_step (self, "Approve the Request");
  keyboard_key ("ctrl+End");
  keyboard_type ("Procede");
  keyboard_wait_ready (self->window, TRUE);
  keyboard_tab_to (self->window, "Approve");
  keyboard_key ("Return");
  keyboard_wait_dialog (self->window, FALSE);
}

static void
test_request (Office *self, gconstpointer data)
{
  CascadaRef cell = { CASCADA_KIND_TARGET, Q (3), self->cycle.indicator };
  g_autoptr (CascadaRecord) target = NULL;

  ask_for_less (self);
  decide (self);
  target = cascada_workspace_get_record (get_workspace (self), cell, NULL);
  g_assert_cmpint (cascada_record_get_decimal (target, CASCADA_TARGET_VALUE), ==, decimal ("1"));
}

int
main (int argc, char *argv[])
{
  int status;

  g_setenv ("CASCADA_TODAY", "2025-04-10", TRUE); /* before there are threads */
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  adw_init ();
  cascada_app_init ();
  application = cascada_application_new ();
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_test_add ("/cycle/local-office", Office, NULL, open_office, test_cycle, close_office);
  g_test_add ("/cycle/request", Office, NULL, open_published, test_request, close_office);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
