/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cascada-axis.h"

#define D CASCADA_DECIMAL

static void
test_range (void)
{
  static const struct
  {
    gint64 values[3];
    gint64 minimum, maximum, step;
  } rows[] = {
    { { D (0), D (50), D (100) }, D (0), D (120), D (20) },
    { { D (106), D (87), CASCADA_DECIMAL_NONE }, D (0), D (120), D (20) },
    { { D (120), D (120), D (120) }, D (0), D (120), D (20) },
    { { D (121), D (100), D (100) }, D (0), D (140), D (20) },
    { { D (15440), D (100), D (100) }, D (0), D (200), D (40) },
    { { D (-5), D (100), D (100) }, D (-20), D (120), D (20) },
    { { D (-15440), D (100), D (100) }, D (-100), D (120), D (40) },
    { { CASCADA_DECIMAL_MAX, -CASCADA_DECIMAL_MAX, 0 }, D (-100), D (200), D (40) },
    { { CASCADA_DECIMAL_NONE, CASCADA_DECIMAL_NONE, CASCADA_DECIMAL_NONE }, D (0), D (120), D (20) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CascadaAxis axis;

      cascada_axis_init (&axis, rows[i].values, 3);
      g_assert_cmpint (axis.minimum, ==, rows[i].minimum);
      g_assert_cmpint (axis.maximum, ==, rows[i].maximum);
      g_assert_cmpint (axis.step, ==, rows[i].step);
    }
}

static void
test_place (void)
{
  const CascadaDecimal values[] = { D (15440) };
  CascadaAxis axis;

  cascada_axis_init (&axis, values, 1);
  g_assert_cmpfloat (cascada_axis_normalize (&axis, 0), ==, 0);
  g_assert_cmpfloat (cascada_axis_normalize (&axis, D (100)), ==, 0.5);
  g_assert_cmpfloat (cascada_axis_normalize (&axis, D (15440)), ==, 1);
  g_assert_cmpfloat (cascada_axis_normalize (&axis, D (-3)), ==, 0);
  g_assert_true (cascada_axis_cuts (&axis, D (15440)));
  g_assert_true (cascada_axis_cuts (&axis, D (-3)));
  g_assert_false (cascada_axis_cuts (&axis, D (200)));
  g_assert_false (cascada_axis_cuts (&axis, CASCADA_DECIMAL_NONE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/axis/range", test_range);
  g_test_add_func ("/axis/place", test_place);
  return g_test_run ();
}
