/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app-fixture.h"

#include <glib/gstdio.h>

#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-objective.h"
#include "cascada-plan.h"
#include "cascada-report.h"
#include "cascada-target.h"

static CascadaRef
create (CascadaWorkspace *workspace, CascadaKind kind, gint64 parent, const CascadaValue *values)
{
  CascadaRef ref = { kind, CASCADA_PERIOD_NONE, 0 };
  g_autoptr (GError) error = NULL;

  cascada_workspace_create (workspace, &ref, parent, values, &error);
  g_assert_no_error (error);
  return ref;
}

static CascadaRef
create_plan (CascadaWorkspace *workspace, const char *title, CascadaPlanKind kind, int first, int last)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { 0 };

  values[CASCADA_PLAN_TITLE - 1] = cascada_value_text (title);
  values[CASCADA_PLAN_KIND - 1] = cascada_value_integer (kind);
  values[CASCADA_PLAN_FIRST_YEAR - 1] = cascada_value_integer (first);
  values[CASCADA_PLAN_LAST_YEAR - 1] = cascada_value_integer (last);
  return create (workspace, CASCADA_KIND_PLAN, 0, values);
}

static CascadaRef
create_named (CascadaWorkspace *workspace, CascadaKind kind, gint64 parent, const char *code, const char *name, int position)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { 0 };

  if (kind == CASCADA_KIND_OBJECTIVE)
    values[CASCADA_OBJECTIVE_NUMBER - 1] = cascada_value_integer (position);
  else
    values[cascada_field_find (kind, "code") - 1] = cascada_value_text (code);
  values[cascada_field_find (kind, "name") - 1] = cascada_value_text (name);
  values[cascada_field_find (kind, "position") - 1] = cascada_value_integer (position);
  if (kind == CASCADA_KIND_INDICATOR)
    {
      values[CASCADA_INDICATOR_ANNUALISATION - 1] = cascada_value_integer (CASCADA_ANNUALISATION_INCREASING);
      values[CASCADA_INDICATOR_UNIT_OF_MEASURE - 1] = cascada_value_text ("Porcentaje");
    }
  return create (workspace, kind, parent, values);
}

static void
put (CascadaWorkspace *workspace, CascadaKind kind, gint64 indicator, CascadaPeriod period, guint field, CascadaDecimal decimal)
{
  CascadaValue value = cascada_value_decimal (decimal);
  g_autoptr (GError) error = NULL;

  cascada_workspace_set (workspace, (CascadaRef){ kind, period, indicator }, field, &value, &error);
  g_assert_no_error (error);
}

static void
fill (CascadaWorkspace *workspace)
{
  static const struct
  {
    const char *name;
    int target;
    int executed;
  } objectives[] = {
    { "Fortalecer la capacidad institucional y el ejercicio de la función pública en las localidades", 80, 85 },
    { "Promover la garantía de los derechos humanos, el diálogo social y la convivencia ciudadana", 50, 50 },
    { "Acompañar a las alcaldías locales en la gestión policiva, con decisiones en término", 95, 82 },
    { "Modernizar los servicios a la ciudadanía", 40, -1 },
  };
  CascadaRef plan = create_plan (workspace, "Plan Estratégico Institucional", CASCADA_PLAN_KIND_STRATEGIC, 2024, 2027);

  create_plan (workspace, "Plan de Acción Institucional", CASCADA_PLAN_KIND_ACTION, 2024, 2024);
  for (guint i = 0; i < G_N_ELEMENTS (objectives); i++)
    {
      g_autofree char *code = g_strdup_printf ("%u", 8100 + i);
      g_autofree char *indicator_code = g_strdup_printf ("%u", 4190 + i);
      CascadaRef objective = create_named (workspace, CASCADA_KIND_OBJECTIVE, plan.id, NULL, objectives[i].name, i + 1);
      CascadaRef goal = create_named (workspace, CASCADA_KIND_GOAL, objective.id, code,
                                      "Implementar el cien por ciento de la estrategia en las veinte localidades", 1);
      CascadaRef indicator =
          create_named (workspace, CASCADA_KIND_INDICATOR, goal.id, indicator_code, "Porcentaje de avance de la estrategia", 1);

      put (workspace, CASCADA_KIND_TARGET, indicator.id, CASCADA_PERIOD_QUARTER (2025, 2), CASCADA_TARGET_VALUE,
           CASCADA_DECIMAL (objectives[i].target));
      put (workspace, CASCADA_KIND_TARGET, indicator.id, CASCADA_PERIOD_YEAR (2025), CASCADA_TARGET_VALUE, CASCADA_DECIMAL (100));
      if (objectives[i].executed >= 0)
        put (workspace, CASCADA_KIND_REPORT, indicator.id, CASCADA_PERIOD_QUARTER (2025, 2), CASCADA_REPORT_EXECUTED,
             CASCADA_DECIMAL (objectives[i].executed));
    }
}

/* app_fixture_create: Returns: (transfer full): path of a workspace file in a folder of its own */
char *
app_fixture_create (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cascada-app-XXXXXX", NULL);
  char *path = g_build_filename (folder, "Planes.cascada", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaWorkspace) workspace =
      cascada_workspace_open (path, CASCADA_STORE_WRITE | CASCADA_STORE_CREATE, NULL, &error);

  g_assert_no_error (error);
  cascada_workspace_begin (workspace, CASCADA_EDIT_KIND_EDIT, "fixture", &error);
  g_assert_no_error (error);
  fill (workspace);
  cascada_workspace_commit (workspace, &error);
  g_assert_no_error (error);
  cascada_workspace_close (workspace, &error);
  g_assert_no_error (error);
  return path;
}

/* app_fixture_remove: with all that stands beside it. @path: (transfer full) */
void
app_fixture_remove (char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (folder);
  g_free (path);
}
