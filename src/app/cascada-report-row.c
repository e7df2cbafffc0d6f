/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-report-row.h"

#include <glib/gi18n.h>

#include "cascada-number.h"
#include "cascada-report.h"

struct _CascadaReportRow
{
  GObject parent_instance;

  char *texts[CASCADA_N_REPORT_COLUMNS];
  char *why;     /* the row is dimmed, or its state is what it is */
  char *count;   /* of missing parts, where there is no room for more */
  char *missing; /* which they are */

  CascadaRef indicator;
  CascadaRef goal;
  CascadaReportState state;
  CascadaReportDuty duty;
  guint n_missing;
  gboolean ratio;
  gboolean late;
  gboolean asked; /* programmed, or reported all the same */
};

G_DEFINE_FINAL_TYPE (CascadaReportRow, cascada_report_row, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
cascada_report_row_finalize (GObject *object)
{
  CascadaReportRow *self = CASCADA_REPORT_ROW (object);

  for (guint i = 0; i < CASCADA_N_REPORT_COLUMNS; i++)
    g_free (self->texts[i]);
  g_free (self->why);
  g_free (self->count);
  g_free (self->missing);

  G_OBJECT_CLASS (cascada_report_row_parent_class)->finalize (object);
}

static void
cascada_report_row_class_init (CascadaReportRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cascada_report_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cascada_report_row_init (CascadaReportRow *self)
{
}

CascadaReportRow *
cascada_report_row_new (const CascadaQuarterReport *report)
{
  CascadaReportRow *self = g_object_new (CASCADA_TYPE_REPORT_ROW, NULL);

  cascada_report_row_update (self, report);
  return self;
}

static char *
format_figure (CascadaDecimal value)
{
  return value == CASCADA_DECIMAL_NONE ? g_strdup ("") : cascada_number_format (value, CASCADA_DECIMALS_SHORTEST);
}

/* A ratio's executed value is its quotient, where both terms are there. */
static char *
format_executed (const CascadaQuarterReport *report, const CascadaReportFigures *figures, const CascadaProgress *quarter)
{
  if (report->facts.is_ratio && figures->numerator != CASCADA_DECIMAL_NONE && figures->denominator != CASCADA_DECIMAL_NONE)
    return cascada_report_format_quotient (quarter->executed_at_cut);
  return format_figure (figures->executed);
}

static char *
format_state (CascadaReportRow *self, const CascadaQuarterReport *report)
{
  if (report->series.eliminated)
    return g_strdup (_ ("Eliminated"));
  if (self->duty == CASCADA_REPORT_DUTY_DONE)
    return self->late ? g_strdup_printf (_ ("%s, late"), cascada_report_state_get_label (self->state))
                      : g_strdup (cascada_report_state_get_label (self->state));
  if (self->duty == CASCADA_REPORT_DUTY_NONE)
    return g_strdup (_ ("Not programmed"));
  if (self->duty == CASCADA_REPORT_DUTY_LATER)
    return g_strdup (_ ("Not yet"));
  if (self->duty == CASCADA_REPORT_DUTY_OVERDUE && self->state == CASCADA_REPORT_STATE_DRAFT)
    return g_strdup (_ ("Overdue"));
  return g_strdup (cascada_report_state_get_label (self->state));
}

static char *
explain (CascadaReportRow *self, const CascadaQuarterReport *report)
{
  g_autofree char *deadline = cascada_date_format (cascada_date_from_gdate (report->facts.deadline));
  g_autofree char *time = cascada_report_format_deadline (report);

  if (report->series.eliminated)
    return g_strdup (_ ("The goal is marked “Meta eliminada” and leaves the score (PLE-PIN-P005, policy 9)"));
  if (self->late)
    return g_strdup_printf (_ ("Sent after the deadline, %s (PLE-PIN-P005, activity 9, note 2)"), deadline);
  switch (self->duty)
    {
    case CASCADA_REPORT_DUTY_NONE:
      return g_strdup (_ ("There is no target in this quarter: nothing is asked for"));
    case CASCADA_REPORT_DUTY_LATER:
      return g_strdup (_ ("The quarter has not ended: it is reported from the day after its last one (PLE-PIN-P005, activity 9, note 2)"));
    case CASCADA_REPORT_DUTY_DUE:
    case CASCADA_REPORT_DUTY_OVERDUE:
      /* Translators: a date, and “3 days left” or “3 days late” */
      return g_strdup_printf (_ ("Deadline: %s, %s"), deadline, time);
    case CASCADA_REPORT_DUTY_DONE:
    default:
      return NULL;
    }
}

static void
set_text (CascadaReportRow *self, CascadaReportColumn column, char *text)
{
  g_free (self->texts[column]);
  self->texts[column] = text;
}

static void
set_parts (CascadaReportRow *self, const CascadaQuarterReport *report)
{
  g_auto (GStrv) missing = cascada_quarter_list_missing (report);
  g_autofree char *list = g_strjoinv (", ", missing);

  self->n_missing = g_strv_length (missing);
  g_clear_pointer (&self->missing, g_free);
  g_clear_pointer (&self->count, g_free);
  if (!self->asked)
    set_text (self, CASCADA_REPORT_COLUMN_PARTS, g_strdup (""));
  else if (self->n_missing == 0)
    set_text (self, CASCADA_REPORT_COLUMN_PARTS, g_strdup (_ ("Complete")));
  else
    {
      set_text (self, CASCADA_REPORT_COLUMN_PARTS, g_strdup_printf (ngettext ("%u missing", "%u missing", self->n_missing), self->n_missing));
      self->count = g_strdup_printf ("%u", self->n_missing);
      self->missing = g_strdup_printf (_ ("Missing: %s"), list);
    }
}

static void
set_figures (CascadaReportRow *self, const CascadaQuarterReport *report)
{
  CascadaReportFigures figures = cascada_report_get_figures (&report->series, report->facts.quarter);
  guint decimals = report->facts.settings->decimals;
  CascadaProgress quarter, cumulative;

  cascada_report_get_quarter_result (&report->series, report->facts.settings, report->facts.quarter, &quarter);
  cascada_report_get_cumulative_result (&report->series, report->facts.settings, report->facts.quarter, &cumulative);
  set_text (self, CASCADA_REPORT_COLUMN_PROGRAMMED, cascada_report_format_number (quarter.target_at_cut));
  set_text (self, CASCADA_REPORT_COLUMN_EXECUTED, format_executed (report, &figures, &quarter));
  set_text (self, CASCADA_REPORT_COLUMN_NUMERATOR, self->ratio ? format_figure (figures.numerator) : g_strdup (""));
  set_text (self, CASCADA_REPORT_COLUMN_DENOMINATOR, self->ratio ? format_figure (figures.denominator) : g_strdup (""));
  set_text (self, CASCADA_REPORT_COLUMN_RESULT, cascada_report_format_result (&quarter, decimals));
  set_text (self, CASCADA_REPORT_COLUMN_CUMULATIVE, cascada_report_format_result (&cumulative, decimals));
  self->asked = cascada_report_is_programmed (&report->series, report->facts.quarter) || figures.executed != CASCADA_DECIMAL_NONE;
}

/** cascada_report_row_update: says what @report tells, as it stands or is supposed; @report is not kept. */
void
cascada_report_row_update (CascadaReportRow *self, const CascadaQuarterReport *report)
{
  g_return_if_fail (CASCADA_IS_REPORT_ROW (self) && report != NULL);

  self->indicator = report->indicator;
  self->goal = report->goal;
  self->state = report->facts.state;
  self->duty = cascada_report_get_duty (&report->facts);
  self->ratio = report->facts.is_ratio;
  self->late = self->duty == CASCADA_REPORT_DUTY_DONE && cascada_quarter_is_late (report);
  set_figures (self, report);
  set_parts (self, report);
  set_text (self, CASCADA_REPORT_COLUMN_NAME, cascada_quarter_get_title (report));
  set_text (self, CASCADA_REPORT_COLUMN_STATE, format_state (self, report));
  set_text (self, CASCADA_REPORT_COLUMN_EVIDENCE,
            report->facts.n_evidence > 0 ? g_strdup_printf ("%u", report->facts.n_evidence) : g_strdup (self->asked ? "0" : ""));
  g_free (self->why);
  self->why = explain (self, report);
  g_signal_emit (self, signals[CHANGED], 0);
}

CascadaRef
cascada_report_row_get_indicator (CascadaReportRow *self)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_ROW (self), (CascadaRef){ 0 });

  return self->indicator;
}

