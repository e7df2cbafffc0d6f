/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-request-step-dialog.h"

#include <glib/gi18n.h>

#include "cascada-condition-list.h"
#include "cascada-date-row.h"
#include "cascada-draft.h"
#include "cascada-error.h"
#include "cascada-procedure-life.h"
#include "cascada-request-words.h"
#include "cascada-row-names.h"
#include "cascada-text-field.h"

struct _CascadaRequestStepDialog
{
  AdwWindow parent_instance;

  CascadaWorkspace *workspace;
  gint64 request;
  CascadaRequestStep step;
  CascadaRequestReading *reading; /* NULL until it has been read */
  GCancellable *cancellable;
  gboolean taking;

  AdwWindowTitle *window_title;
  CascadaConditionList *conditions;
  CascadaDateRow *date_row;
  GtkButton *take_button;
  GtkEditable *document_row;
  GtkLabel *problem;
  GtkLabel *text_label;
  GtkRevealer *problem_revealer;
  GtkTextView *text_field;
  GtkWidget *text_row;
  GtkWidget *told_group;
};

enum
{
  DONE,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CascadaRequestStepDialog, cascada_request_step_dialog, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

/* @text: owned here. Returns: (nullable): @text, where it says anything */
static const char *
strip (char *text)
{
  g_strstrip (text);
  return *text != '\0' ? text : NULL;
}

static char *
get_text (CascadaRequestStepDialog *self)
{
  char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (self->text_field), "text", &text, NULL);
  return text;
}

/* @text, @document: (out): owned by the caller, as @details borrows them */
static gboolean
read_details (CascadaRequestStepDialog *self, CascadaStepDetails *details, char **text, char **document, GError **error)
{
  *text = get_text (self);
  *document = g_strdup (gtk_editable_get_text (self->document_row));
  *details = (CascadaStepDetails){ .text = strip (*text), .document = strip (*document) };
  if (!cascada_request_words_asks_date (self->step))
    return TRUE;
  if (!cascada_date_row_get_date (self->date_row, &details->date, error))
    return FALSE;
  if (details->date == CASCADA_DATE_NONE)
    {
      g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_INVALID, _ ("No day is given: write the day of the step"));
      return FALSE;
    }
  return cascada_procedure_check_date (details->date, cascada_date_today (), error);
}

static void
show_problem (CascadaRequestStepDialog *self, const char *problem)
{
  if (problem != NULL)
    gtk_label_set_text (self->problem, problem);
  gtk_revealer_set_reveal_child (self->problem_revealer, problem != NULL);
}

/* Each thing that is typed is judged at once. */
static void
judge (CascadaRequestStepDialog *self)
{
  CascadaStepDetails details;
  g_autofree char *text = NULL, *document = NULL, *obstacle = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conditions = NULL;

  if (self->reading == NULL || self->taking)
    return;
  if (!read_details (self, &details, &text, &document, &error))
    details.date = CASCADA_DATE_NONE;
  conditions = cascada_request_check (self->workspace, self->reading, self->step, &details, cascada_date_today ());
  cascada_condition_list_show (self->conditions, conditions);
  obstacle = cascada_procedure_find_obstacle (conditions);
  gtk_widget_set_sensitive (GTK_WIDGET (self->take_button), error == NULL && obstacle == NULL);
  show_problem (self, error != NULL ? error->message : obstacle);
}

static void
changed_cb (CascadaRequestStepDialog *self)
{
  judge (self);
}

static char *
get_key (CascadaRequestStepDialog *self, const char *field)
{
  return g_strdup_printf ("request/%" G_GINT64_FORMAT "/%u/%s", self->request, self->step, field);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaRequestStepDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaRequestReading) reading = cascada_request_read_finish (CASCADA_WORKSPACE (source), result, &error);
  g_autofree char *subtitle = NULL;

  if (self->cancellable == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reading == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  g_clear_pointer (&self->reading, cascada_request_reading_free);
  self->reading = g_steal_pointer (&reading);
  judge (self);
}

static void
read_request (CascadaRequestStepDialog *self)
{
  if (!self->taking)
    cascada_request_read_async (self->workspace, self->request, NULL, NULL, 0, CASCADA_PERIOD_NONE, cascada_date_today (), self->cancellable, read_cb,
                                g_object_ref (self));
}

/* What was told, for who has the window before them. */
static char *
describe_done (CascadaRequestStepDialog *self)
{
  /* Translators: number of a modification request and what was done to it: “Request 3: Approved” */
  return g_strdup_printf (_ ("Request %d: %s"), self->reading != NULL ? self->reading->item->number : 0, cascada_request_step_get_label (self->step));
}

