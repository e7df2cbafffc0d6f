/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Contents: kept once, streamed, proven by their names, or not there at all. */

#include <string.h>

#include "cascada-store-private.h"
#include "fixture.h"

#define EMPTY "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

static GInputStream *
new_stream (gsize length, guint8 seed)
{
  guint8 *bytes = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) (seed + i * 7 + i / 251);
  return g_memory_input_stream_new_from_data (bytes, (gssize) length, g_free);
}

static char *
add (CascadaStore *store, gsize length, guint8 seed)
{
  g_autoptr (GInputStream) stream = new_stream (length, seed);
  g_autoptr (GError) error = NULL;
  char *sha256 = NULL;
  gint64 size;

  cascada_store_add_content (store, stream, 0, &sha256, &size, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (size, ==, length);
  return sha256;
}

static gint64
count_parts (CascadaStore *store)
{
  gint64 n;

  g_assert_true (cascada_store_get_number (store, "SELECT count (*) FROM content", &n, NULL));
  return n;
}

static void
test_sizes (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    gsize length;
    gint64 n_parts;
  } rows[] = { { 0, 1 }, { 1, 1 }, { 1048575, 1 }, { 1048576, 1 }, { 1048577, 2 }, { 3000000, 3 } };
  gint64 n_parts = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *sha256 = add (fixture->store, rows[i].length, 3);
      g_autofree char *again = add (fixture->store, rows[i].length, 3);
      g_autoptr (GOutputStream) copy = g_memory_output_stream_new_resizable ();
      g_autoptr (GInputStream) original = new_stream (rows[i].length, 3);
      g_autofree guint8 *bytes = g_malloc (rows[i].length + 1);
      g_autoptr (GError) error = NULL;

      n_parts += rows[i].n_parts;
      g_assert_cmpint (count_parts (fixture->store), ==, n_parts); /* once however often it is added */
      g_assert_cmpstr (sha256, ==, again);
      cascada_store_copy_content (fixture->store, sha256, copy, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_input_stream_read_all (original, bytes, rows[i].length, NULL, NULL, NULL));
      g_assert_cmpmem (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (copy)),
                       g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (copy)), bytes, rows[i].length);
    }
  g_assert_true (cascada_store_copy_content (fixture->store, EMPTY, NULL, NULL, NULL));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GInputStream) large = new_stream (101, 1);
  g_autoptr (GInputStream) fits = new_stream (100, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CascadaStore) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sha256 = NULL;
  gint64 size;

  g_assert_false (cascada_store_add_content (fixture->store, large, 100, &sha256, &size, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (cascada_store_add_content (fixture->store, fits, 100, &sha256, &size, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (sha256);
  g_assert_cmpint (count_parts (fixture->store), ==, 0);

  reader = open_store (fixture->path, CASCADA_STORE_READ_ONLY);
  g_assert_false (cascada_store_add_content (reader, fits, 0, &sha256, &size, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (cascada_store_copy_content (reader, EMPTY, NULL, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND);
}

/* Within an edit it comes and goes with the edit. */
static void
test_edit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL, *second = NULL;

  begin_edit (fixture->store, NULL);
  first = add (fixture->store, 10, 1);
  cascada_log_rollback (fixture->store);
  g_assert_cmpint (count_parts (fixture->store), ==, 0);
  begin_edit (fixture->store, NULL);
  create_plan (fixture->store, "PG");
  second = add (fixture->store, 10, 1);
  commit_edit (fixture->store);
  g_assert_cmpint (count_parts (fixture->store), ==, 1);
  g_assert_cmpstr (first, ==, second);
  g_assert_true (cascada_log_verify (fixture->store, NULL, NULL));
}

/* Other programs are refused by the file; who takes the guards away is found out. */
static void
test_damage (Fixture *fixture, gconstpointer data)
{
  static const char *const rows[] = {
    "UPDATE content SET bytes = zeroblob (length (bytes)) WHERE part = 1",
    "DELETE FROM content WHERE part = 1",
    "DELETE FROM content WHERE part = 0",
    "UPDATE content SET part = 7 WHERE part = 2",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *sha256 = add (fixture->store, 3000000, (guint8) (10 + i));
      g_autoptr (GError) error = NULL;
      sqlite3 *foreign;

      g_assert_cmpint (sqlite3_open (fixture->path, &foreign), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (foreign, rows[i], NULL, NULL, NULL), ==, SQLITE_CONSTRAINT);
      g_assert_true (cascada_store_copy_content (fixture->store, sha256, NULL, NULL, NULL));
      sqlite3_db_config (foreign, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
      g_assert_cmpint (sqlite3_exec (foreign, rows[i], NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (foreign);
      g_test_message ("%s", rows[i]);
      g_assert_false (cascada_store_copy_content (fixture->store, sha256, NULL, NULL, &error));
      g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_DAMAGED);
      g_assert_false (cascada_log_verify (fixture->store, NULL, NULL));
    }
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/content/sizes", test_sizes);
  ADD ("/content/refused", test_refused);
  ADD ("/content/edit", test_edit);
  ADD ("/content/damage", test_damage);
  return g_test_run ();
}
