/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cascada-plan-row.h"

G_BEGIN_DECLS

typedef enum
{
  CASCADA_SORT_DOCUMENT, /* the plan's own order */
  CASCADA_SORT_NAME,     /* code, then name; numbers in them by value */
  CASCADA_SORT_WEIGHT,
  CASCADA_SORT_TARGET,
  CASCADA_SORT_EXECUTED,
  CASCADA_SORT_PROGRESS,
  CASCADA_SORT_PROGRESS_YEAR,
  CASCADA_SORT_STATE,
} CascadaSort;

/**
 * CascadaPlanTree:
 *
 * The visible rows of a plan's hierarchy as one flat #GListModel of #CascadaPlanRow (design “Tree”): expansion, search
 * and sort are order arrays over the figures. Siblings are sorted among themselves; a search keeps the ancestors of
 * what it finds. It follows the "changed" signal of its figures. Where very many rows are replaced, it emits a removal
 * followed by an insertion, not both at once: GTK 4.8 then asks for every row that came.
 */
#define CASCADA_TYPE_PLAN_TREE (cascada_plan_tree_get_type ())
G_DECLARE_FINAL_TYPE (CascadaPlanTree, cascada_plan_tree, CASCADA, PLAN_TREE, GObject)

CascadaPlanTree *cascada_plan_tree_new (CascadaFigures *figures, CascadaPeriod cut);
CascadaFigures *cascada_plan_tree_get_figures (CascadaPlanTree *self);
CascadaPeriod cascada_plan_tree_get_cut (CascadaPlanTree *self);
void cascada_plan_tree_set_cut (CascadaPlanTree *self, CascadaPeriod cut);

CascadaNode cascada_plan_tree_get_node (CascadaPlanTree *self, guint position);
gboolean cascada_plan_tree_get_position (CascadaPlanTree *self, CascadaNode node, guint *position);
guint cascada_plan_tree_get_parent_position (CascadaPlanTree *self, guint position);
gboolean cascada_plan_tree_is_expanded (CascadaPlanTree *self, guint position);
void cascada_plan_tree_set_expanded (CascadaPlanTree *self, guint position, gboolean expanded);
void cascada_plan_tree_expand_all (CascadaPlanTree *self, gboolean expanded);
guint cascada_plan_tree_reveal (CascadaPlanTree *self, CascadaNode node);

const char *cascada_plan_tree_get_search (CascadaPlanTree *self);
void cascada_plan_tree_set_search (CascadaPlanTree *self, const char *text);
void cascada_plan_tree_begin_search (CascadaPlanTree *self, const char *text);
gboolean cascada_plan_tree_continue_search (CascadaPlanTree *self, guint n_nodes);
void cascada_plan_tree_end_search (CascadaPlanTree *self);
guint cascada_plan_tree_get_n_found (CascadaPlanTree *self);
CascadaSort cascada_plan_tree_get_sort (CascadaPlanTree *self, gboolean *descending);
void cascada_plan_tree_set_sort (CascadaPlanTree *self, CascadaSort sort, gboolean descending);

G_END_DECLS
