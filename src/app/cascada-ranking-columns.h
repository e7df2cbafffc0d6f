/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cascada-header-order.h"

G_BEGIN_DECLS

/* The columns of a list of #CascadaRankingItem. */
void cascada_ranking_columns_add (GtkColumnView *view, CascadaHeaderOrder *order);
void cascada_ranking_columns_show_kind (GtkColumnView *view, gboolean shown);

G_END_DECLS
