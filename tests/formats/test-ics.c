/* SPDX-License-Identifier: GPL-3.0-or-later */

/* iCalendar as RFC 5545 has it: escaping, folding, whole days, and the deadlines of a year. */

#include "config.h"

#include "cascada-ics.h"

#include <string.h>

static GDate
date (int year, int month, int day)
{
  GDate made;

  g_date_clear (&made, 1);
  g_date_set_dmy (&made, day, month, year);
  return made;
}

static CascadaIcs *
new_calendar (const char *name)
{
  g_autoptr (GDateTime) stamp = g_date_time_new_from_iso8601 ("2025-01-02T03:04:05-05:00", NULL);

  return cascada_ics_new (name, stamp);
}

/* The lines as they were before they were folded, each of them CR LF and no longer than 75 octets. */
static char **
unfold (const char *text)
{
  g_auto (GStrv) physical = g_strsplit (text, "\r\n", -1);
  g_autofree char *joined = NULL;
  g_auto (GStrv) parts = NULL;

  g_assert_true (g_str_has_suffix (text, "\r\n"));
  for (guint i = 0; physical[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (physical[i]), <=, 75);
      g_assert_null (strpbrk (physical[i], "\r\n"));
      g_assert_true (g_utf8_validate (physical[i], -1, NULL));
    }
  parts = g_strsplit (text, "\r\n ", -1);
  joined = g_strjoinv ("", parts);
  return g_strsplit (joined, "\r\n", -1);
}

static const char *
find_value (char **lines, const char *name)
{
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], name) && lines[i][strlen (name)] == ':')
      return lines[i] + strlen (name) + 1;
  return NULL;
}

static void
test_whole (void)
{
  g_autoptr (CascadaIcs) ics = new_calendar ("Reportes; 2025");
  CascadaIcsEvent event = { "a@b", date (2025, 12, 31), "Último día", "Uno, dos\ntres \\ cuatro", 7 };
  g_autofree char *text = NULL;

  cascada_ics_add_event (ics, &event);
  event = (CascadaIcsEvent){ "c@b", date (2028, 2, 28), "Corte", NULL, 0 };
  cascada_ics_add_event (ics, &event);
  text = cascada_ics_to_string (ics);
  g_assert_cmpstr (text, ==,
                   "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Cascada//Cascada " VERSION "//EN\r\nCALSCALE:GREGORIAN\r\n"
                   "X-WR-CALNAME:Reportes\\; 2025\r\n"
                   "BEGIN:VEVENT\r\nUID:a@b\r\nDTSTAMP:20250102T080405Z\r\nDTSTART;VALUE=DATE:20251231\r\n"
                   "DTEND;VALUE=DATE:20260101\r\nSUMMARY:Último día\r\nDESCRIPTION:Uno\\, dos\\ntres \\\\ cuatro\r\n"
                   "TRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Último día\r\nTRIGGER:-P7D\r\n"
                   "END:VALARM\r\nEND:VEVENT\r\n"
                   "BEGIN:VEVENT\r\nUID:c@b\r\nDTSTAMP:20250102T080405Z\r\nDTSTART;VALUE=DATE:20280228\r\n"
                   "DTEND;VALUE=DATE:20280229\r\nSUMMARY:Corte\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
                   "END:VCALENDAR\r\n");
}

