/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each step takes, beside references measured in the same run: machines differ, ratios much less. */

#include "config.h"

#include "cascada-cli-bench.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "cascada-plan-tree.h"
#include "cascada-report.h"

#define CUT CASCADA_PERIOD_QUARTER (CASCADA_CLI_BENCH_YEAR, 2)

typedef struct
{
  const char *path;
  guint n_repetitions;
  CascadaCliMeasurements *measurements;
  CascadaWorkspace *workspace;
  gint64 plan;
  CascadaFigures *figures;
  gint64 sink; /* keeps the references from being optimised away */
} Bench;

static double
stop (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static CascadaCliSample *
add_sample (Bench *self, const char *key, const char *name, GArray *times)
{
  CascadaCliSample sample = { key, name, 0, 0, 0, NULL, 0 };

  g_array_sort (times, compare_doubles);
  sample.least = g_array_index (times, double, 0);
  sample.median = g_array_index (times, double, times->len / 2);
  sample.greatest = g_array_index (times, double, times->len - 1);
  g_array_append_val (self->measurements->samples, sample);
  return &g_array_index (self->measurements->samples, CascadaCliSample, self->measurements->samples->len - 1);
}

static double
find_median (Bench *self, const char *key)
{
  for (guint i = 0; i < self->measurements->samples->len; i++)
    {
      const CascadaCliSample *sample = &g_array_index (self->measurements->samples, CascadaCliSample, i);

      if (g_str_equal (sample->key, key))
        return sample->median;
    }
  g_return_val_if_reached (0);
}

typedef gboolean (*Step) (Bench *self, GError **error);

/* The times of a step after an untimed one before each. */
static gboolean
measure_after (Bench *self, const char *key, const char *name, Step before, Step step, GError **error)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->n_repetitions; i++)
    {
      gint64 start;
      double elapsed;

      if (before != NULL && !before (self, error))
        return FALSE;
      start = g_get_monotonic_time ();
      if (!step (self, error))
        return FALSE;
      elapsed = stop (start);
      g_array_append_val (times, elapsed);
    }
  add_sample (self, key, name, times);
  return TRUE;
}

static gboolean
measure (Bench *self, const char *key, const char *name, Step step, GError **error)
{
  return measure_after (self, key, name, NULL, step, error);
}

static guint64
read_peak (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmHWM:");
  return line != NULL ? g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10) * 1024 : 0;
}

static gboolean
close_workspace (Bench *self, GError **error)
{
  g_clear_object (&self->figures);
  if (self->workspace != NULL && !cascada_workspace_close (self->workspace, error))
    return FALSE;
  g_clear_object (&self->workspace);
  return TRUE;
}

static gboolean
open_workspace (Bench *self, GError **error)
{
  self->workspace = cascada_workspace_open (self->path, CASCADA_STORE_WRITE, NULL, error);
  return self->workspace != NULL;
}

static gboolean
load_figures (Bench *self, GError **error)
{
  self->figures = cascada_workspace_get_figures (self->workspace, self->plan, error);
  return self->figures != NULL;
}

static gboolean
open_to_totals (Bench *self, GError **error)
{
  g_autoptr (GPtrArray) plans = NULL;

  if (!open_workspace (self, error))
    return FALSE;
  plans = cascada_workspace_get_children (self->workspace, CASCADA_KIND_PLAN, 0, error);
  if (plans == NULL)
    return FALSE;
  if (plans->len == 0)
    return cascada_cli_misuse (error, _ ("“%s” holds no plan to measure"), self->path);
  self->plan = cascada_record_get_id (plans->pdata[0]);
  if (!load_figures (self, error))
    return FALSE;
  self->sink += cascada_figures_get_plan_percent (self->figures, CUT);
  if (self->measurements->peak_figures == 0)
    self->measurements->peak_figures = read_peak ();
  return TRUE;
}

static gboolean
recompute (Bench *self, GError **error)
{
  CascadaBlock block;
  g_autofree CascadaGroupTotal *totals = NULL;

  cascada_figures_get_block (self->figures, CUT, &block);
  totals = g_new (CascadaGroupTotal, block.n_groups);
  cascada_kernel_compute (&block, cascada_figures_get_settings (self->figures), CUT, 0, block.n_groups, totals);
  self->sink += totals[0].compliance;
  return TRUE;
}

static gint64
sum_decimals (const CascadaDecimal *values, gsize n)
{
  gint64 sum = 0;

  for (gsize i = 0; values != NULL && i < n; i++)
    sum += values[i];
  return sum;
}

static gint64
sum_bytes (const guint8 *values, gsize n)
{
  gint64 sum = 0;

  for (gsize i = 0; values != NULL && i < n; i++)
    sum += values[i];
  return sum;
}

