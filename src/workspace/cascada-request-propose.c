/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Proposing values in a draft, each checked as its field and policy 9.5 ask. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-request-private.h"
#include "cascada-workspace-private.h"

#include "cascada-weight.h"

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, message);
  return FALSE;
}

static char *
describe (CascadaRecord *request, const char *format)
{
  return g_strdup_printf (format, (int) cascada_record_get_integer (request, CASCADA_REQUEST_NUMBER));
}

static gboolean
set_text (CascadaWorkspace *workspace, CascadaRef ref, guint field, const char *text, GError **error)
{
  CascadaValue value = cascada_value_text (text);

  return cascada_workspace_set (workspace, ref, field, &value, error);
}

/* What a request is about: its goal and what that holds, without what only orders or connects records. */
static gboolean
check_field (CascadaKind kind, guint field, GError **error)
{
  const CascadaField *declaration = cascada_field_get (kind, field);

  if (declaration != NULL && declaration->type != CASCADA_FIELD_REFERENCE && field != cascada_kind_get_position_field (kind) &&
      (kind == CASCADA_KIND_GOAL || kind == CASCADA_KIND_INDICATOR || kind == CASCADA_KIND_TARGET ||
       (kind == CASCADA_KIND_WEIGHT && field == CASCADA_WEIGHT_VALUE)))
    return TRUE;
  return refuse (error, _ ("This is not modified by a request: propose another wording, type, target, weight, deliverable or the elimination of the goal "
                           "(PLE-PIN-P005, policy 9)"));
}

static gboolean
check_is_of_goal (CascadaWorkspace *workspace, CascadaRecord *request, CascadaRef ref, GError **error)
{
  gint64 goal = ref.kind == CASCADA_KIND_GOAL ? ref.id : 0;

  if (ref.kind != CASCADA_KIND_GOAL &&
      !cascada_store_query_integer (workspace->store, "SELECT goal FROM indicator WHERE id = ?1 AND removed = 0", ref.id, &goal, error))
    return FALSE;
  return (goal != 0 && goal == cascada_record_get_integer (request, CASCADA_REQUEST_GOAL)) ||
         refuse (error, _ ("A request is about one goal: begin another one for this value (PLE-PIN-P005, policy 9.3)"));
}

/**
 * cascada_request_is_locked:
 * @ref: a target or weight, else it is not
 * @error: %CASCADA_ERROR_REFUSED where it is, citing the clause
 *
 * Returns: whether the period was measured, or its cut-off has passed: what was programmed in it stays [policy 9.5]
 */
gboolean
cascada_request_is_locked (CascadaWorkspace *workspace, CascadaRef ref, CascadaDate today, GError **error)
{
  g_autoptr (CascadaRecord) report = NULL;
  g_autofree char *period = NULL;
  gboolean measured = FALSE;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace), TRUE);

  if (ref.kind != CASCADA_KIND_TARGET && ref.kind != CASCADA_KIND_WEIGHT)
    return FALSE;
  if (ref.kind == CASCADA_KIND_TARGET)
    report = cascada_store_load (workspace->store, (CascadaRef){ CASCADA_KIND_REPORT, ref.period, ref.id }, NULL);
  measured = report != NULL && cascada_request_is_measured (report);
  if (!cascada_modification_is_locked (ref.period, measured, today))
    return FALSE;
  period = cascada_period_get_label (ref.period);
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED,
               measured ? _ ("%s is reported: what was programmed in it is not changed; propose another value for a later period (PLE-PIN-P005, policy 9.5)")
                        : _ ("The cut-off of %s has passed: what was programmed in it is not changed; propose another value for a later period "
                             "(PLE-PIN-P005, policy 9.5)"),
               period);
  return TRUE;
}

static gboolean
check_change (CascadaWorkspace *workspace, CascadaRecord *request, const CascadaRequestChange *change, CascadaDate today, GError **error)
{
  return check_field (change->ref.kind, change->field, error) && cascada_ref_validate (&change->ref, error) &&
         check_is_of_goal (workspace, request, change->ref, error) &&
         cascada_field_validate (change->ref.kind, change->field, &change->value, error) &&
         !cascada_request_is_locked (workspace, change->ref, today, error);
}

/**
 * cascada_request_check_value:
 * @error: %CASCADA_ERROR_REFUSED where the procedure does not let it change, %CASCADA_ERROR_INVALID or %CASCADA_ERROR_RANGE where
 *   the field cannot hold the value
 *
 * Returns: whether the change can be proposed
 */
gboolean
cascada_request_check_value (CascadaWorkspace *workspace, gint64 request, const CascadaRequestChange *change, CascadaDate today, GError **error)
{
  g_autoptr (CascadaRecord) record = NULL;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && change != NULL, FALSE);

  record = cascada_request_load (workspace, CASCADA_KIND_REQUEST, request, error);
  return record != NULL && check_change (workspace, record, change, today, error);
}

