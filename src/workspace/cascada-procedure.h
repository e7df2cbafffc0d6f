/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-date.h"
#include "cascada-lifecycle.h"
#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaStepDetails: what is told of a step when it is taken.
 * @date: of the step; %CASCADA_DATE_NONE for today
 * @period: quarter it is about, where it is about one
 * @document: (nullable): HOLA case number, memo, minutes
 * @text: (nullable): reason or remark
 */
typedef struct
{
  CascadaDate date;
  CascadaPeriod period;
  const char *document;
  const char *text;
} CascadaStepDetails;

/* Whoever works in the workspace takes the steps; "today" is given by the caller. */
GPtrArray *cascada_procedure_check (CascadaWorkspace *workspace, gint64 plan, CascadaPlanStep step, const CascadaStepDetails *details, CascadaDate today, GError **error);
gboolean cascada_procedure_take (CascadaWorkspace *workspace, gint64 plan, CascadaPlanStep step, const CascadaStepDetails *details, CascadaDate today, CascadaRef *record, GError **error);
gboolean cascada_procedure_read_standing (CascadaWorkspace *workspace, CascadaRecord *plan, CascadaPlanLife *life, GError **error);

void cascada_procedure_take_async (CascadaWorkspace *workspace, gint64 plan, CascadaPlanStep step, const CascadaStepDetails *details, CascadaDate today, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean cascada_procedure_take_finish (CascadaWorkspace *workspace, GAsyncResult *result, GError **error);

gboolean cascada_procedure_observe (CascadaWorkspace *workspace, gint64 plan, gint64 goal, const char *field, const char *text, CascadaDate today, CascadaRef *observation, GError **error);
gboolean cascada_procedure_answer (CascadaWorkspace *workspace, gint64 observation, const char *answer, CascadaDate today, GError **error);
gboolean cascada_procedure_resolve (CascadaWorkspace *workspace, gint64 observation, GError **error);

G_END_DECLS
