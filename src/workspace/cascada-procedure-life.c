/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading the life of a plan, and what its next steps ask. A life is read back by applying the plan's steps in order. */

#include "config.h"

#include "cascada-procedure-life.h"

#include <glib/gi18n-lib.h>

#include "cascada-check.h"
#include "cascada-error.h"
#include "cascada-quarter.h"

#include "cascada-observation.h"
#include "cascada-plan.h"
#include "cascada-step.h"

/* What is found about its reports is the reports' matter. */
static gboolean
read_findings (CascadaWorkspace *workspace, CascadaProcedureLife *self, GCancellable *cancellable, GError **error)
{
  self->findings = cascada_check_formulation (cascada_workspace_get_store (workspace), self->plan, cancellable, error);
  if (self->findings == NULL)
    return FALSE;
  for (guint i = 0; i < self->findings->len; i++)
    {
      const CascadaCheckResult *result = self->findings->pdata[i];

      self->life.n_errors += result->finding->severity == CASCADA_SEVERITY_ERROR;
      self->life.n_warnings += result->finding->severity == CASCADA_SEVERITY_WARNING;
    }
  return TRUE;
}

/* Of the plan; those of a quarter's report are the report's matter. */
static gboolean
count_observations (CascadaWorkspace *workspace, CascadaProcedureLife *self, GError **error)
{
  g_autoptr (GPtrArray) observations = cascada_workspace_get_children (workspace, CASCADA_KIND_OBSERVATION, self->plan, error);

  if (observations == NULL)
    return FALSE;
  for (guint i = 0; i < observations->len; i++)
    {
      CascadaRecord *observation = observations->pdata[i];
      gboolean answered = cascada_record_get_text (observation, CASCADA_OBSERVATION_ANSWER) != NULL;

      if (cascada_record_get_value (observation, CASCADA_OBSERVATION_PERIOD)->type != CASCADA_VALUE_NONE ||
          cascada_record_get_integer (observation, CASCADA_OBSERVATION_RESOLVED))
        continue;
      self->life.n_open_observations += !answered;
      self->life.n_unsettled_observations += answered;
    }
  return TRUE;
}

/* Approvals stand as long as the rules say so; the HOLA case of the leader's goes on until it is given anew. */
static void
replay_step (CascadaProcedureLife *self, CascadaRecord *record)
{
  CascadaPlanStep step = cascada_record_get_integer (record, CASCADA_STEP_ACTION);
  CascadaPlanState before = self->life.state;
  CascadaProcedureApproval approval = { (CascadaDate) cascada_record_get_integer (record, CASCADA_STEP_DATE),
                                        cascada_record_get_integer (record, CASCADA_STEP_PERSON) };

  if (cascada_lifecycle_apply (&self->life, step) != before || self->since == CASCADA_DATE_NONE)
    self->since = approval.date;
  self->visited |= 1u << self->life.state;
  if (step == CASCADA_PLAN_STEP_OFFICE_APPROVE)
    self->office = approval;
  if (step != CASCADA_PLAN_STEP_APPROVE)
    return;
  self->leader = approval;
  g_free (self->hola_case);
  self->hola_case = g_strdup (cascada_record_get_text (record, CASCADA_STEP_DOCUMENT));
}

static gboolean
replay_steps (CascadaWorkspace *workspace, CascadaProcedureLife *self, GError **error)
{
  g_autoptr (GPtrArray) steps = cascada_workspace_get_children (workspace, CASCADA_KIND_STEP, self->plan, error);

  if (steps == NULL)
    return FALSE;
  self->life.state = CASCADA_PLAN_STATE_DRAFT;
  self->visited = 1u << CASCADA_PLAN_STATE_DRAFT;
  for (guint i = 0; i < steps->len; i++)
    replay_step (self, steps->pdata[i]);
  if (!self->life.leader_approved)
    self->leader = (CascadaProcedureApproval){ 0 };
  if (!self->life.office_approved)
    self->office = (CascadaProcedureApproval){ 0 };
  self->life.hola_case = self->hola_case;
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
  g_autoptr (CascadaProcedureLife) read = g_new0 (CascadaProcedureLife, 1);

  read->plan = cascada_record_get_id (plan);
  if (!replay_steps (workspace, read, error) || !count_observations (workspace, read, error))
    return FALSE;
  *life = read->life;
  life->hola_case = NULL;
  life->year = (int) cascada_record_get_integer (plan, CASCADA_PLAN_LAST_YEAR);
  life->state = cascada_record_get_integer (plan, CASCADA_PLAN_STATE);
  return TRUE;
}

static gboolean
count_reports (CascadaProcedureLife *self, CascadaWorkspace *workspace, CascadaPeriod period, GError **error)
{
  if (self->counted == period || !cascada_lifecycle_takes_reports (self->life.state))
    return TRUE;
  if (!cascada_quarter_count (workspace, self->plan, period, &self->life.n_missing_reports, &self->life.n_unverified_reports, error))
    return FALSE;
  self->counted = period;
  return TRUE;
}

