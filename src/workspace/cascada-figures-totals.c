/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the raw values amount to at a cut-off. Totals of objectives are kept for each cut-off that somebody looks at and
 * computed again, from the raw values, for the objectives that changed; goals and indicators are computed when asked. */

#include "config.h"

#include <string.h>

#include "cascada-figures-private.h"
#include "cascada-rollup.h"

/* Cut-offs whose totals are kept. */
#define MAX_CUTS 16

/* Up to this, sums of fractions times weights cannot overflow. */
#define FRACTION_LIMIT (CASCADA_FRACTION_ONE * 1000000)

/** cascada_figures_changed_all: settings changed: every total is computed again when next asked. */
void
cascada_figures_changed_all (CascadaFigures *self)
{
  g_ptr_array_set_size (self->cuts, 0);
}

void
cascada_figures_changed_objective (CascadaFigures *self, guint32 objective)
{
  for (guint i = 0; i < self->cuts->len; i++)
    {
      CascadaCut *cut = self->cuts->pdata[i];

      cut->fresh[objective] = FALSE;
      cut->plan_fresh = FALSE;
    }
}

/* The weight that holds once @n_years of the weight years have begun: the latest that is stated. */
static CascadaDecimal
weight_in_force (CascadaTable *table, guint32 indicator, guint n_years)
{
  for (guint i = n_years; i-- > 0;)
    {
      CascadaDecimal weight = ((CascadaDecimal *) table->weights->pdata[i])[indicator];

      if (weight != CASCADA_DECIMAL_NONE)
        return weight;
    }
  return CASCADA_DECIMAL_NONE;
}

void
cascada_figures_changed_weight (CascadaFigures *self, guint32 indicator)
{
  for (guint n_years = 0; n_years < self->weights_in_force->len; n_years++)
    {
      CascadaDecimal *weights = self->weights_in_force->pdata[n_years];

      if (weights != NULL)
        weights[indicator] = weight_in_force (self->table, indicator, n_years);
    }
}

void
cascada_figures_changed_weight_years (CascadaFigures *self)
{
  g_ptr_array_set_size (self->weights_in_force, 0);
}

void
cascada_figures_changed_structure (CascadaFigures *self)
{
  CascadaTable *table = self->table;
  guint32 n = table->n[CASCADA_LEVEL_OBJECTIVE];

  self->group_starts = g_renew (guint32, self->group_starts, n + 1);
  for (guint32 i = 0; i <= n; i++)
    self->group_starts[i] = table->firsts[CASCADA_LEVEL_GOAL][table->firsts[CASCADA_LEVEL_OBJECTIVE][i]];
  cascada_figures_changed_weight_years (self);
  cascada_figures_changed_all (self);
}

/* Weights by the number of weight years that began by the cut-off's year; where that is one, its column itself. */
static const CascadaDecimal *
get_weights (CascadaFigures *self, CascadaPeriod cut)
{
  CascadaTable *table = self->table;
  guint32 n = table->n[CASCADA_LEVEL_INDICATOR];
  guint n_years = 0;
  CascadaDecimal *weights;

  while (n_years < table->weight_years->len &&
         cascada_period_get_year (g_array_index (table->weight_years, CascadaPeriod, n_years)) <= cascada_period_get_year (cut))
    n_years++;
  if (n_years == 1)
    return table->weights->pdata[0];
  if (self->weights_in_force->len <= n_years)
    g_ptr_array_set_size (self->weights_in_force, n_years + 1);
  weights = self->weights_in_force->pdata[n_years];
  if (weights == NULL)
    {
      weights = self->weights_in_force->pdata[n_years] = g_new (CascadaDecimal, n);
      for (guint32 i = 0; i < n; i++)
        weights[i] = weight_in_force (table, i, n_years);
    }
  return weights;
}

/**
 * cascada_figures_get_block:
 * @cut: whose year says which weights are in force
 * @block: (out caller-allocates): the arrays, for the kernel; valid until the next change
 */
