/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The documents' own tables, with all that is odd in them. */

#include "import-fixture.h"

#include <string.h>

#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-plan.h"
#include "cascada-report.h"
#include "cascada-sample.h"
#include "cascada-target.h"
#include "cascada-weight.h"

static const char *const follow_up[] = { "pei_2025_q2_indicators.csv", "pei_2025_q2_objectives.csv", NULL };
static const char *const reconstructed[] = { "pei_2025_q2_reconstructed.csv", "pei_2025_q2_indicators.csv", "pei_2025_q2_objectives.csv", NULL };
static const char *const programming[] = { "pei_2020_2024.csv", "pei_2020_2024_objectives.csv", "pei_2020_2024_totals.csv",
                                           "pei_2020_2024_notes.csv", NULL };
static const char *const projects[] = { "pai_2024_projects.csv", "pai_2024_project_goals.csv", NULL };
static const char *const processes[] = { "pai_2024_process_indicators.csv", NULL };

static void
test_counts (ImportFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *profile;
    const char *const *files;
    const char *first;
    const char *second;
  } rows[] = {
    { "pei-programming", programming, "plan 1+0=0 objective 8+0=0 goal 12+0=0 indicator 20+0=0 weight 19+0=0 target 100+0=0",
      "plan 0+0=1 objective 0+0=8 goal 0+0=12 indicator 0+0=20 weight 0+0=19 target 0+0=100" },
    { "pei-follow-up", follow_up, "plan 1+0=0 objective 10+0=0 goal 29+0=0 indicator 29+0=0 target 58+0=0 report 29+0=0 publication 10+0=0",
      "plan 0+0=1 objective 0+0=10 goal 0+0=29 indicator 0+0=29 target 0+0=58 report 0+0=29 publication 0+0=10" },
    { "pei-reconstructed", reconstructed,
      "plan 1+0=0 objective 10+0=0 goal 29+0=0 indicator 29+0=0 weight 29+0=0 target 58+0=0 report 29+0=0 publication 10+0=0",
      "plan 0+0=1 objective 0+0=10 goal 0+0=29 indicator 0+0=29 weight 0+0=29 target 0+0=58 report 0+0=29 publication 0+0=10" },
    { "pai-projects", projects, "plan 1+0=0 objective 7+0=0 goal 43+0=0 indicator 43+0=0 target 43+0=0",
      "plan 0+0=1 objective 0+0=7 goal 0+0=43 indicator 0+0=43 target 0+0=43" },
    { "pai-process-indicators", processes, "unit 16+0=0 plan 1+0=0 objective 16+0=0 goal 46+0=0 indicator 46+0=0 target 46+0=0",
      "unit 0+0=16 plan 0+0=1 objective 0+0=16 goal 0+0=46 indicator 0+0=46 target 0+0=46" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CascadaImportResult) first = import_sample (fixture, rows[i].profile, rows[i].files);
      gint64 n_edits = count_edits (fixture->workspace);
      g_autoptr (CascadaImportResult) second = import_sample (fixture, rows[i].profile, rows[i].files);
      g_autofree char *first_counts = describe_counts (first), *second_counts = describe_counts (second);

      g_assert_cmpstr (first_counts, ==, rows[i].first);
      g_assert_true (first->applied);
      g_assert_cmpstr (second_counts, ==, rows[i].second);
      g_assert_false (second->applied);
      g_assert_cmpint (first->plan.id, ==, second->plan.id);
      g_assert_cmpint (count_edits (fixture->workspace), ==, n_edits);
    }
}

