/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The steps of a request, from its presentation to the version that publishes it [P005 policies 9.1–9.10]. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-procedure-life.h"
#include "cascada-request-private.h"
#include "cascada-workspace-private.h"

#include "cascada-version.h"

/** cascada_request_get_modification: what the rules look at, with what comes with a step; borrowed. */
CascadaModification
cascada_request_get_modification (CascadaRequestReading *reading, const CascadaStepDetails *details, CascadaDate today)
{
  CascadaModification modification = ((CascadaRequestFacts *) reading->facts)->modification;

  modification.today = details != NULL && details->date != CASCADA_DATE_NONE ? details->date : today;
  if (details != NULL && details->text != NULL)
    modification.text = details->text;
  if (details != NULL && details->document != NULL)
    modification.hola_case = details->document;
  return modification;
}

static gboolean
is_own (CascadaWorkspace *workspace, CascadaRequestReading *reading)
{
  return workspace->unit != 0 && workspace->unit == ((CascadaRequestFacts *) reading->facts)->unit;
}

/* Who takes it is the first condition of a step; where nobody was chosen everybody may. */
static void
add_role (CascadaWorkspace *workspace, CascadaRequestReading *reading, CascadaRequestStep step, GPtrArray *conditions)
{
  CascadaDeed deed = cascada_request_step_get_deed (reading->item->state, step);
  gboolean may = workspace->role < 0 || cascada_role_may (workspace->role, deed, is_own (workspace, reading), NULL);
  CascadaCondition *condition = g_new0 (CascadaCondition, 1);

  *condition = (CascadaCondition){
    .verdict = may ? CASCADA_VERDICT_MET : CASCADA_VERDICT_NOT_MET,
    .id = "role",
    .label = cascada_deed_get_label (deed),
    .clause = cascada_deed_get_clause (deed),
    .message = may ? NULL : g_strdup (cascada_deed_get_rule (deed)),
    .cure = may ? NULL : _ ("Work as somebody who may"),
  };
  g_ptr_array_insert (conditions, 0, condition);
}

/**
 * cascada_request_check:
 * @details: (nullable): as typed so far: HOLA case as document, reason as text; the step is judged on its date
 *
 * Returns: (transfer full) (element-type CascadaCondition): all that the step asks for, who takes it first
 */
GPtrArray *
cascada_request_check (CascadaWorkspace *workspace, CascadaRequestReading *reading, CascadaRequestStep step, const CascadaStepDetails *details,
                       CascadaDate today)
{
  CascadaModification modification;
  GPtrArray *conditions = NULL;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && reading != NULL, NULL);

  modification = cascada_request_get_modification (reading, details, today);
  cascada_modification_check (&modification, step, &conditions);
  add_role (workspace, reading, step, conditions);
  return conditions;
}

/**
 * cascada_request_is_offered:
 * @error: %CASCADA_ERROR_REFUSED: why who works cannot take it, citing the procedure
 *
 * Returns: whether the step begins in the request's state and is who works' to take; what else it asks for is told by
 *   cascada_request_check()
 */
gboolean
cascada_request_is_offered (CascadaWorkspace *workspace, CascadaRequestReading *reading, CascadaRequestStep step, GError **error)
{
  CascadaDeed deed;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && reading != NULL, FALSE);

  deed = cascada_request_step_get_deed (reading->item->state, step);
  if (!cascada_request_is_step_of (reading->item->state, step))
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, _ ("“%s” is no step of a request in the state “%s” (%s)"),
                   cascada_request_step_get_label (step), cascada_request_state_get_label (reading->item->state), cascada_request_step_get_clause (step));
      return FALSE;
    }
  return workspace->role < 0 || cascada_role_may (workspace->role, deed, is_own (workspace, reading), error);
}

/* --- writing --- */

static gboolean
set_integer (CascadaWorkspace *workspace, CascadaRef ref, guint field, gint64 integer, GError **error)
{
  CascadaValue value = integer != 0 ? cascada_value_integer (integer) : CASCADA_VALUE_INIT;

  return cascada_workspace_set (workspace, ref, field, &value, error);
}

static gboolean
set_text (CascadaWorkspace *workspace, CascadaRef ref, guint field, const char *text, GError **error)
{
  CascadaValue value = cascada_value_text (text);

  return cascada_workspace_set (workspace, ref, field, &value, error);
}

static gboolean
set_state (CascadaWorkspace *workspace, CascadaRef ref, CascadaRequestState state, GError **error)
{
  CascadaValue value = cascada_value_integer (state);

  return cascada_workspace_set (workspace, ref, CASCADA_REQUEST_STATE, &value, error);
}

