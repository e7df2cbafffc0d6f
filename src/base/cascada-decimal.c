/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-decimal.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-error.h"

static gboolean
refuse (GError **error, CascadaError code, const char *format, const char *text)
{
  g_autofree char *shown = g_utf8_make_valid (text, MIN (strlen (text), 64));

  g_set_error (error, CASCADA_ERROR, code, format, shown);
  return FALSE;
}

/**
 * cascada_decimal_parse:
 * @text: digits with an optional sign and decimal point: "-12.5"
 * @value: (out): the decimal
 * @error: %CASCADA_ERROR_INVALID, or %CASCADA_ERROR_RANGE where it has more than six decimals or is too large
 *
 * Reads the locale-free form of storage and open data. Text written by people goes through cascada_number_read().
 */
gboolean
cascada_decimal_parse (const char *text, CascadaDecimal *value, GError **error)
{
  const char *p = text;
  __int128 number = 0;
  int digits = 0, places = -1;
  gboolean negative = FALSE;

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);

  if (*p == '-' || *p == '+')
    negative = *p++ == '-';

  for (; *p != '\0'; p++)
    {
      if (*p == '.' && places < 0 && digits > 0)
        {
          places = 0;
          continue;
        }
      if (!g_ascii_isdigit (*p))
        return refuse (error, CASCADA_ERROR_INVALID, _ ("“%s” is not a number"), text);
      digits++;
      if (places >= CASCADA_DECIMAL_PLACES)
        {
          if (*p != '0')
            return refuse (error, CASCADA_ERROR_RANGE, _ ("“%s” has more than six decimals"), text);
          continue;
        }
      places += places >= 0;
      number = number * 10 + (*p - '0');
      if (number > G_MAXINT64)
        return refuse (error, CASCADA_ERROR_RANGE, _ ("“%s” is too large"), text);
    }
  if (digits == 0 || places == 0)
    return refuse (error, CASCADA_ERROR_INVALID, _ ("“%s” is not a number"), text);

  for (places = MAX (places, 0); places < CASCADA_DECIMAL_PLACES; places++)
    number *= 10;
  if (number > G_MAXINT64)
    return refuse (error, CASCADA_ERROR_RANGE, _ ("“%s” is too large"), text);

  *value = negative ? -(gint64) number : (gint64) number;
  return TRUE;
}

/**
 * cascada_decimal_to_string:
 * @value: a decimal
 *
 * The shortest locale-free form ("0.36", "13200000"), which cascada_decimal_parse() reads back.
 *
 * Returns: (transfer full) (nullable): %NULL where absent
 */
char *
cascada_decimal_to_string (CascadaDecimal value)
{
  guint64 magnitude = value < 0 ? -(guint64) value : (guint64) value;
  guint64 fraction = magnitude % CASCADA_DECIMAL_SCALE;
  int places = CASCADA_DECIMAL_PLACES;

  if (value == CASCADA_DECIMAL_NONE)
    return NULL;
  if (fraction == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, value < 0 ? "-" : "", magnitude / CASCADA_DECIMAL_SCALE);

  for (; fraction % 10 == 0; fraction /= 10)
    places--;
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT, value < 0 ? "-" : "",
                          magnitude / CASCADA_DECIMAL_SCALE, places, fraction);
}

/**
 * cascada_decimal_add:
 * @sum: (out): @a + @b
 *
 * Returns: %FALSE where either is absent or the sum leaves the range; @sum is untouched then
 */
gboolean
cascada_decimal_add (CascadaDecimal a, CascadaDecimal b, CascadaDecimal *sum)
{
  gint64 result;

  if (a == CASCADA_DECIMAL_NONE || b == CASCADA_DECIMAL_NONE || __builtin_add_overflow (a, b, &result) ||
      result == CASCADA_DECIMAL_NONE)
    return FALSE;
  *sum = result;
  return TRUE;
}

/** cascada_ratio: @num / @den with the sign moved to the numerator; no value where @den is 0. */
CascadaRatio
cascada_ratio (__int128 num, __int128 den)
{
  if (den == 0)
    return CASCADA_RATIO_NONE;
  return den < 0 ? (CascadaRatio){ -num, -den } : (CascadaRatio){ num, den };
}

gboolean
cascada_ratio_is_none (CascadaRatio ratio)
{
  return ratio.den == 0;
}

/** cascada_ratio_compare_one: below, at or above 100 % (negative, 0, positive), exactly. */
int
cascada_ratio_compare_one (CascadaRatio ratio)
{
  g_return_val_if_fail (ratio.den > 0, -1);

  return ratio.num < ratio.den ? -1 : ratio.num > ratio.den;
}

/* num / den rounded down, leaving in @num what remains: 0 ≤ @num < @den. */
static __int128
divide_down (__int128 *num, __int128 den)
{
  __int128 quotient = *num / den;

  *num %= den;
  if (*num >= 0)
    return quotient;
  *num += den;
  return quotient - 1;
}

/**
 * cascada_ratio_compare:
 *
 * Negative, 0 or positive as @a is below, equal to or above @b, exactly and for any magnitudes: whole parts are
 * compared, then what remains of each turned over, so that nothing is multiplied. Both have a value.
 */
int
cascada_ratio_compare (CascadaRatio a, CascadaRatio b)
{
  int sign = 1;

  g_return_val_if_fail (a.den > 0 && b.den > 0, 0);

  for (;; sign = -sign)
    {
      __int128 whole_a = divide_down (&a.num, a.den), whole_b = divide_down (&b.num, b.den);

      if (whole_a != whole_b)
        return whole_a < whole_b ? -sign : sign;
      if (a.num == 0 || b.num == 0)
        return sign * ((a.num != 0) - (b.num != 0));
      a = (CascadaRatio){ a.den, a.num };
      b = (CascadaRatio){ b.den, b.num };
    }
}

