/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a compliance is read as: percentage, text, product, fraction, state. The only place where it is rounded. */

#include "config.h"

#include "cascada-compliance-private.h"

#include <string.h>

#define FRACTION_DECIMALS 15

/** cascada_compliance_is_none: whether nothing counted, so that there is no percentage. */
gboolean
cascada_compliance_is_none (const CascadaCompliance *compliance)
{
  g_return_val_if_fail (compliance != NULL, TRUE);

  return mpz_sgn (compliance->den) == 0;
}

/* num/den × 10^decimals, rounded half away from zero, once */
static void
scale_quotient (const mpz_t num, const mpz_t den, guint decimals, mpz_t scaled)
{
  mpz_t divisor;
  int sign = mpz_sgn (num);

  mpz_ui_pow_ui (scaled, 10, decimals);
  mpz_mul (scaled, scaled, num);
  mpz_abs (scaled, scaled);
  mpz_mul_ui (scaled, scaled, 2);
  mpz_add (scaled, scaled, den);
  mpz_init (divisor);
  mpz_mul_ui (divisor, den, 2);
  mpz_tdiv_q (scaled, scaled, divisor);
  mpz_clear (divisor);
  if (sign < 0)
    mpz_neg (scaled, scaled);
}

/* An integer counting 10^-decimals, as a decimal; the end of the range where it is beyond it */
static CascadaDecimal
scaled_to_decimal (mpz_t scaled, guint decimals)
{
  for (guint i = decimals; i < CASCADA_DECIMAL_PLACES; i++)
    mpz_mul_ui (scaled, scaled, 10);
  if (mpz_cmpabs_ui (scaled, CASCADA_DECIMAL_MAX) > 0)
    return mpz_sgn (scaled) < 0 ? -CASCADA_DECIMAL_MAX : CASCADA_DECIMAL_MAX;
  return mpz_get_si (scaled);
}

/**
 * cascada_compliance_to_percent:
 *
 * The percentage rounded half away from zero to @decimals (at most six); absent where there is no value, and the end
 * of the range where it is beyond it.
 */
CascadaDecimal
cascada_compliance_to_percent (const CascadaCompliance *compliance, guint decimals)
{
  CascadaDecimal percent;
  mpz_t scaled;

  g_return_val_if_fail (compliance != NULL, CASCADA_DECIMAL_NONE);

  if (cascada_compliance_is_none (compliance))
    return CASCADA_DECIMAL_NONE;
  decimals = MIN (decimals, CASCADA_DECIMAL_PLACES);
  mpz_init (scaled);
  scale_quotient (compliance->num, compliance->den, decimals + 2, scaled);
  percent = scaled_to_decimal (scaled, decimals);
  mpz_clear (scaled);
  return percent;
}

/**
 * cascada_compliance_multiply:
 * @factor: a weight in percent, or a sum of weights
 *
 * What a mean weighs: 74.40 % × 50 is 37.2. Rounded half away from zero to @decimals (at most six); absent where
 * either has no value, and the end of the range where it is beyond it.
 */
CascadaDecimal
cascada_compliance_multiply (const CascadaCompliance *compliance, CascadaRatio factor, guint decimals)
{
  CascadaDecimal product;
  mpz_t num, den, scaled;

  g_return_val_if_fail (compliance != NULL, CASCADA_DECIMAL_NONE);

  if (cascada_compliance_is_none (compliance) || cascada_ratio_is_none (factor))
    return CASCADA_DECIMAL_NONE;
  decimals = MIN (decimals, CASCADA_DECIMAL_PLACES);
  mpz_inits (num, den, scaled, NULL);
  cascada_compliance_set_wide (num, factor.num);
  cascada_compliance_set_wide (den, factor.den);
  mpz_mul (num, num, compliance->num);
  mpz_mul (den, den, compliance->den);
  scale_quotient (num, den, decimals, scaled);
  product = scaled_to_decimal (scaled, decimals);
  mpz_clears (num, den, scaled, NULL);
  return product;
}

/**
 * cascada_compliance_to_percent_string:
 *
 * The percentage in locale-free form with any number of decimals, rounded half away from zero: "98.666666666667".
 *
 * Returns: (transfer full) (nullable): %NULL where there is no value
 */
