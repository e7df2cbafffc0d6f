/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialogs that stand by themselves: preferences, shortcuts, about. */

#include "config.h"

#include <locale.h>

#include "cascada-app.h"
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
  if (action != NULL && g_strcmp0 (action, "win.show-help-overlay") != 0)
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
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/cascada/Cascada/gtk/help-overlay.ui");
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
  return g_test_run ();
}
