/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-period.h"

G_BEGIN_DECLS

/**
 * CascadaHoliday:
 * @date: the day kept, after moving it to a Monday where the law does
 * @name: untranslated, marked for gettext
 */
typedef struct
{
  GDate date;
  const char *name;
} CascadaHoliday;

#define CASCADA_N_HOLIDAYS 18

void cascada_calendar_get_easter (int year, GDate *easter);
void cascada_calendar_get_holidays (int year, CascadaHoliday holidays[CASCADA_N_HOLIDAYS]);
const char *cascada_calendar_get_holiday_name (const GDate *date);
gboolean cascada_calendar_is_working_day (const GDate *date, const GDate *extra, gsize n_extra);
void cascada_calendar_get_deadline (CascadaPeriod quarter, const GDate *extra, gsize n_extra, GDate *deadline);

G_END_DECLS