/* "SUMMARY:" takes 8 octets, the space of a folded line one. */
static void
test_folding (void)
{
  static const struct
  {
    const char *unit;
    guint n;
    guint n_lines;
  } rows[] = {
    { "x", 0, 1 },
    { "x", 67, 1 },
    { "x", 68, 2 },
    { "x", 67 + 74, 2 },
    { "x", 67 + 74 + 1, 3 },
    { "ñ", 33, 1 },
    { "ñ", 34, 2 },
    { "ñ", 33 + 37, 2 },
    { "ñ", 33 + 37 + 1, 3 },
    { "€", 22, 1 },
    { "€", 23, 2 },
    { "🙂", 16, 1 },
    { "🙂", 17, 2 },
    { ",", 33, 1 },
    { ",", 34, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CascadaIcs) ics = new_calendar ("");
      g_autoptr (GString) summary = g_string_new (NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;
      g_autofree char *unescaped = NULL;
      const char *start;
      guint n_lines = 1;

      for (guint k = 0; k < rows[i].n; k++)
        g_string_append (summary, rows[i].unit);
      cascada_ics_add_event (ics, &(CascadaIcsEvent){ "a@b", date (2025, 7, 15), summary->str, NULL, 0 });
      text = cascada_ics_to_string (ics);
      lines = unfold (text);
      unescaped = g_strcompress (find_value (lines, "SUMMARY"));
      g_assert_cmpstr (unescaped, ==, summary->str);
      start = strstr (text, "SUMMARY:");
      for (const char *end = strstr (start, "\r\n"); end[2] == ' '; end = strstr (end + 2, "\r\n"))
        n_lines++;
      g_test_message ("%u of %s", rows[i].n, rows[i].unit);
      g_assert_cmpuint (n_lines, ==, rows[i].n_lines);
    }
}

/* What a name or text may bring must not end a line, nor begin a property. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *text;
    const char *value;
  } rows[] = {
    { "a\r\nEND:VCALENDAR", "a\\nEND:VCALENDAR" },
    { "a\rb", "ab" },
    { "a\001\033\177b\tc", "ab\tc" },
    { "a\xff"
      "b",
      "a\357\277\275b" },
    { "\\n;", "\\\\n\\;" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CascadaIcs) ics = new_calendar ("");
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;

      cascada_ics_add_event (ics, &(CascadaIcsEvent){ "a@b", date (2025, 7, 15), "x", rows[i].text, 0 });
      text = cascada_ics_to_string (ics);
      lines = unfold (text);
      g_assert_cmpstr (find_value (lines, "DESCRIPTION"), ==, rows[i].value);
    }
}

static void
test_deadlines (void)
{
  static const char *const days[] = { "20230417", "20230717", "20231017", "20240115" };
  static const char *const moved[] = { "20230417", "20230718", "20231017", "20240115" };

  for (guint extra = 0; extra < 2; extra++)
    {
      g_autoptr (CascadaIcs) ics = new_calendar ("2023");
      g_autoptr (CascadaDaysOff) days_off = cascada_days_off_new ();
      GDate holiday = date (2023, 7, 17);
      g_autofree char *text = NULL;
      const char *next;

      if (extra)
        cascada_days_off_add (days_off, &holiday, NULL);
      cascada_ics_add_deadlines (ics, 2023, days_off, 3);
      text = cascada_ics_to_string (ics);
      next = text;
      for (guint i = 0; i < 4; i++)
        {
          g_autofree char *uid = g_strdup_printf ("\r\nUID:deadline-2023-Q%u@org.cascada.Cascada\r\n", i + 1);
          g_autofree char *start = g_strdup_printf ("\r\nDTSTART;VALUE=DATE:%s\r\n", extra ? moved[i] : days[i]);

          next = strstr (next, uid);
          g_assert_nonnull (next);
          next = strstr (next, "\r\nDTSTART");
          g_assert_true (g_str_has_prefix (next, start));
          next = strstr (next, "\r\nTRIGGER:-P3D\r\n");
          g_assert_nonnull (next);
        }
      g_assert_null (strstr (next, "BEGIN:VEVENT"));
    }
}

/* One calendar of several years, each quarter by a name of its own. */
static void
test_years (void)
{
  g_autoptr (CascadaDaysOff) days_off = cascada_days_off_new ();
  g_autofree char *text = cascada_ics_make_deadlines (2025, 2027, days_off, 7);
  guint n = 0;

  for (const char *event = text; (event = strstr (event, "BEGIN:VEVENT")) != NULL; event++)
    n++;
  g_assert_cmpuint (n, ==, 12);
  g_assert_nonnull (strstr (text, "X-WR-CALNAME:Quarterly reports of 2025 to 2027\r\n"));
  g_assert_nonnull (strstr (text, "UID:deadline-2027-Q4@org.cascada.Cascada\r\n"));
  g_assert_nonnull (strstr (text, "DTSTART;VALUE=DATE:20280117\r\n"));
}

static void
test_stamp (void)
{
  g_autoptr (GDateTime) before = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) fixed = NULL;
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *text = NULL;

  g_setenv ("SOURCE_DATE_EPOCH", "1750000000", TRUE);
  fixed = cascada_ics_get_stamp ();
  text = g_date_time_format (fixed, "%Y-%m-%dT%H:%M:%SZ");
  g_assert_cmpstr (text, ==, "2025-06-15T15:06:40Z");
  g_setenv ("SOURCE_DATE_EPOCH", "today", TRUE);
  now = cascada_ics_get_stamp ();
  g_assert_cmpint (g_date_time_compare (now, before), >=, 0);
  g_unsetenv ("SOURCE_DATE_EPOCH");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ics/whole", test_whole);
  g_test_add_func ("/ics/folding", test_folding);
  g_test_add_func ("/ics/hostile", test_hostile);
  g_test_add_func ("/ics/deadlines", test_deadlines);
  g_test_add_func ("/ics/years", test_years);
  g_test_add_func ("/ics/stamp", test_stamp);
  return g_test_run ();
}
