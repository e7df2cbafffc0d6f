/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-indicator.h"

#include <glib/gi18n-lib.h>

#include "cascada-enums.h"

struct _CascadaIndicator
{
  CascadaRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (CascadaIndicator, cascada_indicator, CASCADA_TYPE_RECORD)

static const CascadaField fields[] = {
  [CASCADA_INDICATOR_GOAL - 1] = { "goal", N_ ("Goal"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_GOAL,
                                   .required = TRUE },
  [CASCADA_INDICATOR_CODE - 1] = { "code", N_ ("Code"), CASCADA_FIELD_TEXT, .max_length = 100 },
  [CASCADA_INDICATOR_NAME - 1] = { "name", N_ ("Name"), CASCADA_FIELD_TEXT, .required = TRUE, .max_length = 4000 },
  [CASCADA_INDICATOR_ANNUALISATION - 1] = { "annualisation", N_ ("Annualisation"), CASCADA_FIELD_ENUM, .required = TRUE,
                                            .enum_type = cascada_annualisation_get_type },
  [CASCADA_INDICATOR_UNIT_OF_MEASURE - 1] = { "unit-of-measure", N_ ("Unit of measure"), CASCADA_FIELD_TEXT, .max_length = 200 },
  [CASCADA_INDICATOR_IS_RATIO - 1] = { "is-ratio", N_ ("Is a ratio"), CASCADA_FIELD_BOOLEAN, .required = TRUE },
  [CASCADA_INDICATOR_FORMULA - 1] = { "formula", N_ ("Formula"), CASCADA_FIELD_TEXT, .max_length = 4000 },
  [CASCADA_INDICATOR_NUMERATOR - 1] = { "numerator", N_ ("Numerator"), CASCADA_FIELD_TEXT, .max_length = 4000 },
  [CASCADA_INDICATOR_DENOMINATOR - 1] = { "denominator", N_ ("Denominator"), CASCADA_FIELD_TEXT, .max_length = 4000 },
  [CASCADA_INDICATOR_DELIVERABLES - 1] = { "deliverables", N_ ("Deliverables"), CASCADA_FIELD_TEXT, .max_length = 20000 },
  [CASCADA_INDICATOR_BASELINE - 1] = { "baseline", N_ ("Baseline"), CASCADA_FIELD_DECIMAL, .minimum = -CASCADA_DECIMAL_MAX,
                                       .maximum = CASCADA_DECIMAL_MAX },
  [CASCADA_INDICATOR_TOTAL - 1] = { "total", N_ ("Total"), CASCADA_FIELD_DECIMAL, .minimum = -CASCADA_DECIMAL_MAX,
                                    .maximum = CASCADA_DECIMAL_MAX },
  [CASCADA_INDICATOR_UNIT - 1] = { "unit", N_ ("Unit"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_UNIT },
  [CASCADA_INDICATOR_NOTE - 1] = { "note", N_ ("Note"), CASCADA_FIELD_TEXT, .max_length = 20000 },
  [CASCADA_INDICATOR_POSITION - 1] = { "position", N_ ("Position"), CASCADA_FIELD_INTEGER, .required = TRUE, .minimum = 0,
                                       .maximum = 1000000000 },
};

static void
cascada_indicator_class_init (CascadaIndicatorClass *klass)
{
  CascadaRecordClass *record_class = CASCADA_RECORD_CLASS (klass);

  record_class->kind = CASCADA_KIND_INDICATOR;
  record_class->table = "indicator";
  record_class->label = N_ ("Indicator");
  record_class->parent_field = CASCADA_INDICATOR_GOAL;
  record_class->parent_kind = CASCADA_KIND_GOAL;
  cascada_record_class_declare (record_class, fields, G_N_ELEMENTS (fields));
}

static void
cascada_indicator_init (CascadaIndicator *self)
{
}
