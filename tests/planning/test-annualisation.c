/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cascada-coherence.h"

#define NONE CASCADA_DECIMAL_NONE

static void
test_infer (void)
{
  /* whole numbers; -1: absent */
  static const struct
  {
    int targets[5];
    int total;
    CascadaAnnualisation annualisation;
    gboolean proven;
  } rows[] = {
    /* [PEI20]: 321, 431, 644, 543, 555, 512, 514, 545, the budget goal, the goals at 100 */
    { { 5, 20, 55, 90, 100 }, 100, CASCADA_ANNUALISATION_INCREASING, TRUE },
    { { 0, 1, 1, 1, 0 }, 3, CASCADA_ANNUALISATION_SUM, TRUE },
    { { 50, 50, 50, 50, 50 }, 250, CASCADA_ANNUALISATION_SUM, TRUE },
    { { 9, 22, 24, 24, 21 }, 100, CASCADA_ANNUALISATION_SUM, TRUE },
    { { 25, 50, 25, 0, 0 }, 128, CASCADA_ANNUALISATION_SUM, FALSE },
    { { 16, 16, 16, 16, 16 }, 16, CASCADA_ANNUALISATION_CONSTANT, TRUE },
    { { 30, 60, 100, 0, 0 }, 100, CASCADA_ANNUALISATION_INCREASING, TRUE },
    { { 2000000, 3500000, 3100000, 3100000, 1500000 }, 13200000, CASCADA_ANNUALISATION_SUM, TRUE },
    { { 99, 100, 100, 100, 100 }, 100, CASCADA_ANNUALISATION_CONSTANT, TRUE },
    { { 100, 100, 100, 100, 100 }, 100, CASCADA_ANNUALISATION_CONSTANT, TRUE },
    /* boundaries */
    { { 50, 40, 30, 20, 10 }, 10, CASCADA_ANNUALISATION_DECREASING, TRUE },
    { { 10, 30, 20, 40, 100 }, 100, CASCADA_ANNUALISATION_SUM, FALSE },
    { { 50, 75, 100, 100, -1 }, 100, CASCADA_ANNUALISATION_INCREASING, TRUE },
    { { 75, 100, 100, -1, -1 }, 100, CASCADA_ANNUALISATION_CONSTANT, TRUE },
    { { 7, -1, -1, -1, -1 }, 7, CASCADA_ANNUALISATION_SUM, TRUE },
    { { 7, -1, -1, -1, -1 }, -1, CASCADA_ANNUALISATION_SUM, FALSE },
    { { 7, 8, -1, -1, -1 }, -1, CASCADA_ANNUALISATION_SUM, FALSE },
    { { -1, -1, -1, -1, -1 }, 5, CASCADA_ANNUALISATION_SUM, FALSE },
    { { 0, 0, 0, 0, 0 }, 0, CASCADA_ANNUALISATION_SUM, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CascadaPeriod periods[5];
      CascadaDecimal targets[5];
      CascadaSeries series = { .baseline = NONE, .n_periods = 5, .periods = periods, .targets = targets };
      gboolean proven;

      for (int k = 0; k < 5; k++)
        {
          periods[k] = CASCADA_PERIOD_YEAR (2020 + k);
          targets[k] = rows[i].targets[k] < 0 ? NONE : CASCADA_DECIMAL (rows[i].targets[k]);
        }
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (cascada_annualisation_infer (&series, rows[i].total < 0 ? NONE : CASCADA_DECIMAL (rows[i].total), &proven),
                       ==, rows[i].annualisation);
      g_assert_cmpint (proven, ==, rows[i].proven);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/annualisation/infer", test_infer);
  return g_test_run ();
}
