/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register as a spreadsheet: days are days and numbers numbers. The same register gives the same bytes. */

#include "config.h"

#include "cascada-request-export.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "cascada-request-export-private.h"

#define SHEET_NAME_MAX 31
#define CELL_MAX 32767    /* characters that a cell holds */
#define CREATED 315532800 /* 1980-01-01: nothing of the clock gets into the file */

typedef struct
{
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *header;
  lxw_format *text;
  lxw_format *count;
  lxw_format *date;
} Book;

static lxw_format *
add_format (lxw_workbook *workbook, const char *number_format)
{
  lxw_format *format = workbook_add_format (workbook);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (number_format != NULL)
    format_set_num_format (format, number_format);
  return format;
}

static void
add_formats (Book *book)
{
  book->header = add_format (book->workbook, NULL);
  format_set_bold (book->header);
  format_set_text_wrap (book->header);
  format_set_bg_color (book->header, 0xE5E9F0);
  format_set_bottom (book->header, LXW_BORDER_THIN);
  book->text = add_format (book->workbook, NULL);
  format_set_text_wrap (book->text);
  book->count = add_format (book->workbook, "0");
  book->date = add_format (book->workbook, "dd/mm/yyyy");
}

static void
write_header (Book *book)
{
  for (guint i = 0; i < CASCADA_N_REGISTER_COLUMNS; i++)
    {
      worksheet_set_column (book->sheet, (lxw_col_t) i, (lxw_col_t) i, cascada_register_column_get_width (i), NULL);
      worksheet_write_string (book->sheet, 0, (lxw_col_t) i, _ (cascada_register_column_get_header (i)), book->header);
    }
}

static void
write_text (Book *book, lxw_row_t row, lxw_col_t column, const char *text)
{
  g_autofree char *clipped = g_utf8_strlen (text, -1) > CELL_MAX ? g_utf8_substring (text, 0, CELL_MAX) : NULL;

  worksheet_write_string (book->sheet, row, column, clipped != NULL ? clipped : text, book->text);
}

static void
write_cell (Book *book, lxw_row_t row, lxw_col_t column, const CascadaRequestItem *item)
{
  CascadaRegisterCell cell = cascada_register_get_cell (item, column, TRUE);
  g_autofree char *text = cell.text;
  lxw_datetime date = { 0 };

  if (!cell.is_set)
    return;
  switch (cascada_register_column_get_type (column))
    {
    case CASCADA_REGISTER_COUNT:
      worksheet_write_number (book->sheet, row, column, cell.number, book->count);
      break;
    case CASCADA_REGISTER_DATE:
      date.year = cell.number / 10000;
      date.month = cell.number / 100 % 100;
      date.day = cell.number % 100;
      worksheet_write_datetime (book->sheet, row, column, &date, book->date);
      break;
    case CASCADA_REGISTER_TEXT:
    default:
      write_text (book, row, column, text);
    }
}

static void
set_properties (lxw_workbook *workbook)
{
  g_autofree char *title = g_strdup (_ ("Register of modification requests"));
  lxw_doc_properties properties = { .title = title, .company = (char *) "Cascada", .created = CREATED };

  workbook_set_properties (workbook, &properties);
}

/* Of the language's words, what a sheet's name can be. */
static void
add_sheet (Book *book)
{
  g_autofree char *name = g_utf8_substring (_ ("Requests"), 0, MIN (g_utf8_strlen (_ ("Requests"), -1), SHEET_NAME_MAX));

  book->sheet = workbook_add_worksheet (book->workbook, name);
}

static gboolean
fail (const char *path, const char *why, GError **error)
{
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, _ ("“%s” could not be written: %s"), path, why);
  return FALSE;
}

static gboolean
write_book (GPtrArray *items, const char *path, GError **error)
{
  Book book = { .workbook = workbook_new (path) };
  lxw_error failed;

  if (book.workbook == NULL)
    return fail (path, lxw_strerror (LXW_ERROR_MEMORY_MALLOC_FAILED), error);
  set_properties (book.workbook);
  add_sheet (&book);
  add_formats (&book);
  write_header (&book);
  for (guint i = 0; i < items->len; i++)
    for (guint column = 0; column < CASCADA_N_REGISTER_COLUMNS; column++)
      write_cell (&book, i + 1, (lxw_col_t) column, items->pdata[i]);
  worksheet_freeze_panes (book.sheet, 1, 2);
  worksheet_autofilter (book.sheet, 0, 0, MAX (items->len, 1), CASCADA_N_REGISTER_COLUMNS - 1);
  worksheet_set_landscape (book.sheet);
  worksheet_fit_to_pages (book.sheet, 1, 0);
  worksheet_repeat_rows (book.sheet, 0, 0);
  failed = workbook_close (book.workbook);
  return failed == LXW_NO_ERROR || fail (path, lxw_strerror (failed), error);
}

/** cascada_request_export_write_xlsx: as a spreadsheet, in the reader's language; replaced whole or not at all. */
gboolean
cascada_request_export_write_xlsx (GPtrArray *items, const char *path, GError **error)
{
  g_autofree char *beside = NULL;
  int fd;

  g_return_val_if_fail (items != NULL && path != NULL, FALSE);

  beside = g_strdup_printf ("%s.XXXXXX", path);
  fd = g_mkstemp_full (beside, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0)
    return fail (path, g_strerror (errno), error);
  close (fd);
  if (write_book (items, beside, error) && (g_rename (beside, path) == 0 || fail (path, g_strerror (errno), error)))
    return TRUE;
  g_unlink (beside);
  return FALSE;
}
