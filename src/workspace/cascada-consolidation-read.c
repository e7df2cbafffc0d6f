/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which plans and units a quarter is consolidated over, and their results. */

#include "config.h"

#include "cascada-consolidation-private.h"
#include "cascada-request.h"

#include "cascada-plan.h"
#include "cascada-reporting.h"

static void
row_free (gpointer data)
{
  CascadaConsolidationRow *row = data;

  g_free (row->title);
  g_free (row->unit_code);
  g_free (row->unit_name);
  g_clear_pointer (&row->goals, g_ptr_array_unref);
  g_clear_pointer (&row->quarter, cascada_compliance_free);
  g_clear_pointer (&row->cumulative, cascada_compliance_free);
  g_clear_pointer (&row->previous, cascada_compliance_free);
  g_free (row);
}

static CascadaConsolidationRow *
row_new (void)
{
  CascadaConsolidationRow *row = g_new0 (CascadaConsolidationRow, 1);

  cascada_settings_init (&row->settings);
  row->goals = g_ptr_array_new_with_free_func (cascada_consolidation_goal_free);
  return row;
}

static gboolean
is_counted (const CascadaConsolidationRow *row)
{
  return row->unranked != CASCADA_UNRANKED_NO_PLAN && row->unranked != CASCADA_UNRANKED_NOT_PUBLISHED;
}

/* Management plans that hold for @year, by id, with nothing computed. */
static GPtrArray *
read_plans (CascadaStore *store, int year, gboolean all_states, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (CascadaStatement) statement =
      cascada_store_prepare (store,
                             "SELECT p.id, p.title, p.state, u.id, u.code, u.name, u.kind, p.first_year FROM plan p LEFT JOIN unit u ON u.id = p.unit"
                             " WHERE p.removed = 0 AND p.kind = ?1 AND ?2 BETWEEN p.first_year AND p.last_year ORDER BY p.id",
                             error);
  gboolean found;

  if (statement == NULL)
    return NULL;
  cascada_statement_bind_integer (statement, 1, CASCADA_PLAN_KIND_MANAGEMENT);
  cascada_statement_bind_integer (statement, 2, year);
  while (cascada_statement_step (statement, &found, error))
    {
      CascadaConsolidationRow *row;

      if (!found)
        return g_steal_pointer (&rows);
      row = row_new ();
      g_ptr_array_add (rows, row);
      row->plan = (CascadaRef){ CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, cascada_statement_get_integer (statement, 0) };
      row->title = g_strdup (cascada_statement_get_text (statement, 1));
      row->state = (CascadaPlanState) cascada_statement_get_integer (statement, 2);
      row->first_year = (int) cascada_statement_get_integer (statement, 7);
      row->unit = cascada_statement_get_integer (statement, 3);
      row->unit_code = g_strdup (cascada_statement_get_text (statement, 4));
      row->unit_name = g_strdup (cascada_statement_get_text (statement, 5));
      row->unit_kind = (CascadaUnitKind) cascada_statement_get_integer (statement, 6);
      if (!all_states && row->state != CASCADA_PLAN_STATE_PUBLISHED && row->state != CASCADA_PLAN_STATE_CLOSED)
        row->unranked = CASCADA_UNRANKED_NOT_PUBLISHED;
    }
  return NULL;
}

static gboolean
has_row (GPtrArray *rows, gint64 unit, gboolean counted)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const CascadaConsolidationRow *row = rows->pdata[i];

      if (row->unit == unit && (!counted || is_counted (row)))
        return TRUE;
    }
  return FALSE;
}

/* A plan that does not count stands for its unit where no other plan does. */
static void
drop_spare (GPtrArray *rows)
{
  for (guint i = rows->len; i-- > 0;)
    {
      const CascadaConsolidationRow *row = rows->pdata[i];

      if (!is_counted (row) && (row->unit == 0 || has_row (rows, row->unit, TRUE)))
        g_ptr_array_remove_index (rows, i);
    }
}

/* Processes and local offices make a management plan each year; other offices are listed where they have one. */
static gboolean
add_units_without_plan (GPtrArray *rows, CascadaStore *store, GError **error)
{
  g_autoptr (CascadaStatement) statement =
      cascada_store_prepare (store, "SELECT id, code, name, kind FROM unit WHERE removed = 0 AND kind IN (?1, ?2) ORDER BY id", error);
  guint n_plans = rows->len;
  gboolean found;

  if (statement == NULL)
    return FALSE;
  cascada_statement_bind_integer (statement, 1, CASCADA_UNIT_KIND_PROCESS);
  cascada_statement_bind_integer (statement, 2, CASCADA_UNIT_KIND_LOCAL_OFFICE);
  while (cascada_statement_step (statement, &found, error))
    {
      CascadaConsolidationRow *row;

      if (!found || n_plans == 0)
        return TRUE;
      if (has_row (rows, cascada_statement_get_integer (statement, 0), FALSE))
        continue;
      row = row_new ();
      row->unit = cascada_statement_get_integer (statement, 0);
      row->unit_code = g_strdup (cascada_statement_get_text (statement, 1));
      row->unit_name = g_strdup (cascada_statement_get_text (statement, 2));
      row->unit_kind = (CascadaUnitKind) cascada_statement_get_integer (statement, 3);
      row->unranked = CASCADA_UNRANKED_NO_PLAN;
      g_ptr_array_add (rows, row);
    }
  return FALSE;
}

