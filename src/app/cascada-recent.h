/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cascada-sample.h"

G_BEGIN_DECLS

/* The workspaces opened last, kept in the settings, the latest first. */

void cascada_recent_add (GSettings *settings, const char *path);
void cascada_recent_remove (GSettings *settings, const char *path);
char **cascada_recent_get (GSettings *settings);

/* What they are called, and where the user's copies of the samples stand. */

char *cascada_recent_get_name (const char *path);
char *cascada_recent_get_sample_path (CascadaSample sample);

G_END_DECLS
