/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-report-steps.h"

#include <glib/gi18n.h>

#include "cascada-field-binding.h"
#include "cascada-report-dialog.h"
#include "cascada-tell.h"

struct _CascadaReportSteps
{
  AdwBin parent_instance;

  CascadaPlanView *view;
  GtkWidget *box;
  GtkWidget *buttons[CASCADA_N_REPORT_STEPS];
  GtkLabel *reason;

  gint64 indicator;
  CascadaPeriod quarter;
};

G_DEFINE_FINAL_TYPE (CascadaReportSteps, cascada_report_steps, ADW_TYPE_BIN)

/* In the order of the buttons; writing is no button. */
static const struct
{
  CascadaReportStep step;
  const char *label;
  const char *told;
  gboolean suggested;
  gboolean asks; /* for a text */
} infos[] = {
  { CASCADA_REPORT_STEP_SEND, N_ ("_Send"), N_ ("Report sent"), TRUE, FALSE },
  { CASCADA_REPORT_STEP_VERIFY, N_ ("_Verify"), N_ ("Report verified: the quarter is closed"), TRUE, FALSE },
  { CASCADA_REPORT_STEP_COMPLETE, N_ ("Co_mplete"), N_ ("Report completed by the planning office"), FALSE, FALSE },
  { CASCADA_REPORT_STEP_RETURN, N_ ("_Return…"), NULL, FALSE, TRUE },
  { CASCADA_REPORT_STEP_ADJUST, N_ ("_Adjust…"), NULL, FALSE, TRUE },
  { CASCADA_REPORT_STEP_CORRECT, N_ ("C_orrect…"), NULL, FALSE, TRUE },
};

static void
open_dialog (CascadaReportSteps *self, CascadaReportStep step)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaQuarterReport) report =
      cascada_quarter_read (cascada_plan_view_get_workspace (self->view), self->indicator, self->quarter, cascada_date_today (), &error);

  if (report == NULL)
    cascada_plan_view_tell_error (self->view, error);
  else
    gtk_window_present (cascada_report_dialog_new (GTK_WIDGET (self), self->view, report, step));
}

/* What is typed in the form belongs to what is sent: pressed by its mnemonic, the button takes no focus from a field. */
static gboolean
write_typed (CascadaReportSteps *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root == NULL || cascada_field_binding_find_unwritten (GTK_WIDGET (root)) == NULL;
}

static void
take_cb (CascadaReportSteps *self, GtkButton *button)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "step"));
  g_autoptr (CascadaPlanView) view = g_object_ref (self->view);
  g_autoptr (GError) error = NULL;

  if (!write_typed (self))
    return;
  if (infos[i].asks)
    {
      open_dialog (self, infos[i].step);
      return;
    }
  if (cascada_quarter_take (cascada_plan_view_get_workspace (view), &self->indicator, 1, self->quarter, infos[i].step, NULL,
                            cascada_date_today (), &error))
    cascada_plan_view_tell (view, _ (infos[i].told), TRUE);
  else
    cascada_tell_failure (GTK_WIDGET (self), _ ("The Step Was Not Taken"), error);
}

static void
append_button (CascadaReportSteps *self, guint i)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ (infos[i].label));

  if (infos[i].suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  g_object_set_data (G_OBJECT (button), "step", GUINT_TO_POINTER (i));
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), button);
  self->buttons[infos[i].step] = button;
}

static void
cascada_report_steps_dispose (GObject *object)
{
  g_clear_object (&CASCADA_REPORT_STEPS (object)->view);

  G_OBJECT_CLASS (cascada_report_steps_parent_class)->dispose (object);
}

static void
cascada_report_steps_class_init (CascadaReportStepsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cascada_report_steps_dispose;
}

static void
cascada_report_steps_init (CascadaReportSteps *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    append_button (self, i);
  self->reason = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->reason, 0);
  gtk_label_set_wrap (self->reason, TRUE);
  gtk_label_set_wrap_mode (self->reason, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), "dim-label");
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->reason));
  gtk_box_append (GTK_BOX (column), self->box);
  gtk_widget_add_css_class (column, "report-steps");
  adw_bin_set_child (ADW_BIN (self), column);
  gtk_widget_hide (GTK_WIDGET (self));
}

/* Of the steps that there are: the first that may not be taken says why where it is seen, all of them where one points. */
static gboolean
show_step (CascadaReportSteps *self, const CascadaQuarterReport *report, guint i, char **reason)
{
  GtkWidget *button = self->buttons[infos[i].step];
  gboolean is_step = cascada_report_is_step_of (report->facts.state, infos[i].step) &&
                     (infos[i].step != CASCADA_REPORT_STEP_COMPLETE || report->facts.completed_by_office);
  g_autoptr (GError) error = NULL;
  gboolean allowed;

  gtk_widget_set_visible (button, is_step);
  if (!is_step)
    return FALSE;
  allowed = cascada_quarter_may_take (cascada_plan_view_get_workspace (self->view), report, infos[i].step, &error);
  gtk_widget_set_sensitive (button, allowed);
  gtk_widget_set_tooltip_text (button, error != NULL ? error->message : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, error != NULL ? error->message : "", -1);
  if (error != NULL && *reason == NULL && infos[i].suggested)
    *reason = g_strdup (error->message);
  return TRUE;
}

/** cascada_report_steps_set: shows the steps of @report, which is not kept. */
void
cascada_report_steps_set (CascadaReportSteps *self, CascadaPlanView *view, const CascadaQuarterReport *report)
{
  g_autofree char *reason = NULL;
  gboolean any = FALSE;

  g_return_if_fail (CASCADA_IS_REPORT_STEPS (self) && report != NULL);

  g_set_object (&self->view, view);
  self->indicator = report->indicator.id;
  self->quarter = report->facts.quarter;
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    any |= show_step (self, report, i, &reason);
  gtk_widget_set_visible (GTK_WIDGET (self), any && !report->series.eliminated);
  gtk_label_set_text (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
}
