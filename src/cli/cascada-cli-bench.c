/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-cli-bench.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "cascada-cli-table.h"

static int n_indicators = 100000;
static int n_repetitions = 7;
static char *kept_path;
static char *format_name;
static char *generated_path;

enum
{
  COLUMN_KEY,
  COLUMN_NAME,
  COLUMN_MEDIAN,
  COLUMN_LEAST,
  COLUMN_GREATEST,
  COLUMN_RATIO,
  COLUMN_REFERENCE,
  COLUMN_BYTES,
};

static const CascadaCliColumn columns[] = {
  [COLUMN_KEY] = { "measure", NULL, CASCADA_CLI_COLUMN_DATA },
  [COLUMN_NAME] = { "name", N_ ("Measure"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_MEDIAN] = { "median_ms", N_ ("Median ms"), CASCADA_CLI_COLUMN_NUMBER },
  [COLUMN_LEAST] = { "least_ms", N_ ("Least"), CASCADA_CLI_COLUMN_NUMBER },
  [COLUMN_GREATEST] = { "greatest_ms", N_ ("Greatest"), CASCADA_CLI_COLUMN_NUMBER },
  [COLUMN_RATIO] = { "ratio", N_ ("Ratio"), CASCADA_CLI_COLUMN_NUMBER },
  [COLUMN_REFERENCE] = { "reference", N_ ("to"), CASCADA_CLI_COLUMN_TEXT },
  [COLUMN_BYTES] = { "bytes", NULL, CASCADA_CLI_COLUMN_DATA },
};

static void
set_number (CascadaCliTable *table, guint column, double number, const char *format)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  cascada_cli_table_set (table, column, g_ascii_formatd (text, sizeof text, format, number));
}

static CascadaCliTable *
make_table (const CascadaCliMeasurements *measurements)
{
  CascadaCliTable *table = cascada_cli_table_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < measurements->samples->len; i++)
    {
      const CascadaCliSample *sample = &g_array_index (measurements->samples, CascadaCliSample, i);

      cascada_cli_table_add_row (table);
      cascada_cli_table_set (table, COLUMN_KEY, sample->key);
      cascada_cli_table_set (table, COLUMN_NAME, sample->name);
      set_number (table, COLUMN_MEDIAN, sample->median, "%.3f");
      set_number (table, COLUMN_LEAST, sample->least, "%.3f");
      set_number (table, COLUMN_GREATEST, sample->greatest, "%.3f");
      if (sample->reference == NULL)
        continue;
      cascada_cli_table_set (table, COLUMN_REFERENCE, sample->reference);
      if (sample->reference_median > 0)
        set_number (table, COLUMN_RATIO, sample->median / sample->reference_median, "%.3f");
    }
  return table;
}

static void
add_memory (CascadaCliTable *table, const char *key, guint64 bytes)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, bytes);

  cascada_cli_table_add_row (table);
  cascada_cli_table_set (table, COLUMN_KEY, key);
  cascada_cli_table_set_both (table, COLUMN_BYTES, NULL, text);
}

static gboolean
print_for_programs (const CascadaCliMeasurements *measurements, guint64 size, CascadaCliFormat format, GError **error)
{
  g_autoptr (CascadaCliTable) table = make_table (measurements);

  add_memory (table, "file", size);
  add_memory (table, "memory-with-figures", measurements->peak_figures);
  add_memory (table, "memory-after-all", measurements->peak);
  return cascada_cli_table_print (table, format, error);
}

static gboolean
print_for_people (const CascadaCliMeasurements *measurements, guint64 size, GError **error)
{
  g_autoptr (CascadaCliTable) table = make_table (measurements);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _ ("Indicators: %u; goals: %u; objectives: %u; quarters: 4; %.1f MB on disk\n\n"),
                          measurements->n_indicators, measurements->n_goals, measurements->n_objectives, (double) size / 1e6);
  cascada_cli_table_append (table, CASCADA_CLI_FORMAT_TABLE, text);
  g_string_append_printf (text, _ ("\nPeak memory: %.1f MB with all figures, %.1f MB after all of it\n"),
                          (double) measurements->peak_figures / 1e6, (double) measurements->peak / 1e6);
  return cascada_cli_print (text->str, (gssize) text->len, error);
}

