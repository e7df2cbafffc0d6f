/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of the files become a draft: objectives by number, goals by code and name, an indicator for each row. */

#include "config.h"

#include "cascada-import-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-number.h"
#include "cascada-objective.h"
#include "cascada-plan.h"
#include "cascada-report.h"
#include "cascada-text.h"
#include "cascada-unit.h"

typedef struct
{
  CascadaImportJob *job;
  CascadaMappedFile *mapped;
  CascadaCsvReader *reader;
  CascadaPlace place;
  CascadaDraftRecord *objective, *goal, *indicator, *unit;
  CascadaDraftRecord *last_objective;
} Row;

static const CascadaMappedColumn *
find_column (const Row *row, CascadaKind kind, guint field)
{
  for (guint i = 0; i < row->mapped->columns->len; i++)
    {
      const CascadaMappedColumn *mapped = &g_array_index (row->mapped->columns, CascadaMappedColumn, i);

      if (mapped->column->role == CASCADA_COLUMN_ROLE_FIELD && mapped->column->kind == kind && mapped->column->field == field)
        return mapped;
    }
  return NULL;
}

static gboolean
has_kind (const Row *row, CascadaKind kind)
{
  for (guint i = 0; i < row->mapped->columns->len; i++)
    {
      const CascadaProfileColumn *column = g_array_index (row->mapped->columns, CascadaMappedColumn, i).column;

      if (column->role == CASCADA_COLUMN_ROLE_FIELD && column->kind == kind)
        return TRUE;
    }
  return FALSE;
}

static CascadaPlace
place_of (const Row *row, const CascadaMappedColumn *mapped)
{
  CascadaPlace place = row->place;

  place.column = mapped != NULL ? (guint16) (mapped->position + 1) : 0;
  return place;
}

static const char *
raw_cell (const Row *row, const CascadaMappedColumn *mapped)
{
  return cascada_csv_reader_get_cell (row->reader, mapped->position);
}

