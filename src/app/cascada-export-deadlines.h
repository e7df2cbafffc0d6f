/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cascada-workspace.h"

G_BEGIN_DECLS

void cascada_export_deadlines (GtkWidget *from, CascadaWorkspace *workspace, int first_year, int last_year);

G_END_DECLS
