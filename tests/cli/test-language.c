/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The command line speaks the reader's language, texts and numbers alike, also where its locale was never generated. */

#include "config.h"

#include <string.h>

#include "cli-runner.h"

typedef struct
{
  const char *locale;
  const char *language; /* LANGUAGE */
  gboolean spanish;
} Reader;

static const Reader readers[] = {
  { "C.UTF-8", "", FALSE },
  { "C.UTF-8", "en", FALSE },
  { "en_US.UTF-8", "", FALSE },
  { "C.UTF-8", "es", TRUE },
  { "C.UTF-8", "es_CO:es", TRUE },
  { "es_CO.UTF-8", "", TRUE },
  { "es_MX.UTF-8", "", TRUE },
};

static void
test_texts (gconstpointer data)
{
  const Reader *reader = data;
  g_autoptr (CliRunner) runner = cli_runner_new ();

  g_setenv ("LANGUAGE", reader->language, TRUE);
  cli_assert_status (runner, cli_runner_run_in (runner, reader->locale, "--help", NULL), 0);
  cli_assert_contains (runner->output, reader->spanish ? "Uso:" : "Usage:");
  cli_assert_contains (runner->output, reader->spanish ? "Mostrar el cumplimiento ponderado de un plan a un corte"
                                                       : "Show the weighted compliance of a plan at a cut-off");

  /* one refusal of the command line, one of the core */
  cli_assert_status (runner, cli_runner_run_in (runner, reader->locale, "frobnicate", NULL), 2);
  cli_assert_contains (runner->errors, reader->spanish ? "no existe el comando «frobnicate»" : "there is no command “frobnicate”");
  cli_assert_status (runner, cli_runner_run_in (runner, reader->locale, "plans", "missing.cascada", NULL), 3);
  cli_assert_contains (runner->errors, reader->spanish ? "No es posible abrir «" : "cannot be opened");
}

static void
test_figures (gconstpointer data)
{
  const Reader *reader = data;
  g_autoptr (CliRunner) runner = cli_runner_new ();
  const char *plan = "PEI, seguimiento 30 junio 2025 (reconstruido)";

  g_setenv ("LANGUAGE", reader->language, TRUE);
  cli_assert_status (runner, cli_runner_run (runner, "sample", "w.cascada", NULL), 0);
  cli_assert_status (runner, cli_runner_run_in (runner, reader->locale, "compliance", "w.cascada", "--plan", plan, NULL), 0);
  cli_assert_contains (runner->output, reader->spanish ? "106,16" : "106.16");
  cli_assert_contains (runner->output, reader->spanish ? "En cumplimiento" : "On track");
  cli_assert_contains (runner->output, reader->spanish ? "Creciente" : "Increasing");

  cli_assert_status (runner, cli_runner_run_in (runner, reader->locale, "compliance", "w.cascada", "--plan", plan, "--explain", "4199", NULL), 0);
  cli_assert_contains (runner->output, reader->spanish ? "Estado: Rezago" : "State: Lag");

  cli_assert_status (runner, cli_runner_run_in (runner, reader->locale, "check", "w.cascada", NULL), 1);
  cli_assert_contains (runner->output, reader->spanish ? "La programación suma 100, pero el total dice 128"
                                                       : "The targets add up to 100, but the total says 128");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autofree char *texts = g_strdup_printf ("/cli/language/texts/%s-%s", readers[i].locale, readers[i].language);
      g_autofree char *figures = g_strdup_printf ("/cli/language/figures/%s-%s", readers[i].locale, readers[i].language);

      g_test_add_data_func (texts, &readers[i], test_texts);
      g_test_add_data_func (figures, &readers[i], test_figures);
    }
  return g_test_run ();
}
