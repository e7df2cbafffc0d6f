/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-ics.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Octets of a line without its end (RFC 5545 §3.1). */
#define MAX_OCTETS 75

#define N_QUARTERS 4

struct _CascadaIcs
{
  GString *text;
  char *stamp;
};

/* "NAME:value", folded where it is too long: a line goes on in the next after a space, and no character is split. */
static void
add_line (CascadaIcs *self, const char *name, const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);
  gsize room = MAX_OCTETS;

  for (const char *c = line, *next; *c != '\0'; c = next)
    {
      gsize size;

      next = g_utf8_next_char (c);
      size = (gsize) (next - c);
      if (size > room)
        {
          g_string_append (self->text, "\r\n ");
          room = MAX_OCTETS - 1;
        }
      g_string_append_len (self->text, c, (gssize) size);
      room -= size;
    }
  g_string_append (self->text, "\r\n");
}

/* A text value (§3.3.11): separators are escaped, and controls other than a tab, which it cannot hold, are left out. */
static void
add_text (CascadaIcs *self, const char *name, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) value = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c++)
    {
      guchar byte = (guchar) *c;

      if (*c == '\n')
        {
          g_string_append (value, "\\n");
          continue;
        }
      if ((byte < 0x20 && *c != '\t') || byte == 0x7f)
        continue;
      if (strchr ("\\;,", *c) != NULL)
        g_string_append_c (value, '\\');
      g_string_append_c (value, *c);
    }
  add_line (self, name, value->str);
}

static void
add_day (CascadaIcs *self, const char *name, const GDate *day)
{
  g_autofree char *value = g_strdup_printf ("%04d%02d%02d", g_date_get_year (day), g_date_get_month (day), g_date_get_day (day));

  add_line (self, name, value);
}

/* Counted from the day's begin, so a day before is the morning before. */
static void
add_reminder (CascadaIcs *self, const char *summary, guint days)
{
  g_autofree char *trigger = g_strdup_printf ("-P%uD", days);

  add_line (self, "BEGIN", "VALARM");
  add_line (self, "ACTION", "DISPLAY");
  add_text (self, "DESCRIPTION", summary);
  add_line (self, "TRIGGER", trigger);
  add_line (self, "END", "VALARM");
}

/**
 * cascada_ics_get_stamp:
 *
 * Returns: (transfer full): the moment that $SOURCE_DATE_EPOCH states, so that a file can be made again byte by byte; now
 *   where it states none
 */
GDateTime *
cascada_ics_get_stamp (void)
{
  const char *stated = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds;
  GDateTime *stamp = NULL;

  if (stated != NULL && g_ascii_string_to_signed (stated, 10, 0, G_MAXINT64, &seconds, NULL))
    stamp = g_date_time_new_from_unix_utc (seconds);
  return stamp != NULL ? stamp : g_date_time_new_now_utc ();
}

/**
 * cascada_ics_new:
 * @name: of the calendar, for people
 * @stamp: when it is made: that of every event
 *
 * Returns: (transfer full): a calendar without events
 */
CascadaIcs *
cascada_ics_new (const char *name, GDateTime *stamp)
{
  CascadaIcs *self;
  g_autoptr (GDateTime) utc = NULL;

  g_return_val_if_fail (name != NULL && stamp != NULL, NULL);

  utc = g_date_time_to_utc (stamp);
  self = g_new (CascadaIcs, 1);
  self->text = g_string_new (NULL);
  self->stamp = g_date_time_format (utc, "%Y%m%dT%H%M%SZ");
  add_line (self, "BEGIN", "VCALENDAR");
  add_line (self, "VERSION", "2.0");
  add_line (self, "PRODID", "-//Cascada//Cascada " VERSION "//EN");
  add_line (self, "CALSCALE", "GREGORIAN");
  add_text (self, "X-WR-CALNAME", name);
  return self;
}

void
cascada_ics_free (CascadaIcs *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_free (self->stamp);
  g_free (self);
}

