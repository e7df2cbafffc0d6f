/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What happened to a plan, newest first: one query, and for each line that is shown who did it. */

#include "config.h"

#include "cascada-procedure-timeline.h"

#define VERSIONS "SELECT 1, id, date, number, NULL, NULL, document, note, 0, 0 FROM version WHERE plan = ?1 AND removed = 0"
#define NEWEST_FIRST " ORDER BY 3 DESC, 2 DESC LIMIT ?2"

static const char timeline_sql[] =
    "SELECT 0, id, date, action, period, person, document, text,"
    " (SELECT count (*) FROM attachment WHERE attachment.step = step.id AND attachment.removed = 0), 0"
    " FROM step WHERE plan = ?1 AND removed = 0 "
    "UNION ALL " VERSIONS
    " UNION ALL SELECT 2, max (id), date, count (*), NULL, person, NULL, NULL, sum (answer IS NOT NULL), sum (resolved)"
    " FROM observation WHERE plan = ?1 AND removed = 0 AND period IS NULL GROUP BY date, person" NEWEST_FIRST;

static void
free_entry (gpointer data)
{
  CascadaTimelineEntry *entry = data;

  g_free (entry->person);
  g_free (entry->document);
  g_free (entry->text);
  g_free (entry);
}

/**
 * cascada_procedure_find_name:
 * @person: id, or 0
 * @role: (out) (optional): in which the person acts now, −1 where nobody is found
 *
 * Returns: (transfer full) (nullable): the name of the person; %NULL without an error where there is none
 */
char *
cascada_procedure_find_name (CascadaStore *store, gint64 person, int *role, GError **error)
{
  g_autoptr (CascadaStatement) find = NULL;
  gboolean row = FALSE;

  if (role != NULL)
    *role = -1;
  if (person == 0)
    return NULL;
  find = cascada_store_prepare (store, "SELECT name, role FROM person WHERE id = ?1", error);
  if (find == NULL)
    return NULL;
  cascada_statement_bind_integer (find, 1, person);
  if (!cascada_statement_step (find, &row, error) || !row)
    return NULL;
  if (role != NULL)
    *role = (int) cascada_statement_get_integer (find, 1);
  return g_strdup (cascada_statement_get_text (find, 0));
}

/* The record says who took the step, the edit that wrote it in which role; where no person was chosen, its author. */
static gboolean
find_actor (CascadaStore *store, gint64 person, CascadaTimelineEntry *entry, GError **error)
{
  g_autoptr (GPtrArray) history = cascada_log_get_history (store, &entry->ref, CASCADA_FIELD_CREATION, 1, error);
  const CascadaEditInfo *edit;
  g_autoptr (GError) failure = NULL;

  if (history == NULL)
    return FALSE;
  edit = history->len > 0 ? &((CascadaHistoryEntry *) history->pdata[0])->edit : NULL;
  if (person == 0 && edit != NULL)
    person = edit->person;
  entry->person = cascada_procedure_find_name (store, person, &entry->role, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (edit == NULL)
    return TRUE;
  if (edit->role >= 0 && edit->person == person)
    entry->role = edit->role;
  if (entry->person == NULL)
    entry->person = g_strdup (edit->author);
  return TRUE;
}

static CascadaTimelineEntry *
read_entry (CascadaStatement *statement)
{
  static const CascadaKind kinds[] = { CASCADA_KIND_STEP, CASCADA_KIND_VERSION, CASCADA_KIND_OBSERVATION };
  CascadaTimelineEntry *entry = g_new0 (CascadaTimelineEntry, 1);
  gint64 number = cascada_statement_get_integer (statement, 3);

  entry->kind = (CascadaTimelineKind) cascada_statement_get_integer (statement, 0);
  entry->ref = (CascadaRef){ kinds[entry->kind], CASCADA_PERIOD_NONE, cascada_statement_get_integer (statement, 1) };
  entry->date = (CascadaDate) cascada_statement_get_integer (statement, 2);
  entry->period = (CascadaPeriod) cascada_statement_get_integer (statement, 4);
  entry->document = g_strdup (cascada_statement_get_text (statement, 6));
  entry->text = g_strdup (cascada_statement_get_text (statement, 7));
  entry->role = -1;
  if (entry->kind == CASCADA_TIMELINE_STEP)
    {
      entry->step = (CascadaPlanStep) number;
      entry->n_documents = (guint) cascada_statement_get_integer (statement, 8);
      return entry;
    }
  entry->number = (guint) number;
  entry->n_answered = (guint) cascada_statement_get_integer (statement, 8);
  entry->n_settled = (guint) cascada_statement_get_integer (statement, 9);
  return entry;
}

static GPtrArray *
read_entries (CascadaStore *store, const char *sql, gint64 plan, guint limit, gboolean *more, GError **error)
{
  g_autoptr (CascadaStatement) statement = cascada_store_prepare (store, sql, error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (free_entry);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  cascada_statement_bind_integer (statement, 1, plan);
  cascada_statement_bind_integer (statement, 2, (gint64) limit + 1);
  *more = FALSE;
  while (cascada_statement_step (statement, &row, error))
    {
      CascadaTimelineEntry *entry;

      if (!row)
        return g_steal_pointer (&entries);
      if (entries->len == limit)
        {
          *more = TRUE;
          return g_steal_pointer (&entries);
        }
      entry = read_entry (statement);
      g_ptr_array_add (entries, entry);
      if (!find_actor (store, cascada_statement_get_integer (statement, 5), entry, error))
        return NULL;
    }
  return NULL;
}

/**
 * cascada_procedure_timeline_read:
 * @limit: how many lines at most
 * @more: (out): whether there are older ones
 * @error: what the file reports
 *
 * Returns: (transfer full) (nullable) (element-type CascadaTimelineEntry): the steps and versions of the plan, and what
 *   was observed on a day, newest first
 */
GPtrArray *
cascada_procedure_timeline_read (CascadaStore *store, gint64 plan, guint limit, gboolean *more, GError **error)
{
  g_return_val_if_fail (CASCADA_IS_STORE (store) && limit > 0 && more != NULL, NULL);

  return read_entries (store, timeline_sql, plan, limit, more, error);
}

/** cascada_procedure_list_versions: (transfer full) (nullable) (element-type CascadaTimelineEntry): newest first. */
GPtrArray *
cascada_procedure_list_versions (CascadaStore *store, gint64 plan, guint limit, GError **error)
{
  gboolean more;

  g_return_val_if_fail (CASCADA_IS_STORE (store) && limit > 0, NULL);

  return read_entries (store, VERSIONS NEWEST_FIRST, plan, limit, &more, error);
}
