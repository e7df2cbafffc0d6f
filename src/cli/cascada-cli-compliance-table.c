/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The plan at a cut-off in rows: a table for people, CSV for programs. */

#include "config.h"

#include <glib/gi18n.h>

#include "cascada-cli-compliance.h"
#include "cascada-enums.h"
#include "cascada-number.h"
#include "cascada-plan.h"
#include "cascada-trace.h"

enum
{
  COLUMN_LEVEL,
  COLUMN_OBJECTIVE,
  COLUMN_GOAL,
  COLUMN_INDICATOR,
  COLUMN_PLACE,
  COLUMN_ANNUALISATION,
  COLUMN_WEIGHT,
  COLUMN_TARGET,
  COLUMN_EXECUTED,
  COLUMN_TARGET_YEAR,
  COLUMN_PROGRESS,
  COLUMN_PROGRESS_EXACT,
  COLUMN_PROGRESS_YEAR,
  COLUMN_PROGRESS_YEAR_EXACT,
  COLUMN_PUBLISHED,
  COLUMN_PUBLISHED_YEAR,
  COLUMN_DIFFERENCE,
  COLUMN_DIFFERENCE_EXACT,
  COLUMN_STATE,
  COLUMN_EXCLUDED,
  COLUMN_NAME,
};

/* “progress” of an objective and of the plan is its compliance. */
static const CascadaCliColumn columns[] = {
  [COLUMN_LEVEL] = { "level", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_OBJECTIVE] = { "objective_no", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_GOAL] = { "goal_code", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_INDICATOR] = { "indicator_code", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_PLACE] = { "code", N_ ("Code"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_ANNUALISATION] = { "annualisation", N_ ("Type"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_WEIGHT] = { "weight", N_ ("Weight"), CASCADA_CLI_COLUMN_NUMBER },
  [COLUMN_TARGET] = { "target_at_cut", N_ ("Target"), CASCADA_CLI_COLUMN_NUMBER },
  [COLUMN_EXECUTED] = { "executed_at_cut", N_ ("Executed"), CASCADA_CLI_COLUMN_NUMBER },
  [COLUMN_TARGET_YEAR] = { "target_year", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_PROGRESS] = { "progress_at_cut", N_ ("Progress %"), CASCADA_CLI_COLUMN_NUMBER },
  [COLUMN_PROGRESS_EXACT] = { "progress_at_cut_exact", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_PROGRESS_YEAR] = { "progress_year", N_ ("Year %"), CASCADA_CLI_COLUMN_NUMBER },
  [COLUMN_PROGRESS_YEAR_EXACT] = { "progress_year_exact", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_PUBLISHED] = { "published_at_cut", N_ ("Published %"), CASCADA_CLI_COLUMN_NUMBER },
  [COLUMN_PUBLISHED_YEAR] = { "published_year", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_DIFFERENCE] = { "difference", N_ ("Difference"), CASCADA_CLI_COLUMN_NUMBER },
  [COLUMN_DIFFERENCE_EXACT] = { "difference_exact", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_STATE] = { "state", N_ ("State"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_EXCLUDED] = { "excluded", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_NAME] = { "name", N_ ("Name"), CASCADA_CLI_COLUMN_TEXT },
};

static void
set_decimal (CascadaCliTable *table, guint column, CascadaDecimal value)
{
  g_autofree char *shown = cascada_number_format (value, CASCADA_DECIMALS_SHORTEST);
  g_autofree char *data = cascada_decimal_to_string (value);

  cascada_cli_table_set_both (table, column, shown, data);
}

static void
set_ratio (CascadaCliTable *table, guint column, CascadaRatio ratio)
{
  set_decimal (table, column, cascada_ratio_to_decimal (ratio, CASCADA_DECIMAL_PLACES));
}

static void
set_percent (const CascadaCliResult *result, CascadaCliTable *table, guint column, guint exact_column, const CascadaCliPercent *percent)
{
  g_autofree char *shown = cascada_cli_percent_format (result, percent);

  cascada_cli_table_set_both (table, column, shown, percent->rounded);
  if (exact_column > 0)
    cascada_cli_table_set (table, exact_column, percent->exact);
}

static void
set_compared (const CascadaCliResult *result, CascadaCliTable *table, const CascadaCliPercent *computed, CascadaDecimal published)
{
  g_auto (CascadaCliPercent) shown = cascada_cli_percent_of_published (result, published);
  g_auto (CascadaCliPercent) difference = cascada_cli_percent_difference (result, computed, published);

  set_percent (result, table, COLUMN_PROGRESS, COLUMN_PROGRESS_EXACT, computed);
  set_percent (result, table, COLUMN_PUBLISHED, 0, &shown);
  set_percent (result, table, COLUMN_DIFFERENCE, COLUMN_DIFFERENCE_EXACT, &difference);
}

static void
set_year (const CascadaCliResult *result, CascadaCliTable *table, const CascadaCliPercent *percent)
{
  set_percent (result, table, COLUMN_PROGRESS_YEAR, COLUMN_PROGRESS_YEAR_EXACT, percent);
}

static void
set_state (CascadaCliTable *table, CascadaState state)
{
  cascada_cli_table_set_both (table, COLUMN_STATE, cascada_state_get_label (state), cascada_cli_enum_nick (CASCADA_TYPE_STATE, state));
}

/* The columns that say where a row belongs, from its ancestors. */
static void
set_place (const CascadaCliResult *result, CascadaCliTable *table, CascadaNode node)
{
  static const char *const levels[] = { "objective", "goal", "indicator" };
  static const guint code_columns[] = { COLUMN_OBJECTIVE, COLUMN_GOAL, COLUMN_INDICATOR };
  const char *code = cascada_figures_get_code (result->figures, node);
  g_autofree char *shown = g_strdup_printf ("%*s%s", 2 * node.level, "", code != NULL ? code : "");

  cascada_cli_table_set (table, COLUMN_LEVEL, levels[node.level]);
  cascada_cli_table_set_both (table, COLUMN_PLACE, shown, code);
  cascada_cli_table_set (table, COLUMN_NAME, cascada_figures_get_name (result->figures, node));
  for (;;)
    {
      cascada_cli_table_set (table, code_columns[node.level], cascada_figures_get_code (result->figures, node));
      if (node.level == CASCADA_LEVEL_OBJECTIVE)
        break;
      node = cascada_figures_get_parent (result->figures, node);
    }
}

/* A weight that nobody stated is shown in parentheses, as it counts. */
static void
set_weight (const CascadaCliResult *result, CascadaCliTable *table, CascadaNode node, CascadaRatio in_force)
{
  CascadaDecimal stated = cascada_figures_get_weight (result->figures, node, result->cut);
  g_autofree char *shown = NULL;
  g_autofree char *equal = NULL;

  if (stated != CASCADA_DECIMAL_NONE)
    {
      set_decimal (table, COLUMN_WEIGHT, stated);
      return;
    }
  shown = cascada_number_format (cascada_ratio_to_decimal (in_force, 2), CASCADA_DECIMALS_SHORTEST);
  equal = g_strdup_printf ("(%s)", shown != NULL ? shown : "");
  cascada_cli_table_set_both (table, COLUMN_WEIGHT, equal, NULL);
}

static void
add_indicator (const CascadaCliResult *result, CascadaCliTable *table, guint index, CascadaRatio in_force)
{
  CascadaNode node = CASCADA_NODE (CASCADA_LEVEL_INDICATOR, index);
  gint64 id = cascada_figures_get_id (result->figures, node);
  g_auto (CascadaCliPercent) at_cut = { NULL, NULL };
  g_auto (CascadaCliPercent) year = { NULL, NULL };
  g_auto (CascadaCliPercent) published_year = cascada_cli_percent_of_published (result, cascada_published_get_year (result->published, id));
  CascadaSeries series;
  CascadaProgress progress;

  cascada_figures_get_series (result->figures, index, &series);
  cascada_figures_get_progress (result->figures, index, result->cut, &progress);
  at_cut = cascada_cli_percent_of_ratio (result, progress.progress_at_cut);
  year = cascada_cli_percent_of_ratio (result, progress.progress_year);

  cascada_cli_table_add_row (table);
  set_place (result, table, node);
  set_weight (result, table, node, in_force);
  cascada_cli_table_set_both (table, COLUMN_ANNUALISATION, cascada_annualisation_get_label (series.annualisation),
                              cascada_cli_enum_nick (CASCADA_TYPE_ANNUALISATION, series.annualisation));
  set_ratio (table, COLUMN_TARGET, progress.target_at_cut);
  set_ratio (table, COLUMN_EXECUTED, progress.executed_at_cut);
  set_ratio (table, COLUMN_TARGET_YEAR, progress.target_year);
  set_compared (result, table, &at_cut, cascada_published_get_at_cut (result->published, id));
  set_year (result, table, &year);
  set_percent (result, table, COLUMN_PUBLISHED_YEAR, 0, &published_year);
  set_state (table, progress.state);
  if (progress.exclusion != CASCADA_EXCLUSION_NONE)
    cascada_cli_table_set (table, COLUMN_EXCLUDED, cascada_cli_enum_nick (CASCADA_TYPE_EXCLUSION, progress.exclusion));
}

/* The weights of the nodes of a level from @first on, as they count. */
static CascadaRatio *
get_weights_in_force (const CascadaCliResult *result, guint level, guint first, guint count)
{
  g_autofree CascadaDecimal *weights = g_new (CascadaDecimal, count + 1);
  CascadaRatio *in_force = g_new (CascadaRatio, count + 1);

  for (guint i = 0; i < count; i++)
    weights[i] = cascada_figures_get_weight (result->figures, CASCADA_NODE (level, first + i), result->cut);
  cascada_weights_in_force (weights, count, in_force);
  return in_force;
}

/* The indicators of an objective stand side by side, whatever goals they belong to. */
static void
get_indicators (const CascadaCliResult *result, CascadaNode objective, guint *first, guint *count)
{
  guint first_goal, n_goals, last_first, last_count;

  *first = *count = 0;
  cascada_figures_get_children (result->figures, objective, &first_goal, &n_goals);
  if (n_goals == 0)
    return;
  cascada_figures_get_children (result->figures, CASCADA_NODE (CASCADA_LEVEL_GOAL, first_goal), first, count);
  cascada_figures_get_children (result->figures, CASCADA_NODE (CASCADA_LEVEL_GOAL, first_goal + n_goals - 1), &last_first, &last_count);
  *count = last_first + last_count - *first;
}

static void
add_goal (const CascadaCliResult *result, CascadaCliTable *table, CascadaNode goal, guint first_of_objective, const CascadaRatio *in_force)
{
  guint first, count;

  cascada_cli_table_add_row (table);
  set_place (result, table, goal);
  set_state (table, cascada_figures_get_state (result->figures, goal, result->cut));
  cascada_figures_get_children (result->figures, goal, &first, &count);
  for (guint i = first; i < first + count; i++)
    add_indicator (result, table, i, in_force[i - first_of_objective]);
}

static void
add_goals (const CascadaCliResult *result, CascadaCliTable *table, CascadaNode objective)
{
  guint first_goal, n_goals, first, count;
  g_autofree CascadaRatio *in_force = NULL;

  get_indicators (result, objective, &first, &count);
  in_force = get_weights_in_force (result, CASCADA_LEVEL_INDICATOR, first, count);
  cascada_figures_get_children (result->figures, objective, &first_goal, &n_goals);
  for (guint i = 0; i < n_goals; i++)
    add_goal (result, table, CASCADA_NODE (CASCADA_LEVEL_GOAL, first_goal + i), first, in_force);
}

static void
add_objective (const CascadaCliResult *result, CascadaCliTable *table, CascadaNode objective, CascadaRatio in_force)
{
  g_autoptr (CascadaCompliance) at_cut = cascada_figures_get_compliance (result->figures, objective, result->cut);
  g_autoptr (CascadaCompliance) year = cascada_figures_get_compliance_year (result->figures, objective, result->cut);
  g_auto (CascadaCliPercent) percent = cascada_cli_percent_of_compliance (result, at_cut);
  g_auto (CascadaCliPercent) year_percent = cascada_cli_percent_of_compliance (result, year);

  cascada_cli_table_add_row (table);
  set_place (result, table, objective);
  set_weight (result, table, objective, in_force);
  set_compared (result, table, &percent,
                cascada_published_get_objective (result->published, cascada_figures_get_id (result->figures, objective)));
  set_year (result, table, &year_percent);
  set_state (table, cascada_figures_get_state (result->figures, objective, result->cut));
  if (!result->summary)
    add_goals (result, table, objective);
}

static void
add_plan (const CascadaCliResult *result, CascadaCliTable *table)
{
  g_autoptr (CascadaCompliance) compliance = cascada_figures_get_plan_compliance (result->figures, result->cut);
  g_auto (CascadaCliPercent) percent = cascada_cli_percent_of_compliance (result, compliance);

  cascada_cli_table_add_row (table);
  cascada_cli_table_set (table, COLUMN_LEVEL, "plan");
  set_percent (result, table, COLUMN_PROGRESS, COLUMN_PROGRESS_EXACT, &percent);
  set_state (table, cascada_compliance_get_state (compliance));
  cascada_cli_table_set_both (table, COLUMN_NAME, _ ("Plan"), cascada_record_get_text (result->plan, CASCADA_PLAN_TITLE));
}

static void
append_heading (const CascadaCliResult *result, GString *text)
{
  const CascadaSettings *settings = cascada_figures_get_settings (result->figures);
  const char *const *names = cascada_settings_get_names ();
  g_autofree char *cut = cascada_period_to_string (result->cut);

  g_string_append_printf (text, "%s\n", cascada_record_get_text (result->plan, CASCADA_PLAN_TITLE));
  g_string_append_printf (text, _ ("Cut-off: %s. Settings:"), cut);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *value = cascada_settings_get (settings, names[i]);

      g_string_append_printf (text, "%s %s=%s", i > 0 ? "," : "", names[i], value);
    }
  g_string_append (text, "\n\n");
}

/* Enough rows for the columns to find their width; small plans are aligned as a whole. */
#define FLUSH_ROWS 5000

static gboolean
print_part (CascadaCliTable *table, CascadaCliFormat format, GString *text, GError **error)
{
  gboolean printed;

  cascada_cli_table_flush (table, format, text);
  printed = cascada_cli_print (text->str, (gssize) text->len, error);
  g_string_truncate (text, 0);
  return printed;
}

/**
 * cascada_cli_result_print_rows:
 * @format: table, with the settings in force, or csv
 *
 * A row for each objective, goal and indicator, and one for the plan.
 */
gboolean
cascada_cli_result_print_rows (const CascadaCliResult *result, CascadaCliFormat format, GError **error)
{
  g_autoptr (CascadaCliTable) table = cascada_cli_table_new (columns, G_N_ELEMENTS (columns));
  guint n_objectives = cascada_figures_get_count (result->figures, CASCADA_LEVEL_OBJECTIVE);
  g_autofree CascadaRatio *in_force = get_weights_in_force (result, CASCADA_LEVEL_OBJECTIVE, 0, n_objectives);
  g_autoptr (GString) text = g_string_new (NULL);

  if (format == CASCADA_CLI_FORMAT_TABLE)
    append_heading (result, text);
  for (guint i = 0; i < n_objectives; i++)
    {
      add_objective (result, table, CASCADA_NODE (CASCADA_LEVEL_OBJECTIVE, i), in_force[i]);
      if (cascada_cli_table_get_n_rows (table) >= FLUSH_ROWS && !print_part (table, format, text, error))
        return FALSE;
    }
  add_plan (result, table);
  cascada_cli_table_flush (table, format, text);
  if (format == CASCADA_CLI_FORMAT_TABLE)
    g_string_append_printf (text, "\n%s\n",
                            _ ("A weight in parentheses is not stated: equal parts of what the stated ones leave of 100."));
  return cascada_cli_print (text->str, (gssize) text->len, error);
}
