/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The management plans of a year at one of its quarters: what was reported, with which results, in which order. */

#include "config.h"

#include "cascada-consolidation.h"

#include <glib/gi18n-lib.h>

#include "cascada-consolidation-private.h"
#include "cascada-days-off.h"

/* Names as people look them up; plans of one name by their titles. */
static char *
make_key (const CascadaConsolidationRow *row)
{
  g_autofree char *name = g_utf8_collate_key (row->unit_name != NULL ? row->unit_name : "", -1);
  g_autofree char *title = g_utf8_collate_key (row->title != NULL ? row->title : "", -1);

  return g_strconcat (name, "\001", title, NULL);
}

static void
tell_why_unranked (CascadaConsolidationRow *row)
{
  if (row->unranked != CASCADA_UNRANKED_NOT || row->rank.rank > 0)
    return;
  if (row->unit == 0)
    row->unranked = CASCADA_UNRANKED_NO_UNIT;
  else
    row->unranked = row->n_programmed == 0 ? CASCADA_UNRANKED_NOTHING_PROGRAMMED : CASCADA_UNRANKED_NOTHING_REPORTED;
}

/* How many have the rank; 0 for none. */
static guint
count_rank (const CascadaRank *ranks, guint n_ranks, guint rank)
{
  guint n = 0;

  for (guint i = 0; i < n_ranks && rank > 0; i++)
    n += ranks[i].rank == rank;
  return n;
}

/* Ranks the rows of a kind, and adds them to @ordered as they are listed. */
static void
rank_rows (GPtrArray *rows, gboolean ranked, GPtrArray *ordered)
{
  g_autofree CascadaRankingEntry *entries = g_new0 (CascadaRankingEntry, rows->len + 1);
  g_autofree CascadaRank *ranks = g_new0 (CascadaRank, rows->len + 1);
  g_autofree guint *order = g_new (guint, rows->len + 1);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  guint decimals = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const CascadaConsolidationRow *row = rows->pdata[i];

      g_ptr_array_add (keys, make_key (row));
      entries[i] = (CascadaRankingEntry){ row->quarter, row->cumulative, row->previous, row->n_reported,
                                          row->n_programmed, row->n_reported_year, keys->pdata[i] };
      if (!ranked)
        entries[i] = (CascadaRankingEntry){ .key = keys->pdata[i] };
      decimals = MAX (decimals, row->settings.decimals);
    }
  cascada_ranking_compute (entries, rows->len, decimals, ranks);
  cascada_ranking_sort (entries, ranks, rows->len, order);
  for (guint i = 0; i < rows->len; i++)
    {
      CascadaConsolidationRow *row = rows->pdata[order[i]];

      row->rank = ranks[order[i]];
      row->n_tied = count_rank (ranks, rows->len, row->rank.rank);
      tell_why_unranked (row);
      g_ptr_array_add (ordered, row);
    }
}

static void
put_in_order (CascadaConsolidation *self)
{
  GPtrArray *ordered = g_ptr_array_new ();

  for (int kind = CASCADA_UNIT_KIND_OFFICE; kind <= CASCADA_UNIT_KIND_LOCAL_OFFICE + 1; kind++)
    {
      g_autoptr (GPtrArray) rows = g_ptr_array_new ();
      gboolean has_unit = kind <= CASCADA_UNIT_KIND_LOCAL_OFFICE;

      for (guint i = 0; i < self->rows->len; i++)
        {
          const CascadaConsolidationRow *row = self->rows->pdata[i];

          if (has_unit ? row->unit != 0 && (int) row->unit_kind == kind : row->unit == 0)
            g_ptr_array_add (rows, self->rows->pdata[i]);
        }
      rank_rows (rows, has_unit, ordered);
    }
  /* the same rows, which the array goes on to own */
  g_assert (ordered->len == self->rows->len);
  for (guint i = 0; i < ordered->len; i++)
    self->rows->pdata[i] = ordered->pdata[i];
  g_ptr_array_unref (ordered);
}

static gboolean
compute (CascadaConsolidation *self, CascadaStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaDaysOff) days = cascada_days_off_load (store, error);

  if (days == NULL)
    return FALSE;
  cascada_days_off_get_deadline (days, self->quarter, &self->deadline);
  if (!cascada_consolidation_read_years (store, &self->first_year, &self->last_year, error) ||
      !cascada_consolidation_read_rows (self, store, cancellable, error))
    return FALSE;
  put_in_order (self);
  return TRUE;
}

static gboolean
run (CascadaStore *store, const char *sql, GError **error)
{
  g_autoptr (CascadaStatement) statement = cascada_store_prepare (store, sql, error);
  gboolean row;

  return statement != NULL && cascada_statement_step (statement, &row, error);
}

/**
 * cascada_consolidation_new:
 * @store: connection of the calling thread
 * @quarter: the cut-off
 *
 * Consolidates the management plans of the quarter's year, as of one moment [P005 act. 11, 12; domain §5, §8]. Results
 * weigh the goals as each plan's roll-up does; eliminated goals do not count. Processes and local offices without a plan
 * that counts are listed, unranked, as long as some plan holds in the year.
 *
 * Returns: (transfer full): rows, ranks and deadline
 */
