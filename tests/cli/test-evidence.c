/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Evidence from the command line: added, listed, checked, saved out. */

#include <string.h>

#include <sqlite3.h>

#include "cli-runner.h"

static CliRunner *
new_workspace (void)
{
  CliRunner *runner = cli_runner_new ();

  cli_runner_write (runner, "w.json",
                    "{\"format\": \"cascada-workspace\", \"version\": 1, \"persons\": [{\"name\": \"Ana\", \"role\": \"head-of-planning\"}],"
                    "\"plans\": [{\"title\": \"PG\", \"kind\": \"management\", \"first-year\": 2025, \"last-year\": 2025, \"objectives\": [{\"number\": 1,"
                    "\"name\": \"O\", \"goals\": [{\"code\": \"M1\", \"name\": \"Realizar 8 jornadas\"}]}]}]}");
  cli_assert_status (runner, cli_runner_run (runner, "import", "w.cascada", "w.json", NULL), 0);
  cli_runner_write (runner, "acta.txt", "abc");
  return runner;
}

static void
break_content (CliRunner *runner)
{
  g_autofree char *path = cli_runner_get_path (runner, "w.cascada");
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE content SET bytes = x'616264'", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_changes (db), ==, 1);
  sqlite3_close (db);
}

static void
test_cycle (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();
  g_autofree char *saved = NULL, *content = NULL, *manifest = NULL, *lines = NULL;

  cli_assert_status (runner,
                     cli_runner_run (runner, "evidence", "w.cascada", "--plan", "PG", "--goal", "M1", "--cut", "2025-Q2", "--as", "Ana", "--add",
                                     "acta.txt", "--add", "acta.txt", NULL),
                     0);
  cli_assert_status (runner, cli_runner_run (runner, "evidence", "w.cascada", "--check", "--format", "csv", NULL), 0);
  cli_assert_contains (runner->output, "plan,period,goal,name,size,date,sha256,state\nPG,2025-Q2,M1,acta.txt,3,");
  cli_assert_contains (runner->output, ",ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad,present\n");
  lines = g_strdup (strchr (runner->output, '\n') + 1);
  g_assert_true (strchr (lines, '\n') == lines + strlen (lines) - 1); /* added once */
  cli_assert_status (runner, cli_runner_run (runner, "evidence", "w.cascada", "--cut", "2025-Q1", "--format", "csv", NULL), 0);
  g_assert_cmpstr (runner->output, ==, "plan,period,goal,name,size,date,sha256\n");

  cli_assert_status (runner, cli_runner_run (runner, "evidence", "w.cascada", "--save", "fuera", "--manifest", "m.csv", "--style", "es-CO", NULL), 0);
  g_assert_cmpstr (runner->output, ==, "1 file saved\n");
  saved = cli_runner_get_path (runner, "fuera/PG/2025-Q2/M1/acta.txt");
  g_assert_true (g_file_get_contents (saved, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "abc");
  manifest = cli_runner_get_path (runner, "m.csv");
  g_clear_pointer (&content, g_free);
  g_assert_true (g_file_get_contents (manifest, &content, NULL, NULL));
  cli_assert_contains (content, "PG;M1;2025-Q2;;acta.txt;text/plain;3;");
  cli_assert_contains (content, ";Ana;ba7816bf");
  cli_assert_contains (content, ";presente;\r\n");
  cli_assert_status (runner, cli_runner_run (runner, "evidence", "w.cascada", "--save", "fuera", NULL), 3);
}

static void
test_changed (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();

  cli_assert_status (runner, cli_runner_run (runner, "evidence", "w.cascada", "--plan", "PG", "--add", "acta.txt", NULL), 0);
  break_content (runner);
  cli_assert_status (runner, cli_runner_run (runner, "evidence", "w.cascada", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "evidence", "w.cascada", "--check", NULL), 1);
  cli_assert_contains (runner->output, "Changed");
  cli_assert_status (runner, cli_runner_run (runner, "evidence", "w.cascada", "--manifest", "-", NULL), 1);
  cli_assert_contains (runner->output, ",changed,\r\n");
  cli_assert_status (runner, cli_runner_run (runner, "evidence", "w.cascada", "--save", "fuera", NULL), 1);
  g_assert_cmpstr (runner->output, ==, "0 files saved\n");
}

static void
test_refused (void)
{
  static const char *const rows[][8] = {
    { "--plan", "PG", "--add", "no-está.txt" },
    { "--plan", "PG", "--add", "." },
    { "--plan", "Otro", "--add", "acta.txt" },
    { "--plan", "PG", "--goal", "M9", "--add", "acta.txt" },
    { "--plan", "PG", "--add", "acta.txt", "--as", "Luz" },
    { "--cut", "2025-Q5" },
    { "--style", "es-CO" },
    { "--manifest", "-", "--style", "fr" },
  };
  g_autoptr (CliRunner) runner = new_workspace ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *const *r = rows[i];

      cli_assert_status (runner, cli_runner_run (runner, "evidence", "w.cascada", r[0], r[1], r[2], r[3], r[4], r[5], r[6], NULL), 2);
    }
  cli_assert_status (runner, cli_runner_run (runner, "evidence", "w.cascada", "--format", "csv", NULL), 0);
  g_assert_cmpstr (runner->output, ==, "plan,period,goal,name,size,date,sha256\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/evidence/cycle", test_cycle);
  g_test_add_func ("/cli/evidence/changed", test_changed);
  g_test_add_func ("/cli/evidence/refused", test_refused);
  return g_test_run ();
}
