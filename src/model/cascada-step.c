/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-step.h"

#include <glib/gi18n-lib.h>

#include "cascada-date.h"
#include "cascada-enums.h"

struct _CascadaStep
{
  CascadaRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (CascadaStep, cascada_step, CASCADA_TYPE_RECORD)

static const CascadaField fields[] = {
  [CASCADA_STEP_PLAN - 1] = { "plan", N_ ("Plan"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_PLAN, .required = TRUE },
  [CASCADA_STEP_ACTION - 1] = { "action", N_ ("Step"), CASCADA_FIELD_ENUM, .required = TRUE, .enum_type = cascada_plan_step_get_type },
  [CASCADA_STEP_DATE - 1] = { "date", N_ ("Date"), CASCADA_FIELD_DATE, .required = TRUE, .minimum = CASCADA_DATE_MIN, .maximum = CASCADA_DATE_MAX },
  [CASCADA_STEP_PERIOD - 1] = { "period", N_ ("Period"), CASCADA_FIELD_PERIOD },
  [CASCADA_STEP_PERSON - 1] = { "person", N_ ("Person"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_PERSON },
  [CASCADA_STEP_DOCUMENT - 1] = { "document", N_ ("Case or document"), CASCADA_FIELD_TEXT, .max_length = 500 },
  [CASCADA_STEP_TEXT - 1] = { "text", N_ ("Text"), CASCADA_FIELD_TEXT, .max_length = 20000 },
};

static void
cascada_step_class_init (CascadaStepClass *klass)
{
  CascadaRecordClass *record_class = CASCADA_RECORD_CLASS (klass);

  record_class->kind = CASCADA_KIND_STEP;
  record_class->table = "step";
  record_class->label = N_ ("Step");
  record_class->parent_field = CASCADA_STEP_PLAN;
  record_class->parent_kind = CASCADA_KIND_PLAN;
  cascada_record_class_declare (record_class, fields, G_N_ELEMENTS (fields));
}

static void
cascada_step_init (CascadaStep *self)
{
}
