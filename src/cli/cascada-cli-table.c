/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-cli-table.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

typedef struct
{
  char *shown;
  char *data;
} Cell;

struct _CascadaCliTable
{
  const CascadaCliColumn *columns;
  guint n_columns;
  GPtrArray *rows; /* Cell[n_columns] */
  guint *widths;   /* of what was flushed first */
};

static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (letter))
        width += g_unichar_iswide (letter) ? 2 : 1;
    }
  return width;
}

/* A line for a terminal: control characters of a file must not steer it. */
static char *
sanitise (const char *text)
{
  GString *clean = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (clean, g_unichar_iscntrl (g_utf8_get_char (p)) ? ' ' : g_utf8_get_char (p));
  return g_string_free (clean, FALSE);
}

static void
append_spaces (GString *text, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (text, ' ');
}

/* The text in at most @width places, with an ellipsis where something is left out. */
static void
append_fitted (GString *text, const char *cell, guint width)
{
  guint used = 0;

  if (measure (cell) <= width)
    {
      g_string_append (text, cell);
      return;
    }
  for (const char *p = cell; *p != '\0' && used + 2 < width; p = g_utf8_next_char (p))
    {
      g_string_append_unichar (text, g_utf8_get_char (p));
      used += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
    }
  g_string_append (text, "…");
}

/* Places in a line: those of the terminal, or any number where the output is no terminal. */
static guint
get_line_width (void)
{
  struct winsize size;

  if (isatty (STDOUT_FILENO) && ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  return G_MAXUINT;
}

static gboolean
is_shown (CascadaCliTable *self, guint column)
{
  return self->columns[column].kind != CASCADA_CLI_COLUMN_DATA;
}

static guint *
measure_columns (CascadaCliTable *self)
{
  guint *widths = g_new0 (guint, self->n_columns);

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (!is_shown (self, i))
        continue;
      widths[i] = measure (_ (self->columns[i].label));
      for (guint row = 0; row < self->rows->len; row++)
        {
          const Cell *cells = self->rows->pdata[row];

          widths[i] = MAX (widths[i], measure (cells[i].shown != NULL ? cells[i].shown : ""));
        }
    }
  return widths;
}

static guint
get_last_shown (CascadaCliTable *self)
{
  guint last = 0;

  for (guint i = 0; i < self->n_columns; i++)
    if (is_shown (self, i))
      last = i;
  return last;
}

