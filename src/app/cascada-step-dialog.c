/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-step-dialog.h"

#include <glib/gi18n.h>

#include "cascada-condition-list.h"
#include "cascada-date-row.h"
#include "cascada-draft.h"
#include "cascada-error.h"
#include "cascada-plan.h"
#include "cascada-procedure-life.h"
#include "cascada-row-names.h"
#include "cascada-step-words.h"
#include "cascada-text-field.h"

struct _CascadaStepDialog
{
  AdwWindow parent_instance;

  CascadaWorkspace *workspace;
  CascadaRecord *plan;
  CascadaFigures *figures; /* kept while reports may be counted */
  CascadaPlanStep step;
  CascadaProcedureLife *life; /* NULL until it has been read */
  GCancellable *cancellable;
  GArray *quarters; /* of CascadaPeriod */
  gboolean taking;

  AdwComboRow *period_row;
  AdwWindowTitle *window_title;
  CascadaConditionList *conditions;
  CascadaDateRow *date_row;
  GtkButton *take_button;
  GtkEditable *document_row;
  GtkLabel *problem;
  GtkRevealer *problem_revealer;
  GtkTextView *text_field;
};

enum
{
  DONE,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CascadaStepDialog, cascada_step_dialog, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return *text == '\0';
}

static char *
get_text (CascadaStepDialog *self)
{
  char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (self->text_field), "text", &text, NULL);
  return text;
}

/* @text: (out): owned by the caller, as @details borrows it */
static gboolean
read_details (CascadaStepDialog *self, CascadaStepDetails *details, char **text, GError **error)
{
  const char *document = gtk_editable_get_text (self->document_row);
  guint quarter = adw_combo_row_get_selected (self->period_row);

  *details = (CascadaStepDetails){ 0 };
  if (!cascada_date_row_get_date (self->date_row, &details->date, error))
    return FALSE;
  if (details->date == CASCADA_DATE_NONE)
    {
      g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("No day is given: write the day of the step"));
      return FALSE;
    }
  *text = get_text (self);
  details->document = is_blank (document) ? NULL : document;
  details->text = is_blank (*text) ? NULL : *text;
  if (cascada_step_words_asks_period (self->step) && quarter < self->quarters->len)
    details->period = g_array_index (self->quarters, CascadaPeriod, quarter);
  return cascada_procedure_check_date (details->date, cascada_date_today (), error);
}

static void
show_problem (CascadaStepDialog *self, const char *problem)
{
  if (problem != NULL)
    gtk_label_set_text (self->problem, problem);
  gtk_revealer_set_reveal_child (self->problem_revealer, problem != NULL);
}

/* Each thing that is typed is judged at once. */
static void
judge (CascadaStepDialog *self)
{
  CascadaStepDetails details;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conditions = NULL;
  g_autofree char *obstacle = NULL;
  gboolean readable;

  if (self->life == NULL || self->taking)
    return;
  readable = read_details (self, &details, &text, &error);
  if (!readable)
    details.date = CASCADA_DATE_NONE;
  conditions = cascada_procedure_life_check (self->life, self->workspace, self->step, &details, cascada_date_today (), readable ? &error : NULL);
  if (conditions != NULL)
    {
      cascada_condition_list_show (self->conditions, conditions);
      obstacle = cascada_procedure_find_obstacle (conditions);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->take_button), error == NULL && conditions != NULL && obstacle == NULL);
  show_problem (self, error != NULL ? error->message : obstacle);
}

static void
changed_cb (CascadaStepDialog *self)
{
  judge (self);
}

static char *
get_key (CascadaStepDialog *self, const char *field)
{
  return g_strdup_printf ("step/%" G_GINT64_FORMAT "/%u/%s", cascada_record_get_id (self->plan), self->step, field);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaStepDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  CascadaProcedureLife *life = cascada_procedure_life_read_finish (CASCADA_WORKSPACE (source), result, &error);

  if (self->cancellable == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      cascada_procedure_life_free (life);
      return;
    }
  if (life == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  g_clear_pointer (&self->life, cascada_procedure_life_free);
  self->life = life;
  judge (self);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaStepDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean taken = cascada_procedure_take_finish (CASCADA_WORKSPACE (source), result, &error);
  g_autofree char *key = get_key (self, "");

  self->taking = FALSE;
  if (taken)
    cascada_draft_forget (CASCADA_WORKSPACE (source), key);
  if (self->cancellable == NULL)
    return;
  if (!taken)
    {
      judge (self);
      show_problem (self, error->message);
      return;
    }
  g_signal_emit (self, signals[DONE], 0, cascada_plan_step_get_label (self->step));
  gtk_window_close (GTK_WINDOW (self));
}

static void
take_clicked_cb (CascadaStepDialog *self)
{
  CascadaStepDetails details;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (self->taking)
    return;
  if (!read_details (self, &details, &text, &error))
    {
      show_problem (self, error->message);
      return;
    }
  self->taking = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->take_button), FALSE);
  cascada_procedure_take_async (self->workspace, cascada_record_get_id (self->plan), self->step, &details, cascada_date_today (), NULL,
                                taken_cb, g_object_ref (self));
}

