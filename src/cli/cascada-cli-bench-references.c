/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The references: the least that the machine, the C library or SQLite can do with the same data. */

#include "config.h"

#include "cascada-cli-bench-private.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

/* Absent values are added as the numbers they are: the sum wraps and means nothing. */
static gint64
sum_decimals (const CascadaDecimal *values, gsize n)
{
  guint64 sum = 0;

  for (gsize i = 0; values != NULL && i < n; i++)
    sum += (guint64) values[i];
  return (gint64) sum;
}

static gint64
sum_bytes (const guint8 *values, gsize n)
{
  gint64 sum = 0;

  for (gsize i = 0; values != NULL && i < n; i++)
    sum += values[i];
  return sum;
}

/* Every number that a full recompute may read, once. */
static gboolean
sum_memory (CascadaCliBench *self, GError **error)
{
  CascadaBlock block;
  gsize n_cells;

  cascada_figures_get_block (self->figures, CASCADA_CLI_BENCH_CUT, &block);
  n_cells = block.n_indicators * block.n_periods;
  self->sink ^= sum_decimals (block.targets, n_cells) ^ sum_decimals (block.executed, n_cells);
  self->sink ^= sum_decimals (block.weights, block.n_indicators) ^ sum_decimals (block.baselines, block.n_indicators);
  self->sink ^= sum_bytes (block.annualisations, block.n_indicators) ^ sum_bytes (block.eliminated, block.n_indicators);
  return TRUE;
}

/* The least that SQL can do with the same rows: add them up. No progress, no weights, no groups. */
static gboolean
aggregate (CascadaCliBench *self, GError **error)
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
  self->sink ^= cascada_statement_get_integer (statement, 0);
  return TRUE;
}

static gboolean
scan_names (CascadaCliBench *self, GError **error)
{
  guint n = cascada_figures_get_count (self->figures, CASCADA_LEVEL_INDICATOR);

  for (guint i = 0; i < n; i++)
    self->sink ^= strstr (cascada_figures_get_name (self->figures, CASCADA_NODE (CASCADA_LEVEL_INDICATOR, i)), "digital 77") != NULL;
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
sort_numbers (CascadaCliBench *self, GError **error)
{
  CascadaBlock block;
  g_autofree CascadaDecimal *keys = NULL;

  cascada_figures_get_block (self->figures, CASCADA_CLI_BENCH_CUT, &block);
  keys = g_new (CascadaDecimal, block.n_indicators);
  for (gsize i = 0; i < block.n_indicators; i++)
    keys[i] = block.executed[i * block.n_periods + block.n_periods / 2];
  qsort (keys, block.n_indicators, sizeof *keys, compare_percents);
  self->sink ^= keys[0];
  return TRUE;
}

static gboolean
fill_positions (CascadaCliBench *self, GError **error)
{
  guint n = 0;
  g_autofree guint32 *positions = NULL;

  for (guint level = 0; level < CASCADA_N_LEVELS; level++)
    n += cascada_figures_get_count (self->figures, level);
  positions = g_new (guint32, n);
  for (guint i = 0; i < n; i++)
    positions[i] = i;
  self->sink ^= positions[n / 2];
  return TRUE;
}

/** cascada_cli_bench_time_references: what the steps are compared with. */
gboolean
cascada_cli_bench_time_references (CascadaCliBench *self, GError **error)
{
  return cascada_cli_bench_time (self, "plain-sum", _ ("Plain sum of the same memory"), sum_memory, error) &&
         cascada_cli_bench_time (self, "name-scan", _ ("Plain scan of the names"), scan_names, error) &&
         cascada_cli_bench_time (self, "plain-sort", _ ("C library’s sort of as many numbers"), sort_numbers, error) &&
         cascada_cli_bench_time (self, "plain-fill", _ ("Filling an array of all positions"), fill_positions, error) &&
         cascada_cli_bench_time (self, "sql-aggregate", _ ("One SQL aggregate over the same rows"), aggregate, error);
}
