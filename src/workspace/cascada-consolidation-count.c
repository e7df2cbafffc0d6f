/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What of a management plan is programmed and reported in a quarter, goal by goal: the procedure reports goals. */

#include "config.h"

#include "cascada-consolidation-private.h"

#include "cascada-reporting.h"

void
cascada_consolidation_goal_free (gpointer data)
{
  CascadaConsolidationGoal *goal = data;

  g_free (goal->code);
  g_free (goal->name);
  g_free (goal);
}

/* The report of each indicator for the quarter, where there is one. */
typedef struct
{
  CascadaReportState state;
  CascadaDate sent;
} Report;

static Report *
read_reports (CascadaFigures *figures, CascadaStore *store, CascadaPeriod quarter, GError **error)
{
  g_autofree Report *reports = g_new0 (Report, cascada_figures_get_count (figures, CASCADA_LEVEL_INDICATOR) + 1);
  g_autoptr (CascadaStatement) statement =
      cascada_store_prepare (store,
                             "SELECT r.id, r.state, r.sent FROM objective o JOIN goal g ON g.objective = o.id JOIN indicator i ON i.goal = g.id"
                             " JOIN report r ON r.id = i.id AND r.period = ?2 WHERE o.plan = ?1 AND r.removed = 0",
                             error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  cascada_statement_bind_integer (statement, 1, cascada_figures_get_plan (figures));
  cascada_statement_bind_integer (statement, 2, quarter);
  while (cascada_statement_step (statement, &row, error))
    {
      CascadaNode node;

      if (!row)
        return g_steal_pointer (&reports);
      if (cascada_figures_find (figures, CASCADA_KIND_INDICATOR, cascada_statement_get_integer (statement, 0), &node))
        reports[node.index] = (Report){ (CascadaReportState) cascada_statement_get_integer (statement, 1),
                                        (CascadaDate) cascada_statement_get_integer (statement, 2) };
    }
  return NULL;
}

/** cascada_consolidation_is_reported: whether there is a figure for a period inside @outer that ends by the end of @until. */
gboolean
cascada_consolidation_is_reported (const CascadaSeries *series, CascadaPeriod outer, CascadaPeriod until)
{
  for (guint k = 0; k < series->n_periods; k++)
    {
      gboolean has_ratio = series->numerators != NULL && series->denominators != NULL &&
                           series->numerators[k] != CASCADA_DECIMAL_NONE && series->denominators[k] != CASCADA_DECIMAL_NONE;

      if ((series->executed[k] != CASCADA_DECIMAL_NONE || has_ratio) && cascada_period_contains (outer, series->periods[k]) &&
          cascada_period_get_end (series->periods[k]) <= cascada_period_get_end (until))
        return TRUE;
    }
  return FALSE;
}

/* What its indicators make of a goal, while they are gone through. */
typedef struct
{
  CascadaConsolidationGoal *goal;
  GArray *members; /* of those programmed */
  gboolean reported_year;
  gboolean states[CASCADA_N_REPORT_STATES];
} Count;

static void
add_indicator (Count *count, const CascadaConsolidation *self, CascadaFigures *figures, guint indicator, const Report *report)
{
  const CascadaSettings *settings = cascada_figures_get_settings (figures);
  CascadaPeriod quarter = self->quarter;
  CascadaConsolidationGoal *goal = count->goal;
  CascadaProgress result;
  CascadaMember member;
  CascadaSeries series;
  GDate sent;

  cascada_figures_get_series (figures, indicator, &series);
  if (series.eliminated)
    return;
  count->reported_year |= cascada_consolidation_is_reported (&series, CASCADA_PERIOD_YEAR (cascada_period_get_year (quarter)), quarter);
  if (!cascada_report_is_programmed (&series, quarter))
    return;
  cascada_report_get_quarter_result (&series, settings, quarter, &result);
  member = (CascadaMember){ cascada_figures_get_weight (figures, CASCADA_NODE (CASCADA_LEVEL_INDICATOR, indicator), quarter),
                            result.progress_at_cut };
  g_array_append_val (count->members, member);
  goal->n_indicators++;
  goal->target = goal->n_indicators == 1 ? result.target_at_cut : CASCADA_RATIO_NONE;
  goal->executed = goal->n_indicators == 1 ? result.executed_at_cut : CASCADA_RATIO_NONE;
  goal->missing |= !cascada_consolidation_is_reported (&series, quarter, quarter);
  goal->late |= cascada_date_to_gdate (report->sent, &sent) && cascada_report_is_late (&sent, &self->deadline);
  count->states[report->state] = TRUE;
}

/* A goal is no further than the indicator that is least. */
static CascadaReportState
get_state (const Count *count)
{
  static const CascadaReportState order[] = { CASCADA_REPORT_STATE_RETURNED, CASCADA_REPORT_STATE_DRAFT, CASCADA_REPORT_STATE_SENT };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (count->states[order[i]])
      return order[i];
  return CASCADA_REPORT_STATE_VERIFIED;
}

static void
end_goal (Count *count, CascadaConsolidationRow *row, const CascadaSettings *settings)
{
  CascadaConsolidationGoal *goal = count->goal;
  g_autoptr (CascadaCompliance) result = NULL;

  row->n_reported_year += count->reported_year;
  if (goal->n_indicators == 0)
    {
      cascada_consolidation_goal_free (goal);
      return;
    }
  result = cascada_compliance_new ((const CascadaMember *) (gpointer) count->members->data, count->members->len, settings->cap);
  goal->percent = cascada_compliance_is_none (result) ? CASCADA_DECIMAL_NONE : cascada_compliance_to_percent (result, settings->decimals);
  goal->state = get_state (count);
  row->n_programmed++;
  row->n_reported += !goal->missing;
  row->n_unsent += !goal->missing && goal->state == CASCADA_REPORT_STATE_DRAFT;
  row->n_missing += goal->missing;
  row->n_late += goal->late;
  row->n_returned += goal->state == CASCADA_REPORT_STATE_RETURNED;
  row->n_sent += goal->state == CASCADA_REPORT_STATE_SENT;
  row->n_verified += goal->state == CASCADA_REPORT_STATE_VERIFIED;
  g_ptr_array_add (row->goals, goal);
}

static CascadaConsolidationGoal *
goal_new (CascadaFigures *figures, CascadaNode node)
{
  CascadaConsolidationGoal *goal = g_new0 (CascadaConsolidationGoal, 1);

  goal->ref = cascada_figures_get_ref (figures, node);
  goal->code = g_strdup (cascada_figures_get_code (figures, node));
  goal->name = g_strdup (cascada_figures_get_name (figures, node));
  goal->percent = CASCADA_DECIMAL_NONE;
  goal->target = goal->executed = CASCADA_RATIO_NONE;
  return goal;
}

/** cascada_consolidation_count: fills the counts and goals of @row, whose plan @figures are. */
gboolean
cascada_consolidation_count (const CascadaConsolidation *self, CascadaConsolidationRow *row, CascadaFigures *figures,
                             CascadaStore *store, GError **error)
{
  g_autofree Report *reports = read_reports (figures, store, self->quarter, error);

  if (reports == NULL)
    return FALSE;
  for (guint g = 0; g < cascada_figures_get_count (figures, CASCADA_LEVEL_GOAL); g++)
    {
      g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (CascadaMember));
      CascadaNode node = CASCADA_NODE (CASCADA_LEVEL_GOAL, g);
      Count count = { goal_new (figures, node), members };
      guint first, n;

      cascada_figures_get_children (figures, node, &first, &n);
      for (guint i = first; i < first + n; i++)
        add_indicator (&count, self, figures, i, &reports[i]);
      end_goal (&count, row, cascada_figures_get_settings (figures));
    }
  return TRUE;
}
