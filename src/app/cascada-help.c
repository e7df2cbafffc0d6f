/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The users' help: HTML pages that come with the program, one folder a language, shown in the browser. */

#include "config.h"

#include "cascada-help.h"

#define FALLBACK_LANGUAGE "en"

static const char *
get_data_dir (void)
{
  const char *override = g_getenv ("CASCADA_DATADIR");

  return override != NULL ? override : PKGDATADIR;
}

static char *
find_page (const char *page)
{
  const char *const *languages = g_get_language_names ();

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (get_data_dir (), "help", languages[i], page, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return g_build_filename (get_data_dir (), "help", FALLBACK_LANGUAGE, page, NULL);
}

/**
 * cascada_help_show:
 * @parent: (nullable): window it belongs to
 * @page: (nullable): name of the file, for example "cascada.html"; %NULL: the first page
 *
 * Shows a page of the help in the language of the user, in English where there is none.
 */
void
cascada_help_show (GtkWindow *parent, const char *page)
{
  g_autofree char *path = find_page (page != NULL ? page : "cascada.html");
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}
