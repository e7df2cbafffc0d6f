/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which table of the profile each file is, and what each of its columns fills. */

#include "config.h"

#include "cascada-import-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-text.h"

static void
mapped_column_clear (gpointer data)
{
  g_free (((CascadaMappedColumn *) data)->name);
}

void
cascada_mapped_file_free (gpointer data)
{
  CascadaMappedFile *mapped = data;

  g_free (mapped->path);
  g_array_unref (mapped->columns);
  g_free (mapped);
}

/** cascada_import_tell: progress within the present stage: each @step (a literal’s translation) once, then ten times a second. */
void
cascada_import_tell (CascadaImportJob *job, double fraction, const char *step)
{
  gint64 now = g_get_monotonic_time ();

  if (job->progress == NULL ||
      (now - job->last_progress < G_USEC_PER_SEC / 10 && fraction < 1.0 && g_strcmp0 (step, job->last_step) == 0))
    return;
  job->last_progress = now;
  job->last_step = step;
  job->progress (job->done + job->share * fraction, step, job->progress_data);
}

/**
 * cascada_import_take_fault:
 *
 * Makes a finding of what stopped a file from being read.
 *
 * Returns: %FALSE with @error left as it is where it was no fault of the content
 */
gboolean
cascada_import_take_fault (CascadaImportJob *job, const CascadaCsvFault *fault, guint16 file, GError **error)
{
  CascadaPlace place = { .row = fault->row, .file = file, .column = (guint16) fault->column };

  if (fault->message == NULL)
    return FALSE;
  g_clear_error (error);
  cascada_draft_report (job->draft, CASCADA_SEVERITY_ERROR, place, NULL, g_strdup (fault->message), NULL);
  return TRUE;
}

