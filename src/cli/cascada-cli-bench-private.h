/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-cli-bench.h"

G_BEGIN_DECLS

#define CASCADA_CLI_BENCH_CUT CASCADA_PERIOD_QUARTER (CASCADA_CLI_BENCH_YEAR, 2)

typedef struct
{
  const char *path;
  guint n_repetitions;
  CascadaCliMeasurements *measurements;
  CascadaWorkspace *workspace;
  gint64 plan;
  CascadaFigures *figures;
  gint64 sink; /* keeps what is measured from being optimised away */
} CascadaCliBench;

typedef gboolean (*CascadaCliBenchStep) (CascadaCliBench *self, GError **error);

gboolean cascada_cli_bench_time (CascadaCliBench *self, const char *key, const char *name, CascadaCliBenchStep step, GError **error);
gboolean cascada_cli_bench_time_references (CascadaCliBench *self, GError **error);

G_END_DECLS
