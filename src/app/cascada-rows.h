/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Rows of boxed lists that tell something, with names for a screen reader. */

void cascada_rows_clear (GtkListBox *list);
GtkWidget *cascada_rows_add (GtkListBox *list, const char *icon_name, const char *title, const char *subtitle);
GtkWidget *cascada_rows_add_box (GtkListBox *list, const char *name);
GtkWidget *cascada_rows_add_label (GtkWidget *box, const char *text, const char *css_class);

G_END_DECLS
