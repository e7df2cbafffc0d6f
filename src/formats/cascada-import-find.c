/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which objective, goal, indicator and unit a row speaks of: objectives by number, goals by code and name. */

#include "config.h"

#include "cascada-import-row.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-objective.h"
#include "cascada-text.h"
#include "cascada-unit.h"

const CascadaMappedColumn *
cascada_import_row_find_column (const CascadaImportRow *row, CascadaKind kind, guint field)
{
  for (guint i = 0; i < row->mapped->columns->len; i++)
    {
      const CascadaMappedColumn *mapped = &g_array_index (row->mapped->columns, CascadaMappedColumn, i);

      if (mapped->column->role == CASCADA_COLUMN_ROLE_FIELD && mapped->column->kind == kind && mapped->column->field == field)
        return mapped;
    }
  return NULL;
}

gboolean
cascada_import_row_has_kind (const CascadaImportRow *row, CascadaKind kind)
{
  for (guint i = 0; i < row->mapped->columns->len; i++)
    {
      const CascadaProfileColumn *column = g_array_index (row->mapped->columns, CascadaMappedColumn, i).column;

      if (column->role == CASCADA_COLUMN_ROLE_FIELD && column->kind == kind)
        return TRUE;
    }
  return FALSE;
}

CascadaPlace
cascada_import_row_get_place (const CascadaImportRow *row, const CascadaMappedColumn *mapped)
{
  CascadaPlace place = row->place;

  place.column = mapped != NULL ? (guint16) (mapped->position + 1) : 0;
  return place;
}

const char *
cascada_import_row_get_cell (const CascadaImportRow *row, const CascadaMappedColumn *mapped)
{
  return cascada_csv_reader_get_cell (row->reader, mapped->position);
}

/* The text by which a record is found; NULL where the cell is empty or there is no such column. */
static char *
read_key (const CascadaImportRow *row, CascadaKind kind, guint field)
{
  const CascadaMappedColumn *mapped = cascada_import_row_find_column (row, kind, field);
  g_autofree char *bare = mapped != NULL ? cascada_csv_unguard (cascada_import_row_get_cell (row, mapped)) : NULL;
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
read_name (const CascadaImportRow *row, CascadaKind kind, guint field, const char *code)
{
  const CascadaMappedColumn *mapped = cascada_import_row_find_column (row, kind, field);
  g_autofree char *name = read_key (row, kind, field);

  return mapped != NULL && mapped->column->without_code ? without_code (name, code) : g_steal_pointer (&name);
}

void
cascada_import_row_report (const CascadaImportRow *row, CascadaSeverity severity, const CascadaMappedColumn *mapped,
                           char *message, const char *repair)
{
  cascada_draft_report (row->job->draft, severity, cascada_import_row_get_place (row, mapped),
                        mapped != NULL ? mapped->name : NULL, message, repair);
}

static gint64
read_number_key (CascadaImportRow *row)
{
  const CascadaMappedColumn *mapped = cascada_import_row_find_column (row, CASCADA_KIND_OBJECTIVE, CASCADA_OBJECTIVE_NUMBER);
  g_auto (CascadaValue) value = CASCADA_VALUE_INIT;
  gboolean percent;

  if (mapped == NULL || !cascada_import_read_cell (row->job, mapped, cascada_import_row_get_cell (row, mapped),
                                                   cascada_import_row_get_place (row, mapped), &value, &percent))
    return -1;
  return value.integer;
}

static void
add_objective (CascadaImportRow *row, gint64 number, const char *name)
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

gboolean
cascada_import_row_find_objective (CascadaImportRow *row)
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
        cascada_import_row_report (row, CASCADA_SEVERITY_ERROR, NULL, g_strdup (_ ("the row names no objective")),
                                   _ ("Write its number and name"));
      else
        cascada_import_row_report (row, CASCADA_SEVERITY_NOTE, NULL,
                                   g_strdup (_ ("the row names no objective: that of the row above is taken")), NULL);
      return row->objective != NULL;
    }
  if (name == NULL)
    {
      cascada_import_row_report (row, CASCADA_SEVERITY_ERROR,
                                 cascada_import_row_find_column (row, CASCADA_KIND_OBJECTIVE, CASCADA_OBJECTIVE_NUMBER),
                                 g_strdup_printf (_ ("the objective %d has no name in any row so far"), (int) number),
                                 _ ("Write its name"));
      return FALSE;
    }
  add_objective (row, number, name);
  return TRUE;
}

