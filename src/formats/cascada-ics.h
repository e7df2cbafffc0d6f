/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-days-off.h"

G_BEGIN_DECLS

/**
 * CascadaIcs: an iCalendar under construction (RFC 5545): all-day events that any calendar program takes in.
 */
typedef struct _CascadaIcs CascadaIcs;

/**
 * CascadaIcsEvent:
 * @uid: names the event for ever: one imported again with the same takes its place
 * @day: the whole day
 * @summary: what people read
 * @description: (nullable): what to know besides
 * @reminder_days: how many days before it the reader is reminded; 0: not at all
 */
typedef struct
{
  const char *uid;
  GDate day;
  const char *summary;
  const char *description;
  guint reminder_days;
} CascadaIcsEvent;

#define CASCADA_ICS_MAX_REMINDER_DAYS 365
#define CASCADA_ICS_REMINDER_DAYS 7 /* unless something else is asked for */

CascadaIcs *cascada_ics_new (const char *name, GDateTime *stamp);
void cascada_ics_free (CascadaIcs *self);
void cascada_ics_add_event (CascadaIcs *self, const CascadaIcsEvent *event);
void cascada_ics_add_deadlines (CascadaIcs *self, int year, const CascadaDaysOff *days, guint reminder_days);
char *cascada_ics_to_string (CascadaIcs *self);

char *cascada_ics_make_deadlines (int first_year, int last_year, const CascadaDaysOff *days, guint reminder_days);

GDateTime *cascada_ics_get_stamp (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaIcs, cascada_ics_free)

G_END_DECLS
