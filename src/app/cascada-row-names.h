/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cascada_row_names_set (GtkWidget *widget);

G_END_DECLS
