/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-coherence.h"
#include "cascada-kernel.h"
#include "cascada-record.h"
#include "cascada-store.h"

#include "cascada-change-log.h"

G_BEGIN_DECLS

/**
 * CascadaFigures:
 *
 * One plan's hierarchy and figures as resident arrays (design “Figures”): objectives, goals and indicators are dense
 * indices in document order; text is in one arena. Filled by streaming queries, updated field by field. Totals at a
 * cut-off are computed from raw values when first asked and again for the objectives an edit touched.
 *
 * Signal "changed" (#CascadaFiguresChange), after each cascada_figures_apply() that touched it.
 */
#define CASCADA_TYPE_FIGURES (cascada_figures_get_type ())
G_DECLARE_FINAL_TYPE (CascadaFigures, cascada_figures, CASCADA, FIGURES, GObject)

enum
{
  CASCADA_LEVEL_OBJECTIVE,
  CASCADA_LEVEL_GOAL,
  CASCADA_LEVEL_INDICATOR,
  CASCADA_N_LEVELS,
};

/** CascadaNode: a place in the hierarchy: level (objective 0, goal 1, indicator 2) and index at that level. */
typedef struct
{
  guint8 level;
  guint32 index;
} CascadaNode;

#define CASCADA_NODE(level, index) ((CascadaNode){ (level), (index) })

/**
 * CascadaSplice:
 * @first: where, at each level
 * @n_removed: how many nodes went away there
 * @n_added: how many came in their place
 * @removed: ids of those that went away; they may be among the added
 *
 * A range of whole objectives that was read again, as seen after the splices before it.
 */
typedef struct
{
  guint32 first[CASCADA_N_LEVELS];
  guint32 n_removed[CASCADA_N_LEVELS];
  guint32 n_added[CASCADA_N_LEVELS];
  gint64 *removed[CASCADA_N_LEVELS];
} CascadaSplice;

/**
 * CascadaFiguresChange:
 * @n_splices: 0 where no node came, went or moved
 * @splices: in the order they happened
 * @all: settings or periods changed: every figure may differ
 * @objectives: indices (as they are now) of the objectives whose figures or texts changed, ascending
 * @n_objectives: length of @objectives
 */
typedef struct
{
  guint n_splices;
  const CascadaSplice *splices;
  gboolean all;
  const guint32 *objectives;
  guint n_objectives;
} CascadaFiguresChange;

CascadaFigures *cascada_figures_load (CascadaStore *store, gint64 plan, GCancellable *cancellable, GError **error);
void cascada_figures_replace (CascadaFigures *self, CascadaFigures *fresh);
gboolean cascada_figures_apply (CascadaFigures *self, CascadaStore *store, const CascadaChange *changes, gsize n_changes, gboolean *structure_changed, GError **error);

void cascada_figures_suppose (CascadaFigures *self, CascadaRecord *record);

gint64 cascada_figures_get_plan (CascadaFigures *self);
const CascadaSettings *cascada_figures_get_settings (CascadaFigures *self);
guint cascada_figures_get_count (CascadaFigures *self, guint level);
gint64 cascada_figures_get_id (CascadaFigures *self, CascadaNode node);
CascadaRef cascada_figures_get_ref (CascadaFigures *self, CascadaNode node);
gboolean cascada_figures_find (CascadaFigures *self, CascadaKind kind, gint64 id, CascadaNode *node);
CascadaNode cascada_figures_get_parent (CascadaFigures *self, CascadaNode node);
void cascada_figures_get_children (CascadaFigures *self, CascadaNode node, guint *first, guint *count);
const char *cascada_figures_get_code (CascadaFigures *self, CascadaNode node);
const char *cascada_figures_get_name (CascadaFigures *self, CascadaNode node);
const CascadaPeriod *cascada_figures_get_periods (CascadaFigures *self, guint *n_periods);
void cascada_figures_get_block (CascadaFigures *self, CascadaPeriod cut, CascadaBlock *block);

/* At a cut-off. */
CascadaDecimal cascada_figures_get_weight (CascadaFigures *self, CascadaNode node, CascadaPeriod cut);
void cascada_figures_get_series (CascadaFigures *self, guint indicator, CascadaSeries *series);
void cascada_figures_get_progress (CascadaFigures *self, guint indicator, CascadaPeriod cut, CascadaProgress *progress);
CascadaCompliance *cascada_figures_get_compliance (CascadaFigures *self, CascadaNode node, CascadaPeriod cut);
CascadaCompliance *cascada_figures_get_compliance_year (CascadaFigures *self, CascadaNode node, CascadaPeriod cut);
CascadaDecimal cascada_figures_get_percent (CascadaFigures *self, CascadaNode node, CascadaPeriod cut);
CascadaDecimal cascada_figures_get_percent_year (CascadaFigures *self, CascadaNode node, CascadaPeriod cut);
CascadaState cascada_figures_get_state (CascadaFigures *self, CascadaNode node, CascadaPeriod cut);
const CascadaGroupTotal *cascada_figures_get_totals (CascadaFigures *self, CascadaPeriod cut);
CascadaCompliance *cascada_figures_get_plan_compliance (CascadaFigures *self, CascadaPeriod cut);
CascadaDecimal cascada_figures_get_plan_percent (CascadaFigures *self, CascadaPeriod cut);
CascadaCompliance *cascada_figures_roll_up (CascadaFigures *self, CascadaPeriod cut, const CascadaRatio *values);
guint8 *cascada_figures_get_cross_cutting (CascadaFigures *self);
CascadaPeriod cascada_figures_get_default_cut (CascadaFigures *self);
GArray *cascada_figures_get_cuts (CascadaFigures *self);
guint64 cascada_figures_get_n_computed (CascadaFigures *self);

G_END_DECLS
