/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The separator of an AdwFlap as a handle that makes the pane at its end wider and narrower. */

void cascada_pane_handle_attach (GtkWidget *separator, GtkWidget *pane, GSettings *settings);

G_END_DECLS
