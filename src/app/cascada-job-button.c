/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-job-button.h"

#include "cascada-job-row.h"

#define PATIENCE_MS 100

struct _CascadaJobButton
{
  AdwBin parent_instance;

  GListStore *jobs;
  guint patience;

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CascadaJobButton, cascada_job_button, ADW_TYPE_BIN)

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  return cascada_job_row_new (CASCADA_JOB (item));
}

static gboolean
patience_ended_cb (gpointer user_data)
{
  CascadaJobButton *self = CASCADA_JOB_BUTTON (user_data);

  self->patience = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), cascada_job_button_is_busy (self));
  return G_SOURCE_REMOVE;
}

static void
finished_cb (CascadaJobButton *self, GParamSpec *pspec, CascadaJob *job)
{
  guint position;

  if (g_list_store_find (self->jobs, job, &position))
    g_list_store_remove (self->jobs, position);
  if (!cascada_job_button_is_busy (self))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
cascada_job_button_dispose (GObject *object)
{
  CascadaJobButton *self = CASCADA_JOB_BUTTON (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), CASCADA_TYPE_JOB_BUTTON);
  G_OBJECT_CLASS (cascada_job_button_parent_class)->dispose (object);
}

static void
cascada_job_button_finalize (GObject *object)
{
  g_object_unref (CASCADA_JOB_BUTTON (object)->jobs);
  G_OBJECT_CLASS (cascada_job_button_parent_class)->finalize (object);
}

static void
cascada_job_button_class_init (CascadaJobButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_job_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = cascada_job_button_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-job-button.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaJobButton, list);
}

static void
cascada_job_button_init (CascadaJobButton *self)
{
  self->jobs = g_list_store_new (CASCADA_TYPE_JOB);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->jobs), create_row_cb, NULL, NULL);
}

/** cascada_job_button_add: shows @job until it is finished. */
void
cascada_job_button_add (CascadaJobButton *self, CascadaJob *job)
{
  g_return_if_fail (CASCADA_IS_JOB_BUTTON (self));
  g_list_store_append (self->jobs, job);
  g_signal_connect_object (job, "notify::finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  if (self->patience == 0)
    self->patience = g_timeout_add (PATIENCE_MS, patience_ended_cb, self);
}

gboolean
cascada_job_button_is_busy (CascadaJobButton *self)
{
  g_return_val_if_fail (CASCADA_IS_JOB_BUTTON (self), FALSE);
  return g_list_model_get_n_items (G_LIST_MODEL (self->jobs)) > 0;
}

/** cascada_job_button_cancel_all: asks all that is running to stop. */
void
cascada_job_button_cancel_all (CascadaJobButton *self)
{
  g_return_if_fail (CASCADA_IS_JOB_BUTTON (self));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->jobs)); i++)
    {
      g_autoptr (CascadaJob) job = g_list_model_get_item (G_LIST_MODEL (self->jobs), i);

      g_cancellable_cancel (cascada_job_get_cancellable (job));
    }
}
