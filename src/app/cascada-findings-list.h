/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-plan-view.h"

G_BEGIN_DECLS

/**
 * CascadaFindingsList:
 *
 * What the coherence rules find about a record and all below it, each with its clause, its figures and the suggested
 * repair; what one edit can mend has a button. The plan is checked in the background after it changed.
 */
#define CASCADA_TYPE_FINDINGS_LIST (cascada_findings_list_get_type ())
G_DECLARE_FINAL_TYPE (CascadaFindingsList, cascada_findings_list, CASCADA, FINDINGS_LIST, AdwBin)

void cascada_findings_list_set_view (CascadaFindingsList *self, CascadaPlanView *view);
void cascada_findings_list_show (CascadaFindingsList *self, CascadaRef ref);

G_END_DECLS
