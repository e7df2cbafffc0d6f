/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long people wait for the window, on a generated plan: bench-window [--indicators N] [--repetitions N] [FILE].
 * Each step is given as a multiple of what an empty window of libadwaita takes to appear in the same run: machines
 * differ, and these ratios much less. Run it inside tests/app/with-display, or on a desktop. */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-window.h"
#include "cascada-cli-bench.h"

static int n_indicators = 100000;
static int n_repetitions = 3;
static char **files;

static const GOptionEntry options[] = {
  { "indicators", 'n', 0, G_OPTION_ARG_INT, &n_indicators, "Of the plan that is generated", "N" },
  { "repetitions", 'r', 0, G_OPTION_ARG_INT, &n_repetitions, "Runs, of which the medians are given", "N" },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, "[FILE]" },
  { NULL },
};

/* The figures of one step, one for each run. */
typedef struct
{
  char *name;
  GArray *values; /* of gint64 */
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->name);
  g_array_unref (step->values);
  g_free (step);
}

static void
add_value (GPtrArray *steps, const char *name, gint64 value)
{
  Step *step = NULL;

  for (guint i = 0; i < steps->len && step == NULL; i++)
    if (g_str_equal (((Step *) steps->pdata[i])->name, name))
      step = steps->pdata[i];
  if (step == NULL)
    {
      step = g_new0 (Step, 1);
      step->name = g_strdup (name);
      step->values = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_ptr_array_add (steps, step);
    }
  g_array_append_val (step->values, value);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

static double
get_median (Step *step)
{
  g_array_sort (step->values, compare_values);
  return (double) g_array_index (step->values, gint64, step->values->len / 2);
}

static void
read_lines (GPtrArray *steps, const char *prefix, const char *output)
{
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], "\t", 2);
      g_autofree char *name = NULL;

      if (g_strv_length (words) != 2)
        continue;
      name = g_strconcat (g_str_has_prefix (words[0], "peak") ? prefix : "", words[0], NULL);
      add_value (steps, name, g_ascii_strtoll (words[1], NULL, 10));
    }
}

/* Runs this program again; @path is NULL for the empty window. */
static gboolean
run_child (const char *program, const char *path, GPtrArray *steps)
{
  g_autofree char *start = NULL, *output = NULL;
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;

  start = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--child", start, path, NULL);
  if (child == NULL || !g_subprocess_communicate_utf8 (child, NULL, NULL, &output, NULL, &error) ||
      !g_subprocess_get_successful (child))
    {
      g_printerr ("bench-window: %s\n", error == NULL ? "a run failed" : error->message);
      return FALSE;
    }
  read_lines (steps, path == NULL ? "empty-" : "", output);
  return TRUE;
}

static void
print_steps (GPtrArray *steps)
{
  double reference = get_median (steps->pdata[0]);

  printf ("%-20s %12s %10s\n", "step", "median", "ratio");
  for (guint i = 0; i < steps->len; i++)
    {
      Step *step = steps->pdata[i];

      if (strstr (step->name, "peak") != NULL)
        printf ("%-20s %9.1f MB\n", step->name, get_median (step) / 1e6);
      else
        printf ("%-20s %9.1f ms %10.2f\n", step->name, get_median (step) / 1000, get_median (step) / reference);
    }
}

static gboolean
measure (const char *program, const char *path)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (step_free);

  for (int i = 0; i < n_repetitions; i++)
    if (!run_child (program, NULL, steps) || !run_child (program, path, steps))
      return FALSE;
  print_steps (steps);
  return TRUE;
}

static gboolean
generate_and_measure (const char *program)
{
  g_autofree char *folder = g_dir_make_tmp ("cascada-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.cascada", NULL);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (!cascada_cli_bench_generate (path, (guint) n_indicators, &error))
    {
      g_printerr ("bench-window: %s\n", error->message);
      return FALSE;
    }
  done = measure (program, path);
  g_remove (path);
  g_rmdir (folder);
  return done;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = NULL;
  g_autofree char *program = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  if (argc >= 3 && g_str_equal (argv[1], "--child"))
    {
      gint64 start = g_ascii_strtoll (argv[2], NULL, 10);

      return argc == 3 ? bench_empty_window (start) : bench_table_window (argv[3], start);
    }

  context = g_option_context_new (NULL);
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || n_indicators < 1 || n_repetitions < 1)
    {
      g_printerr ("bench-window: %s\n", error == NULL ? "numbers must be positive" : error->message);
      return 2;
    }
  program = g_file_read_link ("/proc/self/exe", NULL);
  return (files == NULL ? generate_and_measure (program) : measure (program, files[0])) ? 0 : 1;
}
