/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first reading of a CSV file: which encoding and which delimiter it has, with proof, before a cell is believed. */

#include "config.h"

#include "cascada-csv.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-error.h"

#define BUFFER_SIZE (64 * 1024)

typedef struct
{
  /* A UTF-8 sequence under way: continuation bytes still wanted, range of the next one (Unicode, table 3-7). */
  guint wanted;
  guint8 low, high;
  guint8 lead, second;

  /* The rows of the first byte that is not UTF-8, of the first proven UTF-8 letter, of a byte 1252 does not have. */
  guint not_utf8_row, utf8_row, undefined_row;
  guint control_row;
  guint8 control;

  gboolean quoted;
  guint row, line;
  guint commas, semicolons, tabs;
} Proof;

static gboolean
begin_sequence (Proof *proof, guint8 byte)
{
  if (byte < 0xc2 || byte > 0xf4)
    return FALSE;
  proof->lead = byte;
  proof->second = 0;
  proof->wanted = byte < 0xe0 ? 1 : byte < 0xf0 ? 2
                                                : 3;
  proof->low = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90
                                                  : 0x80;
  proof->high = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f
                                                   : 0xbf;
  return TRUE;
}

/* “Ã³” or “â€œ” as two or three letters of Windows-1252 do not occur in Spanish or English: there they are UTF-8. */
static gboolean
is_plain_letter (const Proof *proof)
{
  return proof->lead == 0xc2 || proof->lead == 0xc3 || (proof->lead == 0xe2 && (proof->second == 0x80 || proof->second == 0x82));
}

static void
note_first (guint *where, guint row)
{
  if (*where == 0)
    *where = row;
}

static void
prove_encoding (Proof *proof, guint8 byte)
{
  if (byte == 0x81 || byte == 0x8d || byte == 0x8f || byte == 0x90 || byte == 0x9d)
    note_first (&proof->undefined_row, proof->row);
  if (proof->wanted > 0 && byte >= proof->low && byte <= proof->high)
    {
      if (proof->second == 0)
        proof->second = byte;
      proof->low = 0x80;
      proof->high = 0xbf;
      if (--proof->wanted == 0 && is_plain_letter (proof))
        note_first (&proof->utf8_row, proof->row);
      return;
    }
  if (proof->wanted > 0)
    {
      note_first (&proof->not_utf8_row, proof->row);
      proof->wanted = 0;
    }
  if (byte >= 0x80 && !begin_sequence (proof, byte))
    note_first (&proof->not_utf8_row, proof->row);
}

static void
prove_byte (Proof *proof, guint8 byte)
{
  prove_encoding (proof, byte);
  if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7f)
    {
      if (proof->control_row == 0)
        proof->control = byte;
      note_first (&proof->control_row, proof->row);
    }

  if (byte == '"')
    proof->quoted = !proof->quoted;
  if (byte == '\n')
    {
      proof->line++;
      proof->row += !proof->quoted;
    }
  if (proof->row == 1 && !proof->quoted)
    {
      proof->commas += byte == ',';
      proof->semicolons += byte == ';';
      proof->tabs += byte == '\t';
    }
}