char *
cascada_compliance_to_percent_string (const CascadaCompliance *compliance, guint decimals)
{
  GString *text;
  gboolean negative;
  gsize size;
  mpz_t scaled;

  g_return_val_if_fail (compliance != NULL, NULL);

  if (cascada_compliance_is_none (compliance))
    return NULL;
  mpz_init (scaled);
  scale_quotient (compliance->num, compliance->den, decimals + 2, scaled);
  negative = mpz_sgn (scaled) < 0;
  mpz_abs (scaled, scaled);
  size = mpz_sizeinbase (scaled, 10) + 2;
  text = g_string_sized_new (size + decimals);
  g_string_set_size (text, size);
  mpz_get_str (text->str, 10, scaled);
  g_string_truncate (text, strlen (text->str));
  mpz_clear (scaled);
  while (text->len <= decimals)
    g_string_prepend_c (text, '0');
  if (decimals > 0)
    g_string_insert_c (text, text->len - decimals, '.');
  if (negative)
    g_string_prepend_c (text, '-');
  return g_string_free (text, FALSE);
}

/**
 * cascada_compliance_get_state:
 *
 * On track from 100 %, compared unrounded and without a tolerance (domain §4), a lag below, and not programmed where
 * there is no value.
 */
CascadaState
cascada_compliance_get_state (const CascadaCompliance *compliance)
{
  g_return_val_if_fail (compliance != NULL, CASCADA_STATE_NOT_PROGRAMMED);

  if (cascada_compliance_is_none (compliance))
    return CASCADA_STATE_NOT_PROGRAMMED;
  return mpz_cmp (compliance->num, compliance->den) >= 0 ? CASCADA_STATE_ON_TRACK : CASCADA_STATE_LAG;
}

/* num/den = a − b */
static void
subtract (const CascadaCompliance *a, const CascadaCompliance *b, mpz_t num, mpz_t den)
{
  mpz_mul (num, a->num, b->den);
  mpz_submul (num, b->num, a->den);
  mpz_mul (den, a->den, b->den);
}

/** cascada_compliance_compare: negative, 0 or positive, exactly; what has no value is below every value. */
int
cascada_compliance_compare (const CascadaCompliance *a, const CascadaCompliance *b)
{
  mpz_t num, den;
  int order;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (cascada_compliance_is_none (a) || cascada_compliance_is_none (b))
    return cascada_compliance_is_none (b) - cascada_compliance_is_none (a);
  mpz_inits (num, den, NULL);
  subtract (a, b, num, den);
  order = mpz_sgn (num);
  mpz_clears (num, den, NULL);
  return order;
}

/**
 * cascada_compliance_get_change:
 *
 * @now − @before in percentage points, subtracted unrounded and rounded once, half away from zero, to @decimals (at most
 * six); absent where either has no value, and the end of the range where it is beyond it.
 */
CascadaDecimal
cascada_compliance_get_change (const CascadaCompliance *now, const CascadaCompliance *before, guint decimals)
{
  CascadaDecimal change;
  mpz_t num, den, scaled;

  g_return_val_if_fail (now != NULL && before != NULL, CASCADA_DECIMAL_NONE);

  if (cascada_compliance_is_none (now) || cascada_compliance_is_none (before))
    return CASCADA_DECIMAL_NONE;
  decimals = MIN (decimals, CASCADA_DECIMAL_PLACES);
  mpz_inits (num, den, scaled, NULL);
  subtract (now, before, num, den);
  scale_quotient (num, den, decimals + 2, scaled);
  change = scaled_to_decimal (scaled, decimals);
  mpz_clears (num, den, scaled, NULL);
  return change;
}

/**
 * cascada_compliance_to_fraction:
 * @fraction: (out): the compliance × 10¹⁵, rounded down, so that it is at least 10¹⁵ exactly from 100 % on
 *
 * Returns: %FALSE where there is no value or it is beyond the range
 */
gboolean
cascada_compliance_to_fraction (const CascadaCompliance *compliance, __int128 *fraction)
{
  guint64 words[2] = { 0, 0 };
  gboolean fits;
  mpz_t scaled;

  g_return_val_if_fail (compliance != NULL && fraction != NULL, FALSE);

  if (cascada_compliance_is_none (compliance))
    return FALSE;
  mpz_init (scaled);
  mpz_ui_pow_ui (scaled, 10, FRACTION_DECIMALS);
  mpz_mul (scaled, scaled, compliance->num);
  mpz_fdiv_q (scaled, scaled, compliance->den);
  fits = mpz_sizeinbase (scaled, 2) < 127;
  if (fits)
    {
      mpz_export (words, NULL, -1, sizeof *words, 0, 0, scaled);
      *fraction = (__int128) ((unsigned __int128) words[1] << 64 | words[0]);
      if (mpz_sgn (scaled) < 0)
        *fraction = -*fraction;
    }
  mpz_clear (scaled);
  return fits;
}
