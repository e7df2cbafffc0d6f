/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-job.h"

struct _CascadaJob
{
  GObject parent_instance;

  char *title;
  char *step;
  GCancellable *cancellable;
  double fraction;
  gboolean finished;

  GMutex mutex; /* guards what a thread reported and the main loop has not shown yet */
  char *reported_step;
  double reported_fraction;
  gboolean report_pending;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_STEP,
  PROP_FRACTION,
  PROP_FINISHED,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (CascadaJob, cascada_job, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
cascada_job_finalize (GObject *object)
{
  CascadaJob *self = CASCADA_JOB (object);

  g_free (self->title);
  g_free (self->step);
  g_free (self->reported_step);
  g_object_unref (self->cancellable);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (cascada_job_parent_class)->finalize (object);
}

static void
cascada_job_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CascadaJob *self = CASCADA_JOB (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_STEP:
      g_value_set_string (value, self->step);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_FINISHED:
      g_value_set_boolean (value, self->finished);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cascada_job_class_init (CascadaJobClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cascada_job_finalize;
  object_class->get_property = cascada_job_get_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_STEP] = g_param_spec_string ("step", NULL, NULL, "", flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, flags);
  properties[PROP_FINISHED] = g_param_spec_boolean ("finished", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cascada_job_init (CascadaJob *self)
{
  g_mutex_init (&self->mutex);
  self->cancellable = g_cancellable_new ();
  self->step = g_strdup ("");
  self->fraction = -1;
}

/** cascada_job_new: @title says what is done, in the words of the user. Returns: (transfer full) */
CascadaJob *
cascada_job_new (const char *title)
{
  CascadaJob *self = g_object_new (CASCADA_TYPE_JOB, NULL);

  self->title = g_strdup (title);
  return self;
}

const char *
cascada_job_get_title (CascadaJob *self)
{
  g_return_val_if_fail (CASCADA_IS_JOB (self), NULL);
  return self->title;
}

/** cascada_job_get_cancellable: what the work takes; cancelling it is what the list's button does. */
GCancellable *
cascada_job_get_cancellable (CascadaJob *self)
{
  g_return_val_if_fail (CASCADA_IS_JOB (self), NULL);
  return self->cancellable;
}

gboolean
cascada_job_is_finished (CascadaJob *self)
{
  g_return_val_if_fail (CASCADA_IS_JOB (self), TRUE);
  return self->finished;
}

static gboolean
show_report_cb (gpointer user_data)
{
  CascadaJob *self = CASCADA_JOB (user_data);

  g_mutex_lock (&self->mutex);
  self->report_pending = FALSE;
  self->fraction = CLAMP (self->reported_fraction, -1, 1);
  g_free (self->step);
  self->step = g_steal_pointer (&self->reported_step);
  g_mutex_unlock (&self->mutex);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
  return G_SOURCE_REMOVE;
}

/**
 * cascada_job_report:
 * @fraction: done, 0–1; negative where unknown
 * @step: (nullable): what is being done (translated)
 * @job: the #CascadaJob; last, so that this function is a #CascadaImportProgress
 *
 * Says how far the work is. May be called from any thread, as often as one likes.
 */
void
cascada_job_report (double fraction, const char *step, gpointer job)
{
  CascadaJob *self = job;
  gboolean pending;

  g_return_if_fail (CASCADA_IS_JOB (self));
  g_mutex_lock (&self->mutex);
  self->reported_fraction = fraction;
  g_free (self->reported_step);
  self->reported_step = g_strdup (step != NULL ? step : "");
  pending = self->report_pending;
  self->report_pending = TRUE;
  g_mutex_unlock (&self->mutex);

  if (!pending)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_report_cb, g_object_ref (self), g_object_unref);
}

/** cascada_job_finish: the work ended, well or not; called on the main loop. */
void
cascada_job_finish (CascadaJob *self)
{
  g_return_if_fail (CASCADA_IS_JOB (self));
  if (self->finished)
    return;
  self->finished = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINISHED]);
}
