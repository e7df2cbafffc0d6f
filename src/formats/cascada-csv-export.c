/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A plan in the general layout, by the profile that reads it: what one writes the other reads. The unit of a goal, as
 * distinct from that of its indicators, has no column there.
 */

#include "config.h"

#include "cascada-csv-export.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-csv.h"
#include "cascada-enum-labels.h"
#include "cascada-enums.h"
#include "cascada-error.h"
#include "cascada-import-private.h"
#include "cascada-indicator.h"
#include "cascada-profile.h"

/* One row: an indicator with what it belongs to; without indicator or goal where there is none. */
typedef struct
{
  CascadaRecord *objective, *goal, *indicator, *unit;
  GPtrArray *cells;
} Line;

typedef struct
{
  const CascadaProfileColumn *column;
  GArray *periods; /* those with values; one CASCADA_PERIOD_NONE where the column has no period */
} Column;

typedef struct _Export Export;
typedef gboolean (*Visitor) (Export *self, const Line *line, GError **error);

struct _Export
{
  CascadaMoment *moment;
  CascadaProfile *profile;
  CascadaCsvStyle style;
  CascadaCsvWriter *writer;
  Column *columns;
  guint n_columns;
  GCancellable *cancellable;
};

static gboolean
add_cells (Export *self, GPtrArray *cells, CascadaKind kind, gint64 parent, GError **error)
{
  g_autoptr (GPtrArray) children = cascada_moment_load_children (self->moment, kind, parent, error);

  for (guint i = 0; children != NULL && i < children->len; i++)
    g_ptr_array_add (cells, g_object_ref (children->pdata[i]));
  return children != NULL;
}

static gboolean
visit_indicator (Export *self, Line *line, Visitor visitor, GError **error)
{
  gint64 id = cascada_record_get_id (line->indicator);
  const CascadaValue *unit = cascada_record_get_value (line->indicator, CASCADA_INDICATOR_UNIT);
  g_autoptr (CascadaRecord) reporting = NULL;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_object_unref);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (unit->type == CASCADA_VALUE_INTEGER)
    {
      if (!cascada_moment_load (self->moment, (CascadaRef){ .kind = CASCADA_KIND_UNIT, .id = unit->integer }, &reporting, error))
        return FALSE;
    }
  for (CascadaKind kind = CASCADA_KIND_WEIGHT; kind <= CASCADA_KIND_REPORT; kind++)
    if (!add_cells (self, cells, kind, id, error))
      return FALSE;
  if (!add_cells (self, cells, CASCADA_KIND_PUBLICATION, cascada_record_get_id (line->objective), error))
    return FALSE;
  line->unit = reporting;
  line->cells = cells;
  return visitor (self, line, error);
}

static gboolean
visit_goal (Export *self, const Line *above, Visitor visitor, GError **error)
{
  g_autoptr (GPtrArray) indicators =
      cascada_moment_load_children (self->moment, CASCADA_KIND_INDICATOR, cascada_record_get_id (above->goal), error);

  if (indicators == NULL)
    return FALSE;
  for (guint i = 0; i < indicators->len; i++)
    {
      Line line = { above->objective, above->goal, indicators->pdata[i] };

      if (!visit_indicator (self, &line, visitor, error))
        return FALSE;
    }
  return indicators->len > 0 || visitor (self, above, error);
}

static gboolean
visit_objective (Export *self, CascadaRecord *objective, Visitor visitor, GError **error)
{
  g_autoptr (GPtrArray) goals = cascada_moment_load_children (self->moment, CASCADA_KIND_GOAL, cascada_record_get_id (objective), error);
  Line alone = { objective };

  if (goals == NULL)
    return FALSE;
  for (guint i = 0; i < goals->len; i++)
    {
      Line line = { objective, goals->pdata[i] };

      if (!visit_goal (self, &line, visitor, error))
        return FALSE;
    }
  return goals->len > 0 || visitor (self, &alone, error);
}

static gboolean
visit (Export *self, gint64 plan, Visitor visitor, GError **error)
{
  g_autoptr (GPtrArray) objectives = cascada_moment_load_children (self->moment, CASCADA_KIND_OBJECTIVE, plan, error);

  for (guint i = 0; objectives != NULL && i < objectives->len; i++)
    if (!visit_objective (self, objectives->pdata[i], visitor, error))
      return FALSE;
  return objectives != NULL;
}

