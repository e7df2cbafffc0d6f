/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "cascada-cli.h"
#include "cascada-sample.h"

static CascadaCliStatus
run (char **arguments, GError **error)
{
  if (cascada_cli_refuse_existing (arguments[0], error))
    cascada_sample_create (arguments[0], NULL, NULL, NULL, error);
  return CASCADA_CLI_DONE;
}

static const GOptionEntry entries[] = { { NULL } };

const CascadaCliCommand cascada_cli_sample_command = {
  .name = "sample",
  .arguments = N_ ("WORKSPACE"),
  .summary = N_ ("Make a workspace with the sample plans"),
  .description = N_ ("The plans are the strategic plan 2020–2024, the follow-up of 30 June 2025 (as printed, and with the\n"
                     "magnitudes and weights from which its percentages follow) and the action plan 2024.\n"
                     "A file that exists is never overwritten."),
  .least = 1,
  .most = 1,
  .entries = entries,
  .run = run,
};
