/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-value.h"

/** cascada_value_integer: a whole number, boolean, enumeration, period or reference. */
CascadaValue
cascada_value_integer (gint64 integer)
{
  return (CascadaValue){ .type = CASCADA_VALUE_INTEGER, .integer = integer };
}

/** cascada_value_decimal: millionths; an absent decimal is no value. */
CascadaValue
cascada_value_decimal (CascadaDecimal decimal)
{
  return decimal == CASCADA_DECIMAL_NONE ? CASCADA_VALUE_INIT : cascada_value_integer (decimal);
}

/** cascada_value_text: a view of @text, which must outlive it; %NULL and the empty text are no value. */
CascadaValue
cascada_value_text (const char *text)
{
  return text == NULL || *text == '\0' ? CASCADA_VALUE_INIT : (CascadaValue){ .type = CASCADA_VALUE_TEXT, .text = (char *) text };
}

/**
 * cascada_value_copy:
 * @source: a value
 * @copy: (out): an uninitialised or cleared place; to be cleared with cascada_value_clear()
 */
void
cascada_value_copy (const CascadaValue *source, CascadaValue *copy)
{
  *copy = *source;
  if (source->type == CASCADA_VALUE_TEXT)
    copy->text = g_strdup (source->text);
}

/** cascada_value_clear: frees an owned value and leaves none. Never for a borrowed view. */
void
cascada_value_clear (CascadaValue *value)
{
  if (value->type == CASCADA_VALUE_TEXT)
    g_free (value->text);
  *value = CASCADA_VALUE_INIT;
}

gboolean
cascada_value_equal (const CascadaValue *a, const CascadaValue *b)
{
  if (a->type != b->type)
    return FALSE;

  switch (a->type)
    {
    case CASCADA_VALUE_INTEGER:
      return a->integer == b->integer;
    case CASCADA_VALUE_TEXT:
      return g_str_equal (a->text, b->text);
    case CASCADA_VALUE_NONE:
    default:
      return TRUE;
    }
}

/** cascada_value_get_decimal: %CASCADA_DECIMAL_NONE where there is no value. */
CascadaDecimal
cascada_value_get_decimal (const CascadaValue *value)
{
  return value->type == CASCADA_VALUE_INTEGER ? value->integer : CASCADA_DECIMAL_NONE;
}
