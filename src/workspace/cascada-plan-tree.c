/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "cascada-plan-tree-private.h"

#define MAX_REPLACED_AT_ONCE 200000

static GType
get_item_type (GListModel *model)
{
  return CASCADA_TYPE_PLAN_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return CASCADA_PLAN_TREE (model)->visible->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  CascadaPlanTree *self = CASCADA_PLAN_TREE (model);
  CascadaPlanRow *row;
  guint32 number;

  if (position >= self->visible->len)
    return NULL;
  number = g_array_index (self->visible, guint32, position);
  row = g_hash_table_lookup (self->rows, GUINT_TO_POINTER (number));
  if (row != NULL)
    return g_object_ref (row);
  row = cascada_plan_row_new (self, cascada_plan_tree_number_to_node (self, number));
  g_hash_table_insert (self->rows, GUINT_TO_POINTER (number), row);
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CascadaPlanTree, cascada_plan_tree, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
cascada_plan_tree_finalize (GObject *object)
{
  CascadaPlanTree *self = CASCADA_PLAN_TREE (object);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    cascada_plan_row_detach (row);
  g_hash_table_unref (self->rows);
  cascada_plan_tree_unsort (self);
  g_array_unref (self->visible);
  g_free (self->flags);
  g_free (self->search);
  g_strfreev (self->words);
  g_clear_pointer (&self->pending, cascada_plan_search_free);
  g_object_unref (self->figures);

  G_OBJECT_CLASS (cascada_plan_tree_parent_class)->finalize (object);
}

static void
cascada_plan_tree_class_init (CascadaPlanTreeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cascada_plan_tree_finalize;
}

static void
cascada_plan_tree_init (CascadaPlanTree *self)
{
  self->visible = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_hash_table_new (NULL, NULL);
  self->search = g_strdup ("");
}

/** cascada_plan_tree_count: numbers the nodes that the figures have now. */
void
cascada_plan_tree_count (CascadaPlanTree *self)
{
  for (guint level = 0; level < CASCADA_N_LEVELS; level++)
    self->bases[level + 1] = self->bases[level] + cascada_figures_get_count (self->figures, level);
}

/**
 * cascada_plan_tree_append_group:
 * @visible: numbers, to which those are added that are visible among the @count siblings from @first on and under them
 * @parent: number of their parent + 1; 0 for the objectives
 * @found: an ancestor is what is sought, so that all under it is shown
 */
void
cascada_plan_tree_append_group (CascadaPlanTree *self, GArray *visible, guint32 parent, guint level, guint32 first, guint32 count, gboolean found)
{
  const guint32 *order = cascada_plan_tree_get_order (self, parent, level, first, count);
  guint8 expanded = cascada_plan_tree_get_expanded_flag (self);

  for (guint32 i = 0; i < count; i++)
    {
      guint32 index = order != NULL ? order[i] : first + i, number = self->bases[level] + index;
      guint8 flags = self->flags[number];

      if (self->words != NULL && !found && (flags & (CASCADA_FLAG_FOUND | CASCADA_FLAG_LEADS)) == 0)
        continue;
      g_array_append_val (visible, number);
      if (level < CASCADA_LEVEL_INDICATOR && (flags & expanded) != 0)
        {
          guint child, n_children;

          cascada_figures_get_children (self->figures, CASCADA_NODE (level, index), &child, &n_children);
          cascada_plan_tree_append_group (self, visible, number + 1, level + 1, child, n_children, found || (flags & CASCADA_FLAG_FOUND) != 0);
        }
    }
}

/** cascada_plan_tree_build: Returns: (transfer full): numbers of the nodes that are visible now */
GArray *
cascada_plan_tree_build (CascadaPlanTree *self)
{
  GArray *visible = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->visible->len);

  cascada_plan_tree_presort (self, cascada_plan_tree_get_expanded_flag (self));
  cascada_plan_tree_append_group (self, visible, 0, CASCADA_LEVEL_OBJECTIVE, 0, self->bases[1], FALSE);
  return visible;
}

/* A list takes over its row widgets where rows go and come at once, and makes them anew where they go first (150 ms);
 * but then it asks for every row that came, seen or not (0.4 s for a million). */
static void
replace_rows (CascadaPlanTree *self, GArray *visible, guint32 first, guint32 end)
{
  guint32 removed = self->visible->len - first - end, added = visible->len - first - end;
  gboolean at_once = added <= MAX_REPLACED_AT_ONCE;

  if (removed > 0)
    {
      g_array_remove_range (self->visible, first, removed);
      if (!at_once)
        g_list_model_items_changed (G_LIST_MODEL (self), first, removed, 0);
    }
  if (added > 0)
    g_array_insert_vals (self->visible, first, &g_array_index (visible, guint32, first), added);
  if (at_once)
    g_list_model_items_changed (G_LIST_MODEL (self), first, removed, added);
  else
    g_list_model_items_changed (G_LIST_MODEL (self), first, 0, added);
}

/**
 * cascada_plan_tree_publish:
 * @visible: (transfer full): what is visible from now on
 * @whole: whether all rows are told to go and come, else only what is between a common beginning and end
 */
