/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaSidebar: the places of a workspace, and its plans by kind and year.
 *
 * Properties: "workspace", "plan" (the chosen #CascadaRecord, nullable), "place" (name of the chosen place, %NULL where it
 * is the plan that is looked at).
 */
#define CASCADA_TYPE_SIDEBAR (cascada_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (CascadaSidebar, cascada_sidebar, CASCADA, SIDEBAR, AdwBin)

void cascada_sidebar_set_workspace (CascadaSidebar *self, CascadaWorkspace *workspace);
CascadaRecord *cascada_sidebar_get_plan (CascadaSidebar *self);
void cascada_sidebar_set_plan (CascadaSidebar *self, CascadaRecord *plan);
const char *cascada_sidebar_get_place (CascadaSidebar *self);
void cascada_sidebar_set_place (CascadaSidebar *self, const char *place);

G_END_DECLS
