/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window, from opening to closing, in this process. */

#include "config.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <sys/resource.h>

#include "app-fixture.h"
#include "cascada-app.h"
#include "cascada-cut-chooser.h"
#include "cascada-failure-page.h"
#include "cascada-import-dialog.h"
#include "cascada-job-button.h"
#include "cascada-json.h"
#include "cascada-opening-page.h"
#include "cascada-plan-dialog.h"
#include "cascada-plan.h"
#include "cascada-versions-dialog.h"
#include "cascada-window-private.h"
#include "check-names.h"

#define PATIENCE_US (10 * G_USEC_PER_SEC)

typedef gboolean (*Condition) (gpointer data);

static void
wait_until (Condition condition, gpointer data, const char *what)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  while (!condition (data))
    {
      if (g_get_monotonic_time () > end)
        g_error ("in vain: %s", what);
      g_main_context_iteration (NULL, FALSE);
    }
}

#define WAIT(condition, data) wait_until ((Condition) (condition), data, #condition)

static void
settle (void)
{
  for (guint i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

typedef struct
{
  CascadaApplication *application;
  CascadaWindow *window;
  char *path;
} Fixture;

/* One a process: a GApplication is exported on the bus until the process ends. */
static CascadaApplication *
get_application (void)
{
  static CascadaApplication *application;
  g_autoptr (GError) error = NULL;

  if (application != NULL)
    return application;
  application = cascada_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_set_default (G_APPLICATION (application));
  return application;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->path = app_fixture_create ();
  self->application = get_application ();
  self->window = cascada_window_new (self->application);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  settle ();
  app_fixture_remove (self->path);
}

static CascadaPlanView *
get_view (Fixture *self)
{
  return cascada_workspace_view_get_view (self->window->workspace_view);
}

static gboolean
shows_plan (Fixture *self)
{
  return get_view (self) != NULL;
}

static gboolean
shows_page (Fixture *self, const char *page)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->window->stack), page);
}

static gboolean
shows_failure (Fixture *self)
{
  return shows_page (self, "failure");
}

static void
open_fixture (Fixture *self)
{
  cascada_window_open (self->window, self->path);
  WAIT (shows_plan, self);
  g_assert_true (shows_page (self, "workspace"));
}

static gboolean
is_enabled (Fixture *self, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), action);
}

static void
activate (Fixture *self, const char *action)
{
  g_assert_true (is_enabled (self, action));
  g_action_group_activate_action (G_ACTION_GROUP (self->window), action, NULL);
}

static const char *
get_plan_title (Fixture *self)
{
  return cascada_record_get_text (cascada_plan_view_get_plan (get_view (self)), CASCADA_PLAN_TITLE);
}

static void
test_welcome (Fixture *self, gconstpointer data)
{
  static const char *const off[] = {
    "undo", "redo", "import", "new-plan", "plan-settings", "plan-versions", "export-json", "export-csv", "backup"
  };

  g_assert_true (shows_page (self, "welcome"));
  check_names (self->window);
  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    g_assert_false (is_enabled (self, off[i]));
  g_assert_true (is_enabled (self, "open") && is_enabled (self, "create") && is_enabled (self, "open-sample"));
}

static void
test_open (Fixture *self, gconstpointer data)
{
  g_autofree char *title = NULL;

  open_fixture (self);
  settle ();
  check_names (self->window);
  g_assert_cmpstr (get_plan_title (self), ==, "Plan Estratégico Institucional");
  g_assert_cmpint (cascada_plan_view_get_cut (get_view (self)), ==, CASCADA_PERIOD_QUARTER (2025, 2));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==, "Plan Estratégico Institucional – Planes");
  g_assert_true (is_enabled (self, "plan-settings") && is_enabled (self, "import"));
}