/* Exactly what is proposed, and nothing else. */
static gboolean
apply_values (CascadaWorkspace *workspace, GPtrArray *values, GError **error)
{
  for (guint i = 0; i < values->len; i++)
    {
      const CascadaRequestValue *value = values->pdata[i];

      if (!cascada_workspace_set (workspace, value->ref, value->field, &value->proposed, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_decision (CascadaWorkspace *workspace, CascadaRef ref, const CascadaStepDetails *details, GError **error)
{
  return set_integer (workspace, ref, CASCADA_REQUEST_DECIDED, details->date, error) &&
         set_integer (workspace, ref, CASCADA_REQUEST_DECIDER, workspace->person, error) &&
         set_text (workspace, ref, CASCADA_REQUEST_DECISION_REASON, details->text, error);
}

/* The plan stays published; what changed is a version of it [P005 policy 9.10]. */
static gboolean
write_version (CascadaWorkspace *workspace, CascadaRequestReading *reading, const CascadaStepDetails *details, GError **error)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { 0 };
  CascadaRef ref = { .kind = CASCADA_KIND_VERSION };
  g_autofree char *note = g_strdup_printf (_ ("Modification request %d"), reading->item->number);
  g_autofree char *text = details->text != NULL ? g_strdup_printf ("%s: %s", note, details->text) : g_strdup (note);
  const char *hola_case = cascada_record_get_text (reading->request, CASCADA_REQUEST_HOLA_CASE);
  gint64 last = 0;

  if (!cascada_store_query_integer (workspace->store, "SELECT coalesce (max (number), 0) FROM version WHERE plan = ?1", reading->item->plan, &last, error))
    return FALSE;
  values[CASCADA_VERSION_NUMBER - 1] = cascada_value_integer (last + 1);
  values[CASCADA_VERSION_DATE - 1] = cascada_value_integer (details->date);
  values[CASCADA_VERSION_DOCUMENT - 1] = cascada_value_text (details->document != NULL ? details->document : hola_case);
  values[CASCADA_VERSION_NOTE - 1] = cascada_value_text (text);
  return cascada_workspace_create (workspace, &ref, reading->item->plan, values, error) &&
         set_integer (workspace, cascada_request_ref (reading->item->id), CASCADA_REQUEST_VERSION, ref.id, error);
}

static gboolean
write_step (CascadaWorkspace *workspace, CascadaRequestReading *reading, CascadaRequestStep step, const CascadaStepDetails *details, GError **error)
{
  CascadaRef ref = cascada_request_ref (reading->item->id);

  switch (step)
    {
    case CASCADA_REQUEST_STEP_PRESENT:
      return set_integer (workspace, ref, CASCADA_REQUEST_PRESENTED, details->date, error) &&
             set_integer (workspace, ref, CASCADA_REQUEST_PRESENTER, workspace->person, error) &&
             set_text (workspace, ref, CASCADA_REQUEST_ASKED, NULL, error);
    case CASCADA_REQUEST_STEP_RETURN:
      return set_text (workspace, ref, CASCADA_REQUEST_ASKED, details->text, error);
    case CASCADA_REQUEST_STEP_APPROVE:
      return apply_values (workspace, reading->values, error) && write_decision (workspace, ref, details, error);
    case CASCADA_REQUEST_STEP_DENY:
    case CASCADA_REQUEST_STEP_WITHDRAW:
      return write_decision (workspace, ref, details, error);
    case CASCADA_REQUEST_STEP_SEND_ADJUSTED:
      return set_integer (workspace, ref, CASCADA_REQUEST_SENT, details->date, error) &&
             set_text (workspace, ref, CASCADA_REQUEST_HOLA_CASE, details->document, error);
    case CASCADA_REQUEST_STEP_PUBLISH:
      return write_version (workspace, reading, details, error);
    case CASCADA_REQUEST_STEP_ASK_OPINIONS:
    case CASCADA_REQUEST_STEP_RECORD_OPINION:
    case CASCADA_REQUEST_STEP_TAKE_UP:
    default:
      return TRUE;
    }
}

/** cascada_request_describe_step: (transfer full): the step in words, for undo and history. */
char *
cascada_request_describe_step (CascadaRequestReading *reading, CascadaRequestStep step)
{
  /* Translators: number of a modification request and what was done to it: “Modification request 3: approve it” */
  return g_strdup_printf (_ ("Modification request %d: %s"), reading->item->number, cascada_request_step_get_label (step));
}

/* What it would take from others is looked at by a person: it stays under review, with the three values. */
static gboolean
refuse_conflict (CascadaRequestReading *reading, GPtrArray **differing, GError **error)
{
  if (differing != NULL)
    *differing = g_ptr_array_ref (reading->values);
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_CONFLICT,
               ngettext ("%u value that request %d proposes to change was changed meanwhile: it is back under review; compare the three values and "
                         "settle it (PLE-PIN-P005, policy 9.9)",
                         "%u values that request %d proposes to change were changed meanwhile: it is back under review; compare the three values and "
                         "settle it (PLE-PIN-P005, policy 9.9)",
                         reading->n_differing),
               reading->n_differing, reading->item->number);
  return FALSE;
}

static gboolean
take (CascadaWorkspace *workspace, CascadaRequestReading *reading, CascadaRequestStep step, const CascadaStepDetails *details, CascadaDate today,
      GError **error)
{
  CascadaModification modification = cascada_request_get_modification (reading, details, today);
  g_autoptr (GPtrArray) conditions = cascada_request_check (workspace, reading, step, details, today);
  CascadaRequestState state = cascada_modification_apply (&modification, step);
  g_autofree char *reason = cascada_request_describe_step (reading, step);

  return cascada_conditions_check (conditions, error) &&
         cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, reason, error) &&
         cascada_workspace_end (workspace,
                                write_step (workspace, reading, step, details, error) &&
                                    set_state (workspace, cascada_request_ref (reading->item->id), state, error),
                                error);
}

/**
 * cascada_request_take:
 * @step: any but %CASCADA_REQUEST_STEP_RECORD_OPINION, for which there is cascada_request_record_opinion()
 * @details: (nullable): date, HOLA case as document, reason as text
 * @differing: (out) (optional) (nullable) (element-type CascadaRequestValue): where approving finds the goal changed, the three
 *   values of each field
 * @error: %CASCADA_ERROR_REFUSED: what stands in the way, citing the procedure; %CASCADA_ERROR_CONFLICT with @differing
 *
 * Takes a step, as one edit. Approving puts exactly the proposed values into the goal, with the request’s number as the
 * edit’s reason; where one of the values that it found was changed meanwhile nothing is put there, and the request is back
 * under review until cascada_request_renew() settles it.
 *
 * What is guaranteed for results of a cut-off that has passed: a request changes no target of a period that was measured or
 * whose cut-off has passed (M6), in the draft, when it is presented and again when it is approved. What counts for the whole
 * year (weight, type, baseline, elimination) changes the figures as they are now, and those of earlier cut-offs with them:
 * these are read as they were in force by cascada_request_load_figures(), which approving a request never changes.
 */
gboolean
cascada_request_take (CascadaWorkspace *workspace, gint64 request, CascadaRequestStep step, const CascadaStepDetails *details, CascadaDate today,
                      GPtrArray **differing, GError **error)
{
  CascadaStepDetails dated = details != NULL ? *details : (CascadaStepDetails){ 0 };
  g_autoptr (CascadaRequestReading) reading = NULL;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && cascada_date_is_valid (today) && step != CASCADA_REQUEST_STEP_RECORD_OPINION, FALSE);

  if (differing != NULL)
    *differing = NULL;
  if (dated.date == CASCADA_DATE_NONE)
    dated.date = today;
  if (!cascada_procedure_check_date (dated.date, today, error))
    return FALSE;
  reading = cascada_request_read (workspace, request, NULL, NULL, 0, CASCADA_PERIOD_NONE, dated.date, error);
  if (reading == NULL)
    return FALSE;
  if (step == CASCADA_REQUEST_STEP_APPROVE && reading->n_differing > 0 && cascada_request_is_offered (workspace, reading, step, NULL))
    return refuse_conflict (reading, differing, error);
  return take (workspace, reading, step, &dated, today, error);
}

