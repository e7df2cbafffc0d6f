/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Weighted means (domain §5) as quotients of integers of any size. Terms with the same denominator are added first,
 * the rest pairwise, so that a mean of very many members stays affordable. */

#include "config.h"

#include "cascada-compliance-private.h"

#include <stdlib.h>

/* Quotients above this size are left as they are: finding the common divisor would cost more than it saves. */
#define MAX_BITS_TO_REDUCE 8192

#define HUNDRED CASCADA_DECIMAL (100)

typedef struct
{
  mpz_t num;
  mpz_t den;
} Quotient;

static void
quotient_init (Quotient *quotient)
{
  mpz_init (quotient->num);
  mpz_init (quotient->den);
}

static void
quotient_clear (Quotient *quotient)
{
  mpz_clear (quotient->num);
  mpz_clear (quotient->den);
}

static void
quotients_free (Quotient *quotients, gsize n)
{
  for (gsize i = 0; i < n; i++)
    quotient_clear (&quotients[i]);
  g_free (quotients);
}

void
cascada_compliance_set_wide (mpz_t result, __int128 value)
{
  unsigned __int128 magnitude = value < 0 ? -(unsigned __int128) value : (unsigned __int128) value;
  guint64 words[2] = { (guint64) magnitude, (guint64) (magnitude >> 64) };

  mpz_import (result, 2, -1, sizeof *words, 0, 0, words);
  if (value < 0)
    mpz_neg (result, result);
}

static void
reduce (mpz_t num, mpz_t den)
{
  mpz_t common;

  if (mpz_sizeinbase (den, 2) > MAX_BITS_TO_REDUCE)
    return;
  mpz_init (common);
  mpz_gcd (common, num, den);
  if (mpz_cmp_ui (common, 1) > 0)
    {
      mpz_divexact (num, num, common);
      mpz_divexact (den, den, common);
    }
  mpz_clear (common);
}

static int
compare_denominators (gconstpointer a, gconstpointer b)
{
  return mpz_cmp (((const Quotient *) a)->den, ((const Quotient *) b)->den);
}

static void
add_equal_denominators (Quotient *terms, gsize *n_terms)
{
  gsize last = 0;

  qsort (terms, *n_terms, sizeof *terms, compare_denominators);
  for (gsize i = 1; i < *n_terms; i++)
    {
      if (mpz_cmp (terms[i].den, terms[last].den) == 0)
        mpz_add (terms[last].num, terms[last].num, terms[i].num);
      else if (++last != i)
        {
          mpz_swap (terms[last].num, terms[i].num);
          mpz_swap (terms[last].den, terms[i].den);
        }
    }
  for (gsize i = last + 1; i < *n_terms; i++)
    quotient_clear (&terms[i]);
  *n_terms = MIN (*n_terms, last + 1);
}

static void
add_pair (Quotient *sum, Quotient *term)
{
  mpz_mul (sum->num, sum->num, term->den);
  mpz_addmul (sum->num, term->num, sum->den);
  mpz_mul (sum->den, sum->den, term->den);
  reduce (sum->num, sum->den);
}

/* Leaves the sum of all terms in the first; neighbours first, so that the factors of a product are of like size. */
static void
add_terms (Quotient *terms, gsize n_terms)
{
  for (gsize step = 1; step < n_terms; step *= 2)
    for (gsize i = 0; i + step < n_terms; i += 2 * step)
      add_pair (&terms[i], &terms[i + step]);
}

/* Takes @terms, already multiplied by their weights. */
static CascadaCompliance *
compliance_new_take (Quotient *terms, gsize n_terms, const mpz_t weight_sum)
{
  CascadaCompliance *compliance = g_new (CascadaCompliance, 1);

  mpz_init (compliance->num);
  mpz_init (compliance->den);
  if (n_terms > 0)
    {
      add_equal_denominators (terms, &n_terms);
      add_terms (terms, n_terms);
      mpz_swap (compliance->num, terms[0].num);
      mpz_mul (compliance->den, terms[0].den, weight_sum);
      reduce (compliance->num, compliance->den);
    }
  quotients_free (terms, n_terms);
  return compliance;
}

/**
 * cascada_weights_in_force:
 * @weights: as stated, in percent; absent where none is
 * @in_force: (out caller-allocates): @n_weights weights in percent
 *
 * Weights without a statement share equally what the stated ones leave of 100, or are 0 where these leave nothing
 * (domain §5: “missing weights: equal parts”). A negative weight, which no workspace admits, counts as 0.
 */
void
cascada_weights_in_force (const CascadaDecimal *weights, gsize n_weights, CascadaRatio *in_force)
{
  __int128 stated = 0, residue;
  gsize n_missing = 0;

  g_return_if_fail (n_weights == 0 || (weights != NULL && in_force != NULL));

  for (gsize i = 0; i < n_weights; i++)
    {
      n_missing += weights[i] == CASCADA_DECIMAL_NONE;
      stated += MAX (weights[i], 0);
    }
  residue = MAX (HUNDRED - stated, 0);
  for (gsize i = 0; i < n_weights; i++)
    in_force[i] = weights[i] == CASCADA_DECIMAL_NONE
                      ? cascada_ratio (residue, (__int128) CASCADA_DECIMAL_SCALE * n_missing)
                      : cascada_ratio (MAX (weights[i], 0), CASCADA_DECIMAL_SCALE);
}

/**
 * cascada_weights_to_integers:
 * @weights: (inout): as stated, absent where none is
 *
 * Leaves the weights in force (domain §5: those without a statement share equally what the stated ones leave of 100)
 * times one common factor, so that each is whole and all are stated.
 *
 * Returns: the factor
 */
