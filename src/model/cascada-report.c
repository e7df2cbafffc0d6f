/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-report.h"

#include <glib/gi18n-lib.h>

#include "cascada-date.h"
#include "cascada-enums.h"

struct _CascadaReport
{
  CascadaRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (CascadaReport, cascada_report, CASCADA_TYPE_RECORD)

static const CascadaField fields[] = {
  [CASCADA_REPORT_EXECUTED - 1] = { "executed", N_ ("Executed value"), CASCADA_FIELD_DECIMAL, .minimum = -CASCADA_DECIMAL_MAX,
                                    .maximum = CASCADA_DECIMAL_MAX },
  [CASCADA_REPORT_NUMERATOR - 1] = { "numerator", N_ ("Numerator"), CASCADA_FIELD_DECIMAL, .minimum = -CASCADA_DECIMAL_MAX,
                                     .maximum = CASCADA_DECIMAL_MAX },
  [CASCADA_REPORT_DENOMINATOR - 1] = { "denominator", N_ ("Denominator"), CASCADA_FIELD_DECIMAL, .minimum = -CASCADA_DECIMAL_MAX,
                                       .maximum = CASCADA_DECIMAL_MAX },
  [CASCADA_REPORT_ANALYSIS - 1] = { "analysis", N_ ("Analysis"), CASCADA_FIELD_TEXT, .max_length = 20000 },
  [CASCADA_REPORT_PUBLISHED_AT_CUT - 1] = { "published-at-cut", N_ ("Published progress at the cut-off"), CASCADA_FIELD_DECIMAL,
                                            .minimum = -CASCADA_DECIMAL_MAX, .maximum = CASCADA_DECIMAL_MAX },
  [CASCADA_REPORT_PUBLISHED_YEAR - 1] = { "published-year", N_ ("Published progress of the year"), CASCADA_FIELD_DECIMAL,
                                          .minimum = -CASCADA_DECIMAL_MAX, .maximum = CASCADA_DECIMAL_MAX },
  [CASCADA_REPORT_NOTE - 1] = { "note", N_ ("Note"), CASCADA_FIELD_TEXT, .max_length = 20000 },
  [CASCADA_REPORT_RESULT_ANALYSIS - 1] = { "result-analysis", N_ ("Analysis of the result"), CASCADA_FIELD_TEXT, .max_length = 20000 },
  [CASCADA_REPORT_LAG_CAUSE - 1] = { "lag-cause", N_ ("Cause of the lag"), CASCADA_FIELD_TEXT, .max_length = 20000 },
  [CASCADA_REPORT_LAG_REMEDY - 1] = { "lag-remedy", N_ ("Remedy"), CASCADA_FIELD_TEXT, .max_length = 20000 },
  [CASCADA_REPORT_LAG_DATE - 1] = { "lag-date", N_ ("Date of the remedy"), CASCADA_FIELD_DATE, .minimum = CASCADA_DATE_MIN, .maximum = CASCADA_DATE_MAX },
  [CASCADA_REPORT_STATE - 1] = { "state", N_ ("State"), CASCADA_FIELD_ENUM, .required = TRUE, .enum_type = cascada_report_state_get_type },
  [CASCADA_REPORT_SENT - 1] = { "sent", N_ ("Sent on"), CASCADA_FIELD_DATE, .minimum = CASCADA_DATE_MIN, .maximum = CASCADA_DATE_MAX },
};

static void
cascada_report_class_init (CascadaReportClass *klass)
{
  CascadaRecordClass *record_class = CASCADA_RECORD_CLASS (klass);

  record_class->kind = CASCADA_KIND_REPORT;
  record_class->table = "report";
  record_class->label = N_ ("Report");
  record_class->is_cell = TRUE;
  record_class->parent_kind = CASCADA_KIND_INDICATOR;
  cascada_record_class_declare (record_class, fields, G_N_ELEMENTS (fields));
}

static void
cascada_report_init (CascadaReport *self)
{
}