void
cascada_figures_get_block (CascadaFigures *self, CascadaPeriod cut, CascadaBlock *block)
{
  CascadaTable *table;

  g_return_if_fail (CASCADA_IS_FIGURES (self) && block != NULL);

  table = self->table;
  *block = (CascadaBlock){
    .n_indicators = table->n[CASCADA_LEVEL_INDICATOR],
    .n_periods = table->periods->len,
    .periods = (const CascadaPeriod *) table->periods->data,
    .targets = table->targets,
    .executed = table->executed,
    .numerators = table->numerators,
    .denominators = table->denominators,
    .ratio_scales = table->n_ratios > 0 && table->has_ratios ? table->ratio_scales : NULL,
    .baselines = table->baselines,
    .annualisations = table->annualisations,
    .eliminated = table->eliminated,
    .weights = get_weights (self, cut),
    .n_groups = table->n[CASCADA_LEVEL_OBJECTIVE],
    .group_starts = self->group_starts,
  };
}

static CascadaCut *
get_cut (CascadaFigures *self, CascadaPeriod period)
{
  CascadaCut *cut;

  for (guint i = self->cuts->len; i-- > 0;)
    {
      cut = self->cuts->pdata[i];
      if (cut->cut == period)
        {
          if (i < self->cuts->len - 1)
            g_ptr_array_add (self->cuts, g_ptr_array_steal_index (self->cuts, i));
          return cut;
        }
    }
  if (self->cuts->len == MAX_CUTS)
    g_ptr_array_remove_index (self->cuts, 0);
  cut = g_new (CascadaCut, 1);
  cut->cut = period;
  cut->totals = g_new (CascadaGroupTotal, self->table->n[CASCADA_LEVEL_OBJECTIVE]);
  cut->fresh = g_new0 (guint8, self->table->n[CASCADA_LEVEL_OBJECTIVE]);
  cut->plan_fresh = FALSE;
  g_ptr_array_add (self->cuts, cut);
  return cut;
}

/**
 * cascada_figures_get_totals:
 *
 * Totals of all objectives at @cut, in their order. Computes what is not known yet or changed.
 *
 * Returns: (transfer none): one an objective, valid until the next change or question about another cut-off
 */
const CascadaGroupTotal *
cascada_figures_get_totals (CascadaFigures *self, CascadaPeriod period)
{
  CascadaBlock block;
  CascadaCut *cut;
  guint32 n;

  g_return_val_if_fail (CASCADA_IS_FIGURES (self), NULL);

  n = self->table->n[CASCADA_LEVEL_OBJECTIVE];
  cut = get_cut (self, period);
  cascada_figures_get_block (self, period, &block);
  for (guint32 i = 0, end; i < n; i = end)
    {
      end = i + 1;
      if (cut->fresh[i])
        continue;
      while (end < n && !cut->fresh[end])
        end++;
      cascada_kernel_compute (&block, &self->settings, period, i, end - i, cut->totals + i);
      self->n_computed += end - i;
      memset (cut->fresh + i, TRUE, end - i);
    }
  return cut->totals;
}

/** cascada_figures_get_n_computed: how many times an objective's total was computed since loading. */
guint64
cascada_figures_get_n_computed (CascadaFigures *self)
{
  g_return_val_if_fail (CASCADA_IS_FIGURES (self), 0);

  return self->n_computed;
}

/* Mean of the objectives' fractions, rounded down to 10⁻¹⁵; the true one is less than two units above it. */
static gboolean
get_mean_fraction (CascadaFigures *self, const CascadaGroupTotal *totals, __int128 *mean)
{
  guint32 n = self->table->n[CASCADA_LEVEL_OBJECTIVE];
  g_autofree CascadaDecimal *weights = g_memdup2 (self->table->objective_weights, n * sizeof (CascadaDecimal));
  __int128 sum = 0, weight_sum = 0;

  cascada_weights_to_integers (weights, n);
  for (guint32 i = 0; i < n; i++)
    {
      if (totals[i].compliance == CASCADA_DECIMAL_NONE)
        continue;
      if (totals[i].fraction < 0 || totals[i].fraction > FRACTION_LIMIT)
        return FALSE;
      sum += totals[i].fraction * weights[i];
      weight_sum += weights[i];
    }
  if (weight_sum == 0)
    return FALSE;
  *mean = sum / weight_sum;
  return TRUE;
}

