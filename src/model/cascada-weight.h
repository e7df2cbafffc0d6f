/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-record.h"

G_BEGIN_DECLS

/** CascadaWeight: Weight (ponderación) of an indicator within its objective, in percent, from a year on until a later one. */
#define CASCADA_TYPE_WEIGHT (cascada_weight_get_type ())
G_DECLARE_FINAL_TYPE (CascadaWeight, cascada_weight, CASCADA, WEIGHT, CascadaRecord)

enum
{
  CASCADA_WEIGHT_VALUE = 1,
  CASCADA_WEIGHT_DERIVED,
};

G_END_DECLS
