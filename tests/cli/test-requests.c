/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Modification requests from the command line: from draft to version, what is refused, the register and one of it. */

#include <string.h>

#include "cli-runner.h"

#define CLI(...) cli_runner_run (runner, __VA_ARGS__, NULL)
#define REQUEST(person, ...) cli_runner_run (runner, "request", "w.cascada", "--as", person, __VA_ARGS__, NULL)

/* A local office with a published plan of one goal, reported in the first quarter. */
static CliRunner *
new_workspace (void)
{
  CliRunner *runner;

  g_setenv ("CASCADA_TODAY", "2025-05-20", TRUE);
  runner = cli_runner_new ();
  cli_runner_write (runner, "w.json",
                    "{\"format\": \"cascada-workspace\", \"version\": 1, \"units\": ["
                    "{\"id\": 1, \"code\": \"SUBA\", \"name\": \"Alcaldía Local de Suba\", \"kind\": \"local-office\"},"
                    "{\"id\": 2, \"code\": \"SGL\", \"name\": \"Subsecretaría de Gestión Local\", \"kind\": \"office\"}],"
                    "\"persons\": [{\"name\": \"Alcaldesa\", \"role\": \"local-mayor\", \"unit\": 1}, {\"name\": \"Analista\", \"role\": \"planning-analyst\"},"
                    "{\"name\": \"Jefa\", \"role\": \"head-of-planning\"}], \"plans\": ["
                    "{\"title\": \"PG Suba\", \"kind\": \"management\", \"unit\": 1, \"first-year\": 2025, \"last-year\": 2025, \"state\": \"published\","
                    "\"objectives\": [{\"number\": 1, \"name\": \"Gestión local\", \"goals\": [{\"code\": \"M1\", \"name\": \"Realizar 8 jornadas\","
                    "\"indicators\": [{\"code\": \"I1\", \"name\": \"Jornadas realizadas\", \"annualisation\": \"sum\", \"unit-of-measure\": \"Jornadas\","
                    "\"formula\": \"Número de jornadas\", \"deliverables\": \"Actas\", \"total\": \"8\", \"weights\": [{\"period\": \"2025\", \"value\": \"100\"}],"
                    "\"targets\": [{\"period\": \"2025-Q1\", \"value\": \"2\"}, {\"period\": \"2025-Q2\", \"value\": \"2\"},"
                    "{\"period\": \"2025-Q3\", \"value\": \"2\"}, {\"period\": \"2025-Q4\", \"value\": \"2\"}], \"reports\": ["
                    "{\"period\": \"2025-Q1\", \"executed\": \"2\", \"state\": \"verified\", \"sent\": \"2025-04-10\"}]}]}]}]}]}");
  cli_assert_status (runner, CLI ("import", "w.cascada", "w.json"), 0);
  return runner;
}

static void
write_draft (CliRunner *runner)
{
  cli_assert_status (runner, REQUEST ("Alcaldesa", "begin", "--goal", "M1", "--ground", "technical"), 0);
  g_assert_cmpstr (runner->output, ==, "Modification request 1/2025: Draft\n");
  cli_assert_status (runner, REQUEST ("Alcaldesa", "propose", "1/2025", "goal", "M1", "name", "Realizar 10 jornadas"), 0);
  cli_assert_status (runner, REQUEST ("Alcaldesa", "propose", "1", "indicator", "I1", "target", "2025-Q4", "4"), 0);
  cli_assert_status (runner, REQUEST ("Alcaldesa", "propose", "1", "indicator", "I1", "total", "10"), 0);
}

static void
present (CliRunner *runner)
{
  write_draft (runner);
  cli_assert_status (runner, REQUEST ("Alcaldesa", "write", "1", "--justification", "Hay más solicitudes", "--reference", "Memorando 33"), 0);
  cli_assert_status (runner, REQUEST ("Alcaldesa", "present", "1"), 0);
  cli_assert_contains (runner->output, "Opinions pending");
}

