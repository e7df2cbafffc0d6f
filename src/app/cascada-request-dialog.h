/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-request.h"

G_BEGIN_DECLS

/**
 * CascadaRequestDialog:
 *
 * A request to modify a goal: what is proposed beside what is present, what the procedure says of it as one types, and what it
 * changes. One that is a draft of who works is written, presented or withdrawn; any other is read.
 *
 * What is typed is kept on this computer with each key (it comes back after a kill), and put into the draft as one edit when
 * the dialog is closed or the request presented: the history of the workspace has what somebody meant, not how they typed it.
 */
#define CASCADA_TYPE_REQUEST_DIALOG (cascada_request_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CascadaRequestDialog, cascada_request_dialog, CASCADA, REQUEST_DIALOG, AdwWindow)

CascadaRequestDialog *cascada_request_dialog_new (GtkWindow *parent, CascadaWorkspace *workspace, gint64 request);
void cascada_request_dialog_set_begun (CascadaRequestDialog *self);

G_END_DECLS
