/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cascada-ranking-list.h"

G_BEGIN_DECLS

/* The rows that are shown, taken elsewhere. */
void cascada_ranking_save_copy (GtkWidget *from, CascadaRankingList *list);
void cascada_ranking_save_ask (GtkWidget *from, CascadaRankingList *list);

G_END_DECLS