static void
test_life (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();
  g_autoptr (JsonNode) json = NULL;
  JsonObject *object;

  present (runner);
  cli_assert_status (runner, REQUEST ("Analista", "record-opinion", "1", "--body", "SGL", "--sense", "favourable", "--document", "Memorando 40"), 0);
  cli_assert_status (runner, REQUEST ("Jefa", "approve", "1", "--text", "Se sustenta"), 0);
  cli_assert_contains (runner->output, "Approved");
  cli_assert_status (runner, REQUEST ("Alcaldesa", "send-adjusted", "1", "--document", "HOLA 306319"), 0);
  cli_assert_status (runner, REQUEST ("Analista", "publish", "1"), 0);
  g_assert_cmpstr (runner->output, ==, "Modification request 1/2025: Published\n");

  cli_assert_status (runner, CLI ("requests", "w.cascada", "--show", "1", "--format", "json"), 0);
  json = cli_runner_parse (runner);
  object = json_node_get_object (json);
  g_assert_cmpstr (json_object_get_string_member (object, "state"), ==, "published");
  g_assert_cmpstr (json_object_get_string_member (object, "hola-case"), ==, "HOLA 306319");
  g_assert_cmpint (json_object_get_int_member (object, "version"), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "values")), ==, 3);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "rules")), ==, 11);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "opinions")), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "history")), >=, 8);
  cli_assert_status (runner, CLI ("requests", "w.cascada", "--show", "1"), 0);
  cli_assert_contains (runner->output, "Realizar 10 jornadas");
  cli_assert_contains (runner->output, "M8  Met: ");
  cli_assert_contains (runner->output, "policy 9.10");
  cli_assert_contains (runner->output, "Adjusted version sent under HOLA 306319");
  /* the values are in force */
  cli_assert_status (runner, CLI ("history", "w.cascada", "indicator", "I1", "target", "2025-Q4", "--format", "csv"), 0);
  cli_assert_contains (runner->output, "Modification request 1: Approved");
}

/* Each is refused in words that name the clause, and nothing is written. */
static void
test_refusals (void)
{
  static const struct
  {
    gboolean presented;
    const char *words[9];
    const char *told, *clause;
  } rows[] = {
    { FALSE, { "Alcaldesa", "begin", "--goal", "M1" }, "not decided yet", "policy 9.3" },
    { FALSE, { "Alcaldesa", "propose", "1", "indicator", "I1", "target", "2025-Q1", "1" }, "is reported", "policy 9.5" },
    { FALSE, { "Alcaldesa", "propose", "1", "goal", "M1", "unit", "SGL" }, "not modified by a request", "policy 9" },
    { FALSE, { "Alcaldesa", "present", "1" }, "justification", "policy 9.1" },
    { FALSE, { "Jefa", "approve", "1", "--text", "Sí" }, "is no step", "policy 9.9" },
    { TRUE, { "Alcaldesa", "propose", "1", "goal", "M1", "name", "Otra" }, "not a draft", "policy 9" },
    { TRUE, { "Analista", "take-up", "1" }, "opinion", "policies 9.6 and 9.7" },
    { TRUE, { "Alcaldesa", "approve", "1", "--text", "Sí" }, "Only the head of planning", "policies 9.1 and 9.9" },
    { TRUE, { "Jefa", "deny", "1" }, "reason", "policy 9.9" },
    { TRUE, { "Analista", "return", "1" }, "", "policy 9.9" },
    { TRUE, { "Alcaldesa", "send-adjusted", "1" }, "is no step", "policy 9.10" },
    { TRUE, { "Analista", "publish", "1" }, "is no step", "policy 9.10" },
    { TRUE, { "Analista", "withdraw", "1" }, "Only", "policy 9.1" },
  };

  for (guint presented = 0; presented < 2; presented++)
    {
      g_autoptr (CliRunner) runner = new_workspace ();
      g_autofree char *before = NULL;

      if (presented)
        present (runner);
      else
        write_draft (runner);
      cli_assert_status (runner, CLI ("export", "w.cascada", "before.json"), 0);
      before = cli_runner_read (runner, "before.json");
      for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
        {
          const char *const *w = rows[i].words;
          g_autofree char *after = NULL;

          if (rows[i].presented != (gboolean) presented)
            continue;
          cli_assert_status (runner, REQUEST (w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7], w[8]), 2);
          g_test_message ("%s", runner->errors);
          cli_assert_contains (runner->errors, rows[i].told);
          cli_assert_contains (runner->errors, "PLE-PIN-P005");
          cli_assert_contains (runner->errors, rows[i].clause);
          cli_assert_status (runner, CLI ("export", "w.cascada", "after.json"), 0);
          after = cli_runner_read (runner, "after.json");
          g_assert_cmpstr (after, ==, before);
        }
    }
}