/** cascada_ics_add_event: an event takes nobody's time: it leaves the day free. */
void
cascada_ics_add_event (CascadaIcs *self, const CascadaIcsEvent *event)
{
  GDate next;

  g_return_if_fail (self != NULL && event != NULL && event->uid != NULL && event->summary != NULL);
  g_return_if_fail (g_date_valid (&event->day) && event->reminder_days <= CASCADA_ICS_MAX_REMINDER_DAYS);

  next = event->day;
  g_date_add_days (&next, 1);
  add_line (self, "BEGIN", "VEVENT");
  add_text (self, "UID", event->uid);
  add_line (self, "DTSTAMP", self->stamp);
  add_day (self, "DTSTART;VALUE=DATE", &event->day);
  add_day (self, "DTEND;VALUE=DATE", &next);
  add_text (self, "SUMMARY", event->summary);
  if (event->description != NULL)
    add_text (self, "DESCRIPTION", event->description);
  add_line (self, "TRANSP", "TRANSPARENT");
  if (event->reminder_days > 0)
    add_reminder (self, event->summary, event->reminder_days);
  add_line (self, "END", "VEVENT");
}

/**
 * cascada_ics_add_deadlines:
 * @year: whose quarters are reported
 * @days: further days without work
 * @reminder_days: see #CascadaIcsEvent
 *
 * The days by which the four quarters are reported [P005 act. 9]. A deadline that moves keeps its name, so that a
 * calendar moves it too.
 */
void
cascada_ics_add_deadlines (CascadaIcs *self, int year, const CascadaDaysOff *days, guint reminder_days)
{
  g_return_if_fail (self != NULL && days != NULL && year >= CASCADA_YEAR_MIN && year <= CASCADA_YEAR_MAX);

  for (int number = 1; number <= N_QUARTERS; number++)
    {
      CascadaPeriod quarter = CASCADA_PERIOD_QUARTER (year, number);
      g_autofree char *period = cascada_period_to_string (quarter);
      g_autofree char *uid = g_strdup_printf ("deadline-%s@org.cascada.Cascada", period);
      /* Translators: %s is a quarter: 2025-Q2 */
      g_autofree char *summary = g_strdup_printf (_ ("Last day to report %s"), period);
      CascadaIcsEvent event = { .uid = uid, .summary = summary, .reminder_days = reminder_days };

      event.description = _ ("Day 15 after the quarter ends or, where it is not worked, the next working day (PLE-PIN-P005, activity 9)");
      cascada_days_off_get_deadline (days, quarter, &event.day);
      cascada_ics_add_event (self, &event);
    }
}

/** cascada_ics_to_string: Returns: (transfer full): the whole calendar as it stands, UTF-8, lines ended by CR and LF */
char *
cascada_ics_to_string (CascadaIcs *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strconcat (self->text->str, "END:VCALENDAR\r\n", NULL);
}

/**
 * cascada_ics_make_deadlines:
 * @first_year, @last_year: whose quarters are reported
 *
 * Returns: (transfer full): a whole calendar of the deadlines of these years, as of cascada_ics_get_stamp()
 */
char *
cascada_ics_make_deadlines (int first_year, int last_year, const CascadaDaysOff *days, guint reminder_days)
{
  g_autoptr (GDateTime) stamp = cascada_ics_get_stamp ();
  /* Translators: name of a calendar; %d is a year */
  g_autofree char *one = g_strdup_printf (_ ("Quarterly reports of %d"), first_year);
  /* Translators: name of a calendar; %d are years */
  g_autofree char *several = g_strdup_printf (_ ("Quarterly reports of %d to %d"), first_year, last_year);
  g_autoptr (CascadaIcs) ics = cascada_ics_new (first_year == last_year ? one : several, stamp);

  for (int year = first_year; year <= last_year; year++)
    cascada_ics_add_deadlines (ics, year, days, reminder_days);
  return cascada_ics_to_string (ics);
}
