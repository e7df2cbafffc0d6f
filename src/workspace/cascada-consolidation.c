/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The quarter over all units: what was reported, the results, and the ranking (domain §5) [P005 act. 12]. Reads with the
 * connection it is given, so that a thread can do it. */

#include "config.h"

#include "cascada-consolidation.h"

#include "cascada-figures.h"
#include "cascada-quarter.h"
#include "cascada-reporting.h"
#include "cascada-rollup.h"

#include "cascada-plan.h"
#include "cascada-report.h"
#include "cascada-unit.h"

void
cascada_unit_ranking_free (CascadaUnitRanking *unit)
{
  g_clear_pointer (&unit->quarter, cascada_compliance_free);
  g_clear_pointer (&unit->cumulative, cascada_compliance_free);
  g_clear_pointer (&unit->previous, cascada_compliance_free);
  g_free (unit->name);
  g_free (unit->settings);
  g_free (unit);
}

static CascadaPeriod
get_quarter_before (CascadaPeriod quarter)
{
  int number = cascada_period_get_part (quarter);

  return number > 1 ? CASCADA_PERIOD_QUARTER (cascada_period_get_year (quarter), number - 1) : CASCADA_PERIOD_NONE;
}

/* The mean of the objectives, each the mean of its indicators, as the plan's compliance is. */
static CascadaCompliance *
join_objectives (CascadaFigures *figures, const CascadaMember *members, CascadaDecimal cap)
{
  guint n = cascada_figures_get_count (figures, CASCADA_LEVEL_OBJECTIVE), first = 0;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_compliance_free);
  g_autofree CascadaDecimal *weights = g_new (CascadaDecimal, n);

  for (guint i = 0; i < n; i++)
    {
      CascadaNode objective = CASCADA_NODE (CASCADA_LEVEL_OBJECTIVE, i);
      guint goal, n_goals, n_members = 0;

      cascada_figures_get_children (figures, objective, &goal, &n_goals);
      for (guint j = 0; j < n_goals; j++)
        {
          guint indicator, n_indicators;

          cascada_figures_get_children (figures, CASCADA_NODE (CASCADA_LEVEL_GOAL, goal + j), &indicator, &n_indicators);
          n_members += n_indicators;
        }
      g_ptr_array_add (parts, cascada_compliance_new (members + first, n_members, cap));
      weights[i] = cascada_figures_get_weight (figures, objective, CASCADA_PERIOD_NONE);
      first += n_members;
    }
  return cascada_compliance_new_of ((CascadaCompliance *const *) parts->pdata, weights, parts->len);
}

/* What all indicators achieved in one quarter alone, rolled up as the plan is. */
static CascadaCompliance *
compute_quarter (CascadaFigures *figures, CascadaPeriod quarter)
{
  guint n = cascada_figures_get_count (figures, CASCADA_LEVEL_INDICATOR);
  g_autofree CascadaMember *members = g_new (CascadaMember, n);
  const CascadaSettings *settings = cascada_figures_get_settings (figures);
  g_autofree guint8 *cross_cutting = NULL;

  for (guint i = 0; i < n; i++)
    {
      CascadaSeries series;
      CascadaProgress result;

      cascada_figures_get_series (figures, i, &series);
      cascada_report_get_quarter_result (&series, settings, quarter, &result);
      members[i] = (CascadaMember){ cascada_figures_get_weight (figures, CASCADA_NODE (CASCADA_LEVEL_INDICATOR, i), quarter),
                                    result.progress_at_cut };
    }
  if (settings->rollup == CASCADA_ROLLUP_OBJECTIVES)
    return join_objectives (figures, members, settings->cap);
  cross_cutting = cascada_figures_get_cross_cutting (figures);
  return cascada_rollup_compute (members, cross_cutting, n, settings->cross_cutting_share, settings->cap);
}

static gboolean
is_reported (const CascadaSeries *series, CascadaPeriod quarter)
{
  CascadaReportFigures figures = cascada_report_get_figures (series, quarter);

  return figures.executed != CASCADA_DECIMAL_NONE ||
         (figures.numerator != CASCADA_DECIMAL_NONE && figures.denominator != CASCADA_DECIMAL_NONE);
}

