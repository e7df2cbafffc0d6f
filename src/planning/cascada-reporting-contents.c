/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a report contains [P005 act. 9], and what is missing of it. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-coherence-private.h"
#include "cascada-reporting-private.h"

typedef enum
{
  ANSWER_NOT_ASKED,
  ANSWER_GIVEN,
  ANSWER_DOUBTFUL, /* should be there, but the report can be sent */
  ANSWER_MISSING,
} Answer;

static Answer
answer (gboolean given, gboolean compulsory)
{
  return given ? ANSWER_GIVEN : compulsory ? ANSWER_MISSING
                                           : ANSWER_DOUBTFUL;
}

static Answer
find_executed (const CascadaReportReading *reading)
{
  return answer (reading->reported, TRUE);
}

/* The executed value of a ratio is its quotient. */
static Answer
find_terms (const CascadaReportReading *reading)
{
  if (!reading->facts->is_ratio)
    return ANSWER_NOT_ASKED;
  return answer (reading->n_numerators > 0 && reading->n_denominators > 0, TRUE);
}

/* A computed percentage is asked for where there is something to compute it from. */
static Answer
find_percentage (const CascadaProgress *result, gboolean asked)
{
  if (!asked || result->exclusion == CASCADA_EXCLUSION_NO_TARGET || result->exclusion == CASCADA_EXCLUSION_ZERO_TARGET)
    return ANSWER_NOT_ASKED;
  return answer (!cascada_ratio_is_none (result->progress_at_cut), FALSE);
}

static Answer
find_result (const CascadaReportReading *reading)
{
  return find_percentage (&reading->quarter, reading->reported);
}

static Answer
find_progress_analysis (const CascadaReportReading *reading)
{
  return answer (!cascada_coherence_is_blank (reading->facts->progress_analysis), TRUE);
}

/* Policy 8 lists what a responsible area sends: numerator, denominator, result, remarks or analysis. */
static Answer
find_evidence (const CascadaReportReading *reading)
{
  if (!reading->executed)
    return reading->facts->n_evidence > 0 ? ANSWER_GIVEN : ANSWER_NOT_ASKED;
  return answer (reading->facts->n_evidence > 0, !reading->facts->completed_by_office);
}

static Answer
find_cumulative (const CascadaReportReading *reading)
{
  return reading->reported ? answer (!cascada_ratio_is_none (reading->cumulative.executed_at_cut), FALSE) : ANSWER_NOT_ASKED;
}

static Answer
find_cumulative_result (const CascadaReportReading *reading)
{
  return find_percentage (&reading->cumulative, reading->reported);
}

static Answer
find_result_analysis (const CascadaReportReading *reading)
{
  return answer (!cascada_coherence_is_blank (reading->facts->result_analysis), !reading->facts->completed_by_office);
}

/* Compulsory in a lag at the cut-off; where only the quarter alone lags, its cause should be told (note 1). */
static Answer
find_lag_cause (const CascadaReportReading *reading)
{
  gboolean lags = reading->reported && reading->quarter.state == CASCADA_STATE_LAG;

  if (!cascada_report_is_lag (reading) && !lags)
    return ANSWER_NOT_ASKED;
  return answer (!cascada_coherence_is_blank (reading->facts->lag_cause), cascada_report_is_lag (reading));
}

static Answer
find_lag_remedy (const CascadaReportReading *reading)
{
  if (!cascada_report_is_lag (reading))
    return ANSWER_NOT_ASKED;
  return answer (!cascada_coherence_is_blank (reading->facts->lag_remedy), TRUE);
}

static Answer
find_lag_date (const CascadaReportReading *reading)
{
  if (!cascada_report_is_lag (reading))
    return ANSWER_NOT_ASKED;
  return answer (reading->facts->lag_date != NULL && g_date_valid (reading->facts->lag_date), TRUE);
}

