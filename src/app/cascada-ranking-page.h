/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-ranking-list.h"

G_BEGIN_DECLS

/**
 * CascadaRankingPage: a quarter over all units: what was reported, the results, the ranking [P005 act. 12].
 *
 * Properties: "workspace" (nullable); for menus "kind", "show", "order" (strings), "all-states" (bool).
 * Actions: "ranking.previous", "ranking.next", "ranking.copy", "ranking.export", and those of the properties.
 */
#define CASCADA_TYPE_RANKING_PAGE (cascada_ranking_page_get_type ())
G_DECLARE_FINAL_TYPE (CascadaRankingPage, cascada_ranking_page, CASCADA, RANKING_PAGE, AdwBin)

CascadaRankingList *cascada_ranking_page_get_list (CascadaRankingPage *self);

G_END_DECLS
