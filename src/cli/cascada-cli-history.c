/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "cascada-change-log.h"
#include "cascada-cli-table.h"
#include "cascada-cli-value.h"
#include "cascada-enums.h"
#include "cascada-plan.h"

static char *plan_name;
static char *format_name;
static int limit = 100;

enum
{
  COLUMN_TIME,
  COLUMN_EDIT,
  COLUMN_KIND,
  COLUMN_AUTHOR,
  COLUMN_REASON,
  COLUMN_TABLE,
  COLUMN_ID,
  COLUMN_PERIOD,
  COLUMN_NAME,
  COLUMN_FIELD,
  COLUMN_OLD,
  COLUMN_NEW,
};

static const CascadaCliColumn columns[] = {
  [COLUMN_TIME] = { "time", N_ ("When"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_EDIT] = { "edit", N_ ("Edit"), CASCADA_CLI_COLUMN_COUNT },
  [COLUMN_KIND] = { "kind", N_ ("Action"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_AUTHOR] = { "author", N_ ("Who"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_REASON] = { "reason", N_ ("Why"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_TABLE] = { "record", N_ ("Record"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_ID] = { "id", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_PERIOD] = { "period", N_ ("Period"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_NAME] = { "name", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_FIELD] = { "field", N_ ("Field"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_OLD] = { "old", N_ ("Old"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_NEW] = { "new", N_ ("New"), CASCADA_CLI_COLUMN_TEXT },
};

static const char *const kinds[] = {
  [CASCADA_EDIT_KIND_EDIT] = N_ ("edit"),
  [CASCADA_EDIT_KIND_UNDO] = N_ ("undo"),
  [CASCADA_EDIT_KIND_REDO] = N_ ("redo"),
  [CASCADA_EDIT_KIND_IMPORT] = N_ ("import"),
};

static void
set_edit (CascadaCliTable *table, const CascadaEditInfo *edit)
{
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_utc (edit->time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) utc = g_date_time_add (seconds, edit->time % G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *shown = g_date_time_format (local, "%Y-%m-%d %H:%M:%S");
  g_autofree char *data = g_date_time_format_iso8601 (utc);
  g_autofree char *sequence = g_strdup_printf ("%" G_GINT64_FORMAT, edit->sequence);

  cascada_cli_table_set_both (table, COLUMN_TIME, shown, data);
  cascada_cli_table_set (table, COLUMN_EDIT, sequence);
  cascada_cli_table_set_both (table, COLUMN_KIND, _ (kinds[edit->kind]), cascada_cli_enum_nick (CASCADA_TYPE_EDIT_KIND, edit->kind));
  cascada_cli_table_set (table, COLUMN_AUTHOR, edit->author);
  cascada_cli_table_set (table, COLUMN_REASON, edit->reason);
}

static const char *
get_field_name (const CascadaChange *change)
{
  if (change->field == CASCADA_FIELD_CREATION)
    return "created";
  if (change->field == CASCADA_FIELD_REMOVED)
    return "removed";
  return cascada_field_get (change->ref.kind, change->field)->name;
}

static const char *
get_field_label (const CascadaChange *change)
{
  if (change->field == CASCADA_FIELD_CREATION)
    return _ ("created");
  if (change->field == CASCADA_FIELD_REMOVED)
    return _ ("removed");
  return _ (cascada_field_get (change->ref.kind, change->field)->label);
}

/* The title, name or code of the record that a change is about; of a cell, of the record it belongs to. */
static char *
get_record_name (CascadaWorkspace *workspace, CascadaRef ref)
{
  static const char *const fields[] = { "title", "name", "code" };
  CascadaRecordClass *klass = cascada_kind_get_class (ref.kind);
  g_autoptr (CascadaRecord) record = NULL;

  if (klass->is_cell)
    ref = (CascadaRef){ klass->parent_kind, CASCADA_PERIOD_NONE, ref.id };
  record = cascada_workspace_get_record (workspace, ref, NULL);
  for (guint i = 0; record != NULL && i < G_N_ELEMENTS (fields); i++)
    {
      guint field = cascada_field_find (ref.kind, fields[i]);

      if (field > 0)
        return g_strdup (cascada_record_get_text (record, field));
    }
  return NULL;
}

static void
set_values (CascadaCliTable *table, const CascadaChange *change)
{
  g_autofree char *old_shown = cascada_cli_value_format (change->ref.kind, change->field, &change->old);
  g_autofree char *old_data = cascada_cli_value_to_data (change->ref.kind, change->field, &change->old);
  g_autofree char *new_shown = cascada_cli_value_format (change->ref.kind, change->field, &change->value);
  g_autofree char *new_data = cascada_cli_value_to_data (change->ref.kind, change->field, &change->value);

  cascada_cli_table_set_both (table, COLUMN_OLD, change->field == CASCADA_FIELD_CREATION ? NULL : old_shown, old_data);
  cascada_cli_table_set_both (table, COLUMN_NEW, new_shown, new_data);
}

static void
add_entry (CascadaCliTable *table, CascadaWorkspace *workspace, const CascadaHistoryEntry *entry)
{
  const CascadaChange *change = &entry->change;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, change->ref.id);
  g_autofree char *name = get_record_name (workspace, change->ref);

  cascada_cli_table_add_row (table);
  set_edit (table, &entry->edit);
  cascada_cli_table_set_both (table, COLUMN_TABLE, _ (cascada_kind_get_class (change->ref.kind)->label),
                              cascada_kind_get_class (change->ref.kind)->table);
  cascada_cli_table_set (table, COLUMN_ID, id);
  cascada_cli_table_set (table, COLUMN_NAME, name);
  if (change->ref.period != CASCADA_PERIOD_NONE)
    {
      g_autofree char *period = cascada_period_to_string (change->ref.period);

      cascada_cli_table_set (table, COLUMN_PERIOD, period);
    }
  cascada_cli_table_set_both (table, COLUMN_FIELD, get_field_label (change), get_field_name (change));
  set_values (table, change);
}

/* The history of what is named after the workspace; where nothing is, of the plan that --plan means. */
static GPtrArray *
read_history (CascadaWorkspace *workspace, char **words, GError **error)
{
  static char *whole_plan[] = { "plan", NULL };
  CascadaCliAddress address;

  if (!cascada_cli_address_find (workspace, plan_name, words[0] != NULL ? words : whole_plan, &address, error))
    return NULL;
  return cascada_workspace_get_history (workspace, address.ref, address.field > 0 ? (int) address.field : CASCADA_FIELD_ANY,
                                        limit > 0 ? (guint) limit : G_MAXINT, error);
}

static CascadaCliStatus
run (char **arguments, GError **error)
{
  g_autoptr (CascadaCliTable) table = cascada_cli_table_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (CascadaWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  CascadaCliFormat format;

  if (!cascada_cli_parse_format (format_name, &format, error))
    return CASCADA_CLI_MISUSE;
  workspace = cascada_workspace_open (arguments[0], CASCADA_STORE_READ_ONLY, NULL, error);
  if (workspace == NULL)
    return CASCADA_CLI_FAILED;
  entries = read_history (workspace, arguments + 1, error);
  if (entries == NULL)
    return CASCADA_CLI_FAILED;
  for (guint i = 0; i < entries->len; i++)
    add_entry (table, workspace, entries->pdata[i]);
  cascada_cli_table_print (table, format, error);
  return CASCADA_CLI_DONE;
}

static const GOptionEntry entries[] = {
  { "plan", 'p', 0, G_OPTION_ARG_STRING, &plan_name, N_ ("The plan, by id or title"), N_ ("PLAN") },
  { "limit", 'l', 0, G_OPTION_ARG_INT, &limit, N_ ("How many changes at most, newest first (100; 0: all)"), N_ ("NUMBER") },
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print: table, json or csv"), N_ ("FORMAT") },
  { NULL },
};

const CascadaCliCommand cascada_cli_history_command = {
  .name = "history",
  .arguments = N_ ("WORKSPACE [KIND WHICH [FIELD [PERIOD]]]"),
  .summary = N_ ("Show who changed what, when and why"),
  .description = N_ ("KIND, WHICH, FIELD and PERIOD are those of “set”.\n"
                     "\n"
                     "Examples:\n"
                     "  cascada-cli history W.cascada indicator 4199\n"
                     "  cascada-cli history W.cascada indicator 4199 executed 2025-Q2 --format json"),
  .least = 1,
  .most = 5,
  .entries = entries,
  .run = run,
};
