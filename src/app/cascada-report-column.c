/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns of a quarter's grid, and how its figures are written. */

#include "config.h"

#include "cascada-report-column.h"

#include <glib/gi18n.h>

#include "cascada-number.h"
#include "cascada-report.h"

#define NO_VALUE "—"

static const struct
{
  const char *title;
  gboolean numeric;
  guint field;
} columns[CASCADA_N_REPORT_COLUMNS] = {
  [CASCADA_REPORT_COLUMN_NAME] = { N_ ("Goal"), FALSE, 0 },
  [CASCADA_REPORT_COLUMN_PROGRAMMED] = { NC_ ("report", "Programmed"), TRUE, 0 },
  [CASCADA_REPORT_COLUMN_EXECUTED] = { N_ ("Executed"), TRUE, CASCADA_REPORT_EXECUTED },
  [CASCADA_REPORT_COLUMN_NUMERATOR] = { N_ ("Numerator"), TRUE, CASCADA_REPORT_NUMERATOR },
  [CASCADA_REPORT_COLUMN_DENOMINATOR] = { N_ ("Denominator"), TRUE, CASCADA_REPORT_DENOMINATOR },
  [CASCADA_REPORT_COLUMN_RESULT] = { NC_ ("report", "Result"), TRUE, 0 },
  [CASCADA_REPORT_COLUMN_CUMULATIVE] = { NC_ ("report", "Cumulative"), TRUE, 0 },
  [CASCADA_REPORT_COLUMN_STATE] = { N_ ("State"), FALSE, 0 },
  [CASCADA_REPORT_COLUMN_PARTS] = { NC_ ("report", "Parts"), FALSE, 0 },
  [CASCADA_REPORT_COLUMN_EVIDENCE] = { N_ ("Evidence"), TRUE, 0 },
};

/** cascada_report_column_get_title: translated. */
const char *
cascada_report_column_get_title (CascadaReportColumn column)
{
  g_return_val_if_fail (column < CASCADA_N_REPORT_COLUMNS, "");

  switch (column)
    {
    case CASCADA_REPORT_COLUMN_PROGRAMMED:
    case CASCADA_REPORT_COLUMN_RESULT:
    case CASCADA_REPORT_COLUMN_CUMULATIVE:
    case CASCADA_REPORT_COLUMN_PARTS:
      return g_dpgettext2 (NULL, "report", columns[column].title);
    default:
      return _ (columns[column].title);
    }
}

/** cascada_report_column_get_short_title: for a narrow column, translated. */
const char *
cascada_report_column_get_short_title (CascadaReportColumn column)
{
  switch (column)
    {
    case CASCADA_REPORT_COLUMN_PROGRAMMED:
      return C_ ("short", "Progr.");
    case CASCADA_REPORT_COLUMN_NUMERATOR:
      return C_ ("short", "Numer.");
    case CASCADA_REPORT_COLUMN_DENOMINATOR:
      return C_ ("short", "Denom.");
    case CASCADA_REPORT_COLUMN_CUMULATIVE:
      return C_ ("short", "Cumul.");
    case CASCADA_REPORT_COLUMN_EVIDENCE:
      return C_ ("short", "Evid.");
    case CASCADA_REPORT_COLUMN_PARTS:
      return C_ ("short", "Parts");
    default:
      return cascada_report_column_get_title (column);
    }
}

gboolean
cascada_report_column_is_numeric (CascadaReportColumn column)
{
  g_return_val_if_fail (column < CASCADA_N_REPORT_COLUMNS, FALSE);

  return columns[column].numeric;
}

/** cascada_report_column_get_field: of the report that is entered in the column, 0 where none is. */
guint
cascada_report_column_get_field (CascadaReportColumn column)
{
  g_return_val_if_fail (column < CASCADA_N_REPORT_COLUMNS, 0);

  return columns[column].field;
}

/** cascada_report_format_number: as people read it; a dash where there is none. */
char *
cascada_report_format_number (CascadaRatio ratio)
{
  if (cascada_ratio_is_none (ratio))
    return g_strdup (NO_VALUE);
  return cascada_number_format (cascada_ratio_to_decimal (ratio, CASCADA_DECIMAL_PLACES), CASCADA_DECIMALS_SHORTEST);
}

/** cascada_report_format_quotient: of a ratio, short enough for a column; a dash where there is none. */
char *
cascada_report_format_quotient (CascadaRatio ratio)
{
  if (cascada_ratio_is_none (ratio))
    return g_strdup (NO_VALUE);
  return cascada_number_format (cascada_ratio_to_decimal (ratio, 2), CASCADA_DECIMALS_SHORTEST);
}

/** cascada_report_format_result: its percentage as people read it; a dash where there is none, or nothing is reported yet. */
char *
cascada_report_format_result (const CascadaProgress *result, guint decimals)
{
  if (cascada_ratio_is_none (result->progress_at_cut) || result->state == CASCADA_STATE_NOT_REPORTED)
    return g_strdup (NO_VALUE);
  return cascada_number_format_percent (cascada_ratio_to_percent (result->progress_at_cut, decimals), (int) decimals);
}

/** cascada_report_format_deadline: how many days are left of the report's time, or have passed since: "3 days left". */
char *
cascada_report_format_deadline (const CascadaQuarterReport *report)
{
  int days = cascada_report_get_days_left (report->facts.today, report->facts.deadline);

  if (days == 0)
    return g_strdup (_ ("today is the last day"));
  if (days > 0)
    return g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong) days), days);
  return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) -days), -days);
}