/* The text by which a record is found; NULL where the cell is empty or there is no such column. */
static char *
read_key (const Row *row, CascadaKind kind, guint field)
{
  const CascadaMappedColumn *mapped = find_column (row, kind, field);
  g_autofree char *bare = mapped != NULL ? cascada_csv_unguard (raw_cell (row, mapped)) : NULL;
  g_autofree char *text = bare != NULL ? cascada_text_collapse (bare) : NULL;

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* “3979. Porcentaje …” with the code 3979 in its own column: the name is what follows. */
static char *
without_code (const char *name, const char *code)
{
  const char *rest;

  if (name == NULL || code == NULL || !g_str_has_prefix (name, code))
    return g_strdup (name);
  rest = name + strlen (code);
  rest += strspn (rest, " .:-");
  return g_strdup (*rest != '\0' ? rest : name);
}

static char *
read_name (const Row *row, CascadaKind kind, guint field, const char *code)
{
  const CascadaMappedColumn *mapped = find_column (row, kind, field);
  g_autofree char *name = read_key (row, kind, field);

  return mapped != NULL && mapped->column->without_code ? without_code (name, code) : g_steal_pointer (&name);
}

static void
report (const Row *row, CascadaSeverity severity, const CascadaMappedColumn *mapped, char *message, const char *repair)
{
  cascada_draft_report (row->job->draft, severity, place_of (row, mapped), mapped != NULL ? mapped->name : NULL, message, repair);
}

/* Several values for one field: the first is kept; a table that joins speaks last. */
static void
set_field (Row *row, CascadaDraftRecord *record, guint field, const CascadaValue *value, const CascadaMappedColumn *mapped)
{
  const CascadaValue *before = &record->values[field - 1];
  g_autofree char *what = NULL;
  CascadaSeverity severity = CASCADA_SEVERITY_WARNING;

  if (!cascada_draft_is_stated (record, field) || row->mapped->table->joins || record->places[field - 1].file == 0)
    {
      cascada_draft_set (record, field, value, place_of (row, mapped));
      return;
    }
  if (cascada_value_equal (before, value))
    return;
  if (value->type == CASCADA_VALUE_TEXT && before->type == CASCADA_VALUE_TEXT && cascada_text_is_same (before->text, value->text))
    severity = CASCADA_SEVERITY_NOTE;
  what = cascada_draft_describe (record);
  report (row, severity, mapped,
          g_strdup_printf (_ ("%s: this differs from what %s says in row %u; the first is kept"), what,
                           (char *) row->job->draft->files->pdata[record->places[field - 1].file - 1], record->places[field - 1].row),
          severity == CASCADA_SEVERITY_WARNING ? _ ("Write the same in both places") : NULL);
}

static gint64
read_number_key (Row *row)
{
  const CascadaMappedColumn *mapped = find_column (row, CASCADA_KIND_OBJECTIVE, CASCADA_OBJECTIVE_NUMBER);
  g_auto (CascadaValue) value = CASCADA_VALUE_INIT;
  gboolean percent;

  if (mapped == NULL || !cascada_import_read_cell (row->job, mapped, raw_cell (row, mapped), place_of (row, mapped), &value, &percent))
    return -1;
  return value.integer;
}

static void
add_objective (Row *row, gint64 number, const char *name)
{
  CascadaDraft *draft = row->job->draft;
  g_autofree char *key = g_strdup_printf ("#%d", (int) number);

  row->objective = cascada_draft_add (draft, draft->plan, CASCADA_KIND_OBJECTIVE, CASCADA_PERIOD_NONE, row->place);
  if (number >= 0)
    {
      CascadaValue value = cascada_value_integer (number);

      cascada_draft_set (row->objective, CASCADA_OBJECTIVE_NUMBER, &value, row->place);
      cascada_draft_name (draft, row->objective, key);
    }
  cascada_import_index (draft, row->objective, NULL, name);
}

static gboolean
find_objective (Row *row)
{
  gint64 number = read_number_key (row);
  g_autofree char *name = read_key (row, CASCADA_KIND_OBJECTIVE, CASCADA_OBJECTIVE_NAME);

  row->objective = cascada_import_find_objective (row->job->draft, number, name);
  if (row->objective != NULL)
    return TRUE;
  if (number < 0 && name == NULL)
    {
      row->objective = row->last_objective;
      if (row->objective == NULL)
        report (row, CASCADA_SEVERITY_ERROR, NULL, g_strdup (_ ("the row names no objective")), _ ("Write its number and name"));
      else
        report (row, CASCADA_SEVERITY_NOTE, NULL, g_strdup (_ ("the row names no objective: that of the row above is taken")), NULL);
      return row->objective != NULL;
    }
  if (name == NULL)
    {
      report (row, CASCADA_SEVERITY_ERROR, find_column (row, CASCADA_KIND_OBJECTIVE, CASCADA_OBJECTIVE_NUMBER),
              g_strdup_printf (_ ("the objective %d has no name in any row so far"), (int) number), _ ("Write its name"));
      return FALSE;
    }
  add_objective (row, number, name);
  return TRUE;
}

static CascadaDraftRecord *
add_goal (Row *row, const char *code, const char *name)
{
  CascadaDraft *draft = row->job->draft;
  g_autofree char *code_key = code != NULL ? cascada_text_get_key (code) : NULL;
  g_autofree char *single = code_key != NULL ? g_strdup_printf ("c:%s", code_key) : NULL;
  CascadaDraftRecord *other = single != NULL ? cascada_draft_find (draft, row->objective, CASCADA_KIND_GOAL, single) : NULL;
  CascadaDraftRecord *goal;

  if (other != NULL && cascada_import_is_code (code))
    report (row, CASCADA_SEVERITY_WARNING, find_column (row, CASCADA_KIND_GOAL, CASCADA_GOAL_CODE),
            g_strdup_printf (_ ("the code %s stands at two goals of the objective, here and in row %u"), code, other->place.row),
            _ ("Give each goal its own code, or both rows the same name"));
  goal = cascada_draft_add (draft, row->objective, CASCADA_KIND_GOAL, CASCADA_PERIOD_NONE, row->place);
  cascada_draft_set_text (goal, CASCADA_GOAL_CODE, code);
  cascada_draft_set_text (goal, CASCADA_GOAL_NAME, name);
  goal->places[CASCADA_GOAL_NAME - 1] = goal->places[CASCADA_GOAL_CODE - 1] = row->place;
  cascada_import_index (draft, goal, code, name);
  return goal;
}

static gboolean
find_goal (Row *row, const char *indicator_name)
{
  g_autofree char *code = read_key (row, CASCADA_KIND_GOAL, CASCADA_GOAL_CODE);
  g_autofree char *name = read_name (row, CASCADA_KIND_GOAL, CASCADA_GOAL_NAME, code);

  if (name == NULL && code == NULL)
    name = g_strdup (indicator_name);
  row->goal = cascada_import_find_goal (row->job->draft, row->objective, code, name);
  if (row->goal != NULL)
    return TRUE;
  if (name == NULL && indicator_name == NULL)
    {
      report (row, CASCADA_SEVERITY_ERROR, NULL, g_strdup (_ ("the goal has no name, and no indicator to take one from")), _ ("Write the name"));
      return FALSE;
    }
  if (name == NULL || (indicator_name != NULL && g_str_equal (name, indicator_name) && code == NULL))
    report (row, CASCADA_SEVERITY_NOTE, find_column (row, CASCADA_KIND_GOAL, CASCADA_GOAL_NAME),
            g_strdup (_ ("the goal has no name: it takes that of its indicator")), NULL);
  row->goal = add_goal (row, code, name != NULL ? name : indicator_name);
  return TRUE;
}

static void
add_indicator (Row *row, const char *code, const char *name)
{
  CascadaDraft *draft = row->job->draft;
  g_autofree char *pair = cascada_import_get_pair (code, name);
  CascadaDraftRecord *twin = cascada_draft_find (draft, row->goal, CASCADA_KIND_INDICATOR, pair);

  if (twin != NULL)
    report (row, CASCADA_SEVERITY_WARNING, find_column (row, CASCADA_KIND_INDICATOR, CASCADA_INDICATOR_NAME),
            g_strdup_printf (_ ("the indicator stands already in row %u, with the same code and name"), twin->place.row),
            _ ("Leave one of the rows, or tell the indicators apart by name"));
  row->indicator = cascada_draft_add (draft, row->goal, CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, row->place);
  cascada_draft_set_text (row->indicator, CASCADA_INDICATOR_CODE, code);
  cascada_draft_set_text (row->indicator, CASCADA_INDICATOR_NAME, name);
  row->indicator->places[CASCADA_INDICATOR_CODE - 1] = row->indicator->places[CASCADA_INDICATOR_NAME - 1] = row->place;
  row->indicator->seen = row->mapped->file;
  cascada_import_index (draft, row->indicator, code, name);
}

static gboolean
is_sought (const CascadaDraftRecord *record, CascadaKind kind, guint field, const char *code, guint16 seen)
{
  const char *own = record->kind == kind ? cascada_draft_get_text (record, field) : NULL;

  return record->kind == kind && record->seen != seen && (code != NULL ? own != NULL && cascada_text_equal (own, code) : own == NULL);
}

/* The indicator of another table that a row belongs to: by codes; rows without codes by their order. */
static gboolean
join_indicator (Row *row, const char *goal_code, const char *code)
{
  GPtrArray *goals = row->objective->children;

  for (guint i = 0; goals != NULL && i < goals->len; i++)
    {
      CascadaDraftRecord *goal = goals->pdata[i];

      if (!is_sought (goal, CASCADA_KIND_GOAL, CASCADA_GOAL_CODE, goal_code, G_MAXUINT16))
        continue;
      for (guint j = 0; goal->children != NULL && j < goal->children->len; j++)
        {
          CascadaDraftRecord *indicator = goal->children->pdata[j];

          if (!is_sought (indicator, CASCADA_KIND_INDICATOR, CASCADA_INDICATOR_CODE, code, row->mapped->file))
            continue;
          row->goal = goal;
          row->indicator = indicator;
          indicator->seen = row->mapped->file;
          return TRUE;
        }
    }
  report (row, CASCADA_SEVERITY_ERROR, NULL,
          g_strdup_printf (_ ("no indicator %s of a goal %s stands in the other table"), code != NULL ? code : "–", goal_code != NULL ? goal_code : "–"),
          _ ("Use the codes of the other table"));
  return FALSE;
}

/* A row may state an objective, or a goal, that has nothing below it yet. */
static gboolean
is_bare (const Row *row, CascadaKind above)
{
  for (guint i = 0; i < row->mapped->columns->len; i++)
    {
      const CascadaMappedColumn *mapped = &g_array_index (row->mapped->columns, CascadaMappedColumn, i);
      CascadaKind kind = mapped->column->kind;

      if (mapped->column->role == CASCADA_COLUMN_ROLE_FIELD && kind > above && kind != CASCADA_KIND_PUBLICATION && *raw_cell (row, mapped) != '\0')
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_indicator (Row *row)
{
  g_autofree char *code = read_key (row, CASCADA_KIND_INDICATOR, CASCADA_INDICATOR_CODE);
  g_autofree char *name = read_name (row, CASCADA_KIND_INDICATOR, CASCADA_INDICATOR_NAME, code);
  const char *goal_name;

  if (row->mapped->table->joins)
    {
      g_autofree char *goal_code = read_key (row, CASCADA_KIND_GOAL, CASCADA_GOAL_CODE);

      return join_indicator (row, goal_code, code);
    }
  if (!find_goal (row, name))
    return FALSE;
  if (find_column (row, CASCADA_KIND_INDICATOR, CASCADA_INDICATOR_NAME) != NULL && is_bare (row, CASCADA_KIND_GOAL))
    {
      report (row, CASCADA_SEVERITY_NOTE, NULL, g_strdup (_ ("the row states a goal without indicator")), NULL);
      return TRUE;
    }
  goal_name = cascada_draft_get_text (row->goal, CASCADA_GOAL_NAME);
  if (name == NULL && find_column (row, CASCADA_KIND_INDICATOR, CASCADA_INDICATOR_NAME) != NULL)
    report (row, CASCADA_SEVERITY_NOTE, find_column (row, CASCADA_KIND_INDICATOR, CASCADA_INDICATOR_NAME),
            g_strdup (_ ("the indicator has no name: it takes that of its goal")), NULL);
  add_indicator (row, code, name != NULL ? name : goal_name);
  return TRUE;
}

static void
find_unit (Row *row)
{
  CascadaDraft *draft = row->job->draft;
  g_autofree char *code = read_key (row, CASCADA_KIND_UNIT, CASCADA_UNIT_CODE);
  g_autofree char *name = read_key (row, CASCADA_KIND_UNIT, CASCADA_UNIT_NAME);
  g_autofree char *pair = cascada_import_get_pair (code, name);

  row->unit = cascada_draft_find (draft, NULL, CASCADA_KIND_UNIT, pair);
  if (row->unit == NULL && name != NULL)
    {
      row->unit = cascada_draft_add (draft, NULL, CASCADA_KIND_UNIT, CASCADA_PERIOD_NONE, row->place);
      cascada_import_index (draft, row->unit, code, name);
    }
  row->indicator->unit = row->unit;
  if (row->mapped->table->goals_have_units)
    row->goal->unit = row->unit;
}

static CascadaDraftRecord *
record_for (Row *row, const CascadaMappedColumn *mapped)
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
note_percent (Row *row, const CascadaMappedColumn *mapped)
{
  if ((mapped->column->kind != CASCADA_KIND_TARGET && mapped->column->kind != CASCADA_KIND_REPORT) ||
      (mapped->column->kind == CASCADA_KIND_REPORT && mapped->column->field != CASCADA_REPORT_EXECUTED) ||
      find_column (row, CASCADA_KIND_INDICATOR, CASCADA_INDICATOR_UNIT_OF_MEASURE) != NULL ||
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
  return (mapped->column->kind == CASCADA_KIND_OBJECTIVE && mapped->column->field == CASCADA_OBJECTIVE_NUMBER) || (mapped->column->kind == CASCADA_KIND_GOAL && (mapped->column->field == CASCADA_GOAL_NAME || mapped->column->field == CASCADA_GOAL_CODE)) ||
         (mapped->column->kind == CASCADA_KIND_INDICATOR && (mapped->column->field == CASCADA_INDICATOR_NAME || mapped->column->field == CASCADA_INDICATOR_CODE));
}

static void
fill_field (Row *row, const CascadaMappedColumn *mapped)
{
  const CascadaProfileColumn *column = mapped->column;
  g_auto (CascadaValue) value = CASCADA_VALUE_INIT;
  CascadaValue yes = cascada_value_integer (TRUE);
  guint n_errors = row->job->draft->n_errors, field = column->field;
  CascadaDraftRecord *record;
  gboolean percent;

  if (is_name (mapped))
    return;
  if (!cascada_import_read_cell (row->job, mapped, raw_cell (row, mapped), place_of (row, mapped), &value, &percent) &&
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
append_note (Row *row)
{
  CascadaDraftRecord *plan = row->job->draft->plan;
  const char *before = cascada_draft_get_text (plan, CASCADA_PLAN_NOTE);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *note = NULL;

  for (guint i = 0; i < row->mapped->columns->len; i++)
    {
      const CascadaMappedColumn *mapped = &g_array_index (row->mapped->columns, CascadaMappedColumn, i);
      g_autofree char *text = cascada_text_collapse (raw_cell (row, mapped));

      if (mapped->column->role == CASCADA_COLUMN_ROLE_NOTE && *text != '\0')
        g_string_append_printf (line, "%s%s%s", line->len > 0 ? ", " : "", mapped->column->prefix != NULL ? mapped->column->prefix : "", text);
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
              CascadaDecimal weight = cell->kind == CASCADA_KIND_WEIGHT ? cascada_draft_get_decimal (cell, 1) : CASCADA_DECIMAL_NONE;

              if (weight != CASCADA_DECIMAL_NONE && !cascada_decimal_add (sum, weight, &sum))
                return CASCADA_DECIMAL_NONE;
            }
        }
    }
  return sum;
}

static void
check_weights (Row *row, const CascadaMappedColumn *mapped)
{
  CascadaDecimal sum = sum_weights (row->objective);
  CascadaNumber printed;
  g_autofree char *sum_text = NULL;

  if (cascada_import_is_blank (raw_cell (row, mapped)) ||
      cascada_column_read (&mapped->numbers, raw_cell (row, mapped), &printed, NULL, NULL) != CASCADA_READING_NUMBER || printed.value == sum)
    return;
  sum_text = cascada_number_format (sum, 2);
  report (row, CASCADA_SEVERITY_NOTE, mapped,
          g_strdup_printf (_ ("the table prints %s as the sum of the weights; they add up to %s"), raw_cell (row, mapped), sum_text), NULL);
}

static void
fill_row (Row *row)
{
  for (guint i = 0; i < row->mapped->columns->len; i++)
    {
      const CascadaMappedColumn *mapped = &g_array_index (row->mapped->columns, CascadaMappedColumn, i);

      if (mapped->column->role == CASCADA_COLUMN_ROLE_FIELD && !(row->mapped->table->joins && mapped->column->kind <= CASCADA_KIND_INDICATOR))
        fill_field (row, mapped);
      else if (mapped->column->role == CASCADA_COLUMN_ROLE_WEIGHTS)
        check_weights (row, mapped);
    }
  append_note (row);
}

static gboolean
is_empty (const Row *row)
{
  for (guint i = 0; i < cascada_csv_reader_get_n_cells (row->reader); i++)
    if (*cascada_csv_reader_get_cell (row->reader, i) != '\0')
      return FALSE;
  return TRUE;
}

static gboolean
has_all_cells (Row *row)
{
  guint n_cells = cascada_csv_reader_get_n_cells (row->reader);

  while (n_cells > row->mapped->n_cells && *cascada_csv_reader_get_cell (row->reader, n_cells - 1) == '\0')
    n_cells--;
  if (n_cells == row->mapped->n_cells)
    return TRUE;
  report (row, CASCADA_SEVERITY_ERROR, NULL,
          g_strdup_printf (_ ("the row has %u cells and the header %u"), n_cells, row->mapped->n_cells),
          n_cells > row->mapped->n_cells ? _ ("Put cells that contain the separator in quotation marks")
                                         : _ ("Complete the row; perhaps the file was cut"));
  return FALSE;
}

static void
read_row (Row *row)
{
  row->place.row = cascada_csv_reader_get_row (row->reader);
  row->objective = row->goal = row->indicator = row->unit = NULL;
  if (is_empty (row) || !has_all_cells (row))
    return;
  if (has_kind (row, CASCADA_KIND_OBJECTIVE) && !find_objective (row))
    return;
  row->last_objective = row->objective;
  if (has_kind (row, CASCADA_KIND_INDICATOR) && is_bare (row, CASCADA_KIND_OBJECTIVE))
    report (row, CASCADA_SEVERITY_NOTE, NULL, g_strdup (_ ("the row states an objective without goals")), NULL);
  else if (has_kind (row, CASCADA_KIND_INDICATOR) && !find_indicator (row))
    return;
  if (has_kind (row, CASCADA_KIND_UNIT) && row->indicator != NULL)
    find_unit (row);
  fill_row (row);
}

static gboolean
read_file (CascadaImportJob *job, CascadaMappedFile *mapped, GError **error)
{
  g_autoptr (CascadaCsvReader) reader = cascada_csv_reader_open (mapped->path, NULL, job->cancellable, error);
  Row row = { .job = job, .mapped = mapped, .reader = reader, .place = { .file = mapped->file } };
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
