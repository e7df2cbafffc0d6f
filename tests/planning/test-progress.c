/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cascada-progress.h"
#include "test-figures.h"

#define SUM CASCADA_ANNUALISATION_SUM
#define INCREASING CASCADA_ANNUALISATION_INCREASING
#define CONSTANT CASCADA_ANNUALISATION_CONSTANT
#define DECREASING CASCADA_ANNUALISATION_DECREASING

#define ON_TRACK CASCADA_STATE_ON_TRACK
#define LAG CASCADA_STATE_LAG
#define NOT_PROGRAMMED CASCADA_STATE_NOT_PROGRAMMED
#define NOT_REPORTED CASCADA_STATE_NOT_REPORTED

#define NO_TARGET CASCADA_EXCLUSION_NO_TARGET
#define ZERO_TARGET CASCADA_EXCLUSION_ZERO_TARGET
#define ZERO_DENOMINATOR CASCADA_EXCLUSION_ZERO_DENOMINATOR
#define OVERFLOW CASCADA_EXCLUSION_OVERFLOW

/* An empty text stands for no value; percentages have six decimals. */
typedef struct
{
  const char *what;
  CascadaAnnualisation annualisation;
  const char *settings;
  const char *baseline;
  const char *figures;
  const char *cut;
  const char *target, *executed, *target_year;
  const char *percent, *percent_year;
  CascadaState state;
  CascadaExclusion exclusion;
} Row;

static const Row sum_rows[] = {
  { "parts up to the cut-off", SUM, NULL, NULL, "2025-Q1:10/8 2025-Q2:20/13 2025-Q3:30/99 2025-Q4:40/99", "2025-Q2", "30", "21", "100", "70.000000", "21.000000", LAG },
  { "a month inside a quarter: the quarter has not ended", SUM, NULL, NULL, "2025-Q1:10/8 2025-Q2:20/13", "2025-05", "10", "8", "30", "80.000000", "26.666667", LAG },
  { "the quarter's last month ends it", SUM, NULL, NULL, "2025-Q1:10/8 2025-Q2:20/13", "2025-06", "30", "21", "30", "70.000000", "70.000000", LAG },
  { "545 of [PEI20] at 2022", SUM, NULL, NULL, "2020:2000000/2000000 2021:3500000/3500000 2022:3100000/3100000 2023:3100000/ 2024:1500000/", "2022", "8600000", "8600000", "8600000", "100.000000", "100.000000", ON_TRACK },
  { "545 of [PEI20] at the end: its total", SUM, NULL, NULL, "2020:2000000/2000000 2021:3500000/3500000 2022:3100000/3100000 2023:3100000/3100000 2024:1500000/750000", "2024", "13200000", "12450000", "13200000", "94.318182", "94.318182", LAG },
  { "nothing reported: 0, and so said", SUM, NULL, NULL, "2025-Q1:10/ 2025-Q2:20/", "2025-Q2", "30", "0", "30", "0.000000", "0.000000", NOT_REPORTED },
  { "0 reported is a report", SUM, NULL, NULL, "2025-Q1:10/0 2025-Q2:20/", "2025-Q2", "30", "0", "30", "0.000000", "0.000000", LAG },
  { "one period unreported counts nothing", SUM, NULL, NULL, "2025-Q1:10/10 2025-Q2:20/", "2025-Q2", "30", "10", "30", "33.333333", "33.333333", LAG },
  { "target 0 up to the cut-off", SUM, NULL, NULL, "2025-Q2:0/0 2025:26/", "2025-Q2", "0", "0", "26", "", "0.000000", NOT_PROGRAMMED, ZERO_TARGET },
  { "executed without target", SUM, NULL, NULL, "2025-Q1:/5 2025-Q3:10/", "2025-Q2", "", "5", "10", "", "50.000000", NOT_PROGRAMMED, NO_TARGET },
  { "unprogrammed and unreported: no figures", SUM, NULL, NULL, "2025-Q1:/ 2025-Q3:10/", "2025-Q2", "", "", "10", "", "0.000000", NOT_PROGRAMMED, NO_TARGET },
  { "targets only after the year", SUM, NULL, NULL, "2026:10/", "2025", "", "", "", "", "", NOT_PROGRAMMED, NO_TARGET },
  { "nothing at all", SUM, NULL, NULL, "", "2025", "", "", "", "", "", NOT_PROGRAMMED, NO_TARGET },
  { "targets that cancel", SUM, NULL, NULL, "2025-Q1:5/5 2025-Q2:-5/5", "2025-Q2", "0", "10", "0", "", "", NOT_PROGRAMMED, ZERO_TARGET },
  { "negative figures keep their sign", SUM, NULL, NULL, "2025-Q1:-10/5", "2025-Q1", "-10", "5", "-10", "-50.000000", "-50.000000", LAG },
  { "a correction may be negative", SUM, NULL, NULL, "2025-Q1:10/12 2025-Q2:10/-4", "2025-Q2", "20", "8", "20", "40.000000", "40.000000", LAG },
  { "no cap on what is shown", SUM, "cap=100", NULL, "2025-Q1:10/12", "2025-Q1", "10", "12", "10", "120.000000", "120.000000", ON_TRACK },
  { "a hair below is a lag", SUM, NULL, NULL, "2025-Q1:1000000/999999.999999", "2025-Q1", "1000000", "999999.999999", "1000000", "100.000000", "100.000000", LAG },
  { "0.1 + 0.2 is 0.3", SUM, NULL, NULL, "2025-Q1:0.3/0.1 2025-Q2:0/0.2", "2025-Q2", "0.3", "0.3", "0.3", "100.000000", "100.000000", ON_TRACK },
};

