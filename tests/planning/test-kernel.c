/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The kernel against the rules themselves, on random blocks that favour what is delicate: ties, 100 %, caps, missing
 * weights, absent and very large figures, periods within periods, quotients. */

#include "cascada-kernel.h"
#include "test-figures.h"

#define MAX_ROWS 64
#define MAX_PERIODS 8
#define MAX_GROUPS 8

typedef struct
{
  CascadaBlock block;
  CascadaPeriod periods[MAX_PERIODS];
  CascadaDecimal targets[MAX_ROWS * MAX_PERIODS];
  CascadaDecimal executed[MAX_ROWS * MAX_PERIODS];
  CascadaDecimal numerators[MAX_ROWS * MAX_PERIODS];
  CascadaDecimal denominators[MAX_ROWS * MAX_PERIODS];
  guint8 ratio_scales[MAX_ROWS];
  CascadaDecimal baselines[MAX_ROWS];
  guint8 annualisations[MAX_ROWS];
  guint8 eliminated[MAX_ROWS];
  CascadaDecimal weights[MAX_ROWS];
  guint32 group_starts[MAX_GROUPS + 1];
} TestBlock;

static const char *const layouts[] = {
  "2025-Q1",
  "2025-Q1 2025-Q2",
  "2025-Q1 2025-Q2 2025-Q3",
  "2025-Q1 2025-Q2 2025-Q3 2025-Q4",
  "2024 2025-Q1 2025-Q2 2025-Q3 2025-Q4",
  "2025-Q2 2025",
  "2024-Q4 2024 2025-Q1 2025-Q2 2025-Q4 2025",
  "2025-01 2025-02 2025-03 2025-Q1 2025-04 2025-Q2 2025",
  "2023 2024 2025 2026",
  "2026",
};

static const char *const cuts[] = { "2024", "2025-Q1", "2025-Q2", "2025-05", "2025" };

static gboolean
one_in (int n)
{
  return g_test_rand_int_range (0, n) == 0;
}

/* How figures are drawn in one block: few values make ties, many make none, huge ones leave the fast path. */
typedef enum
{
  FIGURES_FEW,
  FIGURES_THIRDS,
  FIGURES_MANY,
  FIGURES_HUGE,
  N_FIGURES,
} Figures;

static CascadaDecimal
draw_figure (Figures figures)
{
  static const CascadaDecimal thirds[] = { CASCADA_DECIMAL (1), CASCADA_DECIMAL (2), CASCADA_DECIMAL (3), CASCADA_DECIMAL (4), CASCADA_DECIMAL (6) };

  if (one_in (8))
    return CASCADA_DECIMAL_NONE;
  if (one_in (10))
    return 0;
  switch (figures)
    {
    case FIGURES_FEW:
      return g_test_rand_int_range (1, 21) * CASCADA_DECIMAL_SCALE / 20;
    case FIGURES_THIRDS:
      return thirds[g_test_rand_int_range (0, G_N_ELEMENTS (thirds))];
    case FIGURES_HUGE:
      return one_in (3) ? CASCADA_DECIMAL_MAX - g_test_rand_int_range (0, 3)
                        : (one_in (4) ? -1 : 1) * ((gint64) g_test_rand_int_range (1, G_MAXINT32) << g_test_rand_int_range (0, 32));
    case FIGURES_MANY:
    default:
      return (one_in (20) ? -1 : 1) * (gint64) g_test_rand_int_range (1, G_MAXINT32);
    }
}

static CascadaDecimal
draw_weight (int missing_in)
{
  if (one_in (missing_in))
    return CASCADA_DECIMAL_NONE;
  if (one_in (20))
    return one_in (4) ? CASCADA_DECIMAL (-10) : 0;
  return one_in (2) ? CASCADA_DECIMAL (10) : g_test_rand_int_range (1, 100000000);
}

