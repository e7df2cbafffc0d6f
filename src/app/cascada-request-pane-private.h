/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-request-pane.h"

#include "cascada-condition-list.h"
#include "cascada-evidence-list.h"
#include "cascada-history-list.h"
#include "cascada-request-effect-list.h"
#include "cascada-request.h"

G_BEGIN_DECLS

struct _CascadaRequestPane
{
  AdwBin parent_instance;

  CascadaWorkspace *workspace;
  gint64 request;    /* 0: none */
  gint64 documented; /* whose documents are shown */
  CascadaRequestReading *reading;
  GCancellable *cancellable;
  guint pause;
  gboolean stale;

  AdwStatusPage *failure;
  CascadaConditionList *rules;
  CascadaEvidenceList *documents;
  CascadaHistoryList *history;
  CascadaRequestEffectList *effect;
  GtkAdjustment *scroll;
  GtkLabel *conflict;
  GtkLabel *goal;
  GtkLabel *place;
  GtkLabel *standing;
  GtkListBox *grounds;
  GtkListBox *life;
  GtkListBox *opinions;
  GtkListBox *steps;
  GtkListBox *values;
  GtkStack *stack;
  GtkWidget *conflict_box;
  GtkWidget *goal_button;
  GtkWidget *opinion_button;
  GtkWidget *renew_button;
  GtkWidget *steps_group;
};

/* What each part shows of the reading. */
void cascada_request_pane_show_head (CascadaRequestPane *self);
void cascada_request_pane_show_steps (CascadaRequestPane *self);
void cascada_request_pane_show_values (CascadaRequestPane *self);
void cascada_request_pane_show_opinions (CascadaRequestPane *self);
void cascada_request_pane_show_grounds (CascadaRequestPane *self);
void cascada_request_pane_show_life (CascadaRequestPane *self);

void cascada_request_pane_step_activated (CascadaRequestPane *self, GtkListBoxRow *row);
void cascada_request_pane_record_opinion (CascadaRequestPane *self);
void cascada_request_pane_renew (CascadaRequestPane *self);
void cascada_request_pane_reload (CascadaRequestPane *self);

G_END_DECLS
