/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "cascada-job.h"

G_BEGIN_DECLS

/**
 * CascadaJobButton: what is running in the background, in a popover of the header bar: progress and cancel. Appears
 * only while something has been running for a tenth of a second.
 */
#define CASCADA_TYPE_JOB_BUTTON (cascada_job_button_get_type ())
G_DECLARE_FINAL_TYPE (CascadaJobButton, cascada_job_button, CASCADA, JOB_BUTTON, AdwBin)

void cascada_job_button_add (CascadaJobButton *self, CascadaJob *job);
gboolean cascada_job_button_is_busy (CascadaJobButton *self);
void cascada_job_button_cancel_all (CascadaJobButton *self);

G_END_DECLS
