/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of evidence, in a window of its own. */

#include "config.h"

#include <locale.h>

#include <glib/gstdio.h>

#include "../workspace/fixture.h"
#include "cascada-app.h"
#include "cascada-evidence-list.h"
#include "check-names.h"

#define QUARTER CASCADA_PERIOD_QUARTER (2025, 1)
#define PATIENCE (10 * G_USEC_PER_SEC)

typedef struct
{
  Fixture fixture;
  CascadaEvidencePlace place;
  gint64 indicator;
  GtkWindow *window;
  CascadaEvidenceList *list;
} Evidence;

static void
set_up (Evidence *self, gconstpointer data)
{
  CascadaWorkspace *workspace;

  fixture_set_up (&self->fixture, data);
  workspace = self->fixture.workspace;
  begin_edit (workspace, NULL);
  self->place = (CascadaEvidencePlace){ .plan = create_plan (workspace, "PG", 2025, 2025), .period = QUARTER };
  self->place.goal = create_goal (workspace, create_objective (workspace, self->place.plan, 1, "O"), "1", "M");
  self->indicator = create_indicator (workspace, self->place.goal, "1", "I", CASCADA_ANNUALISATION_SUM);
  set_executed (workspace, self->indicator, QUARTER, "5");
  commit_edit (workspace);
  self->window = GTK_WINDOW (gtk_window_new ());
  self->list = CASCADA_EVIDENCE_LIST (cascada_evidence_list_new ());
  gtk_window_set_child (self->window, GTK_WIDGET (self->list));
  cascada_evidence_list_set_place (self->list, workspace, &self->place);
  gtk_window_present (self->window);
}

static void
tear_down (Evidence *self, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (self->list), (gpointer *) &self->list);
  gtk_window_destroy (self->window);
  for (gint64 deadline = g_get_monotonic_time () + PATIENCE; self->list != NULL; g_main_context_iteration (NULL, FALSE))
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
  fixture_tear_down (&self->fixture, data);
}

static void
settle (void)
{
  for (guint i = 0; i < 50; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
wait_added (Evidence *self)
{
  for (gint64 deadline = g_get_monotonic_time () + PATIENCE; cascada_evidence_list_is_busy (self->list);
       g_main_context_iteration (NULL, FALSE))
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
  settle ();
}

static GFile *
make_file (Evidence *self, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (self->fixture.folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
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

/* The rows as a person reads them. */
static char *
list_rows (Evidence *self)
{
  GtkListBox *rows = GTK_LIST_BOX (find_child (GTK_WIDGET (self->list), "rows"));
  GString *text = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (rows, i)) != NULL; i++)
    g_string_append_printf (text, "%s%s | %s", i > 0 ? "\n" : "", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                            adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
  return g_string_free (text, FALSE);
}

static void
assert_rows (Evidence *self, const char *expected)
{
  g_autofree char *rows = list_rows (self);

  g_assert_cmpstr (rows, ==, expected);
}

static void
add (Evidence *self, ...)
{
  g_autoslist (GFile) files = NULL;
  va_list args;

  va_start (args, self);
  for (GFile *file; (file = va_arg (args, GFile *)) != NULL;)
    files = g_slist_append (files, file);
  va_end (args);
  cascada_evidence_list_add_files (self->list, files);
  wait_added (self);
}

static gint64
get_id (Evidence *self, guint index)
{
  g_autoptr (GPtrArray) attachments = cascada_evidence_list (cascada_workspace_get_store (self->fixture.workspace), &self->place, NULL);

  g_assert_cmpuint (index, <, attachments->len);
  return cascada_record_get_id (attachments->pdata[index]);
}

/* Added in one edit, removed, and each undone. */
static void
test_cycle (Evidence *self, gconstpointer data)
{
  assert_rows (self, "");
  add (self, make_file (self, "acta <1>.txt", "Se reunieron.\n"), make_file (self, "lista.csv", "a;b\n"), NULL);
  assert_rows (self, "acta <1>.txt | 14 bytes · 2025-04-10\nlista.csv | 4 bytes · 2025-04-10");
  check_names (self->window);
  add (self, make_file (self, "lista.csv", "a;b\n"), NULL); /* the same again */
  assert_rows (self, "acta <1>.txt | 14 bytes · 2025-04-10\nlista.csv | 4 bytes · 2025-04-10");

  gtk_widget_activate_action (GTK_WIDGET (self->list), "evidence.remove", "x", get_id (self, 0));
  assert_rows (self, "lista.csv | 4 bytes · 2025-04-10");
  g_assert_true (cascada_workspace_undo (self->fixture.workspace, NULL));
  assert_rows (self, "acta <1>.txt | 14 bytes · 2025-04-10\nlista.csv | 4 bytes · 2025-04-10");
  g_assert_true (cascada_workspace_undo (self->fixture.workspace, NULL));
  assert_rows (self, "");
}

/* What is dropped is added; nothing of it where one is too large. */
static void
test_drop (Evidence *self, gconstpointer data)
{
  GListModel *controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->list));
  g_autoptr (GFile) file = make_file (self, "foto.txt", "x");
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autofree char *large = g_strnfill (1048577, 'x');
  g_auto (GValue) value = G_VALUE_INIT;
  GtkDropTarget *target = NULL;
  GSList files = { file, NULL };
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        target = GTK_DROP_TARGET (controller);
    }
  g_object_unref (controllers);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &files);
  g_signal_emit_by_name (target, "drop", &value, 0., 0., &taken);
  g_assert_true (taken);
  wait_added (self);
  assert_rows (self, "foto.txt | 1 byte · 2025-04-10");

  g_settings_set_int (settings, "evidence-limit", 1);
  add (self, make_file (self, "chico.txt", "y"), make_file (self, "grande.txt", large), NULL);
  assert_rows (self, "foto.txt | 1 byte · 2025-04-10");
  g_settings_reset (settings, "evidence-limit");
}

