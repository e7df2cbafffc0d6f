/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-request-record.h"

#include <glib/gi18n-lib.h>

#include "cascada-date.h"
#include "cascada-enums.h"

struct _CascadaRequestRecord
{
  CascadaRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (CascadaRequestRecord, cascada_request_record, CASCADA_TYPE_RECORD)

static const CascadaField fields[] = {
  [CASCADA_REQUEST_PLAN - 1] = { "plan", N_ ("Plan"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_PLAN, .required = TRUE },
  [CASCADA_REQUEST_GOAL - 1] = { "goal", N_ ("Goal"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_GOAL },
  [CASCADA_REQUEST_NUMBER - 1] = { "number", N_ ("No."), CASCADA_FIELD_INTEGER, .required = TRUE, .minimum = 1, .maximum = 100000, .fallback = 1 },
  [CASCADA_REQUEST_STATE - 1] = { "state", N_ ("State"), CASCADA_FIELD_ENUM, .required = TRUE, .enum_type = cascada_request_state_get_type },
  [CASCADA_REQUEST_DATE - 1] = { "date", N_ ("Date"), CASCADA_FIELD_DATE, .required = TRUE, .minimum = CASCADA_DATE_MIN, .maximum = CASCADA_DATE_MAX },
  [CASCADA_REQUEST_PRESENTED - 1] = { "presented", N_ ("Presented"), CASCADA_FIELD_DATE, .minimum = CASCADA_DATE_MIN, .maximum = CASCADA_DATE_MAX },
  [CASCADA_REQUEST_PRESENTER - 1] = { "presenter", N_ ("Presented by"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_PERSON },
  [CASCADA_REQUEST_GROUND - 1] = { "ground", N_ ("Ground"), CASCADA_FIELD_ENUM, .required = TRUE, .enum_type = cascada_request_ground_get_type },
  [CASCADA_REQUEST_JUSTIFICATION - 1] = { "justification", N_ ("Justification"), CASCADA_FIELD_TEXT, .max_length = 20000 },
  [CASCADA_REQUEST_REFERENCE - 1] = { "reference", N_ ("Memo or e-mail"), CASCADA_FIELD_TEXT, .max_length = 500 },
  [CASCADA_REQUEST_EXCEPTION - 1] = { "exception", N_ ("Exception"), CASCADA_FIELD_TEXT, .max_length = 20000 },
  [CASCADA_REQUEST_ASKED - 1] = { "asked", N_ ("What is asked for"), CASCADA_FIELD_TEXT, .max_length = 20000 },
  [CASCADA_REQUEST_DECIDED - 1] = { "decided", N_ ("Decided"), CASCADA_FIELD_DATE, .minimum = CASCADA_DATE_MIN, .maximum = CASCADA_DATE_MAX },
  [CASCADA_REQUEST_DECIDER - 1] = { "decider", N_ ("Decided by"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_PERSON },
  [CASCADA_REQUEST_DECISION_REASON - 1] = { "decision-reason", N_ ("Reason of the decision"), CASCADA_FIELD_TEXT, .max_length = 20000 },
  [CASCADA_REQUEST_SENT - 1] = { "sent", N_ ("Adjusted version sent"), CASCADA_FIELD_DATE, .minimum = CASCADA_DATE_MIN, .maximum = CASCADA_DATE_MAX },
  [CASCADA_REQUEST_HOLA_CASE - 1] = { "hola-case", N_ ("HOLA case"), CASCADA_FIELD_TEXT, .max_length = 500 },
  [CASCADA_REQUEST_VERSION - 1] = { "version", N_ ("Version"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_VERSION },
  [CASCADA_REQUEST_REVISED - 1] = { "revised", N_ ("Proposal revised"), CASCADA_FIELD_DATE, .minimum = CASCADA_DATE_MIN, .maximum = CASCADA_DATE_MAX },
};

static void
cascada_request_record_class_init (CascadaRequestRecordClass *klass)
{
  CascadaRecordClass *record_class = CASCADA_RECORD_CLASS (klass);

  record_class->kind = CASCADA_KIND_REQUEST;
  record_class->table = "request";
  record_class->label = N_ ("Modification request");
  record_class->parent_field = CASCADA_REQUEST_PLAN;
  record_class->parent_kind = CASCADA_KIND_PLAN;
  cascada_record_class_declare (record_class, fields, G_N_ELEMENTS (fields));
}

static void
cascada_request_record_init (CascadaRequestRecord *self)
{
}