static void
test_misuse (void)
{
  static const struct
  {
    const char *words[8];
    const char *told;
  } rows[] = {
    { { "request", "w.cascada", "bless", "1" }, "send-adjusted" },
    { { "request", "w.cascada", "present" }, "its number" },
    { { "request", "w.cascada", "present", "9" }, "1/2025" },
    { { "request", "w.cascada", "begin" }, "--goal" },
    { { "request", "w.cascada", "present", "1", "--as", "Nadie" }, "Nadie" },
    { { "request", "w.cascada", "write", "1", "--ground", "whim" }, "force-majeure" },
    { { "request", "w.cascada", "record-opinion", "1", "--body", "SGL" }, "--sense" },
    { { "request", "w.cascada", "present", "1", "--date", "2031-01-01" }, "2031" },
    { { "requests", "w.cascada", "--state", "lost" }, "opinions-pending" },
    { { "requests", "w.cascada", "--format", "xlsx" }, "--out" },
    { { "requests", "w.cascada", "--format", "odt" }, "xlsx" },
    { { "requests", "w.cascada", "--show", "7" }, "1/2025" },
    { { "requests", "w.cascada", "--show", "1", "--year", "2025" }, "--year" },
    { { "requests", "w.cascada", "--show", "1", "--format", "csv" }, "json" },
  };
  g_autoptr (CliRunner) runner = new_workspace ();

  write_draft (runner);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *const *w = rows[i].words;

      cli_assert_status (runner, CLI (w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7]), 2);
      cli_assert_contains (runner->errors, rows[i].told);
      g_assert_cmpstr (runner->output, ==, "");
    }
}

static void
test_register (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();
  g_autofree char *first = NULL, *second = NULL;

  present (runner);
  cli_assert_status (runner, CLI ("requests", "w.cascada", "--format", "csv"), 0);
  g_assert_cmpstr (runner->output, ==,
                   "Number,Year,Plan,Unit,Goal code,Goal,State,Ground,What it does,Values,Begun,Presented,Presented by,Days waiting,Decided,Decided by,"
                   "Reason,Adjusted version sent,HOLA case,Published,Version\r\n"
                   "1,2025,PG Suba,Alcaldía Local de Suba,M1,Realizar 8 jornadas,opinions-pending,technical,raise reword,3,2025-05-20,2025-05-20,Alcaldesa,"
                   "0,,,,,,,\r\n");
  cli_assert_status (runner, cli_runner_run_in (runner, "es_CO.UTF-8", "requests", "w.cascada", "--format", "csv", "--style", "es-CO", NULL), 0);
  cli_assert_contains (runner->output, ";20/05/2025;Alcaldesa;");
  cli_assert_status (runner, CLI ("requests", "w.cascada", "--state", "draft", "--state", "approved", "--format", "json"), 0);
  g_assert_cmpstr (runner->output, ==, "[]\n");
  cli_assert_status (runner, CLI ("requests", "w.cascada", "--year", "2024", "--format", "json"), 0);
  g_assert_cmpstr (runner->output, ==, "[]\n");
  cli_assert_status (runner, CLI ("requests", "w.cascada", "--plan", "PG Suba", "--out", "register.json"), 0);
  first = cli_runner_read (runner, "register.json");
  cli_assert_contains (first, "\"state\" : \"opinions-pending\"");
  cli_assert_status (runner, CLI ("requests", "w.cascada", "--out", "none/register.xlsx"), 3);
}