void
cascada_plan_tree_publish (CascadaPlanTree *self, GArray *visible, gboolean whole)
{
  const guint32 *old = (const guint32 *) self->visible->data, *new = (const guint32 *) visible->data;
  guint32 n_old = self->visible->len, n_new = visible->len, first = 0, end = 0;

  while (first < MIN (n_old, n_new) && old[first] == new[first])
    first++;
  while (end < MIN (n_old, n_new) - first && old[n_old - end - 1] == new[n_new - end - 1])
    end++;
  if (first < MAX (n_old, n_new))
    replace_rows (self, visible, whole ? 0 : first, whole ? 0 : end);
  g_array_unref (visible);
}

static gboolean
is_touched (CascadaPlanTree *self, CascadaNode node, const CascadaFiguresChange *change)
{
  while (node.level > 0)
    node = cascada_figures_get_parent (self->figures, node);
  for (guint i = 0; i < change->n_objectives; i++)
    if (change->objectives[i] == node.index)
      return TRUE;
  return FALSE;
}

/** cascada_plan_tree_notify_rows: @change: (nullable): whose objectives' living rows are told; %NULL for all rows */
void
cascada_plan_tree_notify_rows (CascadaPlanTree *self, const CascadaFiguresChange *change)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    if (change == NULL || change->all || is_touched (self, cascada_plan_row_get_node (row), change))
      g_ptr_array_add (rows, g_object_ref (row));
  for (guint i = 0; i < rows->len; i++)
    cascada_plan_row_emit_changed (rows->pdata[i]);
}

/**
 * cascada_plan_tree_new:
 * @cut: at which its figures are read
 *
 * Returns: (transfer full): the objectives of @figures, all collapsed
 */
CascadaPlanTree *
cascada_plan_tree_new (CascadaFigures *figures, CascadaPeriod cut)
{
  CascadaPlanTree *self;
  GArray *visible;

  g_return_val_if_fail (CASCADA_IS_FIGURES (figures), NULL);

  self = g_object_new (CASCADA_TYPE_PLAN_TREE, NULL);
  self->figures = g_object_ref (figures);
  self->cut = cut;
  cascada_plan_tree_count (self);
  self->flags = g_new0 (guint8, self->bases[CASCADA_N_LEVELS]);
  visible = cascada_plan_tree_build (self);
  g_array_unref (self->visible);
  self->visible = visible;
  g_signal_connect_object (figures, "changed", G_CALLBACK (cascada_plan_tree_figures_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

CascadaFigures *
cascada_plan_tree_get_figures (CascadaPlanTree *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_TREE (self), NULL);

  return self->figures;
}

CascadaPeriod
cascada_plan_tree_get_cut (CascadaPlanTree *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_TREE (self), CASCADA_PERIOD_NONE);

  return self->cut;
}

/** cascada_plan_tree_set_cut: reads all figures at another cut-off; what is sorted by them is sorted again. */
void
cascada_plan_tree_set_cut (CascadaPlanTree *self, CascadaPeriod cut)
{
  g_return_if_fail (CASCADA_IS_PLAN_TREE (self));

  if (self->cut == cut)
    return;
  self->cut = cut;
  if (self->sort != CASCADA_SORT_DOCUMENT && self->sort != CASCADA_SORT_NAME)
    {
      cascada_plan_tree_unsort (self);
      cascada_plan_tree_publish (self, cascada_plan_tree_build (self), TRUE);
    }
  cascada_plan_tree_notify_rows (self, NULL);
}

/** cascada_plan_tree_get_node: what stands at @position, without making a row object. */
CascadaNode
cascada_plan_tree_get_node (CascadaPlanTree *self, guint position)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_TREE (self) && position < self->visible->len, CASCADA_NODE (0, 0));

  return cascada_plan_tree_number_to_node (self, g_array_index (self->visible, guint32, position));
}

/**
 * cascada_plan_tree_get_position:
 * @position: (out): where @node stands
 *
 * Returns: whether it is visible
 */
gboolean
cascada_plan_tree_get_position (CascadaPlanTree *self, CascadaNode node, guint *position)
{
  guint32 number;

  g_return_val_if_fail (CASCADA_IS_PLAN_TREE (self) && position != NULL, FALSE);

  number = cascada_plan_tree_node_to_number (self, node);
  for (guint i = 0; i < self->visible->len; i++)
    if (g_array_index (self->visible, guint32, i) == number)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/** cascada_plan_tree_get_parent_position: where the parent of the row stands; %G_MAXUINT for an objective. */
guint
cascada_plan_tree_get_parent_position (CascadaPlanTree *self, guint position)
{
  guint8 level;

  g_return_val_if_fail (CASCADA_IS_PLAN_TREE (self) && position < self->visible->len, G_MAXUINT);

  level = cascada_plan_tree_get_node (self, position).level;
  if (level == CASCADA_LEVEL_OBJECTIVE)
    return G_MAXUINT;
  while (cascada_plan_tree_get_node (self, position).level >= level)
    position--;
  return position;
}

gboolean
cascada_plan_tree_is_expanded (CascadaPlanTree *self, guint position)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_TREE (self) && position < self->visible->len, FALSE);

  return (self->flags[g_array_index (self->visible, guint32, position)] & cascada_plan_tree_get_expanded_flag (self)) != 0;
}
