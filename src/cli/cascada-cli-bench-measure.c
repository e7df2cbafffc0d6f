/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each step takes, beside references measured in the same run: machines differ, ratios much less. */

#include "config.h"

#include "cascada-cli-bench-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "cascada-plan-tree.h"
#include "cascada-report.h"

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

static void
add_sample (CascadaCliBench *self, const char *key, const char *name, GArray *times)
{
  CascadaCliSample sample = { key, name, 0, 0, 0, NULL, 0 };

  g_array_sort (times, compare_doubles);
  sample.least = g_array_index (times, double, 0);
  sample.median = g_array_index (times, double, times->len / 2);
  sample.greatest = g_array_index (times, double, times->len - 1);
  g_array_append_val (self->measurements->samples, sample);
}

static double
find_median (CascadaCliBench *self, const char *key)
{
  for (guint i = 0; i < self->measurements->samples->len; i++)
    {
      const CascadaCliSample *sample = &g_array_index (self->measurements->samples, CascadaCliSample, i);

      if (g_str_equal (sample->key, key))
        return sample->median;
    }
  g_return_val_if_reached (0);
}

/* The times of a step after an untimed one before each. */
static gboolean
measure_after (CascadaCliBench *self, const char *key, const char *name, CascadaCliBenchStep before, CascadaCliBenchStep step, GError **error)
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

/** cascada_cli_bench_time: adds the times of a step as a sample. */
gboolean
cascada_cli_bench_time (CascadaCliBench *self, const char *key, const char *name, CascadaCliBenchStep step, GError **error)
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
close_workspace (CascadaCliBench *self, GError **error)
{
  g_clear_object (&self->figures);
  if (self->workspace != NULL && !cascada_workspace_close (self->workspace, error))
    return FALSE;
  g_clear_object (&self->workspace);
  return TRUE;
}

static gboolean
open_workspace (CascadaCliBench *self, GError **error)
{
  self->workspace = cascada_workspace_open (self->path, CASCADA_STORE_WRITE, NULL, error);
  return self->workspace != NULL;
}

static gboolean
load_figures (CascadaCliBench *self, GError **error)
{
  self->figures = cascada_workspace_get_figures (self->workspace, self->plan, error);
  return self->figures != NULL;
}

static gboolean
open_to_totals (CascadaCliBench *self, GError **error)
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
  if (cascada_figures_get_count (self->figures, CASCADA_LEVEL_INDICATOR) == 0)
    return cascada_cli_misuse (error, _ ("“%s” holds no plan to measure"), self->path);
  self->sink ^= cascada_figures_get_plan_percent (self->figures, CASCADA_CLI_BENCH_CUT);
  if (self->measurements->peak_figures == 0)
    self->measurements->peak_figures = read_peak ();
  return TRUE;
}

static gboolean
recompute (CascadaCliBench *self, GError **error)
{
  CascadaBlock block;
  g_autofree CascadaGroupTotal *totals = NULL;

  cascada_figures_get_block (self->figures, CASCADA_CLI_BENCH_CUT, &block);
  totals = g_new (CascadaGroupTotal, block.n_groups);
  cascada_kernel_compute (&block, cascada_figures_get_settings (self->figures), CASCADA_CLI_BENCH_CUT, 0, block.n_groups, totals);
  self->sink ^= totals[0].compliance;
  return TRUE;
}

static gboolean
read_totals (CascadaCliBench *self, GError **error)
{
  guint n_objectives = cascada_figures_get_count (self->figures, CASCADA_LEVEL_OBJECTIVE);

  for (guint i = 0; i < n_objectives; i++)
    self->sink ^= cascada_figures_get_percent (self->figures, CASCADA_NODE (CASCADA_LEVEL_OBJECTIVE, i), CASCADA_CLI_BENCH_CUT);
  self->sink ^= cascada_figures_get_plan_percent (self->figures, CASCADA_CLI_BENCH_CUT);
  return TRUE;
}

