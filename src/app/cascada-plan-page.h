/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-plan-table.h"

G_BEGIN_DECLS

/**
 * CascadaPlanPage:
 *
 * The page of a plan's table: counts, unfolding, order and columns above it, and what to say where there is nothing to
 * show. The search is the view's.
 *
 * Properties: "view" (#CascadaPlanView, nullable). Signal "activated" (#CascadaRef *): a row was opened.
 */
#define CASCADA_TYPE_PLAN_PAGE (cascada_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (CascadaPlanPage, cascada_plan_page, CASCADA, PLAN_PAGE, AdwBin)

CascadaPlanView *cascada_plan_page_get_view (CascadaPlanPage *self);
void cascada_plan_page_set_view (CascadaPlanPage *self, CascadaPlanView *view);
CascadaPlanTable *cascada_plan_page_get_table (CascadaPlanPage *self);

G_END_DECLS
