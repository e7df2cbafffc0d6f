/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The life of a plan, as its records tell it [P005 act. 1–16]: what stands in the way of a step, and taking it. A life is
 * read back by applying the plan's steps in order. */

#include "config.h"

#include "cascada-procedure.h"

#include <glib/gi18n-lib.h>

#include "cascada-check.h"
#include "cascada-error.h"
#include "cascada-quarter.h"

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

static gboolean
count_findings (CascadaWorkspace *workspace, gint64 plan, CascadaPlanLife *life, GError **error)
{
  g_autoptr (GPtrArray) results = cascada_check_plan (cascada_workspace_get_store (workspace), plan, NULL, error);

  if (results == NULL)
    return FALSE;
  for (guint i = 0; i < results->len; i++)
    {
      const CascadaCheckResult *result = results->pdata[i];

      life->n_errors += result->finding->severity == CASCADA_SEVERITY_ERROR;
      life->n_warnings += result->finding->severity == CASCADA_SEVERITY_WARNING;
    }
  return TRUE;
}

/* Of the plan; those of a quarter's report are the report's matter. */
static gboolean
count_observations (CascadaWorkspace *workspace, gint64 plan, CascadaPlanLife *life, GError **error)
{
  g_autoptr (GPtrArray) observations = cascada_workspace_get_children (workspace, CASCADA_KIND_OBSERVATION, plan, error);

  if (observations == NULL)
    return FALSE;
  for (guint i = 0; i < observations->len; i++)
    {
      CascadaRecord *observation = observations->pdata[i];
      gboolean answered = cascada_record_get_text (observation, CASCADA_OBSERVATION_ANSWER) != NULL;

      if (cascada_record_get_value (observation, CASCADA_OBSERVATION_PERIOD)->type != CASCADA_VALUE_NONE ||
          cascada_record_get_integer (observation, CASCADA_OBSERVATION_RESOLVED))
        continue;
      life->n_open_observations += !answered;
      life->n_unsettled_observations += answered;
    }
  return TRUE;
}

/* What the steps taken so far give; the HOLA case of the leader's approval goes on until it is given anew. */
static gboolean
replay_steps (CascadaWorkspace *workspace, gint64 plan, CascadaPlanLife *life, char **hola_case, GError **error)
{
  g_autoptr (GPtrArray) steps = cascada_workspace_get_children (workspace, CASCADA_KIND_STEP, plan, error);

  if (steps == NULL)
    return FALSE;
  life->state = CASCADA_PLAN_STATE_DRAFT;
  for (guint i = 0; i < steps->len; i++)
    {
      CascadaPlanStep step = cascada_record_get_integer (steps->pdata[i], CASCADA_STEP_ACTION);

      cascada_lifecycle_apply (life, step);
      if (step != CASCADA_PLAN_STEP_APPROVE)
        continue;
      g_free (*hola_case);
      *hola_case = g_strdup (cascada_record_get_text (steps->pdata[i], CASCADA_STEP_DOCUMENT));
    }
  life->hola_case = *hola_case;
  return TRUE;
}

/**
 * cascada_procedure_read_standing:
 * @life: (out caller-allocates): what the plan's steps and observations tell; its coherence, reports, texts and dates are
 *   not looked at
 *
 * Cheap: for lists of many plans.
 */
gboolean
cascada_procedure_read_standing (CascadaWorkspace *workspace, CascadaRecord *plan, CascadaPlanLife *life, GError **error)
{
  gint64 id = cascada_record_get_id (plan);
  g_autofree char *hola_case = NULL;

  *life = (CascadaPlanLife){ 0 };
  if (!replay_steps (workspace, id, life, &hola_case, error) || !count_observations (workspace, id, life, error))
    return FALSE;
  life->hola_case = NULL;
  life->year = (int) cascada_record_get_integer (plan, CASCADA_PLAN_LAST_YEAR);
  life->state = cascada_record_get_integer (plan, CASCADA_PLAN_STATE);
  return TRUE;
}

/* What the plan's records tell. @hola_case: owned by the caller, as @life borrows it; @details and @today are borrowed too */
static gboolean
read_life (CascadaWorkspace *workspace, CascadaRecord *plan, const CascadaStepDetails *details, const GDate *today,
           CascadaPlanLife *life, char **hola_case, GError **error)
{
  gint64 id = cascada_record_get_id (plan);

  *life = (CascadaPlanLife){ .today = today };
  if (!replay_steps (workspace, id, life, hola_case, error) || !count_findings (workspace, id, life, error) ||
      !count_observations (workspace, id, life, error))
    return FALSE;
  life->year = (int) cascada_record_get_integer (plan, CASCADA_PLAN_LAST_YEAR);
  life->state = cascada_record_get_integer (plan, CASCADA_PLAN_STATE);
  if (details->document != NULL)
    life->hola_case = details->document;
  life->text = details->text != NULL ? details->text : details->document;
  return !cascada_lifecycle_takes_reports (life->state) ||
         cascada_quarter_count (workspace, id, details->period != CASCADA_PERIOD_NONE ? details->period : CASCADA_PERIOD_YEAR (life->year),
                                &life->n_missing_reports, &life->n_unverified_reports, error);
}

