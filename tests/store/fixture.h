/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* A workspace of its own for each test, in a folder that goes with it. */

#include <unistd.h>

#include <glib/gstdio.h>

#include "cascada-change-log.h"
#include "cascada-error.h"
#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-kinds.h"
#include "cascada-objective.h"
#include "cascada-plan.h"
#include "cascada-report.h"
#include "cascada-target.h"
#include "cascada-unit.h"
#include "cascada-weight.h"

#define MAX_FIELDS 32

typedef struct
{
  char *folder;
  char *path;
  CascadaStore *store;
} Fixture;

static inline void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_assert_no_errno (g_unlink (path));
    }
  g_rmdir (folder);
}

/* For tests of thousands of syncs that are not about the disk: in memory, where there is such a place. First of all. */
static inline void
use_memory (void)
{
  if (g_access ("/dev/shm", W_OK | X_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", FALSE);
}

static inline CascadaStore *
open_store (const char *path, CascadaStoreFlags flags)
{
  g_autoptr (GError) error = NULL;
  CascadaStore *store = cascada_store_open (path, flags, NULL, &error);

  g_assert_no_error (error);
  return store;
}

static inline void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("cascada-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "plan.cascada", NULL);
  fixture->store = open_store (fixture->path, CASCADA_STORE_CREATE);
}

static inline void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->store);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static inline void
begin_edit (CascadaStore *store, const char *reason)
{
  g_autoptr (GError) error = NULL;

  cascada_log_begin (store, CASCADA_EDIT_KIND_EDIT, "Ana", reason, 0, &error);
  g_assert_no_error (error);
}

static inline void
commit_edit (CascadaStore *store)
{
  g_autoptr (GError) error = NULL;

  cascada_log_commit (store, &error);
  g_assert_no_error (error);
}

static inline gint64
create_record (CascadaStore *store, CascadaKind kind, const CascadaValue *values)
{
  g_autoptr (GError) error = NULL;
  CascadaRef ref = { .kind = kind };

  cascada_log_create (store, &ref, values, &error);
  g_assert_no_error (error);
  return ref.id;
}

static inline gint64
create_plan (CascadaStore *store, const char *title)
{
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_PLAN_TITLE - 1] = cascada_value_text (title),
    [CASCADA_PLAN_FIRST_YEAR - 1] = cascada_value_integer (2024),
    [CASCADA_PLAN_LAST_YEAR - 1] = cascada_value_integer (2027),
  };

  return create_record (store, CASCADA_KIND_PLAN, values);
}

static inline gint64
create_objective (CascadaStore *store, gint64 plan, const char *name)
{
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_OBJECTIVE_PLAN - 1] = cascada_value_integer (plan),
    [CASCADA_OBJECTIVE_NAME - 1] = cascada_value_text (name),
  };

  return create_record (store, CASCADA_KIND_OBJECTIVE, values);
}

static inline gint64
create_goal (CascadaStore *store, gint64 objective, const char *name)
{
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_GOAL_OBJECTIVE - 1] = cascada_value_integer (objective),
    [CASCADA_GOAL_NAME - 1] = cascada_value_text (name),
  };

  return create_record (store, CASCADA_KIND_GOAL, values);
}

static inline gint64
create_indicator (CascadaStore *store, gint64 goal, const char *name)
{
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_INDICATOR_GOAL - 1] = cascada_value_integer (goal),
    [CASCADA_INDICATOR_NAME - 1] = cascada_value_text (name),
  };

  return create_record (store, CASCADA_KIND_INDICATOR, values);
}

static inline void
create_target (CascadaStore *store, gint64 indicator, CascadaPeriod period, CascadaDecimal value)
{
  g_autoptr (GError) error = NULL;
  CascadaRef ref = { CASCADA_KIND_TARGET, period, indicator };
  CascadaValue values[MAX_FIELDS] = { [CASCADA_TARGET_VALUE - 1] = cascada_value_decimal (value) };

  cascada_log_create (store, &ref, values, &error);
  g_assert_no_error (error);
}

/* Plan, objective, goal and indicator with one target, in one edit. */
static inline gint64
create_sample (CascadaStore *store)
{
  gint64 indicator;

  begin_edit (store, "sample");
  indicator = create_indicator (store, create_goal (store, create_objective (store, create_plan (store, "PEI"), "Objetivo 1"), "Meta 1"), "Indicador 1");
  create_target (store, indicator, CASCADA_PERIOD_QUARTER (2025, 2), CASCADA_DECIMAL (97));
  commit_edit (store);
  return indicator;
}
