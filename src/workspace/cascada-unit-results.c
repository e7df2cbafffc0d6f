/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-unit-results.h"

#include "cascada-figures-private.h"
#include "cascada-rollup.h"

#define MAX_SCALE ((__int128) 1000000000)

void
cascada_unit_result_free (CascadaUnitResult *result)
{
  g_clear_pointer (&result->compliance, cascada_compliance_free);
  g_free (result);
}

/* The unit that answers for each indicator: its own, else its goal's, else the plan's; 0 for none. */
typedef struct
{
  CascadaTable *table;
  gint64 *units;
} Units;

static gboolean
read_plan_unit (Units *self, CascadaStore *store, gint64 plan, GError **error)
{
  g_autoptr (CascadaStatement) statement = cascada_store_prepare (store, "SELECT unit FROM plan WHERE id = ?1", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  cascada_statement_bind_integer (statement, 1, plan);
  if (!cascada_statement_step (statement, &row, error))
    return FALSE;
  for (guint32 i = 0; row && i < self->table->n[CASCADA_LEVEL_INDICATOR]; i++)
    self->units[i] = cascada_statement_get_integer (statement, 0);
  return TRUE;
}

/* Rows of a record and its unit, of any plan. */
static gboolean
read_units (Units *self, CascadaStore *store, guint level, const char *sql, GError **error)
{
  CascadaTable *table = self->table;
  g_autoptr (CascadaStatement) statement = cascada_store_prepare (store, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      guint32 index, first, end;

      if (!cascada_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      if (!cascada_table_find (table, level, cascada_statement_get_integer (statement, 0), &index))
        continue;
      first = level == CASCADA_LEVEL_GOAL ? table->firsts[CASCADA_LEVEL_GOAL][index] : index;
      end = level == CASCADA_LEVEL_GOAL ? table->firsts[CASCADA_LEVEL_GOAL][index + 1] : index + 1;
      for (guint32 i = first; i < end; i++)
        self->units[i] = cascada_statement_get_integer (statement, 1);
    }
}

/* What one unit reports in one objective. */
typedef struct
{
  CascadaUnitResult *result;
  GArray *members; /* CascadaMember, weights whole and in force within the objective */
  GPtrArray *parts;
  GArray *weights;           /* of the parts: __int128 */
  GByteArray *cross_cutting; /* of the members, where the plan's compliance is that of its goals */
} Share;

static void
share_free (gpointer data)
{
  Share *share = data;

  g_array_unref (share->members);
  g_array_unref (share->weights);
  g_byte_array_unref (share->cross_cutting);
  g_ptr_array_unref (share->parts);
  g_free (share);
}

static Share *
get_share (GHashTable *shares, GPtrArray *results, gint64 unit)
{
  Share *share = g_hash_table_lookup (shares, &unit);

  if (share != NULL)
    return share;
  share = g_new0 (Share, 1);
  share->result = g_new0 (CascadaUnitResult, 1);
  share->result->unit = unit;
  share->members = g_array_new (FALSE, FALSE, sizeof (CascadaMember));
  share->weights = g_array_new (FALSE, FALSE, sizeof (__int128));
  share->cross_cutting = g_byte_array_new ();
  share->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_compliance_free);
  g_ptr_array_add (results, share->result);
  g_hash_table_insert (shares, &share->result->unit, share);
  return share;
}

static void
count (CascadaUnitResult *result, const CascadaProgress *progress)
{
  gboolean programmed = !cascada_ratio_is_none (progress->progress_at_cut);

  result->n_indicators += progress->state != CASCADA_STATE_ELIMINATED;
  result->n_programmed += programmed;
  result->n_reported += programmed && progress->state != CASCADA_STATE_NOT_REPORTED;
}

static __int128
greatest_common_divisor (__int128 a, __int128 b)
{
  while (b != 0)
    {
      __int128 rest = a % b;

      a = b;
      b = rest;
    }
  return a;
}

/* A multiple of every objective's factor, which brings the weights of all of them to one scale. Objectives with very
 * many missing weights of unlike numbers would need a larger one: then the last digits of the scale are given up. */
static __int128
get_scale (const CascadaBlock *block)
{
  __int128 scale = 1;

  for (gsize i = 0; i < block->n_groups; i++)
    {
      guint32 n_missing = 0;

      for (guint32 row = block->group_starts[i]; row < block->group_starts[i + 1]; row++)
        n_missing += block->weights[row] == CASCADA_DECIMAL_NONE;
      if (n_missing > 1 && scale < MAX_SCALE)
        scale = scale / greatest_common_divisor (scale, n_missing) * n_missing;
    }
  return MIN (scale, MAX_SCALE);
}

/* The members gathered in an objective become a part of each unit's mean, with the weight they have together. */
static void
close_objective (GHashTable *shares, __int128 objective_weight, CascadaDecimal cap)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, shares);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Share *share = value;
      __int128 sum = 0;

      for (guint i = 0; i < share->members->len; i++)
        {
          CascadaMember *member = &g_array_index (share->members, CascadaMember, i);

          if (!cascada_ratio_is_none (member->value))
            sum += member->weight;
        }
      if (share->members->len == 0)
        continue;
      sum *= objective_weight;
      g_array_append_val (share->weights, sum);
      g_ptr_array_add (share->parts,
                       cascada_compliance_new ((const CascadaMember *) share->members->data, share->members->len, cap));
      g_array_set_size (share->members, 0);
    }
}

