/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The places of a workspace and who works in it: home, people and units, and what is kept of forms. */

#include "config.h"

#include <glib/gstdio.h>

#include "cascada-app.h"
#include "cascada-application.h"
#include "cascada-draft.h"
#include "cascada-keep.h"
#include "cascada-people.h"
#include "cascada-record-dialog.h"
#include "cascada-request.h"
#include "cascada-sample.h"
#include "cascada-store-private.h"
#include "cascada-window-private.h"
#include "cascada-workspace-view-private.h"

#include "cascada-kinds.h"
#include "cascada-person.h"
#include "cascada-plan.h"

#include "check-names.h"

typedef struct
{
  char *folder;
  char *path;
  CascadaWindow *window;
} Fixture;

#define GIVEN_BACK "Request 11 of 2025" /* the sample has ten */

static CascadaApplication *application;

static void
settle (void)
{
  gint64 until = g_get_monotonic_time () + 300 * G_TIME_SPAN_MILLISECOND;

  while (g_main_context_pending (NULL) || g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
}

static void
wait_for (gboolean (*done) (Fixture *self), Fixture *self)
{
  gint64 until = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

  while (!done (self) && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (done (self));
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static CascadaWorkspace *
get_workspace (Fixture *self)
{
  return cascada_window_get_workspace (self->window);
}

static gboolean
is_open (Fixture *self)
{
  return get_workspace (self) != NULL;
}

static void
open_window (Fixture *self)
{
  self->window = cascada_window_new (application);
  gtk_window_present (GTK_WINDOW (self->window));
  cascada_window_open (self->window, self->path);
  wait_for (is_open, self);
  settle ();
}

static void
close_window (Fixture *self)
{
  gtk_window_close (GTK_WINDOW (self->window));
  settle ();
  self->window = NULL;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("CASCADA_TODAY", "2025-10-08", TRUE);
  self->folder = g_dir_make_tmp ("cascada-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "sample.cascada", NULL);
  cascada_sample_create_management (self->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  open_window (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (self->window != NULL)
    close_window (self);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static GtkWidget *
find_row (GtkWidget *widget, const char *part)
{
  if (ADW_IS_ACTION_ROW (widget) && gtk_widget_get_mapped (widget) &&
      (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), part) != NULL ||
       strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)) != NULL ? adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)) : "", part) != NULL))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, part);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gint64
find_person (Fixture *self, CascadaRole role, const char *unit)
{
  g_autoptr (GPtrArray) people = cascada_people_list (get_workspace (self), NULL);

  for (guint i = 0; i < people->len; i++)
    {
      g_autofree char *name = cascada_people_get_unit_name (get_workspace (self), cascada_record_get_integer (people->pdata[i], CASCADA_PERSON_UNIT));

      if (cascada_record_get_integer (people->pdata[i], CASCADA_PERSON_ROLE) == role && g_strcmp0 (name, unit) == 0)
        return cascada_record_get_id (people->pdata[i]);
    }
  g_assert_not_reached ();
}

static void
work_as (Fixture *self, gint64 person)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window->workspace_view), "workspace.choose-person", "x", person);
}

static gboolean
shows_usme_only (Fixture *self)
{
  GtkWidget *content = gtk_stack_get_visible_child (self->window->workspace_view->content);

  return find_row (content, "Usme") != NULL && find_row (content, "Kennedy") == NULL;
}

static gboolean
shows_report (Fixture *self)
{
  CascadaPlanView *view = cascada_workspace_view_get_view (self->window->workspace_view);

  return view != NULL && strstr (cascada_record_get_text (cascada_plan_view_get_plan (view), CASCADA_PLAN_TITLE), "Usme") != NULL &&
         g_strcmp0 (adw_view_stack_get_visible_child_name (self->window->workspace_view->pages), "report") == 0;
}