/* Every number that recompute() may read, once. */
static gboolean
sum_memory (Bench *self, GError **error)
{
  CascadaBlock block;
  gsize n_cells;

  cascada_figures_get_block (self->figures, CUT, &block);
  n_cells = block.n_indicators * block.n_periods;
  self->sink += sum_decimals (block.targets, n_cells) + sum_decimals (block.executed, n_cells)
                + sum_decimals (block.weights, block.n_indicators) + sum_decimals (block.baselines, block.n_indicators)
                + sum_bytes (block.annualisations, block.n_indicators) + sum_bytes (block.eliminated, block.n_indicators);
  return TRUE;
}

/* The least that SQL can do with the same rows: add them up. No progress, no weights, no groups. */
static gboolean
aggregate (Bench *self, GError **error)
{
  g_autoptr (CascadaStatement) statement = NULL;
  gboolean row;

  statement = cascada_store_prepare (cascada_workspace_get_store (self->workspace),
                                     "SELECT (SELECT sum(value) FROM target WHERE removed = 0),"
                                     " (SELECT sum(executed) FROM report WHERE removed = 0),"
                                     " (SELECT sum(value) FROM weight WHERE removed = 0)",
                                     error);
  if (statement == NULL || !cascada_statement_step (statement, &row, error))
    return FALSE;
  self->sink += cascada_statement_get_integer (statement, 0);
  return TRUE;
}

static gboolean
read_totals (Bench *self, GError **error)
{
  guint n_objectives = cascada_figures_get_count (self->figures, CASCADA_LEVEL_OBJECTIVE);

  for (guint i = 0; i < n_objectives; i++)
    self->sink += cascada_figures_get_percent (self->figures, CASCADA_NODE (CASCADA_LEVEL_OBJECTIVE, i), CUT);
  self->sink += cascada_figures_get_plan_percent (self->figures, CUT);
  return TRUE;
}

/* A durable edit of one executed value, never the same, somewhere in the middle. */
static gboolean
edit (Bench *self, GError **error)
{
  static gint64 step = 0;
  guint n = cascada_figures_get_count (self->figures, CASCADA_LEVEL_INDICATOR);
  CascadaNode node = CASCADA_NODE (CASCADA_LEVEL_INDICATOR, n / 2 + (guint) (step % MAX (n / 2, 1)));
  CascadaRef ref = { CASCADA_KIND_REPORT, CUT, cascada_figures_get_id (self->figures, node) };
  CascadaValue value = cascada_value_decimal (CASCADA_DECIMAL (30) + 10000 * ++step);

  return cascada_workspace_change (self->workspace, ref, CASCADA_REPORT_EXECUTED, &value, "bench", error);
}

static gboolean
edit_to_totals (Bench *self, GError **error)
{
  return edit (self, error) && read_totals (self, error);
}

static gboolean
scan_names (Bench *self, GError **error)
{
  guint n = cascada_figures_get_count (self->figures, CASCADA_LEVEL_INDICATOR);

  for (guint i = 0; i < n; i++)
    self->sink += strstr (cascada_figures_get_name (self->figures, CASCADA_NODE (CASCADA_LEVEL_INDICATOR, i)), "digital 77") != NULL;
  return TRUE;
}

static int
compare_percents (gconstpointer a, gconstpointer b)
{
  const CascadaDecimal *first = a, *second = b;

  return (*first > *second) - (*first < *second);
}

/* As many numbers as there are indicators, sorted by the C library. */
static gboolean
sort_numbers (Bench *self, GError **error)
{
  CascadaBlock block;
  g_autofree CascadaDecimal *keys = NULL;

  cascada_figures_get_block (self->figures, CUT, &block);
  keys = g_new (CascadaDecimal, block.n_indicators);
  for (gsize i = 0; i < block.n_indicators; i++)
    keys[i] = block.executed[i * block.n_periods + block.n_periods / 2];
  qsort (keys, block.n_indicators, sizeof *keys, compare_percents);
  self->sink += keys[0];
  return TRUE;
}

static gboolean
fill_positions (Bench *self, GError **error)
{
  guint n = 0;
  g_autofree guint32 *positions = NULL;

  for (guint level = 0; level < CASCADA_N_LEVELS; level++)
    n += cascada_figures_get_count (self->figures, level);
  positions = g_new (guint32, n);
  for (guint i = 0; i < n; i++)
    positions[i] = i;
  self->sink += positions[n / 2];
  return TRUE;
}

static gboolean
measure_references (Bench *self, GError **error)
{
  return measure (self, "plain-sum", _ ("Plain sum of the same memory"), sum_memory, error)
         && measure (self, "name-scan", _ ("Plain scan of the names"), scan_names, error)
         && measure (self, "plain-sort", _ ("C library's sort of as many numbers"), sort_numbers, error)
         && measure (self, "plain-fill", _ ("Filling an array of all positions"), fill_positions, error)
         && measure (self, "sql-aggregate", _ ("One SQL aggregate over the same rows"), aggregate, error);
}

