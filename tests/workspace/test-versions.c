/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Published states of a plan: read again as they were, and compared. */

#include "cascada-snapshot.h"
#include "cascada-version.h"
#include "cascada-versions.h"
#include "random-plan.h"

#define N_EDITS 250

typedef struct
{
  Fixture fixture;
  gint64 plan, objectives[2], goals[2], indicators[2];
} Sample;

static void
sample_set_up (Sample *self, gconstpointer data)
{
  CascadaWorkspace *workspace;

  fixture_set_up (&self->fixture, data);
  workspace = self->fixture.workspace;
  begin_edit (workspace, "Sample");
  self->plan = create_plan (workspace, "Plan de gestión", 2025, 2025);
  self->objectives[0] = create_objective (workspace, self->plan, 1, "Primero");
  self->objectives[1] = create_objective (workspace, self->plan, 2, "Segundo");
  self->goals[0] = create_goal (workspace, self->objectives[0], "345", "Meta");
  self->goals[1] = create_goal (workspace, self->objectives[0], NULL, "Otra meta");
  self->indicators[0] = create_indicator (workspace, self->goals[0], "4199", "Indicador", CASCADA_ANNUALISATION_SUM);
  self->indicators[1] = create_indicator (workspace, self->goals[1], "77", "Otro indicador", CASCADA_ANNUALISATION_SUM);
  set_weight (workspace, self->indicators[0], 2025, "50");
  set_target (workspace, self->indicators[0], CASCADA_PERIOD_QUARTER (2025, 1), "10");
  set_target (workspace, self->indicators[0], CASCADA_PERIOD_QUARTER (2025, 2), "20");
  set_executed (workspace, self->indicators[0], CASCADA_PERIOD_QUARTER (2025, 1), "9");
  commit_edit (workspace);
}

static void
sample_tear_down (Sample *self, gconstpointer data)
{
  fixture_tear_down (&self->fixture, data);
}

static CascadaStore *
get_store (Sample *self)
{
  return cascada_workspace_get_store (self->fixture.workspace);
}

static gint64
create_version (Sample *self, int number)
{
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_VERSION_NUMBER - 1] = cascada_value_integer (number),
    [CASCADA_VERSION_DATE - 1] = cascada_value_integer (20250715),
    [CASCADA_VERSION_DOCUMENT - 1] = cascada_value_text ("HOLA 123"),
  };

  return create (self->fixture.workspace, CASCADA_KIND_VERSION, self->plan, values);
}

static gint64
publish (Sample *self, int number)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  cascada_workspace_begin_procedure (self->fixture.workspace, CASCADA_EDIT_KIND_EDIT, "Publish", &error);
  g_assert_no_error (error);
  id = create_version (self, number);
  commit_edit (self->fixture.workspace);
  return id;
}

static void
change_text (Sample *self, CascadaRef ref, guint field, const char *text)
{
  CascadaValue value = cascada_value_text (text);

  g_assert_true (cascada_workspace_change (self->fixture.workspace, ref, field, &value, NULL, NULL));
}

static CascadaSnapshot *
take (CascadaStore *store, gint64 plan, gint64 moment, CascadaSnapshotFlags flags)
{
  g_autoptr (GError) error = NULL;
  CascadaSnapshot *snapshot = cascada_snapshot_new (store, plan, moment, flags, NULL, &error);

  g_assert_no_error (error);
  return snapshot;
}

static void
append_value (GString *text, const CascadaValue *value)
{
  if (value->type == CASCADA_VALUE_TEXT)
    g_string_append (text, value->text);
  else if (value->type == CASCADA_VALUE_INTEGER)
    g_string_append_printf (text, "%" G_GINT64_FORMAT, value->integer);
  else
    g_string_append_c (text, '-');
}

static void
append_told (GString *text, const CascadaValue *value, const char *name)
{
  if (name != NULL)
    g_string_append (text, name);
  else
    append_value (text, value);
}