static void
assert_narrow (Fixture *self)
{
  int minimum;

  settle ();
  gtk_widget_measure (GTK_WIDGET (self->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

/* A telephone's width, or a third of a screen: the window takes it, whatever is shown. */
static void
test_narrow (Fixture *self, gconstpointer data)
{
  static const char *const shown[] = { "toggle-detail", "toggle-sidebar", "search" };

  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 640);
  open_fixture (self);
  assert_narrow (self);
  cascada_plan_view_select (get_view (self), cascada_figures_get_ref (cascada_plan_view_get_figures (get_view (self)),
                                                                      CASCADA_NODE (CASCADA_LEVEL_INDICATOR, 0)));
  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      activate (self, shown[i]);
      assert_narrow (self);
    }
  g_settings_reset (self->window->settings, "window-width");
  g_settings_reset (self->window->settings, "window-height");
}

static void
test_recent (Fixture *self, gconstpointer data)
{
  g_auto (GStrv) recent = NULL;

  open_fixture (self);
  recent = g_settings_get_strv (self->window->settings, "recent-workspaces");
  g_assert_cmpstr (recent[0], ==, self->path);
}

static void
test_finalised (Fixture *self, gconstpointer data)
{
  CascadaWorkspace *workspace;
  CascadaPlanView *view;
  CascadaWindow *window = self->window;

  open_fixture (self);
  settle ();
  workspace = cascada_window_get_workspace (window);
  view = get_view (self);
  g_object_add_weak_pointer (G_OBJECT (workspace), (gpointer *) &workspace);
  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  self->window = NULL;
  settle ();
  g_assert_null (window);
  g_assert_null (view);
  g_assert_null (workspace);
}

/* The lock went with the window: the file can be opened for writing again, and holds what was edited. */
static void
test_reopen (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaWorkspace) workspace = NULL;
  g_autoptr (CascadaRecord) plan = NULL;

  open_fixture (self);
  cascada_plan_view_add (get_view (self), cascada_record_get_ref (cascada_plan_view_get_plan (get_view (self))));
  gtk_window_close (GTK_WINDOW (self->window));
  self->window = NULL;
  settle ();
  workspace = cascada_workspace_open (self->path, CASCADA_STORE_WRITE, NULL, &error);
  g_assert_no_error (error);
  plan = cascada_workspace_find_plan (workspace, "Plan Estratégico Institucional", &error);
  g_assert_no_error (error);
  {
    g_autoptr (GPtrArray) objectives =
        cascada_workspace_get_children (workspace, CASCADA_KIND_OBJECTIVE, cascada_record_get_id (plan), &error);

    g_assert_cmpuint (objectives->len, ==, 5);
  }
  cascada_workspace_close (workspace, &error);
  g_assert_no_error (error);
}

static GtkWindow *
find_dialog (Fixture *self, GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  return NULL;
}

/* The descendant whose buildable id is @id. */
static GtkWidget *
find_child (GtkWidget *widget, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found =
          g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (child)), id) == 0 ? child : find_child (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_editable (GtkWidget *widget, const char *text)
{
  if (GTK_IS_EDITABLE (widget) && gtk_widget_get_mapped (widget) &&
      g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_editable (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
close_window (Fixture *self)
{
  gtk_window_close (GTK_WINDOW (self->window));
  self->window = NULL;
  settle ();
}

static GtkWidget *
type_last_year (Fixture *self, const char *before, const char *text)
{
  GtkWidget *entry = find_editable (GTK_WIDGET (self->window->workspace_view), before);

  g_assert_nonnull (entry);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  return entry;
}

static void
assert_last_year (Fixture *self, int year)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaWorkspace) workspace = NULL;
  g_autoptr (CascadaRecord) plan = NULL;

  workspace = cascada_workspace_open (self->path, CASCADA_STORE_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  plan = cascada_workspace_find_plan (workspace, "Plan Estratégico Institucional", &error);
  g_assert_no_error (error);
  g_assert_cmpint (cascada_record_get_integer (plan, CASCADA_PLAN_LAST_YEAR), ==, year);
  cascada_workspace_close (workspace, &error);
  g_assert_no_error (error);
}

/* The window was asked to close, stays, and says why; @response is then chosen. */
static void
answer_discard (Fixture *self, const char *said, const char *response)
{
  GtkWindow *dialog = find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (dialog);
  g_assert_nonnull (cascada_window_get_workspace (self->window));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), said));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  settle ();
}

