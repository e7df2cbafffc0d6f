/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-record.h"

typedef struct
{
  CascadaValue *values; /* by field number − 1 */
  gint64 id;
  CascadaPeriod period;
  gboolean removed;
} CascadaRecordPrivate;

enum
{
  PROP_0,
  PROP_ID,
  PROP_PERIOD,
  PROP_REMOVED,
  N_PROPS,
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CascadaRecord, cascada_record, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

#define PRIVATE(self) ((CascadaRecordPrivate *) cascada_record_get_instance_private (self))

static gint64
get_absent (const CascadaField *field)
{
  return field->type == CASCADA_FIELD_INTEGER || field->type == CASCADA_FIELD_DECIMAL ? CASCADA_DECIMAL_NONE : 0;
}

static void
get_field_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  CascadaRecord *self = CASCADA_RECORD (object);
  const CascadaField *field = &CASCADA_RECORD_GET_CLASS (self)->fields[property_id - 1];
  const CascadaValue *stored = cascada_record_get_value (self, property_id);

  switch (field->type)
    {
    case CASCADA_FIELD_TEXT:
      g_value_set_string (value, cascada_record_get_text (self, property_id));
      break;
    case CASCADA_FIELD_BOOLEAN:
      g_value_set_boolean (value, stored->integer != 0);
      break;
    case CASCADA_FIELD_ENUM:
      g_value_set_enum (value, (int) stored->integer);
      break;
    case CASCADA_FIELD_INTEGER:
    case CASCADA_FIELD_DECIMAL:
    case CASCADA_FIELD_REFERENCE:
    case CASCADA_FIELD_DATE:
    case CASCADA_FIELD_PERIOD:
      g_value_set_int64 (value, stored->type == CASCADA_VALUE_NONE ? get_absent (field) : stored->integer);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
set_field_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  CascadaRecord *self = CASCADA_RECORD (object);
  const CascadaField *field = &CASCADA_RECORD_GET_CLASS (self)->fields[property_id - 1];
  CascadaValue stored = CASCADA_VALUE_INIT;

  switch (field->type)
    {
    case CASCADA_FIELD_TEXT:
      stored = cascada_value_text (g_value_get_string (value));
      break;
    case CASCADA_FIELD_BOOLEAN:
      stored = cascada_value_integer (g_value_get_boolean (value));
      break;
    case CASCADA_FIELD_ENUM:
      stored = cascada_value_integer (g_value_get_enum (value));
      break;
    case CASCADA_FIELD_INTEGER:
    case CASCADA_FIELD_DECIMAL:
    case CASCADA_FIELD_REFERENCE:
    case CASCADA_FIELD_DATE:
    case CASCADA_FIELD_PERIOD:
      if (g_value_get_int64 (value) != get_absent (field))
        stored = cascada_value_integer (g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
  cascada_record_set_value (self, property_id, &stored);
}

static GParamSpec *
create_property (const CascadaField *field)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  switch (field->type)
    {
    case CASCADA_FIELD_TEXT:
      return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
    case CASCADA_FIELD_BOOLEAN:
      return g_param_spec_boolean (field->name, NULL, NULL, field->fallback != 0, flags);
    case CASCADA_FIELD_ENUM:
      return g_param_spec_enum (field->name, NULL, NULL, field->enum_type (), (int) field->fallback, flags);
    case CASCADA_FIELD_INTEGER:
    case CASCADA_FIELD_DECIMAL:
    case CASCADA_FIELD_REFERENCE:
    case CASCADA_FIELD_DATE:
    case CASCADA_FIELD_PERIOD:
    default:
      return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, get_absent (field), flags);
    }
}

/**
 * cascada_record_class_declare:
 * @klass: the class being initialised
 * @fields: (array length=n_fields): its fields; not copied
 * @n_fields: how many
 *
 * Gives a kind of record its fields and a property for each. Called once, from class_init.
 */
void
cascada_record_class_declare (CascadaRecordClass *klass, const CascadaField *fields, guint n_fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = get_field_property;
  object_class->set_property = set_field_property;
  klass->fields = fields;
  klass->n_fields = n_fields;
  klass->properties = g_new0 (GParamSpec *, n_fields + 1);
  for (guint i = 0; i < n_fields; i++)
    klass->properties[i + 1] = create_property (&fields[i]);
  g_object_class_install_properties (object_class, n_fields + 1, klass->properties);
}

static void
cascada_record_constructed (GObject *object)
{
  CascadaRecordPrivate *priv = PRIVATE (CASCADA_RECORD (object));
  CascadaRecordClass *klass = CASCADA_RECORD_GET_CLASS (object);

  priv->values = g_new0 (CascadaValue, klass->n_fields);
  for (guint i = 0; i < klass->n_fields; i++)
    cascada_field_get_fallback (&klass->fields[i], &priv->values[i]);

  G_OBJECT_CLASS (cascada_record_parent_class)->constructed (object);
}

static void
cascada_record_finalize (GObject *object)
{
  CascadaRecordPrivate *priv = PRIVATE (CASCADA_RECORD (object));
  CascadaRecordClass *klass = CASCADA_RECORD_GET_CLASS (object);

  for (guint i = 0; i < klass->n_fields; i++)
    cascada_value_clear (&priv->values[i]);
  g_free (priv->values);

  G_OBJECT_CLASS (cascada_record_parent_class)->finalize (object);
}

static void
cascada_record_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  CascadaRecordPrivate *priv = PRIVATE (CASCADA_RECORD (object));

