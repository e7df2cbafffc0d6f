/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The versions of a plan in their dialog: listed, compared, read. */

#include "config.h"

#include <locale.h>

#include <glib/gstdio.h>

#include "cascada-app.h"
#include "cascada-goal.h"
#include "cascada-objective.h"
#include "cascada-plan.h"
#include "cascada-version.h"
#include "cascada-versions-dialog.h"
#include "check-names.h"

typedef struct
{
  char *folder;
  char *path;
  CascadaWorkspace *workspace;
  gint64 plan;
  gint64 objective;
  gint64 goal;
  GtkWidget *dialog;
} Fixture;

static gint64
create (Fixture *self, CascadaKind kind, gint64 parent, guint name_field, const char *name)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };
  CascadaRef ref = { .kind = kind };
  g_autoptr (GError) error = NULL;

  if (kind == CASCADA_KIND_PLAN)
    {
      values[CASCADA_PLAN_FIRST_YEAR - 1] = values[CASCADA_PLAN_LAST_YEAR - 1] = cascada_value_integer (2025);
      values[CASCADA_PLAN_KIND - 1] = cascada_value_integer (CASCADA_PLAN_KIND_MANAGEMENT);
    }
  if (kind == CASCADA_KIND_VERSION)
    {
      values[CASCADA_VERSION_NUMBER - 1] = cascada_value_integer (name[strlen (name) - 1] - '0');
      values[CASCADA_VERSION_DATE - 1] = cascada_value_integer (20250128);
    }
  values[name_field - 1] = cascada_value_text (name);
  cascada_workspace_create (self->workspace, &ref, parent, values, &error);
  g_assert_no_error (error);
  return ref.id;
}

static void
begin (Fixture *self)
{
  g_assert_true (cascada_workspace_begin_procedure (self->workspace, CASCADA_EDIT_KIND_EDIT, "Test", NULL));
}

static void
publish (Fixture *self, const char *document)
{
  create (self, CASCADA_KIND_VERSION, self->plan, CASCADA_VERSION_DOCUMENT, document);
  g_assert_true (cascada_workspace_commit (self->workspace, NULL));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("cascada-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "plan.cascada", NULL);
  self->workspace = cascada_workspace_open (self->path, CASCADA_STORE_WRITE | CASCADA_STORE_CREATE, NULL, NULL);
  begin (self);
  self->plan = create (self, CASCADA_KIND_PLAN, 0, CASCADA_PLAN_TITLE, "Plan de gestión");
  self->objective = create (self, CASCADA_KIND_OBJECTIVE, self->plan, CASCADA_OBJECTIVE_NAME, "Gestión local");
  self->goal = create (self, CASCADA_KIND_GOAL, self->objective, CASCADA_GOAL_NAME, "Ocho jornadas");
  g_assert_true (cascada_workspace_commit (self->workspace, NULL));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_true (cascada_workspace_close (self->workspace, NULL));
  g_assert_finalize_object (self->workspace);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
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

static GtkWidget *
get (Fixture *self, const char *id)
{
  GtkWidget *found = find_child (self->dialog, id);

  g_assert_nonnull (found);
  return found;
}

/* Until @list has read what it is to show. */
static void
wait_for (Fixture *self, const char *list)
{
  GtkStack *stack = GTK_STACK (find_child (get (self, list), "stack"));

  do
    g_main_context_iteration (NULL, TRUE);
  while (g_str_equal (gtk_stack_get_visible_child_name (stack), "loading"));
}

static void
append_texts (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " | " : "", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    append_texts (child, text);
}

static void
assert_rows (Fixture *self, const char *list, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  wait_for (self, list);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find_child (get (self, list), "stack"))), ==, "rows");
  append_texts (find_child (get (self, list), "rows"), text);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
open_dialog (Fixture *self)
{
  self->dialog = GTK_WIDGET (cascada_versions_dialog_new (NULL, self->workspace, self->plan));
  gtk_window_present (GTK_WINDOW (self->dialog));
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  check_names (self->dialog);
}

/* Nothing of it is left, also while something is still being read. */
static void
close_dialog (Fixture *self)
{
  GtkWidget *dialog = self->dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &self->dialog);
  gtk_widget_activate_action (dialog, "window.close", NULL);
  while (self->dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_none (Fixture *self, gconstpointer data)
{
  open_dialog (self);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (get (self, "stack"))), ==, "status");
  close_dialog (self);
}

static void
select_version (Fixture *self, int index)
{
  GtkListBox *list = GTK_LIST_BOX (get (self, "list"));

  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, index));
}

