/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** CascadaApplication: one process for all windows; a workspace that is open already is brought to the front. */
#define CASCADA_TYPE_APPLICATION (cascada_application_get_type ())
G_DECLARE_FINAL_TYPE (CascadaApplication, cascada_application, CASCADA, APPLICATION, AdwApplication)

CascadaApplication *cascada_application_new (void);

G_END_DECLS
