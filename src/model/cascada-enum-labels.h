/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-record.h"

G_BEGIN_DECLS

const char *cascada_enum_get_label (GType type, int value);
const char *cascada_enum_get_nick (GType type, int value);

G_END_DECLS
