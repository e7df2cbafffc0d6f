/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-request.h"

G_BEGIN_DECLS

/** CascadaGoalMark: what modification requests did to a goal, beside its name: icons with the requests' numbers. */
#define CASCADA_TYPE_GOAL_MARK (cascada_goal_mark_get_type ())
G_DECLARE_FINAL_TYPE (CascadaGoalMark, cascada_goal_mark, CASCADA, GOAL_MARK, AdwBin)

GtkWidget *cascada_goal_mark_new (void);
void cascada_goal_mark_set (CascadaGoalMark *self, const CascadaRequestMark *mark);
char *cascada_goal_mark_describe (const CascadaRequestMark *mark);

G_END_DECLS
