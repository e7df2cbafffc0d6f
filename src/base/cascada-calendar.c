/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-calendar.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

typedef enum
{
  RULE_FIXED,
  RULE_MOVED,  /* to the next Monday, unless it is one */
  RULE_EASTER, /* so many days after Easter Sunday */
} Rule;

/* Ley 51 de 1983; the days after Easter are the Mondays that the law moves them to. */
static const struct
{
  Rule rule;
  int month;
  int day;
  const char *name;
} rules[CASCADA_N_HOLIDAYS] = {
  { RULE_FIXED, 1, 1, N_ ("New Year’s Day") },
  { RULE_MOVED, 1, 6, N_ ("Epiphany") },
  { RULE_MOVED, 3, 19, N_ ("Saint Joseph’s Day") },
  { RULE_EASTER, 0, -3, N_ ("Maundy Thursday") },
  { RULE_EASTER, 0, -2, N_ ("Good Friday") },
  { RULE_FIXED, 5, 1, N_ ("Labour Day") },
  { RULE_EASTER, 0, 43, N_ ("Ascension Day") },
  { RULE_EASTER, 0, 64, N_ ("Corpus Christi") },
  { RULE_EASTER, 0, 71, N_ ("Feast of the Sacred Heart") },
  { RULE_MOVED, 6, 29, N_ ("Saints Peter and Paul") },
  { RULE_FIXED, 7, 20, N_ ("Independence Day") },
  { RULE_FIXED, 8, 7, N_ ("Battle of Boyacá") },
  { RULE_MOVED, 8, 15, N_ ("Assumption of Mary") },
  { RULE_MOVED, 10, 12, N_ ("Day of Ethnic and Cultural Diversity") },
  { RULE_MOVED, 11, 1, N_ ("All Saints’ Day") },
  { RULE_MOVED, 11, 11, N_ ("Independence of Cartagena") },
  { RULE_FIXED, 12, 8, N_ ("Immaculate Conception") },
  { RULE_FIXED, 12, 25, N_ ("Christmas Day") },
};

/**
 * cascada_calendar_get_easter:
 * @easter: (out): Easter Sunday of @year in the Gregorian calendar (the method of Meeus, Jones and Butcher)
 */
void
cascada_calendar_get_easter (int year, GDate *easter)
{
  int golden = year % 19, century = year / 100, rest = year % 100;
  int epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
  int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
  int correction = (golden + 11 * epact + 22 * weekday) / 451;
  int days = epact + weekday - 7 * correction + 114;

  g_date_clear (easter, 1);
  g_date_set_dmy (easter, days % 31 + 1, days / 31, year);
}

static void
place_holiday (gsize rule, int year, const GDate *easter, GDate *date)
{
  g_date_clear (date, 1);
  if (rules[rule].rule == RULE_EASTER)
    g_date_set_julian (date, g_date_get_julian (easter) + rules[rule].day);
  else
    g_date_set_dmy (date, rules[rule].day, rules[rule].month, year);
  if (rules[rule].rule == RULE_MOVED)
    g_date_add_days (date, (8 - g_date_get_weekday (date)) % 7);
}

static int
compare_holidays (gconstpointer a, gconstpointer b)
{
  return g_date_compare (&((const CascadaHoliday *) a)->date, &((const CascadaHoliday *) b)->date);
}

/**
 * cascada_calendar_get_holidays:
 * @holidays: (out): Colombia's holidays of @year, by date
 *
 * Two can fall on one day: 30 June 2025 is the Sacred Heart and Saints Peter and Paul (domain §8).
 */
void
cascada_calendar_get_holidays (int year, CascadaHoliday holidays[CASCADA_N_HOLIDAYS])
{
  GDate easter;

  cascada_calendar_get_easter (year, &easter);
  for (gsize i = 0; i < CASCADA_N_HOLIDAYS; i++)
    {
      place_holiday (i, year, &easter, &holidays[i].date);
      holidays[i].name = rules[i].name;
    }
  qsort (holidays, CASCADA_N_HOLIDAYS, sizeof *holidays, compare_holidays);
}

/**
 * cascada_calendar_get_holiday_name:
 *
 * Returns: (nullable): the translated name of the holiday kept on @date; %NULL where it is none
 */
const char *
cascada_calendar_get_holiday_name (const GDate *date)
{
  CascadaHoliday holidays[CASCADA_N_HOLIDAYS];

  cascada_calendar_get_holidays (g_date_get_year (date), holidays);
  for (gsize i = 0; i < CASCADA_N_HOLIDAYS; i++)
    if (g_date_compare (&holidays[i].date, date) == 0)
      return _ (holidays[i].name);
  return NULL;
}

/**
 * cascada_calendar_is_working_day:
 * @extra: (array length=n_extra) (nullable): further days without work that the planning office entered
 *
 * Saturdays, Sundays and holidays are none (domain §8).
 */
gboolean
cascada_calendar_is_working_day (const GDate *date, const GDate *extra, gsize n_extra)
{
  for (gsize i = 0; i < n_extra; i++)
    if (g_date_compare (&extra[i], date) == 0)
      return FALSE;
  return g_date_get_weekday (date) < G_DATE_SATURDAY && cascada_calendar_get_holiday_name (date) == NULL;
}

/**
 * cascada_calendar_get_deadline:
 * @quarter: the quarter reported
 * @extra: (array length=n_extra) (nullable): further days without work
 * @deadline: (out): the last day on which its report is on time
 *
 * Day 15 after the quarter ends, or the next working day [P005 act. 9].
 */
void
cascada_calendar_get_deadline (CascadaPeriod quarter, const GDate *extra, gsize n_extra, GDate *deadline)
{
  int month;

  g_return_if_fail (cascada_period_is_valid (quarter));

  month = cascada_period_get_end (quarter) + 1;
  g_date_clear (deadline, 1);
  g_date_set_dmy (deadline, 15, month % 12 + 1, month / 12);
  while (!cascada_calendar_is_working_day (deadline, extra, n_extra))
    g_date_add_days (deadline, 1);
}