/* In the order of activity 9, with the parts of a ratio after its value and those of a lag at the end. */
static const struct
{
  const char *id;
  Answer (*find) (const CascadaReportReading *reading);
  const char *clause;
  const char *label;
  const char *message;
  const char *cure;
} parts[] = {
  { "executed", find_executed, N_ ("PLE-PIN-P005, activity 9"), N_ ("Executed value of the quarter"),
    N_ ("The executed value is missing"), N_ ("Enter what was executed in the quarter, 0 where nothing was") },
  { "terms", find_terms, N_ ("PLE-PIN-P005, activity 9 and policy 8"), N_ ("Numerator and denominator"),
    N_ ("The numerator or the denominator is missing"), N_ ("Enter both for the quarter") },
  { "result", find_result, N_ ("PLE-PIN-P005, activity 9"), N_ ("Result of the quarter"),
    N_ ("The figures give no percentage for the quarter"), N_ ("Look for a denominator of 0, or explain it") },
  { "progress-analysis", find_progress_analysis, N_ ("PLE-PIN-P005, activity 9, note 1"), N_ ("Analysis of the quarter’s progress"),
    N_ ("The analysis of the progress is missing"), N_ ("Describe what was achieved in the quarter") },
  { "evidence", find_evidence, N_ ("PLE-PIN-P005, activity 9, note 3"), N_ ("Evidence"),
    N_ ("Something was executed and there is no evidence of it"), N_ ("Add a file or a reference that shows it") },
  { "cumulative", find_cumulative, N_ ("PLE-PIN-P005, activity 9"), N_ ("Cumulative executed value"),
    N_ ("The figures give no cumulative value"), N_ ("Look for a denominator of 0, or explain it") },
  { "cumulative-result", find_cumulative_result, N_ ("PLE-PIN-P005, activity 9"), N_ ("Cumulative result"),
    N_ ("The figures give no cumulative percentage"), N_ ("Look for a denominator of 0, or explain it") },
  { "result-analysis", find_result_analysis, N_ ("PLE-PIN-P005, activity 9, note 1"), N_ ("Analysis of the cumulative result"),
    N_ ("The analysis of the result is missing"), N_ ("Describe what was achieved up to the cut-off") },
  { "lag-cause", find_lag_cause, N_ ("PLE-PIN-P005, activity 9, note 1"), N_ ("Cause of the lag"),
    N_ ("The goal lags and its cause is missing"), N_ ("Write why it lags") },
  { "lag-remedy", find_lag_remedy, N_ ("PLE-PIN-P005, activity 9, note 1"), N_ ("Remedy of the lag"),
    N_ ("The goal lags and its remedy is missing"), N_ ("Write what will be done") },
  { "lag-date", find_lag_date, N_ ("PLE-PIN-P005, activity 9, note 1"), N_ ("Date of the remedy"),
    N_ ("The goal lags and the date of its remedy is missing"), N_ ("Give the day by which it will be done") },
};

/**
 * cascada_report_get_contents:
 *
 * What the report contains, by the list of activity 9 and its notes, in that order: the executed value, with numerator
 * and denominator of a ratio; the percentages computed from it; both analyses; evidence where something was executed;
 * cause, remedy and date in a lag. What is not asked of this report is left out. Of goals that the planning office
 * completes, evidence and the second analysis are not compulsory [policy 8].
 *
 * Returns: (transfer full) (element-type CascadaCondition): each part, given or not
 */
GPtrArray *
cascada_report_get_contents (const CascadaReportFacts *facts)
{
  static const CascadaVerdict verdicts[] = {
    [ANSWER_GIVEN] = CASCADA_VERDICT_MET,
    [ANSWER_DOUBTFUL] = CASCADA_VERDICT_NEEDS_ANSWER,
    [ANSWER_MISSING] = CASCADA_VERDICT_NOT_MET,
  };
  GPtrArray *conditions = cascada_conditions_new ();
  CascadaReportReading reading;

  g_return_val_if_fail (facts != NULL && facts->series != NULL && facts->settings != NULL, conditions);

  cascada_report_read (facts, &reading);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      Answer found = parts[i].find (&reading);

      if (found != ANSWER_NOT_ASKED)
        cascada_conditions_add (conditions, &(CascadaCondition){ verdicts[found], parts[i].id, _ (parts[i].label), _ (parts[i].clause),
                                                                 g_strdup (_ (parts[i].message)), _ (parts[i].cure) });
    }
  return conditions;
}
