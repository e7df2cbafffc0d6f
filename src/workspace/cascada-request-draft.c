/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing a request before it is presented [P005 policy 9.1]. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-request-private.h"
#include "cascada-workspace-private.h"

#include "cascada-goal.h"
#include "cascada-plan.h"

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, message);
  return FALSE;
}

/** cascada_request_load: (transfer full) (nullable): a record that is there; one of its own, that does not follow the file. */
CascadaRecord *
cascada_request_load (CascadaWorkspace *workspace, CascadaKind kind, gint64 id, GError **error)
{
  g_autoptr (CascadaRecord) record = cascada_store_load (workspace->store, (CascadaRef){ kind, CASCADA_PERIOD_NONE, id }, error);

  if (record == NULL || !cascada_record_is_removed (record))
    return g_steal_pointer (&record);
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("“%s” was deleted meanwhile"), _ (cascada_kind_get_class (kind)->label));
  return NULL;
}

/** cascada_request_check_writable: whether the workspace is open for writing. */
gboolean
cascada_request_check_writable (CascadaWorkspace *workspace, GError **error)
{
  if (!cascada_workspace_is_read_only (workspace))
    return TRUE;
  g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_READ_ONLY, _ ("The workspace is open for reading only: open it for writing to change it"));
  return FALSE;
}

/* What may be asked of a request in @state by who works; where nobody was chosen, what its leader may. */
static gboolean
check_role (CascadaWorkspace *workspace, gint64 unit, CascadaRequestState state, GError **error)
{
  if (workspace->role < 0)
    return cascada_modification_may_edit (CASCADA_ROLE_LOCAL_MAYOR, TRUE, state, error);
  return cascada_modification_may_edit (workspace->role, workspace->unit != 0 && unit == workspace->unit, state, error);
}

static CascadaRecord *
load_plan_of_goal (CascadaWorkspace *workspace, gint64 goal, GError **error)
{
  g_autoptr (CascadaRecord) record = cascada_request_load (workspace, CASCADA_KIND_GOAL, goal, error);
  gint64 plan = 0;

  if (record == NULL || !cascada_store_query_integer (workspace->store, "SELECT plan FROM objective WHERE id = ?1",
                                                      cascada_record_get_integer (record, CASCADA_GOAL_OBJECTIVE), &plan, error))
    return NULL;
  if (cascada_record_get_integer (record, CASCADA_GOAL_ELIMINATED))
    {
      refuse (error, _ ("The goal is marked “Meta eliminada”: it is not modified any more (PLE-PIN-P005, policy 9.8)"));
      return NULL;
    }
  return cascada_request_load (workspace, CASCADA_KIND_PLAN, plan, error);
}

static gboolean
check_none_open (CascadaWorkspace *workspace, gint64 goal, GError **error)
{
  g_autoptr (CascadaStatement) find =
      cascada_store_prepare (workspace->store, "SELECT number FROM request WHERE goal = ?1 AND removed = 0 AND state <= ?2 ORDER BY id LIMIT 1", error);
  gboolean row;

  if (find == NULL)
    return FALSE;
  cascada_statement_bind_integer (find, 1, goal);
  cascada_statement_bind_integer (find, 2, CASCADA_REQUEST_STATE_UNDER_REVIEW);
  if (!cascada_statement_step (find, &row, error))
    return FALSE;
  if (row)
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED,
                 _ ("Request %d on this goal is not decided yet: open it, or withdraw it first (PLE-PIN-P005, policy 9.3)"),
                 (int) cascada_statement_get_integer (find, 0));
  return !row;
}

/**
 * cascada_request_may_begin:
 * @error: %CASCADA_ERROR_REFUSED: why there can be no request for the goal now, citing the procedure
 */
gboolean
cascada_request_may_begin (CascadaWorkspace *workspace, gint64 goal, GError **error)
{
  g_autoptr (CascadaRecord) plan = NULL;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace), FALSE);

  if (!cascada_request_check_writable (workspace, error))
    return FALSE;
  plan = load_plan_of_goal (workspace, goal, error);
  if (plan == NULL)
    return FALSE;
  if (!cascada_lifecycle_takes_requests (cascada_record_get_integer (plan, CASCADA_PLAN_STATE)))
    return refuse (error, _ ("Only goals of a published plan are modified by a request: until then the plan itself is edited (PLE-PIN-P005, policy 9)"));
  return check_role (workspace, cascada_record_get_integer (plan, CASCADA_PLAN_UNIT), CASCADA_REQUEST_STATE_DRAFT, error) &&
         check_none_open (workspace, goal, error);
}

/* Numbers go on over the plans that end in the same year. */
static gboolean
get_next_number (CascadaStore *store, gint64 plan, gint64 *number, GError **error)
{
  return cascada_store_query_integer (store,
                                      "SELECT coalesce (max (r.number), 0) + 1 FROM request r JOIN plan p ON p.id = r.plan "
                                      "WHERE p.last_year = (SELECT last_year FROM plan WHERE id = ?1)",
                                      plan, number, error);
}

/**
 * cascada_request_begin:
 * @goal: id of a goal of a published plan
 * @request: (out): the new draft
 * @error: as of cascada_request_may_begin()
 *
 * Begins a request that proposes nothing yet. Its number is the next among the plans that end in the same year.
 */
