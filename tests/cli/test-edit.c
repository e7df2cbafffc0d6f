/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changing a workspace from the command line, and reading back who did it. */

#include <string.h>

#include "cli-runner.h"

static const char plan[] = "objective_no,objective,goal_code,goal,indicator_code,indicator,weight,annualisation,unit,total,"
                           "target 2025-Q1,target 2025-Q2,target 2025-Q3,target 2025-Q4,executed 2025-Q1,executed 2025-Q2\n"
                           "1,Uno,G1,Meta uno,I1,Primero,50,sum,Número,100,25,25,25,25,20,24\n"
                           "1,Uno,G1,Meta uno,I2,Segundo,50,increasing,Número,40,10,20,30,40,10,25\n"
                           "1,Uno,G2,Meta dos,I3,Repetido,,sum,Número,4,1,1,1,1,,\n"
                           "1,Uno,G2,Meta dos,I3,Repetido otra vez,,sum,Número,4,1,1,1,1,,\n";

static CliRunner *
new_workspace (void)
{
  CliRunner *runner = cli_runner_new ();

  cli_runner_write (runner, "plan.csv", plan);
  cli_assert_status (runner, cli_runner_run (runner, "import", "w.cascada", "plan.csv", "--plan-title", "Prueba", NULL), 0);
  return runner;
}

static void
assert_row (CliRunner *runner, const char *start)
{
  cli_assert_status (runner, cli_runner_run (runner, "compliance", "w.cascada", "--cut", "2025-Q2", "--format", "csv", NULL), 0);
  cli_assert_contains (runner->output, start);
}

static void
test_cell (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();

  assert_row (runner, "indicator,1,G1,I1,I1,sum,50,50,44,100,88.00,");
  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "indicator", "I1", "executed", "2025-Q2", "30.5", NULL), 0);
  cli_assert_contains (runner->output, "24 → 30.5");
  assert_row (runner, "indicator,1,G1,I1,I1,sum,50,50,50.5,100,101.00,");

  /* a cell that was not there, and one taken away again */
  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "indicator", "I1", "target", "2025-05", "1", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "indicator", "I1", "target", "2025-05", "", NULL), 0);
  assert_row (runner, "indicator,1,G1,I1,I1,sum,50,50,50.5,100,101.00,");

  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "indicator", "I1", "executed", "2025-Q1", "--", "-5", NULL), 0);
  assert_row (runner, "indicator,1,G1,I1,I1,sum,50,50,25.5,100,51.00,");
}

static void
test_fields (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();

  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "indicator", "I2", "name", "Uno, «dos»; \"tres\"", NULL), 0);
  assert_row (runner, "\"Uno, «dos»; \"\"tres\"\"\"");
  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "indicator", "i2", "annualisation", "sum", NULL), 0);
  assert_row (runner, "indicator,1,G1,I2,I2,sum,50,30,35,100,116.67,");
  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "goal", "G1", "eliminated", "yes", NULL), 0);
  assert_row (runner, "indicator,1,G1,I2,I2,sum,50,30,35,100,,,,,,,,,eliminated,eliminated,");
  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "plan", "title", "Otro título", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "plans", "w.cascada", "--format", "csv", NULL), 0);
  cli_assert_contains (runner->output, ",Otro título\n");
}

static void
test_settings (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();

  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "--setting", "cap=110", "--setting", "decimals=1", "--plan", "Prueba", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "compliance", "w.cascada", "--cut", "2025-Q2", NULL), 0);
  cli_assert_contains (runner->output, "cap=110");
  cli_assert_contains (runner->output, "decimals=1");
  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "--setting", "cap=none", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "compliance", "w.cascada", "--cut", "2025-Q2", NULL), 0);
  cli_assert_contains (runner->output, "cap=none");
}

