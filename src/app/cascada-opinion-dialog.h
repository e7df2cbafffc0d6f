/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-request.h"

G_BEGIN_DECLS

/**
 * CascadaOpinionDialog:
 *
 * Records the prior opinion of a body on a modification request. Signal "done" (CascadaOpinionDialog *, const char *message,
 * gboolean recorded).
 */
#define CASCADA_TYPE_OPINION_DIALOG (cascada_opinion_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CascadaOpinionDialog, cascada_opinion_dialog, CASCADA, OPINION_DIALOG, AdwWindow)

CascadaOpinionDialog *cascada_opinion_dialog_new (GtkWindow *parent, CascadaWorkspace *workspace, const CascadaRequestReading *reading);

G_END_DECLS
