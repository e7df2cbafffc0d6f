/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cascada-progress.h"

G_BEGIN_DECLS

/**
 * CascadaProgressBar:
 *
 * A percentage as a bar and as text. The bar has a mark at 100 % and room beyond it, so that 106 % is seen to pass the
 * mark; what leaves the scale (15 440 %, or less than nothing) ends in an arrow head. Light: one per visible row.
 */
#define CASCADA_TYPE_PROGRESS_BAR (cascada_progress_bar_get_type ())
G_DECLARE_FINAL_TYPE (CascadaProgressBar, cascada_progress_bar, CASCADA, PROGRESS_BAR, GtkWidget)

GtkWidget *cascada_progress_bar_new (void);
void cascada_progress_bar_set (CascadaProgressBar *self, CascadaDecimal percent, CascadaState state, const char *text);

G_END_DECLS