/* What is being typed when the window is closed is kept, whatever else keeps the window from closing. */
static void
test_typed (Fixture *self, gconstpointer data)
{
  GtkWidget *entry;

  open_fixture (self);
  settle ();
  entry = type_last_year (self, "2027", "20x8");
  gtk_window_close (GTK_WINDOW (self->window));
  answer_discard (self, "“20x8”", "back");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "20x8");
  type_last_year (self, "20x8", "2028");
  close_window (self);
  assert_last_year (self, 2028);
}

static void
test_discarded (Fixture *self, gconstpointer data)
{
  open_fixture (self);
  settle ();
  type_last_year (self, "2027", "20x8");
  gtk_window_close (GTK_WINDOW (self->window));
  answer_discard (self, "“20x8”", "stop");
  self->window = NULL;
  assert_last_year (self, 2027);
}

/* It was typed into a record that is shown no more: the window brings that record back, and what was typed. */
static void
test_typed_elsewhere (Fixture *self, gconstpointer data)
{
  CascadaRef objective;
  GtkWidget *entry;

  open_fixture (self);
  settle ();
  objective = cascada_figures_get_ref (cascada_plan_view_get_figures (get_view (self)), CASCADA_NODE (CASCADA_LEVEL_OBJECTIVE, 0));
  cascada_plan_view_select (get_view (self), objective);
  entry = find_editable (find_child (GTK_WIDGET (self->window), "fields"), "");
  g_assert_nonnull (entry); /* its weight */
  gtk_editable_set_text (GTK_EDITABLE (entry), "20x8");
  cascada_plan_view_select (get_view (self), (CascadaRef){ CASCADA_KIND_NONE });
  g_assert_null (find_editable (find_child (GTK_WIDGET (self->window), "fields"), "20x8"));

  gtk_window_close (GTK_WINDOW (self->window));
  answer_discard (self, "“20x8”", "back");
  entry = find_editable (find_child (GTK_WIDGET (self->window), "fields"), "20x8");
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  close_window (self);
}

/* The disk is full: what is typed is neither written nor lost, and is written once there is room. */
static void
test_disk_full (Fixture *self, gconstpointer data)
{
  struct rlimit before, none;
  GtkWidget *entry;

  open_fixture (self);
  settle ();
  entry = type_last_year (self, "2027", "2028");
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  none = before;
  none.rlim_cur = 1;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &none), ==, 0);
  gtk_window_close (GTK_WINDOW (self->window));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  answer_discard (self, "A field holds what cannot be written", "back");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2028");
  close_window (self);
  assert_last_year (self, 2028);
}

static void
test_locked (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaWorkspace) holder = cascada_workspace_open (self->path, CASCADA_STORE_WRITE, NULL, &error);

  g_assert_no_error (error);
  open_fixture (self);
  g_assert_true (cascada_workspace_is_read_only (cascada_window_get_workspace (self->window)));
  g_assert_false (is_enabled (self, "undo") || is_enabled (self, "import") || is_enabled (self, "plan-settings"));
  g_assert_true (is_enabled (self, "export-json") && is_enabled (self, "backup"));
  g_assert_false (cascada_plan_view_can_edit (get_view (self)));

  cascada_workspace_close (holder, &error);
  g_assert_no_error (error);
  activate (self, "retry");
  WAIT (shows_plan, self);
  g_assert_false (cascada_workspace_is_read_only (cascada_window_get_workspace (self->window)));
}