/* What cannot be is refused as wrong use, says why, and changes nothing: not even the parts that could be. */
static void
test_refused (void)
{
  static const char *const rows[][6] = {
    { "indicator", "I9", "name", "x" },
    { "indicator", "I3", "name", "x" },
    { "indicator", "I1", "colour", "x" },
    { "indicator", "I1", "executed", "2025-Q9", "1" },
    { "indicator", "I1", "executed", "2025-Q2", "1,5" },
    { "indicator", "I1", "executed", "2025-Q2", "99999999999999999999" },
    { "indicator", "I1", "executed", "2025-Q2", "0.1234567" },
    { "indicator", "I1", "weight", "2025-Q2", "10" },
    { "indicator", "I1", "annualisation", "sideways" },
    { "indicator", "I1", "name", "" },
    { "indicator", "I1" },
    { "indicator" },
    { "goal", "G1", "eliminated", "perhaps" },
    { "galaxy", "G1", "name", "x" },
    { "plan", "decimals", "7" },
    { "plan", "first-year", "1066" },
    { "--setting", "cap=none", "indicator", "I9", "name", "x" },
    { "--setting", "cap=-1" },
    { "--setting", "sauce=hot" },
    { "--setting", "cap" },
    { "--plan", "None such", "--setting", "cap=100" },
  };
  g_autoptr (CliRunner) runner = new_workspace ();
  g_autofree char *before = NULL;

  cli_assert_status (runner, cli_runner_run (runner, "export", "w.cascada", NULL), 0);
  before = g_strdup (runner->output);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *const *row = rows[i];
      int status = cli_runner_run (runner, "set", "w.cascada", row[0], row[1], row[2], row[3], row[4], row[5], NULL);

      g_test_message ("%s %s %s: %s", row[0], row[1], row[2], runner->errors);
      cli_assert_status (runner, status, 2);
      g_assert_cmpstr (runner->output, ==, "");
      g_assert_cmpstr (runner->errors, !=, "");
    }
  cli_assert_status (runner, cli_runner_run (runner, "export", "w.cascada", NULL), 0);
  g_assert_cmpstr (runner->output, ==, before);
}

/* Two of the same code: the message names both, and the id it gives works. */
static void
test_ambiguous (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();
  g_autofree char *id = NULL;
  const char *start;

  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "indicator", "I3", "name", "x", NULL), 2);
  start = strstr (runner->errors, "\n  #");
  g_assert_nonnull (start);
  id = g_strndup (start + 3, strcspn (start + 3, " "));
  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "indicator", id, "name", "Con nombre propio", NULL), 0);
  cli_assert_contains (runner->output, "Con nombre propio");
}

static void
test_history (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();
  g_autoptr (JsonNode) root = NULL;
  JsonArray *entries;
  JsonObject *newest;

  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "indicator", "I1", "executed", "2025-Q2", "30", "--author", "Ana", "--reason", "acta 12", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "history", "w.cascada", "indicator", "I1", "executed", "2025-Q2", "--format", "json", NULL), 0);
  root = cli_runner_parse (runner);
  entries = json_node_get_array (root);
  g_assert_cmpuint (json_array_get_length (entries), >=, 1);
  newest = json_array_get_object_element (entries, 0);
  g_assert_cmpstr (json_object_get_string_member (newest, "author"), ==, "Ana");
  g_assert_cmpstr (json_object_get_string_member (newest, "reason"), ==, "acta 12");
  g_assert_cmpstr (json_object_get_string_member (newest, "field"), ==, "executed");
  g_assert_cmpstr (json_object_get_string_member (newest, "period"), ==, "2025-Q2");
  g_assert_cmpstr (json_object_get_string_member (newest, "old"), ==, "24");
  g_assert_cmpstr (json_object_get_string_member (newest, "new"), ==, "30");
  g_assert_cmpstr (json_object_get_string_member (newest, "kind"), ==, "edit");

  cli_assert_status (runner, cli_runner_run (runner, "history", "w.cascada", "--limit", "1", NULL), 0);
}

static void
test_backup (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();
  g_autofree char *copy = NULL;
  g_autofree char *original = NULL;

  cli_assert_status (runner, cli_runner_run (runner, "backup", "w.cascada", NULL), 0);
  copy = g_strchomp (g_strdup (runner->output));
  g_assert_true (g_str_has_prefix (copy, runner->folder));
  cli_assert_status (runner, cli_runner_run (runner, "compliance", "w.cascada", "--cut", "2025-Q2", "--format", "json", NULL), 0);
  original = g_strdup (runner->output);
  cli_assert_status (runner, cli_runner_run (runner, "compliance", copy, "--cut", "2025-Q2", "--format", "json", NULL), 0);
  g_assert_cmpstr (runner->output, ==, original);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/edit/cell", test_cell);
  g_test_add_func ("/cli/edit/fields", test_fields);
  g_test_add_func ("/cli/edit/settings", test_settings);
  g_test_add_func ("/cli/edit/refused", test_refused);
  g_test_add_func ("/cli/edit/ambiguous", test_ambiguous);
  g_test_add_func ("/cli/edit/history", test_history);
  g_test_add_func ("/cli/edit/backup", test_backup);
  return g_test_run ();
}
