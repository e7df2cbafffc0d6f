/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Compliance of whole plans from resident arrays. A progress is computed as an integer: the fraction × 10¹⁵, rounded
 * down. A weighted mean of such integers misses the exact mean by less than one unit, whatever the number of members,
 * so the displayed percentage and the state are certain unless a rounding boundary or 100 % lies that close. Then, and
 * where figures are too large, the group is computed again by cascada_compliance_new(). */

#include "config.h"

#include "cascada-kernel-private.h"

#include <string.h>

#define PERCENT_DECIMALS 13 /* of CASCADA_KERNEL_ONE in a percentage */
#define HUNDRED CASCADA_DECIMAL (100)

/* A cap counts millionths of a percent, a fraction 10⁻¹⁵. */
#define CAP_SCALE (CASCADA_KERNEL_ONE / HUNDRED)

/* Smaller blocks are not worth a second thread. */
#define MIN_ROWS_TO_SHARE 50000

/* A share of the rows: whole groups, but for one that may go on in the other half. */
typedef struct
{
  const CascadaKernelPlan *plan;
  gsize first_group, end_group;
  gsize first_row, end_row;
  CascadaGroupTotal *totals; /* by index of the group */
  gsize shared_group;
  CascadaKernelSum shared;
} Half;

/**
 * cascada_kernel_get_series:
 * @series: (out caller-allocates): one indicator's figures; points into @block
 */
void
cascada_kernel_get_series (const CascadaBlock *block, gsize indicator, CascadaSeries *series)
{
  gsize offset;
  gboolean ratio;

  g_return_if_fail (block != NULL && indicator < block->n_indicators && series != NULL);

  offset = indicator * block->n_periods;
  ratio = block->ratio_scales != NULL && block->ratio_scales[indicator] != 0;
  *series = (CascadaSeries){
    .annualisation = block->annualisations[indicator],
    .eliminated = block->eliminated[indicator],
    .baseline = block->baselines[indicator],
    .n_periods = block->n_periods,
    .periods = block->periods,
    .targets = block->targets + offset,
    .executed = block->executed + offset,
    .numerators = ratio && block->numerators != NULL ? block->numerators + offset : NULL,
    .denominators = ratio && block->denominators != NULL ? block->denominators + offset : NULL,
    .ratio_scale = ratio ? block->ratio_scales[indicator] : 1,
  };
}

/**
 * cascada_kernel_compute_exact:
 * @group: index of an objective
 *
 * The compliance of one group, by cascada_progress_compute() and cascada_compliance_new().
 *
 * Returns: (transfer full): the compliance
 */
CascadaCompliance *
cascada_kernel_compute_exact (const CascadaBlock *block, const CascadaSettings *settings, CascadaPeriod cut,
                              gsize group)
{
  g_autofree CascadaMember *members = NULL;
  gsize first, n;

  g_return_val_if_fail (block != NULL && settings != NULL && group < block->n_groups, NULL);

  first = block->group_starts[group];
  n = block->group_starts[group + 1] - first;
  members = g_new (CascadaMember, n);
  for (gsize i = 0; i < n; i++)
    {
      CascadaSeries series;
      CascadaProgress progress;

      cascada_kernel_get_series (block, first + i, &series);
      cascada_progress_compute (&series, settings, cut, &progress);
      members[i] = (CascadaMember){ block->weights[first + i], progress.progress_at_cut };
    }
  return cascada_compliance_new (members, n, settings->cap);
}

static void
plan_init (CascadaKernelPlan *plan, const CascadaBlock *block, const CascadaSettings *settings, CascadaPeriod cut)
{
  int end = cascada_period_get_end (cut);
  gboolean nested = FALSE;

  *plan = (CascadaKernelPlan){ .block = block, .settings = settings, .cut = cut, .rounding_unit = 1 };
  plan->cap = CASCADA_KERNEL_MAX_FRACTION;
  if (settings->cap != CASCADA_DECIMAL_NONE)
    plan->cap = MIN (settings->cap, CASCADA_KERNEL_MAX_FRACTION / CAP_SCALE) * CAP_SCALE;
  for (guint i = MIN (settings->decimals, CASCADA_DECIMAL_PLACES); i < PERCENT_DECIMALS; i++)
    plan->rounding_unit *= 10;
  for (int a = 0; a <= CASCADA_ANNUALISATION_DECREASING; a++)
    for (int b = FALSE; b <= TRUE; b++)
      plan->formulas[a][b] = cascada_progress_get_formula (a, settings, b);

  while (plan->n_columns < block->n_periods && cascada_period_get_end (block->periods[plan->n_columns]) <= end)
    plan->n_columns++;
  for (guint k = 0; k < MIN (plan->n_columns, CASCADA_KERNEL_MAX_COLUMNS); k++)
    {
      plan->starts[k] = cascada_period_get_start (block->periods[k]);
      nested |= k > 0 && cascada_period_contains (block->periods[k], block->periods[k - 1]);
    }
  plan->mean[CASCADA_ANNUALISATION_CONSTANT] = settings->constant == CASCADA_CONSTANT_RULE_MEAN;
  for (int a = 0; a <= CASCADA_ANNUALISATION_DECREASING; a++)
    plan->regular[a] = plan->n_columns <= CASCADA_KERNEL_MAX_COLUMNS && !plan->mean[a];
  plan->regular[CASCADA_ANNUALISATION_SUM] &= !nested;
}

