/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cascada-trace.h"
#include "test-figures.h"

#define CUT CASCADA_PERIOD_QUARTER (2025, 2)

typedef struct
{
  CascadaAnnualisation annualisation;
  const char *settings, *baseline, *figures, *unit, *published;
  const char *lines;
} ProgressRow;

static const ProgressRow progress_rows[] = {
  { CASCADA_ANNUALISATION_INCREASING, NULL, NULL, "2025-Q2:31.92/33.886 2025:45/", "%", "106.16",
    "Increasing: P is the last target and E the last reported value up to the cut-off; progress = E ÷ P\n"
    "Setting of the plan: increasing=level\n"
    "Figures up to 2025-Q2: 2025-Q2: target 31.92, executed 33.886\n"
    "P = 31.92 %\n"
    "E = 33.886 %\n"
    "Progress at the cut-off = 33.886 ÷ 31.92 = 106.159147869674 %\n"
    "Rounded once, half away from zero, to 2 decimals: 106.16 %\n"
    "Progress of the year 2025, with the target at its end = 33.886 ÷ 45 = 75.302222222222 %, rounded 75.30 %\n"
    "State: On track\n"
    "Published: 106.16 %, the same" },
  { CASCADA_ANNUALISATION_INCREASING, NULL, NULL, "2025-Q2:0.49/0.36 2025:1/", NULL, "74.40",
    "Increasing: P is the last target and E the last reported value up to the cut-off; progress = E ÷ P\n"
    "Setting of the plan: increasing=level\n"
    "Figures up to 2025-Q2: 2025-Q2: target 0.49, executed 0.36\n"
    "P = 0.49\n"
    "E = 0.36\n"
    "Progress at the cut-off = 0.36 ÷ 0.49 = 73.469387755102 %\n"
    "Rounded once, half away from zero, to 2 decimals: 73.47 %\n"
    "Progress of the year 2025, with the target at its end = 0.36 ÷ 1 = 36 %, rounded 36.00 %\n"
    "State: Lag\n"
    "Published: 74.40 %; the computed one differs by -0.93 percentage points" },
  { CASCADA_ANNUALISATION_SUM, NULL, NULL, "2025-Q1:1000/ 2025-Q2:2000/1500.5 2025:6000/", "citizens", NULL,
    "Sum: P and E are the sums of targets and of executed values up to the cut-off; progress = E ÷ P\n"
    "Figures up to 2025-Q2: 2025-Q1: target 1,000, executed not reported; 2025-Q2: target 2,000, executed 1,500.5\n"
    "P = 3,000 citizens\n"
    "E = 1,500.5 citizens\n"
    "Progress at the cut-off = 1,500.5 ÷ 3,000 = 50.016666666667 %\n"
    "Rounded once, half away from zero, to 2 decimals: 50.02 %\n"
    "Progress of the year 2025, with the target at its end = 1,500.5 ÷ 6,000 = 25.008333333333 %, rounded 25.01 %\n"
    "State: Lag" },
  { CASCADA_ANNUALISATION_INCREASING, "increasing=from-baseline cap=120", "-10", "2025-Q1:0/5 2025-Q2:20/38", NULL, NULL,
    "Increasing: P is the last target and E the last reported value up to the cut-off; progress = (E − b) ÷ (P − b)\n"
    "Setting of the plan: increasing=from-baseline\n"
    "Figures up to 2025-Q2: 2025-Q1: target 0, executed 5; 2025-Q2: target 20, executed 38\n"
    "A target of 0 means not programmed in that period: the last level carries on\n"
    "P = 20\n"
    "E = 38\n"
    "b = -10\n"
    "Progress at the cut-off = (38 − (-10)) ÷ (20 − (-10)) = 160 %\n"
    "Rounded once, half away from zero, to 2 decimals: 160.00 %\n"
    "In averages it counts as 120 %, the cap of the plan\n"
    "Progress of the year 2025, with the target at its end = (38 − (-10)) ÷ (20 − (-10)) = 160 %, rounded 160.00 %\n"
    "State: On track" },
  { CASCADA_ANNUALISATION_INCREASING, "increasing=from-baseline", NULL, "2024:10/ 2025-Q1:0/ 2025-Q2:0/", NULL, NULL,
    "Increasing: P is the last target and E the last reported value up to the cut-off; progress = E ÷ P\n"
    "Setting of the plan: increasing=from-baseline\n"
    "There is no baseline, so the formula is E ÷ P\n"
    "Figures up to 2025-Q2: 2024: target 10, executed not reported; 2025-Q1: target 0, executed not reported; 2025-Q2: target 0, executed not reported\n"
    "A target of 0 means not programmed in that period: the last level carries on\n"
    "P = 10\n"
    "Nothing has been reported up to the cut-off: it counts as 0 %\n"
    "Rounded once, half away from zero, to 2 decimals: 0.00 %\n"
    "State: Not reported" },
  { CASCADA_ANNUALISATION_CONSTANT, "constant=mean decimals=1", NULL, "2025-Q1:95/97|100 2025-Q2:95/50|100", NULL, "73.55",
    "Constant: P and E are the means of targets and of reported values up to the cut-off; progress = E ÷ P\n"
    "Setting of the plan: constant=mean\n"
    "Figures up to 2025-Q2: 2025-Q1: target 95, executed 97 ÷ 100; 2025-Q2: target 95, executed 50 ÷ 100\n"
    "Numerators and denominators are added before they are divided\n"
    "P = 95\n"
    "E = 73.5\n"
    "Progress at the cut-off = 73.5 ÷ 95 = 77.368421052632 %\n"
    "Rounded once, half away from zero, to 1 decimal: 77.4 %\n"
    "Progress of the year 2025, with the target at its end = 73.5 ÷ 95 = 77.368421052632 %, rounded 77.4 %\n"
    "State: Lag\n"
    "Published: 73.55 %; the computed one differs by 3.85 percentage points" },
  { CASCADA_ANNUALISATION_SUM, NULL, NULL, "2024-Q4:5/5 2024:10/4 2025-Q1:10/-3", NULL, NULL,
    "Sum: P and E are the sums of targets and of executed values up to the cut-off; progress = E ÷ P\n"
    "Figures up to 2025-Q2: 2024-Q4: target 5, executed 5; 2024: target 10, executed 4; 2025-Q1: target 10, executed -3\n"
    "A year or quarter stated as a whole counts instead of its parts\n"
    "P = 20\n"
    "E = 1\n"
    "Progress at the cut-off = 1 ÷ 20 = 5 %\n"
    "Rounded once, half away from zero, to 2 decimals: 5.00 %\n"
    "Progress of the year 2025, with the target at its end = 1 ÷ 20 = 5 %, rounded 5.00 %\n"
    "State: Lag" },
  { CASCADA_ANNUALISATION_DECREASING, NULL, "50", "2025-Q1:50/40", NULL, "100",
    "Decreasing: P is the last target and E the last reported value up to the cut-off; progress = (b − E) ÷ (b − P)\n"
    "Setting of the plan: decreasing=from-baseline\n"
    "Figures up to 2025-Q2: 2025-Q1: target 50, executed 40\n"
    "P = 50\n"
    "E = 40\n"
    "b = 50\n"
    "There is no percentage: the formula would divide by 0. It is left out of every average\n"
    "State: Not programmed at the cut-off\n"
    "Published: 100.00 %; there is nothing to compare it with" },
  { CASCADA_ANNUALISATION_DECREASING, NULL, "50", "2025-Q1:40/42", NULL, NULL,
    "Decreasing: P is the last target and E the last reported value up to the cut-off; progress = (b − E) ÷ (b − P)\n"
    "Setting of the plan: decreasing=from-baseline\n"
    "Figures up to 2025-Q2: 2025-Q1: target 40, executed 42\n"
    "P = 40\n"
    "E = 42\n"
    "b = 50\n"
    "Progress at the cut-off = (50 − 42) ÷ (50 − 40) = 80 %\n"
    "Rounded once, half away from zero, to 2 decimals: 80.00 %\n"
    "Progress of the year 2025, with the target at its end = (50 − 42) ÷ (50 − 40) = 80 %, rounded 80.00 %\n"
    "State: Lag" },
  { CASCADA_ANNUALISATION_DECREASING, NULL, NULL, "2025-Q2:6/8", NULL, NULL,
    "Decreasing: P is the last target and E the last reported value up to the cut-off; progress = P ÷ E\n"
    "Setting of the plan: decreasing=from-baseline\n"
    "There is no baseline, so the formula is P ÷ E\n"
    "Figures up to 2025-Q2: 2025-Q2: target 6, executed 8\n"
    "P = 6\n"
    "E = 8\n"
    "Progress at the cut-off = 6 ÷ 8 = 75 %\n"
    "Rounded once, half away from zero, to 2 decimals: 75.00 %\n"
    "Progress of the year 2025, with the target at its end = 6 ÷ 8 = 75 %, rounded 75.00 %\n"
    "State: Lag" },
  { CASCADA_ANNUALISATION_SUM, NULL, NULL, "2025:6/", NULL, NULL,
    "Sum: P and E are the sums of targets and of executed values up to the cut-off; progress = E ÷ P\n"
    "Figures up to 2025-Q2: none\n"
    "There is no percentage: no target up to the cut-off. It is left out of every average\n"
    "State: Not programmed at the cut-off" },
};

