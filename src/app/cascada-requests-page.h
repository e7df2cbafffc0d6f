/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaRequestsPage:
 *
 * The place “requests”: the register of modification requests with its queues, and beside it, or on a narrow window behind
 * it, the request that is chosen. Property "workspace" (#CascadaWorkspace, nullable).
 */
#define CASCADA_TYPE_REQUESTS_PAGE (cascada_requests_page_get_type ())
G_DECLARE_FINAL_TYPE (CascadaRequestsPage, cascada_requests_page, CASCADA, REQUESTS_PAGE, AdwBin)

void cascada_requests_page_show (CascadaRequestsPage *self, gint64 request);

G_END_DECLS