static void
finish (CascadaRequestStepDialog *self, gboolean taken)
{
  g_autofree char *message = taken ? describe_done (self) : g_strdup (_ ("Not approved: the goal changed meanwhile"));

  g_signal_emit (self, signals[DONE], 0, message, taken);
  gtk_window_close (GTK_WINDOW (self));
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaRequestStepDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) differing = NULL;
  gboolean taken = cascada_request_take_finish (CASCADA_WORKSPACE (source), result, &differing, &error);
  g_autofree char *key = get_key (self, "");

  self->taking = FALSE;
  if (taken)
    cascada_draft_forget (CASCADA_WORKSPACE (source), key);
  if (self->cancellable == NULL)
    return;
  if (taken || differing != NULL)
    {
      finish (self, taken);
      return;
    }
  judge (self);
  show_problem (self, error->message);
}

static void
take_clicked_cb (CascadaRequestStepDialog *self)
{
  CascadaStepDetails details;
  g_autofree char *text = NULL, *document = NULL;
  g_autoptr (GError) error = NULL;

  if (self->taking)
    return;
  if (!read_details (self, &details, &text, &document, &error))
    {
      show_problem (self, error->message);
      return;
    }
  self->taking = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->take_button), FALSE);
  cascada_request_take_async (self->workspace, self->request, self->step, &details, cascada_date_today (), NULL, taken_cb, g_object_ref (self));
}

static void
attach_draft (CascadaRequestStepDialog *self, gpointer widget, const char *field)
{
  g_autofree char *key = get_key (self, field);

  cascada_draft_attach (widget, self->workspace, key);
}

static void
cascada_request_step_dialog_dispose (GObject *object)
{
  CascadaRequestStepDialog *self = CASCADA_REQUEST_STEP_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->reading, cascada_request_reading_free);

  G_OBJECT_CLASS (cascada_request_step_dialog_parent_class)->dispose (object);
}

static void
cascada_request_step_dialog_finalize (GObject *object)
{
  g_clear_object (&CASCADA_REQUEST_STEP_DIALOG (object)->workspace);

  G_OBJECT_CLASS (cascada_request_step_dialog_parent_class)->finalize (object);
}

static void
cascada_request_step_dialog_class_init (CascadaRequestStepDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_request_step_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = cascada_request_step_dialog_finalize;

  signals[DONE] = g_signal_new ("done", CASCADA_TYPE_REQUEST_STEP_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                G_TYPE_BOOLEAN);

  g_type_ensure (CASCADA_TYPE_CONDITION_LIST);
  g_type_ensure (CASCADA_TYPE_DATE_ROW);
  g_type_ensure (CASCADA_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-request-step-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestStepDialog, conditions);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestStepDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestStepDialog, document_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestStepDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestStepDialog, problem_revealer);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestStepDialog, take_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestStepDialog, text_field);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestStepDialog, text_label);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestStepDialog, text_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestStepDialog, told_group);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestStepDialog, window_title);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cascada_request_step_dialog_init (CascadaRequestStepDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  cascada_row_names_set (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text_field), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/* Only what the step keeps is asked for; the first of it has the focus. */
static void
offer_fields (CascadaRequestStepDialog *self)
{
  const char *document = cascada_request_words_get_document (self->step), *text = cascada_request_words_get_text (self->step);
  gboolean date = cascada_request_words_asks_date (self->step);

  gtk_widget_set_visible (GTK_WIDGET (self->date_row), date);
  gtk_widget_set_visible (GTK_WIDGET (self->document_row), document != NULL);
  gtk_widget_set_visible (self->text_row, text != NULL);
  gtk_widget_set_visible (self->told_group, date || document != NULL || text != NULL);
  if (document != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->document_row), document);
  if (text != NULL)
    {
      gtk_label_set_text (self->text_label, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_field), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
    }
  if (document != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->document_row));
  else if (text != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->text_field));
}

/**
 * cascada_request_step_dialog_new:
 * @workspace: open for writing
 * @request: id
 *
 * Returns: (transfer none): a dialog over @parent that takes @step, to be presented
 */
CascadaRequestStepDialog *
cascada_request_step_dialog_new (GtkWindow *parent, CascadaWorkspace *workspace, gint64 request, CascadaRequestStep step)
{
  CascadaRequestStepDialog *self = g_object_new (CASCADA_TYPE_REQUEST_STEP_DIALOG, "transient-for", parent, NULL);
  const char *title = cascada_request_words_get_title (step);

  self->workspace = g_object_ref (workspace);
  self->request = request;
  self->step = step;
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, cascada_request_step_get_clause (step));
  gtk_button_set_label (self->take_button, cascada_request_words_get_button (step));
  cascada_date_row_set_date (self->date_row, cascada_date_today ());
  attach_draft (self, self->date_row, "date");
  attach_draft (self, self->document_row, "document");
  attach_draft (self, self->text_field, "text");
  g_signal_connect_object (workspace, "changed", G_CALLBACK (read_request), self, G_CONNECT_SWAPPED);
  read_request (self);
  offer_fields (self);
  return self;
}
