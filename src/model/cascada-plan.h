/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-record.h"

G_BEGIN_DECLS

/** CascadaPlan: A plan of any kind with its years, its settings (domain, preface) and where it comes from. */
#define CASCADA_TYPE_PLAN (cascada_plan_get_type ())
G_DECLARE_FINAL_TYPE (CascadaPlan, cascada_plan, CASCADA, PLAN, CascadaRecord)

enum
{
  CASCADA_PLAN_TITLE = 1,
  CASCADA_PLAN_KIND,
  CASCADA_PLAN_UNIT,
  CASCADA_PLAN_FIRST_YEAR,
  CASCADA_PLAN_LAST_YEAR,
  CASCADA_PLAN_SOURCE,
  CASCADA_PLAN_NOTE,
  CASCADA_PLAN_POSITION,
  CASCADA_PLAN_INCREASING,
  CASCADA_PLAN_CONSTANT,
  CASCADA_PLAN_DECREASING,
  CASCADA_PLAN_CAP,
  CASCADA_PLAN_DECIMALS,
  CASCADA_PLAN_NOTATION,
  CASCADA_PLAN_WEIGHT_TOLERANCE,
  CASCADA_PLAN_STATE,
  CASCADA_PLAN_ROLLUP,
  CASCADA_PLAN_CROSS_CUTTING_SHARE,
  CASCADA_PLAN_PROCESS_OBJECTIVE,
};

guint cascada_plan_find_setting (const char *name);

G_END_DECLS
