/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-save-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cascada-tell.h"

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autofree char *name = g_file_get_parse_name (G_FILE (source));
  g_autofree char *message = g_strdup_printf (_ ("Exported to %s"), name);
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    cascada_tell_failure (from, _ ("Nothing was exported"), error);
  else
    cascada_tell (from, message, FALSE);
}

/** cascada_save_text: @text: (transfer full): what @file is to hold, whole or not at all */
void
cascada_save_text (GtkWidget *from, GFile *file, char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, saved_cb, g_object_ref (from));
}

/** cascada_save_text_ask: Returns: (transfer full): asks where to, with @name as a proposal; to be shown */
GtkFileChooserNative *
cascada_save_text_ask (GtkWidget *from, const char *title, const char *name)
{
  GtkRoot *root = gtk_widget_get_root (from);
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  return chooser;
}
