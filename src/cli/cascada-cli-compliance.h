/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-cli-table.h"
#include "cascada-published.h"

G_BEGIN_DECLS

/**
 * CascadaCliResult:
 * @summary: objectives only
 *
 * A plan at a cut-off, ready to be written. Everything in it is borrowed.
 */
typedef struct
{
  CascadaRecord *plan;
  CascadaFigures *figures;
  CascadaPublished *published;
  CascadaPeriod cut;
  gboolean summary;
} CascadaCliResult;

/**
 * CascadaCliPercent:
 * @rounded: (nullable): by the plan's rule, locale-free; %NULL where there is no value
 * @exact: (nullable): with twelve decimals
 */
typedef struct
{
  char *rounded;
  char *exact;
} CascadaCliPercent;

void cascada_cli_percent_clear (CascadaCliPercent *percent);
CascadaCliPercent cascada_cli_percent_of_ratio (const CascadaCliResult *result, CascadaRatio ratio);
CascadaCliPercent cascada_cli_percent_of_compliance (const CascadaCliResult *result, const CascadaCompliance *compliance);
CascadaCliPercent cascada_cli_percent_of_published (const CascadaCliResult *result, CascadaDecimal published);
CascadaCliPercent cascada_cli_percent_difference (const CascadaCliResult *result, const CascadaCliPercent *computed, CascadaDecimal published);
char *cascada_cli_percent_format (const CascadaCliResult *result, const CascadaCliPercent *percent);

/* To standard output, objective by objective. */
gboolean cascada_cli_result_print_json (const CascadaCliResult *result, GError **error);
gboolean cascada_cli_result_print_rows (const CascadaCliResult *result, CascadaCliFormat format, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CascadaCliPercent, cascada_cli_percent_clear)

G_END_DECLS
