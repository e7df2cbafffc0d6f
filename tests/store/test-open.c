/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that are no workspace, or not one that can be trusted, are refused with a reason, and left as they are. */

#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cascada-store-private.h"
#include "fixture.h"

static void
close_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  if (fixture->store != NULL)
    cascada_store_close (fixture->store, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
}

/* How many files stand in the folder. */
static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_refused (Fixture *fixture, CascadaStoreFlags flags, CascadaError code, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaStore) store = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize length_before, length_after;

  g_assert_true (g_file_get_contents (fixture->path, &before, &length_before, NULL));
  store = cascada_store_open (fixture->path, flags, NULL, &error);
  g_test_message ("%s", error != NULL ? error->message : "opened");
  g_assert_null (store);
  g_assert_error (error, CASCADA_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_assert_nonnull (strstr (error->message, word));
  g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
assert_refused_always (Fixture *fixture, CascadaError code, const char *word)
{
  assert_refused (fixture, CASCADA_STORE_READ_ONLY, code, word);
  assert_refused (fixture, CASCADA_STORE_WRITE, code, word);
  assert_refused (fixture, CASCADA_STORE_CREATE, code, word);
}

static void
replace_file (Fixture *fixture, const char *content, gssize length)
{
  close_store (fixture);
  g_assert_true (g_file_set_contents (fixture->path, content, length, NULL));
}

/* Through another program, whose SQLite asks nobody. */
static void
alter_file (Fixture *fixture, const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  close_store (fixture);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_text_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (5000, 'x');

  replace_file (fixture, text, -1);
  assert_refused_always (fixture, CASCADA_ERROR_NOT_WORKSPACE, "another kind");
  replace_file (fixture, "Código;Meta\n", -1);
  assert_refused_always (fixture, CASCADA_ERROR_NOT_WORKSPACE, "another kind");
}

static void
test_empty_file (Fixture *fixture, gconstpointer data)
{
  replace_file (fixture, "", 0);
  assert_refused_always (fixture, CASCADA_ERROR_NOT_WORKSPACE, "empty");
}

static void
test_foreign_database (Fixture *fixture, gconstpointer data)
{
  close_store (fixture);
  g_assert_no_errno (g_unlink (fixture->path));
  alter_file (fixture, "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
  assert_refused_always (fixture, CASCADA_ERROR_NOT_WORKSPACE, "another program");
}

static void
test_other_application (Fixture *fixture, gconstpointer data)
{
  alter_file (fixture, "PRAGMA application_id = 252006673");
  assert_refused_always (fixture, CASCADA_ERROR_NOT_WORKSPACE, "another program");
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  alter_file (fixture, "PRAGMA user_version = 999");
  assert_refused_always (fixture, CASCADA_ERROR_NEWER, "update Cascada");
}

static void
test_no_version (Fixture *fixture, gconstpointer data)
{
  alter_file (fixture, "PRAGMA user_version = 0");
  assert_refused_always (fixture, CASCADA_ERROR_DAMAGED, "backup");
}

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  static const gsize lengths[] = { 50, 99, 100, 4096, 5000, 20000 };
  g_autofree char *content = NULL;
  gsize length;

  create_sample (fixture->store);
  close_store (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_assert_cmpuint (lengths[i], <, length);
      replace_file (fixture, content, (gssize) lengths[i]);
      assert_refused_always (fixture, lengths[i] < 100 ? CASCADA_ERROR_NOT_WORKSPACE : CASCADA_ERROR_DAMAGED,
                             lengths[i] < 100 ? "another kind" : "incomplete");
    }
  replace_file (fixture, content, (gssize) length - 1);
  assert_refused_always (fixture, CASCADA_ERROR_DAMAGED, "incomplete");
  replace_file (fixture, content, (gssize) length);
  g_object_unref (open_store (fixture->path, CASCADA_STORE_READ_ONLY));
}

/* Each would let a stranger's file act inside the program, or drop what guards it. */
static void
test_altered_schema (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    const char *name;
  } rows[] = {
    { "CREATE TRIGGER evil AFTER UPDATE ON goal BEGIN UPDATE plan SET title = 'x'; END", "trigger evil" },
    { "DROP TRIGGER goal_update", "trigger goal_update" },
    { "CREATE VIEW zz AS SELECT 1", "view zz" },
    { "CREATE INDEX aa ON goal (name)", "index aa" },
    { "CREATE TABLE zz (a)", "table zz" },
    { "ALTER TABLE goal ADD COLUMN zz ANY", "table goal" },
    { "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'BETWEEN 0 AND 4', 'BETWEEN 0 AND 9') WHERE name = 'goal'",
      "table goal" },
    { "ANALYZE", "table sqlite_stat1" },
  };
  g_autofree char *content = NULL;
  gsize length;

  close_store (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      replace_file (fixture, content, (gssize) length);
      alter_file (fixture, rows[i].sql);
      assert_refused_always (fixture, CASCADA_ERROR_DAMAGED, rows[i].name);
    }
}

