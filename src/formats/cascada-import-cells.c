/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of one cell becomes the value of one field. */

#include "config.h"

#include "cascada-import-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-enums.h"
#include "cascada-text.h"

typedef struct
{
  const char *text; /* folded */
  int value;
} Word;

static const Word annualisation_words[] = {
  { "suma", CASCADA_ANNUALISATION_SUM },
  { "creciente", CASCADA_ANNUALISATION_INCREASING },
  { "constante", CASCADA_ANNUALISATION_CONSTANT },
  { "decreciente", CASCADA_ANNUALISATION_DECREASING },
  { NULL },
};

static const Word goal_kind_words[] = {
  { "sectorial", CASCADA_GOAL_KIND_SECTOR },
  { "meta sectorial", CASCADA_GOAL_KIND_SECTOR },
  { "proyecto", CASCADA_GOAL_KIND_PROJECT },
  { "meta proyecto", CASCADA_GOAL_KIND_PROJECT },
  { "gestion", CASCADA_GOAL_KIND_MANAGEMENT },
  { "meta de gestion", CASCADA_GOAL_KIND_MANAGEMENT },
  { "local", CASCADA_GOAL_KIND_LOCAL },
  { "transversal", CASCADA_GOAL_KIND_CROSS_CUTTING },
  { NULL },
};

static const Word boolean_words[] = {
  { "1", TRUE },
  { "true", TRUE },
  { "yes", TRUE },
  { "si", TRUE },
  { "x", TRUE },
  { "verdadero", TRUE },
  { "0", FALSE },
  { "false", FALSE },
  { "no", FALSE },
  { "falso", FALSE },
  { NULL },
};

/** cascada_import_is_blank: nothing, or one of the marks that tables print for nothing where a number would stand. */
gboolean
cascada_import_is_blank (const char *text)
{
  static const char *const marks[] = { "", "-", "–", "—", "n/a", "na", "n.a.", "nd", "n.d.", "s/d", NULL };
  g_autofree char *folded = cascada_text_fold (text);

  return g_strv_contains (marks, folded);
}

static gboolean
find_word (const Word *words, const char *folded, gint64 *value)
{
  for (; words->text != NULL; words++)
    if (g_str_equal (words->text, folded))
      {
        *value = words->value;
        return TRUE;
      }
  return FALSE;
}

static const Word *
get_words (GType type)
{
  return type == CASCADA_TYPE_ANNUALISATION ? annualisation_words : type == CASCADA_TYPE_GOAL_KIND ? goal_kind_words
                                                                                                   : NULL;
}

/** cascada_import_get_word: the Spanish word that is read as an enumeration's value, or %NULL where there is none. */
const char *
cascada_import_get_word (GType type, gint64 value)
{
  for (const Word *word = get_words (type); word != NULL && word->text != NULL; word++)
    if (word->value == value)
      return word->text;
  return NULL;
}

static gboolean
read_enum (const CascadaField *field, const char *text, gint64 *value)
{
  GType type = field->enum_type ();
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  g_autofree char *folded = cascada_text_fold (text);
  GEnumValue *nick = g_enum_get_value_by_nick (klass, folded);

  if (nick != NULL)
    {
      *value = nick->value;
      return TRUE;
    }
  return get_words (type) != NULL && find_word (get_words (type), folded, value);
}

static char *
list_nicks (GType type)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  GString *nicks = g_string_new (NULL);

  for (guint i = 0; i < klass->n_values; i++)
    g_string_append_printf (nicks, "%s%s", i > 0 ? ", " : "", klass->values[i].value_nick);
  return g_string_free (nicks, FALSE);
}

static gboolean
refuse (CascadaImportJob *job, const CascadaMappedColumn *mapped, CascadaPlace place, char *message, const char *repair)
{
  cascada_draft_report (job->draft, CASCADA_SEVERITY_ERROR, place, mapped->name, message, repair);
  return FALSE;
}

static gboolean
read_choice (CascadaImportJob *job, const CascadaMappedColumn *mapped, const CascadaField *field, const char *text,
             CascadaPlace place, gint64 *value)
{
  g_autofree char *nicks = NULL, *repair = NULL;

  if (read_enum (field, text, value))
    return TRUE;
  nicks = list_nicks (field->enum_type ());
  repair = g_strdup_printf (_ ("Write one of %s, or its Spanish word"), nicks);
  return refuse (job, mapped, place, g_strdup_printf (_ ("“%s” is not known here"), text), repair);
}

static const char *
advise (CascadaReading reading)
{
  return reading == CASCADA_READING_AMBIGUOUS ? _ ("Choose es-CO (13.200.000,00) or plain (13200000.00) for the import")
                                              : _ ("Write a number, or leave the cell empty");
}

