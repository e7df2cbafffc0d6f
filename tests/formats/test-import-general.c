/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The general layout: what it accepts, what it refuses and where it says so; importing again after people worked. */

#include "import-fixture.h"

#include <stdio.h>
#include <string.h>

#include "cascada-error.h"
#include "cascada-indicator.h"
#include "cascada-plan.h"
#include "cascada-report.h"

#define HEADER "objective_no,objective,goal_code,goal,indicator_code,indicator,weight,annualisation,target 2025,executed 2025\n"

/* The same plan, written in different ways. */
static void
test_layouts (ImportFixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "objective_no,objective,objective_weight,goal_code,goal,indicator_code,indicator,weight,annualisation,unit,baseline,total,target 2025,"
    "target 2025-Q2,executed 2025-Q2,published 2025-Q2\n"
    "1,Peace,50,127,Consolidate,3979,Share of the model,33.33,increasing,%,2.5,45,45,31.92,33.89,106.16\n",
    "No. objetivo;Objetivo;Ponderación objetivo;Código meta;Meta;Código indicador;Indicador;Ponderación;Anualización;Unidad;Línea base;Total;"
    "Programado 2025;Programado 2025-Q2;Ejecutado 2025-Q2;Publicado 2025-Q2\n"
    "1;Peace;50%;127;Consolidate;3979;Share of the model;33,33%;Creciente;%;2,5;45;45;31,92;33,89;106,16%\n",
    "\xef\xbb\xbfNO OBJETIVO\tOBJETIVO\tPONDERACION OBJETIVO\tCODIGO META\tMETA\tCODIGO INDICADOR\tINDICADOR\tPONDERACION\tTIPO DE PROGRAMACION\tUNIDAD\t"
    "LINEA BASE\tTOTAL\tPROGRAMADO 2025\tPROGRAMADO 2025-T2\tEJECUTADO 2025-T2\tPUBLICADO 2025-T2\r\n"
    "1\tPeace\t50,00\t127\tConsolidate\t3979\tShare of the model\t33,33\tCRECIENTE\t%\t2,50\t45,00\t45\t31,92\t33,89\t106,16 %\r\n",
    "published 2025-q2,executed_2025-Q2,target_2025-Q2,target_2025,Total,Baseline,Unit,Annualization,Weight,Indicator,Indicator Code,Goal,Goal code,"
    "Objective weight,Objective,Objective no.\n"
    "106.16,33.89,31.92,45,45,2.5,%,increasing,33.33,Share of the model,3979,Consolidate,127,50,Peace,1\n",
  };
  g_autofree char *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      CascadaImportRequest request = CASCADA_IMPORT_REQUEST_INIT;
      g_autofree char *title = g_strdup_printf ("Plan %" G_GSIZE_FORMAT, i);
      g_autoptr (CascadaImportResult) result = NULL;
      g_autofree char *findings = NULL, *csv = NULL;

      request.plan_title = title;
      result = import_text (fixture, request, texts[i]);
      findings = describe_findings (result, CASCADA_SEVERITY_NOTE);
      g_assert_cmpstr (findings, ==, "");
      csv = export_text (fixture->workspace, result->plan.id, CASCADA_CSV_STYLE_PLAIN);
      if (first == NULL)
        first = g_strdup (csv);
      g_assert_cmpstr (csv, ==, first);
    }
  g_assert_cmpstr (first, ==,
                   "objective_no,objective,objective_weight,goal_code,goal,indicator_code,indicator,weight 2025,annualisation,unit,baseline,total,"
                   "goal_kind,target 2025-Q2,target 2025,executed 2025-Q2,published 2025-Q2\r\n"
                   "1,Peace,50,127,Consolidate,3979,Share of the model,33.33,increasing,%,2.5,45,management,31.92,45,33.89,106.16\r\n");
}

