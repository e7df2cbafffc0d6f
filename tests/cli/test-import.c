/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan of every annualisation, imported and computed end to end; its figures are worked out by hand beside it. */

#include <string.h>

#include "cli-runner.h"

#define HEADER                                                                                                                \
  "objective_no,objective,objective_weight,goal_code,goal,indicator_code,indicator,weight,annualisation,unit,baseline,total," \
  "target 2025-Q1,target 2025-Q2,target 2025-Q3,target 2025-Q4,executed 2025-Q1,executed 2025-Q2,published 2025-Q2\n"

/* I1: 44/50 = 88 %; I2: 25/20 = 125 %; I3: (200−170)/(200−180) = 150 %; I4: 90/95; I5: nothing up to the cut-off */
static const char plan[] = HEADER
    "1,Uno,60,G1,Meta uno,I1,Suma,50,sum,Número,,100,25,25,25,25,20,24,88.5\n"
    "1,Uno,60,G1,Meta uno,I2,Creciente,30,increasing,Número,,40,10,20,30,40,10,25,\n"
    "1,Uno,60,G2,Meta dos,I3,Decreciente,20,decreasing,Número,200,160,190,180,170,160,190,170,\n"
    "2,Dos,40,G3,Meta tres,I4,Constante,100,constant,Porcentaje,,95,95,95,95,95,90,,\n"
    "2,Dos,40,G4,Meta cuatro,I5,Después,,sum,Número,,10,,,5,5,,,\n";

/* The same plan as a Colombian spreadsheet writes it. */
static const char spanish_plan[] = "No. objetivo;Objetivo;Ponderación objetivo;Código meta;Meta;Código indicador;Indicador;PONDERACION;Tipo de programación;"
                                   "Unidad;Línea base;Total;Programado 2025-Q1;Programado 2025-Q2;Programado 2025-Q3;Programado 2025-Q4;Ejecutado 2025-Q1;"
                                   "Ejecutado 2025-Q2;Publicado 2025-Q2;Color\n"
                                   "1;Uno;60,00;G1;Meta uno;I1;Suma;50,00;Suma;Número;;100,00;25,00;25,00;25,00;25,00;20,00;24,00;88,50;rojo\n"
                                   "1;Uno;60,00;G1;Meta uno;I2;Creciente;30,00;Creciente;Número;;40,00;10,00;20,00;30,00;40,00;10,00;25,00;;azul\n"
                                   "1;Uno;60,00;G2;Meta dos;I3;Decreciente;20,00;Decreciente;Número;200,00;160,00;190,00;180,00;170,00;160,00;190,00;170,00;;\n"
                                   "2;Dos;40,00;G3;Meta tres;I4;Constante;100,00;Constante;Porcentaje;;95,00;95,00;95,00;95,00;95,00;90,00;;;\n"
                                   "2;Dos;40,00;G4;Meta cuatro;I5;Después;;Suma;Número;;10,00;;;5,00;5,00;;;;\n";

static JsonObject *
find_indicator (JsonNode *root, const char *code)
{
  JsonArray *objectives = json_object_get_array_member (json_node_get_object (root), "objectives");

  for (guint i = 0; i < json_array_get_length (objectives); i++)
    {
      JsonArray *goals = json_object_get_array_member (json_array_get_object_element (objectives, i), "goals");

      for (guint k = 0; k < json_array_get_length (goals); k++)
        {
          JsonArray *indicators = json_object_get_array_member (json_array_get_object_element (goals, k), "indicators");

          for (guint n = 0; n < json_array_get_length (indicators); n++)
            {
              JsonObject *indicator = json_array_get_object_element (indicators, n);

              if (g_strcmp0 (json_object_get_string_member (indicator, "code"), code) == 0)
                return indicator;
            }
        }
    }
  g_error ("no indicator %s", code);
}

static const char *
get_text (JsonObject *object, const char *name)
{
  g_assert_true (json_object_has_member (object, name));
  return json_object_get_null_member (object, name) ? NULL : json_object_get_string_member (object, name);
}

