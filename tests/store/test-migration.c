/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Workspaces of every schema there ever was, opened by this program. */

#include "cascada-store-private.h"
#include "fixture.h"

static void
copy_fixture (Fixture *fixture, int version)
{
  g_autofree char *name = g_strdup_printf ("schema-%d.cascada", version);
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "store", "data", name, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_clear_object (&fixture->store);
  g_file_get_contents (source, &content, &length, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (fixture->path, content, (gssize) length, NULL));
}

/* How many fields each schema had, where there are more now. */
static const guint n_fields_of[CASCADA_SCHEMA_VERSION + 1][CASCADA_N_KINDS] = {
  [1] = { [CASCADA_KIND_PLAN] = 15, [CASCADA_KIND_OBJECTIVE] = 5, [CASCADA_KIND_REPORT] = 7 },
  [2] = { [CASCADA_KIND_ATTACHMENT] = 11 },
};

/* The last of the kinds that each schema had whose records have ids of their own. */
static gboolean
has_kind (int version, CascadaKind kind)
{
  static const CascadaKind last[] = { [1] = CASCADA_KIND_INDICATOR, [2] = CASCADA_KIND_NON_WORKING_DAY };

  return !cascada_kind_get_class (kind)->is_cell && (version >= (int) G_N_ELEMENTS (last) || kind <= last[version]);
}

/* What make-fixture wrote. */
static void
check_record (CascadaStore *store, CascadaKind kind, guint n_fields)
{
  CascadaRecordClass *klass = cascada_kind_get_class (kind);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s", klass->table);
  g_autoptr (CascadaRecord) record = NULL;
  gint64 id;

  g_assert_true (cascada_store_get_number (store, sql, &id, NULL));
  record = cascada_store_load (store, (CascadaRef){ kind, CASCADA_PERIOD_NONE, id }, NULL);
  g_assert_nonnull (record);
  for (guint field = 1; field <= n_fields; field++)
    {
      const CascadaField *declaration = &klass->fields[field - 1];
      g_autofree char *text = g_strdup_printf ("%s: “%s” ñ", klass->table, declaration->name);

      if (declaration->type == CASCADA_FIELD_DECIMAL)
        g_assert_cmpint (cascada_record_get_decimal (record, field), ==, 33333333 + field - 1);
      else if (declaration->type == CASCADA_FIELD_DATE)
        g_assert_cmpint (cascada_record_get_integer (record, field), ==, 20250701 + field - 1);
      else if (declaration->type == CASCADA_FIELD_TEXT && !(kind == CASCADA_KIND_GOAL && field == CASCADA_GOAL_NAME))
        g_assert_cmpstr (cascada_record_get_text (record, field), ==, text);
    }
}

static void
check_content (CascadaStore *store, int version)
{
  for (CascadaKind kind = CASCADA_KIND_UNIT; kind < CASCADA_N_KINDS; kind++)
    if (has_kind (version, kind))
      check_record (store, kind,
                    n_fields_of[version][kind] > 0 ? n_fields_of[version][kind] : cascada_kind_get_class (kind)->n_fields);
}

static void
check_history (CascadaStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (CascadaRecord) goal = NULL;
  CascadaRef ref = { .kind = CASCADA_KIND_GOAL };
  CascadaHistoryEntry *entry;
  gint64 removed;

  g_assert_true (cascada_store_get_number (store, "SELECT id FROM goal", &ref.id, NULL));
  goal = cascada_store_load (store, ref, NULL);
  g_assert_cmpstr (cascada_record_get_text (goal, CASCADA_GOAL_NAME), ==, "Meta cambiada");
  entries = cascada_log_get_history (store, &ref, CASCADA_GOAL_NAME, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 4);
  entry = entries->pdata[2];
  g_assert_cmpstr (entry->edit.author, ==, "Benito");
  g_assert_cmpstr (entry->edit.reason, ==, "Resolución 5");
  g_assert_cmpstr (entry->change.old.text, ==, "goal: “name” ñ");
  g_assert_true (cascada_store_get_number (store, "SELECT removed FROM publication", &removed, NULL));
  g_assert_cmpint (removed, ==, 1);
}

static void
test_schema (Fixture *fixture, gconstpointer data)
{
  int version = GPOINTER_TO_INT (data);
  g_autoptr (GError) error = NULL;
  gint64 number;

  copy_fixture (fixture, version);
  fixture->store = open_store (fixture->path, CASCADA_STORE_WRITE);
  g_assert_true (cascada_store_get_number (fixture->store, "PRAGMA user_version", &number, NULL));
  g_assert_cmpint (number, ==, CASCADA_SCHEMA_VERSION);
  check_content (fixture->store, version);
  check_history (fixture->store);
  g_assert_true (cascada_store_check (fixture->store, NULL, NULL));
  cascada_log_verify (fixture->store, NULL, &error);
  g_assert_no_error (error);

  /* its undo goes on, and its log */
  g_assert_cmpint (cascada_log_get_undo (fixture->store, FALSE, NULL), ==, 5);
  g_assert_true (cascada_log_revert (fixture->store, FALSE, "Ana", &error));
  g_assert_true (cascada_log_revert (fixture->store, FALSE, "Ana", &error));
  create_sample (fixture->store);
  cascada_log_verify (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

/* A step that fails leaves the file at its version. */
static void
test_step (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 number;

  g_assert_false (cascada_store_apply_script (fixture->store, "CREATE TABLE zz (a) STRICT; CREATE TABLE zz (a)", 77, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_true (cascada_store_get_number (fixture->store, "PRAGMA user_version", &number, NULL));
  g_assert_cmpint (number, ==, CASCADA_SCHEMA_VERSION);
  g_assert_true (cascada_store_check_schema (fixture->store, CASCADA_SCHEMA_VERSION, NULL));

  g_assert_true (
      cascada_store_apply_script (fixture->store, "ALTER TABLE goal ADD COLUMN zz ANY; UPDATE goal SET zz = 1", 77, &error));
  g_assert_no_error (error);
  g_assert_true (cascada_store_get_number (fixture->store, "PRAGMA user_version", &number, NULL));
  g_assert_cmpint (number, ==, 77);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (int version = 1; version <= CASCADA_SCHEMA_VERSION; version++)
    {
      g_autofree char *name = g_strdup_printf ("/migration/schema-%d", version);

      g_test_add (name, Fixture, GINT_TO_POINTER (version), fixture_set_up, test_schema, fixture_tear_down);
    }
  ADD ("/migration/step", test_step);
  return g_test_run ();
}
