/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-job.h"
#include "cascada-plan-view.h"

G_BEGIN_DECLS

/**
 * CascadaWorkspaceView: an open workspace: the list of plans, the pages of the chosen plan, and the detail pane.
 *
 * Its template ui/cascada-workspace-view.ui is where pages are plugged in: each is a widget with a property "view",
 * bound there to the view of the chosen plan.
 *
 * Properties: "workspace", "view" (#CascadaPlanView of the chosen plan, nullable).
 */
#define CASCADA_TYPE_WORKSPACE_VIEW (cascada_workspace_view_get_type ())
G_DECLARE_FINAL_TYPE (CascadaWorkspaceView, cascada_workspace_view, CASCADA, WORKSPACE_VIEW, AdwBin)

CascadaWorkspace *cascada_workspace_view_get_workspace (CascadaWorkspaceView *self);
void cascada_workspace_view_set_workspace (CascadaWorkspaceView *self, CascadaWorkspace *workspace);
void cascada_workspace_view_take_width (CascadaWorkspaceView *self, int width);
void cascada_workspace_view_set_lock_message (CascadaWorkspaceView *self, const char *message);
CascadaPlanView *cascada_workspace_view_get_view (CascadaWorkspaceView *self);
GActionGroup *cascada_workspace_view_get_record_actions (CascadaWorkspaceView *self);
void cascada_workspace_view_choose_plan (CascadaWorkspaceView *self, CascadaRecord *plan);

void cascada_workspace_view_add_job (CascadaWorkspaceView *self, CascadaJob *job);
gboolean cascada_workspace_view_is_busy (CascadaWorkspaceView *self);
void cascada_workspace_view_cancel_jobs (CascadaWorkspaceView *self);

G_END_DECLS
