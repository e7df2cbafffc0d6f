/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-ranking-list.h"

G_BEGIN_DECLS

struct _CascadaRankingList
{
  GObject parent_instance;

  CascadaWorkspace *workspace;
  CascadaConsolidation *consolidation;
  GPtrArray *items; /* all, in the order of the consolidation */
  GPtrArray *shown; /* of those, in the order shown */
  GCancellable *reading;
  GError *error;
  char *search; /* folded */
  gulong changed_handler;
  guint waiting;

  CascadaPeriod quarter;
  CascadaRankingShow show;
  int kind;
  int column;
  gboolean descending;
  CascadaConsolidationFlags flags;
  gboolean active;
  gboolean stale;
};

void cascada_ranking_list_arrange (CascadaRankingList *self);

G_END_DECLS
