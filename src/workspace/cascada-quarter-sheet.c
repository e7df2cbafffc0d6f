/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-quarter-sheet.h"

#include "cascada-quarter-private.h"
#include "cascada-workspace-private.h"

#include "cascada-kinds.h"
#include "cascada-observation.h"
#include "cascada-report.h"

/** cascada_quarter_of_cut: the quarter that is reported at @cut: itself, or the one that a year or month ends in. */
CascadaPeriod
cascada_quarter_of_cut (CascadaPeriod cut)
{
  int end;

  g_return_val_if_fail (cascada_period_is_valid (cut), CASCADA_PERIOD_NONE);

  end = cascada_period_get_end (cut); /* year × 12 + month − 1 */
  return CASCADA_PERIOD_QUARTER (end / 12, end % 12 / 3 + 1);
}

/**
 * cascada_quarter_read_plan:
 * @plan: id of the plan
 * @today: by which reports are due or late
 *
 * Returns: (transfer full) (element-type CascadaQuarterReport) (nullable): the report of each indicator, as it stands, in
 *   the order of the plan
 */
GPtrArray *
cascada_quarter_read_plan (CascadaWorkspace *workspace, gint64 plan, CascadaPeriod quarter, CascadaDate today, GError **error)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_quarter_report_free);
  g_auto (CascadaQuarterScope) scope = { 0 };
  guint n;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace), NULL);

  if (!cascada_quarter_scope_init (&scope, workspace, plan, quarter, today, error))
    return NULL;
  n = cascada_figures_get_count (scope.figures, CASCADA_LEVEL_INDICATOR);
  for (guint i = 0; i < n; i++)
    {
      gint64 id = cascada_figures_get_id (scope.figures, (CascadaNode){ CASCADA_LEVEL_INDICATOR, i });
      CascadaQuarterReport *report = cascada_quarter_scope_read (&scope, id, error);

      if (report == NULL)
        return NULL;
      g_ptr_array_add (reports, report);
    }
  return g_steal_pointer (&reports);
}

/* Where a period ordered as @quarter stands in the series, or would. */
static guint
find_place (const CascadaSeries *series, CascadaPeriod quarter, gboolean *found)
{
  guint k = 0;

  while (k < series->n_periods && cascada_period_compare (series->periods[k], quarter) < 0)
    k++;
  *found = k < series->n_periods && series->periods[k] == quarter;
  return k;
}

static const CascadaDecimal *
copy_row (CascadaDecimal *to, const CascadaDecimal *from, guint n, guint place, gboolean found)
{
  if (from == NULL)
    for (guint k = 0; k < n; k++)
      to[k] = CASCADA_DECIMAL_NONE;
  else
    {
      memcpy (to, from, place * sizeof *to);
      to[place] = found ? from[place] : CASCADA_DECIMAL_NONE;
      memcpy (to + place + 1, from + place + found, (n - place - 1) * sizeof *to);
    }
  return to;
}

/**
 * cascada_quarter_suppose:
 * @report: as read; its facts tell from now on what they would with @figures in place of what is stored
 * @figures: as typed, absent where there is none
 *
 * The results as one types: nothing is written.
 */
void
cascada_quarter_suppose (CascadaQuarterReport *report, const CascadaReportFigures *figures)
{
  CascadaSeries *series = &report->series;
  CascadaDecimal *rows;
  CascadaPeriod *periods;
  gboolean found;
  guint place, n;

  g_return_if_fail (report != NULL && figures != NULL);

  place = find_place (series, report->facts.quarter, &found);
  n = series->n_periods + !found;
  rows = g_malloc (n * (4 * sizeof *rows + sizeof *periods));
  periods = (CascadaPeriod *) (rows + 4 * n);
  memcpy (periods, series->periods, place * sizeof *periods);
  periods[place] = report->facts.quarter;
  memcpy (periods + place + 1, series->periods + place + found, (n - place - 1) * sizeof *periods);
  series->targets = copy_row (rows, series->targets, n, place, found);
  series->executed = copy_row (rows + n, series->executed, n, place, found);
  series->numerators = report->facts.is_ratio ? copy_row (rows + 2 * n, series->numerators, n, place, found) : NULL;
  series->denominators = report->facts.is_ratio ? copy_row (rows + 3 * n, series->denominators, n, place, found) : NULL;
  series->periods = periods;
  series->n_periods = n;
  rows[n + place] = figures->executed;
  if (report->facts.is_ratio)
    {
      rows[2 * n + place] = figures->numerator;
      rows[3 * n + place] = figures->denominator;
    }
  g_free (report->supposed);
  report->supposed = rows;
}

/**
 * cascada_quarter_get_title:
 *
 * Returns: (transfer full): what the report is of: the goal by its code and name where it is measured by one indicator,
 *   else the indicator
 */
char *
cascada_quarter_get_title (const CascadaQuarterReport *report)
{
  CascadaFigures *figures = report->figures;
  CascadaNode node = CASCADA_NODE (CASCADA_LEVEL_INDICATOR, report->facts.subject);
  CascadaNode goal = cascada_figures_get_parent (figures, node);
  const char *code, *name;
  guint first, count;

  cascada_figures_get_children (figures, goal, &first, &count);
  if (count == 1)
    node = goal;
  code = cascada_figures_get_code (figures, node);
  name = cascada_figures_get_name (figures, node);
  if (code == NULL || *code == '\0' || g_str_has_prefix (name, code))
    return g_strdup (name);
  return g_strdup_printf ("%s. %s", code, name);
}