/* Members "CODE:WEIGHT:FIGURES", where figures are those of an increasing indicator at the cut-off. */
typedef struct
{
  const char *settings;
  const char *members[5][3];
  const char *published;
  const char *lines;
} ComplianceRow;

static const ComplianceRow compliance_rows[] = {
  { NULL, { { "4199", "50", "2025-Q2:0.49005/0.3646" }, { "3", "25", "2025-Q2:2/2" }, { "4", "25", "2025-Q2:4/4" } }, "87.20", "Mean at 2025-Q2 of what is programmed, by weight: sum of weight × progress ÷ sum of weights\n"
                                                                                                                               "4199 Goal: weight 50 × 74.400571 % = 37.200286\n"
                                                                                                                               "3 Goal: weight 25 × 100 % = 25\n"
                                                                                                                               "4 Goal: weight 25 × 100 % = 25\n"
                                                                                                                               "Compliance = 87.200286 ÷ 100 = 87.200285685134 %\n"
                                                                                                                               "Rounded once, half away from zero, to 2 decimals: 87.20 %\n"
                                                                                                                               "State: Lag\n"
                                                                                                                               "Published: 87.20 %, the same" },
  { NULL, { { "3979", "50", "2025-Q2:31.92/33.886" }, { "3980", "50", "2025-Q2:0/0" } }, "106.16", "Mean at 2025-Q2 of what is programmed, by weight: sum of weight × progress ÷ sum of weights\n"
                                                                                                   "3979 Goal: weight 50 × 106.159148 % = 53.079574\n"
                                                                                                   "3980 Goal: left out, the target up to the cut-off is 0 (weight 50)\n"
                                                                                                   "Weights are renormalised: those that count add up to 50\n"
                                                                                                   "Compliance = 53.079574 ÷ 50 = 106.159147869674 %\n"
                                                                                                   "Rounded once, half away from zero, to 2 decimals: 106.16 %\n"
                                                                                                   "State: On track\n"
                                                                                                   "Published: 106.16 %, the same" },
  { NULL, { { "A", NULL, "2025-Q2:4/2" }, { "B", NULL, "2025-Q2:4/" }, { NULL, NULL, "2025-Q2:3/2" } }, NULL, "Mean at 2025-Q2 of what is programmed, by weight: sum of weight × progress ÷ sum of weights\n"
                                                                                                              "No weights are stated: equal parts of 33.333333\n"
                                                                                                              "A Goal: weight 33.333333 × 50 % = 16.666667\n"
                                                                                                              "B Goal: weight 33.333333 × 0 % = 0 (not reported counts as 0 %)\n"
                                                                                                              "Goal: weight 33.333333 × 66.666667 % = 22.222222\n"
                                                                                                              "Compliance = 38.888889 ÷ 100 = 38.888888888889 %\n"
                                                                                                              "Rounded once, half away from zero, to 2 decimals: 38.89 %\n"
                                                                                                              "State: Lag" },
  { "cap=100", { { "A", "47.57", "2025-Q2:4/6" }, { "B", "47.57", "2025-Q2:4/1" }, { "C", "4.85", "2025-Q2:4/4" } }, NULL, "Mean at 2025-Q2 of what is programmed, by weight: sum of weight × progress ÷ sum of weights\n"
                                                                                                                           "The stated weights add up to 99.99, not 100\n"
                                                                                                                           "A Goal: weight 47.57 × 100 % = 47.57 (the cap of the plan; its progress is 150.00 %)\n"
                                                                                                                           "B Goal: weight 47.57 × 25 % = 11.8925\n"
                                                                                                                           "C Goal: weight 4.85 × 100 % = 4.85\n"
                                                                                                                           "Weights are renormalised: those that count add up to 99.99\n"
                                                                                                                           "Compliance = 64.3125 ÷ 99.99 = 64.318931893189 %\n"
                                                                                                                           "Rounded once, half away from zero, to 2 decimals: 64.32 %\n"
                                                                                                                           "State: Lag" },
  { NULL, { { "A", "70", "2025-Q2:4/6" }, { "B", NULL, "2025-Q2:4/1" } }, NULL, "Mean at 2025-Q2 of what is programmed, by weight: sum of weight × progress ÷ sum of weights\n"
                                                                                "1 weight is missing: it takes what the stated ones leave of 100, 30\n"
                                                                                "A Goal: weight 70 × 150 % = 105\n"
                                                                                "B Goal: weight 30 × 25 % = 7.5\n"
                                                                                "Compliance = 112.5 ÷ 100 = 112.5 %\n"
                                                                                "Rounded once, half away from zero, to 2 decimals: 112.50 %\n"
                                                                                "State: On track" },
  { NULL, { { "A", "70", "2025-Q2:4/6" }, { "B", NULL, "2025-Q2:4/1" }, { "C", NULL, "2025:4/1" } }, "100", "Mean at 2025-Q2 of what is programmed, by weight: sum of weight × progress ÷ sum of weights\n"
                                                                                                            "2 weights are missing: they share equally what the stated ones leave of 100, 15 each\n"
                                                                                                            "A Goal: weight 70 × 150 % = 105\n"
                                                                                                            "B Goal: weight 15 × 25 % = 3.75\n"
                                                                                                            "C Goal: left out, no target up to the cut-off (weight 15)\n"
                                                                                                            "Weights are renormalised: those that count add up to 85\n"
                                                                                                            "Compliance = 108.75 ÷ 85 = 127.941176470588 %\n"
                                                                                                            "Rounded once, half away from zero, to 2 decimals: 127.94 %\n"
                                                                                                            "State: On track\n"
                                                                                                            "Published: 100.00 %; the computed one differs by 27.94 percentage points" },
  { NULL, { { "A", "100", "2025:4/6" } }, "100", "Mean at 2025-Q2 of what is programmed, by weight: sum of weight × progress ÷ sum of weights\n"
                                                 "A Goal: left out, no target up to the cut-off (weight 100)\n"
                                                 "There is no percentage: nothing that has a weight is programmed at the cut-off\n"
                                                 "Published: 100.00 %; there is nothing to compare it with" },
};