static void
test_programming_findings (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CascadaImportResult) result = import_sample (fixture, "pei-programming", programming);
  g_autofree char *warnings = describe_findings (result, CASCADA_SEVERITY_WARNING);
  g_autofree char *all = describe_findings (result, CASCADA_SEVERITY_NOTE);

  g_assert_cmpstr (warnings, ==,
                   "pei_2020_2024.csv, row 10: warning: Indicator 555 “Identificación de canales de comunicación discriminado por …”: "
                   "the annualisation is not stated and targets and total fit none; taken as Sum. State the annualisation, or correct targets or total\n"
                   "pei_2020_2024_totals.csv, row 1, column 3 (weight_total): warning: the column mixes decimal commas and decimal points; "
                   "each number that can be read only one way is read so. Write all numbers of the column alike\n");
  g_assert_nonnull (strstr (all, "pei_2020_2024_totals.csv, row 5, column 3 (weight_total): note: the table prints 100% as the sum of the weights; they add up to 99.99\n"));
  g_assert_nonnull (strstr (all, "pei_2020_2024_totals.csv, row 6, column 3 (weight_total): note: the table prints 100% as the sum of the weights; they add up to 99.99\n"));
  g_assert_nonnull (strstr (all, "note: 11 indicators are measured in %"));
}

static void
assert_indicator (CascadaWorkspace *workspace, gint64 plan, const char *code, CascadaAnnualisation annualisation, const char *total,
                  const char *targets, const char *unit)
{
  g_autoptr (CascadaRecord) indicator = find_indicator (workspace, plan, code);
  g_autoptr (GPtrArray) cells = cascada_workspace_get_children (workspace, CASCADA_KIND_TARGET, cascada_record_get_id (indicator), NULL);
  g_autofree char *total_text = cascada_decimal_to_string (cascada_record_get_decimal (indicator, CASCADA_INDICATOR_TOTAL));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < cells->len; i++)
    {
      g_autofree char *value = cascada_decimal_to_string (cascada_record_get_decimal (cells->pdata[i], CASCADA_TARGET_VALUE));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", value);
    }
  g_test_message ("%s", code);
  g_assert_cmpint (cascada_record_get_integer (indicator, CASCADA_INDICATOR_ANNUALISATION), ==, annualisation);
  g_assert_cmpstr (total_text, ==, total);
  g_assert_cmpstr (text->str, ==, targets);
  g_assert_cmpstr (cascada_record_get_text (indicator, CASCADA_INDICATOR_UNIT_OF_MEASURE), ==, unit);
}

static void
test_programming_values (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CascadaImportResult) result = import_sample (fixture, "pei-programming", programming);
  CascadaWorkspace *workspace = fixture->workspace;
  gint64 plan = result->plan.id;

  assert_indicator (workspace, plan, "321", CASCADA_ANNUALISATION_INCREASING, "100", "5 20 55 90 100", "%");
  assert_indicator (workspace, plan, "644", CASCADA_ANNUALISATION_SUM, "250", "50 50 50 50 50", NULL);
  assert_indicator (workspace, plan, "555", CASCADA_ANNUALISATION_SUM, "128", "25 50 25 0 0", "%");
  assert_indicator (workspace, plan, "512", CASCADA_ANNUALISATION_CONSTANT, "16", "16 16 16 16 16", NULL);
  assert_indicator (workspace, plan, "514", CASCADA_ANNUALISATION_INCREASING, "100", "30 60 100 0 0", "%");
  assert_indicator (workspace, plan, "545", CASCADA_ANNUALISATION_SUM, "13200000", "2000000 3500000 3100000 3100000 1500000", NULL);
  assert_indicator (workspace, plan, "IN/A", CASCADA_ANNUALISATION_CONSTANT, "100", "99 100 100 100 100", "%");
}

