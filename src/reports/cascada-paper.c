/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a printed document says, before it is laid out. */

#include "config.h"

#include "cascada-paper-private.h"

#include <string.h>

static void
block_free (gpointer data)
{
  CascadaPaperBlock *block = data;

  for (guint i = 0; i < block->n_cells; i++)
    g_free (block->texts[i]);
  g_free (block);
}

/** cascada_paper_new: (transfer full): an empty document. */
CascadaPaper *
cascada_paper_new (CascadaPaperSize size)
{
  CascadaPaper *self = g_new0 (CascadaPaper, 1);

  self->size = size;
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  return self;
}

/** cascada_paper_free: (nullable) */
void
cascada_paper_free (CascadaPaper *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocks);
  g_clear_pointer (&self->table, g_free);
  g_free (self);
}

static void
add_text (CascadaPaper *self, CascadaPaperBlockKind kind, const char *text)
{
  CascadaPaperBlock *block = g_new0 (CascadaPaperBlock, 1);

  block->kind = kind;
  block->n_cells = 1;
  block->texts[0] = g_utf8_make_valid (text != NULL ? text : "", -1);
  block->shares[0] = 1;
  g_ptr_array_add (self->blocks, block);
}

/** cascada_paper_add_title: the largest text. */
void
cascada_paper_add_title (CascadaPaper *self, const char *text)
{
  add_text (self, CASCADA_PAPER_BLOCK_TITLE, text);
}

/** cascada_paper_add_heading: of a part; never the last line of a page. */
void
cascada_paper_add_heading (CascadaPaper *self, const char *text)
{
  add_text (self, CASCADA_PAPER_BLOCK_HEADING, text);
}

/** cascada_paper_add_paragraph: a text of any length. */
void
cascada_paper_add_paragraph (CascadaPaper *self, const char *text)
{
  add_text (self, CASCADA_PAPER_BLOCK_PARAGRAPH, text);
}

/** cascada_paper_begin_table: the columns of the rows that follow. */
void
cascada_paper_begin_table (CascadaPaper *self, const CascadaPaperColumn *columns, guint n_columns)
{
  CascadaPaperBlock *table;
  const char *headers[CASCADA_PAPER_MAX_COLUMNS];

  g_return_if_fail (n_columns > 0 && n_columns <= CASCADA_PAPER_MAX_COLUMNS);

  g_free (self->table);
  self->table = table = g_new0 (CascadaPaperBlock, 1);
  table->n_cells = n_columns;
  for (guint i = 0; i < n_columns; i++)
    {
      headers[i] = columns[i].header;
      table->shares[i] = columns[i].share;
      table->numbers[i] = columns[i].is_number;
    }
  self->header = NULL;
  if (headers[0] == NULL)
    return;
  cascada_paper_add_row (self, headers);
  ((CascadaPaperBlock *) g_ptr_array_index (self->blocks, self->blocks->len - 1))->kind = CASCADA_PAPER_BLOCK_HEADER;
  self->header = g_ptr_array_index (self->blocks, self->blocks->len - 1);
}

/** cascada_paper_add_row: @cells: (array): a text for each column of the table; %NULL for none */
void
cascada_paper_add_row (CascadaPaper *self, const char *const *cells)
{
  CascadaPaperBlock *block;

  g_return_if_fail (self->table != NULL);

  block = g_memdup2 (self->table, sizeof *self->table);
  block->kind = CASCADA_PAPER_BLOCK_ROW;
  block->header = self->header;
  for (guint i = 0; i < block->n_cells; i++)
    block->texts[i] = g_utf8_make_valid (cells[i] != NULL ? cells[i] : "", -1);
  g_ptr_array_add (self->blocks, block);
}

/** cascada_paper_get_fingerprint: (transfer full): SHA-256 of all that it says, in order. */
char *
cascada_paper_get_fingerprint (CascadaPaper *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const CascadaPaperBlock *block = self->blocks->pdata[i];

      for (guint cell = 0; cell < block->n_cells; cell++)
        g_checksum_update (checksum, (const guchar *) block->texts[cell], (gssize) strlen (block->texts[cell]) + 1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}
