/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An import beside the main loop: it goes on meanwhile, edits are refused, and cancelling or closing leaves nothing. */

#include "import-fixture.h"

#include "cascada-error.h"
#include "cascada-plan.h"

#define N_ROWS 1500 /* more records than changes that are told one by one */

typedef struct
{
  ImportFixture *fixture;
  GFunc meanwhile; /* on the main loop, while the first record is being written, which waits for it */
  GCancellable *cancellable;
  GThread *loop;
  GString *log;

  GMutex mutex;
  GCond cond;
  gboolean answered;
  gboolean asked;
} Import;

static char *
write_table (ImportFixture *fixture, int executed)
{
  g_autoptr (GString) text = g_string_new ("objective_no,objective,goal_code,goal,indicator_code,indicator,annualisation,target 2025,executed 2025\n");

  for (int i = 0; i < N_ROWS; i++)
    g_string_append_printf (text, "%d,O,G%d,G,I%d,I,sum,10,%d\n", i / 100 + 1, i / 10, i, executed);
  return import_fixture_write (fixture, "t.csv", text->str, -1);
}

static void
answer (Import *import)
{
  g_mutex_lock (&import->mutex);
  import->answered = TRUE;
  g_cond_signal (&import->cond);
  g_mutex_unlock (&import->mutex);
}

static gboolean
meanwhile_cb (gpointer data)
{
  Import *import = data;

  import->meanwhile (import, NULL);
  answer (import);
  return G_SOURCE_REMOVE;
}

