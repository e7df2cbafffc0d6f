/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-figures.h"

G_BEGIN_DECLS

/**
 * CascadaPlanRow: a visible row: a node of the figures with the cut-off it is read at. Made on demand, forgotten when
 * unused; the same object for the same record while it lives. Emits "changed" when its figures, texts, place, cut-off
 * or expansion changed: all that it shows may be read again.
 */
#define CASCADA_TYPE_PLAN_ROW (cascada_plan_row_get_type ())
G_DECLARE_FINAL_TYPE (CascadaPlanRow, cascada_plan_row, CASCADA, PLAN_ROW, GObject)

CascadaNode cascada_plan_row_get_node (CascadaPlanRow *self);
guint cascada_plan_row_get_level (CascadaPlanRow *self);
CascadaRef cascada_plan_row_get_ref (CascadaPlanRow *self);
gboolean cascada_plan_row_is_gone (CascadaPlanRow *self);
gboolean cascada_plan_row_is_expandable (CascadaPlanRow *self);
gboolean cascada_plan_row_is_expanded (CascadaPlanRow *self);

/* What its cells show. An absent decimal is %CASCADA_DECIMAL_NONE; percentages are rounded by the plan's rule. */
const char *cascada_plan_row_get_code (CascadaPlanRow *self);
const char *cascada_plan_row_get_name (CascadaPlanRow *self);
CascadaDecimal cascada_plan_row_get_weight (CascadaPlanRow *self);
CascadaDecimal cascada_plan_row_get_target (CascadaPlanRow *self);
CascadaDecimal cascada_plan_row_get_executed (CascadaPlanRow *self);
CascadaDecimal cascada_plan_row_get_progress (CascadaPlanRow *self);
CascadaDecimal cascada_plan_row_get_progress_year (CascadaPlanRow *self);
CascadaState cascada_plan_row_get_state (CascadaPlanRow *self);

G_END_DECLS
