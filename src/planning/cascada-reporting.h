/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-progress.h"
#include "cascada-roles.h"

G_BEGIN_DECLS

/** CascadaReportState: where a quarterly report stands (domain §8). The numbers are stored: append, never reorder. */
typedef enum
{
  CASCADA_REPORT_STATE_DRAFT,    /* being written by the unit */
  CASCADA_REPORT_STATE_SENT,     /* waits for the planning office [P005 act. 9] */
  CASCADA_REPORT_STATE_RETURNED, /* with observations, back at the unit [P005 act. 10, 11] */
  CASCADA_REPORT_STATE_VERIFIED, /* closed: later changes are corrections [P005 act. 10] */
} CascadaReportState;

G_END_DECLS
