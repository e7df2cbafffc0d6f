/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The procedure from the command line: steps by people, their refusals, and the ranking of a quarter. */

#include <string.h>

#include "cli-runner.h"

/* One goal of 2 a quarter; what was executed in the first two, and when the second was sent. */
static void
add_plan (GString *json, int unit, const char *title, const char *state, const char *first, const char *second, const char *sent)
{
  g_string_append_printf (json,
                          "%s{\"title\": \"%s\", \"kind\": \"management\", \"unit\": %d, \"first-year\": 2025, \"last-year\": 2025, \"state\": \"%s\","
                          "\"objectives\": [{\"number\": 1, \"name\": \"Gestión local\", \"goals\": [{\"code\": \"M1\", \"name\": \"Realizar 8 jornadas\","
                          "\"indicators\": [{\"code\": \"I1\", \"name\": \"Jornadas realizadas\", \"annualisation\": \"sum\", \"unit-of-measure\": \"Jornadas\","
                          "\"formula\": \"Número de jornadas\", \"deliverables\": \"Actas\", \"total\": \"8\", \"weights\": [{\"period\": \"2025\", \"value\": \"100\"}],"
                          "\"targets\": [{\"period\": \"2025-Q1\", \"value\": \"2\"}, {\"period\": \"2025-Q2\", \"value\": \"2\"},"
                          "{\"period\": \"2025-Q3\", \"value\": \"2\"}, {\"period\": \"2025-Q4\", \"value\": \"2\"}], \"reports\": [",
                          json->str[json->len - 1] == '[' ? "" : ", ", title, unit, state);
  if (first != NULL)
    g_string_append_printf (json, "{\"period\": \"2025-Q1\", \"executed\": \"%s\", \"state\": \"verified\", \"sent\": \"2025-04-10\"}", first);
  if (second != NULL)
    g_string_append_printf (json, ", {\"period\": \"2025-Q2\", \"executed\": \"%s\", \"state\": \"sent\", \"sent\": \"%s\"}", second, sent);
  g_string_append (json, "]}]}]}]}");
}

static CliRunner *
new_workspace (void)
{
  CliRunner *runner = cli_runner_new ();
  g_autoptr (GString) json = g_string_new (
      "{\"format\": \"cascada-workspace\", \"version\": 1, \"units\": ["
      "{\"id\": 1, \"name\": \"Alcaldía Local de Bosa\", \"kind\": \"local-office\"}, {\"id\": 2, \"name\": \"Alcaldía Local de Usme\", \"kind\": \"local-office\"},"
      "{\"id\": 3, \"name\": \"Alcaldía Local de Suba\", \"kind\": \"local-office\"}, {\"id\": 4, \"name\": \"Gestión Jurídica\", \"kind\": \"process\"},"
      "{\"id\": 5, \"name\": \"Alcaldía Local de Kennedy\", \"kind\": \"local-office\"}],"
      "\"persons\": [{\"name\": \"Alcaldesa de Suba\", \"role\": \"local-mayor\", \"unit\": 3}, {\"name\": \"Analista\", \"role\": \"planning-analyst\"},"
      "{\"name\": \"Jefa\", \"role\": \"head-of-planning\"}], \"plans\": [");

  add_plan (json, 1, "PG Bosa", "published", "2", "1", "2025-07-16");
  add_plan (json, 2, "PG Usme", "published", "1", "3", "2025-07-15");
  add_plan (json, 3, "PG Suba", "draft", NULL, NULL, NULL);
  add_plan (json, 4, "PG Jurídica", "published", "2", "2", "2025-07-10");
  add_plan (json, 5, "PG Kennedy", "published", NULL, NULL, NULL);
  g_string_append (json, "]}");
  cli_runner_write (runner, "w.json", json->str);
  cli_assert_status (runner, cli_runner_run (runner, "import", "w.cascada", "w.json", NULL), 0);
  return runner;
}

