/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Writes a text to where somebody chooses, and tells how it went through the window that @from is in. */
void cascada_save_text (GtkWidget *from, GFile *file, char *text);
GtkFileChooserNative *cascada_save_text_ask (GtkWidget *from, const char *title, const char *name);

G_END_DECLS
