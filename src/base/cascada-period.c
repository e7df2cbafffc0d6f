/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-period.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-error.h"

/** cascada_period_get_year: the fiscal year (vigencia) the period lies in. */
int
cascada_period_get_year (CascadaPeriod period)
{
  return period / 100;
}

CascadaPeriodKind
cascada_period_get_kind (CascadaPeriod period)
{
  int part = period % 100;

  return part == 0 ? CASCADA_PERIOD_KIND_YEAR : part <= 12 ? CASCADA_PERIOD_KIND_MONTH
                                                           : CASCADA_PERIOD_KIND_QUARTER;
}

/** cascada_period_get_part: the month 1–12 or quarter 1–4; 0 for a year. */
int
cascada_period_get_part (CascadaPeriod period)
{
  int part = period % 100;

  return part > 12 ? part - 32 : part;
}

/** cascada_period_is_valid: whether the number names a period within the years accepted. */
gboolean
cascada_period_is_valid (CascadaPeriod period)
{
  int year = period / 100, part = period % 100;

  return period > 0 && year >= CASCADA_YEAR_MIN && year <= CASCADA_YEAR_MAX && (part <= 12 || (part >= 33 && part <= 36));
}

/** cascada_period_get_start: the first month of the period, counted in months (year × 12 + month − 1). */
int
cascada_period_get_start (CascadaPeriod period)
{
  int part = cascada_period_get_part (period), base = period / 100 * 12;

  switch (cascada_period_get_kind (period))
    {
    case CASCADA_PERIOD_KIND_MONTH:
      return base + part - 1;
    case CASCADA_PERIOD_KIND_QUARTER:
      return base + part * 3 - 3;
    case CASCADA_PERIOD_KIND_YEAR:
    default:
      return base;
    }
}

/** cascada_period_get_end: the last month of the period, counted as in cascada_period_get_start(). */
int
cascada_period_get_end (CascadaPeriod period)
{
  static const int months[] = { [CASCADA_PERIOD_KIND_YEAR] = 12, [CASCADA_PERIOD_KIND_QUARTER] = 3, [CASCADA_PERIOD_KIND_MONTH] = 1 };

  return cascada_period_get_start (period) + months[cascada_period_get_kind (period)] - 1;
}

gboolean
cascada_period_contains (CascadaPeriod outer, CascadaPeriod inner)
{
  return cascada_period_get_start (outer) <= cascada_period_get_start (inner) &&
         cascada_period_get_end (outer) >= cascada_period_get_end (inner);
}

/**
 * cascada_period_compare:
 *
 * Orders by last day, then the shorter period first: 2025-Q3 < 2025-12 < 2025-Q4 < 2025. A period k counts at the
 * cut-off c when its last day is not after that of c: cascada_period_get_end (k) ≤ cascada_period_get_end (c).
 */
int
cascada_period_compare (CascadaPeriod a, CascadaPeriod b)
{
  int order = cascada_period_get_end (a) - cascada_period_get_end (b);

  return order != 0 ? order : cascada_period_get_start (b) - cascada_period_get_start (a);
}

static gboolean
read_digits (const char **text, int count, int *value)
{
  *value = 0;
  for (int i = 0; i < count; i++, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *value = *value * 10 + (**text - '0');
    }
  return TRUE;
}

/**
 * cascada_period_parse:
 * @text: "2025", "2025-Q2" (also "2025-T2", "2025Q2") or "2025-06"
 * @period: (out): the period
 * @error: %CASCADA_ERROR_INVALID
 */
gboolean
cascada_period_parse (const char *text, CascadaPeriod *period, GError **error)
{
  const char *p = text;
  CascadaPeriod result = 0;
  int year, part = 0;
  gboolean quarter = FALSE;

  g_return_val_if_fail (text != NULL && period != NULL, FALSE);

  if (read_digits (&p, 4, &year))
    {
      if (*p == '\0')
        result = CASCADA_PERIOD_YEAR (year);
      else
        {
          p += *p == '-';
          quarter = *p != '\0' && strchr ("QqTt", *p) != NULL;
          p += quarter;
          if ((quarter || p[-1] == '-') && read_digits (&p, quarter ? 1 : 2, &part) && *p == '\0' && part > 0)
            result = quarter ? (part <= 4 ? CASCADA_PERIOD_QUARTER (year, part) : 0)
                             : (part <= 12 ? CASCADA_PERIOD_MONTH (year, part) : 0);
        }
    }
  if (!cascada_period_is_valid (result))
    {
      g_autofree char *shown = g_utf8_make_valid (text, MIN (strlen (text), 64));

      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID,
                   _ ("“%s” is not a period: write a year (2025), a quarter (2025-Q2) or a month (2025-06)"), shown);
      return FALSE;
    }
  *period = result;
  return TRUE;
}

/**
 * cascada_period_to_string:
 *
 * The locale-free form that cascada_period_parse() reads.
 *
 * Returns: (transfer full): the text
 */
char *
cascada_period_to_string (CascadaPeriod period)
{
  int year = cascada_period_get_year (period), part = cascada_period_get_part (period);

  switch (cascada_period_get_kind (period))
    {
    case CASCADA_PERIOD_KIND_MONTH:
      return g_strdup_printf ("%04d-%02d", year, part);
    case CASCADA_PERIOD_KIND_QUARTER:
      return g_strdup_printf ("%04d-Q%d", year, part);
    case CASCADA_PERIOD_KIND_YEAR:
    default:
      return g_strdup_printf ("%04d", year);
    }
}

/**
 * cascada_period_get_label:
 *
 * The period in words, for sentences and headings: “Q2 2025” in English, “2.º trimestre de 2025” in Spanish.
 *
 * Returns: (transfer full): the text, translated
 */
char *
cascada_period_get_label (CascadaPeriod period)
{
  static const char *const quarters[] = { N_ ("Q1 %d"), N_ ("Q2 %d"), N_ ("Q3 %d"), N_ ("Q4 %d") };
  static const char *const months[] = { N_ ("January %d"), N_ ("February %d"), N_ ("March %d"), N_ ("April %d"),
                                        N_ ("May %d"), N_ ("June %d"), N_ ("July %d"), N_ ("August %d"),
                                        N_ ("September %d"), N_ ("October %d"), N_ ("November %d"), N_ ("December %d") };
  int year = cascada_period_get_year (period), part = cascada_period_get_part (period);

  g_return_val_if_fail (cascada_period_is_valid (period), g_strdup (""));

  switch (cascada_period_get_kind (period))
    {
    case CASCADA_PERIOD_KIND_MONTH:
      return g_strdup_printf (_ (months[part - 1]), year);
    case CASCADA_PERIOD_KIND_QUARTER:
      return g_strdup_printf (_ (quarters[part - 1]), year);
    case CASCADA_PERIOD_KIND_YEAR:
    default:
      return g_strdup_printf ("%d", year);
    }
}

/**
 * cascada_period_get_short_label:
 *
 * The period for narrow columns and choosers: “Q2 2025” in English, “T2 2025” in Spanish; months and years in digits.
 *
 * Returns: (transfer full): the text, translated
 */
char *
cascada_period_get_short_label (CascadaPeriod period)
{
  g_return_val_if_fail (cascada_period_is_valid (period), g_strdup (""));

  if (cascada_period_get_kind (period) != CASCADA_PERIOD_KIND_QUARTER)
    return cascada_period_to_string (period);
  /* Translators: a quarter in a narrow column: number of the quarter, year */
  return g_strdup_printf (C_ ("short period", "Q%1$d %2$d"), cascada_period_get_part (period),
                          cascada_period_get_year (period));
}
