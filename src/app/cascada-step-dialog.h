/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-lifecycle.h"
#include "cascada-plan-view.h"

G_BEGIN_DECLS

/**
 * CascadaStepDialog:
 *
 * Takes a step of a plan’s life: what is told of it, and whether what it asks for is met, as one types. Signal "done"
 * (CascadaStepDialog *, const char *message): the step was taken.
 */
#define CASCADA_TYPE_STEP_DIALOG (cascada_step_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CascadaStepDialog, cascada_step_dialog, CASCADA, STEP_DIALOG, AdwWindow)

CascadaStepDialog *cascada_step_dialog_new (GtkWindow *parent, CascadaPlanView *view, CascadaPlanStep step);

G_END_DECLS
