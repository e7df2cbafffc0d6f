/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sample workspace against what the entity published on 30 June 2025: the facts of that document, row by row. */

#include <string.h>

#include "cli-runner.h"

#define PRINTED "PEI, seguimiento 30 junio 2025"
#define RECONSTRUCTED "PEI, seguimiento 30 junio 2025 (reconstruido)"

/* The compliance of the ten objectives as published. */
static const char *const published[] = { "106.16", "100.00", "87.20", "100.00", "100.00", "85.00", "98.67", "100.00", "97.58", "103.37" };

/* The indicators: % avance al corte and avance vigencia as published; none where not programmed at the cut-off. */
static const struct
{
  guint objective;
  const char *code;
  const char *at_cut;
  const char *year;
} indicators[] = {
  { 1, "3979", "106.16", "75.30" }, /* printed 75%: the one whole number */
  { 1, "3980", NULL, NULL },
  { 2, "4234", "100.00", "50.00" },
  { 2, "4236", NULL, NULL },
  { 2, "4237", "100.00", "62.50" },
  { 2, "4244", "100.00", "62.50" },
  { 2, "3", NULL, NULL },
  { 3, "4199", "74.40", "36.46" },
  { 3, "3", "100.00", "50.00" },
  { 3, "4", "100.00", "100.00" },
  { 4, "4074", "100.00", "50.00" },
  { 4, "4075", "100.00", "47.06" },
  { 5, "4263", "100.00", "54.09" },
  { 5, "4267", "100.00", "66.67" },
  { 5, "4", "100.00", "50.00" },
  { 6, "4246", "85.00", "27.20" },
  { 6, "4248", NULL, NULL },
  { 6, "4249", NULL, NULL },
  { 7, "4226", "100.00", "57.50" },
  { 7, "1", "100.00", "53.33" },
  { 7, "3", "95.56", "57.33" },
  { 7, "4", "100.00", "64.00" },
  { 8, "4200", "100.00", "50.00" },
  { 8, "4202", "100.00", "83.33" },
  { 9, "4205", "95.67", "59.33" },
  { 9, "3", "102.23", "51.11" },
  { 9, "4", "94.91", "49.53" },
  { 10, NULL, "102.11", "102.11" },
  { 10, NULL, "104.64", "104.64" },
};

/* The printed magnitudes are rounded: of these the printed percentages cannot follow. */
static const struct
{
  guint objective;
  const char *code;
  const char *computed;
  const char *published;
  const char *difference;
} differences[] = {
  { 1, "3979", "106.17", "106.16", "0.01" },
  { 3, "4199", "73.47", "74.40", "-0.93" },
  { 7, "3", "94.44", "95.56", "-1.12" },
  { 9, "4205", "96.67", "95.67", "1.00" },
  { 9, "4", "94.44", "94.91", "-0.47" },
};

static CliRunner *runner;

static const char *
get_text (JsonObject *object, const char *name)
{
  g_assert_true (json_object_has_member (object, name));
  return json_object_get_null_member (object, name) ? NULL : json_object_get_string_member (object, name);
}

static JsonNode *
read_plan (const char *plan, const char *cut)
{
  cli_assert_status (runner, cli_runner_run (runner, "compliance", "sample.cascada", "--plan", plan, "--cut", cut, "--format", "json", NULL), 0);
  return cli_runner_parse (runner);
}

static JsonArray *
get_objectives (JsonNode *root)
{
  return json_object_get_array_member (json_node_get_object (root), "objectives");
}

/* The indicators of an objective, in document order. */
static GPtrArray *
list_indicators (JsonNode *root, guint number)
{
  JsonObject *objective = json_array_get_object_element (get_objectives (root), number - 1);
  JsonArray *goals = json_object_get_array_member (objective, "goals");
  GPtrArray *list = g_ptr_array_new ();

  g_assert_cmpint (json_object_get_int_member (objective, "no"), ==, number);
  for (guint i = 0; i < json_array_get_length (goals); i++)
    {
      JsonArray *members = json_object_get_array_member (json_array_get_object_element (goals, i), "indicators");

      for (guint k = 0; k < json_array_get_length (members); k++)
        g_ptr_array_add (list, json_array_get_object_element (members, k));
    }
  return list;
}