static void
draw_rows (TestBlock *test, Figures figures, gboolean ratios)
{
  int missing_in = (int[]){ 1, 2, 5, 1000000 }[g_test_rand_int_range (0, 4)];

  for (gsize i = 0; i < test->block.n_indicators; i++)
    {
      test->ratio_scales[i] = !ratios || one_in (2) ? 0 : one_in (2) ? 1
                                                                     : 100;
      test->baselines[i] = one_in (2) ? CASCADA_DECIMAL_NONE : draw_figure (figures);
      test->annualisations[i] = g_test_rand_int_range (0, 4);
      test->eliminated[i] = one_in (15);
      test->weights[i] = one_in (500) ? CASCADA_DECIMAL_MAX : draw_weight (missing_in);
      for (gsize k = i * test->block.n_periods; k < (i + 1) * test->block.n_periods; k++)
        {
          test->targets[k] = draw_figure (figures);
          test->executed[k] = one_in (3) ? test->targets[k] : draw_figure (figures);
          test->numerators[k] = draw_figure (figures);
          test->denominators[k] = one_in (3) ? test->numerators[k] : draw_figure (figures);
        }
    }
}

static void
draw_block (TestBlock *test)
{
  g_auto (GStrv) periods = g_strsplit (layouts[g_test_rand_int_range (0, G_N_ELEMENTS (layouts))], " ", -1);
  gboolean ratios = one_in (3);
  guint32 next = 0;

  test->block = (CascadaBlock){
    .n_periods = g_strv_length (periods),
    .periods = test->periods,
    .targets = test->targets,
    .executed = test->executed,
    .numerators = ratios && !one_in (20) ? test->numerators : NULL,
    .denominators = ratios ? test->denominators : NULL,
    .ratio_scales = ratios ? test->ratio_scales : NULL,
    .baselines = test->baselines,
    .annualisations = test->annualisations,
    .eliminated = test->eliminated,
    .weights = test->weights,
    .n_groups = g_test_rand_int_range (1, MAX_GROUPS + 1),
    .group_starts = test->group_starts,
  };
  for (guint k = 0; k < test->block.n_periods; k++)
    test->periods[k] = test_period (periods[k]);
  for (gsize g = 0; g <= test->block.n_groups; g++)
    {
      test->group_starts[g] = next;
      next += g < test->block.n_groups ? g_test_rand_int_range (0, MAX_ROWS / MAX_GROUPS + 1) : 0;
    }
  test->block.n_indicators = next;
  draw_rows (test, g_test_rand_int_range (0, N_FIGURES), ratios);
}

static void
draw_settings (CascadaSettings *settings)
{
  static const CascadaDecimal caps[] = { CASCADA_DECIMAL_NONE, CASCADA_DECIMAL (100), 120500000, 50000000, CASCADA_DECIMAL_MAX };

  cascada_settings_init (settings);
  settings->increasing = g_test_rand_int_range (0, 2);
  settings->constant = g_test_rand_int_range (0, 2);
  settings->decreasing = g_test_rand_int_range (0, 3);
  settings->cap = caps[g_test_rand_int_range (0, G_N_ELEMENTS (caps))];
  settings->decimals = g_test_rand_int_range (0, 7);
}

static void
check_group (const CascadaBlock *block, const CascadaSettings *settings, CascadaPeriod cut, gsize group, const CascadaGroupTotal *total)
{
  guint32 n_states[CASCADA_STATE_ELIMINATED + 1] = { 0 };
  g_autoptr (CascadaCompliance) compliance = cascada_kernel_compute_exact (block, settings, cut, group);
  __int128 fraction;

  for (gsize i = block->group_starts[group]; i < block->group_starts[group + 1]; i++)
    {
      CascadaSeries series;
      CascadaProgress progress;

      cascada_kernel_get_series (block, i, &series);
      cascada_progress_compute (&series, settings, cut, &progress);
      n_states[progress.state]++;
    }
  for (guint s = 0; s <= CASCADA_STATE_ELIMINATED; s++)
    g_assert_cmpuint (total->n_states[s], ==, n_states[s]);
  g_assert_cmpint (total->compliance, ==, cascada_compliance_to_percent (compliance, settings->decimals));
  g_assert_cmpint (total->state, ==, cascada_compliance_get_state (compliance));
  if (cascada_compliance_to_fraction (compliance, &fraction))
    g_assert_true (total->fraction - fraction >= -2 && total->fraction - fraction <= 2);
}

