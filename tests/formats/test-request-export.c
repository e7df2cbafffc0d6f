/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register of modification requests in its formats. */

#include <string.h>

#include <glib/gstdio.h>

#include "cascada-request-export.h"

/* An approved one with everything, and a draft with next to nothing; a text that wants quoting, and one that is a formula. */
static GPtrArray *
new_items (void)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_request_item_free);
  CascadaRequestItem *item = g_new0 (CascadaRequestItem, 1);

  item->number = 3;
  item->year = 2025;
  item->plan_title = g_strdup ("PG \"Suba\"; 2025");
  item->unit_name = g_strdup ("Alcaldía Local de Suba");
  item->goal_code = g_strdup ("M1");
  item->goal_name = g_strdup ("=1+1");
  item->state = CASCADA_REQUEST_STATE_PUBLISHED;
  item->ground = CASCADA_REQUEST_GROUND_LEGAL_CHANGE;
  item->parts = CASCADA_MODIFICATION_RAISE | CASCADA_MODIFICATION_WEIGHT;
  item->n_values = 4;
  item->date = 20250601;
  item->presented = 20250603;
  item->presenter = g_strdup ("Ana");
  item->decided = 20250610;
  item->decider = g_strdup ("Luz");
  item->decision_reason = g_strdup ("Sí");
  item->sent = 20250611;
  item->hola_case = g_strdup ("HOLA 1");
  item->published = 20250612;
  item->version = 2;
  item->waiting = -1;
  item->limit = G_MAXINT;
  g_ptr_array_add (items, item);
  item = g_new0 (CascadaRequestItem, 1);
  item->number = 4;
  item->year = 2025;
  item->plan_title = g_strdup ("PG Bosa");
  item->date = 20250620;
  item->waiting = -1;
  item->limit = 10;
  g_ptr_array_add (items, item);
  return items;
}

static void
test_csv (void)
{
  g_autoptr (GPtrArray) items = new_items ();
  g_autofree char *plain = cascada_request_export_to_csv (items, CASCADA_CSV_STYLE_PLAIN);
  g_autofree char *es_co = cascada_request_export_to_csv (items, CASCADA_CSV_STYLE_ES_CO);
  g_auto (GStrv) lines = g_strsplit (plain, "\r\n", -1), es_lines = g_strsplit (es_co, "\r\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpstr (lines[1], ==,
                   "3,2025,\"PG \"\"Suba\"\"; 2025\",Alcaldía Local de Suba,M1,'=1+1,published,legal-change,raise weight,4,2025-06-01,2025-06-03,Ana,,"
                   "2025-06-10,Luz,Sí,2025-06-11,HOLA 1,2025-06-12,2");
  g_assert_cmpstr (lines[2], ==, "4,2025,PG Bosa,,,,draft,technical,,0,2025-06-20,,,,,,,,,,");
  g_assert_nonnull (strstr (es_lines[1], ";01/06/2025;03/06/2025;Ana;"));
  g_assert_nonnull (strstr (es_lines[1], ";Published;Legal change;"));
}

static void
test_json (void)
{
  g_autoptr (GPtrArray) items = new_items (), none = g_ptr_array_new ();
  g_autofree char *json = cascada_request_export_to_json (items), *empty = cascada_request_export_to_json (none);

  g_assert_nonnull (strstr (json, "\"number\" : 3,"));
  g_assert_nonnull (strstr (json, "\"goal\" : \"=1+1\""));
  g_assert_nonnull (strstr (json, "\"published\" : \"2025-06-12\""));
  g_assert_nonnull (strstr (json, "\"version\" : null"));
  g_assert_cmpstr (empty, ==, "[]\n");
}

/* One file of a spreadsheet, which is a ZIP. */
static char *
read_part (const char *path, const char *part)
{
  g_autoptr (GSubprocess) unzip = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, "python3", "-c",
                                                    "import sys, zipfile; sys.stdout.write (zipfile.ZipFile (sys.argv[1]).read (sys.argv[2]).decode ())", path,
                                                    part, NULL);
  char *text = NULL;

  g_assert_nonnull (unzip);
  g_assert_true (g_subprocess_communicate_utf8 (unzip, NULL, NULL, &text, NULL, NULL));
  g_assert_true (g_subprocess_get_successful (unzip));
  return text;
}

/* Days and counts are numbers with a format, the header stays in sight and filters, and nothing of the clock is in it. */
static void
test_xlsx (void)
{
  g_autoptr (GPtrArray) items = new_items ();
  g_autofree char *folder = g_dir_make_tmp ("cascada-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "register.xlsx", NULL), *first = NULL, *second = NULL, *sheet = NULL, *core = NULL;
  gsize n_first, n_second;

  g_assert_true (cascada_request_export_write_xlsx (items, path, NULL));
  g_assert_true (g_file_get_contents (path, &first, &n_first, NULL));
  g_usleep (2100000); /* a ZIP counts in steps of two seconds */
  g_assert_true (cascada_request_export_write_xlsx (items, path, NULL));
  g_assert_true (g_file_get_contents (path, &second, &n_second, NULL));
  g_assert_cmpmem (first, n_first, second, n_second);
  sheet = read_part (path, "xl/worksheets/sheet1.xml");
  g_assert_nonnull (strstr (sheet, "state=\"frozen\""));
  g_assert_nonnull (strstr (sheet, "<autoFilter ref=\"A1:U3\"/>"));
  g_assert_nonnull (strstr (sheet, "<v>45809</v>")); /* 2025-06-01 */
  g_assert_null (strstr (sheet, "<f>"));
  core = read_part (path, "docProps/core.xml");
  g_assert_nonnull (strstr (core, "1980-01-01T00:00:00Z"));
  g_unlink (path);
  g_rmdir (folder);
}

/* A cell holds so much: a longer text is clipped, not lost. */
static void
test_xlsx_long (void)
{
  g_autoptr (GPtrArray) items = new_items ();
  CascadaRequestItem *item = items->pdata[1];
  g_autofree char *folder = g_dir_make_tmp ("cascada-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "register.xlsx", NULL), *strings = NULL;
  g_autoptr (GString) reason = g_string_new (NULL);

  while (reason->len < 80000)
    g_string_append (reason, "ñandú ");
  item->decision_reason = g_string_free (g_steal_pointer (&reason), FALSE);
  g_assert_true (cascada_request_export_write_xlsx (items, path, NULL));
  strings = read_part (path, "xl/sharedStrings.xml");
  g_assert_nonnull (strstr (strings, "ñandú ñandú"));
  g_unlink (path);
  g_rmdir (folder);
}

/* A failed writing leaves what was there. */
static void
test_failure (void)
{
  g_autoptr (GPtrArray) items = new_items ();
  g_autoptr (GError) error = NULL;

  g_assert_false (cascada_request_export_write_xlsx (items, "/nonexistent/register.xlsx", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "/nonexistent/register.xlsx"));
  g_assert_false (cascada_request_export_write_json (items, "/nonexistent/register.json", NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/request-export/csv", test_csv);
  g_test_add_func ("/request-export/json", test_json);
  g_test_add_func ("/request-export/xlsx", test_xlsx);
  g_test_add_func ("/request-export/xlsx-long", test_xlsx_long);
  g_test_add_func ("/request-export/failure", test_failure);
  return g_test_run ();
}
