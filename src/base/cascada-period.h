/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CascadaPeriod:
 *
 * A year, quarter or month, as the number year × 100 + part: part 0 is the whole year, 1–12 a month, 33–36 a quarter
 * (the numbers ISO 8601-2 gives them). 0 means none. Written "2025", "2025-06", "2025-Q2". Used for periods and for
 * cut-offs, which stand for the last day of their period.
 */
typedef gint32 CascadaPeriod;

#define CASCADA_PERIOD_NONE 0
#define CASCADA_PERIOD_YEAR(year) ((CascadaPeriod) (100 * (year)))
#define CASCADA_PERIOD_QUARTER(year, quarter) ((CascadaPeriod) (100 * (year) + 32 + (quarter)))
#define CASCADA_PERIOD_MONTH(year, month) ((CascadaPeriod) (100 * (year) + (month)))

/** Years outside these are refused as absurd. */
#define CASCADA_YEAR_MIN 1990
#define CASCADA_YEAR_MAX 2100

typedef enum
{
  CASCADA_PERIOD_KIND_YEAR,
  CASCADA_PERIOD_KIND_QUARTER,
  CASCADA_PERIOD_KIND_MONTH,
} CascadaPeriodKind;

gboolean cascada_period_parse (const char *text, CascadaPeriod *period, GError **error);
char *cascada_period_to_string (CascadaPeriod period);
char *cascada_period_get_label (CascadaPeriod period);
char *cascada_period_get_short_label (CascadaPeriod period);
gboolean cascada_period_is_valid (CascadaPeriod period);
CascadaPeriodKind cascada_period_get_kind (CascadaPeriod period);
int cascada_period_get_year (CascadaPeriod period);
int cascada_period_get_part (CascadaPeriod period);
int cascada_period_get_start (CascadaPeriod period);
int cascada_period_get_end (CascadaPeriod period);
gboolean cascada_period_contains (CascadaPeriod outer, CascadaPeriod inner);
int cascada_period_compare (CascadaPeriod a, CascadaPeriod b);

G_END_DECLS
