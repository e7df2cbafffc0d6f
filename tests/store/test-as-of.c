/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records as they were. */

#include "cascada-store-private.h"
#include "fixture.h"

static gint64
get_last_change (CascadaStore *store)
{
  gint64 id = 0;

  g_assert_true (cascada_store_get_number (store, "SELECT max (id) FROM change", &id, NULL));
  return id;
}

/* The fields that say something, "name=value " each; "(removed) " before them; "-" where there is no record. */
static char *
tell (CascadaStore *store, CascadaRef ref, gint64 moment)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaRecord) record = NULL;
  CascadaRecordClass *klass = cascada_kind_get_class (ref.kind);
  GString *text = g_string_new (NULL);

  cascada_log_load_as_of (store, ref, moment, &record, &error);
  g_assert_no_error (error);
  if (record == NULL)
    return g_string_free (g_string_append_c (text, '-'), FALSE);
  if (cascada_record_is_removed (record))
    g_string_append (text, "(removed) ");
  for (guint field = 1; field <= klass->n_fields; field++)
    {
      const CascadaValue *value = cascada_record_get_value (record, field);

      if (value->type == CASCADA_VALUE_TEXT)
        g_string_append_printf (text, "%s=%s ", klass->fields[field - 1].name, value->text);
      else if (value->type == CASCADA_VALUE_INTEGER && value->integer != 0)
        g_string_append_printf (text, "%s=%" G_GINT64_FORMAT " ", klass->fields[field - 1].name, value->integer);
    }
  return g_string_free (text, FALSE);
}

static void
assert_told (CascadaStore *store, CascadaRef ref, gint64 moment, const char *expected)
{
  g_autofree char *told = tell (store, ref, moment);

  g_assert_cmpstr (told, ==, expected);
}

static void
set (CascadaStore *store, CascadaRef ref, guint field, CascadaValue value)
{
  g_autoptr (GError) error = NULL;

  cascada_log_set (store, &ref, field, &value, &error);
  g_assert_no_error (error);
}

static gint64
change (CascadaStore *store, CascadaRef ref, guint field, CascadaValue value)
{
  begin_edit (store, NULL);
  set (store, ref, field, value);
  commit_edit (store);
  return get_last_change (store);
}

static gint64
revert (CascadaStore *store, gboolean redo)
{
  g_autoptr (GError) error = NULL;

  cascada_log_revert (store, redo, "Ana", &error);
  g_assert_no_error (error);
  return get_last_change (store);
}

/* An ordinary record: made, changed, undone, redone, removed and back. */
static void
test_record (Fixture *fixture, gconstpointer data)
{
  static const char *const states[] = {
    "-",
    "plan=%1$d number=3 name=Uno ",
    "plan=%1$d number=3 name=Dos ",
    "plan=%1$d name=Tres weight=5 ",
    "plan=%1$d number=3 name=Dos ",
    "plan=%1$d name=Tres weight=5 ",
    "(removed) plan=%1$d name=Tres weight=5 ",
    "plan=%1$d name=Tres weight=5 ",
  };
  gint64 moments[G_N_ELEMENTS (states)], plan;
  CascadaRef ref = { .kind = CASCADA_KIND_OBJECTIVE };
  CascadaStore *store = fixture->store;

  begin_edit (store, NULL);
  plan = create_plan (store, "PEI");
  commit_edit (store);
  moments[0] = get_last_change (store);
  begin_edit (store, NULL);
  ref.id = create_objective (store, plan, "Uno");
  set (store, ref, CASCADA_OBJECTIVE_NUMBER, cascada_value_integer (3));
  commit_edit (store);
  moments[1] = ref.id; /* the first change of its edit stands for all of it */
  moments[2] = change (store, ref, CASCADA_OBJECTIVE_NAME, cascada_value_text ("Dos"));
  begin_edit (store, NULL);
  set (store, ref, CASCADA_OBJECTIVE_NAME, cascada_value_text ("Tres"));
  set (store, ref, CASCADA_OBJECTIVE_WEIGHT, cascada_value_integer (5));
  set (store, ref, CASCADA_OBJECTIVE_NUMBER, CASCADA_VALUE_INIT);
  commit_edit (store);
  moments[3] = get_last_change (store) - 1;
  moments[4] = revert (store, FALSE);
  moments[5] = revert (store, TRUE);
  begin_edit (store, NULL);
  g_assert_true (cascada_log_remove (store, &ref, TRUE, NULL));
  commit_edit (store);
  moments[6] = get_last_change (store);
  moments[7] = revert (store, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (GString) expected = g_string_new (states[i]);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, plan);

      g_string_replace (expected, "%1$d", number, 0);
      assert_told (store, ref, moments[i], expected->str);
      if (i == G_N_ELEMENTS (states) - 1)
        assert_told (store, ref, 0, expected->str);
    }
}

