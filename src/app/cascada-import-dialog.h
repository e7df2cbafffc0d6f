/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaImportDialog: CSV tables into the workspace. A dry run lists all that is found before anything is changed;
 * the import itself is one edit, after a backup, and can be cancelled.
 *
 * Signal "imported" (CascadaImportDialog *, CascadaRecord *plan, const char *message).
 */
#define CASCADA_TYPE_IMPORT_DIALOG (cascada_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CascadaImportDialog, cascada_import_dialog, CASCADA, IMPORT_DIALOG, AdwWindow)

CascadaImportDialog *cascada_import_dialog_new (GtkWindow *parent, CascadaWorkspace *workspace);
void cascada_import_dialog_add_file (CascadaImportDialog *self, const char *path);

G_END_DECLS
