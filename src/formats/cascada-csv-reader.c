/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-csv.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"

#define BUFFER_SIZE (64 * 1024)

typedef enum
{
  CELL_START,
  UNQUOTED,
  QUOTED,
  QUOTE_SEEN, /* in a quoted cell: its end, or the first of two */
  RETURN_SEEN,
  ROW_DONE,
} State;

struct _CascadaCsvReader
{
  GInputStream *stream;
  char *name;
  CascadaCsvShape shape;
  CascadaCsvFault fault;

  guint8 *buffer;
  gsize length, position;
  goffset consumed;

  GString *text;   /* the cells of the row, each with its end */
  GArray *offsets; /* of the cells in the text */
  gsize cell_start;
  guint row, line, rows_line;
  State state;
};

/** Unicode of the Windows-1252 bytes 0x80–0x9f; 0 where it has none (proven absent). */
static const guint16 windows_1252[32] = {
  0x20ac,
  0,
  0x201a,
  0x0192,
  0x201e,
  0x2026,
  0x2020,
  0x2021,
  0x02c6,
  0x2030,
  0x0160,
  0x2039,
  0x0152,
  0,
  0x017d,
  0,
  0,
  0x2018,
  0x2019,
  0x201c,
  0x201d,
  0x2022,
  0x2013,
  0x2014,
  0x02dc,
  0x2122,
  0x0161,
  0x203a,
  0x0153,
  0,
  0x017e,
  0x0178,
};

static gboolean
refuse (CascadaCsvReader *reader, guint column, char *message, GError **error)
{
  reader->fault.row = reader->row;
  reader->fault.line = reader->line;
  reader->fault.column = column;
  g_free (reader->fault.message);
  reader->fault.message = message;
  if (column > 0)
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("%s, row %u, column %u: %s"), reader->name, reader->row, column, message);
  else if (reader->row > 0)
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("%s, row %u: %s"), reader->name, reader->row, message);
  else
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("%s: %s"), reader->name, message);
  return FALSE;
}

static guint
current_column (CascadaCsvReader *reader)
{
  return reader->offsets->len + 1;
}

static gboolean
append_byte (CascadaCsvReader *reader, guint8 byte, GError **error)
{
  if (byte >= 0x80 && reader->shape.encoding == CASCADA_CSV_WINDOWS_1252)
    g_string_append_unichar (reader->text, byte < 0xa0 ? windows_1252[byte - 0x80] : byte);
  else
    g_string_append_c (reader->text, (char) byte);

  if (reader->text->len - reader->cell_start > CASCADA_CSV_MAX_CELL)
    return refuse (reader, current_column (reader),
                   g_strdup_printf (_ ("the cell is longer than %u kB; perhaps a quotation mark is never closed"), CASCADA_CSV_MAX_CELL / 1024),
                   error);
  if (reader->text->len > CASCADA_CSV_MAX_ROW)
    return refuse (reader, current_column (reader),
                   g_strdup_printf (_ ("the row is longer than %u MB"), CASCADA_CSV_MAX_ROW / 1024 / 1024), error);
  return TRUE;
}

static gboolean
end_cell (CascadaCsvReader *reader, GError **error)
{
  if (reader->offsets->len == CASCADA_CSV_MAX_COLUMNS)
    return refuse (reader, 0, g_strdup_printf (_ ("the row has more than %u columns"), CASCADA_CSV_MAX_COLUMNS), error);
  g_array_append_val (reader->offsets, reader->cell_start);
  g_string_append_c (reader->text, '\0');
  reader->cell_start = reader->text->len;
  reader->state = CELL_START;
  return TRUE;
}

static gboolean
end_row (CascadaCsvReader *reader, GError **error)
{
  if (!end_cell (reader, error))
    return FALSE;
  reader->state = ROW_DONE;
  return TRUE;
}

/* Outside quotation marks, after whatever the cell holds so far. */
static gboolean
take_separator (CascadaCsvReader *reader, guint8 byte, gboolean *taken, GError **error)
{
  *taken = TRUE;
  if (byte == (guint8) reader->shape.delimiter)
    return end_cell (reader, error);
  if (byte == '\n')
    return end_row (reader, error);
  if (byte == '\r')
    {
      reader->state = RETURN_SEEN;
      return TRUE;
    }
  *taken = FALSE;
  return TRUE;
}

