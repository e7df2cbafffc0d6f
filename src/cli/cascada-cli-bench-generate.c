/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan of any size, the same at each run, written as any other edit is. */

#include "config.h"

#include "cascada-cli-bench.h"

#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-objective.h"
#include "cascada-plan.h"
#include "cascada-report.h"
#include "cascada-settings.h"
#include "cascada-target.h"
#include "cascada-weight.h"

#define INDICATORS_PER_GOAL 50
#define GOALS_PER_OBJECTIVE 100
#define QUARTERS 4
#define SEED 2025

typedef struct
{
  CascadaWorkspace *workspace;
  GRand *random;
  guint n_indicators;
  CascadaDecimal weight;
} Generator;

static const char *const subjects[] = {
  "atención a la ciudadanía",
  "gestión documental",
  "servicios de la red CADE",
  "víctimas del conflicto",
  "gobierno abierto",
  "transformación digital",
  "talento humano",
  "contratación estatal",
  "archivo de Bogotá",
  "comunicación pública",
};
static const char *const measures[] = {
  "Porcentaje de avance",
  "Número de acciones",
  "Nivel de satisfacción",
  "Porcentaje de implementación",
  "Tiempo de respuesta",
};

static gboolean
create (Generator *self, CascadaRef *ref, gint64 parent, const CascadaValue *values, GError **error)
{
  return cascada_workspace_create (self->workspace, ref, parent, values, error);
}

static gboolean
create_plan (Generator *self, CascadaRef *ref, GError **error)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

  values[CASCADA_PLAN_TITLE - 1] = cascada_value_text ("Plan de medición");
  values[CASCADA_PLAN_KIND - 1] = cascada_value_integer (CASCADA_PLAN_KIND_STRATEGIC);
  values[CASCADA_PLAN_FIRST_YEAR - 1] = cascada_value_integer (CASCADA_CLI_BENCH_YEAR);
  values[CASCADA_PLAN_LAST_YEAR - 1] = cascada_value_integer (CASCADA_CLI_BENCH_YEAR);
  *ref = (CascadaRef){ CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, 0 };
  return create (self, ref, 0, values, error);
}

static gboolean
create_objective (Generator *self, gint64 plan, guint number, CascadaRef *ref, GError **error)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };
  g_autofree char *name = g_strdup_printf ("Fortalecer %s, línea %u", subjects[number % G_N_ELEMENTS (subjects)], number);

  values[CASCADA_OBJECTIVE_NUMBER - 1] = cascada_value_integer (number);
  values[CASCADA_OBJECTIVE_NAME - 1] = cascada_value_text (name);
  values[CASCADA_OBJECTIVE_POSITION - 1] = cascada_value_integer (number);
  *ref = (CascadaRef){ CASCADA_KIND_OBJECTIVE, CASCADA_PERIOD_NONE, 0 };
  return create (self, ref, plan, values, error);
}

static gboolean
create_goal (Generator *self, gint64 objective, guint number, CascadaRef *ref, GError **error)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };
  g_autofree char *code = g_strdup_printf ("M%u", number);
  g_autofree char *name = g_strdup_printf ("Meta %u: mejorar %s", number, subjects[number / 7 % G_N_ELEMENTS (subjects)]);

  values[CASCADA_GOAL_CODE - 1] = cascada_value_text (code);
  values[CASCADA_GOAL_NAME - 1] = cascada_value_text (name);
  values[CASCADA_GOAL_KIND - 1] = cascada_value_integer (CASCADA_GOAL_KIND_PROJECT);
  values[CASCADA_GOAL_POSITION - 1] = cascada_value_integer (number);
  *ref = (CascadaRef){ CASCADA_KIND_GOAL, CASCADA_PERIOD_NONE, 0 };
  return create (self, ref, objective, values, error);
}

static gboolean
create_indicator (Generator *self, gint64 goal, guint number, CascadaRef *ref, GError **error)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };
  g_autofree char *code = g_strdup_printf ("%u", number);
  g_autofree char *name = g_strdup_printf ("%s en %s %u", measures[number % G_N_ELEMENTS (measures)],
                                           subjects[number / 3 % G_N_ELEMENTS (subjects)], number);
  CascadaAnnualisation annualisation = number % 4;

  values[CASCADA_INDICATOR_CODE - 1] = cascada_value_text (code);
  values[CASCADA_INDICATOR_NAME - 1] = cascada_value_text (name);
  values[CASCADA_INDICATOR_ANNUALISATION - 1] = cascada_value_integer (annualisation);
  values[CASCADA_INDICATOR_UNIT_OF_MEASURE - 1] = cascada_value_text ("Porcentaje");
  values[CASCADA_INDICATOR_POSITION - 1] = cascada_value_integer (number);
  if (annualisation == CASCADA_ANNUALISATION_DECREASING)
    values[CASCADA_INDICATOR_BASELINE - 1] = cascada_value_decimal (CASCADA_DECIMAL (200));
  *ref = (CascadaRef){ CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, 0 };
  return create (self, ref, goal, values, error);
}