static CascadaRecord *
find_record (const Line *line, CascadaKind kind, CascadaPeriod period)
{
  switch (kind)
    {
    case CASCADA_KIND_OBJECTIVE:
      return line->objective;
    case CASCADA_KIND_GOAL:
      return line->goal;
    case CASCADA_KIND_INDICATOR:
      return line->indicator;
    case CASCADA_KIND_UNIT:
      return line->unit;
    default:
      break;
    }
  for (guint i = 0; line->cells != NULL && i < line->cells->len; i++)
    {
      CascadaRef ref = cascada_record_get_ref (line->cells->pdata[i]);

      if (ref.kind == kind && ref.period == period)
        return line->cells->pdata[i];
    }
  return NULL;
}

static gboolean
says_something (const CascadaField *field, const CascadaValue *value)
{
  return value->type != CASCADA_VALUE_NONE && !(field->type == CASCADA_FIELD_BOOLEAN && value->integer == FALSE);
}

static void
add_period (GArray *periods, CascadaPeriod period)
{
  guint place = 0;

  for (; place < periods->len; place++)
    {
      int order = cascada_period_compare (g_array_index (periods, CascadaPeriod, place), period);

      if (order == 0)
        return;
      if (order > 0)
        break;
    }
  g_array_insert_val (periods, place, period);
}

/* The first visit: which columns, and for cells which periods, are needed. */
static gboolean
note_columns (Export *self, const Line *line, GError **error)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      const CascadaProfileColumn *column = self->columns[i].column;
      const CascadaField *field = cascada_field_get (column->kind, column->field);
      CascadaRecord *record = cascada_kind_get_class (column->kind)->is_cell ? NULL : find_record (line, column->kind, CASCADA_PERIOD_NONE);

      if (record != NULL && says_something (field, cascada_record_get_value (record, column->field)))
        add_period (self->columns[i].periods, CASCADA_PERIOD_NONE);
      for (guint j = 0; line->cells != NULL && j < line->cells->len; j++)
        {
          CascadaRef ref = cascada_record_get_ref (line->cells->pdata[j]);

          if (ref.kind == column->kind && says_something (field, cascada_record_get_value (line->cells->pdata[j], column->field)))
            add_period (self->columns[i].periods, ref.period);
        }
    }
  return TRUE;
}

/* Without thousands separators; three decimals get a fourth, so that no reader takes the separator for one of thousands. */
static char *
write_decimal (Export *self, CascadaDecimal value)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *plain = cascada_decimal_to_string (value);
  char *point = strchr (plain, '.');

  if (point == NULL)
    return g_steal_pointer (&plain);
  text = g_string_new (plain);
  if (strlen (point + 1) == 3)
    g_string_append_c (text, '0');
  if (self->style == CASCADA_CSV_STYLE_ES_CO)
    text->str[point - plain] = ',';
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
write_cell (Export *self, const CascadaField *field, const CascadaValue *value)
{
  g_autofree char *number = NULL;
  const char *word = NULL;

  if (value == NULL || value->type == CASCADA_VALUE_NONE)
    {
      cascada_csv_writer_add_number (self->writer, NULL);
      return;
    }
  if (field->type == CASCADA_FIELD_TEXT)
    {
      cascada_csv_writer_add_text (self->writer, value->text);
      return;
    }
  if (field->type == CASCADA_FIELD_ENUM)
    {
      word = self->style == CASCADA_CSV_STYLE_ES_CO ? cascada_import_get_word (field->enum_type (), value->integer) : NULL;
      cascada_csv_writer_add_text (self->writer, word != NULL ? word : cascada_enum_get_nick (field->enum_type (), (int) value->integer));
      return;
    }
  number = field->type == CASCADA_FIELD_DECIMAL ? write_decimal (self, value->integer) : g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  cascada_csv_writer_add_number (self->writer, number);
}

static gboolean
write_line (Export *self, const Line *line, GError **error)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      const CascadaProfileColumn *column = self->columns[i].column;

      for (guint j = 0; j < self->columns[i].periods->len; j++)
        {
          CascadaRecord *record = find_record (line, column->kind, g_array_index (self->columns[i].periods, CascadaPeriod, j));

          write_cell (self, cascada_field_get (column->kind, column->field),
                      record != NULL ? cascada_record_get_value (record, column->field) : NULL);
        }
    }
  return cascada_csv_writer_end_row (self->writer, self->cancellable, error);
}

