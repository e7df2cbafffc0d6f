/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-date.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-number.h"

/** cascada_date_new: the day, or %CASCADA_DATE_NONE where the calendar or the years accepted have none such. */
CascadaDate
cascada_date_new (int year, int month, int day)
{
  CascadaDate date = year * 10000 + month * 100 + day;

  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && cascada_date_is_valid (date) ? date : CASCADA_DATE_NONE;
}

CascadaDate
cascada_date_from_gdate (const GDate *date)
{
  g_return_val_if_fail (g_date_valid (date), CASCADA_DATE_NONE);

  return cascada_date_new (g_date_get_year (date), (int) g_date_get_month (date), g_date_get_day (date));
}

/** cascada_date_to_gdate: @gdate: (out): the day. Returns: whether @date is one */
gboolean
cascada_date_to_gdate (CascadaDate date, GDate *gdate)
{
  g_date_clear (gdate, 1);
  if (!cascada_date_is_valid (date))
    return FALSE;
  g_date_set_dmy (gdate, (GDateDay) (date % 100), (GDateMonth) (date / 100 % 100), (GDateYear) (date / 10000));
  return TRUE;
}

/**
 * cascada_date_today: by this computer's clock and time zone, or by the environment's CASCADA_TODAY ("2025-07-10"), for
 * tests and rehearsals. Rules are given the day; only who begins an action asks.
 */
CascadaDate
cascada_date_today (void)
{
  const char *given = g_getenv ("CASCADA_TODAY");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  CascadaDate date;

  if (given != NULL && cascada_date_parse (given, &date, NULL))
    return date;
  date = g_date_time_get_year (now) * 10000 + g_date_time_get_month (now) * 100 + g_date_time_get_day_of_month (now);
  return CLAMP (date, CASCADA_DATE_MIN, CASCADA_DATE_MAX); /* a clock that was lost is no reason to fail */
}

/** cascada_date_is_valid: whether the number is a day of the calendar within the years accepted. */
gboolean
cascada_date_is_valid (CascadaDate date)
{
  return date >= CASCADA_DATE_MIN && date <= CASCADA_DATE_MAX &&
         g_date_valid_dmy ((GDateDay) (date % 100), (GDateMonth) (date / 100 % 100), (GDateYear) (date / 10000));
}

static gboolean
read_part (const char **text, char separator, gint64 *number)
{
  char *end;

  if (!g_ascii_isdigit (**text))
    return FALSE;
  *number = g_ascii_strtoll (*text, &end, 10);
  if (*end != separator || end - *text > 4)
    return FALSE;
  *text = separator == '\0' ? end : end + 1;
  return TRUE;
}

static gboolean
read_parts (const char *text, char separator, gint64 parts[3])
{
  return read_part (&text, separator, &parts[0]) && read_part (&text, separator, &parts[1]) && read_part (&text, '\0', &parts[2]);
}

/**
 * cascada_date_parse:
 * @text: "2025-07-15", or "15/07/2025" (day first, as in Colombia); white space around it is no matter
 * @date: (out): the day
 * @error: %CASCADA_ERROR_INVALID
 */
gboolean
cascada_date_parse (const char *text, CascadaDate *date, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  gint64 parts[3];

  *date = CASCADA_DATE_NONE;
  if (read_parts (stripped, '-', parts))
    *date = cascada_date_new ((int) parts[0], (int) parts[1], (int) parts[2]);
  else if (read_parts (stripped, '/', parts))
    *date = cascada_date_new ((int) parts[2], (int) parts[1], (int) parts[0]);
  if (*date != CASCADA_DATE_NONE)
    return TRUE;
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID,
               _ ("“%s” is not a day from 1990 to 2100; write it as 2025-07-15 or 15/07/2025"), stripped);
  return FALSE;
}

/** cascada_date_to_string: (transfer full): "2025-07-15", the same in every locale; "" for none. */
char *
cascada_date_to_string (CascadaDate date)
{
  return date == CASCADA_DATE_NONE ? g_strdup ("")
                                   : g_strdup_printf ("%04d-%02d-%02d", date / 10000, date / 100 % 100, date % 100);
}

/** cascada_date_format: (transfer full): as people read it here: "15/07/2025" in Spanish; "" for none. */
char *
cascada_date_format (CascadaDate date)
{
  if (date == CASCADA_DATE_NONE || cascada_convention_get_default () != CASCADA_CONVENTION_ES_CO)
    return cascada_date_to_string (date);
  return g_strdup_printf ("%02d/%02d/%04d", date % 100, date / 100 % 100, date / 10000);
}

/** cascada_date_get_days_between: how many days @to lies after @from; negative before it. Both are days. */
int
cascada_date_get_days_between (CascadaDate from, CascadaDate to)
{
  GDate first, second;

  g_return_val_if_fail (cascada_date_to_gdate (from, &first) && cascada_date_to_gdate (to, &second), 0);

  return g_date_days_between (&first, &second);
}

/** cascada_period_get_last_day: of a year, quarter or month: its cut-off. */
CascadaDate
cascada_period_get_last_day (CascadaPeriod period)
{
  int end = cascada_period_get_end (period), year = end / 12, month = end % 12 + 1;

  return cascada_date_new (year, month, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));
}

/** cascada_date_get_quarter: the quarter that the day lies in. */
CascadaPeriod
cascada_date_get_quarter (CascadaDate date)
{
  return CASCADA_PERIOD_QUARTER (date / 10000, (date / 100 % 100 - 1) / 3 + 1);
}
