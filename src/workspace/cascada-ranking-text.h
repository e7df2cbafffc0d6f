/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cascada-ranking-item.h"

G_BEGIN_DECLS

char *cascada_ranking_sum_up (GListModel *items);
char *cascada_ranking_tell_settings (CascadaConsolidation *consolidation, int kind, guint most);
char *cascada_ranking_tell_notice (CascadaConsolidation *consolidation, CascadaDate today);

G_END_DECLS
