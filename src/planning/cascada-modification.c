/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Requests to modify a goal of a published plan (domain §9). */

#include "config.h"

#include "cascada-modification.h"

#include <glib/gi18n-lib.h>

/** cascada_modification_get_parts: what the request does. */
CascadaModificationPart
cascada_modification_get_parts (const CascadaModification *request)
{
  return CASCADA_MODIFICATION_NONE;
}

/** cascada_modification_indicator_get_parts: the same of one indicator. */
CascadaModificationPart
cascada_modification_indicator_get_parts (const CascadaModificationIndicator *indicator)
{
  return CASCADA_MODIFICATION_NONE;
}

/** cascada_modification_part_get_label: of one part. */
const char *
cascada_modification_part_get_label (CascadaModificationPart part)
{
  return "";
}

/** cascada_modification_parts_to_string: of all. */
char *
cascada_modification_parts_to_string (CascadaModificationPart parts)
{
  return g_strdup ("");
}

/** cascada_modification_is_locked: whether a target may not be changed on @date. */
gboolean
cascada_modification_is_locked (CascadaPeriod period, gboolean measured, CascadaDate date)
{
  return measured || cascada_period_get_last_day (period) < date;
}

/** cascada_modification_judge: M1–M11. */
GPtrArray *
cascada_modification_judge (const CascadaModification *request)
{
  return cascada_conditions_new ();
}

/** cascada_modification_check: what a step asks for. */
gboolean
cascada_modification_check (const CascadaModification *request, CascadaRequestStep step, GPtrArray **conditions)
{
  if (conditions != NULL)
    *conditions = cascada_conditions_new ();
  return TRUE;
}

/** cascada_modification_may: whether somebody may take a step now. */
gboolean
cascada_modification_may (CascadaRole role, gboolean own_unit, const CascadaModification *request, CascadaRequestStep step, GError **error)
{
  return TRUE;
}

/** cascada_modification_may_present: who presents it stands in the request. */
gboolean
cascada_modification_may_present (const CascadaModification *request, GError **error)
{
  return TRUE;
}

/** cascada_modification_may_approve: by the head of planning. */
gboolean
cascada_modification_may_approve (CascadaRole role, const CascadaModification *request, GError **error)
{
  return TRUE;
}

/** cascada_modification_may_edit: whether somebody may write the request. */
gboolean
cascada_modification_may_edit (CascadaRole role, gboolean own_unit, CascadaRequestState state, GError **error)
{
  return TRUE;
}

/** cascada_modification_apply: the state after a step. */
CascadaRequestState
cascada_modification_apply (const CascadaModification *request, CascadaRequestStep step)
{
  return request->state;
}

/** cascada_request_is_step_of: whether a step begins in a state. */
gboolean
cascada_request_is_step_of (CascadaRequestState state, CascadaRequestStep step)
{
  return FALSE;
}

/** cascada_request_is_open: whether it waits for a decision. */
gboolean
cascada_request_is_open (CascadaRequestState state)
{
  return state >= CASCADA_REQUEST_STATE_PRESENTED && state <= CASCADA_REQUEST_STATE_UNDER_REVIEW;
}

/** cascada_request_is_modification: whether it counts as the goal's modification of the year (M4). */
gboolean
cascada_request_is_modification (CascadaRequestState state)
{
  return state == CASCADA_REQUEST_STATE_APPROVED || state == CASCADA_REQUEST_STATE_ADJUSTED_VERSION_SENT || state == CASCADA_REQUEST_STATE_PUBLISHED;
}

/** cascada_request_step_get_deed: what somebody does who takes the step. */
CascadaDeed
cascada_request_step_get_deed (CascadaRequestState state, CascadaRequestStep step)
{
  return CASCADA_DEED_PRESENT_REQUEST;
}

/** cascada_request_state_get_label: translated. */
const char *
cascada_request_state_get_label (CascadaRequestState state)
{
  return "";
}

/** cascada_request_step_get_label: translated. */
const char *
cascada_request_step_get_label (CascadaRequestStep step)
{
  return "";
}

/** cascada_request_step_get_clause: translated. */
const char *
cascada_request_step_get_clause (CascadaRequestStep step)
{
  return "";
}

/** cascada_request_ground_get_label: translated. */
const char *
cascada_request_ground_get_label (CascadaRequestGround ground)
{
  return "";
}

/** cascada_opinion_sense_get_label: translated. */
const char *
cascada_opinion_sense_get_label (CascadaOpinionSense sense)
{
  return "";
}