static void
add_times (Bench *self, const char *key, const char *name, const double *times)
{
  g_autoptr (GArray) copy = g_array_new (FALSE, FALSE, sizeof (double));

  g_array_append_vals (copy, times, self->n_repetitions);
  add_sample (self, key, name, copy);
}

static void
measure_tree (Bench *self)
{
  g_autofree double *expanding = g_new (double, self->n_repetitions);
  g_autofree double *sorting = g_new (double, self->n_repetitions);
  g_autofree double *searching = g_new (double, self->n_repetitions);

  for (guint i = 0; i < self->n_repetitions; i++)
    {
      g_autoptr (CascadaPlanTree) tree = cascada_plan_tree_new (self->figures, CUT);
      gint64 start = g_get_monotonic_time ();

      cascada_plan_tree_expand_all (tree, TRUE);
      self->sink += g_list_model_get_n_items (G_LIST_MODEL (tree));
      expanding[i] = stop (start);

      start = g_get_monotonic_time ();
      cascada_plan_tree_set_sort (tree, CASCADA_SORT_PROGRESS, TRUE);
      self->sink += g_list_model_get_n_items (G_LIST_MODEL (tree));
      sorting[i] = stop (start);

      start = g_get_monotonic_time ();
      cascada_plan_tree_set_search (tree, "digital 77");
      self->sink += g_list_model_get_n_items (G_LIST_MODEL (tree));
      searching[i] = stop (start);
    }
  add_times (self, "expand-all", _ ("Expand all"), expanding);
  add_times (self, "sort", _ ("Sort by progress, all expanded"), sorting);
  add_times (self, "search", _ ("Search, all expanded and sorted"), searching);
}

static void
compare_with (Bench *self, const char *key, const char *reference)
{
  for (guint i = 0; i < self->measurements->samples->len; i++)
    {
      CascadaCliSample *sample = &g_array_index (self->measurements->samples, CascadaCliSample, i);

      if (g_str_equal (sample->key, key))
        {
          sample->reference = reference;
          sample->reference_median = find_median (self, reference);
        }
    }
}

static void
compare_all (Bench *self)
{
  compare_with (self, "open", "sql-aggregate");
  compare_with (self, "open-to-totals", "sql-aggregate");
  compare_with (self, "recompute", "plain-sum");
  compare_with (self, "sql-aggregate", "recompute");
  compare_with (self, "edit-to-totals", "sql-aggregate");
  compare_with (self, "totals-after-edit", "recompute");
  compare_with (self, "expand-all", "plain-fill");
  compare_with (self, "sort", "plain-sort");
  compare_with (self, "search", "name-scan");
}

static gboolean
run_steps (Bench *self, GError **error)
{
  if (!measure_after (self, "open-to-totals", _ ("Opening to all totals"), close_workspace, open_to_totals, error)
      || !measure_after (self, "open", _ ("Opening, of these"), close_workspace, open_workspace, error)
      || !load_figures (self, error)
      || !measure (self, "recompute", _ ("Full recompute"), recompute, error)
      || !measure (self, "edit-to-totals", _ ("One durable edit to all totals"), edit_to_totals, error)
      || !measure_after (self, "totals-after-edit", _ ("All totals after an edit, of these"), edit, read_totals, error))
    return FALSE;
  measure_tree (self);
  self->measurements->peak = read_peak ();
  return measure_references (self, error);
}

/**
 * cascada_cli_bench_measure:
 * @path: of a workspace made by cascada_cli_bench_generate(); its figures are edited
 * @measurements: (out): its samples are to be unreferenced
 */
gboolean
cascada_cli_bench_measure (const char *path, guint n_repetitions, CascadaCliMeasurements *measurements, GError **error)
{
  Bench self = { path, n_repetitions, measurements, NULL, 0, NULL, 0 };
  gboolean done;

  *measurements = (CascadaCliMeasurements){ g_array_new (FALSE, FALSE, sizeof (CascadaCliSample)), 0, 0, 0, 0, 0 };
  done = run_steps (&self, error);
  if (done)
    {
      measurements->n_objectives = cascada_figures_get_count (self.figures, CASCADA_LEVEL_OBJECTIVE);
      measurements->n_goals = cascada_figures_get_count (self.figures, CASCADA_LEVEL_GOAL);
      measurements->n_indicators = cascada_figures_get_count (self.figures, CASCADA_LEVEL_INDICATOR);
      compare_all (&self);
    }
  return close_workspace (&self, done ? error : NULL) && done;
}
