/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-plan-table-private.h"

#include <glib/gi18n.h>

#include "cascada-column-view.h"

/* Beyond so many selected rows their records are not remembered over a change of the plan's structure. */
#define MAX_REMEMBERED 4096

/* A search that took longer than this, drawn rows included, waits for a pause in the typing. */
#define CHEAP_SEARCH (G_USEC_PER_SEC / 20)
#define MAX_SEARCH_PAUSE 250 /* ms */

enum
{
  PROP_0,
  PROP_VIEW,
  PROP_COLUMNS,
  PROP_N_ROWS,
  PROP_N_FOUND,
  PROP_BUSY,
  N_PROPS,
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CascadaPlanTable, cascada_plan_table, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
find_position (CascadaPlanTable *self, CascadaRef ref, guint *position)
{
  CascadaNode node;

  return ref.kind != CASCADA_KIND_NONE && cascada_figures_find (self->figures, ref.kind, ref.id, &node)
         && cascada_plan_tree_get_position (self->tree, node, position);
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

static CascadaRef
get_ref_at (CascadaPlanTable *self, guint position)
{
  return cascada_figures_get_ref (self->figures, cascada_plan_tree_get_node (self->tree, position));
}

static guint
get_n_rows (CascadaPlanTable *self)
{
  return self->tree == NULL ? 0 : g_list_model_get_n_items (G_LIST_MODEL (self->tree));
}

static void
remember_selected (CascadaPlanTable *self, GtkBitset *selected)
{
  GtkBitsetIter iter;
  guint position;

  g_array_set_size (self->selected, 0);
  if (gtk_bitset_get_size (selected) > MAX_REMEMBERED || !gtk_bitset_iter_init_first (&iter, selected, &position))
    return;
  do
    {
      CascadaRef ref = get_ref_at (self, position);

      g_array_append_val (self->selected, ref);
    }
  while (gtk_bitset_iter_next (&iter, &position));
}

/* What the other pages take for selected: the row with the focus, else the first. */
static void
share_selection (CascadaPlanTable *self, GtkBitset *selected)
{
  guint position = cascada_plan_table_get_focus_position (self);

  if (gtk_bitset_is_empty (selected))
    return;
  if (position == GTK_INVALID_LIST_POSITION || !gtk_bitset_contains (selected, position))
    position = gtk_bitset_get_minimum (selected);
  cascada_plan_view_select (self->view, get_ref_at (self, position));
}

static void
selection_changed_cb (CascadaPlanTable *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  if (self->changing > 0)
    return;

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  remember_selected (self, selected);
  share_selection (self, selected);
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
  guint n_rows = get_n_rows (self);

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
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, get_n_rows (self));

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
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ROWS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FOUND]);
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
search_now (CascadaPlanTable *self)
{
  gint64 start = g_get_monotonic_time ();

  cascada_plan_table_stop_copy (self);
  cascada_plan_table_begin_change (self);
  cascada_plan_tree_set_search (self->tree, cascada_plan_view_get_search (self->view));
  cascada_plan_table_end_change (self);
  self->search_cost = g_get_monotonic_time () - start;
}

static gboolean
search_cb (gpointer user_data)
{
  CascadaPlanTable *self = user_data;

  self->search_source = 0;
  search_now (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  return G_SOURCE_REMOVE;
}

static void
search_changed_cb (CascadaPlanTable *self)
{
  guint pause = (guint) MIN (2 * self->search_cost / 1000, MAX_SEARCH_PAUSE);

  g_clear_handle_id (&self->search_source, g_source_remove);
  if (self->search_cost <= CHEAP_SEARCH || *cascada_plan_view_get_search (self->view) == '\0')
    search_now (self);
  else
    self->search_source = g_timeout_add (pause, search_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
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

  if (find_position (self, ref, &position))
    select_only (self, position);
  else
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

static void
revealed_cb (CascadaPlanTable *self, CascadaRef *ref)
{
  cascada_plan_table_reveal (self, *ref);
}

static void
unset_tree (CascadaPlanTable *self)
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
static void
set_tree (CascadaPlanTable *self)
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
  unset_tree (self);
  set_tree (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ROWS]);
}

static void
follow_view (CascadaPlanTable *self)
{
  g_signal_connect_swapped (self->view, "notify::figures", G_CALLBACK (figures_replaced_cb), self);
  g_signal_connect_swapped (self->view, "notify::cut", G_CALLBACK (cut_changed_cb), self);
  g_signal_connect_swapped (self->view, "notify::search", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->view, "notify::selection", G_CALLBACK (view_selection_changed_cb), self);
  g_signal_connect_swapped (self->view, "revealed", G_CALLBACK (revealed_cb), self);
}

static void
order_changed_cb (CascadaPlanTable *self)
{
  gboolean descending;
  CascadaSort sort;

  if (self->tree == NULL)
    return;

  cascada_plan_table_get_sort (self, &sort, &descending);
  cascada_plan_table_stop_copy (self);
  cascada_plan_table_begin_change (self);
  cascada_plan_tree_set_sort (self->tree, sort, descending);
  cascada_plan_table_end_change (self);
}

static void
row_activated_cb (CascadaPlanTable *self, guint position)
{
  CascadaRef ref = get_ref_at (self, position);

  cascada_plan_view_select (self->view, ref);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, &ref);
}

