/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done with a piece of evidence: opened as a copy, saved out, removed. */

#include "config.h"

#include "cascada-evidence-list-private.h"

#include <glib/gi18n.h>

#include "cascada-file-name.h"
#include "cascada-tell.h"

/* A copy that is made in a thread; with a path it is saved there, else opened. */
typedef struct
{
  CascadaRecord *attachment;
  char *path;
  gboolean opened;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  if (copy == NULL)
    return; /* it was handed out */
  g_object_unref (copy->attachment);
  g_free (copy->path);
  g_free (copy);
}

static gboolean
copy_thread (CascadaWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  Copy *copy = data;
  CascadaStore *store = cascada_workspace_get_store (workspace);

  if (!copy->opened)
    return cascada_evidence_save (store, copy->attachment, copy->path, cancellable, error);
  copy->path = cascada_evidence_open_copy (store, copy->attachment, cancellable, error);
  return copy->path != NULL;
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaEvidenceList) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cascada_tell_failure (GTK_WIDGET (self), _ ("No program opened the evidence: save it, and open it from its folder"), error);
}

static void
show_uri (CascadaEvidenceList *self, const char *uri)
{
  GtkWindow *window = cascada_evidence_list_get_window (self);

  if (window != NULL)
    gtk_show_uri_full (window, uri, GDK_CURRENT_TIME, NULL, shown_cb, g_object_ref (self));
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaEvidenceList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = NULL;
  Copy *copy = cascada_workspace_run_finish (CASCADA_WORKSPACE (source), result, &error);

  if (copy == NULL)
    {
      cascada_tell_failure (GTK_WIDGET (self), _ ("The evidence could not be taken out"), error);
      return;
    }
  if (copy->opened && (uri = g_filename_to_uri (copy->path, NULL, NULL)) != NULL)
    show_uri (self, uri);
  else
    cascada_tell (GTK_WIDGET (self), _ ("Evidence saved"), FALSE);
  copy_free (copy);
}

static void
make_copy (CascadaEvidenceList *self, CascadaRecord *attachment, const char *path)
{
  Copy *copy = g_new0 (Copy, 1);

  copy->attachment = g_object_ref (attachment);
  copy->path = g_strdup (path);
  copy->opened = path == NULL;
  cascada_workspace_run_async (self->workspace, FALSE, copy_thread, copy, copy_free, NULL, copied_cb, g_object_ref (self));
}

static CascadaRecord *
find_attachment (CascadaEvidenceList *self, GVariant *parameter)
{
  CascadaEvidenceRow *row = cascada_evidence_list_find_row (self, g_variant_get_int64 (parameter));

  return row != NULL ? cascada_evidence_row_get_attachment (row) : NULL;
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CascadaEvidenceList *self = CASCADA_EVIDENCE_LIST (widget);
  CascadaRecord *attachment = find_attachment (self, parameter);

  if (attachment == NULL || !cascada_evidence_may_open (attachment))
    return;
  if (cascada_record_get_text (attachment, CASCADA_ATTACHMENT_SHA256) == NULL)
    show_uri (self, cascada_record_get_text (attachment, CASCADA_ATTACHMENT_LINK));
  else
    make_copy (self, attachment, NULL);
}

static void
save_response_cb (GtkFileChooserNative *chooser, int response, gpointer user_data)
{
  g_autoptr (GtkFileChooserNative) owned = chooser;
  CascadaEvidenceList *self = CASCADA_EVIDENCE_LIST (user_data);
  CascadaRecord *attachment = g_object_get_data (G_OBJECT (chooser), "attachment");
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT || self->workspace == NULL)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL && g_file_peek_path (file) != NULL)
    make_copy (self, attachment, g_file_peek_path (file));
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CascadaEvidenceList *self = CASCADA_EVIDENCE_LIST (widget);
  CascadaRecord *attachment = find_attachment (self, parameter);
  g_autofree char *name = NULL;
  GtkFileChooserNative *chooser;

  if (attachment == NULL)
    return;
  name = cascada_file_name_make_safe (cascada_record_get_text (attachment, CASCADA_ATTACHMENT_NAME));
  chooser = gtk_file_chooser_native_new (_ ("Save the Evidence"), cascada_evidence_list_get_window (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"),
                                         _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_object_set_data_full (G_OBJECT (chooser), "attachment", g_object_ref (attachment), g_object_unref);
  g_signal_connect_object (chooser, "response", G_CALLBACK (save_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CascadaEvidenceList *self = CASCADA_EVIDENCE_LIST (widget);
  CascadaRecord *attachment = find_attachment (self, parameter);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (attachment == NULL)
    return;
  text = g_strdup_printf (_ ("“%s” removed"), cascada_record_get_text (attachment, CASCADA_ATTACHMENT_NAME));
  if (cascada_evidence_remove (self->workspace, cascada_record_get_ref (attachment), &error))
    cascada_tell (GTK_WIDGET (self), text, TRUE);
  else
    cascada_tell_failure (GTK_WIDGET (self), _ ("The evidence could not be removed"), error);
}

/** cascada_evidence_list_install_take: the actions on one piece of evidence, by its id. */
void
cascada_evidence_list_install_take (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "evidence.open", "x", open_cb);
  gtk_widget_class_install_action (widget_class, "evidence.save", "x", save_cb);
  gtk_widget_class_install_action (widget_class, "evidence.remove", "x", remove_cb);
}
