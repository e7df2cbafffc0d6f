/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cascada-workspace.h"

G_BEGIN_DECLS

/* Unfinished forms: what is typed survives closing and a killed program, and stands there when the form comes back. */

void cascada_draft_attach (GtkWidget *widget, CascadaWorkspace *workspace, const char *key);
void cascada_draft_forget (CascadaWorkspace *workspace, const char *key_prefix);
gboolean cascada_draft_exists (CascadaWorkspace *workspace, const char *key_prefix);

G_END_DECLS
