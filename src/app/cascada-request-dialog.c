/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-request-dialog-private.h"

#include <glib/gi18n.h>

#include "cascada-draft.h"
#include "cascada-row-names.h"
#include "cascada-tell.h"

#define PAUSE_MS 150   /* after the last key, before the rules are asked again */
#define WIDE_WIDTH 860 /* px from which the rules stand beside the form */
#define SIDE_WIDTH 400
#define LEAST_WIDTH 340

G_DEFINE_FINAL_TYPE (CascadaRequestDialog, cascada_request_dialog, ADW_TYPE_WINDOW)

/* --- reading --- */

static GCancellable *
start_reading (CascadaRequestDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  return self->cancellable;
}

/* A later question has been asked, or the window is gone: %NULL. */
static CascadaRequestReading *
finish_reading (CascadaRequestDialog *self, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaRequestReading) reading = cascada_request_read_finish (CASCADA_WORKSPACE (source), result, &error);

  if (self->cancellable == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return NULL;
  if (reading == NULL)
    cascada_request_dialog_show_problem (self, error->message);
  return g_steal_pointer (&reading);
}

static void
judged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaRequestDialog) self = user_data;
  CascadaRequestReading *reading = finish_reading (self, source, result);

  if (reading == NULL)
    return;
  g_clear_pointer (&self->reading, cascada_request_reading_free);
  self->reading = reading;
  cascada_request_dialog_show_reading (self);
}

static gboolean
judge_cb (gpointer user_data)
{
  CascadaRequestDialog *self = user_data;
  g_autoptr (GArray) changes = cascada_request_fields_read (self->fields, NULL);
  CascadaRequestDetails details;

  self->judge_source = 0;
  cascada_request_dialog_read_details (self, &details);
  cascada_request_read_async (self->workspace, self->request, &details, (const CascadaRequestChange *) (gpointer) changes->data, changes->len,
                              CASCADA_PERIOD_NONE, cascada_date_today (), start_reading (self), judged_cb, g_object_ref (self));
  cascada_request_dialog_clear_details (&details);
  return G_SOURCE_REMOVE;
}

/* Until the rules have been asked again it is not known whether it may be presented. */
static void
typed_cb (CascadaRequestDialog *self)
{
  if (self->filling || self->written == NULL || !self->writable)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->present_button), FALSE);
  g_clear_handle_id (&self->judge_source, g_source_remove);
  self->judge_source = g_timeout_add (PAUSE_MS, judge_cb, self);
}

static void
ground_cb (CascadaRequestDialog *self)
{
  if (self->filling || self->written == NULL || !self->writable)
    return;
  cascada_request_dialog_keep_ground (self);
  typed_cb (self);
}

static void
show_first (CascadaRequestDialog *self)
{
  CascadaEvidencePlace place = { .plan = self->written->item->plan, .goal = self->written->item->goal, .request = self->request };

  cascada_evidence_list_set_place (self->documents, self->workspace, &place);
  gtk_widget_child_focus (GTK_WIDGET (self->fields), GTK_DIR_TAB_FORWARD);
}

/* What the file has; what is typed beside it is judged next. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaRequestDialog) self = user_data;
  CascadaRequestReading *reading = finish_reading (self, source, result);
  gboolean first = self->written == NULL;

  if (reading == NULL)
    return;
  g_clear_pointer (&self->reading, cascada_request_reading_free);
  g_clear_pointer (&self->written, cascada_request_reading_free);
  self->written = reading;
  self->writable = cascada_request_may_write (self->workspace, self->request, NULL);
  cascada_request_dialog_fill (self);
  cascada_request_dialog_show_written (self);
  if (first)
    show_first (self);
  judge_cb (self);
}

static void
reload (CascadaRequestDialog *self)
{
  if (self->taking || self->done)
    return;
  g_clear_handle_id (&self->judge_source, g_source_remove);
  cascada_request_read_async (self->workspace, self->request, NULL, NULL, 0, CASCADA_PERIOD_NONE, cascada_date_today (), start_reading (self), read_cb,
                              g_object_ref (self));
}

/* --- doing --- */

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaRequestDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean taken = cascada_request_take_finish (CASCADA_WORKSPACE (source), result, NULL, &error);
  CascadaRequestStep step = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (self), "step"));
  g_autofree char *told = NULL;

  self->taking = FALSE;
  if (!taken)
    {
      reload (self);
      cascada_tell_failure (GTK_WIDGET (self), step == CASCADA_REQUEST_STEP_PRESENT ? _ ("The Request Was Not Presented") : _ ("The Request Was Not Withdrawn"), error);
      return;
    }
  told = g_strdup_printf (step == CASCADA_REQUEST_STEP_PRESENT ? _ ("Request %d presented") : _ ("Request %d withdrawn"), self->written->item->number);
  cascada_draft_forget (self->workspace, self->key);
  cascada_tell (GTK_WIDGET (self), told, TRUE);
  self->done = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
