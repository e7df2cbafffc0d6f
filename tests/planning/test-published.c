/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The published follow-up of 30 June 2025 [PEI25], recomputed: every percentage of an indicator and of an objective
 * that the document prints follows from these figures. Magnitudes round to the printed ones, and weights, which the
 * document does not print, are derived from the published results (data/pei_2025_q2_reconstructed.csv of the
 * transcribed documents). */

#include "cascada-compliance.h"
#include "test-figures.h"

#define CUT CASCADA_PERIOD_QUARTER (2025, 2)

/* 3979 is printed with 75 % of the year, as a whole number, and has 75,30 %. An indicator not programmed at the
 * cut-off is printed with 0,00 % and has none. */
static const struct
{
  int objective;
  const char *code, *weight, *target_year, *target, *executed, *percent, *percent_year;
} indicators[] = {
  { 1, "3979", "50", "45", "31.92", "33.886", "106.16", "75.30" },
  { 1, "3980", "50", "26", "0", "0", "", "0.00" },
  { 2, "4234", "20", "1", "0.5", "0.5", "100.00", "50.00" },
  { 2, "4236", "20", "8", "0", "0", "", "0.00" },
  { 2, "4237", "20", "40", "25", "25", "100.00", "62.50" },
  { 2, "4244", "20", "40", "25", "25", "100.00", "62.50" },
  { 2, "3 of Meta proyecto 3 proyecto 8110", "20", "1", "0", "0", "", "0.00" },
  { 3, "4199", "50", "1", "0.49005", "0.3646", "74.40", "36.46" },
  { 3, "3 of Meta 3 proyecto 8116", "25", "4", "2", "2", "100.00", "50.00" },
  { 3, "4 of Meta 4 proyecto 8116", "25", "4", "4", "4", "100.00", "100.00" },
  { 4, "4074", "50", "1", "0.5", "0.5", "100.00", "50.00" },
  { 4, "4075", "50", "17", "8", "8", "100.00", "47.06" },
  { 5, "4263", "33.333333", "0.40", "0.21636", "0.21636", "100.00", "54.09" },
  { 5, "4267", "33.333333", "1.50", "1", "1", "100.00", "66.67" },
  { 5, "4 of Meta 4 proyecto 8129", "33.333333", "100", "50", "50", "100.00", "50.00" },
  { 6, "4246", "33.333333", "25", "8", "6.80", "85.00", "27.20" },
  { 6, "4248", "33.333333", "2.00", "0", "0", "", "0.00" },
  { 6, "4249", "33.333333", "5.00", "0", "0", "", "0.00" },
  { 7, "4226", "23.333333", "0.40", "0.23", "0.23", "100.00", "57.50" },
  { 7, "1 of Meta 1 proyecto 8111", "23.333333", "0.60", "0.32", "0.32", "100.00", "53.33" },
  { 7, "3 of Meta 3 proyecto 8111", "30", "0.60", "0.36", "0.344", "95.56", "57.33" },
  { 7, "4 of Meta 4 Proyecto 8098", "23.333333", "0.50", "0.32", "0.32", "100.00", "64.00" },
  { 8, "4200", "50", "0.25", "0.125", "0.125", "100.00", "50.00" },
  { 8, "4202", "50", "0.60", "0.50", "0.50", "100.00", "83.33" },
  { 9, "4205", "34", "0.48626", "0.30156", "0.2885", "95.67", "59.33" },
  { 9, "3 of Meta 3 proyecto 8118", "33", "30000", "15000", "15334", "102.23", "51.11" },
  { 9, "4 of Meta 4 proyecto 8118", "33", "0.35", "0.18265", "0.173355", "94.91", "49.53" },
  { 10, "process goal", "50", "95", "95", "97", "102.11", "102.11" },
  { 10, "process goal", "50", "95", "95", "99.41", "104.64", "104.64" },
};

