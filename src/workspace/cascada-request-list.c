/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Many requests: the register, and what marks a plan's goals. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-request-private.h"
#include "cascada-text.h"

#include "cascada-plan.h"

/** cascada_request_item_free: (nullable) */
void
cascada_request_item_free (CascadaRequestItem *item)
{
  if (item == NULL)
    return;
  g_free (item->plan_title);
  g_free (item->goal_code);
  g_free (item->goal_name);
  g_free (item->unit_name);
  g_free (item->presenter);
  g_free (item->decider);
  g_free (item->hola_case);
  g_free (item->decision_reason);
  g_free (item);
}

#define COLUMNS                                                                                                                \
  "r.id, r.number, p.last_year, r.plan, coalesce (r.goal, 0), coalesce (p.unit, 0), p.title, g.code, g.name, u.name, a.name, " \
  "d.name, r.state, r.ground, r.date, coalesce (r.presented, 0), coalesce (r.decided, 0), coalesce (r.sent, 0), "              \
  "coalesce (v.date, 0), r.hola_case, r.decision_reason, coalesce (v.number, 0)"
#define TABLES                                                                                                  \
  "request r JOIN plan p ON p.id = r.plan LEFT JOIN goal g ON g.id = r.goal LEFT JOIN unit u ON u.id = p.unit " \
  "LEFT JOIN person a ON a.id = r.presenter LEFT JOIN person d ON d.id = r.decider LEFT JOIN version v ON v.id = r.version"

static char *
copy_text (CascadaStatement *statement, int column)
{
  return g_strdup (cascada_statement_get_text (statement, column));
}

static CascadaRequestItem *
read_item (CascadaStatement *row)
{
  CascadaRequestItem *item = g_new0 (CascadaRequestItem, 1);

  item->id = cascada_statement_get_integer (row, 0);
  item->number = (int) cascada_statement_get_integer (row, 1);
  item->year = (int) cascada_statement_get_integer (row, 2);
  item->plan = cascada_statement_get_integer (row, 3);
  item->goal = cascada_statement_get_integer (row, 4);
  item->unit = cascada_statement_get_integer (row, 5);
  item->plan_title = copy_text (row, 6);
  item->goal_code = copy_text (row, 7);
  item->goal_name = copy_text (row, 8);
  item->unit_name = copy_text (row, 9);
  item->presenter = copy_text (row, 10);
  item->decider = copy_text (row, 11);
  item->state = (CascadaRequestState) cascada_statement_get_integer (row, 12);
  item->ground = (CascadaRequestGround) cascada_statement_get_integer (row, 13);
  item->date = (CascadaDate) cascada_statement_get_integer (row, 14);
  item->presented = (CascadaDate) cascada_statement_get_integer (row, 15);
  item->decided = (CascadaDate) cascada_statement_get_integer (row, 16);
  item->sent = (CascadaDate) cascada_statement_get_integer (row, 17);
  item->published = (CascadaDate) cascada_statement_get_integer (row, 18);
  item->hola_case = copy_text (row, 19);
  item->decision_reason = copy_text (row, 20);
  item->version = (int) cascada_statement_get_integer (row, 21);
  return item;
}

/* Time: how long it waits for a decision, or is left to present it. */
static void
set_days (CascadaRequestItem *item, CascadaDate today)
{
  item->waiting = cascada_request_is_open (item->state) && item->presented != CASCADA_DATE_NONE
                      ? cascada_date_get_days_between (item->presented, today)
                      : -1;
  item->limit = item->state == CASCADA_REQUEST_STATE_DRAFT ? cascada_date_get_days_between (today, cascada_date_new (item->year, 6, 30)) : G_MAXINT;
}

/* What it does is told from the values. */
static gboolean
read_parts (CascadaStore *store, CascadaRequestItem *item, GError **error)
{
  g_autoptr (CascadaRecord) request = cascada_store_load (store, cascada_request_ref (item->id), error);
  g_autoptr (CascadaRecord) goal = NULL, plan = NULL;
  g_autoptr (GPtrArray) values = request != NULL ? cascada_request_read_values (store, request, error) : NULL;
  g_autoptr (CascadaRequestSides) sides = NULL;
  g_autoptr (CascadaRequestFacts) facts = NULL;

  if (values == NULL)
    return FALSE;
  item->n_values = values->len;
  if (values->len == 0 || item->goal == 0)
    return TRUE;
  goal = cascada_store_load (store, (CascadaRef){ CASCADA_KIND_GOAL, CASCADA_PERIOD_NONE, item->goal }, error);
  plan = goal != NULL ? cascada_store_load (store, (CascadaRef){ CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, item->plan }, error) : NULL;
  if (plan == NULL)
    return FALSE;
  sides = cascada_request_sides_new (store, values, cascada_request_is_decided (item->state));
  facts = cascada_request_facts_new (store, plan, goal, item->date, sides, values, error);
  if (facts == NULL)
    return FALSE;
  item->parts = cascada_modification_get_parts (&facts->modification);
  return TRUE;
}

static gboolean
contains (const char *text, const char *folded)
{
  return text != NULL && cascada_text_contains (text, folded);
}

