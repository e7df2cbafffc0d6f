/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking the steps of a plan's life, and observations on it [P005 act. 1–16]. */

#include "config.h"

#include "cascada-procedure.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-procedure-life.h"

#include "cascada-kinds.h"
#include "cascada-observation.h"
#include "cascada-plan.h"
#include "cascada-step.h"
#include "cascada-version.h"

static CascadaRecord *
load_plan (CascadaWorkspace *workspace, gint64 plan, GError **error)
{
  return cascada_workspace_get_record (workspace, (CascadaRef){ CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, plan }, error);
}

/**
 * cascada_procedure_check:
 * @details: (nullable): as typed so far; the step is judged on its date
 * @error: what the file causes
 *
 * Returns: (transfer full) (nullable) (element-type CascadaCondition): as cascada_procedure_life_check(), of the plan as
 *   it is now
 */
GPtrArray *
cascada_procedure_check (CascadaWorkspace *workspace, gint64 plan, CascadaPlanStep step, const CascadaStepDetails *details,
                         CascadaDate today, GError **error)
{
  g_autoptr (CascadaProcedureLife) life = cascada_procedure_life_read (workspace, plan, NULL, error);

  return life == NULL ? NULL : cascada_procedure_life_check (life, workspace, step, details, today, error);
}

static gboolean
add_version (CascadaWorkspace *workspace, gint64 plan, const CascadaStepDetails *details, const char *hola_case, GError **error)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { 0 };
  CascadaRef ref = { .kind = CASCADA_KIND_VERSION };
  gint64 last = 0;

  if (!cascada_store_query_integer (cascada_workspace_get_store (workspace),
                                    "SELECT coalesce (max (number), 0) FROM version WHERE plan = ?1", plan, &last, error))
    return FALSE;
  values[CASCADA_VERSION_NUMBER - 1] = cascada_value_integer (last + 1);
  values[CASCADA_VERSION_DATE - 1] = cascada_value_integer (details->date);
  values[CASCADA_VERSION_DOCUMENT - 1] = cascada_value_text (hola_case);
  values[CASCADA_VERSION_NOTE - 1] = cascada_value_text (details->text);
  return cascada_workspace_create (workspace, &ref, plan, values, error);
}

static gboolean
write_step (CascadaWorkspace *workspace, CascadaPlanStep step, const CascadaStepDetails *details, CascadaProcedureLife *life,
            CascadaRef *ref, GError **error)
{
  CascadaRef plan = { CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, life->plan };
  const char *hola_case = details->document != NULL ? details->document : life->hola_case;
  CascadaValue values[CASCADA_FIELDS_MAX] = { 0 };
  CascadaPlanState before = life->life.state;
  CascadaValue state = cascada_value_integer (cascada_lifecycle_apply (&life->life, step));
  gint64 person = cascada_workspace_get_person (workspace);

  values[CASCADA_STEP_ACTION - 1] = cascada_value_integer (step);
  values[CASCADA_STEP_DATE - 1] = cascada_value_integer (details->date);
  if (details->period != CASCADA_PERIOD_NONE)
    values[CASCADA_STEP_PERIOD - 1] = cascada_value_integer (details->period);
  if (person != 0)
    values[CASCADA_STEP_PERSON - 1] = cascada_value_integer (person);
  values[CASCADA_STEP_DOCUMENT - 1] = cascada_value_text (details->document);
  values[CASCADA_STEP_TEXT - 1] = cascada_value_text (details->text);
  *ref = (CascadaRef){ .kind = CASCADA_KIND_STEP };
  return cascada_workspace_create (workspace, ref, plan.id, values, error) &&
         (life->life.state == before || cascada_workspace_set (workspace, plan, CASCADA_PLAN_STATE, &state, error)) &&
         (step != CASCADA_PLAN_STEP_PUBLISH || add_version (workspace, plan.id, details, hola_case, error));
}

/**
 * cascada_procedure_take:
 * @details: (nullable): what is told of the step
 * @record: (out) (optional): the step that was recorded
 * @error: %CASCADA_ERROR_REFUSED: what stands in the way, citing the procedure
 *
 * Takes a step, as one edit: the step's record, the plan's new state, and of a publication the new version.
 */
