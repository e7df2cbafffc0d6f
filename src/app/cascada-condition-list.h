/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-condition.h"

G_BEGIN_DECLS

/**
 * CascadaConditionList:
 *
 * What a step asks for: of each condition whether it is met, where it stands written, what is in the way and what would
 * settle it. Signal "activated" (CascadaConditionList *, const char *id): somebody wants to go where a condition that is
 * not met is settled.
 */
#define CASCADA_TYPE_CONDITION_LIST (cascada_condition_list_get_type ())
G_DECLARE_FINAL_TYPE (CascadaConditionList, cascada_condition_list, CASCADA, CONDITION_LIST, AdwBin)

void cascada_condition_list_show (CascadaConditionList *self, const GPtrArray *conditions);
void cascada_condition_list_set_leading (CascadaConditionList *self, const char *const *ids);
void cascada_condition_list_set_wordy (CascadaConditionList *self, gboolean wordy);

G_END_DECLS