static void
test_ranking (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();
  g_autoptr (JsonNode) json = NULL;
  JsonArray *rows;
  JsonObject *row;

  cli_assert_status (runner, cli_runner_run (runner, "ranking", "w.cascada", "--cut", "2025-Q2", "--kind", "local-office", "--format", "csv", NULL), 0);
  g_assert_cmpstr (runner->output, ==,
                   "rank,unit,result,cumulative,reported,programmed,change\n"
                   "1,Alcaldía Local de Usme,150.00,100.00,1,1,1\n"
                   "2,Alcaldía Local de Bosa,50.00,75.00,1,1,-1\n"
                   ",Alcaldía Local de Kennedy,,,0,1,\n");

  cli_assert_status (runner, cli_runner_run (runner, "ranking", "w.cascada", "--cut", "2025-Q1", "--kind", "process", "--format", "json", NULL), 0);
  json = cli_runner_parse (runner);
  rows = json_node_get_array (json);
  g_assert_cmpuint (json_array_get_length (rows), ==, 1);
  row = json_array_get_object_element (rows, 0);
  g_assert_cmpint (json_object_get_int_member (row, "rank"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (row, "result"), ==, "100.00");
  g_assert_cmpint (json_object_get_int_member (row, "reported"), ==, 1);
  g_assert_true (json_object_get_null_member (row, "change"));

  /* a draft is not ranked unless it is asked for */
  cli_assert_status (runner, cli_runner_run (runner, "ranking", "w.cascada", "--cut", "2025-Q1", "--all-states", NULL), 0);
  cli_assert_contains (runner->output, "Suba");
  cli_assert_contains (runner->output, "Settings: ");
  cli_assert_contains (runner->output, "Deadline: 2025-04-15");
  /* without it people are told why it is not, and programs are spared it */
  cli_assert_status (runner, cli_runner_run (runner, "ranking", "w.cascada", "--cut", "2025-Q1", NULL), 0);
  cli_assert_contains (runner->output, "The plan is not published");
  cli_assert_status (runner, cli_runner_run (runner, "ranking", "w.cascada", "--cut", "2025-Q1", "--format", "csv", NULL), 0);
  g_assert_null (strstr (runner->output, "Suba"));
  cli_assert_status (runner, cli_runner_run (runner, "ranking", "w.cascada", "--cut", "2024-Q1", NULL), 0);
  cli_assert_contains (runner->output, "No unit");
  cli_assert_status (runner, cli_runner_run (runner, "ranking", "w.cascada", NULL), 2);
  cli_assert_status (runner, cli_runner_run (runner, "ranking", "w.cascada", "--cut", "2025", NULL), 2);
  cli_assert_status (runner, cli_runner_run (runner, "ranking", "w.cascada", "--cut", "2025-Q1", "--kind", "mayor", NULL), 2);
}

/* The quarter alone rolls up as the plan does: by the weights of its objectives, or with the cross-cutting block. */
static void
test_rollups (void)
{
  static const struct
  {
    const char *settings, *goal_kind, *result;
  } rows[] = {
    { "\"rollup\": \"objectives\"", "management", ",90.00,90.00," },
    { "\"rollup\": \"goals\"", "management", ",50.00,50.00," },
    { "\"rollup\": \"goals\", \"cross-cutting-share\": \"20\"", "cross-cutting", ",80.00,80.00," },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CliRunner) runner = cli_runner_new ();
      g_autofree char *json = g_strdup_printf (
          "{\"format\": \"cascada-workspace\", \"version\": 1, \"units\": [{\"id\": 1, \"name\": \"P1\", \"kind\": \"process\"}],"
          "\"plans\": [{\"title\": \"A\", \"kind\": \"management\", \"unit\": 1, \"first-year\": 2025, \"last-year\": 2025,"
          "\"state\": \"published\", %s, \"objectives\": [{\"name\": \"O1\", \"weight\": \"90\", \"goals\": [{\"name\": \"g\","
          "\"indicators\": [{\"name\": \"i\", \"annualisation\": \"sum\", \"targets\": [{\"period\": \"2025-Q2\", \"value\": \"2\"}],"
          "\"reports\": [{\"period\": \"2025-Q2\", \"executed\": \"2\"}]}]}]}, {\"name\": \"O2\", \"weight\": \"10\", \"goals\": ["
          "{\"name\": \"g\", \"kind\": \"%s\", \"indicators\": [{\"name\": \"i\", \"annualisation\": \"sum\", \"targets\": ["
          "{\"period\": \"2025-Q2\", \"value\": \"2\"}], \"reports\": [{\"period\": \"2025-Q2\", \"executed\": \"0\"}]}]}]}]}]}",
          rows[i].settings, rows[i].goal_kind);

      cli_runner_write (runner, "w.json", json);
      cli_assert_status (runner, cli_runner_run (runner, "import", "w.cascada", "w.json", NULL), 0);
      cli_assert_status (runner, cli_runner_run (runner, "ranking", "w.cascada", "--cut", "2025-Q2", "--format", "csv", NULL), 0);
      cli_assert_contains (runner->output, rows[i].result);
    }
}

