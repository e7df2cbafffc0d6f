/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Brings figures up to date after an edit. What changed is read again from the file rather than taken from the change,
 * so that an edit, an undo and a decision of a conflict are all the same here. A value costs one row; a record that
 * came, went or moved costs its objective. */

#include "config.h"

#include <string.h>

#include "cascada-figures-private.h"

#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-objective.h"

/* Beyond these the whole plan is read again. */
#define MAX_CHANGES 2000
#define MAX_OBJECTIVES 16

typedef struct
{
  CascadaFigures *figures;
  CascadaStore *store;
  GHashTable *structure; /* ids of objectives to be read again */
  GHashTable *touched;   /* ids of objectives whose figures or texts changed */
  GArray *splices;
  gboolean all;
} Update;

static void
note (GHashTable *set, gint64 id)
{
  g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

static CascadaStatement *
select_row (CascadaStore *store, const char *sql, gint64 id, CascadaPeriod period, gboolean *row, GError **error)
{
  g_autoptr (CascadaStatement) statement = cascada_store_prepare (store, sql, error);

  if (statement == NULL)
    return NULL;
  cascada_statement_bind_integer (statement, 1, id);
  if (period != CASCADA_PERIOD_NONE)
    cascada_statement_bind_integer (statement, 2, period);
  return cascada_statement_step (statement, row, error) ? g_steal_pointer (&statement) : NULL;
}

/* The objective that stands above the record in the file now; 0 where it is in no plan of this figures. */
static gboolean
read_objective_of (Update *update, const char *sql, gint64 id, gint64 *objective, GError **error)
{
  gboolean row;
  g_autoptr (CascadaStatement) statement = select_row (update->store, sql, id, CASCADA_PERIOD_NONE, &row, error);

  if (statement == NULL)
    return FALSE;
  *objective = row && cascada_statement_get_integer (statement, 1) == update->figures->plan
                   ? cascada_statement_get_integer (statement, 0)
                   : 0;
  return TRUE;
}

/* The record came, went or moved: the objective it was in and the one it is in now are read again. */
static gboolean
change_place (Update *update, const char *sql, guint level, gint64 id, GError **error)
{
  CascadaTable *table = update->figures->table;
  gint64 objective;
  guint32 index;

  if (cascada_table_find (table, level, id, &index))
    {
      while (level > 0)
        index = table->parents[level--][index];
      note (update->structure, table->ids[0][index]);
    }
  if (!read_objective_of (update, sql, id, &objective, error))
    return FALSE;
  if (objective != 0)
    note (update->structure, objective);
  return TRUE;
}

static gboolean
is_field (int field, int parent, int position)
{
  return field == CASCADA_FIELD_CREATION || field == CASCADA_FIELD_REMOVED || field == parent || field == position;
}

static gboolean
find_structure (Update *update, const CascadaChange *change, GError **error)
{
  switch (change->ref.kind)
    {
    case CASCADA_KIND_OBJECTIVE:
      return !is_field (change->field, CASCADA_OBJECTIVE_PLAN, CASCADA_OBJECTIVE_POSITION) ||
             change_place (update, "SELECT id, plan FROM objective WHERE id = ?1", CASCADA_LEVEL_OBJECTIVE, change->ref.id,
                           error);
    case CASCADA_KIND_GOAL:
      return !is_field (change->field, CASCADA_GOAL_OBJECTIVE, CASCADA_GOAL_POSITION) ||
             change_place (update, "SELECT o.id, o.plan FROM goal g JOIN objective o ON o.id = g.objective WHERE g.id = ?1",
                           CASCADA_LEVEL_GOAL, change->ref.id, error);
    case CASCADA_KIND_INDICATOR:
      return !is_field (change->field, CASCADA_INDICATOR_GOAL, CASCADA_INDICATOR_POSITION) ||
             change_place (update,
                           "SELECT o.id, o.plan FROM indicator i JOIN goal g ON g.id = i.goal"
                           " JOIN objective o ON o.id = g.objective WHERE i.id = ?1",
                           CASCADA_LEVEL_INDICATOR, change->ref.id, error);
    default:
      return TRUE;
    }
}

static void
replace (Update *update, guint32 objective, guint32 n_objectives, CascadaTable *table)
{
  CascadaSplice splice;

  cascada_table_replace (update->figures->table, objective, n_objectives, table, &splice);
  g_array_append_val (update->splices, splice);
}

static gboolean
is_same_order (CascadaTable *table, GArray *objectives)
{
  return table->n[CASCADA_LEVEL_OBJECTIVE] == objectives->len &&
         (objectives->len == 0 ||
          memcmp (table->ids[CASCADA_LEVEL_OBJECTIVE], objectives->data, objectives->len * sizeof (gint64)) == 0);
}

/* Reads again, in their place or into it, the objectives of @objectives that are to be. */
static gboolean
replace_objectives (Update *update, GArray *objectives, GError **error)
{
  CascadaTable *table = update->figures->table;

  for (guint32 i = 0; i < objectives->len; i++)
    {
      gint64 id = g_array_index (objectives, gint64, i);
      gboolean there = i < table->n[CASCADA_LEVEL_OBJECTIVE] && table->ids[CASCADA_LEVEL_OBJECTIVE][i] == id;
      CascadaTable *read;

      if (there && !g_hash_table_contains (update->structure, &id))
        continue;
      read = cascada_read_table (update->store, &id, 1, NULL, error);
      if (read == NULL)
        return FALSE;
      replace (update, i, there ? 1 : 0, read);
    }
  return TRUE;
}

/* All ids that were there are the removed ones of one splice. */
static void
note_all (Update *update, CascadaSplice *splice)
{
  memcpy (splice->n_added, update->figures->table->n, sizeof splice->n_added);
  g_array_append_val (update->splices, *splice);
  update->all = TRUE;
}

static CascadaSplice
remove_all (CascadaFigures *figures)
{
  CascadaSplice splice = { 0 };

  for (guint level = 0; level < CASCADA_N_LEVELS; level++)
    {
      splice.n_removed[level] = figures->table->n[level];
      splice.removed[level] = g_memdup2 (figures->table->ids[level], figures->table->n[level] * sizeof (gint64));
    }
  return splice;
}

static gboolean
replace_plan (Update *update, GError **error)
{
  CascadaSplice splice = remove_all (update->figures);

  if (!cascada_figures_read (update->figures, update->store, NULL, error))
    {
      cascada_splice_clear (&splice);
      return FALSE;
    }
  note_all (update, &splice);
  return TRUE;
}

static gboolean
update_structure (Update *update, GError **error)
{
  CascadaTable *table = update->figures->table;
  g_autoptr (GArray) objectives = NULL;

  if (g_hash_table_size (update->structure) == 0)
    return TRUE;
  if (g_hash_table_size (update->structure) > MAX_OBJECTIVES)
    return replace_plan (update, error);
  objectives = cascada_read_objectives (update->store, update->figures->plan, error);
  if (objectives == NULL)
    return FALSE;
  if (!is_same_order (table, objectives))
    for (guint32 i = table->n[CASCADA_LEVEL_OBJECTIVE]; i-- > 0;)
      if (g_hash_table_contains (update->structure, &table->ids[CASCADA_LEVEL_OBJECTIVE][i]))
        replace (update, i, 1, cascada_table_new ());
  if (!replace_objectives (update, objectives, error))
    return FALSE;
  if (!is_same_order (table, objectives))
    return replace_plan (update, error);
  cascada_table_tidy_texts (table);
  cascada_figures_changed_structure (update->figures);
  return TRUE;
}

/* Objectives that were read again as a whole need nothing more. */
static gboolean
update_value (Update *update, const CascadaChange *change, GError **error)
{
  const CascadaUpdater *updater = cascada_updater_get (change->ref.kind);
  CascadaTable *table = update->figures->table;
  guint n_periods = table->periods->len, n_years = table->weight_years->len;
  g_autoptr (CascadaStatement) statement = NULL;
  guint32 index, objective;
  gboolean row;

  if (updater == NULL || !cascada_table_find (table, updater->level, change->ref.id, &index))
    return TRUE;
  objective = index;
  for (guint level = updater->level; level > 0; level--)
    objective = table->parents[level][objective];
  if (g_hash_table_contains (update->structure, &table->ids[CASCADA_LEVEL_OBJECTIVE][objective]))
    return TRUE;
  statement = select_row (update->store, updater->sql, change->ref.id, change->ref.period, &row, error);
  if (statement == NULL || !row)
    return statement != NULL;
  updater->update (table, index, change->ref.period, statement);
  note (update->touched, table->ids[CASCADA_LEVEL_OBJECTIVE][objective]);
  update->all = update->all || table->periods->len != n_periods;
  if (table->weight_years->len != n_years)
    cascada_figures_changed_weight_years (update->figures);
  else if (change->ref.kind == CASCADA_KIND_WEIGHT)
    cascada_figures_changed_weight (update->figures, index);
  return TRUE;
}

static gboolean
update_settings (Update *update, GError **error)
{
  CascadaFigures *figures = update->figures;

  update->all = TRUE;
  return cascada_read_settings (update->store, figures->plan, &figures->settings, &figures->first_year, &figures->last_year,
                                error);
}

static gboolean
update_all (Update *update, const CascadaChange *changes, gsize n_changes, GError **error)
{
  if (changes == NULL || n_changes > MAX_CHANGES)
    return replace_plan (update, error);
  for (gsize i = 0; i < n_changes; i++)
    if (!find_structure (update, &changes[i], error))
      return FALSE;
  if (!update_structure (update, error))
    return FALSE;
  for (gsize i = 0; i < n_changes; i++)
    {
      gboolean is_plan = changes[i].ref.kind == CASCADA_KIND_PLAN && changes[i].ref.id == update->figures->plan;

      if (is_plan ? !update_settings (update, error) : !update_value (update, &changes[i], error))
        return FALSE;
    }
  return TRUE;
}

/* Indices of the objectives of both sets, ascending. */
static GArray *
get_objectives (Update *update)
{
  CascadaTable *table = update->figures->table;
  GArray *objectives = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < table->n[CASCADA_LEVEL_OBJECTIVE]; i++)
    {
      gint64 *id = &table->ids[CASCADA_LEVEL_OBJECTIVE][i];

      if (g_hash_table_contains (update->touched, id) || g_hash_table_contains (update->structure, id))
        g_array_append_val (objectives, i);
    }
  return objectives;
}

