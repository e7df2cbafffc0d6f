/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The calendar: deadlines follow the days without work that are entered and removed, and who may not is told why. */

#include "config.h"

#include <locale.h>

#include <glib/gstdio.h>

#include "cascada-app.h"
#include "cascada-calendar-dialog.h"
#include "cascada-date-row.h"
#include "cascada-kinds.h"
#include "cascada-person.h"
#include "check-names.h"

typedef struct
{
  char *folder;
  char *path;
  CascadaWorkspace *workspace;
  CascadaCalendarDialog *dialog;
} Fixture;

static void
settle (void)
{
  for (guint i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("cascada-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "w.cascada", NULL);
  self->workspace = cascada_workspace_open (self->path, CASCADA_STORE_WRITE | CASCADA_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  self->dialog = cascada_calendar_dialog_new (NULL, self->workspace, 2025);
  gtk_window_present (GTK_WINDOW (self->dialog));
  settle ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  settle ();
  g_assert_null (self->dialog);
  g_assert_true (cascada_workspace_close (self->workspace, NULL));
  g_object_unref (self->workspace);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static GtkWidget *
find (gpointer from, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (child)), id) == 0 ? child : find (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_button (GtkWidget *from)
{
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_BUTTON (child) ? child : find_button (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static AdwActionRow *
get_row (Fixture *self, const char *list, int index)
{
  return ADW_ACTION_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (find (self->dialog, list)), index));
}

static void
enter (Fixture *self, const char *day, const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (find (self->dialog, "date_row")), day);
  gtk_editable_set_text (GTK_EDITABLE (find (self->dialog, "name_row")), name);
  g_signal_emit_by_name (find (self->dialog, "enter_button"), "clicked");
  settle ();
}

static void
assert_deadline (Fixture *self, int quarter, const char *part)
{
  const char *subtitle = adw_action_row_get_subtitle (get_row (self, "deadlines", quarter - 1));

  if (strstr (subtitle, part) == NULL)
    g_error ("no “%s” in “%s”", part, subtitle);
}

static gboolean
is_problem_shown (Fixture *self)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (find (self->dialog, "problem_revealer")));
}

static void
test_days (Fixture *self, gconstpointer data)
{
  check_names (self->dialog);
  assert_deadline (self, 2, "Tuesday, 2025-07-15");
  g_assert_nonnull (get_row (self, "holidays", 16));
  enter (self, "2025-07-15", "Día cívico");
  g_assert_false (is_problem_shown (self));
  assert_deadline (self, 2, "2025-07-16 (not worked: 15 Día cívico)");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (get_row (self, "extra", 0))), ==, "Día cívico");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (self->dialog, "name_row"))), ==, "");
  check_names (self->dialog);
  enter (self, "2025-07-15", "Otra vez");
  g_assert_true (is_problem_shown (self));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (self->dialog, "name_row"))), ==, "Otra vez");
  g_signal_emit_by_name (find_button (GTK_WIDGET (get_row (self, "extra", 0))), "clicked");
  settle ();
  g_assert_false (is_problem_shown (self));
  assert_deadline (self, 2, "Tuesday, 2025-07-15");
}

/* A day of another year brings that year. */
static void
test_years (Fixture *self, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (self->dialog), "calendar.next", NULL);
  g_assert_cmpint (cascada_calendar_dialog_get_year (self->dialog), ==, 2026);
  gtk_widget_activate_action (GTK_WIDGET (self->dialog), "calendar.next", NULL);
  /* 15 January 2028 is a Saturday */
  assert_deadline (self, 4, "2028-01-17");
  enter (self, "2023-07-17", "Día");
  g_assert_cmpint (cascada_calendar_dialog_get_year (self->dialog), ==, 2023);
  assert_deadline (self, 2, "2023-07-18");
}

static void
test_roles (Fixture *self, gconstpointer data)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = {
    [CASCADA_PERSON_NAME - 1] = cascada_value_text ("Ana"),
    [CASCADA_PERSON_ROLE - 1] = cascada_value_integer (CASCADA_ROLE_LOCAL_MAYOR),
  };
  CascadaRef ref = { .kind = CASCADA_KIND_PERSON };
  g_autoptr (GError) error = NULL;

  enter (self, "2025-07-15", "Día cívico");
  cascada_workspace_begin (self->workspace, CASCADA_EDIT_KIND_EDIT, "Person", &error);
  cascada_workspace_create (self->workspace, &ref, 0, values, &error);
  cascada_workspace_commit (self->workspace, &error);
  g_assert_no_error (error);
  g_assert_true (cascada_workspace_set_person (self->workspace, ref.id, &error));
  settle ();
  g_assert_false (gtk_widget_get_visible (find (self->dialog, "enter_group")));
  g_assert_nonnull (strstr (adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (find (self->dialog, "extra_group"))), "P005"));
  g_assert_false (gtk_widget_get_sensitive (find_button (GTK_WIDGET (get_row (self, "extra", 0)))));
  g_assert_true (cascada_workspace_set_person (self->workspace, 0, &error));
  settle ();
  g_assert_true (gtk_widget_get_visible (find (self->dialog, "enter_group")));
}

#define ADD(path, test) g_test_add ("/calendar-dialog/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  gtk_test_init (&argc, &argv, NULL);
  cascada_app_init ();
  adw_init ();

  ADD ("days", test_days);
  ADD ("years", test_years);
  ADD ("roles", test_roles);

  return g_test_run ();
}
