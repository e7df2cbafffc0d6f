/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One step of all the reports of a quarter that can take it, after asking. */

#include "config.h"

#include "cascada-report-all.h"

#include <glib/gi18n.h>

#include "cascada-tell.h"

typedef struct
{
  GtkWidget *from;
  CascadaPlanView *view;
  GArray *ready;
  CascadaPeriod quarter;
  CascadaReportStep step;
} Asked;

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *self = data;

  g_object_unref (self->from);
  g_object_unref (self->view);
  g_array_unref (self->ready);
  g_free (self);
}

static void
take (Asked *self)
{
  g_autoptr (GError) error = NULL;
  guint n = self->ready->len;
  g_autofree char *told = g_strdup_printf (self->step == CASCADA_REPORT_STEP_SEND ? ngettext ("%u report sent", "%u reports sent", n)
                                                                                  : ngettext ("%u report verified", "%u reports verified", n),
                                           n);

  if (cascada_quarter_take (cascada_plan_view_get_workspace (self->view), (const gint64 *) self->ready->data, n, self->quarter, self->step, NULL,
                            cascada_date_today (), &error))
    cascada_plan_view_tell (self->view, told, TRUE);
  else
    cascada_tell_failure (self->from, _ ("The Step Was Not Taken"), error);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Asked *self)
{
  if (g_str_equal (response, "take"))
    take (self);
}

/* How many are in the state of the step but cannot take it, and why the first cannot. */
static char *
describe_rest (Asked *self, const GPtrArray *reports, char **why)
{
  guint n = 0;

  for (guint i = 0; i < reports->len; i++)
    {
      const CascadaQuarterReport *report = g_ptr_array_index (reports, i);
      g_autoptr (GError) error = NULL;

      if (!cascada_report_is_step_of (report->facts.state, self->step) || !cascada_report_is_programmed (&report->series, self->quarter) ||
          report->series.eliminated || cascada_quarter_may_take (cascada_plan_view_get_workspace (self->view), report, self->step, &error))
        continue;
      if (n++ == 0)
        *why = g_strdup_printf ("%s: %s", report->facts.place, error->message);
    }
  if (n == 0)
    return g_strdup (_ ("None is left behind."));
  return g_strdup_printf (ngettext ("%u cannot be yet. %s", "%u cannot be yet, the first because of: %s", n), n, *why);
}

static char *
format_heading (guint n, gboolean send)
{
  if (n == 0)
    return g_strdup (send ? _ ("No Report Can Be Sent") : _ ("No Report Can Be Verified"));
  return g_strdup_printf (send ? ngettext ("Send %u Report?", "Send %u Reports?", n) : ngettext ("Verify %u Report?", "Verify %u Reports?", n), n);
}

static void
ask (Asked *self, const GPtrArray *reports)
{
  GtkRoot *root = gtk_widget_get_root (self->from);
  g_autofree char *why = NULL, *rest = describe_rest (self, reports, &why);
  gboolean send = self->step == CASCADA_REPORT_STEP_SEND;
  guint n = self->ready->len;
  g_autofree char *heading = format_heading (n, send);
  g_autofree char *body = send ? g_strdup (rest) : g_strdup_printf (_ ("Their quarter is closed; later changes are corrections. %s"), rest);
  GtkWidget *dialog;

  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, n > 0 || why != NULL ? body : _ ("No report waits for this step."));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", n > 0 ? _ ("_Cancel") : _ ("_Close"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  if (n > 0)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "take", send ? _ ("_Send") : _ ("_Verify"));
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "take", ADW_RESPONSE_SUGGESTED);
      adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "take");
    }
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, asked_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/** cascada_report_all_ask: takes @step, to send or to verify, with all reports of the quarter that can take it, after asking. */
void
cascada_report_all_ask (GtkWidget *from, CascadaPlanView *view, CascadaPeriod quarter, CascadaReportStep step)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports =
      cascada_quarter_read_plan (cascada_plan_view_get_workspace (view), cascada_record_get_id (cascada_plan_view_get_plan (view)), quarter,
                                 cascada_date_today (), &error);
  Asked *self;

  if (reports == NULL)
    {
      cascada_plan_view_tell_error (view, error);
      return;
    }
  self = g_new0 (Asked, 1);
  self->from = g_object_ref (from);
  self->view = g_object_ref (view);
  self->quarter = quarter;
  self->step = step;
  self->ready = cascada_quarter_find_ready (cascada_plan_view_get_workspace (view), reports, step);
  ask (self, reports);
}
