/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-weight.h"

#include <glib/gi18n-lib.h>

struct _CascadaWeight
{
  CascadaRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (CascadaWeight, cascada_weight, CASCADA_TYPE_RECORD)

static const CascadaField fields[] = {
  [CASCADA_WEIGHT_VALUE - 1] = { "value", N_ ("Weight"), CASCADA_FIELD_DECIMAL, .minimum = 0, .maximum = CASCADA_DECIMAL_MAX },
  [CASCADA_WEIGHT_DERIVED - 1] = { "derived", N_ ("Derived"), CASCADA_FIELD_BOOLEAN, .required = TRUE },
};

static void
cascada_weight_class_init (CascadaWeightClass *klass)
{
  CascadaRecordClass *record_class = CASCADA_RECORD_CLASS (klass);

  record_class->kind = CASCADA_KIND_WEIGHT;
  record_class->table = "weight";
  record_class->label = N_ ("Weight");
  record_class->is_cell = TRUE;
  record_class->parent_kind = CASCADA_KIND_INDICATOR;
  cascada_record_class_declare (record_class, fields, G_N_ELEMENTS (fields));
}

static void
cascada_weight_init (CascadaWeight *self)
{
}
