/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-report-dialog.h"

#include <glib/gi18n.h>

#include "cascada-draft.h"
#include "cascada-error.h"
#include "cascada-field-text.h"
#include "cascada-report-rows.h"
#include "cascada-report.h"
#include "cascada-row-names.h"
#include "cascada-text-field.h"

typedef struct
{
  CascadaPlanView *view;
  GtkWidget *fields; /* combo row of what is changed; NULL where the step changes nothing */
  GtkWidget *value;  /* a figure */
  GtkWidget *words;  /* or a text of several lines */
  GtkWidget *words_row;
  GtkWidget *text;
  GtkLabel *problem;
  GtkWidget *dialog; /* borrowed */
  GArray *choices;   /* of fields of the report */
  char *drafts;      /* prefix of what is kept of the form */
  gint64 indicator;
  CascadaPeriod quarter;
  CascadaReportStep step;
} Dialog;

static const struct
{
  const char *title;
  const char *body;
  const char *verb;
  const char *text;
  const char *told;
} infos[CASCADA_N_REPORT_STEPS] = {
  [CASCADA_REPORT_STEP_RETURN] = { N_ ("Return the Report?"), N_ ("The unit sees the observations and sends the report again."), N_ ("_Return"),
                                   N_ ("Observations"), N_ ("Report returned with observations") },
  [CASCADA_REPORT_STEP_ADJUST] = { N_ ("Adjust the Report"), N_ ("A technical change by the planning office; its reason stays in the history."),
                                   N_ ("_Adjust"), N_ ("Reason"), N_ ("Report adjusted") },
  [CASCADA_REPORT_STEP_CORRECT] = { N_ ("Correct the Report"), N_ ("The quarter is closed. The figure of before stays visible beside the corrected one."),
                                    N_ ("_Correct"), N_ ("Reason"), N_ ("Report corrected") },
};

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->view);
  g_array_unref (self->choices);
  g_free (self->drafts);
  g_free (self);
}

static char *
get_text (GtkWidget *view)
{
  char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &text, NULL);
  return text;
}

static guint
get_field (Dialog *self)
{
  return g_array_index (self->choices, guint, adw_combo_row_get_selected (ADW_COMBO_ROW (self->fields)));
}

static gboolean
is_text (Dialog *self)
{
  return cascada_field_get (CASCADA_KIND_REPORT, get_field (self))->type == CASCADA_FIELD_TEXT;
}

static gboolean
change (Dialog *self, const char *reason, GError **error)
{
  CascadaWorkspace *workspace = cascada_plan_view_get_workspace (self->view);
  g_autofree char *text = is_text (self) ? get_text (self->words) : g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->value)));
  guint field = get_field (self);
  CascadaValue value;

  if (!cascada_field_from_text (CASCADA_KIND_REPORT, field, text, &value, error))
    return FALSE;
  return (self->step == CASCADA_REPORT_STEP_CORRECT ? cascada_quarter_correct : cascada_quarter_adjust) (
      workspace, self->indicator, self->quarter, field, &value, reason, cascada_date_today (), error);
}

static gboolean
take (Dialog *self, GError **error)
{
  g_autofree char *text = get_text (self->text);

  if (self->fields != NULL)
    return change (self, text, error);
  return cascada_quarter_take (cascada_plan_view_get_workspace (self->view), &self->indicator, 1, self->quarter, self->step, text,
                               cascada_date_today (), error);
}

/* A refusal leaves the dialog open, with all that was typed. */
static void
take_cb (Dialog *self)
{
  CascadaWorkspace *workspace = cascada_plan_view_get_workspace (self->view);
  g_autoptr (CascadaPlanView) view = g_object_ref (self->view);
  g_autoptr (GError) error = NULL;
  const char *told = _ (infos[self->step].told);

  if (!take (self, &error))
    {
      gtk_label_set_text (self->problem, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      return;
    }
  cascada_draft_forget (workspace, self->drafts);
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  cascada_plan_view_tell (view, told, TRUE);
}

static void
cancel_cb (Dialog *self)
{
  cascada_draft_forget (cascada_plan_view_get_workspace (self->view), self->drafts);
  gtk_window_destroy (GTK_WINDOW (self->dialog));
}

static void
show_value_cb (Dialog *self)
{
  CascadaRef ref = { CASCADA_KIND_REPORT, self->quarter, self->indicator };
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (cascada_plan_view_get_workspace (self->view), ref, NULL);
  guint field = get_field (self);
  g_autofree char *text = record != NULL ? cascada_field_to_text (CASCADA_KIND_REPORT, field, cascada_record_get_value (record, field)) : g_strdup ("");

  if (is_text (self))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->words)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->value), text);
  gtk_widget_set_visible (self->words_row, is_text (self));
  gtk_widget_set_visible (self->value, !is_text (self));
}

static void
add_choice (Dialog *self, GtkStringList *labels, guint field)
{
  g_array_append_val (self->choices, field);
  gtk_string_list_append (labels, g_dgettext (GETTEXT_PACKAGE, cascada_field_get (CASCADA_KIND_REPORT, field)->label));
}

