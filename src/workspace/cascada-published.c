/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-published.h"

struct _CascadaPublished
{
  GHashTable *at_cut; /* of indicators: gint64 id → gint64 percent */
  GHashTable *year;
  GHashTable *objectives;
};

static void
keep (GHashTable *table, gint64 id, CascadaDecimal percent)
{
  if (percent != CASCADA_DECIMAL_NONE)
    g_hash_table_insert (table, g_memdup2 (&id, sizeof id), g_memdup2 (&percent, sizeof percent));
}

static CascadaDecimal
look_up (GHashTable *table, gint64 id)
{
  const CascadaDecimal *percent = g_hash_table_lookup (table, &id);

  return percent != NULL ? *percent : CASCADA_DECIMAL_NONE;
}

/* Rows of an id and one or two percentages. */
static gboolean
read_rows (CascadaStore *store, const char *sql, CascadaPeriod cut, GHashTable *first, GHashTable *second,
           GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaStatement) statement = cascada_store_prepare (store, sql, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  cascada_statement_bind_integer (statement, 1, cut);
  while (cascada_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      keep (first, cascada_statement_get_integer (statement, 0), cascada_statement_get_decimal (statement, 1));
      if (second != NULL)
        keep (second, cascada_statement_get_integer (statement, 0), cascada_statement_get_decimal (statement, 2));
    }
  return FALSE;
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/**
 * cascada_published_load:
 * @cut: the cut-off: what was published for exactly this period
 *
 * Returns: (transfer full): what the sources published
 */
CascadaPublished *
cascada_published_load (CascadaStore *store, CascadaPeriod cut, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaPublished) self = g_new0 (CascadaPublished, 1);

  self->at_cut = new_table ();
  self->year = new_table ();
  self->objectives = new_table ();
  if (!read_rows (store,
                  "SELECT id, published_at_cut, published_year FROM report WHERE period = ?1 AND removed = 0"
                  " AND (published_at_cut IS NOT NULL OR published_year IS NOT NULL)",
                  cut, self->at_cut, self->year, cancellable, error) ||
      !read_rows (store, "SELECT id, compliance FROM publication WHERE period = ?1 AND removed = 0", cut,
                  self->objectives, NULL, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
cascada_published_free (CascadaPublished *self)
{
  g_hash_table_unref (self->at_cut);
  g_hash_table_unref (self->year);
  g_hash_table_unref (self->objectives);
  g_free (self);
}

/** cascada_published_get_at_cut: progress of an indicator at the cut-off as published, in percent. */
CascadaDecimal
cascada_published_get_at_cut (CascadaPublished *self, gint64 indicator)
{
  return look_up (self->at_cut, indicator);
}

/** cascada_published_get_year: progress of the year of an indicator as published, in percent. */
CascadaDecimal
cascada_published_get_year (CascadaPublished *self, gint64 indicator)
{
  return look_up (self->year, indicator);
}

/** cascada_published_get_objective: compliance of an objective as published, in percent. */
CascadaDecimal
cascada_published_get_objective (CascadaPublished *self, gint64 objective)
{
  return look_up (self->objectives, objective);
}
