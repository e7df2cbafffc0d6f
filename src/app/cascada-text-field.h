/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CascadaTextField:
 *
 * A text of several lines that is always as high as its content, within a page that scrolls. A #GtkTextView alone learns
 * its height from what it has shown already, and given none shows nothing.
 */
#define CASCADA_TYPE_TEXT_FIELD (cascada_text_field_get_type ())
G_DECLARE_FINAL_TYPE (CascadaTextField, cascada_text_field, CASCADA, TEXT_FIELD, GtkTextView)

GtkWidget *cascada_text_field_new (void);

G_END_DECLS
