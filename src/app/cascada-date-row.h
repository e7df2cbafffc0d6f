/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-date.h"

G_BEGIN_DECLS

/**
 * CascadaDateRow: an entry for a day, typed as people write it ("15/07/2025") or chosen in a calendar.
 *
 * Property "date" (#CascadaDate as int; %CASCADA_DATE_NONE where it is empty or cannot be read): notifies as one types.
 */
#define CASCADA_TYPE_DATE_ROW (cascada_date_row_get_type ())
G_DECLARE_FINAL_TYPE (CascadaDateRow, cascada_date_row, CASCADA, DATE_ROW, AdwEntryRow)

GtkWidget *cascada_date_row_new (const char *title);
gboolean cascada_date_row_get_date (CascadaDateRow *self, CascadaDate *date, GError **error);
void cascada_date_row_set_date (CascadaDateRow *self, CascadaDate date);

G_END_DECLS
