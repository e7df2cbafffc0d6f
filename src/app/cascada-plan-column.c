/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each column of the plan's table says of an objective, a goal or an indicator. */

#include "config.h"

#include "cascada-plan-column.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cascada-number.h"
#include "cascada-trace.h"

#define NO_VALUE "—"

static const CascadaPlanColumnInfo infos[CASCADA_N_PLAN_COLUMNS] = {
  [CASCADA_PLAN_COLUMN_NAME] = { "name", N_ ("Code and name"), N_ ("Code and name"), -1, 0, FALSE, CASCADA_SORT_NAME },
  [CASCADA_PLAN_COLUMN_ANNUALISATION] = { "annualisation", N_ ("Annualisation"), N_ ("Annualisation"), 10, 0, FALSE,
                                          CASCADA_SORT_DOCUMENT },
  [CASCADA_PLAN_COLUMN_WEIGHT] = { "weight", N_ ("Weight"), N_ ("Weight"), 8, 0, TRUE, CASCADA_SORT_WEIGHT },
  [CASCADA_PLAN_COLUMN_TARGET] = { "target", N_ ("Target at cut-off"), N_ ("Target"), 9, 0, TRUE, CASCADA_SORT_TARGET },
  [CASCADA_PLAN_COLUMN_EXECUTED] = { "executed", N_ ("Executed at cut-off"), N_ ("Executed"), 9, 0, TRUE,
                                     CASCADA_SORT_EXECUTED },
  [CASCADA_PLAN_COLUMN_PROGRESS] = { "progress", N_ ("Progress at cut-off"), N_ ("Progress at cut-off"), 8, 66, TRUE,
                                     CASCADA_SORT_PROGRESS },
  [CASCADA_PLAN_COLUMN_TARGET_YEAR] = { "target-year", N_ ("Target of the year"), N_ ("Year’s target"), 9, 0, TRUE,
                                        CASCADA_SORT_DOCUMENT },
  [CASCADA_PLAN_COLUMN_PROGRESS_YEAR] = { "progress-year", N_ ("Progress of the year"), N_ ("Of the year"), 8, 0, TRUE,
                                          CASCADA_SORT_PROGRESS_YEAR },
  [CASCADA_PLAN_COLUMN_STATE] = { "state", N_ ("State"), N_ ("State"), 16, 22, FALSE, CASCADA_SORT_STATE },
};

/* How numbers are written: for a reader, or for a spreadsheet, which wants them exact and ungrouped. */
typedef enum
{
  WRITING_READER,
  WRITING_PLAIN,
} Writing;

static char *
format_absent (Writing writing)
{
  return g_strdup (writing == WRITING_READER ? NO_VALUE : "");
}

static char *
format_number (CascadaRatio ratio, Writing writing)
{
  CascadaDecimal value;

  if (cascada_ratio_is_none (ratio))
    return format_absent (writing);

  value = cascada_ratio_to_decimal (ratio, CASCADA_DECIMAL_PLACES);
  if (writing == WRITING_READER)
    return cascada_number_format (value, CASCADA_DECIMALS_SHORTEST);
  return cascada_number_format_ungrouped (value, CASCADA_DECIMALS_SHORTEST);
}

static char *
format_percent (CascadaDecimal percent, int decimals, Writing writing)
{
  g_autofree char *number = NULL;

  if (percent == CASCADA_DECIMAL_NONE)
    return format_absent (writing);
  if (writing == WRITING_READER)
    return cascada_number_format_percent (percent, decimals);

  number = cascada_number_format_ungrouped (percent, decimals);
  return g_strconcat (number, "%", NULL);
}

static char *
format_indicator (CascadaPlanColumn column, CascadaFigures *figures, guint indicator, CascadaPeriod cut, Writing writing)
{
  CascadaProgress progress;
  CascadaSeries series;

  if (column == CASCADA_PLAN_COLUMN_ANNUALISATION)
    {
      cascada_figures_get_series (figures, indicator, &series);
      return g_strdup (cascada_annualisation_get_label (series.annualisation));
    }

  cascada_figures_get_progress (figures, indicator, cut, &progress);
  if (column == CASCADA_PLAN_COLUMN_TARGET)
    return format_number (progress.target_at_cut, writing);
  if (column == CASCADA_PLAN_COLUMN_TARGET_YEAR)
    return format_number (progress.target_year, writing);
  return format_number (progress.executed_at_cut, writing);
}

static char *
format_name (CascadaFigures *figures, CascadaNode node)
{
  const char *code = cascada_figures_get_code (figures, node);
  const char *name = cascada_plan_column_get_name (figures, node);

  if (code == NULL || *code == '\0')
    return g_strdup (name);
  return g_strdup_printf ("%s. %s", code, name);
}

