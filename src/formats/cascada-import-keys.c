/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When two rows speak of the same objective or goal. */

#include "config.h"

#include "cascada-import-private.h"

#include "cascada-goal.h"
#include "cascada-objective.h"
#include "cascada-text.h"

/** cascada_import_is_code: a code that tells things apart has a digit; “N/A” has none. */
gboolean
cascada_import_is_code (const char *code)
{
  for (; code != NULL && *code != '\0'; code++)
    if (g_ascii_isdigit (*code))
      return TRUE;
  return FALSE;
}

/** cascada_import_get_pair: code and name as they are compared. */
char *
cascada_import_get_pair (const char *code, const char *name)
{
  g_autofree char *code_key = cascada_text_fold (code != NULL ? code : "");
  g_autofree char *name_key = cascada_text_get_key (name != NULL ? name : "");

  return g_strdup_printf ("%s\x1f%s", code_key, name_key);
}

static char *
prefixed (char prefix, const char *text)
{
  g_autofree char *key = cascada_text_get_key (text);

  return g_strdup_printf ("%c:%s", prefix, key);
}

/** cascada_import_index: makes a record findable by its code and name. */
void
cascada_import_index (CascadaDraft *draft, CascadaDraftRecord *record, const char *code, const char *name)
{
  g_autofree char *pair = cascada_import_get_pair (code, name);

  cascada_draft_name (draft, record, pair);
  if (code != NULL)
    {
      g_autofree char *key = prefixed ('c', code);

      cascada_draft_name (draft, record, key);
    }
  if (name != NULL)
    {
      g_autofree char *key = prefixed ('n', name);

      cascada_draft_name (draft, record, key);
    }
}

/**
 * cascada_import_find_objective:
 * @number: or −1
 * @name: (nullable): its name
 *
 * By number where there is one, else by name.
 */
CascadaDraftRecord *
cascada_import_find_objective (CascadaDraft *draft, gint64 number, const char *name)
{
  g_autofree char *key = NULL;

  if (number >= 0)
    key = g_strdup_printf ("#%d", (int) number);
  else if (name != NULL)
    key = prefixed ('n', name);
  else
    return NULL;
  return cascada_draft_find (draft, draft->plan, CASCADA_KIND_OBJECTIVE, key);
}

/** cascada_import_find_goal: by code and name; where the row has one of them only, by that. */
CascadaDraftRecord *
cascada_import_find_goal (CascadaDraft *draft, CascadaDraftRecord *objective, const char *code, const char *name)
{
  g_autofree char *pair = cascada_import_get_pair (code, name);
  g_autofree char *single = NULL;
  CascadaDraftRecord *goal = cascada_draft_find (draft, objective, CASCADA_KIND_GOAL, pair);

  if (goal != NULL || (code != NULL && name != NULL) || (code == NULL && name == NULL))
    return goal;
  single = code != NULL ? prefixed ('c', code) : prefixed ('n', name);
  return cascada_draft_find (draft, objective, CASCADA_KIND_GOAL, single);
}