static const Row mixed_rows[] = {
  { "inside the year its parts count", SUM, NULL, NULL, "2025-Q1:10/9 2025-Q2:20/21 2025:100/", "2025-Q2", "30", "30", "100", "100.000000", "30.000000", ON_TRACK },
  { "at its end the year counts, once", SUM, NULL, NULL, "2025-Q1:10/9 2025-Q2:20/21 2025:100/", "2025-Q4", "100", "30", "100", "30.000000", "30.000000", LAG },
  { "executed of the year instead of its parts", SUM, NULL, NULL, "2025-Q1:10/9 2025-Q2:20/21 2025:100/80", "2025", "100", "80", "100", "80.000000", "80.000000", LAG },
  { "targets by year, reports by quarter", SUM, NULL, NULL, "2024:40/40 2025-Q1:/5 2025-Q2:/5 2025:50/", "2025-Q2", "40", "50", "90", "125.000000", "55.555556", ON_TRACK },
  { "a quarter over its months", SUM, NULL, NULL, "2025-01:1/1 2025-02:1/1 2025-03:1/1 2025-Q1:6/2 2025-04:4/1", "2025-04", "10", "3", "10", "30.000000", "30.000000", LAG },
  { "inside the quarter its months", SUM, NULL, NULL, "2025-01:1/1 2025-02:1/1 2025-03:1/1 2025-Q1:6/2", "2025-02", "2", "2", "6", "100.000000", "33.333333", ON_TRACK },
  { "year over quarters over months", SUM, NULL, NULL, "2025-01:1/1 2025-Q1:6/2 2025-12:3/1 2025-Q4:7/3 2025:20/", "2025", "20", "5", "20", "25.000000", "25.000000", LAG },
  { "another year's parts still count", SUM, NULL, NULL, "2024-Q4:5/5 2025-Q1:1/1 2025:10/", "2025", "15", "6", "15", "40.000000", "40.000000", LAG },
  { "levels: the year's figure is its last", INCREASING, NULL, NULL, "2025-Q2:31.92/33.886 2025:45/", "2025-Q2", "31.92", "33.886", "45", "106.159148", "75.302222", ON_TRACK },
  { "a mean takes the year for its parts", CONSTANT, "constant=mean", NULL, "2024:80/80 2025-Q1:10/10 2025-Q2:10/10 2025:100/", "2025", "90", "33.333333", "90", "37.037037", "37.037037", LAG },
};

