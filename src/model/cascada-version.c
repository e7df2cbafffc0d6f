/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-version.h"

#include <glib/gi18n-lib.h>

#include "cascada-date.h"

struct _CascadaVersion
{
  CascadaRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (CascadaVersion, cascada_version, CASCADA_TYPE_RECORD)

static const CascadaField fields[] = {
  [CASCADA_VERSION_PLAN - 1] = { "plan", N_ ("Plan"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_PLAN, .required = TRUE },
  [CASCADA_VERSION_NUMBER - 1] = { "number", N_ ("No."), CASCADA_FIELD_INTEGER, .required = TRUE, .minimum = 1, .maximum = 100000, .fallback = 1 },
  [CASCADA_VERSION_DATE - 1] = { "date", N_ ("Date"), CASCADA_FIELD_DATE, .required = TRUE, .minimum = CASCADA_DATE_MIN, .maximum = CASCADA_DATE_MAX },
  [CASCADA_VERSION_DOCUMENT - 1] = { "document", N_ ("HOLA case"), CASCADA_FIELD_TEXT, .max_length = 500 },
  [CASCADA_VERSION_NOTE - 1] = { "note", N_ ("Note"), CASCADA_FIELD_TEXT, .max_length = 20000 },
};

static void
cascada_version_class_init (CascadaVersionClass *klass)
{
  CascadaRecordClass *record_class = CASCADA_RECORD_CLASS (klass);

  record_class->kind = CASCADA_KIND_VERSION;
  record_class->table = "version";
  record_class->label = N_ ("Version");
  record_class->parent_field = CASCADA_VERSION_PLAN;
  record_class->parent_kind = CASCADA_KIND_PLAN;
  cascada_record_class_declare (record_class, fields, G_N_ELEMENTS (fields));
}

static void
cascada_version_init (CascadaVersion *self)
{
}
