/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-quarter.h"

G_BEGIN_DECLS

/**
 * CascadaQuarterScope:
 * @evidence: goal → how many files and references
 *
 * What all reports of one plan and quarter have in common, read once.
 */
typedef struct
{
  CascadaWorkspace *workspace; /* borrowed */
  CascadaRecord *record;
  CascadaFigures *figures;
  GHashTable *evidence;
  CascadaStatement *duty;
  gint64 plan;
  CascadaPeriod quarter;
  GDate today, deadline;
} CascadaQuarterScope;

gboolean cascada_quarter_scope_init (CascadaQuarterScope *self, CascadaWorkspace *workspace, gint64 plan, CascadaPeriod quarter, CascadaDate today, GError **error);
CascadaQuarterReport *cascada_quarter_scope_read (CascadaQuarterScope *self, gint64 indicator, GError **error);
void cascada_quarter_scope_clear (CascadaQuarterScope *self);
gboolean cascada_quarter_check_step (CascadaWorkspace *workspace, const CascadaQuarterReport *report, CascadaReportStep step, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CascadaQuarterScope, cascada_quarter_scope_clear)

G_END_DECLS
