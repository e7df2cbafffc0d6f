/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-text.h"

#include <string.h>

#define ZERO_WIDTH_SPACE 0x200b
#define BYTE_ORDER_MARK 0xfeff

/* U+00C0 … U+00FF, the second bytes after 0xC3: nearly every accented letter of Spanish text. 0: the slow way. */
static const char latin_folds[64] = "aaaaaa\0ceeeeiiii\0nooooo\0\0uuuuy\0\0"
                                    "aaaaaa\0ceeeeiiii\0nooooo\0\0uuuuy\0y";

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == ZERO_WIDTH_SPACE || c == BYTE_ORDER_MARK;
}

/* Copies the run of visible ASCII at @text, which most text is, and moves on. */
static char *
fold_run (const char **text, char *out)
{
  const char *p = *text;

  for (; (guchar) (*p - '!') <= '~' - '!'; p++)
    *out++ = (guchar) (*p - 'A') <= 'Z' - 'A' ? *p + ('a' - 'A') : *p;
  *text = p;
  return out;
}

/* The fold of the character at @text, which is moved on: ' ' for white space, 0 for a mark that is dropped. */
static gunichar
fold_next (const char **text)
{
  gunichar base[G_UNICHAR_MAX_DECOMPOSITION_LENGTH], c;
  const guchar *bytes = (const guchar *) *text;

  if (bytes[0] < 0x80)
    {
      (*text)++;
      return g_ascii_isspace (bytes[0]) ? ' ' : (gunichar) g_ascii_tolower (bytes[0]);
    }
  if (bytes[0] == 0xc3 && (bytes[1] & 0xc0) == 0x80 && latin_folds[bytes[1] & 0x3f] != 0)
    {
      *text += 2;
      return latin_folds[bytes[1] & 0x3f];
    }
  c = g_utf8_get_char_validated (*text, -1);
  if (c >= (gunichar) -2)
    {
      (*text)++;
      return '?';
    }
  *text = g_utf8_next_char (*text);
  if (is_space (c))
    return ' ';
  if (g_unichar_fully_decompose (c, FALSE, base, G_N_ELEMENTS (base)) > 0)
    c = base[0];
  return g_unichar_ismark (c) ? 0 : g_unichar_tolower (c);
}

/**
 * cascada_text_append_fold:
 * @folded: (inout): where the fold is appended
 * @text: any text; bytes that are no UTF-8 count as “?”
 *
 * The form of @text in which search and headers are compared: small letters without accents, every run of white space
 * one space, none at the ends. “Ponderación” and “ PONDERACION” fold to “ponderacion”.
 */
void
cascada_text_append_fold (GString *folded, const char *text)
{
  gsize start = folded->len;
  gboolean pending = FALSE;
  char *out;

  /* a letter can grow by half at most when it becomes small (U+023A); the rest is for the last one */
  g_string_set_size (folded, start + strlen (text) * 3 / 2 + 8);
  out = folded->str + start;

  while (*text != '\0')
    {
      gunichar c = fold_next (&text);

      if (c == ' ')
        pending = out > folded->str + start;
      else if (c != 0)
        {
          if (pending)
            *out++ = ' ';
          pending = FALSE;
          if (c < 0x80)
            {
              *out++ = (char) c;
              out = fold_run (&text, out);
            }
          else
            out += g_unichar_to_utf8 (c, out);
        }
    }
  g_string_truncate (folded, out - folded->str);
}

/**
 * cascada_text_fold:
 *
 * Returns: (transfer full): the fold of @text, see cascada_text_append_fold()
 */
char *
cascada_text_fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  cascada_text_append_fold (folded, text);
  return g_string_free (folded, FALSE);
}

/**
 * cascada_text_collapse:
 *
 * Returns: (transfer full): @text as it is, but with each run of white space one space and none at the ends, and valid
 */
char *
cascada_text_collapse (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *collapsed = g_string_sized_new (strlen (valid));
  gboolean pending = FALSE;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_space (c))
        {
          pending = TRUE;
          continue;
        }
      if (pending && collapsed->len > 0)
        g_string_append_c (collapsed, ' ');
      pending = FALSE;
      g_string_append_unichar (collapsed, c);
    }
  return g_string_free (collapsed, FALSE);
}

/** cascada_text_equal: whether both fold to the same, as a header and the name of a column. */
gboolean
cascada_text_equal (const char *a, const char *b)
{
  g_autofree char *fold_a = cascada_text_fold (a);
  g_autofree char *fold_b = cascada_text_fold (b);

  return strcmp (fold_a, fold_b) == 0;
}

/**
 * cascada_text_contains:
 * @folded: what is sought, already folded; "" is in every text
 */
gboolean
cascada_text_contains (const char *text, const char *folded)
{
  g_autofree char *fold = cascada_text_fold (text);

  return strstr (fold, folded) != NULL;
}

/**
 * cascada_text_get_key:
 *
 * Returns: (transfer full): the fold of @text without final stops, commas and the like: texts with the same key are the
 *   same text written twice (domain §6, C7)
 */
char *
cascada_text_get_key (const char *text)
{
  char *key = cascada_text_fold (text);
  gsize length = strlen (key);

  while (length > 0 && strchr (" .,;:*", key[length - 1]) != NULL)
    length--;
  key[length] = '\0';
  return key;
}

/** cascada_text_is_same: whether both are the same text, ignoring case, accents, white space and final stops. */
gboolean
cascada_text_is_same (const char *a, const char *b)
{
  g_autofree char *key_a = cascada_text_get_key (a);
  g_autofree char *key_b = cascada_text_get_key (b);

  return strcmp (key_a, key_b) == 0;
}

static guint
bounded_distance (const char *a, guint length_a, const char *b, guint length_b, guint limit)
{
  g_autofree guint *row = g_new (guint, length_b + 1);

  for (guint j = 0; j <= length_b; j++)
    row[j] = j;
  for (guint i = 1; i <= length_a; i++)
    {
      guint diagonal = row[0], least = row[0] = i;

      for (guint j = 1; j <= length_b; j++)
        {
          guint change = diagonal + (a[i - 1] != b[j - 1]);

          diagonal = row[j];
          row[j] = MIN (change, MIN (row[j], row[j - 1]) + 1);
          least = MIN (least, row[j]);
        }
      if (least > limit)
        return limit + 1;
    }
  return MIN (row[length_b], limit + 1);
}

/**
 * cascada_text_measure_distance:
 * @limit: above this the exact number does not matter
 *
 * How many letters of the keys of both texts must be added, dropped or changed to get from one to the other: 1 from
 * “creatividad” to “reatividad”.
 *
 * Returns: the number, or @limit + 1 where it is above @limit
 */
guint
cascada_text_measure_distance (const char *a, const char *b, guint limit)
{
  g_autofree char *key_a = cascada_text_get_key (a);
  g_autofree char *key_b = cascada_text_get_key (b);
  gsize length_a = strlen (key_a), length_b = strlen (key_b);

  if (MAX (length_a, length_b) - MIN (length_a, length_b) > limit)
    return limit + 1;
  return bounded_distance (key_a, length_a, key_b, length_b, limit);
}