static void
add_member (CascadaFigures *figures, Share *share, guint32 indicator, CascadaDecimal weight, CascadaPeriod cut)
{
  CascadaProgress progress;
  CascadaMember member;

  cascada_figures_get_progress (figures, indicator, cut, &progress);
  member = (CascadaMember){ weight, progress.progress_at_cut };
  g_array_append_val (share->members, member);
  count (share->result, &progress);
}

/* Returns: the factor of the objective's weights */
static gint64
gather_objective (CascadaFigures *figures, const CascadaBlock *block, const Units *units, guint32 objective, CascadaPeriod cut,
                  GHashTable *shares, GPtrArray *results)
{
  guint32 first = block->group_starts[objective], n = block->group_starts[objective + 1] - first;
  g_autofree CascadaDecimal *weights = g_memdup2 (block->weights + first, n * sizeof (CascadaDecimal));
  gint64 factor;

  factor = cascada_weights_to_integers (weights, n);
  for (guint32 i = 0; i < n; i++)
    {
      Share *share = get_share (shares, results, units->units[first + i]);

      add_member (figures, share, first + i, weights[i], cut);
    }
  return factor;
}

/* Products of weights divided by what they have in common: only their proportion matters. Beyond 18 digits, which no
 * plan in percent reaches, the last ones are given up. */
static CascadaDecimal *
reduce_weights (GArray *products)
{
  CascadaDecimal *weights = g_new (CascadaDecimal, products->len);
  __int128 common = 0, largest = 0;

  for (guint i = 0; i < products->len; i++)
    {
      common = greatest_common_divisor (common, g_array_index (products, __int128, i));
      largest = MAX (largest, g_array_index (products, __int128, i));
    }
  while (common > 0 && largest / common > CASCADA_DECIMAL_MAX)
    common *= 10;
  for (guint i = 0; i < products->len; i++)
    weights[i] = common > 0 ? (CascadaDecimal) (g_array_index (products, __int128, i) / common) : 0;
  return weights;
}

static void
finish (GHashTable *shares)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, shares);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Share *share = value;
      g_autofree CascadaDecimal *weights = reduce_weights (share->weights);

      share->result->compliance =
          cascada_compliance_new_of ((CascadaCompliance *const *) share->parts->pdata, weights, share->parts->len);
    }
}

static gint
compare_units_cb (gconstpointer a, gconstpointer b)
{
  gint64 unit_a = (*(CascadaUnitResult *const *) a)->unit, unit_b = (*(CascadaUnitResult *const *) b)->unit;

  return (unit_a > unit_b) - (unit_a < unit_b);
}

