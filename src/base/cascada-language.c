/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-language.h"

#include <langinfo.h>
#include <locale.h>

#include <glib/gi18n-lib.h>

/* A locale that was never generated on this machine still names the language of the reader. */
static void
set_locale (void)
{
  const char *language = g_getenv ("LANGUAGE");

  if (setlocale (LC_ALL, "") != NULL || setlocale (LC_ALL, "C.UTF-8") == NULL)
    return;
  if (language == NULL || *language == '\0')
    {
      g_autofree char *names = g_strjoinv (":", (char **) g_get_language_names ());

      g_setenv ("LANGUAGE", names, TRUE);
    }
}

/**
 * cascada_language_init:
 *
 * Takes over the locale of the environment and finds the translations; for the beginning of a main(). Texts are UTF-8,
 * also where nobody chose a locale and the C library would take the letters of the plans for noise. The environment
 * variable CASCADA_LOCALEDIR names another folder of translations, for programs that are not installed.
 */
void
cascada_language_init (void)
{
  const char *override = g_getenv ("CASCADA_LOCALEDIR");

  set_locale ();
  if (!g_str_equal (nl_langinfo (CODESET), "UTF-8"))
    setlocale (LC_CTYPE, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, override != NULL ? override : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