/* Rows of one goal are one goal; the same code under another objective is another. */
static void
test_programming_goals (ImportFixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint objective;
    const char *goals;
  } rows[] = {
    { 0, "META SECTORIAL 301:1 META PROYECTO 04:1" },
    { 1, "META SECTORIAL 431:4 META SECTORIAL 497:1 META SECTORIAL 506:2" },
    { 2, "META SECTORIAL 49:1" },
    { 3, "META SECTORIAL 468:2 META SECTORIAL 469:1" },
    { 4, "META SECTORIAL 498:3" },
    { 5, "META SECTORIAL 503:1" },
    { 6, "META DE GESTIÓN:2" },
    { 7, "META DE GESTIÓN:1" },
  };
  g_autoptr (CascadaImportResult) result = import_sample (fixture, "pei-programming", programming);
  g_autoptr (GPtrArray) objectives = cascada_workspace_get_children (fixture->workspace, CASCADA_KIND_OBJECTIVE, result->plan.id, NULL);

  g_assert_cmpuint (objectives->len, ==, G_N_ELEMENTS (rows));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) goals = cascada_workspace_get_children (fixture->workspace, CASCADA_KIND_GOAL,
                                                                    cascada_record_get_id (objectives->pdata[rows[i].objective]), NULL);
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint j = 0; j < goals->len; j++)
        {
          g_autoptr (GPtrArray) indicators =
              cascada_workspace_get_children (fixture->workspace, CASCADA_KIND_INDICATOR, cascada_record_get_id (goals->pdata[j]), NULL);

          g_string_append_printf (line, "%s%s:%u", j > 0 ? " " : "", cascada_record_get_text (goals->pdata[j], CASCADA_GOAL_CODE), indicators->len);
        }
      g_assert_cmpstr (line->str, ==, rows[i].goals);
    }
}

static void
assert_percentages (CascadaWorkspace *workspace, gint64 plan, const char *expected)
{
  g_autoptr (CascadaFigures) figures = cascada_workspace_get_figures (workspace, plan, NULL);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < cascada_figures_get_count (figures, CASCADA_LEVEL_OBJECTIVE); i++)
    {
      CascadaDecimal percent = cascada_figures_get_percent (figures, (CascadaNode){ CASCADA_LEVEL_OBJECTIVE, i }, CASCADA_PERIOD_QUARTER (2025, 2));
      g_autofree char *text = cascada_decimal_to_string (percent);

      g_string_append_printf (line, "%s%s", i > 0 ? " " : "", text);
    }
  g_assert_cmpstr (line->str, ==, expected);
}

/* From the reconstructed magnitudes and weights all ten published percentages follow (domain §5). */
static void
test_reconstructed (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CascadaImportResult) result = import_sample (fixture, "pei-reconstructed", reconstructed);
  g_autoptr (CascadaRecord) indicator = find_indicator (fixture->workspace, result->plan.id, "4199");
  g_autoptr (GPtrArray) weights =
      cascada_workspace_get_children (fixture->workspace, CASCADA_KIND_WEIGHT, cascada_record_get_id (indicator), NULL);

  assert_percentages (fixture->workspace, result->plan.id, "106.16 100 87.2 100 100 85 98.67 100 97.58 103.37");
  g_assert_cmpuint (weights->len, ==, 1);
  g_assert_cmpint (cascada_record_get_decimal (weights->pdata[0], CASCADA_WEIGHT_VALUE), ==, CASCADA_DECIMAL (50));
  g_assert_true (cascada_record_get_integer (weights->pdata[0], CASCADA_WEIGHT_DERIVED));
}

static void
test_follow_up (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CascadaImportResult) result = import_sample (fixture, "pei-follow-up", follow_up);
  g_autoptr (CascadaRecord) indicator = find_indicator (fixture->workspace, result->plan.id, "4199");
  g_autoptr (GPtrArray) reports =
      cascada_workspace_get_children (fixture->workspace, CASCADA_KIND_REPORT, cascada_record_get_id (indicator), NULL);

  g_assert_true (g_str_has_prefix (cascada_record_get_text (indicator, CASCADA_INDICATOR_NAME), "Estrategia de comunicación pública"));
  g_assert_cmpuint (reports->len, ==, 1);
  g_assert_cmpint (cascada_record_get_decimal (reports->pdata[0], CASCADA_REPORT_EXECUTED), ==, 360000);
  g_assert_cmpint (cascada_record_get_decimal (reports->pdata[0], CASCADA_REPORT_PUBLISHED_AT_CUT), ==, 74400000);
  g_assert_cmpint (cascada_record_get_decimal (reports->pdata[0], CASCADA_REPORT_PUBLISHED_YEAR), ==, 36460000);
  g_assert_true (g_str_has_prefix (cascada_record_get_text (reports->pdata[0], CASCADA_REPORT_ANALYSIS), "Al corte del 30 de junio"));
  assert_indicator (fixture->workspace, result->plan.id, "4246", CASCADA_ANNUALISATION_INCREASING, NULL, "8 25", "%");
}

