/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-date.h"
#include "cascada-ranking.h"
#include "cascada-store.h"

#include "cascada-kinds.h"

G_BEGIN_DECLS

/**
 * CascadaUnitRanking:
 * @unit: id
 * @plan: id of its management plan of the year
 * @decimals: by which the plan rounds
 * @settings: of the plan, as "name=value, …"
 * @n_programmed: indicators programmed in the quarter, eliminated goals aside [P005 policy 9]
 * @n_reported: of them, reported
 * @n_sent: of them, waiting for the planning office
 * @n_verified: of them, closed
 * @n_returned: of them, back at the unit
 * @n_late: of them, sent after the deadline
 * @quarter: result of the quarter alone
 * @cumulative: result of the year up to the quarter
 * @rank: among the units of its kind
 *
 * One unit in the consolidation of a quarter [P005 act. 12].
 */
typedef struct
{
  gint64 unit;
  gint64 plan;
  CascadaUnitKind kind;
  char *name;
  char *settings;
  guint decimals;
  guint n_programmed;
  guint n_reported;
  guint n_sent;
  guint n_verified;
  guint n_returned;
  guint n_late;
  guint n_reported_year;
  CascadaCompliance *quarter;
  CascadaCompliance *cumulative;
  CascadaCompliance *previous;
  CascadaRank rank;
} CascadaUnitRanking;

GPtrArray *cascada_consolidate (CascadaStore *store, CascadaPeriod quarter, gboolean all_states, GCancellable *cancellable, GError **error);
void cascada_unit_ranking_free (CascadaUnitRanking *unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaUnitRanking, cascada_unit_ranking_free)

G_END_DECLS
