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

/**
 * cascada_help_show_shortcuts:
 *
 * Shows the keys, in a window that is made now and goes when it is closed. GTK would make it with @parent and keep it
 * hidden: where an assistive technology asks for a window that has just been closed, GTK 4.8 answers with the hidden one,
 * which has no path to be told, and crashes.
 */
void
cascada_help_show_shortcuts (GtkApplicationWindow *parent)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/cascada/Cascada/ui/help-overlay.ui");
  GtkWindow *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_application_window_set_help_overlay (parent, GTK_SHORTCUTS_WINDOW (overlay));
  gtk_window_set_hide_on_close (overlay, FALSE);
  gtk_window_present (overlay);
}
