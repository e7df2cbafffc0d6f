/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

static gint64
count (CascadaStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaStatement) statement = cascada_store_prepare (store, sql, &error);
  gboolean row;

  g_assert_no_error (error);
  g_assert_true (cascada_statement_step (statement, &row, &error));
  g_assert_true (row);
  return cascada_statement_get_integer (statement, 0);
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 indicator = create_sample (fixture->store);
  g_autoptr (CascadaRecord) record = NULL, target = NULL;
  CascadaRef cell = { CASCADA_KIND_TARGET, CASCADA_PERIOD_QUARTER (2025, 2), indicator };

  g_assert_cmpint (indicator >> 32, ==, cascada_store_get_replica (fixture->store));
  g_assert_cmpint (indicator & 0xffffffff, ==, 4);

  /* what was written is there when the file is opened again */
  g_clear_object (&fixture->store);
  fixture->store = open_store (fixture->path, CASCADA_STORE_READ_ONLY);
  record = cascada_store_load (fixture->store, (CascadaRef){ CASCADA_KIND_INDICATOR, 0, indicator }, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cascada_record_get_text (record, CASCADA_INDICATOR_NAME), ==, "Indicador 1");
  g_assert_cmpint (cascada_record_get_integer (record, CASCADA_INDICATOR_ANNUALISATION), ==, 0);
  target = cascada_store_load (fixture->store, cell, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cascada_record_get_decimal (target, CASCADA_TARGET_VALUE), ==, CASCADA_DECIMAL (97));

  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM edit"), ==, 1);
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM change WHERE field = -1"), ==, 5);
  g_assert_false (cascada_log_begin (fixture->store, CASCADA_EDIT_KIND_EDIT, "Ana", NULL, 0, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_READ_ONLY);
}

