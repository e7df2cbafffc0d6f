/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cascada-decimal.h"
#include "cascada-error.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gint64 millionths;
    int error; /* -1: none */
  } rows[] = {
    { "0", 0, -1 },
    { "-0", 0, -1 },
    { "33.33", 33330000, -1 },
    { "+1.005", 1005000, -1 },
    { "-12.5", -12500000, -1 },
    { "0.000001", 1, -1 },
    { "13200000.00", 13200000000000, -1 },
    { "1.00000000", 1000000, -1 },
    { "9223372036854.775807", G_MAXINT64, -1 },
    { "-9223372036854.775807", -G_MAXINT64, -1 },
    { "9223372036854.775808", 0, CASCADA_ERROR_RANGE },
    { "99999999999999999999999999999999999999999999999", 0, CASCADA_ERROR_RANGE },
    { "0.0000001", 0, CASCADA_ERROR_RANGE },
    { "", 0, CASCADA_ERROR_INVALID },
    { "-", 0, CASCADA_ERROR_INVALID },
    { ".5", 0, CASCADA_ERROR_INVALID },
    { "5.", 0, CASCADA_ERROR_INVALID },
    { "1.2.3", 0, CASCADA_ERROR_INVALID },
    { "1,5", 0, CASCADA_ERROR_INVALID },
    { "1e5", 0, CASCADA_ERROR_INVALID },
    { " 1", 0, CASCADA_ERROR_INVALID },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      CascadaDecimal value = 7;
      gboolean read = cascada_decimal_parse (rows[i].text, &value, &error);

      g_test_message ("“%s”", rows[i].text);
      if (rows[i].error < 0)
        {
          g_assert_no_error (error);
          g_assert_true (read);
          g_assert_cmpint (value, ==, rows[i].millionths);
        }
      else
        {
          g_assert_error (error, CASCADA_ERROR, rows[i].error);
          g_assert_cmpint (value, ==, 7);
        }
    }
}

static void
test_to_string (void)
{
  static const char *rows[] = { "0", "33.33", "-12.5", "0.000001", "-0.1", "13200000", "9223372036854.775807" };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = NULL;
      CascadaDecimal value;

      g_assert_true (cascada_decimal_parse (rows[i], &value, NULL));
      text = cascada_decimal_to_string (value);
      g_assert_cmpstr (text, ==, rows[i]);
    }
  g_assert_null (cascada_decimal_to_string (CASCADA_DECIMAL_NONE));
}

static void
test_add (void)
{
  CascadaDecimal sum = 0;

  /* 33,33 × 3 is 99,99 exactly (domain §3) */
  for (int i = 0; i < 3; i++)
    g_assert_true (cascada_decimal_add (sum, 33330000, &sum));
  g_assert_cmpint (sum, ==, 99990000);
  g_assert_false (cascada_decimal_add (CASCADA_DECIMAL_MAX, 1, &sum));
  g_assert_false (cascada_decimal_add (-CASCADA_DECIMAL_MAX, -1, &sum));
  g_assert_false (cascada_decimal_add (CASCADA_DECIMAL_NONE, 1, &sum));
  g_assert_cmpint (sum, ==, 99990000);
}

static void
test_percent (void)
{
  static const struct
  {
    gint64 num, den;
    guint decimals;
    const char *text;
  } rows[] = {
    { 33886, 31920, 2, "106.16" },
    { 36, 49, 2, "73.47" },
    { 1, 3, 12, "33.333333333333" },
    { 2, 3, 2, "66.67" },
    { 1, 1, 2, "100.00" },
    { 0, 5, 2, "0.00" },
    { 99999, 100000, 2, "100.00" },
    { 10005, 1000000, 2, "1.00" },
    { 10050, 1000000, 2, "1.01" },
    { -10050, 1000000, 2, "-1.01" },
    { -1, 1000000, 2, "0.00" },
    { 1, 8, 0, "13" },
    { 154397, 1000, 2, "15439.70" },
    { G_MAXINT64, 1, 2, "922337203685477580700.00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = cascada_ratio_to_percent_string (cascada_ratio (rows[i].num, rows[i].den), rows[i].decimals);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
  g_assert_null (cascada_ratio_to_percent_string (CASCADA_RATIO_NONE, 2));
  g_assert_cmpint (cascada_ratio_to_percent (cascada_ratio (-1, -8), 2), ==, 12500000);
  g_assert_cmpint (cascada_ratio_to_percent (cascada_ratio (G_MAXINT64, 1), 2), ==, CASCADA_DECIMAL_MAX);
  g_assert_cmpint (cascada_ratio_compare_one (cascada_ratio (9567, 10000)), <, 0);
  g_assert_cmpint (cascada_ratio_compare_one (cascada_ratio (3, 3)), ==, 0);
}

static void
test_compare (void)
{
  static const __int128 large = (__int128) 1 << 120;
  const struct
  {
    CascadaRatio a, b;
    int order;
  } rows[] = {
    { { 1, 3 }, { 2, 6 }, 0 },
    { { 1, 3 }, { 1, 3 }, 0 },
    { { 1, 3 }, { 333333, 1000000 }, 1 },
    { { 0, 5 }, { 0, 7 }, 0 },
    { { -1, 3 }, { 1, 3 }, -1 },
    { { -1, 3 }, { -1, 4 }, -1 },
    { { -7, 2 }, { -10, 3 }, -1 },
    { { 5, 4 }, { 125, 100 }, 0 },
    { { 1250001, 1000000 }, { 5, 4 }, 1 },
    { { 3, 1 }, { 7, 2 }, -1 },
    { { large - 1, large }, { large, large + 1 }, -1 },
    { { large, large - 1 }, { large + 1, large }, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (cascada_ratio_compare (rows[i].a, rows[i].b), ==, rows[i].order);
      g_assert_cmpint (cascada_ratio_compare (rows[i].b, rows[i].a), ==, -rows[i].order);
    }
}

/* The number and its text are rounded by different code: they are to agree for any magnitudes. */
static void
test_text_and_number (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 50000; i++)
    {
      gint64 num = (gint64) (((guint64) g_rand_int (random) << 32 | g_rand_int (random)) >> g_rand_int_range (random, 1, 60));
      gint64 den = (gint64) (((guint64) g_rand_int (random) << 32 | g_rand_int (random)) >> g_rand_int_range (random, 1, 60));
      CascadaRatio ratio = cascada_ratio (g_rand_boolean (random) ? num : -num, MAX (den, 1));
      guint decimals = g_rand_int_range (random, 0, 7);
      g_autofree char *text = NULL;
      CascadaDecimal parsed;

      if (i % 5 == 0) /* half of the last decimal */
        ratio = cascada_ratio ((__int128) (num >> 40) * 2 + 1, 2 * CASCADA_DECIMAL_SCALE);
      text = cascada_ratio_to_percent_string (ratio, decimals);
      if (!cascada_decimal_parse (text, &parsed, NULL))
        parsed = ratio.num < 0 ? -CASCADA_DECIMAL_MAX : CASCADA_DECIMAL_MAX;
      g_assert_cmpint (cascada_ratio_to_percent (ratio, decimals), ==, parsed);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decimal/parse", test_parse);
  g_test_add_func ("/decimal/to-string", test_to_string);
  g_test_add_func ("/decimal/add", test_add);
  g_test_add_func ("/ratio/percent", test_percent);
  g_test_add_func ("/ratio/compare", test_compare);
  g_test_add_func ("/ratio/text-and-number", test_text_and_number);
  return g_test_run ();
}
