/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-coherence.h"
#include "cascada-workspace.h"

G_BEGIN_DECLS

/** CascadaRepair: what cascada_check_repair() can do about a finding in one edit. */
typedef enum
{
  CASCADA_REPAIR_NONE,
  CASCADA_REPAIR_WEIGHT_RESIDUE, /* give what the weights miss of 100 to the largest one (domain §5) */
  CASCADA_REPAIR_EQUAL_WEIGHTS,  /* state the equal parts that hold where weights are missing */
} CascadaRepair;

/**
 * CascadaCheckResult:
 * @finding: what is wrong
 * @ref: record that it is about; of a report, its indicator
 * @period: quarter of the report that it is about, else %CASCADA_PERIOD_NONE
 * @repair: what one edit can do about it
 */
typedef struct
{
  CascadaFinding *finding;
  CascadaRef ref;
  CascadaPeriod period;
  CascadaRepair repair;
} CascadaCheckResult;

GPtrArray *cascada_check_plan (CascadaStore *store, gint64 plan, GCancellable *cancellable, GError **error);
GPtrArray *cascada_check_formulation (CascadaStore *store, gint64 plan, GCancellable *cancellable, GError **error);
void cascada_check_plan_async (CascadaWorkspace *workspace, gint64 plan, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *cascada_check_plan_finish (CascadaWorkspace *workspace, GAsyncResult *result, GError **error);
gboolean cascada_check_repair (CascadaWorkspace *workspace, const CascadaCheckResult *result, GError **error);
void cascada_check_result_free (CascadaCheckResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaCheckResult, cascada_check_result_free)

G_END_DECLS