static gboolean
take_plain (CascadaCsvReader *reader, guint8 byte, GError **error)
{
  gboolean taken;

  if (!take_separator (reader, byte, &taken, error))
    return FALSE;
  if (taken)
    return TRUE;
  if (byte == '"' && reader->state == CELL_START)
    {
      reader->state = QUOTED;
      return TRUE;
    }
  if (byte == '"')
    return refuse (reader, current_column (reader),
                   g_strdup (_ ("a quotation mark stands inside a cell that does not begin with one: "
                                "put the whole cell in quotation marks and write those inside it twice")),
                   error);
  reader->state = UNQUOTED;
  return append_byte (reader, byte, error);
}

static gboolean
take_after_quote (CascadaCsvReader *reader, guint8 byte, GError **error)
{
  gboolean taken;

  if (byte == '"')
    {
      reader->state = QUOTED;
      return append_byte (reader, byte, error);
    }
  if (!take_separator (reader, byte, &taken, error))
    return FALSE;
  if (taken)
    return TRUE;
  return refuse (reader, current_column (reader),
                 g_strdup (_ ("text stands after the closing quotation mark of the cell: write a quotation mark inside a cell twice")),
                 error);
}

static gboolean
take_byte (CascadaCsvReader *reader, guint8 byte, GError **error)
{
  reader->line += byte == '\n';
  switch (reader->state)
    {
    case QUOTED:
      if (byte != '"')
        return append_byte (reader, byte, error);
      reader->state = QUOTE_SEEN;
      return TRUE;
    case QUOTE_SEEN:
      return take_after_quote (reader, byte, error);
    case RETURN_SEEN:
      if (byte == '\n')
        return end_row (reader, error);
      return refuse (reader, current_column (reader),
                     g_strdup (_ ("a carriage return stands alone: lines end in LF or CR LF, and cells with line breaks are quoted")), error);
    case CELL_START:
    case UNQUOTED:
    case ROW_DONE:
    default:
      return take_plain (reader, byte, error);
    }
}

static gboolean
take_end (CascadaCsvReader *reader, GError **error)
{
  if (reader->state == QUOTED)
    return refuse (reader, current_column (reader),
                   g_strdup_printf (_ ("the quotation mark that opens the cell on line %u is never closed; the file may be cut"), reader->rows_line),
                   error);
  if (reader->state == CELL_START && reader->offsets->len == 0)
    return TRUE;
  return end_row (reader, error);
}

static gboolean
fill_buffer (CascadaCsvReader *reader, GCancellable *cancellable, GError **error)
{
  reader->position = 0;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!g_input_stream_read_all (reader->stream, reader->buffer, BUFFER_SIZE, &reader->length, cancellable, error))
    {
      g_prefix_error (error, "%s: ", reader->name);
      return FALSE;
    }
  reader->consumed += reader->length;
  return TRUE;
}

static void
begin_row (CascadaCsvReader *reader)
{
  g_string_truncate (reader->text, 0);
  g_array_set_size (reader->offsets, 0);
  reader->cell_start = 0;
  reader->state = CELL_START;
  reader->row++;
  reader->rows_line = reader->line;
}