/* A workspace with plans of the procedure opens at home; a mayor sees what awaits his or her office, and is led there. */
static void
test_home (Fixture *self, gconstpointer data)
{
  GtkWidget *content = gtk_stack_get_visible_child (self->window->workspace_view->content);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (self->window->workspace_view->content), ==, "home");
  work_as (self, find_person (self, CASCADA_ROLE_LOCAL_MAYOR, "Alcaldía Local de Usme"));
  wait_for (shows_usme_only, self);
  check_names (GTK_WINDOW (self->window));
  g_assert_true (gtk_widget_activate (find_row (content, "Usme")));
  wait_for (shows_report, self);
  g_assert_cmpint (cascada_plan_view_get_cut (cascada_workspace_view_get_view (self->window->workspace_view)), ==, CASCADA_PERIOD_QUARTER (2025, 3));
}

static gboolean
has_usme (Fixture *self)
{
  CascadaPlanView *view = cascada_workspace_view_get_view (self->window->workspace_view);

  return view != NULL && strstr (cascada_record_get_text (cascada_plan_view_get_plan (view), CASCADA_PLAN_TITLE), "Usme") != NULL;
}

/* A plan that is read already is gone to at once, and drawn: GTK warns of what it has no place for, which fails here. */
static void
test_read_already (Fixture *self, gconstpointer data)
{
  CascadaSidebar *sidebar = self->window->workspace_view->sidebar;
  g_autoptr (GPtrArray) plans = cascada_workspace_get_children (get_workspace (self), CASCADA_KIND_PLAN, 0, NULL);

  work_as (self, find_person (self, CASCADA_ROLE_LOCAL_MAYOR, "Alcaldía Local de Usme"));
  for (guint i = 0; i < plans->len; i++)
    if (strstr (cascada_record_get_text (plans->pdata[i], CASCADA_PLAN_TITLE), "Usme") != NULL)
      cascada_sidebar_set_plan (sidebar, plans->pdata[i]);
  cascada_sidebar_set_place (sidebar, "home");
  wait_for (has_usme, self);
  wait_for (shows_usme_only, self);
  settle ();
  gtk_widget_activate (find_row (gtk_stack_get_visible_child (self->window->workspace_view->content), "Usme"));
  wait_for (shows_report, self);
  settle ();
}

/* A request for the first goal of a published plan of Usme, given back to be completed. */
static gint64
create_request (Fixture *self)
{
  g_autoptr (GPtrArray) plans = cascada_workspace_get_children (get_workspace (self), CASCADA_KIND_PLAN, 0, NULL);
  g_autoptr (GError) error = NULL;
  CascadaRef request = { 0 };

  for (guint i = 0; i < plans->len; i++)
    if (strstr (cascada_record_get_text (plans->pdata[i], CASCADA_PLAN_TITLE), "Usme") != NULL)
      {
        g_autoptr (GPtrArray) objectives =
            cascada_workspace_get_children (get_workspace (self), CASCADA_KIND_OBJECTIVE, cascada_record_get_id (plans->pdata[i]), NULL);
        g_autoptr (GPtrArray) goals =
            cascada_workspace_get_children (get_workspace (self), CASCADA_KIND_GOAL, cascada_record_get_id (objectives->pdata[0]), NULL);

        cascada_request_begin (get_workspace (self), cascada_record_get_id (goals->pdata[0]), 20250601, &request, &error);
        g_assert_no_error (error);
      }
  cascada_store_execute (cascada_workspace_get_store (get_workspace (self)), "UPDATE request SET presented = 20250602 WHERE id = (SELECT max (id) FROM request)", &error);
  g_assert_no_error (error);
  return request.id;
}

static gboolean
shows_given_back (Fixture *self)
{
  return find_row (gtk_stack_get_visible_child (self->window->workspace_view->content), GIVEN_BACK) != NULL;
}

static gboolean
shows_request (Fixture *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->window->workspace_view->content), "requests") == 0 &&
         find_row (gtk_stack_get_visible_child (self->window->workspace_view->content), "Write the Request") != NULL;
}

/* From home one is led to the request that awaits one. */
static void
test_request (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (create_request (self), !=, 0);
  work_as (self, find_person (self, CASCADA_ROLE_LOCAL_MAYOR, "Alcaldía Local de Usme"));
  wait_for (shows_given_back, self);
  g_assert_true (gtk_widget_activate (find_row (gtk_stack_get_visible_child (self->window->workspace_view->content), GIVEN_BACK)));
  wait_for (shows_request, self);
  settle ();
  check_names (GTK_WINDOW (self->window));
}

