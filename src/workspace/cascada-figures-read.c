/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads objectives with everything under them into a table, by streaming queries. The structure comes in document
 * order; texts, targets, reports and weights come in the order of ids, in which the file holds them, and find their row
 * by walking along: no look-up and no allocation a row. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-figures-private.h"
#include "cascada-kinds.h"
#include "cascada-text.h"

/* Rows of other plans in between are skipped one by one, then with a new search. */
#define MAX_SKIPPED 24
#define ROWS_BETWEEN_CHECKS 4096

typedef struct
{
  CascadaStore *store;
  CascadaTable *table;
  GCancellable *cancellable;
} Reader;

/* Called for a row of the indicator with this index; its id is the first value. */
typedef void (*RowFunc) (CascadaTable *table, guint32 index, sqlite3_value **values);

/* Rows come in the order of ids, and so do the indicators: both are walked along together. */
typedef struct
{
  CascadaTable *table;
  GCancellable *cancellable;
  RowFunc func;
  guint32 nth;   /* place of the indicator among those ordered by id */
  guint32 index; /* of it */
  guint skipped; /* rows of others in between */
  guint rows;
} Walk;

/* Ends the step after the last indicator, after too many rows of other plans, and where the reader gives up. */
static gboolean
walk_cb (sqlite3_value **values, gpointer data)
{
  Walk *walk = data;
  CascadaTable *table = walk->table;
  const gint64 *ids = table->ids[CASCADA_LEVEL_INDICATOR];
  gint64 id = sqlite3_value_int64 (values[0]);

  while (ids[walk->index] < id)
    {
      if (++walk->nth == table->n[CASCADA_LEVEL_INDICATOR])
        return TRUE;
      walk->index = cascada_table_nth_by_id (table, CASCADA_LEVEL_INDICATOR, walk->nth);
    }
  if (ids[walk->index] == id)
    walk->func (table, walk->index, values);
  else
    walk->skipped++;
  return walk->skipped == MAX_SKIPPED ||
         (++walk->rows % ROWS_BETWEEN_CHECKS == 0 && g_cancellable_is_cancelled (walk->cancellable));
}

