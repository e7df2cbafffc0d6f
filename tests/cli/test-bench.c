/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The benchmark runs, compares with references, and leaves nothing behind but what it was asked to keep. */

#include <string.h>

#include "cli-runner.h"

static JsonObject *
find_measure (JsonArray *measures, const char *key)
{
  for (guint i = 0; i < json_array_get_length (measures); i++)
    {
      JsonObject *measure = json_array_get_object_element (measures, i);

      if (g_str_equal (json_object_get_string_member (measure, "measure"), key))
        return measure;
    }
  g_error ("no measure “%s”", key);
}

static void
test_measures (void)
{
  static const char *const compared[] = {
    "open-to-totals",
    "open",
    "recompute",
    "edit-to-totals",
    "totals-after-edit",
    "expand-all",
    "sort",
    "search",
    "sql-aggregate",
  };
  g_autoptr (CliRunner) runner = cli_runner_new ();
  g_autoptr (JsonNode) root = NULL;
  JsonArray *measures;

  cli_assert_status (runner, cli_runner_run (runner, "bench", "--indicators", "600", "--repetitions", "2", "--format", "json", NULL), 0);
  root = cli_runner_parse (runner);
  measures = json_node_get_array (root);
  for (guint i = 0; i < G_N_ELEMENTS (compared); i++)
    {
      JsonObject *measure = find_measure (measures, compared[i]);

      g_test_message ("%s", compared[i]);
      g_assert_cmpfloat (g_ascii_strtod (json_object_get_string_member (measure, "median_ms"), NULL), >=, 0);
      g_assert_nonnull (find_measure (measures, json_object_get_string_member (measure, "reference")));
    }
  g_assert_cmpint (g_ascii_strtoll (json_object_get_string_member (find_measure (measures, "memory-with-figures"), "bytes"), NULL, 10), >, 1000000);
}

/* The plan it generates is always the same, and as large as was asked. */
static void
test_kept (void)
{
  g_autoptr (CliRunner) runner = cli_runner_new ();
  g_autofree char *first = NULL;

  cli_assert_status (runner, cli_runner_run (runner, "bench", "--generate", "a.cascada", "--indicators", "120", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "bench", "--generate", "b.cascada", "--indicators", "120", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "compliance", "a.cascada", "--cut", "2025-Q4", "--format", "csv", NULL), 0);
  first = g_strdup (runner->output);
  cli_assert_status (runner, cli_runner_run (runner, "compliance", "b.cascada", "--cut", "2025-Q4", "--format", "csv", NULL), 0);
  g_assert_cmpstr (runner->output, ==, first);
  cli_assert_contains (first, "\nindicator,1,M3,120,");

  cli_assert_status (runner, cli_runner_run (runner, "bench", "--keep", "a.cascada", "--repetitions", "1", NULL), 0);
  cli_assert_contains (runner->output, "Indicators: 120; goals: 3; objectives: 1;");
  cli_assert_contains (runner->output, "Peak memory");
}

static void
test_empty (void)
{
  g_autoptr (CliRunner) runner = cli_runner_new ();

  cli_assert_status (runner, cli_runner_run (runner, "init", "w.cascada", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "bench", "--keep", "w.cascada", NULL), 2);
  cli_assert_contains (runner->errors, "w.cascada");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/bench/measures", test_measures);
  g_test_add_func ("/cli/bench/kept", test_kept);
  g_test_add_func ("/cli/bench/empty", test_empty);
  return g_test_run ();
}
