/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-record.h"

G_BEGIN_DECLS

/** CascadaGoal: A goal (meta) of an objective. */
#define CASCADA_TYPE_GOAL (cascada_goal_get_type ())
G_DECLARE_FINAL_TYPE (CascadaGoal, cascada_goal, CASCADA, GOAL, CascadaRecord)

enum
{
  CASCADA_GOAL_OBJECTIVE = 1,
  CASCADA_GOAL_CODE,
  CASCADA_GOAL_NAME,
  CASCADA_GOAL_KIND,
  CASCADA_GOAL_UNIT,
  CASCADA_GOAL_ELIMINATED,
  CASCADA_GOAL_POSITION,
};

G_END_DECLS
