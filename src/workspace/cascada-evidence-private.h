/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-evidence.h"

G_BEGIN_DECLS

/** CascadaIncoming: a file that was read, to be added. */
typedef struct
{
  char *name;
  char *media_type;
  CascadaContent *content;
} CascadaIncoming;

CascadaIncoming *cascada_incoming_read (GFile *file, gint64 limit, CascadaContentProgress progress, gpointer data, GCancellable *cancellable, GError **error);
void cascada_incoming_free (gpointer incoming);
gboolean cascada_evidence_write_files (CascadaWorkspace *workspace, const CascadaEvidencePlace *place, const GPtrArray *incoming, CascadaDate today, GCancellable *cancellable, CascadaRef *last, guint *n_added, GError **error);

G_END_DECLS