/* The newest version with the one before it; then others by the list and by the choosers. */
static void
test_compare (Fixture *self, gconstpointer data)
{
  CascadaValue name = cascada_value_text ("Nueve jornadas");
  g_autoptr (GString) listed = g_string_new (NULL);

  begin (self);
  publish (self, "HOLA 1");
  begin (self);
  g_assert_true (cascada_workspace_set (self->workspace, (CascadaRef){ .kind = CASCADA_KIND_GOAL, .id = self->goal }, CASCADA_GOAL_NAME, &name, NULL));
  create (self, CASCADA_KIND_GOAL, self->objective, CASCADA_GOAL_NAME, "Otra");
  publish (self, "HOLA 2");

  open_dialog (self);
  append_texts (get (self, "list"), listed);
  g_assert_true (g_str_has_prefix (listed->str, "Now | The plan as it is | Version 2 | "));
  g_assert_nonnull (strstr (listed->str, "HOLA 2 | Version 1 | "));
  assert_rows (self, "differences",
               "Objective: Gestión local | Goal: Nueve jornadas | Name | Ocho jornadas → Nueve jornadas | "
               "Objective: Gestión local | Goal: Otra | Added");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get (self, "from")), 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (get (self, "to")), 2);
  wait_for (self, "differences");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find_child (get (self, "differences"), "stack"))), ==, "nothing");

  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (get (self, "pages")), "plan");
  select_version (self, 2);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (get (self, "from"))), ==, 2);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (get (self, "to"))), ==, 0);
  wait_for (self, "document");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (get (self, "read"))), ==, "Version 1");
  g_string_truncate (listed, 0);
  append_texts (find_child (get (self, "document"), "rows"), listed);
  g_assert_true (g_str_has_prefix (listed->str, "Plan | Plan de gestión | Kind | Management | "));
  g_assert_nonnull (strstr (listed->str, " | Goal | Ocho jornadas"));
  g_assert_null (strstr (listed->str, "Nueve jornadas"));
  check_names (self->dialog);
  select_version (self, 1);
  close_dialog (self);
}

static void
append_underlined (GtkWidget *widget, GString *text)
{
  PangoAttrList *attributes = GTK_IS_LABEL (widget) ? gtk_label_get_attributes (GTK_LABEL (widget)) : NULL;

  if (attributes != NULL)
    {
      g_autoptr (PangoAttrIterator) i = pango_attr_list_get_iterator (attributes);
      int start, end;

      do
        {
          pango_attr_iterator_range (i, &start, &end);
          if (pango_attr_iterator_get (i, PANGO_ATTR_UNDERLINE) != NULL)
            g_string_append_printf (text, "[%.*s]", end - start, gtk_label_get_text (GTK_LABEL (widget)) + start);
        }
      while (pango_attr_iterator_next (i));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    append_underlined (child, text);
}

/* Of long texts the words that changed are marked; two that share nothing are not. */
static void
test_long (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "Ocho jornadas de participación ciudadana en cada una de las localidades",
                                       "Ocho jornadas de diálogo ciudadano en cada una de las localidades",
                                       "Un informe trimestral sobre la atención de las peticiones recibidas" };
  static const char *const marked[] = { "[participación ciudadana][diálogo ciudadano]", "" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      CascadaValue name = cascada_value_text (names[i]);

      begin (self);
      g_assert_true (cascada_workspace_set (self->workspace, (CascadaRef){ .kind = CASCADA_KIND_GOAL, .id = self->goal }, CASCADA_GOAL_NAME, &name, NULL));
      publish (self, i == 0 ? "HOLA 1" : i == 1 ? "HOLA 2"
                                                : "HOLA 3");
    }
  open_dialog (self);
  for (guint i = 0; i < G_N_ELEMENTS (marked); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      select_version (self, 2 - (int) i);
      wait_for (self, "differences");
      append_underlined (get (self, "differences"), text);
      g_assert_cmpstr (text->str, ==, marked[i]);
    }
  close_dialog (self);
}

/* Very many differences come by the page. */
static void
test_more (Fixture *self, gconstpointer data)
{
  GtkListBox *rows;

  begin (self);
  publish (self, "HOLA 1");
  begin (self);
  for (guint i = 0; i < 150; i++)
    create (self, CASCADA_KIND_GOAL, self->objective, CASCADA_GOAL_NAME, "Otra");
  g_assert_true (cascada_workspace_commit (self->workspace, NULL));

  open_dialog (self);
  wait_for (self, "differences");
  rows = GTK_LIST_BOX (find_child (get (self, "differences"), "rows"));
  g_assert_nonnull (gtk_list_box_get_row_at_index (rows, 99));
  g_assert_null (gtk_list_box_get_row_at_index (rows, 100));
  g_assert_true (gtk_widget_get_visible (find_child (get (self, "differences"), "more_button")));
  g_signal_emit_by_name (find_child (get (self, "differences"), "more_button"), "clicked");
  g_assert_nonnull (gtk_list_box_get_row_at_index (rows, 149));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->dialog)) == GTK_WIDGET (gtk_list_box_get_row_at_index (rows, 100)));
  g_assert_false (gtk_widget_get_visible (find_child (get (self, "differences"), "more_button")));
  close_dialog (self);
}

#define ADD(name, function) g_test_add ("/versions-dialog/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  adw_init ();
  cascada_app_init ();
  ADD ("none", test_none);
  ADD ("compare", test_compare);
  ADD ("long", test_long);
  ADD ("more", test_more);
  return g_test_run ();
}
