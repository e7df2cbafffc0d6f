/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-snapshot.h"

G_BEGIN_DECLS

/** CascadaVersionsList: what is different between two states of a plan, or one state, as a document; more of it on demand. */
#define CASCADA_TYPE_VERSIONS_LIST (cascada_versions_list_get_type ())
G_DECLARE_FINAL_TYPE (CascadaVersionsList, cascada_versions_list, CASCADA, VERSIONS_LIST, AdwBin)

void cascada_versions_list_show_loading (CascadaVersionsList *self);
void cascada_versions_list_show_failure (CascadaVersionsList *self, const GError *error);
void cascada_versions_list_show_differences (CascadaVersionsList *self, GPtrArray *differences);
void cascada_versions_list_show_plan (CascadaVersionsList *self, CascadaSnapshot *snapshot);

G_END_DECLS
