/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Search: a node is found where its code and name together hold every word sought, case and accents ignored. Shown are
 * what is found, the way to it (expanded) and all that is under it. */

#include "config.h"

#include <string.h>

#include "cascada-plan-tree-private.h"
#include "cascada-text.h"

/** cascada_plan_tree_matches: @scratch: memory to work in */
gboolean
cascada_plan_tree_matches (CascadaPlanTree *self, CascadaNode node, GString *scratch)
{
  g_string_truncate (scratch, 0);
  cascada_text_append_fold (scratch, cascada_figures_get_code (self->figures, node));
  g_string_append_c (scratch, ' ');
  cascada_text_append_fold (scratch, cascada_figures_get_name (self->figures, node));
  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (scratch->str, self->words[i]) == NULL)
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

/* Whether @node or something under it is found. */
static gboolean
search_node (CascadaPlanTree *self, CascadaNode node, GString *scratch)
{
  gboolean found = cascada_plan_tree_matches (self, node, scratch), leads = FALSE;
  guint first, count;

  cascada_figures_get_children (self->figures, node, &first, &count);
  for (guint i = first; i < first + count; i++)
    if (search_node (self, CASCADA_NODE (node.level + 1, i), scratch))
      leads = TRUE;
  set_flags (self, cascada_plan_tree_node_to_number (self, node), found, leads);
  return found || leads;
}

/** cascada_plan_tree_search_objective: finds out again what is found in one objective. */
void
cascada_plan_tree_search_objective (CascadaPlanTree *self, guint32 objective, GString *scratch)
{
  search_node (self, CASCADA_NODE (CASCADA_LEVEL_OBJECTIVE, objective), scratch);
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

/**
 * cascada_plan_tree_set_search:
 * @text: words sought; "" to show all again, expanded as before the search
 */
void
cascada_plan_tree_set_search (CascadaPlanTree *self, const char *text)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (CASCADA_IS_PLAN_TREE (self) && text != NULL);

  if (g_str_equal (self->search, text))
    return;
  g_free (self->search);
  self->search = g_strdup (text);
  g_clear_pointer (&self->words, g_strfreev);
  folded = cascada_text_fold (text);
  if (*folded != '\0')
    {
      self->words = g_strsplit (folded, " ", -1);
      for (guint32 number = 0; number < self->bases[CASCADA_LEVEL_INDICATOR]; number++)
        self->flags[number] &= CASCADA_FLAG_EXPANDED;
      cascada_plan_tree_search_all (self);
    }
  cascada_plan_tree_publish (self, cascada_plan_tree_build (self), TRUE);
  cascada_plan_tree_notify_rows (self, NULL);
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