static CascadaDraftRecord *
add_goal (CascadaImportRow *row, const char *code, const char *name)
{
  CascadaDraft *draft = row->job->draft;
  g_autofree char *code_key = code != NULL ? cascada_text_get_key (code) : NULL;
  g_autofree char *single = code_key != NULL ? g_strdup_printf ("c:%s", code_key) : NULL;
  CascadaDraftRecord *other = single != NULL ? cascada_draft_find (draft, row->objective, CASCADA_KIND_GOAL, single) : NULL;
  CascadaDraftRecord *goal;

  if (other != NULL && cascada_import_is_code (code))
    cascada_import_row_report (row, CASCADA_SEVERITY_WARNING,
                               cascada_import_row_find_column (row, CASCADA_KIND_GOAL, CASCADA_GOAL_CODE),
                               g_strdup_printf (_ ("the code %s is given to two goals of the objective, here and in row %u"), code,
                                                other->place.row),
                               _ ("Give each goal its own code, or both rows the same name"));
  goal = cascada_draft_add (draft, row->objective, CASCADA_KIND_GOAL, CASCADA_PERIOD_NONE, row->place);
  cascada_draft_set_text (goal, CASCADA_GOAL_CODE, code);
  cascada_draft_set_text (goal, CASCADA_GOAL_NAME, name);
  goal->places[CASCADA_GOAL_NAME - 1] = goal->places[CASCADA_GOAL_CODE - 1] = row->place;
  cascada_import_index (draft, goal, code, name);
  return goal;
}

static gboolean
find_goal (CascadaImportRow *row, const char *indicator_name)
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
      cascada_import_row_report (row, CASCADA_SEVERITY_ERROR, NULL,
                                 g_strdup (_ ("the goal has no name, and no indicator to take one from")), _ ("Write the name"));
      return FALSE;
    }
  if (name == NULL || (indicator_name != NULL && g_str_equal (name, indicator_name) && code == NULL))
    cascada_import_row_report (row, CASCADA_SEVERITY_NOTE,
                               cascada_import_row_find_column (row, CASCADA_KIND_GOAL, CASCADA_GOAL_NAME),
                               g_strdup (_ ("the goal has no name: it takes that of its indicator")), NULL);
  row->goal = add_goal (row, code, name != NULL ? name : indicator_name);
  return TRUE;
}

static void
add_indicator (CascadaImportRow *row, const char *code, const char *name)
{
  CascadaDraft *draft = row->job->draft;
  g_autofree char *pair = cascada_import_get_pair (code, name);
  CascadaDraftRecord *twin = cascada_draft_find (draft, row->goal, CASCADA_KIND_INDICATOR, pair);

  if (twin != NULL)
    cascada_import_row_report (row, CASCADA_SEVERITY_WARNING,
                               cascada_import_row_find_column (row, CASCADA_KIND_INDICATOR, CASCADA_INDICATOR_NAME),
                               g_strdup_printf (_ ("the indicator is already in row %u, with the same code and name"),
                                                twin->place.row),
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

  return record->kind == kind && record->seen != seen &&
         (code != NULL ? own != NULL && cascada_text_equal (own, code) : own == NULL);
}

/* The indicator of another table that a row belongs to: by codes; rows without codes by their order. */
static gboolean
join_indicator (CascadaImportRow *row, const char *goal_code, const char *code)
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
  cascada_import_row_report (row, CASCADA_SEVERITY_ERROR, NULL,
                             g_strdup_printf (_ ("no indicator %s of a goal %s is in the other table"),
                                              code != NULL ? code : "–", goal_code != NULL ? goal_code : "–"),
                             _ ("Use the codes of the other table"));
  return FALSE;
}

/* A row may state an objective, or a goal, that has nothing below it yet. */
gboolean
cascada_import_row_is_bare (const CascadaImportRow *row, CascadaKind above)
{
  for (guint i = 0; i < row->mapped->columns->len; i++)
    {
      const CascadaMappedColumn *mapped = &g_array_index (row->mapped->columns, CascadaMappedColumn, i);
      CascadaKind kind = mapped->column->kind;

      if (mapped->column->role == CASCADA_COLUMN_ROLE_FIELD && kind > above && kind != CASCADA_KIND_PUBLICATION &&
          *cascada_import_row_get_cell (row, mapped) != '\0')
        return FALSE;
    }
  return TRUE;
}

gboolean
cascada_import_row_find_indicator (CascadaImportRow *row)
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
  if (cascada_import_row_find_column (row, CASCADA_KIND_INDICATOR, CASCADA_INDICATOR_NAME) != NULL &&
      cascada_import_row_is_bare (row, CASCADA_KIND_GOAL))
    {
      cascada_import_row_report (row, CASCADA_SEVERITY_NOTE, NULL, g_strdup (_ ("the row states a goal without indicator")),
                                 NULL);
      return TRUE;
    }
  goal_name = cascada_draft_get_text (row->goal, CASCADA_GOAL_NAME);
  if (name == NULL && cascada_import_row_find_column (row, CASCADA_KIND_INDICATOR, CASCADA_INDICATOR_NAME) != NULL)
    cascada_import_row_report (row, CASCADA_SEVERITY_NOTE,
                               cascada_import_row_find_column (row, CASCADA_KIND_INDICATOR, CASCADA_INDICATOR_NAME),
                               g_strdup (_ ("the indicator has no name: it takes that of its goal")), NULL);
  add_indicator (row, code, name != NULL ? name : goal_name);
  return TRUE;
}

void
cascada_import_row_find_unit (CascadaImportRow *row)
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
