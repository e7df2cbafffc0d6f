/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table follows the view it shares with the other pages: figures, cut-off, search and selection. */

#include "config.h"

#include "cascada-plan-table-private.h"

/* A search that took longer than this, drawn rows included, waits for a pause in the typing. */
#define CHEAP_SEARCH (G_USEC_PER_SEC / 20)
#define MAX_SEARCH_PAUSE 250 /* ms */
#define NODES_A_SLICE 20000  /* some milliseconds */

/* What the other pages take for selected: the row with the focus, else the first. */
static void
share_selection (CascadaPlanTable *self, GtkBitset *selected)
{
  guint position = cascada_plan_table_get_focus_position (self);

  if (gtk_bitset_is_empty (selected))
    return;
  if (position == GTK_INVALID_LIST_POSITION || !gtk_bitset_contains (selected, position))
    position = gtk_bitset_get_minimum (selected);
  cascada_plan_view_select (self->view, cascada_plan_table_get_ref_at (self, position));
}

static void
selection_changed_cb (CascadaPlanTable *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  if (self->changing > 0)
    return;

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  cascada_plan_table_remember_selected (self, selected);
  share_selection (self, selected);
}

static void
rows_changed_cb (CascadaPlanTable *self)
{
  self->rows_changed = TRUE;
}

/* Changing rows are numbered anew: a copy under way would mix them up. */
static void
figures_changing_cb (CascadaPlanTable *self)
{
  cascada_plan_table_stop_copy (self);
  cascada_plan_table_begin_change (self);
}

static void
figures_changed_cb (CascadaPlanTable *self)
{
  cascada_plan_table_end_change (self);
}

static void
show_found (CascadaPlanTable *self)
{
  gint64 start = g_get_monotonic_time ();

  cascada_plan_table_begin_change (self);
  cascada_plan_tree_end_search (self->tree);
  cascada_plan_table_end_change (self);
  self->search_cost = g_get_monotonic_time () - start;
}

static gboolean
search_on_cb (gpointer user_data)
{
  CascadaPlanTable *self = user_data;

  if (!cascada_plan_tree_continue_search (self->tree, NODES_A_SLICE))
    return G_SOURCE_CONTINUE;
  self->search_source = 0;
  cascada_plan_table_stop_copy (self);
  show_found (self);
  g_object_notify (G_OBJECT (self), "busy");
  return G_SOURCE_REMOVE;
}

static gboolean
pause_ended_cb (gpointer user_data)
{
  CascadaPlanTable *self = user_data;

  self->search_source = g_idle_add (search_on_cb, self);
  return G_SOURCE_REMOVE;
}

static void
search_changed_cb (CascadaPlanTable *self)
{
  guint pause = (guint) MIN (2 * self->search_cost / 1000, MAX_SEARCH_PAUSE);

  g_clear_handle_id (&self->search_source, g_source_remove);
  cascada_plan_table_stop_copy (self);
  cascada_plan_tree_begin_search (self->tree, cascada_plan_view_get_search (self->view));
  if (*cascada_plan_view_get_search (self->view) == '\0')
    show_found (self);
  else if (self->search_cost > CHEAP_SEARCH)
    self->search_source = g_timeout_add (pause, pause_ended_cb, self);
  else if (cascada_plan_tree_continue_search (self->tree, NODES_A_SLICE))
    show_found (self);
  else
    self->search_source = g_idle_add (search_on_cb, self);
  g_object_notify (G_OBJECT (self), "busy");
}

static void
cut_changed_cb (CascadaPlanTable *self)
{
  cascada_plan_table_stop_copy (self);
  cascada_plan_table_begin_change (self);
  cascada_plan_tree_set_cut (self->tree, cascada_plan_view_get_cut (self->view));
  cascada_plan_table_end_change (self);
}

static void
select_only (CascadaPlanTable *self, guint position)
{
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
}

static void
view_selection_changed_cb (CascadaPlanTable *self)
{
  CascadaRef ref = cascada_plan_view_get_selection (self->view);
  guint position;

  if (cascada_plan_table_find_position (self, ref, &position))
    select_only (self, position);
  else
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

static void
revealed_cb (CascadaPlanTable *self, CascadaRef *ref)
{
  cascada_plan_table_reveal (self, *ref);
}

void
cascada_plan_table_unset_tree (CascadaPlanTable *self)
{
  cascada_plan_table_stop_copy (self);
  g_clear_handle_id (&self->search_source, g_source_remove);
  if (self->figures != NULL)
    g_signal_handlers_disconnect_by_data (self->figures, self);
  if (self->column_view != NULL)
    gtk_column_view_set_model (self->column_view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_clear_object (&self->figures);
}

/* The first of the two handlers runs before the tree's own, which renumbers the rows, the second after it. */
void
cascada_plan_table_set_tree (CascadaPlanTable *self)
{
  gboolean descending;
  CascadaSort sort;

  self->figures = g_object_ref (cascada_plan_view_get_figures (self->view));
  g_signal_connect_swapped (self->figures, "changed", G_CALLBACK (figures_changing_cb), self);
  self->tree = cascada_plan_tree_new (self->figures, cascada_plan_view_get_cut (self->view));
  g_signal_connect_data (self->figures, "changed", G_CALLBACK (figures_changed_cb), self, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  cascada_plan_table_get_sort (self, &sort, &descending);
  cascada_plan_tree_set_sort (self->tree, sort, descending);
  cascada_plan_tree_set_search (self->tree, cascada_plan_view_get_search (self->view));
  g_signal_connect_object (self->tree, "items-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->tree)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (self->selection));
  view_selection_changed_cb (self);
}

static void
figures_replaced_cb (CascadaPlanTable *self)
{
  cascada_plan_table_unset_tree (self);
  cascada_plan_table_set_tree (self);
  g_object_notify (G_OBJECT (self), "n-rows");
}

void
cascada_plan_table_follow_view (CascadaPlanTable *self)
{
  g_signal_connect_swapped (self->view, "notify::figures", G_CALLBACK (figures_replaced_cb), self);
  g_signal_connect_swapped (self->view, "notify::cut", G_CALLBACK (cut_changed_cb), self);
  g_signal_connect_swapped (self->view, "notify::search", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->view, "notify::selection", G_CALLBACK (view_selection_changed_cb), self);
  g_signal_connect_swapped (self->view, "revealed", G_CALLBACK (revealed_cb), self);
}
