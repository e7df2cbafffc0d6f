/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table's keys and its menu. */

#include "config.h"

#include "cascada-plan-table-private.h"

static void
fold (CascadaPlanTable *self, guint position)
{
  guint parent;

  if (cascada_plan_tree_is_expanded (self->tree, position))
    {
      cascada_plan_table_toggle (self, position);
      return;
    }
  parent = cascada_plan_tree_get_parent_position (self->tree, position);
  if (parent != GTK_INVALID_LIST_POSITION)
    cascada_plan_table_focus_position (self, parent);
}

static gboolean
is_expandable (CascadaPlanTable *self, guint position)
{
  g_autoptr (CascadaPlanRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), position);

  return cascada_plan_row_is_expandable (row);
}

static void
unfold (CascadaPlanTable *self, guint position)
{
  if (!is_expandable (self, position))
    return;
  if (cascada_plan_tree_is_expanded (self->tree, position))
    cascada_plan_table_focus_position (self, position + 1);
  else
    cascada_plan_table_toggle (self, position);
}

static void
set_expanded (CascadaPlanTable *self, guint position, gboolean expanded)
{
  if (is_expandable (self, position) && cascada_plan_tree_is_expanded (self->tree, position) != expanded)
    cascada_plan_table_toggle (self, position);
}

/* Before the list takes them for its own: there Left and Right do the same as Up and Down. */
static gboolean
key_pressed_cb (CascadaPlanTable *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint position = cascada_plan_table_get_focus_position (self);

  if (position == GTK_INVALID_LIST_POSITION || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      (rtl ? fold : unfold) (self, position);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      (rtl ? unfold : fold) (self, position);
      return GDK_EVENT_STOP;
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
      set_expanded (self, position, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      set_expanded (self, position, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_asterisk:
    case GDK_KEY_KP_Multiply:
      g_action_group_activate_action (G_ACTION_GROUP (self->actions), "expand-all", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_KP_Divide:
      g_action_group_activate_action (G_ACTION_GROUP (self->actions), "collapse-all", NULL);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
popup_at (CascadaPlanTable *self, double x, double y)
{
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* A click beside the selection is about the row under it, one inside about all that is selected. */
static void
secondary_pressed_cb (CascadaPlanTable *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  CascadaPlanCell *cell = picked == NULL ? NULL : cascada_plan_cell_find (picked);
  guint position = cell == NULL ? GTK_INVALID_LIST_POSITION : cascada_plan_cell_get_position (cell);

  if (position == GTK_INVALID_LIST_POSITION)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  popup_at (self, x, y);
}

void
cascada_plan_table_init_input (CascadaPlanTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->column_view), keys);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (secondary_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * cascada_plan_table_popup_menu:
 *
 * Opens the menu at the row that has the focus, else at the table's corner.
 */
void
cascada_plan_table_popup_menu (CascadaPlanTable *self)
{
  guint position = cascada_plan_table_get_focus_position (self);
  GtkWidget *row = position == GTK_INVALID_LIST_POSITION ? NULL : cascada_plan_table_find_row (self, position);
  graphene_rect_t bounds;

  if (row != NULL && gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    popup_at (self, bounds.origin.x + bounds.size.height, bounds.origin.y + bounds.size.height);
  else
    popup_at (self, 0, 0);
}
