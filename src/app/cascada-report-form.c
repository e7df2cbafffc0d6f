/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-report-form-private.h"

#include <glib/gi18n.h>

#include "cascada-field-text.h"
#include "cascada-report-row.h"
#include "cascada-report-rows.h"
#include "cascada-report.h"

enum
{
  SUPPOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CascadaReportForm, cascada_report_form, ADW_TYPE_BIN)

static char *
get_typed (CascadaReportForm *self, guint field)
{
  GtkWidget *editor = self->editors[field];
  char *text = NULL;

  if (field == self->typed_field && self->typed != NULL)
    return g_strdup (self->typed);
  if (GTK_IS_TEXT_VIEW (editor))
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), "text", &text, NULL);
  else if (editor != NULL)
    text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (editor)));
  return text;
}

/* What cannot be read leaves what is stored. */
static void
suppose_figure (CascadaReportForm *self, guint field, CascadaDecimal *figure)
{
  g_autofree char *text = get_typed (self, field);
  CascadaValue value;

  if (text != NULL && cascada_field_from_text (CASCADA_KIND_REPORT, field, text, &value, NULL))
    *figure = value.type == CASCADA_VALUE_NONE ? CASCADA_DECIMAL_NONE : value.integer;
}

/* The texts stay with their widgets: the facts borrow what @texts holds. */
static void
suppose_text (CascadaReportForm *self, guint field, const char **fact, GPtrArray *texts)
{
  char *text = get_typed (self, field);

  if (text == NULL)
    return;
  g_ptr_array_add (texts, text);
  *fact = text;
}

static void
suppose_all (CascadaReportForm *self, CascadaQuarterReport *report, GPtrArray *texts)
{
  CascadaReportFigures figures = cascada_report_get_figures (&report->series, self->quarter);
  CascadaReportFacts *facts = &report->facts;

  suppose_figure (self, CASCADA_REPORT_EXECUTED, &figures.executed);
  suppose_figure (self, CASCADA_REPORT_NUMERATOR, &figures.numerator);
  suppose_figure (self, CASCADA_REPORT_DENOMINATOR, &figures.denominator);
  cascada_quarter_suppose (report, &figures);
  suppose_text (self, CASCADA_REPORT_ANALYSIS, &facts->progress_analysis, texts);
  suppose_text (self, CASCADA_REPORT_RESULT_ANALYSIS, &facts->result_analysis, texts);
  suppose_text (self, CASCADA_REPORT_LAG_CAUSE, &facts->lag_cause, texts);
  suppose_text (self, CASCADA_REPORT_LAG_REMEDY, &facts->lag_remedy, texts);
}

static void
show_result (GtkLabel *label, const CascadaProgress *result, guint decimals)
{
  g_autofree char *text = cascada_report_format_result (result, decimals);

  gtk_label_set_text (label, text);
}

static void
show_number (GtkLabel *label, CascadaRatio ratio)
{
  g_autofree char *text = cascada_report_format_number (ratio);

  gtk_label_set_text (label, text);
}

static void
show_results (CascadaReportForm *self, const CascadaQuarterReport *report)
{
  const CascadaReportFacts *facts = &report->facts;
  CascadaProgress quarter, cumulative;
  g_autofree char *lag_cause = get_typed (self, CASCADA_REPORT_LAG_CAUSE);

  cascada_report_get_quarter_result (facts->series, facts->settings, self->quarter, &quarter);
  cascada_report_get_cumulative_result (facts->series, facts->settings, self->quarter, &cumulative);
  show_number (self->programmed, quarter.target_at_cut);
  if (self->quotient != NULL)
    {
      g_autofree char *text = cascada_report_format_quotient (quarter.executed_at_cut);

      gtk_label_set_text (self->quotient, text);
    }
  show_result (self->result, &quarter, facts->settings->decimals);
  show_result (self->cumulative, &cumulative, facts->settings->decimals);
  /* an explanation that is no longer asked for is still readable */
  gtk_widget_set_visible (self->lag_group, cumulative.state == CASCADA_STATE_LAG || quarter.state == CASCADA_STATE_LAG ||
                                               (lag_cause != NULL && *lag_cause != '\0'));
}

