/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is refused as absurd, whatever the file says. */
#define CASCADA_CSV_MAX_CELL (256 * 1024)     /* bytes */
#define CASCADA_CSV_MAX_ROW (4 * 1024 * 1024) /* bytes */
#define CASCADA_CSV_MAX_COLUMNS 1024
#define CASCADA_CSV_MAX_ROWS 2000000

typedef enum
{
  CASCADA_CSV_UTF8,
  CASCADA_CSV_WINDOWS_1252,
} CascadaCsvEncoding;

/**
 * CascadaCsvShape:
 * @start: offset of the first byte after a byte order mark
 * @delimiter: between cells, decided from the header
 * @size: bytes of the file
 *
 * What a first reading of the whole file proves about it.
 */
typedef struct
{
  CascadaCsvEncoding encoding;
  char delimiter;
  goffset start;
  goffset size;
} CascadaCsvShape;

/**
 * CascadaCsvFault:
 * @row: as a spreadsheet counts: the header is 1, an empty line counts
 * @line: as a text editor counts; differs from @row after a cell with line breaks
 * @column: from 1; 0: not about one cell
 * @message: without the place
 *
 * Where reading had to stop, and why.
 */
typedef struct
{
  guint row;
  guint line;
  guint column;
  char *message;
} CascadaCsvFault;

gboolean cascada_csv_prove_shape (GInputStream *stream, CascadaCsvShape *shape, CascadaCsvFault *fault, GCancellable *cancellable, GError **error);
void cascada_csv_fault_clear (CascadaCsvFault *fault);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CascadaCsvFault, cascada_csv_fault_clear)

/**
 * CascadaCsvReader: a strict reader of CSV that anybody may have written (RFC 4180). It holds one row, however large
 * the file.
 */
typedef struct _CascadaCsvReader CascadaCsvReader;

CascadaCsvReader *cascada_csv_reader_open (const char *path, CascadaCsvFault *fault, GCancellable *cancellable, GError **error);
CascadaCsvReader *cascada_csv_reader_new (GInputStream *stream, const char *name, CascadaCsvFault *fault, GCancellable *cancellable, GError **error);
void cascada_csv_reader_free (CascadaCsvReader *reader);
gboolean cascada_csv_reader_next (CascadaCsvReader *reader, gboolean *row, GCancellable *cancellable, GError **error);

const char *cascada_csv_reader_get_name (CascadaCsvReader *reader);
const CascadaCsvShape *cascada_csv_reader_get_shape (CascadaCsvReader *reader);
const CascadaCsvFault *cascada_csv_reader_get_fault (CascadaCsvReader *reader);
guint cascada_csv_reader_get_row (CascadaCsvReader *reader);
guint cascada_csv_reader_get_n_cells (CascadaCsvReader *reader);
const char *cascada_csv_reader_get_cell (CascadaCsvReader *reader, guint column);
double cascada_csv_reader_get_fraction (CascadaCsvReader *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaCsvReader, cascada_csv_reader_free)

/** CascadaCsvWriter: writes RFC 4180: CRLF, cells quoted where they must be. */
typedef struct _CascadaCsvWriter CascadaCsvWriter;

CascadaCsvWriter *cascada_csv_writer_new (GOutputStream *stream, char delimiter);
void cascada_csv_writer_free (CascadaCsvWriter *writer);
void cascada_csv_writer_add_text (CascadaCsvWriter *writer, const char *text);
void cascada_csv_writer_add_number (CascadaCsvWriter *writer, const char *number);
gboolean cascada_csv_writer_end_row (CascadaCsvWriter *writer, GCancellable *cancellable, GError **error);
char *cascada_csv_unguard (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaCsvWriter, cascada_csv_writer_free)

G_END_DECLS
