/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "cascada-cli.h"
#include "cascada-template.h"

static char *template_name;

static gboolean
check_template (GError **error)
{
  if (template_name == NULL || g_str_equal (template_name, "units"))
    return TRUE;
  return cascada_cli_misuse (error, _ ("there is no template “%s”; there is units"), template_name);
}

static CascadaCliStatus
run (char **arguments, GError **error)
{
  g_autoptr (CascadaWorkspace) workspace = NULL;

  if (!check_template (error))
    return CASCADA_CLI_MISUSE;
  if (!cascada_cli_refuse_existing (arguments[0], error))
    return CASCADA_CLI_FAILED;
  workspace = cascada_workspace_open (arguments[0], CASCADA_STORE_WRITE | CASCADA_STORE_CREATE, NULL, error);
  if (workspace == NULL)
    return CASCADA_CLI_FAILED;
  if (template_name != NULL && !cascada_template_add_units (workspace, error))
    cascada_workspace_discard (workspace);
  else
    cascada_workspace_close (workspace, error);
  return CASCADA_CLI_DONE;
}

static const GOptionEntry entries[] = {
  { "template", 't', 0, G_OPTION_ARG_STRING, &template_name, N_ ("What the workspace starts with: units"), N_ ("NAME") },
  { NULL },
};

const CascadaCliCommand cascada_cli_init_command = {
  .name = "init",
  .arguments = N_ ("WORKSPACE"),
  .summary = N_ ("Make an empty workspace"),
  .description = N_ ("The template “units” has the planning office, the 16 processes, the 20 local offices and the bodies that\n"
                     "give opinions. A file that exists is never overwritten."),
  .least = 1,
  .most = 1,
  .entries = entries,
  .run = run,
};
