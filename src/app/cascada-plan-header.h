/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CascadaPlanHeader: what plan it is and its weighted compliance at the cut-off, above its pages. Property "view"
 * (#CascadaPlanView, nullable).
 */
#define CASCADA_TYPE_PLAN_HEADER (cascada_plan_header_get_type ())
G_DECLARE_FINAL_TYPE (CascadaPlanHeader, cascada_plan_header, CASCADA, PLAN_HEADER, AdwBin)

G_END_DECLS
