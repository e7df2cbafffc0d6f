/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "cascada-cli-table.h"
#include "cascada-error.h"
#include "cascada-plan-renew.h"
#include "cascada-plan.h"
#include "cascada-text.h"

static char *plan_name;
static char **unit_names;
static int year;
static char *person;
static char *author;
static char *format_name;

enum
{
  COLUMN_UNIT,
  COLUMN_ID,
  COLUMN_TITLE,
  COLUMN_SKIPPED,
};

static const CascadaCliColumn columns[] = {
  [COLUMN_UNIT] = { "unit", N_ ("Unit"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_ID] = { "id", N_ ("Id"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_TITLE] = { "title", N_ ("Plan"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_SKIPPED] = { "skipped", N_ ("Not made"), CASCADA_CLI_COLUMN_TEXT },
};

static gboolean
blame (GError **error)
{
  cascada_cli_blame_usage (error, CASCADA_ERROR_INVALID);
  cascada_cli_blame_usage (error, CASCADA_ERROR_RANGE);
  cascada_cli_blame_usage (error, CASCADA_ERROR_REFUSED);
  return cascada_cli_blame_usage (error, CASCADA_ERROR_NOT_FOUND);
}

static gboolean
is_named (const CascadaRenewalUnit *unit, const char *name)
{
  g_autofree char *wanted = cascada_text_get_key (name), *own = cascada_text_get_key (unit->name);

  if (g_str_equal (name, "all-local"))
    return unit->kind == CASCADA_UNIT_KIND_LOCAL_OFFICE;
  if (g_str_equal (name, "all-process"))
    return unit->kind == CASCADA_UNIT_KIND_PROCESS;
  return g_str_equal (wanted, own);
}

/* Leaves in @units those that are named; each name must be one's. */
static gboolean
choose_units (GPtrArray *units, GError **error)
{
  g_autofree gboolean *chosen = g_new0 (gboolean, units->len + 1);

  for (guint i = 0; unit_names[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; k < units->len; k++)
        if (is_named (units->pdata[k], unit_names[i]))
          found = chosen[k] = TRUE;
      if (!found)
        return cascada_cli_misuse (error, _ ("--units %s: no process or local office has that name"), unit_names[i]);
    }
  for (guint k = units->len; k-- > 0;)
    if (!chosen[k])
      g_ptr_array_remove_index (units, k);
  return TRUE;
}

/* For whom plans are asked for, with why some get none. */
static GPtrArray *
find_units (CascadaWorkspace *workspace, gint64 plan, GError **error)
{
  g_autoptr (GPtrArray) units = NULL;
  CascadaRenewalUnit *own;

  if (unit_names != NULL)
    {
      units = cascada_renewal_list_units (workspace, plan, year, error);
      return units != NULL && choose_units (units, error) ? g_steal_pointer (&units) : NULL;
    }
  own = cascada_renewal_get_own (workspace, plan, year, error);
  if (own == NULL)
    return NULL;
  units = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_renewal_unit_free);
  g_ptr_array_add (units, own);
  return g_steal_pointer (&units);
}

/* Makes the plans that may be made; where there is none of these, the first reason is the error. */
static gboolean
make (CascadaWorkspace *workspace, CascadaRenewal *renewal, GPtrArray *units, GError **error)
{
  guint n = 0;

  for (guint i = 0; i < units->len; i++)
    {
      const CascadaRenewalUnit *unit = units->pdata[i];

      if (unit->refusal != NULL)
        continue;
      n++;
      if (unit_names != NULL)
        cascada_renewal_add_unit (renewal, unit->unit);
    }
  if (n == 0)
    {
      const CascadaRenewalUnit *first = units->pdata[0];

      return cascada_cli_misuse (error, _ ("there is no plan to make: %s: %s"), first->name != NULL ? first->name : first->title, first->refusal);
    }
  return cascada_renewal_run (workspace, renewal, NULL, error) || blame (error);
}

static void
list_plans (const CascadaRenewal *renewal, GPtrArray *units, CascadaCliTable *table)
{
  guint n = 0;

  for (guint i = 0; i < units->len; i++)
    {
      const CascadaRenewalUnit *unit = units->pdata[i];

      cascada_cli_table_add_row (table);
      cascada_cli_table_set (table, COLUMN_UNIT, unit->name);
      cascada_cli_table_set (table, COLUMN_SKIPPED, unit->refusal);
      if (unit->refusal == NULL)
        {
          g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (renewal->made, gint64, n++));

          cascada_cli_table_set (table, COLUMN_ID, id);
          cascada_cli_table_set (table, COLUMN_TITLE, unit->title);
        }
    }
}

static gboolean
print_summary (const CascadaRenewal *renewal, GError **error)
{
  g_autofree char *text = g_strdup_printf (_ ("Plans: %u; in each, goals: %u, indicators: %u, eliminated goals left out: %u\n"),
                                           renewal->made->len, renewal->n_goals, renewal->n_indicators, renewal->n_left_out);

  return cascada_cli_print (text, -1, error);
}

static gboolean
work (CascadaWorkspace *workspace, CascadaCliTable *table, CascadaCliFormat format, GError **error)
{
  g_autoptr (CascadaRecord) plan = cascada_cli_find_plan (workspace, plan_name, CASCADA_PERIOD_NONE, error);
  g_autoptr (CascadaRenewal) renewal = NULL;
  g_autoptr (GPtrArray) units = NULL;

  if (plan == NULL)
    return FALSE;
  if (year == 0)
    year = unit_names != NULL ? (int) cascada_record_get_integer (plan, CASCADA_PLAN_FIRST_YEAR) : cascada_renewal_get_next_year (plan);
  renewal = cascada_renewal_new (cascada_record_get_id (plan), year);
  units = find_units (workspace, renewal->plan, error);
  if (units == NULL || !make (workspace, renewal, units, error) || !cascada_workspace_close (workspace, error))
    return FALSE;
  list_plans (renewal, units, table);
  return cascada_cli_table_print (table, format, error) && (format != CASCADA_CLI_FORMAT_TABLE || print_summary (renewal, error));
}

static CascadaCliStatus
run (char **arguments, GError **error)
{
  g_autoptr (CascadaCliTable) table = cascada_cli_table_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (CascadaWorkspace) workspace = NULL;
  CascadaCliFormat format;

  if (!cascada_cli_parse_format (format_name, &format, error))
    return CASCADA_CLI_MISUSE;
  workspace = cascada_workspace_open (arguments[0], CASCADA_STORE_WRITE, NULL, error);
  if (workspace == NULL)
    return CASCADA_CLI_FAILED;
  if (author != NULL && author[0] != '\0')
    cascada_workspace_set_author (workspace, author);
  if (!cascada_cli_work_as (workspace, person, error))
    return CASCADA_CLI_MISUSE;
  work (workspace, table, format, error);
  return CASCADA_CLI_DONE;
}

static const GOptionEntry entries[] = {
  { "from", 0, 0, G_OPTION_ARG_STRING, &plan_name, N_ ("The plan to copy, by id or title"), N_ ("PLAN") },
  { "year", 'y', 0, G_OPTION_ARG_INT, &year, N_ ("First year of what is made"), N_ ("YEAR") },
  { "units", 'u', 0, G_OPTION_ARG_STRING_ARRAY, &unit_names, N_ ("A plan for each: all-local, all-process or a name, as often as needed"), N_ ("UNITS") },
  { "author", 0, 0, G_OPTION_ARG_STRING, &author, N_ ("Who, for the history"), N_ ("NAME") },
  { "as", 0, 0, G_OPTION_ARG_STRING, &person, N_ ("Who of the workspace’s people, who may do what the role may"), N_ ("PERSON") },
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print: table, json or csv"), N_ ("FORMAT") },
  { NULL },
};

const CascadaCliCommand cascada_cli_new_plan_command = {
  .name = "new-plan",
  .arguments = N_ ("WORKSPACE"),
  .summary = N_ ("Make next year’s plan of this year’s, or plans for many units of one"),
  .description = N_ ("Copied are objectives and what they serve, goals, indicators, units, weights in force and settings; left out are\n"
                     "reports, the life of the plan, goals marked as eliminated and targets of other years. Without --units it is next\n"
                     "year’s plan of the same unit; with --units one plan of the same year for each. Units that have a plan of that\n"
                     "year already are named and left out. All is one edit.\n"
                     "\n"
                     "Examples:\n"
                     "  cascada-cli new-plan W.cascada --from \"Plan de gestión 2025: Alcaldía Local de Suba\"\n"
                     "  cascada-cli new-plan W.cascada --from \"Plantilla local\" --year 2026 --units all-local"),
  .least = 1,
  .most = 1,
  .entries = entries,
  .run = run,
};
