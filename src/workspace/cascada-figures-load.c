/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Loading a plan's figures. A large plan is read in two halves at once, the second by a thread with its own connection:
 * nearly all the time goes into stepping through rows. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-figures-private.h"
#include "cascada-workspace.h"

#include "cascada-plan.h"

/* Each page is read once: a large cache would only fill memory. */
#define SMALL_CACHE "PRAGMA cache_size = -2048"
#define NORMAL_CACHE "PRAGMA cache_size = -32768"

/* Goals from which a second connection pays. */
#define GOALS_FOR_TWO 1000

/**
 * cascada_read_objectives:
 *
 * Returns: (transfer full) (element-type gint64): ids of the plan's objectives in document order
 */
GArray *
cascada_read_objectives (CascadaStore *store, gint64 plan, GError **error)
{
  g_autoptr (GArray) objectives = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CascadaStatement) statement =
      cascada_store_prepare (store, "SELECT id FROM objective WHERE plan = ?1 AND removed = 0 ORDER BY position, id", error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  cascada_statement_bind_integer (statement, 1, plan);
  do
    {
      if (!cascada_statement_step (statement, &row, error))
        return NULL;
      if (row)
        {
          gint64 id = cascada_statement_get_integer (statement, 0);

          g_array_append_val (objectives, id);
        }
    }
  while (row);
  return g_steal_pointer (&objectives);
}

/** cascada_read_settings: the plan's settings and years; %CASCADA_ERROR_NOT_FOUND where there is no such plan. */
gboolean
cascada_read_settings (CascadaStore *store, gint64 plan, CascadaSettings *settings, int *first_year, int *last_year,
                       GError **error)
{
  g_autoptr (CascadaRecord) record = cascada_store_load (store, (CascadaRef){ CASCADA_KIND_PLAN, 0, plan }, error);

  if (record == NULL)
    return FALSE;
  cascada_workspace_read_settings (record, settings);
  *first_year = cascada_record_get_integer (record, CASCADA_PLAN_FIRST_YEAR);
  *last_year = cascada_record_get_integer (record, CASCADA_PLAN_LAST_YEAR);
  return TRUE;
}

static gboolean
run (CascadaStore *store, const char *sql, GError **error)
{
  g_autoptr (CascadaStatement) statement = cascada_store_prepare (store, sql, error);
  gboolean row;

  return statement != NULL && cascada_statement_step (statement, &row, error);
}

/* Where this program only reads, another one may write meanwhile: what names the moment of a connection's snapshot. */
static gboolean
read_moment (CascadaStore *store, gint64 *moment, GError **error)
{
  return cascada_store_query_integer (store, "SELECT max (id) FROM change WHERE id < (?1 + 1) << 32", cascada_store_get_replica (store), moment, error);
}

typedef struct
{
  const char *path;
  gint64 moment; /* that both halves are to be read as of */
  const gint64 *objectives;
  gsize n_objectives;
  GCancellable *cancellable;
  CascadaTable *table; /* NULL with no error where the moment has passed */
  GError *error;
} Half;

static gpointer
read_half_cb (gpointer data)
{
  Half *half = data;
  g_autoptr (CascadaStore) store =
      cascada_store_open (half->path, CASCADA_STORE_READER, half->cancellable, &half->error);
  gint64 moment;

  if (store != NULL && run (store, SMALL_CACHE, &half->error) && run (store, "BEGIN", &half->error) &&
      read_moment (store, &moment, &half->error) && moment == half->moment)
    half->table = cascada_read_table (store, half->objectives, half->n_objectives, half->cancellable, &half->error);
  return NULL;
}

static CascadaTable *
read_halves (CascadaStore *store, const gint64 *objectives, gsize n, GCancellable *cancellable, GError **error)
{
  Half half = { .path = cascada_store_get_path (store), .objectives = objectives + n / 2, .n_objectives = n - n / 2, .cancellable = cancellable };
  g_autoptr (CascadaTable) table = NULL;
  g_autoptr (CascadaTable) other = NULL;
  GThread *thread;

  if (!read_moment (store, &half.moment, error))
    return NULL;
  thread = g_thread_new ("cascada-figures", read_half_cb, &half);
  table = cascada_read_table (store, objectives, n / 2, cancellable, error);
  g_thread_join (thread);
  other = half.table;
  if (table == NULL)
    {
      g_clear_error (&half.error);
      return NULL;
    }
  if (half.error != NULL)
    {
      g_propagate_error (error, half.error);
      return NULL;
    }
  if (other == NULL)
    other = cascada_read_table (store, half.objectives, half.n_objectives, cancellable, error);
  if (other == NULL)
    return NULL;
  cascada_table_replace (table, n / 2, 0, g_steal_pointer (&other), NULL);
  return g_steal_pointer (&table);
}

static CascadaTable *
read_plan (CascadaStore *store, gint64 plan, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) objectives = cascada_read_objectives (store, plan, error);
  gint64 n_goals = 0;

  if (objectives == NULL ||
      !cascada_store_query_integer (store, "SELECT count (*) FROM objective o JOIN goal g ON g.objective = o.id WHERE o.plan = ?1",
                                    plan, &n_goals, error))
    return NULL;
  if (n_goals >= GOALS_FOR_TWO && objectives->len >= 2)
    return read_halves (store, (const gint64 *) objectives->data, objectives->len, cancellable, error);
  return cascada_read_table (store, (const gint64 *) objectives->data, objectives->len, cancellable, error);
}

/**
 * cascada_figures_read:
 *
 * Reads everything as of one moment: a savepoint holds it, also where the connection is within an edit.
 */
gboolean
cascada_figures_read (CascadaFigures *self, CascadaStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaTable) table = NULL;

  if (!run (store, SMALL_CACHE, error) || !run (store, "SAVEPOINT figures", error))
    return FALSE;
  if (cascada_read_settings (store, self->plan, &self->settings, &self->first_year, &self->last_year, error))
    table = read_plan (store, self->plan, cancellable, error);
  run (store, NORMAL_CACHE, NULL);
  if (!run (store, "RELEASE figures", table != NULL ? error : NULL) || table == NULL)
    return FALSE;
  g_clear_pointer (&self->table, cascada_table_free);
  self->table = g_steal_pointer (&table);
  cascada_figures_changed_structure (self);
  return TRUE;
}

/** cascada_figures_take: what @other has read, which is left empty. */
void
cascada_figures_take (CascadaFigures *self, CascadaFigures *other)
{
  self->settings = other->settings;
  self->first_year = other->first_year;
  self->last_year = other->last_year;
  cascada_table_free (self->table);
  self->table = g_steal_pointer (&other->table);
  other->table = cascada_table_new ();
  cascada_figures_changed_structure (self);
}

/**
 * cascada_figures_load:
 * @store: connection of the calling thread; large plans open another one beside it
 * @plan: id of the plan
 * @error: %CASCADA_ERROR_NOT_FOUND where there is no such plan, G_IO_ERROR_CANCELLED, or what the file causes
 *
 * Reads a plan's hierarchy and figures as of one moment. Removed records are absent.
 *
 * Returns: (transfer full): the figures
 */
CascadaFigures *
cascada_figures_load (CascadaStore *store, gint64 plan, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaFigures) self = NULL;

  g_return_val_if_fail (CASCADA_IS_STORE (store), NULL);

  self = g_object_new (CASCADA_TYPE_FIGURES, NULL);
  self->plan = plan;
  if (!cascada_figures_read (self, store, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}
