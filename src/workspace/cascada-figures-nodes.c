/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a node shows at a cut-off. */

#include "config.h"

#include "cascada-figures-private.h"

/**
 * cascada_weights_to_integers:
 * @weights: (inout): as stated, absent where none is
 *
 * Leaves the weights in force (domain §5: those without a statement share equally what the stated ones leave of 100)
 * times one common factor, so that each is whole and all are stated.
 */
void
cascada_weights_to_integers (CascadaDecimal *weights, gsize n_weights)
{
  __int128 stated = 0;
  gint64 n_missing = 0, residue;

  for (gsize i = 0; i < n_weights; i++)
    {
      n_missing += weights[i] == CASCADA_DECIMAL_NONE;
      stated += MAX (weights[i], 0);
    }
  residue = MAX (CASCADA_DECIMAL (100) - stated, 0);
  for (gsize i = 0; i < n_weights; i++)
    weights[i] = weights[i] == CASCADA_DECIMAL_NONE ? residue : MAX (weights[i], 0) * MAX (n_missing, 1);
}

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

/* The weights of a node's indicators as they hold within the whole objective. */
static CascadaDecimal *
get_weights_within_objective (CascadaFigures *self, CascadaNode node, CascadaPeriod cut)
{
  guint32 objective = get_objective (self->table, node), first, end, start = self->group_starts[objective];
  gsize n = self->group_starts[objective + 1] - start;
  g_autofree CascadaDecimal *weights = NULL;
  CascadaBlock block;

  get_indicators (self->table, node, &first, &end);
  cascada_figures_get_block (self, cut, &block);
  weights = g_memdup2 (block.weights + start, n * sizeof *weights);
  cascada_weights_to_integers (weights, n);
  return g_memdup2 (weights + (first - start), (end - first) * sizeof *weights);
}

static CascadaCompliance *
compute_compliance (CascadaFigures *self, CascadaNode node, CascadaPeriod cut, gboolean year)
{
  guint32 first, end;
  g_autofree CascadaMember *members = NULL;
  g_autofree CascadaDecimal *weights = get_weights_within_objective (self, node, cut);

  get_indicators (self->table, node, &first, &end);
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

/**
 * cascada_figures_get_percent:
 *
 * Returns: compliance or progress at the cut-off in percent, rounded by the plan's rule; absent where there is none
 */
CascadaDecimal
cascada_figures_get_percent (CascadaFigures *self, CascadaNode node, CascadaPeriod cut)
{
  g_return_val_if_fail (CASCADA_IS_FIGURES (self) && node.level < CASCADA_N_LEVELS, CASCADA_DECIMAL_NONE);
  g_return_val_if_fail (node.index < self->table->n[node.level], CASCADA_DECIMAL_NONE);

  if (node.level == CASCADA_LEVEL_OBJECTIVE)
    return cascada_figures_get_totals (self, cut)[node.index].compliance;
  if (node.level == CASCADA_LEVEL_GOAL)
    {
      g_autoptr (CascadaCompliance) compliance = compute_compliance (self, node, cut, FALSE);

      return cascada_compliance_to_percent (compliance, self->settings.decimals);
    }
  else
    {
      CascadaProgress progress;

      cascada_figures_get_progress (self, node.index, cut, &progress);
      return cascada_ratio_to_percent (progress.progress_at_cut, self->settings.decimals);
    }
}

/** cascada_figures_get_percent_year: the same for the progress of the year. */
CascadaDecimal
cascada_figures_get_percent_year (CascadaFigures *self, CascadaNode node, CascadaPeriod cut)
{
  g_autoptr (CascadaCompliance) compliance = cascada_figures_get_compliance_year (self, node, cut);

  g_return_val_if_fail (compliance != NULL, CASCADA_DECIMAL_NONE);

  return cascada_compliance_to_percent (compliance, self->settings.decimals);
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
summarise (const guint32 *n_states, guint32 n, gboolean has_value, gboolean on_track)
{
  guint32 reported = n_states[CASCADA_STATE_ON_TRACK] + n_states[CASCADA_STATE_LAG];

  if (n > 0 && n_states[CASCADA_STATE_ELIMINATED] == n)
    return CASCADA_STATE_ELIMINATED;
  if (!has_value)
    return CASCADA_STATE_NOT_PROGRAMMED;
  if (n_states[CASCADA_STATE_NOT_REPORTED] > 0 && reported == 0)
    return CASCADA_STATE_NOT_REPORTED;
  return on_track ? CASCADA_STATE_ON_TRACK : CASCADA_STATE_LAG;
}

static CascadaState
objective_state (CascadaFigures *self, guint32 objective, CascadaPeriod cut)
{
  const CascadaGroupTotal *total = &cascada_figures_get_totals (self, cut)[objective];

  return summarise (total->n_states, self->group_starts[objective + 1] - self->group_starts[objective],
                    total->compliance != CASCADA_DECIMAL_NONE, total->fraction >= CASCADA_FRACTION_ONE);
}

static CascadaState
goal_state (CascadaFigures *self, guint32 goal, CascadaPeriod cut)
{
  g_autoptr (CascadaCompliance) compliance = NULL;
  guint32 n_states[CASCADA_STATE_ELIMINATED + 1] = { 0 };
  CascadaState state;

  if (self->table->goals_eliminated[goal])
    return CASCADA_STATE_ELIMINATED;
  compliance = compute_compliance (self, CASCADA_NODE (CASCADA_LEVEL_GOAL, goal), cut, FALSE);
  state = cascada_compliance_get_state (compliance);
  for (guint32 i = self->table->firsts[CASCADA_LEVEL_GOAL][goal]; i < self->table->firsts[CASCADA_LEVEL_GOAL][goal + 1]; i++)
    {
      CascadaProgress progress;

      cascada_figures_get_progress (self, i, cut, &progress);
      n_states[progress.state]++;
    }
  return summarise (n_states, 0, state != CASCADA_STATE_NOT_PROGRAMMED, state == CASCADA_STATE_ON_TRACK);
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