static void
test_damaged_page (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  gsize length;

  create_sample (fixture->store);
  close_store (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  memset (content + length / 2, 0xa5, length / 2);
  replace_file (fixture, content, (gssize) length);
  assert_refused_always (fixture, CASCADA_ERROR_DAMAGED, "backup");
}

static void
test_no_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = g_build_filename (fixture->folder, "no", "such.cascada", NULL);

  g_assert_null (cascada_store_open (missing, CASCADA_STORE_WRITE, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (cascada_store_open (missing, CASCADA_STORE_CREATE, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_STORAGE);
  g_clear_error (&error);
  g_assert_null (cascada_store_open (fixture->folder, CASCADA_STORE_WRITE, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_WORKSPACE);
}

/* The superuser may write anything: who is meant is somebody else. */
static int
open_as_somebody (const char *path, CascadaStoreFlags flags)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CascadaStore) store = NULL;

      if (geteuid () == 0 && setuid (65534) != 0)
        _exit (99);
      store = cascada_store_open (path, flags, NULL, &error);
      _exit (store != NULL ? 77 : error->code);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  create_sample (fixture->store);
  close_store (fixture);

  g_assert_no_errno (chmod (fixture->folder, 0777));
  g_assert_no_errno (chmod (fixture->path, 0444));
  g_assert_cmpint (open_as_somebody (fixture->path, CASCADA_STORE_WRITE), ==, CASCADA_ERROR_READ_ONLY);
  g_assert_cmpint (open_as_somebody (fixture->path, CASCADA_STORE_READ_ONLY), ==, 77);

  g_assert_no_errno (chmod (fixture->folder, 0555));
  g_assert_no_errno (chmod (fixture->path, 0666));
  g_assert_cmpint (open_as_somebody (fixture->path, CASCADA_STORE_WRITE), ==, CASCADA_ERROR_READ_ONLY);
  g_assert_cmpint (open_as_somebody (fixture->path, CASCADA_STORE_READ_ONLY), ==, 77);
  g_assert_no_errno (chmod (fixture->folder, 0777));
  g_assert_cmpuint (count_files (fixture), ==, 1);
  g_assert_cmpint (open_as_somebody (fixture->path, CASCADA_STORE_WRITE), ==, 77);

  g_assert_no_errno (chmod (fixture->path, 0600));
  if (geteuid () == 0)
    g_assert_cmpint (open_as_somebody (fixture->path, CASCADA_STORE_READ_ONLY), ==, CASCADA_ERROR_STORAGE);
}

/* Closed, the file is whole in itself: nothing stands beside it, and a copy of it alone is a workspace. */
static void
test_closed_is_whole (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.cascada", NULL);
  g_autofree char *content = NULL;
  g_autoptr (CascadaStore) store = NULL;
  gint64 number;
  gsize length;

  g_assert_cmpuint (count_files (fixture), >, 1);
  create_sample (fixture->store);
  close_store (fixture);
  g_assert_cmpuint (count_files (fixture), ==, 1);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  g_assert_true (g_file_set_contents (copy, content, (gssize) length, NULL));
  store = open_store (copy, CASCADA_STORE_READ_ONLY);
  g_assert_true (cascada_store_get_number (store, "SELECT count (*) FROM indicator", &number, NULL));
  g_assert_cmpint (number, ==, 1);
  g_assert_true (cascada_store_check (store, NULL, NULL));
}

static void
test_journal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *mode = NULL;
  gint64 number;

  g_assert_true (cascada_store_get_string (fixture->store, "PRAGMA journal_mode", &mode, NULL));
  g_assert_cmpstr (mode, ==, "wal");
  g_assert_true (cascada_store_get_number (fixture->store, "PRAGMA synchronous", &number, NULL));
  g_assert_cmpint (number, ==, 2);
  g_assert_true (cascada_store_get_number (fixture->store, "PRAGMA foreign_keys", &number, NULL));
  g_assert_cmpint (number, ==, 1);
  g_assert_true (cascada_store_get_number (fixture->store, "PRAGMA trusted_schema", &number, NULL));
  g_assert_cmpint (number, ==, 0);
  g_assert_true (cascada_store_get_number (fixture->store, "PRAGMA cell_size_check", &number, NULL));
  g_assert_cmpint (number, ==, 1);
}

/* A reader beside the writer sees what is committed, and only that. */
static void
test_reader (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CascadaStore) reader = open_store (fixture->path, CASCADA_STORE_READER);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 number;

  create_sample (fixture->store);
  begin_edit (fixture->store, NULL);
  create_plan (fixture->store, "Otro");
  g_assert_true (cascada_store_get_number (reader, "SELECT count (*) FROM plan", &number, NULL));
  g_assert_cmpint (number, ==, 1);
  commit_edit (fixture->store);
  g_assert_true (cascada_store_get_number (reader, "SELECT count (*) FROM plan", &number, NULL));
  g_assert_cmpint (number, ==, 2);
  g_assert_cmpint (cascada_store_get_replica (reader), ==, cascada_store_get_replica (fixture->store));

  g_cancellable_cancel (cancellable);
  cascada_store_set_cancellable (reader, cancellable);
  g_assert_false (cascada_store_get_number (reader,
                                            "SELECT count (*) FROM change a, change b, change c, change d, change e, change f",
                                            &number, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A log of another file under the name: nothing of it is taken over. */
static void
test_remains (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL), *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  /* the log of a workspace with an edit in it, as a killed program leaves it */
  create_sample (fixture->store);
  g_assert_true (g_file_get_contents (log, &content, &length, NULL));
  g_assert_cmpuint (length, >, 0);
  close_store (fixture);

  g_assert_no_errno (g_unlink (fixture->path));
  g_assert_true (g_file_set_contents (log, content, (gssize) length, NULL));
  g_assert_null (cascada_store_open (fixture->path, CASCADA_STORE_CREATE, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, log));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_no_errno (g_unlink (log));
}

static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link_path = g_build_filename (fixture->folder, "link.cascada", NULL);
  g_autoptr (GError) error = NULL;

  /* by whatever name, it is the same file and has one writer */
  g_assert_no_errno (symlink (fixture->path, link_path));
  g_assert_null (cascada_store_open (link_path, CASCADA_STORE_WRITE, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_LOCKED);
}

static void
test_remote (void)
{
  g_assert_cmpstr (cascada_store_get_remote_name (0x6969), ==, "NFS");
  g_assert_cmpstr (cascada_store_get_remote_name (0x65735546), ==, "FUSE");
  g_assert_cmpstr (cascada_store_get_remote_name (0xff534d42), ==, "CIFS");
  g_assert_cmpstr (cascada_store_get_remote_name ((gint32) 0xff534d42), ==, "CIFS");
  g_assert_null (cascada_store_get_remote_name (0xef53));
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/open/text-file", test_text_file);
  ADD ("/open/empty-file", test_empty_file);
  ADD ("/open/foreign-database", test_foreign_database);
  ADD ("/open/other-application", test_other_application);
  ADD ("/open/newer", test_newer);
  ADD ("/open/no-version", test_no_version);
  ADD ("/open/truncated", test_truncated);
  ADD ("/open/altered-schema", test_altered_schema);
  ADD ("/open/damaged-page", test_damaged_page);
  ADD ("/open/no-file", test_no_file);
  ADD ("/open/read-only", test_read_only);
  ADD ("/open/closed-is-whole", test_closed_is_whole);
  ADD ("/open/journal", test_journal);
  ADD ("/open/reader", test_reader);
  ADD ("/open/remains", test_remains);
  ADD ("/open/link", test_link);
  g_test_add_func ("/open/remote", test_remote);
  return g_test_run ();
}
