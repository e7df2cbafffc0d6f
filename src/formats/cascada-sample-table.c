/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The small tables that come with the program, from which templates and samples are made. */

#include "config.h"

#include "cascada-sample-table.h"

#include "cascada-csv.h"
#include "cascada-samples-resource.h"

static char **
read_row (CascadaCsvReader *reader)
{
  guint n_cells = cascada_csv_reader_get_n_cells (reader);
  char **cells = g_new0 (char *, n_cells + 1);

  for (guint i = 0; i < n_cells; i++)
    cells[i] = g_strdup (cascada_csv_reader_get_cell (reader, i));
  return cells;
}

/**
 * cascada_sample_table_load:
 * @name: of a file of data/samples, without ".csv"
 *
 * Returns: (transfer full): its rows
 */
CascadaSampleTable *
cascada_sample_table_load (const char *name, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/org/cascada/samples/%s.csv", name);
  g_auto (CascadaCsvFault) fault = { 0 };
  g_autoptr (CascadaSampleTable) table = NULL;
  g_autoptr (CascadaCsvReader) reader = NULL;
  g_autoptr (GInputStream) stream = NULL;
  gboolean more = TRUE;

  g_resources_register (cascada_samples_get_resource ());
  stream = g_resources_open_stream (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  reader = stream != NULL ? cascada_csv_reader_new (stream, name, &fault, NULL, error) : NULL;
  if (reader == NULL)
    return NULL;
  table = g_new0 (CascadaSampleTable, 1);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  while (more)
    {
      if (!cascada_csv_reader_next (reader, &more, NULL, error))
        return NULL;
      if (more && table->header == NULL)
        table->header = read_row (reader);
      else if (more)
        g_ptr_array_add (table->rows, read_row (reader));
    }
  return g_steal_pointer (&table);
}

void
cascada_sample_table_free (CascadaSampleTable *table)
{
  if (table == NULL)
    return;
  g_strfreev (table->header);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

/** cascada_sample_table_get: a cell; "" where it is empty. The column must be there: the tables are ours. */
const char *
cascada_sample_table_get (const CascadaSampleTable *table, guint row, const char *column)
{
  char **cells = table->rows->pdata[row];

  for (guint i = 0; table->header[i] != NULL && cells[i] != NULL; i++)
    if (g_str_equal (table->header[i], column))
      return cells[i];
  g_return_val_if_reached ("");
}

/**
 * cascada_sample_table_find:
 * @key: in the first column
 * @number: which of the rows that have it, around and around
 *
 * Returns: (nullable): the second column of that row
 */
const char *
cascada_sample_table_find (const CascadaSampleTable *table, const char *key, guint number)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < table->rows->len; i++)
    {
      char **cells = table->rows->pdata[i];

      if (g_str_equal (cells[0], key))
        g_ptr_array_add (found, cells[1]);
    }
  return found->len > 0 ? found->pdata[number % found->len] : NULL;
}
