/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaRecordDialog:
 *
 * The fields of a person or a unit in a dialog, made from the record's own declarations; saved as one undoable edit. What
 * is typed for a new one survives closing and a killed program.
 *
 * Signal "saved" (const char *message): it was written, or removed.
 */
#define CASCADA_TYPE_RECORD_DIALOG (cascada_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CascadaRecordDialog, cascada_record_dialog, CASCADA, RECORD_DIALOG, AdwWindow)

CascadaRecordDialog *cascada_record_dialog_new (GtkWindow *parent, CascadaWorkspace *workspace, CascadaKind kind, CascadaRecord *record);

G_END_DECLS
