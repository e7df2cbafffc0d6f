/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaHomePage: what awaits whoever works: what is due, late, returned, to check.
 *
 * Property "workspace" (nullable).
 */
#define CASCADA_TYPE_HOME_PAGE (cascada_home_page_get_type ())
G_DECLARE_FINAL_TYPE (CascadaHomePage, cascada_home_page, CASCADA, HOME_PAGE, AdwBin)

void cascada_home_page_set_workspace (CascadaHomePage *self, CascadaWorkspace *workspace);

G_END_DECLS