/* "+ place", "- place", "place: field old → new": a line each. */
static char *
tell (const CascadaSnapshot *before, const CascadaSnapshot *after)
{
  static const char marks[] = "+-*";
  g_autoptr (GPtrArray) differences = cascada_snapshot_compare (before, after);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      CascadaDifference *difference = differences->pdata[i];
      const CascadaField *field = cascada_field_get (difference->ref.kind, difference->field);

      g_autofree char *period = field != NULL && cascada_kind_get_class (difference->ref.kind)->is_cell
                                    ? cascada_period_get_label (difference->ref.period)
                                    : NULL;

      g_string_append_printf (text, "%c %s", marks[difference->what], difference->place);
      if (period != NULL)
        g_string_append_printf (text, " › %s", period);
      if (field != NULL)
        {
          g_string_append_printf (text, " %s: ", field->name);
          append_told (text, &difference->old, difference->old_name);
          g_string_append (text, " → ");
          append_told (text, &difference->value, difference->name);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
assert_told (Sample *self, gint64 before, gint64 after, CascadaSnapshotFlags flags, const char *expected)
{
  g_autoptr (CascadaSnapshot) first = take (get_store (self), self->plan, before, flags);
  g_autoptr (CascadaSnapshot) second = take (get_store (self), self->plan, after, flags);
  g_autofree char *told = tell (first, second);

  g_assert_cmpstr (told, ==, expected);
}

/* What was reported is told where it is asked for. */
static void
assert_changed_report (Sample *self, gint64 before, gint64 after)
{
  g_autoptr (CascadaSnapshot) first = take (get_store (self), self->plan, before, CASCADA_SNAPSHOT_REPORTS);
  g_autoptr (CascadaSnapshot) second = take (get_store (self), self->plan, after, CASCADA_SNAPSHOT_REPORTS);
  g_autofree char *told = tell (first, second);

  g_assert_nonnull (strstr (told, "* Objective 1: Primero › Goal 345: Meta › Indicator 4199: Indicador › Q1 2025 executed: 9000000 → 8000000\n"));
}

/* By number; one that is undone is none. Who published is what the log says. */
static void
test_list (Sample *self, gconstpointer data)
{
  const gint64 ids[] = { publish (self, 1), publish (self, 2), publish (self, 3) };
  g_autoptr (GPtrArray) versions = NULL;
  const CascadaPlanVersion *version;

  g_assert_true (cascada_workspace_undo (self->fixture.workspace, NULL));
  versions = cascada_versions_list (get_store (self), self->plan, NULL);
  g_assert_cmpuint (versions->len, ==, 2);
  for (guint i = 0; i < versions->len; i++)
    {
      version = versions->pdata[i];
      g_assert_cmpint (version->id, ==, ids[i]);
      g_assert_cmpint (version->number, ==, i + 1);
      g_assert_cmpint (version->date, ==, 20250715);
      g_assert_cmpstr (version->document, ==, "HOLA 123");
      g_assert_cmpstr (version->author, ==, cascada_workspace_get_author (self->fixture.workspace));
      g_assert_null (version->person);
    }
}

/* What is changed, undone, added, moved and removed after a version; in document order. */
static void
test_compare (Sample *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  gint64 first = publish (self, 1), second, third, goal;

  change_text (self, ref_of (CASCADA_KIND_PLAN, self->plan), CASCADA_PLAN_TITLE, "Plan nuevo");
  change_text (self, ref_of (CASCADA_KIND_GOAL, self->goals[0]), CASCADA_GOAL_NAME, "Meta nueva");
  assert_told (self, first, 0, CASCADA_SNAPSHOT_PLAN,
               "* Plan: Plan nuevo title: Plan de gestión → Plan nuevo\n"
               "* Objective 1: Primero › Goal 345: Meta nueva name: Meta → Meta nueva\n");
  g_assert_true (cascada_workspace_undo (workspace, NULL));
  g_assert_true (cascada_workspace_undo (workspace, NULL));
  assert_told (self, first, 0, CASCADA_SNAPSHOT_REPORTS, "");

  begin_edit (workspace, "Second");
  set_weight (workspace, self->indicators[0], 2026, "40");
  set_target (workspace, self->indicators[0], CASCADA_PERIOD_QUARTER (2025, 2), "25");
  set_target (workspace, self->indicators[0], CASCADA_PERIOD_QUARTER (2025, 3), "30");
  g_assert_true (cascada_workspace_remove (workspace, (CascadaRef){ CASCADA_KIND_TARGET, CASCADA_PERIOD_QUARTER (2025, 1), self->indicators[0] }, NULL));
  set_executed (workspace, self->indicators[0], CASCADA_PERIOD_QUARTER (2025, 1), "8");
  goal = create_goal (workspace, self->objectives[1], "9", "Agregada");
  create_indicator (workspace, goal, "1", "Nuevo", CASCADA_ANNUALISATION_SUM);
  commit_edit (workspace);
  second = publish (self, 2);
  assert_told (self, first, second, CASCADA_SNAPSHOT_PLAN,
               "+ Objective 1: Primero › Goal 345: Meta › Indicator 4199: Indicador › 2026 value: - → 40000000\n"
               "- Objective 1: Primero › Goal 345: Meta › Indicator 4199: Indicador › Q1 2025 value: 10000000 → -\n"
               "* Objective 1: Primero › Goal 345: Meta › Indicator 4199: Indicador › Q2 2025 value: 20000000 → 25000000\n"
               "+ Objective 1: Primero › Goal 345: Meta › Indicator 4199: Indicador › Q3 2025 value: - → 30000000\n"
               "+ Objective 2: Segundo › Goal 9: Agregada\n"
               "+ Objective 2: Segundo › Goal 9: Agregada › Indicator 1: Nuevo\n");
  assert_told (self, second, first, CASCADA_SNAPSHOT_PLAN,
               "- Objective 1: Primero › Goal 345: Meta › Indicator 4199: Indicador › 2026 value: 40000000 → -\n"
               "+ Objective 1: Primero › Goal 345: Meta › Indicator 4199: Indicador › Q1 2025 value: - → 10000000\n"
               "* Objective 1: Primero › Goal 345: Meta › Indicator 4199: Indicador › Q2 2025 value: 25000000 → 20000000\n"
               "- Objective 1: Primero › Goal 345: Meta › Indicator 4199: Indicador › Q3 2025 value: 30000000 → -\n"
               "- Objective 2: Segundo › Goal 9: Agregada\n"
               "- Objective 2: Segundo › Goal 9: Agregada › Indicator 1: Nuevo\n");
  assert_changed_report (self, first, second);

  g_assert_true (cascada_workspace_move (workspace, ref_of (CASCADA_KIND_GOAL, self->goals[1]), self->objectives[1], 0, NULL));
  g_assert_true (cascada_workspace_delete (workspace, ref_of (CASCADA_KIND_GOAL, goal), NULL, NULL));
  third = publish (self, 3);
  assert_told (self, second, third, CASCADA_SNAPSHOT_PLAN,
               "- Objective 2: Segundo › Goal 9: Agregada\n"
               "- Objective 2: Segundo › Goal 9: Agregada › Indicator 1: Nuevo\n"
               "* Objective 2: Segundo › Goal: Otra meta objective: Objective 1: Primero → Objective 2: Segundo\n");
  assert_told (self, first, first, CASCADA_SNAPSHOT_PLAN, "");
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_set_object ((GAsyncResult **) data, result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/* In a thread; a unit by the name it had then. */
static void
test_async (Sample *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  CascadaRef goal = ref_of (CASCADA_KIND_GOAL, self->goals[0]), unit = { .kind = CASCADA_KIND_UNIT };
  CascadaValue values[MAX_FIELDS] = { [CASCADA_UNIT_NAME - 1] = cascada_value_text ("Usme") }, id;
  gint64 first = publish (self, 1), second;
  g_autoptr (GAsyncResult) compared = NULL, read = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (CascadaSnapshot) snapshot = NULL;
  CascadaDifference *difference;

  begin_edit (workspace, "Unit");
  unit.id = create (workspace, CASCADA_KIND_UNIT, 0, values);
  id = cascada_value_integer (unit.id);
  g_assert_true (cascada_workspace_set (workspace, goal, CASCADA_GOAL_UNIT, &id, NULL));
  commit_edit (workspace);
  second = publish (self, 2);
  change_text (self, unit, CASCADA_UNIT_NAME, "Alcaldía Local de Usme");

  cascada_versions_compare_async (workspace, self->plan, first, second, NULL, done_cb, &compared);
  differences = cascada_versions_compare_finish (workspace, wait_for (&compared), NULL);
  g_assert_cmpuint (differences->len, ==, 1);
  difference = differences->pdata[0];
  g_assert_cmpuint (difference->field, ==, CASCADA_GOAL_UNIT);
  g_assert_null (difference->old_name);
  g_assert_cmpstr (difference->name, ==, "Usme");

  cascada_versions_read_async (workspace, self->plan, first, NULL, done_cb, &read);
  snapshot = cascada_versions_read_finish (workspace, wait_for (&read), NULL);
  g_assert_cmpuint (cascada_snapshot_get_n_records (snapshot), ==, 10);
  g_assert_cmpuint (cascada_snapshot_get_parent (snapshot, 0), ==, G_MAXUINT);
  g_assert_cmpuint (cascada_snapshot_get_parent (snapshot, 2), ==, 1);
}

/* What came with one import cannot be told apart, and is not said to be the same. */
static void
test_imported (Sample *self, gconstpointer data)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ids[3];

  g_assert_true (cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_IMPORT, "Import", NULL));
  ids[0] = create_version (self, 1);
  ids[1] = create_version (self, 2);
  commit_edit (workspace);
  ids[2] = publish (self, 3);
  versions = cascada_versions_list (get_store (self), self->plan, NULL);
  for (guint i = 0; i < versions->len; i++)
    g_assert_cmpint (((CascadaPlanVersion *) versions->pdata[i])->imported, ==, i < 2);
  g_assert_null (cascada_versions_compare (get_store (self), self->plan, ids[0], ids[1], NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) same = cascada_versions_compare (get_store (self), self->plan, ids[i], ids[i], NULL, NULL);
      g_autoptr (GPtrArray) later = cascada_versions_compare (get_store (self), self->plan, ids[i], ids[2], NULL, NULL);

      g_assert_cmpuint (same->len, ==, 0);
      g_assert_cmpuint (later->len, ==, 0);
    }
}

/* Names are cut, and what has none or no code is called by the other. */
static void
test_places (Sample *self, gconstpointer data)
{
  static const char long_name[] = "Fortalecer la gestión de las alcaldías locales con énfasis en lo que la ciudadanía pide";
  g_autoptr (CascadaSnapshot) snapshot = NULL;
  g_autoptr (GString) places = g_string_new (NULL);
  CascadaValue none = CASCADA_VALUE_INIT;

  change_text (self, ref_of (CASCADA_KIND_OBJECTIVE, self->objectives[1]), CASCADA_OBJECTIVE_NAME, long_name);
  g_assert_true (cascada_workspace_change (self->fixture.workspace, ref_of (CASCADA_KIND_OBJECTIVE, self->objectives[1]), CASCADA_OBJECTIVE_NUMBER, &none, NULL, NULL));
  snapshot = take (get_store (self), self->plan, 0, CASCADA_SNAPSHOT_REPORTS);
  for (guint i = 0; i < cascada_snapshot_get_n_records (snapshot); i++)
    {
      CascadaRecord *record = cascada_snapshot_get_record (snapshot, i);
      g_autofree char *place = cascada_snapshot_describe (snapshot, i);
      guint index;

      g_assert_true (cascada_snapshot_find (snapshot, cascada_record_get_ref (record), &index));
      g_assert_cmpuint (index, ==, i);
      g_string_append_printf (places, "%s: %s\n", cascada_kind_get_class (cascada_record_get_kind (record))->table, place);
    }
  g_assert_cmpstr (places->str, ==,
                   "plan: Plan: Plan de gestión\n"
                   "objective: Objective 1: Primero\n"
                   "goal: Objective 1: Primero › Goal 345: Meta\n"
                   "indicator: Objective 1: Primero › Goal 345: Meta › Indicator 4199: Indicador\n"
                   "weight: Objective 1: Primero › Goal 345: Meta › Indicator 4199: Indicador › 2025\n"
                   "target: Objective 1: Primero › Goal 345: Meta › Indicator 4199: Indicador › Q1 2025\n"
                   "target: Objective 1: Primero › Goal 345: Meta › Indicator 4199: Indicador › Q2 2025\n"
                   "report: Objective 1: Primero › Goal 345: Meta › Indicator 4199: Indicador › Q1 2025\n"
                   "goal: Objective 1: Primero › Goal: Otra meta\n"
                   "indicator: Objective 1: Primero › Goal: Otra meta › Indicator 77: Otro indicador\n"
                   "objective: Objective: Fortalecer la gestión de las alcaldías locales con énfasis…\n");
  g_assert_false (cascada_snapshot_find (snapshot, ref_of (CASCADA_KIND_GOAL, self->plan), NULL));
}

static void
test_errors (Sample *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 version = publish (self, 1), later;

  begin_edit (self->fixture.workspace, "Later");
  later = create_plan (self->fixture.workspace, "Otro plan", 2025, 2025);
  commit_edit (self->fixture.workspace);
  g_assert_null (cascada_snapshot_new (get_store (self), later, version, 0, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (cascada_snapshot_new (get_store (self), self->plan, 1, 0, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (cascada_snapshot_new (get_store (self), self->plan, version, 0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- random edits: each state is kept, and found again --- */

typedef struct
{
  gint64 moment;
  char *dumps[2]; /* of both plans */
} Kept;

static void
clear_kept (gpointer data)
{
  Kept *kept = data;

  g_free (kept->dumps[0]);
  g_free (kept->dumps[1]);
}

static void
dump_record (GString *text, CascadaRecord *record)
{
  CascadaRef ref = cascada_record_get_ref (record);
  CascadaRecordClass *klass = cascada_kind_get_class (ref.kind);

  g_string_append_printf (text, "%s %" G_GINT64_FORMAT " %d%s:", klass->table, ref.id, ref.period,
                          cascada_record_is_removed (record) ? " removed" : "");
  for (guint field = 1; field <= klass->n_fields; field++)
    {
      g_string_append_c (text, ' ');
      append_value (text, cascada_record_get_value (record, field));
    }
  g_string_append_c (text, '\n');
}

/* As the tables have it now. */
static void
dump_now (GString *text, CascadaWorkspace *workspace, CascadaRecord *record)
{
  static const CascadaKind kinds[][3] = {
    [CASCADA_KIND_PLAN] = { CASCADA_KIND_OBJECTIVE },
    [CASCADA_KIND_OBJECTIVE] = { CASCADA_KIND_GOAL },
    [CASCADA_KIND_GOAL] = { CASCADA_KIND_INDICATOR },
    [CASCADA_KIND_INDICATOR] = { CASCADA_KIND_WEIGHT, CASCADA_KIND_TARGET, CASCADA_KIND_REPORT },
    [CASCADA_KIND_REPORT] = { 0 },
  };

  dump_record (text, record);
  for (guint i = 0; i < 3 && kinds[cascada_record_get_kind (record)][i] != CASCADA_KIND_NONE; i++)
    {
      g_autoptr (GPtrArray) children = cascada_workspace_get_children (workspace, kinds[cascada_record_get_kind (record)][i],
                                                                       cascada_record_get_id (record), NULL);

      for (guint k = 0; k < children->len; k++)
        dump_now (text, workspace, children->pdata[k]);
    }
}

/* Also where it is deleted: edits go on below it. */
static char *
dump_plan (CascadaWorkspace *workspace, gint64 plan)
{
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (workspace, ref_of (CASCADA_KIND_PLAN, plan), NULL);
  GString *text = g_string_new (NULL);

  dump_now (text, workspace, record);
  return g_string_free (text, FALSE);
}

/* The plan at that moment, which is as it was kept. */
static CascadaSnapshot *
take_kept (CascadaStore *store, gint64 plan, const Kept *kept, const char *dump)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  CascadaSnapshot *snapshot = cascada_snapshot_new (store, plan, kept->moment, CASCADA_SNAPSHOT_REPORTS, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < cascada_snapshot_get_n_records (snapshot); i++)
    dump_record (text, cascada_snapshot_get_record (snapshot, i));
  g_assert_cmpstr (text->str, ==, dump);
  return snapshot;
}

static void
keep (RandomPlan *self, GArray *states)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  Kept kept;

  cascada_store_query_integer (cascada_workspace_get_store (workspace), "SELECT max (id) FROM change WHERE ?1 = 0", 0, &kept.moment, NULL);
  if (states->len > 0 && g_array_index (states, Kept, states->len - 1).moment == kept.moment)
    return;
  kept.dumps[0] = dump_plan (workspace, self->plan);
  kept.dumps[1] = dump_plan (workspace, self->other_plan);
  g_array_append_val (states, kept);
}

/* The rest of the edits is made in a copy, which is a replica of its own. */
static void
go_on_in_copy (RandomPlan *self)
{
  g_autofree char *path = g_build_filename (self->fixture.folder, "copia.cascada", NULL);

  g_assert_true (cascada_workspace_close (self->fixture.workspace, NULL));
  g_assert_finalize_object (g_steal_pointer (&self->fixture.workspace));
  g_assert_true (cascada_store_restore (self->fixture.path, path, NULL, NULL));
  self->fixture.workspace = open_workspace (path, CASCADA_STORE_WRITE);
}

static guint
count_told (const CascadaSnapshot *before, const CascadaSnapshot *after)
{
  g_autoptr (GPtrArray) differences = cascada_snapshot_compare (before, after);

  return differences->len;
}

static void
test_random (RandomPlan *self, gconstpointer data)
{
  g_autoptr (GArray) states = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_autoptr (CascadaSnapshot) last = NULL;
  CascadaStore *store;
  guint n_different = 0;

  g_array_set_clear_func (states, clear_kept);
  g_clear_object (&self->figures);
  keep (self, states);
  for (guint i = 0; i < N_EDITS; i++)
    {
      if (i == N_EDITS / 2)
        go_on_in_copy (self);
      change_anything (self);
      keep (self, states);
    }
  store = cascada_workspace_get_store (self->fixture.workspace);
  for (guint i = 0; i < states->len; i++)
    {
      Kept *kept = &g_array_index (states, Kept, i);
      g_autoptr (CascadaSnapshot) plan = take_kept (store, self->plan, kept, kept->dumps[0]);
      g_autoptr (CascadaSnapshot) other = take_kept (store, self->other_plan, kept, kept->dumps[1]);

      g_assert_cmpuint (count_told (plan, plan), ==, 0);
      if (last != NULL)
        n_different += count_told (last, plan) > 0;
      g_clear_pointer (&last, cascada_snapshot_free);
      last = g_steal_pointer (&plan);
    }
  g_test_message ("%u states, %u different", states->len, n_different);
  g_assert_cmpuint (states->len, >, N_EDITS / 2);
  g_assert_cmpuint (n_different, >, 0); /* how many is chance: many edits go to the other plan, or to what was deleted */
}

#define ADD(name, function) g_test_add (name, Sample, NULL, sample_set_up, function, sample_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/versions/list", test_list);
  ADD ("/versions/compare", test_compare);
  ADD ("/versions/async", test_async);
  ADD ("/versions/imported", test_imported);
  ADD ("/versions/places", test_places);
  ADD ("/versions/errors", test_errors);
  g_test_add ("/versions/random", RandomPlan, NULL, random_plan_set_up, test_random, random_plan_tear_down);
  return g_test_run ();
}
