/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-plan-tree-private.h"

struct _CascadaPlanRow
{
  GObject parent_instance;

  CascadaPlanTree *tree; /* borrowed; NULL once the tree or the record is gone */
  CascadaNode node;
  CascadaRef ref;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CascadaPlanRow, cascada_plan_row, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
cascada_plan_row_finalize (GObject *object)
{
  CascadaPlanRow *self = CASCADA_PLAN_ROW (object);

  if (self->tree != NULL)
    g_hash_table_remove (self->tree->rows, GUINT_TO_POINTER (cascada_plan_tree_node_to_number (self->tree, self->node)));

  G_OBJECT_CLASS (cascada_plan_row_parent_class)->finalize (object);
}

static void
cascada_plan_row_class_init (CascadaPlanRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cascada_plan_row_finalize;

  /** CascadaPlanRow::changed: what it shows may be read again. */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cascada_plan_row_init (CascadaPlanRow *self)
{
}

CascadaPlanRow *
cascada_plan_row_new (CascadaPlanTree *tree, CascadaNode node)
{
  CascadaPlanRow *self = g_object_new (CASCADA_TYPE_PLAN_ROW, NULL);

  self->tree = tree;
  self->node = node;
  self->ref = cascada_figures_get_ref (tree->figures, node);
  return self;
}

/** cascada_plan_row_move: its record stands at @node now. */
void
cascada_plan_row_move (CascadaPlanRow *self, CascadaNode node)
{
  self->node = node;
}

/** cascada_plan_row_detach: its record or tree is gone: it shows nothing any more. */
void
cascada_plan_row_detach (CascadaPlanRow *self)
{
  self->tree = NULL;
}

void
cascada_plan_row_emit_changed (CascadaPlanRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/** cascada_plan_row_get_node: where it stands; another place after a change of structure. */
CascadaNode
cascada_plan_row_get_node (CascadaPlanRow *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_ROW (self), CASCADA_NODE (0, 0));

  return self->node;
}

/** cascada_plan_row_get_level: 0 for an objective, 1 for a goal, 2 for an indicator. */
guint
cascada_plan_row_get_level (CascadaPlanRow *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_ROW (self), 0);

  return self->node.level;
}

/** cascada_plan_row_get_ref: its record, also when that is gone. */
CascadaRef
cascada_plan_row_get_ref (CascadaPlanRow *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_ROW (self), (CascadaRef){ CASCADA_KIND_NONE });

  return self->ref;
}

/** cascada_plan_row_is_gone: whether its record left the plan, or its tree was let go. */
gboolean
cascada_plan_row_is_gone (CascadaPlanRow *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_ROW (self), TRUE);

  return self->tree == NULL;
}

gboolean
cascada_plan_row_is_expandable (CascadaPlanRow *self)
{
  guint first, count;

  g_return_val_if_fail (CASCADA_IS_PLAN_ROW (self), FALSE);

  if (self->tree == NULL)
    return FALSE;
  cascada_figures_get_children (self->tree->figures, self->node, &first, &count);
  return count > 0;
}

gboolean
cascada_plan_row_is_expanded (CascadaPlanRow *self)
{
  guint8 flags;

  g_return_val_if_fail (CASCADA_IS_PLAN_ROW (self), FALSE);

  if (self->tree == NULL)
    return FALSE;
  flags = self->tree->flags[cascada_plan_tree_node_to_number (self->tree, self->node)];
  return (flags & cascada_plan_tree_get_expanded_flag (self->tree)) != 0;
}

/** cascada_plan_row_get_code: (transfer none): "" where it has none; valid until the next change of the figures. */
const char *
cascada_plan_row_get_code (CascadaPlanRow *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_ROW (self), "");

  return self->tree != NULL ? cascada_figures_get_code (self->tree->figures, self->node) : "";
}

/** cascada_plan_row_get_name: (transfer none): valid until the next change of the figures. */
const char *
cascada_plan_row_get_name (CascadaPlanRow *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_ROW (self), "");

  return self->tree != NULL ? cascada_figures_get_name (self->tree->figures, self->node) : "";
}

/** cascada_plan_row_get_weight: as stated, see cascada_figures_get_weight(). */
CascadaDecimal
cascada_plan_row_get_weight (CascadaPlanRow *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_ROW (self), CASCADA_DECIMAL_NONE);

  return self->tree != NULL ? cascada_figures_get_weight (self->tree->figures, self->node, self->tree->cut)
                            : CASCADA_DECIMAL_NONE;
}

static gboolean
get_progress (CascadaPlanRow *self, CascadaProgress *progress)
{
  if (self->tree == NULL || self->node.level != CASCADA_LEVEL_INDICATOR)
    return FALSE;
  cascada_figures_get_progress (self->tree->figures, self->node.index, self->tree->cut, progress);
  return TRUE;
}

/** cascada_plan_row_get_target: P(c) of an indicator, rounded to six decimals; absent for goals and objectives. */
CascadaDecimal
cascada_plan_row_get_target (CascadaPlanRow *self)
{
  CascadaProgress progress;

  g_return_val_if_fail (CASCADA_IS_PLAN_ROW (self), CASCADA_DECIMAL_NONE);

  return get_progress (self, &progress) ? cascada_ratio_to_decimal (progress.target_at_cut, CASCADA_DECIMAL_PLACES)
                                        : CASCADA_DECIMAL_NONE;
}

/** cascada_plan_row_get_executed: E(c) of an indicator, rounded to six decimals; absent for goals and objectives. */
CascadaDecimal
cascada_plan_row_get_executed (CascadaPlanRow *self)
{
  CascadaProgress progress;

  g_return_val_if_fail (CASCADA_IS_PLAN_ROW (self), CASCADA_DECIMAL_NONE);

  return get_progress (self, &progress) ? cascada_ratio_to_decimal (progress.executed_at_cut, CASCADA_DECIMAL_PLACES)
                                        : CASCADA_DECIMAL_NONE;
}

/** cascada_plan_row_get_progress: at the cut-off, in percent. */
CascadaDecimal
cascada_plan_row_get_progress (CascadaPlanRow *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_ROW (self), CASCADA_DECIMAL_NONE);

  return self->tree != NULL ? cascada_figures_get_percent (self->tree->figures, self->node, self->tree->cut)
                            : CASCADA_DECIMAL_NONE;
}

/** cascada_plan_row_get_progress_year: in percent. */
CascadaDecimal
cascada_plan_row_get_progress_year (CascadaPlanRow *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_ROW (self), CASCADA_DECIMAL_NONE);

  return self->tree != NULL ? cascada_figures_get_percent_year (self->tree->figures, self->node, self->tree->cut)
                            : CASCADA_DECIMAL_NONE;
}

CascadaState
cascada_plan_row_get_state (CascadaPlanRow *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_ROW (self), CASCADA_STATE_NOT_PROGRAMMED);

  return self->tree != NULL ? cascada_figures_get_state (self->tree->figures, self->node, self->tree->cut)
                            : CASCADA_STATE_NOT_PROGRAMMED;
}
