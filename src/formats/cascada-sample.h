/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-import.h"

G_BEGIN_DECLS

/**
 * CascadaSample:
 * @CASCADA_SAMPLE_PUBLISHED: plans as they were published
 * @CASCADA_SAMPLE_MANAGEMENT: management plans in the middle of their year
 */
typedef enum
{
  CASCADA_SAMPLE_PUBLISHED,
  CASCADA_SAMPLE_MANAGEMENT,
} CascadaSample;

gboolean cascada_sample_fill (CascadaWorkspace *workspace, CascadaImportProgress progress, gpointer user_data, GCancellable *cancellable, GError **error);
gboolean cascada_sample_create (const char *path, CascadaImportProgress progress, gpointer user_data, GCancellable *cancellable, GError **error);
gboolean cascada_sample_create_management (const char *path, CascadaImportProgress progress, gpointer user_data, GCancellable *cancellable, GError **error);

G_END_DECLS