static gboolean
read_life (CascadaWorkspace *workspace, CascadaProcedureLife *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaRecord) record =
      cascada_workspace_get_record (workspace, (CascadaRef){ CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, self->plan }, error);

  if (record == NULL || !replay_steps (workspace, self, error) || !read_findings (workspace, self, cancellable, error) ||
      !count_observations (workspace, self, error))
    return FALSE;
  self->unit = cascada_record_get_integer (record, CASCADA_PLAN_UNIT);
  self->is_management = cascada_record_get_integer (record, CASCADA_PLAN_KIND) == CASCADA_PLAN_KIND_MANAGEMENT;
  self->life.year = (int) cascada_record_get_integer (record, CASCADA_PLAN_LAST_YEAR);
  if (self->life.state != (CascadaPlanState) cascada_record_get_integer (record, CASCADA_PLAN_STATE))
    self->since = CASCADA_DATE_NONE; /* it came into its state by no step */
  self->life.state = cascada_record_get_integer (record, CASCADA_PLAN_STATE);
  self->visited |= 1u << self->life.state;
  return TRUE;
}

/**
 * cascada_procedure_life_read:
 * @error: what the file causes
 *
 * Checks the plan's coherence, which takes its time: off the main loop for whoever waits at a window.
 *
 * Returns: (transfer full) (nullable): the plan's life
 */
CascadaProcedureLife *
cascada_procedure_life_read (CascadaWorkspace *workspace, gint64 plan, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaProcedureLife) self = g_new0 (CascadaProcedureLife, 1);

  self->plan = plan;
  return read_life (workspace, self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
read_cb (CascadaWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_life (workspace, data, cancellable, error);
}

static void
free_cb (gpointer data)
{
  cascada_procedure_life_free (data);
}

/** cascada_procedure_life_read_async: the same in a thread, as of what is committed. */
void
cascada_procedure_life_read_async (CascadaWorkspace *workspace, gint64 plan, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  CascadaProcedureLife *self = g_new0 (CascadaProcedureLife, 1);

  self->plan = plan;
  cascada_workspace_run_async (workspace, FALSE, read_cb, self, free_cb, cancellable, callback, user_data);
}

/** cascada_procedure_life_read_finish: (transfer full) (nullable): the plan's life. */
CascadaProcedureLife *
cascada_procedure_life_read_finish (CascadaWorkspace *workspace, GAsyncResult *result, GError **error)
{
  return cascada_workspace_run_finish (workspace, result, error);
}

void
cascada_procedure_life_free (CascadaProcedureLife *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self->hola_case);
  g_free (self);
}

/* A role that may not take the step is the first condition of it. */
static void
add_role (CascadaProcedureLife *self, CascadaWorkspace *workspace, CascadaPlanStep step, GPtrArray *conditions)
{
  CascadaDeed deed = cascada_plan_step_get_deed (step);
  gboolean may = cascada_workspace_may (workspace, deed, self->unit, NULL);

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
add_kind (CascadaProcedureLife *self, GPtrArray *conditions)
{
  cascada_conditions_add (conditions, &(CascadaCondition){
                                          .verdict = self->is_management ? CASCADA_VERDICT_MET : CASCADA_VERDICT_NOT_MET,
                                          .id = "kind",
                                          .label = _ ("It is a management plan"),
                                          .clause = _ ("PLE-PIN-P005, objective and scope"),
                                          .message = self->is_management ? NULL : g_strdup (_ ("The procedure is for management plans")),
                                          .cure = self->is_management ? NULL : _ ("Choose a management plan, or set the kind of this one"),
                                      });
}

/**
 * cascada_procedure_life_check:
 * @details: (nullable): as typed so far; the step is judged on its date
 * @error: what the file causes
 *
 * Returns: (transfer full) (nullable) (element-type CascadaCondition): all that the step asks for: who takes it, the
 *   plan's kind and state, and each requirement with its clause and cure
 */
GPtrArray *
cascada_procedure_life_check (CascadaProcedureLife *self, CascadaWorkspace *workspace, CascadaPlanStep step,
                              const CascadaStepDetails *details, CascadaDate today, GError **error)
{
  const CascadaStepDetails none = { 0 };
  g_autoptr (GPtrArray) conditions = cascada_conditions_new ();
  g_autoptr (GPtrArray) of_life = NULL;
  CascadaPlanLife life;
  GDate day;

  if (details == NULL)
    details = &none;
  g_return_val_if_fail (cascada_date_to_gdate (details->date != CASCADA_DATE_NONE ? details->date : today, &day), NULL);

  if (!count_reports (self, workspace, details->period != CASCADA_PERIOD_NONE ? details->period : CASCADA_PERIOD_YEAR (self->life.year), error))
    return NULL;
  life = self->life;
  life.today = &day;
  if (details->document != NULL)
    life.hola_case = details->document;
  life.text = details->text != NULL ? details->text : details->document;
  add_role (self, workspace, step, conditions);
  add_kind (self, conditions);
  cascada_lifecycle_check (&life, step, &of_life);
  g_ptr_array_extend_and_steal (conditions, g_steal_pointer (&of_life));
  return g_steal_pointer (&conditions);
}

/**
 * cascada_procedure_check_date:
 * @error: %CASCADA_ERROR_REFUSED where @date is after @today
 *
 * Returns: whether a step can be recorded on @date
 */
gboolean
cascada_procedure_check_date (CascadaDate date, CascadaDate today, GError **error)
{
  g_autofree char *shown = NULL;

  if (date <= today)
    return TRUE;
  shown = cascada_date_format (date);
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, _ ("%s has not come: a step is recorded on its day or later"), shown);
  return FALSE;
}