take (CascadaRequestDialog *self, CascadaRequestStep step)
{
  self->taking = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->present_button), FALSE);
  g_clear_handle_id (&self->judge_source, g_source_remove);
  g_object_set_data (G_OBJECT (self), "step", GINT_TO_POINTER (step));
  cascada_request_take_async (self->workspace, self->request, step, NULL, cascada_date_today (), NULL, taken_cb, g_object_ref (self));
}

static void
present_clicked_cb (CascadaRequestDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (!cascada_request_dialog_write (self, &error))
    cascada_tell_failure (GTK_WIDGET (self), _ ("The Request Was Not Presented"), error);
  else
    take (self, CASCADA_REQUEST_STEP_PRESENT);
}

static void
withdraw_clicked_cb (CascadaRequestDialog *self)
{
  take (self, CASCADA_REQUEST_STEP_WITHDRAW);
}

static void
renew_clicked_cb (CascadaRequestDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (!cascada_request_renew (self->workspace, self->request, cascada_date_today (), &error))
    cascada_tell_failure (GTK_WIDGET (self), _ ("What Is Proposed Was Not Kept"), error);
}

static gboolean
is_empty (CascadaRequestDialog *self)
{
  for (guint i = 0; i < CASCADA_N_REQUEST_TEXTS; i++)
    if (self->recorded[i] != NULL)
      return FALSE;
  return self->written->values->len == 0 && !cascada_request_dialog_has_typed (self);
}

/* Who only looked leaves no request behind: one that was begun here and says nothing is taken back. */
static void
take_back_empty (CascadaRequestDialog *self)
{
  g_autofree char *last = NULL;

  if (self->begun == NULL || self->written == NULL || !self->writable || self->done || !is_empty (self))
    return;
  g_object_get (self->workspace, "undo-description", &last, NULL);
  if (g_strcmp0 (last, self->begun) != 0)
    return;
  self->done = TRUE;
  cascada_draft_forget (self->workspace, self->key);
  cascada_workspace_undo (self->workspace, NULL);
}

/* Closing keeps the draft. What the file would not take stays in the form, which is said once. */
static gboolean
cascada_request_dialog_close_request (GtkWindow *window)
{
  CascadaRequestDialog *self = CASCADA_REQUEST_DIALOG (window);
  g_autoptr (GError) error = NULL;

  if (self->taking)
    return GDK_EVENT_STOP;
  take_back_empty (self);
  if (self->written != NULL && self->writable && !self->done && cascada_request_dialog_has_typed (self) && !cascada_request_dialog_write (self, &error) &&
      !self->warned)
    {
      self->warned = TRUE;
      cascada_tell_failure (GTK_WIDGET (self), _ ("The Draft Was Not Written"), error);
      return GDK_EVENT_STOP;
    }
  self->done = TRUE;
  return GTK_WINDOW_CLASS (cascada_request_dialog_parent_class)->close_request (window);
}

/* --- layout --- */

static gboolean
fit_cb (gpointer user_data)
{
  CascadaRequestDialog *self = user_data;
  gboolean beside = gtk_widget_get_width (GTK_WIDGET (self)) >= WIDE_WIDTH;

  self->fit_source = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes), beside ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_size_request (self->side, beside ? SIDE_WIDTH : -1, -1);
  return G_SOURCE_REMOVE;
}

/* What stands side by side does not keep the window from becoming narrow. */
static void
cascada_request_dialog_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                                int *minimum_baseline, int *natural_baseline)
{
  GtkWidgetClass *parent_class = GTK_WIDGET_CLASS (cascada_request_dialog_parent_class);
  int least;

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size > 0)
    {
      parent_class->measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, natural, minimum_baseline, natural_baseline);
      for_size = MAX (for_size, least);
    }
  parent_class->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && gtk_orientable_get_orientation (GTK_ORIENTABLE (CASCADA_REQUEST_DIALOG (widget)->panes)) == orientation)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static void