static void
check_rows (const CascadaBlock *block, const CascadaSettings *settings, CascadaPeriod cut)
{
  g_autofree CascadaKernelRow *rows = g_new (CascadaKernelRow, block->n_indicators + 1);

  cascada_kernel_compute_rows (block, settings, cut, 0, block->n_indicators, rows);
  for (gsize i = 0; i < block->n_indicators; i++)
    {
      CascadaSeries series;
      CascadaProgress progress;
      CascadaRatio ratio;
      __int128 scaled;

      cascada_kernel_get_series (block, i, &series);
      cascada_progress_compute (&series, settings, cut, &progress);
      ratio = progress.progress_at_cut;
      g_assert_cmpint (rows[i].state, ==, progress.state);
      if (ratio.num >= 0 && ratio.den > 0 && ratio.num / ratio.den < 1000 &&
          !__builtin_mul_overflow (ratio.num, (__int128) 1000000000000000, &scaled))
        g_assert_cmpint (rows[i].fraction, ==, (gint64) (scaled / ratio.den));
    }
}

static void
test_random (void)
{
  g_autofree TestBlock *test = g_new0 (TestBlock, 1);
  guint n_blocks = g_test_thorough () ? 200000 : 6000;
  guint n_values = 0;

  for (guint n = 0; n < n_blocks; n++)
    {
      CascadaGroupTotal totals[MAX_GROUPS];
      CascadaSettings settings;
      CascadaPeriod cut = test_period (cuts[g_test_rand_int_range (0, G_N_ELEMENTS (cuts))]);

      draw_block (test);
      draw_settings (&settings);
      cascada_kernel_compute (&test->block, &settings, cut, 0, test->block.n_groups, totals);
      check_rows (&test->block, &settings, cut);
      for (gsize g = 0; g < test->block.n_groups; g++)
        {
          check_group (&test->block, &settings, cut, g, &totals[g]);
          n_values += totals[g].compliance != CASCADA_DECIMAL_NONE;
        }
    }
  /* the blocks drawn are mostly worth comparing */
  g_assert_cmpuint (n_values, >, n_blocks);
}

/* Rows "WEIGHT:TARGET/EXECUTED" of one quarter: exactly 100 % and exact ties from inexact parts, and next to them. */
static void
test_ties (void)
{
  static const struct
  {
    const char *rows;
    guint decimals;
    const char *percent;
    CascadaState state;
  } cases[] = {
    { "50:3/4 50:3/2", 2, "100", CASCADA_STATE_ON_TRACK },
    { "50:3/4 50:3.000001/2", 2, "100", CASCADA_STATE_LAG },
    { "50:3/4 50:2.999999/2", 2, "100", CASCADA_STATE_ON_TRACK },
    { ":3/1 :3/2 :3/1.5", 0, "50", CASCADA_STATE_LAG },
    { "50:3/0.015 50:3/1.015", 0, "17", CASCADA_STATE_LAG },
    { "50:3/0.01 50:3/1.04", 0, "18", CASCADA_STATE_LAG },
    { "50:3/0.01 50:3/1.039999", 0, "17", CASCADA_STATE_LAG },
    { "50:3/0.01 50:3/1.040001", 0, "18", CASCADA_STATE_LAG },
    { "100:9223372036854.775807/9223372036854.775806", 2, "100", CASCADA_STATE_LAG },
    { "100:9223372036854.775807/9223372036854.775807", 2, "100", CASCADA_STATE_ON_TRACK },
    { "100:0.000001/9223372036854.775807", 2, "9223372036854.775807", CASCADA_STATE_ON_TRACK },
    { "100:-0.000001/9223372036854.775807", 2, "-9223372036854.775807", CASCADA_STATE_LAG },
    { "100:3/-1", 2, "-33.33", CASCADA_STATE_LAG },
    { "100:200/-0.01", 2, "-0.01", CASCADA_STATE_LAG },
    { "100:3/-0.000001", 2, "0", CASCADA_STATE_LAG },
    { "100:0/1", 2, NULL, CASCADA_STATE_NOT_PROGRAMMED },
    { "0:1/1", 2, NULL, CASCADA_STATE_NOT_PROGRAMMED },
    { "", 2, NULL, CASCADA_STATE_NOT_PROGRAMMED },
  };

  for (gsize c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autofree TestBlock *test = g_new0 (TestBlock, 1);
      g_auto (GStrv) rows = g_strsplit (cases[c].rows, " ", -1);
      CascadaSettings settings;
      CascadaGroupTotal total;
      guint n = *cases[c].rows != '\0' ? g_strv_length (rows) : 0;

      g_test_message ("“%s”", cases[c].rows);
      test_settings (&settings, NULL);
      settings.decimals = cases[c].decimals;
      test->periods[0] = CASCADA_PERIOD_QUARTER (2025, 1);
      test->group_starts[1] = n;
      test->block = (CascadaBlock){
        .n_indicators = n,
        .n_periods = 1,
        .periods = test->periods,
        .targets = test->targets,
        .executed = test->executed,
        .baselines = test->baselines,
        .annualisations = test->annualisations,
        .eliminated = test->eliminated,
        .weights = test->weights,
        .n_groups = 1,
        .group_starts = test->group_starts,
      };
      for (guint i = 0; i < n; i++)
        {
          g_auto (GStrv) parts = g_strsplit_set (rows[i], ":/", 3);

          test->weights[i] = test_decimal (parts[0]);
          test->targets[i] = test_decimal (parts[1]);
          test->executed[i] = test_decimal (parts[2]);
          test->baselines[i] = CASCADA_DECIMAL_NONE;
        }
      cascada_kernel_compute (&test->block, &settings, CASCADA_PERIOD_QUARTER (2025, 1), 0, 1, &total);
      g_assert_cmpint (total.compliance, ==, test_decimal (cases[c].percent));
      g_assert_cmpint (total.state, ==, cases[c].state);
      check_group (&test->block, &settings, CASCADA_PERIOD_QUARTER (2025, 1), 0, &total);
    }
}

