/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Replacing a range of a table's objectives by another table: a few moves of whole blocks of memory, so that a change
 * of structure costs what the touched objectives cost to read, however large the plan is. */

#include "config.h"

#include <string.h>

#include "cascada-figures-private.h"

/* Both tables get the same columns, so that rows can move from one to the other. */
static void
unify_columns (CascadaTable *table, CascadaTable *other)
{
  for (guint i = 0; i < table->periods->len; i++)
    cascada_table_add_period (other, g_array_index (table->periods, CascadaPeriod, i));
  for (guint i = 0; i < other->periods->len; i++)
    cascada_table_add_period (table, g_array_index (other->periods, CascadaPeriod, i));
  for (guint i = 0; i < table->weight_years->len; i++)
    cascada_table_add_weight_year (other, g_array_index (table->weight_years, CascadaPeriod, i));
  for (guint i = 0; i < other->weight_years->len; i++)
    cascada_table_add_weight_year (table, g_array_index (other->weight_years, CascadaPeriod, i));
  if (table->has_ratios || other->has_ratios)
    {
      cascada_table_add_ratios (table);
      cascada_table_add_ratios (other);
    }
}

typedef struct
{
  gsize n;       /* elements of the array */
  gsize first;   /* where the replaced ones begin */
  gsize removed; /* how many they are */
  gsize added;
} Range;

/* Replaces a range of *@array by all of *@other, which is freed: both never exist in full. */
static void
replace_range (gpointer array, gsize size, const Range *range, gpointer other)
{
  char **to = array, **from = other;
  gsize n_new = range->n - range->removed + range->added, tail = range->n - range->first - range->removed;

  if (range->added > range->removed)
    *to = g_realloc_n (*to, n_new, size);
  if (tail > 0 && range->added != range->removed)
    memmove (*to + (range->first + range->added) * size, *to + (range->first + range->removed) * size, tail * size);
  if (range->added > 0)
    memcpy (*to + range->first * size, *from, range->added * size);
  if (range->added < range->removed)
    *to = g_realloc_n (*to, n_new, size);
  g_clear_pointer (from, g_free);
}

/* Offsets: the range's own are moved to their place, all after it by the difference. */
static void
shift (guint32 *array, gsize first, gsize n, guint32 by)
{
  for (gsize i = first; i < n; i++)
    array[i] += by;
}

/* The order by id of what stays (moved where it stands after the range) merged with that of what comes. */
static void
merge_order (CascadaTable *table, CascadaTable *other, guint level, const Range *range)
{
  gsize n_new = range->n - range->removed + range->added, i = 0, j = 0, k = 0;
  guint32 *merged = g_new (guint32, n_new);
  gboolean ordered = TRUE;

  while (k < n_new)
    {
      guint32 old = i < range->n ? cascada_table_nth_by_id (table, level, i) : G_MAXUINT32;
      guint32 new = j < range->added ? cascada_table_nth_by_id (other, level, j) : G_MAXUINT32;

      if (i < range->n && old >= range->first && old < range->first + range->removed)
        {
          i++;
          continue;
        }
      if (j == range->added || (i < range->n && table->ids[level][old] < other->ids[level][new]))
        {
          merged[k] = old < range->first ? old : old - range->removed + range->added;
          i++;
        }
      else
        {
          merged[k] = range->first + new;
          j++;
        }
      ordered = ordered && merged[k] == k;
      k++;
    }
  if (ordered)
    g_clear_pointer (&merged, g_free);
  g_free (table->by_id[level]);
  table->by_id[level] = merged;
}

static void
replace_hierarchy (CascadaTable *table, CascadaTable *other, const Range *ranges)
{
  guint32 base;

  for (guint level = 0; level < CASCADA_N_LEVELS; level++)
    {
      const Range *range = &ranges[level];

      merge_order (table, other, level, range);
      for (gsize i = 0; i < range->removed; i++)
        cascada_arena_waste (table->arena, table->texts[level][range->first + i]);
    }
  base = cascada_arena_take (table->arena, g_steal_pointer (&other->arena));
  for (guint level = 0; level < CASCADA_N_LEVELS; level++)
    {
      const Range *range = &ranges[level];
      gsize n_new = range->n - range->removed + range->added;

      shift (other->texts[level], 0, range->added, base);
      replace_range (&table->texts[level], sizeof (guint32), range, &other->texts[level]);
      replace_range (&table->ids[level], sizeof (gint64), range, &other->ids[level]);
      if (level > 0)
        {
          shift (other->parents[level], 0, range->added, range[-1].first);
          replace_range (&table->parents[level], sizeof (guint32), range, &other->parents[level]);
          shift (table->parents[level], range->first + range->added, n_new, range[-1].added - range[-1].removed);
        }
      if (level < CASCADA_LEVEL_INDICATOR)
        {
          shift (other->firsts[level], 0, range->added, range[1].first);
          replace_range (&table->firsts[level], sizeof (guint32),
                         &(Range){ range->n + 1, range->first, range->removed, range->added }, &other->firsts[level]);
          shift (table->firsts[level], range->first + range->added, n_new + 1, range[1].added - range[1].removed);
        }
    }
}

