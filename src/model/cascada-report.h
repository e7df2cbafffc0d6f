/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-record.h"

G_BEGIN_DECLS

/** CascadaReport: What was executed by an indicator in a period, with its analysis and what the source published. */
#define CASCADA_TYPE_REPORT (cascada_report_get_type ())
G_DECLARE_FINAL_TYPE (CascadaReport, cascada_report, CASCADA, REPORT, CascadaRecord)

enum
{
  CASCADA_REPORT_EXECUTED = 1,
  CASCADA_REPORT_NUMERATOR,
  CASCADA_REPORT_DENOMINATOR,
  CASCADA_REPORT_ANALYSIS,
  CASCADA_REPORT_PUBLISHED_AT_CUT,
  CASCADA_REPORT_PUBLISHED_YEAR,
  CASCADA_REPORT_NOTE,
  CASCADA_REPORT_RESULT_ANALYSIS,
  CASCADA_REPORT_LAG_CAUSE,
  CASCADA_REPORT_LAG_REMEDY,
  CASCADA_REPORT_LAG_DATE,
  CASCADA_REPORT_STATE,
  CASCADA_REPORT_SENT,
};

G_END_DECLS
