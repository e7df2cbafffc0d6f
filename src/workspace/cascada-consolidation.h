/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-date.h"
#include "cascada-figures.h"
#include "cascada-kinds.h"
#include "cascada-ranking.h"
#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaConsolidationFlags:
 * @CASCADA_CONSOLIDATION_ALL_STATES: plans in every state, and those outside the procedure; else only published and closed
 *   ones count
 * @CASCADA_CONSOLIDATION_AS_MODIFIED: by the plans as they are now, with what was modified after the quarter; else by those
 *   that were in force at its end (domain §9)
 */
typedef enum
{
  CASCADA_CONSOLIDATION_ALL_STATES = 1 << 0,
  CASCADA_CONSOLIDATION_AS_MODIFIED = 1 << 1,
} CascadaConsolidationFlags;

/**
 * CascadaUnranked: why a row has no rank.
 * @CASCADA_UNRANKED_NOT: it has one
 * @CASCADA_UNRANKED_NO_PLAN: a process or local office without a management plan for the year
 * @CASCADA_UNRANKED_NOT_PUBLISHED: its plan is still in the procedure, and reports nothing before it is published
 * @CASCADA_UNRANKED_NO_UNIT: the plan says of no unit whose it is
 * @CASCADA_UNRANKED_NOTHING_PROGRAMMED: no goal has a target in the quarter
 * @CASCADA_UNRANKED_NOTHING_REPORTED: no goal programmed in the quarter is reported (domain §5)
 */
typedef enum
{
  CASCADA_UNRANKED_NOT,
  CASCADA_UNRANKED_NO_PLAN,
  CASCADA_UNRANKED_NOT_PUBLISHED,
  CASCADA_UNRANKED_NO_UNIT,
  CASCADA_UNRANKED_NOTHING_PROGRAMMED,
  CASCADA_UNRANKED_NOTHING_REPORTED,
} CascadaUnranked;

/**
 * CascadaConsolidationGoal:
 * @n_indicators: programmed in the quarter
 * @target, @executed: of the quarter, where one indicator is programmed; else none
 * @percent: mean result of its indicators in the quarter, rounded by the plan's rule; absent where there is none
 * @missing: some programmed indicator has no figure
 * @late: some report was sent after the deadline
 * @state: of the report that is least far
 *
 * A goal that is programmed in the quarter.
 */
typedef struct
{
  CascadaRef ref;
  char *code;
  char *name;
  guint n_indicators;
  CascadaRatio target;
  CascadaRatio executed;
  CascadaDecimal percent;
  gboolean missing;
  gboolean late;
  CascadaReportState state;
} CascadaConsolidationGoal;

/**
 * CascadaConsolidationRow:
 * @plan: a management plan of the year; id 0 where the unit has none
 * @title: (nullable): of it
 * @first_year: from when it holds
 * @unit: whose plan it is; 0 for none
 * @unit_code, @unit_name: (nullable): of it
 * @settings: of the plan, by which its results are computed
 * @n_programmed: goals programmed in the quarter, eliminated ones aside; of them:
 * @n_reported: those of which every programmed indicator has a figure for the quarter, or for a month of it
 * @n_unsent: of the reported, those that the unit has not sent yet
 * @n_missing: the others
 * @n_sent: those that wait for the planning office
 * @n_verified: those found coherent
 * @n_returned: those back at the unit, whole or in part
 * @n_late: those of which a report was sent after the deadline
 * @n_reported_year: goals that have some figure in the year up to the quarter
 * @goals: (element-type CascadaConsolidationGoal): those programmed, in the plan's order
 * @quarter: (nullable): result of the quarter alone; %NULL where no plan counts
 * @cumulative: (nullable): result of the year up to the quarter; the same
 * @previous: (nullable): result of the quarter before; of a first quarter, in the unit's plan of the year before; %NULL
 *   where there is no plan or nothing was reported
 * @rank: among the units of the same kind
 * @n_tied: how many units of the kind share the rank, itself among them
 * @unranked: why it has none
 *
 * Where a unit stands in the quarter [P005 act. 12].
 */
typedef struct
{
  CascadaRef plan;
  char *title;
  int first_year;
  CascadaPlanState state;
  gint64 unit;
  char *unit_code;
  char *unit_name;
  CascadaUnitKind unit_kind;
  CascadaSettings settings;
  guint n_programmed;
  guint n_reported;
  guint n_unsent;
  guint n_missing;
  guint n_sent;
  guint n_verified;
  guint n_returned;
  guint n_late;
  guint n_reported_year;
  GPtrArray *goals;
  CascadaCompliance *quarter;
  CascadaCompliance *cumulative;
  CascadaCompliance *previous;
  CascadaRank rank;
  guint n_tied;
  CascadaUnranked unranked;
} CascadaConsolidationRow;

/**
 * CascadaConsolidation:
 * @flags: what it was asked for
 * @deadline: for the reports of @quarter
 * @first_year, @last_year: between which the workspace's management plans hold; 0 where there is none
 * @rows: (element-type CascadaConsolidationRow): in the order of display: kind by kind, each by rank, plans without a
 *   unit last
 *
 * Counted by references; nothing in it changes.
 */
typedef struct
{
  CascadaPeriod quarter;
  CascadaConsolidationFlags flags;
  GDate deadline;
  int first_year;
  int last_year;
  GPtrArray *rows;
} CascadaConsolidation;

CascadaConsolidation *cascada_consolidation_new (CascadaStore *store, CascadaPeriod quarter, CascadaConsolidationFlags flags, GCancellable *cancellable, GError **error);
CascadaConsolidation *cascada_consolidation_ref (CascadaConsolidation *self);
void cascada_consolidation_unref (CascadaConsolidation *self);
void cascada_consolidation_read_async (CascadaWorkspace *workspace, CascadaPeriod quarter, CascadaDate today, CascadaConsolidationFlags flags, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CascadaConsolidation *cascada_consolidation_read_finish (CascadaWorkspace *workspace, GAsyncResult *result, GError **error);

CascadaPeriod cascada_consolidation_choose_quarter (int first_year, int last_year, CascadaDate today);
gboolean cascada_consolidation_read_years (CascadaStore *store, int *first_year, int *last_year, GError **error);
char **cascada_consolidation_describe_settings (const CascadaConsolidation *self, int kind, gboolean for_people, guint most);
const char *cascada_unranked_get_label (CascadaUnranked reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaConsolidation, cascada_consolidation_unref)

G_END_DECLS
