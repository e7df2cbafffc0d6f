/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Following the figures. After a change of structure every index may be another one: what was expanded, which rows live
 * and what is visible is carried over by the splices that the figures tell. */

#include "config.h"

#include <string.h>

#include "cascada-plan-tree-private.h"

static const CascadaKind kinds[] = { CASCADA_KIND_OBJECTIVE, CASCADA_KIND_GOAL, CASCADA_KIND_INDICATOR };

/* Where the node that stood at @node stands now; what was read again is sought by its id. */
static gboolean
carry (CascadaPlanTree *self, const CascadaFiguresChange *change, CascadaNode *node)
{
  guint8 level = node->level;

  for (guint i = 0; i < change->n_splices; i++)
    {
      const CascadaSplice *splice = &change->splices[i];
      guint32 first = splice->first[level];

      if (node->index < first)
        continue;
      if (node->index < first + splice->n_removed[level])
        return cascada_figures_find (self->figures, kinds[level], splice->removed[level][node->index - first], node);
      node->index += splice->n_added[level] - splice->n_removed[level];
    }
  return TRUE;
}

/* The number that a node has now; @bases are those that gave it the old one. */
static guint32
carry_number (CascadaPlanTree *self, const CascadaFiguresChange *change, const guint32 *bases, guint32 number)
{
  guint8 level = number < bases[1] ? 0 : number < bases[2] ? 1
                                                           : 2;
  CascadaNode node = CASCADA_NODE (level, number - bases[level]);

  return carry (self, change, &node) ? cascada_plan_tree_node_to_number (self, node) : CASCADA_NOWHERE;
}

static void
carry_flags (CascadaPlanTree *self, const CascadaFiguresChange *change, const guint32 *bases)
{
  const guint8 kept = CASCADA_FLAG_EXPANDED | CASCADA_FLAG_SEARCH_EXPANDED | CASCADA_FLAG_LEADS;
  g_autofree guint8 *old = g_steal_pointer (&self->flags);

  self->flags = g_new0 (guint8, self->bases[CASCADA_N_LEVELS]);
  for (guint32 i = 0; i < bases[CASCADA_LEVEL_INDICATOR]; i++)
    {
      guint32 number = (old[i] & kept) != 0 ? carry_number (self, change, bases, i) : CASCADA_NOWHERE;

      if (number != CASCADA_NOWHERE)
        self->flags[number] = old[i] & kept;
    }
}

/* Rows whose record is gone are told of it. */
static void
carry_rows (CascadaPlanTree *self, const CascadaFiguresChange *change, const guint32 *bases)
{
  g_autoptr (GHashTable) old = self->rows;
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer key, row;

  self->rows = g_hash_table_new (NULL, NULL);
  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, &key, &row))
    {
      guint32 number = carry_number (self, change, bases, GPOINTER_TO_UINT (key));

      if (number == CASCADA_NOWHERE)
        {
          cascada_plan_row_detach (row);
          g_ptr_array_add (gone, g_object_ref (row));
          continue;
        }
      cascada_plan_row_move (row, cascada_plan_tree_number_to_node (self, number));
      g_hash_table_insert (self->rows, GUINT_TO_POINTER (number), row);
    }
  for (guint i = 0; i < gone->len; i++)
    cascada_plan_row_emit_changed (gone->pdata[i]);
}

static void
carry_over (CascadaPlanTree *self, const CascadaFiguresChange *change)
{
  guint32 bases[CASCADA_N_LEVELS + 1];

  memcpy (bases, self->bases, sizeof bases);
  cascada_plan_tree_count (self);
  cascada_plan_tree_unsort (self);
  carry_flags (self, change, bases);
  for (guint i = 0; i < self->visible->len; i++)
    {
      guint32 *number = &g_array_index (self->visible, guint32, i);

      *number = carry_number (self, change, bases, *number);
    }
  carry_rows (self, change, bases);
  if (self->words != NULL)
    cascada_plan_tree_search_all (self);
  cascada_plan_tree_publish (self, cascada_plan_tree_build (self), FALSE);
}

/* Values and texts only: what they sort or what the search finds among them may be shown elsewhere now. */
static void
refresh (CascadaPlanTree *self, const CascadaFiguresChange *change)
{
  g_autoptr (GString) scratch = g_string_sized_new (256);
  gboolean changed = change->all || self->words != NULL;

  if (self->sort == CASCADA_SORT_DOCUMENT && self->words == NULL)
    return;
  if (change->all)
    cascada_plan_tree_unsort (self);
  for (guint i = 0; i < change->n_objectives; i++)
    {
      changed |= cascada_plan_tree_resort_objective (self, change->objectives[i]);
      if (self->words != NULL)
        cascada_plan_tree_search_objective (self, change->objectives[i], scratch);
    }
  if (changed)
    cascada_plan_tree_publish (self, cascada_plan_tree_build (self), FALSE);
}

/** cascada_plan_tree_figures_changed_cb: rows come, go and move as little as possible; those that live are told. */
void
cascada_plan_tree_figures_changed_cb (CascadaPlanTree *self, const CascadaFiguresChange *change)
{
  cascada_plan_tree_restart_search (self);
  if (change->n_splices > 0)
    carry_over (self, change);
  else
    refresh (self, change);
  cascada_plan_tree_notify_rows (self, change);
}