static const Row level_rows[] = {
  { "the last level", INCREASING, NULL, NULL, "2025-Q1:10/12 2025-Q2:20/18 2025-Q4:40/", "2025-Q2", "20", "18", "40", "90.000000", "45.000000", LAG },
  { "unprogrammed quarter: the last level carries on", INCREASING, NULL, NULL, "2025-Q1:10/ 2025-Q2:/9 2025-Q4:40/", "2025-Q2", "10", "9", "40", "90.000000", "22.500000", LAG },
  { "514 of [PEI20] at 2022", INCREASING, NULL, NULL, "2020:30/30 2021:60/60 2022:100/100 2023:0/ 2024:0/", "2022", "100", "100", "100", "100.000000", "100.000000", ON_TRACK },
  { "514 of [PEI20] at 2024: 0 means not programmed", INCREASING, NULL, NULL, "2020:30/30 2021:60/60 2022:100/95 2023:0/ 2024:0/", "2024", "100", "95", "100", "95.000000", "95.000000", LAG },
  { "not started: 0 so far", INCREASING, NULL, NULL, "2020:0/ 2021:60/", "2020", "0", "", "0", "", "", NOT_PROGRAMMED, ZERO_TARGET },
  { "not started, reported", INCREASING, NULL, NULL, "2020:0/5 2021:60/", "2020", "0", "5", "0", "", "", NOT_PROGRAMMED, ZERO_TARGET },
  { "a level has no value where nothing is reported", INCREASING, NULL, NULL, "2025-Q1:10/ 2025-Q2:20/", "2025-Q2", "20", "", "20", "0.000000", "0.000000", NOT_REPORTED },
  { "0 reported is the last level", INCREASING, NULL, NULL, "2025-Q1:10/5 2025-Q2:20/0", "2025-Q2", "20", "0", "20", "0.000000", "0.000000", LAG },
  { "a report after the cut-off does not count", INCREASING, NULL, NULL, "2025-Q1:10/ 2025-Q2:20/20", "2025-Q1", "10", "", "20", "0.000000", "0.000000", NOT_REPORTED },
  { "executed without target", INCREASING, NULL, NULL, "2025-Q1:/7", "2025-Q1", "", "7", "", "", "", NOT_PROGRAMMED, NO_TARGET },
  { "from the baseline", INCREASING, "increasing=from-baseline", "10", "2025-Q2:20/18 2025:40/", "2025-Q2", "20", "18", "40", "80.000000", "26.666667", LAG },
  { "below the baseline", INCREASING, "increasing=from-baseline", "10", "2025:20/5", "2025", "20", "5", "20", "-50.000000", "-50.000000", LAG },
  { "baseline 0 is a baseline", INCREASING, "increasing=from-baseline", "0", "2025:20/5", "2025", "20", "5", "20", "25.000000", "25.000000", LAG },
  { "a negative baseline", INCREASING, "increasing=from-baseline", "-10", "2025:10/0", "2025", "10", "0", "10", "50.000000", "50.000000", LAG },
  { "from the baseline without one: the level", INCREASING, "increasing=from-baseline", NULL, "2025:20/18", "2025", "20", "18", "20", "90.000000", "90.000000", LAG },
  { "the level rule leaves the baseline aside", INCREASING, "increasing=level", "10", "2025:20/18", "2025", "20", "18", "20", "90.000000", "90.000000", LAG },
  { "baseline equals target", INCREASING, "increasing=from-baseline", "20", "2025-Q2:20/18 2025:40/", "2025-Q2", "20", "18", "40", "", "-10.000000", NOT_PROGRAMMED, ZERO_DENOMINATOR },
  { "baseline equals target, unreported", INCREASING, "increasing=from-baseline", "20", "2025:20/", "2025", "20", "", "20", "", "", NOT_PROGRAMMED, ZERO_DENOMINATOR },
  { "from the baseline, unreported", INCREASING, "increasing=from-baseline", "10", "2025:20/", "2025", "20", "", "20", "0.000000", "0.000000", NOT_REPORTED },
};

