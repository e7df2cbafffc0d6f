/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cascada-calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *
write_date (const GDate *date)
{
  char text[32];

  g_date_strftime (text, sizeof text, "%Y-%m-%d", date);
  return g_strdup (text);
}

static void
read_date (const char *text, GDate *date)
{
  int year, month, day;

  g_assert_cmpint (sscanf (text, "%d-%d-%d", &year, &month, &day), ==, 3);
  g_date_clear (date, 1);
  g_date_set_dmy (date, day, month, year);
}

static void
test_easter (void)
{
  static const char *rows[] = {
    "1991-03-31",
    "2000-04-23",
    "2008-03-23",
    "2019-04-21",
    "2022-04-17",
    "2023-04-09",
    "2024-03-31",
    "2025-04-20",
    "2026-04-05",
    "2027-03-28",
    "2028-04-16",
    "2029-04-01",
    "2030-04-21",
    "2038-04-25",
    "2100-03-28",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = NULL;
      GDate easter;

      cascada_calendar_get_easter (atoi (rows[i]), &easter);
      text = write_date (&easter);
      g_assert_cmpstr (text, ==, rows[i]);
    }
}

static void
test_holidays (void)
{
  static const char *rows[] = {
    "2024: 01-01 01-08 03-25 03-28 03-29 05-01 05-13 06-03 06-10 07-01 07-20 08-07 08-19 10-14 11-04 11-11 12-08 12-25",
    "2025: 01-01 01-06 03-24 04-17 04-18 05-01 06-02 06-23 06-30 07-20 08-07 08-18 10-13 11-03 11-17 12-08 12-25",
    "2026: 01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25",
    "2027: 01-01 01-11 03-22 03-25 03-26 05-01 05-10 05-31 06-07 07-05 07-20 08-07 08-16 10-18 11-01 11-15 12-08 12-25",
    "2028: 01-01 01-10 03-20 04-13 04-14 05-01 05-29 06-19 06-26 07-03 07-20 08-07 08-21 10-16 11-06 11-13 12-08 12-25",
    "2029: 01-01 01-08 03-19 03-29 03-30 05-01 05-14 06-04 06-11 07-02 07-20 08-07 08-20 10-15 11-05 11-12 12-08 12-25",
    "2030: 01-01 01-07 03-25 04-18 04-19 05-01 06-03 06-24 07-01 07-20 08-07 08-19 10-14 11-04 11-11 12-08 12-25",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CascadaHoliday holidays[CASCADA_N_HOLIDAYS];
      g_autoptr (GString) text = g_string_new_len (rows[i], strlen ("2024:"));

      cascada_calendar_get_holidays (atoi (rows[i]), holidays);
      for (gsize j = 0; j < CASCADA_N_HOLIDAYS; j++)
        if (j == 0 || g_date_compare (&holidays[j - 1].date, &holidays[j].date) != 0)
          g_string_append_printf (text, " %02d-%02d", g_date_get_month (&holidays[j].date), g_date_get_day (&holidays[j].date));
      g_assert_cmpstr (text->str, ==, rows[i]);
    }
}

static void
test_names (void)
{
  static const char *const rows[][2] = {
    { "2025-07-20", "Independence Day" },
    { "2025-06-30", "Feast of the Sacred Heart" },
    { "2025-10-13", "Day of Ethnic and Cultural Diversity" },
    { "2025-10-12", NULL },
    { "2024-03-29", "Good Friday" },
    { "2025-07-15", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GDate date;

      read_date (rows[i][0], &date);
      g_assert_cmpstr (cascada_calendar_get_holiday_name (&date), ==, rows[i][1]);
    }
}

static void
test_working_days (void)
{
  static const struct
  {
    const char *date;
    gboolean working;
  } rows[] = {
    { "2025-07-18", TRUE },
    { "2025-07-19", FALSE },
    { "2025-07-20", FALSE },
    { "2025-07-21", TRUE },
    { "2025-12-31", FALSE },
    { "2025-08-18", FALSE },
    { "2025-08-19", TRUE },
    { "2024-05-13", FALSE },
  };
  GDate extra;

  read_date ("2025-12-31", &extra);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GDate date;

      read_date (rows[i].date, &date);
      g_assert_cmpint (cascada_calendar_is_working_day (&date, &extra, 1), ==, rows[i].working);
    }
  g_assert_true (cascada_calendar_is_working_day (&extra, NULL, 0));
}

static void
test_deadlines (void)
{
  static const struct
  {
    const char *quarter;
    const char *extra;
    const char *deadline;
  } rows[] = {
    /* the checks of domain §8 */
    { "2022-Q1", NULL, "2022-04-18" },
    { "2023-Q1", NULL, "2023-04-17" },
    { "2023-Q2", NULL, "2023-07-17" },
    { "2023-Q3", NULL, "2023-10-17" },
    { "2025-Q2", NULL, "2025-07-15" },
    { "2027-Q4", NULL, "2028-01-17" },
    /* quarters of 2024 and 2025 whose day 15 is a working day, and the day entered by the planning office */
    { "2023-Q4", NULL, "2024-01-15" },
    { "2024-Q1", NULL, "2024-04-15" },
    { "2024-Q2", NULL, "2024-07-15" },
    { "2024-Q3", NULL, "2024-10-15" },
    { "2024-Q4", NULL, "2025-01-15" },
    { "2025-Q3", NULL, "2025-10-15" },
    { "2025-Q2", "2025-07-15", "2025-07-16" },
    { "2023-Q3", "2023-10-17", "2023-10-18" },
    { "2025-Q2", "2025-07-16", "2025-07-15" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = NULL;
      CascadaPeriod quarter;
      GDate extra, deadline;

      g_assert_true (cascada_period_parse (rows[i].quarter, &quarter, NULL));
      if (rows[i].extra != NULL)
        read_date (rows[i].extra, &extra);
      cascada_calendar_get_deadline (quarter, &extra, rows[i].extra != NULL, &deadline);
      text = write_date (&deadline);
      g_assert_cmpstr (text, ==, rows[i].deadline);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/easter", test_easter);
  g_test_add_func ("/calendar/holidays", test_holidays);
  g_test_add_func ("/calendar/names", test_names);
  g_test_add_func ("/calendar/working-days", test_working_days);
  g_test_add_func ("/calendar/deadlines", test_deadlines);
  return g_test_run ();
}
