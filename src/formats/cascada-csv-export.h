/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaCsvStyle:
 * @CASCADA_CSV_STYLE_PLAIN: English headers, commas between cells, 13200000.00
 * @CASCADA_CSV_STYLE_ES_CO: Spanish headers, semicolons, 13.200.000,00: what a spreadsheet set to Colombia opens
 */
typedef enum
{
  CASCADA_CSV_STYLE_PLAIN,
  CASCADA_CSV_STYLE_ES_CO,
} CascadaCsvStyle;

gboolean cascada_csv_export (CascadaWorkspace *workspace, gint64 plan, gint64 moment, CascadaCsvStyle style, GOutputStream *stream, GCancellable *cancellable, GError **error);
gboolean cascada_csv_export_file (CascadaWorkspace *workspace, gint64 plan, gint64 moment, CascadaCsvStyle style, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