static void
test_failures (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *text = g_build_filename (folder, "text.cascada", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.cascada", NULL);

  cascada_window_open (self->window, missing);
  WAIT (shows_failure, self);
  g_assert_null (cascada_window_get_workspace (self->window));

  g_assert_true (g_file_set_contents (text, "This is no workspace", -1, NULL));
  g_action_group_activate_action (G_ACTION_GROUP (self->window), "welcome", NULL);
  g_assert_true (shows_page (self, "welcome"));
  cascada_window_open (self->window, text);
  WAIT (shows_failure, self);
  settle ();
  check_names (self->window);
  g_unlink (text);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  cascada_window_open (self->window, self->path);
  g_action_group_activate_action (G_ACTION_GROUP (self->window), "welcome", NULL);
  settle ();
  g_assert_true (shows_page (self, "welcome"));
  g_assert_null (cascada_window_get_workspace (self->window));
  open_fixture (self);
}

static guint
count_objectives (Fixture *self)
{
  return cascada_figures_get_count (cascada_plan_view_get_figures (get_view (self)), CASCADA_LEVEL_OBJECTIVE);
}

static void
act_on_record (Fixture *self, const char *action)
{
  GActionGroup *group = cascada_workspace_view_get_record_actions (self->window->workspace_view);

  g_assert_true (g_action_group_get_action_enabled (group, action));
  g_action_group_activate_action (group, action, NULL);
}

/* No window is kept hidden: GTK 4.8 crashes where an assistive technology asks for one that is no more, and there is one. */
static void
test_shortcuts (Fixture *self, gconstpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint times = 0; times < 2; times++)
    {
      activate (self, "show-help-overlay");
      settle ();
      g_assert_nonnull (find_dialog (self, GTK_TYPE_SHORTCUTS_WINDOW));
      gtk_window_close (find_dialog (self, GTK_TYPE_SHORTCUTS_WINDOW));
      settle ();
      for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
        {
          g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

          g_assert_true (gtk_widget_get_visible (window));
        }
    }
}

static void
test_records (Fixture *self, gconstpointer data)
{
  CascadaFigures *figures;
  CascadaNode node;

  open_fixture (self);
  figures = cascada_plan_view_get_figures (get_view (self));
  cascada_plan_view_select (get_view (self), cascada_figures_get_ref (figures, CASCADA_NODE (CASCADA_LEVEL_INDICATOR, 2)));

  act_on_record (self, "add-goal");
  g_assert_true (cascada_plan_view_find_node (get_view (self), cascada_plan_view_get_selection (get_view (self)), &node));
  g_assert_cmpint (node.level, ==, CASCADA_LEVEL_GOAL);
  g_assert_cmpuint (cascada_figures_get_parent (figures, node).index, ==, 2);

  act_on_record (self, "add-objective");
  g_assert_cmpuint (count_objectives (self), ==, 5);
  act_on_record (self, "move-up");
  g_assert_true (cascada_plan_view_find_node (get_view (self), cascada_plan_view_get_selection (get_view (self)), &node));
  g_assert_cmpuint (node.index, ==, 3);
  act_on_record (self, "duplicate");
  g_assert_cmpuint (count_objectives (self), ==, 6);
  act_on_record (self, "delete");
  g_assert_cmpuint (count_objectives (self), ==, 5);
}

static void
test_undo (Fixture *self, gconstpointer data)
{
  open_fixture (self);
  act_on_record (self, "add-objective");
  g_assert_cmpuint (count_objectives (self), ==, 5);
  activate (self, "undo");
  g_assert_cmpuint (count_objectives (self), ==, 4);
  activate (self, "redo");
  g_assert_cmpuint (count_objectives (self), ==, 5);
  g_assert_false (is_enabled (self, "redo"));
}

static void
test_cut (Fixture *self, gconstpointer data)
{
  CascadaPeriod before;

  open_fixture (self);
  before = cascada_plan_view_get_cut (get_view (self));
  activate (self, "previous-cut");
  g_assert_cmpint (cascada_period_compare (cascada_plan_view_get_cut (get_view (self)), before), <, 0);
  activate (self, "next-cut");
  g_assert_cmpint (cascada_plan_view_get_cut (get_view (self)), ==, before);
}

static gboolean
shows_nothing (Fixture *self)
{
  return cascada_window_get_workspace (self->window) != NULL && get_view (self) == NULL;
}