static gboolean
read_number (CascadaImportJob *job, const CascadaMappedColumn *mapped, const char *text, CascadaPlace place,
             CascadaDecimal *value, gboolean *percent)
{
  g_autoptr (GError) error = NULL;
  CascadaNumber number;
  CascadaReading reading;

  if (cascada_import_is_blank (text))
    {
      cascada_draft_report (job->draft, CASCADA_SEVERITY_NOTE, place, mapped->name,
                            g_strdup_printf (_ ("“%s” is taken as no value"), text), NULL);
      return FALSE;
    }
  reading = cascada_column_read (&mapped->numbers, text, &number, NULL, &error);
  if (reading == CASCADA_READING_NUMBER)
    {
      *value = number.value;
      *percent = number.percent;
      return TRUE;
    }
  return refuse (job, mapped, place, g_strdup (error != NULL ? error->message : text), advise (reading));
}

static gboolean
read_integer (CascadaImportJob *job, const CascadaMappedColumn *mapped, const char *text, CascadaPlace place, gint64 *value)
{
  g_autofree char *digits = g_strdup (text);
  gsize length = strlen (digits);
  gint64 number;

  if (length > 1 && digits[length - 1] == '.')
    digits[length - 1] = '\0';
  if (g_ascii_string_to_signed (digits, 10, 0, G_MAXINT32, &number, NULL))
    {
      *value = number;
      return TRUE;
    }
  return refuse (job, mapped, place, g_strdup_printf (_ ("“%s” is not a whole number"), text), _ ("Write 1, 2, 3 …"));
}

static gboolean
read_boolean (CascadaImportJob *job, const CascadaMappedColumn *mapped, const char *text, CascadaPlace place, gint64 *value)
{
  g_autofree char *folded = cascada_text_fold (text);

  if (find_word (boolean_words, folded, value))
    return TRUE;
  return refuse (job, mapped, place, g_strdup_printf (_ ("“%s” is neither yes nor no"), text), _ ("Write 1 or 0"));
}

/* Names are one line; texts of several lines keep their breaks. */
static char *
tidy (const CascadaField *field, const char *text)
{
  g_autoptr (GString) lines = NULL;

  if (field->max_length > 0 && field->max_length <= 4000)
    return cascada_text_collapse (text);
  lines = g_string_new (text);
  g_string_replace (lines, "\r\n", "\n", 0);
  return g_strstrip (g_string_free (g_steal_pointer (&lines), FALSE));
}

static gboolean
read_scalar (CascadaImportJob *job, const CascadaMappedColumn *mapped, const CascadaField *field, const char *text,
             CascadaPlace place, gint64 *integer, gboolean *percent)
{
  switch (field->type)
    {
    case CASCADA_FIELD_DECIMAL:
      return read_number (job, mapped, text, place, integer, percent);
    case CASCADA_FIELD_INTEGER:
      return read_integer (job, mapped, text, place, integer);
    case CASCADA_FIELD_BOOLEAN:
      return read_boolean (job, mapped, text, place, integer);
    case CASCADA_FIELD_ENUM:
      return read_choice (job, mapped, field, text, place, integer);
    case CASCADA_FIELD_TEXT:
    case CASCADA_FIELD_REFERENCE:
    case CASCADA_FIELD_DATE:
    case CASCADA_FIELD_PERIOD:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * cascada_import_read_cell:
 * @text: as it stands in the file
 * @value: (out): to be cleared
 * @percent: (out): a percent sign stood there
 *
 * Reads the cell for the field that its column fills.
 *
 * Returns: %FALSE where it is empty, or no value of that kind (then there is a finding)
 */
gboolean
cascada_import_read_cell (CascadaImportJob *job, const CascadaMappedColumn *mapped, const char *text, CascadaPlace place,
                          CascadaValue *value, gboolean *percent)
{
  const CascadaField *field = cascada_field_get (mapped->column->kind, mapped->column->field);
  g_autofree char *bare = cascada_csv_unguard (text);
  g_autofree char *tidied = tidy (field, bare);
  g_autoptr (GError) error = NULL;
  gint64 integer = 0;

  *percent = FALSE;
  *value = CASCADA_VALUE_INIT;
  if (*tidied == '\0')
    return FALSE;
  if (field->type == CASCADA_FIELD_TEXT)
    *value = (CascadaValue){ .type = CASCADA_VALUE_TEXT, .text = g_steal_pointer (&tidied) };
  else if (read_scalar (job, mapped, field, tidied, place, &integer, percent))
    *value = cascada_value_integer (integer);
  else
    return FALSE;

  if (cascada_field_validate (mapped->column->kind, mapped->column->field, value, &error))
    return TRUE;
  cascada_value_clear (value);
  return refuse (job, mapped, place, g_strdup (error->message), _ ("Correct the cell"));
}
