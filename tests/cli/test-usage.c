/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the command line promises to scripts before any file is touched: statuses, help, and a man page that says the
 * same as the program. */

#include "config.h"

#include <string.h>
#include <sys/wait.h>

#include "cli-runner.h"

static const char *const commands[] = {
  "init",
  "sample",
  "import",
  "export",
  "plans",
  "set",
  "compliance",
  "check",
  "evidence",
  "history",
  "requests",
  "request",
  "versions",
  "deadlines",
  "backup",
  "bench",
};

static void
test_version (void)
{
  g_autoptr (CliRunner) runner = cli_runner_new ();

  cli_assert_status (runner, cli_runner_run (runner, "--version", NULL), 0);
  g_assert_cmpstr (runner->output, ==, "cascada-cli " VERSION "\n");
}

static void
test_help (void)
{
  g_autoptr (CliRunner) runner = cli_runner_new ();

  cli_assert_status (runner, cli_runner_run (runner, "--help", NULL), 0);
  g_assert_cmpstr (runner->errors, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    cli_assert_contains (runner->output, commands[i]);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *usage = g_strdup_printf ("cascada-cli %s", commands[i]);

      cli_assert_status (runner, cli_runner_run (runner, commands[i], "--help", NULL), 0);
      cli_assert_contains (runner->output, usage);
      g_assert_cmpstr (runner->errors, ==, "");
    }
}

static void
test_misuse (void)
{
  static const char *const rows[][6] = {
    { "frobnicate" },
    { "init" },
    { "init", "a", "b" },
    { "init", "--no-such-option", "a" },
    { "init", "--template", "none", "a" },
    { "plans" },
    { "plans", "w.cascada", "--format", "yaml" },
    { "import", "w.cascada" },
    { "import", "w.cascada", "f.csv", "--profile", "none" },
    { "import", "w.cascada", "f.csv", "--years", "20" },
    { "import", "w.cascada", "f.csv", "--years", "2024-2020" },
    { "import", "w.cascada", "f.csv", "--numbers", "roman" },
    { "import", "w.cascada", "f.csv", "--kind", "secret" },
    { "import", "w.cascada", "f.csv", "--setting", "cap" },
    { "import", "w.cascada", "f.csv", "--setting", "cap=much" },
    { "import", "w.cascada", "f.csv", "--setting", "sauce=hot" },
    { "export", "w.cascada", "--format", "xml" },
    { "export", "w.cascada", "--format", "json", "--as-of", "1" },
    { "versions", "w.cascada" },
    { "versions", "w.cascada", "plan", "2" },
    { "compliance", "w.cascada", "--cut", "2025-Q5" },
    { "compliance", "w.cascada", "--cut", "yesterday" },
    { "set", "w.cascada" },
    { "deadlines" },
    { "deadlines", "1492" },
    { "deadlines", "soon" },
    { "deadlines", "2025", "--day-off", "2025-02-30" },
    { "deadlines", "2025", "--ics", "-", "--remind", "-1" },
    { "deadlines", "2025", "--ics", "" },
    { "deadlines", "2025", "--format", "yaml" },
    { "bench", "--indicators", "0" },
  };
  g_autoptr (CliRunner) runner = cli_runner_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *const *row = rows[i];
      g_autofree char *words = g_strjoin (" ", row[0], row[1], row[2], row[3], row[4], row[5], NULL);
      int status = cli_runner_run (runner, row[0], row[1], row[2], row[3], row[4], row[5], NULL);

      g_test_message ("%s: %s", words, runner->errors);
      cli_assert_status (runner, status, 2);
      g_assert_cmpstr (runner->output, ==, "");
      g_assert_cmpstr (runner->errors, !=, "");
    }
}

/* The options that a help text lists: every word that begins with two dashes at the start of a line's options. */
static GHashTable *
find_options (const char *help)
{
  GHashTable *options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRegex) regex = g_regex_new ("^  (?:-[a-z], )?--([a-z-]+)", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, help, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    g_hash_table_add (options, g_match_info_fetch (match, 1));
  return options;
}

