/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-cli.h"

G_BEGIN_DECLS

/**
 * CascadaCliAddress:
 * @ref: the record, or the cell
 * @field: its field; 0: the record as a whole
 *
 * What words such as “indicator 4199 executed 2025-Q2” name.
 */
typedef struct
{
  CascadaRef ref;
  guint field;
} CascadaCliAddress;

gboolean cascada_cli_address_find (CascadaWorkspace *workspace, const char *plan, char **words, CascadaCliAddress *address, GError **error);
gint64 cascada_cli_find_record (CascadaWorkspace *workspace, const char *plan, CascadaKind kind, const char *word, GError **error);

G_END_DECLS
