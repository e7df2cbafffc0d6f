/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-request.h"

G_BEGIN_DECLS

/**
 * CascadaRequestFields:
 *
 * The goal of a request with its indicators as it is proposed, beside what is present. Signal "changed" (CascadaRequestFields *).
 */
#define CASCADA_TYPE_REQUEST_FIELDS (cascada_request_fields_get_type ())
G_DECLARE_FINAL_TYPE (CascadaRequestFields, cascada_request_fields, CASCADA, REQUEST_FIELDS, AdwBin)

void cascada_request_fields_show (CascadaRequestFields *self, CascadaWorkspace *workspace, const CascadaRequestReading *written, CascadaDate today, gboolean writable);
GArray *cascada_request_fields_read (CascadaRequestFields *self, GError **error);
gboolean cascada_request_fields_has_changes (CascadaRequestFields *self);

G_END_DECLS
