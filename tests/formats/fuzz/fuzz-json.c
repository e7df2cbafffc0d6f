/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as a workspace document: refused whole, or a workspace that can be written again. */

#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "cascada-json.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static CascadaWorkspace *workspace;
static char *folder;

static void
renew (void)
{
  g_autofree char *path = NULL;

  if (folder == NULL)
    folder = g_dir_make_tmp ("cascada-fuzz-XXXXXX", NULL);
  path = g_build_filename (folder, "fuzz.cascada", NULL);
  if (workspace != NULL)
    cascada_workspace_close (workspace, NULL);
  g_clear_object (&workspace);
  g_unlink (path);
  workspace = cascada_workspace_open (path, CASCADA_STORE_WRITE | CASCADA_STORE_CREATE, NULL, NULL);
  g_assert (workspace != NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autofree char *path = NULL;

  if (workspace == NULL)
    renew ();
  path = g_build_filename (folder, "fuzz.json", NULL);
  g_assert (g_file_set_contents_full (path, (const char *) data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  if (cascada_json_import_file (workspace, path, NULL, NULL))
    {
      g_assert (cascada_json_export (workspace, stream, NULL, NULL));
      renew ();
    }
  return 0;
}