/* A durable edit of one executed value, somewhere in the second half, to one that it did not have. */
static gboolean
edit (CascadaCliBench *self, GError **error)
{
  static gint64 step = 0;
  guint n = cascada_figures_get_count (self->figures, CASCADA_LEVEL_INDICATOR);
  CascadaNode node = CASCADA_NODE (CASCADA_LEVEL_INDICATOR, n / 2 + (guint) (step % MAX (n / 2, 1)));
  CascadaRef ref = { CASCADA_KIND_REPORT, CASCADA_CLI_BENCH_CUT, cascada_figures_get_id (self->figures, node) };
  CascadaValue value = cascada_value_decimal (CASCADA_DECIMAL (30) + g_random_int_range (0, 20000000));

  step++;
  return cascada_workspace_change (self->workspace, ref, CASCADA_REPORT_EXECUTED, &value, "bench", error);
}

static gboolean
edit_to_totals (CascadaCliBench *self, GError **error)
{
  return edit (self, error) && read_totals (self, error);
}

static void
add_times (CascadaCliBench *self, const char *key, const char *name, const double *times)
{
  g_autoptr (GArray) copy = g_array_new (FALSE, FALSE, sizeof (double));

  g_array_append_vals (copy, times, self->n_repetitions);
  add_sample (self, key, name, copy);
}

static void
measure_tree (CascadaCliBench *self)
{
  g_autofree double *expanding = g_new (double, self->n_repetitions);
  g_autofree double *sorting = g_new (double, self->n_repetitions);
  g_autofree double *searching = g_new (double, self->n_repetitions);

  for (guint i = 0; i < self->n_repetitions; i++)
    {
      g_autoptr (CascadaPlanTree) tree = cascada_plan_tree_new (self->figures, CASCADA_CLI_BENCH_CUT);
      gint64 start = g_get_monotonic_time ();

      cascada_plan_tree_expand_all (tree, TRUE);
      self->sink ^= g_list_model_get_n_items (G_LIST_MODEL (tree));
      expanding[i] = stop (start);

      start = g_get_monotonic_time ();
      cascada_plan_tree_set_sort (tree, CASCADA_SORT_PROGRESS, TRUE);
      self->sink ^= g_list_model_get_n_items (G_LIST_MODEL (tree));
      sorting[i] = stop (start);

      start = g_get_monotonic_time ();
      cascada_plan_tree_set_search (tree, "digital 77");
      self->sink ^= g_list_model_get_n_items (G_LIST_MODEL (tree));
      searching[i] = stop (start);
    }
  add_times (self, "expand-all", _ ("Expand all"), expanding);
  add_times (self, "sort", _ ("Sort by progress, all expanded"), sorting);
  add_times (self, "search", _ ("Search, all expanded and sorted"), searching);
}

static void
compare_with (CascadaCliBench *self, const char *key, const char *reference)
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
compare_all (CascadaCliBench *self)
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
run_steps (CascadaCliBench *self, GError **error)
{
  if (!measure_after (self, "open-to-totals", _ ("Opening to all totals"), close_workspace, open_to_totals, error) ||
      !measure_after (self, "open", _ ("Opening, of these"), close_workspace, open_workspace, error) ||
      !load_figures (self, error) ||
      !cascada_cli_bench_time (self, "recompute", _ ("Full recompute"), recompute, error) ||
      !cascada_cli_bench_time (self, "edit-to-totals", _ ("One durable edit to all totals"), edit_to_totals, error) ||
      !measure_after (self, "totals-after-edit", _ ("All totals after an edit, of these"), edit, read_totals, error))
    return FALSE;
  measure_tree (self);
  self->measurements->peak = read_peak ();
  return cascada_cli_bench_time_references (self, error);
}

/**
 * cascada_cli_bench_measure:
 * @path: of a workspace made by cascada_cli_bench_generate(); its figures are edited
 * @measurements: (out): its samples are to be unreferenced
 */
gboolean
cascada_cli_bench_measure (const char *path, guint n_repetitions, CascadaCliMeasurements *measurements, GError **error)
{
  CascadaCliBench self = { path, n_repetitions, measurements, NULL, 0, NULL, 0 };
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
