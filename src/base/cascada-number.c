/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading numbers as people write them, one at a time; a column together is cascada-number-column.c. */

#include "config.h"

#include "cascada-number.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-text.h"

typedef enum
{
  MARK_PERCENT = 1 << 0,
  MARK_CURRENCY = 1 << 1,
  MARK_MULTIPLIER = 1 << 2,
} Mark;

/* What may follow the digits, folded; the longer of two that begin alike first. */
static const struct
{
  const char *word;
  Mark mark;
  gint64 multiplier;
} marks[] = {
  { "%", MARK_PERCENT, 1 },
  { "por ciento", MARK_PERCENT, 1 },
  { "mil millones", MARK_MULTIPLIER, 1000000000 },
  { "millones", MARK_MULTIPLIER, 1000000 },
  { "millon", MARK_MULTIPLIER, 1000000 },
  { "mil", MARK_MULTIPLIER, 1000 },
  { "billones", MARK_MULTIPLIER, 1000000000000 },
  { "billon", MARK_MULTIPLIER, 1000000000000 },
  { "de pesos", MARK_CURRENCY, 1 },
  { "pesos", MARK_CURRENCY, 1 },
  { "cop", MARK_CURRENCY, 1 },
};

static gboolean
read_mark (const char **text, Mark *seen, gint64 *multiplier)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize length = strlen (marks[i].word);

      if (strncmp (*text, marks[i].word, length) != 0 || g_ascii_isalnum ((*text)[length]))
        continue;
      if (*seen & marks[i].mark)
        return FALSE;
      *seen |= marks[i].mark;
      *multiplier *= marks[i].multiplier;
      *text += length;
      *text += **text == ' ';
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_marks (const char *text, Mark *seen, gint64 *multiplier)
{
  text += *text == ' ';
  while (*text != '\0')
    if (!read_mark (&text, seen, multiplier))
      return FALSE;
  return !(*seen & MARK_PERCENT) || *seen == MARK_PERCENT;
}

/* Sign and $ in either order, each once. */
static const char *
skip_prefix (const char *text, gboolean *negative, Mark *seen)
{
  gboolean sign = FALSE;

  for (;;)
    {
      gsize length = g_str_has_prefix (text, "\u2212") ? strlen ("\u2212") : *text == '-' || *text == '+' ? 1
                                                                                                          : 0;

      if (length > 0 && !sign)
        {
          sign = TRUE;
          *negative = *text != '+';
          text += length;
        }
      else if (*text == '$' && !(*seen & MARK_CURRENCY))
        {
          *seen |= MARK_CURRENCY;
          text++;
          text += *text == ' ';
        }
      else
        return text;
    }
}

/* The run of digits and separators at @text; a space belongs to it between digits only. */
static gsize
measure_digits (const char *text)
{
  gsize length = 0;

  while (g_ascii_isdigit (text[length]) || (text[length] != '\0' && strchr (".,'", text[length]) != NULL) ||
         (text[length] == ' ' && length > 0 && g_ascii_isdigit (text[length + 1])))
    length++;
  return length;
}

/* Whether @separator may follow the @run digits collected since @previous, the separator before it (0: none). */
static gboolean
accept_group (const GString *digits, gsize run, char previous, char separator)
{
  if (previous == 0)
    return run >= 1 && run <= 3 && digits->str[0] != '0';
  return run == 3 && (separator == previous || (previous == '\'' && separator == '.'));
}

/*
 * Rewrites digits and separators as cascada_decimal_parse() takes them, or returns FALSE where they are not grouped as
 * the convention does. Colombian text also marks the millions with an apostrophe (1'500.000); a space groups in both.
 */
static gboolean
normalise_digits (const char *text, gsize length, CascadaConvention convention, GString *digits)
{
  gboolean es_co = convention == CASCADA_CONVENTION_ES_CO;
  const char *groups = es_co ? ".' " : ", ";
  char point = es_co ? ',' : '.', previous = 0;
  gboolean fraction = FALSE;
  gsize run = 0;

  /* “95,%”: a separator with nothing behind it separates nothing, in either convention */
  if (length > 1 && strspn (text, "0123456789") == length - 1 && strchr (".,", text[length - 1]) != NULL)
    length--;

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      if (g_ascii_isdigit (c))
        run++;
      else if (fraction || (previous != 0 && run != 3))
        return FALSE;
      else if (c == point)
        {
          if (digits->len == 0)
            g_string_append_c (digits, '0');
          fraction = TRUE;
          run = 0;
          c = '.';
        }
      else if (strchr (groups, c) != NULL && accept_group (digits, run, previous, c))
        {
          previous = c;
          run = 0;
          continue;
        }
      else
        return FALSE;
      g_string_append_c (digits, c);
    }
  return fraction ? run > 0 : previous == 0 ? run > 0
                                            : run == 3;
}

typedef enum
{
  OUTCOME_READ,
  OUTCOME_REFUSED,
  OUTCOME_OUT_OF_RANGE,
} Outcome;

