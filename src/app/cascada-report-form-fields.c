/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fields of the form: made for each report, for they may be written in one and not in the other. */

#include "config.h"

#include "cascada-report-form-private.h"

#include <glib/gi18n.h>

#include "cascada-corrections.h"
#include "cascada-date-row.h"
#include "cascada-field-binding.h"
#include "cascada-field-text.h"
#include "cascada-report-rows.h"
#include "cascada-row-names.h"
#include "cascada-text-field.h"

#define TEXT_HEIGHT 40 /* of a text that is still to be written: more than one line is expected */

static GtkListBox *
find_rows (CascadaReportForm *self, guint field)
{
  if (field == CASCADA_REPORT_LAG_CAUSE || field == CASCADA_REPORT_LAG_REMEDY || field == CASCADA_REPORT_LAG_DATE)
    return self->lag;
  return cascada_field_get (CASCADA_KIND_REPORT, field)->type == CASCADA_FIELD_TEXT ? self->texts : self->figures;
}

/* What was verified stands under what corrected it (domain §8). */
static void
show_corrections (CascadaReportForm *self, const CascadaQuarterReport *report)
{
  CascadaStore *store = cascada_workspace_get_store (cascada_plan_view_get_workspace (self->view));
  g_autoptr (GPtrArray) corrections = NULL;

  if (report->facts.state == CASCADA_REPORT_STATE_VERIFIED)
    corrections = cascada_corrections_read (store, self->indicator, self->quarter, NULL);
  for (guint i = 0; corrections != NULL && i < corrections->len; i++)
    {
      const CascadaCorrection *correction = corrections->pdata[i];
      g_autofree char *old = cascada_field_to_text (CASCADA_KIND_REPORT, correction->field, &correction->verified);
      /* Translators: what was verified, and why it was corrected */
      g_autofree char *text = g_strdup_printf (_ ("Verified as %s; corrected: %s"), *old != '\0' ? old : "—",
                                               correction->reason != NULL ? correction->reason : "—");

      gtk_list_box_append (find_rows (self, correction->field),
                           cascada_report_rows_new_note ("document-edit-symbolic", "dim-label",
                                                         g_dgettext (GETTEXT_PACKAGE, cascada_field_get (CASCADA_KIND_REPORT, correction->field)->label),
                                                         text, correction->author));
    }
}

static void
typed_cb (CascadaReportForm *self)
{
  g_clear_pointer (&self->typed, g_free);
  cascada_report_form_queue_update (self);
}

/* The binding writes what is entered, and keeps what is not written yet, also where the program is killed. */
static void
bind (CascadaReportForm *self, GtkWidget *editor, guint field, GtkLabel *error, gboolean writable)
{
  CascadaRef ref = { CASCADA_KIND_REPORT, self->quarter, self->indicator };

  cascada_field_binding_set_error_label (cascada_field_binding_attach (editor, self->view, ref, field), error);
  self->editors[field] = editor;
  if (GTK_IS_TEXT_VIEW (editor))
    {
      g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
      if (!writable)
        gtk_text_view_set_editable (GTK_TEXT_VIEW (editor), FALSE);
    }
  else
    {
      g_signal_connect_object (editor, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
      if (!writable)
        gtk_editable_set_editable (GTK_EDITABLE (editor), FALSE);
    }
}

static void
append_number (CascadaReportForm *self, const char *title, guint field, gboolean writable)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  bind (self, row, field, self->problem, writable);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (cascada_field_binding_commit), cascada_field_binding_get (row), G_CONNECT_SWAPPED);
  gtk_list_box_append (self->figures, row);
  cascada_row_names_set (row);
}

static void
append_text (CascadaReportForm *self, GtkListBox *rows, const char *title, guint field, gboolean writable)
{
  GtkWidget *editor = cascada_text_field_new ();
  GtkLabel *error;
  GtkWidget *row = cascada_report_rows_new_text (title, editor, &error);

  gtk_widget_set_size_request (editor, -1, TEXT_HEIGHT);
  bind (self, editor, field, error, writable);
  gtk_list_box_append (rows, row);
}

static void
append_date (CascadaReportForm *self, const char *title, guint field, gboolean writable)
{
  GtkWidget *row = cascada_date_row_new (title);

  bind (self, row, field, self->problem, writable);
  gtk_list_box_append (self->lag, row);
  cascada_row_names_set (row);
}

static void
fill_figures (CascadaReportForm *self, const CascadaQuarterReport *report, gboolean writable)
{
  gtk_list_box_append (self->figures, cascada_report_rows_new_figure (C_ ("report", "Programmed"), &self->programmed));
  if (report->facts.is_ratio)
    {
      append_number (self, _ ("Numerator"), CASCADA_REPORT_NUMERATOR, writable);
      append_number (self, _ ("Denominator"), CASCADA_REPORT_DENOMINATOR, writable);
      gtk_list_box_append (self->figures, cascada_report_rows_new_figure (_ ("Executed"), &self->quotient));
    }
  else
    append_number (self, _ ("Executed"), CASCADA_REPORT_EXECUTED, writable);
  gtk_list_box_append (self->figures, cascada_report_rows_new_figure (_ ("Result of the quarter"), &self->result));
  gtk_list_box_append (self->figures, cascada_report_rows_new_figure (_ ("Cumulative result"), &self->cumulative));
}

/* @writable: whether who works may enter them now */
void
cascada_report_form_make_fields (CascadaReportForm *self, const CascadaQuarterReport *report, gboolean writable)
{
  fill_figures (self, report, writable);
  append_text (self, self->texts, _ ("Analysis of the progress"), CASCADA_REPORT_ANALYSIS, writable);
  append_text (self, self->texts, _ ("Analysis of the result"), CASCADA_REPORT_RESULT_ANALYSIS, writable);
  append_text (self, self->lag, _ ("Cause"), CASCADA_REPORT_LAG_CAUSE, writable);
  append_text (self, self->lag, _ ("Remedy"), CASCADA_REPORT_LAG_REMEDY, writable);
  append_date (self, _ ("Date of the remedy"), CASCADA_REPORT_LAG_DATE, writable);
  show_corrections (self, report);
}

/* What is typed is written, or told where it cannot be. */
void
cascada_report_form_drop_fields (CascadaReportForm *self)
{
  cascada_field_binding_finish_all (GTK_WIDGET (self->stack));
  memset (self->editors, 0, sizeof self->editors);
  self->quotient = NULL;
  cascada_report_rows_clear (self->figures);
  cascada_report_rows_clear (self->texts);
  cascada_report_rows_clear (self->lag);
}