static void
count_report (CascadaUnitRanking *self, CascadaStore *store, gint64 indicator, CascadaPeriod quarter, CascadaDate deadline)
{
  g_autoptr (CascadaRecord) report = cascada_store_load (store, (CascadaRef){ CASCADA_KIND_REPORT, quarter, indicator }, NULL);
  CascadaReportState state;

  if (report == NULL || cascada_record_is_removed (report))
    return;
  state = cascada_record_get_integer (report, CASCADA_REPORT_STATE);
  self->n_sent += state == CASCADA_REPORT_STATE_SENT;
  self->n_verified += state == CASCADA_REPORT_STATE_VERIFIED;
  self->n_returned += state == CASCADA_REPORT_STATE_RETURNED;
  self->n_late += cascada_record_get_value (report, CASCADA_REPORT_SENT)->type != CASCADA_VALUE_NONE &&
                  cascada_record_get_integer (report, CASCADA_REPORT_SENT) > deadline;
}

/* Returns: how many indicators were reported in the quarter before, programmed then or not */
static guint
count_reports (CascadaUnitRanking *self, CascadaStore *store, CascadaFigures *figures, CascadaPeriod quarter, CascadaDate deadline)
{
  CascadaPeriod before = get_quarter_before (quarter);
  guint n_before = 0;

  for (guint i = 0; i < cascada_figures_get_count (figures, CASCADA_LEVEL_INDICATOR); i++)
    {
      gint64 id = cascada_figures_get_id (figures, CASCADA_NODE (CASCADA_LEVEL_INDICATOR, i));
      gboolean in_year = FALSE;
      CascadaSeries series;

      cascada_figures_get_series (figures, i, &series);
      if (series.eliminated)
        continue;
      for (int part = 1; part <= cascada_period_get_part (quarter); part++)
        in_year |= is_reported (&series, CASCADA_PERIOD_QUARTER (cascada_period_get_year (quarter), part));
      self->n_reported_year += in_year;
      n_before += before != CASCADA_PERIOD_NONE && is_reported (&series, before);
      if (!cascada_report_is_programmed (&series, quarter))
        continue;
      self->n_programmed++;
      self->n_reported += is_reported (&series, quarter);
      count_report (self, store, id, quarter, deadline);
    }
  return n_before;
}

static char *
describe_settings (const CascadaSettings *settings)
{
  const char *const *names = cascada_settings_get_names ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *value = cascada_settings_get (settings, names[i]);

      g_string_append_printf (text, "%s%s=%s", i > 0 ? ", " : "", names[i], value);
    }
  return g_string_free (text, FALSE);
}

static CascadaUnitRanking *
read_unit (CascadaStore *store, CascadaRecord *plan, CascadaPeriod quarter, CascadaDate deadline, GCancellable *cancellable,
           GError **error)
{
  g_autoptr (CascadaUnitRanking) self = g_new0 (CascadaUnitRanking, 1);
  g_autoptr (CascadaFigures) figures = cascada_figures_load (store, cascada_record_get_id (plan), cancellable, error);
  CascadaPeriod before = get_quarter_before (quarter);
  g_autoptr (CascadaRecord) unit = NULL;

  if (figures == NULL)
    return NULL;
  self->unit = cascada_record_get_integer (plan, CASCADA_PLAN_UNIT);
  unit = cascada_store_load (store, (CascadaRef){ CASCADA_KIND_UNIT, CASCADA_PERIOD_NONE, self->unit }, error);
  if (unit == NULL)
    return NULL;
  self->plan = cascada_record_get_id (plan);
  self->kind = cascada_record_get_integer (unit, CASCADA_UNIT_KIND);
  self->name = g_strdup (cascada_record_get_text (unit, CASCADA_UNIT_NAME));
  self->decimals = cascada_figures_get_settings (figures)->decimals;
  self->settings = describe_settings (cascada_figures_get_settings (figures));
  self->quarter = compute_quarter (figures, quarter);
  self->cumulative = cascada_figures_get_plan_compliance (figures, quarter);
  if (count_reports (self, store, figures, quarter, deadline) > 0)
    self->previous = compute_quarter (figures, before);
  return g_steal_pointer (&self);
}

