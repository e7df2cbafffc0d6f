/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-header-order.h"
#include "cascada-plan-cell.h"
#include "cascada-plan-copy.h"
#include "cascada-plan-table.h"

G_BEGIN_DECLS

struct _CascadaPlanTable
{
  GtkWidget parent_instance;

  CascadaPlanView *view;
  CascadaFigures *figures;
  CascadaPlanTree *tree;
  GtkMultiSelection *selection;
  CascadaHeaderOrder *order;
  GSimpleActionGroup *actions;
  GtkColumnViewColumn *columns[CASCADA_N_PLAN_COLUMNS];
  int widths[CASCADA_N_PLAN_COLUMNS];       /* where there is room, as measured or as somebody dragged them */
  int shown_widths[CASCADA_N_PLAN_COLUMNS]; /* as given to the view */
  int short_state;                          /* width of the state's column without texts */
  gboolean wanted[CASCADA_N_PLAN_COLUMNS];
  guint fold_source;
  gboolean font_changed;
  CascadaPlanCopy *copy;
  guint copy_source;

  /* What is kept over a change of the model: records, not positions. */
  GArray *selected; /* of CascadaRef; empty where too many are selected */
  CascadaRef top;
  guint page_size;
  CascadaRef focus;
  guint changing;
  gboolean rows_changed;

  /* Search as one types. */
  guint search_source;
  gint64 search_cost;

  GtkColumnView *column_view;
  GtkScrolledWindow *scrolled;
  GtkWidget *menu;
};

/* cascada-plan-table-follow.c */
void cascada_plan_table_set_tree (CascadaPlanTable *self);
void cascada_plan_table_unset_tree (CascadaPlanTable *self);
void cascada_plan_table_follow_view (CascadaPlanTable *self);

/* cascada-plan-table-keep.c */
gboolean cascada_plan_table_find_position (CascadaPlanTable *self, CascadaRef ref, guint *position);
CascadaRef cascada_plan_table_get_ref_at (CascadaPlanTable *self, guint position);
guint cascada_plan_table_count_rows (CascadaPlanTable *self);
void cascada_plan_table_remember_selected (CascadaPlanTable *self, GtkBitset *selected);

/* A change of the model stands between begin and end, which bring back scroll position, selection and focus. */
void cascada_plan_table_begin_change (CascadaPlanTable *self);
void cascada_plan_table_end_change (CascadaPlanTable *self);
guint cascada_plan_table_get_focus_position (CascadaPlanTable *self);
void cascada_plan_table_focus_position (CascadaPlanTable *self, guint position);
GtkWidget *cascada_plan_table_find_row (CascadaPlanTable *self, guint position);

void cascada_plan_table_init_columns (CascadaPlanTable *self);
void cascada_plan_table_measure_columns (CascadaPlanTable *self);
void cascada_plan_table_change_font (CascadaPlanTable *self);
void cascada_plan_table_stop_folding (CascadaPlanTable *self);
char **cascada_plan_table_dup_wanted (CascadaPlanTable *self);
void cascada_plan_table_set_wanted (CascadaPlanTable *self, CascadaPlanColumn column, gboolean wanted);

void cascada_plan_table_init_actions (CascadaPlanTable *self);
void cascada_plan_table_stop_copy (CascadaPlanTable *self);
void cascada_plan_table_init_input (CascadaPlanTable *self);
void cascada_plan_table_popup_menu (CascadaPlanTable *self);

G_END_DECLS