#define STEP(person, ...) cli_runner_run (runner, "step", "w.cascada", "--plan", "PG Suba", "--as", person, __VA_ARGS__, NULL)

static void
test_steps (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();

  cli_assert_status (runner, STEP ("Analista", "publish", "--date", "2025-01-05"), 2);
  cli_assert_contains (runner->errors, "P005");
  cli_assert_status (runner, STEP ("Nadie", "submit"), 2);
  cli_assert_status (runner, STEP ("Analista", "bless"), 2);
  cli_assert_contains (runner->errors, "office-approve");
  cli_assert_status (runner, STEP ("Alcaldesa de Suba", "submit", "--date", "2025-01-10"), 0);
  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "--plan", "PG Suba", "--as", "Alcaldesa de Suba", "goal", "M1", "name", "Otra", NULL), 2);
  cli_assert_contains (runner->errors, "activities 4 to 6");
  cli_assert_status (runner, STEP ("Analista", "verify", "--date", "2025-01-12"), 0);
  cli_assert_status (runner, STEP ("Alcaldesa de Suba", "approve", "--date", "2025-01-15"), 2);
  cli_assert_contains (runner->errors, "HOLA");
  cli_assert_status (runner, STEP ("Alcaldesa de Suba", "approve", "--date", "2025-01-15", "--document", "HOLA 306319"), 0);
  cli_assert_status (runner, STEP ("Analista", "publish", "--date", "2025-01-16"), 2);
  cli_assert_contains (runner->errors, "policy 1");
  cli_assert_status (runner, STEP ("Jefa", "office-approve", "--date", "2025-01-16"), 0);
  cli_assert_status (runner, STEP ("Analista", "publish", "--date", "2025-01-20"), 0);
  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "--plan", "PG Suba", "goal", "M1", "name", "Otra", NULL), 2);
  cli_assert_contains (runner->errors, "policy 9");

  cli_assert_status (runner, STEP ("Jefa", "final-report", "--date", "2031-01-01"), 2); /* a day that has not come */
  cli_assert_contains (runner->errors, "2031");

  /* a report: what it lacks is told, and not before the quarter has ended */
  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "--plan", "PG Suba", "--as", "Alcaldesa de Suba", "indicator", "I1", "executed", "2025-Q1", "2", NULL), 0);
  cli_assert_status (runner, STEP ("Alcaldesa de Suba", "send", "--period", "2025-Q1", "--date", "2025-03-31"), 2);
  cli_assert_contains (runner->errors, "has not ended");
  cli_assert_status (runner, STEP ("Alcaldesa de Suba", "send", "--period", "2025-Q1", "--date", "2025-04-10"), 2);
  cli_assert_contains (runner->errors, "P005");
  cli_assert_status (runner, STEP ("Alcaldesa de Suba", "send"), 2);
  cli_assert_contains (runner->errors, "--period");
}

/* What the procedure does not permit is refused in words that name the clause, and nothing is written. */
static void
test_refusals (void)
{
  static const struct
  {
    const char *words[10];
    const char *told, *clause;
  } rows[] = {
    { { "step", "w.cascada", "--plan", "PG Suba", "--as", "Analista", "publish" }, "is no step of a plan in state", "policy 1" },
    { { "step", "w.cascada", "--plan", "PG Suba", "--as", "Alcaldesa de Suba", "publish" }, "Only a planning analyst or the head of planning", "activity 8" },
    { { "set", "w.cascada", "--plan", "PG Suba", "indicator", "I1", "executed", "2025-Q1", "2" }, "once the plan is published", "activities 8 and 9" },
    { { "set", "w.cascada", "--plan", "PG Bosa", "indicator", "I1", "executed", "2025-Q3", "2" }, "has not ended", "activity 9, note 2" },
    { { "step", "w.cascada", "--plan", "PG Bosa", "--period", "2025-Q3", "send" }, "has not ended", "activity 9, note 2" },
    { { "set", "w.cascada", "--plan", "PG Bosa", "indicator", "I1", "executed", "2025-Q1", "3" }, "the quarter is closed", "activity 10" },
    { { "step", "w.cascada", "--plan", "PG Bosa", "--period", "2025-Q1", "send" }, "closed", "activit" },
    { { "step", "w.cascada", "--plan", "PG Bosa", "--period", "2025-Q1", "verify" }, "closed", "activit" },
    { { "set", "w.cascada", "--plan", "PG Bosa", "goal", "M1", "eliminated", "yes" }, "modification request", "policy 9" },
    { { "set", "w.cascada", "--plan", "PG Bosa", "indicator", "I1", "target", "2025-Q4", "9" }, "modification request", "policy 9" },
    { { "set", "w.cascada", "--plan", "PG Suba", "plan", "state", "published" }, "take the step", "PLE-PIN-P005" },
    { { "step", "w.cascada", "--plan", "PG Suba", "--as", "Jefa", "submit" }, "Only the process leader or local mayor", "activity 3" },
  };
  g_autoptr (CliRunner) runner = NULL;
  g_autofree char *before = NULL;

  g_setenv ("CASCADA_TODAY", "2025-08-15", TRUE);
  runner = new_workspace ();
  cli_assert_status (runner, cli_runner_run (runner, "export", "w.cascada", "before.json", NULL), 0);
  before = cli_runner_read (runner, "before.json");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *after_name = g_strdup_printf ("after%u.json", (guint) i), *after = NULL;
      const char *const *w = rows[i].words;

      cli_assert_status (runner, cli_runner_run (runner, w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7], w[8], NULL), 2);
      g_test_message ("%s", runner->errors);
      cli_assert_contains (runner->errors, rows[i].told);
      cli_assert_contains (runner->errors, "PLE-PIN-P005");
      cli_assert_contains (runner->errors, rows[i].clause);
      cli_assert_status (runner, cli_runner_run (runner, "export", "w.cascada", after_name, NULL), 0);
      after = cli_runner_read (runner, after_name);
      g_assert_cmpstr (after, ==, before);
    }
  g_unsetenv ("CASCADA_TODAY");
}

