/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-attachment.h"

#include <glib/gi18n-lib.h>

#include "cascada-date.h"

struct _CascadaAttachment
{
  CascadaRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (CascadaAttachment, cascada_attachment, CASCADA_TYPE_RECORD)

static const CascadaField fields[] = {
  [CASCADA_ATTACHMENT_PLAN - 1] = { "plan", N_ ("Plan"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_PLAN, .required = TRUE },
  [CASCADA_ATTACHMENT_GOAL - 1] = { "goal", N_ ("Goal"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_GOAL },
  [CASCADA_ATTACHMENT_PERIOD - 1] = { "period", N_ ("Period"), CASCADA_FIELD_PERIOD },
  [CASCADA_ATTACHMENT_STEP - 1] = { "step", N_ ("Step"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_STEP },
  [CASCADA_ATTACHMENT_NAME - 1] = { "name", N_ ("Name"), CASCADA_FIELD_TEXT, .required = TRUE, .max_length = 1000 },
  [CASCADA_ATTACHMENT_LINK - 1] = { "link", N_ ("Link or reference"), CASCADA_FIELD_TEXT, .max_length = 4000 },
  [CASCADA_ATTACHMENT_MEDIA_TYPE - 1] = { "media-type", N_ ("Type"), CASCADA_FIELD_TEXT, .max_length = 255 },
  [CASCADA_ATTACHMENT_SIZE - 1] = { "size", N_ ("Size"), CASCADA_FIELD_INTEGER, .minimum = 0, .maximum = G_MAXINT64 },
  [CASCADA_ATTACHMENT_SHA256 - 1] = { "sha256", N_ ("SHA-256"), CASCADA_FIELD_TEXT, .max_length = 64 },
  [CASCADA_ATTACHMENT_DATE - 1] = { "date", N_ ("Date"), CASCADA_FIELD_DATE, .required = TRUE, .minimum = CASCADA_DATE_MIN, .maximum = CASCADA_DATE_MAX },
  [CASCADA_ATTACHMENT_NOTE - 1] = { "note", N_ ("Note"), CASCADA_FIELD_TEXT, .max_length = 20000 },
  [CASCADA_ATTACHMENT_REQUEST - 1] = { "request", N_ ("Modification request"), CASCADA_FIELD_REFERENCE, .references = CASCADA_KIND_REQUEST },
};

static void
cascada_attachment_class_init (CascadaAttachmentClass *klass)
{
  CascadaRecordClass *record_class = CASCADA_RECORD_CLASS (klass);

  record_class->kind = CASCADA_KIND_ATTACHMENT;
  record_class->table = "attachment";
  record_class->label = N_ ("Attachment");
  record_class->parent_field = CASCADA_ATTACHMENT_PLAN;
  record_class->parent_kind = CASCADA_KIND_PLAN;
  cascada_record_class_declare (record_class, fields, G_N_ELEMENTS (fields));
}

static void
cascada_attachment_init (CascadaAttachment *self)
{
}
