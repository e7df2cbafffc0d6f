/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-date.h"
#include "cascada-workspace.h"

G_BEGIN_DECLS

/** What one piece of evidence may have, unless the caller says otherwise. */
#define CASCADA_EVIDENCE_LIMIT (50 * G_GINT64_CONSTANT (1048576))

/**
 * CascadaEvidencePlace: what evidence belongs to.
 * @plan: id, never 0
 * @goal: id, or 0
 * @period: the quarter it shows, or none
 * @step: id of the step whose document it is, or 0
 */
typedef struct
{
  gint64 plan;
  gint64 goal;
  CascadaPeriod period;
  gint64 step;
} CascadaEvidencePlace;

/** CascadaEvidenceState: whether a file is as it was added. */
typedef enum
{
  CASCADA_EVIDENCE_STATE_LINK, /* a link or file-room reference: kept elsewhere */
  CASCADA_EVIDENCE_STATE_PRESENT,
  CASCADA_EVIDENCE_STATE_MISSING,
  CASCADA_EVIDENCE_STATE_CHANGED,
} CascadaEvidenceState;

gboolean cascada_evidence_add_file (CascadaWorkspace *workspace, const CascadaEvidencePlace *place, const char *path, gint64 limit, CascadaDate today, GCancellable *cancellable, CascadaRef *attachment, GError **error);
gboolean cascada_evidence_add_link (CascadaWorkspace *workspace, const CascadaEvidencePlace *place, const char *name, const char *link, CascadaDate today, CascadaRef *attachment, GError **error);
gboolean cascada_evidence_save (CascadaStore *store, CascadaRecord *attachment, const char *path, GCancellable *cancellable, GError **error);
gboolean cascada_evidence_get_state (CascadaStore *store, CascadaRecord *attachment, GCancellable *cancellable, CascadaEvidenceState *state, GError **error);

G_END_DECLS
