/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-reporting.h"

G_BEGIN_DECLS

/**
 * CascadaReportReading:
 * @quarter: result of the quarter alone
 * @cumulative: result at its end
 * @programmed: the quarter has a target
 * @reported: an executed value, or numerator and denominator
 * @executed: something was: not 0
 * @n_numerators, @n_denominators: of the quarter that are given
 *
 * What all rules read of a report.
 */
typedef struct
{
  const CascadaReportFacts *facts;
  CascadaProgress quarter;
  CascadaProgress cumulative;
  gboolean programmed;
  gboolean reported;
  gboolean executed;
  guint n_numerators;
  guint n_denominators;
} CascadaReportReading;

void cascada_report_read (const CascadaReportFacts *facts, CascadaReportReading *reading);
gboolean cascada_report_is_lag (const CascadaReportReading *reading);

G_END_DECLS