gint64
cascada_weights_to_integers (CascadaDecimal *weights, gsize n_weights)
{
  __int128 stated = 0;
  gint64 n_missing = 0, residue;

  for (gsize i = 0; i < n_weights; i++)
    {
      n_missing += weights[i] == CASCADA_DECIMAL_NONE;
      stated += MAX (weights[i], 0);
    }
  residue = MAX (HUNDRED - stated, 0);
  for (gsize i = 0; i < n_weights; i++)
    weights[i] = weights[i] == CASCADA_DECIMAL_NONE ? residue : MAX (weights[i], 0) * MAX (n_missing, 1);
  return MAX (n_missing, 1);
}

/* Weights in force on a common scale: integers, so that no product is rounded. */
static __int128 *
weights_as_integers (const CascadaDecimal *weights, gsize n_weights)
{
  __int128 *integers = g_new (__int128, n_weights);
  g_autofree CascadaRatio *in_force = g_new (CascadaRatio, n_weights);
  __int128 n_missing = 0;

  cascada_weights_in_force (weights, n_weights, in_force);
  for (gsize i = 0; i < n_weights; i++)
    n_missing += weights[i] == CASCADA_DECIMAL_NONE;
  for (gsize i = 0; i < n_weights; i++)
    integers[i] = in_force[i].num * (weights[i] == CASCADA_DECIMAL_NONE ? 1 : MAX (n_missing, 1));
  return integers;
}

/* Multiplies the quotient by its weight and adds this to @weight_sum; refuses a weight of 0. */
static gboolean
weigh (Quotient *term, __int128 weight, mpz_t weight_sum)
{
  mpz_t factor;

  if (weight == 0)
    return FALSE;
  mpz_init (factor);
  cascada_compliance_set_wide (factor, weight);
  mpz_add (weight_sum, weight_sum, factor);
  reduce (term->num, term->den);
  mpz_mul (term->num, term->num, factor);
  mpz_clear (factor);
  return TRUE;
}

/* num/den above cap percent becomes the cap */
static void
apply_cap (Quotient *term, CascadaDecimal cap)
{
  mpz_t scaled, limit;

  if (cap == CASCADA_DECIMAL_NONE)
    return;
  mpz_init_set (scaled, term->num);
  mpz_mul_ui (scaled, scaled, (gulong) HUNDRED);
  mpz_init_set (limit, term->den);
  mpz_mul_si (limit, limit, cap);
  if (mpz_cmp (scaled, limit) > 0)
    {
      mpz_set_si (term->num, cap);
      mpz_set_si (term->den, HUNDRED);
    }
  mpz_clear (scaled);
  mpz_clear (limit);
}

/**
 * cascada_compliance_new:
 * @members: indicators of an objective, with their unrounded progress
 * @cap: percent above which a member counts as the cap; absent for none
 *
 * Σ wᵢ·aᵢ / Σ wᵢ over the members that have a value, weights renormalised, nothing rounded (domain §5). Without a value
 * where no member has one or their weights are all 0.
 *
 * Returns: (transfer full): the mean
 */
CascadaCompliance *
cascada_compliance_new (const CascadaMember *members, gsize n_members, CascadaDecimal cap)
{
  g_autofree CascadaDecimal *weights = g_new (CascadaDecimal, n_members);
  g_autofree __int128 *integers = NULL;
  Quotient *terms = g_new (Quotient, n_members);
  CascadaCompliance *compliance;
  mpz_t weight_sum;
  gsize n_terms = 0;

  g_assert (n_members == 0 || members != NULL);

  for (gsize i = 0; i < n_members; i++)
    weights[i] = members[i].weight;
  integers = weights_as_integers (weights, n_members);
  mpz_init (weight_sum);
  for (gsize i = 0; i < n_members; i++)
    {
      Quotient *term = &terms[n_terms];

      if (cascada_ratio_is_none (members[i].value))
        continue;
      quotient_init (term);
      cascada_compliance_set_wide (term->num, members[i].value.num);
      cascada_compliance_set_wide (term->den, members[i].value.den);
      apply_cap (term, cap);
      if (weigh (term, integers[i], weight_sum))
        n_terms++;
      else
        quotient_clear (term);
    }
  compliance = compliance_new_take (terms, n_terms, weight_sum);
  mpz_clear (weight_sum);
  return compliance;
}

/**
 * cascada_compliance_new_of:
 * @parts: (array length=n_parts): compliances already computed; %NULL and those without a value are left out
 * @weights: as stated, one a part, absent where none
 *
 * The weighted mean of means: a plan of its objectives, a unit of its goals (domain §5).
 *
 * Returns: (transfer full): the mean
 */
CascadaCompliance *
cascada_compliance_new_of (CascadaCompliance *const *parts, const CascadaDecimal *weights, gsize n_parts)
{
  g_autofree __int128 *integers = weights_as_integers (weights, n_parts);
  Quotient *terms = g_new (Quotient, n_parts);
  CascadaCompliance *compliance;
  mpz_t weight_sum;
  gsize n_terms = 0;

  mpz_init (weight_sum);
  for (gsize i = 0; i < n_parts; i++)
    {
      Quotient *term = &terms[n_terms];

      if (parts[i] == NULL || cascada_compliance_is_none (parts[i]))
        continue;
      mpz_init_set (term->num, parts[i]->num);
      mpz_init_set (term->den, parts[i]->den);
      if (weigh (term, integers[i], weight_sum))
        n_terms++;
      else
        quotient_clear (term);
    }
  compliance = compliance_new_take (terms, n_terms, weight_sum);
  mpz_clear (weight_sum);
  return compliance;
}

void
cascada_compliance_free (CascadaCompliance *compliance)
{
  if (compliance == NULL)
    return;
  mpz_clear (compliance->num);
  mpz_clear (compliance->den);
  g_free (compliance);
}
