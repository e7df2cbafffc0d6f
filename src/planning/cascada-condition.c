/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-condition.h"

#include "cascada-error.h"

/** cascada_conditions_new: Returns: (transfer full) (element-type CascadaCondition): none yet */
GPtrArray *
cascada_conditions_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_condition_free);
}

/**
 * cascada_conditions_add:
 * @condition: copied; its message is taken, with its facts; message and cure are dropped where nothing
 *   stands in the way
 */
void
cascada_conditions_add (GPtrArray *conditions, const CascadaCondition *condition)
{
  CascadaCondition *copy = g_memdup2 (condition, sizeof *condition);

  if (copy->verdict == CASCADA_VERDICT_MET || copy->verdict == CASCADA_VERDICT_DOES_NOT_APPLY)
    {
      g_clear_pointer (&copy->message, g_free);
      copy->cure = NULL;
    }
  g_ptr_array_add (conditions, copy);
}

/**
 * cascada_conditions_check:
 * @error: %CASCADA_ERROR_REFUSED: the first condition that is not met, its cure and its clause
 *
 * Returns: whether nothing stands in the way; what needs an answer does not
 */
gboolean
cascada_conditions_check (const GPtrArray *conditions, GError **error)
{
  for (guint i = 0; i < conditions->len; i++)
    {
      const CascadaCondition *condition = g_ptr_array_index (conditions, i);

      if (condition->verdict == CASCADA_VERDICT_NOT_MET)
        {
          g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, "%s. %s (%s)", condition->message, condition->cure,
                       condition->clause);
          return FALSE;
        }
    }
  return TRUE;
}

void
cascada_condition_free (CascadaCondition *condition)
{
  if (condition == NULL)
    return;
  g_free (condition->message);
  g_free (condition->facts);
  g_free (condition);
}
