/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-consolidation.h"

G_BEGIN_DECLS

/** CascadaRankingColumn: what is told of a unit. */
typedef enum
{
  CASCADA_RANKING_COLUMN_KIND,
  CASCADA_RANKING_COLUMN_RANK,
  CASCADA_RANKING_COLUMN_UNIT,
  CASCADA_RANKING_COLUMN_RESULT,
  CASCADA_RANKING_COLUMN_CUMULATIVE,
  CASCADA_RANKING_COLUMN_CHANGE, /* percentage points and places against the quarter before */
  CASCADA_RANKING_COLUMN_REPORTED,
  CASCADA_RANKING_COLUMN_VERIFIED,
  CASCADA_RANKING_COLUMN_LATE,
  CASCADA_RANKING_COLUMN_RETURNED,
  CASCADA_N_RANKING_COLUMNS,
} CascadaRankingColumn;

/** CascadaRankingItem: a row of a consolidation, for lists. It never changes: a later reading brings others. */
#define CASCADA_TYPE_RANKING_ITEM (cascada_ranking_item_get_type ())
G_DECLARE_FINAL_TYPE (CascadaRankingItem, cascada_ranking_item, CASCADA, RANKING_ITEM, GObject)

CascadaRankingItem *cascada_ranking_item_new (CascadaConsolidation *consolidation, guint index);
const CascadaConsolidationRow *cascada_ranking_item_get_row (CascadaRankingItem *self);
const char *cascada_ranking_item_get_name (CascadaRankingItem *self);
gint64 cascada_ranking_item_get_key (CascadaRankingItem *self);

char *cascada_ranking_item_get_text (CascadaRankingItem *self, CascadaRankingColumn column);
char *cascada_ranking_item_get_tip (CascadaRankingItem *self, CascadaRankingColumn column);
CascadaDecimal cascada_ranking_item_get_percent (CascadaRankingItem *self, CascadaRankingColumn column);
CascadaState cascada_ranking_item_get_state (CascadaRankingItem *self);
int cascada_ranking_item_compare (CascadaRankingItem *self, CascadaRankingItem *other, CascadaRankingColumn column);

G_END_DECLS
