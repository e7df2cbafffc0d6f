/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-figures-private.h"

enum
{
  CHANGED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CascadaFigures, cascada_figures, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static const CascadaKind kinds[] = {
  [CASCADA_LEVEL_OBJECTIVE] = CASCADA_KIND_OBJECTIVE,
  [CASCADA_LEVEL_GOAL] = CASCADA_KIND_GOAL,
  [CASCADA_LEVEL_INDICATOR] = CASCADA_KIND_INDICATOR,
};

static void
cut_free (gpointer data)
{
  CascadaCut *cut = data;

  g_free (cut->totals);
  g_free (cut->fresh);
  g_free (cut);
}

static void
cascada_figures_finalize (GObject *object)
{
  CascadaFigures *self = CASCADA_FIGURES (object);

  cascada_table_free (self->table);
  g_free (self->group_starts);
  g_ptr_array_unref (self->weights_in_force);
  g_ptr_array_unref (self->cuts);

  G_OBJECT_CLASS (cascada_figures_parent_class)->finalize (object);
}

static void
cascada_figures_class_init (CascadaFiguresClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cascada_figures_finalize;

  /**
   * CascadaFigures::changed:
   * @change: (type gpointer): a #CascadaFiguresChange, valid during the emission
   *
   * After an edit, undo or redo touched the plan.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
cascada_figures_init (CascadaFigures *self)
{
  self->table = cascada_table_new ();
  self->weights_in_force = g_ptr_array_new_with_free_func (g_free);
  self->cuts = g_ptr_array_new_with_free_func (cut_free);
  cascada_settings_init (&self->settings);
}

void
cascada_figures_emit_changed (CascadaFigures *self, const CascadaFiguresChange *change)
{
  g_signal_emit (self, signals[CHANGED], 0, change);
}

gint64
cascada_figures_get_plan (CascadaFigures *self)
{
  g_return_val_if_fail (CASCADA_IS_FIGURES (self), 0);

  return self->plan;
}

/** cascada_figures_get_settings: the plan's, to be printed with every result; valid until the next change. */
const CascadaSettings *
cascada_figures_get_settings (CascadaFigures *self)
{
  g_return_val_if_fail (CASCADA_IS_FIGURES (self), NULL);

  return &self->settings;
}

/** cascada_figures_get_count: how many nodes there are at @level. */
guint
cascada_figures_get_count (CascadaFigures *self, guint level)
{
  g_return_val_if_fail (CASCADA_IS_FIGURES (self) && level < CASCADA_N_LEVELS, 0);

  return self->table->n[level];
}

#define IS_NODE(self, node) (CASCADA_IS_FIGURES (self) && (node).level < CASCADA_N_LEVELS && \
                             (node).index < (self)->table->n[(node).level])

gint64
cascada_figures_get_id (CascadaFigures *self, CascadaNode node)
{
  g_return_val_if_fail (IS_NODE (self, node), 0);

  return self->table->ids[node.level][node.index];
}

/** cascada_figures_get_ref: names the record of @node. */
CascadaRef
cascada_figures_get_ref (CascadaFigures *self, CascadaNode node)
{
  g_return_val_if_fail (IS_NODE (self, node), (CascadaRef){ CASCADA_KIND_NONE });

  return (CascadaRef){ kinds[node.level], CASCADA_PERIOD_NONE, self->table->ids[node.level][node.index] };
}

/**
 * cascada_figures_find:
 * @kind: objective, goal or indicator; of any other kind nothing is found
 * @node: (out): where the record stands
 */
gboolean
cascada_figures_find (CascadaFigures *self, CascadaKind kind, gint64 id, CascadaNode *node)
{
  g_return_val_if_fail (CASCADA_IS_FIGURES (self) && node != NULL, FALSE);

  for (guint level = 0; level < CASCADA_N_LEVELS; level++)
    if (kinds[level] == kind)
      {
        node->level = level;
        return cascada_table_find (self->table, level, id, &node->index);
      }
  return FALSE;
}

/** cascada_figures_get_parent: the goal of an indicator, the objective of a goal; an objective has none. */
CascadaNode
cascada_figures_get_parent (CascadaFigures *self, CascadaNode node)
{
  g_return_val_if_fail (IS_NODE (self, node) && node.level > 0, node);

  return CASCADA_NODE (node.level - 1, self->table->parents[node.level][node.index]);
}

/**
 * cascada_figures_get_children:
 * @first: (out): index of the first child, one level down
 * @count: (out): how many follow each other from there; 0 for an indicator
 */
void
cascada_figures_get_children (CascadaFigures *self, CascadaNode node, guint *first, guint *count)
{
  *first = *count = 0;

  g_return_if_fail (IS_NODE (self, node));

  if (node.level == CASCADA_LEVEL_INDICATOR)
    return;
  *first = self->table->firsts[node.level][node.index];
  *count = self->table->firsts[node.level][node.index + 1] - *first;
}

/** cascada_figures_get_code: code of a goal or indicator, number of an objective; "" where it has none. */
const char *
cascada_figures_get_code (CascadaFigures *self, CascadaNode node)
{
  g_return_val_if_fail (IS_NODE (self, node), "");

  return cascada_arena_get_code (self->table->arena, self->table->texts[node.level][node.index]);
}

const char *
cascada_figures_get_name (CascadaFigures *self, CascadaNode node)
{
  g_return_val_if_fail (IS_NODE (self, node), "");

  return cascada_arena_get_name (self->table->arena, self->table->texts[node.level][node.index]);
}

/** cascada_figures_get_periods: the periods in which the plan has a target or a report, in their order. */
const CascadaPeriod *
cascada_figures_get_periods (CascadaFigures *self, guint *n_periods)
{
  g_return_val_if_fail (CASCADA_IS_FIGURES (self) && n_periods != NULL, NULL);

  *n_periods = self->table->periods->len;
  return (const CascadaPeriod *) self->table->periods->data;
}

static gboolean
has_executed (CascadaTable *table, guint column)
{
  gsize width = table->periods->len, n = table->n[CASCADA_LEVEL_INDICATOR];

  for (gsize i = 0; i < n; i++)
    if (table->executed[i * width + column] != CASCADA_DECIMAL_NONE ||
        (table->has_ratios && table->numerators[i * width + column] != CASCADA_DECIMAL_NONE))
      return TRUE;
  return FALSE;
}

static gboolean
has_target (CascadaTable *table, guint column)
{
  gsize width = table->periods->len, n = table->n[CASCADA_LEVEL_INDICATOR];

  for (gsize i = 0; i < n; i++)
    if (table->targets[i * width + column] != CASCADA_DECIMAL_NONE)
      return TRUE;
  return FALSE;
}

/**
 * cascada_figures_get_default_cut:
 *
 * Where a reader starts: the latest period with a report; without any, the last one with a target, so that all that is
 * programmed is seen; without either, the plan's last year.
 */
CascadaPeriod
cascada_figures_get_default_cut (CascadaFigures *self)
{
  g_return_val_if_fail (CASCADA_IS_FIGURES (self), CASCADA_PERIOD_NONE);

  for (guint i = self->table->periods->len; i-- > 0;)
    if (has_executed (self->table, i))
      return g_array_index (self->table->periods, CascadaPeriod, i);
  for (guint i = self->table->periods->len; i-- > 0;)
    if (has_target (self->table, i))
      return g_array_index (self->table->periods, CascadaPeriod, i);
  return CASCADA_PERIOD_YEAR (self->last_year);
}

static int
compare_periods_cb (gconstpointer a, gconstpointer b)
{
  return cascada_period_compare (*(const CascadaPeriod *) a, *(const CascadaPeriod *) b);
}

static gboolean
has_parts_of_year (GArray *periods, int year)
{
  for (guint i = 0; i < periods->len; i++)
    {
      CascadaPeriod period = g_array_index (periods, CascadaPeriod, i);

      if (cascada_period_get_year (period) == year && period != CASCADA_PERIOD_YEAR (year))
        return TRUE;
    }
  return FALSE;
}

/**
 * cascada_figures_get_cuts:
 *
 * The cut-offs to choose from: every year of the plan or of its figures; before it its four quarters, where the plan
 * has figures for a part of it; and the months it has figures for.
 *
 * Returns: (transfer full) (element-type CascadaPeriod): in their order
 */
GArray *
cascada_figures_get_cuts (CascadaFigures *self)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (CascadaPeriod)), *periods;
  int first, last;

  g_return_val_if_fail (CASCADA_IS_FIGURES (self), cuts);

  periods = self->table->periods;
  first = self->first_year;
  last = self->last_year;
  for (guint i = 0; i < periods->len; i++)
    {
      CascadaPeriod period = g_array_index (periods, CascadaPeriod, i);

      first = MIN (first, cascada_period_get_year (period));
      last = MAX (last, cascada_period_get_year (period));
      if (cascada_period_get_kind (period) == CASCADA_PERIOD_KIND_MONTH)
        g_array_append_val (cuts, period);
    }
  for (int year = first; year <= last; year++)
    {
      CascadaPeriod all[] = { CASCADA_PERIOD_QUARTER (year, 1), CASCADA_PERIOD_QUARTER (year, 2),
                              CASCADA_PERIOD_QUARTER (year, 3), CASCADA_PERIOD_QUARTER (year, 4), CASCADA_PERIOD_YEAR (year) };
      guint skip = has_parts_of_year (periods, year) ? 0 : 4;

      g_array_append_vals (cuts, all + skip, G_N_ELEMENTS (all) - skip);
    }
  g_array_sort (cuts, compare_periods_cb);
  return cuts;
}
