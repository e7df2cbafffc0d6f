/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>

#include <glib/gi18n.h>

#include "cascada-calendar.h"
#include "cascada-cli-table.h"
#include "cascada-days-off.h"
#include "cascada-ics.h"
#include "cascada-store.h"

static char **extra_days;
static char *format_name;
static char *ics_path;
static int reminder_days = CASCADA_ICS_REMINDER_DAYS;

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

static gboolean
parse_days_off (CascadaDaysOff *days, GError **error)
{
  for (guint i = 0; extra_days != NULL && extra_days[i] != NULL; i++)
    {
      GDate date;

      if (!parse_date (extra_days[i], &date, error))
        return FALSE;
      cascada_days_off_add (days, &date, NULL);
    }
  return TRUE;
}

/* Those of the workspace, where there is one. */
static CascadaDaysOff *
read_days_off (const char *path, GError **error)
{
  g_autoptr (CascadaStore) store = NULL;

  if (path == NULL)
    return cascada_days_off_new ();
  store = cascada_store_open (path, CASCADA_STORE_READ_ONLY, NULL, error);
  return store != NULL ? cascada_days_off_load (store, error) : NULL;
}

static char *
format_date (const GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

static void
add_quarter (CascadaCliTable *table, CascadaPeriod quarter, const CascadaDaysOff *days)
{
  g_autofree char *period = cascada_period_to_string (quarter);
  g_autofree char *date = NULL;
  g_autofree char *days_off = NULL;
  GDate deadline;
  const char *weekday;

  cascada_days_off_get_deadline (days, quarter, &deadline);
  date = format_date (&deadline);
  days_off = cascada_days_off_explain (days, quarter);
  weekday = cascada_weekday_get_name (g_date_get_weekday (&deadline));

  cascada_cli_table_add_row (table);
  cascada_cli_table_set (table, COLUMN_PERIOD, period);
  cascada_cli_table_set (table, COLUMN_DATE, date);
  cascada_cli_table_set_both (table, COLUMN_WEEKDAY, _ (weekday), weekday);
  cascada_cli_table_set (table, COLUMN_MOVED, days_off[0] != '\0' ? days_off : NULL);
}

static gboolean
print_table (int year, const CascadaDaysOff *days, CascadaCliFormat format, GError **error)
{
  g_autoptr (CascadaCliTable) table = cascada_cli_table_new (columns, G_N_ELEMENTS (columns));

  for (int quarter = 1; quarter <= 4; quarter++)
    add_quarter (table, CASCADA_PERIOD_QUARTER (year, quarter), days);
  return cascada_cli_table_print (table, format, error);
}

/* "-" is the standard output. */
static gboolean
write_calendar (int year, const CascadaDaysOff *days, GError **error)
{
  g_autofree char *text = cascada_ics_make_deadlines (year, year, days, (guint) reminder_days);

  if (g_str_equal (ics_path, "-"))
    return cascada_cli_print (text, -1, error);
  return g_file_set_contents (ics_path, text, -1, error);
}

static gboolean
parse_year (const char *text, int *year, GError **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, CASCADA_YEAR_MIN, CASCADA_YEAR_MAX, &number, NULL))
    return cascada_cli_misuse (error, _ ("“%s” is not a year from %d to %d"), text, CASCADA_YEAR_MIN, CASCADA_YEAR_MAX);
  *year = (int) number;
  return TRUE;
}

static gboolean
parse_options (CascadaCliFormat *format, GError **error)
{
  if (reminder_days < 0 || reminder_days > CASCADA_ICS_MAX_REMINDER_DAYS)
    return cascada_cli_misuse (error, _ ("--remind %d: it is a number of days from 0 to %d"), reminder_days,
                               CASCADA_ICS_MAX_REMINDER_DAYS);
  if (ics_path != NULL && *ics_path == '\0')
    return cascada_cli_misuse (error, _ ("--ics: name the file to write, or - for the standard output"));
  return cascada_cli_parse_format (format_name, format, error);
}

static CascadaCliStatus
run (char **arguments, GError **error)
{
  g_autoptr (CascadaDaysOff) entered = cascada_days_off_new ();
  g_autoptr (CascadaDaysOff) days = NULL;
  CascadaCliFormat format = CASCADA_CLI_FORMAT_TABLE;
  int year = 0;

  if (!parse_year (arguments[0], &year, error) || !parse_options (&format, error) || !parse_days_off (entered, error))
    return CASCADA_CLI_MISUSE;
  days = read_days_off (arguments[1], error);
  if (days == NULL)
    return CASCADA_CLI_FAILED;
  for (guint i = 0; i < entered->dates->len; i++)
    cascada_days_off_add (days, &g_array_index (entered->dates, GDate, i), NULL);
  if (ics_path != NULL && !write_calendar (year, days, error))
    return CASCADA_CLI_FAILED;
  if (g_strcmp0 (ics_path, "-") != 0)
    print_table (year, days, format, error);
  return CASCADA_CLI_DONE;
}

static const GOptionEntry entries[] = {
  { "day-off", 0, 0, G_OPTION_ARG_STRING_ARRAY, &extra_days, N_ ("A further day that is not worked, as often as needed"), N_ ("YYYY-MM-DD") },
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print: table, json or csv"), N_ ("FORMAT") },
  { "ics", 'i', 0, G_OPTION_ARG_FILENAME, &ics_path, N_ ("Also write them for a calendar program; - for the standard output alone"), N_ ("FILE") },
  { "remind", 'r', 0, G_OPTION_ARG_INT, &reminder_days, N_ ("In the calendar, remind so many days before; 0 for never"), N_ ("DAYS") },
  { NULL },
};

const CascadaCliCommand cascada_cli_deadlines_command = {
  .name = "deadlines",
  .arguments = N_ ("YEAR [WORKSPACE]"),
  .summary = N_ ("List the days by which the quarters of a year are reported"),
  .description = N_ ("Day 15 after the quarter ends; where it is a Saturday, a Sunday or a holiday of Ley 51 de 1983, the next\n"
                     "working day. A workspace adds the days that its planning office declared not to be worked."),
  .least = 1,
  .most = 2,
  .entries = entries,
  .run = run,
};