/* Where all goals count alike, as one group of the kernel; with a share of the cross-cutting ones exactly. */
static CascadaDecimal
compute_percent_of_goals (CascadaFigures *self, CascadaPeriod cut)
{
  g_autoptr (CascadaCompliance) compliance = NULL;
  guint32 group_starts[2] = { 0, self->table->n[CASCADA_LEVEL_INDICATOR] };
  CascadaGroupTotal total;
  CascadaBlock block;

  if (self->settings.cross_cutting_share != CASCADA_DECIMAL_NONE)
    {
      compliance = cascada_figures_get_plan_compliance (self, cut);
      return cascada_compliance_to_percent (compliance, self->settings.decimals);
    }
  cascada_figures_get_block (self, cut, &block);
  block.n_groups = 1;
  block.group_starts = group_starts;
  cascada_kernel_compute (&block, &self->settings, cut, 0, 1, &total);
  return total.compliance;
}

static CascadaDecimal
get_percent_of_goals (CascadaFigures *self, CascadaPeriod period)
{
  CascadaCut *cut = get_cut (self, period);

  if (!cut->plan_fresh)
    {
      cut->plan_percent = compute_percent_of_goals (self, period);
      cut->plan_fresh = TRUE;
    }
  return cut->plan_percent;
}

/**
 * cascada_figures_get_plan_percent:
 *
 * Compliance of the plan by its roll-up (domain §5), in percent rounded by the plan's rule: weighted mean of its
 * objectives, equal unless weights are stated, from their totals; where their 15 decimals leave the rounding open,
 * exactly. Or that of its goals.
 *
 * Returns: the percentage, absent where nothing is programmed
 */
CascadaDecimal
cascada_figures_get_plan_percent (CascadaFigures *self, CascadaPeriod cut)
{
  g_autoptr (CascadaCompliance) compliance = NULL;
  __int128 mean;

  g_return_val_if_fail (CASCADA_IS_FIGURES (self), CASCADA_DECIMAL_NONE);

  if (self->settings.rollup == CASCADA_ROLLUP_GOALS)
    return get_percent_of_goals (self, cut);
  if (get_mean_fraction (self, cascada_figures_get_totals (self, cut), &mean))
    {
      CascadaDecimal least = cascada_ratio_to_percent (cascada_ratio (mean, CASCADA_FRACTION_ONE), self->settings.decimals);
      CascadaDecimal most = cascada_ratio_to_percent (cascada_ratio (mean + 2, CASCADA_FRACTION_ONE), self->settings.decimals);

      if (least == most)
        return least;
    }
  compliance = cascada_figures_get_plan_compliance (self, cut);
  return cascada_compliance_to_percent (compliance, self->settings.decimals);
}

/**
 * cascada_figures_get_cross_cutting:
 *
 * Returns: (transfer full): one an indicator: whether its goal is a cross-cutting one
 */
guint8 *
cascada_figures_get_cross_cutting (CascadaFigures *self)
{
  CascadaTable *table;
  guint8 *cross_cutting;

  g_return_val_if_fail (CASCADA_IS_FIGURES (self), NULL);

  table = self->table;
  cross_cutting = g_new (guint8, table->n[CASCADA_LEVEL_INDICATOR] + 1);
  for (guint32 i = 0; i < table->n[CASCADA_LEVEL_INDICATOR]; i++)
    cross_cutting[i] = table->goals_cross_cutting[table->parents[CASCADA_LEVEL_INDICATOR][i]];
  return cross_cutting;
}

