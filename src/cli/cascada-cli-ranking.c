/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "cascada-cli-table.h"
#include "cascada-consolidation.h"
#include "cascada-error.h"
#include "cascada-number.h"

static char *cut_name;
static char *kind_name;
static char *format_name;
static gboolean all_states;

enum
{
  COLUMN_RANK,
  COLUMN_UNIT,
  COLUMN_RESULT,
  COLUMN_CUMULATIVE,
  COLUMN_REPORTED,
  COLUMN_PROGRAMMED,
  COLUMN_CHANGE,
  N_DATA_COLUMNS, /* of what programs read */
  COLUMN_VERIFIED = N_DATA_COLUMNS,
  COLUMN_LATE,
};

static const CascadaCliColumn columns[] = {
  [COLUMN_RANK] = { "rank", N_ ("Rank"), CASCADA_CLI_COLUMN_COUNT },
  [COLUMN_UNIT] = { "unit", N_ ("Unit"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_RESULT] = { "result", N_ ("Quarter %"), CASCADA_CLI_COLUMN_NUMBER },
  [COLUMN_CUMULATIVE] = { "cumulative", N_ ("Cumulative %"), CASCADA_CLI_COLUMN_NUMBER },
  [COLUMN_REPORTED] = { "reported", N_ ("Reported"), CASCADA_CLI_COLUMN_COUNT },
  [COLUMN_PROGRAMMED] = { "programmed", N_ ("Programmed"), CASCADA_CLI_COLUMN_COUNT },
  [COLUMN_CHANGE] = { "change", N_ ("Change"), CASCADA_CLI_COLUMN_COUNT },
  [COLUMN_VERIFIED] = { "verified", N_ ("Verified"), CASCADA_CLI_COLUMN_COUNT },
  [COLUMN_LATE] = { "late", N_ ("Late"), CASCADA_CLI_COLUMN_COUNT },
};

static void
set_count (CascadaCliTable *table, guint column, int count)
{
  g_autofree char *text = g_strdup_printf ("%d", count);

  cascada_cli_table_set (table, column, text);
}

static void
set_percent (CascadaCliTable *table, guint column, const CascadaCompliance *compliance, guint decimals)
{
  g_autofree char *data = NULL;
  g_autofree char *shown = NULL;

  if (compliance == NULL || cascada_compliance_is_none (compliance))
    return;
  data = cascada_compliance_to_percent_string (compliance, decimals);
  shown = cascada_number_format (cascada_compliance_to_percent (compliance, decimals), decimals);
  cascada_cli_table_set_both (table, column, shown, data);
}

static void
add_unit (CascadaCliTable *table, const CascadaUnitRanking *unit, gboolean for_people)
{
  cascada_cli_table_add_row (table);
  if (unit->rank.rank > 0)
    set_count (table, COLUMN_RANK, (int) unit->rank.rank);
  cascada_cli_table_set (table, COLUMN_UNIT, unit->name);
  set_percent (table, COLUMN_RESULT, unit->n_reported > 0 ? unit->quarter : NULL, unit->decimals);
  set_percent (table, COLUMN_CUMULATIVE, unit->n_reported_year > 0 ? unit->cumulative : NULL, unit->decimals);
  set_count (table, COLUMN_REPORTED, (int) unit->n_reported);
  set_count (table, COLUMN_PROGRAMMED, (int) unit->n_programmed);
  if (unit->rank.has_change)
    set_count (table, COLUMN_CHANGE, unit->rank.places);
  if (!for_people)
    return;
  set_count (table, COLUMN_VERIFIED, (int) unit->n_verified);
  set_count (table, COLUMN_LATE, (int) unit->n_late);
}

/* −1: every kind */
static gboolean
parse_kind (int *kind, GError **error)
{
  static const char *const names[] = { "office", "process", "local-office" };

  *kind = -1;
  if (kind_name == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (kind_name, names[i]))
      *kind = (int) i;
  return *kind >= 0 || cascada_cli_misuse (error, _ ("--kind %s: it is one of local-office, process, office"), kind_name);
}

static gboolean
parse_options (CascadaPeriod *cut, int *kind, CascadaCliFormat *format, GError **error)
{
  if (cut_name == NULL)
    return cascada_cli_misuse (error, _ ("say which quarter: --cut 2025-Q2"));
  if (!cascada_period_parse (cut_name, cut, error))
    return cascada_cli_blame_usage (error, CASCADA_ERROR_INVALID);
  if (cascada_period_get_kind (*cut) != CASCADA_PERIOD_KIND_QUARTER)
    return cascada_cli_misuse (error, _ ("--cut %s: units are ranked by quarter; write it as 2025-Q2"), cut_name);
  return parse_kind (kind, error) && cascada_cli_parse_format (format_name, format, error);
}

/* The settings in force go to people above the table; programs read them from “compliance”. */
static gboolean
print_settings (GPtrArray *units, int kind, CascadaPeriod cut, GError **error)
{
  g_autofree char *shown_cut = cascada_period_to_string (cut);
  g_autofree char *line = NULL;
  const char *settings = NULL;
  gboolean differ = FALSE;

  for (guint i = 0; i < units->len; i++)
    {
      const CascadaUnitRanking *unit = units->pdata[i];

      if (kind >= 0 && unit->kind != (CascadaUnitKind) kind)
        continue;
      differ |= settings != NULL && !g_str_equal (settings, unit->settings);
      settings = unit->settings;
    }
  if (settings == NULL)
    line = g_strdup_printf (_ ("No unit has a published management plan for %s.\n"), shown_cut);
  else
    line = g_strdup_printf (_ ("Cut-off: %s. Settings: %s\n\n"), shown_cut, differ ? _ ("not the same in all plans") : settings);
  return cascada_cli_print (line, -1, error);
}

static CascadaCliStatus
run (char **arguments, GError **error)
{
  g_autoptr (CascadaCliTable) table = NULL;
  g_autoptr (CascadaStore) store = NULL;
  g_autoptr (GPtrArray) units = NULL;
  CascadaCliFormat format;
  CascadaPeriod cut;
  int kind = -1;

  if (!parse_options (&cut, &kind, &format, error))
    return CASCADA_CLI_MISUSE;
  store = cascada_store_open (arguments[0], CASCADA_STORE_READ_ONLY, NULL, error);
  units = store != NULL ? cascada_consolidate (store, cut, all_states, NULL, error) : NULL;
  if (units == NULL)
    return CASCADA_CLI_FAILED;
  table = cascada_cli_table_new (columns, format == CASCADA_CLI_FORMAT_TABLE ? G_N_ELEMENTS (columns) : N_DATA_COLUMNS);
  for (guint i = 0; i < units->len; i++)
    if (kind < 0 || ((CascadaUnitRanking *) units->pdata[i])->kind == (CascadaUnitKind) kind)
      add_unit (table, units->pdata[i], format == CASCADA_CLI_FORMAT_TABLE);
  if (format == CASCADA_CLI_FORMAT_TABLE && !print_settings (units, kind, cut, error))
    return CASCADA_CLI_FAILED;
  if (format != CASCADA_CLI_FORMAT_TABLE || cascada_cli_table_get_n_rows (table) > 0)
    cascada_cli_table_print (table, format, error);
  return CASCADA_CLI_DONE;
}

static const GOptionEntry entries[] = {
  { "cut", 'c', 0, G_OPTION_ARG_STRING, &cut_name, N_ ("The quarter, as 2025-Q2"), N_ ("QUARTER") },
  { "kind", 'k', 0, G_OPTION_ARG_STRING, &kind_name, N_ ("Units of one kind: local-office, process or office"), N_ ("KIND") },
  { "all-states", 'a', 0, G_OPTION_ARG_NONE, &all_states, N_ ("Plans that are not published too"), NULL },
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print: table, json or csv"), N_ ("FORMAT") },
  { NULL },
};

const CascadaCliCommand cascada_cli_ranking_command = {
  .name = "ranking",
  .arguments = N_ ("WORKSPACE"),
  .summary = N_ ("Consolidate a quarter over all units and rank them"),
  .description = N_ ("Units of one kind are ranked by the result of the quarter; equal results share a rank, and a unit without any\n"
                     "report has none (PLE-PIN-P005, activity 12). Change counts the places gained since the quarter before."),
  .least = 1,
  .most = 1,
  .entries = entries,
  .run = run,
};
