/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-plan-tree.h"

G_BEGIN_DECLS

/* Nodes of all levels have one number: objectives first, then goals, then indicators. */
#define CASCADA_NOWHERE G_MAXUINT32

enum
{
  CASCADA_FLAG_EXPANDED = 1 << 0,
  CASCADA_FLAG_FOUND = 1 << 1,           /* the search finds it */
  CASCADA_FLAG_LEADS = 1 << 2,           /* to something that the search finds */
  CASCADA_FLAG_SEARCH_EXPANDED = 1 << 3, /* while searching */
};

typedef struct _CascadaPlanSearch CascadaPlanSearch;

struct _CascadaPlanTree
{
  GObject parent_instance;

  CascadaFigures *figures;
  CascadaPeriod cut;
  guint32 bases[CASCADA_N_LEVELS + 1]; /* number of the first node of each level, and of all */
  GArray *visible;                     /* numbers of the visible nodes */
  guint8 *flags;                       /* by number */
  GHashTable *rows;                    /* number → CascadaPlanRow, borrowed: each leaves it when it is finalised */

  char *search;
  char **words; /* folded; NULL while not searching */
  CascadaPlanSearch *pending;

  CascadaSort sort;
  gboolean descending;
  guint32 *orders[CASCADA_N_LEVELS]; /* indices, within each group of siblings in the order wanted */
  guint8 *sorted;                    /* by number of the parent + 1; 0 for the objectives */
};

static inline CascadaNode
cascada_plan_tree_number_to_node (CascadaPlanTree *self, guint32 number)
{
  guint8 level = number < self->bases[1] ? 0 : number < self->bases[2] ? 1
                                                                       : 2;

  return CASCADA_NODE (level, number - self->bases[level]);
}

static inline guint32
cascada_plan_tree_node_to_number (CascadaPlanTree *self, CascadaNode node)
{
  return self->bases[node.level] + node.index;
}

/* While searching, expansion is another than before. */
static inline guint8
cascada_plan_tree_get_expanded_flag (CascadaPlanTree *self)
{
  return self->words != NULL ? CASCADA_FLAG_SEARCH_EXPANDED : CASCADA_FLAG_EXPANDED;
}

/* cascada-plan-tree.c */
void cascada_plan_tree_append_group (CascadaPlanTree *self, GArray *visible, guint32 parent, guint level, guint32 first, guint32 count, gboolean found);
void cascada_plan_tree_count (CascadaPlanTree *self);
GArray *cascada_plan_tree_build (CascadaPlanTree *self);
void cascada_plan_tree_publish (CascadaPlanTree *self, GArray *visible, gboolean whole);
void cascada_plan_tree_notify_rows (CascadaPlanTree *self, const CascadaFiguresChange *change);

/* cascada-plan-tree-search.c */
void cascada_plan_search_free (CascadaPlanSearch *search);
void cascada_plan_tree_restart_search (CascadaPlanTree *self);
void cascada_plan_tree_search_objective (CascadaPlanTree *self, guint32 objective, GString *scratch);
void cascada_plan_tree_search_all (CascadaPlanTree *self);

/* cascada-plan-tree-sort.c */
const guint32 *cascada_plan_tree_get_order (CascadaPlanTree *self, guint32 parent, guint level, guint32 first, guint32 count);
void cascada_plan_tree_presort (CascadaPlanTree *self, guint8 expanded);
void cascada_plan_tree_unsort (CascadaPlanTree *self);
gboolean cascada_plan_tree_resort_objective (CascadaPlanTree *self, guint32 objective);

/* cascada-plan-tree-follow.c */
void cascada_plan_tree_figures_changed_cb (CascadaPlanTree *self, const CascadaFiguresChange *change);

/* cascada-plan-row.c */
CascadaPlanRow *cascada_plan_row_new (CascadaPlanTree *tree, CascadaNode node);
void cascada_plan_row_move (CascadaPlanRow *self, CascadaNode node);
void cascada_plan_row_detach (CascadaPlanRow *self);
void cascada_plan_row_emit_changed (CascadaPlanRow *self);

G_END_DECLS