/* An empty workspace offers what there is to do, and nothing about a plan. */
static void
test_empty (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *path = g_build_filename (folder, "Empty.cascada", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaWorkspace) workspace =
      cascada_workspace_open (path, CASCADA_STORE_WRITE | CASCADA_STORE_CREATE, NULL, &error);

  g_assert_no_error (error);
  cascada_workspace_close (workspace, &error);
  g_assert_no_error (error);
  cascada_window_open (self->window, path);
  WAIT (shows_nothing, self);
  g_assert_true (is_enabled (self, "import") && is_enabled (self, "new-plan") && is_enabled (self, "export-json"));
  g_assert_false (is_enabled (self, "plan-settings") || is_enabled (self, "export-csv") || is_enabled (self, "undo"));
}

static void
click (gpointer window, const char *id)
{
  GtkWidget *button = find_child (window, id);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button) && gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
}

/* Where somebody begins: not at Cancel, which Enter would press. */
static void
assert_begins_at (gpointer window, const char *id)
{
  GtkWidget *focus = gtk_window_get_focus (window), *wanted = find_child (window, id);

  g_assert_nonnull (focus);
  g_assert_true (focus == wanted || gtk_widget_is_ancestor (focus, wanted));
}

static gboolean
shows_jobs (Fixture *self)
{
  return gtk_widget_get_mapped (find_child (GTK_WIDGET (self->window), "job_button"));
}

/* What runs is shown when it takes its time; closing the window asks, and then cancels it. */
static void
test_busy (Fixture *self, gconstpointer data)
{
  g_autoptr (CascadaJob) job = cascada_job_new ("Something long");
  GtkWindow *dialog;

  open_fixture (self);
  cascada_workspace_view_add_job (self->window->workspace_view, job);
  cascada_job_report (0.5, "half", job);
  g_assert_false (shows_jobs (self));
  WAIT (shows_jobs, self);

  gtk_window_close (GTK_WINDOW (self->window));
  dialog = find_dialog (self, ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "wait");
  settle ();
  g_assert_nonnull (cascada_window_get_workspace (self->window));
  g_assert_false (g_cancellable_is_cancelled (cascada_job_get_cancellable (job)));

  gtk_window_close (GTK_WINDOW (self->window));
  self->window = NULL;
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog (self, ADW_TYPE_MESSAGE_DIALOG)), "stop");
  settle ();
  g_assert_true (g_cancellable_is_cancelled (cascada_job_get_cancellable (job)));
  cascada_job_finish (job);
}

static void
test_plan_settings (Fixture *self, gconstpointer data)
{
  GtkWindow *dialog;

  open_fixture (self);
  activate (self, "plan-versions");
  gtk_window_close (find_dialog (self, CASCADA_TYPE_VERSIONS_DIALOG));
  settle ();
  activate (self, "plan-settings");
  dialog = find_dialog (self, CASCADA_TYPE_PLAN_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (find_child (GTK_WIDGET (dialog), "title_row")), "");
  g_assert_false (gtk_widget_get_sensitive (find_child (GTK_WIDGET (dialog), "save_button")));
  gtk_editable_set_text (GTK_EDITABLE (find_child (GTK_WIDGET (dialog), "title_row")), "Otro título");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_child (GTK_WIDGET (dialog), "decimals")), 0);
  click (dialog, "save_button");
  settle ();
  g_assert_cmpstr (get_plan_title (self), ==, "Otro título");
  g_assert_cmpuint (cascada_figures_get_settings (cascada_plan_view_get_figures (get_view (self)))->decimals, ==, 0);

  activate (self, "undo");
  g_assert_cmpstr (get_plan_title (self), ==, "Plan Estratégico Institucional");
  g_assert_cmpuint (cascada_figures_get_settings (cascada_plan_view_get_figures (get_view (self)))->decimals, ==, 2);
}

static gboolean
shows_new_plan (Fixture *self)
{
  return get_view (self) != NULL && g_str_equal (get_plan_title (self), "Plan de Gestión de Usme");
}

