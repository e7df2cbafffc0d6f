/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-record.h"

G_BEGIN_DECLS

/** CascadaObjective: A strategic objective (objetivo estratégico) of a plan. */
#define CASCADA_TYPE_OBJECTIVE (cascada_objective_get_type ())
G_DECLARE_FINAL_TYPE (CascadaObjective, cascada_objective, CASCADA, OBJECTIVE, CascadaRecord)

enum
{
  CASCADA_OBJECTIVE_PLAN = 1,
  CASCADA_OBJECTIVE_NUMBER,
  CASCADA_OBJECTIVE_NAME,
  CASCADA_OBJECTIVE_WEIGHT,
  CASCADA_OBJECTIVE_POSITION,
  CASCADA_OBJECTIVE_STRATEGIC,
};

G_END_DECLS
