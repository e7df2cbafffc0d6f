/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-cli.h"
#include "cascada-request.h"

G_BEGIN_DECLS

char *cascada_cli_requests_describe (CascadaWorkspace *workspace, const CascadaRequestReading *reading, GError **error);
char *cascada_cli_requests_to_json (CascadaWorkspace *workspace, const CascadaRequestReading *reading, GError **error);
void cascada_cli_requests_append_values (CascadaWorkspace *workspace, GPtrArray *values, GString *text);
gboolean cascada_cli_requests_blame (GError **error);

G_END_DECLS
