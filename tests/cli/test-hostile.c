/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that are not what they should be: a clear error that names the file, the right status, and nothing changed. */

#include <string.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "cascada-store.h"
#include "cli-runner.h"

static const char plan[] = "objective_no,objective,goal_code,goal,indicator_code,indicator,weight,annualisation,target 2025,executed 2025\n"
                           "1,Uno,G1,Meta uno,I1,Primero,100,sum,10,5\n";

static CliRunner *
new_workspace (void)
{
  CliRunner *runner = cli_runner_new ();

  cli_runner_write (runner, "plan.csv", plan);
  cli_assert_status (runner, cli_runner_run (runner, "import", "w.cascada", "plan.csv", "--plan-title", "Prueba", NULL), 0);
  return runner;
}

static GBytes *
read_file (CliRunner *runner, const char *name)
{
  g_autofree char *path = cli_runner_get_path (runner, name);
  char *content;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  return g_bytes_new_take (content, size);
}

static void
write_bytes (CliRunner *runner, const char *name, gconstpointer content, gsize size)
{
  g_autofree char *path = cli_runner_get_path (runner, name);

  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
}

/* Every command that opens a workspace fails on this one, says which, and leaves it as it was. */
static void
assert_refused (CliRunner *runner, const char *name)
{
  g_autoptr (GBytes) before = read_file (runner, name);
  g_autoptr (GBytes) after = NULL;
  const char *const rows[][6] = {
    { "plans" },
    { "compliance", "--cut", "2025" },
    { "check" },
    { "history" },
    { "export" },
    { "backup" },
    { "set", "plan", "title", "x" },
    { "import", "plan.csv" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int status = cli_runner_run (runner, rows[i][0], name, rows[i][1], rows[i][2], rows[i][3], NULL);

      g_test_message ("%s: %s", rows[i][0], runner->errors);
      cli_assert_status (runner, status, 3);
      g_assert_cmpstr (runner->output, ==, "");
      cli_assert_contains (runner->errors, name);
    }
  after = read_file (runner, name);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_missing (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();
  g_autofree char *path = cli_runner_get_path (runner, "none.cascada");

  cli_assert_status (runner, cli_runner_run (runner, "compliance", "none.cascada", "--cut", "2025", NULL), 3);
  cli_assert_contains (runner->errors, "none.cascada");
  cli_assert_status (runner, cli_runner_run (runner, "set", "none.cascada", "plan", "title", "x", NULL), 3);
  cli_assert_status (runner, cli_runner_run (runner, "import", "none.cascada", "none.csv", NULL), 3);
  cli_assert_contains (runner->errors, "none.csv");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  cli_assert_status (runner, cli_runner_run (runner, "init", "no/such/folder/w.cascada", NULL), 3);
}

static void
test_foreign (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();
  g_autofree char *noise = g_malloc (20000);
  g_autofree char *path = cli_runner_get_path (runner, "other.cascada");
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  sqlite3 *db;

  for (guint i = 0; i < 20000; i++)
    noise[i] = (char) g_rand_int (random);
  write_bytes (runner, "noise.cascada", noise, 20000);
  assert_refused (runner, "noise.cascada");
  write_bytes (runner, "text.cascada", plan, strlen (plan));
  assert_refused (runner, "text.cascada");

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE plan (id INTEGER PRIMARY KEY, title TEXT)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  assert_refused (runner, "other.cascada");
}

static void
test_truncated (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();
  g_autoptr (GBytes) whole = read_file (runner, "w.cascada");
  static const gsize sizes[] = { 1, 100, 4096, 20000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_assert_cmpuint (sizes[i], <, g_bytes_get_size (whole));
      write_bytes (runner, "short.cascada", g_bytes_get_data (whole, NULL), sizes[i]);
      assert_refused (runner, "short.cascada");
    }
}

static void
test_newer (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();
  g_autofree char *path = cli_runner_get_path (runner, "w.cascada");
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version = 999", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  assert_refused (runner, "w.cascada");
  cli_assert_contains (runner->errors, "newer");
}

/* A change behind the log's back is found when the file is checked. */
static void
test_tampered (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();
  g_autofree char *path = cli_runner_get_path (runner, "w.cascada");
  g_autoptr (GBytes) whole = read_file (runner, "w.cascada");
  gsize size;
  const char *content = g_bytes_get_data (whole, &size);
  g_autofree char *forged = g_memdup2 (content, size);
  guint n_forged = 0;

  cli_assert_status (runner, cli_runner_run (runner, "check", "w.cascada", "--file", NULL), 0);
  for (gsize i = 0; i + 7 < size; i++)
    if (memcmp (forged + i, "Primero", 7) == 0)
      {
        forged[i] = 'p';
        n_forged++;
        break;
      }
  g_assert_cmpuint (n_forged, ==, 1);
  write_bytes (runner, "forged.cascada", forged, size);
  cli_assert_status (runner, cli_runner_run (runner, "check", "forged.cascada", "--file", NULL), 3);
  cli_assert_contains (runner->errors, "forged.cascada");
}

static void
test_locked (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();
  g_autofree char *path = cli_runner_get_path (runner, "w.cascada");
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaStore) store = cascada_store_open (path, CASCADA_STORE_WRITE, NULL, &error);

  g_assert_no_error (error);
  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "plan", "title", "x", NULL), 3);
  cli_assert_contains (runner->errors, "w.cascada");
  /* reading goes on */
  cli_assert_status (runner, cli_runner_run (runner, "compliance", "w.cascada", "--cut", "2025", NULL), 0);
  g_assert_true (cascada_store_close (store, &error));
  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "plan", "title", "x", NULL), 0);
}

