/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-check.h"
#include "cascada-date.h"

G_BEGIN_DECLS

gboolean cascada_check_reports (CascadaStore *store, CascadaFigures *figures, const CascadaPlanFacts *plan, CascadaPlanState state, CascadaDate today, GPtrArray *results, GCancellable *cancellable, GError **error);

G_END_DECLS