  switch (property_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, priv->id);
      break;
    case PROP_PERIOD:
      g_value_set_int (value, priv->period);
      break;
    case PROP_REMOVED:
      g_value_set_boolean (value, priv->removed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cascada_record_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  CascadaRecord *self = CASCADA_RECORD (object);
  CascadaRecordPrivate *priv = PRIVATE (self);

  switch (property_id)
    {
    case PROP_ID:
      priv->id = g_value_get_int64 (value);
      break;
    case PROP_PERIOD:
      priv->period = g_value_get_int (value);
      break;
    case PROP_REMOVED:
      cascada_record_set_removed (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cascada_record_class_init (CascadaRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = cascada_record_constructed;
  object_class->finalize = cascada_record_finalize;
  object_class->get_property = cascada_record_get_property;
  object_class->set_property = cascada_record_set_property;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0,
                                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PERIOD] = g_param_spec_int ("period", NULL, NULL, 0, G_MAXINT, CASCADA_PERIOD_NONE,
                                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_REMOVED] =
      g_param_spec_boolean ("removed", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cascada_record_init (CascadaRecord *self)
{
}

/**
 * cascada_record_get_ref:
 *
 * Returns: what names the record in the workspace
 */
CascadaRef
cascada_record_get_ref (CascadaRecord *self)
{
  CascadaRecordPrivate *priv = PRIVATE (self);

  return (CascadaRef){ CASCADA_RECORD_GET_CLASS (self)->kind, priv->period, priv->id };
}

CascadaKind
cascada_record_get_kind (CascadaRecord *self)
{
  g_return_val_if_fail (CASCADA_IS_RECORD (self), CASCADA_KIND_NONE);

  return CASCADA_RECORD_GET_CLASS (self)->kind;
}

/** cascada_record_get_id: of the record; of a cell the record it belongs to. */
gint64
cascada_record_get_id (CascadaRecord *self)
{
  g_return_val_if_fail (CASCADA_IS_RECORD (self), 0);

  return PRIVATE (self)->id;
}

/** cascada_record_is_removed: whether it was removed; it stays in the file for history and undo. */
gboolean
cascada_record_is_removed (CascadaRecord *self)
{
  g_return_val_if_fail (CASCADA_IS_RECORD (self), FALSE);

  return PRIVATE (self)->removed;
}

void
cascada_record_set_removed (CascadaRecord *self, gboolean removed)
{
  g_return_if_fail (CASCADA_IS_RECORD (self));

  if (PRIVATE (self)->removed == !!removed)
    return;
  PRIVATE (self)->removed = !!removed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMOVED]);
}

/**
 * cascada_record_get_value:
 * @field: number of a field of its kind
 *
 * Returns: (transfer none): what the field holds, until it is next set
 */
const CascadaValue *
cascada_record_get_value (CascadaRecord *self, guint field)
{
  static const CascadaValue none = { CASCADA_VALUE_NONE, { 0 } };

  g_return_val_if_fail (CASCADA_IS_RECORD (self), &none);
  g_return_val_if_fail (field > 0 && field <= CASCADA_RECORD_GET_CLASS (self)->n_fields, &none);

  return &PRIVATE (self)->values[field - 1];
}

/**
 * cascada_record_set_value:
 * @field: number of a field of its kind
 * @value: copied; not validated here, see cascada_field_validate()
 *
 * Changes the object and notifies; the workspace file is changed by an edit only.
 */
void
cascada_record_set_value (CascadaRecord *self, guint field, const CascadaValue *value)
{
  CascadaValue *stored;

  g_return_if_fail (CASCADA_IS_RECORD (self));
  g_return_if_fail (field > 0 && field <= CASCADA_RECORD_GET_CLASS (self)->n_fields);
  g_return_if_fail (value != NULL);

  stored = &PRIVATE (self)->values[field - 1];
  if (cascada_value_equal (stored, value))
    return;
  cascada_value_clear (stored);
  cascada_value_copy (value, stored);
  g_object_notify_by_pspec (G_OBJECT (self), CASCADA_RECORD_GET_CLASS (self)->properties[field]);
}

/**
 * cascada_record_get_text:
 *
 * Returns: (transfer none) (nullable): %NULL where there is no value
 */
const char *
cascada_record_get_text (CascadaRecord *self, guint field)
{
  const CascadaValue *value = cascada_record_get_value (self, field);

  return value->type == CASCADA_VALUE_TEXT ? value->text : NULL;
}

/** cascada_record_get_integer: a number, boolean, enumeration or reference; 0 where there is no value. */
gint64
cascada_record_get_integer (CascadaRecord *self, guint field)
{
  const CascadaValue *value = cascada_record_get_value (self, field);

  return value->type == CASCADA_VALUE_INTEGER ? value->integer : 0;
}

/** cascada_record_get_decimal: %CASCADA_DECIMAL_NONE where there is no value. */
CascadaDecimal
cascada_record_get_decimal (CascadaRecord *self, guint field)
{
  return cascada_value_get_decimal (cascada_record_get_value (self, field));
}
