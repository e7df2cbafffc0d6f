/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-non-working-day.h"

#include <glib/gi18n-lib.h>

#include "cascada-date.h"

struct _CascadaNonWorkingDay
{
  CascadaRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (CascadaNonWorkingDay, cascada_non_working_day, CASCADA_TYPE_RECORD)

static const CascadaField fields[] = {
  [CASCADA_NON_WORKING_DAY_DATE - 1] = { "date", N_ ("Date"), CASCADA_FIELD_DATE, .required = TRUE, .minimum = CASCADA_DATE_MIN, .maximum = CASCADA_DATE_MAX },
  [CASCADA_NON_WORKING_DAY_NAME - 1] = { "name", N_ ("Name"), CASCADA_FIELD_TEXT, .required = TRUE, .max_length = 500 },
};

static void
cascada_non_working_day_class_init (CascadaNonWorkingDayClass *klass)
{
  CascadaRecordClass *record_class = CASCADA_RECORD_CLASS (klass);

  record_class->kind = CASCADA_KIND_NON_WORKING_DAY;
  record_class->table = "non_working_day";
  record_class->label = N_ ("Non-working day");
  cascada_record_class_declare (record_class, fields, G_N_ELEMENTS (fields));
}

static void
cascada_non_working_day_init (CascadaNonWorkingDay *self)
{
}