/* The window goes on while a file is added that is nearly as large as may be; what was added is proven beside it, too. */
static void
test_large (Evidence *self, gconstpointer data)
{
  const gsize size = 45 * 1048576;
  g_autofree guint32 *words = g_malloc (size);
  g_autofree char *path = g_build_filename (self->fixture.folder, "video.mp4", NULL);
  GSList files = { g_file_new_for_path (path), NULL };
  gint64 begin, longest = 0, all;
  guint beats = 0;

  for (gsize i = 0; i < size / sizeof *words; i++)
    words[i] = (guint32) i * 2654435761U;
  g_assert_true (g_file_set_contents (path, (char *) words, (gssize) size, NULL));
  all = begin = g_get_monotonic_time ();
  cascada_evidence_list_add_files (self->list, &files);
  do
    {
      longest = MAX (longest, g_get_monotonic_time () - begin);
      begin = g_get_monotonic_time ();
      beats += g_main_context_iteration (NULL, FALSE);
    }
  while (cascada_evidence_list_is_busy (self->list));
  g_test_message ("added in %.0f ms, longest turn of the main loop %.1f ms", (double) (begin - all) / 1000, (double) longest / 1000);
  g_assert_cmpint (longest, <, 250000);
  g_assert_cmpuint (beats, >, 5);
  assert_rows (self, "video.mp4 | 47.2\u00a0MB · 2025-04-10");
  settle ();
  g_object_unref (files.data);
}

/* A place that is left while something is read or added takes nothing of it. */
static void
test_left (Evidence *self, gconstpointer data)
{
  g_autoptr (GFile) file = make_file (self, "acta.txt", "a");
  CascadaEvidencePlace other = self->place;
  GSList files = { file, NULL };

  other.period = CASCADA_PERIOD_QUARTER (2025, 2);
  cascada_evidence_list_add_files (self->list, &files);
  cascada_evidence_list_set_place (self->list, self->fixture.workspace, &other);
  wait_added (self);
  assert_rows (self, "");
  cascada_evidence_list_set_place (self->list, self->fixture.workspace, &self->place);
  assert_rows (self, "acta.txt | 1 byte · 2025-04-10");
  g_assert_true (cascada_workspace_undo (self->fixture.workspace, NULL));
  cascada_evidence_list_add_files (self->list, &files); /* and the window closes at once */
}

/* What somebody changed in the file is marked. */
static void
test_damaged (Evidence *self, gconstpointer data)
{
  sqlite3 *db;

  add (self, make_file (self, "acta.txt", "uno"), NULL);
  g_assert_cmpint (sqlite3_open (self->fixture.path, &db), ==, SQLITE_OK);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE content SET bytes = x'646f73'", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  cascada_evidence_list_set_place (self->list, self->fixture.workspace, &self->place);
  for (gint64 deadline = g_get_monotonic_time () + PATIENCE;; settle ())
    {
      g_autofree char *rows = list_rows (self);

      if (g_str_has_suffix (rows, "Not what was added: open a backup of the workspace"))
        return;
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    }
}

