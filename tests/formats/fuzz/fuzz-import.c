/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as a table of the general layout, up to the draft. */

#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "cascada-import-private.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *path = g_strdup_printf ("%s/cascada-fuzz-%d.csv", g_get_tmp_dir (), getpid ());
  const char *const files[] = { path, NULL };
  CascadaImportRequest request = { .kind = -1, .files = files };
  g_autoptr (CascadaImportJob) job = NULL;

  g_assert (g_file_set_contents_full (path, (const char *) data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  job = cascada_import_job_new (&request, NULL);
  g_assert (cascada_import_job_read (job, NULL));
  g_assert (job->draft->n_errors > 0 || job->draft->plan->children != NULL);
  g_unlink (path);
  return 0;
}
