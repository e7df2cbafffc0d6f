/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CascadaTreeExpander:
 *
 * The arrow before a row of a flat tree, indented by its level. #GtkTreeExpander needs a #GtkTreeListRow, which a flat
 * model does not have. Activating it (click, or the action “row.toggle”) emits "toggled"; who listens changes the model.
 */
#define CASCADA_TYPE_TREE_EXPANDER (cascada_tree_expander_get_type ())
G_DECLARE_FINAL_TYPE (CascadaTreeExpander, cascada_tree_expander, CASCADA, TREE_EXPANDER, GtkWidget)

GtkWidget *cascada_tree_expander_new (void);
void cascada_tree_expander_set (CascadaTreeExpander *self, guint level, gboolean expandable, gboolean expanded);
gboolean cascada_tree_expander_is_expandable (CascadaTreeExpander *self);
gboolean cascada_tree_expander_is_expanded (CascadaTreeExpander *self);

G_END_DECLS
