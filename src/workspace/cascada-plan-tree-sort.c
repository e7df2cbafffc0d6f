/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sorting: siblings among themselves, each group when it is first shown, so that the cost follows what is shown. What
 * has no value comes last in both directions, and equals stay in document order. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "cascada-figures-private.h"
#include "cascada-plan-tree-private.h"
#include "cascada-text.h"

/* Goals to be sorted from which a second thread pays. */
#define GOALS_FOR_TWO 500

typedef struct
{
  gint64 key; /* of a text its first bytes */
  guint32 index;
  gboolean absent;
  const char *text;
} Item;

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const Item *x = a, *y = b;
  int order = x->absent - y->absent;

  if (order == 0)
    order = (x->key > y->key) - (x->key < y->key);
  return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

static int
compare_texts_cb (gconstpointer a, gconstpointer b)
{
  const Item *x = a, *y = b;
  int order = (x->key > y->key) - (x->key < y->key);

  if (order == 0)
    order = strcmp (x->text, y->text);
  return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

static int
compare_texts_descending_cb (gconstpointer a, gconstpointer b)
{
  const Item *x = a, *y = b;
  int order = (y->key > x->key) - (y->key < x->key);

  if (order == 0)
    order = strcmp (y->text, x->text);
  return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

static CascadaDecimal
get_indicator_key (CascadaPlanTree *self, const CascadaBlock *block, guint32 indicator)
{
  CascadaSeries series;
  CascadaProgress progress;

  cascada_kernel_get_series (block, indicator, &series);
  cascada_progress_compute (&series, cascada_figures_get_settings (self->figures), self->cut, &progress);
  switch (self->sort)
    {
    case CASCADA_SORT_TARGET:
      return cascada_ratio_to_decimal (progress.target_at_cut, CASCADA_DECIMAL_PLACES);
    case CASCADA_SORT_EXECUTED:
      return cascada_ratio_to_decimal (progress.executed_at_cut, CASCADA_DECIMAL_PLACES);
    case CASCADA_SORT_PROGRESS_YEAR:
    default:
      return cascada_ratio_to_percent (progress.progress_year, CASCADA_DECIMAL_PLACES);
    }
}

/* Of an objective or goal: its unrounded mean. */
static CascadaDecimal
get_mean_key (CascadaPlanTree *self, CascadaNode node)
{
  CascadaGroupTotal total;

  if (self->sort == CASCADA_SORT_STATE)
    return cascada_figures_get_state (self->figures, node, self->cut);
  if (self->sort != CASCADA_SORT_PROGRESS && self->sort != CASCADA_SORT_PROGRESS_YEAR)
    return CASCADA_DECIMAL_NONE;
  cascada_figures_get_total (self->figures, node, self->cut, self->sort == CASCADA_SORT_PROGRESS_YEAR, &total);
  if (total.compliance == CASCADA_DECIMAL_NONE)
    return CASCADA_DECIMAL_NONE;
  return (CascadaDecimal) CLAMP (total.fraction, -CASCADA_DECIMAL_MAX, CASCADA_DECIMAL_MAX);
}

/* Progress and states of neighbours, by the kernel. */
static void
set_progress_keys (CascadaPlanTree *self, const CascadaBlock *block, Item *items, guint32 count)
{
  g_autofree CascadaKernelRow *rows = g_new (CascadaKernelRow, count);

  cascada_kernel_compute_rows (block, cascada_figures_get_settings (self->figures), self->cut, items[0].index, count, rows);
  for (guint32 i = 0; i < count; i++)
    {
      gboolean by_state = self->sort == CASCADA_SORT_STATE;
      gint64 key = by_state ? (gint64) rows[i].state : rows[i].fraction;

      items[i].absent = !by_state && (rows[i].state == CASCADA_STATE_NOT_PROGRAMMED || rows[i].state == CASCADA_STATE_ELIMINATED);
      items[i].key = items[i].absent ? 0 : self->descending ? -key
                                                            : key;
    }
}

static void
set_keys (CascadaPlanTree *self, const CascadaBlock *block, guint level, Item *items, guint32 count)
{
  for (guint32 i = 0; i < count; i++)
    {
      CascadaNode node = CASCADA_NODE (level, items[i].index);
      CascadaDecimal key;

      if (self->sort == CASCADA_SORT_WEIGHT)
        key = cascada_figures_get_weight (self->figures, node, self->cut);
      else if (level == CASCADA_LEVEL_INDICATOR)
        key = get_indicator_key (self, block, node.index);
      else
        key = get_mean_key (self, node);
      items[i].absent = key == CASCADA_DECIMAL_NONE;
      items[i].key = items[i].absent ? 0 : self->descending ? -key
                                                            : key;
    }
}

/* States and figures as numbers, so that smaller comes first in the direction wanted. */
static void
sort_numbers (CascadaPlanTree *self, guint level, Item *items, guint32 count)
{
  CascadaBlock block;

  cascada_figures_get_block (self->figures, self->cut, &block);
  if (level == CASCADA_LEVEL_INDICATOR && (self->sort == CASCADA_SORT_PROGRESS || self->sort == CASCADA_SORT_STATE))
    set_progress_keys (self, &block, items, count);
  else
    set_keys (self, &block, level, items, count);
  qsort (items, count, sizeof *items, compare_cb);
}
/* A number in a text sorts by its value: how many digits it has, then the digits. */
static void
append_key (GString *keys, const char *text)
{
  while (*text != '\0')
    {
      gsize digits;

      if (!g_ascii_isdigit (*text))
        {
          g_string_append_c (keys, *text++);
          continue;
        }
      while (text[0] == '0' && g_ascii_isdigit (text[1]))
        text++;
      for (digits = 1; g_ascii_isdigit (text[digits]); digits++)
        ;
      g_string_append_c (keys, '0' + (char) MIN (digits, 70));
      g_string_append_len (keys, text, digits);
      text += digits;
    }
}

static gint64
get_prefix (const char *text)
{
  guint64 prefix = 0;

  memcpy (&prefix, text, strnlen (text, sizeof prefix));
  return (gint64) (GUINT64_FROM_BE (prefix) ^ G_GUINT64_CONSTANT (0x8000000000000000));
}

static void
sort_texts (CascadaPlanTree *self, guint level, Item *items, guint32 count)
{
  g_autoptr (GString) keys = g_string_sized_new (count * 64);
  g_autoptr (GString) folded = g_string_sized_new (256);

  for (guint32 i = 0; i < count; i++)
    {
      CascadaNode node = CASCADA_NODE (level, items[i].index);

      g_string_truncate (folded, 0);
      cascada_text_append_fold (folded, cascada_figures_get_code (self->figures, node));
      if (folded->len > 0)
        g_string_append_c (folded, ' ');
      cascada_text_append_fold (folded, cascada_figures_get_name (self->figures, node));
      items[i].key = keys->len;
      append_key (keys, folded->str);
      g_string_append_c (keys, '\0');
    }
  for (guint32 i = 0; i < count; i++)
    {
      items[i].text = keys->str + items[i].key;
      items[i].key = get_prefix (items[i].text);
    }
  qsort (items, count, sizeof *items, self->descending ? compare_texts_descending_cb : compare_texts_cb);
}

static void
make_room (CascadaPlanTree *self, guint level)
{
  if (self->sorted == NULL)
    self->sorted = g_new0 (guint8, self->bases[CASCADA_LEVEL_INDICATOR] + 1);
  if (self->orders[level] == NULL)
    self->orders[level] = g_new (guint32, self->bases[level + 1] - self->bases[level]);
}

/**
 * cascada_plan_tree_get_order:
 * @parent: number of the group's parent + 1; 0 for the objectives
 * @level: of the group, which is @count nodes from @first on
 *
 * Returns: (nullable): the indices of the group in the order wanted; %NULL for document order
 */
const guint32 *
cascada_plan_tree_get_order (CascadaPlanTree *self, guint32 parent, guint level, guint32 first, guint32 count)
{
  g_autofree Item *items = NULL;

  if (self->sort == CASCADA_SORT_DOCUMENT || count == 0)
    return NULL;
  make_room (self, level);
  if (self->sorted[parent])
    return self->orders[level] + first;

  items = g_new0 (Item, count);
  for (guint32 i = 0; i < count; i++)
    items[i].index = first + i;
  if (self->sort == CASCADA_SORT_NAME)
    sort_texts (self, level, items, count);
  else
    sort_numbers (self, level, items, count);
  for (guint32 i = 0; i < count; i++)
    self->orders[level][first + i] = items[i].index;
  self->sorted[parent] = TRUE;
  return self->orders[level] + first;
}

/* Some goals, of which one thread sorts the indicators. */
typedef struct
{
  CascadaPlanTree *tree;
  const guint32 *goals;
  gsize n_goals;
} Share;

static gpointer
sort_share_cb (gpointer data)
{
  Share *share = data;

  for (gsize i = 0; i < share->n_goals; i++)
    {
      guint first, count;

      cascada_figures_get_children (share->tree->figures, CASCADA_NODE (CASCADA_LEVEL_GOAL, share->goals[i]), &first, &count);
      cascada_plan_tree_get_order (share->tree, share->tree->bases[CASCADA_LEVEL_GOAL] + share->goals[i] + 1,
                                   CASCADA_LEVEL_INDICATOR, first, count);
    }
  return NULL;
}

/* The goals whose indicators are about to be shown and are not sorted yet. */
static GArray *
get_unsorted_goals (CascadaPlanTree *self, guint8 expanded)
{
  GArray *goals = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < self->bases[CASCADA_LEVEL_INDICATOR] - self->bases[CASCADA_LEVEL_GOAL]; i++)
    {
      guint32 number = self->bases[CASCADA_LEVEL_GOAL] + i;
      guint32 objective = cascada_figures_get_parent (self->figures, CASCADA_NODE (CASCADA_LEVEL_GOAL, i)).index;

      if ((self->flags[number] & self->flags[objective] & expanded) != 0 && !self->sorted[number + 1])
        g_array_append_val (goals, i);
    }
  return goals;
}

/**
 * cascada_plan_tree_presort:
 * @expanded: flag that tells what is expanded
 *
 * Sorts what is about to be shown in two threads, where that is much. Groups are apart in memory, and the figures are
 * only read.
 */
void
cascada_plan_tree_presort (CascadaPlanTree *self, guint8 expanded)
{
  g_autoptr (GArray) goals = NULL;
  CascadaBlock block;
  Share shares[2];
  GThread *thread;

  if (self->sort == CASCADA_SORT_DOCUMENT || self->bases[CASCADA_LEVEL_INDICATOR] < GOALS_FOR_TWO)
    return;
  make_room (self, CASCADA_LEVEL_INDICATOR);
  goals = get_unsorted_goals (self, expanded);
  if (goals->len < GOALS_FOR_TWO)
    return;
  /* what the figures keep of a cut-off's weights is made once, here */
  cascada_figures_get_block (self->figures, self->cut, &block);
  shares[0] = (Share){ self, (const guint32 *) goals->data, goals->len / 2 };
  shares[1] = (Share){ self, shares[0].goals + goals->len / 2, goals->len - goals->len / 2 };
  thread = g_thread_new ("cascada-sort", sort_share_cb, &shares[1]);
  sort_share_cb (&shares[0]);
  g_thread_join (thread);
}

/** cascada_plan_tree_unsort: every group is sorted again when it is next shown. */
void
cascada_plan_tree_unsort (CascadaPlanTree *self)
{
  for (guint level = 0; level < CASCADA_N_LEVELS; level++)
    g_clear_pointer (&self->orders[level], g_free);
  g_clear_pointer (&self->sorted, g_free);
}

/* Sorts a group again that was sorted. Returns: whether its order is another one now */
static gboolean
resort_group (CascadaPlanTree *self, guint32 parent, guint level, guint32 first, guint32 count)
{
  g_autofree guint32 *before = NULL;

  if (!self->sorted[parent] || count == 0)
    return FALSE;
  before = g_memdup2 (self->orders[level] + first, count * sizeof *before);
  self->sorted[parent] = FALSE;
  cascada_plan_tree_get_order (self, parent, level, first, count);
  return memcmp (before, self->orders[level] + first, count * sizeof *before) != 0;
}

/**
 * cascada_plan_tree_resort_objective:
 *
 * Sorts again the groups that hold the objective or something under it.
 *
 * Returns: whether anything stands elsewhere now
 */
gboolean
cascada_plan_tree_resort_objective (CascadaPlanTree *self, guint32 objective)
{
  gboolean changed;
  guint first, count;

  if (self->sorted == NULL)
    return FALSE;
  cascada_figures_get_children (self->figures, CASCADA_NODE (CASCADA_LEVEL_OBJECTIVE, objective), &first, &count);
  changed = resort_group (self, 0, CASCADA_LEVEL_OBJECTIVE, 0, self->bases[1]);
  changed |= resort_group (self, objective + 1, CASCADA_LEVEL_GOAL, first, count);
  for (guint i = first; i < first + count; i++)
    {
      guint child, n_children;

      cascada_figures_get_children (self->figures, CASCADA_NODE (CASCADA_LEVEL_GOAL, i), &child, &n_children);
      changed |= resort_group (self, self->bases[CASCADA_LEVEL_GOAL] + i + 1, CASCADA_LEVEL_INDICATOR, child, n_children);
    }
  return changed;
}

/** cascada_plan_tree_get_sort: @descending: (out) (optional): the direction */
CascadaSort
cascada_plan_tree_get_sort (CascadaPlanTree *self, gboolean *descending)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_TREE (self), CASCADA_SORT_DOCUMENT);

  if (descending != NULL)
    *descending = self->descending;
  return self->sort;
}

/**
 * cascada_plan_tree_set_sort:
 * @descending: ignored for document order
 */
void
cascada_plan_tree_set_sort (CascadaPlanTree *self, CascadaSort sort, gboolean descending)
{
  g_return_if_fail (CASCADA_IS_PLAN_TREE (self));

  if (sort == CASCADA_SORT_DOCUMENT)
    descending = FALSE;
  if (self->sort == sort && self->descending == !!descending)
    return;
  self->sort = sort;
  self->descending = !!descending;
  cascada_plan_tree_unsort (self);
  cascada_plan_tree_publish (self, cascada_plan_tree_build (self), TRUE);
}