/* In a program of its own, so that the memory it takes is not counted. */
static gboolean
generate_apart (const char *path, GError **error)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", error);
  g_autofree char *count = g_strdup_printf ("%d", n_indicators);
  char *arguments[] = { program, (char *) "bench", (char *) "--indicators", count, (char *) "--generate", (char *) path, NULL };
  gint64 start = g_get_monotonic_time ();
  int status;

  if (program == NULL || !g_spawn_sync (NULL, arguments, NULL, 0, NULL, NULL, NULL, NULL, &status, error) ||
      !g_spawn_check_wait_status (status, error))
    return FALSE;
  g_printerr (_ ("Generated in %.1f s.\n"), (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  return TRUE;
}

static CascadaCliStatus
measure (const char *path, CascadaCliFormat format, GError **error)
{
  CascadaCliMeasurements measurements;
  GStatBuf file = { 0 };

  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !generate_apart (path, error))
    return CASCADA_CLI_FAILED;
  g_stat (path, &file);
  if (cascada_cli_bench_measure (path, (guint) n_repetitions, &measurements, error))
    {
      if (format == CASCADA_CLI_FORMAT_TABLE)
        print_for_people (&measurements, (guint64) file.st_size, error);
      else
        print_for_programs (&measurements, (guint64) file.st_size, format, error);
    }
  g_array_unref (measurements.samples);
  return CASCADA_CLI_DONE;
}

static CascadaCliStatus
measure_temporary (CascadaCliFormat format, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("cascada-bench-XXXXXX", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "bench.cascada", NULL) : NULL;
  CascadaCliStatus status;

  if (folder == NULL)
    return CASCADA_CLI_FAILED;
  status = measure (path, format, error);
  g_unlink (path);
  g_rmdir (folder);
  return status;
}

static CascadaCliStatus
run (char **arguments, GError **error)
{
  CascadaCliFormat format;

  if (!cascada_cli_parse_format (format_name, &format, error))
    return CASCADA_CLI_MISUSE;
  if (n_indicators < 1 || n_indicators > 10000000 || n_repetitions < 1 || n_repetitions > 1000)
    {
      cascada_cli_misuse (error, _ ("--indicators is from 1 to 10000000, --repetitions from 1 to 1000"));
      return CASCADA_CLI_MISUSE;
    }
  if (generated_path != NULL)
    {
      cascada_cli_bench_generate (generated_path, (guint) n_indicators, error);
      return CASCADA_CLI_DONE;
    }
  return kept_path != NULL ? measure (kept_path, format, error) : measure_temporary (format, error);
}

static const GOptionEntry entries[] = {
  { "indicators", 'i', 0, G_OPTION_ARG_INT, &n_indicators, N_ ("How many indicators to generate (100000)"), N_ ("NUMBER") },
  { "repetitions", 'r', 0, G_OPTION_ARG_INT, &n_repetitions, N_ ("How often each step is measured (7); the median counts"), N_ ("NUMBER") },
  { "keep", 'k', 0, G_OPTION_ARG_FILENAME, &kept_path, N_ ("Keep the workspace in this file, or measure the one it holds already"), N_ ("FILE") },
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print: table, json or csv"), N_ ("FORMAT") },
  { "generate", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, &generated_path, NULL, NULL },
  { NULL },
};

const CascadaCliCommand cascada_cli_bench_command = {
  .name = "bench",
  .summary = N_ ("Measure Cascada on a generated plan of any size"),
  .description = N_ ("Each time is compared with a reference measured in the same run: how long SQLite takes to add up the same rows,\n"
                     "how long the processor takes to add up the same memory, and the like."),
  .least = 0,
  .most = 0,
  .entries = entries,
  .run = run,
};
