/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The value of a field as it is typed, written for programs, and shown to people. */

#include "config.h"

#include "cascada-cli-value.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#include "cascada-change-log.h"
#include "cascada-date.h"
#include "cascada-number.h"

static gboolean
parse_boolean (const char *text, CascadaValue *value, GError **error)
{
  gboolean yes = g_str_equal (text, "yes");

  if (!yes && !g_str_equal (text, "no"))
    return cascada_cli_misuse (error, _ ("“%s”: say yes or no"), text);
  *value = cascada_value_integer (yes);
  return TRUE;
}

static gboolean
parse_enum (const CascadaField *field, const char *text, CascadaValue *value, GError **error)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (field->enum_type ());
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < klass->n_values; i++)
    {
      if (g_str_equal (klass->values[i].value_nick, text))
        {
          *value = cascada_value_integer (klass->values[i].value);
          return TRUE;
        }
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", klass->values[i].value_nick);
    }
  return cascada_cli_misuse (error, _ ("%s: “%s” is not one of %s"), field->name, text, names->str);
}

static gboolean
parse_integer (const char *text, CascadaValue *value, GError **error)
{
  gint64 integer;

  if (!g_ascii_string_to_signed (text, 10, G_MININT64 + 1, G_MAXINT64, &integer, NULL))
    return cascada_cli_misuse (error, _ ("“%s” is not a whole number"), text);
  *value = cascada_value_integer (integer);
  return TRUE;
}

static gboolean
parse_decimal (const char *text, CascadaValue *value, GError **error)
{
  CascadaDecimal decimal;

  if (!cascada_decimal_parse (text, &decimal, error))
    {
      g_prefix_error (error, "%s: ", _ ("write numbers as 1234.56"));
      (*error)->domain = CASCADA_CLI_MISUSE_ERROR;
      return FALSE;
    }
  *value = cascada_value_decimal (decimal);
  return TRUE;
}

static gboolean
parse_reference (CascadaWorkspace *workspace, const CascadaField *field, const char *text, CascadaValue *value, GError **error)
{
  gint64 id = cascada_cli_find_record (workspace, NULL, field->references, text, error);

  *value = cascada_value_integer (id);
  return id != 0;
}

static gboolean
parse_date (const char *text, CascadaValue *value, GError **error)
{
  CascadaDate date;

  if (!cascada_date_parse (text, &date, error))
    return FALSE;
  *value = cascada_value_integer (date);
  return TRUE;
}

static gboolean
parse_period (const char *text, CascadaValue *value, GError **error)
{
  CascadaPeriod period;

  if (!cascada_period_parse (text, &period, error))
    return FALSE;
  *value = cascada_value_integer (period);
  return TRUE;
}

/**
 * cascada_cli_value_parse:
 * @text: as typed: locale-free; empty for no value
 * @value: (out): borrows @text
 */
gboolean
cascada_cli_value_parse (CascadaWorkspace *workspace, const CascadaCliAddress *address, const char *text, CascadaValue *value,
                         GError **error)
{
  const CascadaField *field = cascada_field_get (address->ref.kind, address->field);

  *value = CASCADA_VALUE_INIT;
  if (text[0] == '\0')
    return TRUE;
  switch (field->type)
    {
    case CASCADA_FIELD_BOOLEAN:
      return parse_boolean (text, value, error);
    case CASCADA_FIELD_ENUM:
      return parse_enum (field, text, value, error);
    case CASCADA_FIELD_INTEGER:
      return parse_integer (text, value, error);
    case CASCADA_FIELD_DECIMAL:
      return parse_decimal (text, value, error);
    case CASCADA_FIELD_REFERENCE:
      return parse_reference (workspace, field, text, value, error);
    case CASCADA_FIELD_DATE:
      return parse_date (text, value, error);
    case CASCADA_FIELD_PERIOD:
      return parse_period (text, value, error);
    case CASCADA_FIELD_TEXT:
    default:
      *value = cascada_value_text (text);
      return TRUE;
    }
}

/**
 * cascada_cli_value_to_data:
 * @field: its number, or one of the log's %CASCADA_FIELD_CREATION and %CASCADA_FIELD_REMOVED
 *
 * Returns: (transfer full) (nullable): locale-free, as cascada_cli_value_parse() reads it; %NULL where there is no value
 */
char *
cascada_cli_value_to_data (CascadaKind kind, int field, const CascadaValue *value)
{
  const CascadaField *declaration = field > 0 ? cascada_field_get (kind, field) : NULL;

  if (value->type == CASCADA_VALUE_NONE)
    return NULL;
  if (value->type == CASCADA_VALUE_TEXT)
    return g_strdup (value->text);
  if (field == CASCADA_FIELD_REMOVED || (declaration != NULL && declaration->type == CASCADA_FIELD_BOOLEAN))
    return g_strdup (value->integer != 0 ? "yes" : "no");
  if (declaration != NULL && declaration->type == CASCADA_FIELD_DECIMAL)
    return cascada_decimal_to_string (value->integer);
  if (declaration != NULL && declaration->type == CASCADA_FIELD_ENUM)
    return g_strdup (cascada_cli_enum_nick (declaration->enum_type (), (int) value->integer));
  if (declaration != NULL && declaration->type == CASCADA_FIELD_DATE)
    return cascada_date_to_string ((CascadaDate) value->integer);
  if (declaration != NULL && declaration->type == CASCADA_FIELD_PERIOD)
    return cascada_period_to_string ((CascadaPeriod) value->integer);
  return g_strdup_printf ("%s%" G_GINT64_FORMAT,
                          declaration != NULL && declaration->type == CASCADA_FIELD_REFERENCE ? "#" : "", value->integer);
}

/* What a record was made with, “Code: 77, Name: …”; positions and absent values say nothing to people. */
static char *
format_creation (CascadaKind kind, const char *json)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  CascadaRecordClass *klass = cascada_kind_get_class (kind);
  GString *text = g_string_new (NULL);
  JsonObject *values;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return g_string_free (g_string_append (text, json), FALSE);
  values = json_node_get_object (root);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      JsonNode *node = json_object_get_member (values, klass->fields[i].name);
      g_autofree char *shown = NULL;
      CascadaValue value;

      if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || g_str_equal (klass->fields[i].name, "position"))
        continue;
      if (json_node_get_value_type (node) == G_TYPE_STRING)
        value = cascada_value_text (json_node_get_string (node));
      else
        value = cascada_value_integer (json_node_get_int (node));
      shown = cascada_cli_value_format (kind, (int) i + 1, &value);
      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? ", " : "", _ (klass->fields[i].label), shown);
    }
  return g_string_free (text, FALSE);
}

/** cascada_cli_value_format: the same for people: by the locale, and “none” where there is no value. */
char *
cascada_cli_value_format (CascadaKind kind, int field, const CascadaValue *value)
{
  const CascadaField *declaration = field > 0 ? cascada_field_get (kind, field) : NULL;

  if (value->type == CASCADA_VALUE_NONE)
    return g_strdup (_ ("none"));
  if (field == CASCADA_FIELD_CREATION && value->type == CASCADA_VALUE_TEXT)
    return format_creation (kind, value->text);
  if (declaration != NULL && declaration->type == CASCADA_FIELD_DECIMAL)
    return cascada_number_format (value->integer, CASCADA_DECIMALS_SHORTEST);
  return cascada_cli_value_to_data (kind, field, value);
}
