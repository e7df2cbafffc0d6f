/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Observations on a plan, a goal or a field, as a list shows them. Those of a quarter’s report are the report’s. */

#include "config.h"

#include "cascada-procedure-observations.h"

#include <glib/gi18n-lib.h>

#define STATE "CASE WHEN o.resolved THEN 2 WHEN o.answer IS NOT NULL THEN 1 ELSE 0 END"
#define OF_PLAN " FROM observation AS o WHERE o.plan = ?1 AND o.removed = 0 AND o.period IS NULL"

static void
free_observation (gpointer data)
{
  CascadaProcedureObservation *observation = data;

  g_free (observation->place);
  g_free (observation->field);
  g_free (observation->person);
  g_free (observation->text);
  g_free (observation->answer);
  g_free (observation);
}

/** cascada_procedure_label_field: (transfer full) (nullable): what the field "formula" of a goal or of what stands below it is called. */
char *
cascada_procedure_label_field (const char *name)
{
  static const CascadaKind kinds[] = { CASCADA_KIND_GOAL, CASCADA_KIND_INDICATOR, CASCADA_KIND_PLAN };

  if (name == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      guint field = cascada_field_find (kinds[i], name);

      if (field != 0)
        return g_strdup (g_dgettext (GETTEXT_PACKAGE, cascada_field_get (kinds[i], field)->label));
    }
  for (CascadaKind kind = CASCADA_KIND_NONE + 1; kind < CASCADA_N_KINDS; kind++)
    if (g_str_equal (cascada_kind_get_class (kind)->table, name))
      return g_strdup (g_dgettext (GETTEXT_PACKAGE, cascada_kind_get_class (kind)->label));
  return g_strdup (name);
}

static char *
label_goal (const char *code, const char *name)
{
  return code != NULL && name != NULL ? g_strdup_printf ("%s. %s", code, name) : g_strdup (name);
}

static CascadaProcedureObservation *
read_observation (CascadaStatement *statement)
{
  CascadaProcedureObservation *observation = g_new0 (CascadaProcedureObservation, 1);

  observation->id = cascada_statement_get_integer (statement, 0);
  observation->state = (CascadaObservationState) cascada_statement_get_integer (statement, 1);
  observation->date = (CascadaDate) cascada_statement_get_integer (statement, 2);
  observation->goal = cascada_statement_get_integer (statement, 3);
  observation->place = label_goal (cascada_statement_get_text (statement, 4), cascada_statement_get_text (statement, 5));
  observation->field = cascada_procedure_label_field (cascada_statement_get_text (statement, 6));
  observation->person = g_strdup (cascada_statement_get_text (statement, 7));
  observation->text = g_strdup (cascada_statement_get_text (statement, 8));
  observation->answer = g_strdup (cascada_statement_get_text (statement, 9));
  observation->answered = (CascadaDate) cascada_statement_get_integer (statement, 10);
  return observation;
}

/**
 * cascada_procedure_list_observations:
 * @state: a #CascadaObservationState, or %CASCADA_ANY_OBSERVATION_STATE
 * @limit: how many at most
 * @error: what the file reports
 *
 * Returns: (transfer full) (nullable) (element-type CascadaProcedureObservation): what is open first, newest first
 */
GPtrArray *
cascada_procedure_list_observations (CascadaStore *store, gint64 plan, int state, guint limit, GError **error)
{
  g_autoptr (CascadaStatement) statement = NULL;
  g_autoptr (GPtrArray) observations = g_ptr_array_new_with_free_func (free_observation);
  gboolean row = TRUE;

  g_return_val_if_fail (CASCADA_IS_STORE (store), NULL);

  statement = cascada_store_prepare (store,
                                     "SELECT o.id, " STATE ", o.date, o.goal,"
                                     " (SELECT code FROM goal WHERE goal.id = o.goal), (SELECT name FROM goal WHERE goal.id = o.goal),"
                                     " o.field, (SELECT name FROM person WHERE person.id = o.person), o.text, o.answer, o.answered" OF_PLAN
                                     " AND (?2 < 0 OR ?2 = " STATE ") ORDER BY 2, o.date DESC, o.id DESC LIMIT ?3",
                                     error);
  if (statement == NULL)
    return NULL;
  cascada_statement_bind_integer (statement, 1, plan);
  cascada_statement_bind_integer (statement, 2, state);
  cascada_statement_bind_integer (statement, 3, limit);
  while (cascada_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&observations);
      g_ptr_array_add (observations, read_observation (statement));
    }
  return NULL;
}

/** cascada_procedure_count_observations: how many there are in each state. */
gboolean
cascada_procedure_count_observations (CascadaStore *store, gint64 plan, guint counts[CASCADA_N_OBSERVATION_STATES], GError **error)
{
  g_autoptr (CascadaStatement) statement = NULL;
  gboolean row = TRUE;

  g_return_val_if_fail (CASCADA_IS_STORE (store), FALSE);

  for (guint i = 0; i < CASCADA_N_OBSERVATION_STATES; i++)
    counts[i] = 0;
  statement = cascada_store_prepare (store, "SELECT " STATE ", count (*)" OF_PLAN " GROUP BY 1", error);
  if (statement == NULL)
    return FALSE;
  cascada_statement_bind_integer (statement, 1, plan);
  while (cascada_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      counts[cascada_statement_get_integer (statement, 0)] = (guint) cascada_statement_get_integer (statement, 1);
    }
  return FALSE;
}

static void
free_goal (gpointer data)
{
  CascadaProcedureGoal *goal = data;

  g_free (goal->label);
  g_free (goal);
}

/** cascada_procedure_list_goals: (transfer full) (nullable) (element-type CascadaProcedureGoal): of the plan, in their order. */
GPtrArray *
cascada_procedure_list_goals (CascadaStore *store, gint64 plan, guint limit, GError **error)
{
  g_autoptr (CascadaStatement) statement = NULL;
  g_autoptr (GPtrArray) goals = g_ptr_array_new_with_free_func (free_goal);
  gboolean row = TRUE;

  g_return_val_if_fail (CASCADA_IS_STORE (store), NULL);

  statement = cascada_store_prepare (store,
                                     "SELECT goal.id, goal.code, goal.name FROM objective JOIN goal ON goal.objective = objective.id"
                                     " WHERE objective.plan = ?1 AND objective.removed = 0 AND goal.removed = 0"
                                     " ORDER BY objective.position, objective.id, goal.position, goal.id LIMIT ?2",
                                     error);
  if (statement == NULL)
    return NULL;
  cascada_statement_bind_integer (statement, 1, plan);
  cascada_statement_bind_integer (statement, 2, limit);
  while (cascada_statement_step (statement, &row, error))
    {
      CascadaProcedureGoal *goal;

      if (!row)
        return g_steal_pointer (&goals);
      goal = g_new0 (CascadaProcedureGoal, 1);
      goal->id = cascada_statement_get_integer (statement, 0);
      goal->label = label_goal (cascada_statement_get_text (statement, 1), cascada_statement_get_text (statement, 2));
      g_ptr_array_add (goals, goal);
    }
  return NULL;
}