/* One line; the last column takes what the line has left. */
static void
append_line (CascadaCliTable *self, const guint *widths, const Cell *cells, guint line_width, GString *text)
{
  guint last = get_last_shown (self), used = 0;
  gsize start = text->len;

  for (guint i = 0; i <= last; i++)
    {
      const char *cell;
      guint padding;

      if (!is_shown (self, i))
        continue;
      cell = cells == NULL ? _ (self->columns[i].label) : cells[i].shown != NULL ? cells[i].shown
                                                                                 : "";
      if (i == last)
        {
          append_fitted (text, cell, line_width > used + 10 ? line_width - used : G_MAXUINT);
          break;
        }
      padding = widths[i] - MIN (widths[i], measure (cell));
      if (self->columns[i].kind != CASCADA_CLI_COLUMN_TEXT)
        append_spaces (text, padding);
      g_string_append (text, cell);
      if (self->columns[i].kind == CASCADA_CLI_COLUMN_TEXT)
        append_spaces (text, padding);
      g_string_append (text, "  ");
      used += widths[i] + 2;
    }
  while (text->len > start && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  g_string_append_c (text, '\n');
}

/* Rows that were flushed before decide how wide the columns are, and have the header. */
static void
append_table (CascadaCliTable *self, GString *text)
{
  guint line_width = get_line_width ();

  if (self->widths == NULL)
    {
      self->widths = measure_columns (self);
      append_line (self, self->widths, NULL, line_width, text);
    }
  for (guint row = 0; row < self->rows->len; row++)
    append_line (self, self->widths, self->rows->pdata[row], line_width, text);
}

static void
append_csv_cell (GString *text, const char *cell)
{
  if (strpbrk (cell, ",\"\r\n") == NULL)
    {
      g_string_append (text, cell);
      return;
    }
  g_string_append_c (text, '"');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

static void
append_csv_header (CascadaCliTable *self, GString *text)
{
  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", self->columns[i].key);
  g_string_append_c (text, '\n');
}

static void
append_csv (CascadaCliTable *self, GString *text)
{
  if (self->widths == NULL)
    append_csv_header (self, text);
  for (guint row = 0; row < self->rows->len; row++)
    {
      const Cell *cells = self->rows->pdata[row];

      for (guint i = 0; i < self->n_columns; i++)
        {
          if (i > 0)
            g_string_append_c (text, ',');
          append_csv_cell (text, cells[i].data != NULL ? cells[i].data : "");
        }
      g_string_append_c (text, '\n');
    }
}

static void
build_cell (JsonBuilder *builder, const CascadaCliColumn *column, const char *data)
{
  json_builder_set_member_name (builder, column->key);
  if (data == NULL)
    json_builder_add_null_value (builder);
  else if (column->kind == CASCADA_CLI_COLUMN_COUNT)
    json_builder_add_int_value (builder, g_ascii_strtoll (data, NULL, 10));
  else
    json_builder_add_string_value (builder, data);
}

static void
append_json (CascadaCliTable *self, GString *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_array (builder);
  for (guint row = 0; row < self->rows->len; row++)
    {
      const Cell *cells = self->rows->pdata[row];

      json_builder_begin_object (builder);
      for (guint i = 0; i < self->n_columns; i++)
        build_cell (builder, &self->columns[i], cells[i].data);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json = json_generator_to_data (generator, NULL);
  g_string_append_printf (text, "%s\n", json);
}

static Cell *
get_cell (CascadaCliTable *self, guint column)
{
  Cell *cells;

  g_return_val_if_fail (self->rows->len > 0 && column < self->n_columns, NULL);

  cells = self->rows->pdata[self->rows->len - 1];
  return &cells[column];
}

/** cascada_cli_table_new: @columns are static. */
CascadaCliTable *
cascada_cli_table_new (const CascadaCliColumn *columns, guint n_columns)
{
  CascadaCliTable *self = g_new0 (CascadaCliTable, 1);

  self->columns = columns;
  self->n_columns = n_columns;
  self->rows = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
clear_rows (CascadaCliTable *self)
{
  for (guint row = 0; row < self->rows->len; row++)
    {
      Cell *cells = self->rows->pdata[row];

      for (guint i = 0; i < self->n_columns; i++)
        {
          g_free (cells[i].shown);
          g_free (cells[i].data);
        }
    }
  g_ptr_array_set_size (self->rows, 0);
}

void
cascada_cli_table_free (CascadaCliTable *self)
{
  clear_rows (self);
  g_ptr_array_unref (self->rows);
  g_free (self->widths);
  g_free (self);
}

/** cascada_cli_table_add_row: a further row, all of it absent; the setters fill the last one. */
void
cascada_cli_table_add_row (CascadaCliTable *self)
{
  g_ptr_array_add (self->rows, g_new0 (Cell, self->n_columns));
}

/** cascada_cli_table_set: a text that is the same for people and programs; %NULL: absent. */
void
cascada_cli_table_set (CascadaCliTable *self, guint column, const char *text)
{
  cascada_cli_table_set_both (self, column, text, text);
}

/**
 * cascada_cli_table_set_both:
 * @shown: (nullable): for people
 * @data: (nullable): for programs; %NULL is null in JSON and empty in CSV
 */
void
cascada_cli_table_set_both (CascadaCliTable *self, guint column, const char *shown, const char *data)
{
  Cell *cell = get_cell (self, column);

  g_free (cell->shown);
  g_free (cell->data);
  cell->shown = shown != NULL ? sanitise (shown) : NULL;
  cell->data = g_strdup (data);
}

guint
cascada_cli_table_get_n_rows (CascadaCliTable *self)
{
  return self->rows->len;
}

void
cascada_cli_table_append (CascadaCliTable *self, CascadaCliFormat format, GString *text)
{
  switch (format)
    {
    case CASCADA_CLI_FORMAT_JSON:
      append_json (self, text);
      break;
    case CASCADA_CLI_FORMAT_CSV:
      append_csv (self, text);
      break;
    case CASCADA_CLI_FORMAT_TABLE:
    default:
      append_table (self, text);
      break;
    }
}

/**
 * cascada_cli_table_flush:
 * @format: table or csv, the same for all of it
 *
 * Writes the rows there are and forgets them, so that a long table never stands in memory. Columns are as wide as the
 * first part needs.
 */
void
cascada_cli_table_flush (CascadaCliTable *self, CascadaCliFormat format, GString *text)
{
  g_return_if_fail (format != CASCADA_CLI_FORMAT_JSON);

  cascada_cli_table_append (self, format, text);
  if (self->widths == NULL)
    self->widths = measure_columns (self);
  clear_rows (self);
}

gboolean
cascada_cli_table_print (CascadaCliTable *self, CascadaCliFormat format, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  cascada_cli_table_append (self, format, text);
  return cascada_cli_print (text->str, (gssize) text->len, error);
}
