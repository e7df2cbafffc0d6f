/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-unit.h"

#include <glib/gi18n-lib.h>

#include "cascada-enums.h"

struct _CascadaUnit
{
  CascadaRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (CascadaUnit, cascada_unit, CASCADA_TYPE_RECORD)

static const CascadaField fields[] = {
  [CASCADA_UNIT_CODE - 1] = { "code", N_ ("Code"), CASCADA_FIELD_TEXT, .max_length = 100 },
  [CASCADA_UNIT_NAME - 1] = { "name", N_ ("Name"), CASCADA_FIELD_TEXT, .required = TRUE, .max_length = 4000 },
  [CASCADA_UNIT_KIND - 1] = { "kind", N_ ("Kind"), CASCADA_FIELD_ENUM, .required = TRUE,
                              .enum_type = cascada_unit_kind_get_type },
  [CASCADA_UNIT_POSITION - 1] = { "position", N_ ("Position"), CASCADA_FIELD_INTEGER, .required = TRUE, .minimum = 0,
                                  .maximum = 1000000000 },
};

static void
cascada_unit_class_init (CascadaUnitClass *klass)
{
  CascadaRecordClass *record_class = CASCADA_RECORD_CLASS (klass);

  record_class->kind = CASCADA_KIND_UNIT;
  record_class->table = "unit";
  record_class->label = N_ ("Unit");
  cascada_record_class_declare (record_class, fields, G_N_ELEMENTS (fields));
}

static void
cascada_unit_init (CascadaUnit *self)
{
}