static const Row constant_rows[] = {
  { "512 of [PEI20]: each year 16", CONSTANT, NULL, NULL, "2020:16/16 2021:16/16 2022:16/15 2023:16/ 2024:16/", "2022", "16", "15", "16", "93.750000", "93.750000", LAG },
  { "512 of [PEI20] at the end: 16, not 80", CONSTANT, NULL, NULL, "2020:16/16 2021:16/16 2022:16/15 2023:16/16 2024:16/16", "2024", "16", "16", "16", "100.000000", "100.000000", ON_TRACK },
  { "0 after the start: carries on", CONSTANT, NULL, NULL, "2020:16/16 2021:0/", "2021", "16", "16", "16", "100.000000", "100.000000", ON_TRACK },
  { "mean of the periods", CONSTANT, "constant=mean", NULL, "2025-Q1:95/97 2025-Q2:95/94 2025-Q3:95/ 2025-Q4:95/", "2025-Q2", "95", "95.5", "95", "100.526316", "100.526316", ON_TRACK },
  { "a mean skips what is unreported", CONSTANT, "constant=mean", NULL, "2025-Q1:95/97 2025-Q2:95/", "2025-Q2", "95", "97", "95", "102.105263", "102.105263", ON_TRACK },
  { "0 reported is part of the mean", CONSTANT, "constant=mean", NULL, "2025-Q1:90/90 2025-Q2:90/0", "2025-Q2", "90", "45", "90", "50.000000", "50.000000", LAG },
  { "target 0 is no part of the mean", CONSTANT, "constant=mean", NULL, "2025-Q1:90/90 2025-Q2:0/", "2025-Q2", "90", "90", "90", "100.000000", "100.000000", ON_TRACK },
  { "a mean is not rounded", CONSTANT, "constant=mean", NULL, "2025-Q1:3/1 2025-Q2:3/1 2025-Q3:3/0", "2025-Q3", "3", "0.666667", "3", "22.222222", "22.222222", LAG },
  { "mean of different targets", CONSTANT, "constant=mean", NULL, "2025-Q1:99/99 2025-Q2:100/100 2025-Q3:100/100", "2025-Q3", "99.666667", "99.666667", "99.666667", "100.000000", "100.000000", ON_TRACK },
  { "mean, nothing programmed", CONSTANT, "constant=mean", NULL, "2025-Q1:0/5", "2025-Q1", "0", "5", "0", "", "", NOT_PROGRAMMED, ZERO_TARGET },
  { "mean of targets that cancel", CONSTANT, "constant=mean", NULL, "2025-Q1:5/5 2025-Q2:-5/5", "2025-Q2", "0", "5", "0", "", "", NOT_PROGRAMMED, ZERO_TARGET },
  { "mean, nothing reported", CONSTANT, "constant=mean", NULL, "2025-Q1:95/", "2025-Q1", "95", "", "95", "0.000000", "0.000000", NOT_REPORTED },
  { "last rule takes the last", CONSTANT, "constant=last", NULL, "2025-Q1:95/97 2025-Q2:95/94", "2025-Q2", "95", "94", "95", "98.947368", "98.947368", LAG },
};

static const Row decreasing_rows[] = {
  { "from the baseline", DECREASING, NULL, "50", "2025-Q2:40/42 2025:30/", "2025-Q2", "40", "42", "30", "80.000000", "40.000000", LAG },
  { "beyond the target", DECREASING, NULL, "50", "2025:40/35", "2025", "40", "35", "40", "150.000000", "150.000000", ON_TRACK },
  { "it rose instead", DECREASING, NULL, "50", "2025:40/55", "2025", "40", "55", "40", "-50.000000", "-50.000000", LAG },
  { "0 is a real target", DECREASING, NULL, "50", "2024:10/10 2025:0/5", "2025", "0", "5", "0", "90.000000", "90.000000", LAG },
  { "it may truly end in 0", DECREASING, NULL, "50", "2024:10/10 2025:0/0", "2025", "0", "0", "0", "100.000000", "100.000000", ON_TRACK },
  { "baseline equals target", DECREASING, NULL, "40", "2025:40/40", "2025", "40", "40", "40", "", "", NOT_PROGRAMMED, ZERO_DENOMINATOR },
  { "without a baseline: target over level", DECREASING, NULL, NULL, "2025:6/8", "2025", "6", "8", "6", "75.000000", "75.000000", LAG },
  { "without a baseline, level 0", DECREASING, NULL, NULL, "2025:6/0", "2025", "6", "0", "6", "", "", NOT_PROGRAMMED, ZERO_DENOMINATOR },
  { "without a baseline, target 0 missed", DECREASING, NULL, NULL, "2025:0/3", "2025", "0", "3", "0", "0.000000", "0.000000", LAG },
  { "target over level, whatever the baseline", DECREASING, "decreasing=target-over-level", "50", "2025:40/50", "2025", "40", "50", "40", "80.000000", "80.000000", LAG },
  { "level over target", DECREASING, "decreasing=level-over-target", "50", "2025:40/50", "2025", "40", "50", "40", "125.000000", "125.000000", ON_TRACK },
  { "level over target 0", DECREASING, "decreasing=level-over-target", NULL, "2025-Q2:0/5 2025:10/", "2025-Q2", "0", "5", "10", "", "50.000000", NOT_PROGRAMMED, ZERO_DENOMINATOR },
  { "nothing reported", DECREASING, NULL, "50", "2025:40/", "2025", "40", "", "40", "0.000000", "0.000000", NOT_REPORTED },
  { "nothing reported, without a baseline", DECREASING, NULL, NULL, "2025:40/", "2025", "40", "", "40", "0.000000", "0.000000", NOT_REPORTED },
  { "nothing programmed", DECREASING, NULL, "50", "2025:/40", "2025", "", "40", "", "", "", NOT_PROGRAMMED, NO_TARGET },
};

