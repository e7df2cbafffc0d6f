/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of the files fill a draft. */

#include "config.h"

#include "cascada-import-row.h"

#include <glib/gi18n-lib.h>

#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-number.h"
#include "cascada-objective.h"
#include "cascada-plan.h"
#include "cascada-report.h"
#include "cascada-text.h"

/* Several values for one field: the first is kept; a table that joins speaks last. */
static void
set_field (CascadaImportRow *row, CascadaDraftRecord *record, guint field, const CascadaValue *value,
           const CascadaMappedColumn *mapped)
{
  const CascadaValue *before = &record->values[field - 1];
  g_autofree char *what = NULL;
  CascadaSeverity severity = CASCADA_SEVERITY_WARNING;

  if (!cascada_draft_is_stated (record, field) || row->mapped->table->joins || record->places[field - 1].file == 0)
    {
      cascada_draft_set (record, field, value, cascada_import_row_get_place (row, mapped));
      return;
    }
  if (cascada_value_equal (before, value))
    return;
  if (value->type == CASCADA_VALUE_TEXT && before->type == CASCADA_VALUE_TEXT && cascada_text_is_same (before->text, value->text))
    severity = CASCADA_SEVERITY_NOTE;
  what = cascada_draft_describe (record);
  cascada_import_row_report (row, severity, mapped,
                             g_strdup_printf (_ ("%s: this differs from what %s says in row %u; the first is kept"), what,
                                              (char *) row->job->draft->files->pdata[record->places[field - 1].file - 1],
                                              record->places[field - 1].row),
                             severity == CASCADA_SEVERITY_WARNING ? _ ("Write the same in both places") : NULL);
}

static CascadaDraftRecord *
record_for (CascadaImportRow *row, const CascadaMappedColumn *mapped)
{
  switch (mapped->column->kind)
    {
    case CASCADA_KIND_OBJECTIVE:
      return row->objective;
    case CASCADA_KIND_GOAL:
      return row->goal;
    case CASCADA_KIND_INDICATOR:
      return row->indicator;
    case CASCADA_KIND_UNIT:
      return row->unit;
    case CASCADA_KIND_PUBLICATION:
      return cascada_draft_get_cell (row->job->draft, row->objective, mapped->column->kind, mapped->period, row->place);
    default:
      return row->indicator == NULL
                 ? NULL
                 : cascada_draft_get_cell (row->job->draft, row->indicator, mapped->column->kind, mapped->period, row->place);
    }
}

/* A percent sign at a target or executed value is the indicator's unit of measure. */
static void
note_percent (CascadaImportRow *row, const CascadaMappedColumn *mapped)
{
  if ((mapped->column->kind != CASCADA_KIND_TARGET && mapped->column->kind != CASCADA_KIND_REPORT) ||
      (mapped->column->kind == CASCADA_KIND_REPORT && mapped->column->field != CASCADA_REPORT_EXECUTED) ||
      cascada_import_row_find_column (row, CASCADA_KIND_INDICATOR, CASCADA_INDICATOR_UNIT_OF_MEASURE) != NULL ||
      cascada_draft_is_stated (row->indicator, CASCADA_INDICATOR_UNIT_OF_MEASURE))
    return;
  cascada_draft_set_text (row->indicator, CASCADA_INDICATOR_UNIT_OF_MEASURE, "%");
  row->job->n_percent_units++;
}

static gboolean
is_word (const CascadaProfileColumn *column, const char *text)
{
  for (guint i = 0; column->words[i] != NULL; i++)
    if (cascada_text_is_same (column->words[i], text))
      return TRUE;
  return FALSE;
}

/* What finding the record has settled. */
static gboolean
is_name (const CascadaMappedColumn *mapped)
{
  return (mapped->column->kind == CASCADA_KIND_OBJECTIVE && mapped->column->field == CASCADA_OBJECTIVE_NUMBER) ||
         (mapped->column->kind == CASCADA_KIND_GOAL &&
          (mapped->column->field == CASCADA_GOAL_NAME || mapped->column->field == CASCADA_GOAL_CODE)) ||
         (mapped->column->kind == CASCADA_KIND_INDICATOR &&
          (mapped->column->field == CASCADA_INDICATOR_NAME || mapped->column->field == CASCADA_INDICATOR_CODE));
}