static gboolean
create_proposal (CascadaWorkspace *workspace, gint64 request, const CascadaRequestValue *value, const char *old, const char *text, GError **error)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { 0 };
  CascadaRef ref = { .kind = CASCADA_KIND_PROPOSAL };

  values[CASCADA_PROPOSAL_RECORD - 1] = cascada_value_text (cascada_kind_get_class (value->ref.kind)->table);
  if (value->ref.kind != CASCADA_KIND_GOAL)
    values[CASCADA_PROPOSAL_INDICATOR - 1] = cascada_value_integer (value->ref.id);
  if (value->ref.period != CASCADA_PERIOD_NONE)
    values[CASCADA_PROPOSAL_PERIOD - 1] = cascada_value_integer (value->ref.period);
  values[CASCADA_PROPOSAL_FIELD - 1] = cascada_value_text (cascada_field_get (value->ref.kind, value->field)->name);
  values[CASCADA_PROPOSAL_OLD - 1] = cascada_value_text (old);
  values[CASCADA_PROPOSAL_NEW - 1] = cascada_value_text (text);
  return cascada_workspace_create (workspace, &ref, request, values, error);
}

/* As it stands now, and as it is proposed. */
static gboolean
write_value (CascadaWorkspace *workspace, gint64 request, const CascadaRequestValue *value, GError **error)
{
  g_autofree char *old = cascada_request_value_to_text (value->ref.kind, value->field, &value->now);
  g_autofree char *text = cascada_request_value_to_text (value->ref.kind, value->field, &value->proposed);
  CascadaRef ref = { CASCADA_KIND_PROPOSAL, CASCADA_PERIOD_NONE, value->id };

  if (value->id == 0)
    return create_proposal (workspace, request, value, old, text, error);
  return set_text (workspace, ref, CASCADA_PROPOSAL_OLD, old, error) && set_text (workspace, ref, CASCADA_PROPOSAL_NEW, text, error);
}

static gboolean
remove_value (CascadaWorkspace *workspace, const CascadaRequestValue *value, GError **error)
{
  return cascada_workspace_remove (workspace, (CascadaRef){ CASCADA_KIND_PROPOSAL, CASCADA_PERIOD_NONE, value->id }, error);
}

/* What is proposed after it was presented: opinions given before are about something else. */
static gboolean
note_revision (CascadaWorkspace *workspace, CascadaRecord *request, CascadaDate today, GError **error)
{
  CascadaValue day = cascada_value_integer (today);

  return cascada_record_get_integer (request, CASCADA_REQUEST_PRESENTED) == CASCADA_DATE_NONE ||
         cascada_workspace_set (workspace, cascada_record_get_ref (request), CASCADA_REQUEST_REVISED, &day, error);
}

/* Whether it is what is proposed, or what stands there, anyway. */
static gboolean
is_written (CascadaWorkspace *workspace, GPtrArray *values, const CascadaRequestChange *change)
{
  const CascadaRequestValue *value = cascada_request_find_value (values, &change->ref, change->field);
  g_autoptr (CascadaRecord) record = NULL;

  if (value != NULL)
    return !value->differs && cascada_value_equal (&value->proposed, &change->value);
  record = cascada_store_load (workspace->store, change->ref, NULL);
  return record == NULL || cascada_record_is_removed (record) ? change->value.type == CASCADA_VALUE_NONE
                                                              : cascada_value_equal (cascada_record_get_value (record, change->field), &change->value);
}

static gboolean
are_written (CascadaWorkspace *workspace, GPtrArray *values, const CascadaRequestChange *changes, guint n_changes)
{
  for (guint i = 0; i < n_changes; i++)
    if (!is_written (workspace, values, &changes[i]))
      return FALSE;
  return TRUE;
}

static gboolean
write_change (CascadaWorkspace *workspace, CascadaRecord *request, GPtrArray *values, const CascadaRequestChange *change, GError **error)
{
  CascadaRequestValue *value = cascada_request_find_value (values, &change->ref, change->field);
  gint64 id = value != NULL ? value->id : 0;

  if (is_written (workspace, values, change))
    return TRUE;
  cascada_request_suppose_value (values, workspace->store, change);
  value = cascada_request_find_value (values, &change->ref, change->field);
  if (value != NULL)
    return write_value (workspace, cascada_record_get_id (request), value, error);
  return id == 0 || cascada_workspace_remove (workspace, (CascadaRef){ CASCADA_KIND_PROPOSAL, CASCADA_PERIOD_NONE, id }, error);
}

static gboolean
write_changes (CascadaWorkspace *workspace, CascadaRecord *request, GPtrArray *values, const CascadaRequestChange *changes, guint n_changes,
               CascadaDate today, GError **error)
{
  for (guint i = 0; i < n_changes; i++)
    if (!write_change (workspace, request, values, &changes[i], error))
      return FALSE;
  return note_revision (workspace, request, today, error);
}