static gboolean
read_row (CascadaCsvReader *reader, GCancellable *cancellable, GError **error)
{
  begin_row (reader);
  while (reader->state != ROW_DONE)
    {
      if (reader->position == reader->length && !fill_buffer (reader, cancellable, error))
        return FALSE;
      if (reader->length == 0)
        return take_end (reader, error);
      if (!take_byte (reader, reader->buffer[reader->position++], error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cascada_csv_reader_next:
 * @reader: a reader
 * @row: (out): whether there was one; its cells are there until the next call
 *
 * Reads the next row that is not an empty line.
 *
 * Returns: %FALSE where the file breaks the format; cascada_csv_reader_get_fault() tells the place. Nothing can be
 *     read after that.
 */
gboolean
cascada_csv_reader_next (CascadaCsvReader *reader, gboolean *row, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (reader != NULL && row != NULL, FALSE);

  *row = FALSE;
  if (reader->fault.message != NULL)
    return refuse (reader, reader->fault.column, g_steal_pointer (&reader->fault.message), error);
  do
    {
      if (reader->row >= CASCADA_CSV_MAX_ROWS)
        return refuse (reader, 0, g_strdup_printf (_ ("the table has more than %u rows: divide it"), CASCADA_CSV_MAX_ROWS), error);
      if (!read_row (reader, cancellable, error))
        return FALSE;
    }
  while (reader->offsets->len == 1 && reader->text->len == 1 && reader->length > 0);

  *row = reader->state == ROW_DONE && !(reader->offsets->len == 1 && reader->text->len == 1);
  return TRUE;
}

/**
 * cascada_csv_reader_new:
 * @stream: seekable, at its beginning
 * @name: of the file, for messages
 * @fault: (out) (optional): where the content is no table
 * @error: %CASCADA_ERROR_INVALID where the content is no table, and errors of GIO
 *
 * Proves encoding and delimiter over the whole stream, then rewinds it.
 */
CascadaCsvReader *
cascada_csv_reader_new (GInputStream *stream, const char *name, CascadaCsvFault *fault, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaCsvReader) reader = g_new0 (CascadaCsvReader, 1);
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (G_IS_SEEKABLE (stream) && name != NULL, NULL);

  reader->stream = g_object_ref (stream);
  reader->name = g_strdup (name);
  reader->buffer = g_malloc (BUFFER_SIZE);
  reader->text = g_string_new (NULL);
  reader->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  reader->line = 1;
  if (!cascada_csv_prove_shape (stream, &reader->shape, &reader->fault, cancellable, &local_error))
    {
      if (reader->fault.message == NULL)
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&local_error), "%s: ", name);
          return NULL;
        }
      reader->row = reader->fault.row;
      refuse (reader, 0, g_steal_pointer (&reader->fault.message), error);
      if (fault != NULL)
        {
          *fault = reader->fault;
          reader->fault.message = NULL;
        }
      return NULL;
    }
  if (!g_seekable_seek (G_SEEKABLE (stream), reader->shape.start, G_SEEK_SET, cancellable, error))
    return NULL;
  return g_steal_pointer (&reader);
}

static void
explain_missing (const GError *cause, const char *path, GError **error)
{
  gboolean missing = g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (cause));
  else
    g_set_error (error, CASCADA_ERROR, missing ? CASCADA_ERROR_NOT_FOUND : CASCADA_ERROR_STORAGE,
                 _ ("%s cannot be read: %s"), path, cause->message);
}

/**
 * cascada_csv_reader_open:
 * @path: of a file, or the URI of a resource
 * @fault: (out) (optional): as of cascada_csv_reader_new()
 * @error: as of cascada_csv_reader_new(); %CASCADA_ERROR_NOT_FOUND where there is no file
 */
CascadaCsvReader *
cascada_csv_reader_open (const char *path, CascadaCsvFault *fault, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_str_has_prefix (path, "resource://") ? g_file_new_for_uri (path) : g_file_new_for_path (path);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &local_error);

  if (stream == NULL)
    {
      explain_missing (local_error, path, error);
      return NULL;
    }
  return cascada_csv_reader_new (G_INPUT_STREAM (stream), name, fault, cancellable, error);
}

void
cascada_csv_reader_free (CascadaCsvReader *reader)
{
  if (reader == NULL)
    return;
  g_clear_object (&reader->stream);
  g_free (reader->name);
  g_free (reader->buffer);
  if (reader->text != NULL)
    g_string_free (reader->text, TRUE);
  g_clear_pointer (&reader->offsets, g_array_unref);
  cascada_csv_fault_clear (&reader->fault);
  g_free (reader);
}

const char *
cascada_csv_reader_get_name (CascadaCsvReader *reader)
{
  return reader->name;
}

const CascadaCsvShape *
cascada_csv_reader_get_shape (CascadaCsvReader *reader)
{
  return &reader->shape;
}

/** cascada_csv_reader_get_fault: its message is %NULL where there is none. */
const CascadaCsvFault *
cascada_csv_reader_get_fault (CascadaCsvReader *reader)
{
  return &reader->fault;
}

guint
cascada_csv_reader_get_row (CascadaCsvReader *reader)
{
  return reader->row;
}

guint
cascada_csv_reader_get_n_cells (CascadaCsvReader *reader)
{
  return reader->offsets->len;
}

/** cascada_csv_reader_get_cell: column from 0; empty where the row is shorter. UTF-8, as it stands in the file. */
const char *
cascada_csv_reader_get_cell (CascadaCsvReader *reader, guint column)
{
  return column < reader->offsets->len ? reader->text->str + g_array_index (reader->offsets, gsize, column) : "";
}

/** cascada_csv_reader_get_fraction: how much of the file is read, 0–1. */
double
cascada_csv_reader_get_fraction (CascadaCsvReader *reader)
{
  return reader->shape.size > 0 ? MIN (1.0, (double) reader->consumed / (double) reader->shape.size) : 1.0;
}
