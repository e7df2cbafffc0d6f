/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Compliance of whole plans from resident arrays. A progress is computed as an integer: the fraction × 10¹⁵, rounded
 * down. A weighted mean of such integers misses the exact mean by less than one unit, whatever the number of members,
 * so the displayed percentage and the state are certain unless a rounding boundary or 100 % lies that close. Then, and
 * where figures are too large, the group is computed again by cascada_compliance_new(). */

#include "config.h"

#include "cascada-kernel.h"

#include <string.h>

#define ONE G_GINT64_CONSTANT (1000000000000000) /* 100 % */
#define PERCENT_DECIMALS 13                      /* of ONE in a percentage */
#define HUNDRED CASCADA_DECIMAL (100)

/* As many figures below MAX_FIGURE, and a baseline, stay below 2⁶³ together. */
#define MAX_COLUMNS 31
#define MAX_FIGURE (G_GUINT64_CONSTANT (1) << 58)

/* A sum over 2³² members of weights stays below 2⁶³, of weight × fraction below 2¹²⁷. */
#define MAX_FRACTION (G_GINT64_CONSTANT (1) << 60)
#define MAX_WEIGHT (G_GUINT64_CONSTANT (1) << 31)

/* Smaller blocks are not worth a second thread. */
#define MIN_ROWS_TO_SHARE 50000

/* What depends only on periods, cut-off and settings. */
typedef struct
{
  const CascadaBlock *block;
  const CascadaSettings *settings;
  CascadaPeriod cut;
  guint n_columns;         /* the first columns are those that count */
  gboolean regular[CASCADA_ANNUALISATION_DECREASING + 1]; /* no means, nor sums over periods that contain others */
  gint64 cap;              /* as a fraction */
  guint64 rounding_unit;   /* as a fraction: the last decimal displayed */
  CascadaFormula formulas[CASCADA_ANNUALISATION_DECREASING + 1][2]; /* without and with a baseline */
} Plan;

/* A group, or the part of it that one thread sees. Missing weights share what the stated ones leave. */
typedef struct
{
  unsigned __int128 stated_sum; /* Σ wᵢ·aᵢ over stated weights, in two's complement */
  __int128 missing_sum;  /* Σ aᵢ over missing weights */
  guint64 stated_weight; /* Σ wᵢ over those with a value */
  guint64 all_weights;   /* Σ of stated weights, with a value or not */
  guint64 weight_bits;   /* stated weights, or-ed: a negative one is seen, too */
  guint64 n_missing;
  guint64 n_missing_with_value;
  gboolean inexact; /* some aᵢ was rounded down */
  gboolean beyond;  /* some aᵢ is too large for these sums */
  guint32 n_states[CASCADA_STATE_ELIMINATED + 1];
} Sum;

/* A figure of one row accumulated to the cut-off. */
typedef struct
{
  gint64 value; /* 0 where not stated */
  gboolean stated;
} Figure;

/* The progress of one row. */
typedef struct
{
  gint64 fraction;
  CascadaState state;
  gboolean inexact;
} Result;