static char *
format_cell (CascadaPlanColumn column, CascadaFigures *figures, CascadaNode node, CascadaPeriod cut, Writing writing)
{
  int decimals = (int) cascada_figures_get_settings (figures)->decimals;

  switch (column)
    {
    case CASCADA_PLAN_COLUMN_NAME:
      return format_name (figures, node);
    case CASCADA_PLAN_COLUMN_WEIGHT:
      if (node.level == CASCADA_LEVEL_GOAL)
        return g_strdup ("");
      return format_percent (cascada_figures_get_weight (figures, node, cut),
                             writing == WRITING_READER ? decimals : CASCADA_DECIMALS_SHORTEST, writing);
    case CASCADA_PLAN_COLUMN_PROGRESS:
      return format_percent (cascada_figures_get_percent (figures, node, cut), decimals, writing);
    case CASCADA_PLAN_COLUMN_PROGRESS_YEAR:
      return format_percent (cascada_figures_get_percent_year (figures, node, cut), decimals, writing);
    case CASCADA_PLAN_COLUMN_STATE:
      return g_strdup (cascada_state_get_label (cascada_figures_get_state (figures, node, cut)));
    default:
      if (node.level != CASCADA_LEVEL_INDICATOR)
        return g_strdup ("");
      return format_indicator (column, figures, node.index, cut, writing);
    }
}

/* A spreadsheet takes what begins with these for a formula; a quotation mark before it says that it is text. */
static char *
protect (char *text)
{
  char *safe;

  g_strdelimit (text, "\t\r\n", ' ');
  if (*text == '\0' || strchr ("=+-@", *text) == NULL)
    return text;
  safe = g_strconcat ("'", text, NULL);
  g_free (text);
  return safe;
}

/**
 * cascada_plan_column_get_info:
 *
 * Returns: (transfer none): what is fixed about @column
 */
const CascadaPlanColumnInfo *
cascada_plan_column_get_info (CascadaPlanColumn column)
{
  g_return_val_if_fail ((guint) column < CASCADA_N_PLAN_COLUMNS, NULL);

  return &infos[column];
}

/**
 * cascada_plan_column_find:
 * @id: as in settings
 *
 * Returns: %FALSE where there is no such column
 */
gboolean
cascada_plan_column_find (const char *id, CascadaPlanColumn *column)
{
  for (guint i = 0; i < CASCADA_N_PLAN_COLUMNS; i++)
    if (g_strcmp0 (infos[i].id, id) == 0)
      {
        *column = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * cascada_plan_column_get_text:
 *
 * What a cell says, by the reader's locale: “—” where there is no value, which is not zero; nothing where the column
 * does not apply to the node (an objective has no target).
 *
 * Returns: (transfer full)
 */
char *
cascada_plan_column_get_text (CascadaPlanColumn column, CascadaFigures *figures, CascadaNode node, CascadaPeriod cut)
{
  g_return_val_if_fail ((guint) column < CASCADA_N_PLAN_COLUMNS, NULL);
  g_return_val_if_fail (CASCADA_IS_FIGURES (figures), NULL);

  return format_cell (column, figures, node, cut, WRITING_READER);
}

/**
 * cascada_plan_column_get_plain_text:
 *
 * What a cell says to a spreadsheet of the reader's locale: decimals by it, not grouped; empty where there is no value;
 * never a tab, a line break or a formula. The name comes without its code.
 *
 * Returns: (transfer full)
 */
char *
cascada_plan_column_get_plain_text (CascadaPlanColumn column, CascadaFigures *figures, CascadaNode node, CascadaPeriod cut)
{
  g_return_val_if_fail ((guint) column < CASCADA_N_PLAN_COLUMNS, NULL);
  g_return_val_if_fail (CASCADA_IS_FIGURES (figures), NULL);

  if (column == CASCADA_PLAN_COLUMN_NAME)
    return protect (g_strdup (cascada_plan_column_get_name (figures, node)));
  return format_cell (column, figures, node, cut, WRITING_PLAIN);
}

/**
 * cascada_plan_column_get_plain_code:
 *
 * Returns: (transfer full): the node's code for a spreadsheet, "" where it has none
 */
char *
cascada_plan_column_get_plain_code (CascadaFigures *figures, CascadaNode node)
{
  const char *code = cascada_figures_get_code (figures, node);

  return protect (g_strdup (code == NULL ? "" : code));
}

/**
 * cascada_plan_column_get_name:
 *
 * The node's name without the code that some documents repeat before it (“4199. Porcentaje de…”).
 *
 * Returns: (transfer none): part of the name in @figures
 */
const char *
cascada_plan_column_get_name (CascadaFigures *figures, CascadaNode node)
{
  const char *code = cascada_figures_get_code (figures, node);
  const char *name = cascada_figures_get_name (figures, node);
  const char *rest;

  if (name == NULL)
    return "";
  if (code == NULL || *code == '\0' || !g_str_has_prefix (name, code))
    return name;

  rest = name + strlen (code);
  if (*rest == '\0' || strchr (".:- ", *rest) == NULL)
    return name;
  rest += strspn (rest, ".:- ");
  return *rest == '\0' ? name : rest;
}
