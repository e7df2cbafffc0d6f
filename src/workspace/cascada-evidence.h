/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-attachment.h"
#include "cascada-date.h"
#include "cascada-workspace.h"

G_BEGIN_DECLS

/** What one piece of evidence may have, unless the caller says otherwise. */
#define CASCADA_EVIDENCE_LIMIT (50 * G_GINT64_CONSTANT (1048576))

/** Files that are added in one edit, at most. */
#define CASCADA_EVIDENCE_MAX_FILES 100

/**
 * CascadaEvidencePlace: what evidence belongs to.
 * @plan: id, never 0 but where all plans are asked for
 * @goal: id, or 0
 * @period: the quarter it shows, or none
 * @step: id of the step whose document it is, or 0
 * @request: id of the modification request whose document it is, or 0
 */
typedef struct
{
  gint64 plan;
  gint64 goal;
  CascadaPeriod period;
  gint64 step;
  gint64 request;
} CascadaEvidencePlace;

/** CascadaEvidenceState: whether a file is as it was added. */
typedef enum
{
  CASCADA_EVIDENCE_STATE_LINK, /* a link or file-room reference: kept elsewhere */
  CASCADA_EVIDENCE_STATE_PRESENT,
  CASCADA_EVIDENCE_STATE_MISSING,
  CASCADA_EVIDENCE_STATE_CHANGED,
} CascadaEvidenceState;

/** CascadaEvidenceProgress: @fraction: read by now, 0–1; @name: of the file. Called in any thread. */
typedef void (*CascadaEvidenceProgress) (double fraction, const char *name, gpointer data);

/* Adding. A file that the place has already, by its name and content, is not added again. */
gboolean cascada_evidence_may_change (CascadaWorkspace *workspace, const CascadaEvidencePlace *place, GError **error);
gboolean cascada_evidence_add_file (CascadaWorkspace *workspace, const CascadaEvidencePlace *place, const char *path, gint64 limit, CascadaDate today, GCancellable *cancellable, CascadaRef *attachment, GError **error);
void cascada_evidence_add_files_async (CascadaWorkspace *workspace, const CascadaEvidencePlace *place, GPtrArray *files, gint64 limit, CascadaDate today, CascadaEvidenceProgress progress, gpointer data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean cascada_evidence_add_files_finish (CascadaWorkspace *workspace, GAsyncResult *result, guint *n_added, GError **error);
gboolean cascada_evidence_add_link (CascadaWorkspace *workspace, const CascadaEvidencePlace *place, const char *name, const char *link, CascadaDate today, CascadaRef *attachment, GError **error);
gboolean cascada_evidence_remove (CascadaWorkspace *workspace, CascadaRef attachment, GError **error);

/* Reading. With any connection: a thread uses one of its own. */
GPtrArray *cascada_evidence_list (CascadaStore *store, const CascadaEvidencePlace *place, GError **error);
gboolean cascada_evidence_save (CascadaStore *store, CascadaRecord *attachment, const char *path, GCancellable *cancellable, GError **error);
gboolean cascada_evidence_get_state (CascadaStore *store, CascadaRecord *attachment, GCancellable *cancellable, CascadaEvidenceState *state, GError **error);
char *cascada_evidence_get_author (CascadaStore *store, CascadaRecord *attachment, GError **error);
const char *cascada_evidence_state_get_label (CascadaEvidenceState state);

/* Looking at a file with another program. */
gboolean cascada_evidence_may_open (CascadaRecord *attachment);
char *cascada_evidence_open_copy (CascadaStore *store, CascadaRecord *attachment, GCancellable *cancellable, GError **error);
void cascada_evidence_forget_copies (void);

G_END_DECLS