/* Who works is chosen once: the next time it is the same person, whose edits carry name and role. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  gint64 mayor = find_person (self, CASCADA_ROLE_LOCAL_MAYOR, "Alcaldía Local de Usme");

  work_as (self, mayor);
  close_window (self);
  open_window (self);
  g_assert_cmpint (cascada_workspace_get_person (get_workspace (self)), ==, mayor);
  g_assert_cmpint (cascada_workspace_get_role (get_workspace (self)), ==, CASCADA_ROLE_LOCAL_MAYOR);
  work_as (self, 0);
  g_assert_cmpint (cascada_workspace_get_role (get_workspace (self)), ==, -1);
}

static GtkWidget *
find_titled (GtkWidget *widget, const char *title)
{
  if (ADW_IS_ENTRY_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_titled (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A new person half typed when the program is closed is there again; saved, it is one edit that can be undone. */
static void
test_new_person (Fixture *self, gconstpointer data)
{
  CascadaRecordDialog *dialog = cascada_record_dialog_new (GTK_WINDOW (self->window), get_workspace (self), CASCADA_KIND_PERSON, NULL);
  g_autoptr (GPtrArray) before = cascada_people_list (get_workspace (self), NULL);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GError) error = NULL;

  gtk_window_present (GTK_WINDOW (dialog));
  settle ();
  gtk_editable_set_text (GTK_EDITABLE (find_titled (GTK_WIDGET (dialog), "Name")), "Zoila Nueva");
  gtk_window_close (GTK_WINDOW (dialog));
  close_window (self);
  open_window (self);
  g_assert_true (cascada_draft_exists (get_workspace (self), "record/person/0/"));
  dialog = cascada_record_dialog_new (GTK_WINDOW (self->window), get_workspace (self), CASCADA_KIND_PERSON, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
  settle ();
  check_names (GTK_WINDOW (dialog));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_titled (GTK_WIDGET (dialog), "Name"))), ==, "Zoila Nueva");
  gtk_widget_activate (gtk_window_get_default_widget (GTK_WINDOW (dialog)));
  settle ();
  after = cascada_people_list (get_workspace (self), NULL);
  g_assert_cmpuint (after->len, ==, before->len + 1);
  g_assert_false (cascada_draft_exists (get_workspace (self), "record/person/0/"));
  g_assert_true (cascada_workspace_undo (get_workspace (self), &error));
  g_assert_no_error (error);
  undone = cascada_people_list (get_workspace (self), NULL);
  g_assert_cmpuint (undone->len, ==, before->len);
}

/* What a killed program leaves is what was kept on the way, not at its end. */
static void
test_killed (Fixture *self, gconstpointer data)
{
  GtkWidget *entry = g_object_ref_sink (gtk_entry_new ());
  g_autoptr (CascadaWorkspace) other = NULL;
  g_autofree char *text = NULL;
  g_autofree char *copy = g_build_filename (self->folder, "copy.cascada", NULL);
  g_autoptr (GError) error = NULL;

  cascada_draft_attach (entry, get_workspace (self), "step/1/approve/document");
  gtk_editable_set_text (GTK_EDITABLE (entry), "HOLA 123");
  for (guint i = 0; i < 4; i++)
    settle ();
  other = cascada_workspace_open (self->path, 0, NULL, &error); /* as another program would read it */
  g_assert_no_error (error);
  text = cascada_keep_get (other, "drafts", "step/1/approve/document");
  g_assert_cmpstr (text, ==, "HOLA 123");
  cascada_draft_forget (get_workspace (self), "step/1/");
  g_assert_false (cascada_draft_exists (get_workspace (self), "step/1/"));

  /* what was emptied is no less typed than what was written; what says again what the form says is not */
  cascada_draft_attach (entry, get_workspace (self), "step/1/approve/document");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_assert_true (cascada_draft_exists (get_workspace (self), "step/1/"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "HOLA 123");
  g_assert_false (cascada_draft_exists (get_workspace (self), "step/1/"));
  cascada_workspace_close (other, NULL);
  g_object_unref (entry);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A page of the plan is reached from a place too. */
static void
test_page (Fixture *self, gconstpointer data)
{
  CascadaWorkspaceView *view = self->window->workspace_view;

  work_as (self, find_person (self, CASCADA_ROLE_LOCAL_MAYOR, "Alcaldía Local de Usme"));
  wait_for (shows_usme_only, self);
  g_assert_true (gtk_widget_activate (find_row (gtk_stack_get_visible_child (view->content), "Usme")));
  wait_for (shows_report, self);
  gtk_widget_activate_action (GTK_WIDGET (view), "workspace.place", "s", "ranking");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (view->content), ==, "ranking");
  gtk_widget_activate_action (GTK_WIDGET (view), "workspace.page", "s", "table");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (view->content), ==, "plan");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (view->pages), ==, "table");
}