/* Files that were copied are added, text is not. */
static void
test_paste (Evidence *self, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self->list));
  g_autoptr (GFile) file = make_file (self, "acta.txt", "a");
  GSList files = { file, NULL };

  gdk_clipboard_set_text (clipboard, "acta.txt");
  gtk_widget_activate_action (GTK_WIDGET (self->list), "evidence.paste", NULL);
  settle ();
  wait_added (self);
  assert_rows (self, "");
  gdk_clipboard_set (clipboard, GDK_TYPE_FILE_LIST, &files);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "evidence.paste", NULL);
  settle ();
  wait_added (self);
  assert_rows (self, "acta.txt | 1 byte · 2025-04-10");
}

static GtkWindow *
find_dialog (const char *type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (g_str_equal (G_OBJECT_TYPE_NAME (l->data), type))
      return l->data;
  return NULL;
}

/* A link is noted by the dialog, with its own text as name where it has none. */
static void
test_link (Evidence *self, gconstpointer data)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (self->list), "evidence.add-link", NULL);
  settle ();
  dialog = GTK_WIDGET (find_dialog ("CascadaLinkDialog"));
  g_assert_nonnull (dialog);
  check_names (GTK_WINDOW (dialog));
  g_assert_false (gtk_widget_get_sensitive (find_child (dialog, "add_button")));
  gtk_editable_set_text (GTK_EDITABLE (find_child (dialog, "link_row")), "  Archivo central, caja 12 ");
  g_signal_emit_by_name (find_child (dialog, "add_button"), "clicked");
  settle ();
  g_assert_null (find_dialog ("CascadaLinkDialog"));
  assert_rows (self, "Archivo central, caja 12 | Archivo central, caja 12 · 2025-04-10");
}

static void
verify_report (Evidence *self)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  CascadaValue published = cascada_value_integer (CASCADA_PLAN_STATE_PUBLISHED), verified = cascada_value_integer (CASCADA_REPORT_STATE_VERIFIED);

  g_assert_true (cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, NULL, NULL));
  g_assert_true (cascada_workspace_set (workspace, ref_of (CASCADA_KIND_PLAN, self->place.plan), CASCADA_PLAN_STATE, &published, NULL));
  g_assert_true (cascada_workspace_set (workspace, (CascadaRef){ CASCADA_KIND_REPORT, QUARTER, self->indicator }, CASCADA_REPORT_STATE, &verified, NULL));
  commit_edit (workspace);
}

/* What a closed quarter does not take is insensitive, and says why. */
static void
test_closed (Evidence *self, gconstpointer data)
{
  static const char *const buttons[] = { "files_button", "link_button" };

  add (self, make_file (self, "acta.txt", "a"), NULL);
  g_assert_true (gtk_widget_get_sensitive (find_child (GTK_WIDGET (self->list), "files_button")));
  verify_report (self);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = find_child (GTK_WIDGET (self->list), buttons[i]);

      g_assert_false (gtk_widget_get_sensitive (button));
      g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (button), "activity 10"));
    }
  gtk_widget_activate_action (GTK_WIDGET (self->list), "evidence.remove", "x", get_id (self, 0));
  add (self, make_file (self, "tarde.txt", "b"), NULL);
  assert_rows (self, "acta.txt | 1 byte · 2025-04-10");
  cascada_evidence_list_set_place (self->list, self->fixture.workspace, NULL);
  assert_rows (self, "");
  g_assert_false (gtk_widget_get_sensitive (find_child (GTK_WIDGET (self->list), "files_button")));
}

#define ADD(name, function) g_test_add (name, Evidence, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("CASCADA_TODAY", "2025-04-10", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  adw_init ();
  cascada_app_init ();
  ADD ("/evidence-list/cycle", test_cycle);
  ADD ("/evidence-list/drop", test_drop);
  ADD ("/evidence-list/closed", test_closed);
  ADD ("/evidence-list/damaged", test_damaged);
  ADD ("/evidence-list/paste", test_paste);
  ADD ("/evidence-list/link", test_link);
  ADD ("/evidence-list/large", test_large);
  ADD ("/evidence-list/left", test_left);
  return g_test_run ();
}
