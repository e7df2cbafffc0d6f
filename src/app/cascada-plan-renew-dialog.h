/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaPlanRenewDialog: makes next year's plan of one, or plans for many units, off the main loop and in one edit.
 *
 * Signal "made" (CascadaPlanRenewDialog *, CascadaRecord *plan, const char *message): they are there; @plan is the first.
 */
#define CASCADA_TYPE_PLAN_RENEW_DIALOG (cascada_plan_renew_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CascadaPlanRenewDialog, cascada_plan_renew_dialog, CASCADA, PLAN_RENEW_DIALOG, AdwWindow)

CascadaPlanRenewDialog *cascada_plan_renew_dialog_new (GtkWindow *parent, CascadaWorkspace *workspace, CascadaRecord *plan, gboolean for_units);

G_END_DECLS
