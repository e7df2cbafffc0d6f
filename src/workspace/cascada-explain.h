/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-workspace.h"

G_BEGIN_DECLS

/* “Why this figure?” of an indicator, goal, objective or plan at a cut-off: translated lines. */
char **cascada_explain (CascadaWorkspace *workspace, CascadaFigures *figures, CascadaRef ref, CascadaPeriod cut, GError **error);

G_END_DECLS
