/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Search: a node is found where its code and name together hold every word sought, case and accents ignored. Shown are
 * what is found, the way to it (expanded) and all that is under it. */

#include "config.h"

#include <string.h>

#include "cascada-plan-tree-private.h"
#include "cascada-text.h"

/* What is being sought, while the rows still are those of the search before. */
struct _CascadaPlanSearch
{
  char *text;
  char **words;   /* folded; NULL where nothing is sought */
  guint8 *found;  /* by number; NULL until the first is looked at */
  guint32 n_seen; /* nodes looked at */
};

void
cascada_plan_search_free (CascadaPlanSearch *search)
{
  g_free (search->text);
  g_strfreev (search->words);
  g_free (search->found);
  g_free (search);
}

/* @scratch: memory to work in */
static gboolean
matches (CascadaPlanTree *self, char **words, CascadaNode node, GString *scratch)
{
  g_string_truncate (scratch, 0);
  cascada_text_append_fold (scratch, cascada_figures_get_code (self->figures, node));
  g_string_append_c (scratch, ' ');
  cascada_text_append_fold (scratch, cascada_figures_get_name (self->figures, node));
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (scratch->str, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* What begins to lead to something is expanded; what did already stays as the reader left it. */
static void
set_flags (CascadaPlanTree *self, guint32 number, gboolean found, gboolean leads)
{
  guint8 *flags = &self->flags[number];

  if (leads && (*flags & CASCADA_FLAG_LEADS) == 0)
    *flags |= CASCADA_FLAG_SEARCH_EXPANDED;
  *flags &= ~(CASCADA_FLAG_FOUND | CASCADA_FLAG_LEADS);
  *flags |= (found ? CASCADA_FLAG_FOUND : 0) | (leads ? CASCADA_FLAG_LEADS : 0);
}

/* Whether @node or something under it is found, which @known tells where it is not NULL. */
static gboolean
search_node (CascadaPlanTree *self, CascadaNode node, const guint8 *known, GString *scratch)
{
  guint32 number = cascada_plan_tree_node_to_number (self, node);
  gboolean found = known != NULL ? known[number] : matches (self, self->words, node, scratch), leads = FALSE;
  guint first, count;

  cascada_figures_get_children (self->figures, node, &first, &count);
  for (guint i = first; i < first + count; i++)
    if (search_node (self, CASCADA_NODE (node.level + 1, i), known, scratch))
      leads = TRUE;
  set_flags (self, number, found, leads);
  return found || leads;
}

/** cascada_plan_tree_search_objective: finds out again what is found in one objective. */
void
cascada_plan_tree_search_objective (CascadaPlanTree *self, guint32 objective, GString *scratch)
{
  search_node (self, CASCADA_NODE (CASCADA_LEVEL_OBJECTIVE, objective), NULL, scratch);
}

void
cascada_plan_tree_search_all (CascadaPlanTree *self)
{
  g_autoptr (GString) scratch = g_string_sized_new (256);

  for (guint32 i = 0; i < self->bases[1]; i++)
    cascada_plan_tree_search_objective (self, i, scratch);
}

const char *
cascada_plan_tree_get_search (CascadaPlanTree *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_TREE (self), "");

  return self->search;
}

static void
look_at (CascadaPlanTree *self, CascadaPlanSearch *search, guint n_nodes)
{
  g_autoptr (GString) scratch = g_string_sized_new (256);
  guint32 n_all = self->bases[CASCADA_N_LEVELS], end = search->n_seen + MIN (n_nodes, n_all - search->n_seen);

  if (search->found == NULL)
    search->found = g_new (guint8, n_all);
  for (; search->n_seen < end; search->n_seen++)
    search->found[search->n_seen] =
        (guint8) matches (self, search->words, cascada_plan_tree_number_to_node (self, search->n_seen), scratch);
}

static void
show_found (CascadaPlanTree *self, CascadaPlanSearch *search)
{
  g_free (self->search);
  self->search = g_steal_pointer (&search->text);
  g_strfreev (self->words);
  self->words = g_steal_pointer (&search->words);
  for (guint32 number = 0; self->words != NULL && number < self->bases[CASCADA_LEVEL_INDICATOR]; number++)
    self->flags[number] &= CASCADA_FLAG_EXPANDED;
  for (guint32 i = 0; self->words != NULL && i < self->bases[1]; i++)
    search_node (self, CASCADA_NODE (CASCADA_LEVEL_OBJECTIVE, i), search->found, NULL);
  cascada_plan_tree_publish (self, cascada_plan_tree_build (self), TRUE);
  cascada_plan_tree_notify_rows (self, NULL);
}

/**
 * cascada_plan_tree_begin_search:
 * @text: words sought; "" to show all again, expanded as before the search
 *
 * Takes the place of a search that is under way. The rows stay until cascada_plan_tree_end_search().
 */
void
cascada_plan_tree_begin_search (CascadaPlanTree *self, const char *text)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (CASCADA_IS_PLAN_TREE (self) && text != NULL);

  g_clear_pointer (&self->pending, cascada_plan_search_free);
  if (g_str_equal (self->search, text))
    return;
  folded = cascada_text_fold (text);
  self->pending = g_new0 (CascadaPlanSearch, 1);
  self->pending->text = g_strdup (text);
  self->pending->words = *folded != '\0' ? g_strsplit (folded, " ", -1) : NULL;
}

/**
 * cascada_plan_tree_continue_search:
 * @n_nodes: how many nodes to look at, at most
 *
 * Returns: whether all have been looked at
 */
gboolean
cascada_plan_tree_continue_search (CascadaPlanTree *self, guint n_nodes)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_TREE (self), TRUE);

  if (self->pending == NULL || self->pending->words == NULL)
    return TRUE;
  look_at (self, self->pending, n_nodes);
  return self->pending->n_seen == self->bases[CASCADA_N_LEVELS];
}

/** cascada_plan_tree_end_search: looks at what is left and shows what is found. */
void
cascada_plan_tree_end_search (CascadaPlanTree *self)
{
  CascadaPlanSearch *search;

  g_return_if_fail (CASCADA_IS_PLAN_TREE (self));

  cascada_plan_tree_continue_search (self, G_MAXUINT);
  search = g_steal_pointer (&self->pending);
  if (search == NULL)
    return;
  show_found (self, search);
  cascada_plan_search_free (search);
}

/** cascada_plan_tree_restart_search: what was looked at may be other nodes or texts now. */
void
cascada_plan_tree_restart_search (CascadaPlanTree *self)
{
  if (self->pending == NULL)
    return;
  g_clear_pointer (&self->pending->found, g_free);
  self->pending->n_seen = 0;
}

/** cascada_plan_tree_set_search: the whole search at once, which takes a tenth of a second for a million nodes. */
void
cascada_plan_tree_set_search (CascadaPlanTree *self, const char *text)
{
  cascada_plan_tree_begin_search (self, text);
  cascada_plan_tree_end_search (self);
}

/** cascada_plan_tree_get_n_found: how many objectives, goals and indicators the search itself finds; 0 without one. */
guint
cascada_plan_tree_get_n_found (CascadaPlanTree *self)
{
  guint n_found = 0;

  g_return_val_if_fail (CASCADA_IS_PLAN_TREE (self), 0);

  for (guint32 number = 0; self->words != NULL && number < self->bases[CASCADA_N_LEVELS]; number++)
    n_found += (self->flags[number] & CASCADA_FLAG_FOUND) != 0;
  return n_found;
}
