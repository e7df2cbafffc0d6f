/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cascada-figures.h"

G_BEGIN_DECLS

/**
 * CascadaPlanRow: a visible row: a node of the figures with the cut-off it is read at. Made on demand, forgotten when
 * unused; the same object for the same node while it lives. Emits "changed" when its figures changed.
 */
#define CASCADA_TYPE_PLAN_ROW (cascada_plan_row_get_type ())
G_DECLARE_FINAL_TYPE (CascadaPlanRow, cascada_plan_row, CASCADA, PLAN_ROW, GObject)

CascadaNode cascada_plan_row_get_node (CascadaPlanRow *self);
CascadaRef cascada_plan_row_get_ref (CascadaPlanRow *self);
gboolean cascada_plan_row_is_expandable (CascadaPlanRow *self);
gboolean cascada_plan_row_is_expanded (CascadaPlanRow *self);

typedef enum
{
  CASCADA_SORT_DOCUMENT, /* the plan's own order */
  CASCADA_SORT_NAME,
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
 * The visible rows of a plan's hierarchy as one flat list (design “Tree”): expansion, search and sort are order arrays
 * over the figures. Siblings are sorted among themselves; a search keeps the ancestors of what it finds.
 */
#define CASCADA_TYPE_PLAN_TREE (cascada_plan_tree_get_type ())
G_DECLARE_FINAL_TYPE (CascadaPlanTree, cascada_plan_tree, CASCADA, PLAN_TREE, GObject)

CascadaPlanTree *cascada_plan_tree_new (CascadaFigures *figures, CascadaPeriod cut);
CascadaFigures *cascada_plan_tree_get_figures (CascadaPlanTree *self);
CascadaPeriod cascada_plan_tree_get_cut (CascadaPlanTree *self);
void cascada_plan_tree_set_cut (CascadaPlanTree *self, CascadaPeriod cut);
void cascada_plan_tree_set_expanded (CascadaPlanTree *self, guint position, gboolean expanded);
void cascada_plan_tree_expand_all (CascadaPlanTree *self, gboolean expanded);
void cascada_plan_tree_set_search (CascadaPlanTree *self, const char *text);
void cascada_plan_tree_set_sort (CascadaPlanTree *self, CascadaSort sort, gboolean descending);
guint cascada_plan_tree_reveal (CascadaPlanTree *self, CascadaNode node);
void cascada_plan_tree_refresh (CascadaPlanTree *self, gboolean structure_changed);

G_END_DECLS
