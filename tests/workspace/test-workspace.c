/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening, live records, edits and what is told of them, figures read in a thread. */

#include "fixture.h"

#define CUT CASCADA_PERIOD_QUARTER (2025, 2)

/* Plan, objective, goal and indicator 4199 with a target and a report. */
typedef struct
{
  Fixture fixture;
  gint64 plan, objective, goal, indicator;
} Sample;

static void
sample_set_up (Sample *self, gconstpointer data)
{
  CascadaWorkspace *workspace;

  fixture_set_up (&self->fixture, data);
  workspace = self->fixture.workspace;
  begin_edit (workspace, "Sample");
  self->plan = create_plan (workspace, "Plan estratégico", 2024, 2027);
  self->objective = create_objective (workspace, self->plan, 3, "Objetivo");
  self->goal = create_goal (workspace, self->objective, "345", "Meta");
  self->indicator = create_indicator (workspace, self->goal, "4199", "Indicador", CASCADA_ANNUALISATION_INCREASING);
  set_target (workspace, self->indicator, CUT, "10");
  set_executed (workspace, self->indicator, CUT, "5");
  commit_edit (workspace);
}

static void
sample_tear_down (Sample *self, gconstpointer data)
{
  fixture_tear_down (&self->fixture, data);
}

static CascadaRecord *
get_record (CascadaWorkspace *workspace, CascadaRef ref)
{
  g_autoptr (GError) error = NULL;
  CascadaRecord *record = cascada_workspace_get_record (workspace, ref, &error);

  g_assert_no_error (error);
  return record;
}

static void
change_text (CascadaWorkspace *workspace, CascadaRef ref, guint field, const char *text)
{
  g_autoptr (GError) error = NULL;
  CascadaValue value = cascada_value_text (text);

  cascada_workspace_change (workspace, ref, field, &value, NULL, &error);
  g_assert_no_error (error);
}