static void
fill_field (CascadaImportRow *row, const CascadaMappedColumn *mapped)
{
  const CascadaProfileColumn *column = mapped->column;
  g_auto (CascadaValue) value = CASCADA_VALUE_INIT;
  CascadaValue yes = cascada_value_integer (TRUE);
  guint n_errors = row->job->draft->n_errors, field = column->field;
  CascadaDraftRecord *record;
  gboolean percent;

  if (is_name (mapped))
    return;
  if (!cascada_import_read_cell (row->job, mapped, cascada_import_row_get_cell (row, mapped),
                                 cascada_import_row_get_place (row, mapped), &value, &percent) &&
      row->job->draft->n_errors == n_errors)
    return;
  record = record_for (row, mapped);
  if (record == NULL)
    return;
  if (row->job->draft->n_errors > n_errors)
    {
      record->stated |= 1u << (field - 1); /* refused: nothing is derived in its place */
      return;
    }
  if (value.type == CASCADA_VALUE_TEXT && column->words_field > 0 && is_word (column, value.text))
    field = column->words_field;
  set_field (row, record, field, &value, mapped);
  if (column->with_field > 0)
    set_field (row, record, column->with_field, &yes, mapped);
  if (percent)
    note_percent (row, mapped);
}

static void
append_note (CascadaImportRow *row)
{
  CascadaDraftRecord *plan = row->job->draft->plan;
  const char *before = cascada_draft_get_text (plan, CASCADA_PLAN_NOTE);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *note = NULL;

  for (guint i = 0; i < row->mapped->columns->len; i++)
    {
      const CascadaMappedColumn *mapped = &g_array_index (row->mapped->columns, CascadaMappedColumn, i);
      g_autofree char *text = cascada_text_collapse (cascada_import_row_get_cell (row, mapped));

      if (mapped->column->role == CASCADA_COLUMN_ROLE_NOTE && *text != '\0')
        g_string_append_printf (line, "%s%s%s", line->len > 0 ? ", " : "",
                                mapped->column->prefix != NULL ? mapped->column->prefix : "", text);
    }
  if (line->len == 0)
    return;
  note = before != NULL ? g_strconcat (before, "\n", line->str, NULL) : g_strdup (line->str);
  cascada_draft_set_text (plan, CASCADA_PLAN_NOTE, note);
}

static CascadaDecimal
sum_weights (const CascadaDraftRecord *objective)
{
  CascadaDecimal sum = 0;

  for (guint i = 0; objective->children != NULL && i < objective->children->len; i++)
    {
      const CascadaDraftRecord *goal = objective->children->pdata[i];

      for (guint j = 0; goal->kind == CASCADA_KIND_GOAL && goal->children != NULL && j < goal->children->len; j++)
        {
          const CascadaDraftRecord *indicator = goal->children->pdata[j];

          for (guint k = 0; indicator->children != NULL && k < indicator->children->len; k++)
            {
              const CascadaDraftRecord *cell = indicator->children->pdata[k];
              CascadaDecimal weight =
                  cell->kind == CASCADA_KIND_WEIGHT ? cascada_draft_get_decimal (cell, 1) : CASCADA_DECIMAL_NONE;

              if (weight != CASCADA_DECIMAL_NONE && !cascada_decimal_add (sum, weight, &sum))
                return CASCADA_DECIMAL_NONE;
            }
        }
    }
  return sum;
}

static void
check_weights (CascadaImportRow *row, const CascadaMappedColumn *mapped)
{
  CascadaDecimal sum = sum_weights (row->objective);
  CascadaNumber printed;
  g_autofree char *sum_text = NULL;

  if (cascada_import_is_blank (cascada_import_row_get_cell (row, mapped)) ||
      cascada_column_read (&mapped->numbers, cascada_import_row_get_cell (row, mapped), &printed, NULL, NULL) !=
          CASCADA_READING_NUMBER ||
      printed.value == sum)
    return;
  sum_text = cascada_number_format (sum, 2);
  cascada_import_row_report (row, CASCADA_SEVERITY_NOTE, mapped,
                             g_strdup_printf (_ ("the table prints %s as the sum of the weights; they add up to %s"),
                                              cascada_import_row_get_cell (row, mapped), sum_text),
                             NULL);
}

