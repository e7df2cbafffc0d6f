/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-workspace.h"

G_BEGIN_DECLS

gboolean cascada_template_add_units (CascadaWorkspace *workspace, GError **error);

G_END_DECLS