/* The document of the whole workspace keeps requests, what they propose and the opinions. */
static void
test_document (void)
{
  g_autoptr (CliRunner) runner = new_workspace ();
  g_autofree char *first = NULL, *second = NULL;

  present (runner);
  cli_assert_status (runner, REQUEST ("Analista", "record-opinion", "1", "--body", "SGL", "--sense", "unfavourable", "--document", "M 1", "--text", "No"), 0);
  cli_assert_status (runner, CLI ("export", "w.cascada", "first.json"), 0);
  cli_assert_status (runner, CLI ("import", "again.cascada", "first.json"), 0);
  cli_assert_status (runner, CLI ("export", "again.cascada", "second.json"), 0);
  first = cli_runner_read (runner, "first.json");
  second = cli_runner_read (runner, "second.json");
  cli_assert_contains (first, "Hay más solicitudes");
  cli_assert_contains (first, "unfavourable");
  g_assert_cmpstr (second, ==, first);
  cli_assert_status (runner, CLI ("requests", "again.cascada", "--show", "1"), 0);
  cli_assert_contains (runner->output, "Unfavourable");
}

/* The record to print says what the request does, and twice the same. */
static void
test_pdf (void)
{
  static const char *const lines[] = {
    "Modification request 1 of 2025",
    "Alcaldía Local de Suba",
    "Realizar 10 jornadas",
    "Hay más solicitudes",
    "Memorando 33",
    "PLE-PIN-P005, policy 9.10",
    "M11",
    "Opinions",
    "Effect at the cut-off 2025",
    "Page 1 of ",
    "Modification request 1: Presented",
  };
  g_autoptr (CliRunner) runner = new_workspace ();
  g_autofree char *path = NULL, *command = NULL, *text = NULL, *first = NULL, *second = NULL;
  g_autofree char *other = NULL;
  gsize n_first, n_second;

  present (runner);
  cli_assert_status (runner, REQUEST ("Analista", "record-opinion", "1", "--body", "SGL", "--sense", "favourable", "--document", "M 1"), 0);
  cli_assert_status (runner, CLI ("requests", "w.cascada", "--show", "1", "--pdf", "a.pdf"), 0);
  g_usleep (1100000);
  cli_assert_status (runner, CLI ("requests", "w.cascada", "--show", "1", "--pdf", "b.pdf"), 0);
  path = cli_runner_get_path (runner, "a.pdf");
  other = cli_runner_get_path (runner, "b.pdf");
  g_assert_true (g_file_get_contents (path, &first, &n_first, NULL));
  g_assert_true (g_file_get_contents (other, &second, &n_second, NULL));
  g_assert_cmpmem (first, n_first, second, n_second);
  command = g_strdup_printf ("pdftotext -layout %s -", path);
  g_assert_true (g_spawn_command_line_sync (command, &text, NULL, NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    cli_assert_contains (text, lines[i]);
  cli_assert_status (runner, CLI ("requests", "w.cascada", "--show", "1", "--pdf", "a.pdf", "--paper", "a5"), 2);
  cli_assert_status (runner, CLI ("requests", "w.cascada", "--pdf", "a.pdf"), 2);
  cli_assert_status (runner, CLI ("requests", "w.cascada", "--show", "1", "--pdf", "none/a.pdf"), 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/requests/life", test_life);
  g_test_add_func ("/cli/requests/refusals", test_refusals);
  g_test_add_func ("/cli/requests/misuse", test_misuse);
  g_test_add_func ("/cli/requests/register", test_register);
  g_test_add_func ("/cli/requests/document", test_document);
  g_test_add_func ("/cli/requests/pdf", test_pdf);
  return g_test_run ();
}