static void
show_state (CascadaReportForm *self, const CascadaQuarterReport *report)
{
  g_autofree char *title = cascada_quarter_get_title (report);
  g_autoptr (CascadaReportRow) row = cascada_report_row_new (report);
  const char *state = cascada_report_row_get_text (row, CASCADA_REPORT_COLUMN_STATE), *why = cascada_report_row_get_why (row);
  GString *text = g_string_new (state);

  if (why != NULL)
    g_string_append_printf (text, ". %s", why);
  if (report->facts.completed_by_office)
    g_string_append_printf (text, ". %s", _ ("The planning office completes it from what the responsible area sends (PLE-PIN-P005, policy 8)"));
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->state, text->str);
  g_string_free (text, TRUE);
}

/* What the checklist asks for already is not told twice. */
static void
show_lists (CascadaReportForm *self, const CascadaQuarterReport *report)
{
  g_autoptr (GPtrArray) observations = cascada_quarter_get_observations (cascada_plan_view_get_workspace (self->view), report, NULL);
  gboolean asked = cascada_report_get_duty (&report->facts) != CASCADA_REPORT_DUTY_NONE;

  cascada_report_rows_fill_parts (self->parts, report);
  gtk_widget_set_visible (self->parts_group, asked);
  gtk_widget_set_visible (self->findings_group, cascada_report_rows_fill_findings (self->findings, report) > 0);
  gtk_widget_set_visible (self->observations_group,
                          observations != NULL && cascada_report_rows_fill_observations (self->observations, observations) > 0);
}

static gboolean
is_writable (CascadaReportForm *self)
{
  return cascada_quarter_may_write (cascada_plan_view_get_workspace (self->view), self->indicator, self->quarter, NULL);
}

static CascadaQuarterReport *
read_report (CascadaReportForm *self)
{
  g_autoptr (GError) error = NULL;
  CascadaQuarterReport *report =
      cascada_quarter_read (cascada_plan_view_get_workspace (self->view), self->indicator, self->quarter, cascada_date_today (), &error);

  if (report == NULL)
    cascada_plan_view_tell_error (self->view, error);
  return report;
}

/* Read anew: what figures were borrowed may have moved. */
static void
update (CascadaReportForm *self)
{
  g_autoptr (CascadaQuarterReport) report = read_report (self);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  if (report == NULL)
    return;
  suppose_all (self, report, texts);
  show_results (self, report);
  show_state (self, report);
  show_lists (self, report);
  cascada_report_steps_set (self->steps, self->view, report);
  g_signal_emit (self, signals[SUPPOSED], 0, report);
}

static gboolean update_cb (gpointer user_data);

