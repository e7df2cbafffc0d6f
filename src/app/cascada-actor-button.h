/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaActorButton: who works in the workspace, shown in the header, chosen once and kept on this computer.
 *
 * Property "workspace" (nullable).
 */
#define CASCADA_TYPE_ACTOR_BUTTON (cascada_actor_button_get_type ())
G_DECLARE_FINAL_TYPE (CascadaActorButton, cascada_actor_button, CASCADA, ACTOR_BUTTON, AdwBin)

void cascada_actor_button_set_workspace (CascadaActorButton *self, CascadaWorkspace *workspace);
void cascada_actor_button_choose (CascadaActorButton *self, gint64 person);
void cascada_actor_button_popup (CascadaActorButton *self);

G_END_DECLS
