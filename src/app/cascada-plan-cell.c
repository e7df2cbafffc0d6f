/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-plan-cell.h"

#include <glib/gi18n.h>

#include "cascada-goal-mark.h"
#include "cascada-progress-bar.h"
#include "cascada-state-label.h"
#include "cascada-tree-expander.h"

#define NAME_CHARS 8

struct _CascadaPlanCell
{
  GtkWidget parent_instance;

  CascadaPlanTree *tree;
  CascadaPlanRow *row;
  CascadaPlanView *view; /* of the name's cell, which shows marks */
  gulong changed_handler;
  gulong marked_handler;
  char *text;

  GtkWidget *expander;
  GtkWidget *label;
  GtkWidget *mark; /* made where the first goal with one is shown */
  GtkWidget *bar;
  GtkWidget *state;

  GtkListItem *item; /* borrowed */
  CascadaPlanColumn column;
  CascadaRef ref;
};

enum
{
  SIGNAL_TOGGLED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CascadaPlanCell, cascada_plan_cell, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, guint end)
{
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

/* Codes are what people look for, but a goal's is half a sentence (“Meta Sectorial 345-2275”) and takes a step back. */
static void
show_name (CascadaPlanCell *self, CascadaFigures *figures, CascadaNode node, CascadaState state)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *code = cascada_figures_get_code (figures, node);
  guint end = code == NULL || *code == '\0' ? 0 : (guint) strlen (code) + 1;

  if (node.level == CASCADA_LEVEL_GOAL)
    add_attribute (attributes, pango_attr_foreground_alpha_new (G_MAXUINT16 / 100 * 65), end);
  else
    add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), end);
  if (state == CASCADA_STATE_ELIMINATED)
    add_attribute (attributes, pango_attr_strikethrough_new (TRUE), PANGO_ATTR_INDEX_TO_TEXT_END);
  gtk_inscription_set_attributes (GTK_INSCRIPTION (self->label), attributes);
  cascada_tree_expander_set (CASCADA_TREE_EXPANDER (self->expander), node.level,
                             cascada_plan_row_is_expandable (self->row), cascada_plan_row_is_expanded (self->row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, self->text, -1);
}

static void
set_css_class (GtkWidget *widget, const char *css_class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static const CascadaRequestMark *
get_mark (CascadaPlanCell *self)
{
  if (self->view == NULL || cascada_plan_row_get_level (self->row) != CASCADA_LEVEL_GOAL)
    return NULL;
  return cascada_plan_view_get_mark (self->view, self->ref.id);
}

static void
show_mark (CascadaPlanCell *self)
{
  const CascadaRequestMark *mark = get_mark (self);

  if (mark != NULL && self->mark == NULL)
    {
      self->mark = cascada_goal_mark_new ();
      gtk_widget_insert_after (self->mark, GTK_WIDGET (self), self->label);
    }
  if (self->mark != NULL)
    cascada_goal_mark_set (CASCADA_GOAL_MARK (self->mark), mark);
}

/* Of a marked goal the row says so too. */
static void
name_row (CascadaPlanCell *self, GtkWidget *row)
{
  const CascadaRequestMark *mark = get_mark (self);
  g_autofree char *words = mark != NULL ? cascada_goal_mark_describe (mark) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, self->text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : "", -1);
}

