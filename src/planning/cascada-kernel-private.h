/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-kernel.h"

G_BEGIN_DECLS

#define CASCADA_KERNEL_ONE G_GINT64_CONSTANT (1000000000000000) /* 100 % */

/* As many figures below CASCADA_KERNEL_MAX_FIGURE, and a baseline, stay below 2⁶³ together. */
#define CASCADA_KERNEL_MAX_COLUMNS 31
#define CASCADA_KERNEL_MAX_FIGURE (G_GUINT64_CONSTANT (1) << 58)

/* A sum over 2³² members of weights stays below 2⁶³, of weight × fraction below 2¹²⁷. */
#define CASCADA_KERNEL_MAX_FRACTION (G_GINT64_CONSTANT (1) << 60)
#define CASCADA_KERNEL_MAX_WEIGHT (G_GUINT64_CONSTANT (1) << 31)

/* What depends only on periods, cut-off and settings. */
typedef struct
{
  const CascadaBlock *block;
  const CascadaSettings *settings;
  CascadaPeriod cut;
  guint n_columns;                                        /* the first columns are those that count */
  int starts[CASCADA_KERNEL_MAX_COLUMNS];                 /* their first months */
  gint64 cap;                                             /* as a fraction */
  guint64 rounding_unit;                                  /* as a fraction: the last decimal displayed */
  gboolean regular[CASCADA_ANNUALISATION_DECREASING + 1]; /* no means, nor sums over periods that contain others */
  gboolean mean[CASCADA_ANNUALISATION_DECREASING + 1];
  CascadaFormula formulas[CASCADA_ANNUALISATION_DECREASING + 1][2]; /* without and with a baseline */
} CascadaKernelPlan;

/* A group, or the part of it that one thread sees. Missing weights share what the stated ones leave. */
typedef struct
{
  unsigned __int128 stated_sum; /* Σ wᵢ·aᵢ over stated weights, in two's complement */
  __int128 missing_sum;         /* Σ aᵢ over missing weights */
  guint64 stated_weight;        /* Σ wᵢ over those with a value */
  guint64 all_weights;          /* Σ of stated weights, with a value or not */
  guint64 weight_bits;          /* stated weights, or-ed: a negative one is seen, too */
  guint64 n_missing;
  guint64 n_missing_with_value;
  gboolean inexact; /* some aᵢ was rounded down */
  gboolean beyond;  /* some aᵢ is too large for these sums */
  guint32 n_states[CASCADA_STATE_ELIMINATED + 1];
} CascadaKernelSum;

void cascada_kernel_read_rows (const CascadaKernelPlan *plan, gsize first, gsize end, CascadaKernelRow *rows);
void cascada_kernel_add_rows (const CascadaKernelPlan *plan, gsize first, gsize end, CascadaKernelSum *sum);

G_END_DECLS
