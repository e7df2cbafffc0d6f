/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-cli-compliance.h"

#include <glib/gi18n.h>

#include "cascada-cli-address.h"
#include "cascada-error.h"
#include "cascada-explain.h"
#include "cascada-plan.h"
#include "cascada-unit-results.h"
#include "cascada-unit.h"
#include "cascada-request.h"

static char *plan_name;
static char *cut_name;
static char *format_name;
static char *explained_indicator;
static char *explained_objective;
static gboolean in_force;
static gboolean summary;
static gboolean by_unit;

enum
{
  COLUMN_UNIT_CODE,
  COLUMN_INDICATORS,
  COLUMN_PROGRAMMED,
  COLUMN_REPORTED,
  COLUMN_COMPLIANCE,
  COLUMN_COMPLIANCE_EXACT,
  COLUMN_UNIT_NAME,
};

static const CascadaCliColumn unit_columns[] = {
  [COLUMN_UNIT_CODE] = { "unit_code", N_ ("Unit"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_INDICATORS] = { "indicators", N_ ("Indicators"), CASCADA_CLI_COLUMN_COUNT },
  [COLUMN_PROGRAMMED] = { "programmed", N_ ("Programmed"), CASCADA_CLI_COLUMN_COUNT },
  [COLUMN_REPORTED] = { "reported", N_ ("Reported"), CASCADA_CLI_COLUMN_COUNT },
  [COLUMN_COMPLIANCE] = { "compliance", N_ ("Compliance %"), CASCADA_CLI_COLUMN_NUMBER },
  [COLUMN_COMPLIANCE_EXACT] = { "compliance_exact", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_UNIT_NAME] = { "unit", N_ ("Name"), CASCADA_CLI_COLUMN_TEXT },
};

static gboolean
parse_cut (CascadaPeriod *cut, GError **error)
{
  *cut = CASCADA_PERIOD_NONE;
  if (cut_name == NULL || cascada_period_parse (cut_name, cut, error))
    return TRUE;
  return cascada_cli_blame_usage (error, CASCADA_ERROR_INVALID);
}

static gboolean
choose_cut (CascadaFigures *figures, CascadaRecord *plan, CascadaPeriod *cut, GError **error)
{
  if (*cut == CASCADA_PERIOD_NONE)
    *cut = cascada_figures_get_default_cut (figures);
  if (*cut != CASCADA_PERIOD_NONE)
    return TRUE;
  return cascada_cli_misuse (error, _ ("the plan “%s” has no periods yet: name the cut-off with --cut"),
                             cascada_record_get_text (plan, CASCADA_PLAN_TITLE));
}

static gboolean
explain (CascadaWorkspace *workspace, const CascadaCliResult *result, const char *kind, const char *which, GError **error)
{
  g_autofree char *plan = g_strdup_printf ("%" G_GINT64_FORMAT, cascada_record_get_id (result->plan));
  char *words[] = { (char *) kind, (char *) which, NULL };
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;
  g_autofree char *ended = NULL;
  CascadaCliAddress address;

  if (!cascada_cli_address_find (workspace, plan, words, &address, error))
    return FALSE;
  lines = cascada_explain (workspace, result->figures, address.ref, result->cut, error);
  if (lines == NULL)
    return FALSE;
  text = g_strjoinv ("\n", lines);
  ended = g_strconcat (text, "\n", NULL);
  return cascada_cli_print (ended, -1, error);
}

static void
set_count (CascadaCliTable *table, guint column, guint count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  cascada_cli_table_set (table, column, text);
}

static void
add_unit (const CascadaCliResult *result, CascadaCliTable *table, CascadaWorkspace *workspace, const CascadaUnitResult *unit)
{
  g_auto (CascadaCliPercent) percent = cascada_cli_percent_of_compliance (result, unit->compliance);
  g_autofree char *shown = cascada_cli_percent_format (result, &percent);
  CascadaRef ref = { CASCADA_KIND_UNIT, CASCADA_PERIOD_NONE, unit->unit };
  g_autoptr (CascadaRecord) record = unit->unit != 0 ? cascada_workspace_get_record (workspace, ref, NULL) : NULL;

  cascada_cli_table_add_row (table);
  set_count (table, COLUMN_INDICATORS, unit->n_indicators);
  set_count (table, COLUMN_PROGRAMMED, unit->n_programmed);
  set_count (table, COLUMN_REPORTED, unit->n_reported);
  cascada_cli_table_set_both (table, COLUMN_COMPLIANCE, shown, percent.rounded);
  cascada_cli_table_set (table, COLUMN_COMPLIANCE_EXACT, percent.exact);
  cascada_cli_table_set (table, COLUMN_UNIT_CODE, record != NULL ? cascada_record_get_text (record, CASCADA_UNIT_CODE) : NULL);
  if (record != NULL)
    cascada_cli_table_set (table, COLUMN_UNIT_NAME, cascada_record_get_text (record, CASCADA_UNIT_NAME));
  else
    cascada_cli_table_set_both (table, COLUMN_UNIT_NAME, _ ("No unit"), NULL);
}

static gboolean
print_units (CascadaWorkspace *workspace, const CascadaCliResult *result, CascadaCliFormat format, GError **error)
{
  g_autoptr (CascadaCliTable) table = cascada_cli_table_new (unit_columns, G_N_ELEMENTS (unit_columns));
  g_autoptr (GPtrArray) units = NULL;

  units = cascada_unit_results (result->figures, cascada_workspace_get_store (workspace), result->cut, error);
  for (guint i = 0; units != NULL && i < units->len; i++)
    add_unit (result, table, workspace, units->pdata[i]);
  return units != NULL && cascada_cli_table_print (table, format, error);
}

static gboolean
print_result (CascadaWorkspace *workspace, const CascadaCliResult *result, CascadaCliFormat format, GError **error)
{
  if (explained_indicator != NULL)
    return explain (workspace, result, "indicator", explained_indicator, error);
  if (explained_objective != NULL)
    return explain (workspace, result, "objective", explained_objective, error);
  if (by_unit)
    return print_units (workspace, result, format, error);
  if (format == CASCADA_CLI_FORMAT_JSON)
    return cascada_cli_result_print_json (result, error);
  return cascada_cli_result_print_rows (result, format, error);
}

static gboolean
compute (CascadaWorkspace *workspace, CascadaPeriod cut, CascadaCliFormat format, GError **error)
{
  g_autoptr (CascadaRecord) plan = cascada_cli_find_plan (workspace, plan_name, cut, error);
  g_autoptr (CascadaFigures) figures = NULL;
  g_autoptr (CascadaPublished) published = NULL;
  CascadaCliResult result;

  if (plan == NULL)
    return FALSE;
  figures = cascada_workspace_get_figures (workspace, cascada_record_get_id (plan), error);
  if (figures == NULL || !choose_cut (figures, plan, &cut, error))
    return FALSE;
  if (in_force)
    {
      g_object_unref (figures);
      figures = cascada_request_load_figures (cascada_workspace_get_store (workspace), cascada_record_get_id (plan), cut, NULL, error);
      if (figures == NULL)
        return FALSE;
    }
  published = cascada_published_load (cascada_workspace_get_store (workspace), cut, NULL, error);
  if (published == NULL)
    return FALSE;

  result = (CascadaCliResult){ plan, figures, published, cut, summary };
  return print_result (workspace, &result, format, error);
}

static CascadaCliStatus
run (char **arguments, GError **error)
{
  g_autoptr (CascadaWorkspace) workspace = NULL;
  CascadaCliFormat format;
  CascadaPeriod cut;

  if (!cascada_cli_parse_format (format_name, &format, error) || !parse_cut (&cut, error))
    return CASCADA_CLI_MISUSE;
  workspace = cascada_workspace_open (arguments[0], CASCADA_STORE_READ_ONLY, NULL, error);
  if (workspace != NULL)
    compute (workspace, cut, format, error);
  return CASCADA_CLI_DONE;
}

static const GOptionEntry entries[] = {
  { "plan", 'p', 0, G_OPTION_ARG_STRING, &plan_name, N_ ("The plan, by id or title"), N_ ("PLAN") },
  { "cut", 'c', 0, G_OPTION_ARG_STRING, &cut_name, N_ ("The cut-off: 2025-Q2, 2025-06 or 2024 (the end of the year)"), N_ ("PERIOD") },
  { "in-force", 'i', 0, G_OPTION_ARG_NONE, &in_force, N_ ("By the plan as it was in force at the cut-off, without what was modified later"), NULL },
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print: table, json or csv"), N_ ("FORMAT") },
  { "summary", 0, 0, G_OPTION_ARG_NONE, &summary, N_ ("Objectives only"), NULL },
  { "units", 'u', 0, G_OPTION_ARG_NONE, &by_unit, N_ ("Compliance by unit instead of by objective"), NULL },
  { "explain", 'e', 0, G_OPTION_ARG_STRING, &explained_indicator, N_ ("Why the figure of an indicator, by code, name or # and id"), N_ ("INDICATOR") },
  { "explain-objective", 0, 0, G_OPTION_ARG_STRING, &explained_objective, N_ ("Why the figure of an objective, by number, name or # and id"), N_ ("OBJECTIVE") },
  { NULL },
};

const CascadaCliCommand cascada_cli_compliance_command = {
  .name = "compliance",
  .arguments = N_ ("WORKSPACE"),
  .summary = N_ ("Show the weighted compliance of a plan at a cut-off"),
  .description = N_ ("Percentages are rounded once, by the plan’s rule; JSON and CSV also give them with twelve decimals under the same\n"
                     "name and _exact. A percentage that came with imported data stands beside the computed one, with the difference.\n"
                     "\n"
                     "Example:\n"
                     "  cascada-cli compliance W.cascada --cut 2025-Q2 --format json"),
  .least = 1,
  .most = 1,
  .entries = entries,
  .run = run,
};