static gboolean
write_header (Export *self, GError **error)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      char **headers = self->columns[i].column->headers;
      const char *name = self->style == CASCADA_CSV_STYLE_ES_CO && headers[1] != NULL ? headers[1] : headers[0];

      for (guint j = 0; j < self->columns[i].periods->len; j++)
        {
          CascadaPeriod period = g_array_index (self->columns[i].periods, CascadaPeriod, j);
          g_autofree char *suffix = period != CASCADA_PERIOD_NONE ? cascada_period_to_string (period) : NULL;
          g_autofree char *header = suffix != NULL ? g_strdup_printf ("%s %s", name, suffix) : g_strdup (name);

          cascada_csv_writer_add_text (self->writer, header);
        }
    }
  return cascada_csv_writer_end_row (self->writer, self->cancellable, error);
}

/* Cells are written with their period; the layout's columns of the first year are for reading. */
static void
choose_columns (Export *self)
{
  const CascadaProfileTable *table = self->profile->tables->pdata[0];

  self->columns = g_new0 (Column, table->n_columns);
  for (guint i = 0; i < table->n_columns; i++)
    {
      Column *column = &self->columns[self->n_columns];

      if (table->columns[i].period_from == CASCADA_COLUMN_PERIOD_FIRST_YEAR)
        continue;
      column->column = &table->columns[i];
      column->periods = g_array_new (FALSE, FALSE, sizeof (CascadaPeriod));
      if (table->columns[i].required)
        add_period (column->periods, CASCADA_PERIOD_NONE);
      self->n_columns++;
    }
}

static void
export_clear (Export *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    g_array_unref (self->columns[i].periods);
  g_free (self->columns);
  cascada_moment_free (self->moment);
  cascada_profile_free (self->profile);
  cascada_csv_writer_free (self->writer);
}

/**
 * cascada_csv_export:
 * @plan: id of the plan
 * @moment: 0: as it is; else as of a change, such as the creation of a version, whose number is the version's id
 * @stream: where to write; left open
 * @error: what the workspace or the stream reports, %G_IO_ERROR_CANCELLED
 *
 * Writes a plan in the general layout of cascada_import_run(), UTF-8; with a byte order mark in the style es-CO, for the
 * spreadsheet programs that need it. Read again it gives the same objectives, goals, indicators and values.
 */
gboolean
cascada_csv_export (CascadaWorkspace *workspace, gint64 plan, gint64 moment, CascadaCsvStyle style, GOutputStream *stream,
                    GCancellable *cancellable, GError **error)
{
  gboolean is_es_co = style == CASCADA_CSV_STYLE_ES_CO;
  Export self = { .style = style, .cancellable = cancellable };
  gboolean written;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && G_IS_OUTPUT_STREAM (stream), FALSE);

  self.moment = cascada_moment_new (cascada_workspace_get_store (workspace), moment, error);
  if (self.moment == NULL)
    return FALSE;
  self.profile = cascada_profile_load ("general", error);
  self.writer = cascada_csv_writer_new (stream, is_es_co ? ';' : ',');
  choose_columns (&self);
  written = (!is_es_co || g_output_stream_write_all (stream, "\xef\xbb\xbf", 3, NULL, cancellable, error)) &&
            visit (&self, plan, note_columns, error) && write_header (&self, error) && visit (&self, plan, write_line, error);
  export_clear (&self);
  return written;
}

static gboolean
explain (GError **error, const char *path, GError *cause)
{
  if (cause->domain == CASCADA_ERROR || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, cause);
  else
    {
      g_set_error (error, CASCADA_ERROR, g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? CASCADA_ERROR_FULL : CASCADA_ERROR_STORAGE,
                   _ ("%s could not be written: %s"), path, cause->message);
      g_error_free (cause);
    }
  return FALSE;
}

/** cascada_csv_export_file: as cascada_csv_export(); a file of that name is replaced once all is written, or left as it was. */
gboolean
cascada_csv_export_file (CascadaWorkspace *workspace, gint64 plan, gint64 moment, CascadaCsvStyle style, const char *path,
                         GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) abandon = g_cancellable_new ();
  g_autoptr (GFileOutputStream) stream = NULL;
  GError *cause = NULL;

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, &cause);
  if (stream == NULL)
    return explain (error, path, cause);
  if (!cascada_csv_export (workspace, plan, moment, style, G_OUTPUT_STREAM (stream), cancellable, &cause))
    {
      g_cancellable_cancel (abandon);
      g_output_stream_close (G_OUTPUT_STREAM (stream), abandon, NULL);
      return explain (error, path, cause);
    }
  return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, &cause) || explain (error, path, cause);
}
