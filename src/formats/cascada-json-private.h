/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "cascada-json.h"

G_BEGIN_DECLS

/* The document mirrors the hierarchy: a kind's records stand in an array named by cascada_json_get_list() inside the
 * record they belong to, in order; units, persons and plans in the document itself. */

#define CASCADA_JSON_FORMAT "cascada-workspace"
#define CASCADA_JSON_MAX_DEPTH 16
#define CASCADA_JSON_MAX_SIZE ((goffset) 1 << 30)

const char *cascada_json_get_list (CascadaKind kind);
gboolean cascada_json_is_written (CascadaKind kind, guint field);
gboolean cascada_json_has_id (CascadaKind kind);
gboolean cascada_json_scan (const char *text, gsize length, GError **error);

G_END_DECLS
