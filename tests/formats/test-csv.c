/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cascada-csv.h"
#include "cascada-error.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

static CascadaCsvReader *
read_bytes (const char *bytes, gssize length, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, length, NULL);

  return cascada_csv_reader_new (stream, "t.csv", NULL, NULL, error);
}

/* All rows as "row: a|b|c" lines; what stopped the reading as the last one. */
static char *
transcribe (const char *bytes, gssize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaCsvReader) reader = read_bytes (bytes, length, &error);
  GString *out = g_string_new (NULL);
  gboolean row = TRUE;

  while (reader != NULL && row && cascada_csv_reader_next (reader, &row, NULL, &error))
    {
      if (!row)
        break;
      g_string_append_printf (out, "%u: ", cascada_csv_reader_get_row (reader));
      for (guint i = 0; i < cascada_csv_reader_get_n_cells (reader); i++)
        g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", cascada_csv_reader_get_cell (reader, i));
      g_string_append_c (out, '\n');
    }
  if (error != NULL)
    g_string_append_printf (out, "! %s\n", error->message);
  return g_string_free (out, FALSE);
}

static void
test_rows (void)
{
  static const struct
  {
    const char *bytes, *rows;
  } table[] = {
    { "a,b\r\n1,2\r\n", "1: a|b\n2: 1|2\n" },
    { "a,b\n1,2", "1: a|b\n2: 1|2\n" },
    { "\xef\xbb\xbf"
      "a,b\n1,2\n",
      "1: a|b\n2: 1|2\n" },
    { "a;b\n1,5;2\n", "1: a|b\n2: 1,5|2\n" },
    { "a\tb\n1,5\t2;3\n", "1: a|b\n2: 1,5|2;3\n" },
    { "\"a,x\";b;c\n1;2;3\n", "1: a,x|b|c\n2: 1|2|3\n" },
    { "a,b\n\"1\n2\",\"say \"\"no\"\"\"\n3,4\n", "1: a|b\n2: 1\n2|say \"no\"\n3: 3|4\n" },
    { "a,b\n\n\r\n3,4\n\n", "1: a|b\n4: 3|4\n" },
    { "a,b\n,\n1\n1,2,3\n", "1: a|b\n2: |\n3: 1\n4: 1|2|3\n" },
    { "a\n\"\"\nx\n", "1: a\n3: x\n" },
    { "a,b\n\"\",\"\"\n", "1: a|b\n2: |\n" },
    { "Número;n\nGesti\xc3\xb3n;\xe2\x80\x9cx\xe2\x80\x9d\n", "1: Número|n\n2: Gestión|“x”\n" },
    { "a;b\nGesti\xf3n;\x93x\x94 \x80\n", "1: a|b\n2: Gestión|“x” €\n" },
    { "a;b\nAQU\xcd\x94;\xf3\n", "1: a|b\n2: AQUÍ”|ó\n" },
    { "a,b\n1, 2 \n", "1: a|b\n2: 1| 2 \n" },
    { "solo\n1\n", "1: solo\n2: 1\n" },
    { "a,b\r\n1,2\r", "1: a|b\n2: 1|2\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *rows = transcribe (table[i].bytes, -1);

      g_assert_cmpstr (rows, ==, table[i].rows);
    }
}

static void
test_hostile (void)
{
  static const struct
  {
    const char *bytes;
    gssize length;
    const char *says;
  } table[] = {
    { "", 0, "! t.csv: the file is empty" },
    { "\xef\xbb\xbf", 3, "! t.csv: the file is empty" },
    { "\xff\xfe"
      "a\0,\0",
      6, "! t.csv, row 1: the file is UTF-16" },
    { "PK\3\4xxxx", 8, "! t.csv, row 1: the file is a workbook" },
    { "a,b\n1,\0002\n", 8, "! t.csv, row 2: the file has a control character (byte 0)" },
    { "a,b\n1,\x1b[31m\n", -1, "! t.csv, row 2: the file has a control character (byte 27)" },
    { "a,b\nGesti\xf3n,1\nGesti\xc3\xb3n,2\n", -1, "! t.csv, row 3: the file mixes two encodings, UTF-8 (row 3) and Windows-1252 (row 2)" },
    { "a,b\nGesti\xc3\xb3n,1\n\"x\ny\",1\nGesti\xf3n,2\n", -1, "! t.csv, row 4: the file mixes two encodings, UTF-8 (row 2) and Windows-1252 (row 4)" },
    { "a,b\nx\xf3\x81,1\n", -1, "! t.csv, row 2: the text is neither UTF-8 nor Windows-1252" },
    { "a,b;c\n1,2;3\n", -1, "! t.csv, row 1: the header has as many commas as semicolons" },
    { "a,b\n1,\"2\n3,4\n", -1, "1: a|b\n! t.csv, row 2, column 2: the quotation mark that opens the cell on line 2 is never closed" },
    { "a,b\n1,2\"3\n", -1, "1: a|b\n! t.csv, row 2, column 2: a quotation mark stands inside a cell" },
    { "a,b\n\"1\"2,3\n", -1, "1: a|b\n! t.csv, row 2, column 1: text stands after the closing quotation mark" },
    { "a,b\n1,2\r3,4\n", -1, "1: a|b\n! t.csv, row 2, column 2: a carriage return stands alone" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *rows = transcribe (table[i].bytes, table[i].length);

      g_test_message ("%s", rows);
      g_assert_true (g_str_has_prefix (rows, table[i].says));
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) bytes = g_string_new ("a,b\n1,");
  g_autofree char *rows = NULL, *columns = NULL;

  for (int i = 0; i <= CASCADA_CSV_MAX_CELL; i++)
    g_string_append_c (bytes, 'x');
  rows = transcribe (bytes->str, (gssize) bytes->len);
  g_assert_cmpstr (rows, ==, "1: a|b\n! t.csv, row 2, column 2: the cell is longer than 256 kB; perhaps a quotation mark is never closed\n");

  g_string_assign (bytes, "a,b\n");
  for (int i = 0; i <= CASCADA_CSV_MAX_COLUMNS; i++)
    g_string_append (bytes, "1,");
  columns = transcribe (bytes->str, (gssize) bytes->len);
  g_assert_cmpstr (columns, ==, "1: a|b\n! t.csv, row 2: the row has more than 1024 columns\n");
}

/* A failed reader stays failed: no row after a fault is ever believed. */
static void
test_stays_failed (void)
{
  g_autoptr (CascadaCsvReader) reader = read_bytes ("a,b\n1,2\"\n3,4\n", -1, NULL);
  gboolean row;

  g_assert_true (cascada_csv_reader_next (reader, &row, NULL, NULL));
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (cascada_csv_reader_next (reader, &row, NULL, &error));
      g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID);
      g_assert_false (row);
    }
  g_assert_cmpuint (cascada_csv_reader_get_fault (reader)->row, ==, 2);
  g_assert_cmpuint (cascada_csv_reader_get_fault (reader)->column, ==, 2);
}

