/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "cascada-decimal.h"

G_BEGIN_DECLS

typedef enum
{
  CASCADA_VALUE_NONE,
  CASCADA_VALUE_INTEGER,
  CASCADA_VALUE_TEXT,
} CascadaValueType;

/**
 * CascadaValue:
 *
 * What a field holds, as it is stored: nothing, an int64 (whole numbers, booleans, enumerations, periods, references,
 * decimals in millionths) or text. The field's declaration says which and what it means.
 */
typedef struct
{
  CascadaValueType type;
  union
  {
    gint64 integer;
    char *text;
  };
} CascadaValue;

#define CASCADA_VALUE_INIT ((CascadaValue){ CASCADA_VALUE_NONE, { 0 } })

/* Borrowed views for passing a value in; nothing is copied. An absent decimal, NULL and the empty text are no
 * value. */
CascadaValue cascada_value_integer (gint64 integer);
CascadaValue cascada_value_decimal (CascadaDecimal decimal);
CascadaValue cascada_value_text (const char *text);

void cascada_value_copy (const CascadaValue *source, CascadaValue *copy);
void cascada_value_clear (CascadaValue *value);
gboolean cascada_value_equal (const CascadaValue *a, const CascadaValue *b);
CascadaDecimal cascada_value_get_decimal (const CascadaValue *value);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CascadaValue, cascada_value_clear)

G_END_DECLS