CascadaConsolidation *
cascada_consolidation_new (CascadaStore *store, CascadaPeriod quarter, CascadaConsolidationFlags flags, GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (CascadaConsolidation) self = NULL;
  gboolean done;

  g_return_val_if_fail (CASCADA_IS_STORE (store), NULL);
  g_return_val_if_fail (cascada_period_get_kind (quarter) == CASCADA_PERIOD_KIND_QUARTER, NULL);

  if (!run (store, "SAVEPOINT consolidation", error))
    return NULL;
  self = g_atomic_rc_box_new0 (CascadaConsolidation);
  self->quarter = quarter;
  self->flags = flags;
  done = compute (self, store, cancellable, error);
  if (!run (store, "RELEASE consolidation", done ? error : NULL) || !done)
    return NULL;
  return g_steal_pointer (&self);
}

CascadaConsolidation *
cascada_consolidation_ref (CascadaConsolidation *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  CascadaConsolidation *self = data;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

void
cascada_consolidation_unref (CascadaConsolidation *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/** cascada_consolidation_read_years: @first_year, @last_year: (out): of all management plans; 0 where there is none */
gboolean
cascada_consolidation_read_years (CascadaStore *store, int *first_year, int *last_year, GError **error)
{
  gint64 first, last;

  g_return_val_if_fail (CASCADA_IS_STORE (store) && first_year != NULL && last_year != NULL, FALSE);

  if (!cascada_store_query_integer (store, "SELECT coalesce (min (first_year), 0) FROM plan WHERE kind = ?1 AND removed = 0",
                                    CASCADA_PLAN_KIND_MANAGEMENT, &first, error) ||
      !cascada_store_query_integer (store, "SELECT coalesce (max (last_year), 0) FROM plan WHERE kind = ?1 AND removed = 0",
                                    CASCADA_PLAN_KIND_MANAGEMENT, &last, error))
    return FALSE;
  *first_year = (int) first;
  *last_year = (int) last;
  return TRUE;
}

/**
 * cascada_consolidation_choose_quarter:
 * @first_year, @last_year: that plans hold for
 *
 * Returns: the last quarter of these years that ended before @today; the first one where none did
 */
CascadaPeriod
cascada_consolidation_choose_quarter (int first_year, int last_year, CascadaDate today)
{
  CascadaPeriod current = cascada_date_get_quarter (today);
  CascadaPeriod ended = cascada_period_get_part (current) == 1 ? CASCADA_PERIOD_QUARTER (cascada_period_get_year (current) - 1, 4)
                                                               : current - 1;

  if (cascada_period_compare (ended, CASCADA_PERIOD_QUARTER (first_year, 1)) < 0)
    return CASCADA_PERIOD_QUARTER (first_year, 1);
  if (cascada_period_compare (ended, CASCADA_PERIOD_QUARTER (last_year, 4)) > 0)
    return CASCADA_PERIOD_QUARTER (last_year, 4);
  return ended;
}

typedef struct
{
  char *path;
  CascadaPeriod quarter;
  CascadaDate today;
  CascadaConsolidationFlags flags;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->path);
  g_free (reading);
}

static CascadaConsolidation *
read_one (const Reading *reading, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaStore) store = cascada_store_open (reading->path, CASCADA_STORE_READER, cancellable, error);
  CascadaPeriod quarter = reading->quarter;
  int first, last;

  if (store == NULL || !cascada_consolidation_read_years (store, &first, &last, error))
    return NULL;
  if (quarter == CASCADA_PERIOD_NONE && first != 0)
    quarter = cascada_consolidation_choose_quarter (first, last, reading->today);
  else if (quarter == CASCADA_PERIOD_NONE)
    quarter = cascada_date_get_quarter (reading->today);
  return cascada_consolidation_new (store, quarter, reading->flags, cancellable, error);
}

static void
read_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  CascadaConsolidation *self = read_one (data, cancellable, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, (GDestroyNotify) cascada_consolidation_unref);
  else
    g_task_return_error (task, error);
}

/**
 * cascada_consolidation_read_async:
 * @quarter: the cut-off; none for the last quarter that ended by @today of those that management plans hold for
 *
 * The same in a thread, with a connection of its own, as of what is committed.
 */
void
cascada_consolidation_read_async (CascadaWorkspace *workspace, CascadaPeriod quarter, CascadaDate today, CascadaConsolidationFlags flags,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  g_return_if_fail (CASCADA_IS_WORKSPACE (workspace) && cascada_workspace_get_path (workspace) != NULL);

  task = g_task_new (workspace, cancellable, callback, user_data);
  reading = g_new (Reading, 1);
  *reading = (Reading){ g_strdup (cascada_workspace_get_path (workspace)), quarter, today, flags };
  g_task_set_source_tag (task, cascada_consolidation_read_async);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_cb);
}

/** cascada_consolidation_read_finish: Returns: (transfer full) */
CascadaConsolidation *
cascada_consolidation_read_finish (CascadaWorkspace *workspace, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/** cascada_unranked_get_label: Returns: the reason in the reader's language */
const char *
cascada_unranked_get_label (CascadaUnranked reason)
{
  static const char *const labels[] = {
    [CASCADA_UNRANKED_NOT] = NULL,
    [CASCADA_UNRANKED_NO_PLAN] = N_ ("No management plan for the year"),
    [CASCADA_UNRANKED_NOT_PUBLISHED] = N_ ("The plan is not published"),
    [CASCADA_UNRANKED_NO_UNIT] = N_ ("The plan has no unit"),
    [CASCADA_UNRANKED_NOTHING_PROGRAMMED] = N_ ("Nothing programmed in the quarter"),
    [CASCADA_UNRANKED_NOTHING_REPORTED] = N_ ("Nothing reported in the quarter"),
  };

  return labels[reason] != NULL ? _ (labels[reason]) : "";
}