static void
test_objectives (void)
{
  g_autoptr (JsonNode) root = read_plan (RECONSTRUCTED, "2025-Q2");
  JsonArray *objectives = get_objectives (root);

  g_assert_cmpuint (json_array_get_length (objectives), ==, G_N_ELEMENTS (published));
  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    {
      JsonObject *objective = json_array_get_object_element (objectives, i);

      g_test_message ("objective %u", i + 1);
      g_assert_cmpstr (get_text (objective, "compliance"), ==, published[i]);
    }
  /* from the magnitudes 103,37 %, from the rounded percentages it would be 103,38 % */
  g_assert_true (g_str_has_prefix (get_text (json_array_get_object_element (objectives, 9), "compliance_exact"), "103.3736"));
}

static void
test_indicators (void)
{
  g_autoptr (JsonNode) root = read_plan (RECONSTRUCTED, "2025-Q2");
  guint within = 0;

  for (guint i = 0; i < G_N_ELEMENTS (indicators); i++)
    {
      g_autoptr (GPtrArray) list = list_indicators (root, indicators[i].objective);
      JsonObject *indicator;

      within = i > 0 && indicators[i].objective == indicators[i - 1].objective ? within + 1 : 0;
      g_assert_cmpuint (within, <, list->len);
      indicator = list->pdata[within];
      g_test_message ("objective %u, indicator %s", indicators[i].objective, indicators[i].code);
      if (indicators[i].code != NULL)
        g_assert_cmpstr (get_text (indicator, "code"), ==, indicators[i].code);
      g_assert_cmpstr (get_text (indicator, "progress_at_cut"), ==, indicators[i].at_cut);
      if (indicators[i].at_cut == NULL)
        g_assert_cmpstr (get_text (indicator, "state"), ==, "not-programmed");
      else
        g_assert_cmpstr (get_text (indicator, "progress_year"), ==, indicators[i].year);
    }
}

static void
test_published (void)
{
  g_autoptr (JsonNode) root = read_plan (PRINTED, "2025-Q2");
  JsonArray *objectives = get_objectives (root);

  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    g_assert_cmpstr (get_text (json_array_get_object_element (objectives, i), "published"), ==, published[i]);

  for (guint i = 0; i < G_N_ELEMENTS (differences); i++)
    {
      g_autoptr (GPtrArray) list = list_indicators (root, differences[i].objective);
      guint n_found = 0;

      for (guint k = 0; k < list->len; k++)
        {
          JsonObject *indicator = list->pdata[k];

          if (g_strcmp0 (get_text (indicator, "code"), differences[i].code) != 0)
            continue;
          n_found++;
          g_test_message ("%s", differences[i].code);
          g_assert_cmpstr (get_text (indicator, "progress_at_cut"), ==, differences[i].computed);
          g_assert_cmpstr (get_text (indicator, "published_at_cut"), ==, differences[i].published);
          g_assert_cmpstr (get_text (indicator, "difference"), ==, differences[i].difference);
        }
      g_assert_cmpuint (n_found, ==, 1);
    }
}

static void
test_plans (void)
{
  g_autoptr (JsonNode) root = NULL;
  JsonArray *plans;

  cli_assert_status (runner, cli_runner_run (runner, "plans", "sample.cascada", "--format", "json", NULL), 0);
  root = cli_runner_parse (runner);
  plans = json_node_get_array (root);
  g_assert_cmpuint (json_array_get_length (plans), ==, 5);
  for (guint i = 0; i < json_array_get_length (plans); i++)
    g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (plans, i), "indicators"), >, 0);

  /* which of them is meant must be said */
  cli_assert_status (runner, cli_runner_run (runner, "compliance", "sample.cascada", NULL), 2);
  cli_assert_contains (runner->errors, RECONSTRUCTED);
}

