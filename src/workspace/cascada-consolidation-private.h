/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-consolidation.h"

G_BEGIN_DECLS

/* The rows of a quarter with their counts and results, in any order. */
gboolean cascada_consolidation_read_rows (CascadaConsolidation *self, CascadaStore *store, GCancellable *cancellable, GError **error);

/* What is programmed and reported in one plan. */
gboolean cascada_consolidation_count (const CascadaConsolidation *self, CascadaConsolidationRow *row, CascadaFigures *figures, CascadaStore *store, GError **error);
gboolean cascada_consolidation_is_reported (const CascadaSeries *series, CascadaPeriod outer, CascadaPeriod until);
void cascada_consolidation_goal_free (gpointer goal);

G_END_DECLS
