/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* A plan that random edits change, for tests that compare what is kept up to date with what is read afresh. */

#include "fixture.h"

static const char *const test_names[] = {
  "Atención", "árbol", "Índice", "gestión", "Ñame", "zona 9", "zona 10", "avance", "Meta"
};
static const char *const test_codes[] = { NULL, "9", "10", "431", "A-2", "A-10" };

typedef struct
{
  Fixture fixture;
  gint64 plan;
  gint64 other_plan;
  CascadaFigures *figures;
} RandomPlan;

static inline guint
any_below (guint n)
{
  return (guint) g_test_rand_int_range (0, (gint32) n);
}

#define ANY_OF(array) ((array)[any_below (G_N_ELEMENTS (array))])

static inline CascadaPeriod
any_period (void)
{
  static const CascadaPeriod periods[] = { CASCADA_PERIOD_QUARTER (2024, 3), CASCADA_PERIOD_QUARTER (2024, 4),
                                           CASCADA_PERIOD_YEAR (2024), CASCADA_PERIOD_QUARTER (2025, 1),
                                           CASCADA_PERIOD_MONTH (2025, 5), CASCADA_PERIOD_QUARTER (2025, 2),
                                           CASCADA_PERIOD_YEAR (2025) };

  return ANY_OF (periods);
}

/* 0 where there is none */
static inline gint64
any_id (CascadaWorkspace *workspace, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE removed = 0 ORDER BY id", table);
  g_autoptr (CascadaStatement) statement = cascada_store_prepare (cascada_workspace_get_store (workspace), sql, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row;

  while (cascada_statement_step (statement, &row, NULL) && row)
    {
      gint64 id = cascada_statement_get_integer (statement, 0);

      g_array_append_val (ids, id);
    }
  return ids->len > 0 ? g_array_index (ids, gint64, any_below (ids->len)) : 0;
}

static inline void
change_any_cell (CascadaWorkspace *workspace, gint64 indicator)
{
  g_autofree char *value = any_below (6) == 0 ? g_strdup ("") : g_strdup_printf ("%u.%u", any_below (120), any_below (10));

  switch (any_below (4))
    {
    case 0:
      set_target (workspace, indicator, any_period (), value);
      break;
    case 1:
      set_executed (workspace, indicator, any_period (), value);
      break;
    case 2:
      set_weight (workspace, indicator, 2024 + (int) any_below (2), value);
      break;
    default:
      set_cell (workspace, CASCADA_KIND_REPORT, indicator, any_period (),
                any_below (2) ? CASCADA_REPORT_NUMERATOR : CASCADA_REPORT_DENOMINATOR, decimal (value));
    }
}

static inline void
change_any_field (CascadaWorkspace *workspace, gint64 plan, gint64 objective, gint64 goal, gint64 indicator)
{
  static const struct
  {
    CascadaKind kind;
    guint field;
    int values; /* numbers below it; 0 for a text */
  } fields[] = {
    { CASCADA_KIND_OBJECTIVE, CASCADA_OBJECTIVE_NAME, 0 },
    { CASCADA_KIND_OBJECTIVE, CASCADA_OBJECTIVE_WEIGHT, 100000000 },
    { CASCADA_KIND_GOAL, CASCADA_GOAL_NAME, 0 },
    { CASCADA_KIND_PLAN, CASCADA_PLAN_ROLLUP, 2 },
    { CASCADA_KIND_PLAN, CASCADA_PLAN_CROSS_CUTTING_SHARE, 100000000 },
    { CASCADA_KIND_GOAL, CASCADA_GOAL_ELIMINATED, 2 },
    { CASCADA_KIND_GOAL, CASCADA_GOAL_KIND, CASCADA_GOAL_KIND_CROSS_CUTTING + 1 },
    { CASCADA_KIND_INDICATOR, CASCADA_INDICATOR_NAME, 0 },
    { CASCADA_KIND_INDICATOR, CASCADA_INDICATOR_CODE, 0 },
    { CASCADA_KIND_INDICATOR, CASCADA_INDICATOR_ANNUALISATION, 4 },
    { CASCADA_KIND_INDICATOR, CASCADA_INDICATOR_IS_RATIO, 2 },
    { CASCADA_KIND_INDICATOR, CASCADA_INDICATOR_BASELINE, 100000000 },
  };
  g_autoptr (GError) error = NULL;
  guint i = any_below (G_N_ELEMENTS (fields));
  gint64 id = fields[i].kind == CASCADA_KIND_PLAN        ? plan
              : fields[i].kind == CASCADA_KIND_OBJECTIVE ? objective
              : fields[i].kind == CASCADA_KIND_GOAL      ? goal
                                                         : indicator;
  CascadaValue value = fields[i].values == 0 ? cascada_value_text (ANY_OF (test_names))
                                             : cascada_value_integer (any_below ((guint) fields[i].values));

  if (id == 0)
    return;
  cascada_workspace_set (workspace, ref_of (fields[i].kind, id), fields[i].field, &value, &error);
  g_assert_no_error (error);
}

static inline void
create_any (CascadaWorkspace *workspace, gint64 plan, gint64 objective, gint64 goal)
{
  guint kind = any_below (4);

  if (kind == 0 || objective == 0)
    create_objective (workspace, plan, (int) any_below (20), ANY_OF (test_names));
  else if (kind == 1 || goal == 0)
    create_goal (workspace, objective, ANY_OF (test_codes), ANY_OF (test_names));
  else
    change_any_cell (workspace, create_indicator (workspace, goal, ANY_OF (test_codes), ANY_OF (test_names), any_below (4)));
}

/* Undo and redo may have nothing to do, a deletion may be refused: all of them may leave things as they are. */
static inline void
do_any_action (RandomPlan *self, gint64 objective, gint64 goal, gint64 indicator)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  CascadaRef copy, refs[] = { ref_of (CASCADA_KIND_OBJECTIVE, objective), ref_of (CASCADA_KIND_GOAL, goal),
                              ref_of (CASCADA_KIND_INDICATOR, indicator) };
  gint64 parents[] = { any_below (8) == 0 ? self->other_plan : self->plan, objective, goal };
  guint level = any_below (3);

  switch (any_below (6))
    {
    case 0:
    case 1:
      cascada_workspace_undo (workspace, NULL);
      break;
    case 2:
      cascada_workspace_redo (workspace, NULL);
      break;
    case 3:
      if (refs[level].id != 0)
        cascada_workspace_delete (workspace, refs[level], NULL, NULL);
      break;
    case 4:
      if (refs[level].id != 0)
        cascada_workspace_move (workspace, refs[level], parents[level], (int) any_below (4) - 1, NULL);
      break;
    default:
      if (refs[level].id != 0 && level > 0)
        cascada_workspace_duplicate (workspace, refs[level], &copy, NULL);
    }
}

