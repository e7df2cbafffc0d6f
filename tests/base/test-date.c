/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cascada-date.h"
#include "cascada-error.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    CascadaDate date; /* none: refused */
  } rows[] = {
    { "2025-07-15", 20250715 },
    { "15/07/2025", 20250715 },
    { " 5/7/2025 ", 20250705 },
    { "2024-02-29", 20240229 },
    { "2025-02-29", CASCADA_DATE_NONE },
    { "31/04/2025", CASCADA_DATE_NONE },
    { "07/15/2025", CASCADA_DATE_NONE },
    { "15/07/25", CASCADA_DATE_NONE },
    { "15-07-2025", CASCADA_DATE_NONE },
    { "2025-07-15x", CASCADA_DATE_NONE },
    { "2025-7", CASCADA_DATE_NONE },
    { "1989-12-31", CASCADA_DATE_NONE },
    { "2101-01-01", CASCADA_DATE_NONE },
    { "20250715", CASCADA_DATE_NONE },
    { "-1/1/2025", CASCADA_DATE_NONE },
    { "", CASCADA_DATE_NONE },
    { "99999999999999999999-01-01", CASCADA_DATE_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      CascadaDate date;

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (cascada_date_parse (rows[i].text, &date, &error), ==, rows[i].date != CASCADA_DATE_NONE);
      g_assert_cmpint (date, ==, rows[i].date);
      if (rows[i].date == CASCADA_DATE_NONE)
        g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID);
    }
}

static void
test_text (void)
{
  g_autofree char *plain = cascada_date_to_string (20250705), *none = cascada_date_to_string (CASCADA_DATE_NONE);
  g_autofree char *english = cascada_date_format (20250705);
  g_autofree char *spanish = NULL;

  g_assert_cmpstr (plain, ==, "2025-07-05");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (english, ==, "2025-07-05");
  g_setenv ("LANGUAGE", "es", TRUE);
  spanish = cascada_date_format (20250705);
  g_setenv ("LANGUAGE", "", TRUE);
  g_assert_cmpstr (spanish, ==, "05/07/2025");
}

static void
test_periods (void)
{
  static const struct
  {
    CascadaPeriod period;
    CascadaDate last;
  } rows[] = {
    { CASCADA_PERIOD_YEAR (2025), 20251231 },
    { CASCADA_PERIOD_QUARTER (2025, 1), 20250331 },
    { CASCADA_PERIOD_QUARTER (2025, 2), 20250630 },
    { CASCADA_PERIOD_QUARTER (2025, 4), 20251231 },
    { CASCADA_PERIOD_MONTH (2024, 2), 20240229 },
    { CASCADA_PERIOD_MONTH (2100, 2), 21000228 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (cascada_period_get_last_day (rows[i].period), ==, rows[i].last);
  g_assert_cmpint (cascada_date_get_quarter (20250630), ==, CASCADA_PERIOD_QUARTER (2025, 2));
  g_assert_cmpint (cascada_date_get_quarter (20250701), ==, CASCADA_PERIOD_QUARTER (2025, 3));
  g_assert_cmpint (cascada_date_get_days_between (20250630, 20250715), ==, 15);
  g_assert_cmpint (cascada_date_get_days_between (20250301, 20250228), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/text", test_text);
  g_test_add_func ("/date/periods", test_periods);
  return g_test_run ();
}
