/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-record.h"

G_BEGIN_DECLS

char *cascada_field_to_text (CascadaKind kind, guint field, const CascadaValue *value);
gboolean cascada_field_from_text (CascadaKind kind, guint field, const char *text, CascadaValue *value, GError **error);

G_END_DECLS