/* The header is one of the accepted ones, followed by a period where the column asks for it. */
static gboolean
match_header (const CascadaProfileColumn *column, const char *key, CascadaPeriod *period)
{
  *period = column->period;
  for (guint i = 0; column->keys[i] != NULL; i++)
    {
      gsize length = strlen (column->keys[i]);

      if (column->period_from != CASCADA_COLUMN_PERIOD_HEADER)
        {
          if (g_str_equal (column->keys[i], key))
            return TRUE;
          continue;
        }
      if (!g_str_has_prefix (key, column->keys[i]))
        continue;
      if (cascada_period_parse (key + length + (key[length] == ' '), period, NULL))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_column (const CascadaProfileColumn *column, GPtrArray *keys)
{
  CascadaPeriod period;

  for (guint i = 0; i < keys->len; i++)
    if (match_header (column, keys->pdata[i], &period))
      return TRUE;
  return FALSE;
}

/* How many columns of the table the header has, and the first required one that is missing, if any. */
guint
cascada_import_score_table (const CascadaProfileTable *table, GPtrArray *keys, const CascadaProfileColumn **missing)
{
  guint score = 0;

  *missing = NULL;
  for (guint i = 0; i < table->n_columns; i++)
    {
      if (has_column (&table->columns[i], keys))
        score++;
      else if (table->columns[i].required && *missing == NULL)
        *missing = &table->columns[i];
    }
  return score;
}

static const CascadaProfileTable *
recognise (CascadaImportJob *job, GPtrArray *keys, CascadaPlace place, guint *order)
{
  const CascadaProfileTable *best = NULL, *closest = NULL;
  const CascadaProfileColumn *lacking = NULL;
  guint best_score = 0, closest_score = 0;

  for (guint i = 0; i < job->profile->tables->len; i++)
    {
      const CascadaProfileTable *table = job->profile->tables->pdata[i];
      const CascadaProfileColumn *missing;
      guint score = cascada_import_score_table (table, keys, &missing);

      if (missing != NULL && (closest == NULL || score > closest_score))
        {
          closest = table;
          closest_score = score;
          lacking = missing;
        }
      if (missing == NULL && score > best_score)
        {
          best = table;
          best_score = score;
          *order = i;
        }
    }
  if (best == NULL)
    {
      g_autofree char *names = g_strjoinv (_ (" or "), lacking->headers);
      g_autofree char *repair = g_strdup_printf (_ ("Name the column %s, or choose another profile"), names);

      cascada_draft_report (job->draft, CASCADA_SEVERITY_ERROR, place, NULL,
                            g_strdup_printf (_ ("the file is not a table of the profile “%s”: for the table “%s” it lacks a column “%s”"),
                                             job->profile->name, closest->name, lacking->headers[0]),
                            repair);
    }
  return best;
}

static gboolean
is_taken (const CascadaMappedFile *mapped, const CascadaProfileColumn *column, CascadaPeriod period, guint position, const char **by)
{
  for (guint i = 0; i < mapped->columns->len; i++)
    {
      const CascadaMappedColumn *other = &g_array_index (mapped->columns, CascadaMappedColumn, i);

      if (other->column == column && other->period == period && other->position != position)
        {
          *by = other->name;
          return TRUE;
        }
    }
  return FALSE;
}

static void
map_column (CascadaImportJob *job, CascadaMappedFile *mapped, guint position, const char *name, const char *key)
{
  CascadaPlace place = { .row = 1, .file = mapped->file, .column = (guint16) (position + 1) };
  gboolean known = FALSE;

  for (guint i = 0; i < mapped->table->n_columns; i++)
    {
      CascadaMappedColumn column = { .column = &mapped->table->columns[i], .position = position };
      const char *other;

      if (!match_header (column.column, key, &column.period))
        continue;
      known = TRUE;
      if (is_taken (mapped, column.column, column.period, position, &other))
        {
          cascada_draft_report (job->draft, CASCADA_SEVERITY_ERROR, place, name,
                                g_strdup_printf (_ ("the columns “%s” and “%s” say the same thing"), other, name),
                                _ ("Leave one of them"));
          continue;
        }
      column.name = g_strdup (name);
      cascada_column_init (&column.numbers, job->convention);
      g_array_append_val (mapped->columns, column);
    }
  if (!known)
    cascada_draft_report (job->draft, CASCADA_SEVERITY_NOTE, place, name,
                          *key != '\0' ? g_strdup_printf (_ ("the column “%s” is not known and is left out"), name)
                                       : g_strdup (_ ("the column has no name and is left out")),
                          NULL);
}

/* The headers of the row that was read last, as they are compared. */
GPtrArray *
cascada_import_get_keys (CascadaCsvReader *reader)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < cascada_csv_reader_get_n_cells (reader); i++)
    {
      g_autofree char *text = cascada_csv_unguard (cascada_csv_reader_get_cell (reader, i));

      g_ptr_array_add (keys, cascada_profile_get_key (text));
    }
  return keys;
}

static gboolean
map_header (CascadaImportJob *job, CascadaMappedFile *mapped, CascadaCsvReader *reader)
{
  g_autoptr (GPtrArray) keys = cascada_import_get_keys (reader);
  CascadaPlace place = { .row = 1, .file = mapped->file };
  guint n_cells = cascada_csv_reader_get_n_cells (reader);

  mapped->n_cells = n_cells;
  mapped->table = recognise (job, keys, place, &mapped->order);
  if (mapped->table == NULL)
    return FALSE;
  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *name = cascada_text_collapse (cascada_csv_reader_get_cell (reader, i));

      map_column (job, mapped, i, name, keys->pdata[i]);
    }
  return TRUE;
}

static gboolean
map_file (CascadaImportJob *job, const char *path, GError **error)
{
  g_autoptr (CascadaCsvReader) reader = NULL;
  g_auto (CascadaCsvFault) fault = { 0 };
  g_autoptr (GError) local_error = NULL;
  CascadaMappedFile *mapped = g_new0 (CascadaMappedFile, 1);
  gboolean row = FALSE;

  mapped->path = g_strdup (path);
  mapped->columns = g_array_new (FALSE, FALSE, sizeof (CascadaMappedColumn));
  g_array_set_clear_func (mapped->columns, mapped_column_clear);
  g_ptr_array_add (job->draft->files, g_filename_display_basename (path));
  mapped->file = (guint16) job->draft->files->len;

  reader = cascada_csv_reader_open (path, &fault, job->cancellable, &local_error);
  if (reader == NULL || !cascada_csv_reader_next (reader, &row, job->cancellable, &local_error))
    {
      gboolean found = cascada_import_take_fault (job, reader != NULL ? cascada_csv_reader_get_fault (reader) : &fault, mapped->file, &local_error);

      cascada_mapped_file_free (mapped);
      if (!found)
        g_propagate_error (error, g_steal_pointer (&local_error));
      return found;
    }
  if (cascada_csv_reader_get_shape (reader)->encoding == CASCADA_CSV_WINDOWS_1252)
    cascada_draft_report (job->draft, CASCADA_SEVERITY_NOTE, (CascadaPlace){ .file = mapped->file }, NULL,
                          g_strdup (_ ("the text is Windows-1252: it is not UTF-8, and every byte is a letter there")), NULL);
  if (map_header (job, mapped, reader))
    g_ptr_array_add (job->mapped, mapped);
  else
    cascada_mapped_file_free (mapped);
  return TRUE;
}