gboolean
cascada_procedure_take (CascadaWorkspace *workspace, gint64 plan, CascadaPlanStep step, const CascadaStepDetails *details,
                        CascadaDate today, CascadaRef *record, GError **error)
{
  CascadaStepDetails dated = details != NULL ? *details : (CascadaStepDetails){ 0 };
  g_autoptr (CascadaProcedureLife) life = NULL;
  g_autoptr (GPtrArray) conditions = NULL;
  CascadaRef ref;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && cascada_date_is_valid (today), FALSE);

  if (dated.date == CASCADA_DATE_NONE)
    dated.date = today;
  if (!cascada_procedure_check_date (dated.date, today, error))
    return FALSE;
  life = cascada_procedure_life_read (workspace, plan, NULL, error);
  conditions = life != NULL ? cascada_procedure_life_check (life, workspace, step, &dated, today, error) : NULL;
  if (conditions == NULL || !cascada_conditions_check (conditions, error) ||
      !cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, cascada_plan_step_get_label (step), error) ||
      !cascada_workspace_end (workspace, write_step (workspace, step, &dated, life, &ref, error), error))
    return FALSE;
  if (record != NULL)
    *record = ref;
  return TRUE;
}

typedef struct
{
  gint64 plan;
  CascadaPlanStep step;
  CascadaStepDetails details;
  char *document;
  char *text;
  CascadaDate today;
} Taking;

static void
free_taking (gpointer data)
{
  Taking *taking = data;

  g_free (taking->document);
  g_free (taking->text);
  g_free (taking);
}

static gboolean
take_cb (CascadaWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  Taking *taking = data;

  return cascada_procedure_take (workspace, taking->plan, taking->step, &taking->details, taking->today, NULL, error);
}

/** cascada_procedure_take_async: the same in a thread: the check of coherence takes its time. */
void
cascada_procedure_take_async (CascadaWorkspace *workspace, gint64 plan, CascadaPlanStep step, const CascadaStepDetails *details,
                              CascadaDate today, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Taking *taking = g_new0 (Taking, 1);

  taking->plan = plan;
  taking->step = step;
  taking->today = today;
  taking->details = *details;
  taking->details.document = taking->document = g_strdup (details->document);
  taking->details.text = taking->text = g_strdup (details->text);
  cascada_workspace_run_async (workspace, TRUE, take_cb, taking, free_taking, cancellable, callback, user_data);
}

/** cascada_procedure_take_finish: whether the step was taken. */
gboolean
cascada_procedure_take_finish (CascadaWorkspace *workspace, GAsyncResult *result, GError **error)
{
  Taking *taking = cascada_workspace_run_finish (workspace, result, error);
  gboolean taken = taking != NULL;

  if (taken)
    free_taking (taking);
  return taken;
}

/**
 * cascada_procedure_observe:
 * @goal: id of the goal it is about, 0 for the plan as a whole
 * @field: (nullable): name of the field it is about
 * @text: what is to be adjusted
 *
 * Records an observation on a plan under review; it is sent with the step %CASCADA_PLAN_STEP_OBSERVE [P005 act. 4–6].
 */
gboolean
cascada_procedure_observe (CascadaWorkspace *workspace, gint64 plan, gint64 goal, const char *field, const char *text,
                           CascadaDate today, CascadaRef *observation, GError **error)
{
  g_autoptr (CascadaRecord) record = load_plan (workspace, plan, error);
  CascadaValue values[CASCADA_FIELDS_MAX] = { 0 };
  gint64 person = cascada_workspace_get_person (workspace);

  if (record == NULL || !cascada_workspace_may (workspace, CASCADA_DEED_REVIEW, cascada_record_get_integer (record, CASCADA_PLAN_UNIT), error))
    return FALSE;
  if (cascada_record_get_integer (record, CASCADA_PLAN_STATE) != CASCADA_PLAN_STATE_UNDER_REVIEW)
    {
      g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED,
                           _ ("Observations are made while a plan is under review (PLE-PIN-P005, activities 4 to 6)"));
      return FALSE;
    }
  if (goal != 0)
    values[CASCADA_OBSERVATION_GOAL - 1] = cascada_value_integer (goal);
  if (person != 0)
    values[CASCADA_OBSERVATION_PERSON - 1] = cascada_value_integer (person);
  values[CASCADA_OBSERVATION_FIELD - 1] = cascada_value_text (field);
  values[CASCADA_OBSERVATION_DATE - 1] = cascada_value_integer (today);
  values[CASCADA_OBSERVATION_TEXT - 1] = cascada_value_text (text);
  *observation = (CascadaRef){ .kind = CASCADA_KIND_OBSERVATION };
  return cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, _ ("Observation"), error) &&
         cascada_workspace_end (workspace, cascada_workspace_create (workspace, observation, plan, values, error), error);
}