/* A block large enough for two threads, in groups of every size, whole and in part. */
static void
test_large (void)
{
  static const gsize shapes[][4] = { { 0, 120000 }, { 0, 1, 60000, 120000 }, { 0, 59999, 60000, 120000 }, { 0, 60000, 60000, 120000 } };
  gsize n = 120000;
  g_autofree CascadaDecimal *targets = g_new (CascadaDecimal, n), *executed = g_new (CascadaDecimal, n);
  g_autofree CascadaDecimal *weights = g_new (CascadaDecimal, n), *baselines = g_new (CascadaDecimal, n);
  g_autofree guint8 *zeros = g_new0 (guint8, n);
  CascadaPeriod period = CASCADA_PERIOD_YEAR (2025);
  CascadaSettings settings;

  cascada_settings_init (&settings);
  for (gsize i = 0; i < n; i++)
    {
      targets[i] = g_test_rand_int_range (0, 1000);
      executed[i] = g_test_rand_int_range (0, 1000);
      weights[i] = draw_weight (10);
      baselines[i] = CASCADA_DECIMAL_NONE;
    }
  for (gsize s = 0; s < G_N_ELEMENTS (shapes); s++)
    {
      gsize n_groups = s == 0 ? 1 : 3;
      guint32 starts[4] = { shapes[s][0], shapes[s][1], shapes[s][2], shapes[s][3] };
      CascadaBlock block = {
        .n_indicators = n,
        .n_periods = 1,
        .periods = &period,
        .targets = targets,
        .executed = executed,
        .baselines = baselines,
        .annualisations = zeros,
        .eliminated = zeros,
        .weights = weights,
        .n_groups = n_groups,
        .group_starts = starts,
      };
      CascadaGroupTotal totals[3], last;

      cascada_kernel_compute (&block, &settings, period, 0, n_groups, totals);
      for (gsize g = 0; g < n_groups; g++)
        check_group (&block, &settings, period, g, &totals[g]);
      cascada_kernel_compute (&block, &settings, period, n_groups - 1, 1, &last);
      g_assert_cmpint (last.compliance, ==, totals[n_groups - 1].compliance);
      g_assert_true (last.fraction == totals[n_groups - 1].fraction);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kernel/ties", test_ties);
  g_test_add_func ("/kernel/random", test_random);
  g_test_add_func ("/kernel/large", test_large);
  return g_test_run ();
}
