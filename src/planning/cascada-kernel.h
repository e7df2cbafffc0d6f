/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-compliance.h"

G_BEGIN_DECLS

/**
 * CascadaBlock:
 * @n_indicators: rows
 * @n_periods: columns
 * @periods: ordered by cascada_period_compare()
 * @targets: n_indicators × n_periods, row by row
 * @executed: the same
 * @numerators: as @executed, for ratio indicators; %NULL where the plan has none
 * @denominators: as @numerators
 * @ratio_scales: one an indicator: 0 where it is no ratio, else as in #CascadaSeries; %NULL where the plan has none
 * @baselines: one an indicator, absent where none
 * @annualisations: #CascadaAnnualisation, one an indicator
 * @eliminated: one an indicator
 * @weights: in force in the cut-off's year, one an indicator, absent where none
 * @n_groups: objectives
 * @group_starts: n_groups + 1 offsets: group g holds rows group_starts[g] … group_starts[g + 1] − 1
 *
 * The figures of one plan as resident arrays, ordered by objective (design “Figures”).
 */
typedef struct
{
  gsize n_indicators;
  guint n_periods;
  const CascadaPeriod *periods;
  const CascadaDecimal *targets;
  const CascadaDecimal *executed;
  const CascadaDecimal *numerators;
  const CascadaDecimal *denominators;
  const guint8 *ratio_scales;
  const CascadaDecimal *baselines;
  const guint8 *annualisations;
  const guint8 *eliminated;
  const CascadaDecimal *weights;
  gsize n_groups;
  const guint32 *group_starts;
} CascadaBlock;

/**
 * CascadaGroupTotal:
 * @compliance: percent rounded by the plan's rule; absent where nothing is programmed
 * @fraction: unrounded to 15 decimals (fraction × 10¹⁵), for sums that need no more; meaningless where absent
 * @state: on track from exactly 100 %, lag below, not programmed where absent
 * @n_states: indicators by state
 */
typedef struct
{
  CascadaDecimal compliance;
  __int128 fraction;
  CascadaState state;
  guint32 n_states[CASCADA_STATE_ELIMINATED + 1];
} CascadaGroupTotal;

/**
 * CascadaKernelRow: one indicator's progress at the cut-off, for putting many in order.
 * @fraction: rounded down to 15 decimals (fraction × 10¹⁵); meaningless where not programmed or eliminated
 */
typedef struct
{
  gint64 fraction;
  CascadaState state;
} CascadaKernelRow;

void cascada_kernel_compute_rows (const CascadaBlock *block, const CascadaSettings *settings, CascadaPeriod cut, gsize first, gsize n_rows, CascadaKernelRow *rows);
void cascada_kernel_compute (const CascadaBlock *block, const CascadaSettings *settings, CascadaPeriod cut, gsize first_group, gsize n_groups, CascadaGroupTotal *totals);
CascadaCompliance *cascada_kernel_compute_exact (const CascadaBlock *block, const CascadaSettings *settings, CascadaPeriod cut, gsize group);
void cascada_kernel_get_series (const CascadaBlock *block, gsize indicator, CascadaSeries *series);

G_END_DECLS