static const char *const objectives[] = {
  "106.16",
  "100.00",
  "87.20",
  "100.00",
  "100.00",
  "85.00",
  "98.67",
  "100.00",
  "97.58",
  "103.37",
};

static void
compute (guint i, CascadaProgress *progress)
{
  g_autofree char *text = g_strdup_printf ("2025-Q2:%s/%s 2025:%s/", indicators[i].target, indicators[i].executed,
                                           indicators[i].target_year);
  TestFigures figures;
  CascadaSettings settings;

  test_settings (&settings, NULL);
  test_figures_read (&figures, indicators[i].objective == 10 ? CASCADA_ANNUALISATION_CONSTANT : CASCADA_ANNUALISATION_INCREASING,
                     NULL, text);
  cascada_progress_compute (&figures.series, &settings, CUT, progress);
}

static void
test_indicators (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (indicators), ==, 29);
  for (guint i = 0; i < G_N_ELEMENTS (indicators); i++)
    {
      g_autofree char *percent = NULL, *percent_year = NULL;
      CascadaProgress progress;

      g_test_message ("%s", indicators[i].code);
      compute (i, &progress);
      percent = cascada_ratio_to_percent_string (progress.progress_at_cut, 2);
      percent_year = cascada_ratio_to_percent_string (progress.progress_year, 2);
      g_assert_cmpstr (percent != NULL ? percent : "", ==, indicators[i].percent);
      g_assert_cmpstr (percent_year, ==, indicators[i].percent_year);
    }
}

static void
test_states (void)
{
  guint counts[CASCADA_STATE_ELIMINATED + 1] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (indicators); i++)
    {
      CascadaProgress progress;

      compute (i, &progress);
      counts[progress.state]++;
      if (progress.state == CASCADA_STATE_NOT_PROGRAMMED)
        g_assert_cmpint (progress.exclusion, ==, CASCADA_EXCLUSION_ZERO_TARGET);
    }
  /* as printed: 19 En cumplimiento, 5 with an explanation of the lag, 5 No programado al corte */
  g_assert_cmpuint (counts[CASCADA_STATE_ON_TRACK], ==, 19);
  g_assert_cmpuint (counts[CASCADA_STATE_LAG], ==, 5);
  g_assert_cmpuint (counts[CASCADA_STATE_NOT_PROGRAMMED], ==, 5);
}

static void
test_objectives (void)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_compliance_free);
  CascadaDecimal absent[G_N_ELEMENTS (objectives)];
  g_autoptr (CascadaCompliance) plan = NULL;
  g_autofree char *plan_percent = NULL;
  guint next = 0;

  for (int o = 0; o < (int) G_N_ELEMENTS (objectives); o++)
    {
      CascadaMember members[G_N_ELEMENTS (indicators)];
      g_autofree char *percent = NULL;
      gsize n = 0;

      for (; next < G_N_ELEMENTS (indicators) && indicators[next].objective == o + 1; next++, n++)
        {
          CascadaProgress progress;

          compute (next, &progress);
          members[n] = (CascadaMember){ test_decimal (indicators[next].weight), progress.progress_at_cut };
        }
      g_ptr_array_add (parts, cascada_compliance_new (members, n, CASCADA_DECIMAL_NONE));
      percent = cascada_compliance_to_percent_string (g_ptr_array_index (parts, o), 2);
      g_test_message ("objective %d", o + 1);
      g_assert_cmpstr (percent, ==, objectives[o]);
      absent[o] = CASCADA_DECIMAL_NONE;
    }
  g_assert_cmpuint (next, ==, G_N_ELEMENTS (indicators));
  plan = cascada_compliance_new_of ((CascadaCompliance *const *) parts->pdata, absent, parts->len);
  plan_percent = cascada_compliance_to_percent_string (plan, 12);
  g_assert_cmpstr (plan_percent, ==, "97.798274853230");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/published/indicators", test_indicators);
  g_test_add_func ("/published/states", test_states);
  g_test_add_func ("/published/objectives", test_objectives);
  return g_test_run ();
}
