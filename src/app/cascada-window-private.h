/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-window.h"

#include "cascada-failure-page.h"
#include "cascada-job.h"
#include "cascada-opening-page.h"
#include "cascada-workspace-view.h"

G_BEGIN_DECLS

struct _CascadaWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  CascadaJob *opening;
  char *path;
  AdwToast *toast;
  guint patience;
  gboolean closing;

  AdwToastOverlay *toasts;
  CascadaFailurePage *failure_page;
  CascadaOpeningPage *opening_page;
  CascadaWorkspaceView *workspace_view;
  GtkStack *stack;
};

/* Aspects of the window: each adds its actions. */
void cascada_window_add_open_actions (CascadaWindow *self);
void cascada_window_add_edit_actions (CascadaWindow *self);
void cascada_window_add_file_actions (CascadaWindow *self);
void cascada_window_add_plan_actions (CascadaWindow *self);

void cascada_window_tell (CascadaWindow *self, const char *message, gboolean undoable);
void cascada_window_tell_failure (CascadaWindow *self, const char *what, const GError *error);
void cascada_window_enable (CascadaWindow *self, const char *action, gboolean enabled);
void cascada_window_follow_workspace (CascadaWindow *self);

CascadaJob *cascada_window_begin_opening (CascadaWindow *self, const char *title);
void cascada_window_fail_opening (CascadaWindow *self, const GError *error);
void cascada_window_open_document (CascadaWindow *self, const char *path);
void cascada_window_open_chosen (CascadaWindow *self, const char *path);
void cascada_window_drop_opening (CascadaWindow *self);
gboolean cascada_window_close_workspace (CascadaWindow *self, GError **error);
void cascada_window_restore (CascadaWindow *self, const char *backup);

G_END_DECLS
