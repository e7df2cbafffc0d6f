/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-evidence.h"

G_BEGIN_DECLS

/**
 * CascadaEvidenceList:
 *
 * The evidence of a place: files that are added by dialog, dropping or pasting, and links; opened, saved out and removed.
 * What cannot be done now is insensitive and says why. It follows the workspace.
 */
#define CASCADA_TYPE_EVIDENCE_LIST (cascada_evidence_list_get_type ())
G_DECLARE_FINAL_TYPE (CascadaEvidenceList, cascada_evidence_list, CASCADA, EVIDENCE_LIST, AdwBin)

GtkWidget *cascada_evidence_list_new (void);
void cascada_evidence_list_set_place (CascadaEvidenceList *self, CascadaWorkspace *workspace, const CascadaEvidencePlace *place);
void cascada_evidence_list_add_files (CascadaEvidenceList *self, GSList *files);
gboolean cascada_evidence_list_is_busy (CascadaEvidenceList *self);

G_END_DECLS