/* What is told, and nothing besides: all findings of a file in one line each. */
static void
test_findings (ImportFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text, *findings;
    gboolean applied;
  } rows[] = {
    { HEADER "1,O,G1,G,I1,I,100,sum,\"9,99\",\"1,5\"\n", "", TRUE },
    { HEADER "1,O,G1,G,I1,I,100,sum,15.000,1\n",
      "t.csv, row 2, column 9 (target 2025): error: “15.000” means 15000 with a decimal comma and 15 with a decimal point: say which one the numbers use. "
      "Choose es-CO (13.200.000,00) or plain (13200000.00) for the import\n",
      FALSE },
    { HEADER "1,O,G1,G,I1,I,100,sum,15.000,1\n1,O,G1,G,I2,J,0,sum,\"0,5\",1\n", "", TRUE },
    { HEADER "1,O,G1,G,I1,I,33x,sum,1e5,=1+1\n",
      "t.csv, row 2, column 7 (weight): error: “33x” is not a number. Write a number, or leave the cell empty\n"
      "t.csv, row 2, column 9 (target 2025): error: “1e5” is not a number. Write a number, or leave the cell empty\n"
      "t.csv, row 2, column 10 (executed 2025): error: “=1+1” is not a number. Write a number, or leave the cell empty\n",
      FALSE },
    { HEADER "1,O,G1,G,I1,I,100,media,1,1\n",
      "t.csv, row 2, column 8 (annualisation): error: “media” is not known here. Write one of sum, increasing, constant, decreasing, or its Spanish word\n",
      FALSE },
    { HEADER "x,O,G1,G,I1,I,100,sum,1,1\n", "t.csv, row 2, column 1 (objective_no): error: “x” is not a whole number. Write 1, 2, 3 …\n", FALSE },
    { HEADER "1,O,G1,G,I1,I,100,sum,1\n", "t.csv, row 2: error: the row has 9 cells and the header 10. Complete the row; perhaps the file was cut\n", FALSE },
    { HEADER "1,O,G1,G,I1,I,100,sum,1,5,7\n",
      "t.csv, row 2: error: the row has 11 cells and the header 10. Put cells that contain the separator in quotation marks\n", FALSE },
    { HEADER "1,O,G1,G,I1,I,100,sum,1,5,,\n", "", TRUE },
    { HEADER "1,O,G1,G,I1,I,100,sum,n/a,-\n",
      "t.csv, row 2, column 9 (target 2025): note: “n/a” is taken as no value\n"
      "t.csv, row 2, column 10 (executed 2025): note: “-” is taken as no value\n",
      TRUE },
    { HEADER "1,O,G1,G,I1,I,100,sum,1,1\n,,G1,G,I2,J,,sum,1,1\n",
      "t.csv, row 3: note: the row names no objective: that of the row above is taken\n", TRUE },
    { HEADER ",,G1,G,I1,I,100,sum,1,1\n", "t.csv, row 2: error: the row names no objective. Write its number and name\n", FALSE },
    { HEADER "3,,G1,G,I1,I,100,sum,1,1\n",
      "t.csv, row 2, column 1 (objective_no): error: the objective 3 has no name in any row so far. Write its name\n", FALSE },
    { HEADER "1,O,G1,G,I1,I,100,sum,1,1\n1,P,G1,G,I2,J,,sum,1,1\n",
      "t.csv, row 3, column 2 (objective): warning: Objective 1 “O”: this differs from what t.csv says in row 2; the first is kept. Write the same in both places\n",
      TRUE },
    { HEADER "1,O,G1,G,I1,I,100,sum,1,1\n1,O,G1,H,I2,J,,sum,1,1\n",
      "t.csv, row 3, column 3 (goal_code): warning: the code G1 is given to two goals of the objective, here and in row 2. "
      "Give each goal its own code, or both rows the same name\n",
      TRUE },
    { HEADER "1,O,N/A,G,I1,I,100,sum,1,1\n1,O,N/A,H,I2,J,,sum,1,1\n", "", TRUE },
    { HEADER "1,O,G1,G,I1,I,100,sum,1,1\n1,O,G1,G,I1,I,100,sum,1,1\n",
      "t.csv, row 3, column 6 (indicator): warning: the indicator is already in row 2, with the same code and name. "
      "Leave one of the rows, or tell the indicators apart by name\n",
      TRUE },
    { HEADER "1,O,,,,I,100,sum,1,1\n", "t.csv, row 2, column 4 (goal): note: the goal has no name: it takes that of its indicator\n", TRUE },
    { HEADER "1,O,G1,G,I1,,100,sum,1,1\n", "t.csv, row 2, column 6 (indicator): note: the indicator has no name: it takes that of its goal\n", TRUE },
    { HEADER "1,O,,,,,,,,\n", "t.csv, row 2: note: the row states an objective without goals\n", TRUE },
    { HEADER "1,O,G1,G,,,,,,\n", "t.csv, row 2: note: the row states a goal without indicator\n", TRUE },
    { HEADER, "error: the files hold no row of a plan. Choose a table with rows under its header\n", FALSE },
    { HEADER "\n,,,,,,,,,\n", "error: the files hold no row of a plan. Choose a table with rows under its header\n", FALSE },
    { HEADER "1,O,G1,G,I1,I,\"33,5\",sum,1,1\n1,O,G1,G,I2,J,66.5,sum,1,1\n",
      "t.csv, row 1, column 7 (weight): warning: the column mixes decimal commas and decimal points; each number that can be read only one way is read so. "
      "Write all numbers of the column alike\n",
      TRUE },
    { HEADER "1,O,G1,G,I1,I,100,sum,99999999999999,0.1234567\n",
      "t.csv, row 2, column 9 (target 2025): error: “99999999999999” is too large or has more than six decimals. "
      "Write a number, or leave the cell empty\n"
      "t.csv, row 2, column 10 (executed 2025): error: “0.1234567” is too large or has more than six decimals. "
      "Write a number, or leave the cell empty\n",
      FALSE },
    { HEADER "1,\"O\n", "t.csv, row 2, column 2: error: the quotation mark that opens the cell on line 2 is never closed; the file may be cut\n", FALSE },
    { "objective,indicator,target 2025,colour,target 2025-Q9\nO,I,1,red,2\n",
      "t.csv, row 1, column 4 (colour): note: the column “colour” is not known and is left out\n"
      "t.csv, row 1, column 5 (target 2025-Q9): note: the column “target 2025-Q9” is not known and is left out\n"
      "t.csv, row 2: note: the goal has no name: it takes that of its indicator\n"
      "t.csv, row 2: warning: Indicator “I”: the annualisation is not stated and targets and total fit none; taken as Sum. "
      "State the annualisation, or correct targets or total\n",
      TRUE },
    { "objective,indicator,Indicador,target 2025\nO,I,J,1\n",
      "t.csv, row 1, column 3 (Indicador): error: the columns “indicator” and “Indicador” say the same thing. Leave one of them\n"
      "t.csv, row 2: note: the goal has no name: it takes that of its indicator\n"
      "t.csv, row 2: warning: Indicator “I”: the annualisation is not stated and targets and total fit none; taken as Sum. "
      "State the annualisation, or correct targets or total\n",
      FALSE },
    { "objetivo,nombre\nO,I\n",
      "t.csv, row 1: error: the file is not a table of the profile “general”: for the table “indicators” it lacks a column “indicator”. "
      "Name the column indicator or Indicador or Nombre indicador, or choose another profile\n",
      FALSE },
    { "objective,indicator\nO,I\n",
      "error: no column names a period, so the years of the plan are not known. Name the years, or the columns “target 2025”, “executed 2025-Q2”\n"
      "t.csv, row 2: note: the goal has no name: it takes that of its indicator\n"
      "t.csv, row 2: warning: Indicator “I”: the annualisation is not stated and targets and total fit none; taken as Sum. "
      "State the annualisation, or correct targets or total\n",
      FALSE },
    { "objective;indicator;target 2025;annualisation\nGesti\xf3n;Participaci\xf3n;1;suma\n",
      "t.csv: note: the text is Windows-1252: it is not UTF-8, and every byte is a letter there\n"
      "t.csv, row 2: note: the goal has no name: it takes that of its indicator\n",
      TRUE },
    { "objective;indicator;target 2025\nGesti\xf3n;Participaci\xc3\xb3n;1\n",
      "t.csv, row 2: error: the file mixes two encodings, UTF-8 (row 2) and Windows-1252 (row 2): save the whole table as CSV UTF-8\n", FALSE },
    { "", "t.csv: error: the file is empty\n", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CascadaImportRequest request = CASCADA_IMPORT_REQUEST_INIT;
      g_autofree char *title = g_strdup_printf ("Plan %" G_GSIZE_FORMAT, i);
      gint64 n_edits = count_edits (fixture->workspace);
      g_autoptr (CascadaImportResult) dry = NULL;
      g_autoptr (CascadaImportResult) result = NULL;
      g_autofree char *findings = NULL, *dry_findings = NULL, *shown = g_strescape (rows[i].text, NULL);

      request.plan_title = title;
      request.dry_run = TRUE;
      dry = import_text (fixture, request, rows[i].text);
      g_assert_cmpint (count_edits (fixture->workspace), ==, n_edits);
      request.dry_run = FALSE;
      result = import_text (fixture, request, rows[i].text);
      findings = describe_findings (result, CASCADA_SEVERITY_NOTE);
      dry_findings = describe_findings (dry, CASCADA_SEVERITY_NOTE);
      g_test_message ("%s", shown);
      g_assert_cmpstr (findings, ==, rows[i].findings);
      g_assert_cmpstr (dry_findings, ==, rows[i].findings);
      g_assert_false (dry->applied);
      g_assert_cmpint (result->applied, ==, rows[i].applied);
      g_assert_cmpint (count_edits (fixture->workspace), ==, n_edits + rows[i].applied);
    }
}

