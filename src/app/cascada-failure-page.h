/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CascadaFailurePage: why a workspace could not be opened, and what can be done: try again, another file, a backup.
 *
 * Signal "backup-chosen" (CascadaFailurePage *, const char *path): open a copy of this backup.
 */
#define CASCADA_TYPE_FAILURE_PAGE (cascada_failure_page_get_type ())
G_DECLARE_FINAL_TYPE (CascadaFailurePage, cascada_failure_page, CASCADA, FAILURE_PAGE, AdwBin)

void cascada_failure_page_show (CascadaFailurePage *self, const char *path, const GError *error, const char *const *backups);

G_END_DECLS