/* The anomalies of the sources are findings, some of them errors. */
static void
test_check (void)
{
  cli_assert_status (runner, cli_runner_run (runner, "check", "sample.cascada", "--plan", "PEI 2020-2024", "--format", "csv", NULL), 1);
  cli_assert_contains (runner->output, "555");
  cli_assert_contains (runner->output, "128");
  cli_assert_contains (runner->output, "99.99");
}

static void
test_explain (void)
{
  cli_assert_status (runner, cli_runner_run (runner, "compliance", "sample.cascada", "--plan", RECONSTRUCTED, "--cut", "2025-Q2", "--explain", "4199", NULL), 0);
  cli_assert_contains (runner->output, "74.40");
  cli_assert_contains (runner->output, "0.49005");
  cli_assert_status (runner, cli_runner_run (runner, "compliance", "sample.cascada", "--plan", RECONSTRUCTED, "--cut", "2025-Q2", "--explain-objective", "7", NULL), 0);
  cli_assert_contains (runner->output, "98.67");
}

/* “Which indicator 3?”: four have that code, and the answer lists them. */
static void
test_ambiguous (void)
{
  cli_assert_status (runner, cli_runner_run (runner, "compliance", "sample.cascada", "--plan", PRINTED, "--cut", "2025-Q2", "--explain", "3", NULL), 2);
  cli_assert_contains (runner->errors, "#");
}

static void
test_not_overwritten (void)
{
  cli_assert_status (runner, cli_runner_run (runner, "sample", "sample.cascada", NULL), 3);
  cli_assert_contains (runner->errors, "sample.cascada");
}

/* The other sample: management plans, all coherent, and made only where there is nothing yet. */
static void
test_management (void)
{
  g_autoptr (JsonNode) root = NULL;

  cli_assert_status (runner, cli_runner_run (runner, "sample", "--management", "management.cascada", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "sample", "--management", "management.cascada", NULL), 3);
  cli_assert_status (runner, cli_runner_run (runner, "plans", "management.cascada", "--format", "json", NULL), 0);
  root = cli_runner_parse (runner);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, 37);
  cli_assert_status (runner, cli_runner_run (runner, "check", "management.cascada", "--plan", "Plan de gestión 2025: Alcaldía Local de Suba", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "compliance", "management.cascada", "--plan", "Plan de gestión 2025: Alcaldía Local de Chapinero", "--cut", "2025-Q2", "--format", "csv", NULL), 0);
  cli_assert_contains (runner->output, "L02-09");
}

/* A workspace to begin with: the units, and no plan yet. */
static void
test_template (void)
{
  cli_assert_status (runner, cli_runner_run (runner, "init", "--template", "units", "units.cascada", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "export", "units.cascada", "units.json", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "import", "copy.cascada", "units.json", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "set", "copy.cascada", "unit", "Alcaldía Local de Suba", "code", "11", NULL), 0);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  runner = cli_runner_new ();
  cli_assert_status (runner, cli_runner_run (runner, "sample", "sample.cascada", NULL), 0);

  g_test_add_func ("/cli/sample/objectives", test_objectives);
  g_test_add_func ("/cli/sample/indicators", test_indicators);
  g_test_add_func ("/cli/sample/published", test_published);
  g_test_add_func ("/cli/sample/plans", test_plans);
  g_test_add_func ("/cli/sample/check", test_check);
  g_test_add_func ("/cli/sample/explain", test_explain);
  g_test_add_func ("/cli/sample/ambiguous", test_ambiguous);
  g_test_add_func ("/cli/sample/not-overwritten", test_not_overwritten);
  g_test_add_func ("/cli/sample/management", test_management);
  g_test_add_func ("/cli/sample/template", test_template);
  status = g_test_run ();
  cli_runner_free (runner);
  return status;
}
