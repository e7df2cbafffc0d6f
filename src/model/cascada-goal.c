/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-goal.h"

#include <glib/gi18n-lib.h>

#include "cascada-enums.h"

struct _CascadaGoal
{
  CascadaRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (CascadaGoal, cascada_goal, CASCADA_TYPE_RECORD)

static const CascadaField fields[] = {
  [CASCADA_GOAL_OBJECTIVE - 1] = { "objective", N_ ("Objective"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_OBJECTIVE,
                                   .required = TRUE },
  [CASCADA_GOAL_CODE - 1] = { "code", N_ ("Code"), CASCADA_FIELD_TEXT, .max_length = 100 },
  [CASCADA_GOAL_NAME - 1] = { "name", N_ ("Name"), CASCADA_FIELD_TEXT, .required = TRUE, .max_length = 4000 },
  [CASCADA_GOAL_KIND - 1] = { "kind", N_ ("Kind"), CASCADA_FIELD_ENUM, .required = TRUE,
                              .enum_type = cascada_goal_kind_get_type },
  [CASCADA_GOAL_UNIT - 1] = { "unit", N_ ("Unit"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_UNIT },
  [CASCADA_GOAL_ELIMINATED - 1] = { "eliminated", N_ ("Eliminated"), CASCADA_FIELD_BOOLEAN, .required = TRUE },
  [CASCADA_GOAL_POSITION - 1] = { "position", N_ ("Position"), CASCADA_FIELD_INTEGER, .required = TRUE, .minimum = 0,
                                  .maximum = 1000000000 },
};

static void
cascada_goal_class_init (CascadaGoalClass *klass)
{
  CascadaRecordClass *record_class = CASCADA_RECORD_CLASS (klass);

  record_class->kind = CASCADA_KIND_GOAL;
  record_class->table = "goal";
  record_class->label = N_ ("Goal");
  record_class->parent_field = CASCADA_GOAL_OBJECTIVE;
  record_class->parent_kind = CASCADA_KIND_OBJECTIVE;
  cascada_record_class_declare (record_class, fields, G_N_ELEMENTS (fields));
}

static void
cascada_goal_init (CascadaGoal *self)
{
}
