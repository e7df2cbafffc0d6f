/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-person.h"

#include <glib/gi18n-lib.h>

#include "cascada-enums.h"

struct _CascadaPerson
{
  CascadaRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (CascadaPerson, cascada_person, CASCADA_TYPE_RECORD)

static const CascadaField fields[] = {
  [CASCADA_PERSON_NAME - 1] = { "name", N_ ("Name"), CASCADA_FIELD_TEXT, .required = TRUE, .max_length = 500 },
  [CASCADA_PERSON_ROLE - 1] = { "role", N_ ("Role"), CASCADA_FIELD_ENUM, .required = TRUE, .enum_type = cascada_role_get_type },
  [CASCADA_PERSON_UNIT - 1] = { "unit", N_ ("Unit"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_UNIT },
  [CASCADA_PERSON_EMAIL - 1] = { "email", N_ ("E-mail"), CASCADA_FIELD_TEXT, .max_length = 320 },
};

static void
cascada_person_class_init (CascadaPersonClass *klass)
{
  CascadaRecordClass *record_class = CASCADA_RECORD_CLASS (klass);

  record_class->kind = CASCADA_KIND_PERSON;
  record_class->table = "person";
  record_class->label = N_ ("Person");
  cascada_record_class_declare (record_class, fields, G_N_ELEMENTS (fields));
}

static void
cascada_person_init (CascadaPerson *self)
{
}
