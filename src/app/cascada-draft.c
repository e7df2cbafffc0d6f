/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-draft.h"

#include <adwaita.h>

#include "cascada-keep.h"

#define GROUP "drafts"
#define ATTACHED_KEY "cascada-draft"

typedef struct
{
  CascadaWorkspace *workspace;
  char *key;
  char *initial;   /* what the form says by itself */
  GObject *object; /* the buffer, editable or list that is followed; not owned */
} Draft;

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_object_unref (draft->workspace);
  g_free (draft->key);
  g_free (draft->initial);
  g_free (draft);
}

/* What is chosen is kept by what it says, as its place in the list may change. */
static char *
get_text (GObject *object)
{
  GObject *item;
  char *text = NULL;

  if (ADW_IS_COMBO_ROW (object))
    {
      item = adw_combo_row_get_selected_item (ADW_COMBO_ROW (object));
      return item != NULL ? g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (item))) : NULL;
    }
  g_object_get (object, "text", &text, NULL);
  return text;
}

static void
set_text (GObject *object, const char *text)
{
  GListModel *choices;

  if (!ADW_IS_COMBO_ROW (object))
    {
      g_object_set (object, "text", text, NULL);
      return;
    }
  choices = adw_combo_row_get_model (ADW_COMBO_ROW (object));
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (choices), i), text))
      {
        adw_combo_row_set_selected (ADW_COMBO_ROW (object), i);
        return;
      }
}

static void
changed_cb (Draft *draft)
{
  g_autofree char *text = get_text (draft->object);

  cascada_keep_set (draft->workspace, GROUP, draft->key, g_strcmp0 (text, draft->initial) != 0 ? text : NULL);
}

/**
 * cascada_draft_attach:
 * @widget: a #GtkEditable or #GtkTextView of a form, or an #AdwComboRow over a #GtkStringList
 * @key: of the text in its form, as "step/12/approve/document"; '=' and brackets have no place in it
 *
 * Puts back what was typed or chosen under @key and not carried out, and keeps from now on what differs from what the form
 * says now, a text that was emptied too. Until the widget goes, or is attached under another key.
 */
void
cascada_draft_attach (GtkWidget *widget, CascadaWorkspace *workspace, const char *key)
{
  GObject *object = GTK_IS_TEXT_VIEW (widget) ? G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget))) : G_OBJECT (widget);
  g_autofree char *kept = NULL;
  Draft *draft;

  g_return_if_fail (GTK_IS_TEXT_VIEW (widget) || GTK_IS_EDITABLE (widget) || ADW_IS_COMBO_ROW (widget));
  g_return_if_fail (CASCADA_IS_WORKSPACE (workspace) && key != NULL);

  g_signal_handlers_disconnect_matched (object, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, changed_cb, NULL);
  draft = g_new0 (Draft, 1);
  draft->initial = get_text (object);
  kept = cascada_keep_get (workspace, GROUP, key);
  if (kept != NULL)
    set_text (object, kept);
  draft->workspace = g_object_ref (workspace);
  draft->key = g_strdup (key);
  draft->object = object;
  g_object_set_data_full (object, ATTACHED_KEY, draft, draft_free);
  g_signal_connect_swapped (object, ADW_IS_COMBO_ROW (object) ? "notify::selected" : "changed", G_CALLBACK (changed_cb), draft);
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
