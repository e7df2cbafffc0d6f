/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-request-queue.h"
#include "cascada-request-row.h"

G_BEGIN_DECLS

/**
 * CascadaRequestRegister:
 *
 * The modification requests of a workspace as a list of #CascadaRequestRow, read in a thread and filtered here: by queue,
 * year, unit of whoever works, and text. It follows the workspace while "active". Signal "refreshed": another reading, or
 * another filter.
 */
#define CASCADA_TYPE_REQUEST_REGISTER (cascada_request_register_get_type ())
G_DECLARE_FINAL_TYPE (CascadaRequestRegister, cascada_request_register, CASCADA, REQUEST_REGISTER, GObject)

CascadaRequestRegister *cascada_request_register_new (void);
CascadaWorkspace *cascada_request_register_get_workspace (CascadaRequestRegister *self);
void cascada_request_register_set_workspace (CascadaRequestRegister *self, CascadaWorkspace *workspace);
void cascada_request_register_set_active (CascadaRequestRegister *self, gboolean active);

CascadaRequestQueue cascada_request_register_get_queue (CascadaRequestRegister *self);
void cascada_request_register_set_queue (CascadaRequestRegister *self, CascadaRequestQueue queue);
void cascada_request_register_set_year (CascadaRequestRegister *self, int year);
void cascada_request_register_set_mine (CascadaRequestRegister *self, gboolean mine);
void cascada_request_register_set_search (CascadaRequestRegister *self, const char *search);
void cascada_request_register_show_all (CascadaRequestRegister *self);

gboolean cascada_request_register_is_read (CascadaRequestRegister *self);
const GError *cascada_request_register_get_error (CascadaRequestRegister *self);
guint cascada_request_register_get_total (CascadaRequestRegister *self);
guint cascada_request_register_count (CascadaRequestRegister *self, CascadaRequestQueue queue);
GArray *cascada_request_register_get_years (CascadaRequestRegister *self);
guint cascada_request_register_find (CascadaRequestRegister *self, gint64 request);

G_END_DECLS