/* An increment is stored as the level it leads to, and stays visible. */
static void
test_projects (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CascadaImportResult) result = import_sample (fixture, "pai-projects", projects);
  g_autoptr (CascadaRecord) plan = cascada_workspace_get_record (fixture->workspace, result->plan, NULL);
  g_autofree char *csv = export_text (fixture->workspace, result->plan.id, CASCADA_CSV_STYLE_PLAIN);

  g_assert_cmpint (cascada_record_get_integer (plan, CASCADA_PLAN_KIND), ==, CASCADA_PLAN_KIND_ACTION);
  g_assert_cmpint (cascada_record_get_integer (plan, CASCADA_PLAN_NOTATION), ==, CASCADA_NOTATION_INCREMENT);
  g_assert_nonnull (strstr (cascada_record_get_text (plan, CASCADA_PLAN_NOTE),
                            "Proyecto 7871, programación 2024 100%, presupuesto 2024 $27.832 millones"));
  g_assert_nonnull (strstr (csv, "\r\n7867,Generación de los lineamientos de comunicación del Distrito para construir ciudad y ciudadanía,1,"
                                 "Generar 100 por ciento de los lineamientos distritales en materia de comunicación pública,"
                                 "Generar 100 por ciento de los lineamientos distritales en materia de comunicación pública,increasing,100,"
                                 "\"Programación 2024 impresa: 10 (incremento del año); nivel al cierre de 2024: 100.\",project,100\r\n"));
  g_assert_nonnull (strstr (csv, "Implementar 1 centro de recursos de TI compartido,increasing,1,"
                                 "\"Programación 2024 impresa: 0,3 (incremento del año); nivel al cierre de 2024: 1.\",project,1\r\n"));
  g_assert_nonnull (strstr (csv, ",sum,1039,,project,80\r\n"));
}

static void
test_processes (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CascadaImportResult) result = import_sample (fixture, "pai-process-indicators", processes);
  g_autofree char *csv = export_text (fixture->workspace, result->plan.id, CASCADA_CSV_STYLE_PLAIN);

  g_assert_nonnull (strstr (csv, ",decreasing,días hábiles,6,Meta impresa: máximo en 6 días hábiles. Anualización derivada: decreciente.,12,Gestión Financiera,process,management,6\r\n"));
  g_assert_nonnull (strstr (csv, ",sum,unidades descritas,20000,\"Meta impresa: \"\"20.000\"\" unidades descritas. Anualización derivada: suma.\",8,"));
  g_assert_nonnull (strstr (csv, ",constant,%,90,Meta impresa: 90 %. Anualización derivada: constante.,8,"));
}

