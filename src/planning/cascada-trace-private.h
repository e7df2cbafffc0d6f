/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-trace.h"

G_BEGIN_DECLS

/* A trace under construction: an array of lines. */
void cascada_trace_add (GPtrArray *lines, const char *format, ...) G_GNUC_PRINTF (2, 3);
void cascada_trace_add_published (GPtrArray *lines, CascadaDecimal computed, CascadaDecimal published, guint decimals);
void cascada_trace_add_rounding (GPtrArray *lines, const char *percent, guint decimals);
char **cascada_trace_finish (GPtrArray *lines);

/* Decimals that stand for unrounded in a text */
#define CASCADA_TRACE_DECIMALS 12

gboolean cascada_trace_is_capped (CascadaRatio progress, CascadaDecimal cap);

/* Numbers by the reader's language. */
char *cascada_trace_number (CascadaRatio ratio);
char *cascada_trace_percent (const char *digits);

G_END_DECLS