static void
assert_lines (char **lines, const char *expected)
{
  g_autofree char *text = g_strjoinv ("\n", lines);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_progress (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (progress_rows); i++)
    {
      const ProgressRow *row = &progress_rows[i];
      TestFigures figures;
      CascadaSettings settings;
      g_auto (GStrv) lines = NULL;

      test_settings (&settings, row->settings);
      test_figures_read (&figures, row->annualisation, row->baseline, row->figures);
      lines = cascada_trace_progress (&figures.series, &settings, CUT, row->unit, test_decimal (row->published));
      assert_lines (lines, row->lines);
    }
}

/* By the reader's language, whatever locales the machine has */
static void
test_language (void)
{
  TestFigures figures;
  CascadaSettings settings;
  g_auto (GStrv) lines = NULL;

  g_setenv ("LC_ALL", "es_CO.UTF-8", TRUE);
  test_settings (&settings, NULL);
  test_figures_read (&figures, CASCADA_ANNUALISATION_SUM, NULL, "2025-Q1:13200000/9900000.5");
  lines = cascada_trace_progress (&figures.series, &settings, CUT, NULL, CASCADA_DECIMAL_NONE);
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_assert_cmpstr (lines[2], ==, "P = 13.200.000");
  g_assert_cmpstr (lines[3], ==, "E = 9.900.000,5");
}

