/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "cascada-check.h"
#include "cascada-cli-table.h"
#include "cascada-enums.h"
#include "cascada-plan.h"

static char *plan_name;
static char *format_name;
static gboolean check_file;

enum
{
  COLUMN_PLAN,
  COLUMN_RULE,
  COLUMN_CLAUSE,
  COLUMN_SEVERITY,
  COLUMN_SUBJECT,
  COLUMN_ID,
  COLUMN_PLACE,
  COLUMN_MESSAGE,
  COLUMN_FIGURES,
  COLUMN_REPAIR,
};

static const CascadaCliColumn columns[] = {
  [COLUMN_PLAN] = { "plan", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_RULE] = { "rule", N_ ("Rule"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_CLAUSE] = { "clause", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_SEVERITY] = { "severity", N_ ("Severity"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_SUBJECT] = { "subject", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_ID] = { "id", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_PLACE] = { "place", N_ ("Place"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_MESSAGE] = { "message", N_ ("Finding"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_FIGURES] = { "figures", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_REPAIR] = { "repair", N_ ("Repair"), CASCADA_CLI_COLUMN_TEXT },
};

static void
add_finding (CascadaCliTable *table, const char *title, const CascadaCheckResult *result)
{
  const CascadaFinding *finding = result->finding;
  g_autofree char *figures = finding->figures != NULL ? g_strjoinv (" ", finding->figures) : NULL;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, result->ref.id);

  cascada_cli_table_add_row (table);
  cascada_cli_table_set (table, COLUMN_PLAN, title);
  cascada_cli_table_set (table, COLUMN_RULE, cascada_rule_get_id (finding->rule));
  cascada_cli_table_set (table, COLUMN_CLAUSE, cascada_rule_get_clause (finding->rule));
  cascada_cli_table_set (table, COLUMN_SEVERITY, cascada_cli_enum_nick (CASCADA_TYPE_SEVERITY, finding->severity));
  cascada_cli_table_set (table, COLUMN_SUBJECT, cascada_kind_get_class (result->ref.kind)->table);
  cascada_cli_table_set (table, COLUMN_ID, id);
  cascada_cli_table_set (table, COLUMN_PLACE, finding->place);
  cascada_cli_table_set (table, COLUMN_MESSAGE, finding->message);
  cascada_cli_table_set (table, COLUMN_FIGURES, figures);
  cascada_cli_table_set (table, COLUMN_REPAIR, finding->repair);
}

/* For people a finding is a paragraph: a table of such long texts could not be read. */
static void
append_paragraph (GString *text, const CascadaFinding *finding)
{
  static const char *const severities[] = { N_ ("note"), N_ ("warning"), N_ ("error") };

  g_string_append_printf (text, "%s %s: %s\n    %s\n", cascada_rule_get_id (finding->rule), _ (severities[finding->severity]),
                          finding->place, finding->message);
  if (finding->repair != NULL)
    g_string_append_printf (text, "    → %s\n", finding->repair);
}

static gboolean
check_plan (CascadaWorkspace *workspace, CascadaRecord *plan, CascadaCliTable *table, GString *text, guint *n_errors,
            GError **error)
{
  const char *title = cascada_record_get_text (plan, CASCADA_PLAN_TITLE);
  g_autoptr (GPtrArray) results = NULL;
  guint n_by_severity[CASCADA_SEVERITY_ERROR + 1] = { 0 };

  results = cascada_check_plan (cascada_workspace_get_store (workspace), cascada_record_get_id (plan), NULL, error);
  if (results == NULL)
    return FALSE;

  g_string_append_printf (text, "%s%s\n", text->len > 0 ? "\n" : "", title);
  for (guint i = 0; i < results->len; i++)
    {
      const CascadaCheckResult *result = results->pdata[i];

      add_finding (table, title, result);
      append_paragraph (text, result->finding);
      n_by_severity[result->finding->severity]++;
    }
  g_string_append_printf (text, _ ("Errors: %u, warnings: %u, notes: %u\n"), n_by_severity[CASCADA_SEVERITY_ERROR],
                          n_by_severity[CASCADA_SEVERITY_WARNING], n_by_severity[CASCADA_SEVERITY_NOTE]);
  *n_errors += n_by_severity[CASCADA_SEVERITY_ERROR];
  return TRUE;
}

static GPtrArray *
get_plans (CascadaWorkspace *workspace, GError **error)
{
  g_autoptr (GPtrArray) plans = NULL;
  CascadaRecord *plan;

  if (plan_name == NULL)
    return cascada_workspace_get_children (workspace, CASCADA_KIND_PLAN, 0, error);
  plan = cascada_cli_find_plan (workspace, plan_name, CASCADA_PERIOD_NONE, error);
  if (plan == NULL)
    return NULL;
  plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (plans, plan);
  return g_steal_pointer (&plans);
}

static gboolean
verify_file (CascadaWorkspace *workspace, GError **error)
{
  CascadaStore *store = cascada_workspace_get_store (workspace);

  return cascada_store_check (store, NULL, error) && cascada_log_verify (store, NULL, error);
}

static CascadaCliStatus
run (char **arguments, GError **error)
{
  g_autoptr (CascadaCliTable) table = cascada_cli_table_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (CascadaWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  CascadaCliFormat format;
  guint n_errors = 0;

  if (!cascada_cli_parse_format (format_name, &format, error))
    return CASCADA_CLI_MISUSE;
  workspace = cascada_workspace_open (arguments[0], CASCADA_STORE_READ_ONLY, NULL, error);
  if (workspace == NULL || (check_file && !verify_file (workspace, error)))
    return CASCADA_CLI_FAILED;
  plans = get_plans (workspace, error);
  if (plans == NULL)
    return CASCADA_CLI_FAILED;

  for (guint i = 0; i < plans->len; i++)
    if (!check_plan (workspace, plans->pdata[i], table, text, &n_errors, error))
      return CASCADA_CLI_FAILED;
  if (format == CASCADA_CLI_FORMAT_TABLE)
    cascada_cli_print (text->str, (gssize) text->len, error);
  else
    cascada_cli_table_print (table, format, error);
  return n_errors > 0 ? CASCADA_CLI_FINDINGS : CASCADA_CLI_DONE;
}

static const GOptionEntry entries[] = {
  { "plan", 'p', 0, G_OPTION_ARG_STRING, &plan_name, N_ ("Check one plan, by id or title, instead of all"), N_ ("PLAN") },
  { "file", 0, 0, G_OPTION_ARG_NONE, &check_file, N_ ("Also check the whole file and its log for damage"), NULL },
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print: table, json or csv"), N_ ("FORMAT") },
  { NULL },
};

const CascadaCliCommand cascada_cli_check_command = {
  .name = "check",
  .arguments = N_ ("WORKSPACE"),
  .summary = N_ ("Check the coherence of plans: each finding with its repair"),
  .description = N_ ("The exit status is 1 where a finding has the severity error."),
  .least = 1,
  .most = 1,
  .entries = entries,
  .run = run,
};