static void
test_documents (void)
{
  static const char *const documents[] = {
    "",
    "{",
    "[]",
    "{}",
    "null",
    "{\"version\":999}",
    "{\"version\":\"one\"}",
    "{\"version\":1,\"plan\":[{\"title\":3}]}",
  };
  g_autoptr (CliRunner) runner = new_workspace ();
  g_autofree char *before = NULL;
  g_autofree char *fresh = cli_runner_get_path (runner, "fresh.cascada");

  cli_assert_status (runner, cli_runner_run (runner, "export", "w.cascada", NULL), 0);
  before = g_strdup (runner->output);
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_test_message ("%s", documents[i]);
      cli_runner_write (runner, "lie.json", documents[i]);
      cli_assert_status (runner, cli_runner_run (runner, "import", "w.cascada", "lie.json", NULL), 3);
      cli_assert_contains (runner->errors, "lie.json");
      cli_assert_status (runner, cli_runner_run (runner, "import", "fresh.cascada", "lie.json", NULL), 3);
      g_assert_false (g_file_test (fresh, G_FILE_TEST_EXISTS));
    }
  cli_assert_status (runner, cli_runner_run (runner, "export", "w.cascada", NULL), 0);
  g_assert_cmpstr (runner->output, ==, before);
}

static void
test_tables (void)
{
  static const char *const tables[] = {
    "",
    "\n\n\n",
    "colour,size\nred,3\n",
    "objective_no\n1\n",
    "objective_no,objective,goal_code,goal,indicator_code,indicator,annualisation,target 2025\n1,Uno,G1,Meta,I1,Ind,sum,1e400\n",
    "objective_no,objective,goal_code,goal,indicator_code,indicator,annualisation,target 2025\n1,Uno,G1,Meta,I1,Ind,sum,99999999999999999999\n",
    "objective_no,objective,goal_code,goal,indicator_code,indicator,annualisation,target 2025\n\"1,Uno,G1,Meta,I1,Ind,sum,1\n",
  };
  g_autoptr (CliRunner) runner = new_workspace ();
  g_autofree char *before = NULL;

  cli_assert_status (runner, cli_runner_run (runner, "export", "w.cascada", NULL), 0);
  before = g_strdup (runner->output);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      int status;

      cli_runner_write (runner, "bad.csv", tables[i]);
      status = cli_runner_run (runner, "import", "w.cascada", "bad.csv", "--plan-title", "Otro", NULL);
      g_test_message ("%u: status %d, %s%s", i, status, runner->output, runner->errors);
      g_assert_true (status == 1 || status == 3);
      g_assert_cmpstr (runner->errors, !=, "");
    }
  cli_assert_status (runner, cli_runner_run (runner, "export", "w.cascada", NULL), 0);
  g_assert_cmpstr (runner->output, ==, before);
}

/* Names that would steer a terminal or a spreadsheet arrive as text. */
static void
test_escapes (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();
  g_autoptr (JsonNode) root = NULL;

  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "indicator", "I1", "name", "dos\nlíneas\tde texto", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "compliance", "w.cascada", "--cut", "2025", NULL), 0);
  cli_assert_contains (runner->output, "dos líneas de texto\n");
  cli_assert_status (runner, cli_runner_run (runner, "compliance", "w.cascada", "--cut", "2025", "--format", "csv", NULL), 0);
  cli_assert_contains (runner->output, "\"dos\nlíneas\tde texto\"\n");
  cli_assert_status (runner, cli_runner_run (runner, "compliance", "w.cascada", "--cut", "2025", "--format", "json", NULL), 0);
  root = cli_runner_parse (runner);
  cli_assert_contains (runner->output, "dos\\nlíneas\\tde texto");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/hostile/missing", test_missing);
  g_test_add_func ("/cli/hostile/foreign", test_foreign);
  g_test_add_func ("/cli/hostile/truncated", test_truncated);
  g_test_add_func ("/cli/hostile/newer", test_newer);
  g_test_add_func ("/cli/hostile/tampered", test_tampered);
  g_test_add_func ("/cli/hostile/locked", test_locked);
  g_test_add_func ("/cli/hostile/documents", test_documents);
  g_test_add_func ("/cli/hostile/tables", test_tables);
  g_test_add_func ("/cli/hostile/escapes", test_escapes);
  return g_test_run ();
}