gboolean
cascada_request_begin (CascadaWorkspace *workspace, gint64 goal, CascadaDate today, CascadaRef *request, GError **error)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { 0 };
  g_autoptr (CascadaRecord) plan = NULL;
  g_autofree char *reason = NULL;
  gint64 number;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && cascada_date_is_valid (today) && request != NULL, FALSE);

  if (!cascada_request_may_begin (workspace, goal, error))
    return FALSE;
  plan = load_plan_of_goal (workspace, goal, error);
  if (plan == NULL || !get_next_number (workspace->store, cascada_record_get_id (plan), &number, error))
    return FALSE;
  reason = g_strdup_printf (_ ("Begin modification request %d"), (int) number);
  values[CASCADA_REQUEST_GOAL - 1] = cascada_value_integer (goal);
  values[CASCADA_REQUEST_NUMBER - 1] = cascada_value_integer (number);
  values[CASCADA_REQUEST_DATE - 1] = cascada_value_integer (today);
  *request = (CascadaRef){ .kind = CASCADA_KIND_REQUEST };
  return cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, reason, error) &&
         cascada_workspace_end (workspace, cascada_workspace_create (workspace, request, cascada_record_get_id (plan), values, error), error);
}

/** cascada_request_load_writable: (transfer full) (nullable): a request that may be written by who works. */
CascadaRecord *
cascada_request_load_writable (CascadaWorkspace *workspace, gint64 id, GError **error)
{
  g_autoptr (CascadaRecord) request = NULL, plan = NULL;

  if (!cascada_request_check_writable (workspace, error))
    return NULL;
  request = cascada_request_load (workspace, CASCADA_KIND_REQUEST, id, error);
  plan = request != NULL ? cascada_request_load (workspace, CASCADA_KIND_PLAN, cascada_record_get_integer (request, CASCADA_REQUEST_PLAN), error) : NULL;
  if (plan == NULL || !check_role (workspace, cascada_record_get_integer (plan, CASCADA_PLAN_UNIT),
                                   cascada_record_get_integer (request, CASCADA_REQUEST_STATE), error))
    return NULL;
  return g_steal_pointer (&request);
}

/** cascada_request_may_write: whether who works may write in it now; @error: %CASCADA_ERROR_REFUSED with the clause. */
gboolean
cascada_request_may_write (CascadaWorkspace *workspace, gint64 request, GError **error)
{
  g_autoptr (CascadaRecord) record = NULL;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace), FALSE);

  record = cascada_request_load_writable (workspace, request, error);
  return record != NULL;
}

/* What a draft says, by field. */
static void
get_values (const CascadaRequestDetails *details, CascadaValue *values)
{
  values[CASCADA_REQUEST_GROUND - 1] = cascada_value_integer (details->ground);
  values[CASCADA_REQUEST_JUSTIFICATION - 1] = cascada_value_text (details->justification);
  values[CASCADA_REQUEST_REFERENCE - 1] = cascada_value_text (details->reference);
  values[CASCADA_REQUEST_EXCEPTION - 1] = cascada_value_text (details->exception);
}

static const guint detail_fields[] = { CASCADA_REQUEST_GROUND, CASCADA_REQUEST_JUSTIFICATION, CASCADA_REQUEST_REFERENCE, CASCADA_REQUEST_EXCEPTION };

static gboolean
is_written (CascadaRecord *request, guint field, const CascadaValue *values)
{
  return cascada_value_equal (cascada_record_get_value (request, field), &values[field - 1]);
}

static gboolean
are_written (CascadaRecord *request, const CascadaValue *values)
{
  for (gsize i = 0; i < G_N_ELEMENTS (detail_fields); i++)
    if (!is_written (request, detail_fields[i], values))
      return FALSE;
  return TRUE;
}

static gboolean
write_values (CascadaWorkspace *workspace, CascadaRecord *request, const CascadaValue *values, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (detail_fields); i++)
    if (!is_written (request, detail_fields[i], values) &&
        !cascada_workspace_set (workspace, cascada_record_get_ref (request), detail_fields[i], &values[detail_fields[i] - 1], error))
      return FALSE;
  return TRUE;
}

/** cascada_request_write: what a draft says beside its values, as one edit; none where it says so already. */
gboolean
cascada_request_write (CascadaWorkspace *workspace, gint64 request, const CascadaRequestDetails *details, GError **error)
{
  g_autoptr (CascadaRecord) record = NULL;
  CascadaValue values[CASCADA_FIELDS_MAX] = { 0 };
  g_autofree char *reason = NULL;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && details != NULL, FALSE);

  record = cascada_request_load_writable (workspace, request, error);
  if (record == NULL)
    return FALSE;
  get_values (details, values);
  if (are_written (record, values))
    return TRUE;
  /* Translators: number of a modification request */
  reason = g_strdup_printf (_ ("Edit modification request %d"), (int) cascada_record_get_integer (record, CASCADA_REQUEST_NUMBER));
  return cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, reason, error) &&
         cascada_workspace_end (workspace, write_values (workspace, record, values, error), error);
}
