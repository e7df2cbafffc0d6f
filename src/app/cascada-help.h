/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cascada_help_show (GtkWindow *parent, const char *page);
void cascada_help_show_shortcuts (GtkApplicationWindow *parent);

G_END_DECLS
