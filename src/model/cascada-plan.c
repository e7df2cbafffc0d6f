/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-plan.h"

#include <glib/gi18n-lib.h>

#include "cascada-enums.h"

struct _CascadaPlan
{
  CascadaRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (CascadaPlan, cascada_plan, CASCADA_TYPE_RECORD)

static const CascadaField fields[] = {
  [CASCADA_PLAN_TITLE - 1] = { "title", N_ ("Title"), CASCADA_FIELD_TEXT, .required = TRUE, .max_length = 4000 },
  [CASCADA_PLAN_KIND - 1] = { "kind", N_ ("Kind"), CASCADA_FIELD_ENUM, .required = TRUE,
                              .enum_type = cascada_plan_kind_get_type },
  [CASCADA_PLAN_UNIT - 1] = { "unit", N_ ("Unit"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_UNIT },
  [CASCADA_PLAN_FIRST_YEAR - 1] = { "first-year", N_ ("First year"), CASCADA_FIELD_INTEGER, .required = TRUE,
                                    .minimum = CASCADA_YEAR_MIN, .maximum = CASCADA_YEAR_MAX },
  [CASCADA_PLAN_LAST_YEAR - 1] = { "last-year", N_ ("Last year"), CASCADA_FIELD_INTEGER, .required = TRUE,
                                   .minimum = CASCADA_YEAR_MIN, .maximum = CASCADA_YEAR_MAX },
  [CASCADA_PLAN_SOURCE - 1] = { "source", N_ ("Source"), CASCADA_FIELD_TEXT, .max_length = 4000 },
  [CASCADA_PLAN_NOTE - 1] = { "note", N_ ("Note"), CASCADA_FIELD_TEXT, .max_length = 20000 },
  [CASCADA_PLAN_POSITION - 1] = { "position", N_ ("Position"), CASCADA_FIELD_INTEGER, .required = TRUE, .minimum = 0,
                                  .maximum = 1000000000 },
  [CASCADA_PLAN_INCREASING - 1] = { "increasing", N_ ("Increasing goals"), CASCADA_FIELD_ENUM, .required = TRUE,
                                    .enum_type = cascada_increasing_rule_get_type },
  [CASCADA_PLAN_CONSTANT - 1] = { "constant", N_ ("Constant goals"), CASCADA_FIELD_ENUM, .required = TRUE,
                                  .enum_type = cascada_constant_rule_get_type },
  [CASCADA_PLAN_DECREASING - 1] = { "decreasing", N_ ("Decreasing goals"), CASCADA_FIELD_ENUM, .required = TRUE,
                                    .enum_type = cascada_decreasing_rule_get_type },
  [CASCADA_PLAN_CAP - 1] = { "cap", N_ ("Cap"), CASCADA_FIELD_DECIMAL, .minimum = 0, .maximum = CASCADA_DECIMAL_MAX },
  [CASCADA_PLAN_DECIMALS - 1] = { "decimals", N_ ("Decimals"), CASCADA_FIELD_INTEGER, .required = TRUE, .minimum = 0,
                                  .maximum = 6, .fallback = 2 },
  [CASCADA_PLAN_NOTATION - 1] = { "notation", N_ ("Notation"), CASCADA_FIELD_ENUM, .required = TRUE,
                                  .enum_type = cascada_notation_get_type },
  [CASCADA_PLAN_WEIGHT_TOLERANCE - 1] = { "weight-tolerance", N_ ("Tolerance per weight"), CASCADA_FIELD_DECIMAL,
                                          .required = TRUE, .minimum = 0, .maximum = CASCADA_DECIMAL (100),
                                          .fallback = CASCADA_DECIMAL_SCALE / 100 },
  [CASCADA_PLAN_STATE - 1] = { "state", N_ ("State"), CASCADA_FIELD_ENUM, .required = TRUE, .enum_type = cascada_plan_state_get_type },
  [CASCADA_PLAN_ROLLUP - 1] = { "rollup", N_ ("Compliance from"), CASCADA_FIELD_ENUM, .required = TRUE, .enum_type = cascada_rollup_get_type },
  [CASCADA_PLAN_CROSS_CUTTING_SHARE - 1] = { "cross-cutting-share", N_ ("Share of the cross-cutting goals"), CASCADA_FIELD_DECIMAL, .minimum = 0, .maximum = CASCADA_DECIMAL (100) },
  [CASCADA_PLAN_PROCESS_OBJECTIVE - 1] = { "process-objective", N_ ("Objective of the process"), CASCADA_FIELD_TEXT, .max_length = 4000 },
};

static void
cascada_plan_class_init (CascadaPlanClass *klass)
{
  CascadaRecordClass *record_class = CASCADA_RECORD_CLASS (klass);

  record_class->kind = CASCADA_KIND_PLAN;
  record_class->table = "plan";
  record_class->label = N_ ("Plan");
  cascada_record_class_declare (record_class, fields, G_N_ELEMENTS (fields));
}

static void
cascada_plan_init (CascadaPlan *self)
{
}

/** cascada_plan_find_setting: the field that stores the setting @name of #CascadaSettings; 0 where there is none. */
guint
cascada_plan_find_setting (const char *name)
{
  g_return_val_if_fail (name != NULL, 0);

  return cascada_field_find (CASCADA_KIND_PLAN, g_str_equal (name, "cross-cutting") ? "cross-cutting-share" : name);
}
