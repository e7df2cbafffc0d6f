/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-draft.h"

#include "cascada-keep.h"

#define GROUP "drafts"
#define ATTACHED_KEY "cascada-draft"

typedef struct
{
  CascadaWorkspace *workspace;
  char *key;
  GObject *text; /* the buffer or editable that is followed; not owned */
} Draft;

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_object_unref (draft->workspace);
  g_free (draft->key);
  g_free (draft);
}

static void
changed_cb (GObject *object, gpointer user_data)
{
  Draft *draft = user_data;
  g_autofree char *text = NULL;

  g_object_get (object, "text", &text, NULL);
  cascada_keep_set (draft->workspace, GROUP, draft->key, text != NULL && *text != '\0' ? text : NULL);
}

/**
 * cascada_draft_attach:
 * @widget: a #GtkEditable or #GtkTextView of a form
 * @key: of the text in its form, as "step/12/approve/document"; '=' and brackets have no place in it
 *
 * Puts back what was typed under @key and not carried out, and keeps from now on what is typed. Until the widget goes, or
 * is attached under another key.
 */
void
cascada_draft_attach (GtkWidget *widget, CascadaWorkspace *workspace, const char *key)
{
  GObject *object = GTK_IS_TEXT_VIEW (widget) ? G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget))) : G_OBJECT (widget);
  g_autofree char *kept = NULL;
  Draft *draft;

  g_return_if_fail (GTK_IS_TEXT_VIEW (widget) || GTK_IS_EDITABLE (widget));
  g_return_if_fail (CASCADA_IS_WORKSPACE (workspace) && key != NULL);

  g_signal_handlers_disconnect_matched (object, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, changed_cb, NULL);
  kept = cascada_keep_get (workspace, GROUP, key);
  if (kept != NULL)
    g_object_set (object, "text", kept, NULL);
  draft = g_new0 (Draft, 1);
  draft->workspace = g_object_ref (workspace);
  draft->key = g_strdup (key);
  g_object_set_data_full (object, ATTACHED_KEY, draft, draft_free);
  g_signal_connect (object, "changed", G_CALLBACK (changed_cb), draft);
}

/** cascada_draft_forget: the form whose keys begin with @key_prefix was carried out or dropped: its texts come back no more. */
void
cascada_draft_forget (CascadaWorkspace *workspace, const char *key_prefix)
{
  cascada_keep_forget (workspace, GROUP, key_prefix);
}

/** cascada_draft_exists: whether something was typed in the form whose keys begin with @key_prefix, and not carried out. */
gboolean
cascada_draft_exists (CascadaWorkspace *workspace, const char *key_prefix)
{
  g_auto (GStrv) keys = cascada_keep_list (workspace, GROUP);

  for (char **key = keys; *key != NULL; key++)
    if (g_str_has_prefix (*key, key_prefix))
      return TRUE;
  return FALSE;
}