static CascadaRecord *
load_observation (CascadaWorkspace *workspace, gint64 observation, CascadaDeed deed, GError **error)
{
  g_autoptr (CascadaRecord) record =
      cascada_workspace_get_record (workspace, (CascadaRef){ CASCADA_KIND_OBSERVATION, CASCADA_PERIOD_NONE, observation }, error);
  g_autoptr (CascadaRecord) plan = NULL;

  if (record == NULL)
    return NULL;
  plan = load_plan (workspace, cascada_record_get_integer (record, CASCADA_OBSERVATION_PLAN), error);
  if (plan == NULL || !cascada_workspace_may (workspace, deed, cascada_record_get_integer (plan, CASCADA_PLAN_UNIT), error))
    return NULL;
  return g_steal_pointer (&record);
}

/* Whether it is answered yet; one of a quarter's report is answered as the report is sent again. */
static gboolean
takes_answer (CascadaWorkspace *workspace, CascadaRecord *observation, GError **error)
{
  g_autoptr (CascadaRecord) plan = load_plan (workspace, cascada_record_get_integer (observation, CASCADA_OBSERVATION_PLAN), error);

  return plan != NULL && (cascada_record_get_value (observation, CASCADA_OBSERVATION_PERIOD)->type != CASCADA_VALUE_NONE ||
                          cascada_lifecycle_takes_answers (cascada_record_get_integer (plan, CASCADA_PLAN_STATE),
                                                           cascada_record_get_integer (observation, CASCADA_OBSERVATION_RESOLVED), error));
}

/** cascada_procedure_answer: what was done about an observation, or why nothing was [P005 act. 7]. */
gboolean
cascada_procedure_answer (CascadaWorkspace *workspace, gint64 observation, const char *answer, CascadaDate today, GError **error)
{
  g_autoptr (CascadaRecord) record = load_observation (workspace, observation, CASCADA_DEED_ANSWER, error);
  CascadaValue text = cascada_value_text (answer), day = cascada_value_integer (today);
  CascadaRef ref = { CASCADA_KIND_OBSERVATION, CASCADA_PERIOD_NONE, observation };

  return record != NULL && takes_answer (workspace, record, error) &&
         cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, _ ("Answer to an observation"), error) &&
         cascada_workspace_end (workspace,
                                cascada_workspace_set (workspace, ref, CASCADA_OBSERVATION_ANSWER, &text, error) &&
                                    cascada_workspace_set (workspace, ref, CASCADA_OBSERVATION_ANSWERED, &day, error),
                                error);
}

/** cascada_procedure_resolve: the planning office takes an observation as settled. */
gboolean
cascada_procedure_resolve (CascadaWorkspace *workspace, gint64 observation, GError **error)
{
  g_autoptr (CascadaRecord) record = load_observation (workspace, observation, CASCADA_DEED_REVIEW, error);
  CascadaRef ref = { CASCADA_KIND_OBSERVATION, CASCADA_PERIOD_NONE, observation };
  CascadaValue resolved = cascada_value_integer (TRUE);

  return record != NULL && cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, _ ("Observation settled"), error) &&
         cascada_workspace_end (workspace, cascada_workspace_set (workspace, ref, CASCADA_OBSERVATION_RESOLVED, &resolved, error), error);
}