static void
tell (Update *update)
{
  g_autoptr (GArray) objectives = get_objectives (update);
  CascadaFiguresChange change = {
    .n_splices = update->splices->len,
    .splices = (const CascadaSplice *) update->splices->data,
    .all = update->all,
    .objectives = (const guint32 *) objectives->data,
    .n_objectives = objectives->len,
  };

  if (update->all)
    cascada_figures_changed_all (update->figures);
  else
    for (guint i = 0; i < objectives->len; i++)
      cascada_figures_changed_objective (update->figures, change.objectives[i]);
  if (change.n_splices > 0 || change.all || change.n_objectives > 0)
    cascada_figures_emit_changed (update->figures, &change);
}

static void
update_init (Update *update)
{
  update->structure = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  update->touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  update->splices = g_array_new (FALSE, FALSE, sizeof (CascadaSplice));
  g_array_set_clear_func (update->splices, (GDestroyNotify) cascada_splice_clear);
}

static void
update_clear (Update *update)
{
  g_hash_table_unref (update->structure);
  g_hash_table_unref (update->touched);
  g_array_unref (update->splices);
}

/**
 * cascada_figures_apply:
 * @store: connection that sees the changes
 * @changes: (nullable): what an edit changed, in any plan; %NULL where everything may have
 * @structure_changed: (out) (optional): whether nodes came, went or moved, so that indices are others
 * @error: what the file causes; the figures are then to be loaded again
 *
 * Brings the figures up to date and emits "changed" where they are touched.
 */
