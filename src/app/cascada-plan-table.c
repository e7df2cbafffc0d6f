/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-plan-table-private.h"

#include <glib/gi18n.h>

#include "cascada-column-view.h"

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
  CascadaRef ref = cascada_plan_table_get_ref_at (self, position);

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

  cascada_plan_cell_bind (CASCADA_PLAN_CELL (gtk_list_item_get_child (item)), self->tree, self->view, item);
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

  view_column = gtk_column_view_column_new (_ (info->header), factory);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, info->n_chars < 0);
  if (info->sort != CASCADA_SORT_DOCUMENT)
    cascada_header_order_add (self->order, view_column, (int) column);
  gtk_column_view_append_column (self->column_view, view_column);
  cascada_column_view_style_header (self->column_view, _ (info->header), info->numeric ? 1 : 0, _ (info->title));
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
      g_value_set_uint (value, cascada_plan_table_count_rows (self));
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
cascada_plan_table_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cascada_plan_table_parent_class)->realize (widget);
  cascada_plan_table_measure_columns (CASCADA_PLAN_TABLE (widget));
}

static void
cascada_plan_table_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (cascada_plan_table_parent_class)->system_setting_changed (widget, setting);
  if (setting != GTK_SYSTEM_SETTING_ICON_THEME && gtk_widget_get_realized (widget))
    cascada_plan_table_change_font (CASCADA_PLAN_TABLE (widget));
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

  widget_class->realize = cascada_plan_table_realize;
  widget_class->system_setting_changed = cascada_plan_table_system_setting_changed;

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
  cascada_column_view_skip_header (self->column_view);
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
      cascada_plan_table_unset_tree (self);
    }
  g_set_object (&self->view, view);
  g_array_set_size (self->selected, 0);
  if (view != NULL)
    {
      cascada_plan_table_set_tree (self);
      cascada_plan_table_follow_view (self);
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
 * cascada_plan_table_toggle:
 * @position: of a row
 *
 * Shows or hides what stands under it.
 */
void
cascada_plan_table_toggle (CascadaPlanTable *self, guint position)
{
  g_return_if_fail (CASCADA_IS_PLAN_TABLE (self));
  g_return_if_fail (position < cascada_plan_table_count_rows (self));

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
  if (position < cascada_plan_table_count_rows (self))
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
