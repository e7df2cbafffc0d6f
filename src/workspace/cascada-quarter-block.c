/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A block copied from a spreadsheet: lines of cells between tabs, with numbers as people in Colombia write them. */

#include "config.h"

#include "cascada-quarter-block.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cascada-error.h"
#include "cascada-kinds.h"
#include "cascada-number.h"

#include "cascada-report.h"

#define TOLD 5 /* cells that are named; more are counted */

typedef struct
{
  CascadaQuarterFindSlot find;
  gpointer data;
  GPtrArray *lines;  /* of strv */
  GArray *columns;   /* of CascadaColumn: how each is written */
  GArray *cells;     /* of CascadaQuarterCell: what was read */
  GString *problems; /* of the first cells that cannot be read */
  guint n_problems;
} Block;

/* Spreadsheets end the last line too. */
static void
split (Block *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines);

  while (n > 0 && strspn (lines[n - 1], "\r ") == strlen (lines[n - 1]))
    n--;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->lines, g_strsplit (g_strdelimit (lines[i], "\r", ' '), "\t", -1));
}

/* A column that proves nothing is read as the reader writes. */
static void
learn (Block *self)
{
  for (guint row = 0; row < self->lines->len; row++)
    {
      char **line = self->lines->pdata[row];

      for (guint i = 0; line[i] != NULL; i++)
        {
          CascadaColumn column;

          if (i == self->columns->len)
            {
              cascada_column_init (&column, CASCADA_CONVENTION_AUTO);
              g_array_append_val (self->columns, column);
            }
          cascada_column_add (&g_array_index (self->columns, CascadaColumn, i), line[i]);
        }
    }
  for (guint i = 0; i < self->columns->len; i++)
    {
      CascadaColumn *column = &g_array_index (self->columns, CascadaColumn, i);

      if (cascada_column_get_verdict (column) == CASCADA_COLUMN_UNDECIDED)
        column->convention = cascada_convention_get_default ();
    }
}

static void
tell (Block *self, const char *name, const char *what)
{
  if (self->n_problems++ >= TOLD)
    return;
  g_string_append_printf (self->problems, "%s%s: %s", self->problems->len > 0 ? "; " : "", name, what);
}

static void
read_number (Block *self, const CascadaColumn *column, const char *text, const CascadaQuarterSlot *slot)
{
  CascadaQuarterCell cell = { slot->indicator, slot->field, CASCADA_VALUE_INIT };
  g_autoptr (GError) error = NULL;
  CascadaNumber number;
  CascadaReading reading = cascada_column_read (column, text, &number, NULL, &error);

  if (reading == CASCADA_READING_NUMBER)
    cell.value = cascada_value_decimal (number.value);
  if ((reading == CASCADA_READING_NUMBER || reading == CASCADA_READING_EMPTY) &&
      cascada_field_validate (CASCADA_KIND_REPORT, slot->field, &cell.value, &error))
    g_array_append_val (self->cells, cell);
  else
    tell (self, slot->name, error->message);
}

/* Where nothing is entered nothing may fall but emptiness. */
static void
read_cell (Block *self, guint row, guint column, const char *text)
{
  CascadaQuarterSlot slot = { 0 };
  CascadaNumber ignored;
  gboolean empty = cascada_number_classify (text, &ignored, &ignored) == CASCADA_READING_EMPTY;

  if (!self->find (row, column, &slot, self->data))
    {
      if (!empty)
        tell (self, text, _ ("there is no cell for it in the grid"));
    }
  else if (slot.field != 0)
    read_number (self, &g_array_index (self->columns, CascadaColumn, column), text, &slot);
  else if (!empty)
    tell (self, slot.name, _ ("nothing is entered there"));
  g_free (slot.name);
}

static gboolean
conclude (Block *self, GError **error)
{
  if (self->n_problems > TOLD)
    g_string_append_printf (self->problems, ngettext ("; and %u more", "; and %u more", self->n_problems - TOLD), self->n_problems - TOLD);
  if (self->n_problems > 0)
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("Nothing was pasted. %s"), self->problems->str);
  else if (self->cells->len == 0)
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("There is no number to paste"));
  return self->n_problems == 0 && self->cells->len > 0;
}

/**
 * cascada_quarter_read_block:
 * @text: as a spreadsheet copies it
 * @find: says on which cell each part of the block falls
 * @error: names the cells that cannot be read
 *
 * Reads all of the block or nothing: numbers as «1.234,5» and «85 %»; how a column is written is proven by all its cells
 * (domain §3). An empty cell clears.
 *
 * Returns: (transfer full) (element-type CascadaQuarterCell) (nullable): what to write, for cascada_quarter_write()
 */
GArray *
cascada_quarter_read_block (const char *text, CascadaQuarterFindSlot find, gpointer data, GError **error)
{
  Block block = { .find = find, .data = data };
  gboolean read;

  g_return_val_if_fail (text != NULL && find != NULL, NULL);

  block.lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  block.columns = g_array_new (FALSE, FALSE, sizeof (CascadaColumn));
  block.cells = g_array_new (FALSE, FALSE, sizeof (CascadaQuarterCell));
  block.problems = g_string_new (NULL);
  split (&block, text);
  learn (&block);
  for (guint row = 0; row < block.lines->len; row++)
    {
      char **line = block.lines->pdata[row];

      for (guint column = 0; line[column] != NULL; column++)
        read_cell (&block, row, column, line[column]);
    }
  read = conclude (&block, error);
  g_ptr_array_unref (block.lines);
  g_array_unref (block.columns);
  g_string_free (block.problems, TRUE);
  if (!read)
    g_clear_pointer (&block.cells, g_array_unref);
  return block.cells;
}
