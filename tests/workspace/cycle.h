/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* A local office’s plan, coherent and in draft, with the people of its procedure. */

#include "fixture.h"

#include "cascada-person.h"
#include "cascada-procedure.h"

#define Q(n) CASCADA_PERIOD_QUARTER (2025, n)

typedef struct
{
  Fixture fixture;
  gint64 head, analyst, mayor, other_mayor, promoter, director;
  gint64 usme, plan, goal, indicator;
} Cycle;

static inline gint64
create_unit (CascadaWorkspace *workspace, const char *name, CascadaUnitKind kind)
{
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_UNIT_NAME - 1] = cascada_value_text (name),
    [CASCADA_UNIT_KIND - 1] = cascada_value_integer (kind),
  };

  return create (workspace, CASCADA_KIND_UNIT, 0, values);
}

static inline gint64
create_person (CascadaWorkspace *workspace, const char *name, CascadaRole role, gint64 unit)
{
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_PERSON_NAME - 1] = cascada_value_text (name),
    [CASCADA_PERSON_ROLE - 1] = cascada_value_integer (role),
    [CASCADA_PERSON_UNIT - 1] = cascada_value_integer (unit),
  };

  return create (workspace, CASCADA_KIND_PERSON, 0, values);
}

static inline void
set_text (CascadaWorkspace *workspace, CascadaRef ref, guint field, const char *text)
{
  g_autoptr (GError) error = NULL;
  CascadaValue value = cascada_value_text (text);

  cascada_workspace_set (workspace, ref, field, &value, &error);
  g_assert_no_error (error);
}

static inline void
create_goal_of_plan (Cycle *self)
{
  CascadaWorkspace *workspace = self->fixture.workspace;
  CascadaRef ref;

  self->goal = create_goal (workspace, create_objective (workspace, self->plan, 1, "Gestión local"), "1", "Realizar 8 jornadas de participación");
  self->indicator = create_indicator (workspace, self->goal, "1", "Jornadas de participación realizadas", CASCADA_ANNUALISATION_SUM);
  for (int quarter = 1; quarter <= 4; quarter++)
    set_target (workspace, self->indicator, Q (quarter), "2");
  set_weight (workspace, self->indicator, 2025, "100");
  ref = ref_of (CASCADA_KIND_INDICATOR, self->indicator);
  set_cell (workspace, CASCADA_KIND_INDICATOR, self->indicator, 0, CASCADA_INDICATOR_TOTAL, decimal ("8"));
  set_text (workspace, ref, CASCADA_INDICATOR_UNIT_OF_MEASURE, "Jornadas");
  set_text (workspace, ref, CASCADA_INDICATOR_FORMULA, "Número de jornadas realizadas");
  set_text (workspace, ref, CASCADA_INDICATOR_DELIVERABLES, "Actas de las jornadas");
}

static inline void
set_up (Cycle *self, gconstpointer data)
{
  CascadaValue plan[MAX_FIELDS] = {
    [CASCADA_PLAN_TITLE - 1] = cascada_value_text ("Plan de gestión Usme 2025"),
    [CASCADA_PLAN_KIND - 1] = cascada_value_integer (CASCADA_PLAN_KIND_MANAGEMENT),
    [CASCADA_PLAN_FIRST_YEAR - 1] = cascada_value_integer (2025),
    [CASCADA_PLAN_LAST_YEAR - 1] = cascada_value_integer (2025),
    [CASCADA_PLAN_STATE - 1] = cascada_value_integer (CASCADA_PLAN_STATE_DRAFT),
  };
  CascadaWorkspace *workspace;
  gint64 office, bosa;

  fixture_set_up (&self->fixture, data);
  workspace = self->fixture.workspace;
  begin_edit (workspace, "Base");
  office = create_unit (workspace, "Oficina Asesora de Planeación", CASCADA_UNIT_KIND_OFFICE);
  self->usme = create_unit (workspace, "Alcaldía Local de Usme", CASCADA_UNIT_KIND_LOCAL_OFFICE);
  bosa = create_unit (workspace, "Alcaldía Local de Bosa", CASCADA_UNIT_KIND_LOCAL_OFFICE);
  self->head = create_person (workspace, "Jefa", CASCADA_ROLE_HEAD_OF_PLANNING, office);
  self->analyst = create_person (workspace, "Analista", CASCADA_ROLE_PLANNING_ANALYST, office);
  self->mayor = create_person (workspace, "Alcaldesa", CASCADA_ROLE_LOCAL_MAYOR, self->usme);
  self->other_mayor = create_person (workspace, "Alcalde de Bosa", CASCADA_ROLE_LOCAL_MAYOR, bosa);
  self->promoter = create_person (workspace, "Promotor", CASCADA_ROLE_IMPROVEMENT_PROMOTER, self->usme);
  self->director = create_person (workspace, "Directora", CASCADA_ROLE_DIRECTOR, office);
  plan[CASCADA_PLAN_UNIT - 1] = cascada_value_integer (self->usme);
  self->plan = create (workspace, CASCADA_KIND_PLAN, 0, plan);
  create_goal_of_plan (self);
  commit_edit (workspace);
}

static inline void
tear_down (Cycle *self, gconstpointer data)
{
  fixture_tear_down (&self->fixture, data);
}

static inline void
work_as (Cycle *self, gint64 person)
{
  g_autoptr (GError) error = NULL;

  cascada_workspace_set_person (self->fixture.workspace, person, &error);
  g_assert_no_error (error);
}

static inline void
take (Cycle *self, gint64 person, CascadaPlanStep step, const char *document, CascadaDate today)
{
  g_autoptr (GError) error = NULL;

  work_as (self, person);
  cascada_procedure_take (self->fixture.workspace, self->plan, step, &(CascadaStepDetails){ .document = document }, today, NULL, &error);
  g_assert_no_error (error);
}