static void
replace_figures (CascadaTable *table, CascadaTable *other, const Range *ranges)
{
  const Range *range = &ranges[CASCADA_LEVEL_INDICATOR];
  gsize width = table->periods->len;
  Range cells = { range->n * width, range->first * width, range->removed * width, range->added * width };

  replace_range (&table->objective_weights, sizeof (CascadaDecimal), &ranges[CASCADA_LEVEL_OBJECTIVE], &other->objective_weights);
  replace_range (&table->goals_eliminated, 1, &ranges[CASCADA_LEVEL_GOAL], &other->goals_eliminated);
  replace_range (&table->goals_cross_cutting, 1, &ranges[CASCADA_LEVEL_GOAL], &other->goals_cross_cutting);
  replace_range (&table->annualisations, 1, range, &other->annualisations);
  replace_range (&table->eliminated, 1, range, &other->eliminated);
  for (gsize i = 0; i < range->removed; i++)
    table->n_ratios -= table->ratio_scales[range->first + i] != 0;
  table->n_ratios += other->n_ratios;
  replace_range (&table->ratio_scales, 1, range, &other->ratio_scales);
  replace_range (&table->baselines, sizeof (CascadaDecimal), range, &other->baselines);
  replace_range (&table->targets, sizeof (CascadaDecimal), &cells, &other->targets);
  replace_range (&table->executed, sizeof (CascadaDecimal), &cells, &other->executed);
  if (table->has_ratios)
    {
      replace_range (&table->numerators, sizeof (CascadaDecimal), &cells, &other->numerators);
      replace_range (&table->denominators, sizeof (CascadaDecimal), &cells, &other->denominators);
    }
  for (guint i = 0; i < table->weights->len; i++)
    replace_range (&table->weights->pdata[i], sizeof (CascadaDecimal), range, &other->weights->pdata[i]);
}

static void
get_ranges (const CascadaTable *table, guint32 objective, guint32 n_objectives, const CascadaTable *other, Range *ranges)
{
  gsize first = objective, end = objective + n_objectives;

  for (guint level = 0; level < CASCADA_N_LEVELS; level++)
    {
      ranges[level] = (Range){ table->n[level], first, end - first, other->n[level] };
      if (level < CASCADA_LEVEL_INDICATOR)
        {
          first = table->firsts[level][first];
          end = table->firsts[level][end];
        }
    }
}

/**
 * cascada_table_replace:
 * @objective: index of the first objective to be replaced
 * @n_objectives: how many
 * @other: (transfer full): what comes in their place
 * @splice: (out) (optional): what went and came; free with cascada_splice_clear()
 */
void
cascada_table_replace (CascadaTable *table, guint32 objective, guint32 n_objectives, CascadaTable *other, CascadaSplice *splice)
{
  Range ranges[CASCADA_N_LEVELS];

  unify_columns (table, other);
  get_ranges (table, objective, n_objectives, other, ranges);
  for (guint level = 0; level < CASCADA_N_LEVELS && splice != NULL; level++)
    {
      splice->first[level] = ranges[level].first;
      splice->n_removed[level] = ranges[level].removed;
      splice->n_added[level] = ranges[level].added;
      splice->removed[level] = g_memdup2 (table->ids[level] + ranges[level].first, ranges[level].removed * sizeof (gint64));
    }
  replace_hierarchy (table, other, ranges);
  replace_figures (table, other, ranges);
  for (guint level = 0; level < CASCADA_N_LEVELS; level++)
    table->n[level] += ranges[level].added - ranges[level].removed;
  cascada_table_free (other);
}

void
cascada_splice_clear (CascadaSplice *splice)
{
  for (guint level = 0; level < CASCADA_N_LEVELS; level++)
    g_clear_pointer (&splice->removed[level], g_free);
}
