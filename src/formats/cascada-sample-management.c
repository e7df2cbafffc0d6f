/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sample of management plans: those of 16 processes and 20 local offices for 2025, under the strategic plan that was
 * published. The tables of data/samples say who, what and how it went; nothing is left to chance. */

#include "config.h"

#include "cascada-sample-management.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "cascada-enums.h"
#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-objective.h"
#include "cascada-plan.h"
#include "cascada-target.h"
#include "cascada-template.h"
#include "cascada-weight.h"

static void
sample_plan_clear (CascadaSamplePlan *plan)
{
  g_clear_pointer (&plan->goals, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CascadaSamplePlan, sample_plan_clear)

static void
maker_clear (CascadaSampleMaker *maker)
{
  g_clear_pointer (&maker->plans, cascada_sample_table_free);
  g_clear_pointer (&maker->goals, cascada_sample_table_free);
  g_clear_pointer (&maker->exceptions, cascada_sample_table_free);
  g_clear_pointer (&maker->eliminated, cascada_sample_table_free);
  g_clear_pointer (&maker->steps, cascada_sample_table_free);
  g_clear_pointer (&maker->observations, cascada_sample_table_free);
  g_clear_pointer (&maker->texts, cascada_sample_table_free);
  g_clear_pointer (&maker->units, g_hash_table_unref);
  g_clear_pointer (&maker->people, g_hash_table_unref);
  g_clear_pointer (&maker->objectives, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CascadaSampleMaker, maker_clear)

static gboolean
load_tables (CascadaSampleMaker *maker, GError **error)
{
  const struct
  {
    CascadaSampleTable **table;
    const char *name;
  } tables[] = {
    { &maker->plans, "management_plans" },
    { &maker->goals, "management_goals" },
    { &maker->exceptions, "management_exceptions" },
    { &maker->eliminated, "management_eliminated" },
    { &maker->steps, "management_steps" },
    { &maker->observations, "management_observations" },
    { &maker->texts, "management_texts" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if ((*tables[i].table = cascada_sample_table_load (tables[i].name, error)) == NULL)
      return FALSE;
  return TRUE;
}

static const char *
get_cell (const CascadaSampleMaker *maker, const CascadaSampleGoal *goal, const char *column)
{
  return cascada_sample_table_get (maker->goals, goal->row, column);
}

/* Of a cross-cutting goal, the process that reports it. */
static CascadaRecord *
get_reporter (const CascadaSampleMaker *maker, const CascadaSamplePlan *plan, const CascadaSampleGoal *goal)
{
  const char *process = get_cell (maker, goal, "reported_by");

  return *process != '\0' ? cascada_sample_find_unit (maker, "process", process) : plan->unit;
}

static gboolean
create_goal (CascadaSampleMaker *maker, const CascadaSamplePlan *plan, gint64 objective, CascadaSampleGoal *goal, GError **error)
{
  g_autofree char *code = g_strdup_printf ("%s-%02u", cascada_sample_plan_get (maker, plan, "plan"), goal->number);
  CascadaRef ref = { CASCADA_KIND_GOAL, CASCADA_PERIOD_NONE, 0 };
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

  values[CASCADA_GOAL_CODE - 1] = cascada_value_text (code);
  values[CASCADA_GOAL_NAME - 1] = cascada_value_text (get_cell (maker, goal, "name"));
  values[CASCADA_GOAL_KIND - 1] = cascada_sample_enum (cascada_goal_kind_get_type (), get_cell (maker, goal, "kind"));
  values[CASCADA_GOAL_UNIT - 1] = cascada_value_integer (cascada_record_get_id (get_reporter (maker, plan, goal)));
  values[CASCADA_GOAL_ELIMINATED - 1] = cascada_value_integer (goal->eliminated);
  values[CASCADA_GOAL_POSITION - 1] = cascada_value_integer (goal->number);
  if (!cascada_workspace_create (maker->workspace, &ref, objective, values, error))
    return FALSE;
  goal->id = ref.id;
  return TRUE;
}

static gboolean
create_indicator (CascadaSampleMaker *maker, const CascadaSamplePlan *plan, CascadaSampleGoal *goal, GError **error)
{
  static const struct
  {
    guint field;
    const char *column;
  } texts[] = {
    { CASCADA_INDICATOR_NAME, "indicator" },
    { CASCADA_INDICATOR_UNIT_OF_MEASURE, "unit_of_measure" },
    { CASCADA_INDICATOR_FORMULA, "formula" },
    { CASCADA_INDICATOR_NUMERATOR, "numerator" },
    { CASCADA_INDICATOR_DENOMINATOR, "denominator" },
    { CASCADA_INDICATOR_DELIVERABLES, "deliverables" },
  };
  g_autofree char *code = g_strdup_printf ("%s-%02u", cascada_sample_plan_get (maker, plan, "plan"), goal->number);
  CascadaRef ref = { CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, 0 };
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    values[texts[i].field - 1] = cascada_sample_text (get_cell (maker, goal, texts[i].column));
  values[CASCADA_INDICATOR_CODE - 1] = cascada_value_text (code);
  values[CASCADA_INDICATOR_ANNUALISATION - 1] = cascada_value_integer (goal->annualisation);
  values[CASCADA_INDICATOR_IS_RATIO - 1] = cascada_value_integer (g_str_equal (get_cell (maker, goal, "is_ratio"), "yes"));
  if (goal->baseline != CASCADA_DECIMAL_NONE)
    values[CASCADA_INDICATOR_BASELINE - 1] = cascada_value_decimal (goal->baseline);
  values[CASCADA_INDICATOR_TOTAL - 1] = cascada_sample_decimal (get_cell (maker, goal, "total"));
  values[CASCADA_INDICATOR_UNIT - 1] = cascada_value_integer (cascada_record_get_id (get_reporter (maker, plan, goal)));
  if (!cascada_workspace_create (maker->workspace, &ref, goal->id, values, error))
    return FALSE;
  goal->indicator = ref.id;
  return TRUE;
}

static gboolean
create_cells (CascadaSampleMaker *maker, const CascadaSampleGoal *goal, GError **error)
{
  CascadaRef weight = { CASCADA_KIND_WEIGHT, CASCADA_PERIOD_YEAR (CASCADA_SAMPLE_YEAR), goal->indicator };
  CascadaValue weight_values[CASCADA_FIELDS_MAX] = { cascada_sample_decimal (get_cell (maker, goal, "weight")) };

  if (!cascada_workspace_create (maker->workspace, &weight, goal->indicator, weight_values, error))
    return FALSE;
  for (int i = 0; i < CASCADA_SAMPLE_QUARTERS; i++)
    {
      CascadaRef target = { CASCADA_KIND_TARGET, CASCADA_PERIOD_QUARTER (CASCADA_SAMPLE_YEAR, i + 1), goal->indicator };
      CascadaValue values[CASCADA_FIELDS_MAX] = { cascada_value_decimal (goal->targets[i]) };

      if (goal->targets[i] != CASCADA_DECIMAL_NONE &&
          !cascada_workspace_create (maker->workspace, &target, goal->indicator, values, error))
        return FALSE;
    }
  return TRUE;
}

static CascadaDecimal
read_decimal (const CascadaSampleMaker *maker, guint row, const char *column)
{
  CascadaValue value = cascada_sample_decimal (cascada_sample_table_get (maker->goals, row, column));

  return cascada_value_get_decimal (&value);
}

static void
read_elimination (const CascadaSampleMaker *maker, const CascadaSamplePlan *plan, CascadaSampleGoal *goal)
{
  for (guint row = 0; row < maker->eliminated->rows->len; row++)
    if (g_str_equal (cascada_sample_table_get (maker->eliminated, row, "plan"), cascada_sample_plan_get (maker, plan, "plan")) &&
        (guint) atoi (cascada_sample_table_get (maker->eliminated, row, "goal")) == goal->number)
      {
        goal->eliminated = TRUE;
        goal->last_quarter = (guint) atoi (cascada_sample_table_get (maker->eliminated, row, "last_quarter"));
      }
}

static CascadaSampleGoal
read_goal (const CascadaSampleMaker *maker, const CascadaSamplePlan *plan, guint row)
{
  static const char *const quarters[CASCADA_SAMPLE_QUARTERS] = { "q1", "q2", "q3", "q4" };
  CascadaSampleGoal goal = { .row = row, .last_quarter = CASCADA_SAMPLE_QUARTERS };

  goal.number = (guint) atoi (cascada_sample_table_get (maker->goals, row, "no"));
  goal.annualisation = cascada_sample_enum (cascada_annualisation_get_type (), cascada_sample_table_get (maker->goals, row, "annualisation")).integer;
  goal.baseline = read_decimal (maker, row, "baseline");
  for (guint i = 0; i < CASCADA_SAMPLE_QUARTERS; i++)
    goal.targets[i] = read_decimal (maker, row, quarters[i]);
  read_elimination (maker, plan, &goal);
  return goal;
}

static gboolean
create_goals (CascadaSampleMaker *maker, CascadaSamplePlan *plan, gint64 objective, GError **error)
{
  plan->goals = g_array_new (FALSE, FALSE, sizeof (CascadaSampleGoal));
  for (guint row = 0; row < maker->goals->rows->len; row++)
    {
      CascadaSampleGoal goal;

      if (!g_str_equal (cascada_sample_table_get (maker->goals, row, "set"), cascada_sample_plan_get (maker, plan, "goals")))
        continue;
      goal = read_goal (maker, plan, row);
      if (!create_goal (maker, plan, objective, &goal, error) || !create_indicator (maker, plan, &goal, error) ||
          !create_cells (maker, &goal, error))
        return FALSE;
      g_array_append_val (plan->goals, goal);
    }
  return TRUE;
}

/* Named as the objective of the strategic plan that it serves. */
static gboolean
create_objective (CascadaSampleMaker *maker, CascadaSamplePlan *plan, gint64 *objective, GError **error)
{
  guint number = (guint) atoi (cascada_sample_plan_get (maker, plan, "strategic"));
  CascadaRecord *strategic = maker->objectives->pdata[number - 1];
  CascadaRef ref = { CASCADA_KIND_OBJECTIVE, CASCADA_PERIOD_NONE, 0 };
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

  values[CASCADA_OBJECTIVE_NUMBER - 1] = cascada_value_integer (number);
  values[CASCADA_OBJECTIVE_NAME - 1] = cascada_value_text (cascada_record_get_text (strategic, CASCADA_OBJECTIVE_NAME));
  values[CASCADA_OBJECTIVE_STRATEGIC - 1] = cascada_value_integer (cascada_record_get_id (strategic));
  if (!cascada_workspace_create (maker->workspace, &ref, plan->id, values, error))
    return FALSE;
  *objective = ref.id;
  return TRUE;
}

/* By its last step: cascada_lifecycle_apply() of them all gives the same. */
static CascadaPlanState
get_state (const char *life)
{
  static const struct
  {
    const char *life;
    CascadaPlanState state;
  } lives[] = {
    { "draft", CASCADA_PLAN_STATE_DRAFT },
    { "under-review", CASCADA_PLAN_STATE_UNDER_REVIEW },
    { "observed", CASCADA_PLAN_STATE_OBSERVED },
    { "approved", CASCADA_PLAN_STATE_APPROVED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lives); i++)
    if (g_str_equal (lives[i].life, life))
      return lives[i].state;
  return CASCADA_PLAN_STATE_PUBLISHED;
}

static gboolean
create_plan (CascadaSampleMaker *maker, CascadaSamplePlan *plan, GError **error)
{
  gboolean local = g_str_equal (cascada_sample_plan_get (maker, plan, "unit_kind"), "local-office");
  g_autofree char *title = cascada_sample_expand (cascada_sample_get_text (maker, "title", 0), "{unit}", cascada_sample_plan_get_unit (plan), NULL);
  CascadaRef ref = { CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, 0 };
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

  values[CASCADA_PLAN_TITLE - 1] = cascada_value_text (title);
  values[CASCADA_PLAN_KIND - 1] = cascada_value_integer (CASCADA_PLAN_KIND_MANAGEMENT);
  values[CASCADA_PLAN_UNIT - 1] = cascada_value_integer (cascada_record_get_id (plan->unit));
  values[CASCADA_PLAN_FIRST_YEAR - 1] = values[CASCADA_PLAN_LAST_YEAR - 1] = cascada_value_integer (CASCADA_SAMPLE_YEAR);
  values[CASCADA_PLAN_SOURCE - 1] = cascada_value_text (cascada_sample_get_text (maker, "source", 0));
  values[CASCADA_PLAN_NOTE - 1] = cascada_value_text (cascada_sample_get_text (maker, "note", 0));
  values[CASCADA_PLAN_POSITION - 1] = cascada_value_integer (plan->row + 1);
  values[CASCADA_PLAN_STATE - 1] = cascada_value_integer (get_state (cascada_sample_plan_get (maker, plan, "life")));
  values[CASCADA_PLAN_ROLLUP - 1] = cascada_value_integer (CASCADA_ROLLUP_GOALS);
  if (local)
    values[CASCADA_PLAN_CROSS_CUTTING_SHARE - 1] = cascada_value_decimal (CASCADA_DECIMAL (20));
  values[CASCADA_PLAN_PROCESS_OBJECTIVE - 1] = cascada_value_text (cascada_sample_plan_get (maker, plan, "objective"));
  if (!cascada_workspace_create (maker->workspace, &ref, 0, values, error))
    return FALSE;
  plan->id = ref.id;
  return TRUE;
}

static gboolean
add_plan (CascadaSampleMaker *maker, guint row, GError **error)
{
  g_auto (CascadaSamplePlan) plan = { .row = row };
  gint64 objective;

  plan.unit = cascada_sample_find_unit (maker, cascada_sample_table_get (maker->plans, row, "unit_kind"), cascada_sample_table_get (maker->plans, row, "unit_code"));
  g_return_val_if_fail (plan.unit != NULL, FALSE);
  return create_plan (maker, &plan, error) && create_objective (maker, &plan, &objective, error) &&
         create_goals (maker, &plan, objective, error) && cascada_sample_add_life (maker, &plan, error) &&
         cascada_sample_add_reports (maker, &plan, error);
}

static gboolean
add_plans (CascadaSampleMaker *maker, CascadaImportProgress progress, gpointer user_data, GCancellable *cancellable, GError **error)
{
  for (guint row = 0; row < maker->plans->rows->len; row++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !add_plan (maker, row, error))
        return FALSE;
      if (progress != NULL)
        progress ((row + 1) / (double) maker->plans->rows->len, _ ("Making the management plans"), user_data);
    }
  return TRUE;
}

/**
 * cascada_sample_fill_management:
 * @workspace: an empty one
 *
 * Adds units, people, the strategic plan and the management plans. The same records each time.
 */
gboolean
cascada_sample_fill_management (CascadaWorkspace *workspace, CascadaImportProgress progress, gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_auto (CascadaSampleMaker) maker = { .workspace = workspace };

  if (!load_tables (&maker, error) || !cascada_template_add_units (workspace, error) ||
      !cascada_sample_import_strategic_plan (&maker, cancellable, error) || !cascada_sample_index_units (&maker, error) ||
      !cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_IMPORT, _ ("Sample of management plans"), error))
    return FALSE;
  return cascada_workspace_end (workspace,
                                cascada_sample_add_people (&maker, error) && cascada_sample_add_day (&maker, error) &&
                                    add_plans (&maker, progress, user_data, cancellable, error),
                                error) &&
         cascada_sample_add_requests (&maker, error);
}
