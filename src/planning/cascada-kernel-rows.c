/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The loop over rows. Usual rows take the fast path of compute_row(); rows that join several periods take
 * compute_joined_row(); whatever neither can hold goes to cascada_progress_compute(). */

#include "config.h"

#include "cascada-kernel-private.h"

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

/* A quotient as a fraction, rounded down */
static gint64
to_fraction (CascadaRatio ratio, gboolean *inexact)
{
  CascadaMember member = { CASCADA_DECIMAL (100), ratio };
  g_autoptr (CascadaCompliance) compliance = NULL;
  __int128 scaled, fraction;

  if (ratio.num == ratio.den)
    return CASCADA_KERNEL_ONE;
  if (ratio.num >= 0 && !__builtin_mul_overflow (ratio.num, (__int128) CASCADA_KERNEL_ONE, &scaled))
    {
      fraction = scaled / ratio.den;
      *inexact |= fraction * ratio.den != scaled;
      return (gint64) MIN (fraction, CASCADA_KERNEL_MAX_FRACTION);
    }
  *inexact = TRUE;
  compliance = cascada_compliance_new (&member, 1, CASCADA_DECIMAL_NONE);
  if (!cascada_compliance_to_fraction (compliance, &fraction))
    return CASCADA_KERNEL_MAX_FRACTION;
  return (gint64) CLAMP (fraction, -CASCADA_KERNEL_MAX_FRACTION, CASCADA_KERNEL_MAX_FRACTION);
}

/* Any row, by the rules themselves */
static void
compute_any_row (const CascadaKernelPlan *plan, gsize i, Result *result)
{
  CascadaProgress progress;
  CascadaSeries series;

  cascada_kernel_get_series (plan->block, i, &series);
  cascada_progress_compute (&series, plan->settings, plan->cut, &progress);
  *result = (Result){ 0, progress.state, FALSE };
  if (progress.exclusion == CASCADA_EXCLUSION_NONE)
    result->fraction = to_fraction (progress.progress_at_cut, &result->inexact);
}

static inline __attribute__ ((always_inline)) gboolean
is_ratio (const CascadaBlock *block, gsize i)
{
  return block->ratio_scales != NULL && block->ratio_scales[i] != 0 && block->numerators != NULL &&
         block->denominators != NULL;
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
  return bits < CASCADA_KERNEL_MAX_FIGURE;
}

static inline __attribute__ ((always_inline)) gboolean
find_last_figure (const CascadaDecimal *figures, guint n_columns, gboolean zero_counts, Figure *figure)
{
  *figure = (Figure){ 0, FALSE };
  for (guint k = n_columns; k-- > 0 && !figure->stated;)
    if (figures[k] != CASCADA_DECIMAL_NONE && (zero_counts || figures[k] != 0))
      *figure = (Figure){ figures[k], TRUE };
  return magnitude_bits (figure->value) < CASCADA_KERNEL_MAX_FIGURE;
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
  return G_LIKELY (bits < CASCADA_KERNEL_MAX_FIGURE) ||
         (add_figures (targets, n_columns, p) && add_figures (executed, n_columns, e));
}

