/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-request.h"
#include "cascada-workspace.h"

G_BEGIN_DECLS

/** CASCADA_TYPE_REF: #CascadaRef as a boxed type, for properties. */
#define CASCADA_TYPE_REF (cascada_ref_get_type ())
GType cascada_ref_get_type (void) G_GNUC_CONST;

/**
 * CascadaPlanView:
 *
 * One plan as it is being looked at in a window: what the table, the chart and the detail pane share. Each page has a
 * property "view" (#CascadaPlanView, nullable), bound by the window's template; choosing another plan gives the pages
 * another view, so a page drops all it knew of the old one. The view outlives no workspace.
 *
 * Properties: "workspace", "plan" (#CascadaRecord of the plan), "figures", "cut" (#CascadaPeriod as int), "selection"
 * (%CASCADA_TYPE_REF; kind %CASCADA_KIND_NONE where nothing is selected), "search" (never %NULL).
 *
 * Signals:
 * - "refreshed" (CascadaPlanView *, gboolean structure_changed, GArray *changes): after each committed edit, undo and
 *   redo, when the figures are up to date. @changes is of #CascadaChange, %NULL where everything may have changed.
 *   Rows came, went or moved where @structure_changed.
 * - "revealed" (CascadaPlanView *, CascadaRef *): somebody asked to see this record in the table: expand, scroll to it.
 * - "told" (CascadaPlanView *, const char *message, gboolean undoable): the window shows a toast.
 * - "marked" (CascadaPlanView *): modification requests changed: marks of goals are to be asked for again.
 */
#define CASCADA_TYPE_PLAN_VIEW (cascada_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (CascadaPlanView, cascada_plan_view, CASCADA, PLAN_VIEW, GObject)

CascadaPlanView *cascada_plan_view_new (CascadaWorkspace *workspace, CascadaRecord *plan, CascadaFigures *figures);

CascadaWorkspace *cascada_plan_view_get_workspace (CascadaPlanView *self);
CascadaRecord *cascada_plan_view_get_plan (CascadaPlanView *self);
CascadaFigures *cascada_plan_view_get_figures (CascadaPlanView *self);

CascadaPeriod cascada_plan_view_get_cut (CascadaPlanView *self);
void cascada_plan_view_set_cut (CascadaPlanView *self, CascadaPeriod cut);
const char *cascada_plan_view_get_search (CascadaPlanView *self);
void cascada_plan_view_set_search (CascadaPlanView *self, const char *search);

CascadaRef cascada_plan_view_get_selection (CascadaPlanView *self);
void cascada_plan_view_select (CascadaPlanView *self, CascadaRef ref);
void cascada_plan_view_reveal (CascadaPlanView *self, CascadaRef ref);
CascadaRef cascada_plan_view_get_node_ref (CascadaPlanView *self, CascadaNode node);
gboolean cascada_plan_view_find_node (CascadaPlanView *self, CascadaRef ref, CascadaNode *node);
const CascadaRequestMark *cascada_plan_view_get_mark (CascadaPlanView *self, gint64 goal);

void cascada_plan_view_tell (CascadaPlanView *self, const char *message, gboolean undoable);
void cascada_plan_view_tell_error (CascadaPlanView *self, const GError *error);

/* Undoable edits, each one edit of the workspace. Those with a GError leave the telling to the caller (a field shows it
 * beside itself); the others tell what they did, with Undo, or what stood in the way. */
gboolean cascada_plan_view_can_edit (CascadaPlanView *self);
gboolean cascada_plan_view_change (CascadaPlanView *self, CascadaRef ref, guint field, const CascadaValue *value, GError **error);
gboolean cascada_plan_view_add (CascadaPlanView *self, CascadaRef parent);
gboolean cascada_plan_view_duplicate (CascadaPlanView *self, CascadaRef ref);
gboolean cascada_plan_view_shift (CascadaPlanView *self, CascadaRef ref, int steps);
gboolean cascada_plan_view_delete (CascadaPlanView *self, CascadaRef ref);

G_END_DECLS