static void
test_eliminated (void)
{
  TestFigures figures;
  CascadaSettings settings;
  g_auto (GStrv) lines = NULL;

  test_settings (&settings, NULL);
  test_figures_read (&figures, CASCADA_ANNUALISATION_SUM, NULL, "2025-Q1:10/4");
  figures.series.eliminated = TRUE;
  lines = cascada_trace_progress (&figures.series, &settings, CUT, NULL, CASCADA_DECIMAL_NONE);
  assert_lines (lines,
                "Sum: P and E are the sums of targets and of executed values up to the cut-off; progress = E ÷ P\n"
                "Figures up to 2025-Q2: 2025-Q1: target 10, executed 4\n"
                "P = 10\n"
                "E = 4\n"
                "There is no percentage: the goal was eliminated. It is left out of every average\n"
                "State: Goal eliminated");
}

static gsize
read_members (const ComplianceRow *row, const CascadaSettings *settings, CascadaTraceMember *members, CascadaProgress *progress)
{
  gsize n = 0;

  for (; n < G_N_ELEMENTS (row->members) && row->members[n][2] != NULL; n++)
    {
      TestFigures figures;

      test_figures_read (&figures, CASCADA_ANNUALISATION_INCREASING, NULL, row->members[n][2]);
      cascada_progress_compute (&figures.series, settings, CUT, &progress[n]);
      members[n] = (CascadaTraceMember){ row->members[n][0], "Goal", test_decimal (row->members[n][1]), &progress[n], NULL };
    }
  return n;
}

