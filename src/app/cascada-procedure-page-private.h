/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-procedure-page.h"

#include <adwaita.h>

#include "cascada-condition-list.h"
#include "cascada-evidence-list.h"
#include "cascada-life-track.h"
#include "cascada-plan-view.h"
#include "cascada-procedure-story.h"

G_BEGIN_DECLS

struct _CascadaProcedurePage
{
  GtkWidget parent_instance;

  CascadaPlanView *view;
  GSignalGroup *view_signals;
  GSignalGroup *workspace_signals;
  GCancellable *reading;
  CascadaProcedureStory *story;
  guint limit;                       /* lines of the timeline */
  GtkWidget *documents;              /* CascadaEvidenceList of the step whose documents are shown, or NULL */
  GtkToggleButton *documents_button; /* weak */
  gint64 documents_step;
  gboolean stale;
  gboolean filling;

  GtkStack *root;
  GtkSpinner *spinner;
  AdwStatusPage *failure;
  CascadaLifeTrack *track;
  GtkLabel *standing;
  GtkListBox *approvals;
  GtkListBox *next;
  GtkWidget *next_group;
  GtkListBox *steps;
  GtkWidget *steps_group;
  AdwPreferencesGroup *conditions_group;
  CascadaConditionList *conditions;
  GtkWidget *findings_group;
  GtkListBox *findings;
  GtkListBox *observations;
  GtkDropDown *filter;
  GtkLabel *no_observations;
  GtkWidget *observe_button;
  GtkWidget *versions_group;
  GtkWidget *compare_button;
  GtkListBox *versions;
  GtkListBox *timeline;
  GtkWidget *older_button;
};

CascadaWorkspace *cascada_procedure_page_get_workspace (CascadaProcedurePage *self);
int cascada_procedure_page_get_filter (CascadaProcedurePage *self);
void cascada_procedure_page_begin_step (CascadaProcedurePage *self, CascadaPlanStep step);
void cascada_procedure_page_go (CascadaProcedurePage *self, CascadaRef ref);

/* What each part shows of the story. */
void cascada_procedure_page_show_head (CascadaProcedurePage *self);
void cascada_procedure_page_show_steps (CascadaProcedurePage *self);
void cascada_procedure_page_show_conditions (CascadaProcedurePage *self);
void cascada_procedure_page_show_observations (CascadaProcedurePage *self);
void cascada_procedure_page_show_timeline (CascadaProcedurePage *self);
void cascada_procedure_page_show_versions (CascadaProcedurePage *self);

/* What can be done in a row. */
void cascada_procedure_page_add_deeds (CascadaProcedurePage *self, GtkWidget *box, const CascadaProcedureObservation *observation);
void cascada_procedure_page_add_documents (CascadaProcedurePage *self, GtkWidget *box, const CascadaTimelineEntry *entry);
void cascada_procedure_page_take_documents_out (CascadaProcedurePage *self);
void cascada_procedure_page_close_documents (CascadaProcedurePage *self);
void cascada_procedure_page_observe (CascadaProcedurePage *self);

/* Rows of its lists. */
void cascada_procedure_page_clear (GtkListBox *list);
GtkWidget *cascada_procedure_page_add_row (GtkListBox *list, const char *icon_name, const char *title, const char *subtitle);
GtkWidget *cascada_procedure_page_add_box (GtkListBox *list, const char *name);
GtkWidget *cascada_procedure_page_add_label (GtkWidget *box, const char *text, const char *css_class);

G_END_DECLS
