/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>

#include <glib/gi18n.h>

#include "cascada-calendar.h"
#include "cascada-cli-table.h"

static char **extra_days;
static char *format_name;

enum
{
  COLUMN_PERIOD,
  COLUMN_DATE,
  COLUMN_WEEKDAY,
  COLUMN_MOVED,
};

static const CascadaCliColumn columns[] = {
  [COLUMN_PERIOD] = { "period", N_ ("Quarter"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_DATE] = { "deadline", N_ ("Deadline"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_WEEKDAY] = { "weekday", N_ ("Day"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_MOVED] = { "moved_by", N_ ("Put off by"), CASCADA_CLI_COLUMN_TEXT },
};

static const char *const weekdays[] = {
  NULL,
  N_ ("Monday"),
  N_ ("Tuesday"),
  N_ ("Wednesday"),
  N_ ("Thursday"),
  N_ ("Friday"),
  N_ ("Saturday"),
  N_ ("Sunday"),
};

static gboolean
parse_date (const char *text, GDate *date, GError **error)
{
  int year, month, day;

  if (sscanf (text, "%4d-%2d-%2d", &year, &month, &day) == 3 && g_date_valid_dmy (day, month, year))
    {
      g_date_clear (date, 1);
      g_date_set_dmy (date, day, month, year);
      return TRUE;
    }
  return cascada_cli_misuse (error, _ ("“%s” is not a date; write it as 2025-07-15"), text);
}

static GArray *
parse_extra (GError **error)
{
  g_autoptr (GArray) extra = g_array_new (FALSE, FALSE, sizeof (GDate));

  for (guint i = 0; extra_days != NULL && extra_days[i] != NULL; i++)
    {
      GDate date;

      if (!parse_date (extra_days[i], &date, error))
        return NULL;
      g_array_append_val (extra, date);
    }
  return g_steal_pointer (&extra);
}

static char *
format_date (const GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

static const char *
name_day_off (const GDate *date)
{
  const char *holiday = cascada_calendar_get_holiday_name (date);

  if (holiday != NULL)
    return _ (holiday);
  if (g_date_get_weekday (date) >= G_DATE_SATURDAY)
    return _ (weekdays[g_date_get_weekday (date)]);
  return _ ("day entered");
}

/* The days off between the fifteenth and the deadline: "15 Sunday, 16 Columbus Day". */
static char *
list_days_off (const GDate *deadline)
{
  GString *list = g_string_new (NULL);
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 15, g_date_get_month (deadline), g_date_get_year (deadline));
  for (; g_date_compare (&day, deadline) < 0; g_date_add_days (&day, 1))
    g_string_append_printf (list, "%s%d %s", list->len > 0 ? ", " : "", g_date_get_day (&day), name_day_off (&day));
  return g_string_free (list, FALSE);
}

static void
add_quarter (CascadaCliTable *table, CascadaPeriod quarter, GArray *extra)
{
  g_autofree char *period = cascada_period_to_string (quarter);
  g_autofree char *date = NULL;
  g_autofree char *days_off = NULL;
  GDate deadline;
  const char *weekday;

  cascada_calendar_get_deadline (quarter, (const GDate *) (gpointer) extra->data, extra->len, &deadline);
  date = format_date (&deadline);
  days_off = list_days_off (&deadline);
  weekday = weekdays[g_date_get_weekday (&deadline)];

  cascada_cli_table_add_row (table);
  cascada_cli_table_set (table, COLUMN_PERIOD, period);
  cascada_cli_table_set (table, COLUMN_DATE, date);
  cascada_cli_table_set_both (table, COLUMN_WEEKDAY, _ (weekday), weekday);
  cascada_cli_table_set (table, COLUMN_MOVED, days_off[0] != '\0' ? days_off : NULL);
}

static CascadaCliStatus
run (char **arguments, GError **error)
{
  g_autoptr (CascadaCliTable) table = cascada_cli_table_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (GArray) extra = NULL;
  CascadaCliFormat format;
  guint64 year;

  if (!g_ascii_string_to_unsigned (arguments[0], 10, CASCADA_YEAR_MIN, CASCADA_YEAR_MAX, &year, NULL))
    cascada_cli_misuse (error, _ ("“%s” is not a year from %d to %d"), arguments[0], CASCADA_YEAR_MIN, CASCADA_YEAR_MAX);
  else if (cascada_cli_parse_format (format_name, &format, error))
    extra = parse_extra (error);
  if (extra == NULL)
    return CASCADA_CLI_MISUSE;

  for (int quarter = 1; quarter <= 4; quarter++)
    add_quarter (table, CASCADA_PERIOD_QUARTER ((int) year, quarter), extra);
  cascada_cli_table_print (table, format, error);
  return CASCADA_CLI_DONE;
}

static const GOptionEntry entries[] = {
  { "day-off", 0, 0, G_OPTION_ARG_STRING_ARRAY, &extra_days, N_ ("A further day that is not worked, as often as needed"), N_ ("YYYY-MM-DD") },
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print: table, json or csv"), N_ ("FORMAT") },
  { NULL },
};

const CascadaCliCommand cascada_cli_deadlines_command = {
  .name = "deadlines",
  .arguments = N_ ("YEAR"),
  .summary = N_ ("List the days by which the quarters of a year are reported"),
  .description = N_ ("Day 15 after the quarter ends; where it is a Saturday, a Sunday or a holiday of Ley 51 de 1983, the next\n"
                     "working day."),
  .least = 1,
  .most = 1,
  .entries = entries,
  .run = run,
};