gboolean
cascada_figures_apply (CascadaFigures *self, CascadaStore *store, const CascadaChange *changes, gsize n_changes,
                       gboolean *structure_changed, GError **error)
{
  Update update = { self, store };
  gboolean done;

  g_return_val_if_fail (CASCADA_IS_FIGURES (self) && CASCADA_IS_STORE (store), FALSE);

  update_init (&update);
  done = update_all (&update, changes, n_changes, error);
  if (done)
    tell (&update);
  if (structure_changed != NULL)
    *structure_changed = update.splices->len > 0;
  update_clear (&update);
  return done;
}

/**
 * cascada_figures_replace:
 * @fresh: of the same plan, read by somebody else just now; what it holds is taken out of it
 *
 * As cascada_figures_apply() where everything may have changed, without reading the file.
 */
void
cascada_figures_replace (CascadaFigures *self, CascadaFigures *fresh)
{
  Update update = { self };
  CascadaSplice splice;

  g_return_if_fail (CASCADA_IS_FIGURES (self) && CASCADA_IS_FIGURES (fresh) && self->plan == fresh->plan);

  update_init (&update);
  splice = remove_all (self);
  cascada_figures_take (self, fresh);
  note_all (&update, &splice);
  tell (&update);
  update_clear (&update);
}
