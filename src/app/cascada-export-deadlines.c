/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-export-deadlines.h"

#include <glib/gi18n.h>

#include "cascada-consolidation.h"
#include "cascada-ics.h"
#include "cascada-save-text.h"
#include "cascada-tell.h"

typedef struct
{
  GtkWidget *from;
  CascadaWorkspace *workspace;
  int first_year;
  int last_year;
} Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->from);
  g_object_unref (asking->workspace);
  g_free (asking);
}

static void
response_cb (GtkFileChooserNative *chooser, int response, gpointer user_data)
{
  g_autoptr (GtkFileChooserNative) owned = chooser;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autoptr (CascadaDaysOff) days = NULL;
  g_autoptr (GError) error = NULL;
  const Asking *asking = user_data;

  if (response != GTK_RESPONSE_ACCEPT || file == NULL)
    return;
  days = cascada_days_off_load (cascada_workspace_get_store (asking->workspace), &error);
  if (days != NULL)
    cascada_save_text (asking->from, file, cascada_ics_make_deadlines (asking->first_year, asking->last_year, days, CASCADA_ICS_REMINDER_DAYS));
  else
    cascada_tell_failure (asking->from, _ ("Nothing was exported"), error);
}

/**
 * cascada_export_deadlines:
 * @first_year, @last_year: whose quarters are reported; 0: those of the workspace's management plans, else this year
 *
 * Asks for a file and writes the days by which quarters are reported to it, for calendar programs.
 */
void
cascada_export_deadlines (GtkWidget *from, CascadaWorkspace *workspace, int first_year, int last_year)
{
  g_autofree char *name = NULL;
  GtkFileChooserNative *chooser;
  Asking *asking;

  g_return_if_fail (GTK_IS_WIDGET (from) && CASCADA_IS_WORKSPACE (workspace));

  if (first_year == 0)
    cascada_consolidation_read_years (cascada_workspace_get_store (workspace), &first_year, &last_year, NULL);
  if (first_year == 0)
    first_year = last_year = cascada_period_get_year (cascada_date_get_quarter (cascada_date_today ()));
  /* Translators: name of a file; %d is a year */
  name = first_year == last_year ? g_strdup_printf (_ ("deadlines-%d.ics"), first_year)
                                 : g_strdup_printf (_ ("deadlines-%d-%d.ics"), first_year, last_year);
  chooser = cascada_save_text_ask (from, _ ("Export the Deadlines"), name);
  asking = g_new (Asking, 1);
  *asking = (Asking){ g_object_ref (from), g_object_ref (workspace), first_year, last_year };
  g_signal_connect_data (chooser, "response", G_CALLBACK (response_cb), asking, asking_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
