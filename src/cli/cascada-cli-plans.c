/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "cascada-cli-table.h"
#include "cascada-enum-labels.h"
#include "cascada-enums.h"
#include "cascada-plan.h"

enum
{
  COLUMN_ID,
  COLUMN_KIND,
  COLUMN_FIRST_YEAR,
  COLUMN_LAST_YEAR,
  COLUMN_OBJECTIVES,
  COLUMN_GOALS,
  COLUMN_INDICATORS,
  COLUMN_CUT,
  COLUMN_TITLE,
};

static const CascadaCliColumn columns[] = {
  [COLUMN_ID] = { "id", N_ ("Id"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_KIND] = { "kind", N_ ("Kind"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_FIRST_YEAR] = { "first_year", N_ ("From"), CASCADA_CLI_COLUMN_COUNT },
  [COLUMN_LAST_YEAR] = { "last_year", N_ ("To"), CASCADA_CLI_COLUMN_COUNT },
  [COLUMN_OBJECTIVES] = { "objectives", N_ ("Objectives"), CASCADA_CLI_COLUMN_COUNT },
  [COLUMN_GOALS] = { "goals", N_ ("Goals"), CASCADA_CLI_COLUMN_COUNT },
  [COLUMN_INDICATORS] = { "indicators", N_ ("Indicators"), CASCADA_CLI_COLUMN_COUNT },
  [COLUMN_CUT] = { "cut", N_ ("Cut-off"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_TITLE] = { "title", N_ ("Title"), CASCADA_CLI_COLUMN_TEXT },
};

static char *format_name;

static void
set_count (CascadaCliTable *table, guint column, gint64 count)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, count);

  cascada_cli_table_set (table, column, text);
}

static gboolean
add_plan (CascadaCliTable *table, CascadaWorkspace *workspace, CascadaRecord *plan, GError **error)
{
  gint64 id = cascada_record_get_id (plan);
  int kind = (int) cascada_record_get_integer (plan, CASCADA_PLAN_KIND);
  g_autoptr (CascadaFigures) figures = cascada_workspace_get_figures (workspace, id, error);
  CascadaPeriod cut;

  if (figures == NULL)
    return FALSE;

  cascada_cli_table_add_row (table);
  set_count (table, COLUMN_ID, id);
  cascada_cli_table_set_both (table, COLUMN_KIND, cascada_enum_get_label (CASCADA_TYPE_PLAN_KIND, kind),
                              cascada_cli_enum_nick (CASCADA_TYPE_PLAN_KIND, kind));
  set_count (table, COLUMN_FIRST_YEAR, cascada_record_get_integer (plan, CASCADA_PLAN_FIRST_YEAR));
  set_count (table, COLUMN_LAST_YEAR, cascada_record_get_integer (plan, CASCADA_PLAN_LAST_YEAR));
  set_count (table, COLUMN_OBJECTIVES, cascada_figures_get_count (figures, CASCADA_LEVEL_OBJECTIVE));
  set_count (table, COLUMN_GOALS, cascada_figures_get_count (figures, CASCADA_LEVEL_GOAL));
  set_count (table, COLUMN_INDICATORS, cascada_figures_get_count (figures, CASCADA_LEVEL_INDICATOR));
  cut = cascada_figures_get_default_cut (figures);
  if (cut != CASCADA_PERIOD_NONE)
    {
      g_autofree char *text = cascada_period_to_string (cut);

      cascada_cli_table_set (table, COLUMN_CUT, text);
    }
  cascada_cli_table_set (table, COLUMN_TITLE, cascada_record_get_text (plan, CASCADA_PLAN_TITLE));
  return TRUE;
}

static CascadaCliStatus
run (char **arguments, GError **error)
{
  g_autoptr (CascadaCliTable) table = cascada_cli_table_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (CascadaWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  CascadaCliFormat format;

  if (!cascada_cli_parse_format (format_name, &format, error))
    return CASCADA_CLI_MISUSE;
  workspace = cascada_workspace_open (arguments[0], CASCADA_STORE_READ_ONLY, NULL, error);
  if (workspace == NULL)
    return CASCADA_CLI_FAILED;
  plans = cascada_workspace_get_children (workspace, CASCADA_KIND_PLAN, 0, error);
  if (plans == NULL)
    return CASCADA_CLI_FAILED;

  for (guint i = 0; i < plans->len; i++)
    if (!add_plan (table, workspace, plans->pdata[i], error))
      return CASCADA_CLI_FAILED;
  cascada_cli_table_print (table, format, error);
  return CASCADA_CLI_DONE;
}

static const GOptionEntry entries[] = {
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print: table, json or csv"), N_ ("FORMAT") },
  { NULL },
};

const CascadaCliCommand cascada_cli_plans_command = {
  .name = "plans",
  .arguments = N_ ("WORKSPACE"),
  .summary = N_ ("List the plans of a workspace"),
  .description = N_ ("The cut-off is the one that “compliance” takes where --cut is not given."),
  .least = 1,
  .most = 1,
  .entries = entries,
  .run = run,
};
