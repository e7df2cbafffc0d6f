/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The files that are to be imported, and the layout that the first of them looks like. */

#include "config.h"

#include "cascada-import-dialog-private.h"

#include <glib/gi18n.h>

#include "cascada-import.h"
#include "cascada-row-names.h"

static void
guessed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CascadaImportDialog *self = CASCADA_IMPORT_DIALOG (source);
  gpointer guess = g_task_propagate_pointer (G_TASK (result), NULL);
  guint position;

  if (self->steps == NULL || self->profile_chosen || guess == NULL || !g_ptr_array_find (self->profiles, guess, &position))
    return;
  self->guessing = TRUE;
  adw_combo_row_set_selected (self->profile_row, position);
  self->guessing = FALSE;
}

static void
guess_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, (gpointer) cascada_import_guess_profile (task_data, cancellable), NULL);
}

/* The layout is what the headers of the first file say, until a person says otherwise. */
static void
guess_profile (CascadaImportDialog *self, const char *path)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, guessed_cb, NULL);

  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, guess_in_thread);
}

static void
remove_clicked_cb (GtkButton *button, gpointer user_data)
{
  CascadaImportDialog *self = CASCADA_IMPORT_DIALOG (user_data);
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);

  g_ptr_array_remove_index (self->files, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
  gtk_list_box_remove (self->files_list, row);
  gtk_widget_set_visible (GTK_WIDGET (self->files_list), self->files->len > 0);
  cascada_import_dialog_update (self);
}

static GtkWidget *
create_file_row (CascadaImportDialog *self, const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *label = g_strdup_printf (_ ("Leave out %s"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_add_css_class (remove, "circular");
  gtk_widget_set_tooltip_text (remove, _ ("Leave out"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  cascada_row_names_set (row);
  return row;
}

static void
add_response_cb (GtkFileChooserNative *chooser, int response, gpointer user_data)
{
  g_autoptr (GtkFileChooserNative) owned = chooser;
  g_autoptr (GListModel) chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));

  for (guint i = 0; response == GTK_RESPONSE_ACCEPT && i < g_list_model_get_n_items (chosen); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (chosen, i);

      if (g_file_peek_path (file) != NULL)
        cascada_import_dialog_add_file (CASCADA_IMPORT_DIALOG (user_data), g_file_peek_path (file));
    }
}

/** cascada_import_dialog_choose_files: asks for files to be imported too. */
void
cascada_import_dialog_choose_files (CascadaImportDialog *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Files to Import"), GTK_WINDOW (self),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("CSV tables"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (add_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static gboolean
drop_cb (CascadaImportDialog *self, const GValue *value)
{
  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    if (g_file_peek_path (l->data) != NULL)
      cascada_import_dialog_add_file (self, g_file_peek_path (l->data));
  return TRUE;
}

/** cascada_import_dialog_init_files: none yet; files can be dropped on the dialog. */
void
cascada_import_dialog_init_files (CascadaImportDialog *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_set_visible (GTK_WIDGET (self->files_list), FALSE);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/** cascada_import_dialog_add_file: @path is to be imported too. */
void
cascada_import_dialog_add_file (CascadaImportDialog *self, const char *path)
{
  g_return_if_fail (CASCADA_IS_IMPORT_DIALOG (self));
  g_ptr_array_add (self->files, g_strdup (path));
  gtk_list_box_append (self->files_list, create_file_row (self, path));
  gtk_widget_set_visible (GTK_WIDGET (self->files_list), TRUE);
  if (self->files->len == 1 && !self->profile_chosen)
    guess_profile (self, path);
  cascada_import_dialog_update (self);
}
