/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-compliance.h"

G_BEGIN_DECLS

/**
 * A trace explains a figure in words and numbers (“¿Por qué 98,67 %?”, domain §4): inputs, formula, settings, weights,
 * exclusions, rounding. Each is a list of translated lines, numbers written by the reader's locale.
 */

/**
 * CascadaTraceMember:
 * @weight: as stated; absent where none is
 * @progress: an indicator's progress, or %NULL
 * @compliance: (nullable): instead, the compliance of an objective or goal; %NULL where it has none
 */
typedef struct
{
  const char *code;
  const char *name;
  CascadaDecimal weight;
  const CascadaProgress *progress;
  const CascadaCompliance *compliance;
} CascadaTraceMember;

char **cascada_trace_progress (const CascadaSeries *series, const CascadaSettings *settings, CascadaPeriod cut, const char *unit, CascadaDecimal published);
char **cascada_trace_compliance (const CascadaTraceMember *members, gsize n_members, const CascadaSettings *settings, CascadaPeriod cut, CascadaDecimal published);
char **cascada_trace_rollup (const CascadaTraceMember *members, const guint8 *cross_cutting, gsize n_members, const CascadaSettings *settings, CascadaPeriod cut);

const char *cascada_state_get_label (CascadaState state);
const char *cascada_exclusion_get_label (CascadaExclusion exclusion);
const char *cascada_annualisation_get_label (CascadaAnnualisation annualisation);

G_END_DECLS
