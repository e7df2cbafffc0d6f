/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-request-dialog.h"

#include "cascada-condition-list.h"
#include "cascada-evidence-list.h"
#include "cascada-request-effect-list.h"
#include "cascada-request-fields.h"
#include "cascada-text-field.h"

G_BEGIN_DECLS

enum
{
  CASCADA_REQUEST_TEXT_JUSTIFICATION,
  CASCADA_REQUEST_TEXT_REFERENCE,
  CASCADA_REQUEST_TEXT_EXCEPTION,
  CASCADA_N_REQUEST_TEXTS,
};

struct _CascadaRequestDialog
{
  AdwWindow parent_instance;

  CascadaWorkspace *workspace;
  CascadaRequestReading *written; /* as it is in the file; NULL until it has been read */
  CascadaRequestReading *reading; /* with what is typed */
  GCancellable *cancellable;
  char *key;   /* prefix of what is kept of the form */
  char *begun; /* the edit that began the request for this dialog; NULL where it was there before */
  char *recorded[CASCADA_N_REQUEST_TEXTS];
  gint64 request;
  guint judge_source;
  guint fit_source;
  int width;
  gboolean writable;
  gboolean filling;
  gboolean taking;
  gboolean done;
  gboolean warned;

  AdwComboRow *ground_row;
  AdwWindowTitle *window_title;
  CascadaConditionList *rules;
  CascadaEvidenceList *documents;
  CascadaRequestEffectList *effect;
  CascadaRequestFields *fields;
  GtkBox *panes;
  GtkButton *close_button;
  GtkButton *present_button;
  GtkButton *renew_button;
  GtkButton *withdraw_button;
  GtkLabel *meanwhile_text;
  GtkLabel *note;
  GtkLabel *parts;
  GtkLabel *status;
  GtkWidget *effect_group;
  GtkWidget *exception;
  GtkWidget *exception_row;
  GtkWidget *justification;
  GtkWidget *meanwhile;
  GtkWidget *reference;
  GtkWidget *side;
};

/* cascada-request-dialog-form.c: what is written beside the values */
void cascada_request_dialog_fill (CascadaRequestDialog *self);
void cascada_request_dialog_read_details (CascadaRequestDialog *self, CascadaRequestDetails *details);
void cascada_request_dialog_clear_details (CascadaRequestDetails *details);
gboolean cascada_request_dialog_has_typed (CascadaRequestDialog *self);
gboolean cascada_request_dialog_write (CascadaRequestDialog *self, GError **error);
void cascada_request_dialog_keep_ground (CascadaRequestDialog *self);

/* cascada-request-dialog-show.c: what the procedure says */
void cascada_request_dialog_show_written (CascadaRequestDialog *self);
void cascada_request_dialog_show_reading (CascadaRequestDialog *self);
void cascada_request_dialog_show_problem (CascadaRequestDialog *self, const char *message);

G_END_DECLS
