/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "cascada-cli.h"

static CascadaCliStatus
run (char **arguments, GError **error)
{
  g_autoptr (CascadaWorkspace) workspace = NULL;

  if (!cascada_cli_refuse_existing (arguments[0], error))
    return CASCADA_CLI_FAILED;
  workspace = cascada_workspace_open (arguments[0], CASCADA_STORE_WRITE | CASCADA_STORE_CREATE, NULL, error);
  if (workspace == NULL || !cascada_workspace_close (workspace, error))
    return CASCADA_CLI_FAILED;
  return CASCADA_CLI_DONE;
}

static const GOptionEntry entries[] = { { NULL } };

const CascadaCliCommand cascada_cli_init_command = {
  .name = "init",
  .arguments = N_ ("WORKSPACE"),
  .summary = N_ ("Make an empty workspace"),
  .description = N_ ("A file that exists is never overwritten."),
  .least = 1,
  .most = 1,
  .entries = entries,
  .run = run,
};