static void
count_notify_cb (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_records (Sample *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  CascadaRef ref = ref_of (CASCADA_KIND_GOAL, self->goal);
  CascadaRecord *record = get_record (workspace, ref);
  g_autoptr (CascadaRecord) again = get_record (workspace, ref);
  g_autoptr (GPtrArray) goals = cascada_workspace_get_children (workspace, CASCADA_KIND_GOAL, self->objective, NULL);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (record == again);
  g_assert_cmpuint (goals->len, ==, 1);
  g_assert_true (record == goals->pdata[0]);
  g_signal_connect (record, "notify::name", G_CALLBACK (count_notify_cb), &n);
  change_text (workspace, ref, CASCADA_GOAL_NAME, "Otra meta");
  g_assert_cmpstr (cascada_record_get_text (record, CASCADA_GOAL_NAME), ==, "Otra meta");
  cascada_workspace_undo (workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cascada_record_get_text (record, CASCADA_GOAL_NAME), ==, "Meta");
  g_assert_cmpuint (n, ==, 2);

  /* what an edit that is given up did is taken back in records that were read within it */
  begin_edit (workspace, "Given up");
  g_assert_true (cascada_workspace_remove (workspace, ref, &error));
  cascada_workspace_rollback (workspace);
  g_assert_false (cascada_record_is_removed (record));

  g_clear_object (&again);
  g_clear_pointer (&goals, g_ptr_array_unref);
  g_assert_finalize_object (record);
  g_assert_null (cascada_workspace_get_record (workspace, ref_of (CASCADA_KIND_GOAL, 99), &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND);
}

static void
changed_cb (CascadaWorkspace *workspace, GArray *changes, GString *log)
{
  if (changes == NULL)
    g_string_append (log, "everything; ");
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const CascadaChange *change = &g_array_index (changes, CascadaChange, i);

      g_string_append_printf (log, "%s %d; ", cascada_kind_get_class (change->ref.kind)->table, change->field);
    }
}

static void
assert_log (GString *log, const char *expected)
{
  g_assert_cmpstr (log->str, ==, expected);
  g_string_truncate (log, 0);
}

static void
test_changed (Sample *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_signal_connect (workspace, "changed", G_CALLBACK (changed_cb), log);
  begin_edit (workspace, "Cells");
  set_target (workspace, self->indicator, CUT, "20");
  set_target (workspace, self->indicator, CASCADA_PERIOD_YEAR (2025), "20");
  assert_log (log, "");
  commit_edit (workspace);
  assert_log (log, "target 1; target -1; ");
  cascada_workspace_undo (workspace, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (log->str, "target 1; "));
  g_assert_nonnull (strstr (log->str, "target 0; "));
  g_string_truncate (log, 0);

  begin_edit (workspace, "Many");
  for (guint i = 0; i < 1100; i++)
    create_goal (workspace, self->objective, NULL, "M");
  commit_edit (workspace);
  assert_log (log, "everything; ");

  /* the same value again is no edit */
  change_text (workspace, ref_of (CASCADA_KIND_GOAL, self->goal), CASCADA_GOAL_NAME, "Meta");
  assert_log (log, "");
  g_signal_handlers_disconnect_by_data (workspace, log);
}

static void
test_undo_descriptions (Sample *self, gconstpointer data)
{
  static const struct
  {
    CascadaKind kind;
    guint field;
    const char *text, *description;
  } rows[] = {
    { CASCADA_KIND_GOAL, CASCADA_GOAL_NAME, "Otra", "Edit name of 345" },
    { CASCADA_KIND_OBJECTIVE, CASCADA_OBJECTIVE_NAME, "Otro", "Edit name of objective 3" },
    { CASCADA_KIND_PLAN, CASCADA_PLAN_TITLE, "PEI", "Edit title of “Plan estratégico”" },
    { CASCADA_KIND_REPORT, CASCADA_REPORT_ANALYSIS, "Se avanzó", "Edit analysis of 4199, 2025-Q2" },
  };
  const gint64 ids[] = { self->goal, self->objective, self->plan, self->indicator };
  CascadaWorkspace *workspace = self->fixture.workspace;
  g_autoptr (GError) error = NULL;
  CascadaValue value = cascada_value_decimal (CASCADA_DECIMAL (7));
  g_autofree char *description = NULL;
  guint n = 0;

  g_signal_connect (workspace, "notify::undo-description", G_CALLBACK (count_notify_cb), &n);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = NULL;

      change_text (workspace, (CascadaRef){ rows[i].kind, rows[i].kind == CASCADA_KIND_REPORT ? CUT : 0, ids[i] }, rows[i].field,
                   rows[i].text);
      g_object_get (workspace, "undo-description", &shown, NULL);
      g_assert_cmpstr (shown, ==, rows[i].description);
      g_assert_cmpuint (n, ==, i + 1);
    }
  cascada_workspace_change (workspace, (CascadaRef){ CASCADA_KIND_TARGET, CASCADA_PERIOD_YEAR (2026), self->indicator },
                            CASCADA_TARGET_VALUE, &value, NULL, &error);
  g_assert_no_error (error);
  g_object_get (workspace, "undo-description", &description, NULL);
  g_assert_cmpstr (description, ==, "Edit target of 4199, 2026");
  g_signal_handlers_disconnect_by_data (workspace, &n);
}