/* Ends only if the main loop turns while this step is under way. */
static void
progress_cb (double fraction, const char *step, gpointer data)
{
  Import *import = data;

  g_assert_true (g_thread_self () != import->loop);
  if (import->asked || !g_str_equal (step, "Writing"))
    return;
  import->asked = TRUE;
  g_idle_add (meanwhile_cb, import);
  g_mutex_lock (&import->mutex);
  while (!import->answered)
    g_cond_wait (&import->cond, &import->mutex);
  g_mutex_unlock (&import->mutex);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static CascadaImportResult *
run (ImportFixture *fixture, int executed, GFunc meanwhile, GError **error)
{
  Import import = { .fixture = fixture, .meanwhile = meanwhile, .loop = g_thread_self () };
  g_autofree char *path = write_table (fixture, executed);
  const char *const files[] = { path, NULL };
  CascadaImportRequest request = CASCADA_IMPORT_REQUEST_INIT;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  CascadaImportResult *imported;

  request.files = files;
  import.cancellable = cancellable;
  cascada_import_run_async (fixture->workspace, &request, progress_cb, &import, cancellable, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (import.asked);
  imported = cascada_import_run_finish (fixture->workspace, result, error);
  return imported;
}

static gboolean
set_title (ImportFixture *fixture, const char *title, GError **error)
{
  g_autoptr (GPtrArray) plans = cascada_workspace_get_children (fixture->workspace, CASCADA_KIND_PLAN, 0, NULL);
  CascadaValue value = cascada_value_text (title);

  if (plans->len == 0)
    return cascada_workspace_begin (fixture->workspace, CASCADA_EDIT_KIND_EDIT, title, error);
  return cascada_workspace_change (fixture->workspace, cascada_record_get_ref (plans->pdata[0]), CASCADA_PLAN_NOTE, &value, NULL, error);
}

static void
refuse (gpointer data, gpointer unused)
{
  ImportFixture *fixture = ((Import *) data)->fixture;
  g_autoptr (GError) error = NULL;

  g_assert_false (set_title (fixture, "meanwhile", &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "is being written in the background"));
  g_assert_cmpint (count_edits (fixture->workspace), ==, 0);
}

static void
count_changes_cb (CascadaWorkspace *workspace, GArray *changes, guint *count)
{
  g_assert_null (changes);
  (*count)++;
}

static void
test_loop_turns (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CascadaImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint count = 0;

  g_signal_connect (fixture->workspace, "changed", G_CALLBACK (count_changes_cb), &count);
  result = run (fixture, 1, refuse, &error);
  g_assert_no_error (error);
  g_assert_true (result->applied);
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpint (count_edits (fixture->workspace), ==, 1);
  g_signal_handlers_disconnect_by_data (fixture->workspace, &count);

  /* who wrote last does not matter to what is undone */
  g_assert_true (set_title (fixture, "after", &error));
  g_assert_true (cascada_workspace_undo (fixture->workspace, &error) && cascada_workspace_undo (fixture->workspace, &error));
  g_assert_no_error (error);
  g_assert_false (cascada_workspace_undo (fixture->workspace, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND);
}

static void
do_nothing (gpointer data, gpointer unused)
{
}

static void
note_change_cb (CascadaFigures *figures, const CascadaFiguresChange *change, guint *n_indicators)
{
  g_assert_true (change->all);
  *n_indicators = cascada_figures_get_count (figures, CASCADA_LEVEL_INDICATOR);
}

static void
assert_executed (CascadaFigures *figures, int executed)
{
  CascadaSeries series;

  cascada_figures_get_series (figures, N_ROWS - 1, &series);
  g_assert_cmpuint (series.n_periods, ==, 1);
  g_assert_cmpint (series.executed[0], ==, executed * CASCADA_DECIMAL_SCALE);
}

/* Figures in use show what was imported. */
static void
test_figures (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CascadaImportResult) first = run (fixture, 1, do_nothing, NULL);
  g_autoptr (CascadaFigures) figures = cascada_workspace_get_figures (fixture->workspace, first->plan.id, NULL);
  g_autoptr (CascadaImportResult) second = NULL;
  guint n_indicators = 0;

  assert_executed (figures, 1);
  g_signal_connect (figures, "changed", G_CALLBACK (note_change_cb), &n_indicators);
  second = run (fixture, 7, do_nothing, NULL);
  g_assert_true (second->applied);
  g_assert_cmpint (second->plan.id, ==, first->plan.id);
  g_assert_cmpuint (n_indicators, ==, N_ROWS);
  assert_executed (figures, 7);
  g_signal_handlers_disconnect_by_data (figures, &n_indicators);
}

static void
cancel (gpointer data, gpointer unused)
{
  g_cancellable_cancel (((Import *) data)->cancellable);
}

static void
test_cancel (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CascadaImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (run (fixture, 1, cancel, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count_edits (fixture->workspace), ==, 0);
  result = run (fixture, 1, do_nothing, NULL);
  g_assert_cmpuint (result->counts[CASCADA_KIND_INDICATOR].created, ==, N_ROWS);
}

/* Closing waits for what is under way: let it go on first. */
static void
close_workspace (gpointer data, gpointer unused)
{
  Import *import = data;

  answer (import);
  g_assert_true (cascada_workspace_close (import->fixture->workspace, NULL));
}

static void
test_close (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strdup (cascada_workspace_get_path (fixture->workspace));
  g_autoptr (CascadaImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  result = run (fixture, 1, close_workspace, &error);
  g_object_unref (fixture->workspace);
  fixture->workspace = cascada_workspace_open (path, CASCADA_STORE_WRITE, NULL, NULL);
  g_assert_nonnull (fixture->workspace);
  g_assert_cmpint (count_edits (fixture->workspace), ==, result != NULL);
  g_assert_true (result != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}

#define ADD(name, function) g_test_add ("/import-thread/" name, ImportFixture, NULL, import_fixture_set_up, function, import_fixture_tear_down)

int
main (int argc, char *argv[])
{
  import_tests_init (&argc, &argv);
  ADD ("loop-turns", test_loop_turns);
  ADD ("figures", test_figures);
  ADD ("cancel", test_cancel);
  ADD ("close", test_close);
  return import_tests_run ();
}