/* The options of a command's section in the man page, from its “.It Fl c , Fl -cut” lines. */
static GHashTable *
find_documented (const char *page, const char *command)
{
  GHashTable *options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *heading = g_strdup_printf ("\n.Ss %s\n", command);
  g_autoptr (GRegex) regex = g_regex_new ("^\\.It (?:Fl [a-z] , )?Fl -([a-z-]+)", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *section = NULL;
  const char *start = strstr (page, heading), *next_command, *next_part;

  g_assert_nonnull (start);
  next_command = strstr (start + 1, "\n.Ss ");
  next_part = strstr (start + 1, "\n.Sh ");
  g_assert_nonnull (next_part);
  section = g_strndup (start, (next_command != NULL ? MIN (next_command, next_part) : next_part) - start);
  for (g_regex_match (regex, section, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    g_hash_table_add (options, g_match_info_fetch (match, 1));
  return options;
}

static void
assert_all_in (GHashTable *options, GHashTable *others, const char *command, const char *where)
{
  GHashTableIter iter;
  gpointer option;

  g_hash_table_iter_init (&iter, options);
  while (g_hash_table_iter_next (&iter, &option, NULL))
    if (!g_hash_table_contains (others, option))
      g_error ("%s --%s is not in %s", command, (char *) option, where);
}

static void
test_man_page (void)
{
  g_autoptr (CliRunner) runner = cli_runner_new ();
  g_autofree char *path = g_build_filename (g_getenv ("CASCADA_DATADIR"), "cascada-cli.1", NULL);
  g_autofree char *page = NULL;

  g_assert_true (g_file_get_contents (path, &page, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (GHashTable) real = NULL;
      g_autoptr (GHashTable) documented = find_documented (page, commands[i]);

      cli_assert_status (runner, cli_runner_run (runner, commands[i], "--help", NULL), 0);
      real = find_options (runner->output);
      g_hash_table_remove (real, "help");
      /* described once, before the commands */
      if (g_str_equal (commands[i], "plans"))
        g_hash_table_remove (real, "format");
      assert_all_in (real, documented, commands[i], "the man page");
      assert_all_in (documented, real, commands[i], "--help");
    }
}

static void
test_deadlines (void)
{
  static const struct
  {
    const char *year;
    const char *quarter;
    const char *deadline;
  } rows[] = {
    { "2022", "2022-Q1", "2022-04-18" },
    { "2023", "2023-Q1", "2023-04-17" },
    { "2023", "2023-Q2", "2023-07-17" },
    { "2023", "2023-Q3", "2023-10-17" },
    { "2025", "2025-Q2", "2025-07-15" },
    { "2027", "2027-Q4", "2028-01-17" },
  };
  g_autoptr (CliRunner) runner = cli_runner_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = g_strdup_printf ("%s,%s,", rows[i].quarter, rows[i].deadline);

      cli_assert_status (runner, cli_runner_run (runner, "deadlines", rows[i].year, "--format", "csv", NULL), 0);
      cli_assert_contains (runner->output, line);
    }

  cli_assert_status (runner, cli_runner_run (runner, "deadlines", "2025", "--day-off", "2025-07-15", "--format", "csv", NULL), 0);
  cli_assert_contains (runner->output, "2025-Q2,2025-07-16,");
}

static void
test_deadlines_of_workspace (void)
{
  g_autoptr (CliRunner) runner = cli_runner_new ();

  cli_runner_write (runner, "w.json",
                    "{\"format\": \"cascada-workspace\", \"version\": 1, \"non-working-days\": ["
                    "{\"date\": \"2025-07-15\", \"name\": \"Día del servidor\"}]}");
  cli_assert_status (runner, cli_runner_run (runner, "import", "w.cascada", "w.json", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "deadlines", "2025", "w.cascada", "--format", "csv", NULL), 0);
  cli_assert_contains (runner->output, "2025-Q2,2025-07-16,Wednesday,15 Día del servidor\n");
  cli_assert_status (runner, cli_runner_run (runner, "deadlines", "2025", "w.cascada", "--day-off", "2025-07-16", "--format", "csv", NULL), 0);
  cli_assert_contains (runner->output, "2025-Q2,2025-07-17,Thursday,\"15 Día del servidor, 16 day entered\"\n");
  cli_assert_status (runner, cli_runner_run (runner, "deadlines", "2025", "missing.cascada", NULL), 3);
  g_assert_cmpstr (runner->output, ==, "");
}

static void
test_deadlines_as_calendar (void)
{
  static const char *const days[] = { "20270415", "20270715", "20271015", "20280117" };
  g_autoptr (CliRunner) runner = cli_runner_new ();
  g_autofree char *first = NULL;
  g_autofree char *written = NULL;
  g_autofree char *path = NULL;

  g_setenv ("SOURCE_DATE_EPOCH", "1750000000", TRUE);
  cli_assert_status (runner, cli_runner_run (runner, "deadlines", "2025", "--ics", "-", NULL), 0);
  first = g_strdup (runner->output);
  g_assert_true (g_str_has_prefix (first, "BEGIN:VCALENDAR\r\n"));
  g_assert_true (g_str_has_suffix (first, "END:VCALENDAR\r\n"));
  cli_assert_contains (first, "DTSTAMP:20250615T150640Z\r\nDTSTART;VALUE=DATE:20250715\r\n");
  cli_assert_contains (first, "TRIGGER:-P7D\r\n");
  cli_assert_status (runner, cli_runner_run (runner, "deadlines", "2025", "--ics", "-", NULL), 0);
  g_assert_cmpstr (runner->output, ==, first);
  /* what the table says, the calendar says */
  cli_assert_status (runner, cli_runner_run (runner, "deadlines", "2027", "--ics", "-", NULL), 0);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *line = g_strdup_printf ("DTSTART;VALUE=DATE:%s\r\n", days[i]);

      cli_assert_contains (runner->output, line);
    }
  /* to a file, beside the table */
  cli_assert_status (runner, cli_runner_run (runner, "deadlines", "2025", "--ics", "days.ics", "--remind", "0", "--format", "csv", NULL), 0);
  cli_assert_contains (runner->output, "2025-Q2,2025-07-15,Tuesday,\n");
  path = cli_runner_get_path (runner, "days.ics");
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  cli_assert_contains (written, "DTSTART;VALUE=DATE:20250715\r\n");
  g_assert_null (strstr (written, "VALARM"));
  cli_assert_status (runner, cli_runner_run (runner, "deadlines", "2025", "--ics", "no/folder/days.ics", NULL), 3);
  g_unsetenv ("SOURCE_DATE_EPOCH");
}

static void
test_full_output (void)
{
  g_autofree char *program = g_shell_quote (g_getenv ("CASCADA_CLI"));
  g_autofree char *command = g_strdup_printf ("exec %s deadlines 2025 >/dev/full", program);
  char *arguments[] = { (char *) "sh", (char *) "-c", command, NULL };
  g_autofree char *errors = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &errors, &status, NULL));
  g_assert_cmpint (WEXITSTATUS (status), ==, 3);
  cli_assert_contains (errors, "standard output");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/usage/version", test_version);
  g_test_add_func ("/cli/usage/help", test_help);
  g_test_add_func ("/cli/usage/misuse", test_misuse);
  g_test_add_func ("/cli/usage/man-page", test_man_page);
  g_test_add_func ("/cli/usage/deadlines", test_deadlines);
  g_test_add_func ("/cli/usage/deadlines-of-workspace", test_deadlines_of_workspace);
  g_test_add_func ("/cli/usage/deadlines-as-calendar", test_deadlines_as_calendar);
  g_test_add_func ("/cli/usage/full-output", test_full_output);
  return g_test_run ();
}
