/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-csv-export.h"
#include "cascada-request.h"

G_BEGIN_DECLS

/* The register of modification requests as a file: an array of CascadaRequestItem, in the order given. */
char *cascada_request_export_to_csv (GPtrArray *items, CascadaCsvStyle style);
char *cascada_request_export_to_json (GPtrArray *items);
char *cascada_request_export_to_text (GPtrArray *items);
gboolean cascada_request_export_write_csv (GPtrArray *items, CascadaCsvStyle style, const char *path, GError **error);
gboolean cascada_request_export_write_json (GPtrArray *items, const char *path, GError **error);
gboolean cascada_request_export_write_xlsx (GPtrArray *items, const char *path, GError **error);

G_END_DECLS
