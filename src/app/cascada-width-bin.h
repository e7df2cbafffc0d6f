/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CascadaWidthBin: holds a widget and says, in its place, what width is comfortable ("natural-width", pixels) and what
 * width will do ("minimum-width"), so that the panes beside it fold in time whatever the widget could fill.
 */
#define CASCADA_TYPE_WIDTH_BIN (cascada_width_bin_get_type ())
G_DECLARE_FINAL_TYPE (CascadaWidthBin, cascada_width_bin, CASCADA, WIDTH_BIN, GtkWidget)

G_END_DECLS
