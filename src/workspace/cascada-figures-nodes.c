/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a node shows at a cut-off. */

#include "config.h"

#include "cascada-figures-private.h"

/** cascada_figures_get_series: the indicator's own figures; valid until the next change. */
void
cascada_figures_get_series (CascadaFigures *self, guint indicator, CascadaSeries *series)
{
  CascadaBlock block;

  g_return_if_fail (CASCADA_IS_FIGURES (self) && indicator < self->table->n[CASCADA_LEVEL_INDICATOR] && series != NULL);

  cascada_figures_get_block (self, CASCADA_PERIOD_NONE, &block);
  cascada_kernel_get_series (&block, indicator, series);
}

/** cascada_figures_get_progress: progress of an indicator at @cut (domain §4). */
void
cascada_figures_get_progress (CascadaFigures *self, guint indicator, CascadaPeriod cut, CascadaProgress *progress)
{
  CascadaSeries series;

  g_return_if_fail (CASCADA_IS_FIGURES (self) && indicator < self->table->n[CASCADA_LEVEL_INDICATOR] && progress != NULL);

  cascada_figures_get_series (self, indicator, &series);
  cascada_progress_compute (&series, &self->settings, cut, progress);
}

/* The indicators under an objective or goal, or the indicator itself: consecutive in the arrays. */
static void
get_indicators (CascadaTable *table, CascadaNode node, guint32 *first, guint32 *end)
{
  *first = node.index;
  *end = node.index + 1;
  for (guint level = node.level; level < CASCADA_LEVEL_INDICATOR; level++)
    {
      *first = table->firsts[level][*first];
      *end = table->firsts[level][*end];
    }
}

static guint32
get_objective (CascadaTable *table, CascadaNode node)
{
  guint32 index = node.index;

  for (guint level = node.level; level > 0; level--)
    index = table->parents[level][index];
  return index;
}

/* The weights of a node's indicators as they hold within the whole objective. Where all of a goal's are stated, or none,
 * the objective's others do not change their proportion. */
static CascadaDecimal *
get_weights_within_objective (CascadaFigures *self, const CascadaBlock *block, CascadaNode node)
{
  guint32 objective = get_objective (self->table, node), first, end, start = self->group_starts[objective];
  gsize n = self->group_starts[objective + 1] - start;
  g_autofree CascadaDecimal *weights = NULL;
  gsize n_missing = 0;

  get_indicators (self->table, node, &first, &end);
  for (guint32 i = first; i < end; i++)
    n_missing += block->weights[i] == CASCADA_DECIMAL_NONE;
  if (n_missing == 0 || n_missing == end - first)
    return g_memdup2 (block->weights + first, (end - first) * sizeof *weights);
  weights = g_memdup2 (block->weights + start, n * sizeof *weights);
  cascada_weights_to_integers (weights, n);
  return g_memdup2 (weights + (first - start), (end - first) * sizeof *weights);
}

/* @cells of @n rows without what was executed after the cut-off. */
static CascadaDecimal *
mask_later (const CascadaBlock *block, const CascadaDecimal *cells, gsize n, CascadaPeriod cut)
{
  CascadaDecimal *masked = g_memdup2 (cells, n * block->n_periods * sizeof *cells);

  for (guint column = 0; column < block->n_periods; column++)
    if (cascada_period_get_end (block->periods[column]) > cascada_period_get_end (cut))
      for (gsize row = 0; row < n; row++)
        masked[row * block->n_periods + column] = CASCADA_DECIMAL_NONE;
  return masked;
}

/* The rows of @block from @first to @end as a block of one group. */
static void
narrow (CascadaBlock *block, guint32 first, guint32 end, const CascadaDecimal *weights, const guint32 *group_starts)
{
  gsize cell = (gsize) first * block->n_periods;

  block->n_indicators = end - first;
  block->targets += cell;
  block->executed += cell;
  if (block->numerators != NULL)
    {
      block->numerators += cell;
      block->denominators += cell;
    }
  if (block->ratio_scales != NULL)
    block->ratio_scales += first;
  block->baselines += first;
  block->annualisations += first;
  block->eliminated += first;
  block->weights = weights;
  block->n_groups = 1;
  block->group_starts = group_starts;
}

/**
 * cascada_figures_get_total:
 * @node: objective or goal
 * @year: the progress of the year instead: executed by the cut-off against programmed for the whole of its year
 * @total: (out caller-allocates): of the indicators under it
 *
 * By the kernel, which computes at one moment: the year's progress is that at the end of the year if nothing is executed
 * after the cut-off.
 */
