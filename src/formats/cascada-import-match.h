/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-draft.h"

G_BEGIN_DECLS

CascadaRecord **cascada_import_match (GPtrArray *drafts, GPtrArray *existing, CascadaKind kind);

G_END_DECLS
