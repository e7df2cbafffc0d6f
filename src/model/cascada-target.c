/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-target.h"

#include <glib/gi18n-lib.h>

struct _CascadaTarget
{
  CascadaRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (CascadaTarget, cascada_target, CASCADA_TYPE_RECORD)

static const CascadaField fields[] = {
  [CASCADA_TARGET_VALUE - 1] = { "value", N_ ("Target"), CASCADA_FIELD_DECIMAL, .minimum = -CASCADA_DECIMAL_MAX,
                                 .maximum = CASCADA_DECIMAL_MAX },
};

static void
cascada_target_class_init (CascadaTargetClass *klass)
{
  CascadaRecordClass *record_class = CASCADA_RECORD_CLASS (klass);

  record_class->kind = CASCADA_KIND_TARGET;
  record_class->table = "target";
  record_class->label = N_ ("Target");
  record_class->is_cell = TRUE;
  record_class->parent_kind = CASCADA_KIND_INDICATOR;
  cascada_record_class_declare (record_class, fields, G_N_ELEMENTS (fields));
}

static void
cascada_target_init (CascadaTarget *self)
{
}
