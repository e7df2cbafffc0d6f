/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-figures.h"

G_BEGIN_DECLS

/**
 * CascadaUnitResult:
 * @unit: id of the unit; 0 for the indicators that no unit reports
 * @n_indicators: that it reports in the plan, eliminated ones aside
 * @n_programmed: of them, at the cut-off
 * @n_reported: of the programmed ones
 * @compliance: unrounded; cascada_compliance_is_none() where nothing is programmed
 *
 * Compliance of a unit in a plan: weighted mean of the indicators it reports (indicator's unit, else its goal's, else
 * the plan's), each with its objective's weight times its own, renormalised; with its own where the plan's compliance is
 * that of its goals.
 */
typedef struct
{
  gint64 unit;
  guint n_indicators;
  guint n_programmed;
  guint n_reported;
  CascadaCompliance *compliance;
} CascadaUnitResult;

GPtrArray *cascada_unit_results (CascadaFigures *figures, CascadaStore *store, CascadaPeriod cut, GError **error);
void cascada_unit_result_free (CascadaUnitResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaUnitResult, cascada_unit_result_free)

G_END_DECLS
