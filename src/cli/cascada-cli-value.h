/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-cli-address.h"

G_BEGIN_DECLS

gboolean cascada_cli_value_parse (CascadaWorkspace *workspace, const CascadaCliAddress *address, const char *text, CascadaValue *value, GError **error);
char *cascada_cli_value_format (CascadaKind kind, int field, const CascadaValue *value);
char *cascada_cli_value_to_data (CascadaKind kind, int field, const CascadaValue *value);

G_END_DECLS
