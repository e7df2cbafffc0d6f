/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaRequestPane:
 *
 * A modification request: where it stands and what may be done with it, what it proposes and changes, what the rules say,
 * its opinions, grounds, documents and life. It follows the workspace while it is shown.
 */
#define CASCADA_TYPE_REQUEST_PANE (cascada_request_pane_get_type ())
G_DECLARE_FINAL_TYPE (CascadaRequestPane, cascada_request_pane, CASCADA, REQUEST_PANE, AdwBin)

void cascada_request_pane_set_request (CascadaRequestPane *self, CascadaWorkspace *workspace, gint64 request);

G_END_DECLS