/* Only the head of planning changes people and units: the buttons say so. */
static void
test_people (Fixture *self, gconstpointer data)
{
  GtkWidget *content, *button;

  work_as (self, find_person (self, CASCADA_ROLE_LOCAL_MAYOR, "Alcaldía Local de Usme"));
  gtk_widget_activate_action (GTK_WIDGET (self->window->workspace_view), "workspace.place", "s", "people");
  settle ();
  content = gtk_stack_get_visible_child (self->window->workspace_view->content);
  check_names (GTK_WINDOW (self->window));
  g_assert_nonnull (find_row (content, "Alcaldía Local de Usme"));
  button = find_button (content, "_Add Person…");
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (button), "Only the head of planning"));
  work_as (self, find_person (self, CASCADA_ROLE_HEAD_OF_PLANNING, "Oficina Asesora de Planeación"));
  settle ();
  g_assert_cmpint (cascada_workspace_get_role (get_workspace (self)), ==, CASCADA_ROLE_HEAD_OF_PLANNING);
  g_assert_true (gtk_widget_get_sensitive (button));
}

/* What may not be changed can be read, and is refused before anything is typed. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) people = cascada_people_list (get_workspace (self), NULL);
  CascadaRecordDialog *dialog;
  GtkWidget *name;

  work_as (self, find_person (self, CASCADA_ROLE_LOCAL_MAYOR, "Alcaldía Local de Usme"));
  dialog = cascada_record_dialog_new (GTK_WINDOW (self->window), get_workspace (self), CASCADA_KIND_PERSON, people->pdata[0]);
  gtk_window_present (GTK_WINDOW (dialog));
  settle ();
  name = find_titled (GTK_WIDGET (dialog), "Name");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), !=, "");
  g_assert_false (gtk_widget_is_sensitive (name));
  g_assert_false (gtk_widget_is_sensitive (gtk_window_get_default_widget (GTK_WINDOW (dialog))));
  g_assert_false (gtk_widget_get_visible (find_button (GTK_WIDGET (dialog), "_Remove")));
  gtk_window_close (GTK_WINDOW (dialog));
}

static GtkWidget *
find_choice (GtkWidget *widget, const char *title)
{
  if (ADW_IS_COMBO_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_choice (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What was chosen comes back as what was typed does. */
static void
test_chosen (Fixture *self, gconstpointer data)
{
  CascadaRecordDialog *dialog = cascada_record_dialog_new (GTK_WINDOW (self->window), get_workspace (self), CASCADA_KIND_PERSON, NULL);

  adw_combo_row_set_selected (ADW_COMBO_ROW (find_choice (GTK_WIDGET (dialog), "Unit")), 7);
  gtk_window_destroy (GTK_WINDOW (dialog));
  dialog = cascada_record_dialog_new (GTK_WINDOW (self->window), get_workspace (self), CASCADA_KIND_PERSON, NULL);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_choice (GTK_WIDGET (dialog), "Unit"))), ==, 7);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Tab leaves the list of places and plans, and does not choose the next on its way; a plan that goes away leaves the place. */
