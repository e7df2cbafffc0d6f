/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-request.h"

G_BEGIN_DECLS

/**
 * CascadaRequestField:
 *
 * The editor of one value that a request may propose, with the present value beside it. What is typed is kept on this computer
 * until it is written into the draft. Signal "changed" (CascadaRequestField *): another value is typed or chosen.
 */
#define CASCADA_TYPE_REQUEST_FIELD (cascada_request_field_get_type ())
G_DECLARE_FINAL_TYPE (CascadaRequestField, cascada_request_field, CASCADA, REQUEST_FIELD, GObject)

CascadaRequestField *cascada_request_field_new (CascadaWorkspace *workspace, gint64 request, CascadaRef ref, guint field, const char *title);
CascadaRequestField *cascada_request_field_new_cell (CascadaWorkspace *workspace, gint64 request, CascadaRef ref, guint field, const char *title);
GtkWidget *cascada_request_field_get_row (CascadaRequestField *self);
GtkLabel *cascada_request_field_get_present_label (CascadaRequestField *self);
gboolean cascada_request_field_is_of (CascadaRequestField *self, CascadaRef ref, guint field);
void cascada_request_field_show (CascadaRequestField *self, const CascadaValue *present, const CascadaRequestValue *proposed, const char *locked, gboolean writable);
gboolean cascada_request_field_read (CascadaRequestField *self, CascadaRequestChange *change, gboolean *changed, GError **error);
void cascada_request_field_grab_focus (CascadaRequestField *self);

G_END_DECLS