typedef struct
{
  gint64 request;
  CascadaRequestStep step;
  CascadaStepDetails details;
  char *document;
  char *text;
  CascadaDate today;
  GPtrArray *differing;
  GError *conflict;
} Taking;

static void
free_taking (gpointer data)
{
  Taking *taking = data;

  g_free (taking->document);
  g_free (taking->text);
  g_clear_pointer (&taking->differing, g_ptr_array_unref);
  g_clear_error (&taking->conflict);
  g_free (taking);
}

/* A conflict is a result, with the values that differ. */
static gboolean
take_cb (CascadaWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  Taking *taking = data;
  g_autoptr (GError) failure = NULL;

  if (cascada_request_take (workspace, taking->request, taking->step, &taking->details, taking->today, &taking->differing, &failure))
    return TRUE;
  if (taking->differing != NULL)
    {
      taking->conflict = g_steal_pointer (&failure);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/** cascada_request_take_async: the same in a thread. */
void
cascada_request_take_async (CascadaWorkspace *workspace, gint64 request, CascadaRequestStep step, const CascadaStepDetails *details, CascadaDate today,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Taking *taking = g_new0 (Taking, 1);

  taking->request = request;
  taking->step = step;
  taking->today = today;
  if (details != NULL)
    taking->details = *details;
  taking->details.document = taking->document = g_strdup (taking->details.document);
  taking->details.text = taking->text = g_strdup (taking->details.text);
  cascada_workspace_run_async (workspace, TRUE, take_cb, taking, free_taking, cancellable, callback, user_data);
}

/** cascada_request_take_finish: whether the step was taken; @differing as of cascada_request_take(). */
gboolean
cascada_request_take_finish (CascadaWorkspace *workspace, GAsyncResult *result, GPtrArray **differing, GError **error)
{
  Taking *taking = cascada_workspace_run_finish (workspace, result, error);
  gboolean taken = taking != NULL && taking->conflict == NULL;

  if (differing != NULL)
    *differing = taking != NULL ? g_steal_pointer (&taking->differing) : NULL;
  if (taking == NULL)
    return FALSE;
  if (!taken)
    g_propagate_error (error, g_steal_pointer (&taking->conflict));
  free_taking (taking);
  return taken;
}
