/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-application.h"
#include "cascada-sample.h"
#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaWindow: one window on one workspace: the welcome page, the opening with its cancel, what stood in the way, or
 * the workspace itself.
 */
#define CASCADA_TYPE_WINDOW (cascada_window_get_type ())
G_DECLARE_FINAL_TYPE (CascadaWindow, cascada_window, CASCADA, WINDOW, AdwApplicationWindow)

CascadaWindow *cascada_window_new (CascadaApplication *application);
const char *cascada_window_get_path (CascadaWindow *self);
CascadaWorkspace *cascada_window_get_workspace (CascadaWindow *self);
void cascada_window_open (CascadaWindow *self, const char *path);
void cascada_window_open_sample (CascadaWindow *self, CascadaSample sample);

G_END_DECLS
