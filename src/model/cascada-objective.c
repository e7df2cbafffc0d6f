/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-objective.h"

#include <glib/gi18n-lib.h>

struct _CascadaObjective
{
  CascadaRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (CascadaObjective, cascada_objective, CASCADA_TYPE_RECORD)

static const CascadaField fields[] = {
  [CASCADA_OBJECTIVE_PLAN - 1] = { "plan", N_ ("Plan"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_PLAN,
                                   .required = TRUE },
  [CASCADA_OBJECTIVE_NUMBER - 1] = { "number", N_ ("Number"), CASCADA_FIELD_INTEGER, .minimum = 0, .maximum = 100000 },
  [CASCADA_OBJECTIVE_NAME - 1] = { "name", N_ ("Name"), CASCADA_FIELD_TEXT, .required = TRUE, .max_length = 4000 },
  [CASCADA_OBJECTIVE_WEIGHT - 1] = { "weight", N_ ("Weight"), CASCADA_FIELD_DECIMAL, .minimum = 0,
                                     .maximum = CASCADA_DECIMAL_MAX },
  [CASCADA_OBJECTIVE_POSITION - 1] = { "position", N_ ("Position"), CASCADA_FIELD_INTEGER, .required = TRUE, .minimum = 0,
                                       .maximum = 1000000000 },
  [CASCADA_OBJECTIVE_STRATEGIC - 1] = { "strategic", N_ ("Strategic objective"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_OBJECTIVE },
};

static void
cascada_objective_class_init (CascadaObjectiveClass *klass)
{
  CascadaRecordClass *record_class = CASCADA_RECORD_CLASS (klass);

  record_class->kind = CASCADA_KIND_OBJECTIVE;
  record_class->table = "objective";
  record_class->label = N_ ("Objective");
  record_class->parent_field = CASCADA_OBJECTIVE_PLAN;
  record_class->parent_kind = CASCADA_KIND_PLAN;
  cascada_record_class_declare (record_class, fields, G_N_ELEMENTS (fields));
}

static void
cascada_objective_init (CascadaObjective *self)
{
}