static Outcome
read_folded (const char *text, CascadaConvention convention, CascadaNumber *number)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean negative = FALSE;
  Mark seen = 0;
  gint64 multiplier = 1;
  CascadaDecimal value;
  gsize length;

  text = skip_prefix (text, &negative, &seen);
  length = measure_digits (text);
  if (!normalise_digits (text, length, convention, digits) || !read_marks (text + length, &seen, &multiplier))
    return OUTCOME_REFUSED;
  if (!cascada_decimal_parse (digits->str, &value, NULL) || __builtin_mul_overflow (value, multiplier, &value))
    return OUTCOME_OUT_OF_RANGE;

  number->value = negative ? -value : value;
  number->percent = (seen & MARK_PERCENT) != 0;
  number->currency = (seen & MARK_CURRENCY) != 0;
  number->multiplier = multiplier;
  return OUTCOME_READ;
}

static CascadaReading
classify (const char *folded, CascadaNumber *es_co, CascadaNumber *plain, gboolean *out_of_range)
{
  Outcome as_es_co = read_folded (folded, CASCADA_CONVENTION_ES_CO, es_co);
  Outcome as_plain = read_folded (folded, CASCADA_CONVENTION_PLAIN, plain);

  *out_of_range = as_es_co == OUTCOME_OUT_OF_RANGE || as_plain == OUTCOME_OUT_OF_RANGE;
  if (*folded == '\0')
    return CASCADA_READING_EMPTY;
  if (as_es_co == OUTCOME_READ && as_plain == OUTCOME_READ)
    return es_co->value == plain->value ? CASCADA_READING_NUMBER : CASCADA_READING_AMBIGUOUS;
  if (as_es_co == OUTCOME_READ || as_plain == OUTCOME_READ)
    return as_es_co == OUTCOME_READ ? CASCADA_READING_ES_CO : CASCADA_READING_PLAIN;
  return CASCADA_READING_REFUSED;
}

/**
 * cascada_number_classify:
 * @text: one cell
 * @es_co: (out): the number in es-CO, where it is one
 * @plain: (out): the number in plain text, where it is one
 *
 * In which conventions @text is a number, and whether that proves anything.
 */
CascadaReading
cascada_number_classify (const char *text, CascadaNumber *es_co, CascadaNumber *plain)
{
  g_autofree char *folded = cascada_text_fold (text);
  gboolean out_of_range;

  return classify (folded, es_co, plain, &out_of_range);
}

static gboolean
refuse (GError **error, const char *text, CascadaConvention convention, gboolean out_of_range)
{
  g_autofree char *valid = g_utf8_make_valid (text, MIN (strlen (text), 64));

  if (out_of_range)
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_RANGE,
                 _ ("“%s” is too large or has more than six decimals"), valid);
  else if (convention == CASCADA_CONVENTION_ES_CO)
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID,
                 _ ("“%s” is not a number written like 1.234,56"), valid);
  else if (convention == CASCADA_CONVENTION_PLAIN)
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID,
                 _ ("“%s” is not a number written like 1234.56 or 1,234.56"), valid);
  else
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("“%s” is not a number"), valid);
  return FALSE;
}

static gboolean
refuse_ambiguous (GError **error, const char *text, CascadaDecimal es_co, CascadaDecimal plain)
{
  g_autofree char *as_es_co = cascada_decimal_to_string (es_co);
  g_autofree char *as_plain = cascada_decimal_to_string (plain);

  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID,
               _ ("“%s” means %s with a decimal comma and %s with a decimal point: say which one the numbers use"),
               text, as_es_co, as_plain);
  return FALSE;
}

/**
 * cascada_number_read:
 * @text: a number as people write it, with %, $ and words like “millones”
 * @convention: how it is written; %CASCADA_CONVENTION_AUTO takes only what means the same however it is read
 * @number: (out): the number; untouched on error
 * @error: %CASCADA_ERROR_INVALID where it is none (wrong grouping too: "12.34" is no es-CO number, "1e5" and "=1+1" are
 *   none at all), %CASCADA_ERROR_RANGE where it cannot be stored exactly
 */
gboolean
cascada_number_read (const char *text, CascadaConvention convention, CascadaNumber *number, GError **error)
{
  g_autofree char *folded = NULL;
  gboolean out_of_range = FALSE;
  CascadaNumber es_co, plain;
  CascadaReading reading;
  Outcome outcome;

  g_return_val_if_fail (text != NULL && number != NULL, FALSE);

  folded = cascada_text_fold (text);
  if (convention != CASCADA_CONVENTION_AUTO)
    {
      outcome = read_folded (folded, convention, number);
      return outcome == OUTCOME_READ || refuse (error, text, convention, outcome == OUTCOME_OUT_OF_RANGE);
    }
  reading = classify (folded, &es_co, &plain, &out_of_range);
  if (reading == CASCADA_READING_AMBIGUOUS)
    return refuse_ambiguous (error, text, es_co.value, plain.value);
  if (reading == CASCADA_READING_EMPTY || reading == CASCADA_READING_REFUSED)
    return refuse (error, text, convention, out_of_range);
  *number = reading == CASCADA_READING_PLAIN ? plain : es_co;
  return TRUE;
}
