/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-evidence-list.h"

#include "cascada-evidence-row.h"
#include "cascada-job.h"

G_BEGIN_DECLS

struct _CascadaEvidenceList
{
  AdwBin parent_instance;

  CascadaWorkspace *workspace;
  GSignalGroup *workspace_signals;
  GSettings *settings;
  GHashTable *states;        /* SHA-256 → CascadaEvidenceState: proven since the place was set */
  GCancellable *cancellable; /* of what is read for this place */
  CascadaJob *adding;
  CascadaEvidencePlace place;

  GtkButton *files_button;
  GtkButton *link_button;
  GtkLabel *placeholder;
  GtkProgressBar *progress;
  GtkRevealer *progress_revealer;
  GtkListBox *rows;
};

/* cascada-evidence-list-add.c, cascada-evidence-list-take.c: the actions, by aspect */
void cascada_evidence_list_install_add (GtkWidgetClass *widget_class);
void cascada_evidence_list_init_add (CascadaEvidenceList *self);
void cascada_evidence_list_update_add (CascadaEvidenceList *self);
void cascada_evidence_list_install_take (GtkWidgetClass *widget_class);

GtkWindow *cascada_evidence_list_get_window (CascadaEvidenceList *self);
CascadaEvidenceRow *cascada_evidence_list_find_row (CascadaEvidenceList *self, gint64 id);

G_END_DECLS
