/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cascada-snapshot.h"

G_BEGIN_DECLS

/* What a list of a plan's versions shows: rows of texts, each with a name for assistive technology. They take from what
 * they show as much as belongs together, from @index on, and move it behind that. */

GtkWidget *cascada_versions_row_new_difference (GPtrArray *differences, guint *index);
GtkWidget *cascada_versions_row_new_record (CascadaSnapshot *snapshot, guint *index);

G_END_DECLS