static void
test_convention (ImportFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *numbers, *target;
  } rows[] = { { "es-CO", "15000" }, { "plain", "15" } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CascadaImportRequest request = CASCADA_IMPORT_REQUEST_INIT;
      g_autoptr (CascadaImportResult) result = NULL;
      g_autofree char *csv = NULL, *cells = g_strdup_printf (",sum,management,%s\r\n", rows[i].target);

      request.numbers = rows[i].numbers;
      request.plan_title = rows[i].numbers;
      result = import_text (fixture, request, "objective,goal,indicator,annualisation,target 2025\nO,G,I,sum,15.000\n");
      g_assert_true (result->applied);
      csv = export_text (fixture->workspace, result->plan.id, CASCADA_CSV_STYLE_PLAIN);
      g_assert_true (g_str_has_suffix (csv, cells));
    }
}

static void
test_request (ImportFixture *fixture, gconstpointer data)
{
  static const char *const good[] = { "cap=120", "notation=increment", "increasing=from-baseline", NULL };
  CascadaImportRequest request = CASCADA_IMPORT_REQUEST_INIT;
  g_autoptr (CascadaImportResult) result = NULL;
  g_autoptr (CascadaRecord) plan = NULL;

  request.plan_title = "Plan de gestión";
  request.kind = CASCADA_PLAN_KIND_MANAGEMENT;
  request.first_year = 2024;
  request.last_year = 2027;
  request.settings = good;
  result = import_text (fixture, request, HEADER "1,O,G1,G,I1,I,100,sum,1,1\n");
  plan = cascada_workspace_get_record (fixture->workspace, result->plan, NULL);
  g_assert_cmpstr (cascada_record_get_text (plan, CASCADA_PLAN_TITLE), ==, "Plan de gestión");
  g_assert_cmpint (cascada_record_get_integer (plan, CASCADA_PLAN_KIND), ==, CASCADA_PLAN_KIND_MANAGEMENT);
  g_assert_cmpint (cascada_record_get_integer (plan, CASCADA_PLAN_FIRST_YEAR), ==, 2024);
  g_assert_cmpint (cascada_record_get_integer (plan, CASCADA_PLAN_LAST_YEAR), ==, 2027);
  g_assert_cmpint (cascada_record_get_integer (plan, CASCADA_PLAN_NOTATION), ==, CASCADA_NOTATION_INCREMENT);
  g_assert_cmpint (cascada_record_get_integer (plan, CASCADA_PLAN_INCREASING), ==, CASCADA_INCREASING_RULE_FROM_BASELINE);
  g_assert_cmpint (cascada_record_get_decimal (plan, CASCADA_PLAN_CAP), ==, CASCADA_DECIMAL (120));
}

