/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The steps that are shown to whoever works, each with what stands in its way. */

#include "config.h"

#include "cascada-procedure-life.h"

static void
free_offer (gpointer data)
{
  CascadaProcedureOffer *offer = data;

  g_free (offer->obstacle);
  g_free (offer);
}

static char *
describe (const CascadaCondition *condition)
{
  return condition == NULL ? NULL : g_strdup_printf ("%s. %s (%s)", condition->message, condition->cure, condition->clause);
}

/* That the state has no such step is the least of what can be said: what brings it there comes first. @typed: whether what
 * is written with the step is asked for. */
static const CascadaCondition *
find_obstacle (const GPtrArray *conditions, gboolean typed)
{
  const CascadaCondition *state = NULL;

  for (guint i = 0; i < conditions->len; i++)
    {
      const CascadaCondition *condition = conditions->pdata[i];

      if (condition->verdict != CASCADA_VERDICT_NOT_MET)
        continue;
      if (g_str_equal (condition->id, "state"))
        state = condition;
      else if (typed || !(g_str_equal (condition->id, "hola-case") || g_str_equal (condition->id, "reason")))
        return condition;
    }
  return state;
}

/** cascada_procedure_find_obstacle: (transfer full) (nullable): what stands in the way first, with cure and clause. */
char *
cascada_procedure_find_obstacle (const GPtrArray *conditions)
{
  g_return_val_if_fail (conditions != NULL, NULL);

  return describe (find_obstacle (conditions, TRUE));
}

static CascadaProcedureOffer *
offer_new (CascadaProcedureLife *self, CascadaWorkspace *workspace, CascadaPlanStep step, CascadaDate today, GError **error)
{
  g_autoptr (GPtrArray) conditions = cascada_procedure_life_check (self, workspace, step, NULL, today, error);
  g_autoptr (GError) refusal = NULL;
  CascadaProcedureOffer *offer;

  if (conditions == NULL)
    return NULL;
  offer = g_new0 (CascadaProcedureOffer, 1);
  offer->step = step;
  offer->is_of_state = cascada_lifecycle_is_step_of (self->life.state, step);
  offer->is_permitted = cascada_workspace_may (workspace, cascada_plan_step_get_deed (step), self->unit, &refusal);
  offer->obstacle = refusal != NULL ? g_strdup (refusal->message) : describe (find_obstacle (conditions, FALSE));
  return offer;
}

/* Publishing is what all of it is for: until then it is shown, with what it waits for. */
static gboolean
is_offered (CascadaPlanState state, CascadaPlanStep step)
{
  return cascada_lifecycle_is_step_of (state, step) ||
         (step == CASCADA_PLAN_STEP_PUBLISH && state >= CASCADA_PLAN_STATE_DRAFT && state < CASCADA_PLAN_STATE_APPROVED);
}

/**
 * cascada_procedure_life_list_offers:
 * @error: what the file causes
 *
 * Returns: (transfer full) (nullable) (element-type CascadaProcedureOffer): the steps of the plan's state: first the one
 *   that usually follows, where there is one, then the others in their order; publishing is among them from the draft on
 */
GPtrArray *
cascada_procedure_life_list_offers (CascadaProcedureLife *self, CascadaWorkspace *workspace, CascadaDate today, GError **error)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (free_offer);
  CascadaPlanLife life = self->life;
  GDate day;
  int next;

  g_return_val_if_fail (cascada_date_to_gdate (today, &day), NULL);

  life.today = &day;
  next = cascada_lifecycle_get_next (&life);
  for (guint step = 0; step < CASCADA_N_PLAN_STEPS; step++)
    {
      CascadaProcedureOffer *offer;

      if (!is_offered (life.state, step))
        continue;
      offer = offer_new (self, workspace, step, today, error);
      if (offer == NULL)
        return NULL;
      offer->is_next = (int) step == next;
      g_ptr_array_insert (offers, offer->is_next ? 0 : -1, offer);
    }
  return g_steal_pointer (&offers);
}
