/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-quarter-sheet.h"

G_BEGIN_DECLS

/**
 * CascadaQuarterSlot:
 * @indicator: whose report the cell is of
 * @field: of the report; 0 where nothing is entered
 * @name: (transfer full): of the cell, in words
 *
 * A cell that pasted text falls on.
 */
typedef struct
{
  gint64 indicator;
  guint field;
  char *name;
} CascadaQuarterSlot;

/** CascadaQuarterFindSlot: %FALSE where there is no cell so far down or to the right of where the block begins. */
typedef gboolean (*CascadaQuarterFindSlot) (guint row, guint column, CascadaQuarterSlot *slot, gpointer data);

GArray *cascada_quarter_read_block (const char *text, CascadaQuarterFindSlot find, gpointer data, GError **error);

G_END_DECLS
