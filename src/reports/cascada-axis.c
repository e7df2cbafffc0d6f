/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-axis.h"

#define LEAST_MAXIMUM CASCADA_DECIMAL (120)
#define GREATEST_MAXIMUM CASCADA_DECIMAL (200)
#define LEAST_MINIMUM CASCADA_DECIMAL (-100)
#define STEP CASCADA_DECIMAL (20)

static CascadaDecimal
round_up (CascadaDecimal value)
{
  return (value + STEP - 1) / STEP * STEP;
}

/**
 * cascada_axis_init:
 * @values: percentages; absent ones do not count
 *
 * Chooses the range: from 0 to 120 %, up to 200 % and down to −100 % where the values ask for it, in steps of 20
 * (of 40 beyond 160 of range).
 */
void
cascada_axis_init (CascadaAxis *axis, const CascadaDecimal *values, gsize n_values)
{
  CascadaDecimal least = 0, greatest = 0;

  for (gsize i = 0; i < n_values; i++)
    if (values[i] != CASCADA_DECIMAL_NONE)
      {
        least = MIN (least, values[i]);
        greatest = MAX (greatest, values[i]);
      }

  /* clamped before rounding: the ends of the range must not overflow */
  axis->maximum = MAX (LEAST_MAXIMUM, round_up (MIN (greatest, GREATEST_MAXIMUM)));
  axis->minimum = -round_up (MIN (-MAX (least, LEAST_MINIMUM), -LEAST_MINIMUM));
  axis->step = axis->maximum - axis->minimum > CASCADA_DECIMAL (160) ? 2 * STEP : STEP;
}

/** cascada_axis_normalize: the place of @value, from 0 at the start to 1 at the end; what lies outside is put there. */
double
cascada_axis_normalize (const CascadaAxis *axis, CascadaDecimal value)
{
  CascadaDecimal inside = CLAMP (value, axis->minimum, axis->maximum);

  return (double) (inside - axis->minimum) / (double) (axis->maximum - axis->minimum);
}

/** cascada_axis_cuts: whether @value lies outside the axis, so that its bar is drawn cut off. */
gboolean
cascada_axis_cuts (const CascadaAxis *axis, CascadaDecimal value)
{
  return value != CASCADA_DECIMAL_NONE && (value < axis->minimum || value > axis->maximum);
}
