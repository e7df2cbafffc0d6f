/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Comparing texts as people do: case, accents and the amount of white space do not matter. */

void cascada_text_append_fold (GString *folded, const char *text);
char *cascada_text_fold (const char *text);
char *cascada_text_collapse (const char *text);
gboolean cascada_text_equal (const char *a, const char *b);
gboolean cascada_text_contains (const char *text, const char *folded);
char *cascada_text_get_key (const char *text);
gboolean cascada_text_is_same (const char *a, const char *b);
guint cascada_text_measure_distance (const char *a, const char *b, guint limit);

G_END_DECLS
