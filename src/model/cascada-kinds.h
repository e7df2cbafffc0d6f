/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* Enumerations of the records' fields. The numbers are stored: append, never reorder. */

#include <glib.h>

#include "cascada-lifecycle.h"
#include "cascada-reporting.h"

G_BEGIN_DECLS

/** CascadaPlanKind: the planning instruments of domain §2. */
typedef enum
{
  CASCADA_PLAN_KIND_STRATEGIC,
  CASCADA_PLAN_KIND_ACTION,
  CASCADA_PLAN_KIND_MANAGEMENT,
  CASCADA_PLAN_KIND_ACCOUNTABILITY,
} CascadaPlanKind;

/** CascadaGoalKind: meta sectorial, de proyecto, de gestión, local, transversal. */
typedef enum
{
  CASCADA_GOAL_KIND_SECTOR,
  CASCADA_GOAL_KIND_PROJECT,
  CASCADA_GOAL_KIND_MANAGEMENT,
  CASCADA_GOAL_KIND_LOCAL,
  CASCADA_GOAL_KIND_CROSS_CUTTING,
} CascadaGoalKind;

/** CascadaUnitKind: dependencia, proceso, alcaldía local. */
typedef enum
{
  CASCADA_UNIT_KIND_OFFICE,
  CASCADA_UNIT_KIND_PROCESS,
  CASCADA_UNIT_KIND_LOCAL_OFFICE,
} CascadaUnitKind;

/** CascadaRequestState: where a modification request stands (domain §9). */
typedef enum
{
  CASCADA_REQUEST_STATE_DRAFT,
  CASCADA_REQUEST_STATE_PRESENTED,
  CASCADA_REQUEST_STATE_OPINIONS_PENDING,
  CASCADA_REQUEST_STATE_UNDER_REVIEW,
  CASCADA_REQUEST_STATE_APPROVED,
  CASCADA_REQUEST_STATE_DENIED,
  CASCADA_REQUEST_STATE_ADJUSTED_VERSION_SENT,
  CASCADA_REQUEST_STATE_PUBLISHED,
  CASCADA_REQUEST_STATE_WITHDRAWN,
} CascadaRequestState;

#define CASCADA_N_REQUEST_STATES (CASCADA_REQUEST_STATE_WITHDRAWN + 1)

/** CascadaRequestGround: the kind of justification [P005 policies 9.1, 9.3]. */
typedef enum
{
  CASCADA_REQUEST_GROUND_TECHNICAL,
  CASCADA_REQUEST_GROUND_LEGAL,
  CASCADA_REQUEST_GROUND_LEGAL_CHANGE,
  CASCADA_REQUEST_GROUND_FORCE_MAJEURE,
} CascadaRequestGround;

/** CascadaOpinionSense: what a body that is asked says of a request [P005 policies 9.6, 9.7]. */
typedef enum
{
  CASCADA_OPINION_SENSE_FAVOURABLE,
  CASCADA_OPINION_SENSE_UNFAVOURABLE,
} CascadaOpinionSense;

G_END_DECLS
