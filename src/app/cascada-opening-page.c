/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-opening-page.h"

struct _CascadaOpeningPage
{
  AdwBin parent_instance;

  CascadaJob *job;

  GtkLabel *step;
  GtkLabel *title;
  GtkProgressBar *progress;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (CascadaOpeningPage, cascada_opening_page, ADW_TYPE_BIN)

static void
reported_cb (CascadaOpeningPage *self)
{
  double fraction;
  g_autofree char *step = NULL;

  g_object_get (self->job, "fraction", &fraction, "step", &step, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), fraction >= 0);
  gtk_progress_bar_set_fraction (self->progress, MAX (fraction, 0));
  gtk_label_set_text (self->step, step);
}

static void
cancel_clicked_cb (CascadaOpeningPage *self)
{
  if (self->job != NULL)
    g_cancellable_cancel (cascada_job_get_cancellable (self->job));
}

static void
cascada_opening_page_dispose (GObject *object)
{
  CascadaOpeningPage *self = CASCADA_OPENING_PAGE (object);

  g_clear_object (&self->job);
  gtk_widget_dispose_template (GTK_WIDGET (object), CASCADA_TYPE_OPENING_PAGE);
  G_OBJECT_CLASS (cascada_opening_page_parent_class)->dispose (object);
}

static void
cascada_opening_page_class_init (CascadaOpeningPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_opening_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-opening-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaOpeningPage, progress);
  gtk_widget_class_bind_template_child (widget_class, CascadaOpeningPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, CascadaOpeningPage, step);
  gtk_widget_class_bind_template_child (widget_class, CascadaOpeningPage, title);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
cascada_opening_page_init (CascadaOpeningPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** cascada_opening_page_set_job: shows @job and cancels it on demand; %NULL: the work is over. */
void
cascada_opening_page_set_job (CascadaOpeningPage *self, CascadaJob *job)
{
  g_return_if_fail (CASCADA_IS_OPENING_PAGE (self));
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_set_object (&self->job, job);
  gtk_spinner_set_spinning (self->spinner, job != NULL);
  if (job == NULL)
    return;
  gtk_label_set_text (self->title, cascada_job_get_title (job));
  g_signal_connect_object (job, "notify::step", G_CALLBACK (reported_cb), self, G_CONNECT_SWAPPED);
  reported_cb (self);
}
