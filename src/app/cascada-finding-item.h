/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "cascada-import.h"

G_BEGIN_DECLS

/**
 * CascadaFindingItem: a finding of an import as a list shows it. Properties: "icon-name", "css-classes", "message",
 * "detail" (severity, place, repair).
 */
#define CASCADA_TYPE_FINDING_ITEM (cascada_finding_item_get_type ())
G_DECLARE_FINAL_TYPE (CascadaFindingItem, cascada_finding_item, CASCADA, FINDING_ITEM, GObject)

GListModel *cascada_finding_item_list_new (CascadaImportResult *result);

G_END_DECLS