static void
assert_plan (JsonNode *root)
{
  static const struct
  {
    const char *code, *annualisation, *weight, *target, *executed, *year, *progress, *exact, *progress_year, *state, *excluded;
  } rows[] = {
    { "I1", "sum", "50", "50", "44", "100", "88.00", "88.000000000000", "44.00", "lag", NULL },
    { "I2", "increasing", "30", "20", "25", "40", "125.00", "125.000000000000", "62.50", "on-track", NULL },
    { "I3", "decreasing", "20", "180", "170", "160", "150.00", "150.000000000000", "75.00", "on-track", NULL },
    { "I4", "constant", "100", "95", "90", "95", "94.74", "94.736842105263", "94.74", "lag", NULL },
    { "I5", "sum", NULL, NULL, NULL, "10", NULL, NULL, "0.00", "not-programmed", "no-target" },
  };
  JsonObject *object = json_node_get_object (root);
  JsonArray *objectives = json_object_get_array_member (object, "objectives");
  JsonObject *first = json_array_get_object_element (objectives, 0);

  g_assert_cmpstr (get_text (object, "cut"), ==, "2025-Q2");
  g_assert_cmpstr (get_text (object, "compliance"), ==, "104.79");
  g_assert_cmpstr (get_text (object, "compliance_exact"), ==, "104.794736842105");
  g_assert_cmpuint (json_array_get_length (objectives), ==, 2);
  g_assert_cmpint (json_object_get_int_member (first, "no"), ==, 1);
  g_assert_cmpstr (get_text (first, "weight"), ==, "60");
  g_assert_cmpstr (get_text (first, "compliance"), ==, "111.50");
  g_assert_cmpstr (get_text (first, "published"), ==, NULL);
  g_assert_cmpstr (get_text (first, "difference"), ==, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      JsonObject *indicator = find_indicator (root, rows[i].code);

      g_test_message ("%s", rows[i].code);
      g_assert_cmpstr (get_text (indicator, "annualisation"), ==, rows[i].annualisation);
      g_assert_cmpstr (get_text (indicator, "weight"), ==, rows[i].weight);
      g_assert_cmpstr (get_text (indicator, "target_at_cut"), ==, rows[i].target);
      g_assert_cmpstr (get_text (indicator, "executed_at_cut"), ==, rows[i].executed);
      g_assert_cmpstr (get_text (indicator, "target_year"), ==, rows[i].year);
      g_assert_cmpstr (get_text (indicator, "progress_at_cut"), ==, rows[i].progress);
      g_assert_cmpstr (get_text (indicator, "progress_at_cut_exact"), ==, rows[i].exact);
      g_assert_cmpstr (get_text (indicator, "progress_year"), ==, rows[i].progress_year);
      g_assert_cmpstr (get_text (indicator, "state"), ==, rows[i].state);
      g_assert_cmpstr (get_text (indicator, "excluded"), ==, rows[i].excluded);
    }
  g_assert_cmpstr (get_text (find_indicator (root, "I1"), "published_at_cut"), ==, "88.50");
  g_assert_cmpstr (get_text (find_indicator (root, "I1"), "difference"), ==, "-0.50");
  g_assert_cmpstr (get_text (find_indicator (root, "I1"), "difference_exact"), ==, "-0.500000000000");
}

static CliRunner *
import_plan (const char *text)
{
  CliRunner *runner = cli_runner_new ();

  cli_runner_write (runner, "plan.csv", text);
  cli_assert_status (runner, cli_runner_run (runner, "import", "w.cascada", "plan.csv", "--plan-title", "Prueba", "--kind", "management", "--setting", "rollup=objectives", NULL), 0);
  return runner;
}

static void
test_general (gconstpointer text)
{
  g_autoptr (CliRunner) runner = import_plan (text);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *about;

  cli_assert_status (runner, cli_runner_run (runner, "compliance", "w.cascada", "--cut", "2025-Q2", "--format", "json", NULL), 0);
  g_assert_cmpstr (runner->errors, ==, "");
  root = cli_runner_parse (runner);
  assert_plan (root);
  about = json_object_get_object_member (json_node_get_object (root), "plan");
  g_assert_cmpstr (get_text (about, "title"), ==, "Prueba");
  g_assert_cmpstr (get_text (about, "kind"), ==, "management");
  g_assert_cmpstr (get_text (json_object_get_object_member (about, "settings"), "cap"), ==, "none");
}

/* Unknown columns are named, and not an error. */
static void
test_unknown_column (void)
{
  g_autoptr (CliRunner) runner = import_plan (spanish_plan);

  cli_assert_contains (runner->output, "Color");
}

