/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-request-save.h"

#include <glib/gi18n.h>

#include "cascada-request-export.h"
#include "cascada-request-pdf.h"
#include "cascada-request-row.h"
#include "cascada-save-text.h"
#include "cascada-tell.h"

/**
 * Saving:
 * @requests: (nullable): ids of those that are shown, in their order
 * @request: id of the one whose record is written
 */
typedef struct
{
  GtkWidget *from;
  char *path;
  GArray *requests;
  gint64 request;
  CascadaPeriod cut;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->from);
  g_free (saving->path);
  g_clear_pointer (&saving->requests, g_array_unref);
  g_free (saving);
}

static Saving *
saving_new (GtkWidget *from, const char *path)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->from = g_object_ref (from);
  saving->path = g_strdup (path);
  return saving;
}

/* Those of @all that are shown, in the order in which they are; borrowed. */
static GPtrArray *
pick (GPtrArray *all, const GArray *shown)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *picked = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    g_hash_table_insert (by_id, &((CascadaRequestItem *) all->pdata[i])->id, all->pdata[i]);
  for (guint i = 0; i < shown->len; i++)
    {
      CascadaRequestItem *item = g_hash_table_lookup (by_id, &g_array_index (shown, gint64, i));

      if (item != NULL)
        g_ptr_array_add (picked, item);
    }
  return picked;
}

/* The name says what it becomes; a name that says nothing becomes a spreadsheet. */
static gboolean
write_register (CascadaWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *saving = data;
  g_autoptr (GPtrArray) all = cascada_request_list (cascada_workspace_get_store (workspace), NULL, cascada_date_today (), error);
  g_autoptr (GPtrArray) items = all != NULL ? pick (all, saving->requests) : NULL;

  if (items == NULL)
    return FALSE;
  if (g_str_has_suffix (saving->path, ".json"))
    return cascada_request_export_write_json (items, saving->path, error);
  if (g_str_has_suffix (saving->path, ".csv"))
    return cascada_request_export_write_csv (items, CASCADA_CSV_STYLE_ES_CO, saving->path, error);
  return cascada_request_export_write_xlsx (items, saving->path, error);
}

static gboolean
write_record (CascadaWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *saving = data;
  g_autoptr (CascadaRequestReading) reading =
      cascada_request_read (workspace, saving->request, NULL, NULL, 0, saving->cut, cascada_date_today (), error);

  return reading != NULL && cascada_request_record_write_pdf (workspace, reading, CASCADA_PAPER_LETTER, saving->path, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;
  Saving *saving = cascada_workspace_run_finish (CASCADA_WORKSPACE (source), result, &error);
  g_autofree char *message = NULL;

  if (saving == NULL)
    {
      cascada_tell_failure (from, _ ("Nothing was exported"), error);
      return;
    }
  message = g_strdup_printf (_ ("Exported to %s"), saving->path);
  cascada_tell (from, message, FALSE);
  saving_free (saving);
}

static void
start (CascadaWorkspace *workspace, CascadaWorkspaceWork work, Saving *saving)
{
  cascada_workspace_run_async (workspace, FALSE, work, saving, saving_free, NULL, saved_cb, g_object_ref (saving->from));
}

/** cascada_request_save_register: @path: ends in ".csv" or ".json", else an XLSX spreadsheet is written */
void
cascada_request_save_register (GtkWidget *from, CascadaRequestRegister *shown, const char *path)
{
  Saving *saving = saving_new (from, path);

  saving->requests = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (shown)); i++)
    {
      g_autoptr (CascadaRequestRow) row = g_list_model_get_item (G_LIST_MODEL (shown), i);

      g_array_append_val (saving->requests, cascada_request_row_get_item (row)->id);
    }
  start (cascada_request_register_get_workspace (shown), write_register, saving);
}

/** cascada_request_save_record: @cut: at which the effect is told */
void
cascada_request_save_record (GtkWidget *from, CascadaWorkspace *workspace, gint64 request, CascadaPeriod cut, const char *path)
{
  Saving *saving = saving_new (from, path);

  saving->request = request;
  saving->cut = cut;
  start (workspace, write_record, saving);
}

typedef struct
{
  GtkWidget *from;
  CascadaRequestRegister *shown;
  CascadaWorkspace *workspace;
  gint64 request;
  CascadaPeriod cut;
} Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->from);
  g_clear_object (&asking->shown);
  g_clear_object (&asking->workspace);
  g_free (asking);
}

static void
response_cb (GtkFileChooserNative *chooser, int response, gpointer user_data)
{
  g_autoptr (GtkFileChooserNative) owned = chooser;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = response == GTK_RESPONSE_ACCEPT && file != NULL ? g_file_get_path (file) : NULL;
  const Asking *asking = user_data;

  if (path == NULL)
    return;
  if (asking->shown != NULL)
    cascada_request_save_register (asking->from, asking->shown, path);
  else
    cascada_request_save_record (asking->from, asking->workspace, asking->request, asking->cut, path);
}

static void
ask (Asking *asking, const char *title, const char *name)
{
  GtkFileChooserNative *chooser = cascada_save_text_ask (asking->from, title, name);

  g_signal_connect_data (chooser, "response", G_CALLBACK (response_cb), asking, asking_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/** cascada_request_save_ask_register: the requests that are shown, as a spreadsheet, CSV or JSON by the name that is given. */
void
cascada_request_save_ask_register (GtkWidget *from, CascadaRequestRegister *shown)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->from = g_object_ref (from);
  asking->shown = g_object_ref (shown);
  ask (asking, _ ("Export the Register (.xlsx, .csv or .json)"), _ ("requests.xlsx"));
}

/** cascada_request_save_ask_record: the request as a record to print, a PDF. */
void
cascada_request_save_ask_record (GtkWidget *from, CascadaWorkspace *workspace, const CascadaRequestItem *item)
{
  g_autofree char *name = g_strdup_printf (_ ("request-%d-%d.pdf"), item->number, item->year);
  Asking *asking = g_new0 (Asking, 1);

  asking->from = g_object_ref (from);
  asking->workspace = g_object_ref (workspace);
  asking->request = item->id;
  asking->cut = CASCADA_PERIOD_QUARTER (item->year, 4);
  ask (asking, _ ("Save the Request as PDF"), name);
}
