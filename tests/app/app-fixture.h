/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-workspace.h"

G_BEGIN_DECLS

/* A small workspace file for tests of the window: two plans, the first with figures at 2025-Q2. */

char *app_fixture_create (void);
void app_fixture_remove (char *path);

G_END_DECLS
