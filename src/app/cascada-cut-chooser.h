/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-plan-view.h"

G_BEGIN_DECLS

/**
 * CascadaCutChooser: the cut-off that holds for all pages, in the header bar. Property "view" (#CascadaPlanView,
 * nullable).
 */
#define CASCADA_TYPE_CUT_CHOOSER (cascada_cut_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CascadaCutChooser, cascada_cut_chooser, CASCADA, CUT_CHOOSER, AdwBin)

void cascada_cut_chooser_step (CascadaCutChooser *self, int steps);

G_END_DECLS
