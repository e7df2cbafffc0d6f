/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-ranking-save.h"

#include <glib/gi18n.h>

#include "cascada-ranking-export.h"
#include "cascada-save-text.h"
#include "cascada-tell.h"

/** cascada_ranking_save_copy: to the clipboard, as a spreadsheet pastes it. */
void
cascada_ranking_save_copy (GtkWidget *from, CascadaRankingList *list)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_autofree char *message = g_strdup_printf (ngettext ("%u row copied", "%u rows copied", n), n);
  g_autofree char *text = NULL;

  g_return_if_fail (cascada_ranking_list_get_consolidation (list) != NULL);

  text = cascada_ranking_to_text (G_LIST_MODEL (list), cascada_ranking_list_get_consolidation (list));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (from), text);
  cascada_tell (from, message, FALSE);
}

/* What was shown when the file was asked for, whatever is shown by now. */
typedef struct
{
  GtkWidget *from;
  GListStore *rows;
  CascadaConsolidation *consolidation;
} Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->from);
  g_object_unref (asking->rows);
  cascada_consolidation_unref (asking->consolidation);
  g_free (asking);
}

static void
response_cb (GtkFileChooserNative *chooser, int response, gpointer user_data)
{
  g_autoptr (GtkFileChooserNative) owned = chooser;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  const char *chosen = gtk_file_chooser_get_choice (GTK_FILE_CHOOSER (chooser), "style");
  CascadaCsvStyle style = g_strcmp0 (chosen, "plain") == 0 ? CASCADA_CSV_STYLE_PLAIN : CASCADA_CSV_STYLE_ES_CO;
  const Asking *asking = user_data;

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    cascada_save_text (asking->from, file, cascada_ranking_to_csv (G_LIST_MODEL (asking->rows), asking->consolidation, style));
}

static Asking *
asking_new (GtkWidget *from, CascadaRankingList *list)
{
  Asking *asking = g_new (Asking, 1);

  *asking = (Asking){ g_object_ref (from), g_list_store_new (CASCADA_TYPE_RANKING_ITEM),
                      cascada_consolidation_ref (cascada_ranking_list_get_consolidation (list)) };
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (CascadaRankingItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_list_store_append (asking->rows, item);
    }
  return asking;
}

/** cascada_ranking_save_ask: asks for a file and writes them to it as CSV. */
void
cascada_ranking_save_ask (GtkWidget *from, CascadaRankingList *list)
{
  static const char *const styles[] = { "es-CO", "plain", NULL };
  const char *labels[] = { _ ("Headers as on screen, 13.200.000,00"), _ ("English headers, 13200000.00"), NULL };
  g_autofree char *quarter = NULL;
  g_autofree char *name = NULL;
  GtkFileChooserNative *chooser;

  g_return_if_fail (cascada_ranking_list_get_consolidation (list) != NULL);

  quarter = cascada_period_to_string (cascada_ranking_list_get_consolidation (list)->quarter);
  name = g_strdup_printf (_ ("ranking-%s.csv"), quarter);
  chooser = cascada_save_text_ask (from, _ ("Export the Ranking"), name);
  gtk_file_chooser_add_choice (GTK_FILE_CHOOSER (chooser), "style", _ ("Layout"), (const char **) styles, labels);
  gtk_file_chooser_set_choice (GTK_FILE_CHOOSER (chooser), "style", "es-CO");
  g_signal_connect_data (chooser, "response", G_CALLBACK (response_cb), asking_new (from, list), asking_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
