/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-plan-column.h"
#include "cascada-plan-view.h"

G_BEGIN_DECLS

/**
 * CascadaPlanTable:
 *
 * A plan as a table of objectives, goals and indicators that unfold. It shares the view's cut-off, search and selection,
 * and keeps scroll position, selection and focus over every change.
 *
 * Properties: "view" (#CascadaPlanView, nullable), "columns" (ids of the columns shown beside the name), "n-rows" (rows
 * visible now), "n-found" (how many the search found), "busy" (a search or a copy is under way).
 *
 * Signal "activated" (#CascadaRef *): a row was opened by Enter or double click.
 *
 * Actions, in the group "table": copy, select-all, expand-all, collapse-all, menu, sort (a column's id, "" for the
 * document's order), descending, and one per column to show or hide it.
 */
#define CASCADA_TYPE_PLAN_TABLE (cascada_plan_table_get_type ())
G_DECLARE_FINAL_TYPE (CascadaPlanTable, cascada_plan_table, CASCADA, PLAN_TABLE, GtkWidget)

CascadaPlanView *cascada_plan_table_get_view (CascadaPlanTable *self);
void cascada_plan_table_set_view (CascadaPlanTable *self, CascadaPlanView *view);
CascadaPlanTree *cascada_plan_table_get_tree (CascadaPlanTable *self);
GActionGroup *cascada_plan_table_get_actions (CascadaPlanTable *self);
GtkSelectionModel *cascada_plan_table_get_selection (CascadaPlanTable *self);
GtkColumnView *cascada_plan_table_get_column_view (CascadaPlanTable *self);

void cascada_plan_table_toggle (CascadaPlanTable *self, guint position);
void cascada_plan_table_reveal (CascadaPlanTable *self, CascadaRef ref);
void cascada_plan_table_set_sort (CascadaPlanTable *self, CascadaSort sort, gboolean descending);
void cascada_plan_table_get_sort (CascadaPlanTable *self, CascadaSort *sort, gboolean *descending);
char *cascada_plan_table_get_selected_text (CascadaPlanTable *self);

G_END_DECLS
