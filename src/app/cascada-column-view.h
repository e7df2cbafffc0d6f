/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What GtkColumnView of GTK 4.8 lacks. It has no scroll_to(), and its list can stay blank when its adjustment is moved
 * from outside or when all of its model changes: only the inner list's own action “list.scroll-to-item” is safe.
 * Headers can be neither aligned nor explained.
 */

GtkWidget *cascada_column_view_get_inner (GtkColumnView *view);
GtkWidget *cascada_column_view_get_top_row (GtkColumnView *view);
guint cascada_column_view_get_page_size (GtkColumnView *view);
void cascada_column_view_scroll_to (GtkColumnView *view, guint position);
void cascada_column_view_place_top (GtkColumnView *view, guint position, guint page_size);
void cascada_column_view_style_header (GtkColumnView *view, const char *title, float xalign, const char *tooltip);
void cascada_column_view_skip_header (GtkColumnView *view);
int cascada_column_view_measure_header (GtkColumnView *view, guint column);

G_END_DECLS
