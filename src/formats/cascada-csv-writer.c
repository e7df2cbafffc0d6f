/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-csv.h"

#include <string.h>

struct _CascadaCsvWriter
{
  GOutputStream *stream;
  GString *row;
  char delimiter;
  gboolean begun;
};

CascadaCsvWriter *
cascada_csv_writer_new (GOutputStream *stream, char delimiter)
{
  CascadaCsvWriter *writer = g_new0 (CascadaCsvWriter, 1);

  writer->stream = g_object_ref (stream);
  writer->row = g_string_new (NULL);
  writer->delimiter = delimiter;
  return writer;
}

void
cascada_csv_writer_free (CascadaCsvWriter *writer)
{
  if (writer == NULL)
    return;
  g_object_unref (writer->stream);
  g_string_free (writer->row, TRUE);
  g_free (writer);
}

static gboolean
is_number (const char *text)
{
  gsize length = strspn (text, "+-");

  return length <= 1 && text[length] != '\0' && strspn (text + length, "0123456789.,") == strlen (text + length);
}

/* What a spreadsheet would run as a formula: = + - @ and the controls it skips, also behind our own mark. */
static gboolean
is_risky (const char *text)
{
  const char *first = text + strspn (text, "'");

  return *first != '\0' && strchr ("=+-@\t\r", *first) != NULL && !is_number (text);
}

static void
add_cell (CascadaCsvWriter *writer, const char *mark, const char *text)
{
  gsize length = strlen (text);
  gboolean quoted = strpbrk (text, ",;\t\"\r\n") != NULL || (length > 0 && (text[0] == ' ' || text[length - 1] == ' '));

  if (writer->begun)
    g_string_append_c (writer->row, writer->delimiter);
  writer->begun = TRUE;
  if (!quoted)
    {
      g_string_append_printf (writer->row, "%s%s", mark, text);
      return;
    }
  g_string_append_printf (writer->row, "\"%s", mark);
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (writer->row, '"');
      g_string_append_c (writer->row, *text);
    }
  g_string_append_c (writer->row, '"');
}

/**
 * cascada_csv_writer_add_text:
 * @text: (nullable): UTF-8 that people wrote; %NULL: an empty cell
 *
 * Adds a cell. One that a spreadsheet would run (it begins with = + - @, and is no number) gets an apostrophe before
 * it, which cascada_csv_unguard() takes away again.
 */
void
cascada_csv_writer_add_text (CascadaCsvWriter *writer, const char *text)
{
  text = text != NULL ? text : "";
  add_cell (writer, is_risky (text) ? "'" : "", text);
}

/** cascada_csv_writer_add_number: adds a cell as it is: our own digits, or an empty cell for %NULL. */
void
cascada_csv_writer_add_number (CascadaCsvWriter *writer, const char *number)
{
  add_cell (writer, "", number != NULL ? number : "");
}

gboolean
cascada_csv_writer_end_row (CascadaCsvWriter *writer, GCancellable *cancellable, GError **error)
{
  gboolean written;

  g_string_append (writer->row, "\r\n");
  written = g_output_stream_write_all (writer->stream, writer->row->str, writer->row->len, NULL, cancellable, error);
  g_string_truncate (writer->row, 0);
  writer->begun = FALSE;
  return written;
}

/**
 * cascada_csv_unguard:
 * @text: a cell
 *
 * Returns: (transfer full): the text without the apostrophe that cascada_csv_writer_add_text() puts before a formula
 */
char *
cascada_csv_unguard (const char *text)
{
  return g_strdup (text[0] == '\'' && is_risky (text) ? text + 1 : text);
}