CascadaRef
cascada_report_row_get_goal (CascadaReportRow *self)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_ROW (self), (CascadaRef){ 0 });

  return self->goal;
}

/** cascada_report_row_get_text: what stands in @column; of those that are entered as it is typed. */
const char *
cascada_report_row_get_text (CascadaReportRow *self, CascadaReportColumn column)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_ROW (self) && column < CASCADA_N_REPORT_COLUMNS, "");

  return self->texts[column];
}

/** cascada_report_row_get_short_text: what is seen in @column: beside an icon a number is enough. */
const char *
cascada_report_row_get_short_text (CascadaReportRow *self, CascadaReportColumn column)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_ROW (self), "");

  if (column != CASCADA_REPORT_COLUMN_PARTS)
    return cascada_report_row_get_text (self, column);
  return self->count != NULL ? self->count : "";
}

/** cascada_report_row_get_why: (nullable): what explains its state. */
const char *
cascada_report_row_get_why (CascadaReportRow *self)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_ROW (self), NULL);

  return self->why;
}

/** cascada_report_row_get_tooltip: (nullable): what @column does not have the room to say. */
const char *
cascada_report_row_get_tooltip (CascadaReportRow *self, CascadaReportColumn column)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_ROW (self), NULL);

  if (column == CASCADA_REPORT_COLUMN_NAME)
    return self->texts[column];
  if (column == CASCADA_REPORT_COLUMN_PARTS)
    return self->missing != NULL ? self->missing : self->texts[column];
  return column == CASCADA_REPORT_COLUMN_STATE || cascada_report_row_is_dim (self) ? self->why : NULL;
}

