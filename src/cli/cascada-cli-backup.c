/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "cascada-cli.h"

static CascadaCliStatus
run (char **arguments, GError **error)
{
  g_autoptr (CascadaStore) store = NULL;
  g_autofree char *path = NULL;
  g_autofree char *line = NULL;

  store = cascada_store_open (arguments[0], CASCADA_STORE_READ_ONLY, NULL, error);
  if (store == NULL || !cascada_store_backup (store, "manual", &path, NULL, error))
    return CASCADA_CLI_FAILED;
  line = g_strdup_printf ("%s\n", path);
  cascada_cli_print (line, -1, error);
  return CASCADA_CLI_DONE;
}

static const GOptionEntry entries[] = { { NULL } };

const CascadaCliCommand cascada_cli_backup_command = {
  .name = "backup",
  .arguments = N_ ("WORKSPACE"),
  .summary = N_ ("Make a dated, checked copy in the user’s data folder"),
  .description = N_ ("Prints where the copy is. Copies are also made before each import and each migration."),
  .least = 1,
  .most = 1,
  .entries = entries,
  .run = run,
};