static void
test_settings (void)
{
  g_autoptr (CliRunner) runner = cli_runner_new ();
  g_autoptr (JsonNode) root = NULL;
  JsonObject *settings;
  JsonArray *objectives;

  cli_runner_write (runner, "plan.csv", plan);
  cli_assert_status (runner, cli_runner_run (runner, "import", "w.cascada", "plan.csv", "--plan-title", "Con tope", "--setting", "cap=100", "--setting", "decimals=1", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "compliance", "w.cascada", "--cut", "2025-Q2", "--format", "json", NULL), 0);
  root = cli_runner_parse (runner);
  settings = json_object_get_object_member (json_object_get_object_member (json_node_get_object (root), "plan"), "settings");
  g_assert_cmpstr (get_text (settings, "cap"), ==, "100");
  g_assert_cmpstr (get_text (settings, "decimals"), ==, "1");
  objectives = json_object_get_array_member (json_node_get_object (root), "objectives");
  g_assert_cmpstr (get_text (json_array_get_object_element (objectives, 0), "compliance"), ==, "94.0");
  /* what the indicator shows is not capped */
  g_assert_cmpstr (get_text (find_indicator (root, "I3"), "progress_at_cut"), ==, "150.0");
}

static void
assert_rollup (CliRunner *runner, const char *rollup, const char *cross_cutting, const char *compliance)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *settings;

  cli_assert_status (runner, cli_runner_run (runner, "compliance", "w.cascada", "--cut", "2025-Q2", "--format", "json", NULL), 0);
  root = cli_runner_parse (runner);
  settings = json_object_get_object_member (json_object_get_object_member (json_node_get_object (root), "plan"), "settings");
  g_assert_cmpstr (get_text (settings, "rollup"), ==, rollup);
  g_assert_cmpstr (get_text (settings, "cross-cutting"), ==, cross_cutting);
  g_assert_cmpstr (get_text (json_node_get_object (root), "compliance"), ==, compliance);
}

/* A new management plan's compliance is that of its goals: (50 × 88 + 30 × 125 + 20 × 150 + 100 × 90/95) ÷ 200. What was
 * chosen since stays when its document comes again. */
static void
test_rollup (void)
{
  g_autoptr (CliRunner) runner = cli_runner_new ();

  cli_runner_write (runner, "plan.csv", plan);
  cli_assert_status (runner, cli_runner_run (runner, "import", "w.cascada", "plan.csv", "--plan-title", "Prueba", "--kind", "management", "--setting", "cross-cutting=20", NULL), 0);
  assert_rollup (runner, "goals", "20", "103.12");
  cli_assert_status (runner, cli_runner_run (runner, "set", "w.cascada", "--setting", "rollup=objectives", "--setting", "cross-cutting=none", NULL), 0);
  assert_rollup (runner, "objectives", "none", "104.79");
  cli_assert_status (runner, cli_runner_run (runner, "import", "w.cascada", "plan.csv", "--plan-title", "Prueba", "--kind", "management", NULL), 0);
  assert_rollup (runner, "objectives", "none", "104.79");
}

static void
test_repeated (void)
{
  g_autoptr (CliRunner) runner = import_plan (plan);
  g_autofree char *before = NULL;

  cli_assert_status (runner, cli_runner_run (runner, "export", "w.cascada", "--format", "json", NULL), 0);
  before = g_strdup (runner->output);
  cli_assert_status (runner, cli_runner_run (runner, "import", "w.cascada", "plan.csv", "--plan-title", "Prueba", "--kind", "management", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "export", "w.cascada", "--format", "json", NULL), 0);
  g_assert_cmpstr (runner->output, ==, before);
}

static void
test_dry_run (void)
{
  g_autoptr (CliRunner) runner = cli_runner_new ();
  g_autofree char *path = cli_runner_get_path (runner, "w.cascada");
  g_autofree char *before = NULL;

  cli_runner_write (runner, "plan.csv", plan);
  cli_assert_status (runner, cli_runner_run (runner, "import", "w.cascada", "plan.csv", "--dry-run", NULL), 0);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  cli_assert_status (runner, cli_runner_run (runner, "init", "w.cascada", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "export", "w.cascada", NULL), 0);
  before = g_strdup (runner->output);
  cli_assert_status (runner, cli_runner_run (runner, "import", "w.cascada", "plan.csv", "--dry-run", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "export", "w.cascada", NULL), 0);
  g_assert_cmpstr (runner->output, ==, before);
}