/* @sql gives rows with an indicator's id first, in its order, from the parameter on. */
static gboolean
read_by_id (Reader *reader, const char *sql, RowFunc func, GError **error)
{
  CascadaTable *table = reader->table;
  Walk walk = { .table = table, .cancellable = reader->cancellable, .func = func };
  g_autoptr (CascadaStatement) statement = cascada_store_prepare_scan (reader->store, sql, error);
  gboolean more = TRUE;

  if (statement == NULL)
    return FALSE;
  while (more && walk.nth < table->n[CASCADA_LEVEL_INDICATOR])
    {
      walk.skipped = 0;
      walk.index = cascada_table_nth_by_id (table, CASCADA_LEVEL_INDICATOR, walk.nth);
      cascada_statement_reset (statement);
      cascada_statement_bind_integer (statement, 1, table->ids[CASCADA_LEVEL_INDICATOR][walk.index]);
      if (!cascada_store_scan (reader->store, statement, walk_cb, &walk, &more, error) ||
          g_cancellable_set_error_if_cancelled (reader->cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static CascadaDecimal
get_decimal (sqlite3_value *value)
{
  return sqlite3_value_type (value) == SQLITE_NULL ? CASCADA_DECIMAL_NONE : sqlite3_value_int64 (value);
}

static const char *
get_text (sqlite3_value *value)
{
  return (const char *) sqlite3_value_text (value);
}

/**
 * cascada_ratio_scale:
 *
 * What a ratio's quotient is multiplied by to be in the scale of its targets: 100 where the unit of measure is a
 * percentage, 1 where it is another one; 0 for what is no ratio.
 */
guint8
cascada_ratio_scale (gboolean is_ratio, const char *unit_of_measure)
{
  g_autofree char *unit = NULL;

  if (!is_ratio)
    return 0;
  unit = cascada_text_fold (unit_of_measure != NULL ? unit_of_measure : "");
  return strchr (unit, '%') != NULL || g_str_has_prefix (unit, "porcent") || g_str_has_prefix (unit, "percent") ? 100 : 1;
}

static void
content_row (CascadaTable *table, guint32 index, sqlite3_value **values)
{
  guint8 scale = cascada_ratio_scale (sqlite3_value_int (values[4]), get_text (values[5]));

  table->texts[CASCADA_LEVEL_INDICATOR][index] = cascada_arena_add (table->arena, get_text (values[1]), get_text (values[2]));
  table->annualisations[index] = sqlite3_value_int (values[3]);
  table->ratio_scales[index] = scale;
  table->n_ratios += scale != 0;
  table->baselines[index] = get_decimal (values[6]);
}

/* The column of @period; rows mostly come with the periods in turn, so the next one is tried first. */
static guint
column_of (CascadaTable *table, CascadaPeriod period)
{
  for (guint i = 0; i < table->periods->len; i++)
    if (g_array_index (table->periods, CascadaPeriod, i) == period)
      return i;
  return cascada_table_add_period (table, period);
}

static void
put_cell (CascadaTable *table, CascadaDecimal **cells, guint32 index, CascadaPeriod period, CascadaDecimal value)
{
  guint column;

  if (value == CASCADA_DECIMAL_NONE)
    return;
  column = column_of (table, period);
  if (cells != &table->targets && cells != &table->executed)
    cascada_table_add_ratios (table);
  (*cells)[(gsize) index * table->periods->len + column] = value;
}

static void
target_row (CascadaTable *table, guint32 index, sqlite3_value **values)
{
  put_cell (table, &table->targets, index, sqlite3_value_int (values[1]), get_decimal (values[2]));
}

static void
report_row (CascadaTable *table, guint32 index, sqlite3_value **values)
{
  CascadaPeriod period = sqlite3_value_int (values[1]);

  put_cell (table, &table->executed, index, period, get_decimal (values[2]));
  put_cell (table, &table->numerators, index, period, get_decimal (values[3]));
  put_cell (table, &table->denominators, index, period, get_decimal (values[4]));
}

static void
weight_row (CascadaTable *table, guint32 index, sqlite3_value **values)
{
  CascadaDecimal value = get_decimal (values[2]);
  CascadaDecimal *column;
  guint year;

  if (value == CASCADA_DECIMAL_NONE)
    return;
  /* first: a new year moves the columns */
  year = cascada_table_add_weight_year (table, sqlite3_value_int (values[1]));
  column = table->weights->pdata[year];
  column[index] = value;
}

static gboolean
read_contents (Reader *reader, GError **error)
{
  CascadaTable *table = reader->table;
  guint32 n = table->n[CASCADA_LEVEL_INDICATOR];

  table->texts[CASCADA_LEVEL_INDICATOR] = g_new0 (guint32, n);
  table->annualisations = g_new0 (guint8, n);
  table->ratio_scales = g_new0 (guint8, n);
  table->baselines = g_new (CascadaDecimal, n);
  return read_by_id (reader,
                     "SELECT 1 FROM indicator WHERE id >= ?1"
                     " AND cascada_scan (id, code, name, annualisation, is_ratio, unit_of_measure, baseline) ORDER BY id",
                     content_row, error) &&
         read_by_id (
             reader,
             "SELECT 1 FROM target WHERE id >= ?1 AND removed = 0 AND cascada_scan (id, period, value) ORDER BY id, period",
             target_row, error) &&
         read_by_id (reader,
                     "SELECT 1 FROM report WHERE id >= ?1 AND removed = 0"
                     " AND cascada_scan (id, period, executed, numerator, denominator) ORDER BY id, period",
                     report_row, error) &&
         read_by_id (
             reader,
             "SELECT 1 FROM weight WHERE id >= ?1 AND removed = 0 AND cascada_scan (id, period, value) ORDER BY id, period",
             weight_row, error);
}

/* A level grows while its rows come, as nobody knows how many. */
typedef struct
{
  GArray *ids;
  GArray *parents;
  GArray *texts;
  GArray *eliminated;
  GArray *cross_cutting; /* of goals */
} Level;

static void
level_init (Level *level)
{
  level->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  level->parents = g_array_new (FALSE, FALSE, sizeof (guint32));
  level->texts = g_array_new (FALSE, FALSE, sizeof (guint32));
  level->eliminated = g_array_new (FALSE, FALSE, sizeof (guint8));
  level->cross_cutting = g_array_new (FALSE, FALSE, sizeof (guint8));
}

/* The content without the room to grow. */
static gpointer
finish_array (GArray *array)
{
  gsize size = (gsize) array->len * g_array_get_element_size (array);

  return g_realloc (g_array_free (array, FALSE), size);
}

/* Called for a child of the node @parent; its id is noted already. */
typedef void (*ChildFunc) (CascadaTable *table, Level *level, guint32 parent, CascadaStatement *statement);

static void
goal_row (CascadaTable *table, Level *level, guint32 parent, CascadaStatement *statement)
{
  guint32 text =
      cascada_arena_add (table->arena, cascada_statement_get_text (statement, 1), cascada_statement_get_text (statement, 2));
  guint8 eliminated = cascada_statement_get_integer (statement, 3) != 0;
  guint8 cross_cutting = cascada_statement_get_integer (statement, 4) == CASCADA_GOAL_KIND_CROSS_CUTTING;

  g_array_append_val (level->texts, text);
  g_array_append_val (level->eliminated, eliminated);
  g_array_append_val (level->cross_cutting, cross_cutting);
}

static void
indicator_row (CascadaTable *table, Level *level, guint32 parent, CascadaStatement *statement)
{
  g_array_append_val (level->eliminated, table->goals_eliminated[parent]);
}

static gboolean
read_children_of (Reader *reader, CascadaStatement *statement, guint number, guint32 parent, Level *level, ChildFunc func,
                  GError **error)
{
  CascadaTable *table = reader->table;
  gboolean row;

  cascada_statement_reset (statement);
  cascada_statement_bind_integer (statement, 1, table->ids[number - 1][parent]);
  while (TRUE)
    {
      gint64 id;

      if (!cascada_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      id = cascada_statement_get_integer (statement, 0);
      g_array_append_val (level->ids, id);
      g_array_append_val (level->parents, parent);
      func (table, level, parent, statement);
    }
}

static gboolean
read_level (Reader *reader, guint number, const char *sql, ChildFunc func, guint8 **eliminated,
            guint8 **cross_cutting, GError **error)
{
  CascadaTable *table = reader->table;
  guint32 n_parents = table->n[number - 1], *firsts = g_renew (guint32, table->firsts[number - 1], n_parents + 1);
  g_autoptr (CascadaStatement) statement = cascada_store_prepare (reader->store, sql, error);
  gboolean done = statement != NULL;
  Level level;

  level_init (&level);
  table->firsts[number - 1] = firsts;
  for (guint32 i = 0; i < n_parents && done; i++)
    {
      firsts[i] = level.ids->len;
      done = !g_cancellable_set_error_if_cancelled (reader->cancellable, error) &&
             read_children_of (reader, statement, number, i, &level, func, error);
    }
  firsts[n_parents] = table->n[number] = level.ids->len;
  table->ids[number] = finish_array (level.ids);
  table->parents[number] = finish_array (level.parents);
  table->texts[number] = finish_array (level.texts);
  *eliminated = finish_array (level.eliminated);
  if (cross_cutting != NULL)
    *cross_cutting = finish_array (level.cross_cutting);
  else
    g_array_unref (level.cross_cutting);
  cascada_table_sort (table, number);
  return done;
}

static gboolean
read_objective (Reader *reader, CascadaStatement *statement, guint32 index, GError **error)
{
  CascadaTable *table = reader->table;
  gboolean row;

  cascada_statement_reset (statement);
  cascada_statement_bind_integer (statement, 1, table->ids[CASCADA_LEVEL_OBJECTIVE][index]);
  if (!cascada_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("An objective disappeared while it was read"));
      return FALSE;
    }
  table->texts[CASCADA_LEVEL_OBJECTIVE][index] =
      cascada_arena_add (table->arena, cascada_statement_get_text (statement, 0), cascada_statement_get_text (statement, 1));
  table->objective_weights[index] = cascada_statement_get_decimal (statement, 2);
  return TRUE;
}

static gboolean
read_objective_rows (Reader *reader, const gint64 *objectives, gsize n, GError **error)
{
  CascadaTable *table = reader->table;
  g_autoptr (CascadaStatement) statement =
      cascada_store_prepare (reader->store, "SELECT number, name, weight FROM objective WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  table->n[CASCADA_LEVEL_OBJECTIVE] = n;
  table->ids[CASCADA_LEVEL_OBJECTIVE] = g_memdup2 (objectives, n * sizeof *objectives);
  table->texts[CASCADA_LEVEL_OBJECTIVE] = g_new0 (guint32, n);
  table->objective_weights = g_new (CascadaDecimal, n);
  cascada_table_sort (table, CASCADA_LEVEL_OBJECTIVE);
  for (guint32 i = 0; i < n; i++)
    if (!read_objective (reader, statement, i, error))
      return FALSE;
  return TRUE;
}

/**
 * cascada_read_table:
 * @objectives: ids of the objectives to be read, in the order wanted
 *
 * Returns: (transfer full): them and everything under them that is not removed
 */
CascadaTable *
cascada_read_table (CascadaStore *store, const gint64 *objectives, gsize n_objectives, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaTable) table = cascada_table_new ();
  Reader reader = { store, table, cancellable };

  if (!read_objective_rows (&reader, objectives, n_objectives, error) ||
      !read_level (&reader, CASCADA_LEVEL_GOAL,
                   "SELECT id, code, name, eliminated, kind FROM goal WHERE objective = ?1 AND removed = 0 ORDER BY position, id",
                   goal_row, &table->goals_eliminated, &table->goals_cross_cutting, error) ||
      !read_level (&reader, CASCADA_LEVEL_INDICATOR,
                   "SELECT id FROM indicator WHERE goal = ?1 AND removed = 0 ORDER BY position, id", indicator_row,
                   &table->eliminated, NULL, error) ||
      !read_contents (&reader, error))
    return NULL;
  return g_steal_pointer (&table);
}
