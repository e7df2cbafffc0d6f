/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** CascadaPreferences: what the user likes, on this computer; nothing of it stands in a workspace. */
#define CASCADA_TYPE_PREFERENCES (cascada_preferences_get_type ())
G_DECLARE_FINAL_TYPE (CascadaPreferences, cascada_preferences, CASCADA, PREFERENCES, AdwPreferencesWindow)

GtkWidget *cascada_preferences_new (GtkWindow *parent);

G_END_DECLS
