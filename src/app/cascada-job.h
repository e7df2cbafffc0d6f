/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CascadaJob:
 *
 * Work in the background that a person can watch and cancel. Whoever does the work reports from any thread; the
 * properties change on the main loop.
 *
 * Properties: "title", "step" (what is being done, may be empty), "fraction" (0–1, negative: unknown), "finished".
 */
#define CASCADA_TYPE_JOB (cascada_job_get_type ())
G_DECLARE_FINAL_TYPE (CascadaJob, cascada_job, CASCADA, JOB, GObject)

CascadaJob *cascada_job_new (const char *title);
const char *cascada_job_get_title (CascadaJob *self);
GCancellable *cascada_job_get_cancellable (CascadaJob *self);
gboolean cascada_job_is_finished (CascadaJob *self);
void cascada_job_report (double fraction, const char *step, gpointer job);
void cascada_job_finish (CascadaJob *self);

G_END_DECLS