/* A cell: named before it exists, removed, and entered again. */
static void
test_cell (Fixture *fixture, gconstpointer data)
{
  CascadaStore *store = fixture->store;
  gint64 indicator = create_sample (store), made = get_last_change (store);
  CascadaRef first = { CASCADA_KIND_TARGET, CASCADA_PERIOD_QUARTER (2025, 2), indicator };
  CascadaRef second = { CASCADA_KIND_TARGET, CASCADA_PERIOD_QUARTER (2025, 3), indicator };
  gint64 moments[5];

  begin_edit (store, NULL);
  create_target (store, indicator, second.period, 7);
  commit_edit (store);
  moments[0] = get_last_change (store);
  moments[1] = change (store, second, CASCADA_TARGET_VALUE, cascada_value_integer (8));
  begin_edit (store, NULL);
  g_assert_true (cascada_log_remove (store, &second, TRUE, NULL));
  commit_edit (store);
  moments[2] = get_last_change (store);
  begin_edit (store, NULL);
  create_target (store, indicator, second.period, 9);
  commit_edit (store);
  moments[3] = get_last_change (store);
  moments[4] = change (store, second, CASCADA_TARGET_VALUE, CASCADA_VALUE_INIT);

  assert_told (store, second, made, "-");
  assert_told (store, second, moments[0], "value=7 ");
  assert_told (store, second, moments[1], "value=8 ");
  assert_told (store, second, moments[2], "(removed) value=8 ");
  assert_told (store, second, moments[3], "value=9 ");
  assert_told (store, second, moments[4], "");
  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    assert_told (store, first, moments[i], "value=97000000 ");
  assert_told (store, (CascadaRef){ CASCADA_KIND_TARGET, CASCADA_PERIOD_YEAR (2024), indicator }, moments[4], "-");
  assert_told (store, (CascadaRef){ .kind = CASCADA_KIND_GOAL, .id = indicator }, moments[4], "-");
}

static void
test_errors (Fixture *fixture, gconstpointer data)
{
  CascadaRef ref = { CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, create_sample (fixture->store) };
  gint64 last = get_last_change (fixture->store);
  const gint64 moments[] = { last + 1, 1, last + (G_GINT64_CONSTANT (1) << 32), last & ~G_GINT64_CONSTANT (0xffffffff), G_MAXINT64 };

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (CascadaRecord) record = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (cascada_log_load_as_of (fixture->store, ref, moments[i], &record, &error));
      g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND);
      g_assert_null (record);
      g_assert_true (sqlite3_get_autocommit (fixture->store->db));
    }
}

