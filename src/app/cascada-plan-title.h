/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-record.h"

G_BEGIN_DECLS

/* How a plan is named in lists and headings. */

const char *cascada_plan_kind_get_heading (gint64 kind);
char *cascada_plan_get_years_label (CascadaRecord *plan);
int cascada_plan_compare (CascadaRecord *a, CascadaRecord *b);

G_END_DECLS
