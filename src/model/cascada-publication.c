/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-publication.h"

#include <glib/gi18n-lib.h>

struct _CascadaPublication
{
  CascadaRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (CascadaPublication, cascada_publication, CASCADA_TYPE_RECORD)

static const CascadaField fields[] = {
  [CASCADA_PUBLICATION_COMPLIANCE - 1] = { "compliance", N_ ("Published compliance"), CASCADA_FIELD_DECIMAL,
                                           .minimum = -CASCADA_DECIMAL_MAX, .maximum = CASCADA_DECIMAL_MAX },
};

static void
cascada_publication_class_init (CascadaPublicationClass *klass)
{
  CascadaRecordClass *record_class = CASCADA_RECORD_CLASS (klass);

  record_class->kind = CASCADA_KIND_PUBLICATION;
  record_class->table = "publication";
  record_class->label = N_ ("Published compliance");
  record_class->is_cell = TRUE;
  record_class->parent_kind = CASCADA_KIND_OBJECTIVE;
  cascada_record_class_declare (record_class, fields, G_N_ELEMENTS (fields));
}

static void
cascada_publication_init (CascadaPublication *self)
{
}
