/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-coherence-private.h"

G_BEGIN_DECLS

/** CascadaTotalFit: how an indicator's targets and its total go together by its annualisation (domain §4). */
typedef enum
{
  CASCADA_TOTAL_FIT_UNKNOWN, /* no total, or no targets */
  CASCADA_TOTAL_FIT_YES,
  CASCADA_TOTAL_FIT_LATER, /* the periods without targets can still lead to the total */
  CASCADA_TOTAL_FIT_SCALE, /* they would, were one of both multiplied by 100 */
  CASCADA_TOTAL_FIT_NO,
} CascadaTotalFit;

/** CascadaReached: what the targets lead to: @sum in the @n periods that count, and the @last level programmed. */
typedef struct
{
  __int128 sum;
  guint n;
  CascadaDecimal last;
  int end; /* last month with a target, as cascada_period_get_end() counts */
} CascadaReached;

CascadaReached cascada_coherence_reach (const CascadaSeries *series);
CascadaTotalFit cascada_coherence_fit_total (const CascadaCoherence *check, guint indicator);

G_END_DECLS
