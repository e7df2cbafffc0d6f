/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-store.h"

G_BEGIN_DECLS

/**
 * CascadaCorrection:
 * @field: of the report
 * @verified: what it said when it was verified
 * @value: what it says now
 * @time: of the last correction, UTC, microseconds since 1970
 * @author: who made it, as the program knew them
 * @reason: (nullable): why
 *
 * What a closed report says otherwise than when it was verified: the old figure stays visible (domain §8).
 */
typedef struct
{
  guint field;
  CascadaValue verified;
  CascadaValue value;
  gint64 time;
  char *author;
  char *reason;
} CascadaCorrection;

GPtrArray *cascada_corrections_read (CascadaStore *store, gint64 indicator, CascadaPeriod quarter, GError **error);

G_END_DECLS
