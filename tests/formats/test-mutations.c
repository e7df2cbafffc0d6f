/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The documents' tables with bytes changed, cut, doubled and swapped: refused with a place, or read; never anything else. */

#include "import-fixture.h"

#include <string.h>

#include "cascada-number.h"

#define N_MUTATIONS 150

static void
mutate (GString *bytes)
{
  static const char hostile[] = "\"\",;\n\r\t'=+-@.%$0159 \xc3\xb3\xf3\x80\x81\xff\xfe\x01\x7f";
  guint n = (guint) g_test_rand_int_range (1, 6);

  for (guint i = 0; i < n && bytes->len > 2; i++)
    {
      gsize at = (gsize) g_test_rand_int_range (0, (int) bytes->len - 1);
      gsize wanted = (gsize) g_test_rand_int_range (1, 200);
      gsize length = MIN (wanted, bytes->len - at);
      g_autofree char *piece = g_strndup (bytes->str + at, length);

      switch (g_test_rand_int_range (0, 5))
        {
        case 0:
          bytes->str[at] = hostile[g_test_rand_int_range (0, sizeof hostile - 1)];
          break;
        case 1:
          g_string_insert_c (bytes, (gssize) at, hostile[g_test_rand_int_range (0, sizeof hostile - 1)]);
          break;
        case 2:
          g_string_erase (bytes, (gssize) at, (gssize) length);
          break;
        case 3:
          g_string_insert_len (bytes, (gssize) at, piece, (gssize) strlen (piece));
          break;
        default:
          g_string_truncate (bytes, at);
        }
    }
}

static void
test_tables (ImportFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *profile, *file;
  } rows[] = {
    { "pei-programming", "pei_2020_2024.csv" },
    { "pei-follow-up", "pei_2025_q2_indicators.csv" },
    { "pai-process-indicators", "pai_2024_process_indicators.csv" },
  };
  guint n_applied = 0, n_refused = 0;

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      gsize which = i % G_N_ELEMENTS (rows), length;
      g_autofree char *source = g_build_filename (g_getenv ("CASCADA_DATADIR"), "samples", rows[which].file, NULL);
      g_autofree char *title = g_strdup_printf ("Plan %u", i);
      g_autofree char *contents = NULL, *path = NULL;
      g_autoptr (GString) bytes = NULL;
      g_autoptr (CascadaImportResult) result = NULL, again = NULL;
      CascadaImportRequest request = CASCADA_IMPORT_REQUEST_INIT;
      gint64 n_edits = count_edits (fixture->workspace);

      g_assert_true (g_file_get_contents (source, &contents, &length, NULL));
      bytes = g_string_new_len (contents, (gssize) length);
      mutate (bytes);
      path = import_fixture_write (fixture, "t.csv", bytes->str, (gssize) bytes->len);
      request.profile = rows[which].profile;
      request.plan_title = title;
      request.dry_run = i % 5 > 0; /* a fifth is written too */
      result = import_files (fixture->workspace, request, path, NULL);
      again = import_files (fixture->workspace, request, path, NULL);
      n_applied += result->n_findings[CASCADA_SEVERITY_ERROR] == 0;
      n_refused += result->n_findings[CASCADA_SEVERITY_ERROR] > 0;
      g_assert_cmpint (count_edits (fixture->workspace), ==, n_edits + result->applied);
      g_assert_cmpint (result->applied, ==, !request.dry_run && result->n_findings[CASCADA_SEVERITY_ERROR] == 0);
      g_assert_false (again->applied);
    }
  g_assert_cmpuint (n_applied, >, 0);
  g_assert_cmpuint (n_refused, >, 0);
}

static void
test_numbers (void)
{
  static const char alphabet[] = "00112259.,.,-+% $e";

  for (guint i = 0; i < 20000; i++)
    {
      char text[12];
      int length = g_test_rand_int_range (1, sizeof text);
      CascadaNumber es_co = { 0 }, plain = { 0 };

      for (int j = 0; j < length; j++)
        text[j] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      text[length - 1] = '\0';
      switch (cascada_number_classify (text, &es_co, &plain))
        {
        case CASCADA_READING_NUMBER:
          g_assert_cmpint (es_co.value, ==, plain.value);
          break;
        case CASCADA_READING_AMBIGUOUS:
          g_assert_cmpint (es_co.value, !=, plain.value);
          break;
        case CASCADA_READING_ES_CO:
          g_assert_false (cascada_number_read (text, CASCADA_CONVENTION_PLAIN, &plain, NULL));
          break;
        case CASCADA_READING_PLAIN:
          g_assert_false (cascada_number_read (text, CASCADA_CONVENTION_ES_CO, &es_co, NULL));
          break;
        case CASCADA_READING_EMPTY:
        case CASCADA_READING_REFUSED:
        default:
          break;
        }
    }
}

int
main (int argc, char *argv[])
{
  import_tests_init (&argc, &argv);
  g_test_add ("/mutations/tables", ImportFixture, NULL, import_fixture_set_up, test_tables, import_fixture_tear_down);
  g_test_add_func ("/mutations/numbers", test_numbers);
  return import_tests_run ();
}