static void
test_undo (Sample *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  g_autoptr (GError) error = NULL;
  gboolean can_undo, can_redo;

  change_text (workspace, ref_of (CASCADA_KIND_GOAL, self->goal), CASCADA_GOAL_NAME, "Otra");
  g_object_get (workspace, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  g_assert_true (can_undo && !can_redo);
  g_assert_true (cascada_workspace_undo (workspace, &error) && cascada_workspace_undo (workspace, &error));
  g_object_get (workspace, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  g_assert_true (!can_undo && can_redo);
  g_assert_false (cascada_workspace_undo (workspace, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* across a restart */
  g_assert_true (cascada_workspace_close (workspace, NULL));
  g_clear_object (&self->fixture.workspace);
  workspace = self->fixture.workspace = open_workspace (self->fixture.path, CASCADA_STORE_WRITE);
  g_object_get (workspace, "can-redo", &can_redo, NULL);
  g_assert_true (can_redo);
  g_assert_true (cascada_workspace_redo (workspace, &error) && cascada_workspace_redo (workspace, &error));
  {
    g_autoptr (CascadaRecord) goal = get_record (workspace, ref_of (CASCADA_KIND_GOAL, self->goal));

    g_assert_cmpstr (cascada_record_get_text (goal, CASCADA_GOAL_NAME), ==, "Otra");
  }
}

/* A report whose making was undone is made anew when it is written: what it held then does not come back with it. */
static void
test_cell_anew (Sample *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  CascadaRef ref = { CASCADA_KIND_REPORT, CASCADA_PERIOD_QUARTER (2025, 4), self->indicator };
  CascadaValue sent = cascada_value_integer (CASCADA_REPORT_STATE_SENT);
  g_autoptr (CascadaRecord) report = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, NULL, NULL));
  g_assert_true (cascada_workspace_set (workspace, ref, CASCADA_REPORT_STATE, &sent, NULL));
  commit_edit (workspace);
  g_assert_true (cascada_workspace_undo (workspace, NULL));
  begin_edit (workspace, NULL);
  set_executed (workspace, ref.id, ref.period, "3");
  commit_edit (workspace);
  report = cascada_workspace_get_record (workspace, ref, &error);
  g_assert_no_error (error);
  g_assert_false (cascada_record_is_removed (report));
  g_assert_cmpint (cascada_record_get_integer (report, CASCADA_REPORT_STATE), ==, CASCADA_REPORT_STATE_DRAFT);
  assert_decimal (cascada_record_get_decimal (report, CASCADA_REPORT_EXECUTED), "3");
}

static void
test_author (Sample *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  const CascadaHistoryEntry *entry;

  g_assert_cmpstr (cascada_workspace_get_author (workspace), !=, "");
  cascada_workspace_set_author (workspace, "Ana Ruiz");
  change_text (workspace, ref_of (CASCADA_KIND_GOAL, self->goal), CASCADA_GOAL_NAME, "Otra");
  history = cascada_workspace_get_history (workspace, ref_of (CASCADA_KIND_GOAL, self->goal), CASCADA_GOAL_NAME, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2);
  entry = history->pdata[0];
  g_assert_cmpstr (entry->edit.author, ==, "Ana Ruiz");
  g_assert_cmpstr (entry->edit.reason, ==, "Edit name of 345");
  g_assert_cmpstr (entry->change.old.text, ==, "Meta");
  g_assert_cmpstr (entry->change.value.text, ==, "Otra");
}

static void
test_create_defaults (Sample *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  static const CascadaKind kinds[] = { CASCADA_KIND_UNIT, CASCADA_KIND_PLAN, CASCADA_KIND_OBJECTIVE, CASCADA_KIND_GOAL,
                                       CASCADA_KIND_INDICATOR };
  gint64 parents[] = { 0, 0, self->plan, self->objective, self->goal };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) children = NULL;
      g_autoptr (CascadaRecord) record = NULL;
      gint64 id;

      begin_edit (workspace, "New");
      id = create (workspace, kinds[i], parents[i], NULL);
      commit_edit (workspace);
      record = get_record (workspace, ref_of (kinds[i], id));
      g_assert_true (g_str_has_prefix (
          cascada_record_get_text (record, cascada_field_find (kinds[i], kinds[i] == CASCADA_KIND_PLAN ? "title" : "name")),
          "New "));
      children = cascada_workspace_get_children (workspace, kinds[i], parents[i], &error);
      g_assert_true (children->pdata[children->len - 1] == record);
      if (kinds[i] == CASCADA_KIND_PLAN)
        g_assert_cmpint (cascada_record_get_integer (record, CASCADA_PLAN_FIRST_YEAR), ==, g_date_time_get_year (now));
    }
}

static void
test_refused_edit (Sample *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  g_autoptr (CascadaRecord) goal = get_record (workspace, ref_of (CASCADA_KIND_GOAL, self->goal));
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  CascadaValue nothing = CASCADA_VALUE_INIT;

  g_signal_connect (workspace, "changed", G_CALLBACK (changed_cb), log);
  g_assert_false (
      cascada_workspace_change (workspace, ref_of (CASCADA_KIND_GOAL, self->goal), CASCADA_GOAL_NAME, &nothing, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpstr (cascada_record_get_text (goal, CASCADA_GOAL_NAME), ==, "Meta");
  assert_log (log, "");
  g_signal_handlers_disconnect_by_data (workspace, log);

  g_assert_true (cascada_workspace_close (workspace, NULL));
  g_clear_object (&goal);
  g_clear_object (&self->fixture.workspace);
  self->fixture.workspace = open_workspace (self->fixture.path, CASCADA_STORE_READ_ONLY);
  g_assert_false (cascada_workspace_begin (self->fixture.workspace, CASCADA_EDIT_KIND_EDIT, "x", &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_READ_ONLY);
}

static void
test_find_plan (Sample *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  static const struct
  {
    const char *text;
    int found; /* 0 or 1; −1: none */
  } rows[] = {
    { "Plan estratégico", 0 },
    { "ESTRATEGICO", 0 },
    { "acción", 1 },
    { "Plan de acción 2024", 1 },
    { "plan", -1 },
    { "nada", -1 },
    { NULL, -1 },
  };
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->plan);
  g_autoptr (CascadaRecord) only = cascada_workspace_find_plan (workspace, NULL, NULL);
  g_autoptr (CascadaRecord) by_id = cascada_workspace_find_plan (workspace, id, NULL);
  gint64 plans[2] = { self->plan };

  g_assert_true (only != NULL && only == by_id);
  begin_edit (workspace, "Second");
  plans[1] = create_plan (workspace, "Plan de acción 2024", 2024, 2024);
  commit_edit (workspace);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CascadaRecord) plan = cascada_workspace_find_plan (workspace, rows[i].text, &error);

      if (rows[i].found >= 0)
        g_assert_cmpint (cascada_record_get_id (plan), ==, plans[rows[i].found]);
      else
        {
          g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND);
          g_assert_nonnull (strstr (error->message, "Plan de acción 2024"));
        }
    }
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
test_open_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) refused = NULL;
  g_autoptr (CascadaWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "other.cascada", NULL);

  cascada_workspace_open_async (path, CASCADA_STORE_WRITE | CASCADA_STORE_CREATE, NULL, opened_cb, &result);
  workspace = cascada_workspace_open_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  begin_edit (workspace, "Plan");
  create_plan (workspace, "Plan", 2025, 2025);
  commit_edit (workspace);
  g_assert_cmpstr (cascada_workspace_get_path (workspace), ==, path);
  g_assert_true (cascada_workspace_close (workspace, NULL));
  g_assert_null (cascada_workspace_get_path (workspace));

  g_assert_no_errno (g_unlink (path));
  cascada_workspace_open_async (path, CASCADA_STORE_WRITE, NULL, opened_cb, &refused);
  g_assert_null (cascada_workspace_open_finish (wait_for (&refused), &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND);
}