static void
test_sidebar (Fixture *self, gconstpointer data)
{
  CascadaSidebar *sidebar = self->window->workspace_view->sidebar;
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaRecord) record = NULL;
  CascadaRef plan = { .kind = CASCADA_KIND_PLAN };
  CascadaValue values[CASCADA_FIELDS_MAX] = { 0 };

  values[CASCADA_PLAN_TITLE - 1] = cascada_value_text ("A plan");
  values[CASCADA_PLAN_FIRST_YEAR - 1] = values[CASCADA_PLAN_LAST_YEAR - 1] = cascada_value_integer (2025);
  gtk_widget_activate_action (GTK_WIDGET (self->window->workspace_view), "workspace.place", "s", "people");
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (sidebar), GTK_DIR_TAB_FORWARD));
  g_assert_cmpstr (cascada_sidebar_get_place (sidebar), ==, "people");
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (sidebar), GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (sidebar), GTK_DIR_TAB_BACKWARD));
  g_assert_cmpstr (cascada_sidebar_get_place (sidebar), ==, "people");

  g_assert_true (cascada_workspace_begin (get_workspace (self), CASCADA_EDIT_KIND_EDIT, NULL, &error) &&
                 cascada_workspace_end (get_workspace (self), cascada_workspace_create (get_workspace (self), &plan, 0, values, &error), &error));
  record = cascada_workspace_get_record (get_workspace (self), plan, &error);
  g_assert_no_error (error);
  cascada_sidebar_set_plan (sidebar, record);
  cascada_sidebar_set_place (sidebar, "people");
  g_assert_true (cascada_workspace_undo (get_workspace (self), &error));
  settle ();
  g_assert_cmpint (cascada_record_get_id (cascada_sidebar_get_plan (sidebar)), !=, plan.id);
  g_assert_cmpstr (cascada_sidebar_get_place (sidebar), ==, "people");
}

/* The only plan, undone and redone: it is chosen again. */
static void
test_only_plan (Fixture *self, gconstpointer data)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaWorkspace) empty = NULL;
  CascadaRef plan = { .kind = CASCADA_KIND_PLAN };
  CascadaSidebar *sidebar;

  close_window (self);
  g_free (self->path);
  self->path = g_build_filename (self->folder, "empty.cascada", NULL);
  empty = cascada_workspace_open (self->path, CASCADA_STORE_WRITE | CASCADA_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (cascada_workspace_close (empty, &error));
  open_window (self);
  sidebar = self->window->workspace_view->sidebar;
  values[CASCADA_PLAN_TITLE - 1] = cascada_value_text ("A plan");
  values[CASCADA_PLAN_FIRST_YEAR - 1] = values[CASCADA_PLAN_LAST_YEAR - 1] = cascada_value_integer (2025);
  g_assert_true (cascada_workspace_begin (get_workspace (self), CASCADA_EDIT_KIND_EDIT, NULL, &error) &&
                 cascada_workspace_end (get_workspace (self), cascada_workspace_create (get_workspace (self), &plan, 0, values, &error), &error));
  settle ();
  g_assert_true (cascada_workspace_undo (get_workspace (self), &error));
  settle ();
  g_assert_null (cascada_sidebar_get_plan (sidebar));
  g_assert_true (cascada_workspace_redo (get_workspace (self), &error));
  settle ();
  g_assert_nonnull (cascada_sidebar_get_plan (sidebar));
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  cascada_app_init ();
  application = cascada_application_new ();
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_timeout_add (50, tick_cb, NULL);
  g_test_add ("/places/home", Fixture, NULL, set_up, test_home, tear_down);
  g_test_add ("/places/read-already", Fixture, NULL, set_up, test_read_already, tear_down);
  g_test_add ("/places/request", Fixture, NULL, set_up, test_request, tear_down);
  g_test_add ("/places/only-plan", Fixture, NULL, set_up, test_only_plan, tear_down);
  g_test_add ("/places/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/places/new-person", Fixture, NULL, set_up, test_new_person, tear_down);
  g_test_add ("/places/killed", Fixture, NULL, set_up, test_killed, tear_down);
  g_test_add ("/places/page", Fixture, NULL, set_up, test_page, tear_down);
  g_test_add ("/places/people", Fixture, NULL, set_up, test_people, tear_down);
  g_test_add ("/places/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/places/chosen", Fixture, NULL, set_up, test_chosen, tear_down);
  g_test_add ("/places/sidebar", Fixture, NULL, set_up, test_sidebar, tear_down);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
