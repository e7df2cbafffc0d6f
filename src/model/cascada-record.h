/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "cascada-period.h"
#include "cascada-value.h"

G_BEGIN_DECLS

/** No kind has more fields: room for one value of each. */
#define CASCADA_FIELDS_MAX 32

/** CascadaKind: the kinds of record. The numbers stand in the change log: append, never reorder. */
typedef enum
{
  CASCADA_KIND_NONE,
  CASCADA_KIND_UNIT,
  CASCADA_KIND_PERSON,
  CASCADA_KIND_PLAN,
  CASCADA_KIND_OBJECTIVE,
  CASCADA_KIND_GOAL,
  CASCADA_KIND_INDICATOR,
  CASCADA_KIND_WEIGHT,      /* indicator × year from which it holds */
  CASCADA_KIND_TARGET,      /* indicator × period */
  CASCADA_KIND_REPORT,      /* indicator × period */
  CASCADA_KIND_PUBLICATION, /* objective × period: the compliance published with imported data */
  CASCADA_KIND_STEP,
  CASCADA_KIND_OBSERVATION,
  CASCADA_KIND_ATTACHMENT,
  CASCADA_KIND_VERSION,
  CASCADA_KIND_NON_WORKING_DAY,
  CASCADA_KIND_REQUEST,
  CASCADA_KIND_PROPOSAL,
  CASCADA_KIND_OPINION,
  CASCADA_N_KINDS,
} CascadaKind;

/**
 * CascadaRef:
 * @id: of the record; for a cell (weight, target, report, publication) of the record it belongs to
 * @period: for a cell its period, else %CASCADA_PERIOD_NONE
 *
 * Names one record. Cells are named by parent and period, so that two offices which enter the same cell enter the
 * same record.
 */
typedef struct
{
  CascadaKind kind;
  CascadaPeriod period;
  gint64 id;
} CascadaRef;

typedef enum
{
  CASCADA_FIELD_TEXT,
  CASCADA_FIELD_INTEGER,
  CASCADA_FIELD_BOOLEAN,
  CASCADA_FIELD_DECIMAL,
  CASCADA_FIELD_ENUM,
  CASCADA_FIELD_REFERENCE,
  CASCADA_FIELD_DATE,   /* a CascadaDate */
  CASCADA_FIELD_PERIOD, /* a CascadaPeriod */
} CascadaFieldType;

/**
 * CascadaField:
 * @name: property name, column name (with _ for -), and name in JSON
 * @label: what people call it (untranslated, marked for gettext)
 * @type: what it holds
 * @required: never without a value
 * @references: kind it refers to, for a reference
 * @enum_type: (nullable): function giving its GType, for an enumeration
 * @minimum: least integer, decimal or enum value accepted
 * @maximum: greatest; both 0: any
 * @max_length: of a text in characters; 0: 100 000
 * @fallback: value of a required number, enumeration or boolean when nothing is said at creation; outside the limits:
 *   it must be said
 *
 * The one declaration of a stored field: property, column, validation, log, JSON and comparison all read it. A field's
 * number is its place in its class's array + 1 and stands in the change log: append, never reorder. Enumerations and
 * booleans are always required.
 */
typedef struct
{
  const char *name;
  const char *label;
  CascadaFieldType type;
  gboolean required;
  CascadaKind references;
  GType (*enum_type) (void);
  gint64 minimum;
  gint64 maximum;
  guint max_length;
  gint64 fallback;
} CascadaField;

/**
 * CascadaRecord:
 *
 * A thing as it stands in the workspace. Each field is a property of its name: text a string, booleans and enumerations
 * as such, the rest gint64, where absent is %CASCADA_DECIMAL_NONE (0 for a reference, day or period). Also "id", "period" and
 * "removed". Setting a property changes the object only: the file is changed by edits.
 */
#define CASCADA_TYPE_RECORD (cascada_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (CascadaRecord, cascada_record, CASCADA, RECORD, GObject)

/**
 * CascadaRecordClass:
 * @kind: of record
 * @table: name of its table and in JSON
 * @label: what people call it (untranslated)
 * @is_cell: named by parent and period
 * @parent_field: number of the reference that places it in the hierarchy, or 0; for cells implied by the ref
 * @parent_kind: kind of the record it belongs to, or %CASCADA_KIND_NONE
 */
struct _CascadaRecordClass
{
  GObjectClass parent_class;

  CascadaKind kind;
  const char *table;
  const char *label;
  gboolean is_cell;
  guint parent_field;
  CascadaKind parent_kind;
  const CascadaField *fields;
  guint n_fields;

  /*< private >*/
  GParamSpec **properties;
};

void cascada_record_class_declare (CascadaRecordClass *klass, const CascadaField *fields, guint n_fields);

CascadaRecordClass *cascada_kind_get_class (CascadaKind kind);
CascadaKind cascada_kind_from_table (const char *table);
CascadaRecord *cascada_record_new (CascadaRef ref);

CascadaRef cascada_record_get_ref (CascadaRecord *self);
CascadaKind cascada_record_get_kind (CascadaRecord *self);
gint64 cascada_record_get_id (CascadaRecord *self);
gboolean cascada_record_is_removed (CascadaRecord *self);
void cascada_record_set_removed (CascadaRecord *self, gboolean removed);

/* By field number; the constants stand in each class's header. */
const CascadaValue *cascada_record_get_value (CascadaRecord *self, guint field);
void cascada_record_set_value (CascadaRecord *self, guint field, const CascadaValue *value);
const char *cascada_record_get_text (CascadaRecord *self, guint field);
gint64 cascada_record_get_integer (CascadaRecord *self, guint field);
CascadaDecimal cascada_record_get_decimal (CascadaRecord *self, guint field);

const CascadaField *cascada_field_get (CascadaKind kind, guint field);
guint cascada_field_find (CascadaKind kind, const char *name);
gboolean cascada_field_get_fallback (const CascadaField *field, CascadaValue *value);
gboolean cascada_field_validate (CascadaKind kind, guint field, const CascadaValue *value, GError **error);

gboolean cascada_ref_validate (const CascadaRef *ref, GError **error);
gboolean cascada_ref_equal (const CascadaRef *a, const CascadaRef *b);
guint cascada_ref_hash (const CascadaRef *ref);

G_END_DECLS
