/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-csv-export.h"
#include "cascada-evidence.h"

G_BEGIN_DECLS

gboolean cascada_evidence_manifest (CascadaStore *store, const CascadaEvidencePlace *place, CascadaCsvStyle style, GOutputStream *stream, guint *n_damaged, GCancellable *cancellable, GError **error);
gboolean cascada_evidence_manifest_file (CascadaStore *store, const CascadaEvidencePlace *place, CascadaCsvStyle style, const char *path, guint *n_damaged, GCancellable *cancellable, GError **error);
gboolean cascada_evidence_save_folder (CascadaStore *store, const CascadaEvidencePlace *place, const char *folder, guint *n_saved, guint *n_damaged, GCancellable *cancellable, GError **error);

G_END_DECLS
