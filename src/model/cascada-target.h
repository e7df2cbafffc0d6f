/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-record.h"

G_BEGIN_DECLS

/** CascadaTarget: What is programmed for an indicator in a period, in the canonical notation (a level where increasing). */
#define CASCADA_TYPE_TARGET (cascada_target_get_type ())
G_DECLARE_FINAL_TYPE (CascadaTarget, cascada_target, CASCADA, TARGET, CascadaRecord)

enum
{
  CASCADA_TARGET_VALUE = 1,
};

G_END_DECLS