static void
test_compliance (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (compliance_rows); i++)
    {
      CascadaTraceMember members[5];
      CascadaProgress progress[5];
      CascadaSettings settings;
      g_auto (GStrv) lines = NULL;
      gsize n;

      test_settings (&settings, compliance_rows[i].settings);
      n = read_members (&compliance_rows[i], &settings, members, progress);
      lines = cascada_trace_compliance (members, n, &settings, CUT, test_decimal (compliance_rows[i].published));
      assert_lines (lines, compliance_rows[i].lines);
    }
}

static void
test_plan (void)
{
  CascadaMember third = { CASCADA_DECIMAL (100), cascada_ratio (1, 3) };
  g_autoptr (CascadaCompliance) first = cascada_compliance_new (&third, 1, CASCADA_DECIMAL_NONE);
  g_autoptr (CascadaCompliance) none = cascada_compliance_new (NULL, 0, CASCADA_DECIMAL_NONE);
  CascadaTraceMember members[] = {
    { "1", NULL, CASCADA_DECIMAL_NONE, NULL, first },
    { "2", NULL, CASCADA_DECIMAL_NONE, NULL, none },
    { "3", NULL, CASCADA_DECIMAL_NONE, NULL, NULL },
  };
  CascadaSettings settings;
  g_auto (GStrv) lines = NULL;

  test_settings (&settings, NULL);
  lines = cascada_trace_compliance (members, G_N_ELEMENTS (members), &settings, CUT, CASCADA_DECIMAL_NONE);
  assert_lines (lines,
                "Mean at 2025-Q2 of what is programmed, by weight: sum of weight × progress ÷ sum of weights\n"
                "No weights are stated: equal parts of 33.333333\n"
                "1: weight 33.333333 × 33.333333 % = 11.111111\n"
                "2: left out, nothing in it is programmed at the cut-off (weight 33.333333)\n"
                "3: left out, nothing in it is programmed at the cut-off (weight 33.333333)\n"
                "Weights are renormalised: those that count add up to 33.333333\n"
                "Compliance = 11.111111 ÷ 33.333333 = 33.333333333333 %\n"
                "Rounded once, half away from zero, to 2 decimals: 33.33 %\n"
                "State: Lag");
}

static void
test_labels (void)
{
  for (int i = 0; i <= CASCADA_STATE_ELIMINATED; i++)
    for (int j = 0; j < i; j++)
      g_assert_cmpstr (cascada_state_get_label (i), !=, cascada_state_get_label (j));
  for (int i = 0; i <= CASCADA_EXCLUSION_OVERFLOW; i++)
    for (int j = 0; j < i; j++)
      g_assert_cmpstr (cascada_exclusion_get_label (i), !=, cascada_exclusion_get_label (j));
  for (int i = 0; i <= CASCADA_ANNUALISATION_DECREASING; i++)
    for (int j = 0; j < i; j++)
      g_assert_cmpstr (cascada_annualisation_get_label (i), !=, cascada_annualisation_get_label (j));
  g_assert_null (cascada_exclusion_get_label (CASCADA_EXCLUSION_NONE));
}

int
main (int argc, char *argv[])
{
  g_unsetenv ("LANGUAGE");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trace/progress", test_progress);
  g_test_add_func ("/trace/language", test_language);
  g_test_add_func ("/trace/eliminated", test_eliminated);
  g_test_add_func ("/trace/compliance", test_compliance);
  g_test_add_func ("/trace/plan", test_plan);
  g_test_add_func ("/trace/labels", test_labels);
  return g_test_run ();
}
