/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaHistoryList:
 *
 * Who changed what of a record, when, why, from which value to which: the newest changes first.
 */
#define CASCADA_TYPE_HISTORY_LIST (cascada_history_list_get_type ())
G_DECLARE_FINAL_TYPE (CascadaHistoryList, cascada_history_list, CASCADA, HISTORY_LIST, AdwBin)

void cascada_history_list_show (CascadaHistoryList *self, CascadaWorkspace *workspace, CascadaRef ref);
void cascada_history_list_clear (CascadaHistoryList *self);

G_END_DECLS
