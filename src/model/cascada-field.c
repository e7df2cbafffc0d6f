/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a field's declaration says about its values. */

#include "config.h"

#include <inttypes.h>

#include <glib/gi18n-lib.h>

#include "cascada-date.h"
#include "cascada-error.h"
#include "cascada-number.h"
#include "cascada-record.h"

#define TEXT_MAX_LENGTH 100000

/**
 * cascada_field_get:
 * @field: its number, from 1
 *
 * Returns: (transfer none) (nullable): its declaration; %NULL where there is no such field
 */
const CascadaField *
cascada_field_get (CascadaKind kind, guint field)
{
  CascadaRecordClass *klass = cascada_kind_get_class (kind);

  return klass != NULL && field > 0 && field <= klass->n_fields ? &klass->fields[field - 1] : NULL;
}

/** cascada_field_find: the number of the field of that name (with - or _), 0 where there is none. */
guint
cascada_field_find (CascadaKind kind, const char *name)
{
  CascadaRecordClass *klass = cascada_kind_get_class (kind);
  g_autofree char *canonical = g_strdelimit (g_strdup (name), "_", '-');

  for (guint i = 0; klass != NULL && i < klass->n_fields; i++)
    if (g_strcmp0 (klass->fields[i].name, canonical) == 0)
      return i + 1;
  return 0;
}

static gboolean
is_within (const CascadaField *field, gint64 integer)
{
  if (field->minimum == 0 && field->maximum == 0)
    return TRUE;
  return integer >= field->minimum && integer <= field->maximum;
}

/**
 * cascada_field_get_fallback:
 * @value: (out): the value of the field when nothing is said; none where it has no fallback
 *
 * Returns: whether it may be left unsaid
 */
gboolean
cascada_field_get_fallback (const CascadaField *field, CascadaValue *value)
{
  *value = CASCADA_VALUE_INIT;
  if (!field->required)
    return TRUE;

  switch (field->type)
    {
    case CASCADA_FIELD_INTEGER:
    case CASCADA_FIELD_DECIMAL:
      if (!is_within (field, field->fallback))
        return FALSE;
      /* fall through */
    case CASCADA_FIELD_BOOLEAN:
    case CASCADA_FIELD_ENUM:
      *value = cascada_value_integer (field->fallback);
      return TRUE;
    case CASCADA_FIELD_TEXT:
    case CASCADA_FIELD_REFERENCE:
    case CASCADA_FIELD_DATE:
    case CASCADA_FIELD_PERIOD:
    default:
      return FALSE;
    }
}

static char *
write_limit (const CascadaField *field, gint64 limit)
{
  return field->type == CASCADA_FIELD_DECIMAL ? cascada_number_format (limit, CASCADA_DECIMALS_SHORTEST)
                                              : g_strdup_printf ("%" G_GINT64_FORMAT, limit);
}

static gboolean
refuse_range (const CascadaField *field, gint64 integer, GError **error)
{
  g_autofree char *given = write_limit (field, integer);
  g_autofree char *least = write_limit (field, field->minimum);
  g_autofree char *greatest = write_limit (field, field->maximum);

  if (given == NULL)
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_RANGE, _ ("“%s”: the number is too large; enter a smaller one"),
                 _ (field->label));
  else if (field->maximum == CASCADA_DECIMAL_MAX)
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_RANGE, _ ("“%s” cannot be %s: enter a number of at least %s"),
                 _ (field->label), given, least);
  else
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_RANGE, _ ("“%s” cannot be %s: enter a number from %s to %s"),
                 _ (field->label), given, least, greatest);
  return FALSE;
}

static gboolean
validate_integer (const CascadaField *field, gint64 integer, GError **error)
{
  switch (field->type)
    {
    case CASCADA_FIELD_BOOLEAN:
      if (integer == 0 || integer == 1)
        return TRUE;
      break;
    case CASCADA_FIELD_ENUM:
      {
        GEnumClass *values = g_type_class_ref (field->enum_type ());
        gboolean known =
            integer >= values->minimum && integer <= values->maximum && g_enum_get_value (values, (int) integer) != NULL;

        g_type_class_unref (values);
        if (known)
          return TRUE;
        break;
      }
    case CASCADA_FIELD_REFERENCE:
      if (integer > 0)
        return TRUE;
      break;
    case CASCADA_FIELD_DATE:
      if (integer <= G_MAXINT32 && cascada_date_is_valid ((CascadaDate) integer))
        return TRUE;
      break;
    case CASCADA_FIELD_PERIOD:
      if (integer <= G_MAXINT32 && cascada_period_is_valid ((CascadaPeriod) integer))
        return TRUE;
      break;
    case CASCADA_FIELD_INTEGER:
    case CASCADA_FIELD_DECIMAL:
      if (integer == CASCADA_DECIMAL_NONE || !is_within (field, integer))
        return refuse_range (field, integer, error);
      return TRUE;
    case CASCADA_FIELD_TEXT:
    default:
      break;
    }
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("“%s” cannot be %" PRId64 ": choose one of its values"),
               _ (field->label), integer);
  return FALSE;
}

static gboolean
has_control_character (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text < ' ' && *text != '\n' && *text != '\t' && *text != '\r')
      return TRUE;
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static gboolean
validate_text (const CascadaField *field, const char *text, GError **error)
{
  glong limit = field->max_length > 0 ? field->max_length : TEXT_MAX_LENGTH;

  if (!g_utf8_validate (text, -1, NULL) || has_control_character (text))
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID,
                 _ ("“%s” holds characters that are not text: type it, or paste it as plain text"), _ (field->label));
  else if (is_blank (text))
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("“%s” is blank: enter a text"), _ (field->label));
  else if (g_utf8_strlen (text, -1) > limit)
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_RANGE, _ ("“%s” is too long (%ld characters): shorten it to at most %ld"),
                 _ (field->label), g_utf8_strlen (text, -1), limit);
  else
    return TRUE;
  return FALSE;
}

/**
 * cascada_field_validate:
 * @value: what it shall hold
 * @error: %CASCADA_ERROR_INVALID or %CASCADA_ERROR_RANGE; the message names the field and the cure
 *
 * Whether @value is one the field can hold. Whether a reference leads somewhere is for the store to say.
 */
gboolean
cascada_field_validate (CascadaKind kind, guint field_number, const CascadaValue *value, GError **error)
{
  const CascadaField *field = cascada_field_get (kind, field_number);

  if (field == NULL)
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("Records of kind %d have no field %u"), kind, field_number);
      return FALSE;
    }

  switch (value->type)
    {
    case CASCADA_VALUE_NONE:
      if (!field->required)
        return TRUE;
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("“%s” is required: enter a value"), _ (field->label));
      return FALSE;
    case CASCADA_VALUE_INTEGER:
      if (field->type != CASCADA_FIELD_TEXT)
        return validate_integer (field, value->integer, error);
      break;
    case CASCADA_VALUE_TEXT:
      if (field->type == CASCADA_FIELD_TEXT)
        return validate_text (field, value->text, error);
      break;
    default:
      break;
    }
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID,
               field->type == CASCADA_FIELD_TEXT ? _ ("“%s” is a text: enter it as one") : _ ("“%s” is a number: enter one"),
               _ (field->label));
  return FALSE;
}
