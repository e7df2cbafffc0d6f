/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Expanding and collapsing: one row is a splice of the visible ones. */

#include "config.h"

#include "cascada-plan-tree-private.h"

static gboolean
has_found_ancestor (CascadaPlanTree *self, CascadaNode node)
{
  while (node.level > 0)
    {
      node = cascada_figures_get_parent (self->figures, node);
      if (self->flags[cascada_plan_tree_node_to_number (self, node)] & CASCADA_FLAG_FOUND)
        return TRUE;
    }
  return FALSE;
}

static void
show_children (CascadaPlanTree *self, guint position, CascadaNode node)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 number = cascada_plan_tree_node_to_number (self, node);
  guint first, count;

  cascada_figures_get_children (self->figures, node, &first, &count);
  cascada_plan_tree_append_group (self, rows, number + 1, node.level + 1, first, count,
                                  (self->flags[number] & CASCADA_FLAG_FOUND) != 0 || has_found_ancestor (self, node));
  g_array_insert_vals (self->visible, position + 1, rows->data, rows->len);
  g_list_model_items_changed (G_LIST_MODEL (self), position + 1, 0, rows->len);
}

static void
hide_children (CascadaPlanTree *self, guint position, CascadaNode node)
{
  guint end = position + 1;

  while (end < self->visible->len && cascada_plan_tree_get_node (self, end).level > node.level)
    end++;
  if (end == position + 1)
    return;
  g_array_remove_range (self->visible, position + 1, end - position - 1);
  g_list_model_items_changed (G_LIST_MODEL (self), position + 1, end - position - 1, 0);
}

/** cascada_plan_tree_set_expanded: does nothing for a row without children. */
void
cascada_plan_tree_set_expanded (CascadaPlanTree *self, guint position, gboolean expanded)
{
  g_autoptr (CascadaPlanRow) row = NULL;
  CascadaNode node;
  guint first, count;

  g_return_if_fail (CASCADA_IS_PLAN_TREE (self) && position < self->visible->len);

  node = cascada_plan_tree_get_node (self, position);
  cascada_figures_get_children (self->figures, node, &first, &count);
  if (count == 0 || cascada_plan_tree_is_expanded (self, position) == !!expanded)
    return;
  row = g_list_model_get_item (G_LIST_MODEL (self), position);
  self->flags[cascada_plan_tree_node_to_number (self, node)] ^= cascada_plan_tree_get_expanded_flag (self);
  if (expanded)
    show_children (self, position, node);
  else
    hide_children (self, position, node);
  cascada_plan_row_emit_changed (row);
}

/** cascada_plan_tree_expand_all: expands or collapses every objective and goal. */
void
cascada_plan_tree_expand_all (CascadaPlanTree *self, gboolean expanded)
{
  guint8 flag;

  g_return_if_fail (CASCADA_IS_PLAN_TREE (self));

  flag = cascada_plan_tree_get_expanded_flag (self);
  for (guint32 number = 0; number < self->bases[CASCADA_LEVEL_INDICATOR]; number++)
    self->flags[number] = (self->flags[number] & ~flag) | (expanded ? flag : 0);
  cascada_plan_tree_publish (self, cascada_plan_tree_build (self), TRUE);
  cascada_plan_tree_notify_rows (self, NULL);
}

/**
 * cascada_plan_tree_reveal:
 *
 * Expands what is above @node; where a search hides it, ends the search.
 *
 * Returns: its position
 */
guint
cascada_plan_tree_reveal (CascadaPlanTree *self, CascadaNode node)
{
  CascadaNode path[CASCADA_N_LEVELS];
  guint position = 0;

  g_return_val_if_fail (CASCADA_IS_PLAN_TREE (self), G_MAXUINT);
  g_return_val_if_fail (node.level < CASCADA_N_LEVELS && node.index < cascada_figures_get_count (self->figures, node.level),
                        G_MAXUINT);

  if (self->words != NULL && !has_found_ancestor (self, node) &&
      (self->flags[cascada_plan_tree_node_to_number (self, node)] & (CASCADA_FLAG_FOUND | CASCADA_FLAG_LEADS)) == 0)
    cascada_plan_tree_set_search (self, "");
  path[node.level] = node;
  for (guint level = node.level; level > 0; level--)
    path[level - 1] = cascada_figures_get_parent (self->figures, path[level]);
  for (guint level = 0; level <= node.level; level++)
    {
      if (!cascada_plan_tree_get_position (self, path[level], &position))
        return G_MAXUINT;
      if (level < node.level)
        cascada_plan_tree_set_expanded (self, position, TRUE);
    }
  return position;
}
