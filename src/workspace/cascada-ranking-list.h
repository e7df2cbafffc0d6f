/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cascada-ranking-item.h"

G_BEGIN_DECLS

/** CascadaRankingShow: whose reports are in some state. */
typedef enum
{
  CASCADA_RANKING_SHOW_ALL,
  CASCADA_RANKING_SHOW_MISSING,  /* some goal is not reported, or the unit has no plan that counts */
  CASCADA_RANKING_SHOW_LATE,     /* some report was sent after the deadline */
  CASCADA_RANKING_SHOW_RETURNED, /* some report is back at the unit */
  CASCADA_RANKING_SHOW_SENT,     /* some report waits for the planning office */
} CascadaRankingShow;

/** CascadaRankingStatus: what there is to be seen. */
typedef enum
{
  CASCADA_RANKING_STATUS_LOADING,
  CASCADA_RANKING_STATUS_FAILED,
  CASCADA_RANKING_STATUS_NO_PLANS,
  CASCADA_RANKING_STATUS_NO_MATCH,
  CASCADA_RANKING_STATUS_ROWS,
} CascadaRankingStatus;

/**
 * CascadaRankingList:
 *
 * A quarter over all units as a #GListModel of #CascadaRankingItem: those ranked in the order asked for, and below them
 * those without a rank. It is read in a thread, and again some time after the workspace changed, while it is active.
 *
 * Properties: "workspace", "quarter" (int #CascadaPeriod; 0 until one is chosen or read), "status"
 * (int #CascadaRankingStatus), "reading" (bool), "active" (bool), "summary", "settings", "notice" (texts).
 */
#define CASCADA_TYPE_RANKING_LIST (cascada_ranking_list_get_type ())
G_DECLARE_FINAL_TYPE (CascadaRankingList, cascada_ranking_list, CASCADA, RANKING_LIST, GObject)

CascadaRankingList *cascada_ranking_list_new (void);
CascadaWorkspace *cascada_ranking_list_get_workspace (CascadaRankingList *self);
void cascada_ranking_list_set_workspace (CascadaRankingList *self, CascadaWorkspace *workspace);
void cascada_ranking_list_set_active (CascadaRankingList *self, gboolean active);

CascadaPeriod cascada_ranking_list_get_quarter (CascadaRankingList *self);
void cascada_ranking_list_set_quarter (CascadaRankingList *self, CascadaPeriod quarter);
gboolean cascada_ranking_list_can_step (CascadaRankingList *self, int n_quarters);
void cascada_ranking_list_step (CascadaRankingList *self, int n_quarters);

int cascada_ranking_list_get_kind (CascadaRankingList *self);
void cascada_ranking_list_set_kind (CascadaRankingList *self, int kind);
CascadaRankingShow cascada_ranking_list_get_show (CascadaRankingList *self);
void cascada_ranking_list_set_show (CascadaRankingList *self, CascadaRankingShow show);
void cascada_ranking_list_set_flags (CascadaRankingList *self, CascadaConsolidationFlags flags);
void cascada_ranking_list_set_search (CascadaRankingList *self, const char *text);
void cascada_ranking_list_set_order (CascadaRankingList *self, int column, gboolean descending);

CascadaRankingStatus cascada_ranking_list_get_status (CascadaRankingList *self);
CascadaConsolidation *cascada_ranking_list_get_consolidation (CascadaRankingList *self);
const GError *cascada_ranking_list_get_error (CascadaRankingList *self);
guint cascada_ranking_list_find (CascadaRankingList *self, gint64 key);

G_END_DECLS
