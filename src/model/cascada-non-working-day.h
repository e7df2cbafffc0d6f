/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-record.h"

G_BEGIN_DECLS

/**
 * CascadaNonWorkingDay:
 *
 * A day that the planning office declares not to be a working day, besides weekends and holidays (domain §8).
 */
#define CASCADA_TYPE_NON_WORKING_DAY (cascada_non_working_day_get_type ())
G_DECLARE_FINAL_TYPE (CascadaNonWorkingDay, cascada_non_working_day, CASCADA, NON_WORKING_DAY, CascadaRecord)

enum
{
  CASCADA_NON_WORKING_DAY_DATE = 1,
  CASCADA_NON_WORKING_DAY_NAME,
};

G_END_DECLS
