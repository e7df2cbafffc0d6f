/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Data in and out: import, exports, backups. All of it off the main loop, as a job of the header bar. */

#include "config.h"

#include "cascada-window-private.h"

#include <glib/gi18n.h>

#include "cascada-calendar-dialog.h"
#include "cascada-consolidation.h"
#include "cascada-csv-export.h"
#include "cascada-export-deadlines.h"
#include "cascada-import-dialog.h"
#include "cascada-json.h"
#include "cascada-recent.h"

typedef enum
{
  OUTPUT_JSON,
  OUTPUT_CSV,
  OUTPUT_CSV_ES_CO,
  OUTPUT_BACKUP,
} Output;

/* What a thread needs to write something from the workspace by a connection of its own. */
typedef struct
{
  Output output;
  char *workspace;
  char *target;
  gint64 plan;
  CascadaJob *job;
} Writing;

static void
writing_free (Writing *writing)
{
  g_free (writing->workspace);
  g_free (writing->target);
  g_object_unref (writing->job);
  g_free (writing);
}

static gboolean
write_output (Writing *writing, CascadaWorkspace *workspace, GCancellable *cancellable, GError **error)
{
  switch (writing->output)
    {
    case OUTPUT_JSON:
      return cascada_json_export_file (workspace, writing->target, cancellable, error);
    case OUTPUT_CSV:
    case OUTPUT_CSV_ES_CO:
      return cascada_csv_export_file (workspace, writing->plan, 0,
                                      writing->output == OUTPUT_CSV ? CASCADA_CSV_STYLE_PLAIN : CASCADA_CSV_STYLE_ES_CO,
                                      writing->target, cancellable, error);
    case OUTPUT_BACKUP:
    default:
      return cascada_store_backup (cascada_workspace_get_store (workspace), "manual", &writing->target, cancellable, error);
    }
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Writing *writing = task_data;
  GError *error = NULL;
  g_autoptr (CascadaWorkspace) workspace = cascada_workspace_open (writing->workspace, CASCADA_STORE_READER, cancellable, &error);
  gboolean written = workspace != NULL && write_output (writing, workspace, cancellable, &error);

  if (workspace != NULL)
    cascada_workspace_close (workspace, written ? &error : NULL);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CascadaWindow *self = CASCADA_WINDOW (source);
  Writing *writing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  g_autofree char *target = NULL;

  cascada_job_finish (writing->job);
  if (self->toasts == NULL)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      cascada_window_tell_failure (self, writing->output == OUTPUT_BACKUP ? _ ("No backup was made") : _ ("Nothing was exported"),
                                   error);
      return;
    }
  target = g_filename_display_name (writing->target);
  message = g_strdup_printf (writing->output == OUTPUT_BACKUP ? _ ("Backup made: %s") : _ ("Exported to %s"), target);
  cascada_window_tell (self, message, FALSE);
}

static void
start_writing (CascadaWindow *self, Output output, const char *target, const char *title)
{
  CascadaPlanView *view = cascada_workspace_view_get_view (self->workspace_view);
  Writing *writing = g_new0 (Writing, 1);
  g_autoptr (GTask) task = NULL;

  writing->output = output;
  writing->workspace = g_strdup (self->path);
  writing->target = g_strdup (target);
  writing->plan = view != NULL ? cascada_record_get_id (cascada_plan_view_get_plan (view)) : 0;
  writing->job = cascada_job_new (title);
  cascada_workspace_view_add_job (self->workspace_view, writing->job);
  task = g_task_new (self, cascada_job_get_cancellable (writing->job), written_cb, NULL);
  g_task_set_task_data (task, writing, (GDestroyNotify) writing_free);
  g_task_run_in_thread (task, write_in_thread);
}

static void
backup_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  start_writing (CASCADA_WINDOW (user_data), OUTPUT_BACKUP, NULL, _ ("Making a backup"));
}