static void
test_wrong_requests (ImportFixture *fixture, gconstpointer data)
{
  static const char *const bad_setting[] = { "cap=lots", NULL }, *const no_value[] = { "cap", NULL }, *const none[] = { NULL };
  static const char *const missing[] = { "/nowhere/plan.csv", NULL };
  g_autofree char *path = import_fixture_write (fixture, "t.csv", HEADER, -1);
  const char *const files[] = { path, NULL };
  const struct
  {
    CascadaImportRequest request;
    int code;
  } rows[] = {
    { { .kind = -1, .files = files, .profile = "nothing" }, CASCADA_ERROR_INVALID },
    { { .kind = -1, .files = files, .numbers = "roman" }, CASCADA_ERROR_INVALID },
    { { .kind = -1, .files = files, .settings = bad_setting }, CASCADA_ERROR_INVALID },
    { { .kind = -1, .files = files, .settings = no_value }, CASCADA_ERROR_INVALID },
    { { .kind = -1, .files = files, .first_year = 2025, .last_year = 2020 }, CASCADA_ERROR_INVALID },
    { { .kind = -1, .files = none }, CASCADA_ERROR_INVALID },
    { { .kind = -1, .files = missing }, CASCADA_ERROR_NOT_FOUND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cascada_import_run (fixture->workspace, &rows[i].request, NULL, NULL, NULL, &error));
      g_assert_error (error, CASCADA_ERROR, rows[i].code);
    }
}

