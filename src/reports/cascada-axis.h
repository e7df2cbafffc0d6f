/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-decimal.h"

G_BEGIN_DECLS

/**
 * CascadaAxis:
 * @minimum: percent at the start; 0, or below where a value is negative
 * @maximum: percent at the end
 * @step: between ticks
 *
 * A percentage axis: turns values into places between 0 and 1. It always holds 0 and the 100 % mark with room beyond;
 * what lies outside is drawn cut off, so that one absurd value (15 440 %) does not flatten all others.
 */
typedef struct
{
  CascadaDecimal minimum;
  CascadaDecimal maximum;
  CascadaDecimal step;
} CascadaAxis;

void cascada_axis_init (CascadaAxis *axis, const CascadaDecimal *values, gsize n_values);
double cascada_axis_normalize (const CascadaAxis *axis, CascadaDecimal value);
gboolean cascada_axis_cuts (const CascadaAxis *axis, CascadaDecimal value);

G_END_DECLS
