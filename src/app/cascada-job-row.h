/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cascada-job.h"

G_BEGIN_DECLS

/** CascadaJobRow: a job with its progress and a button that cancels it. */
#define CASCADA_TYPE_JOB_ROW (cascada_job_row_get_type ())
G_DECLARE_FINAL_TYPE (CascadaJobRow, cascada_job_row, CASCADA, JOB_ROW, GtkListBoxRow)

GtkWidget *cascada_job_row_new (CascadaJob *job);

G_END_DECLS
