/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-coherence.h"

/* What a series of targets looks like; 0 counts as not programmed but in the sum. */
typedef struct
{
  __int128 sum;
  guint n_programmed;
  guint n_at_total;
  gboolean rises;
  gboolean falls;
  CascadaDecimal last;
} Shape;

static Shape
describe (const CascadaSeries *series, CascadaDecimal total)
{
  Shape shape = { .last = CASCADA_DECIMAL_NONE };

  for (guint k = 0; k < series->n_periods; k++)
    {
      CascadaDecimal target = series->targets[k];

      if (target == CASCADA_DECIMAL_NONE || target == 0)
        continue;
      shape.sum += target;
      shape.n_programmed++;
      shape.n_at_total += target == total;
      shape.rises |= shape.last != CASCADA_DECIMAL_NONE && target > shape.last;
      shape.falls |= shape.last != CASCADA_DECIMAL_NONE && target < shape.last;
      shape.last = target;
    }
  return shape;
}

/**
 * cascada_annualisation_infer:
 * @series: targets of periods of one kind; the rest is not looked at
 * @total: the printed total, or absent
 * @proven: (out) (optional): whether the targets and the total fit one annualisation of domain §4
 *
 * The annualisation of an indicator whose document prints none ([PEI20]): the one whose total the targets give. Where
 * most periods already stand at the total it is constant, though one may differ (99, 100, 100, 100, 100). Where none
 * fits it is taken as a sum, and the coherence check says that the total differs.
 */
CascadaAnnualisation
cascada_annualisation_infer (const CascadaSeries *series, CascadaDecimal total, gboolean *proven)
{
  Shape shape = describe (series, total);
  gboolean fits = TRUE;
  CascadaAnnualisation annualisation = CASCADA_ANNUALISATION_SUM;

  if (shape.n_programmed > 1 && shape.n_at_total * 2 > shape.n_programmed)
    annualisation = CASCADA_ANNUALISATION_CONSTANT;
  else if (total != CASCADA_DECIMAL_NONE && shape.n_programmed > 0 && shape.sum == total)
    annualisation = CASCADA_ANNUALISATION_SUM;
  else if (shape.n_programmed > 1 && shape.last == total && shape.rises && !shape.falls)
    annualisation = CASCADA_ANNUALISATION_INCREASING;
  else if (shape.n_programmed > 1 && shape.last == total && shape.falls && !shape.rises)
    annualisation = CASCADA_ANNUALISATION_DECREASING;
  else
    fits = FALSE;

  if (proven != NULL)
    *proven = fits;
  return annualisation;
}
