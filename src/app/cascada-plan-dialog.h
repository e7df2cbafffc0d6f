/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaPlanDialog: title, kind, years and settings of a plan, a new one or one that is there. Saving is one edit.
 *
 * Signal "saved" (CascadaPlanDialog *, CascadaRecord *plan, const char *message): it was, and can be undone.
 */
#define CASCADA_TYPE_PLAN_DIALOG (cascada_plan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CascadaPlanDialog, cascada_plan_dialog, CASCADA, PLAN_DIALOG, AdwWindow)

CascadaPlanDialog *cascada_plan_dialog_new (GtkWindow *parent, CascadaWorkspace *workspace, CascadaRecord *plan);

G_END_DECLS