/* A screen reader reads a row by its name and a cell by its header and text: 4.8 tells it nothing of the table. */
static void
name_for_assistance (CascadaPlanCell *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *row = cell == NULL ? NULL : gtk_widget_get_parent (cell);
  g_autofree char *label = NULL;

  if (row == NULL)
    return;
  label = g_strdup_printf ("%s: %s", _ (cascada_plan_column_get_info (self->column)->title), self->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (self->column == CASCADA_PLAN_COLUMN_NAME)
    name_row (self, row);
}

static void
update (CascadaPlanCell *self)
{
  CascadaFigures *figures = cascada_plan_tree_get_figures (self->tree);
  CascadaPeriod cut = cascada_plan_tree_get_cut (self->tree);
  CascadaNode node = cascada_plan_row_get_node (self->row);
  CascadaState state;

  if (cascada_plan_row_is_gone (self->row))
    return;

  state = cascada_figures_get_state (figures, node, cut);
  g_free (self->text);
  self->text = cascada_plan_column_get_text (self->column, figures, node, cut);
  self->ref = cascada_plan_row_get_ref (self->row);

  if (self->label != NULL)
    gtk_inscription_set_text (GTK_INSCRIPTION (self->label), self->text);
  if (self->expander != NULL)
    {
      show_name (self, figures, node, state);
      show_mark (self);
    }
  if (self->bar != NULL)
    cascada_progress_bar_set (CASCADA_PROGRESS_BAR (self->bar), cascada_figures_get_percent (figures, node, cut), state,
                              self->text);
  if (self->state != NULL)
    cascada_state_label_set_state (CASCADA_STATE_LABEL (self->state), state);

  set_css_class (GTK_WIDGET (self), "objective", node.level == CASCADA_LEVEL_OBJECTIVE);
  set_css_class (GTK_WIDGET (self), "eliminated", state == CASCADA_STATE_ELIMINATED);
  name_for_assistance (self);
}

static void
toggled_cb (CascadaPlanCell *self)
{
  g_signal_emit (self, signals[SIGNAL_TOGGLED], 0);
}

static void
cascada_plan_cell_constructed (GObject *object)
{
  CascadaPlanCell *self = CASCADA_PLAN_CELL (object);

  G_OBJECT_CLASS (cascada_plan_cell_parent_class)->constructed (object);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 4);
}

static gboolean
cascada_plan_cell_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  CascadaPlanCell *self = CASCADA_PLAN_CELL (widget);
  CascadaFigures *figures;
  CascadaNode node;

  if (self->row == NULL)
    return FALSE;

  figures = cascada_plan_tree_get_figures (self->tree);
  node = cascada_plan_row_get_node (self->row);
  if (self->column == CASCADA_PLAN_COLUMN_NAME ||
      (self->state != NULL && cascada_state_label_is_short (CASCADA_STATE_LABEL (self->state))))
    gtk_tooltip_set_text (tooltip, self->text);
  else if (self->column == CASCADA_PLAN_COLUMN_WEIGHT && node.level != CASCADA_LEVEL_GOAL &&
           cascada_figures_get_weight (figures, node, cascada_plan_tree_get_cut (self->tree)) == CASCADA_DECIMAL_NONE)
    gtk_tooltip_set_text (tooltip, _ ("No weight is stated: it shares equally what the stated weights leave of 100 %."));
  else
    return FALSE;
  return TRUE;
}

static void
cascada_plan_cell_dispose (GObject *object)
{
  CascadaPlanCell *self = CASCADA_PLAN_CELL (object);

  cascada_plan_cell_unbind (self);
  if (self->label != NULL) /* GTK 4.8 leaks them else */
    gtk_inscription_set_attributes (GTK_INSCRIPTION (self->label), NULL);
  g_clear_pointer (&self->expander, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->mark, gtk_widget_unparent);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_pointer (&self->state, gtk_widget_unparent);

  G_OBJECT_CLASS (cascada_plan_cell_parent_class)->dispose (object);
}

static void
cascada_plan_cell_class_init (CascadaPlanCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cascada_plan_cell_constructed;
  object_class->dispose = cascada_plan_cell_dispose;

  widget_class->query_tooltip = cascada_plan_cell_query_tooltip;

  signals[SIGNAL_TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "plancell");
}

static void
cascada_plan_cell_init (CascadaPlanCell *self)
{
}