static void
json_response_cb (GtkFileChooserNative *chooser, int response, gpointer user_data)
{
  g_autoptr (GtkFileChooserNative) owned = chooser;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    start_writing (CASCADA_WINDOW (user_data), OUTPUT_JSON, g_file_peek_path (file), _ ("Exporting the workspace"));
}

static void
csv_response_cb (GtkFileChooserNative *chooser, int response, gpointer user_data)
{
  g_autoptr (GtkFileChooserNative) owned = chooser;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  const char *style = gtk_file_chooser_get_choice (GTK_FILE_CHOOSER (chooser), "style");

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    start_writing (CASCADA_WINDOW (user_data), g_strcmp0 (style, "plain") == 0 ? OUTPUT_CSV : OUTPUT_CSV_ES_CO,
                   g_file_peek_path (file), _ ("Exporting the plan"));
}

static GtkFileChooserNative *
create_save_chooser (CascadaWindow *self, const char *title, const char *stem, const char *suffix)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (title, GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  g_autofree char *name = g_strconcat (stem, suffix, NULL);

  g_strdelimit (name, "/", '-');
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  return chooser;
}

static void
export_json_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CascadaWindow *self = CASCADA_WINDOW (user_data);
  g_autofree char *stem = cascada_recent_get_name (self->path);
  GtkFileChooserNative *chooser;

  chooser = create_save_chooser (self, _ ("Export the Workspace"), stem, ".json");
  g_signal_connect_object (chooser, "response", G_CALLBACK (json_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
export_csv_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const char *const styles[] = { "es-CO", "plain", NULL };
  CascadaWindow *self = CASCADA_WINDOW (user_data);
  CascadaPlanView *view = cascada_workspace_view_get_view (self->workspace_view);
  const char *labels[] = { _ ("Spanish headers, 13.200.000,00"), _ ("English headers, 13200000.00"), NULL };
  g_autofree char *plan = NULL;
  GtkFileChooserNative *chooser;

  g_object_get (cascada_plan_view_get_plan (view), "title", &plan, NULL);
  chooser = create_save_chooser (self, _ ("Export the Plan"), plan, ".csv");
  gtk_file_chooser_add_choice (GTK_FILE_CHOOSER (chooser), "style", _ ("Layout"), (const char **) styles, labels);
  gtk_file_chooser_set_choice (GTK_FILE_CHOOSER (chooser), "style", "es-CO");
  g_signal_connect_object (chooser, "response", G_CALLBACK (csv_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
imported_cb (CascadaWindow *self, CascadaRecord *plan, const char *message)
{
  cascada_workspace_view_choose_plan (self->workspace_view, plan);
  cascada_window_tell (self, message, TRUE);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CascadaWindow *self = CASCADA_WINDOW (user_data);
  CascadaImportDialog *dialog = cascada_import_dialog_new (GTK_WINDOW (self), cascada_window_get_workspace (self));

  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
export_deadlines_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CascadaWindow *self = CASCADA_WINDOW (user_data);

  cascada_export_deadlines (GTK_WIDGET (self), cascada_window_get_workspace (self), 0, 0);
}

/* Of the year that is worked on: that of the last plan, where there is none of today's. */
static int
choose_year (CascadaWorkspace *workspace)
{
  int first = 0, last = 0, today = cascada_period_get_year (cascada_date_get_quarter (cascada_date_today ()));

  cascada_consolidation_read_years (cascada_workspace_get_store (workspace), &first, &last, NULL);
  return first == 0 ? today : CLAMP (today, first, last);
}

static void
calendar_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CascadaWindow *self = CASCADA_WINDOW (user_data);
  CascadaWorkspace *workspace = cascada_window_get_workspace (self);

  gtk_window_present (GTK_WINDOW (cascada_calendar_dialog_new (GTK_WINDOW (self), workspace, choose_year (workspace))));
}

void
cascada_window_add_file_actions (CascadaWindow *self)
{
  static const GActionEntry entries[] = {
    { "import", import_cb },
    { "export-json", export_json_cb },
    { "export-csv", export_csv_cb },
    { "export-deadlines", export_deadlines_cb },
    { "calendar", calendar_cb },
    { "backup", backup_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
