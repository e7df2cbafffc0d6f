/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-request.h"

G_BEGIN_DECLS

/**
 * CascadaRequestRow: a line of the register, for lists. Signal "changed": it says something else than before.
 */
#define CASCADA_TYPE_REQUEST_ROW (cascada_request_row_get_type ())
G_DECLARE_FINAL_TYPE (CascadaRequestRow, cascada_request_row, CASCADA, REQUEST_ROW, GObject)

CascadaRequestRow *cascada_request_row_new (CascadaRequestItem *item);
const CascadaRequestItem *cascada_request_row_get_item (CascadaRequestRow *self);
void cascada_request_row_take_item (CascadaRequestRow *self, CascadaRequestItem *item);

/* What it says. */
gboolean cascada_request_item_is_near_limit (const CascadaRequestItem *item);
char *cascada_request_item_get_name (const CascadaRequestItem *item);
char *cascada_request_item_get_goal_label (const CascadaRequestItem *item);
char *cascada_request_item_get_parts_label (const CascadaRequestItem *item);
char *cascada_request_item_get_time_label (const CascadaRequestItem *item);

G_END_DECLS
