/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-record.h"

G_BEGIN_DECLS

/** CascadaUnit: A part of the entity: planning office, process, local office, or a body that gives opinions. */
#define CASCADA_TYPE_UNIT (cascada_unit_get_type ())
G_DECLARE_FINAL_TYPE (CascadaUnit, cascada_unit, CASCADA, UNIT, CascadaRecord)

enum
{
  CASCADA_UNIT_CODE = 1,
  CASCADA_UNIT_NAME,
  CASCADA_UNIT_KIND,
  CASCADA_UNIT_POSITION,
};

G_END_DECLS
