/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialogs that stand by themselves: preferences, shortcuts, about, a plan. */

#include "config.h"

#include <locale.h>

#include <glib/gstdio.h>

#include "cascada-app.h"
#include "cascada-plan-dialog.h"
#include "cascada-plan-renew-dialog.h"
#include "cascada-plan.h"
#include "cascada-unit.h"
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

/* Two local offices and a process; the plan is the first one's. */
static CascadaRecord *
fill_units (CascadaWorkspace *workspace)
{
  static const char *const names[] = { "Usme", "Bosa", "Jurídica" };
  CascadaRef plan = { CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, 0 };
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

  g_assert_true (cascada_workspace_begin (workspace, CASCADA_EDIT_KIND_EDIT, NULL, NULL));
  for (gsize i = G_N_ELEMENTS (names); i-- > 0;)
    {
      CascadaRef unit = { CASCADA_KIND_UNIT, CASCADA_PERIOD_NONE, 0 };
      CascadaValue unit_values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

      unit_values[CASCADA_UNIT_NAME - 1] = cascada_value_text (names[i]);
      unit_values[CASCADA_UNIT_KIND - 1] = cascada_value_integer (i == 2 ? CASCADA_UNIT_KIND_PROCESS : CASCADA_UNIT_KIND_LOCAL_OFFICE);
      g_assert_true (cascada_workspace_create (workspace, &unit, 0, unit_values, NULL));
      values[CASCADA_PLAN_UNIT - 1] = cascada_value_integer (unit.id);
    }
  values[CASCADA_PLAN_TITLE - 1] = cascada_value_text ("Plan 2025 de Usme");
  values[CASCADA_PLAN_KIND - 1] = cascada_value_integer (CASCADA_PLAN_KIND_MANAGEMENT);
  values[CASCADA_PLAN_FIRST_YEAR - 1] = values[CASCADA_PLAN_LAST_YEAR - 1] = cascada_value_integer (2025);
  g_assert_true (cascada_workspace_create (workspace, &plan, 0, values, NULL));
  g_assert_true (cascada_workspace_commit (workspace, NULL));
  return cascada_workspace_get_record (workspace, plan, NULL);
}

static void
made_cb (GtkWidget *dialog, CascadaRecord *plan, const char *message, char **told)
{
  *told = g_strdup_printf ("%s: %s", message, cascada_record_get_text (plan, CASCADA_PLAN_TITLE));
}

/* What is made by pressing the button; @id: pressed before, if any */
static char *
make_plans (CascadaWindow *window, CascadaWorkspace *workspace, CascadaRecord *plan, gboolean for_units, const char *id)
{
  GtkWidget *dialog = GTK_WIDGET (cascada_plan_renew_dialog_new (GTK_WINDOW (window), workspace, plan, for_units));
  char *told = NULL;

  g_signal_connect (dialog, "made", G_CALLBACK (made_cb), &told);
  gtk_window_present (GTK_WINDOW (dialog));
  settle ();
  check_names (dialog);
  if (id != NULL)
    g_signal_emit_by_name (find_child (dialog, id), "clicked");
  if (!gtk_widget_get_sensitive (find_child (dialog, "make_button")))
    {
      told = g_strdup (gtk_label_get_text (GTK_LABEL (find_child (dialog, "problem"))));
      gtk_window_destroy (GTK_WINDOW (dialog));
      return told;
    }
  g_signal_emit_by_name (find_child (dialog, "make_button"), "clicked");
  while (told == NULL)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  return told;
}

static void
test_renewal (gconstpointer data)
{
  CascadaWindow *window = cascada_window_new ((gpointer) data);
  g_autofree char *folder = g_dir_make_tmp ("cascada-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.cascada", NULL);
  g_autoptr (CascadaWorkspace) workspace =
      cascada_workspace_open (path, CASCADA_STORE_WRITE | CASCADA_STORE_CREATE, NULL, NULL);
  g_autoptr (CascadaRecord) plan = fill_units (workspace);
  g_autofree char *next = make_plans (window, workspace, plan, FALSE, NULL), *again = NULL, *many = NULL, *rest = NULL, *none = NULL;

  g_assert_cmpstr (next, ==, "1 plan of 2026 made: Plan 2026 de Usme");
  again = make_plans (window, workspace, plan, FALSE, NULL);
  g_assert_cmpstr (again, ==, "It has a plan of 2026 already: “Plan 2026 de Usme”");

  /* the local offices that have none are chosen, processes are not */
  many = make_plans (window, workspace, plan, TRUE, NULL);
  g_assert_cmpstr (many, ==, "1 plan of 2025 made: Plan 2025 de Bosa");
  g_assert_true (cascada_workspace_undo (workspace, NULL));
  rest = make_plans (window, workspace, plan, TRUE, "process_button");
  g_assert_cmpstr (rest, ==, "2 plans of 2025 made: Plan 2025 de Jurídica");
  none = make_plans (window, workspace, plan, TRUE, NULL); /* all have one of 2025 */
  g_assert_cmpstr (none, ==, "1 plan of 2026 made: Plan 2026 de Bosa");

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
  g_test_add_data_func ("/dialogs/renewal", application, test_renewal);
  return g_test_run ();
}
