/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-period.h"

G_BEGIN_DECLS

/**
 * CascadaDate:
 *
 * A day as the number year × 10 000 + month × 100 + day, which sorts as time passes; 0 means none. Written
 * "2025-07-15" in files, "15/07/2025" where people read Spanish.
 */
typedef gint32 CascadaDate;

#define CASCADA_DATE_NONE 0
#define CASCADA_DATE_MIN 19900101
#define CASCADA_DATE_MAX 21001231

CascadaDate cascada_date_new (int year, int month, int day);
CascadaDate cascada_date_from_gdate (const GDate *date);
gboolean cascada_date_to_gdate (CascadaDate date, GDate *gdate);
CascadaDate cascada_date_today (void);
gboolean cascada_date_is_valid (CascadaDate date);
gboolean cascada_date_parse (const char *text, CascadaDate *date, GError **error);
char *cascada_date_to_string (CascadaDate date);
char *cascada_date_format (CascadaDate date);
int cascada_date_get_days_between (CascadaDate from, CascadaDate to);
CascadaDate cascada_period_get_last_day (CascadaPeriod period);
CascadaPeriod cascada_date_get_quarter (CascadaDate date);

G_END_DECLS