static const Row ratio_rows[] = {
  { "added before divided: not the mean of 50 % and 100 %", CONSTANT, NULL, NULL, "2025-Q1:95/1|2 2025-Q2:95/98|98", "2025-Q2", "95", "99", "95", "104.210526", "104.210526", ON_TRACK },
  { "a period with half a quotient does not count", CONSTANT, NULL, NULL, "2025-Q1:50/1|2 2025-Q2:50/7|", "2025-Q2", "50", "50", "50", "100.000000", "100.000000", ON_TRACK },
  { "unrounded", CONSTANT, NULL, NULL, "2025-Q1:100/1|3 2025-Q2:100/1|3", "2025-Q2", "100", "33.333333", "100", "33.333333", "33.333333", LAG },
  { "denominators of 0", CONSTANT, NULL, NULL, "2025-Q1:95/0|0", "2025-Q1", "95", "", "95", "", "", NOT_PROGRAMMED, ZERO_DENOMINATOR },
  { "numerator 0", CONSTANT, NULL, NULL, "2025-Q1:95/0|5", "2025-Q1", "95", "0", "95", "0.000000", "0.000000", LAG },
  { "no quotient at all: the executed value stands", CONSTANT, NULL, NULL, "2025-Q1:95/95 2025-Q2:95/|", "2025-Q2", "95", "95", "95", "100.000000", "100.000000", ON_TRACK },
  { "nothing reported", CONSTANT, NULL, NULL, "2025-Q1:95/|", "2025-Q1", "95", "", "95", "0.000000", "0.000000", NOT_REPORTED },
  { "the year over its quarters", CONSTANT, NULL, NULL, "2025-Q1:95/1|2 2025:95/8|10", "2025", "95", "80", "95", "84.210526", "84.210526", LAG },
  { "decreasing from a baseline", DECREASING, NULL, "50", "2025-Q1:25/1|3", "2025-Q1", "25", "33.333333", "25", "66.666667", "66.666667", LAG },
  { "decreasing, target over level", DECREASING, NULL, NULL, "2025-Q1:25/1|3", "2025-Q1", "25", "33.333333", "25", "75.000000", "75.000000", LAG },
  { "decreasing, target over a level of 0", DECREASING, NULL, NULL, "2025-Q1:25/0|3", "2025-Q1", "25", "0", "25", "", "", NOT_PROGRAMMED, ZERO_DENOMINATOR },
};

#define HUGE "9223372036854.775807"

