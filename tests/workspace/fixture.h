/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* A workspace of its own for each test, in a folder that goes with it, and short ways to fill it. */

#include <string.h>

#include <glib/gstdio.h>

#include "cascada-error.h"
#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-objective.h"
#include "cascada-plan.h"
#include "cascada-publication.h"
#include "cascada-report.h"
#include "cascada-target.h"
#include "cascada-unit.h"
#include "cascada-weight.h"
#include "cascada-workspace.h"

#define MAX_FIELDS 32

typedef struct
{
  char *folder;
  char *path;
  CascadaWorkspace *workspace;
} Fixture;

static inline void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_no_errno (g_unlink (path));
    }
  g_rmdir (folder);
}

static inline CascadaWorkspace *
open_workspace (const char *path, CascadaStoreFlags flags)
{
  g_autoptr (GError) error = NULL;
  CascadaWorkspace *workspace = cascada_workspace_open (path, flags, NULL, &error);

  g_assert_no_error (error);
  return workspace;
}

static inline void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("cascada-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "plan.cascada", NULL);
  fixture->workspace = open_workspace (fixture->path, CASCADA_STORE_WRITE | CASCADA_STORE_CREATE);
}

static inline void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->workspace != NULL)
    {
      g_assert_true (cascada_workspace_close (fixture->workspace, NULL));
      g_assert_finalize_object (g_steal_pointer (&fixture->workspace));
    }
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static inline void
begin_edit (CascadaWorkspace *workspace, const char *reason)
{
  g_autoptr (GError) error = NULL;

  cascada_workspace_begin (workspace, CASCADA_EDIT_KIND_EDIT, reason, &error);
  g_assert_no_error (error);
}

static inline void
commit_edit (CascadaWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;

  cascada_workspace_commit (workspace, &error);
  g_assert_no_error (error);
}

static inline CascadaDecimal
decimal (const char *text)
{
  g_autoptr (GError) error = NULL;
  CascadaDecimal value = CASCADA_DECIMAL_NONE;

  if (*text != '\0')
    cascada_decimal_parse (text, &value, &error);
  g_assert_no_error (error);
  return value;
}

static inline void
assert_decimal (CascadaDecimal value, const char *expected)
{
  g_autofree char *text = value != CASCADA_DECIMAL_NONE ? cascada_decimal_to_string (value) : g_strdup ("");

  g_assert_cmpstr (text, ==, expected);
}

static inline CascadaRef
ref_of (CascadaKind kind, gint64 id)
{
  return (CascadaRef){ kind, CASCADA_PERIOD_NONE, id };
}

/* Within an edit. */
static inline gint64
create (CascadaWorkspace *workspace, CascadaKind kind, gint64 parent, const CascadaValue *values)
{
  g_autoptr (GError) error = NULL;
  CascadaRef ref = { kind, CASCADA_PERIOD_NONE, 0 };

  cascada_workspace_create (workspace, &ref, parent, values, &error);
  g_assert_no_error (error);
  return ref.id;
}

static inline gint64
create_plan (CascadaWorkspace *workspace, const char *title, int first_year, int last_year)
{
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_PLAN_TITLE - 1] = cascada_value_text (title),
    [CASCADA_PLAN_FIRST_YEAR - 1] = cascada_value_integer (first_year),
    [CASCADA_PLAN_LAST_YEAR - 1] = cascada_value_integer (last_year),
  };

  return create (workspace, CASCADA_KIND_PLAN, 0, values);
}

static inline gint64
create_objective (CascadaWorkspace *workspace, gint64 plan, int number, const char *name)
{
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_OBJECTIVE_NUMBER - 1] = cascada_value_integer (number),
    [CASCADA_OBJECTIVE_NAME - 1] = cascada_value_text (name),
  };

  return create (workspace, CASCADA_KIND_OBJECTIVE, plan, values);
}

static inline gint64
create_goal (CascadaWorkspace *workspace, gint64 objective, const char *code, const char *name)
{
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_GOAL_CODE - 1] = cascada_value_text (code),
    [CASCADA_GOAL_NAME - 1] = cascada_value_text (name),
  };

  return create (workspace, CASCADA_KIND_GOAL, objective, values);
}

static inline gint64
create_indicator (CascadaWorkspace *workspace, gint64 goal, const char *code, const char *name,
                  CascadaAnnualisation annualisation)
{
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_INDICATOR_CODE - 1] = cascada_value_text (code),
    [CASCADA_INDICATOR_NAME - 1] = cascada_value_text (name),
    [CASCADA_INDICATOR_ANNUALISATION - 1] = cascada_value_integer (annualisation),
  };

  return create (workspace, CASCADA_KIND_INDICATOR, goal, values);
}

static inline void
set_cell (CascadaWorkspace *workspace, CascadaKind kind, gint64 id, CascadaPeriod period, guint field, CascadaDecimal number)
{
  g_autoptr (GError) error = NULL;
  CascadaValue value = cascada_value_decimal (number);

  cascada_workspace_set (workspace, (CascadaRef){ kind, period, id }, field, &value, &error);
  g_assert_no_error (error);
}

static inline void
set_target (CascadaWorkspace *workspace, gint64 indicator, CascadaPeriod period, const char *value)
{
  set_cell (workspace, CASCADA_KIND_TARGET, indicator, period, CASCADA_TARGET_VALUE, decimal (value));
}

static inline void
set_executed (CascadaWorkspace *workspace, gint64 indicator, CascadaPeriod period, const char *value)
{
  set_cell (workspace, CASCADA_KIND_REPORT, indicator, period, CASCADA_REPORT_EXECUTED, decimal (value));
}

static inline void
set_weight (CascadaWorkspace *workspace, gint64 indicator, int year, const char *value)
{
  set_cell (workspace, CASCADA_KIND_WEIGHT, indicator, CASCADA_PERIOD_YEAR (year), CASCADA_WEIGHT_VALUE, decimal (value));
}

static inline CascadaFigures *
get_figures (CascadaWorkspace *workspace, gint64 plan)
{
  g_autoptr (GError) error = NULL;
  CascadaFigures *figures = cascada_workspace_get_figures (workspace, plan, &error);

  g_assert_no_error (error);
  return figures;
}

static inline CascadaNode
find_node (CascadaFigures *figures, CascadaKind kind, gint64 id)
{
  CascadaNode node;

  g_assert_true (cascada_figures_find (figures, kind, id, &node));
  return node;
}
