/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-workspace.h"

G_BEGIN_DECLS

/** The "version" of the JSON document; data/cascada-workspace.schema.json describes it. */
#define CASCADA_JSON_VERSION 1

gboolean cascada_json_export (CascadaWorkspace *workspace, GOutputStream *stream, GCancellable *cancellable, GError **error);
gboolean cascada_json_export_file (CascadaWorkspace *workspace, const char *path, GCancellable *cancellable, GError **error);
gboolean cascada_json_import_file (CascadaWorkspace *workspace, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