/* A level that rises by a quarter of 100 each quarter, or falls from 200, or the quarter's own part. */
static CascadaDecimal
get_target (CascadaAnnualisation annualisation, int quarter)
{
  switch (annualisation)
    {
    case CASCADA_ANNUALISATION_INCREASING:
      return CASCADA_DECIMAL (25 * quarter);
    case CASCADA_ANNUALISATION_CONSTANT:
      return CASCADA_DECIMAL (95);
    case CASCADA_ANNUALISATION_DECREASING:
      return CASCADA_DECIMAL (200 - 25 * quarter);
    case CASCADA_ANNUALISATION_SUM:
    default:
      return CASCADA_DECIMAL (25);
    }
}

static gboolean
create_cells (Generator *self, gint64 indicator, guint number, GError **error)
{
  CascadaRef weight = { CASCADA_KIND_WEIGHT, CASCADA_PERIOD_YEAR (CASCADA_CLI_BENCH_YEAR), indicator };
  CascadaValue weight_values[CASCADA_FIELDS_MAX] = { cascada_value_decimal (self->weight), CASCADA_VALUE_INIT };

  if (!create (self, &weight, indicator, weight_values, error))
    return FALSE;
  for (int quarter = 1; quarter <= QUARTERS; quarter++)
    {
      CascadaPeriod period = CASCADA_PERIOD_QUARTER (CASCADA_CLI_BENCH_YEAR, quarter);
      CascadaRef target = { CASCADA_KIND_TARGET, period, indicator };
      CascadaRef report = { CASCADA_KIND_REPORT, period, indicator };
      CascadaDecimal planned = get_target (number % 4, quarter);
      CascadaValue target_values[CASCADA_FIELDS_MAX] = { cascada_value_decimal (planned) };
      CascadaValue report_values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

      /* between 80 % and 110 % of what was planned, to the hundredth */
      report_values[CASCADA_REPORT_EXECUTED - 1] =
          cascada_value_decimal (planned / 10000 * g_rand_int_range (self->random, 8000, 11000));
      if (!create (self, &target, indicator, target_values, error) || !create (self, &report, indicator, report_values, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill (Generator *self, GError **error)
{
  CascadaRef plan, objective, goal, indicator;
  guint n_goals = 0, n_objectives = 0;

  if (!create_plan (self, &plan, error))
    return FALSE;
  for (guint i = 0; i < self->n_indicators; i++)
    {
      if (i % (INDICATORS_PER_GOAL * GOALS_PER_OBJECTIVE) == 0 && !create_objective (self, plan.id, ++n_objectives, &objective, error))
        return FALSE;
      if (i % INDICATORS_PER_GOAL == 0 && !create_goal (self, objective.id, ++n_goals, &goal, error))
        return FALSE;
      if (!create_indicator (self, goal.id, i + 1, &indicator, error) || !create_cells (self, indicator.id, i + 1, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cascada_cli_bench_generate:
 * @path: of the workspace to make
 *
 * A plan of @n_indicators with a weight, four quarters of targets and of executed values each; fifty indicators a goal,
 * a hundred goals an objective; written in one edit.
 */
gboolean
cascada_cli_bench_generate (const char *path, guint n_indicators, GError **error)
{
  guint per_objective = MIN (n_indicators, INDICATORS_PER_GOAL * GOALS_PER_OBJECTIVE);
  g_autoptr (CascadaWorkspace) workspace = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  Generator self = { NULL, random, n_indicators, CASCADA_DECIMAL (100) / MAX (per_objective, 1) };

  workspace = cascada_workspace_open (path, CASCADA_STORE_WRITE | CASCADA_STORE_CREATE, NULL, error);
  if (workspace == NULL)
    return FALSE;
  self.workspace = workspace;
  if (!cascada_workspace_begin (workspace, CASCADA_EDIT_KIND_EDIT, "bench", error))
    return FALSE;
  if (!fill (&self, error))
    {
      cascada_workspace_rollback (workspace);
      return FALSE;
    }
  return cascada_workspace_commit (workspace, error) && cascada_workspace_close (workspace, error);
}