static gboolean
refuse (CascadaCsvFault *fault, guint row, char *message, GError **error)
{
  fault->row = row;
  fault->message = message;
  g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
decide_encoding (const Proof *proof, CascadaCsvShape *shape, CascadaCsvFault *fault, GError **error)
{
  if (proof->control_row > 0)
    return refuse (fault, proof->control_row,
                   g_strdup_printf (_ ("the file has a control character (byte %u), which no text has: save the table as CSV UTF-8"),
                                    proof->control),
                   error);
  if (proof->not_utf8_row == 0)
    return TRUE;
  if (proof->utf8_row > 0)
    return refuse (fault, MAX (proof->utf8_row, proof->not_utf8_row),
                   g_strdup_printf (_ ("the file mixes two encodings, UTF-8 (row %u) and Windows-1252 (row %u): "
                                       "save the whole table as CSV UTF-8"),
                                    proof->utf8_row, proof->not_utf8_row),
                   error);
  if (proof->undefined_row > 0)
    return refuse (fault, proof->undefined_row,
                   g_strdup (_ ("the text is neither UTF-8 nor Windows-1252: save the table as CSV UTF-8")), error);
  shape->encoding = CASCADA_CSV_WINDOWS_1252;
  return TRUE;
}

static gboolean
decide_delimiter (const Proof *proof, CascadaCsvShape *shape, CascadaCsvFault *fault, GError **error)
{
  const struct
  {
    char delimiter;
    guint count;
  } found[] = { { ',', proof->commas }, { ';', proof->semicolons }, { '\t', proof->tabs } };
  guint best = 0, ties = 0;

  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    if (found[i].count > found[best].count)
      best = i;
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    ties += found[i].count == found[best].count;
  if (ties > 1 && found[best].count > 0)
    return refuse (fault, 1, g_strdup (_ ("the header has as many commas as semicolons or tabs, so it does not tell which of "
                                          "them separates the cells: put the column names in quotation marks")),
                   error);
  shape->delimiter = found[best].delimiter;
  return TRUE;
}

static goffset
skip_mark (const guint8 *bytes, gsize length)
{
  return length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

static gboolean
refuse_utf16 (const guint8 *bytes, gsize length, CascadaCsvFault *fault, GError **error)
{
  if (length < 2 || !((bytes[0] == 0xff && bytes[1] == 0xfe) || (bytes[0] == 0xfe && bytes[1] == 0xff)))
    return TRUE;
  return refuse (fault, 1, g_strdup (_ ("the file is UTF-16 (“Unicode text”): save the table as CSV UTF-8")), error);
}

static gboolean
refuse_workbook (const guint8 *bytes, gsize length, CascadaCsvFault *fault, GError **error)
{
  if (length < 4 || (memcmp (bytes, "PK\3\4", 4) != 0 && memcmp (bytes, "\xd0\xcf\x11\xe0", 4) != 0 && memcmp (bytes, "%PDF", 4) != 0))
    return TRUE;
  return refuse (fault, 1, g_strdup (_ ("the file is a workbook or a document, not a table in text: "
                                        "open it in the spreadsheet program and save the sheet as CSV UTF-8")),
                 error);
}

/**
 * cascada_csv_prove_shape:
 * @stream: at its beginning; read to its end
 * @shape: (out): what was proven
 * @fault: (out): where it fails
 * @error: %CASCADA_ERROR_INVALID where nothing can be proven; errors of GIO
 *
 * Windows-1252 is believed where the bytes are no UTF-8, none of them is undefined in it, and nothing proves that
 * parts of the file are UTF-8 nevertheless. The delimiter is the most frequent of , ; and tab in the header.
 */
gboolean
cascada_csv_prove_shape (GInputStream *stream, CascadaCsvShape *shape, CascadaCsvFault *fault,
                         GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (BUFFER_SIZE);
  Proof proof = { .row = 1, .line = 1 };
  gsize length = 0;

  *shape = (CascadaCsvShape){ 0 };
  *fault = (CascadaCsvFault){ 0 };
  do
    {
      gsize begin = 0;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !g_input_stream_read_all (stream, buffer, BUFFER_SIZE, &length, cancellable, error))
        return FALSE;
      if (shape->size == 0)
        {
          if (!refuse_utf16 (buffer, length, fault, error) || !refuse_workbook (buffer, length, fault, error))
            return FALSE;
          begin = shape->start = skip_mark (buffer, length);
        }
      for (gsize i = begin; i < length; i++)
        prove_byte (&proof, buffer[i]);
      shape->size += length;
    }
  while (length == BUFFER_SIZE);

  if (proof.wanted > 0)
    note_first (&proof.not_utf8_row, proof.row);
  if (shape->size == shape->start)
    return refuse (fault, 0, g_strdup (_ ("the file is empty")), error);
  return decide_encoding (&proof, shape, fault, error) && decide_delimiter (&proof, shape, fault, error);
}

void
cascada_csv_fault_clear (CascadaCsvFault *fault)
{
  g_clear_pointer (&fault->message, g_free);
}
