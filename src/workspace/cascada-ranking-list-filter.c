/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows of a ranking are shown, and in which order. */

#include "config.h"

#include "cascada-ranking-list-private.h"
#include "cascada-text.h"

static gboolean
is_shown (CascadaRankingList *self, const CascadaConsolidationRow *row, const char *name)
{
  const gboolean matches[] = {
    [CASCADA_RANKING_SHOW_ALL] = TRUE,
    [CASCADA_RANKING_SHOW_MISSING] = row->n_missing > 0 || row->quarter == NULL,
    [CASCADA_RANKING_SHOW_LATE] = row->n_late > 0,
    [CASCADA_RANKING_SHOW_RETURNED] = row->n_returned > 0,
    [CASCADA_RANKING_SHOW_SENT] = row->n_sent > 0,
  };

  return (self->kind < 0 || (row->unit != 0 && (int) row->unit_kind == self->kind)) && matches[self->show] &&
         (self->search == NULL || cascada_text_contains (name, self->search));
}

/* Those without a rank are below, whatever the order. */
static int
compare_items (gconstpointer a, gconstpointer b, gpointer data)
{
  CascadaRankingList *self = data;
  CascadaRankingItem *first = *(CascadaRankingItem *const *) a, *second = *(CascadaRankingItem *const *) b;
  gboolean ranked = cascada_ranking_item_get_row (first)->rank.rank > 0;
  int order;

  if (ranked != (cascada_ranking_item_get_row (second)->rank.rank > 0))
    return ranked ? -1 : 1;
  order = cascada_ranking_item_compare (first, second, self->column < 0 ? CASCADA_RANKING_COLUMN_RANK : self->column);
  return self->descending ? -order : order;
}

/** cascada_ranking_list_arrange: the rows to be shown, in their order, anew. */
void
cascada_ranking_list_arrange (CascadaRankingList *self)
{
  guint n_before = self->shown->len;

  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->items->len; i++)
    if (is_shown (self, cascada_ranking_item_get_row (self->items->pdata[i]), cascada_ranking_item_get_name (self->items->pdata[i])))
      g_ptr_array_add (self->shown, g_object_ref (self->items->pdata[i]));
  g_ptr_array_sort_with_data (self->shown, compare_items, self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->shown->len);
  g_object_notify (G_OBJECT (self), "status");
  g_object_notify (G_OBJECT (self), "summary");
  g_object_notify (G_OBJECT (self), "settings");
  g_object_notify (G_OBJECT (self), "notice");
}

/** cascada_ranking_list_get_kind: a #CascadaUnitKind; −1: all */
int
cascada_ranking_list_get_kind (CascadaRankingList *self)
{
  g_return_val_if_fail (CASCADA_IS_RANKING_LIST (self), -1);

  return self->kind;
}

/** cascada_ranking_list_set_kind: shows units of @kind only, of all where it is negative. */
void
cascada_ranking_list_set_kind (CascadaRankingList *self, int kind)
{
  g_return_if_fail (CASCADA_IS_RANKING_LIST (self));

  if (self->kind == kind)
    return;
  self->kind = kind;
  cascada_ranking_list_arrange (self);
}

CascadaRankingShow
cascada_ranking_list_get_show (CascadaRankingList *self)
{
  g_return_val_if_fail (CASCADA_IS_RANKING_LIST (self), CASCADA_RANKING_SHOW_ALL);

  return self->show;
}

/** cascada_ranking_list_set_show: shows units by how far their reports have come. */
void
cascada_ranking_list_set_show (CascadaRankingList *self, CascadaRankingShow show)
{
  g_return_if_fail (CASCADA_IS_RANKING_LIST (self) && show <= CASCADA_RANKING_SHOW_SENT);

  if (self->show == show)
    return;
  self->show = show;
  cascada_ranking_list_arrange (self);
}

/** cascada_ranking_list_set_search: @text: (nullable): that the units' names contain; case and accents do not matter */
void
cascada_ranking_list_set_search (CascadaRankingList *self, const char *text)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (CASCADA_IS_RANKING_LIST (self));

  folded = text != NULL ? cascada_text_fold (text) : NULL;
  if (folded != NULL && *folded == '\0')
    g_clear_pointer (&folded, g_free);
  if (g_strcmp0 (folded, self->search) == 0)
    return;
  g_free (self->search);
  self->search = g_steal_pointer (&folded);
  cascada_ranking_list_arrange (self);
}

/** cascada_ranking_list_set_order: @column: a #CascadaRankingColumn; −1: as ranked */
void
cascada_ranking_list_set_order (CascadaRankingList *self, int column, gboolean descending)
{
  g_return_if_fail (CASCADA_IS_RANKING_LIST (self) && column < CASCADA_N_RANKING_COLUMNS);

  if (self->column == column && self->descending == descending)
    return;
  self->column = column;
  self->descending = descending;
  cascada_ranking_list_arrange (self);
}
