/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What adds: files by dialog, dropping and pasting, and links. */

#include "config.h"

#include "cascada-evidence-list-private.h"

#include <glib/gi18n.h>

#include "cascada-link-dialog.h"
#include "cascada-tell.h"

#define MEBIBYTE G_GINT64_CONSTANT (1048576)

static gboolean
may_change (CascadaEvidenceList *self, GError **error)
{
  if (self->workspace == NULL || cascada_workspace_get_store (self->workspace) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("Nothing is chosen whose evidence it would be"));
      return FALSE;
    }
  return cascada_evidence_may_change (self->workspace, &self->place, error);
}

/** cascada_evidence_list_update_add: what can be added and removed now, or why it cannot. */
void
cascada_evidence_list_update_add (CascadaEvidenceList *self)
{
  g_autoptr (GError) error = NULL;
  gboolean may = may_change (self, &error);
  const char *refusal = error != NULL ? error->message : NULL;
  GtkWidget *row;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.add-files", may && self->adding == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.add-link", may);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.paste", may && self->adding == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.remove", may);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->files_button), refusal != NULL ? refusal : self->adding != NULL ? _ ("Files are being added")
                                                                                                                 : NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->link_button), refusal);
  for (int i = 0; (row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->rows, i))) != NULL; i++)
    cascada_evidence_row_set_refusal (CASCADA_EVIDENCE_ROW (row), refusal);
}

/* --- adding files --- */

static void
tell_added (CascadaEvidenceList *self, guint n_added)
{
  g_autofree char *text = n_added > 0 ? g_strdup_printf (ngettext ("%u file added", "%u files added", n_added), n_added)
                                      : g_strdup (_ ("It is there already: the same file is kept once"));

  cascada_tell (GTK_WIDGET (self), text, n_added > 0);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaEvidenceList) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_added;
  gboolean added = cascada_evidence_add_files_finish (CASCADA_WORKSPACE (source), result, &n_added, &error);

  cascada_job_finish (self->adding);
  g_clear_object (&self->adding);
  if (self->rows == NULL)
    return; /* the list is gone */
  gtk_revealer_set_reveal_child (self->progress_revealer, FALSE);
  cascada_evidence_list_update_add (self);
  if (added)
    tell_added (self, n_added);
  else
    cascada_tell_failure (GTK_WIDGET (self), _ ("The evidence could not be added"), error);
}

static void
follow_job (CascadaEvidenceList *self)
{
  g_object_bind_property (self->adding, "step", self->progress, "text", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->adding, "fraction", self->progress, "fraction", G_BINDING_DEFAULT);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_revealer_set_reveal_child (self->progress_revealer, TRUE);
  cascada_evidence_list_update_add (self);
}

/**
 * cascada_evidence_list_add_files:
 * @files: (element-type GFile): all of them are added in one edit, or none
 *
 * Adds files to the place in the background, within the limit of the preferences, and tells how that went.
 */
void
cascada_evidence_list_add_files (CascadaEvidenceList *self, GSList *files)
{
  g_autoptr (GPtrArray) array = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_return_if_fail (CASCADA_IS_EVIDENCE_LIST (self));

  if (files == NULL || self->adding != NULL)
    return;
  if (!may_change (self, &error))
    {
      cascada_tell_failure (GTK_WIDGET (self), _ ("The evidence could not be added"), error);
      return;
    }
  for (GSList *l = files; l != NULL; l = l->next)
    g_ptr_array_add (array, g_object_ref (l->data));
  self->adding = cascada_job_new (_ ("Adding evidence"));
  follow_job (self);
  cascada_evidence_add_files_async (self->workspace, &self->place, array, g_settings_get_int (self->settings, "evidence-limit") * MEBIBYTE,
                                    cascada_date_today (), cascada_job_report, self->adding,
                                    cascada_job_get_cancellable (self->adding), added_cb, g_object_ref (self));
}

/** cascada_evidence_list_is_busy: whether files are being added. */
gboolean
cascada_evidence_list_is_busy (CascadaEvidenceList *self)
{
  g_return_val_if_fail (CASCADA_IS_EVIDENCE_LIST (self), FALSE);
  return self->adding != NULL;
}

static void
cancel_clicked_cb (CascadaEvidenceList *self)
{
  if (self->adding != NULL)
    g_cancellable_cancel (cascada_job_get_cancellable (self->adding));
}

static void
chosen_cb (GtkFileChooserNative *chooser, int response, gpointer user_data)
{
  g_autoptr (GtkFileChooserNative) owned = chooser;
  g_autoptr (GListModel) chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  g_autoslist (GFile) files = NULL;

  for (guint i = 0; response == GTK_RESPONSE_ACCEPT && i < g_list_model_get_n_items (chosen); i++)
    files = g_slist_append (files, g_list_model_get_item (chosen, i));
  cascada_evidence_list_add_files (CASCADA_EVIDENCE_LIST (user_data), files);
}

static void
add_files_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Evidence to Add"), cascada_evidence_list_get_window (CASCADA_EVIDENCE_LIST (widget)),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"), _ ("_Cancel"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
add_link_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CascadaEvidenceList *self = CASCADA_EVIDENCE_LIST (widget);

  gtk_window_present (GTK_WINDOW (cascada_link_dialog_new (cascada_evidence_list_get_window (self), self->workspace, &self->place)));
}

/* --- dropping and pasting --- */

/* Whatever form they have: another program offers a list of addresses. */
static gboolean
has_files (GdkContentFormats *offered)
{
  g_autoptr (GdkContentFormats) formats = gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (offered));

  return gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST);
}

static gboolean
accept_cb (CascadaEvidenceList *self, GdkDrop *drop)
{
  return self->adding == NULL && may_change (self, NULL) && has_files (gdk_drop_get_formats (drop));
}

static gboolean
drop_cb (CascadaEvidenceList *self, const GValue *value)
{
  cascada_evidence_list_add_files (self, g_value_get_boxed (value));
  return TRUE;
}

static void
tell_nothing (CascadaEvidenceList *self)
{
  cascada_tell (GTK_WIDGET (self), _ ("There are no files to paste: copy them in the file manager"), FALSE);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaEvidenceList) self = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (value != NULL)
    cascada_evidence_list_add_files (self, g_value_get_boxed (value));
  else
    tell_nothing (self);
}

/* GTK 4.8 keeps what it allocates to read what is not there. */
static void
paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!has_files (gdk_clipboard_get_formats (gtk_widget_get_clipboard (widget))))
    {
      tell_nothing (CASCADA_EVIDENCE_LIST (widget));
      return;
    }
  gdk_clipboard_read_value_async (gtk_widget_get_clipboard (widget), GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, pasted_cb,
                                  g_object_ref (widget));
}

/** cascada_evidence_list_install_add: the actions that add. */
void
cascada_evidence_list_install_add (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "evidence.add-files", NULL, add_files_cb);
  gtk_widget_class_install_action (widget_class, "evidence.add-link", NULL, add_link_cb);
  gtk_widget_class_install_action (widget_class, "evidence.paste", NULL, paste_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "evidence.paste", NULL);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

/** cascada_evidence_list_init_add: files can be dropped on the whole list. */
void
cascada_evidence_list_init_add (CascadaEvidenceList *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (drop, "accept", G_CALLBACK (accept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}
