/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-calendar.h"
#include "cascada-date.h"
#include "cascada-workspace.h"

G_BEGIN_DECLS

/**
 * CascadaDaysOff:
 * @dates: (element-type GDate): for cascada_calendar_get_deadline()
 * @names: (nullable) each: what they are
 *
 * Days without work besides weekends and holidays, which move deadlines [P005 act. 9, note 2; domain §8].
 */
typedef struct
{
  GArray *dates;
  GPtrArray *names;
} CascadaDaysOff;

CascadaDaysOff *cascada_days_off_new (void);
CascadaDaysOff *cascada_days_off_load (CascadaStore *store, GError **error);
void cascada_days_off_free (CascadaDaysOff *self);
void cascada_days_off_add (CascadaDaysOff *self, const GDate *date, const char *name);
void cascada_days_off_get_deadline (const CascadaDaysOff *self, CascadaPeriod quarter, GDate *deadline);
char *cascada_days_off_explain (const CascadaDaysOff *self, CascadaPeriod quarter);
gboolean cascada_days_off_enter (CascadaWorkspace *workspace, CascadaDate date, const char *name, GError **error);
gboolean cascada_days_off_withdraw (CascadaWorkspace *workspace, gint64 id, GError **error);
const char *cascada_weekday_get_name (GDateWeekday weekday);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaDaysOff, cascada_days_off_free)

G_END_DECLS