/* A share of the rows: whole groups, but for one that may go on in the other half. */
typedef struct
{
  const Plan *plan;
  gsize first_group, end_group;
  gsize first_row, end_row;
  CascadaGroupTotal *totals; /* by index of the group */
  gsize shared_group;
  Sum shared;
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
cascada_kernel_compute_exact (const CascadaBlock *block, const CascadaSettings *settings, CascadaPeriod cut, gsize group)
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
plan_init (Plan *plan, const CascadaBlock *block, const CascadaSettings *settings, CascadaPeriod cut)
{
  int end = cascada_period_get_end (cut);
  gboolean nested = FALSE;

  *plan = (Plan){ .block = block, .settings = settings, .cut = cut, .rounding_unit = 1 };
  /* a cap is in 10⁻⁶ percent, a fraction in 10⁻¹⁵ */
  plan->cap = settings->cap == CASCADA_DECIMAL_NONE ? MAX_FRACTION : MIN (settings->cap, MAX_FRACTION / (ONE / HUNDRED)) * (ONE / HUNDRED);
  for (guint i = MIN (settings->decimals, CASCADA_DECIMAL_PLACES); i < PERCENT_DECIMALS; i++)
    plan->rounding_unit *= 10;
  for (int a = 0; a <= CASCADA_ANNUALISATION_DECREASING; a++)
    for (int b = FALSE; b <= TRUE; b++)
      plan->formulas[a][b] = cascada_progress_get_formula (a, settings, b);

  while (plan->n_columns < block->n_periods && cascada_period_get_end (block->periods[plan->n_columns]) <= end)
    plan->n_columns++;
  for (guint k = 1; k < plan->n_columns; k++)
    nested |= cascada_period_contains (block->periods[k], block->periods[k - 1]);
  for (int a = 0; a <= CASCADA_ANNUALISATION_DECREASING; a++)
    plan->regular[a] = plan->n_columns <= MAX_COLUMNS;
  plan->regular[CASCADA_ANNUALISATION_SUM] &= !nested;
  plan->regular[CASCADA_ANNUALISATION_CONSTANT] &= settings->constant == CASCADA_CONSTANT_RULE_LAST;
}

/* A quotient as a fraction, rounded down */
static gint64
to_fraction (CascadaRatio ratio, gboolean *inexact)
{
  CascadaMember member = { HUNDRED, ratio };
  g_autoptr (CascadaCompliance) compliance = NULL;
  __int128 scaled, fraction;

  if (ratio.num == ratio.den)
    return ONE;
  if (ratio.num >= 0 && !__builtin_mul_overflow (ratio.num, (__int128) ONE, &scaled))
    {
      fraction = scaled / ratio.den;
      *inexact |= fraction * ratio.den != scaled;
      return (gint64) MIN (fraction, MAX_FRACTION);
    }
  *inexact = TRUE;
  compliance = cascada_compliance_new (&member, 1, CASCADA_DECIMAL_NONE);
  if (!cascada_compliance_to_fraction (compliance, &fraction))
    return MAX_FRACTION;
  return (gint64) CLAMP (fraction, -MAX_FRACTION, MAX_FRACTION);
}

/* Any row, by the rules themselves */
static void
compute_any_row (const Plan *plan, gsize i, Result *result)
{
  CascadaProgress progress;
  CascadaSeries series;

  cascada_kernel_get_series (plan->block, i, &series);
  cascada_progress_compute (&series, plan->settings, plan->cut, &progress);
  *result = (Result){ 0, progress.state, FALSE };
  if (progress.exclusion == CASCADA_EXCLUSION_NONE)
    result->fraction = to_fraction (progress.progress_at_cut, &result->inexact);
}

/* Whether the row is a sum or a last level over separate periods */
static inline __attribute__ ((always_inline)) gboolean
is_regular (const Plan *plan, gsize i)
{
  guint8 annualisation = plan->block->annualisations[i];

  return plan->regular[annualisation] && (plan->block->ratio_scales == NULL || plan->block->ratio_scales[i] == 0);
}

static inline __attribute__ ((always_inline)) guint64
magnitude_bits (gint64 value)
{
  return (guint64) (value ^ (value >> 63));
}

/* Σ of the figures there are; FALSE where one is too large */
static inline __attribute__ ((always_inline)) gboolean
add_figures (const CascadaDecimal *figures, guint n_columns, Figure *figure)
{
  guint64 sum = 0, bits = 0;
  gint64 stated = 0;

#pragma GCC unroll 4
  for (guint k = 0; k < n_columns; k++)
    {
      gint64 there = -(gint64) (figures[k] != CASCADA_DECIMAL_NONE);

      sum += (guint64) (figures[k] & there);
      bits |= magnitude_bits (figures[k] & there);
      stated |= there;
    }
  *figure = (Figure){ (gint64) sum, stated != 0 };
  return bits < MAX_FIGURE;
}

static inline __attribute__ ((always_inline)) gboolean
find_last_figure (const CascadaDecimal *figures, guint n_columns, gboolean zero_counts, Figure *figure)
{
  *figure = (Figure){ 0, FALSE };
  for (guint k = n_columns; k-- > 0 && !figure->stated;)
    if (figures[k] != CASCADA_DECIMAL_NONE && (zero_counts || figures[k] != 0))
      *figure = (Figure){ figures[k], TRUE };
  return magnitude_bits (figure->value) < MAX_FIGURE;
}

/* P(c) and E(c) of a sum. Where all figures are there, positive and not too large, few instructions tell so. */
static inline __attribute__ ((always_inline)) gboolean
read_sum (const CascadaDecimal *targets, const CascadaDecimal *executed, guint n_columns, Figure *p, Figure *e)
{
  guint64 p_sum = 0, e_sum = 0, bits = 0;

#pragma GCC unroll 4
  for (guint k = 0; k < n_columns; k++)
    {
      bits |= (guint64) targets[k] | (guint64) executed[k];
      p_sum += (guint64) targets[k];
      e_sum += (guint64) executed[k];
    }
  *p = (Figure){ (gint64) p_sum, n_columns > 0 };
  *e = (Figure){ (gint64) e_sum, n_columns > 0 };
  return G_LIKELY (bits < MAX_FIGURE) ||
         (add_figures (targets, n_columns, p) && add_figures (executed, n_columns, e));
}

/* The same of a level: mostly the last figures themselves */
static inline __attribute__ ((always_inline)) gboolean
read_level (const CascadaDecimal *targets, const CascadaDecimal *executed, guint n_columns, gboolean zero_counts, Figure *p, Figure *e)
{
  if (n_columns > 0)
    {
      *p = (Figure){ targets[n_columns - 1], TRUE };
      *e = (Figure){ executed[n_columns - 1], TRUE };
      if (G_LIKELY (((guint64) p->value | (guint64) e->value) < MAX_FIGURE && p->value != 0))
        return TRUE;
    }
  return find_last_figure (targets, n_columns, zero_counts, p) && find_last_figure (executed, n_columns, TRUE, e);
}

/* One hardware division where the compiler would call a function for it; high < den */
static inline guint64
divide_wide (guint64 high, guint64 low, guint64 den, guint64 *rest)
{
#ifdef __x86_64__
  guint64 quotient;

  __asm__ ("divq %4" : "=a" (quotient), "=d" (*rest) : "a" (low), "d" (high), "r" (den) : "cc");
  return quotient;
#else
  unsigned __int128 num = (unsigned __int128) high << 64 | low;

  *rest = num % den;
  return num / den;
#endif
}

/* Progress from a numerator and denominator below 2⁶³; FALSE where it is negative or very large */
static inline __attribute__ ((always_inline)) gboolean
compute_quotient (gint64 num, gint64 den, Result *result)
{
  unsigned __int128 scaled;
  guint64 rest;

  if (den < 0)
    num = -num, den = -den;
  scaled = (unsigned __int128) (guint64) num * ONE;
  if (G_UNLIKELY (num < 0 || (guint64) (scaled >> 60) >= (guint64) den))
    return FALSE;
  result->state = num >= den ? CASCADA_STATE_ON_TRACK : CASCADA_STATE_LAG;
  result->fraction = divide_wide ((guint64) (scaled >> 64), (guint64) scaled, den, &rest);
  result->inexact = rest != 0;
  return TRUE;
}

/* FALSE where the row is not for the fast path */
static inline __attribute__ ((always_inline)) gboolean
compute_row (const Plan *plan, gsize i, guint n_columns, Result *result)
{
  const CascadaBlock *block = plan->block;
  const CascadaDecimal *targets = block->targets + i * block->n_periods;
  const CascadaDecimal *executed = block->executed + i * block->n_periods;
  guint8 annualisation = block->annualisations[i];
  gboolean decreasing = annualisation == CASCADA_ANNUALISATION_DECREASING;
  CascadaDecimal baseline = block->baselines[i];
  CascadaFormula formula = plan->formulas[annualisation][baseline != CASCADA_DECIMAL_NONE];
  Figure p, e;

  if (!(annualisation == CASCADA_ANNUALISATION_SUM ? read_sum (targets, executed, n_columns, &p, &e)
                                                   : read_level (targets, executed, n_columns, decreasing, &p, &e)))
    return FALSE;
  if (decreasing ? !p.stated : p.value == 0)
    {
      result->state = CASCADA_STATE_NOT_PROGRAMMED;
      return TRUE;
    }
  if (formula == CASCADA_FORMULA_BASELINE)
    {
      if (magnitude_bits (baseline) >= MAX_FIGURE)
        return FALSE;
      p.value -= baseline;
      e.value -= baseline;
    }
  if (formula != CASCADA_FORMULA_INVERSE && p.value == 0)
    return FALSE;
  if (!e.stated)
    {
      result->state = CASCADA_STATE_NOT_REPORTED;
      return TRUE;
    }
  return formula == CASCADA_FORMULA_INVERSE ? compute_quotient (p.value, e.value, result)
                                            : compute_quotient (e.value, p.value, result);
}

static inline __attribute__ ((always_inline)) void
add_result (Sum *sum, const Plan *plan, CascadaDecimal weight, const Result *result)
{
  gint64 counts = -(gint64) (result->state != CASCADA_STATE_NOT_PROGRAMMED && result->state != CASCADA_STATE_ELIMINATED);
  gint64 fraction = MIN (result->fraction, plan->cap);

  sum->n_states[result->state]++;
  sum->inexact |= result->inexact & (result->fraction < plan->cap);
  if (weight == CASCADA_DECIMAL_NONE)
    {
      sum->n_missing++;
      sum->n_missing_with_value -= counts;
      sum->missing_sum += fraction;
    }
  else
    {
      sum->weight_bits |= (guint64) weight;
      sum->all_weights += (guint64) weight;
      sum->stated_weight += (guint64) (weight & counts);
      sum->stated_sum += (unsigned __int128) ((__int128) fraction * weight);
    }
}

static inline __attribute__ ((always_inline)) void
add_rows (const Plan *plan, gsize first, gsize end, guint n_columns, Sum *sum)
{
  const CascadaBlock *block = plan->block;
  Sum local = *sum;

  for (gsize i = first; i < end; i++)
    {
      Result result = { 0, CASCADA_STATE_ELIMINATED, FALSE };

      if (!block->eliminated[i] && (!is_regular (plan, i) || !compute_row (plan, i, n_columns, &result)))
        {
          compute_any_row (plan, i, &result);
          local.beyond |= ABS (result.fraction) >= MAX_FRACTION;
        }
      add_result (&local, plan, block->weights[i], &result);
    }
  *sum = local;
}

/* The loop over rows, with the usual numbers of columns known to the compiler. */
static void
add_range (const Plan *plan, gsize first, gsize end, Sum *sum)
{
  switch (plan->n_columns)
    {
    case 1:
      add_rows (plan, first, end, 1, sum);
      break;
    case 2:
      add_rows (plan, first, end, 2, sum);
      break;
    case 3:
      add_rows (plan, first, end, 3, sum);
      break;
    case 4:
      add_rows (plan, first, end, 4, sum);
      break;
    default:
      add_rows (plan, first, end, plan->n_columns, sum);
    }
}

static void
sum_merge (Sum *sum, const Sum *other)
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
resolve_weights (const Sum *sum, __int128 *weighted, __int128 *weight)
{
  __int128 residue = MAX (HUNDRED - (__int128) sum->all_weights, 0);

  *weighted = (__int128) sum->stated_sum;
  *weight = sum->stated_weight;
  if (sum->beyond || sum->weight_bits >= MAX_WEIGHT)
    return FALSE;
  if (sum->n_missing == 0)
    return TRUE;
  *weight = (__int128) sum->stated_weight * sum->n_missing + residue * sum->n_missing_with_value;
  return !__builtin_mul_overflow (*weighted, (__int128) sum->n_missing, weighted) &&
         !__builtin_add_overflow (*weighted, residue * sum->missing_sum, weighted);
}

/* The last decimals displayed, half away from zero */
static __int128
round_fraction (const Plan *plan, __int128 fraction)
{
  return (fraction + plan->rounding_unit / 2) / plan->rounding_unit;
}

static void
total_set (CascadaGroupTotal *total, const Plan *plan, gboolean negative, __int128 units, __int128 fraction)
{
  __int128 percent = units;

  for (guint i = plan->settings->decimals; i < CASCADA_DECIMAL_PLACES; i++)
    percent = MIN (percent, CASCADA_DECIMAL_MAX) * 10;
  percent = MIN (percent, CASCADA_DECIMAL_MAX);
  total->compliance = (CascadaDecimal) (negative ? -percent : percent);
  total->fraction = fraction;
  total->state = fraction >= ONE ? CASCADA_STATE_ON_TRACK : CASCADA_STATE_LAG;
}

/* FALSE where the exact mean may be displayed otherwise: it is less than a unit from what was summed. */
static gboolean
total_set_from_sum (CascadaGroupTotal *total, const Plan *plan, const Sum *sum)
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
  if (round_fraction (plan, low) != round_fraction (plan, high) || (low < ONE && high > ONE))
    return FALSE;
  total_set (total, plan, negative, round_fraction (plan, magnitude),
             negative ? -(magnitude + (magnitude * weight != weighted)) : magnitude);
  return TRUE;
}

static void
total_set_exactly (CascadaGroupTotal *total, const Plan *plan, gsize group)
{
  g_autoptr (CascadaCompliance) compliance = cascada_kernel_compute_exact (plan->block, plan->settings, plan->cut, group);

  total->compliance = cascada_compliance_to_percent (compliance, plan->settings->decimals);
  total->state = cascada_compliance_get_state (compliance);
  cascada_compliance_to_fraction (compliance, &total->fraction);
}

static void
finish_group (const Plan *plan, gsize group, const Sum *sum, CascadaGroupTotal *total)
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
      Sum sum = { 0 };

      add_range (half->plan, MAX (starts[g], half->first_row), MIN (starts[g + 1], half->end_row), &sum);
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
compute_in_two (const Plan *plan, gsize first_group, gsize end_group, CascadaGroupTotal *totals)
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
cascada_kernel_compute (const CascadaBlock *block, const CascadaSettings *settings, CascadaPeriod cut, gsize first_group, gsize n_groups, CascadaGroupTotal *totals)
{
  Plan plan;
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