/* @reported: (out): whether there is any figure for the quarter */
static CascadaCompliance *
compute_quarter (CascadaFigures *figures, CascadaPeriod quarter, gboolean *reported)
{
  guint n = cascada_figures_get_count (figures, CASCADA_LEVEL_INDICATOR);
  g_autofree CascadaRatio *values = g_new (CascadaRatio, n + 1);

  *reported = FALSE;
  for (guint i = 0; i < n; i++)
    {
      CascadaProgress result;
      CascadaSeries series;

      cascada_figures_get_series (figures, i, &series);
      cascada_report_get_quarter_result (&series, cascada_figures_get_settings (figures), quarter, &result);
      values[i] = result.progress_at_cut;
      *reported |= !cascada_ratio_is_none (result.progress_at_cut) && cascada_consolidation_is_reported (&series, quarter, quarter);
    }
  return cascada_figures_roll_up (figures, quarter, values);
}

static void
compute_previous (CascadaConsolidationRow *row, CascadaFigures *figures, CascadaPeriod previous)
{
  gboolean reported;

  row->previous = compute_quarter (figures, previous, &reported);
  if (!reported)
    g_clear_pointer (&row->previous, cascada_compliance_free);
}

static CascadaFigures *
load_figures (const CascadaConsolidation *self, CascadaStore *store, gint64 plan, CascadaPeriod cut, GCancellable *cancellable, GError **error)
{
  if (self->flags & CASCADA_CONSOLIDATION_AS_MODIFIED)
    return cascada_figures_load (store, plan, cancellable, error);
  return cascada_request_load_figures (store, plan, cut, cancellable, error);
}

/* The plan of the same unit that held in the quarter before; the first by id where several did. */
static gboolean
compute_previous_elsewhere (const CascadaConsolidation *self, CascadaConsolidationRow *row, CascadaStore *store, GPtrArray *earlier, CascadaPeriod previous,
                            GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < earlier->len; i++)
    {
      const CascadaConsolidationRow *other = earlier->pdata[i];
      g_autoptr (CascadaFigures) figures = NULL;

      if (other->unit == 0 || other->unit != row->unit || !is_counted (other))
        continue;
      figures = load_figures (self, store, other->plan.id, previous, cancellable, error);
      if (figures == NULL)
        return FALSE;
      compute_previous (row, figures, previous);
      return TRUE;
    }
  return TRUE;
}

/* By the plan as it was in force then; @figures where that is the one of @quarter too. */
static gboolean
compute_previous_here (const CascadaConsolidation *self, CascadaConsolidationRow *row, CascadaStore *store, CascadaFigures *figures,
                       CascadaPeriod previous, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaFigures) then = NULL;
  gboolean modified = FALSE;

  if (!(self->flags & CASCADA_CONSOLIDATION_AS_MODIFIED) &&
      !cascada_request_is_modified_between (store, row->plan.id, previous, self->quarter, &modified, error))
    return FALSE;
  if (modified)
    then = load_figures (self, store, row->plan.id, previous, cancellable, error);
  if (modified && then == NULL)
    return FALSE;
  compute_previous (row, modified ? then : figures, previous);
  return TRUE;
}

/* By the plan as it was in force at the cut-off [P005 policy 9.5], unless asked for as it was modified since. */
static gboolean
compute_row (const CascadaConsolidation *self, CascadaConsolidationRow *row, CascadaStore *store, GPtrArray *earlier,
             CascadaPeriod previous, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaFigures) figures = load_figures (self, store, row->plan.id, self->quarter, cancellable, error);
  gboolean reported;

  if (figures == NULL || !cascada_consolidation_count (self, row, figures, store, error))
    return FALSE;
  row->settings = *cascada_figures_get_settings (figures);
  row->quarter = compute_quarter (figures, self->quarter, &reported);
  row->cumulative = cascada_figures_get_plan_compliance (figures, self->quarter);
  if (row->first_year > cascada_period_get_year (previous))
    return compute_previous_elsewhere (self, row, store, earlier, previous, cancellable, error);
  return compute_previous_here (self, row, store, figures, previous, cancellable, error);
}

static CascadaPeriod
get_previous (CascadaPeriod quarter)
{
  int year = cascada_period_get_year (quarter);

  return quarter == CASCADA_PERIOD_QUARTER (year, 1) ? CASCADA_PERIOD_QUARTER (year - 1, 4) : quarter - 1;
}

/** cascada_consolidation_read_rows: one row a management plan of the quarter's year, and one a unit without any. */
gboolean
cascada_consolidation_read_rows (CascadaConsolidation *self, CascadaStore *store, GCancellable *cancellable, GError **error)
{
  gboolean all_states = (self->flags & CASCADA_CONSOLIDATION_ALL_STATES) != 0;
  CascadaPeriod previous = get_previous (self->quarter);
  g_autoptr (GPtrArray) earlier = NULL;

  self->rows = read_plans (store, cascada_period_get_year (self->quarter), all_states, error);
  earlier = self->rows != NULL ? read_plans (store, cascada_period_get_year (previous), all_states, error) : NULL;
  if (earlier == NULL)
    return FALSE;
  drop_spare (self->rows);
  if (!add_units_without_plan (self->rows, store, error))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        (is_counted (self->rows->pdata[i]) &&
         !compute_row (self, self->rows->pdata[i], store, earlier, previous, cancellable, error)))
      return FALSE;
  return TRUE;
}