/* The same of a level: mostly the last figures themselves */
static inline __attribute__ ((always_inline)) gboolean
read_level (const CascadaDecimal *targets, const CascadaDecimal *executed, guint n_columns, gboolean zero_counts,
            Figure *p, Figure *e)
{
  if (n_columns > 0)
    {
      *p = (Figure){ targets[n_columns - 1], TRUE };
      *e = (Figure){ executed[n_columns - 1], TRUE };
      if (G_LIKELY (((guint64) p->value | (guint64) e->value) < CASCADA_KERNEL_MAX_FIGURE && p->value != 0))
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

  __asm__("divq %4"
          : "=a"(quotient), "=d"(*rest)
          : "a"(low), "d"(high), "r"(den)
          : "cc");
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
  scaled = (unsigned __int128) (guint64) num * CASCADA_KERNEL_ONE;
  if (G_UNLIKELY (num < 0 || (guint64) (scaled >> 60) >= (guint64) den))
    return FALSE;
  result->state = num >= den ? CASCADA_STATE_ON_TRACK : CASCADA_STATE_LAG;
  result->fraction = divide_wide ((guint64) (scaled >> 64), (guint64) scaled, den, &rest);
  result->inexact = rest != 0;
  return TRUE;
}

/* FALSE where the row is not for the fast path */
static inline __attribute__ ((always_inline)) gboolean
compute_row (const CascadaKernelPlan *plan, gsize i, guint n_columns, Result *result)
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
      if (magnitude_bits (baseline) >= CASCADA_KERNEL_MAX_FIGURE)
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

/* Σ of the figures there are, a year or quarter in place of its parts, as cascada_progress_compute() adds them up;
 * FALSE where one is too large */
static gboolean
add_joined_figures (const CascadaKernelPlan *plan, const CascadaDecimal *figures, const CascadaDecimal *paired,
                    gboolean zero_counts, gint64 *sum, guint *n)
{
  int covered_from = G_MAXINT;

  *sum = 0;
  *n = 0;
  for (guint k = plan->n_columns; k-- > 0;)
    {
      if (figures[k] == CASCADA_DECIMAL_NONE || (paired != NULL && paired[k] == CASCADA_DECIMAL_NONE) ||
          (figures[k] == 0 && !zero_counts) || plan->starts[k] >= covered_from)
        continue;
      if (magnitude_bits (figures[k]) >= CASCADA_KERNEL_MAX_FIGURE)
        return FALSE;
      covered_from = plan->starts[k];
      *sum += figures[k];
      (*n)++;
    }
  return TRUE;
}

/* A figure of any annualisation as a sum of @n */
static gboolean
read_joined_figure (const CascadaKernelPlan *plan, guint8 annualisation, const CascadaDecimal *figures,
                    gboolean zero_counts, gint64 *sum, guint *n)
{
  Figure last;

  if (plan->mean[annualisation] || annualisation == CASCADA_ANNUALISATION_SUM)
    {
      if (!add_joined_figures (plan, figures, NULL, zero_counts || annualisation == CASCADA_ANNUALISATION_SUM, sum, n))
        return FALSE;
      *n = plan->mean[annualisation] ? *n : MIN (*n, 1);
      return TRUE;
    }
  if (!find_last_figure (figures, plan->n_columns, zero_counts, &last))
    return FALSE;
  *sum = last.value;
  *n = last.stated;
  return TRUE;
}

/* E(c) of a ratio indicator, in the unit of decimals; @den stays 0 where no pair is reported */
static gboolean
read_quotient (const CascadaKernelPlan *plan, gsize i, gint64 *num, gint64 *den)
{
  gsize offset = i * plan->block->n_periods;
  const CascadaDecimal *numerators = plan->block->numerators + offset;
  const CascadaDecimal *denominators = plan->block->denominators + offset;
  guint n;

  if (!add_joined_figures (plan, numerators, denominators, TRUE, num, &n) ||
      !add_joined_figures (plan, denominators, numerators, TRUE, den, &n))
    return FALSE;
  return (n == 0 || *den != 0) &&
         !__builtin_mul_overflow (*num, plan->block->ratio_scales[i] * CASCADA_DECIMAL_SCALE, num);
}

/* Means, quotients, and sums over periods that contain others; FALSE where the row is not for integers of this size */
static gboolean
compute_joined_row (const CascadaKernelPlan *plan, gsize i, Result *result)
{
  const CascadaBlock *block = plan->block;
  guint8 annualisation = block->annualisations[i];
  gboolean decreasing = annualisation == CASCADA_ANNUALISATION_DECREASING;
  CascadaFormula formula = plan->formulas[annualisation][block->baselines[i] != CASCADA_DECIMAL_NONE];
  gsize offset = i * block->n_periods;
  gint64 p, e = 0, e_den = 0, num, den;
  guint n_p, n_e;

  if (plan->n_columns > CASCADA_KERNEL_MAX_COLUMNS || formula == CASCADA_FORMULA_BASELINE ||
      !read_joined_figure (plan, annualisation, block->targets + offset, decreasing, &p, &n_p))
    return FALSE;
  if (is_ratio (block, i) && !read_quotient (plan, i, &e, &e_den))
    return FALSE;
  if (e_den == 0)
    {
      if (!read_joined_figure (plan, annualisation, block->executed + offset, TRUE, &e, &n_e))
        return FALSE;
      e_den = n_e;
    }
  if (p == 0 || e_den == 0)
    {
      result->state = p == 0 ? CASCADA_STATE_NOT_PROGRAMMED : CASCADA_STATE_NOT_REPORTED;
      return p != 0 || !decreasing;
    }
  if (__builtin_mul_overflow (e, n_p, &num) || __builtin_mul_overflow (p, e_den, &den))
    return FALSE;
  return formula == CASCADA_FORMULA_INVERSE ? compute_quotient (den, num, result) : compute_quotient (num, den, result);
}

static inline __attribute__ ((always_inline)) void
add_result (CascadaKernelSum *sum, const CascadaKernelPlan *plan, CascadaDecimal weight, const Result *result)
{
  gboolean excluded = result->state == CASCADA_STATE_NOT_PROGRAMMED || result->state == CASCADA_STATE_ELIMINATED;
  gint64 counts = (gint64) excluded - 1;
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

/* One row by the fastest path that can hold it; FALSE where its fraction is cut to the range of these sums */
static inline __attribute__ ((always_inline)) gboolean
read_row (const CascadaKernelPlan *plan, gsize i, guint n_columns, Result *result)
{
  const CascadaBlock *block = plan->block;
  gboolean regular = plan->regular[block->annualisations[i]] && !is_ratio (block, i);

  *result = (Result){ 0, CASCADA_STATE_ELIMINATED, FALSE };
  if (block->eliminated[i] ||
      (regular ? compute_row (plan, i, n_columns, result) : compute_joined_row (plan, i, result)))
    return TRUE;
  compute_any_row (plan, i, result);
  return ABS (result->fraction) < CASCADA_KERNEL_MAX_FRACTION;
}

static inline __attribute__ ((always_inline)) void
add_rows_of (const CascadaKernelPlan *plan, gsize first, gsize end, guint n_columns, CascadaKernelSum *sum)
{
  CascadaKernelSum local = *sum;

  for (gsize i = first; i < end; i++)
    {
      Result result;

      local.beyond |= !read_row (plan, i, n_columns, &result);
      add_result (&local, plan, plan->block->weights[i], &result);
    }
  *sum = local;
}

/** cascada_kernel_read_rows: progress of the rows from @first to before @end. */
void
cascada_kernel_read_rows (const CascadaKernelPlan *plan, gsize first, gsize end, CascadaKernelRow *rows)
{
  for (gsize i = first; i < end; i++)
    {
      Result result;

      read_row (plan, i, plan->n_columns, &result);
      rows[i - first] = (CascadaKernelRow){ result.fraction, result.state };
    }
}

/**
 * cascada_kernel_add_rows:
 * @first: the first row
 * @end: the row after the last
 *
 * Adds rows to @sum; a loop of its own for each of the usual numbers of columns.
 */
void
cascada_kernel_add_rows (const CascadaKernelPlan *plan, gsize first, gsize end, CascadaKernelSum *sum)
{
  switch (plan->n_columns)
    {
    case 1:
      add_rows_of (plan, first, end, 1, sum);
      break;
    case 2:
      add_rows_of (plan, first, end, 2, sum);
      break;
    case 3:
      add_rows_of (plan, first, end, 3, sum);
      break;
    case 4:
      add_rows_of (plan, first, end, 4, sum);
      break;
    default:
      add_rows_of (plan, first, end, plan->n_columns, sum);
    }
}
