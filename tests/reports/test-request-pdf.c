/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The record of a request, from the sample: what it says, and that the same state says it in the same bytes. */

#include <string.h>

#include <glib/gstdio.h>

#include "cascada-evidence.h"
#include "cascada-request-pdf.h"
#include "cascada-sample.h"

#define TODAY 20251020

typedef struct
{
  char *folder;
  char *path;
  CascadaWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("cascada-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "m.cascada", NULL);
  g_assert_true (cascada_sample_create_management (fixture->path, NULL, NULL, NULL, NULL));
  fixture->workspace = cascada_workspace_open (fixture->path, CASCADA_STORE_WRITE, NULL, NULL);
  g_assert_nonnull (fixture->workspace);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  cascada_workspace_close (fixture->workspace, NULL);
  g_object_unref (fixture->workspace);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static CascadaRequestReading *
read_request (Fixture *fixture, const char *number, const CascadaRequestDetails *details)
{
  g_autoptr (CascadaRequestItem) item = cascada_request_find (cascada_workspace_get_store (fixture->workspace), number, TODAY, NULL);
  CascadaRequestReading *reading;

  g_assert_nonnull (item);
  reading = cascada_request_read (fixture->workspace, item->id, details, NULL, 0, CASCADA_PERIOD_NONE, TODAY, NULL);
  g_assert_nonnull (reading);
  return reading;
}

static char *
print (Fixture *fixture, const CascadaRequestReading *reading)
{
  g_autofree char *path = g_build_filename (fixture->folder, "record.pdf", NULL);
  g_autofree char *command = g_strdup_printf ("pdftotext -layout %s -", path);
  char *text = NULL;

  g_assert_true (cascada_request_record_write_pdf (fixture->workspace, reading, CASCADA_PAPER_LETTER, path, NULL));
  g_assert_true (g_spawn_command_line_sync (command, &text, NULL, NULL, NULL));
  return text;
}

/* In this order, with whatever between them. */
static void
assert_lines (const char *text, const char *const *lines)
{
  const char *at = text;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *found = strstr (at, lines[i]);

      if (found == NULL)
        g_error ("no “%s” after “%s” in\n%s", lines[i], i > 0 ? lines[i - 1] : "", text);
      at = found + strlen (lines[i]);
    }
}

static void
test_published (Fixture *fixture, gconstpointer data)
{
  static const char *const lines[] = {
    "Modification request 1 of 2025",
    "Alcaldía Local de Santa Fe",
    "L03-03 Realizar 5 jornadas",
    "Published",
    "2025-04-23, Benito Ejemplo",
    "Technical",
    "Memorando 30118",
    "La comunidad pidió una jornada más",
    "Realizar 4 jornadas",
    "Total of L03-03",
    "M1 ",
    "policy 9.1",
    "M8 ",
    "policy 9.7",
    "M11 ",
    "policy 9.10",
    "Favourable",
    "Memorando 30167",
    "Effect at the cut-off 2025",
    "75.00 %",
    "60.00 %",
    "Decision",
    "Approved",
    "2025-05-07, Adela Ejemplo",
    "HOLA 419042",
    "2025-05-15",
    "Process",
    "Published as version 2 of the plan",
    "History",
    "Modification request 1: Approved",
    NULL,
  };
  CascadaRequestReading *reading = read_request (fixture, "1/2025", NULL);
  g_autofree char *text = print (fixture, reading);

  assert_lines (text, lines);
  cascada_request_reading_free (reading);
}

/* Nothing of the clock, but the day the sources were made on where that is told. */
static void
test_same (Fixture *fixture, gconstpointer data)
{
  CascadaRequestReading *reading = read_request (fixture, "7", NULL), *again;
  g_autoptr (GBytes) first = cascada_request_record_to_pdf (fixture->workspace, reading, CASCADA_PAPER_A4, NULL, NULL);
  g_autoptr (GBytes) second = NULL, epoch = NULL;

  g_usleep (1100000);
  again = read_request (fixture, "7", NULL);
  second = cascada_request_record_to_pdf (fixture->workspace, again, CASCADA_PAPER_A4, NULL, NULL);
  g_assert_true (g_bytes_equal (first, second));
  g_setenv ("SOURCE_DATE_EPOCH", "1749513600", TRUE);
  epoch = cascada_request_record_to_pdf (fixture->workspace, again, CASCADA_PAPER_A4, NULL, NULL);
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_assert_false (g_bytes_equal (first, epoch));
  cascada_request_reading_free (reading);
  cascada_request_reading_free (again);
}

/* Every text as long as it may be: all of it is there, over more pages. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) words = g_string_new (NULL);
  CascadaRequestDetails details = { .ground = CASCADA_REQUEST_GROUND_FORCE_MAJEURE };
  CascadaRequestReading *reading = read_request (fixture, "10/2025", NULL), *longer;
  g_autofree char *text = NULL;
  guint n_short, n_long;

  g_bytes_unref (cascada_request_record_to_pdf (fixture->workspace, reading, CASCADA_PAPER_LETTER, &n_short, NULL));
  for (guint i = 0; words->len < 1990; i++)
    g_string_append_printf (words, "palabra%u ", i);
  details.justification = details.reference = details.exception = words->str;
  longer = read_request (fixture, "10/2025", &details);
  g_bytes_unref (cascada_request_record_to_pdf (fixture->workspace, longer, CASCADA_PAPER_LETTER, &n_long, NULL));
  g_assert_cmpuint (n_long, >=, n_short + 1);
  text = print (fixture, longer);
  for (guint i = 0; i < 150; i += 7)
    {
      g_autofree char *word = g_strdup_printf ("palabra%u ", i);

      g_assert_nonnull (strstr (text, word));
    }
  cascada_request_reading_free (reading);
  cascada_request_reading_free (longer);
}

static void
test_documents (Fixture *fixture, gconstpointer data)
{
  static const char *const lines[] = { "Documents", "Circular", "https://ejemplo.invalid/circular", "Effect", NULL };
  CascadaRequestReading *reading = read_request (fixture, "7/2025", NULL);
  CascadaEvidencePlace place = { .plan = reading->item->plan, .period = CASCADA_PERIOD_NONE, .request = reading->item->id };
  g_autofree char *before = print (fixture, reading), *after = NULL;
  CascadaRef attachment;

  g_assert_null (strstr (before, "Documents"));
  g_assert_true (cascada_evidence_add_link (fixture->workspace, &place, "Circular", "https://ejemplo.invalid/circular", TODAY, &attachment, NULL));
  after = print (fixture, reading);
  assert_lines (after, lines);
  cascada_request_reading_free (reading);
}

/* A reading of a thread is printed by that thread. */
static gpointer
print_cb (gpointer data)
{
  gpointer *arguments = data;

  return cascada_request_record_to_pdf (arguments[0], arguments[1], CASCADA_PAPER_A4, NULL, NULL);
}

static void
test_thread (Fixture *fixture, gconstpointer data)
{
  CascadaRequestReading *reading = read_request (fixture, "5/2025", NULL);
  gpointer arguments[] = { fixture->workspace, reading };
  GThread *thread = g_thread_new ("print", print_cb, arguments);
  g_autoptr (GBytes) pdf = g_thread_join (thread);

  g_assert_cmpuint (g_bytes_get_size (pdf), >, 1000);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
  cascada_request_reading_free (reading);
}

#define ADD(name, function) g_test_add ("/request-pdf/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("published", test_published);
  ADD ("same", test_same);
  ADD ("long", test_long);
  ADD ("documents", test_documents);
  ADD ("thread", test_thread);
  return g_test_run ();
}
