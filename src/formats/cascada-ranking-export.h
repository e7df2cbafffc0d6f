/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "cascada-csv-export.h"
#include "cascada-ranking-item.h"

G_BEGIN_DECLS

char *cascada_ranking_to_text (GListModel *items, CascadaConsolidation *consolidation);
char *cascada_ranking_to_csv (GListModel *items, CascadaConsolidation *consolidation, CascadaCsvStyle style);

G_END_DECLS