/* What is committed while a thread reads is in what it gives. */
static void
test_figures_async (Sample *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (CascadaFigures) figures = NULL;
  g_autoptr (CascadaFigures) same = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  cascada_workspace_load_figures_async (workspace, self->plan, NULL, opened_cb, &result);
  cascada_workspace_load_figures_async (workspace, self->plan, NULL, opened_cb, &second);
  cascada_workspace_load_figures_async (workspace, self->plan, cancellable, opened_cb, &cancelled);
  g_cancellable_cancel (cancellable);
  g_usleep (20000);
  begin_edit (workspace, "Meanwhile");
  set_executed (workspace, self->indicator, CUT, "9");
  create_goal (workspace, self->objective, "346", "Meta");
  commit_edit (workspace);
  figures = cascada_workspace_load_figures_finish (workspace, wait_for (&result), &error);
  g_assert_no_error (error);
  assert_decimal (cascada_figures_get_plan_percent (figures, CUT), "90");
  g_assert_cmpuint (cascada_figures_get_count (figures, CASCADA_LEVEL_GOAL), ==, 2);
  same = cascada_workspace_load_figures_finish (workspace, wait_for (&second), &error);
  g_assert_true (same == figures);
  g_assert_null (cascada_workspace_load_figures_finish (workspace, wait_for (&cancelled), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  begin_edit (workspace, "Later");
  set_executed (workspace, self->indicator, CUT, "8");
  commit_edit (workspace);
  assert_decimal (cascada_figures_get_plan_percent (figures, CUT), "80");
}

/* Figures read within an edit are nobody's but the reader's: the edit may be given up. */
static void
test_figures_within_edit (Sample *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  g_autoptr (CascadaFigures) within = NULL;
  g_autoptr (CascadaFigures) after = NULL;

  begin_edit (workspace, "Given up");
  set_executed (workspace, self->indicator, CUT, "9");
  within = get_figures (workspace, self->plan);
  assert_decimal (cascada_figures_get_plan_percent (within, CUT), "90");
  cascada_workspace_rollback (workspace);
  after = get_figures (workspace, self->plan);
  assert_decimal (cascada_figures_get_plan_percent (after, CUT), "50");
}

#define ADD(path, test) g_test_add ("/workspace/" path, Sample, NULL, sample_set_up, test, sample_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("records", test_records);
  ADD ("changed", test_changed);
  ADD ("undo-descriptions", test_undo_descriptions);
  ADD ("undo", test_undo);
  ADD ("cell-anew", test_cell_anew);
  ADD ("author", test_author);
  ADD ("create-defaults", test_create_defaults);
  ADD ("refused-edit", test_refused_edit);
  ADD ("find-plan", test_find_plan);
  g_test_add ("/workspace/open-async", Fixture, NULL, fixture_set_up, test_open_async, fixture_tear_down);
  ADD ("figures-async", test_figures_async);
  ADD ("figures-within-edit", test_figures_within_edit);

  return g_test_run ();
}
