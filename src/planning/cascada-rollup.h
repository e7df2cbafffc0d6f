/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-compliance.h"

G_BEGIN_DECLS

/**
 * CascadaRollupPart:
 * @CASCADA_ROLLUP_PART_ALL: all goals
 * @CASCADA_ROLLUP_PART_OWN: those that are not cross-cutting
 * @CASCADA_ROLLUP_PART_CROSS_CUTTING: the block that the entity's cross-cutting goals form
 */
typedef enum
{
  CASCADA_ROLLUP_PART_ALL,
  CASCADA_ROLLUP_PART_OWN,
  CASCADA_ROLLUP_PART_CROSS_CUTTING,
} CascadaRollupPart;

CascadaCompliance *cascada_rollup_compute (const CascadaMember *members, const guint8 *cross_cutting, gsize n_members, CascadaDecimal share, CascadaDecimal cap);
CascadaCompliance *cascada_rollup_compute_part (const CascadaMember *members, const guint8 *cross_cutting, gsize n_members, CascadaRollupPart part, CascadaDecimal cap);
CascadaCompliance *cascada_rollup_join (CascadaCompliance *own, CascadaCompliance *cross_cutting, CascadaDecimal share);

G_END_DECLS