static void
cell_toggled_cb (CascadaPlanTable *self, CascadaPlanCell *cell)
{
  cascada_plan_table_toggle (self, cascada_plan_cell_get_position (cell));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  CascadaPlanTable *self = user_data;
  CascadaPlanColumn column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "cascada-column"));
  GtkWidget *cell = cascada_plan_cell_new (column);

  if (column == CASCADA_PLAN_COLUMN_NAME)
    g_signal_connect_object (cell, "toggled", G_CALLBACK (cell_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  CascadaPlanTable *self = user_data;

  cascada_plan_cell_bind (CASCADA_PLAN_CELL (gtk_list_item_get_child (item)), self->tree, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  cascada_plan_cell_unbind (CASCADA_PLAN_CELL (gtk_list_item_get_child (item)));
}

static void
add_column (CascadaPlanTable *self, CascadaPlanColumn column)
{
  const CascadaPlanColumnInfo *info = cascada_plan_column_get_info (column);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column;

  g_object_set_data (G_OBJECT (factory), "cascada-column", GUINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);

  view_column = gtk_column_view_column_new (_(info->header), factory);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_fixed_width (view_column, info->width);
  gtk_column_view_column_set_expand (view_column, info->width < 0);
  if (info->sort != CASCADA_SORT_DOCUMENT)
    cascada_header_order_add (self->order, view_column, (int) column);
  gtk_column_view_append_column (self->column_view, view_column);
  cascada_column_view_style_header (self->column_view, _(info->header), info->numeric ? 1 : 0, _(info->title));
  self->columns[column] = view_column;
  g_object_unref (view_column);
}

static void
set_columns (CascadaPlanTable *self, const char *const *ids)
{
  for (guint i = CASCADA_PLAN_COLUMN_NAME + 1; i < CASCADA_N_PLAN_COLUMNS; i++)
    cascada_plan_table_set_wanted (self, i,
                                   ids != NULL && g_strv_contains (ids, cascada_plan_column_get_info (i)->id));
}

static void
cascada_plan_table_dispose (GObject *object)
{
  CascadaPlanTable *self = CASCADA_PLAN_TABLE (object);

  cascada_plan_table_set_view (self, NULL);
  cascada_plan_table_stop_folding (self);
  g_clear_object (&self->order);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CASCADA_TYPE_PLAN_TABLE);

  G_OBJECT_CLASS (cascada_plan_table_parent_class)->dispose (object);
}

static void
cascada_plan_table_finalize (GObject *object)
{
  CascadaPlanTable *self = CASCADA_PLAN_TABLE (object);

  g_array_unref (self->selected);

  G_OBJECT_CLASS (cascada_plan_table_parent_class)->finalize (object);
}

static void
cascada_plan_table_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CascadaPlanTable *self = CASCADA_PLAN_TABLE (object);

  switch (prop_id)
    {
    case PROP_VIEW:
      g_value_set_object (value, self->view);
      break;
    case PROP_COLUMNS:
      g_value_take_boxed (value, cascada_plan_table_dup_wanted (self));
      break;
    case PROP_N_ROWS:
      g_value_set_uint (value, get_n_rows (self));
      break;
    case PROP_N_FOUND:
      g_value_set_uint (value, self->tree == NULL ? 0 : cascada_plan_tree_get_n_found (self->tree));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->copy != NULL || self->search_source != 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cascada_plan_table_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CascadaPlanTable *self = CASCADA_PLAN_TABLE (object);

  switch (prop_id)
    {
    case PROP_VIEW:
      cascada_plan_table_set_view (self, g_value_get_object (value));
      break;
    case PROP_COLUMNS:
      set_columns (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cascada_plan_table_class_init (CascadaPlanTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cascada_plan_table_dispose;
  object_class->finalize = cascada_plan_table_finalize;
  object_class->get_property = cascada_plan_table_get_property;
  object_class->set_property = cascada_plan_table_set_property;

  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, CASCADA_TYPE_PLAN_VIEW,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COLUMNS] = g_param_spec_boxed ("columns", NULL, NULL, G_TYPE_STRV,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_ROWS] = g_param_spec_uint ("n-rows", NULL, NULL, 0, G_MAXUINT, 0,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_FOUND] = g_param_spec_uint ("n-found", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, CASCADA_TYPE_REF | G_SIGNAL_TYPE_STATIC_SCOPE);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-plan-table.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanTable, column_view);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanTable, menu);
  gtk_widget_class_bind_template_child (widget_class, CascadaPlanTable, scrolled);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "plantable");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_CONTROL_MASK, "table.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "plan.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "table.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "table.menu", NULL);
}

