/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-observation.h"

#include <glib/gi18n-lib.h>

#include "cascada-date.h"

struct _CascadaObservation
{
  CascadaRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (CascadaObservation, cascada_observation, CASCADA_TYPE_RECORD)

static const CascadaField fields[] = {
  [CASCADA_OBSERVATION_PLAN - 1] = { "plan", N_ ("Plan"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_PLAN, .required = TRUE },
  [CASCADA_OBSERVATION_GOAL - 1] = { "goal", N_ ("Goal"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_GOAL },
  [CASCADA_OBSERVATION_FIELD - 1] = { "field", N_ ("Field"), CASCADA_FIELD_TEXT, .max_length = 100 },
  [CASCADA_OBSERVATION_PERIOD - 1] = { "period", N_ ("Period"), CASCADA_FIELD_PERIOD },
  [CASCADA_OBSERVATION_DATE - 1] = { "date", N_ ("Date"), CASCADA_FIELD_DATE, .required = TRUE, .minimum = CASCADA_DATE_MIN, .maximum = CASCADA_DATE_MAX },
  [CASCADA_OBSERVATION_PERSON - 1] = { "person", N_ ("Person"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_PERSON },
  [CASCADA_OBSERVATION_TEXT - 1] = { "text", N_ ("Text"), CASCADA_FIELD_TEXT, .required = TRUE, .max_length = 20000 },
  [CASCADA_OBSERVATION_ANSWER - 1] = { "answer", N_ ("Answer"), CASCADA_FIELD_TEXT, .max_length = 20000 },
  [CASCADA_OBSERVATION_ANSWERED - 1] = { "answered", N_ ("Answered on"), CASCADA_FIELD_DATE, .minimum = CASCADA_DATE_MIN, .maximum = CASCADA_DATE_MAX },
  [CASCADA_OBSERVATION_RESOLVED - 1] = { "resolved", N_ ("Resolved"), CASCADA_FIELD_BOOLEAN, .required = TRUE },
};

static void
cascada_observation_class_init (CascadaObservationClass *klass)
{
  CascadaRecordClass *record_class = CASCADA_RECORD_CLASS (klass);

  record_class->kind = CASCADA_KIND_OBSERVATION;
  record_class->table = "observation";
  record_class->label = N_ ("Observation");
  record_class->parent_field = CASCADA_OBSERVATION_PLAN;
  record_class->parent_kind = CASCADA_KIND_PLAN;
  cascada_record_class_declare (record_class, fields, G_N_ELEMENTS (fields));
}

static void
cascada_observation_init (CascadaObservation *self)
{
}
