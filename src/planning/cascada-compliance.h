/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-progress.h"

G_BEGIN_DECLS

/**
 * CascadaMember:
 * @weight: as stated; absent where none is
 * @value: unrounded; no value where the member is left out of the average
 *
 * One part of a weighted mean: an indicator of an objective, an objective of a plan.
 */
typedef struct
{
  CascadaDecimal weight;
  CascadaRatio value;
} CascadaMember;

/**
 * CascadaCompliance: an exact weighted mean (rational arithmetic of any size).
 */
typedef struct _CascadaCompliance CascadaCompliance;

CascadaCompliance *cascada_compliance_new (const CascadaMember *members, gsize n_members, CascadaDecimal cap);
CascadaCompliance *cascada_compliance_new_of (CascadaCompliance *const *parts, const CascadaDecimal *weights, gsize n_parts);
void cascada_compliance_free (CascadaCompliance *compliance);
gboolean cascada_compliance_is_none (const CascadaCompliance *compliance);
CascadaDecimal cascada_compliance_to_percent (const CascadaCompliance *compliance, guint decimals);
char *cascada_compliance_to_percent_string (const CascadaCompliance *compliance, guint decimals);
CascadaDecimal cascada_compliance_multiply (const CascadaCompliance *compliance, CascadaRatio factor, guint decimals);
CascadaState cascada_compliance_get_state (const CascadaCompliance *compliance);
int cascada_compliance_compare (const CascadaCompliance *a, const CascadaCompliance *b);
CascadaDecimal cascada_compliance_get_change (const CascadaCompliance *now, const CascadaCompliance *before, guint decimals);
gboolean cascada_compliance_to_fraction (const CascadaCompliance *compliance, __int128 *fraction);
void cascada_weights_in_force (const CascadaDecimal *weights, gsize n_weights, CascadaRatio *in_force);
gint64 cascada_weights_to_integers (CascadaDecimal *weights, gsize n_weights);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaCompliance, cascada_compliance_free)

G_END_DECLS