static gboolean
matches (const CascadaRequestItem *item, const CascadaRequestFilter *filter, const char *folded)
{
  g_autofree char *number = g_strdup_printf ("%d", item->number);

  if ((filter->plan != 0 && item->plan != filter->plan) || (filter->goal != 0 && item->goal != filter->goal) ||
      (filter->unit != 0 && item->unit != filter->unit) || (filter->year != 0 && item->year != filter->year) ||
      (filter->states != 0 && (filter->states & 1u << item->state) == 0))
    return FALSE;
  return folded == NULL || g_str_equal (number, folded) || contains (item->plan_title, folded) || contains (item->goal_code, folded) ||
         contains (item->goal_name, folded) || contains (item->unit_name, folded);
}

/**
 * cascada_request_list:
 * @store: any connection; a thread uses one of its own
 * @filter: (nullable): which
 *
 * Returns: (transfer full) (element-type CascadaRequestItem) (nullable): the register: the latest year first, by number
 */
GPtrArray *
cascada_request_list (CascadaStore *store, const CascadaRequestFilter *filter, CascadaDate today, GError **error)
{
  const CascadaRequestFilter all = { 0 };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_request_item_free);
  g_autoptr (CascadaStatement) list = NULL;
  g_autofree char *folded = NULL;
  gboolean row = TRUE;

  g_return_val_if_fail (CASCADA_IS_STORE (store) && cascada_date_is_valid (today), NULL);

  filter = filter != NULL ? filter : &all;
  folded = filter->text != NULL && *filter->text != '\0' ? cascada_text_fold (filter->text) : NULL;
  list = cascada_store_prepare (store, "SELECT " COLUMNS " FROM " TABLES " WHERE r.removed = 0 AND p.removed = 0 ORDER BY p.last_year DESC, r.number, r.id", error);
  if (list == NULL)
    return NULL;
  while (row)
    {
      CascadaRequestItem *item;

      if (!cascada_statement_step (list, &row, error))
        return NULL;
      if (!row)
        break;
      item = read_item (list);
      set_days (item, today);
      if (matches (item, filter, folded))
        g_ptr_array_add (items, item);
      else
        cascada_request_item_free (item);
    }
  for (guint i = 0; i < items->len; i++)
    if (!read_parts (store, items->pdata[i], error))
      return NULL;
  return g_steal_pointer (&items);
}

typedef struct
{
  CascadaRequestFilter filter;
  char *text;
  CascadaDate today;
  GPtrArray *items;
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  g_clear_pointer (&listing->items, g_ptr_array_unref);
  g_free (listing->text);
  g_free (listing);
}

static gboolean
list_cb (CascadaWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  Listing *listing = data;

  listing->items = cascada_request_list (cascada_workspace_get_store (workspace), &listing->filter, listing->today, error);
  return listing->items != NULL;
}

/** cascada_request_list_async: the same in a thread, as of what is committed. */
void
cascada_request_list_async (CascadaWorkspace *workspace, const CascadaRequestFilter *filter, CascadaDate today, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  Listing *listing = g_new0 (Listing, 1);

  if (filter != NULL)
    listing->filter = *filter;
  listing->filter.text = listing->text = g_strdup (listing->filter.text);
  listing->today = today;
  cascada_workspace_run_async (workspace, FALSE, list_cb, listing, listing_free, cancellable, callback, user_data);
}

/** cascada_request_list_finish: (transfer full) (element-type CascadaRequestItem) (nullable): the register. */
GPtrArray *
cascada_request_list_finish (CascadaWorkspace *workspace, GAsyncResult *result, GError **error)
{
  Listing *listing = cascada_workspace_run_finish (workspace, result, error);
  GPtrArray *items;

  if (listing == NULL)
    return NULL;
  items = g_steal_pointer (&listing->items);
  listing_free (listing);
  return items;
}

/**
 * cascada_request_find:
 * @number: "3" where one year has it only, or "3/2025"
 * @error: %CASCADA_ERROR_NOT_FOUND, naming those there are
 *
 * Returns: (transfer full) (nullable): the request of that number
 */
CascadaRequestItem *
cascada_request_find (CascadaStore *store, const char *number, CascadaDate today, GError **error)
{
  g_autoptr (GPtrArray) items = cascada_request_list (store, NULL, today, error);
  g_autoptr (GString) known = g_string_new (NULL);
  guint n_found = 0, found = 0;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const CascadaRequestItem *item = items->pdata[i];
      g_autofree char *full = g_strdup_printf ("%d/%d", item->number, item->year);
      g_autofree char *alone = g_strdup_printf ("%d", item->number);

      g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", full);
      if (!g_str_equal (full, number) && !g_str_equal (alone, number))
        continue;
      found = i;
      n_found++;
    }
  if (n_found == 1)
    return g_ptr_array_steal_index (items, found);
  if (items == NULL)
    return NULL;
  if (items->len == 0)
    g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("There is no modification request yet"));
  else if (n_found > 1)
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("Several years have a request %s; say which: %s"), number, known->str);
  else
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("There is no request %s; there are: %s"), number, known->str);
  return NULL;
}