static gboolean
is_of_year (CascadaRecord *plan, int year, gboolean all_states)
{
  CascadaPlanState state = cascada_record_get_integer (plan, CASCADA_PLAN_STATE);

  return cascada_record_get_integer (plan, CASCADA_PLAN_KIND) == CASCADA_PLAN_KIND_MANAGEMENT &&
         cascada_record_get_integer (plan, CASCADA_PLAN_UNIT) != 0 &&
         cascada_record_get_integer (plan, CASCADA_PLAN_FIRST_YEAR) <= year &&
         cascada_record_get_integer (plan, CASCADA_PLAN_LAST_YEAR) >= year &&
         (all_states || state == CASCADA_PLAN_STATE_PUBLISHED || state == CASCADA_PLAN_STATE_CLOSED);
}

/* Ranks the units of one kind and adds them in the order of their ranks. */
static void
rank_kind (GPtrArray *units, CascadaUnitKind kind, GPtrArray *ranked)
{
  g_autoptr (GPtrArray) same = g_ptr_array_new ();
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (CascadaRankingEntry));
  g_autofree CascadaRank *ranks = NULL;
  g_autofree guint *order = NULL;
  guint decimals = 0;

  for (guint i = 0; i < units->len; i++)
    {
      CascadaUnitRanking *unit = units->pdata[i];
      CascadaRankingEntry entry = { unit->quarter, unit->cumulative, unit->previous, unit->n_reported, unit->n_programmed, unit->n_reported_year, NULL };

      if (unit->kind != kind)
        continue;
      g_ptr_array_add (keys, g_utf8_collate_key (unit->name, -1));
      entry.key = keys->pdata[keys->len - 1];
      g_array_append_val (entries, entry);
      g_ptr_array_add (same, unit);
      decimals = MAX (decimals, unit->decimals);
    }
  ranks = g_new0 (CascadaRank, same->len);
  order = g_new (guint, same->len);
  cascada_ranking_compute ((const CascadaRankingEntry *) entries->data, entries->len, decimals, ranks);
  cascada_ranking_sort ((const CascadaRankingEntry *) entries->data, ranks, entries->len, order);
  for (guint i = 0; i < same->len; i++)
    {
      CascadaUnitRanking *unit = same->pdata[order[i]];

      unit->rank = ranks[order[i]];
      g_ptr_array_add (ranked, unit);
    }
}

/**
 * cascada_consolidate:
 * @store: connection of the calling thread
 * @quarter: the quarter
 * @all_states: also plans that are not published yet
 * @error: what the file causes, or cancelling
 *
 * The management plans of the quarter's year, one row a unit: processes, local offices and other units each by their
 * ranks, units without any report last (domain §5).
 *
 * Returns: (transfer full) (nullable) (element-type CascadaUnitRanking): in the order they are shown
 */
GPtrArray *
cascada_consolidate (CascadaStore *store, CascadaPeriod quarter, gboolean all_states, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_unit_ranking_free);
  g_autoptr (GPtrArray) ranked = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_unit_ranking_free);
  g_autoptr (GPtrArray) plans = NULL;
  CascadaDate deadline;
  GDate day;

  g_return_val_if_fail (CASCADA_IS_STORE (store) && cascada_period_get_kind (quarter) == CASCADA_PERIOD_KIND_QUARTER, NULL);

  plans = cascada_store_load_children (store, CASCADA_KIND_PLAN, 0, error);
  if (plans == NULL || !cascada_quarter_get_deadline (store, quarter, &day, error))
    return NULL;
  deadline = cascada_date_from_gdate (&day);
  for (guint i = 0; i < plans->len; i++)
    {
      CascadaUnitRanking *unit;

      if (!is_of_year (plans->pdata[i], cascada_period_get_year (quarter), all_states))
        continue;
      unit = g_cancellable_set_error_if_cancelled (cancellable, error)
                 ? NULL
                 : read_unit (store, plans->pdata[i], quarter, deadline, cancellable, error);
      if (unit == NULL)
        return NULL;
      g_ptr_array_add (units, unit);
    }
  for (CascadaUnitKind kind = CASCADA_UNIT_KIND_OFFICE; kind <= CASCADA_UNIT_KIND_LOCAL_OFFICE; kind++)
    rank_kind (units, kind, ranked);
  g_ptr_array_set_free_func (units, NULL); /* they are in the other by now */
  return g_steal_pointer (&ranked);
}
