/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-evidence-list.h"
#include "cascada-report-form.h"
#include "cascada-report-steps.h"
#include "cascada-report.h"

G_BEGIN_DECLS

#define N_FIELDS (CASCADA_REPORT_SENT + 1)

struct _CascadaReportForm
{
  AdwBin parent_instance;

  CascadaPlanView *view;
  char *typed; /* in the grid, of @typed_field */

  GtkWidget *editors[N_FIELDS]; /* by field of the report; borrowed */
  GtkLabel *programmed;
  GtkLabel *result;
  GtkLabel *cumulative;
  GtkLabel *quotient; /* of a ratio */

  GtkStack *stack;
  GtkScrolledWindow *scrolled;
  GtkLabel *title;
  GtkLabel *state;
  GtkLabel *problem;
  GtkWidget *observations_group;
  GtkListBox *observations;
  GtkListBox *figures;
  GtkListBox *texts;
  GtkWidget *lag_group;
  GtkListBox *lag;
  GtkWidget *evidence_group;
  CascadaEvidenceList *evidence;
  GtkWidget *parts_group;
  GtkListBox *parts;
  GtkWidget *findings_group;
  GtkListBox *findings;
  CascadaReportSteps *steps;

  gint64 indicator; /* 0: none */
  CascadaPeriod quarter;
  guint typed_field;
  guint update_source;
  CascadaReportState shown_state; /* what the fields were made for */
  gboolean shown_writable;
  gboolean shown_ratio;
  gboolean changed; /* the records did, not only what is typed */
};

void cascada_report_form_queue_update (CascadaReportForm *self);
void cascada_report_form_make_fields (CascadaReportForm *self, const CascadaQuarterReport *report, gboolean writable);
void cascada_report_form_drop_fields (CascadaReportForm *self);

G_END_DECLS