static void
test_set (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CascadaRef cell = { CASCADA_KIND_TARGET, CASCADA_PERIOD_QUARTER (2025, 2), create_sample (fixture->store) };
  CascadaValue value = cascada_value_decimal (CASCADA_DECIMAL (98)), text = cascada_value_text ("98");

  begin_edit (fixture->store, "a new level");
  g_assert_true (cascada_log_set (fixture->store, &cell, CASCADA_TARGET_VALUE, &value, &error));
  commit_edit (fixture->store);
  g_assert_cmpint (count (fixture->store, "SELECT value FROM target"), ==, CASCADA_DECIMAL (98));
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM change WHERE field = 1 AND prev = id - 1 AND restores IS NULL"),
                   ==, 1);

  /* the value it has: no change, and an edit without changes leaves no trace */
  begin_edit (fixture->store, "nothing");
  g_assert_true (cascada_log_set (fixture->store, &cell, CASCADA_TARGET_VALUE, &value, &error));
  commit_edit (fixture->store);
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM edit"), ==, 2);

  /* a failure spoils the whole edit */
  begin_edit (fixture->store, "wrong");
  value = cascada_value_decimal (CASCADA_DECIMAL (99));
  g_assert_true (cascada_log_set (fixture->store, &cell, CASCADA_TARGET_VALUE, &value, &error));
  g_assert_false (cascada_log_set (fixture->store, &cell, CASCADA_TARGET_VALUE, &text, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (cascada_log_set (fixture->store, &cell, CASCADA_TARGET_VALUE, &value, &error));
  g_clear_error (&error);
  g_assert_false (cascada_log_commit (fixture->store, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_assert_cmpint (count (fixture->store, "SELECT value FROM target"), ==, CASCADA_DECIMAL (98));
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM change"), ==, 6);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) children = NULL;
  CascadaRef cell = { CASCADA_KIND_TARGET, CASCADA_PERIOD_QUARTER (2025, 2), create_sample (fixture->store) };
  CascadaRef again = cell;
  CascadaValue values[] = { cascada_value_decimal (CASCADA_DECIMAL (5)) };

  begin_edit (fixture->store, NULL);
  g_assert_true (cascada_log_remove (fixture->store, &cell, TRUE, &error));
  commit_edit (fixture->store);
  children = cascada_store_load_children (fixture->store, CASCADA_KIND_TARGET, cell.id, &error);
  g_assert_cmpuint (children->len, ==, 0);

  begin_edit (fixture->store, NULL);
  g_assert_false (cascada_log_set (fixture->store, &cell, CASCADA_TARGET_VALUE, values, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  cascada_log_rollback (fixture->store);

  /* entered again it is the same record */
  begin_edit (fixture->store, NULL);
  g_assert_true (cascada_log_create (fixture->store, &again, values, &error));
  commit_edit (fixture->store);
  g_assert_cmpint (count (fixture->store, "SELECT value FROM target WHERE removed = 0"), ==, CASCADA_DECIMAL (5));
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM change WHERE kind = 8 AND field = -1"), ==, 1);

  begin_edit (fixture->store, NULL);
  g_assert_false (cascada_log_create (fixture->store, &again, values, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  cascada_log_rollback (fixture->store);
}

static void
test_references (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CascadaRef goal = { .kind = CASCADA_KIND_GOAL }, cell = { CASCADA_KIND_TARGET, CASCADA_PERIOD_YEAR (2025), 12345 };
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_GOAL_OBJECTIVE - 1] = cascada_value_integer (99),
    [CASCADA_GOAL_NAME - 1] = cascada_value_text ("Meta"),
  };

  create_sample (fixture->store);
  begin_edit (fixture->store, NULL);
  g_assert_false (cascada_log_create (fixture->store, &goal, values, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Objective"));
  g_clear_error (&error);
  cascada_log_rollback (fixture->store);

  begin_edit (fixture->store, NULL);
  g_assert_false (cascada_log_create (fixture->store, &cell, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  cascada_log_rollback (fixture->store);

  begin_edit (fixture->store, NULL);
  cell.id = count (fixture->store, "SELECT id FROM indicator");
  cell.period = 202540;
  g_assert_false (cascada_log_create (fixture->store, &cell, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID);
}

/* An interrupted statement takes its whole transaction back; what comes after it must not be committed by itself. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  CascadaRef unit = { .kind = CASCADA_KIND_UNIT };
  CascadaValue values[MAX_FIELDS] = { [CASCADA_UNIT_NAME - 1] = cascada_value_text ("Oficina") };
  guint made = 0;

  g_cancellable_cancel (cancellable);
  begin_edit (fixture->store, NULL);
  cascada_store_set_cancellable (fixture->store, cancellable);
  while (made < 100000 && cascada_log_create (fixture->store, &unit, values, &error))
    made++;
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (made, >, 0);
  g_clear_error (&error);
  cascada_store_set_cancellable (fixture->store, NULL);

  g_assert_false (cascada_log_create (fixture->store, &unit, values, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (cascada_log_commit (fixture->store, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM unit"), ==, 0);
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM change"), ==, 0);

  create_sample (fixture->store);
  g_assert_true (cascada_log_verify (fixture->store, NULL, NULL));
}

/* Who acts, and in which role, stands with the edit and in its hash. */
static void
test_actor (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  CascadaRef ref = { .kind = CASCADA_KIND_PLAN };
  CascadaHistoryEntry *entry;

  cascada_log_set_actor (fixture->store, 77, CASCADA_ROLE_LOCAL_MAYOR);
  begin_edit (fixture->store, NULL);
  ref.id = create_plan (fixture->store, "PG");
  commit_edit (fixture->store);
  entries = cascada_log_get_history (fixture->store, &ref, CASCADA_FIELD_CREATION, 0, &error);
  g_assert_no_error (error);
  entry = entries->pdata[0];
  g_assert_cmpint (entry->edit.person, ==, 77);
  g_assert_cmpint (entry->edit.role, ==, CASCADA_ROLE_LOCAL_MAYOR);

  cascada_log_set_actor (fixture->store, 0, -1);
  begin_edit (fixture->store, NULL);
  create_plan (fixture->store, "PG 2");
  commit_edit (fixture->store);
  cascada_log_verify (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/change-log/actor", test_actor);
  ADD ("/change-log/create", test_create);
  ADD ("/change-log/set", test_set);
  ADD ("/change-log/remove", test_remove);
  ADD ("/change-log/references", test_references);
  ADD ("/change-log/cancelled", test_cancelled);
  return g_test_run ();
}
