/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cascada-plan-view.h"

G_BEGIN_DECLS

/**
 * CascadaCutChooser:
 *
 * Chooses the cut-off at which a plan is looked at, among the years and quarters for which it has figures.
 *
 * Properties: "view" (#CascadaPlanView, nullable; without, nothing can be chosen).
 */
#define CASCADA_TYPE_CUT_CHOOSER (cascada_cut_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CascadaCutChooser, cascada_cut_chooser, CASCADA, CUT_CHOOSER, GtkWidget)

CascadaPlanView *cascada_cut_chooser_get_view (CascadaCutChooser *self);
void cascada_cut_chooser_set_view (CascadaCutChooser *self, CascadaPlanView *view);
void cascada_cut_chooser_step (CascadaCutChooser *self, int steps);

G_END_DECLS