void
cascada_figures_get_total (CascadaFigures *self, CascadaNode node, CascadaPeriod cut, gboolean year, CascadaGroupTotal *total)
{
  g_autofree CascadaDecimal *weights = NULL, *executed = NULL, *numerators = NULL, *denominators = NULL;
  guint32 group_starts[2] = { 0 }, first, end;
  CascadaBlock block;

  cascada_figures_get_block (self, cut, &block);
  get_indicators (self->table, node, &first, &end);
  group_starts[1] = end - first;
  weights = get_weights_within_objective (self, &block, node);
  narrow (&block, first, end, weights, group_starts);
  if (year)
    {
      block.executed = executed = mask_later (&block, block.executed, end - first, cut);
      if (block.numerators != NULL)
        {
          block.numerators = numerators = mask_later (&block, block.numerators, end - first, cut);
          block.denominators = denominators = mask_later (&block, block.denominators, end - first, cut);
        }
      cut = CASCADA_PERIOD_YEAR (cascada_period_get_year (cut));
    }
  cascada_kernel_compute (&block, &self->settings, cut, 0, 1, total);
}

static CascadaCompliance *
compute_compliance (CascadaFigures *self, CascadaNode node, CascadaPeriod cut, gboolean year)
{
  g_autofree CascadaMember *members = NULL;
  g_autofree CascadaDecimal *weights = NULL;
  CascadaBlock block;
  guint32 first, end;

  cascada_figures_get_block (self, cut, &block);
  get_indicators (self->table, node, &first, &end);
  weights = get_weights_within_objective (self, &block, node);
  members = g_new (CascadaMember, end - first);
  for (guint32 i = first; i < end; i++)
    {
      CascadaProgress progress;

      cascada_figures_get_progress (self, i, cut, &progress);
      members[i - first].weight = weights[i - first];
      members[i - first].value = year ? progress.progress_year : progress.progress_at_cut;
    }
  return cascada_compliance_new (members, end - first, self->settings.cap);
}

static CascadaCompliance *
indicator_compliance (CascadaFigures *self, guint32 indicator, CascadaPeriod cut, gboolean year)
{
  CascadaMember member = { .weight = CASCADA_DECIMAL (100) };
  CascadaProgress progress;

  cascada_figures_get_progress (self, indicator, cut, &progress);
  member.value = year ? progress.progress_year : progress.progress_at_cut;
  return cascada_compliance_new (&member, 1, CASCADA_DECIMAL_NONE);
}

/**
 * cascada_figures_get_compliance:
 *
 * Weighted mean, at the cut-off, of the indicators under @node with their weights in the objective (domain §5); of an
 * indicator its own progress, which no cap touches.
 *
 * Returns: (transfer full): unrounded
 */
CascadaCompliance *
cascada_figures_get_compliance (CascadaFigures *self, CascadaNode node, CascadaPeriod cut)
{
  CascadaBlock block;

  g_return_val_if_fail (CASCADA_IS_FIGURES (self) && node.level < CASCADA_N_LEVELS, NULL);
  g_return_val_if_fail (node.index < self->table->n[node.level], NULL);

  if (node.level == CASCADA_LEVEL_INDICATOR)
    return indicator_compliance (self, node.index, cut, FALSE);
  if (node.level == CASCADA_LEVEL_GOAL)
    return compute_compliance (self, node, cut, FALSE);
  cascada_figures_get_block (self, cut, &block);
  return cascada_kernel_compute_exact (&block, &self->settings, cut, node.index);
}

/**
 * cascada_figures_get_compliance_year:
 *
 * The same for the progress of the year: executed by the cut-off against programmed for the whole of its year.
 *
 * Returns: (transfer full): unrounded
 */
CascadaCompliance *
cascada_figures_get_compliance_year (CascadaFigures *self, CascadaNode node, CascadaPeriod cut)
{
  g_return_val_if_fail (CASCADA_IS_FIGURES (self) && node.level < CASCADA_N_LEVELS, NULL);
  g_return_val_if_fail (node.index < self->table->n[node.level], NULL);

  if (node.level == CASCADA_LEVEL_INDICATOR)
    return indicator_compliance (self, node.index, cut, TRUE);
  return compute_compliance (self, node, cut, TRUE);
}

static CascadaDecimal
get_indicator_percent (CascadaFigures *self, guint32 indicator, CascadaPeriod cut, gboolean year)
{
  CascadaProgress progress;

  cascada_figures_get_progress (self, indicator, cut, &progress);
  return cascada_ratio_to_percent (year ? progress.progress_year : progress.progress_at_cut, self->settings.decimals);
}

/**
 * cascada_figures_get_percent:
 *
 * Returns: compliance or progress at the cut-off in percent, rounded by the plan's rule; absent where there is none
 */
CascadaDecimal
cascada_figures_get_percent (CascadaFigures *self, CascadaNode node, CascadaPeriod cut)
{
  CascadaGroupTotal total;

  g_return_val_if_fail (CASCADA_IS_FIGURES (self) && node.level < CASCADA_N_LEVELS, CASCADA_DECIMAL_NONE);
  g_return_val_if_fail (node.index < self->table->n[node.level], CASCADA_DECIMAL_NONE);

  if (node.level == CASCADA_LEVEL_OBJECTIVE)
    return cascada_figures_get_totals (self, cut)[node.index].compliance;
  if (node.level == CASCADA_LEVEL_INDICATOR)
    return get_indicator_percent (self, node.index, cut, FALSE);
  cascada_figures_get_total (self, node, cut, FALSE, &total);
  return total.compliance;
}