/**
 * cascada_request_propose:
 * @changes: what the draft shall propose beside or instead of what it does
 * @error: as of cascada_request_check_value(), or of cascada_request_may_write()
 *
 * Proposes values, as one edit. A value that is there already is no proposal: it is taken back.
 */
gboolean
cascada_request_propose (CascadaWorkspace *workspace, gint64 request, const CascadaRequestChange *changes, guint n_changes, CascadaDate today, GError **error)
{
  g_autoptr (CascadaRecord) record = NULL;
  g_autoptr (GPtrArray) values = NULL;
  g_autofree char *reason = NULL;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && (n_changes == 0 || changes != NULL), FALSE);

  record = cascada_request_load_writable (workspace, request, error);
  if (record == NULL)
    return FALSE;
  for (guint i = 0; i < n_changes; i++)
    if (!check_change (workspace, record, &changes[i], today, error))
      return FALSE;
  values = cascada_request_read_values (workspace->store, record, error);
  if (values == NULL)
    return FALSE;
  if (are_written (workspace, values, changes, n_changes))
    return TRUE;
  /* Translators: number of a modification request */
  reason = describe (record, _ ("Propose values in modification request %d"));
  return cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, reason, error) &&
         cascada_workspace_end (workspace, write_changes (workspace, record, values, changes, n_changes, today, error), error);
}

/** cascada_request_unpropose: takes back what the draft proposes for that field, as one edit; nothing where it does not. */
gboolean
cascada_request_unpropose (CascadaWorkspace *workspace, gint64 request, CascadaRef ref, guint field, CascadaDate today, GError **error)
{
  g_autoptr (CascadaRecord) record = NULL;
  g_autoptr (GPtrArray) values = NULL;
  g_autofree char *reason = NULL;
  CascadaRequestValue *value;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace), FALSE);

  record = cascada_request_load_writable (workspace, request, error);
  values = record != NULL ? cascada_request_read_values (workspace->store, record, error) : NULL;
  if (values == NULL)
    return FALSE;
  value = cascada_request_find_value (values, &ref, field);
  if (value == NULL)
    return TRUE;
  reason = describe (record, _ ("Propose values in modification request %d"));
  return cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, reason, error) &&
         cascada_workspace_end (workspace, remove_value (workspace, value, error) && note_revision (workspace, record, today, error), error);
}

static gboolean
renew_values (CascadaWorkspace *workspace, CascadaRecord *request, GPtrArray *values, GError **error)
{
  for (guint i = 0; i < values->len; i++)
    {
      const CascadaRequestValue *value = values->pdata[i];

      if (cascada_value_equal (&value->old, &value->now))
        continue;
      if (cascada_value_equal (&value->now, &value->proposed) ? !remove_value (workspace, value, error)
                                                              : !write_value (workspace, cascada_record_get_id (request), value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_current (GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      const CascadaRequestValue *value = values->pdata[i];

      if (!cascada_value_equal (&value->old, &value->now))
        return FALSE;
    }
  return TRUE;
}

/* Whoever may write it, or who reviews it. */
static CascadaRecord *
load_renewable (CascadaWorkspace *workspace, gint64 id, GError **error)
{
  g_autoptr (CascadaRecord) request = cascada_request_load_writable (workspace, id, NULL);

  if (request != NULL)
    return g_steal_pointer (&request);
  request = cascada_request_check_writable (workspace, error) ? cascada_request_load (workspace, CASCADA_KIND_REQUEST, id, error) : NULL;
  if (request == NULL || !cascada_workspace_may (workspace, CASCADA_DEED_PROCESS_REQUEST, 0, error))
    return NULL;
  if (cascada_record_get_integer (request, CASCADA_REQUEST_STATE) != CASCADA_REQUEST_STATE_UNDER_REVIEW)
    {
      refuse (error, _ ("What changed meanwhile is settled while the request is under review, or in its draft (PLE-PIN-P005, policy 9.9)"));
      return NULL;
    }
  return g_steal_pointer (&request);
}

/**
 * cascada_request_renew:
 * @error: %CASCADA_ERROR_REFUSED where who works may not
 *
 * Settles that the goal changed since the request was written: what it proposes is now proposed in place of what stands
 * there. Whoever writes the draft does so, or who reviews the request once they have looked at the three values.
 */
gboolean
cascada_request_renew (CascadaWorkspace *workspace, gint64 request, CascadaDate today, GError **error)
{
  g_autoptr (CascadaRecord) record = NULL;
  g_autoptr (GPtrArray) values = NULL;
  g_autofree char *reason = NULL;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace), FALSE);

  record = load_renewable (workspace, request, error);
  values = record != NULL ? cascada_request_read_values (workspace->store, record, error) : NULL;
  if (values == NULL)
    return FALSE;
  if (is_current (values))
    return TRUE;
  /* Translators: number of a modification request */
  reason = describe (record, _ ("Compare modification request %d with the goal as it stands"));
  return cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, reason, error) &&
         cascada_workspace_end (workspace, renew_values (workspace, record, values, error), error);
}
