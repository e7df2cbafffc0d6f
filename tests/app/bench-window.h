/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A step and how long it took, on a line of its own: this program measures others of itself, and reads their lines. */
#define BENCH_LINE "%s\t%" G_GINT64_FORMAT "\n"
#define BENCH_PEAK "peak-bytes"

int bench_empty_window (gint64 start);
int bench_table_window (const char *path, gint64 start);

G_END_DECLS
