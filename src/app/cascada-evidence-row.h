/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-evidence.h"

G_BEGIN_DECLS

/**
 * CascadaEvidenceRow:
 *
 * A piece of evidence in the list: what it is, and its buttons, keys and menu, which activate “evidence.open”,
 * “evidence.save” and “evidence.remove” with its id.
 */
#define CASCADA_TYPE_EVIDENCE_ROW (cascada_evidence_row_get_type ())
G_DECLARE_FINAL_TYPE (CascadaEvidenceRow, cascada_evidence_row, CASCADA, EVIDENCE_ROW, AdwActionRow)

GtkWidget *cascada_evidence_row_new (CascadaRecord *attachment);
CascadaRecord *cascada_evidence_row_get_attachment (CascadaEvidenceRow *self);
void cascada_evidence_row_set_state (CascadaEvidenceRow *self, CascadaEvidenceState state);
void cascada_evidence_row_set_refusal (CascadaEvidenceRow *self, const char *refusal);
void cascada_evidence_row_activate (CascadaEvidenceRow *self);

G_END_DECLS
