/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaPeoplePage: the people who work with the plans, and the units they act for.
 *
 * Property "workspace" (nullable).
 */
#define CASCADA_TYPE_PEOPLE_PAGE (cascada_people_page_get_type ())
G_DECLARE_FINAL_TYPE (CascadaPeoplePage, cascada_people_page, CASCADA, PEOPLE_PAGE, AdwBin)

void cascada_people_page_set_workspace (CascadaPeoplePage *self, CascadaWorkspace *workspace);

G_END_DECLS
