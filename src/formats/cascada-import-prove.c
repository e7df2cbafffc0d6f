/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the numbers of each column are written, proven over all its cells before one is read. */

#include "config.h"

#include "cascada-import-private.h"

#include <glib/gi18n-lib.h>

gboolean
cascada_mapped_column_is_number (const CascadaMappedColumn *mapped)
{
  const CascadaProfileColumn *column = mapped->column;

  return column->role == CASCADA_COLUMN_ROLE_WEIGHTS ||
         (column->role == CASCADA_COLUMN_ROLE_FIELD &&
          cascada_field_get (column->kind, column->field)->type == CASCADA_FIELD_DECIMAL);
}

static void
add_numbers (CascadaMappedFile *mapped, CascadaCsvReader *reader)
{
  for (guint i = 0; i < mapped->columns->len; i++)
    {
      CascadaMappedColumn *column = &g_array_index (mapped->columns, CascadaMappedColumn, i);
      const char *text = cascada_csv_reader_get_cell (reader, column->position);

      if (cascada_mapped_column_is_number (column) && !cascada_import_is_blank (text))
        cascada_column_add (&column->numbers, text);
    }
}

static gboolean
is_too_much (CascadaImportJob *job, const CascadaMappedFile *mapped, guint row)
{
  CascadaPlace place = { .row = row, .file = mapped->file };

  if (++job->n_rows <= CASCADA_DRAFT_MAX_ROWS)
    return FALSE;
  cascada_draft_report (job->draft, CASCADA_SEVERITY_ERROR, place, NULL,
                        g_strdup_printf (_ ("the files have more than %u rows"), CASCADA_DRAFT_MAX_ROWS),
                        _ ("Import them in parts"));
  return TRUE;
}

static gboolean
prove_file (CascadaImportJob *job, CascadaMappedFile *mapped, GError **error)
{
  g_autoptr (CascadaCsvReader) reader = cascada_csv_reader_open (mapped->path, NULL, job->cancellable, error);
  gboolean row = TRUE;

  if (reader == NULL || !cascada_csv_reader_next (reader, &row, job->cancellable, error))
    return FALSE;
  while (cascada_csv_reader_next (reader, &row, job->cancellable, error))
    {
      if (!row || is_too_much (job, mapped, cascada_csv_reader_get_row (reader)))
        return TRUE;
      add_numbers (mapped, reader);
      cascada_import_tell (job, cascada_csv_reader_get_fraction (reader), _ ("Reading numbers"));
    }
  return cascada_csv_reader_get_fault (reader)->message != NULL ? (g_clear_error (error), TRUE) : FALSE;
}

static void
report_mixture (CascadaImportJob *job, CascadaMappedFile *mapped)
{
  for (guint i = 0; i < mapped->columns->len; i++)
    {
      CascadaMappedColumn *column = &g_array_index (mapped->columns, CascadaMappedColumn, i);

      if (column->numbers.convention == CASCADA_CONVENTION_AUTO &&
          cascada_column_get_verdict (&column->numbers) == CASCADA_COLUMN_CONTRADICTORY)
        cascada_draft_report (
            job->draft, CASCADA_SEVERITY_WARNING,
            (CascadaPlace){ .row = 1, .file = mapped->file, .column = (guint16) (column->position + 1) }, column->name,
            g_strdup (
                _ ("the column mixes decimal commas and decimal points; each number that can be read only one way is read so")),
            _ ("Write all numbers of the column alike"));
    }
}

/** cascada_import_prove_numbers: reads all files once to see how the numbers of each column are written. */
gboolean
cascada_import_prove_numbers (CascadaImportJob *job, GError **error)
{
  for (guint i = 0; i < job->mapped->len && job->n_rows <= CASCADA_DRAFT_MAX_ROWS; i++)
    {
      if (!prove_file (job, job->mapped->pdata[i], error))
        return FALSE;
      report_mixture (job, job->mapped->pdata[i]);
    }
  return TRUE;
}
