/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-cli.h"

G_BEGIN_DECLS

#define CASCADA_CLI_BENCH_YEAR 2025

/**
 * CascadaCliSample: how long something took.
 * @name: what (translated)
 * @key: the same for programs
 * @median: of the repetitions, in milliseconds
 * @reference: (nullable): what it is compared with, measured in the same run (translated)
 * @reference_median: in milliseconds
 */
typedef struct
{
  const char *key;
  const char *name;
  double least;
  double median;
  double greatest;
  const char *reference;
  double reference_median;
} CascadaCliSample;

/**
 * CascadaCliMeasurements:
 * @samples: (element-type CascadaCliSample)
 * @peak_figures: peak memory in bytes once the first figures stood
 * @peak: in bytes after everything but the references
 */
typedef struct
{
  GArray *samples;
  guint n_objectives;
  guint n_goals;
  guint n_indicators;
  guint64 peak_figures;
  guint64 peak;
} CascadaCliMeasurements;

gboolean cascada_cli_bench_generate (const char *path, guint n_indicators, GError **error);
gboolean cascada_cli_bench_measure (const char *path, guint n_repetitions, CascadaCliMeasurements *measurements, GError **error);

G_END_DECLS