static CascadaCompliance *
roll_up_goals (CascadaFigures *self, const CascadaBlock *block, const CascadaRatio *values)
{
  gsize n = block->n_indicators;
  g_autofree CascadaMember *members = g_new (CascadaMember, n + 1);
  g_autofree guint8 *cross_cutting = cascada_figures_get_cross_cutting (self);

  for (gsize i = 0; i < n; i++)
    members[i] = (CascadaMember){ block->weights[i], values[i] };
  return cascada_rollup_compute (members, cross_cutting, n, self->settings.cross_cutting_share, self->settings.cap);
}

static CascadaCompliance *
roll_up_objectives (CascadaFigures *self, const CascadaBlock *block, const CascadaRatio *values)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_compliance_free);
  g_autofree CascadaMember *members = g_new (CascadaMember, block->n_indicators + 1);

  for (gsize i = 0; i < block->n_indicators; i++)
    members[i] = (CascadaMember){ block->weights[i], values[i] };
  for (gsize i = 0; i < block->n_groups; i++)
    g_ptr_array_add (parts, cascada_compliance_new (members + block->group_starts[i],
                                                    block->group_starts[i + 1] - block->group_starts[i], self->settings.cap));
  return cascada_compliance_new_of ((CascadaCompliance *const *) parts->pdata, self->table->objective_weights, parts->len);
}

/**
 * cascada_figures_roll_up:
 * @cut: whose year says which weights are in force
 * @values: a result of each indicator, none where it is to be left out
 *
 * Returns: (transfer full): what these results amount to by the plan's roll-up: its objectives or its goals (domain §5)
 */
CascadaCompliance *
cascada_figures_roll_up (CascadaFigures *self, CascadaPeriod cut, const CascadaRatio *values)
{
  CascadaBlock block;

  g_return_val_if_fail (CASCADA_IS_FIGURES (self) && values != NULL, NULL);

  cascada_figures_get_block (self, cut, &block);
  return self->settings.rollup == CASCADA_ROLLUP_GOALS ? roll_up_goals (self, &block, values)
                                                       : roll_up_objectives (self, &block, values);
}

static CascadaCompliance *
get_compliance_of_goals (CascadaFigures *self, CascadaPeriod cut)
{
  guint32 n = self->table->n[CASCADA_LEVEL_INDICATOR];
  g_autofree CascadaRatio *values = g_new (CascadaRatio, n + 1);

  for (guint32 i = 0; i < n; i++)
    {
      CascadaProgress progress;

      cascada_figures_get_progress (self, i, cut, &progress);
      values[i] = progress.progress_at_cut;
    }
  return cascada_figures_roll_up (self, cut, values);
}

/* Objective by objective, so that a plan of a million indicators needs no memory of its size. */
static CascadaCompliance *
get_compliance_of_objectives (CascadaFigures *self, CascadaPeriod cut)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_compliance_free);
  CascadaBlock block;

  cascada_figures_get_block (self, cut, &block);
  for (guint32 i = 0; i < self->table->n[CASCADA_LEVEL_OBJECTIVE]; i++)
    g_ptr_array_add (parts, cascada_kernel_compute_exact (&block, &self->settings, cut, i));
  return cascada_compliance_new_of ((CascadaCompliance *const *) parts->pdata, self->table->objective_weights, parts->len);
}

/**
 * cascada_figures_get_plan_compliance:
 *
 * The same unrounded, from raw values: for a report, not for every frame.
 *
 * Returns: (transfer full): the mean of the objectives or of the goals
 */
CascadaCompliance *
cascada_figures_get_plan_compliance (CascadaFigures *self, CascadaPeriod cut)
{
  g_return_val_if_fail (CASCADA_IS_FIGURES (self), NULL);

  return self->settings.rollup == CASCADA_ROLLUP_GOALS ? get_compliance_of_goals (self, cut)
                                                       : get_compliance_of_objectives (self, cut);
}