/** cascada_figures_get_percent_year: the same for the progress of the year. */
CascadaDecimal
cascada_figures_get_percent_year (CascadaFigures *self, CascadaNode node, CascadaPeriod cut)
{
  CascadaGroupTotal total;

  g_return_val_if_fail (CASCADA_IS_FIGURES (self) && node.level < CASCADA_N_LEVELS, CASCADA_DECIMAL_NONE);
  g_return_val_if_fail (node.index < self->table->n[node.level], CASCADA_DECIMAL_NONE);

  if (node.level == CASCADA_LEVEL_INDICATOR)
    return get_indicator_percent (self, node.index, cut, TRUE);
  cascada_figures_get_total (self, node, cut, TRUE, &total);
  return total.compliance;
}

/**
 * cascada_figures_get_weight:
 *
 * The weight as stated, in percent: of an indicator the one in force in the cut-off's year, of a goal the sum of its
 * indicators', of an objective its own in the plan.
 *
 * Returns: the weight, absent where none is stated
 */
CascadaDecimal
cascada_figures_get_weight (CascadaFigures *self, CascadaNode node, CascadaPeriod cut)
{
  CascadaDecimal sum = CASCADA_DECIMAL_NONE;
  CascadaBlock block;
  guint32 first, end;

  g_return_val_if_fail (CASCADA_IS_FIGURES (self) && node.level < CASCADA_N_LEVELS, CASCADA_DECIMAL_NONE);
  g_return_val_if_fail (node.index < self->table->n[node.level], CASCADA_DECIMAL_NONE);

  if (node.level == CASCADA_LEVEL_OBJECTIVE)
    return self->table->objective_weights[node.index];
  cascada_figures_get_block (self, cut, &block);
  get_indicators (self->table, node, &first, &end);
  for (guint32 i = first; i < end; i++)
    if (block.weights[i] != CASCADA_DECIMAL_NONE &&
        !cascada_decimal_add (sum == CASCADA_DECIMAL_NONE ? 0 : sum, block.weights[i], &sum))
      return CASCADA_DECIMAL_NONE;
  return sum;
}

/* A mean says nothing of why it is low: where nothing at all was reported, that is the state. */
static CascadaState
summarise (const CascadaGroupTotal *total, guint32 n)
{
  if (n > 0 && total->n_states[CASCADA_STATE_ELIMINATED] == n)
    return CASCADA_STATE_ELIMINATED;
  if (total->compliance == CASCADA_DECIMAL_NONE)
    return CASCADA_STATE_NOT_PROGRAMMED;
  if (total->n_states[CASCADA_STATE_NOT_REPORTED] > 0 &&
      total->n_states[CASCADA_STATE_ON_TRACK] + total->n_states[CASCADA_STATE_LAG] == 0)
    return CASCADA_STATE_NOT_REPORTED;
  return total->fraction >= CASCADA_FRACTION_ONE ? CASCADA_STATE_ON_TRACK : CASCADA_STATE_LAG;
}

static CascadaState
objective_state (CascadaFigures *self, guint32 objective, CascadaPeriod cut)
{
  return summarise (&cascada_figures_get_totals (self, cut)[objective],
                    self->group_starts[objective + 1] - self->group_starts[objective]);
}

static CascadaState
goal_state (CascadaFigures *self, guint32 goal, CascadaPeriod cut)
{
  CascadaGroupTotal total;

  if (self->table->goals_eliminated[goal])
    return CASCADA_STATE_ELIMINATED;
  cascada_figures_get_total (self, CASCADA_NODE (CASCADA_LEVEL_GOAL, goal), cut, FALSE, &total);
  return summarise (&total, 0);
}

/**
 * cascada_figures_get_state:
 *
 * Of an indicator as domain §4 has it. Of a goal or objective: eliminated where the goal, or each goal of the objective,
 * is; not programmed where it has no compliance; not reported where nothing programmed under it was reported; else by
 * its unrounded compliance.
 */
CascadaState
cascada_figures_get_state (CascadaFigures *self, CascadaNode node, CascadaPeriod cut)
{
  CascadaProgress progress;

  g_return_val_if_fail (CASCADA_IS_FIGURES (self) && node.level < CASCADA_N_LEVELS, CASCADA_STATE_NOT_PROGRAMMED);
  g_return_val_if_fail (node.index < self->table->n[node.level], CASCADA_STATE_NOT_PROGRAMMED);

  if (node.level == CASCADA_LEVEL_OBJECTIVE)
    return objective_state (self, node.index, cut);
  if (node.level == CASCADA_LEVEL_GOAL)
    return goal_state (self, node.index, cut);
  cascada_figures_get_progress (self, node.index, cut, &progress);
  return progress.state;
}