static gboolean
shows_other_plan (Fixture *self)
{
  return get_view (self) != NULL && !shows_new_plan (self);
}

static void
test_new_plan (Fixture *self, gconstpointer data)
{
  GtkWindow *dialog;

  open_fixture (self);
  activate (self, "new-plan");
  dialog = find_dialog (self, CASCADA_TYPE_PLAN_DIALOG);
  g_assert_false (gtk_widget_get_sensitive (find_child (GTK_WIDGET (dialog), "save_button")));
  settle ();
  check_names (dialog);
  assert_begins_at (dialog, "title_row");
  gtk_editable_set_text (GTK_EDITABLE (find_child (GTK_WIDGET (dialog), "title_row")), "Plan de Gestión de Usme");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_child (GTK_WIDGET (dialog), "first_year")), 2027);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_child (GTK_WIDGET (dialog), "last_year")), 2026);
  g_assert_false (gtk_widget_get_sensitive (find_child (GTK_WIDGET (dialog), "save_button")));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_child (GTK_WIDGET (dialog), "last_year")), 2027);
  click (dialog, "save_button");
  WAIT (shows_new_plan, self);
  activate (self, "delete-plan");
  WAIT (shows_other_plan, self);
}

typedef struct
{
  CascadaImportDialog *dialog;
  const char *step;
} Importing;

static gboolean
is_on_step (Importing *importing)
{
  GtkWidget *steps = find_child (GTK_WIDGET (importing->dialog), "steps");

  return g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (steps)), importing->step) && gtk_widget_get_sensitive (steps);
}

static gboolean
shows_imported (Fixture *self)
{
  return get_view (self) != NULL && count_objectives (self) == 10;
}

static void
test_import (Fixture *self, gconstpointer data)
{
  Importing importing = { NULL, "findings" };
  g_autofree char *folder = g_build_filename (g_getenv ("CASCADA_DATADIR"), "samples", NULL);
  g_autofree char *indicators = g_build_filename (folder, "pei_2025_q2_indicators.csv", NULL);
  g_autofree char *objectives = g_build_filename (folder, "pei_2025_q2_objectives.csv", NULL);

  open_fixture (self);
  activate (self, "import");
  importing.dialog = CASCADA_IMPORT_DIALOG (find_dialog (self, CASCADA_TYPE_IMPORT_DIALOG));
  settle ();
  assert_begins_at (importing.dialog, "add_button");
  g_assert_false (gtk_widget_get_sensitive (find_child (GTK_WIDGET (importing.dialog), "check_button")));
  cascada_import_dialog_add_file (importing.dialog, indicators);
  cascada_import_dialog_add_file (importing.dialog, objectives);
  settle ();
  check_names (importing.dialog);
  click (importing.dialog, "check_button");
  WAIT (is_on_step, &importing);
  settle ();
  check_names (importing.dialog);
  click (importing.dialog, "import_button");
  WAIT (shows_imported, self);
  activate (self, "undo");
  WAIT (shows_other_plan, self);
}

static void
test_import_refused (Fixture *self, gconstpointer data)
{
  Importing importing = { NULL, "findings" };
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *file = g_build_filename (folder, "wrong.csv", NULL);

  g_assert_true (g_file_set_contents (file, "a;b\n1;2\n", -1, NULL));
  open_fixture (self);
  activate (self, "import");
  importing.dialog = CASCADA_IMPORT_DIALOG (find_dialog (self, CASCADA_TYPE_IMPORT_DIALOG));
  cascada_import_dialog_add_file (importing.dialog, file);
  click (importing.dialog, "check_button");
  WAIT (is_on_step, &importing);
  g_assert_false (gtk_widget_get_sensitive (find_child (GTK_WIDGET (importing.dialog), "import_button")));
  gtk_window_close (GTK_WINDOW (importing.dialog));
  g_unlink (file);
}

static gboolean
has_backup (Fixture *self)
{
  g_auto (GStrv) backups = cascada_store_list_backups (self->path);

  return backups[0] != NULL && !cascada_workspace_view_is_busy (self->window->workspace_view);
}

