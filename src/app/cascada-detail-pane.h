/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CascadaDetailPane:
 *
 * What is selected, in full: its figures and fields, editable in place; why it has its figure and what the coherence
 * rules find; its history. With nothing selected it shows the plan. Property "view" (#CascadaPlanView, nullable).
 */
#define CASCADA_TYPE_DETAIL_PANE (cascada_detail_pane_get_type ())
G_DECLARE_FINAL_TYPE (CascadaDetailPane, cascada_detail_pane, CASCADA, DETAIL_PANE, AdwBin)

void cascada_detail_pane_explain (CascadaDetailPane *self);

G_END_DECLS
