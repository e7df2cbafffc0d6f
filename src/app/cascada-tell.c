/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-tell.h"

#include <glib/gi18n.h>

#include "cascada-window-private.h"

static GtkWindow *
find_window (GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/** cascada_tell: shows @message as a toast of the window, with an Undo button where @undoable. */
void
cascada_tell (GtkWidget *from, const char *message, gboolean undoable)
{
  GtkWindow *window = find_window (from);

  g_return_if_fail (message != NULL);
  while (window != NULL && !CASCADA_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window != NULL)
    cascada_window_tell (CASCADA_WINDOW (window), message, undoable);
}

/** cascada_tell_failure: says in a dialog that @what did not work, why, and the cure that @error names; silent where cancelled. */
void
cascada_tell_failure (GtkWidget *from, const char *what, const GError *error)
{
  GtkWidget *dialog;

  g_return_if_fail (error != NULL);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = adw_message_dialog_new (find_window (from), what, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
