/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing numbers for people: the one place where the separators of a language stand. */

#include "config.h"

#include "cascada-number.h"

#include <string.h>

/**
 * cascada_convention_get_default:
 *
 * The convention of the reader's language: es-CO in Spanish, else plain. It is read from LANGUAGE, LC_ALL, LC_NUMERIC and
 * LANG themselves, so it holds on a machine where that locale was never generated.
 */
CascadaConvention
cascada_convention_get_default (void)
{
  const char *language = g_get_language_names_with_category ("LC_NUMERIC")[0];

  return language != NULL && g_str_has_prefix (language, "es") && !g_ascii_isalpha (language[2])
             ? CASCADA_CONVENTION_ES_CO
             : CASCADA_CONVENTION_PLAIN;
}

/* @digits as cascada_decimal_to_string() and cascada_ratio_to_percent_string() write them. */
static char *
write_digits (const char *digits, CascadaConvention convention, gboolean grouped)
{
  gboolean es_co = convention == CASCADA_CONVENTION_ES_CO;
  gsize sign = *digits == '-', whole = strcspn (digits, ".");
  GString *text = g_string_new_len (digits, sign);

  for (gsize i = sign; i < whole; i++)
    {
      if (grouped && i > sign && (whole - i) % 3 == 0)
        g_string_append_c (text, es_co ? '.' : ',');
      g_string_append_c (text, digits[i]);
    }
  if (digits[whole] != '\0')
    {
      g_string_append_c (text, es_co ? ',' : '.');
      g_string_append (text, digits + whole + 1);
    }
  return g_string_free (text, FALSE);
}

static CascadaConvention
resolve (CascadaConvention convention)
{
  return convention == CASCADA_CONVENTION_AUTO ? cascada_convention_get_default () : convention;
}

static char *
write_decimal (CascadaDecimal value, int decimals)
{
  if (value == CASCADA_DECIMAL_NONE || decimals < 0)
    return cascada_decimal_to_string (value);
  /* a percentage of 100 is the value itself */
  return cascada_ratio_to_percent_string (cascada_ratio (value, CASCADA_DECIMAL (100)), decimals);
}

/**
 * cascada_number_format_as:
 * @decimals: how many, rounded half away from zero; or %CASCADA_DECIMALS_SHORTEST for all there are
 * @convention: the separators; %CASCADA_CONVENTION_AUTO for the reader's
 *
 * Returns: (transfer full) (nullable): the number with its thousands grouped; %NULL where absent
 */
char *
cascada_number_format_as (CascadaDecimal value, int decimals, CascadaConvention convention)
{
  g_autofree char *digits = write_decimal (value, decimals);

  return digits == NULL ? NULL : write_digits (digits, resolve (convention), TRUE);
}

/** cascada_number_format: cascada_number_format_as() by the reader's language. */
char *
cascada_number_format (CascadaDecimal value, int decimals)
{
  return cascada_number_format_as (value, decimals, CASCADA_CONVENTION_AUTO);
}

/**
 * cascada_number_format_ungrouped:
 *
 * Returns: (transfer full) (nullable): cascada_number_format() without the separators of thousands, as spreadsheets take
 *   pasted numbers; %NULL where absent
 */
char *
cascada_number_format_ungrouped (CascadaDecimal value, int decimals)
{
  g_autofree char *digits = write_decimal (value, decimals);

  return digits == NULL ? NULL : write_digits (digits, cascada_convention_get_default (), FALSE);
}

/**
 * cascada_number_format_percent_as:
 * @value: a percentage: 106.16
 *
 * Returns: (transfer full) (nullable): "106,16 %"; %NULL where absent
 */
char *
cascada_number_format_percent_as (CascadaDecimal value, int decimals, CascadaConvention convention)
{
  g_autofree char *number = cascada_number_format_as (value, decimals, convention);

  return number == NULL ? NULL : g_strconcat (number, " %", NULL);
}

/** cascada_number_format_percent: cascada_number_format_percent_as() by the reader's language. */
char *
cascada_number_format_percent (CascadaDecimal value, int decimals)
{
  return cascada_number_format_percent_as (value, decimals, CASCADA_CONVENTION_AUTO);
}

/**
 * cascada_number_format_digits:
 * @digits: (nullable): a number in locale-free form, with any number of digits: "98.666666666667"
 *
 * Returns: (transfer full) (nullable): the same by the reader's language; %NULL where @digits is
 */
char *
cascada_number_format_digits (const char *digits)
{
  return digits == NULL ? NULL : write_digits (digits, cascada_convention_get_default (), TRUE);
}

/**
 * cascada_number_format_ratio:
 *
 * Returns: (transfer full) (nullable): an unrounded quotient as a percentage by the reader's language, rounded once, half
 *   away from zero; %NULL where it has no value
 */
char *
cascada_number_format_ratio (CascadaRatio ratio, guint decimals)
{
  g_autofree char *digits = cascada_ratio_to_percent_string (ratio, decimals);
  g_autofree char *number = cascada_number_format_digits (digits);

  return number == NULL ? NULL : g_strconcat (number, " %", NULL);
}
