/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "cascada-cli.h"
#include "cascada-sample.h"

static gboolean management;

static CascadaCliStatus
run (char **arguments, GError **error)
{
  if (cascada_cli_refuse_existing (arguments[0], error))
    (management ? cascada_sample_create_management : cascada_sample_create) (arguments[0], NULL, NULL, NULL, error);
  return CASCADA_CLI_DONE;
}

static const GOptionEntry entries[] = {
  { "management", 0, 0, G_OPTION_ARG_NONE, &management, N_ ("Management plans in the middle of their year instead"), NULL },
  { NULL },
};

const CascadaCliCommand cascada_cli_sample_command = {
  .name = "sample",
  .arguments = N_ ("WORKSPACE"),
  .summary = N_ ("Make a workspace with the sample plans"),
  .description = N_ ("The plans are the strategic plan 2020–2024, the follow-up of 30 June 2025 (as printed, and with the\n"
                     "magnitudes and weights from which its percentages follow) and the action plan 2024.\n"
                     "The management plans are those of 16 processes and 20 local offices for 2025; their figures and the\n"
                     "names of people are made up.\n"
                     "A file that exists is never overwritten."),
  .least = 1,
  .most = 1,
  .entries = entries,
  .run = run,
};
