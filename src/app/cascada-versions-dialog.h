/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-workspace.h"

G_BEGIN_DECLS

/** CascadaVersionsDialog: the published versions of a plan: each to be read, any two, or one and now, compared. */
#define CASCADA_TYPE_VERSIONS_DIALOG (cascada_versions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CascadaVersionsDialog, cascada_versions_dialog, CASCADA, VERSIONS_DIALOG, AdwWindow)

CascadaVersionsDialog *cascada_versions_dialog_new (GtkWindow *parent, CascadaWorkspace *workspace, gint64 plan);

G_END_DECLS
