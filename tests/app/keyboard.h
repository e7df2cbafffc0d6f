/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Keys as a person presses them, from within the tested process: what has the focus is found by Tab and arrows, and by the
 * names that a screen reader says. @window: the main one; its dialog, where one is open, is what the keys go to. */

void keyboard_init (void);
void keyboard_settle (void);
void keyboard_key (const char *name);
void keyboard_type (const char *text);

GtkWindow *keyboard_get_top (GtkWindow *window);
gboolean keyboard_is_called (GtkWidget *widget, const char *name);
gboolean keyboard_shows (GtkWidget *widget, const char *text);
void keyboard_tab_to (GtkWindow *window, const char *name);
void keyboard_down_to (GtkWindow *window, const char *name);

void keyboard_wait_shown (GtkWindow *window, const char *text);
void keyboard_wait_gone (GtkWindow *window, const char *text);
void keyboard_wait_dialog (GtkWindow *window, gboolean open);
void keyboard_wait_ready (GtkWindow *window, gboolean ready);

G_END_DECLS