static void
fill_row (CascadaImportRow *row)
{
  for (guint i = 0; i < row->mapped->columns->len; i++)
    {
      const CascadaMappedColumn *mapped = &g_array_index (row->mapped->columns, CascadaMappedColumn, i);

      if (mapped->column->role == CASCADA_COLUMN_ROLE_FIELD &&
          !(row->mapped->table->joins && mapped->column->kind <= CASCADA_KIND_INDICATOR))
        fill_field (row, mapped);
      else if (mapped->column->role == CASCADA_COLUMN_ROLE_WEIGHTS)
        check_weights (row, mapped);
    }
  append_note (row);
}

static gboolean
is_empty (const CascadaImportRow *row)
{
  for (guint i = 0; i < cascada_csv_reader_get_n_cells (row->reader); i++)
    if (*cascada_csv_reader_get_cell (row->reader, i) != '\0')
      return FALSE;
  return TRUE;
}

static gboolean
has_all_cells (CascadaImportRow *row)
{
  guint n_cells = cascada_csv_reader_get_n_cells (row->reader);

  while (n_cells > row->mapped->n_cells && *cascada_csv_reader_get_cell (row->reader, n_cells - 1) == '\0')
    n_cells--;
  if (n_cells == row->mapped->n_cells)
    return TRUE;
  cascada_import_row_report (row, CASCADA_SEVERITY_ERROR, NULL,
                             g_strdup_printf (_ ("the row has %u cells and the header %u"), n_cells, row->mapped->n_cells),
                             n_cells > row->mapped->n_cells ? _ ("Put cells that contain the separator in quotation marks")
                                                            : _ ("Complete the row; perhaps the file was cut"));
  return FALSE;
}

static void
read_row (CascadaImportRow *row)
{
  row->place.row = cascada_csv_reader_get_row (row->reader);
  row->objective = row->goal = row->indicator = row->unit = NULL;
  if (is_empty (row) || !has_all_cells (row))
    return;
  if (cascada_import_row_has_kind (row, CASCADA_KIND_OBJECTIVE) && !cascada_import_row_find_objective (row))
    return;
  row->last_objective = row->objective;
  if (cascada_import_row_has_kind (row, CASCADA_KIND_INDICATOR) && cascada_import_row_is_bare (row, CASCADA_KIND_OBJECTIVE))
    cascada_import_row_report (row, CASCADA_SEVERITY_NOTE, NULL, g_strdup (_ ("the row states an objective without goals")),
                               NULL);
  else if (cascada_import_row_has_kind (row, CASCADA_KIND_INDICATOR) && !cascada_import_row_find_indicator (row))
    return;
  if (cascada_import_row_has_kind (row, CASCADA_KIND_UNIT) && row->indicator != NULL)
    cascada_import_row_find_unit (row);
  fill_row (row);
}

static gboolean
read_file (CascadaImportJob *job, CascadaMappedFile *mapped, GError **error)
{
  g_autoptr (CascadaCsvReader) reader = cascada_csv_reader_open (mapped->path, NULL, job->cancellable, error);
  CascadaImportRow row = { .job = job, .mapped = mapped, .reader = reader, .place = { .file = mapped->file } };
  gboolean more = TRUE;

  if (reader == NULL || !cascada_csv_reader_next (reader, &more, job->cancellable, error))
    return FALSE;
  while (cascada_csv_reader_next (reader, &more, job->cancellable, error))
    {
      if (!more)
        return TRUE;
      read_row (&row);
      cascada_import_tell (job, cascada_csv_reader_get_fraction (reader), _ ("Reading rows"));
    }
  return cascada_import_take_fault (job, cascada_csv_reader_get_fault (reader), mapped->file, error);
}

/** cascada_import_read_rows: fills the draft; findings for what cannot be read. */
gboolean
cascada_import_read_rows (CascadaImportJob *job, GError **error)
{
  if (job->n_rows > CASCADA_DRAFT_MAX_ROWS)
    return TRUE;
  for (guint i = 0; i < job->mapped->len; i++)
    if (!read_file (job, job->mapped->pdata[i], error))
      return FALSE;
  g_hash_table_remove_all (job->draft->index);
  return TRUE;
}