static const Row overflow_rows[] = {
  { "the largest target", SUM, NULL, NULL, "2025-Q1:" HUGE "/" HUGE, "2025-Q1", HUGE, HUGE, HUGE, "100.000000", "100.000000", ON_TRACK },
  { "targets beyond the range", SUM, NULL, NULL, "2025-Q1:" HUGE "/1 2025-Q2:0.000001/1", "2025-Q2", "", "2", "", "", "", NOT_PROGRAMMED, OVERFLOW },
  { "executed beyond the range", SUM, NULL, NULL, "2025-Q1:1/" HUGE " 2025-Q2:1/0.000001", "2025-Q2", "2", "", "2", "", "", NOT_PROGRAMMED, OVERFLOW },
  { "only the year's target beyond it", SUM, NULL, NULL, "2025-Q1:" HUGE "/1 2025-Q3:" HUGE "/", "2025-Q1", HUGE, "1", "", "0.000000", "", LAG },
  { "on the way there and back is no overflow", SUM, NULL, NULL, "2025-Q1:" HUGE "/1 2025-Q2:" HUGE "/1 2025-Q3:-" HUGE "/1", "2025-Q3", HUGE, "3", HUGE, "0.000000", "0.000000", LAG },
  { "below the range", SUM, NULL, NULL, "2025-Q1:-" HUGE "/1 2025-Q2:-0.000001/1", "2025-Q2", "", "2", "", "", "", NOT_PROGRAMMED, OVERFLOW },
  { "a mean beyond the range", CONSTANT, "constant=mean", NULL, "2025-Q1:" HUGE "/1 2025-Q2:" HUGE "/1", "2025-Q2", "", "1", "", "", "", NOT_PROGRAMMED, OVERFLOW },
  { "baseline and target at the ends", INCREASING, "increasing=from-baseline", "-" HUGE, "2025:" HUGE "/0", "2025", HUGE, "0", HUGE, "50.000000", "50.000000", LAG },
  { "a quotient of huge figures", CONSTANT, NULL, NULL, "2025-Q1:" HUGE "/" HUGE "|" HUGE, "2025-Q1", HUGE, "100", HUGE, "0.000000", "0.000000", LAG },
  { "numerators beyond the range", CONSTANT, NULL, NULL, "2025-Q1:95/" HUGE "|1 2025-Q2:95/1|1", "2025-Q2", "95", "", "95", "", "", NOT_PROGRAMMED, OVERFLOW },
  { "products of large figures stay exact", DECREASING, NULL, "-" HUGE, "2025:" HUGE "/0.000001|" HUGE, "2025", HUGE, "0", HUGE, "50.000000", "50.000000", LAG },
};

static void
assert_decimal (CascadaRatio ratio, const char *expected)
{
  CascadaDecimal value = cascada_ratio_to_decimal (ratio, 6);
  g_autofree char *text = cascada_decimal_to_string (value);

  g_assert_cmpstr (text != NULL ? text : "", ==, expected);
}

static void
assert_percent (CascadaRatio ratio, const char *expected)
{
  g_autofree char *text = cascada_ratio_to_percent_string (ratio, 6);

  g_assert_cmpstr (text != NULL ? text : "", ==, expected);
}

static void
check (const Row *row)
{
  TestFigures figures;
  CascadaSettings settings;
  CascadaProgress progress;

  g_test_message ("%s", row->what);
  test_settings (&settings, row->settings);
  test_figures_read (&figures, row->annualisation, row->baseline, row->figures);
  cascada_progress_compute (&figures.series, &settings, test_period (row->cut), &progress);

  assert_decimal (progress.target_at_cut, row->target);
  assert_decimal (progress.executed_at_cut, row->executed);
  assert_decimal (progress.target_year, row->target_year);
  assert_percent (progress.progress_at_cut, row->percent);
  assert_percent (progress.progress_year, row->percent_year);
  g_assert_cmpint (progress.state, ==, row->state);
  g_assert_cmpint (progress.exclusion, ==, row->exclusion);
  g_assert_cmpint (progress.exclusion == CASCADA_EXCLUSION_NONE, ==, !cascada_ratio_is_none (progress.progress_at_cut));

  /* Meta eliminada: figures stay, percentages go, whatever it was before */
  figures.series.eliminated = TRUE;
  cascada_progress_compute (&figures.series, &settings, test_period (row->cut), &progress);
  assert_decimal (progress.target_at_cut, row->target);
  assert_percent (progress.progress_at_cut, "");
  assert_percent (progress.progress_year, "");
  g_assert_cmpint (progress.state, ==, CASCADA_STATE_ELIMINATED);
  g_assert_cmpint (progress.exclusion, ==, CASCADA_EXCLUSION_ELIMINATED);
}

#define TEST_ROWS(name)                                    \
  static void test_##name (void)                           \
  {                                                        \
    for (gsize i = 0; i < G_N_ELEMENTS (name##_rows); i++) \
      check (&name##_rows[i]);                             \
  }

TEST_ROWS (sum)
TEST_ROWS (mixed)
TEST_ROWS (level)
TEST_ROWS (constant)
TEST_ROWS (decreasing)
TEST_ROWS (ratio)
TEST_ROWS (overflow)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progress/sum", test_sum);
  g_test_add_func ("/progress/mixed-periods", test_mixed);
  g_test_add_func ("/progress/increasing", test_level);
  g_test_add_func ("/progress/constant", test_constant);
  g_test_add_func ("/progress/decreasing", test_decreasing);
  g_test_add_func ("/progress/ratio", test_ratio);
  g_test_add_func ("/progress/overflow", test_overflow);
  return g_test_run ();
}
