/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-workspace-view.h"

#include "cascada-actor-button.h"
#include "cascada-cut-chooser.h"
#include "cascada-detail-pane.h"
#include "cascada-job-button.h"
#include "cascada-record-actions.h"
#include "cascada-requests-page.h"
#include "cascada-sidebar.h"

G_BEGIN_DECLS

typedef struct _CascadaWay CascadaWay;

struct _CascadaWorkspaceView
{
  AdwBin parent_instance;

  CascadaWorkspace *workspace;
  CascadaPlanView *view;
  CascadaJob *loading;
  CascadaRecordActions *record_actions;
  GSettings *settings;
  GSignalGroup *view_signals;
  GSignalGroup *workspace_signals;
  guint patience;
  gboolean offered;
  gboolean is_phone;
  gboolean detail_offered;  /* not where the page has one of its own */
  const char *plan_content; /* child of @content that shows what there is of the plan */
  CascadaWay *way;

  AdwFlap *detail_flap;
  AdwFlap *sidebar_flap;
  AdwStatusPage *failure;
  AdwViewStack *pages;
  AdwViewSwitcherBar *page_bar;
  AdwViewSwitcherTitle *page_switcher;
  GtkWidget *header;
  AdwSqueezer *title_squeezer;
  AdwWindowTitle *workspace_title;
  CascadaActorButton *actor_button;
  CascadaCutChooser *cut_chooser;
  CascadaDetailPane *detail_pane;
  CascadaJobButton *job_button;
  CascadaRequestsPage *requests_page;
  CascadaSidebar *sidebar;
  GtkButton *redo_button;
  GtkButton *undo_button;
  GtkEditable *search_entry;
  GtkLabel *lock_label;
  GtkRevealer *lock_banner;
  GtkSearchBar *search_bar;
  GtkSpinner *loading_spinner;
  GtkStack *content;
  GtkWidget *actor_squeezer;
  GtkWidget *cut_bin;
  GtkWidget *detail_bin;
  GtkWidget *detail_button;
  GtkWidget *detail_separator;
  GtkWidget *search_button;
};

/* The panes beside the pages: what there is room for, and what is of use. */
void cascada_workspace_view_init_panes (CascadaWorkspaceView *self);
void cascada_workspace_view_fit (CascadaWorkspaceView *self);
void cascada_workspace_view_offer_detail (CascadaWorkspaceView *self);
void cascada_workspace_view_offer_plan (CascadaWorkspaceView *self, gboolean offered);

/* Ways to places, plans, pages and records. */
void cascada_workspace_view_install_go (GtkWidgetClass *widget_class);
void cascada_workspace_view_begin (CascadaWorkspaceView *self);
void cascada_workspace_view_offer_pages (CascadaWorkspaceView *self);
void cascada_workspace_view_arrive (CascadaWorkspaceView *self);
void cascada_workspace_view_chosen (CascadaWorkspaceView *self);
void cascada_workspace_view_request (CascadaWorkspaceView *self, gint64 goal);
void cascada_workspace_view_forget_way (CascadaWorkspaceView *self);

G_END_DECLS