/* Next year’s plan of one, then of the others of its kind; who has one already is named and left out. */
static void
test_new_plan (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();

  cli_assert_status (runner, cli_runner_run (runner, "new-plan", "w.cascada", "--from", "PG Bosa", "--format", "csv", NULL), 0);
  cli_assert_contains (runner->output, "Alcaldía Local de Bosa");
  cli_assert_contains (runner->output, "PG Bosa 2026");
  cli_assert_status (runner, cli_runner_run (runner, "new-plan", "w.cascada", "--from", "PG Bosa", NULL), 2);
  cli_assert_contains (runner->errors, "“PG Bosa 2026”");
  cli_assert_status (runner, cli_runner_run (runner, "new-plan", "w.cascada", "--from", "PG Bosa 2026", "--units", "all-local", "--as", "Alcaldesa de Suba", NULL), 0);
  cli_assert_contains (runner->output, "Plans: 1; in each, goals: 1, indicators: 1");
  cli_assert_contains (runner->output, "activity 3");
  cli_assert_status (runner, cli_runner_run (runner, "new-plan", "w.cascada", "--from", "PG Bosa 2026", "--units", "all-local", "--units", "gestion juridica", NULL), 0);
  cli_assert_contains (runner->output, "PG Bosa 2026 – Gestión Jurídica");
  cli_assert_contains (runner->output, "Plans: 3;");
  cli_assert_status (runner, cli_runner_run (runner, "new-plan", "w.cascada", "--from", "PG Bosa", "--units", "Nadie", NULL), 2);
  cli_assert_contains (runner->errors, "--units Nadie");
  cli_assert_status (runner, cli_runner_run (runner, "new-plan", "w.cascada", NULL), 2);
  cli_assert_status (runner, cli_runner_run (runner, "plans", "w.cascada", "--format", "csv", NULL), 0);
  cli_assert_contains (runner->output, "PG Bosa 2026 – Alcaldía Local de Kennedy");
}

#define VERSIONS(...) cli_runner_run (runner, "versions", "w.cascada", "PG Suba", __VA_ARGS__, NULL)
#define EXPORT(...) cli_runner_run (runner, "export", "w.cascada", "--format", "csv", "--plan", "PG Suba", __VA_ARGS__, NULL)