static void
sum_merge (CascadaKernelSum *sum, const CascadaKernelSum *other)
{
  sum->stated_sum += other->stated_sum;
  sum->missing_sum += other->missing_sum;
  sum->stated_weight += other->stated_weight;
  sum->all_weights += other->all_weights;
  sum->weight_bits |= other->weight_bits;
  sum->n_missing += other->n_missing;
  sum->n_missing_with_value += other->n_missing_with_value;
  sum->inexact |= other->inexact;
  sum->beyond |= other->beyond;
  for (gsize i = 0; i < G_N_ELEMENTS (sum->n_states); i++)
    sum->n_states[i] += other->n_states[i];
}

/* Σ wᵢ·aᵢ and Σ wᵢ with missing weights resolved, all weights scaled by how many are missing; FALSE beyond range */
static gboolean
resolve_weights (const CascadaKernelSum *sum, __int128 *weighted, __int128 *weight)
{
  __int128 residue = MAX (HUNDRED - (__int128) sum->all_weights, 0);

  *weighted = (__int128) sum->stated_sum;
  *weight = sum->stated_weight;
  if (sum->beyond || sum->weight_bits >= CASCADA_KERNEL_MAX_WEIGHT)
    return FALSE;
  if (sum->n_missing == 0)
    return TRUE;
  *weight = (__int128) sum->stated_weight * sum->n_missing + residue * sum->n_missing_with_value;
  return !__builtin_mul_overflow (*weighted, (__int128) sum->n_missing, weighted) &&
         !__builtin_add_overflow (*weighted, residue * sum->missing_sum, weighted);
}

/* The last decimals displayed, half away from zero */
static __int128
round_fraction (const CascadaKernelPlan *plan, __int128 fraction)
{
  return (fraction + plan->rounding_unit / 2) / plan->rounding_unit;
}

static void
total_set (CascadaGroupTotal *total, const CascadaKernelPlan *plan, gboolean negative, __int128 units,
           __int128 fraction)
{
  __int128 percent = units;

  for (guint i = plan->settings->decimals; i < CASCADA_DECIMAL_PLACES; i++)
    percent = MIN (percent, CASCADA_DECIMAL_MAX) * 10;
  percent = MIN (percent, CASCADA_DECIMAL_MAX);
  total->compliance = (CascadaDecimal) (negative ? -percent : percent);
  total->fraction = fraction;
  total->state = fraction >= CASCADA_KERNEL_ONE ? CASCADA_STATE_ON_TRACK : CASCADA_STATE_LAG;
}

/* FALSE where the exact mean may be displayed otherwise: it is less than a unit from what was summed. */
static gboolean
total_set_from_sum (CascadaGroupTotal *total, const CascadaKernelPlan *plan, const CascadaKernelSum *sum)
{
  __int128 weighted, weight, magnitude, low, high;
  gboolean negative;

  if (!resolve_weights (sum, &weighted, &weight))
    return FALSE;
  if (weight == 0)
    return TRUE;
  negative = weighted < 0;
  weighted = negative ? -weighted : weighted;
  magnitude = weighted / weight;
  low = sum->inexact ? MAX (magnitude - 1, 0) : magnitude;
  high = sum->inexact ? magnitude + 2 : magnitude;
  if (round_fraction (plan, low) != round_fraction (plan, high) ||
      (low < CASCADA_KERNEL_ONE && high > CASCADA_KERNEL_ONE))
    return FALSE;
  total_set (total, plan, negative, round_fraction (plan, magnitude),
             negative ? -(magnitude + (magnitude * weight != weighted)) : magnitude);
  return TRUE;
}

static void
total_set_exactly (CascadaGroupTotal *total, const CascadaKernelPlan *plan, gsize group)
{
  g_autoptr (CascadaCompliance) compliance = NULL;

  compliance = cascada_kernel_compute_exact (plan->block, plan->settings, plan->cut, group);
  total->compliance = cascada_compliance_to_percent (compliance, plan->settings->decimals);
  total->state = cascada_compliance_get_state (compliance);
  cascada_compliance_to_fraction (compliance, &total->fraction);
}

