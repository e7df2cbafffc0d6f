/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-workspace.h"

G_BEGIN_DECLS

/* The people who work in a workspace and the units they act for. */

GPtrArray *cascada_people_list (CascadaWorkspace *workspace, GError **error);
char *cascada_people_get_unit_name (CascadaWorkspace *workspace, gint64 unit);
char *cascada_people_describe (CascadaWorkspace *workspace, CascadaRecord *person);

G_END_DECLS
