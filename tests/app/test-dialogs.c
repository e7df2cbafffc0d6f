/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialogs that stand by themselves: preferences, shortcuts, about, a plan. */

#include "config.h"

#include <locale.h>

#include <glib/gstdio.h>

#include "cascada-app.h"
#include "cascada-plan-dialog.h"
#include "cascada-plan.h"
#include "cascada-preferences.h"
#include "cascada-window.h"
#include "check-names.h"

static void
settle (void)
{
  for (guint i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

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

/* What is chosen is kept and applied at once. */
static void
test_preferences (gconstpointer data)
{
  CascadaApplication *application = (CascadaApplication *) data;
  CascadaWindow *window = cascada_window_new (application);
  GtkWidget *preferences = cascada_preferences_new (GTK_WINDOW (window));
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autofree char *author = NULL;

  gtk_window_present (GTK_WINDOW (preferences));
  settle ();
  check_names (preferences);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_child (preferences, "scheme_row")), 2);
  g_assert_true (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_child (preferences, "scheme_row")), 1);
  g_assert_false (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  gtk_editable_set_text (GTK_EDITABLE (find_child (preferences, "author_row")), "Ana María Ñáñez");
  author = g_settings_get_string (settings, "author");
  g_assert_cmpstr (author, ==, "Ana María Ñáñez");
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (find_child (preferences, "limit_button"))), ==, 50);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_child (preferences, "limit_button")), 20);
  g_assert_cmpint (g_settings_get_int (settings, "evidence-limit"), ==, 20);
  gtk_window_destroy (GTK_WINDOW (preferences));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Each shortcut that names an action has its keys from the application, so that none is promised in vain. */
static void
check_shortcuts (GtkApplication *application, GtkWidget *widget, guint *n_checked)
{
  g_autofree char *action = NULL;

  if (GTK_IS_SHORTCUTS_SHORTCUT (widget))
    g_object_get (widget, "action-name", &action, NULL);
  if (action != NULL)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, action);

      if (accels[0] == NULL)
        g_error ("no key for %s", action);
      (*n_checked)++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_shortcuts (application, child, n_checked);
}

static void
test_shortcuts (gconstpointer data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/cascada/Cascada/ui/help-overlay.ui");
  GtkWidget *overlay = GTK_WIDGET (gtk_builder_get_object (builder, "help_overlay"));
  guint n_checked = 0;

  check_shortcuts (GTK_APPLICATION ((gpointer) data), overlay, &n_checked);
  g_assert_cmpuint (n_checked, >=, 20);
  gtk_window_destroy (GTK_WINDOW (overlay));
}

static void
test_about (gconstpointer data)
{
  CascadaWindow *window = cascada_window_new ((gpointer) data);
  GtkWindow *about = NULL;
  GList *windows;

  gtk_window_present (GTK_WINDOW (window));
  g_action_group_activate_action (G_ACTION_GROUP ((gpointer) data), "about", NULL);
  settle ();
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_ABOUT_WINDOW (l->data))
      about = l->data;
  g_list_free (windows);
  g_assert_nonnull (about);
  check_names (about);
  g_assert_cmpstr (adw_about_window_get_version (ADW_ABOUT_WINDOW (about)), ==, VERSION);
  gtk_window_destroy (about);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The usual roll-up comes with the kind, the share of cross-cutting goals only with that of goals. */
static void
fill_plan (GtkWidget *dialog)
{
  AdwComboRow *kind = ADW_COMBO_ROW (find_child (dialog, "kind_row")), *rollup = ADW_COMBO_ROW (find_child (dialog, "rollup_row"));
  GtkWidget *share = find_child (dialog, "share_row");

  g_assert_false (gtk_widget_get_visible (share));
  adw_combo_row_set_selected (kind, CASCADA_PLAN_KIND_MANAGEMENT);
  g_assert_cmpuint (adw_combo_row_get_selected (rollup), ==, CASCADA_ROLLUP_GOALS);
  g_assert_true (gtk_widget_get_visible (share));
  adw_combo_row_set_selected (kind, CASCADA_PLAN_KIND_ACTION);
  g_assert_cmpuint (adw_combo_row_get_selected (rollup), ==, CASCADA_ROLLUP_OBJECTIVES);
  adw_combo_row_set_selected (kind, CASCADA_PLAN_KIND_MANAGEMENT);
  gtk_editable_set_text (GTK_EDITABLE (find_child (dialog, "title_row")), "Plan de gestión");
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (share), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (find_child (dialog, "share_entry")), "101");
  g_assert_false (gtk_widget_get_sensitive (find_child (dialog, "save_button")));
  gtk_editable_set_text (GTK_EDITABLE (find_child (dialog, "share_entry")), "30");
}

static void
test_plan (gconstpointer data)
{
  CascadaWindow *window = cascada_window_new ((gpointer) data);
  g_autofree char *folder = g_dir_make_tmp ("cascada-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.cascada", NULL);
  g_autoptr (CascadaWorkspace) workspace =
      cascada_workspace_open (path, CASCADA_STORE_WRITE | CASCADA_STORE_CREATE, NULL, NULL);
  GtkWidget *dialog = GTK_WIDGET (cascada_plan_dialog_new (GTK_WINDOW (window), workspace, NULL));
  g_autoptr (GPtrArray) plans = NULL;
  CascadaSettings settings;

  gtk_window_present (GTK_WINDOW (dialog));
  settle ();
  fill_plan (dialog);
  g_signal_emit_by_name (find_child (dialog, "save_button"), "clicked");
  settle ();
  plans = cascada_workspace_get_children (workspace, CASCADA_KIND_PLAN, 0, NULL);
  g_assert_cmpuint (plans->len, ==, 1);
  cascada_workspace_read_settings (plans->pdata[0], &settings);
  g_assert_cmpint (settings.rollup, ==, CASCADA_ROLLUP_GOALS);
  g_assert_cmpint (settings.cross_cutting_share, ==, CASCADA_DECIMAL (30));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (cascada_workspace_close (workspace, NULL));
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_autoptr (CascadaApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  adw_init ();
  cascada_app_init ();
  application = cascada_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_set_default (G_APPLICATION (application));

  g_test_add_data_func ("/dialogs/preferences", application, test_preferences);
  g_test_add_data_func ("/dialogs/shortcuts", application, test_shortcuts);
  g_test_add_data_func ("/dialogs/about", application, test_about);
  g_test_add_data_func ("/dialogs/plan", application, test_plan);
  return g_test_run ();
}