/* The next digit of @rest / @den, and what then remains. Ten times @rest by doubling and subtracting: @rest < @den ≤ 2¹²⁷,
 * so no intermediate can overflow, whatever the magnitudes. */
static int
divide_digit (unsigned __int128 *rest, unsigned __int128 den)
{
  unsigned __int128 times = 0;
  int digit = 0;

  for (int bit = 3; bit >= 0; bit--)
    {
      digit *= 2;
      times *= 2;
      if (times >= den)
        {
          times -= den;
          digit++;
        }
      times += 10 >> bit & 1 ? *rest : 0;
      if (times >= den)
        {
          times -= den;
          digit++;
        }
    }
  *rest = times;
  return digit;
}

/* One more in the last place; TRUE where that made a digit in front. */
static gboolean
round_up (GString *digits)
{
  gboolean carry = TRUE;

  for (gssize i = (gssize) digits->len - 1; carry && i >= 0; i--)
    {
      carry = digits->str[i] == '9';
      digits->str[i] = carry ? '0' : digits->str[i] + 1;
    }
  if (carry)
    g_string_prepend_c (digits, '1');
  return carry;
}

static char *
ratio_to_string (CascadaRatio ratio, guint shift, guint decimals)
{
  unsigned __int128 num = ratio.num < 0 ? -(unsigned __int128) ratio.num : (unsigned __int128) ratio.num;
  unsigned __int128 den = (unsigned __int128) ratio.den;
  unsigned __int128 whole = num / den, rest = num % den;
  GString *digits = g_string_new (NULL);
  gboolean negative;
  gsize point;

  if (whole == 0)
    g_string_append_c (digits, '0');
  for (; whole > 0; whole /= 10)
    g_string_prepend_c (digits, '0' + (int) (whole % 10));
  point = digits->len + shift;
  for (guint i = 0; i < shift + decimals; i++)
    g_string_append_c (digits, '0' + divide_digit (&rest, den));

  /* half away from zero, once (domain §3) */
  if (rest >= den - rest)
    point += round_up (digits);
  for (; point > 1 && digits->str[0] == '0'; point--)
    g_string_erase (digits, 0, 1);
  negative = ratio.num < 0 && strspn (digits->str, "0") < digits->len;
  if (decimals > 0)
    g_string_insert_c (digits, point, '.');
  if (negative)
    g_string_prepend_c (digits, '-');
  return g_string_free (digits, FALSE);
}

/**
 * cascada_ratio_to_percent_string:
 * @ratio: a quotient
 * @decimals: how many decimals
 *
 * @ratio as a percentage, locale-free, rounded half away from zero: 0.361/0.49 with 2 is "73.67".
 *
 * Returns: (transfer full) (nullable): %NULL where there is no value
 */
char *
cascada_ratio_to_percent_string (CascadaRatio ratio, guint decimals)
{
  return ratio.den == 0 ? NULL : ratio_to_string (ratio, 2, decimals);
}

static __int128
get_power (guint exponent)
{
  __int128 power = 1;

  for (guint i = 0; i < exponent; i++)
    power *= 10;
  return power;
}

/* The usual case, at a tenth of the cost: @ratio × 10^shift rounded to @decimals in 128 bits. FALSE where these do not do. */
static gboolean
divide (CascadaRatio ratio, guint shift, guint decimals, CascadaDecimal *value)
{
  __int128 scaled, quotient, rest;

  if (__builtin_mul_overflow (ratio.num, get_power (shift + decimals), &scaled))
    return FALSE;
  if (scaled == (gint64) scaled && ratio.den == (gint64) ratio.den)
    {
      quotient = (gint64) scaled / (gint64) ratio.den;
      rest = (gint64) scaled % (gint64) ratio.den;
    }
  else
    {
      quotient = scaled / ratio.den;
      rest = scaled % ratio.den;
    }
  if (rest < 0)
    rest = -rest;
  if (rest >= ratio.den - rest)
    quotient += ratio.num < 0 ? -1 : 1;
  if (__builtin_mul_overflow (quotient, get_power (CASCADA_DECIMAL_PLACES - decimals), &quotient) ||
      quotient != (gint64) quotient || quotient == CASCADA_DECIMAL_NONE)
    return FALSE;
  *value = (gint64) quotient;
  return TRUE;
}

static CascadaDecimal
ratio_to_decimal (CascadaRatio ratio, guint shift, guint decimals)
{
  g_autofree char *text = NULL;
  CascadaDecimal value;

  decimals = MIN (decimals, CASCADA_DECIMAL_PLACES);
  if (ratio.den == 0)
    return CASCADA_DECIMAL_NONE;
  if (divide (ratio, shift, decimals, &value))
    return value;
  text = ratio_to_string (ratio, shift, decimals);
  return cascada_decimal_parse (text, &value, NULL) ? value
                                                    : (ratio.num < 0 ? -CASCADA_DECIMAL_MAX : CASCADA_DECIMAL_MAX);
}

/**
 * cascada_ratio_to_percent:
 *
 * @ratio as a percentage rounded half away from zero to @decimals (at most six); absent where there is no value, and
 * the end of the range where it is beyond it.
 */
CascadaDecimal
cascada_ratio_to_percent (CascadaRatio ratio, guint decimals)
{
  return ratio_to_decimal (ratio, 2, decimals);
}

/** cascada_ratio_to_decimal: the quotient itself, rounded as cascada_ratio_to_percent() does. */
CascadaDecimal
cascada_ratio_to_decimal (CascadaRatio ratio, guint decimals)
{
  return ratio_to_decimal (ratio, 0, decimals);
}