static void
cascada_plan_table_init (CascadaPlanTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));

  self->selected = g_array_new (FALSE, FALSE, sizeof (CascadaRef));
  self->order = cascada_header_order_new (self->column_view);
  for (guint i = 0; i < CASCADA_N_PLAN_COLUMNS; i++)
    add_column (self, i);
  cascada_plan_table_init_columns (self);
  g_signal_connect_object (self->order, "changed", G_CALLBACK (order_changed_cb), self, G_CONNECT_SWAPPED);
  cascada_plan_table_init_actions (self);
  cascada_plan_table_init_input (self);
}

CascadaPlanView *
cascada_plan_table_get_view (CascadaPlanTable *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_TABLE (self), NULL);

  return self->view;
}

/**
 * cascada_plan_table_set_view:
 * @view: (nullable): the plan to show
 */
void
cascada_plan_table_set_view (CascadaPlanTable *self, CascadaPlanView *view)
{
  g_return_if_fail (CASCADA_IS_PLAN_TABLE (self));

  if (self->view == view)
    return;

  if (self->view != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->view, self);
      unset_tree (self);
    }
  g_set_object (&self->view, view);
  g_array_set_size (self->selected, 0);
  if (view != NULL)
    {
      set_tree (self);
      follow_view (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ROWS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FOUND]);
}

/**
 * cascada_plan_table_get_tree:
 *
 * Returns: (transfer none) (nullable): the rows shown, %NULL without a view
 */
CascadaPlanTree *
cascada_plan_table_get_tree (CascadaPlanTable *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_TABLE (self), NULL);

  return self->tree;
}

/**
 * cascada_plan_table_get_actions:
 *
 * Returns: (transfer none): the group to insert as "table" where menus and buttons name its actions
 */
GActionGroup *
cascada_plan_table_get_actions (CascadaPlanTable *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_TABLE (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

GtkSelectionModel *
cascada_plan_table_get_selection (CascadaPlanTable *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_TABLE (self), NULL);

  return GTK_SELECTION_MODEL (self->selection);
}

GtkColumnView *
cascada_plan_table_get_column_view (CascadaPlanTable *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_TABLE (self), NULL);

  return self->column_view;
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

/**
 * cascada_plan_table_toggle:
 * @position: of a row
 *
 * Shows or hides what stands under it.
 */
void
cascada_plan_table_toggle (CascadaPlanTable *self, guint position)
{
  g_return_if_fail (CASCADA_IS_PLAN_TABLE (self));
  g_return_if_fail (position < get_n_rows (self));

  cascada_plan_table_stop_copy (self);
  cascada_plan_table_begin_change (self);
  cascada_plan_tree_set_expanded (self->tree, position, !cascada_plan_tree_is_expanded (self->tree, position));
  cascada_plan_table_end_change (self);
}

/**
 * cascada_plan_table_reveal:
 * @ref: an objective, goal or indicator of the plan; another is ignored
 *
 * Unfolds what it stands in, scrolls to it, selects it and gives it the focus.
 */
void
cascada_plan_table_reveal (CascadaPlanTable *self, CascadaRef ref)
{
  CascadaNode node;
  guint position;

  g_return_if_fail (CASCADA_IS_PLAN_TABLE (self));

  if (self->tree == NULL || !cascada_figures_find (self->figures, ref.kind, ref.id, &node))
    return;

  cascada_plan_table_begin_change (self);
  position = cascada_plan_tree_reveal (self->tree, node);
  cascada_plan_table_end_change (self);
  if (position < get_n_rows (self))
    cascada_plan_table_focus_position (self, position);
}

/**
 * cascada_plan_table_set_sort:
 * @sort: %CASCADA_SORT_DOCUMENT for the plan's own order
 *
 * The same as clicks on the header of the column that sorts so.
 */
void
cascada_plan_table_set_sort (CascadaPlanTable *self, CascadaSort sort, gboolean descending)
{
  int id = -1;

  g_return_if_fail (CASCADA_IS_PLAN_TABLE (self));

  for (guint i = 0; sort != CASCADA_SORT_DOCUMENT && i < CASCADA_N_PLAN_COLUMNS; i++)
    if (cascada_plan_column_get_info (i)->sort == sort)
      id = (int) i;
  cascada_header_order_set (self->order, id, descending);
}

/**
 * cascada_plan_table_get_sort:
 * @sort: (out): by what
 * @descending: (out): and in what direction
 */
void
cascada_plan_table_get_sort (CascadaPlanTable *self, CascadaSort *sort, gboolean *descending)
{
  int column;

  g_return_if_fail (CASCADA_IS_PLAN_TABLE (self));

  column = cascada_header_order_get (self->order, descending);
  *sort = column < 0 ? CASCADA_SORT_DOCUMENT : cascada_plan_column_get_info (column)->sort;
}
