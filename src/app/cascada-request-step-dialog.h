/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-request.h"

G_BEGIN_DECLS

/**
 * CascadaRequestStepDialog:
 *
 * Takes a step of a modification request: what is told of it, and whether what it asks for is met, as one types. Signal
 * "done" (CascadaRequestStepDialog *, const char *message, gboolean taken): the step was taken, or the goal had changed.
 */
#define CASCADA_TYPE_REQUEST_STEP_DIALOG (cascada_request_step_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CascadaRequestStepDialog, cascada_request_step_dialog, CASCADA, REQUEST_STEP_DIALOG, AdwWindow)

CascadaRequestStepDialog *cascada_request_step_dialog_new (GtkWindow *parent, CascadaWorkspace *workspace, gint64 request, CascadaRequestStep step);

G_END_DECLS
