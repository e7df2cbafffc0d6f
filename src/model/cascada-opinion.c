/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-opinion.h"

#include <glib/gi18n-lib.h>

#include "cascada-date.h"
#include "cascada-enums.h"

struct _CascadaOpinion
{
  CascadaRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (CascadaOpinion, cascada_opinion, CASCADA_TYPE_RECORD)

static const CascadaField fields[] = {
  [CASCADA_OPINION_REQUEST - 1] = { "request", N_ ("Modification request"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_REQUEST, .required = TRUE },
  [CASCADA_OPINION_UNIT - 1] = { "unit", N_ ("Body"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_UNIT },
  [CASCADA_OPINION_DATE - 1] = { "date", N_ ("Date"), CASCADA_FIELD_DATE, .required = TRUE, .minimum = CASCADA_DATE_MIN, .maximum = CASCADA_DATE_MAX },
  [CASCADA_OPINION_DOCUMENT - 1] = { "document", N_ ("Document"), CASCADA_FIELD_TEXT, .max_length = 500 },
  [CASCADA_OPINION_SENSE - 1] = { "sense", N_ ("Sense"), CASCADA_FIELD_ENUM, .required = TRUE, .enum_type = cascada_opinion_sense_get_type },
  [CASCADA_OPINION_TEXT - 1] = { "text", N_ ("Text"), CASCADA_FIELD_TEXT, .max_length = 20000 },
  [CASCADA_OPINION_PERSON - 1] = { "person", N_ ("Person"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_PERSON },
};

static void
cascada_opinion_class_init (CascadaOpinionClass *klass)
{
  CascadaRecordClass *record_class = CASCADA_RECORD_CLASS (klass);

  record_class->kind = CASCADA_KIND_OPINION;
  record_class->table = "opinion";
  record_class->label = N_ ("Opinion");
  record_class->parent_field = CASCADA_OPINION_REQUEST;
  record_class->parent_kind = CASCADA_KIND_REQUEST;
  cascada_record_class_declare (record_class, fields, G_N_ELEMENTS (fields));
}

static void
cascada_opinion_init (CascadaOpinion *self)
{
}