static void
append_change (Dialog *self, GtkWidget *rows, gboolean ratio)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkLabel *error;

  if (!ratio)
    add_choice (self, labels, CASCADA_REPORT_EXECUTED);
  if (ratio)
    add_choice (self, labels, CASCADA_REPORT_NUMERATOR);
  if (ratio)
    add_choice (self, labels, CASCADA_REPORT_DENOMINATOR);
  add_choice (self, labels, CASCADA_REPORT_ANALYSIS);
  add_choice (self, labels, CASCADA_REPORT_RESULT_ANALYSIS);
  add_choice (self, labels, CASCADA_REPORT_LAG_CAUSE);
  add_choice (self, labels, CASCADA_REPORT_LAG_REMEDY);
  self->fields = g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("Field"), "model", labels, NULL);
  self->value = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _ ("New Value"), NULL);
  gtk_list_box_append (GTK_LIST_BOX (rows), self->fields);
  gtk_list_box_append (GTK_LIST_BOX (rows), self->value);
  self->words = cascada_text_field_new ();
  gtk_widget_set_size_request (self->words, -1, 60);
  self->words_row = cascada_report_rows_new_text (_ ("New Value"), self->words, &error);
  gtk_widget_hide (GTK_WIDGET (error));
  gtk_list_box_append (GTK_LIST_BOX (rows), self->words_row);
  cascada_row_names_set (self->fields);
  cascada_row_names_set (self->value);
  show_value_cb (self);
  g_signal_connect_swapped (self->fields, "notify::selected", G_CALLBACK (show_value_cb), self);
}

static void
append_reason (Dialog *self, GtkWidget *rows)
{
  GtkLabel *error;

  self->text = cascada_text_field_new ();
  gtk_widget_set_size_request (self->text, -1, 60);
  gtk_list_box_append (GTK_LIST_BOX (rows), cascada_report_rows_new_text (_ (infos[self->step].text), self->text, &error));
  gtk_widget_hide (GTK_WIDGET (error));
}

static void
keep (Dialog *self)
{
  CascadaWorkspace *workspace = cascada_plan_view_get_workspace (self->view);
  g_autofree char *text = g_strconcat (self->drafts, "text", NULL);
  g_autofree char *value = g_strconcat (self->drafts, "value", NULL);
  g_autofree char *words = g_strconcat (self->drafts, "words", NULL);

  cascada_draft_attach (self->text, workspace, text);
  if (self->value == NULL)
    return;
  cascada_draft_attach (self->value, workspace, value);
  cascada_draft_attach (self->words, workspace, words);
}

static GtkWidget *
new_header (Dialog *self, const char *title)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *done = gtk_button_new_with_mnemonic (_ (infos[self->step].verb));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, NULL));
  gtk_widget_add_css_class (done, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), done);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (cancel_cb), self);
  g_signal_connect_swapped (done, "clicked", G_CALLBACK (take_cb), self);
  return header;
}

static GtkWidget *
new_body (Dialog *self, const CascadaQuarterReport *report)
{
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new (), *rows = gtk_list_box_new ();
  g_autofree char *title = cascada_quarter_get_title (report);
  g_autofree char *body = g_strdup_printf ("%s (%s)", _ (infos[self->step].body), cascada_report_step_get_clause (self->step));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), "");
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), body);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (self->step != CASCADA_REPORT_STEP_RETURN)
    append_change (self, rows, report->facts.is_ratio);
  append_reason (self, rows);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), rows);
  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->problem, 0);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_set_margin_top (GTK_WIDGET (self->problem), 9);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_widget_hide (GTK_WIDGET (self->problem));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->problem));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

/**
 * cascada_report_dialog_new:
 * @from: in the window that the dialog belongs to
 * @report: not kept
 * @step: one that asks for a text
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *
cascada_report_dialog_new (GtkWidget *from, CascadaPlanView *view, const CascadaQuarterReport *report, CascadaReportStep step)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkRoot *root = gtk_widget_get_root (from);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *content;
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_val_if_fail (report != NULL && infos[step].title != NULL, NULL);

  self->view = g_object_ref (view);
  self->choices = g_array_new (FALSE, FALSE, sizeof (guint));
  self->indicator = report->indicator.id;
  self->quarter = report->facts.quarter;
  self->step = step;
  self->drafts = g_strdup_printf ("report-step/%" G_GINT64_FORMAT "/%d/%d/", self->indicator, self->quarter, step);
  self->dialog = g_object_new (ADW_TYPE_WINDOW, "modal", TRUE, "transient-for", GTK_IS_WINDOW (root) ? root : NULL, "title", _ (infos[step].title),
                               "default-width", 460, "default-height", step == CASCADA_REPORT_STEP_RETURN ? 320 : 440, NULL);
  g_object_set_data_full (G_OBJECT (self->dialog), "cascada-report-dialog", self, dialog_free);
  content = new_body (self, report);
  gtk_box_append (GTK_BOX (box), new_header (self, _ (infos[step].title)));
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (self->dialog), box);
  keep (self);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (self->dialog, keys);
  gtk_widget_grab_focus (self->value != NULL ? self->value : self->text);
  return GTK_WINDOW (self->dialog);
}
