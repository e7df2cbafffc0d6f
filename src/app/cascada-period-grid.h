/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-plan-view.h"

G_BEGIN_DECLS

/**
 * CascadaPeriodGrid:
 *
 * Targets and executed values of one indicator by period, each cell editable. Enter and Down go to the next period,
 * Up to the one before. Periods that the plan does not use yet can be added.
 */
#define CASCADA_TYPE_PERIOD_GRID (cascada_period_grid_get_type ())
G_DECLARE_FINAL_TYPE (CascadaPeriodGrid, cascada_period_grid, CASCADA, PERIOD_GRID, AdwBin)

void cascada_period_grid_show (CascadaPeriodGrid *self, CascadaPlanView *view, CascadaRef indicator);
void cascada_period_grid_clear (CascadaPeriodGrid *self);

G_END_DECLS
