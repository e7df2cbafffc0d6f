/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "cascada-agenda.h"
#include "cascada-cli-table.h"

enum
{
  COLUMN_WHAT,
  COLUMN_PLAN,
  COLUMN_QUARTER,
  COLUMN_DEADLINE,
  COLUMN_DAYS,
  COLUMN_COUNT,
  COLUMN_DETAIL,
};

static const CascadaCliColumn columns[] = {
  [COLUMN_WHAT] = { "what", N_ ("What"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_PLAN] = { "plan", N_ ("Plan"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_QUARTER] = { "quarter", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_DEADLINE] = { "deadline", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_DAYS] = { "days", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_COUNT] = { "count", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_DETAIL] = { "detail", N_ ("Detail"), CASCADA_CLI_COLUMN_TEXT },
};

static char *as_name;
static char *format_name;

static void
add_item (CascadaCliTable *table, const CascadaAgendaItem *item)
{
  g_autofree char *quarter = item->quarter != CASCADA_PERIOD_NONE ? cascada_period_to_string (item->quarter) : NULL;
  g_autofree char *deadline = item->deadline != CASCADA_DATE_NONE ? cascada_date_to_string (item->deadline) : NULL;
  g_autofree char *days = deadline != NULL ? g_strdup_printf ("%d", item->days) : NULL;
  g_autofree char *count = item->n > 0 ? g_strdup_printf ("%u", item->n) : NULL;
  g_autofree char *detail = cascada_agenda_item_describe (item);

  cascada_cli_table_add_row (table);
  cascada_cli_table_set (table, COLUMN_WHAT, cascada_agenda_kind_get_label (item->kind));
  cascada_cli_table_set (table, COLUMN_PLAN, item->title);
  cascada_cli_table_set (table, COLUMN_QUARTER, quarter);
  cascada_cli_table_set (table, COLUMN_DEADLINE, deadline);
  cascada_cli_table_set (table, COLUMN_DAYS, days);
  cascada_cli_table_set (table, COLUMN_COUNT, count);
  cascada_cli_table_set (table, COLUMN_DETAIL, detail);
}

static CascadaCliStatus
run (char **arguments, GError **error)
{
  g_autoptr (CascadaCliTable) table = cascada_cli_table_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (CascadaWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) items = NULL;
  CascadaCliFormat format;

  if (!cascada_cli_parse_format (format_name, &format, error))
    return CASCADA_CLI_MISUSE;
  workspace = cascada_workspace_open (arguments[0], CASCADA_STORE_READ_ONLY, NULL, error);
  if (workspace == NULL)
    return CASCADA_CLI_FAILED;
  if (!cascada_cli_work_as (workspace, as_name, error))
    return CASCADA_CLI_MISUSE;
  items = cascada_agenda_read (workspace, cascada_date_today (), NULL, error);
  if (items == NULL)
    return CASCADA_CLI_FAILED;
  for (guint i = 0; i < items->len; i++)
    add_item (table, items->pdata[i]);
  return cascada_cli_table_print (table, format, error) ? CASCADA_CLI_DONE : CASCADA_CLI_FAILED;
}

static const GOptionEntry entries[] = {
  { "as", 0, 0, G_OPTION_ARG_STRING, &as_name, N_ ("Who works, by name"), N_ ("PERSON") },
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print: table, json or csv"), N_ ("FORMAT") },
  { NULL },
};

const CascadaCliCommand cascada_cli_agenda_command = {
  .name = "agenda",
  .arguments = N_ ("WORKSPACE"),
  .summary = N_ ("List what awaits somebody: reports due, late or to check, plans that wait"),
  .description = N_ ("Without --as it is what awaits anybody. Days are left until the deadline; negative: late."),
  .least = 1,
  .most = 1,
  .entries = entries,
  .run = run,
};
