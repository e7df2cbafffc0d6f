/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The resident arrays of a plan's hierarchy: columns, and order by id. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "cascada-figures-private.h"

CascadaTable *
cascada_table_new (void)
{
  CascadaTable *table = g_new0 (CascadaTable, 1);

  table->arena = cascada_arena_new ();
  table->periods = g_array_new (FALSE, FALSE, sizeof (CascadaPeriod));
  table->weight_years = g_array_new (FALSE, FALSE, sizeof (CascadaPeriod));
  table->weights = g_ptr_array_new_with_free_func (g_free);
  for (guint level = 0; level < CASCADA_LEVEL_INDICATOR; level++)
    table->firsts[level] = g_new0 (guint32, 1);
  return table;
}

void
cascada_table_free (CascadaTable *table)
{
  if (table == NULL)
    return;
  for (guint level = 0; level < CASCADA_N_LEVELS; level++)
    {
      g_free (table->ids[level]);
      g_free (table->by_id[level]);
      g_free (table->texts[level]);
      g_free (table->parents[level]);
      g_free (table->firsts[level]);
    }
  cascada_arena_free (table->arena);
  g_free (table->objective_weights);
  g_free (table->goals_eliminated);
  g_free (table->goals_cross_cutting);
  g_free (table->annualisations);
  g_free (table->eliminated);
  g_free (table->ratio_scales);
  g_free (table->baselines);
  g_free (table->targets);
  g_free (table->executed);
  g_free (table->numerators);
  g_free (table->denominators);
  g_array_unref (table->periods);
  g_array_unref (table->weight_years);
  g_ptr_array_unref (table->weights);
  g_free (table);
}

/** cascada_table_find: the index of the record @id at @level. */
gboolean
cascada_table_find (const CascadaTable *table, guint level, gint64 id, guint32 *index)
{
  guint32 low = 0, high = table->n[level];

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2, candidate = cascada_table_nth_by_id (table, level, middle);

      if (table->ids[level][candidate] == id)
        {
          *index = candidate;
          return TRUE;
        }
      if (table->ids[level][candidate] < id)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}

static int
compare_by_id_cb (gconstpointer a, gconstpointer b, gpointer ids)
{
  gint64 id_a = ((const gint64 *) ids)[*(const guint32 *) a], id_b = ((const gint64 *) ids)[*(const guint32 *) b];

  return id_a < id_b ? -1 : id_a > id_b;
}

/** cascada_table_sort: finds out the order by id, after the ids of @level have been filled in. */
void
cascada_table_sort (CascadaTable *table, guint level)
{
  const gint64 *ids = table->ids[level];
  guint32 n = table->n[level], i = 1;

  g_clear_pointer (&table->by_id[level], g_free);
  while (i < n && ids[i - 1] < ids[i])
    i++;
  if (i >= n)
    return;
  table->by_id[level] = g_new (guint32, n);
  for (i = 0; i < n; i++)
    table->by_id[level][i] = i;
  g_qsort_with_data (table->by_id[level], n, sizeof (guint32), compare_by_id_cb, (gpointer) ids);
}

/* Gives each row of an array @width long room for an absent value at @column. From the end, as rows move up. */
static void
widen (CascadaDecimal **cells, gsize n_rows, gsize width, gsize column)
{
  CascadaDecimal *array = *cells = g_renew (CascadaDecimal, *cells, n_rows * (width + 1));

  for (gsize row = n_rows; row-- > 0;)
    {
      CascadaDecimal *from = array + row * width, *to = array + row * (width + 1);

      memmove (to + column + 1, from + column, (width - column) * sizeof *array);
      memmove (to, from, column * sizeof *array);
      to[column] = CASCADA_DECIMAL_NONE;
    }
}

/**
 * cascada_table_add_period:
 *
 * Returns: the column of @period, which is made where there is none yet
 */
guint
cascada_table_add_period (CascadaTable *table, CascadaPeriod period)
{
  guint n = table->periods->len, column = n, n_rows = table->n[CASCADA_LEVEL_INDICATOR];

  while (column > 0 && cascada_period_compare (g_array_index (table->periods, CascadaPeriod, column - 1), period) >= 0)
    column--;
  if (column < n && g_array_index (table->periods, CascadaPeriod, column) == period)
    return column;
  widen (&table->targets, n_rows, n, column);
  widen (&table->executed, n_rows, n, column);
  if (table->has_ratios)
    {
      widen (&table->numerators, n_rows, n, column);
      widen (&table->denominators, n_rows, n, column);
    }
  g_array_insert_val (table->periods, column, period);
  return column;
}

static CascadaDecimal *
new_absent (gsize n)
{
  CascadaDecimal *array = g_new (CascadaDecimal, n);

  for (gsize i = 0; i < n; i++)
    array[i] = CASCADA_DECIMAL_NONE;
  return array;
}

/** cascada_table_add_ratios: makes the arrays of numerators and denominators. */
void
cascada_table_add_ratios (CascadaTable *table)
{
  gsize n = (gsize) table->n[CASCADA_LEVEL_INDICATOR] * table->periods->len;

  if (table->has_ratios)
    return;
  table->has_ratios = TRUE;
  table->numerators = new_absent (n);
  table->denominators = new_absent (n);
}

/**
 * cascada_table_add_weight_year:
 *
 * Returns: the column of weights that hold from @year, which is made where there is none yet
 */
guint
cascada_table_add_weight_year (CascadaTable *table, CascadaPeriod year)
{
  guint column = table->weight_years->len;

  while (column > 0 && g_array_index (table->weight_years, CascadaPeriod, column - 1) >= year)
    column--;
  if (column < table->weight_years->len && g_array_index (table->weight_years, CascadaPeriod, column) == year)
    return column;
  g_array_insert_val (table->weight_years, column, year);
  g_ptr_array_insert (table->weights, column, new_absent (table->n[CASCADA_LEVEL_INDICATOR]));
  return column;
}

/** cascada_table_tidy_texts: gives back the memory of texts that were replaced, once they are many. */
void
cascada_table_tidy_texts (CascadaTable *table)
{
  CascadaArena *arena;

  if (!cascada_arena_is_wasteful (table->arena))
    return;
  arena = cascada_arena_new ();
  for (guint level = 0; level < CASCADA_N_LEVELS; level++)
    for (guint32 i = 0; i < table->n[level]; i++)
      {
        guint32 *text = &table->texts[level][i];

        *text =
            cascada_arena_add (arena, cascada_arena_get_code (table->arena, *text), cascada_arena_get_name (table->arena, *text));
      }
  cascada_arena_free (table->arena);
  table->arena = arena;
}