/* The quarters of the plan's years, at the last one that has ended. */
static void
fill_quarters (CascadaStepDialog *self)
{
  int first = (int) cascada_record_get_integer (self->plan, CASCADA_PLAN_FIRST_YEAR);
  int last = (int) cascada_record_get_integer (self->plan, CASCADA_PLAN_LAST_YEAR);
  CascadaDate today = cascada_date_today ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint chosen = 0;

  self->quarters = g_array_new (FALSE, FALSE, sizeof (CascadaPeriod));
  gtk_widget_set_visible (GTK_WIDGET (self->period_row), cascada_step_words_asks_period (self->step));
  for (int i = 0; i < 4 * (last - first + 1); i++)
    {
      CascadaPeriod quarter = CASCADA_PERIOD_QUARTER (first + i / 4, i % 4 + 1);

      if (cascada_period_get_last_day (quarter) < today)
        chosen = (guint) i;
      g_array_append_val (self->quarters, quarter);
      gtk_string_list_take (labels, cascada_period_get_label (quarter));
    }
  adw_combo_row_set_model (self->period_row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->period_row, chosen);
}

static void
attach_draft (CascadaStepDialog *self, gpointer widget, const char *field)
{
  g_autofree char *key = get_key (self, field);

  cascada_draft_attach (widget, self->workspace, key);
}

static void
cascada_step_dialog_dispose (GObject *object)
{
  CascadaStepDialog *self = CASCADA_STEP_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->life, cascada_procedure_life_free);
  g_clear_pointer (&self->quarters, g_array_unref);
  g_clear_object (&self->figures);

  G_OBJECT_CLASS (cascada_step_dialog_parent_class)->dispose (object);
}

static void
cascada_step_dialog_finalize (GObject *object)
{
  CascadaStepDialog *self = CASCADA_STEP_DIALOG (object);

  g_clear_object (&self->plan);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (cascada_step_dialog_parent_class)->finalize (object);
}

static void
cascada_step_dialog_class_init (CascadaStepDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_step_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = cascada_step_dialog_finalize;

  signals[DONE] = g_signal_new ("done", CASCADA_TYPE_STEP_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (CASCADA_TYPE_CONDITION_LIST);
  g_type_ensure (CASCADA_TYPE_DATE_ROW);
  g_type_ensure (CASCADA_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-step-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaStepDialog, conditions);
  gtk_widget_class_bind_template_child (widget_class, CascadaStepDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaStepDialog, document_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaStepDialog, period_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaStepDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CascadaStepDialog, problem_revealer);
  gtk_widget_class_bind_template_child (widget_class, CascadaStepDialog, take_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaStepDialog, text_field);
  gtk_widget_class_bind_template_child (widget_class, CascadaStepDialog, window_title);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cascada_step_dialog_init (CascadaStepDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  cascada_row_names_set (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text_field), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * cascada_step_dialog_new:
 * @view: of the plan, open for writing
 *
 * Returns: (transfer none): a dialog over @parent that takes @step, to be presented
 */
CascadaStepDialog *
cascada_step_dialog_new (GtkWindow *parent, CascadaPlanView *view, CascadaPlanStep step)
{
  CascadaStepDialog *self = g_object_new (CASCADA_TYPE_STEP_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (cascada_plan_view_get_workspace (view));
  self->plan = g_object_ref (cascada_plan_view_get_plan (view));
  self->figures = g_object_ref (cascada_plan_view_get_figures (view));
  self->step = step;
  gtk_window_set_title (GTK_WINDOW (self), cascada_step_words_get_title (step));
  adw_window_title_set_title (self->window_title, cascada_step_words_get_title (step));
  adw_window_title_set_subtitle (self->window_title, cascada_plan_step_get_clause (step));
  gtk_button_set_label (self->take_button, cascada_step_words_get_button (step));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->document_row), cascada_step_words_get_document (step));
  fill_quarters (self);
  cascada_date_row_set_date (self->date_row, cascada_date_today ());
  if (cascada_step_words_asks_period (step))
    attach_draft (self, self->period_row, "period");
  attach_draft (self, self->date_row, "date");
  attach_draft (self, self->document_row, "document");
  attach_draft (self, self->text_field, "text");
  cascada_procedure_life_read_async (self->workspace, cascada_record_get_id (self->plan), self->cancellable, read_cb, g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->document_row));
  return self;
}