/* What a plan is written as, read into an empty workspace, is written as the same. */
static void
test_round_trip (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) plans = NULL;

  g_assert_true (cascada_sample_fill (fixture->workspace, NULL, NULL, NULL, NULL));
  plans = cascada_workspace_get_children (fixture->workspace, CASCADA_KIND_PLAN, 0, NULL);
  g_assert_cmpuint (plans->len, ==, 5);
  for (guint i = 0; i < plans->len * 2; i++)
    {
      CascadaCsvStyle style = i % 2 == 0 ? CASCADA_CSV_STYLE_PLAIN : CASCADA_CSV_STYLE_ES_CO;
      gint64 plan = cascada_record_get_id (plans->pdata[i / 2]);
      g_autofree char *name = g_strdup_printf ("copy-%u.cascada", i);
      g_autoptr (CascadaWorkspace) copy = import_fixture_open (fixture, name);
      g_autofree char *before = export_text (fixture->workspace, plan, style);
      g_autofree char *path = import_fixture_write (fixture, "copy.csv", before, -1);
      g_autoptr (CascadaImportResult) result = import_files (copy, CASCADA_IMPORT_REQUEST_INIT, path, NULL);
      g_autofree char *errors = describe_findings (result, CASCADA_SEVERITY_ERROR);
      g_autofree char *after = NULL;

      g_assert_cmpstr (errors, ==, "");
      g_assert_true (result->applied);
      after = export_text (copy, result->plan.id, style);
      g_assert_cmpstr (after, ==, before);
      g_assert_true (cascada_workspace_close (copy, NULL));
    }
}

/* One finding, not one for each row that the missing table would have named. */
static void
test_missing_table (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (CascadaImportResult) result = import_sample (fixture, "pei-follow-up", (const char *const[]){ "pei_2025_q2_indicators.csv", NULL });
  g_autofree char *findings = describe_findings (result, CASCADA_SEVERITY_NOTE);

  g_assert_cmpstr (findings, ==, "error: none of the files is the table “objectives” of the profile “pei-follow-up”. Add the file\n");
}

static void
test_sample_never_overwrites (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *path = import_fixture_write (fixture, "mine.cascada", "mine", -1);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (cascada_sample_create (path, NULL, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "mine.cascada exists already"));
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "mine");
}

static void
test_guess (ImportFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *file;
    const char *profile;
  } rows[] = {
    { "pei_2020_2024.csv", "pei-programming" },
    { "pei_2025_q2_indicators.csv", "pei-follow-up" },
    { "pei_2025_q2_reconstructed.csv", "pei-reconstructed" },
    { "pai_2024_project_goals.csv", "pai-projects" },
    { "pai_2024_process_indicators.csv", "pai-process-indicators" },
    { "README.md", NULL },
    { "none.csv", NULL },
  };
  g_autofree char *general =
      import_fixture_write (fixture, "general.csv", "No. objetivo;Objetivo;Indicador;Programado 2025\n1;Uno;Dos;3\n", -1);

  g_assert_cmpstr (cascada_import_guess_profile (general, NULL)->name, ==, "general");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("CASCADA_DATADIR"), "samples", rows[i].file, NULL);
      const CascadaImportProfile *guess = cascada_import_guess_profile (path, NULL);

      g_assert_cmpstr (guess != NULL ? guess->name : NULL, ==, rows[i].profile);
    }
}

static void
cancel_cb (double fraction, const char *step, gpointer user_data)
{
  if (fraction > 0.3)
    g_cancellable_cancel (user_data);
}

static void
test_sample_cancelled (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (fixture->folder, "sample.cascada", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (cascada_sample_create (path, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

#define ADD(name, function) g_test_add ("/import/" name, ImportFixture, NULL, import_fixture_set_up, function, import_fixture_tear_down)

int
main (int argc, char *argv[])
{
  import_tests_init (&argc, &argv);
  ADD ("counts", test_counts);
  ADD ("guess", test_guess);
  ADD ("programming/findings", test_programming_findings);
  ADD ("programming/values", test_programming_values);
  ADD ("programming/goals", test_programming_goals);
  ADD ("reconstructed", test_reconstructed);
  ADD ("follow-up", test_follow_up);
  ADD ("projects", test_projects);
  ADD ("processes", test_processes);
  ADD ("round-trip", test_round_trip);
  ADD ("missing-table", test_missing_table);
  ADD ("sample/never-overwrites", test_sample_never_overwrites);
  ADD ("sample/cancelled", test_sample_cancelled);
  return import_tests_run ();
}