/* A copy goes on by itself: its moments hold what it had seen of the file it is of; those of that file nothing of it. */
static void
test_replicas (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = g_build_filename (fixture->folder, "copia.cascada", NULL);
  CascadaRef ref = { CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, create_sample (fixture->store) };
  CascadaRef own = { .kind = CASCADA_KIND_PLAN };
  gint64 first = get_last_change (fixture->store), second, third, fourth;
  g_autofree char *expected_first = tell (fixture->store, ref, 0), *expected_second = NULL, *expected_third = NULL;
  g_autoptr (CascadaMoment) moment = NULL;

  second = change (fixture->store, ref, CASCADA_INDICATOR_NAME, cascada_value_text ("Dos"));
  expected_second = tell (fixture->store, ref, 0);
  g_clear_object (&fixture->store);
  g_assert_true (cascada_store_restore (fixture->path, backup, NULL, NULL));
  fixture->store = open_store (backup, CASCADA_STORE_WRITE);
  begin_edit (fixture->store, NULL);
  own.id = create_plan (fixture->store, "PAI");
  commit_edit (fixture->store);
  third = change (fixture->store, ref, CASCADA_INDICATOR_NAME, cascada_value_text ("Tres"));
  expected_third = tell (fixture->store, ref, 0);
  fourth = change (fixture->store, ref, CASCADA_INDICATOR_NAME, cascada_value_text ("Cuatro"));
  g_assert_cmpint (second >> 32, !=, third >> 32);

  assert_told (fixture->store, ref, first, expected_first);
  assert_told (fixture->store, ref, second, expected_second);
  assert_told (fixture->store, ref, own.id, expected_second);
  assert_told (fixture->store, ref, third, expected_third);
  assert_told (fixture->store, own, second, "-");

  moment = cascada_moment_new (fixture->store, third, NULL);
  g_assert_true (cascada_moment_includes (moment, second));
  g_assert_false (cascada_moment_includes (moment, second + 1));
  g_assert_true (cascada_moment_includes (moment, third));
  g_assert_false (cascada_moment_includes (moment, fourth));
  g_assert_false (cascada_moment_includes (moment, G_GINT64_CONSTANT (1) << 32 | 1));
}

/* No statement walks through what grows with the workspace. */
static void
test_no_scans (Fixture *fixture, gconstpointer data)
{
  gint64 indicator = create_sample (fixture->store), moment = get_last_change (fixture->store), steps = 0;
  g_autoptr (CascadaMoment) at = NULL;
  g_autoptr (CascadaRecord) record = NULL;
  sqlite3_stmt *stmt = NULL;

  for (int i = 0; i < 50; i++)
    create_sample (fixture->store);
  change (fixture->store, (CascadaRef){ .kind = CASCADA_KIND_INDICATOR, .id = indicator }, CASCADA_INDICATOR_NAME, cascada_value_text ("Otro"));
  at = cascada_moment_new (fixture->store, moment, NULL);
  for (CascadaKind kind = CASCADA_KIND_OBJECTIVE; kind <= CASCADA_KIND_REPORT; kind++)
    {
      gint64 parent = kind <= CASCADA_KIND_INDICATOR ? indicator - 3 + (kind - CASCADA_KIND_OBJECTIVE) : indicator;
      g_autoptr (GPtrArray) children = cascada_moment_load_children (at, kind, parent, NULL);

      g_assert_cmpuint (children->len, ==, kind <= CASCADA_KIND_INDICATOR || kind == CASCADA_KIND_TARGET);
    }
  g_assert_true (cascada_moment_load (at, (CascadaRef){ .kind = CASCADA_KIND_INDICATOR, .id = indicator }, &record, NULL));
  g_assert_cmpstr (cascada_record_get_text (record, CASCADA_INDICATOR_NAME), ==, "Indicador 1");
  while ((stmt = sqlite3_next_stmt (fixture->store->db, stmt)) != NULL)
    steps += sqlite3_stmt_status (stmt, SQLITE_STMTSTATUS_FULLSCAN_STEP, FALSE);
  g_assert_cmpint (steps, ==, 0);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  use_memory ();
  g_test_init (&argc, &argv, NULL);
  ADD ("/as-of/record", test_record);
  ADD ("/as-of/cell", test_cell);
  ADD ("/as-of/errors", test_errors);
  ADD ("/as-of/replicas", test_replicas);
  ADD ("/as-of/no-scans", test_no_scans);
  return g_test_run ();
}
