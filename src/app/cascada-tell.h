/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a page or dialog has to say goes through the window that it is in, or that its dialog belongs to. */

void cascada_tell (GtkWidget *from, const char *message, gboolean undoable);
void cascada_tell_failure (GtkWidget *from, const char *what, const GError *error);

G_END_DECLS