static int
compare_mapped (gconstpointer a, gconstpointer b)
{
  const CascadaMappedFile *first = *(CascadaMappedFile *const *) a, *second = *(CascadaMappedFile *const *) b;

  return first->order != second->order ? (first->order > second->order) - (first->order < second->order)
                                       : (int) first->file - (int) second->file;
}

static void
check_tables (CascadaImportJob *job)
{
  for (guint i = 0; i < job->profile->tables->len; i++)
    {
      const CascadaProfileTable *table = job->profile->tables->pdata[i];
      gboolean found = FALSE;

      for (guint j = 0; j < job->mapped->len; j++)
        found |= ((CascadaMappedFile *) job->mapped->pdata[j])->table == table;
      if (!table->required || found || job->draft->n_errors > 0)
        continue;
      job->lacks_table = TRUE;
      cascada_draft_report (job->draft, CASCADA_SEVERITY_ERROR, (CascadaPlace){ 0 }, NULL,
                            g_strdup_printf (_ ("none of the files is the table “%s” of the profile “%s”"), table->name, job->profile->name),
                            _ ("Add the file"));
    }
}

/* The years that the columns' periods span, where neither request nor profile says them. */
static void
find_years (CascadaImportJob *job)
{
  int first = G_MAXINT, last = 0;

  for (guint i = 0; i < job->mapped->len; i++)
    {
      const CascadaMappedFile *mapped = job->mapped->pdata[i];

      for (guint j = 0; j < mapped->columns->len; j++)
        {
          CascadaPeriod period = g_array_index (mapped->columns, CascadaMappedColumn, j).period;
          int year = cascada_period_get_year (period);

          if (period == CASCADA_PERIOD_NONE)
            continue;
          first = MIN (first, year);
          last = MAX (last, year);
        }
    }
  if (job->first_year == 0 && last > 0)
    {
      job->first_year = first;
      job->last_year = MAX (job->last_year, last);
      job->years_from_columns = TRUE;
    }
  if (job->first_year == 0 && job->draft->n_errors == 0)
    cascada_draft_report (job->draft, CASCADA_SEVERITY_ERROR, (CascadaPlace){ 0 }, NULL,
                          g_strdup (_ ("no column names a period, so the years of the plan are not known")),
                          _ ("Name the years, or the columns “target 2025”, “executed 2025-Q2”"));
}

static void
set_first_year (CascadaImportJob *job)
{
  for (guint i = 0; i < job->mapped->len; i++)
    {
      const CascadaMappedFile *mapped = job->mapped->pdata[i];

      for (guint j = 0; j < mapped->columns->len; j++)
        {
          CascadaMappedColumn *column = &g_array_index (mapped->columns, CascadaMappedColumn, j);

          if (column->column->period_from == CASCADA_COLUMN_PERIOD_FIRST_YEAR)
            column->period = CASCADA_PERIOD_YEAR (job->first_year);
        }
    }
}

/** cascada_import_map_files: recognises the files by their headers; findings where they are not. */
gboolean
cascada_import_map_files (CascadaImportJob *job, const char *const *files, GError **error)
{
  for (guint i = 0; files[i] != NULL; i++)
    if (!map_file (job, files[i], error))
      return FALSE;
  g_ptr_array_sort (job->mapped, compare_mapped);
  check_tables (job);
  find_years (job);
  set_first_year (job);
  return TRUE;
}