void
cascada_report_form_queue_update (CascadaReportForm *self)
{
  if (self->indicator != 0 && self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
show_evidence (CascadaReportForm *self, const CascadaQuarterReport *report)
{
  CascadaEvidencePlace place = {
    .plan = cascada_record_get_id (cascada_plan_view_get_plan (self->view)),
    .goal = report->goal.id,
    .period = self->quarter,
  };

  cascada_evidence_list_set_place (self->evidence, cascada_plan_view_get_workspace (self->view), &place);
}

static void
fill (CascadaReportForm *self)
{
  g_autoptr (CascadaQuarterReport) report = read_report (self);
  gboolean writable = is_writable (self);

  if (report == NULL)
    return;
  self->shown_state = report->facts.state;
  self->shown_ratio = report->facts.is_ratio;
  self->shown_writable = writable;
  cascada_report_form_make_fields (self, report, writable);
  show_evidence (self, report);
  gtk_stack_set_visible_child_name (self->stack, "report");
  update (self);
}

static void
clear (CascadaReportForm *self)
{
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_pointer (&self->typed, g_free);
  cascada_report_form_drop_fields (self);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  g_clear_handle_id (&self->update_source, g_source_remove);
}

/* A step may open or close the fields, and a correction adds what it corrected. */
static gboolean
needs_other_fields (CascadaReportForm *self)
{
  g_autoptr (CascadaQuarterReport) report = read_report (self);

  return report != NULL && (report->facts.state != self->shown_state || report->facts.is_ratio != self->shown_ratio ||
                            report->facts.state == CASCADA_REPORT_STATE_VERIFIED || is_writable (self) != self->shown_writable);
}

static gboolean
update_cb (gpointer user_data)
{
  CascadaReportForm *self = user_data;
  gboolean changed = self->changed;

  self->update_source = 0;
  self->changed = FALSE;
  if (changed && needs_other_fields (self))
    {
      clear (self);
      fill (self);
    }
  else
    update (self);
  return G_SOURCE_REMOVE;
}

static void
cascada_report_form_dispose (GObject *object)
{
  CascadaReportForm *self = CASCADA_REPORT_FORM (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_pointer (&self->typed, g_free);
  g_clear_object (&self->view);
  self->indicator = 0;
  adw_bin_set_child (ADW_BIN (self), NULL); /* a direct child goes with the template, unknown to the bin */
  gtk_widget_dispose_template (GTK_WIDGET (self), CASCADA_TYPE_REPORT_FORM);

  G_OBJECT_CLASS (cascada_report_form_parent_class)->dispose (object);
}

static void
cascada_report_form_class_init (CascadaReportFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_report_form_dispose;

  signals[SUPPOSED] = g_signal_new ("supposed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                    G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-report-form.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaReportForm, evidence);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportForm, evidence_group);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportForm, figures);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportForm, findings);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportForm, findings_group);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportForm, lag);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportForm, lag_group);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportForm, observations);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportForm, observations_group);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportForm, parts);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportForm, parts_group);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportForm, problem);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportForm, scrolled);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportForm, stack);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportForm, state);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportForm, steps);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportForm, texts);
  gtk_widget_class_bind_template_child (widget_class, CascadaReportForm, title);
}

static void
cascada_report_form_init (CascadaReportForm *self)
{
  g_type_ensure (CASCADA_TYPE_EVIDENCE_LIST);
  g_type_ensure (CASCADA_TYPE_REPORT_STEPS);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cascada_report_form_set:
 * @view: (nullable): the plan
 * @indicator: whose report is shown; 0 shows none
 *
 * What is typed in the report of before is written, or told where it cannot be.
 */
void
cascada_report_form_set (CascadaReportForm *self, CascadaPlanView *view, gint64 indicator, CascadaPeriod quarter)
{
  g_return_if_fail (CASCADA_IS_REPORT_FORM (self));

  if (self->view == view && self->indicator == indicator && self->quarter == quarter)
    return;
  clear (self);
  g_set_object (&self->view, view);
  self->indicator = view != NULL ? indicator : 0;
  self->quarter = quarter;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  if (self->indicator != 0)
    fill (self);
  else
    {
      cascada_evidence_list_set_place (self->evidence, NULL, NULL);
      gtk_stack_set_visible_child_name (self->stack, "nothing");
    }
}

/** cascada_report_form_refresh: the report may have changed: what can be done with it too. */
void
cascada_report_form_refresh (CascadaReportForm *self)
{
  g_return_if_fail (CASCADA_IS_REPORT_FORM (self));

  g_clear_pointer (&self->typed, g_free);
  self->changed = TRUE;
  cascada_report_form_queue_update (self);
}

/** cascada_report_form_suppose: @text is being typed elsewhere into @field of the report. */
void
cascada_report_form_suppose (CascadaReportForm *self, guint field, const char *text)
{
  g_return_if_fail (CASCADA_IS_REPORT_FORM (self));

  g_free (self->typed);
  self->typed = g_strdup (text);
  self->typed_field = field;
  cascada_report_form_queue_update (self);
}