/* The plan, but where its creation was undone. */
static inline gint64
get_plan (RandomPlan *self)
{
  g_autoptr (CascadaRecord) plan = cascada_workspace_get_record (self->fixture.workspace, ref_of (CASCADA_KIND_PLAN, self->plan), NULL);

  return plan != NULL && !cascada_record_is_removed (plan) ? self->plan : 0;
}

/* One edit, undo or redo. */
static inline void
change_anything (RandomPlan *self)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  guint choice = any_below (10);
  gint64 objective = any_id (workspace, "objective"), goal = any_id (workspace, "goal"),
         indicator = any_id (workspace, "indicator");

  if (choice < 3)
    {
      do_any_action (self, objective, goal, indicator);
      return;
    }
  begin_edit (workspace, "Anything");
  if (choice < 6)
    create_any (workspace, any_below (5) == 0 ? self->other_plan : self->plan, objective, goal);
  else if (choice < 9 && indicator != 0)
    for (guint i = any_below (3) + 1; i > 0; i--)
      change_any_cell (workspace, indicator);
  else
    change_any_field (workspace, get_plan (self), objective, goal, indicator);
  commit_edit (workspace);
}

static inline void
random_plan_set_up (RandomPlan *self, gconstpointer data)
{
  fixture_set_up (&self->fixture, data);
  begin_edit (self->fixture.workspace, "Plans");
  self->plan = create_plan (self->fixture.workspace, "Plan", 2024, 2025);
  self->other_plan = create_plan (self->fixture.workspace, "Otro plan", 2025, 2025);
  commit_edit (self->fixture.workspace);
  self->figures = get_figures (self->fixture.workspace, self->plan);
}

static inline void
random_plan_tear_down (RandomPlan *self, gconstpointer data)
{
  g_clear_object (&self->figures);
  fixture_tear_down (&self->fixture, data);
}