/** cascada_quarter_is_late: whether the report was sent after the deadline; not asked of one that is not sent. */
gboolean
cascada_quarter_is_late (const CascadaQuarterReport *report)
{
  GDate sent;

  g_return_val_if_fail (report != NULL, FALSE);

  return report->report != NULL &&
         cascada_date_to_gdate ((CascadaDate) cascada_record_get_integer (report->report, CASCADA_REPORT_SENT), &sent) &&
         cascada_report_is_late (&sent, report->facts.deadline);
}

/**
 * cascada_quarter_list_missing:
 *
 * Returns: (transfer full): the compulsory parts that the report does not have yet, by their labels [P005 act. 9]
 */
char **
cascada_quarter_list_missing (const CascadaQuarterReport *report)
{
  g_autoptr (GPtrArray) contents = cascada_report_get_contents (&report->facts);
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();

  for (guint i = 0; i < contents->len; i++)
    {
      const CascadaCondition *condition = contents->pdata[i];

      if (condition->verdict == CASCADA_VERDICT_NOT_MET)
        g_strv_builder_add (missing, condition->label);
    }
  return g_strv_builder_end (missing);
}

/**
 * cascada_quarter_may_write:
 * @error: %CASCADA_ERROR_REFUSED: what stands in the way, as the guard of the edit says it
 *
 * Returns: whether who works may enter figures and texts of the report now
 */
gboolean
cascada_quarter_may_write (CascadaWorkspace *workspace, gint64 indicator, CascadaPeriod quarter, GError **error)
{
  CascadaRef ref = { CASCADA_KIND_REPORT, quarter, indicator };
  CascadaValue none = CASCADA_VALUE_INIT;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace), FALSE);

  return cascada_workspace_check_writable (workspace, error) &&
         cascada_workspace_guard_change (workspace, &ref, CASCADA_REPORT_EXECUTED, &none, error);
}

/**
 * cascada_quarter_may_take:
 * @error: %CASCADA_ERROR_REFUSED: what stands in the way, with its cure and clause
 *
 * Returns: whether who works may take @step now; the text that some steps ask for is taken to be given
 */
gboolean
cascada_quarter_may_take (CascadaWorkspace *workspace, const CascadaQuarterReport *report, CascadaReportStep step, GError **error)
{
  CascadaQuarterReport asked;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && report != NULL, FALSE);

  asked = *report;
  asked.facts.series = &asked.series;
  asked.facts.text = "…";
  return cascada_workspace_check_writable (workspace, error) && cascada_quarter_check_step (workspace, &asked, step, error);
}

/**
 * cascada_quarter_find_ready:
 * @reports: (element-type CascadaQuarterReport)
 *
 * Returns: (transfer full) (element-type gint64): the indicators whose reports can take @step now: of those that are
 *   programmed, what cascada_quarter_may_take() allows
 */
GArray *
cascada_quarter_find_ready (CascadaWorkspace *workspace, const GPtrArray *reports, CascadaReportStep step)
{
  GArray *ready = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < reports->len; i++)
    {
      const CascadaQuarterReport *report = g_ptr_array_index (reports, i);

      if (cascada_report_is_step_of (report->facts.state, step) && cascada_report_is_programmed (&report->series, report->facts.quarter) &&
          cascada_quarter_may_take (workspace, report, step, NULL))
        g_array_append_val (ready, report->indicator.id);
    }
  return ready;
}

/**
 * cascada_quarter_write:
 * @cells: (array length=n_cells): of any reports of @quarter
 * @reason: of the edit
 * @error: what refuses the first cell that is refused; nothing is written then
 *
 * Enters many figures as one edit, which one undo takes back.
 */
gboolean
cascada_quarter_write (CascadaWorkspace *workspace, CascadaPeriod quarter, const CascadaQuarterCell *cells, guint n_cells,
                       const char *reason, GError **error)
{
  gboolean written = TRUE;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && n_cells > 0, FALSE);

  if (!cascada_workspace_begin (workspace, CASCADA_EDIT_KIND_EDIT, reason, error))
    return FALSE;
  for (guint i = 0; written && i < n_cells; i++)
    {
      CascadaRef ref = { CASCADA_KIND_REPORT, quarter, cells[i].indicator };

      written = cascada_workspace_set (workspace, ref, cells[i].field, &cells[i].value, error);
    }
  return cascada_workspace_end (workspace, written, error);
}

/**
 * cascada_quarter_get_observations:
 *
 * Returns: (transfer full) (element-type CascadaObservation) (nullable): what the planning office asked of the goal's
 *   report of the quarter, the newest last
 */
GPtrArray *
cascada_quarter_get_observations (CascadaWorkspace *workspace, const CascadaQuarterReport *report, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CascadaStatement) find = cascada_store_prepare (
      cascada_workspace_get_store (workspace),
      "SELECT id FROM observation WHERE plan = ?1 AND goal = ?2 AND period = ?3 AND removed = 0 ORDER BY date, id", error);
  gboolean row = TRUE;

  if (find == NULL)
    return NULL;
  cascada_statement_bind_integer (find, 1, cascada_figures_get_plan (report->figures));
  cascada_statement_bind_integer (find, 2, report->goal.id);
  cascada_statement_bind_integer (find, 3, report->facts.quarter);
  while (cascada_statement_step (find, &row, error) && row)
    {
      CascadaRef ref = { CASCADA_KIND_OBSERVATION, CASCADA_PERIOD_NONE, cascada_statement_get_integer (find, 0) };
      CascadaRecord *record = cascada_workspace_get_record (workspace, ref, error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (found, record);
    }
  return row ? NULL : g_steal_pointer (&found);
}
