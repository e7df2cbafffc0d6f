/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-plan-renew.h"

G_BEGIN_DECLS

char *cascada_renewal_make_title (const char *title, int first_year, int last_year, int year, const char *own_unit, const char *unit);

G_END_DECLS