/* A damaged workspace offers its backups; what is opened of one is a copy beside it. */
static void
test_backup (Fixture *self, gconstpointer data)
{
  g_auto (GStrv) backups = NULL;
  g_autoptr (GError) error = NULL;

  open_fixture (self);
  activate (self, "backup");
  WAIT (has_backup, self);
  backups = cascada_store_list_backups (self->path);
  cascada_window_close_workspace (self->window, &error);
  g_assert_no_error (error);

  g_assert_true (g_file_set_contents (self->path, "SQLite format 3", -1, NULL));
  cascada_window_open (self->window, self->path);
  WAIT (shows_failure, self);
  g_signal_emit_by_name (self->window->failure_page, "backup-chosen", backups[0]);
  WAIT (shows_plan, self);
  g_assert_cmpstr (get_plan_title (self), ==, "Plan Estratégico Institucional");
  g_assert_cmpstr (cascada_window_get_path (self->window), !=, self->path);
  g_unlink (backups[0]);
}

/* A document that lies leaves no workspace behind. */
static void
test_document (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *document = g_build_filename (folder, "Plans.json", NULL);
  g_autofree char *made = g_build_filename (folder, "Plans.cascada", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaWorkspace) workspace = NULL;

  g_assert_true (g_file_set_contents (document, "{\"plans\": [", -1, NULL));
  cascada_window_open (self->window, document);
  WAIT (shows_failure, self);
  g_assert_false (g_file_test (made, G_FILE_TEST_EXISTS));

  workspace = cascada_workspace_open (self->path, CASCADA_STORE_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  cascada_json_export_file (workspace, document, NULL, &error);
  g_assert_no_error (error);
  cascada_workspace_close (workspace, &error);
  g_assert_no_error (error);
  cascada_window_open (self->window, document);
  WAIT (shows_plan, self);
  g_assert_cmpstr (cascada_window_get_path (self->window), ==, made);
  g_assert_cmpstr (get_plan_title (self), ==, "Plan Estratégico Institucional");
}

static gboolean
shows_sample (Fixture *self)
{
  return get_view (self) != NULL && g_str_has_prefix (get_plan_title (self), "PEI");
}

static void
test_sample (Fixture *self, gconstpointer data)
{
  activate (self, "open-sample");
  WAIT (shows_sample, self);
}

static gboolean
shows_management_sample (Fixture *self)
{
  return get_view (self) != NULL && g_str_has_suffix (cascada_window_get_path (self->window), "sample-management.cascada");
}

static void
test_management_sample (Fixture *self, gconstpointer data)
{
  activate (self, "open-management-sample");
  WAIT (shows_management_sample, self);
}

#define ADD(name, function) g_test_add ("/window/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  adw_init ();
  cascada_app_init ();

  ADD ("welcome", test_welcome);
  ADD ("open", test_open);
  ADD ("narrow", test_narrow);
  ADD ("recent", test_recent);
  ADD ("finalised", test_finalised);
  ADD ("reopen", test_reopen);
  ADD ("typed", test_typed);
  ADD ("typed-elsewhere", test_typed_elsewhere);
  ADD ("discarded", test_discarded);
  ADD ("disk-full", test_disk_full);
  ADD ("locked", test_locked);
  ADD ("failures", test_failures);
  ADD ("cancelled", test_cancelled);
  ADD ("shortcuts", test_shortcuts);
  ADD ("records", test_records);
  ADD ("undo", test_undo);
  ADD ("cut", test_cut);
  ADD ("empty", test_empty);
  ADD ("busy", test_busy);
  ADD ("plan-settings", test_plan_settings);
  ADD ("new-plan", test_new_plan);
  ADD ("import", test_import);
  ADD ("import-refused", test_import_refused);
  ADD ("backup", test_backup);
  ADD ("document", test_document);
  ADD ("sample", test_sample);
  ADD ("management-sample", test_management_sample);
  return g_test_run ();
}
