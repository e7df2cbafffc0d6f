/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-workspace.h"

G_BEGIN_DECLS

/* What this computer keeps beside a workspace, in the user's state folder: who works, which page was open, what was typed
 * and not yet written. Nothing of it is part of the workspace. Read-only workspaces keep nothing. */

char *cascada_keep_get (CascadaWorkspace *workspace, const char *group, const char *key);
void cascada_keep_set (CascadaWorkspace *workspace, const char *group, const char *key, const char *value);
char **cascada_keep_list (CascadaWorkspace *workspace, const char *group);
void cascada_keep_forget (CascadaWorkspace *workspace, const char *group, const char *prefix);
void cascada_keep_flush (CascadaWorkspace *workspace);

G_END_DECLS