/* A document of the whole workspace, and a table of the plan, bring back the same. */
static void
test_exchange (void)
{
  g_autoptr (CliRunner) runner = import_plan (plan);
  g_autofree char *before = NULL;

  cli_assert_status (runner, cli_runner_run (runner, "compliance", "w.cascada", "--cut", "2025-Q2", "--format", "csv", NULL), 0);
  before = g_strdup (runner->output);

  cli_assert_status (runner, cli_runner_run (runner, "export", "w.cascada", "all.json", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "import", "other.cascada", "all.json", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "compliance", "other.cascada", "--cut", "2025-Q2", "--format", "csv", NULL), 0);
  g_assert_cmpstr (runner->output, ==, before);

  cli_assert_status (runner, cli_runner_run (runner, "export", "w.cascada", "plan-again.csv", "--style", "es-CO", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "import", "third.cascada", "plan-again.csv", "--plan-title", "Prueba", NULL), 0);
  cli_assert_status (runner, cli_runner_run (runner, "compliance", "third.cascada", "--cut", "2025-Q2", "--format", "csv", NULL), 0);
  g_assert_cmpstr (runner->output, ==, before);
}

/* An error anywhere: every one is listed with its place, and nothing is imported. */
static void
test_refused (void)
{
  g_autoptr (CliRunner) runner = cli_runner_new ();
  g_autofree char *path = cli_runner_get_path (runner, "w.cascada");

  cli_runner_write (runner, "bad.csv",
                    HEADER "1,Uno,60,G1,Meta uno,I1,Suma,fifty,sum,Número,,100,25,25,25,25,20,24,\n"
                           "1,Uno,60,G1,Meta uno,I2,Creciente,30,sideways,Número,,40,10,20,30,40,10,25,\n");
  cli_assert_status (runner, cli_runner_run (runner, "import", "w.cascada", "bad.csv", "--format", "csv", NULL), 1);
  cli_assert_contains (runner->output, "error,bad.csv,2,8,");
  cli_assert_contains (runner->output, "error,bad.csv,3,9,");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (runner->errors, !=, "");
}

/* A locale writes for people; what programs read stays the same, whatever the locale. */
static void
test_locales (void)
{
  g_autoptr (CliRunner) runner = import_plan (plan);
  g_autofree char *json = NULL;

  cli_assert_status (runner, cli_runner_run (runner, "compliance", "w.cascada", "--cut", "2025-Q2", "--format", "json", NULL), 0);
  json = g_strdup (runner->output);
  cli_assert_status (runner, cli_runner_run (runner, "compliance", "w.cascada", "--cut", "2025-Q2", NULL), 0);
  cli_assert_contains (runner->output, "104.79");

  cli_assert_status (runner, cli_runner_run_in (runner, "es_CO.UTF-8", "compliance", "w.cascada", "--cut", "2025-Q2", "--format", "json", NULL), 0);
  g_assert_cmpstr (runner->output, ==, json);
  cli_assert_status (runner, cli_runner_run_in (runner, "es_CO.UTF-8", "compliance", "w.cascada", "--cut", "2025-Q2", NULL), 0);
  cli_assert_contains (runner->output, "104,79");

  cli_assert_status (runner, cli_runner_run_in (runner, "C", "compliance", "w.cascada", "--cut", "2025-Q2", "--format", "json", NULL), 0);
  g_assert_cmpstr (runner->output, ==, json);
  cli_assert_status (runner, cli_runner_run_in (runner, "C", "compliance", "w.cascada", "--cut", "2025-Q2", "--explain", "Después", NULL), 0);
}

static void
test_explain (void)
{
  g_autoptr (CliRunner) runner = import_plan (plan);

  cli_assert_status (runner, cli_runner_run (runner, "compliance", "w.cascada", "--cut", "2025-Q2", "--explain", "I4", NULL), 0);
  cli_assert_contains (runner->output, "94.74");
  cli_assert_contains (runner->output, "95");
  cli_assert_contains (runner->output, "90");
  cli_assert_status (runner, cli_runner_run (runner, "compliance", "w.cascada", "--cut", "2025-Q2", "--explain-objective", "1", NULL), 0);
  cli_assert_contains (runner->output, "111.50");
  cli_assert_status (runner, cli_runner_run (runner, "compliance", "w.cascada", "--cut", "2025-Q2", "--explain", "I9", NULL), 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/cli/import/general", plan, test_general);
  g_test_add_data_func ("/cli/import/general-in-spanish", spanish_plan, test_general);
  g_test_add_func ("/cli/import/unknown-column", test_unknown_column);
  g_test_add_func ("/cli/import/settings", test_settings);
  g_test_add_func ("/cli/import/rollup", test_rollup);
  g_test_add_func ("/cli/import/repeated", test_repeated);
  g_test_add_func ("/cli/import/dry-run", test_dry_run);
  g_test_add_func ("/cli/import/exchange", test_exchange);
  g_test_add_func ("/cli/import/refused", test_refused);
  g_test_add_func ("/cli/import/locales", test_locales);
  g_test_add_func ("/cli/import/explain", test_explain);
  return g_test_run ();
}
