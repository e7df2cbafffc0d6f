/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bits that fall over in a closed file. */

#include <string.h>

#include "cascada-store-private.h"
#include "fixture.h"

#define N_FLIPS 400

static void
fill (CascadaStore *store)
{
  g_autoptr (GError) error = NULL;
  CascadaRef indicator = { CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, create_sample (store) };
  CascadaRef target = { CASCADA_KIND_TARGET, CASCADA_PERIOD_QUARTER (2025, 2), indicator.id };

  for (int i = 0; i < 120; i++)
    {
      g_autofree char *name = g_strdup_printf ("El indicador número %d con su nombre bastante largo", i);
      CascadaValue text = cascada_value_text (name), value = cascada_value_integer (i);

      begin_edit (store, name);
      create_indicator (store, indicator.id - 1, name);
      g_assert_true (cascada_log_set (store, &indicator, CASCADA_INDICATOR_NAME, &text, &error));
      g_assert_true (cascada_log_set (store, &target, CASCADA_TARGET_VALUE, &value, &error));
      commit_edit (store);
    }
}

/* Everything that the tables and the log say. */
static char *
dump (CascadaStore *store)
{
  static const char *tables[] = { "unit", "person", "plan", "objective", "goal", "indicator", "weight",
                                  "target", "report", "publication", "replica", "edit", "change" };
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s NOT INDEXED ORDER BY 1, 2", tables[i]);
      sqlite3_stmt *stmt;
      int code;

      if (sqlite3_prepare_v2 (store->db, sql, -1, &stmt, NULL) != SQLITE_OK)
        return NULL;
      while ((code = sqlite3_step (stmt)) == SQLITE_ROW)
        for (int column = 0; column < sqlite3_column_count (stmt); column++)
          {
            char type = '0' + (char) sqlite3_column_type (stmt, column);
            int length = sqlite3_column_bytes (stmt, column);

            g_checksum_update (checksum, (const guchar *) &type, 1);
            g_checksum_update (checksum, (const guchar *) &length, sizeof length);
            if (length > 0)
              g_checksum_update (checksum, sqlite3_column_blob (stmt, column), length);
          }
      sqlite3_finalize (stmt);
      if (code != SQLITE_DONE)
        return NULL;
    }
  return g_strdup (g_checksum_get_string (checksum));
}

/* A bit that changes what the file says is found at opening, by the check, or by the log; what passes all three says
 * what it said. */
static void
test_flips (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);
  g_autofree char *content = NULL, *original = NULL;
  guint at_opening = 0, by_check = 0, by_log = 0, harmless = 0;
  gsize length;

  fill (fixture->store);
  original = dump (fixture->store);
  g_clear_object (&fixture->store);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  for (guint i = 0; i < N_FLIPS; i++)
    {
      gsize place = (gsize) g_rand_double_range (rand, 100, (double) length);
      char mask = (char) (1 << g_rand_int_range (rand, 0, 8));
      g_autoptr (GError) error = NULL;
      g_autoptr (CascadaStore) store = NULL;

      content[place] ^= mask;
      g_assert_true (g_file_set_contents (fixture->path, content, (gssize) length, NULL));
      content[place] ^= mask;
      store = cascada_store_open (fixture->path, CASCADA_STORE_READ_ONLY, NULL, &error);
      if (store == NULL)
        at_opening++;
      else if (!cascada_store_check (store, NULL, &error))
        by_check++;
      else if (!cascada_log_verify (store, NULL, &error))
        by_log++;
      else
        {
          g_autofree char *now = dump (store);

          g_assert_cmpstr (now, ==, original);
          harmless++;
          continue;
        }
      g_assert_nonnull (error->message);
    }
  g_test_message ("found at opening %u, by the check %u, by the log %u; harmless %u", at_opening, by_check, by_log, harmless);
  g_assert_cmpuint (at_opening, >, 0);
  g_assert_cmpuint (by_log, >, 0);
}

/* Values that were changed by somebody who knows SQLite: the file is sound, the log is not fooled. */
static void
test_tampered (Fixture *fixture, gconstpointer data)
{
  static const char *rows[] = {
    "UPDATE target SET value = value + 1",
    "UPDATE plan SET title = 'Otro'",
    "UPDATE goal SET removed = 1",
    "UPDATE indicator SET note = 'Nota' WHERE id = (SELECT min (id) FROM indicator)",
    "UPDATE change SET value = value + 1 WHERE field > 0 AND typeof (value) = 'integer'",
    "UPDATE change SET prev = prev - 1 WHERE id = (SELECT max (id) FROM change)",
    "UPDATE change SET restores = 5 WHERE id = (SELECT max (id) FROM change)",
    "UPDATE change SET value = replace (value, 'PEI', 'PAI') WHERE field = -1",
    "UPDATE edit SET author = 'Benito' WHERE sequence = 3",
    "UPDATE edit SET reason = NULL WHERE sequence = 3",
    "PRAGMA ignore_check_constraints = ON; UPDATE edit SET target = 0 WHERE sequence = 3",
    "UPDATE edit SET time = time + 1 WHERE sequence = 121",
    "UPDATE edit SET last = last - 1 WHERE sequence = 121",
    "UPDATE edit SET hash = zeroblob (32) WHERE sequence = 121",
    "UPDATE replica SET name = 'otro'",
    "DELETE FROM edit WHERE sequence = 121",
    "DELETE FROM edit WHERE sequence = 1",
    "DELETE FROM change WHERE id = (SELECT max (id) FROM change)",
    "DELETE FROM target",
    "DELETE FROM indicator WHERE id = (SELECT max (id) FROM indicator)",
    "INSERT INTO target SELECT id, 202400, 5, 0 FROM indicator LIMIT 1",
    "INSERT INTO plan (id, title, kind, first_year, last_year, position, increasing, constant, decreasing, decimals, notation, "
    "weight_tolerance) SELECT id + 1000000, title, kind, first_year, last_year, position, increasing, constant, decreasing, "
    "decimals, notation, weight_tolerance FROM plan",
    "INSERT INTO change SELECT id + 1000000, kind, record, period, field, value, prev, restores FROM change LIMIT 1",
  };
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  fill (fixture->store);
  g_clear_object (&fixture->store);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CascadaStore) store = NULL;
      char *message = NULL;
      sqlite3 *db;

      g_assert_true (g_file_set_contents (fixture->path, content, (gssize) length, NULL));
      g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
      sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
      sqlite3_exec (db, rows[i], NULL, NULL, &message);
      g_assert_cmpstr (message, ==, NULL);
      g_assert_cmpint (sqlite3_changes (db), >, 0);
      sqlite3_close (db);

      store = open_store (fixture->path, CASCADA_STORE_READ_ONLY);
      g_test_message ("%s", rows[i]);
      g_assert_false (cascada_log_verify (store, NULL, &error));
      g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_DAMAGED);
      g_clear_error (&error);
    }
}

static void
test_sound (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (cascada_log_verify (fixture->store, NULL, NULL));
  fill (fixture->store);
  g_assert_true (cascada_store_check (fixture->store, cancellable, NULL));
  g_assert_true (cascada_log_verify (fixture->store, cancellable, NULL));
  g_assert_true (cascada_log_revert (fixture->store, FALSE, NULL, NULL));
  g_assert_true (cascada_log_verify (fixture->store, cancellable, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (cascada_log_verify (fixture->store, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  use_memory ();
  g_test_init (&argc, &argv, NULL);
  ADD ("/damage/sound", test_sound);
  ADD ("/damage/tampered", test_tampered);
  ADD ("/damage/flips", test_flips);
  return g_test_run ();
}
