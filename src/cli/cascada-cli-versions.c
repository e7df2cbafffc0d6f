/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "cascada-cli-table.h"
#include "cascada-cli-value.h"
#include "cascada-error.h"
#include "cascada-versions.h"

static char *from_name;
static char *format_name;

enum
{
  COLUMN_NUMBER,
  COLUMN_DATE,
  COLUMN_WHO,
  COLUMN_DOCUMENT,
  COLUMN_NOTE,
  COLUMN_IMPORTED,
};

static const CascadaCliColumn version_columns[] = {
  [COLUMN_NUMBER] = { "version", N_ ("Version"), CASCADA_CLI_COLUMN_COUNT },
  [COLUMN_DATE] = { "date", N_ ("Date"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_WHO] = { "who", N_ ("Who"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_DOCUMENT] = { "hola-case", N_ ("HOLA case"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_NOTE] = { "note", N_ ("Note"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_IMPORTED] = { "imported", N_ ("Imported"), CASCADA_CLI_COLUMN_TEXT },
};

enum
{
  COLUMN_CHANGE,
  COLUMN_RECORD,
  COLUMN_ID,
  COLUMN_PLACE,
  COLUMN_PERIOD,
  COLUMN_FIELD,
  COLUMN_OLD,
  COLUMN_NEW,
};

static const CascadaCliColumn difference_columns[] = {
  [COLUMN_CHANGE] = { "change", N_ ("Change"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_RECORD] = { "record", N_ ("Record"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_ID] = { "id", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_PLACE] = { "place", N_ ("Where"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_PERIOD] = { "period", N_ ("Period"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_FIELD] = { "field", N_ ("Field"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_OLD] = { "old", N_ ("Old"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_NEW] = { "new", N_ ("New"), CASCADA_CLI_COLUMN_TEXT },
};

static void
add_version (CascadaCliTable *table, const CascadaPlanVersion *version)
{
  g_autofree char *number = g_strdup_printf ("%d", version->number);
  g_autofree char *date = cascada_date_to_string (version->date);

  cascada_cli_table_add_row (table);
  cascada_cli_table_set (table, COLUMN_NUMBER, number);
  cascada_cli_table_set (table, COLUMN_DATE, date);
  cascada_cli_table_set (table, COLUMN_WHO, version->person != NULL ? version->person : version->author);
  cascada_cli_table_set (table, COLUMN_DOCUMENT, version->document);
  cascada_cli_table_set (table, COLUMN_NOTE, version->note);
  cascada_cli_table_set_both (table, COLUMN_IMPORTED, version->imported ? _ ("Yes") : _ ("No"), version->imported ? "yes" : "no");
}

static gboolean
list (CascadaStore *store, gint64 plan, CascadaCliFormat format, GError **error)
{
  g_autoptr (CascadaCliTable) table = cascada_cli_table_new (version_columns, G_N_ELEMENTS (version_columns));
  g_autoptr (GPtrArray) versions = cascada_versions_list (store, plan, error);

  if (versions == NULL)
    return FALSE;
  for (guint i = 0; i < versions->len; i++)
    add_version (table, versions->pdata[i]);
  return cascada_cli_table_print (table, format, error);
}

/* Of a reference the name, which says more than the number. */
static void
set_value (CascadaCliTable *table, guint column, const CascadaDifference *difference, const CascadaValue *value, const char *name)
{
  g_autofree char *shown = NULL;
  g_autofree char *data = NULL;

  if (value->type == CASCADA_VALUE_NONE)
    return;
  shown = name != NULL ? g_strdup (name) : cascada_cli_value_format (difference->ref.kind, (int) difference->field, value);
  data = name != NULL ? g_strdup (name) : cascada_cli_value_to_data (difference->ref.kind, (int) difference->field, value);
  cascada_cli_table_set_both (table, column, shown, data);
}

static void
add_difference (CascadaCliTable *table, const CascadaDifference *difference)
{
  static const char *const words[] = { "added", "removed", "changed" };
  static const char *const labels[] = { N_ ("added"), N_ ("removed"), N_ ("changed") };
  CascadaRecordClass *klass = cascada_kind_get_class (difference->ref.kind);
  const CascadaField *field = cascada_field_get (difference->ref.kind, difference->field);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, difference->ref.id);

  cascada_cli_table_add_row (table);
  cascada_cli_table_set_both (table, COLUMN_CHANGE, _ (labels[difference->what]), words[difference->what]);
  cascada_cli_table_set_both (table, COLUMN_RECORD, _ (klass->label), klass->table);
  cascada_cli_table_set (table, COLUMN_ID, id);
  if (klass->is_cell)
    {
      g_autofree char *period = cascada_period_to_string (difference->ref.period);

      cascada_cli_table_set (table, COLUMN_PERIOD, period);
    }
  cascada_cli_table_set (table, COLUMN_PLACE, difference->place);
  if (field == NULL)
    return;
  cascada_cli_table_set_both (table, COLUMN_FIELD, _ (field->label), field->name);
  set_value (table, COLUMN_OLD, difference, &difference->old, difference->old_name);
  set_value (table, COLUMN_NEW, difference, &difference->value, difference->name);
}

/* @to: (nullable): now */
static gboolean
compare (CascadaStore *store, gint64 plan, const char *from, const char *to, CascadaCliFormat format, GError **error)
{
  g_autoptr (CascadaCliTable) table = cascada_cli_table_new (difference_columns, G_N_ELEMENTS (difference_columns));
  g_autoptr (GPtrArray) differences = NULL;
  gint64 moments[2] = { 0, 0 };

  if (!cascada_cli_find_moment (store, plan, from, &moments[0], error) ||
      (to != NULL && !cascada_cli_find_moment (store, plan, to, &moments[1], error)))
    return FALSE;
  differences = cascada_versions_compare (store, plan, moments[0], moments[1], NULL, error);
  if (differences == NULL)
    return cascada_cli_blame_usage (error, CASCADA_ERROR_REFUSED);
  for (guint i = 0; i < differences->len; i++)
    add_difference (table, differences->pdata[i]);
  return cascada_cli_table_print (table, format, error);
}

static CascadaCliStatus
run (char **arguments, GError **error)
{
  g_autoptr (CascadaWorkspace) workspace = NULL;
  g_autoptr (CascadaRecord) plan = NULL;
  CascadaCliFormat format;

  if (!cascada_cli_parse_format (format_name, &format, error))
    return CASCADA_CLI_MISUSE;
  if (arguments[2] != NULL && from_name == NULL)
    {
      cascada_cli_misuse (error, _ ("“%s”: two versions are compared as in “--compare 1 2”"), arguments[2]);
      return CASCADA_CLI_MISUSE;
    }
  workspace = cascada_workspace_open (arguments[0], CASCADA_STORE_READ_ONLY, NULL, error);
  plan = workspace != NULL ? cascada_cli_find_plan (workspace, arguments[1], CASCADA_PERIOD_NONE, error) : NULL;
  if (plan == NULL)
    return CASCADA_CLI_FAILED;
  if (from_name == NULL)
    list (cascada_workspace_get_store (workspace), cascada_record_get_id (plan), format, error);
  else
    compare (cascada_workspace_get_store (workspace), cascada_record_get_id (plan), from_name, arguments[2], format, error);
  return CASCADA_CLI_DONE;
}

static const GOptionEntry entries[] = {
  { "compare", 'c', 0, G_OPTION_ARG_STRING, &from_name, N_ ("What is different since VERSION, now or in the other version"), N_ ("VERSION") },
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print: table, json or csv"), N_ ("FORMAT") },
  { NULL },
};

const CascadaCliCommand cascada_cli_versions_command = {
  .name = "versions",
  .arguments = N_ ("WORKSPACE PLAN [VERSION]"),
  .summary = N_ ("List the published versions of a plan, or compare two"),
  .description = N_ ("PLAN is its id or title. A VERSION is its number, or “edit:N”, the plan as edit N of “history” left it.\n"
                     "Weights and targets are compared, not what was reported.\n"
                     "\n"
                     "Examples:\n"
                     "  cascada-cli versions W.cascada \"Plan de gestión 2025\"\n"
                     "  cascada-cli versions W.cascada \"Plan de gestión 2025\" --compare 1\n"
                     "  cascada-cli versions W.cascada \"Plan de gestión 2025\" --compare 1 2 --format csv"),
  .least = 2,
  .most = 3,
  .entries = entries,
  .run = run,
};
