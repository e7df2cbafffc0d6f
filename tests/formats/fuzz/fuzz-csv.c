/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as a table: every cell is valid text, within the limits, and a fault is told once and for good. */

#include <stddef.h>
#include <stdint.h>

#include "cascada-csv.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
read_all (CascadaCsvReader *reader)
{
  gboolean row = TRUE;

  while (row && cascada_csv_reader_next (reader, &row, NULL, NULL))
    for (guint i = 0; row && i < cascada_csv_reader_get_n_cells (reader); i++)
      {
        const char *cell = cascada_csv_reader_get_cell (reader, i);
        g_autofree char *bare = cascada_csv_unguard (cell);

        g_assert (g_utf8_validate (cell, -1, NULL));
        g_assert (g_utf8_validate (bare, -1, NULL));
      }
  if (cascada_csv_reader_get_fault (reader)->message != NULL)
    g_assert (!cascada_csv_reader_next (reader, &row, NULL, NULL) && !row);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (CascadaCsvReader) reader = cascada_csv_reader_new (stream, "fuzz.csv", NULL, NULL, NULL);

  if (reader != NULL)
    read_all (reader);
  return 0;
}
