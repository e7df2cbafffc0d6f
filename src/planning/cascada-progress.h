/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-period.h"
#include "cascada-settings.h"

G_BEGIN_DECLS

/** CascadaState: state of an indicator at the cut-off (domain §4), worded as in the published follow-up. */
typedef enum
{
  CASCADA_STATE_ON_TRACK,       /* En cumplimiento: progress ≥ 100 % */
  CASCADA_STATE_LAG,            /* Rezago */
  CASCADA_STATE_NOT_PROGRAMMED, /* No programado al corte */
  CASCADA_STATE_NOT_REPORTED,   /* Sin reporte: programmed, counts as 0 % */
  CASCADA_STATE_ELIMINATED,     /* Meta eliminada */
} CascadaState;

/** CascadaExclusion: why an indicator has no percentage and is left out of every average. */
typedef enum
{
  CASCADA_EXCLUSION_NONE,
  CASCADA_EXCLUSION_ELIMINATED,       /* Meta eliminada [P005 9] */
  CASCADA_EXCLUSION_NO_TARGET,        /* no target up to the cut-off */
  CASCADA_EXCLUSION_ZERO_TARGET,      /* P(c) = 0 */
  CASCADA_EXCLUSION_ZERO_DENOMINATOR, /* baseline equals target, or P/E with E = 0 */
  CASCADA_EXCLUSION_OVERFLOW,         /* figures beyond what is computed exactly */
} CascadaExclusion;

/**
 * CascadaSeries:
 * @baseline: b; absent where there is none
 * @eliminated: Meta eliminada
 * @n_periods: length of the three arrays
 * @periods: ordered by cascada_period_compare(); years, quarters and months may be mixed
 * @targets: p_k, absent where not programmed
 * @executed: e_k, absent where not reported
 * @numerators: numerators reported per period, absent where not; %NULL unless a ratio indicator
 * @denominators: the same for denominators
 * @ratio_scale: what the quotient is multiplied by to be in the targets' scale: 100 for percentages, else 1
 *
 * One indicator's figures. Where a sum states both a year and parts of it, the year's figure is the total of its
 * parts: at the end of the year it counts and the parts do not; within the year the parts count. So does a quarter over
 * its months, for targets and executed values each, and in means too. A ratio indicator's E(c) is the sum of its
 * numerators over the sum of its denominators up to the cut-off: percentages are never averaged (domain §4). A period
 * counts where both are reported; without any such period the executed values stand.
 */
typedef struct
{
  CascadaAnnualisation annualisation;
  gboolean eliminated;
  CascadaDecimal baseline;
  guint n_periods;
  const CascadaPeriod *periods;
  const CascadaDecimal *targets;
  const CascadaDecimal *executed;
  const CascadaDecimal *numerators;
  const CascadaDecimal *denominators;
  int ratio_scale;
} CascadaSeries;

/**
 * CascadaProgress:
 * @target_at_cut: P(c)
 * @executed_at_cut: E(c)
 * @target_year: P(end of the cut-off's year)
 * @progress_at_cut: unrounded; no value where excluded
 * @progress_year: unrounded E(c) against P(end of the year)
 * @exclusion: why there is no percentage
 */
typedef struct
{
  CascadaRatio target_at_cut;
  CascadaRatio executed_at_cut;
  CascadaRatio target_year;
  CascadaRatio progress_at_cut;
  CascadaRatio progress_year;
  CascadaState state;
  CascadaExclusion exclusion;
} CascadaProgress;

/** CascadaFormula: how progress follows from P(c), E(c) and the baseline b (domain §4). */
typedef enum
{
  CASCADA_FORMULA_LEVEL,    /* E/P */
  CASCADA_FORMULA_BASELINE, /* (E−b)/(P−b), which is also (b−E)/(b−P) */
  CASCADA_FORMULA_INVERSE,  /* P/E */
} CascadaFormula;

CascadaFormula cascada_progress_get_formula (CascadaAnnualisation annualisation, const CascadaSettings *settings, gboolean has_baseline);
void cascada_progress_compute (const CascadaSeries *series, const CascadaSettings *settings, CascadaPeriod cut, CascadaProgress *progress);

G_END_DECLS
