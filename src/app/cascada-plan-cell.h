/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cascada-plan-column.h"
#include "cascada-plan-view.h"

G_BEGIN_DECLS

/**
 * CascadaPlanCell:
 *
 * One cell of the plan's table. Bound to a row, it shows what its column says of it and follows its changes; it also
 * names the row and the cell for assistive technology.
 *
 * Signal "toggled": the arrow of a name cell was activated.
 */
#define CASCADA_TYPE_PLAN_CELL (cascada_plan_cell_get_type ())
G_DECLARE_FINAL_TYPE (CascadaPlanCell, cascada_plan_cell, CASCADA, PLAN_CELL, GtkWidget)

GtkWidget *cascada_plan_cell_new (CascadaPlanColumn column);
void cascada_plan_cell_bind (CascadaPlanCell *self, CascadaPlanTree *tree, CascadaPlanView *view, GtkListItem *item);
void cascada_plan_cell_unbind (CascadaPlanCell *self);

CascadaPlanColumn cascada_plan_cell_get_column (CascadaPlanCell *self);
CascadaPlanRow *cascada_plan_cell_get_row (CascadaPlanCell *self);
CascadaRef cascada_plan_cell_get_ref (CascadaPlanCell *self);
guint cascada_plan_cell_get_position (CascadaPlanCell *self);
const char *cascada_plan_cell_get_text (CascadaPlanCell *self);

CascadaPlanCell *cascada_plan_cell_find (GtkWidget *widget);

G_END_DECLS
