/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-field-text.h"

#include <glib/gi18n.h>

#include "cascada-date.h"
#include "cascada-enum-labels.h"
#include "cascada-error.h"
#include "cascada-number.h"

/**
 * cascada_field_to_text:
 *
 * A field's value as people read and type it: decimals by the reader's locale, enumerations by their label; empty
 * where there is none.
 *
 * Returns: (transfer full): the text
 */
char *
cascada_field_to_text (CascadaKind kind, guint field, const CascadaValue *value)
{
  const CascadaField *declaration = cascada_field_get (kind, field);

  if (value == NULL || value->type == CASCADA_VALUE_NONE)
    return g_strdup ("");
  switch (declaration->type)
    {
    case CASCADA_FIELD_TEXT:
      return g_strdup (value->text);
    case CASCADA_FIELD_DECIMAL:
      return cascada_number_format (value->integer, CASCADA_DECIMALS_SHORTEST);
    case CASCADA_FIELD_BOOLEAN:
      return g_strdup (value->integer ? _ ("Yes") : _ ("No"));
    case CASCADA_FIELD_ENUM:
      return g_strdup (cascada_enum_get_label (declaration->enum_type (), (int) value->integer));
    case CASCADA_FIELD_DATE:
      return cascada_date_format ((CascadaDate) value->integer);
    case CASCADA_FIELD_PERIOD:
      return cascada_period_to_string ((CascadaPeriod) value->integer);
    case CASCADA_FIELD_INTEGER:
    case CASCADA_FIELD_REFERENCE:
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
    }
}

static gboolean
read_integer (const CascadaField *declaration, const char *text, CascadaValue *value, GError **error)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, G_MININT64 + 1, G_MAXINT64, &number, NULL))
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("“%s” is not a whole number"), text);
      return FALSE;
    }
  *value = cascada_value_integer (number);
  return TRUE;
}

static gboolean
read_date (const char *text, CascadaValue *value, GError **error)
{
  CascadaDate date;

  if (!cascada_date_parse (text, &date, error))
    return FALSE;
  *value = cascada_value_integer (date);
  return TRUE;
}

static gboolean
read_period (const char *text, CascadaValue *value, GError **error)
{
  CascadaPeriod period;

  if (!cascada_period_parse (text, &period, error))
    return FALSE;
  *value = cascada_value_integer (period);
  return TRUE;
}

static gboolean
read_decimal (const char *text, CascadaValue *value, GError **error)
{
  CascadaNumber number;

  if (!cascada_number_read (text, cascada_convention_get_default (), &number, error))
    return FALSE;
  *value = cascada_value_decimal (number.value);
  return TRUE;
}

/**
 * cascada_field_from_text:
 * @text: as typed; nothing but white space means no value
 * @value: (out): the value; its text borrows @text
 * @error: what is wrong and how to write it
 *
 * Reads what cascada_field_to_text() writes and checks it by the field's declaration.
 */
gboolean
cascada_field_from_text (CascadaKind kind, guint field, const char *text, CascadaValue *value, GError **error)
{
  const CascadaField *declaration = cascada_field_get (kind, field);

  *value = CASCADA_VALUE_INIT;
  while (g_ascii_isspace (*text))
    text++;
  if (*text != '\0')
    switch (declaration->type)
      {
      case CASCADA_FIELD_TEXT:
        *value = cascada_value_text (text);
        break;
      case CASCADA_FIELD_DECIMAL:
        if (!read_decimal (text, value, error))
          return FALSE;
        break;
      case CASCADA_FIELD_INTEGER:
        if (!read_integer (declaration, text, value, error))
          return FALSE;
        break;
      case CASCADA_FIELD_DATE:
        if (!read_date (text, value, error))
          return FALSE;
        break;
      case CASCADA_FIELD_PERIOD:
        if (!read_period (text, value, error))
          return FALSE;
        break;
      case CASCADA_FIELD_BOOLEAN:
      case CASCADA_FIELD_ENUM:
      case CASCADA_FIELD_REFERENCE:
      default:
        g_return_val_if_reached (FALSE);
      }
  return cascada_field_validate (kind, field, value, error);
}