/* A role that may not take the step is the first condition of it. */
static void
add_role (CascadaWorkspace *workspace, CascadaRecord *plan, CascadaPlanStep step, GPtrArray *conditions)
{
  CascadaDeed deed = cascada_plan_step_get_deed (step);
  gboolean may = cascada_workspace_may (workspace, deed, cascada_record_get_integer (plan, CASCADA_PLAN_UNIT), NULL);

  cascada_conditions_add (conditions, &(CascadaCondition){
                                          .verdict = may ? CASCADA_VERDICT_MET : CASCADA_VERDICT_NOT_MET,
                                          .id = "role",
                                          .label = cascada_deed_get_label (deed),
                                          .clause = cascada_deed_get_clause (deed),
                                          .message = may ? NULL : g_strdup (cascada_deed_get_rule (deed)),
                                          .cure = may ? NULL : _ ("Work as somebody who may"),
                                      });
}

/* Strategic and action plans are outside the procedure, whose subject is management plans. */
static void
add_kind (CascadaRecord *plan, GPtrArray *conditions)
{
  gboolean is_management = cascada_record_get_integer (plan, CASCADA_PLAN_KIND) == CASCADA_PLAN_KIND_MANAGEMENT;

  cascada_conditions_add (conditions, &(CascadaCondition){
                                          .verdict = is_management ? CASCADA_VERDICT_MET : CASCADA_VERDICT_NOT_MET,
                                          .id = "kind",
                                          .label = _ ("It is a management plan"),
                                          .clause = _ ("PLE-PIN-P005, objective and scope"),
                                          .message = is_management ? NULL : g_strdup (_ ("The procedure is for management plans")),
                                          .cure = is_management ? NULL : _ ("Choose a management plan, or set the kind of this one"),
                                      });
}

/**
 * cascada_procedure_check:
 * @details: (nullable): as typed so far; the step is judged on its date
 * @error: what the file causes
 *
 * Returns: (transfer full) (nullable) (element-type CascadaCondition): all that the step asks for: who takes it, the
 *   plan's kind and state, and each requirement with its clause and cure
 */
GPtrArray *
cascada_procedure_check (CascadaWorkspace *workspace, gint64 plan, CascadaPlanStep step, const CascadaStepDetails *details,
                         CascadaDate today, GError **error)
{
  const CascadaStepDetails none = { 0 };
  g_autoptr (GPtrArray) conditions = cascada_conditions_new ();
  g_autoptr (GPtrArray) of_life = NULL;
  g_autoptr (CascadaRecord) record = load_plan (workspace, plan, error);
  g_autofree char *hola_case = NULL;
  CascadaPlanLife life;
  GDate day;

  if (details == NULL)
    details = &none;
  g_return_val_if_fail (cascada_date_to_gdate (details->date != CASCADA_DATE_NONE ? details->date : today, &day), NULL);

  if (record == NULL || !read_life (workspace, record, details, &day, &life, &hola_case, error))
    return NULL;
  add_role (workspace, record, step, conditions);
  add_kind (record, conditions);
  cascada_lifecycle_check (&life, step, &of_life);
  g_ptr_array_extend_and_steal (conditions, g_steal_pointer (&of_life));
  return g_steal_pointer (&conditions);
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
write_step (CascadaWorkspace *workspace, gint64 plan, CascadaPlanStep step, const CascadaStepDetails *details,
            CascadaPlanLife *life, CascadaRef *ref, GError **error)
{
  CascadaRef plan_ref = { CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, plan };
  CascadaValue values[CASCADA_FIELDS_MAX] = { 0 };
  CascadaPlanState before = life->state;
  CascadaValue state = cascada_value_integer (cascada_lifecycle_apply (life, step));
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
  return cascada_workspace_create (workspace, ref, plan, values, error) &&
         (life->state == before || cascada_workspace_set (workspace, plan_ref, CASCADA_PLAN_STATE, &state, error)) &&
         (step != CASCADA_PLAN_STEP_PUBLISH || add_version (workspace, plan, details, life->hola_case, error));
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
  g_autoptr (GPtrArray) conditions = NULL;
  g_autoptr (CascadaRecord) plan_record = NULL;
  g_autofree char *hola_case = NULL;
  CascadaPlanLife life;
  CascadaRef ref;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && cascada_date_is_valid (today), FALSE);

  if (dated.date == CASCADA_DATE_NONE)
    dated.date = today;
  if (dated.date > today)
    {
      g_autofree char *shown = cascada_date_format (dated.date);

      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED,
                   _ ("%s has not come: a step is recorded on its day or later"), shown);
      return FALSE;
    }
  conditions = cascada_procedure_check (workspace, plan, step, &dated, today, error);
  if (conditions == NULL || !cascada_conditions_check (conditions, error))
    return FALSE;
  plan_record = load_plan (workspace, plan, error);
  if (plan_record == NULL || !read_life (workspace, plan_record, &dated, NULL, &life, &hola_case, error) ||
      !cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, cascada_plan_step_get_label (step), error) ||
      !cascada_workspace_end (workspace, write_step (workspace, plan, step, &dated, &life, &ref, error), error))
    return FALSE;
  if (record != NULL)
    *record = ref;
  return TRUE;
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

/** cascada_procedure_answer: what was done about an observation, or why nothing was [P005 act. 7]. */
gboolean
cascada_procedure_answer (CascadaWorkspace *workspace, gint64 observation, const char *answer, CascadaDate today, GError **error)
{
  g_autoptr (CascadaRecord) record = load_observation (workspace, observation, CASCADA_DEED_ANSWER, error);
  CascadaValue text = cascada_value_text (answer), day = cascada_value_integer (today);
  CascadaRef ref = { CASCADA_KIND_OBSERVATION, CASCADA_PERIOD_NONE, observation };

  return record != NULL && cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, _ ("Answer to an observation"), error) &&
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