/** cascada_report_row_get_icon: (nullable): said beside the text of @column, never by colour alone. */
const char *
cascada_report_row_get_icon (CascadaReportRow *self, CascadaReportColumn column)
{
  static const char *const states[CASCADA_N_REPORT_STATES] = {
    [CASCADA_REPORT_STATE_DRAFT] = "document-edit-symbolic",
    [CASCADA_REPORT_STATE_SENT] = "mail-send-symbolic",
    [CASCADA_REPORT_STATE_RETURNED] = "mail-reply-sender-symbolic",
    [CASCADA_REPORT_STATE_VERIFIED] = "emblem-ok-symbolic",
  };

  g_return_val_if_fail (CASCADA_IS_REPORT_ROW (self), NULL);

  if (column == CASCADA_REPORT_COLUMN_PARTS)
    return !self->asked ? NULL : self->n_missing == 0 ? "emblem-ok-symbolic"
                                                      : "dialog-warning-symbolic";
  if (column != CASCADA_REPORT_COLUMN_STATE || self->duty == CASCADA_REPORT_DUTY_NONE)
    return NULL;
  if (self->duty == CASCADA_REPORT_DUTY_OVERDUE && self->state == CASCADA_REPORT_STATE_DRAFT)
    return "alarm-symbolic";
  return self->duty == CASCADA_REPORT_DUTY_LATER ? NULL : states[self->state];
}

/** cascada_report_row_get_css_class: (nullable): "success", "warning", "error" or none. */
const char *
cascada_report_row_get_css_class (CascadaReportRow *self, CascadaReportColumn column)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_ROW (self), NULL);

  if (column == CASCADA_REPORT_COLUMN_PARTS)
    return self->asked && self->n_missing == 0 ? "success" : self->asked ? "warning"
                                                                         : NULL;
  if (column != CASCADA_REPORT_COLUMN_STATE)
    return NULL;
  if (self->duty == CASCADA_REPORT_DUTY_OVERDUE)
    return "error";
  if (self->state == CASCADA_REPORT_STATE_RETURNED)
    return "warning";
  return self->state == CASCADA_REPORT_STATE_VERIFIED ? "success" : NULL;
}

CascadaReportState
cascada_report_row_get_state (CascadaReportRow *self)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_ROW (self), CASCADA_REPORT_STATE_DRAFT);

  return self->state;
}

CascadaReportDuty
cascada_report_row_get_duty (CascadaReportRow *self)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_ROW (self), CASCADA_REPORT_DUTY_NONE);

  return self->duty;
}

gboolean
cascada_report_row_is_ratio (CascadaReportRow *self)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_ROW (self), FALSE);

  return self->ratio;
}

/** cascada_report_row_is_dim: whether nothing is asked of it: eliminated, or not programmed. */
gboolean
cascada_report_row_is_dim (CascadaReportRow *self)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_ROW (self), FALSE);

  return self->duty == CASCADA_REPORT_DUTY_NONE;
}

/**
 * cascada_report_row_get_field:
 *
 * Returns: the field of the report that is entered in @column, 0 where none is: the executed value of a ratio follows
 *   from its terms, and other indicators have none
 */
guint
cascada_report_row_get_field (CascadaReportRow *self, CascadaReportColumn column)
{
  guint field;

  g_return_val_if_fail (CASCADA_IS_REPORT_ROW (self) && column < CASCADA_N_REPORT_COLUMNS, 0);

  field = cascada_report_column_get_field (column);
  return (field == CASCADA_REPORT_EXECUTED) == !self->ratio ? field : 0;
}
