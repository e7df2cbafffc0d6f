/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-job-row.h"

#define PULSE_MS 100

struct _CascadaJobRow
{
  GtkListBoxRow parent_instance;

  CascadaJob *job;
  guint pulse;

  GtkButton *cancel;
  GtkLabel *step;
  GtkLabel *title;
  GtkProgressBar *progress;
};

G_DEFINE_FINAL_TYPE (CascadaJobRow, cascada_job_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (CASCADA_JOB_ROW (user_data)->progress);
  return G_SOURCE_CONTINUE;
}

static void
fraction_changed_cb (CascadaJobRow *self)
{
  double fraction;

  g_object_get (self->job, "fraction", &fraction, NULL);
  if (fraction < 0 && self->pulse == 0)
    self->pulse = g_timeout_add (PULSE_MS, pulse_cb, self);
  if (fraction < 0)
    return;
  g_clear_handle_id (&self->pulse, g_source_remove);
  gtk_progress_bar_set_fraction (self->progress, fraction);
}

static void
cancel_clicked_cb (CascadaJobRow *self)
{
  g_cancellable_cancel (cascada_job_get_cancellable (self->job));
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), FALSE);
}

static void
cascada_job_row_dispose (GObject *object)
{
  CascadaJobRow *self = CASCADA_JOB_ROW (object);

  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_object (&self->job);
  gtk_widget_dispose_template (GTK_WIDGET (object), CASCADA_TYPE_JOB_ROW);
  G_OBJECT_CLASS (cascada_job_row_parent_class)->dispose (object);
}

static void
cascada_job_row_class_init (CascadaJobRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_job_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-job-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaJobRow, cancel);
  gtk_widget_class_bind_template_child (widget_class, CascadaJobRow, progress);
  gtk_widget_class_bind_template_child (widget_class, CascadaJobRow, step);
  gtk_widget_class_bind_template_child (widget_class, CascadaJobRow, title);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
cascada_job_row_init (CascadaJobRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** cascada_job_row_new: Returns: (transfer floating): a row for @job */
GtkWidget *
cascada_job_row_new (CascadaJob *job)
{
  CascadaJobRow *self = g_object_new (CASCADA_TYPE_JOB_ROW, NULL);

  self->job = g_object_ref (job);
  gtk_label_set_text (self->title, cascada_job_get_title (job));
  g_object_bind_property (job, "step", self->step, "label", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (job, "notify::fraction", G_CALLBACK (fraction_changed_cb), self, G_CONNECT_SWAPPED);
  fraction_changed_cb (self);
  return GTK_WIDGET (self);
}