static void
finish_group (const CascadaKernelPlan *plan, gsize group, const CascadaKernelSum *sum, CascadaGroupTotal *total)
{
  *total = (CascadaGroupTotal){ .compliance = CASCADA_DECIMAL_NONE, .state = CASCADA_STATE_NOT_PROGRAMMED };
  memcpy (total->n_states, sum->n_states, sizeof total->n_states);
  if (!total_set_from_sum (total, plan, sum))
    total_set_exactly (total, plan, group);
}

/* All groups of the half but the shared one, whose sum is left to the caller. */
static gpointer
run_half (gpointer data)
{
  Half *half = data;
  const guint32 *starts = half->plan->block->group_starts;

  for (gsize g = half->first_group; g < half->end_group; g++)
    {
      CascadaKernelSum sum = { 0 };

      cascada_kernel_add_rows (half->plan, MAX (starts[g], half->first_row), MIN (starts[g + 1], half->end_row), &sum);
      if (g == half->shared_group)
        half->shared = sum;
      else
        finish_group (half->plan, g, &sum, &half->totals[g]);
    }
  return NULL;
}

/* The group that holds @row: the last one to start at or before it */
static gsize
find_group (const CascadaBlock *block, gsize first, gsize end, gsize row)
{
  while (end - first > 1)
    {
      gsize middle = first + (end - first) / 2;

      if (block->group_starts[middle] <= row)
        first = middle;
      else
        end = middle;
    }
  return first;
}

/* Two threads, each with half of the rows; the group in the middle is added up by both. */
static void
compute_in_two (const CascadaKernelPlan *plan, gsize first_group, gsize end_group, CascadaGroupTotal *totals)
{
  gsize first_row = plan->block->group_starts[first_group], end_row = plan->block->group_starts[end_group];
  gsize middle_row = first_row + (end_row - first_row) / 2;
  gsize middle = find_group (plan->block, first_group, end_group, middle_row);
  Half halves[2] = {
    { plan, first_group, middle + 1, first_row, middle_row, totals, middle },
    { plan, middle, end_group, middle_row, end_row, totals, middle },
  };
  GThread *thread = g_thread_try_new ("cascada-kernel", run_half, &halves[1], NULL);

  run_half (&halves[0]);
  if (thread != NULL)
    g_thread_join (thread);
  else
    run_half (&halves[1]);
  sum_merge (&halves[0].shared, &halves[1].shared);
  finish_group (plan, middle, &halves[0].shared, &totals[middle]);
}

/**
 * cascada_kernel_compute:
 * @first_group: the first group to compute
 * @n_groups: how many
 * @totals: (out caller-allocates): one a group computed, from @first_group on
 *
 * Compliance and states at the cut-off of some or all groups. Percentages and states always equal those of
 * cascada_progress_compute() and cascada_compliance_new(). Large blocks are shared with a second thread.
 */
void
cascada_kernel_compute (const CascadaBlock *block, const CascadaSettings *settings, CascadaPeriod cut,
                        gsize first_group, gsize n_groups, CascadaGroupTotal *totals)
{
  CascadaKernelPlan plan;
  Half whole;

  g_return_if_fail (block != NULL && settings != NULL && cascada_period_is_valid (cut));
  g_return_if_fail (first_group <= block->n_groups && n_groups <= block->n_groups - first_group);
  if (n_groups == 0)
    return;
  g_return_if_fail (totals != NULL);

  plan_init (&plan, block, settings, cut);
  whole = (Half){ &plan, first_group, first_group + n_groups, 0, block->n_indicators, totals - first_group, G_MAXSIZE };
  if (block->group_starts[first_group + n_groups] - block->group_starts[first_group] >= MIN_ROWS_TO_SHARE)
    compute_in_two (&plan, first_group, first_group + n_groups, whole.totals);
  else
    run_half (&whole);
}

/**
 * cascada_kernel_compute_rows:
 * @first: the first indicator
 * @n_rows: how many
 * @rows: (out caller-allocates): one an indicator
 */
void
cascada_kernel_compute_rows (const CascadaBlock *block, const CascadaSettings *settings, CascadaPeriod cut, gsize first,
                             gsize n_rows, CascadaKernelRow *rows)
{
  CascadaKernelPlan plan;

  g_return_if_fail (block != NULL && settings != NULL && cascada_period_is_valid (cut));
  g_return_if_fail (first <= block->n_indicators && n_rows <= block->n_indicators - first);

  plan_init (&plan, block, settings, cut);
  cascada_kernel_read_rows (&plan, first, first + n_rows, rows);
}
