/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cascada-error.h"
#include "cascada-period.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    CascadaPeriod period;
    const char *written;
  } rows[] = {
    { "2025", CASCADA_PERIOD_YEAR (2025), "2025" },
    { "2025-Q2", CASCADA_PERIOD_QUARTER (2025, 2), "2025-Q2" },
    { "2025-q2", CASCADA_PERIOD_QUARTER (2025, 2), "2025-Q2" },
    { "2025-T4", CASCADA_PERIOD_QUARTER (2025, 4), "2025-Q4" },
    { "2025Q1", CASCADA_PERIOD_QUARTER (2025, 1), "2025-Q1" },
    { "2025-06", CASCADA_PERIOD_MONTH (2025, 6), "2025-06" },
    { "2025-13", 0, NULL },
    { "2025-00", 0, NULL },
    { "2025-Q5", 0, NULL },
    { "2025-Q0", 0, NULL },
    { "2025-6", 0, NULL },
    { "202506", 0, NULL },
    { "25", 0, NULL },
    { "1899", 0, NULL },
    { "2025-Q2x", 0, NULL },
    { "2025-", 0, NULL },
    { "", 0, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      CascadaPeriod period = 0;
      gboolean read = cascada_period_parse (rows[i].text, &period, &error);

      g_test_message ("“%s”", rows[i].text);
      g_assert_cmpint (period, ==, rows[i].period);
      g_assert_cmpint (read, ==, rows[i].written != NULL);
      if (read)
        {
          g_autofree char *text = cascada_period_to_string (period);

          g_assert_cmpstr (text, ==, rows[i].written);
        }
      else
        g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID);
    }
}

static void
test_order (void)
{
  static const char *ordered[] = { "2024", "2025-01", "2025-02", "2025-03", "2025-Q1", "2025-11", "2025-12", "2025-Q4", "2025" };

  for (gsize i = 0; i + 1 < G_N_ELEMENTS (ordered); i++)
    {
      CascadaPeriod a, b;

      g_assert_true (cascada_period_parse (ordered[i], &a, NULL));
      g_assert_true (cascada_period_parse (ordered[i + 1], &b, NULL));
      g_assert_cmpint (cascada_period_compare (a, b), <, 0);
      g_assert_cmpint (cascada_period_compare (b, a), >, 0);
    }
  g_assert_true (cascada_period_contains (CASCADA_PERIOD_YEAR (2025), CASCADA_PERIOD_QUARTER (2025, 4)));
  g_assert_false (cascada_period_contains (CASCADA_PERIOD_QUARTER (2025, 1), CASCADA_PERIOD_MONTH (2025, 4)));
}

static void
test_label (void)
{
  g_autofree char *quarter = cascada_period_get_label (CASCADA_PERIOD_QUARTER (2025, 2));
  g_autofree char *month = cascada_period_get_label (CASCADA_PERIOD_MONTH (2025, 12));
  g_autofree char *year = cascada_period_get_label (CASCADA_PERIOD_YEAR (2025));
  g_autofree char *narrow = cascada_period_get_short_label (CASCADA_PERIOD_QUARTER (2025, 4));
  g_autofree char *narrow_month = cascada_period_get_short_label (CASCADA_PERIOD_MONTH (2025, 6));

  g_assert_cmpstr (quarter, ==, "Q2 2025");
  g_assert_cmpstr (month, ==, "December 2025");
  g_assert_cmpstr (year, ==, "2025");
  g_assert_cmpstr (narrow, ==, "Q4 2025");
  g_assert_cmpstr (narrow_month, ==, "2025-06");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/parse", test_parse);
  g_test_add_func ("/period/order", test_order);
  g_test_add_func ("/period/label", test_label);
  return g_test_run ();
}
