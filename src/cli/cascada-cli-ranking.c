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
static gboolean as_modified;

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
  COLUMN_REMARK,
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
  [COLUMN_REMARK] = { "remark", N_ ("Without Rank"), CASCADA_CLI_COLUMN_TEXT },
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
add_unit (CascadaCliTable *table, const CascadaConsolidationRow *row, gboolean for_people)
{
  guint decimals = row->settings.decimals;

  cascada_cli_table_add_row (table);
  if (row->rank.rank > 0)
    set_count (table, COLUMN_RANK, (int) row->rank.rank);
  cascada_cli_table_set (table, COLUMN_UNIT, row->unit_name != NULL ? row->unit_name : row->title);
  set_percent (table, COLUMN_RESULT, row->n_reported > 0 ? row->quarter : NULL, decimals);
  set_percent (table, COLUMN_CUMULATIVE, row->n_reported_year > 0 ? row->cumulative : NULL, decimals);
  set_count (table, COLUMN_REPORTED, (int) row->n_reported);
  set_count (table, COLUMN_PROGRAMMED, (int) row->n_programmed);
  if (row->rank.has_change)
    set_count (table, COLUMN_CHANGE, row->rank.places);
  if (!for_people)
    return;
  set_count (table, COLUMN_VERIFIED, (int) row->n_verified);
  set_count (table, COLUMN_LATE, (int) row->n_late);
  if (row->unranked != CASCADA_UNRANKED_NOT)
    cascada_cli_table_set (table, COLUMN_REMARK, cascada_unranked_get_label (row->unranked));
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

static gboolean
is_asked (const CascadaConsolidationRow *row, int kind)
{
  return kind < 0 || (row->unit != 0 && row->unit_kind == (CascadaUnitKind) kind);
}

/* Programs read units with a plan that counts; people are told of the others, too. */
static gboolean
is_counted (const CascadaConsolidationRow *row)
{
  return row->quarter != NULL;
}

/* The settings in force go to people above the table; programs read them from “compliance”. */
static gboolean
print_settings (const CascadaConsolidation *consolidation, int kind, GError **error)
{
  g_autofree char *cut = cascada_period_to_string (consolidation->quarter);
  g_autofree char *deadline = cascada_date_to_string (cascada_date_from_gdate (&consolidation->deadline));
  g_auto (GStrv) settings = cascada_consolidation_describe_settings (consolidation, kind, FALSE, 0);
  g_autofree char *lines = g_strjoinv ("\n", settings);
  g_autofree char *text = NULL;

  if (settings[0] != NULL)
    text = g_strdup_printf (_ ("Cut-off: %s. Deadline: %s. Settings: %s\n\n"), cut, deadline, lines);
  else
    text = g_strdup_printf (_ ("No unit has a published management plan for %s.\n"), cut);
  return cascada_cli_print (text, -1, error);
}

static CascadaCliStatus
run (char **arguments, GError **error)
{
  g_autoptr (CascadaCliTable) table = NULL;
  g_autoptr (CascadaStore) store = NULL;
  g_autoptr (CascadaConsolidation) consolidation = NULL;
  CascadaConsolidationFlags flags = (all_states ? CASCADA_CONSOLIDATION_ALL_STATES : 0) | (as_modified ? CASCADA_CONSOLIDATION_AS_MODIFIED : 0);
  CascadaCliFormat format;
  CascadaPeriod cut;
  int kind = -1;

  if (!parse_options (&cut, &kind, &format, error))
    return CASCADA_CLI_MISUSE;
  store = cascada_store_open (arguments[0], CASCADA_STORE_READ_ONLY, NULL, error);
  consolidation = store != NULL ? cascada_consolidation_new (store, cut, flags, NULL, error) : NULL;
  if (consolidation == NULL)
    return CASCADA_CLI_FAILED;
  table = cascada_cli_table_new (columns, format == CASCADA_CLI_FORMAT_TABLE ? G_N_ELEMENTS (columns) : N_DATA_COLUMNS);
  for (guint i = 0; i < consolidation->rows->len; i++)
    if (is_asked (consolidation->rows->pdata[i], kind) &&
        (format == CASCADA_CLI_FORMAT_TABLE || is_counted (consolidation->rows->pdata[i])))
      add_unit (table, consolidation->rows->pdata[i], format == CASCADA_CLI_FORMAT_TABLE);
  if (format == CASCADA_CLI_FORMAT_TABLE && !print_settings (consolidation, kind, error))
    return CASCADA_CLI_FAILED;
  if (format != CASCADA_CLI_FORMAT_TABLE || cascada_cli_table_get_n_rows (table) > 0)
    cascada_cli_table_print (table, format, error);
  return CASCADA_CLI_DONE;
}

static const GOptionEntry entries[] = {
  { "cut", 'c', 0, G_OPTION_ARG_STRING, &cut_name, N_ ("The quarter, as 2025-Q2"), N_ ("QUARTER") },
  { "kind", 'k', 0, G_OPTION_ARG_STRING, &kind_name, N_ ("Units of one kind: local-office, process or office"), N_ ("KIND") },
  { "all-states", 'a', 0, G_OPTION_ARG_NONE, &all_states, N_ ("Plans that are not published too"), NULL },
  { "modified", 'm', 0, G_OPTION_ARG_NONE, &as_modified, N_ ("By the plans as they are now, with what was modified after the quarter"), NULL },
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print: table, json or csv"), N_ ("FORMAT") },
  { NULL },
};

const CascadaCliCommand cascada_cli_ranking_command = {
  .name = "ranking",
  .arguments = N_ ("WORKSPACE"),
  .summary = N_ ("Consolidate a quarter over all units and rank them"),
  .description = N_ ("Units of one kind are ranked by the result of the quarter; equal results share a rank, and a unit without any\n"
                     "reported goal has none (PLE-PIN-P005, activity 12). Change counts the places gained since the quarter before; a first\n"
                     "quarter is compared with the last one of the unit’s plan of the year before. Reported and programmed count goals;\n"
                     "the table lists processes and local offices without a published plan, too."),
  .least = 1,
  .most = 1,
  .entries = entries,
  .run = run,
};