static void
add_label (CascadaPlanCell *self)
{
  gboolean numeric = cascada_plan_column_get_info (self->column)->numeric;

  self->label = g_object_new (GTK_TYPE_INSCRIPTION,
                              "hexpand", TRUE,
                              "valign", GTK_ALIGN_CENTER,
                              "min-chars", self->column == CASCADA_PLAN_COLUMN_NAME ? NAME_CHARS : 2,
                              "xalign", numeric ? 1.f : 0.f,
                              "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                              NULL);
  if (numeric)
    gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

GtkWidget *
cascada_plan_cell_new (CascadaPlanColumn column)
{
  CascadaPlanCell *self = g_object_new (CASCADA_TYPE_PLAN_CELL, NULL);

  self->column = column;
  if (column == CASCADA_PLAN_COLUMN_PROGRESS)
    {
      self->bar = cascada_progress_bar_new ();
      gtk_widget_set_hexpand (self->bar, TRUE);
      gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
    }
  else if (column == CASCADA_PLAN_COLUMN_STATE)
    {
      self->state = cascada_state_label_new ();
      gtk_widget_set_hexpand (self->state, TRUE);
      gtk_widget_set_parent (self->state, GTK_WIDGET (self));
    }
  else
    {
      if (column == CASCADA_PLAN_COLUMN_NAME)
        {
          self->expander = cascada_tree_expander_new ();
          g_signal_connect_object (self->expander, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
          gtk_widget_set_parent (self->expander, GTK_WIDGET (self));
        }
      add_label (self);
    }
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), column == CASCADA_PLAN_COLUMN_NAME || column == CASCADA_PLAN_COLUMN_WEIGHT ||
                                                     column == CASCADA_PLAN_COLUMN_STATE);
  return GTK_WIDGET (self);
}

/**
 * cascada_plan_cell_bind:
 * @tree: the rows' model
 * @view: knows the marks of goals
 * @item: holds the #CascadaPlanRow to show
 */
void
cascada_plan_cell_bind (CascadaPlanCell *self, CascadaPlanTree *tree, CascadaPlanView *view, GtkListItem *item)
{
  g_return_if_fail (CASCADA_IS_PLAN_CELL (self));
  g_return_if_fail (CASCADA_IS_PLAN_TREE (tree));

  cascada_plan_cell_unbind (self);
  self->item = item;
  g_set_object (&self->tree, tree);
  self->row = g_object_ref (gtk_list_item_get_item (item));
  self->changed_handler = g_signal_connect_swapped (self->row, "changed", G_CALLBACK (update), self);
  if (self->column == CASCADA_PLAN_COLUMN_NAME && g_set_object (&self->view, view) && view != NULL)
    self->marked_handler = g_signal_connect_swapped (view, "marked", G_CALLBACK (update), self);
  update (self);
}

void
cascada_plan_cell_unbind (CascadaPlanCell *self)
{
  g_return_if_fail (CASCADA_IS_PLAN_CELL (self));

  g_clear_signal_handler (&self->changed_handler, self->row);
  g_clear_signal_handler (&self->marked_handler, self->view);
  g_clear_object (&self->view);
  g_clear_object (&self->row);
  g_clear_object (&self->tree);
  g_clear_pointer (&self->text, g_free);
  self->item = NULL;
}

CascadaPlanColumn
cascada_plan_cell_get_column (CascadaPlanCell *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_CELL (self), CASCADA_N_PLAN_COLUMNS);

  return self->column;
}

/**
 * cascada_plan_cell_get_row:
 *
 * Returns: (transfer none) (nullable): the row bound, %NULL where none is
 */
CascadaPlanRow *
cascada_plan_cell_get_row (CascadaPlanCell *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_CELL (self), NULL);

  return self->row;
}

/**
 * cascada_plan_cell_get_ref:
 *
 * The record shown last, which still names it when the rows have been numbered anew.
 */
CascadaRef
cascada_plan_cell_get_ref (CascadaPlanCell *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_CELL (self), (CascadaRef){ 0 });

  return self->ref;
}

/**
 * cascada_plan_cell_get_position:
 *
 * Returns: the row's position in the model, %GTK_INVALID_LIST_POSITION where none is bound
 */
guint
cascada_plan_cell_get_position (CascadaPlanCell *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_CELL (self), GTK_INVALID_LIST_POSITION);

  return self->item == NULL ? GTK_INVALID_LIST_POSITION : gtk_list_item_get_position (self->item);
}

/**
 * cascada_plan_cell_get_text:
 *
 * Returns: (transfer none) (nullable): what the cell says, %NULL where no row is bound
 */
const char *
cascada_plan_cell_get_text (CascadaPlanCell *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_CELL (self), NULL);

  return self->text;
}

/**
 * cascada_plan_cell_find:
 * @widget: a row of the table, or anything in or around one
 *
 * Returns: (transfer none) (nullable): a cell of that row
 */
CascadaPlanCell *
cascada_plan_cell_find (GtkWidget *widget)
{
  GtkWidget *ancestor = gtk_widget_get_ancestor (widget, CASCADA_TYPE_PLAN_CELL);

  if (ancestor != NULL)
    return CASCADA_PLAN_CELL (ancestor);
  for (GtkWidget *child = widget; child != NULL; child = gtk_widget_get_first_child (child))
    if (CASCADA_IS_PLAN_CELL (child))
      return CASCADA_PLAN_CELL (child);
  return NULL;
}
