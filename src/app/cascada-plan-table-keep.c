/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is kept of the table over any change of its rows: by record, for their positions do not last. */

#include "config.h"

#include "cascada-column-view.h"
#include "cascada-plan-table-private.h"

/* Beyond so many selected rows their records are not remembered over a change of the plan's structure. */
#define MAX_REMEMBERED 4096

/**
 * cascada_plan_table_find_position:
 *
 * Returns: whether the row of @ref is visible
 */
gboolean
cascada_plan_table_find_position (CascadaPlanTable *self, CascadaRef ref, guint *position)
{
  CascadaNode node;

  return ref.kind != CASCADA_KIND_NONE && cascada_figures_find (self->figures, ref.kind, ref.id, &node) &&
         cascada_plan_tree_get_position (self->tree, node, position);
}

/* The row itself, or else what it is now folded into. */
static gboolean
find_nearest (CascadaPlanTable *self, CascadaRef ref, guint *position)
{
  CascadaNode node;

  if (ref.kind == CASCADA_KIND_NONE || !cascada_figures_find (self->figures, ref.kind, ref.id, &node))
    return FALSE;
  while (!cascada_plan_tree_get_position (self->tree, node, position))
    {
      if (node.level == CASCADA_LEVEL_OBJECTIVE)
        return FALSE;
      node = cascada_figures_get_parent (self->figures, node);
    }
  return TRUE;
}

CascadaRef
cascada_plan_table_get_ref_at (CascadaPlanTable *self, guint position)
{
  return cascada_figures_get_ref (self->figures, cascada_plan_tree_get_node (self->tree, position));
}

guint
cascada_plan_table_count_rows (CascadaPlanTable *self)
{
  return self->tree == NULL ? 0 : g_list_model_get_n_items (G_LIST_MODEL (self->tree));
}

void
cascada_plan_table_remember_selected (CascadaPlanTable *self, GtkBitset *selected)
{
  GtkBitsetIter iter;
  guint position;

  g_array_set_size (self->selected, 0);
  if (gtk_bitset_get_size (selected) > MAX_REMEMBERED || !gtk_bitset_iter_init_first (&iter, selected, &position))
    return;
  do
    {
      CascadaRef ref = cascada_plan_table_get_ref_at (self, position);

      g_array_append_val (self->selected, ref);
    }
  while (gtk_bitset_iter_next (&iter, &position));
}

/* Places in the hierarchy as keys of a table. */
static gpointer
get_key (CascadaNode node)
{
  return GSIZE_TO_POINTER (((gsize) node.level << 32 | node.index) + 1);
}

/* One pass over the rows, however many are selected and wherever they went. */
static GtkBitset *
find_selected (CascadaPlanTable *self)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new (NULL, NULL);
  GtkBitset *selected = gtk_bitset_new_empty ();
  guint n_rows = cascada_plan_table_count_rows (self);

  for (guint i = 0; i < self->selected->len; i++)
    {
      CascadaRef ref = g_array_index (self->selected, CascadaRef, i);
      CascadaNode node;

      if (cascada_figures_find (self->figures, ref.kind, ref.id, &node))
        g_hash_table_add (nodes, get_key (node));
    }
  for (guint i = 0; i < n_rows && gtk_bitset_get_size (selected) < g_hash_table_size (nodes); i++)
    if (g_hash_table_contains (nodes, get_key (cascada_plan_tree_get_node (self->tree, i))))
      gtk_bitset_add (selected, i);
  return selected;
}

static void
restore_selection (CascadaPlanTable *self)
{
  g_autoptr (GtkBitset) selected = find_selected (self);
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, cascada_plan_table_count_rows (self));

  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, mask);
}

static void
restore_top (CascadaPlanTable *self)
{
  guint position;

  if (find_nearest (self, self->top, &position))
    cascada_column_view_place_top (self->column_view, position, self->page_size);
  else
    cascada_column_view_scroll_to (self->column_view, 0);
}

static void
restore_focus (CascadaPlanTable *self)
{
  GtkWidget *row;
  guint position;

  if (!find_nearest (self, self->focus, &position))
    return;

  row = cascada_plan_table_find_row (self, position);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

void
cascada_plan_table_begin_change (CascadaPlanTable *self)
{
  GtkWidget *top;
  guint focus;

  if (self->changing++ > 0)
    return;

  self->rows_changed = FALSE;
  self->page_size = cascada_column_view_get_page_size (self->column_view);
  top = cascada_column_view_get_top_row (self->column_view);
  self->top = top == NULL ? (CascadaRef){ 0 } : cascada_plan_cell_get_ref (cascada_plan_cell_find (top));
  focus = cascada_plan_table_get_focus_position (self);
  self->focus = focus == GTK_INVALID_LIST_POSITION
                    ? (CascadaRef){ 0 }
                    : cascada_plan_cell_get_ref (cascada_plan_cell_find (cascada_plan_table_find_row (self, focus)));
}

void
cascada_plan_table_end_change (CascadaPlanTable *self)
{
  g_return_if_fail (self->changing > 0);

  if (self->changing == 1 && self->rows_changed)
    {
      restore_selection (self);
      restore_top (self);
      restore_focus (self);
    }
  self->changing--;
  g_object_notify (G_OBJECT (self), "n-rows");
  g_object_notify (G_OBJECT (self), "n-found");
}

/**
 * cascada_plan_table_find_row:
 *
 * Returns: (transfer none) (nullable): the widget that shows the row at @position, %NULL where none does
 */
GtkWidget *
cascada_plan_table_find_row (CascadaPlanTable *self, guint position)
{
  GtkWidget *inner = cascada_column_view_get_inner (self->column_view);

  for (GtkWidget *row = gtk_widget_get_first_child (inner); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      CascadaPlanCell *cell = cascada_plan_cell_find (row);

      if (cell != NULL && cascada_plan_cell_get_position (cell) == position)
        return row;
    }
  return NULL;
}

/**
 * cascada_plan_table_get_focus_position:
 *
 * Returns: position of the row that has the focus, %GTK_INVALID_LIST_POSITION where none has
 */
guint
cascada_plan_table_get_focus_position (CascadaPlanTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);
  CascadaPlanCell *cell;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, cascada_column_view_get_inner (self->column_view)))
    return GTK_INVALID_LIST_POSITION;

  cell = cascada_plan_cell_find (focus);
  return cell == NULL ? GTK_INVALID_LIST_POSITION : cascada_plan_cell_get_position (cell);
}

/**
 * cascada_plan_table_focus_position:
 *
 * Scrolls to a row, selects it alone and gives it the focus.
 */
void
cascada_plan_table_focus_position (CascadaPlanTable *self, guint position)
{
  GtkWidget *row;

  cascada_column_view_scroll_to (self->column_view, position);
  row = cascada_plan_table_find_row (self, position);
  if (row != NULL)
    gtk_widget_grab_focus (row);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
}
