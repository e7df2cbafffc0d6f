/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-plan-view.h"

G_BEGIN_DECLS

/**
 * CascadaFieldList:
 *
 * The fields of one record as editable rows, made from the record's own declarations.
 */
#define CASCADA_TYPE_FIELD_LIST (cascada_field_list_get_type ())
G_DECLARE_FINAL_TYPE (CascadaFieldList, cascada_field_list, CASCADA, FIELD_LIST, AdwBin)

void cascada_field_list_show (CascadaFieldList *self, CascadaPlanView *view, CascadaRef ref);
void cascada_field_list_clear (CascadaFieldList *self);

G_END_DECLS
