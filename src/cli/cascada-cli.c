/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The command line: finds the subcommand, reads its options, runs it, and ends with a status that scripts can trust. */

#include "config.h"

#include "cascada-cli.h"

#include <string.h>

#include <glib/gi18n.h>

#include "cascada-language.h"

static const CascadaCliCommand *const commands[] = {
  &cascada_cli_init_command,
  &cascada_cli_sample_command,
  &cascada_cli_import_command,
  &cascada_cli_export_command,
  &cascada_cli_plans_command,
  &cascada_cli_new_plan_command,
  &cascada_cli_set_command,
  &cascada_cli_step_command,
  &cascada_cli_agenda_command,
  &cascada_cli_compliance_command,
  &cascada_cli_ranking_command,
  &cascada_cli_requests_command,
  &cascada_cli_request_command,
  &cascada_cli_check_command,
  &cascada_cli_evidence_command,
  &cascada_cli_history_command,
  &cascada_cli_versions_command,
  &cascada_cli_deadlines_command,
  &cascada_cli_backup_command,
  &cascada_cli_bench_command,
};

static const char *const statuses[] = {
  N_ ("done"),
  N_ ("done, with findings of severity error"),
  N_ ("wrong use"),
  N_ ("the file or the system failed"),
};

static void
print_usage (GString *text)
{
  g_string_append_printf (text, "%s\n  cascada-cli %s\n\n%s\n", _ ("Usage:"), _ ("COMMAND [OPTION…] [ARGUMENT…]"),
                          _ ("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %-12s %s\n", commands[i]->name, _ (commands[i]->summary));
  g_string_append_printf (text, "\n%s\n", _ ("Options:"));
  g_string_append_printf (text, "  %-12s %s\n", "--help", _ ("Show this; “cascada-cli COMMAND --help” shows a command’s options"));
  g_string_append_printf (text, "  %-12s %s\n", "--version", _ ("Show the program’s version"));
  g_string_append_printf (text, "\n%s\n", _ ("Exit status:"));
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    g_string_append_printf (text, "  %-12" G_GSIZE_FORMAT " %s\n", i, _ (statuses[i]));
}

static const CascadaCliCommand *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];
  return NULL;
}

/* What is left of the arguments once the options are taken out; without the “--” that may part them. */
static char **
take_arguments (char **words)
{
  g_autoptr (GStrvBuilder) arguments = g_strv_builder_new ();
  gboolean parted = FALSE;

  for (char **word = words + 1; *word != NULL; word++)
    {
      if (!parted && g_str_equal (*word, "--"))
        parted = TRUE;
      else
        g_strv_builder_add (arguments, *word);
    }
  return g_strv_builder_end (arguments);
}

static char **
parse_options (const CascadaCliCommand *command, char **words, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (command->arguments);
  g_auto (GStrv) rest = g_strdupv (words);
  g_auto (GStrv) arguments = NULL;
  guint n_arguments;

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, command->summary);
  g_option_context_set_description (context, command->description);
  g_option_context_add_main_entries (context, command->entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &rest, error))
    return NULL;

  arguments = take_arguments (rest);
  n_arguments = g_strv_length (arguments);
  if (n_arguments < command->least)
    {
      cascada_cli_misuse (error, _ ("something is missing: %s"), _ (command->arguments));
      return NULL;
    }
  if (n_arguments > command->most)
    {
      cascada_cli_misuse (error, _ ("“%s” is one argument too many"), arguments[command->most]);
      return NULL;
    }
  return g_steal_pointer (&arguments);
}

static CascadaCliStatus
report_error (const CascadaCliCommand *command, const GError *error)
{
  gboolean misuse = error->domain == CASCADA_CLI_MISUSE_ERROR || error->domain == G_OPTION_ERROR;

  g_printerr ("cascada-cli %s: %s\n", command->name, error->message);
  if (misuse)
    g_printerr (_ ("Try “cascada-cli %s --help”.\n"), command->name);
  return misuse ? CASCADA_CLI_MISUSE : CASCADA_CLI_FAILED;
}

static CascadaCliStatus
run_command (const CascadaCliCommand *command, char **words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("cascada-cli %s", command->name);
  g_auto (GStrv) arguments = NULL;
  CascadaCliStatus status;

  g_set_prgname (name);
  arguments = parse_options (command, words, &error);
  if (arguments == NULL)
    return report_error (command, error);

  status = command->run (arguments, &error);
  return error != NULL ? report_error (command, error) : status;
}

static CascadaCliStatus
print_text (const char *text)
{
  g_autoptr (GError) error = NULL;

  if (cascada_cli_print (text, -1, &error))
    return CASCADA_CLI_DONE;
  g_printerr ("cascada-cli: %s\n", error->message);
  return CASCADA_CLI_FAILED;
}

int
main (int argc, char **argv)
{
  g_autoptr (GString) usage = g_string_new (NULL);
  const char *first = argc > 1 ? argv[1] : "";
  const CascadaCliCommand *command;

  cascada_language_init ();
  g_set_prgname ("cascada-cli");

  if (g_str_equal (first, "--version"))
    return print_text ("cascada-cli " VERSION "\n");

  print_usage (usage);
  if (g_str_equal (first, "--help") || g_str_equal (first, "-h") || g_str_equal (first, "help"))
    return print_text (usage->str);

  command = find_command (first);
  if (command == NULL)
    {
      if (argc < 2)
        g_printerr ("%s", usage->str);
      else
        g_printerr (_ ("cascada-cli: there is no command “%s”\nTry “cascada-cli --help”.\n"), first);
      return CASCADA_CLI_MISUSE;
    }
  return run_command (command, argv + 1);
}