/* Of goals: each with its own weight within the plan. */
static void
compute_of_goals (CascadaFigures *figures, const Units *units, CascadaPeriod cut, GHashTable *shares, GPtrArray *results)
{
  const CascadaSettings *settings = &figures->settings;
  guint32 n = figures->table->n[CASCADA_LEVEL_INDICATOR];
  g_autofree guint8 *cross_cutting = cascada_figures_get_cross_cutting (figures);
  g_autofree CascadaDecimal *weights = NULL;
  CascadaBlock block;

  cascada_figures_get_block (figures, cut, &block);
  weights = g_memdup2 (block.weights, n * sizeof *weights);
  cascada_weights_to_integers (weights, n);
  for (guint32 i = 0; i < n; i++)
    {
      Share *share = get_share (shares, results, units->units[i]);

      add_member (figures, share, i, weights[i], cut);
      g_byte_array_append (share->cross_cutting, &cross_cutting[i], 1);
    }
  for (guint i = 0; i < results->len; i++)
    {
      CascadaUnitResult *result = results->pdata[i];
      Share *share = g_hash_table_lookup (shares, &result->unit);

      result->compliance = cascada_rollup_compute ((const CascadaMember *) share->members->data, share->cross_cutting->data,
                                                   share->members->len, settings->cross_cutting_share, settings->cap);
    }
}

static void
compute_of_objectives (CascadaFigures *figures, const Units *units, CascadaPeriod cut, GHashTable *shares, GPtrArray *results)
{
  guint32 n = figures->table->n[CASCADA_LEVEL_OBJECTIVE];
  g_autofree CascadaDecimal *weights = g_memdup2 (figures->table->objective_weights, n * sizeof (CascadaDecimal));
  CascadaBlock block;
  __int128 scale;

  cascada_weights_to_integers (weights, n);
  cascada_figures_get_block (figures, cut, &block);
  scale = get_scale (&block);
  for (guint32 i = 0; i < n; i++)
    {
      gint64 factor = gather_objective (figures, &block, units, i, cut, shares, results);

      close_objective (shares, weights[i] * scale / factor, figures->settings.cap);
    }
  finish (shares);
}

static GPtrArray *
compute (CascadaFigures *figures, const Units *units, CascadaPeriod cut)
{
  GPtrArray *results = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_unit_result_free);
  g_autoptr (GHashTable) shares = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, share_free);

  if (figures->settings.rollup == CASCADA_ROLLUP_GOALS)
    compute_of_goals (figures, units, cut, shares, results);
  else
    compute_of_objectives (figures, units, cut, shares, results);
  g_ptr_array_sort (results, compare_units_cb);
  return results;
}

/**
 * cascada_unit_results:
 * @store: connection to the workspace that @figures is of
 *
 * Returns: (transfer full) (element-type CascadaUnitResult): one for each unit that reports something in the plan, and
 *   one for what no unit reports, by id
 */
GPtrArray *
cascada_unit_results (CascadaFigures *figures, CascadaStore *store, CascadaPeriod cut, GError **error)
{
  g_autofree gint64 *units = NULL;
  Units self;

  g_return_val_if_fail (CASCADA_IS_FIGURES (figures) && CASCADA_IS_STORE (store), NULL);

  units = g_new0 (gint64, figures->table->n[CASCADA_LEVEL_INDICATOR]);
  self = (Units){ figures->table, units };
  if (!read_plan_unit (&self, store, figures->plan, error) ||
      !read_units (&self, store, CASCADA_LEVEL_GOAL, "SELECT id, unit FROM goal WHERE unit IS NOT NULL AND removed = 0", error) ||
      !read_units (&self, store, CASCADA_LEVEL_INDICATOR, "SELECT id, unit FROM indicator WHERE unit IS NOT NULL AND removed = 0",
                   error))
    return NULL;
  return compute (figures, &self, cut);
}
