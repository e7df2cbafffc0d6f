/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-record.h"

G_BEGIN_DECLS

/**
 * CascadaStep:
 *
 * Something that was done to a plan in its life [P005 act. 1–16], with who, when and the case or document that shows
 * it.
 */
#define CASCADA_TYPE_STEP (cascada_step_get_type ())
G_DECLARE_FINAL_TYPE (CascadaStep, cascada_step, CASCADA, STEP, CascadaRecord)

enum
{
  CASCADA_STEP_PLAN = 1,
  CASCADA_STEP_ACTION,
  CASCADA_STEP_DATE,
  CASCADA_STEP_PERIOD,
  CASCADA_STEP_PERSON,
  CASCADA_STEP_DOCUMENT,
  CASCADA_STEP_TEXT,
};

G_END_DECLS
