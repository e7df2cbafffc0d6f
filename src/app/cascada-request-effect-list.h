/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-request.h"

G_BEGIN_DECLS

/** CascadaRequestEffectList: weights, targets and compliance before and after a modification, one a row; what stays is told once. */
#define CASCADA_TYPE_REQUEST_EFFECT_LIST (cascada_request_effect_list_get_type ())
G_DECLARE_FINAL_TYPE (CascadaRequestEffectList, cascada_request_effect_list, CASCADA, REQUEST_EFFECT_LIST, AdwBin)

void cascada_request_effect_list_show (CascadaRequestEffectList *self, const CascadaRequestEffect *effect, int decimals);

G_END_DECLS
