/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-plan-view.h"

G_BEGIN_DECLS

/**
 * CascadaRecordActions:
 *
 * What can be done with what is selected in a plan, as actions: "details", "why", "add-objective", "add-goal",
 * "add-indicator", "duplicate", "move-up", "move-down", "delete", "request". Each is enabled while it can be done. The window
 * offers them as "plan.…".
 *
 * Properties: "view" (#CascadaPlanView, nullable). Signal "shown" (CascadaRecordActions *, gboolean explain): somebody
 * wants to see the details, or why the figure is what it is. Signal "requested" (CascadaRecordActions *, gint64 goal): somebody
 * wants to request a modification of the goal.
 */
#define CASCADA_TYPE_RECORD_ACTIONS (cascada_record_actions_get_type ())
G_DECLARE_FINAL_TYPE (CascadaRecordActions, cascada_record_actions, CASCADA, RECORD_ACTIONS, GObject)

CascadaRecordActions *cascada_record_actions_new (void);
GActionGroup *cascada_record_actions_get_group (CascadaRecordActions *self);
void cascada_record_actions_set_view (CascadaRecordActions *self, CascadaPlanView *view);
gboolean cascada_record_actions_may_request (CascadaPlanView *view, gint64 goal, GError **error);

G_END_DECLS
