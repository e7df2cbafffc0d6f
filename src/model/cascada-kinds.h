/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* Enumerations of the records' fields. The numbers are stored: append, never reorder. */

#include <glib.h>

#include "cascada-lifecycle.h"
#include "cascada-modification.h"
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

G_END_DECLS
