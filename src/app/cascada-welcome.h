/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CascadaWelcome: where a window without a workspace starts: create, open, the sample, and the workspaces opened last.
 *
 * Signal "chosen" (CascadaWelcome *, const char *path): open this workspace.
 */
#define CASCADA_TYPE_WELCOME (cascada_welcome_get_type ())
G_DECLARE_FINAL_TYPE (CascadaWelcome, cascada_welcome, CASCADA, WELCOME, AdwBin)

G_END_DECLS