/* A version is listed, compared and written; what is reported after it is no change of the plan. */
static void
test_versions (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();
  g_autoptr (JsonNode) json = NULL;
  JsonObject *row;

  cli_assert_status (runner, VERSIONS ("--compare", "1"), 2);
  cli_assert_contains (runner->errors, "no version yet");
  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "--plan", "PG Suba", "goal", "M1", "name", "Hacer 8 jornadas", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "--plan", "PG Suba", "indicator", "I1", "target", "2025-Q4", "2.5", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "--plan", "PG Suba", "indicator", "I1", "total", "8.5", NULL), 0);
  cli_assert_status (runner, STEP ("Alcaldesa de Suba", "submit", "--date", "2025-01-10"), 0);
  cli_assert_status (runner, STEP ("Analista", "verify", "--date", "2025-01-12"), 0);
  cli_assert_status (runner, STEP ("Alcaldesa de Suba", "approve", "--date", "2025-01-15", "--document", "HOLA 306319"), 0);
  cli_assert_status (runner, STEP ("Jefa", "office-approve", "--date", "2025-01-16"), 0);
  cli_assert_status (runner, STEP ("Analista", "publish", "--date", "2025-01-20"), 0);

  cli_assert_status (runner, VERSIONS ("--format", "csv"), 0);
  g_assert_cmpstr (runner->output, ==, "version,date,who,hola-case,note,imported\n1,2025-01-20,Analista,HOLA 306319,,no\n");
  cli_assert_status (runner, VERSIONS ("--compare", "edit:1", "1", "--format", "json"), 0);
  json = cli_runner_parse (runner);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (json)), ==, 4);
  row = json_array_get_object_element (json_node_get_array (json), 1);
  g_assert_cmpstr (json_object_get_string_member (row, "change"), ==, "changed");
  g_assert_cmpstr (json_object_get_string_member (row, "record"), ==, "goal");
  g_assert_cmpstr (json_object_get_string_member (row, "field"), ==, "name");
  g_assert_cmpstr (json_object_get_string_member (row, "old"), ==, "Realizar 8 jornadas");
  g_assert_cmpstr (json_object_get_string_member (row, "new"), ==, "Hacer 8 jornadas");
  row = json_array_get_object_element (json_node_get_array (json), 3);
  g_assert_cmpstr (json_object_get_string_member (row, "period"), ==, "2025-Q4");
  g_assert_cmpstr (json_object_get_string_member (row, "new"), ==, "2.5");

  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "--plan", "PG Suba", "--as", "Alcaldesa de Suba", "indicator", "I1", "executed", "2025-Q1", "2", NULL), 0);
  cli_assert_status (runner, VERSIONS ("--compare", "1", "--format", "csv"), 0);
  g_assert_cmpstr (runner->output, ==, "change,record,id,place,period,field,old,new\n");
  cli_assert_status (runner, EXPORT ("--as-of", "edit:1"), 0);
  cli_assert_contains (runner->output, "Realizar 8 jornadas");
  cli_assert_status (runner, EXPORT ("--as-of", "1"), 0);
  cli_assert_contains (runner->output, "Hacer 8 jornadas");
  g_assert_null (strstr (runner->output, "executed"));
  cli_assert_status (runner, EXPORT ("--as-of", "2"), 2);
  cli_assert_contains (runner->errors, "there are: 1");
  cli_assert_status (runner, EXPORT ("--as-of", "edit:999"), 2);
  cli_assert_status (runner, EXPORT ("--as-of", "last"), 2);
}

/* What awaits the office: one late quarter of each plan, and what was sent. */
static void
test_agenda (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();

  g_setenv ("CASCADA_TODAY", "2025-08-01", TRUE);
  cli_assert_status (runner, cli_runner_run (runner, "agenda", "w.cascada", "--as", "Jefa", "--format", "csv", NULL), 0);
  cli_assert_contains (runner->output, "Late Reports,PG Kennedy,2025-Q1,2025-04-15,-108,1,");
  cli_assert_contains (runner->output, "Late Reports,PG Kennedy,2025-Q2,2025-07-15,-17,1,");
  cli_assert_contains (runner->output, "Reports to Check,PG Bosa,2025-Q2,2025-07-15,-17,1,");
  cli_assert_status (runner, cli_runner_run (runner, "agenda", "w.cascada", "--as", "Alcaldesa de Suba", "--format", "csv", NULL), 0);
  g_assert_cmpstr (runner->output, ==,
                   "what,plan,quarter,deadline,days,count,detail\n"
                   "Plans That Wait for a Step,PG Suba,,,,,Next step: Send the plan to be checked\n");
  cli_assert_status (runner, cli_runner_run (runner, "agenda", "w.cascada", "--as", "Nadie", NULL), 2);
  g_unsetenv ("CASCADA_TODAY");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/procedure/ranking", test_ranking);
  g_test_add_func ("/cli/procedure/rollups", test_rollups);
  g_test_add_func ("/cli/procedure/steps", test_steps);
  g_test_add_func ("/cli/procedure/refusals", test_refusals);
  g_test_add_func ("/cli/procedure/new-plan", test_new_plan);
  g_test_add_func ("/cli/procedure/versions", test_versions);
  g_test_add_func ("/cli/procedure/agenda", test_agenda);
  return g_test_run ();
}
