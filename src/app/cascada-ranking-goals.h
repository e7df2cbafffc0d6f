/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-ranking-item.h"

G_BEGIN_DECLS

/** CascadaRankingGoals: the goals of one unit that are programmed in a quarter, with their results; each leads to itself. */
#define CASCADA_TYPE_RANKING_GOALS (cascada_ranking_goals_get_type ())
G_DECLARE_FINAL_TYPE (CascadaRankingGoals, cascada_ranking_goals, CASCADA, RANKING_GOALS, AdwBin)

void cascada_ranking_goals_set_item (CascadaRankingGoals *self, CascadaRankingItem *item, CascadaPeriod quarter);

/* The page of the plan that tells of reports: where it has one. */
void cascada_ranking_go (GtkWidget *from, CascadaRankingItem *item, CascadaRef ref, CascadaPeriod quarter);

G_END_DECLS
