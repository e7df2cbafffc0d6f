/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-quarter-sheet.h"

G_BEGIN_DECLS

/** CascadaReportColumn: of the grid of a quarter, in this order. */
typedef enum
{
  CASCADA_REPORT_COLUMN_NAME,
  CASCADA_REPORT_COLUMN_PROGRAMMED,
  CASCADA_REPORT_COLUMN_EXECUTED,
  CASCADA_REPORT_COLUMN_NUMERATOR,
  CASCADA_REPORT_COLUMN_DENOMINATOR,
  CASCADA_REPORT_COLUMN_RESULT,
  CASCADA_REPORT_COLUMN_CUMULATIVE,
  CASCADA_REPORT_COLUMN_STATE,
  CASCADA_REPORT_COLUMN_PARTS,
  CASCADA_REPORT_COLUMN_EVIDENCE,
} CascadaReportColumn;

#define CASCADA_N_REPORT_COLUMNS (CASCADA_REPORT_COLUMN_EVIDENCE + 1)

const char *cascada_report_column_get_title (CascadaReportColumn column);
const char *cascada_report_column_get_short_title (CascadaReportColumn column);
guint cascada_report_column_get_field (CascadaReportColumn column);
gboolean cascada_report_column_is_numeric (CascadaReportColumn column);

char *cascada_report_format_number (CascadaRatio ratio);
char *cascada_report_format_quotient (CascadaRatio ratio);
char *cascada_report_format_result (const CascadaProgress *result, guint decimals);
char *cascada_report_format_deadline (const CascadaQuarterReport *report);

G_END_DECLS
