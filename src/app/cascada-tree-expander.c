/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-tree-expander.h"

#define INDENT 20
#define ICON_SIZE 16

struct _CascadaTreeExpander
{
  GtkWidget parent_instance;

  GtkWidget *icon;

  guint level;
  gboolean expandable;
  gboolean expanded;
};

enum
{
  SIGNAL_TOGGLED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CascadaTreeExpander, cascada_tree_expander, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
toggle_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_TOGGLED], 0);
}

static void
pressed_cb (CascadaTreeExpander *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  if (!self->expandable)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[SIGNAL_TOGGLED], 0);
}

static void
update_accessible (CascadaTreeExpander *self)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);

  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) self->level + 1, -1);
  if (self->expandable)
    gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_EXPANDED, self->expanded, -1);
  else
    gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_EXPANDED);
}

static void
cascada_tree_expander_dispose (GObject *object)
{
  CascadaTreeExpander *self = CASCADA_TREE_EXPANDER (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);

  G_OBJECT_CLASS (cascada_tree_expander_parent_class)->dispose (object);
}

static void
cascada_tree_expander_class_init (CascadaTreeExpanderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_tree_expander_dispose;

  signals[SIGNAL_TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "row.toggle", NULL, toggle_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_set_css_name (widget_class, "treeexpander");
}

static void
cascada_tree_expander_init (CascadaTreeExpander *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->icon = g_object_new (GTK_TYPE_IMAGE, "pixel-size", ICON_SIZE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));

  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.toggle", FALSE);
}

GtkWidget *
cascada_tree_expander_new (void)
{
  return g_object_new (CASCADA_TYPE_TREE_EXPANDER, NULL);
}

/**
 * cascada_tree_expander_set:
 * @level: 0 for the topmost rows
 * @expandable: whether the row has children; without, only the indentation shows
 * @expanded: whether they are shown
 */
void
cascada_tree_expander_set (CascadaTreeExpander *self, guint level, gboolean expandable, gboolean expanded)
{
  g_return_if_fail (CASCADA_IS_TREE_EXPANDER (self));

  self->level = level;
  self->expandable = expandable;
  self->expanded = expandable && expanded;

  gtk_widget_set_margin_start (self->icon, (int) level * INDENT);
  if (expandable)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  else
    gtk_image_clear (GTK_IMAGE (self->icon));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "row.toggle", expandable);
  update_accessible (self);
}

gboolean
cascada_tree_expander_is_expandable (CascadaTreeExpander *self)
{
  g_return_val_if_fail (CASCADA_IS_TREE_EXPANDER (self), FALSE);

  return self->expandable;
}

gboolean
cascada_tree_expander_is_expanded (CascadaTreeExpander *self)
{
  g_return_val_if_fail (CASCADA_IS_TREE_EXPANDER (self), FALSE);

  return self->expanded;
}
