/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-file-name.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* File systems take 255; the rest is for what a program adds. */
#define SAFE_MAX 200 /* bytes */
#define EXTENSION_MAX 16

/* Controls, and the marks that turn the direction of text and so make “fdp.exe” of “exe.pdf”. */
static gboolean
is_unseen (gunichar character)
{
  switch (g_unichar_type (character))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SURROGATE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Where the extension begins, or the end of the name. */
static const char *
find_extension (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && dot > name && strlen (dot) <= EXTENSION_MAX ? dot : name + strlen (name);
}

/* Shortens before the extension, to so many bytes at most and never within a character. */
static void
shorten (GString *name, gsize max)
{
  g_autofree char *extension = NULL;
  gsize stem;

  if (name->len <= max)
    return;
  extension = g_strdup (find_extension (name->str));
  stem = max - strlen (extension);
  while ((name->str[stem] & 0xc0) == 0x80)
    stem--;
  g_string_truncate (name, stem);
  g_string_append (name, extension);
}

/* Bytes that the first characters of @name take, so that with its extension there are @max characters. */
static gsize
get_max_bytes (const char *name, glong max)
{
  const char *extension = find_extension (name);
  glong stem = max - g_utf8_strlen (extension, -1);

  return (gsize) (g_utf8_offset_to_pointer (name, stem) - name) + strlen (extension);
}

/**
 * cascada_file_name_clean:
 * @name: (nullable): bytes that came as the name of a file
 *
 * Returns: (transfer full): the name as text: valid UTF-8, composed (NFC), without characters that cannot be seen, of at
 *   most %CASCADA_FILE_NAME_MAX characters, its extension kept; where nothing is left, a word that says it has none
 */
char *
cascada_file_name_clean (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GString) clean = NULL;
  g_autofree char *composed = NULL;

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    if (!is_unseen (g_utf8_get_char (at)))
      g_string_append_unichar (seen, g_utf8_get_char (at));
  composed = g_utf8_normalize (seen->str, -1, G_NORMALIZE_NFC);
  clean = g_string_new (g_strstrip (composed));
  if (g_utf8_strlen (clean->str, -1) > CASCADA_FILE_NAME_MAX)
    shorten (clean, get_max_bytes (clean->str, CASCADA_FILE_NAME_MAX));
  if (clean->len == 0)
    g_string_append (clean, _ ("Unnamed"));
  return g_strdup (clean->str);
}

/* What Windows takes for a device, with any extension: a file saved out may go there. */
static gboolean
is_reserved (const char *name)
{
  static const char *const devices[] = { "CON", "PRN", "AUX", "NUL", "COM", "LPT" };
  gsize length = strcspn (name, ". ");

  for (gsize i = 0; i < G_N_ELEMENTS (devices); i++)
    if (g_ascii_strncasecmp (name, devices[i], 3) == 0 && (i < 4 ? length == 3 : length == 4 && g_ascii_isdigit (name[3])))
      return TRUE;
  return FALSE;
}

/**
 * cascada_file_name_make_safe:
 * @name: any text
 *
 * Returns: (transfer full): what a file can be called in a folder of ours: without separators, hidden by no dot, taken for
 *   no option and no device, and short enough for every file system
 */
char *
cascada_file_name_make_safe (const char *name)
{
  g_autofree char *clean = cascada_file_name_clean (name);
  g_autoptr (GString) safe = NULL;

  g_strdelimit (clean, "/\\:*?\"<>|", '_');
  safe = g_string_new (clean + strspn (clean, ". -~"));
  while (safe->len > 0 && strchr (". ", safe->str[safe->len - 1]) != NULL)
    g_string_truncate (safe, safe->len - 1);
  if (is_reserved (safe->str))
    g_string_prepend_c (safe, '_');
  shorten (safe, SAFE_MAX);
  if (safe->len == 0)
    g_string_append (safe, _ ("Unnamed"));
  return g_strdup (safe->str);
}
