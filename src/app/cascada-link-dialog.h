/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-evidence.h"

G_BEGIN_DECLS

/** CascadaLinkDialog: notes evidence that is kept elsewhere, by its address or its place in the file room. */
#define CASCADA_TYPE_LINK_DIALOG (cascada_link_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CascadaLinkDialog, cascada_link_dialog, CASCADA, LINK_DIALOG, AdwWindow)

CascadaLinkDialog *cascada_link_dialog_new (GtkWindow *parent, CascadaWorkspace *workspace, const CascadaEvidencePlace *place);

G_END_DECLS