static CascadaRef
report_of (ImportFixture *fixture, gint64 plan, const char *code)
{
  g_autoptr (CascadaRecord) indicator = find_indicator (fixture->workspace, plan, code);

  return (CascadaRef){ CASCADA_KIND_REPORT, CASCADA_PERIOD_YEAR (2025), cascada_record_get_id (indicator) };
}

static void
edit (ImportFixture *fixture, CascadaRef ref, int executed)
{
  CascadaValue value = cascada_value_decimal (CASCADA_DECIMAL (executed));
  g_autoptr (GError) error = NULL;

  cascada_workspace_set_author (fixture->workspace, "Ana");
  cascada_workspace_change (fixture->workspace, ref, CASCADA_REPORT_EXECUTED, &value, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_executed (ImportFixture *fixture, CascadaRef ref, int executed)
{
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (fixture->workspace, ref, NULL);

  g_assert_cmpint (cascada_record_get_decimal (record, CASCADA_REPORT_EXECUTED), ==, CASCADA_DECIMAL (executed));
}

static void
expect (ImportFixture *fixture, const char *text, const char *findings, const char *counts)
{
  CascadaImportRequest request = CASCADA_IMPORT_REQUEST_INIT;
  g_autoptr (CascadaImportResult) result = NULL;
  g_autofree char *found = NULL, *counted = NULL;

  request.plan_title = "P";
  result = import_text (fixture, request, text);
  found = describe_findings (result, CASCADA_SEVERITY_NOTE);
  counted = describe_counts (result);
  g_assert_cmpstr (found, ==, findings);
  g_assert_cmpstr (counted, ==, counts);
}

#define PLAN(executed) HEADER "1,O,G1,G,I1,I,100,sum,10," executed "\n"
#define AS_BEFORE "plan 0+0=1 objective 0+0=1 goal 0+0=1 indicator 0+0=1 weight 0+0=1 target 0+0=1 report 0+0=1"
#define UPDATED "plan 0+0=1 objective 0+0=1 goal 0+0=1 indicator 0+0=1 weight 0+0=1 target 0+0=1 report 0+1=0"

/* A value that somebody entered since stays while the file says what it said; what the file newly says replaces it. */
static void
test_people_edited (ImportFixture *fixture, gconstpointer data)
{
  CascadaImportRequest request = CASCADA_IMPORT_REQUEST_INIT;
  g_autoptr (CascadaImportResult) result = NULL;
  CascadaRef ref;

  request.plan_title = "P";
  result = import_text (fixture, request, PLAN ("4"));
  ref = report_of (fixture, result->plan.id, "I1");
  edit (fixture, ref, 5);
  expect (fixture, PLAN ("4"),
          "t.csv, row 2, column 10: note: Indicator I1 “I”, Executed value 2025: 5 was entered by Ana after the last import and stays; the file says 4 as before\n",
          AS_BEFORE);
  assert_executed (fixture, ref, 5);
  expect (fixture, PLAN ("5"), "", AS_BEFORE);
  expect (fixture, PLAN ("6"),
          "t.csv, row 2, column 10: warning: Indicator I1 “I”, Executed value 2025: 5 was entered by Ana after the last import; the file now says 6, which replaces it. "
          "Undo the import, or correct the file, where the entered value is right\n",
          UPDATED);
  assert_executed (fixture, ref, 6);
  expect (fixture, PLAN ("7"), "", UPDATED);
  expect (fixture, PLAN ("7"), "", AS_BEFORE);
  g_assert_true (cascada_workspace_undo (fixture->workspace, NULL));
  assert_executed (fixture, ref, 6);
}

/* Never a deletion; corrected names and codes are the same records; new rows are new. */
static void
test_changed_file (ImportFixture *fixture, gconstpointer data)
{
  CascadaImportRequest request = CASCADA_IMPORT_REQUEST_INIT;
  g_autoptr (CascadaImportResult) result = NULL;

  request.plan_title = "P";
  result = import_text (fixture, request, HEADER "1,O,G1,G,I1,I,50,sum,10,1\n1,O,G2,H,I2,J,50,sum,10,1\n");
  expect (fixture, HEADER "1,O,G1,G,I1,I,50,sum,10,1\n",
          "", "plan 0+0=1 objective 0+0=1 goal 0+0=1 indicator 0+0=1 weight 0+0=1 target 0+0=1 report 0+0=1");
  g_object_unref (find_indicator (fixture->workspace, result->plan.id, "I2"));
  expect (fixture, HEADER "1,O bis,G1,G bis,I1,I bis,50,sum,10,1\n",
          "", "plan 0+0=1 objective 0+1=0 goal 0+1=0 indicator 0+1=0 weight 0+0=1 target 0+0=1 report 0+0=1");
  expect (fixture, HEADER "1,O bis,G9,G bis,I9,I bis,50,sum,10,1\n",
          "", "plan 0+0=1 objective 0+0=1 goal 0+1=0 indicator 0+1=0 weight 0+0=1 target 0+0=1 report 0+0=1");
  expect (fixture, HEADER "1,O bis,G9,G bis,I9,I bis,50,sum,10,\n1,O bis,G9,G bis,I10,K,,sum,10,1\n2,New,G1,G,I1,I,100,sum,1,\n", "",
          "plan 0+0=1 objective 1+0=1 goal 1+0=1 indicator 2+0=1 weight 1+0=1 target 2+0=1 report 1+0=0");
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static CascadaImportResult *
run_async (ImportFixture *fixture, const CascadaImportRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cascada_import_run_async (fixture->workspace, request, NULL, NULL, cancellable, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return cascada_import_run_finish (fixture->workspace, result, error);
}

static void
test_async (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *path = import_fixture_write (fixture, "t.csv", PLAN ("4"), -1);
  const char *const files[] = { path, NULL };
  CascadaImportRequest request = { .kind = -1, .files = files };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CascadaImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (run_async (fixture, &request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count_edits (fixture->workspace), ==, 0);
  g_clear_error (&error);

  result = run_async (fixture, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (result->applied);
  g_assert_cmpstr (result->plan_title, ==, "t");
  g_assert_null (result->backup_path);

  g_clear_pointer (&result, cascada_import_result_free);
  request.plan_title = "other";
  result = run_async (fixture, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (result->backup_path, G_FILE_TEST_EXISTS));

  request.profile = "nothing";
  g_assert_null (run_async (fixture, &request, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID);
}

static void
test_read_only (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "w.cascada", NULL);
  g_autofree char *csv = import_fixture_write (fixture, "t.csv", PLAN ("4"), -1);
  const char *const files[] = { csv, NULL };
  CascadaImportRequest request = { .kind = -1, .files = files };
  g_autoptr (CascadaWorkspace) reader = cascada_workspace_open (path, CASCADA_STORE_READ_ONLY, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (cascada_import_run (reader, &request, NULL, NULL, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_READ_ONLY);
  g_assert_true (cascada_workspace_close (reader, NULL));
}

/* 100 MB: refused before it is read into memory. */
static void
test_absurd_size (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "huge.csv", NULL);
  g_autofree char *name = g_strnfill (300, 'x');
  g_autoptr (CascadaImportResult) result = NULL;
  g_autofree char *findings = NULL;
  FILE *file = fopen (path, "w");

  fputs (HEADER, file);
  for (int i = 0; i < 320000; i++)
    fprintf (file, "1,O,G1,G,I%d,%s,,sum,1,1\n", i, name);
  g_assert_cmpint (ftell (file), >, 100000000);
  g_assert_cmpint (fclose (file), ==, 0);
  result = import_files (fixture->workspace, CASCADA_IMPORT_REQUEST_INIT, path, NULL);
  findings = describe_findings (result, CASCADA_SEVERITY_NOTE);
  g_assert_cmpstr (findings, ==, "huge.csv, row 300002: error: the files have more than 300000 rows. Import them in parts\n");
  g_assert_cmpint (count_edits (fixture->workspace), ==, 0);
}

#define ADD(name, function) g_test_add ("/import-general/" name, ImportFixture, NULL, import_fixture_set_up, function, import_fixture_tear_down)

int
main (int argc, char *argv[])
{
  import_tests_init (&argc, &argv);
  ADD ("layouts", test_layouts);
  ADD ("findings", test_findings);
  ADD ("convention", test_convention);
  ADD ("request", test_request);
  ADD ("wrong-requests", test_wrong_requests);
  ADD ("people-edited", test_people_edited);
  ADD ("changed-file", test_changed_file);
  ADD ("async", test_async);
  ADD ("absurd-size", test_absurd_size);
  ADD ("read-only", test_read_only);
  return import_tests_run ();
}