cascada_request_dialog_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CascadaRequestDialog *self = CASCADA_REQUEST_DIALOG (widget);

  GTK_WIDGET_CLASS (cascada_request_dialog_parent_class)->size_allocate (widget, width, height, baseline);
  if (width == self->width)
    return;
  self->width = width;
  if (self->fit_source == 0) /* a change in the midst of an allocation would be lost */
    self->fit_source = g_idle_add (fit_cb, self);
}

static void
cascada_request_dialog_dispose (GObject *object)
{
  CascadaRequestDialog *self = CASCADA_REQUEST_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->judge_source, g_source_remove);
  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_clear_pointer (&self->reading, cascada_request_reading_free);
  g_clear_pointer (&self->written, cascada_request_reading_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (cascada_request_dialog_parent_class)->dispose (object);
}

static void
cascada_request_dialog_finalize (GObject *object)
{
  CascadaRequestDialog *self = CASCADA_REQUEST_DIALOG (object);

  for (guint i = 0; i < CASCADA_N_REQUEST_TEXTS; i++)
    g_free (self->recorded[i]);
  g_free (self->begun);
  g_free (self->key);
  G_OBJECT_CLASS (cascada_request_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-request-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestDialog, documents);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestDialog, effect);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestDialog, effect_group);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestDialog, exception);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestDialog, exception_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestDialog, ground_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestDialog, justification);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestDialog, meanwhile);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestDialog, meanwhile_text);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestDialog, note);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestDialog, panes);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestDialog, parts);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestDialog, present_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestDialog, reference);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestDialog, renew_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestDialog, rules);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestDialog, side);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestDialog, status);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestDialog, withdraw_button);
  gtk_widget_class_bind_template_callback (widget_class, ground_cb);
  gtk_widget_class_bind_template_callback (widget_class, present_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, renew_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, withdraw_clicked_cb);
}

static void
cascada_request_dialog_class_init (CascadaRequestDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cascada_request_dialog_dispose;
  object_class->finalize = cascada_request_dialog_finalize;
  widget_class->measure = cascada_request_dialog_measure;
  widget_class->size_allocate = cascada_request_dialog_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = cascada_request_dialog_close_request;

  g_type_ensure (CASCADA_TYPE_CONDITION_LIST);
  g_type_ensure (CASCADA_TYPE_EVIDENCE_LIST);
  g_type_ensure (CASCADA_TYPE_REQUEST_EFFECT_LIST);
  g_type_ensure (CASCADA_TYPE_REQUEST_FIELDS);
  g_type_ensure (CASCADA_TYPE_TEXT_FIELD);
  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cascada_request_dialog_init (CascadaRequestDialog *self)
{
  g_autoptr (GtkStringList) grounds = gtk_string_list_new (NULL);

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < CASCADA_N_REQUEST_GROUNDS; i++)
    gtk_string_list_append (grounds, cascada_request_ground_get_label (i));
  adw_combo_row_set_model (self->ground_row, G_LIST_MODEL (grounds));
  cascada_row_names_set (GTK_WIDGET (self));
  cascada_condition_list_set_wordy (self->rules, TRUE);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->justification)), "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->exception)), "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  self->filling = FALSE;
}

/**
 * cascada_request_dialog_new:
 * @parent: (nullable)
 *
 * Returns: (transfer none): a dialog over @parent to write, or to read, @request; to be presented
 */
CascadaRequestDialog *
cascada_request_dialog_new (GtkWindow *parent, CascadaWorkspace *workspace, gint64 request)
{
  CascadaRequestDialog *self;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (CASCADA_TYPE_REQUEST_DIALOG, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  self->request = request;
  self->key = g_strdup_printf ("request/%" G_GINT64_FORMAT "/", request);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return self;
}

/**
 * cascada_request_dialog_set_begun:
 *
 * The request was begun just now to be written here: closed with nothing in it, it is taken back.
 */
void
cascada_request_dialog_set_begun (CascadaRequestDialog *self)
{
  g_return_if_fail (CASCADA_IS_REQUEST_DIALOG (self));

  g_clear_pointer (&self->begun, g_free);
  g_object_get (self->workspace, "undo-description", &self->begun, NULL);
}
