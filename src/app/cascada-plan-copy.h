/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cascada-plan-column.h"

G_BEGIN_DECLS

/**
 * CascadaPlanCopy:
 *
 * Rows of the plan's table as text for a spreadsheet: a line of headers, then one a row, tabs between cells. Written in
 * portions, so that a million rows do not stop the window.
 */
typedef struct _CascadaPlanCopy CascadaPlanCopy;

CascadaPlanCopy *cascada_plan_copy_new (CascadaPlanTree *tree, const GtkBitset *rows, const gboolean *columns);
void cascada_plan_copy_free (CascadaPlanCopy *copy);
gboolean cascada_plan_copy_write (CascadaPlanCopy *copy, guint n_rows);
double cascada_plan_copy_get_fraction (CascadaPlanCopy *copy);
char *cascada_plan_copy_steal_text (CascadaPlanCopy *copy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaPlanCopy, cascada_plan_copy_free)

G_END_DECLS