static void
test_missing_file (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cascada_csv_reader_open ("/nowhere/at-all.csv", NULL, NULL, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "/nowhere/at-all.csv"));
}

static gsize
resident_bytes (void)
{
  g_autofree char *statm = NULL;
  gulong pages = 0;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL));
  g_assert_cmpint (sscanf (statm, "%*u %lu", &pages), ==, 1);
  return pages * 4096;
}

static void
test_large_file_is_flat (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "cascada-large-XXXXXX", NULL);
  g_autofree char *block = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (CascadaCsvReader) reader = NULL;
  gsize before, written = 0;
  guint rows = 0;
  gboolean row = TRUE;
  int fd = g_mkstemp (path);
  FILE *file = fdopen (fd, "w");

  for (int i = 0; i < 1000; i++)
    g_string_append_printf (lines, "%d;\"Gestión\n%d\";13.200.000,00;%0100d\r\n", i, i, i);
  fputs ("a;b;c;d\n", file);
  for (; written < 110 * 1000 * 1000; written += lines->len)
    fwrite (lines->str, 1, lines->len, file);
  g_assert_cmpint (fclose (file), ==, 0);

  before = resident_bytes ();
  reader = cascada_csv_reader_open (path, NULL, NULL, NULL);
  g_assert_nonnull (reader);
  while (row)
    {
      g_assert_true (cascada_csv_reader_next (reader, &row, NULL, NULL));
      rows += row;
    }
  g_assert_cmpuint (rows, ==, 1 + written / lines->len * 1000);
  g_assert_cmpfloat (cascada_csv_reader_get_fraction (reader), ==, 1.0);
  g_assert_cmpuint (resident_bytes () - MIN (before, resident_bytes ()), <, 4 * 1024 * 1024);
  g_unlink (path);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("a,b\n", -1, NULL);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (cascada_csv_reader_new (stream, "t.csv", NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_write (void)
{
  static const char *texts[] = { "plain", "", "a,b", "a;b", "say \"no\"", "two\nlines", " blanks ", "=1+1", "+57 1 381", "-", "-12.5", "-3,5",
                                 "@SUM(A1)", "'=1", "''=1", "'quoted'", "\t=1", "Gestión", "'", "+", "'-12.5" };
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (CascadaCsvWriter) writer = cascada_csv_writer_new (stream, ',');
  g_autoptr (CascadaCsvReader) reader = NULL;
  g_autofree char *bytes = NULL;
  gboolean row;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    cascada_csv_writer_add_text (writer, texts[i]);
  cascada_csv_writer_add_number (writer, "-12.5");
  cascada_csv_writer_add_number (writer, NULL);
  g_assert_true (cascada_csv_writer_end_row (writer, NULL, NULL));
  bytes = g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                     g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
  g_assert_true (g_str_has_prefix (bytes, "plain,,\"a,b\",\"a;b\",\"say \"\"no\"\"\",\"two\nlines\",\" blanks \",'=1+1,'+57 1 381,'-,-12.5,\"-3,5\",'@SUM(A1),''=1,'''=1,'quoted',\"'\t=1\",Gestión,',"));

  reader = read_bytes (bytes, -1, NULL);
  g_assert_true (cascada_csv_reader_next (reader, &row, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = cascada_csv_unguard (cascada_csv_reader_get_cell (reader, i));

      g_assert_cmpstr (text, ==, texts[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/rows", test_rows);
  g_test_add_func ("/csv/hostile", test_hostile);
  g_test_add_func ("/csv/limits", test_limits);
  g_test_add_func ("/csv/stays-failed", test_stays_failed);
  g_test_add_func ("/csv/missing-file", test_missing_file);
  g_test_add_func ("/csv/large-file-is-flat", test_large_file_is_flat);
  g_test_add_func ("/csv/cancel", test_cancel);
  g_test_add_func ("/csv/write", test_write);
  return g_test_run ();
}
