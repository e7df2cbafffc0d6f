/* SPDX-License-Identifier: GPL-3.0-or-later */

/* C10: a report against its target, against what was reported before, and against its own explanations (domain §6). */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-coherence-private.h"
#include "cascada-number.h"
#include "cascada-reporting-private.h"

#define SHOWN_DECIMALS 2

static const CascadaRatio expected_at_most = { 5, 4 }; /* 125 % (domain §6, C10) */

static void
report (const CascadaReportReading *reading, GPtrArray *findings, CascadaSeverity severity, CascadaFigureList *figures, char *message,
        const char *repair)
{
  CascadaFinding *finding = cascada_finding_new (CASCADA_RULE_C10, severity, CASCADA_SUBJECT_INDICATOR, reading->facts->subject,
                                                 figures, message, repair);

  finding->place = g_strdup (reading->facts->place != NULL ? reading->facts->place : "");
  g_ptr_array_add (findings, finding);
}

/* "period=2025-Q2", which every finding of a report has first. */
static CascadaFigureList *
begin_figures (const CascadaReportReading *reading)
{
  g_autofree char *period = cascada_period_to_string (reading->facts->quarter);
  CascadaFigureList *figures = g_strv_builder_new ();

  cascada_figure_list_add_text (figures, "period", period);
  return figures;
}

static void
add_ratio (CascadaFigureList *figures, const char *name, CascadaRatio value)
{
  cascada_figure_list_add (figures, name, cascada_ratio_to_decimal (value, CASCADA_DECIMAL_PLACES));
}

static void
add_percent (CascadaFigureList *figures, const char *name, CascadaRatio value)
{
  if (!cascada_ratio_is_none (value))
    cascada_figure_list_add (figures, name, cascada_ratio_to_percent (value, CASCADA_DECIMAL_PLACES));
}

static char *
show (CascadaRatio value)
{
  return cascada_number_format (cascada_ratio_to_decimal (value, CASCADA_DECIMAL_PLACES), CASCADA_DECIMALS_SHORTEST);
}

/* A level carries on where its quarter has no target of its own; a sum does not. */
static void
find_without_target (const CascadaReportReading *reading, GPtrArray *findings)
{
  gboolean sum = reading->facts->series->annualisation == CASCADA_ANNUALISATION_SUM;
  const CascadaProgress *result = sum ? &reading->quarter : &reading->cumulative;
  g_autofree char *executed = NULL;
  CascadaFigureList *figures;

  if (!reading->executed || (result->exclusion != CASCADA_EXCLUSION_NO_TARGET && result->exclusion != CASCADA_EXCLUSION_ZERO_TARGET))
    return;
  figures = begin_figures (reading);
  if (!cascada_ratio_is_none (result->executed_at_cut))
    add_ratio (figures, "executed", result->executed_at_cut);
  executed = show (result->executed_at_cut);
  report (reading, findings, CASCADA_SEVERITY_WARNING, figures,
          executed != NULL ? g_strdup_printf (_ ("%s was executed, but nothing is programmed"), executed)
                           : g_strdup (_ ("Something was executed, but nothing is programmed")),
          _ ("Check the quarter of the figure, or explain it in the analysis"));
}

/* It informs until the deadline, then it needs an answer. */
static void
find_without_report (const CascadaReportReading *reading, GPtrArray *findings)
{
  const CascadaReportFacts *facts = reading->facts;
  CascadaFigureList *figures;

  if (!reading->programmed || reading->reported || !cascada_report_is_quarter_over (facts->quarter, facts->today))
    return;
  figures = begin_figures (reading);
  if (!cascada_ratio_is_none (reading->quarter.target_at_cut))
    add_ratio (figures, "target", reading->quarter.target_at_cut);
  report (reading, findings,
          cascada_report_is_late (facts->today, facts->deadline) ? CASCADA_SEVERITY_WARNING : CASCADA_SEVERITY_NOTE, figures,
          g_strdup (_ ("The goal is programmed and not reported: it counts as 0 %")), _ ("Report what was executed, 0 where nothing was"));
}

static void
add_change (CascadaFigureList *figures, GString *changes, const char *name, const char *label, CascadaDecimal before, CascadaDecimal now)
{
  g_autofree char *name_before = g_strconcat ("verified-", name, NULL), *shown_before = NULL, *shown = NULL;

  if (before == now)
    return;
  if (before != CASCADA_DECIMAL_NONE)
    cascada_figure_list_add (figures, name_before, before);
  if (now != CASCADA_DECIMAL_NONE)
    cascada_figure_list_add (figures, name, now);
  shown_before = cascada_number_format (before, CASCADA_DECIMALS_SHORTEST);
  shown = cascada_number_format (now, CASCADA_DECIMALS_SHORTEST);
  g_string_append_printf (changes, "%s%s: %s → %s", changes->len > 0 ? "; " : "", label, shown_before != NULL ? shown_before : "—",
                          shown != NULL ? shown : "—");
}

/* A correction says why, and then is only noted. */
static void
find_changed (const CascadaReportReading *reading, GPtrArray *findings)
{
  const CascadaReportFigures *before = reading->facts->verified;
  CascadaReportFigures now = cascada_report_get_figures (reading->facts->series, reading->facts->quarter);
  g_autoptr (GString) changes = g_string_new (NULL);
  CascadaFigureList *figures;

  if (before == NULL)
    return;
  figures = begin_figures (reading);
  add_change (figures, changes, "executed", _ ("executed value"), before->executed, now.executed);
  add_change (figures, changes, "numerator", _ ("numerator"), before->numerator, now.numerator);
  add_change (figures, changes, "denominator", _ ("denominator"), before->denominator, now.denominator);
  if (changes->len == 0)
    {
      g_strv_builder_unref (figures);
      return;
    }
  report (reading, findings,
          cascada_coherence_is_blank (reading->facts->text) ? CASCADA_SEVERITY_ERROR : CASCADA_SEVERITY_NOTE, figures,
          /* Translators: %s is “executed value: 8 → 9; numerator: …” */
          g_strdup_printf (_ ("A verified figure was changed: %s"), changes->str),
          _ ("Have the planning office correct it with its reason, or restore it"));
}

/* The quarter before, with which everything reported until then counts. */
static CascadaPeriod
get_previous (CascadaPeriod quarter)
{
  int end = cascada_period_get_start (quarter) - 1;

  return CASCADA_PERIOD_MONTH (end / 12, end % 12 + 1);
}

static void
find_fall (const CascadaReportReading *reading, GPtrArray *findings)
{
  const CascadaSeries *series = reading->facts->series;
  gboolean increasing = series->annualisation == CASCADA_ANNUALISATION_INCREASING;
  CascadaPeriod previous = get_previous (reading->facts->quarter);
  CascadaRatio before, now = reading->cumulative.executed_at_cut;
  g_autofree char *shown_before = NULL, *shown = NULL;
  CascadaFigureList *figures;
  CascadaProgress progress;
  int order;

  if (!reading->reported || !cascada_period_is_valid (previous) ||
      (!increasing && series->annualisation != CASCADA_ANNUALISATION_DECREASING))
    return;
  cascada_progress_compute (series, reading->facts->settings, previous, &progress);
  before = progress.executed_at_cut;
  if (cascada_ratio_is_none (before) || cascada_ratio_is_none (now))
    return;
  order = cascada_ratio_compare (now, before);
  if (increasing ? order >= 0 : order <= 0)
    return;
  figures = begin_figures (reading);
  add_ratio (figures, "before", before);
  add_ratio (figures, "executed", now);
  shown_before = show (before);
  shown = show (now);
  report (reading, findings, CASCADA_SEVERITY_WARNING, figures,
          g_strdup_printf (increasing ? _ ("The goal is increasing, but the level reported falls from %s to %s")
                                      : _ ("The goal is decreasing, but the level reported rises from %s to %s"),
                           shown_before, shown),
          _ ("Enter the level reached by the end of the quarter, or explain it in the analysis"));
}

static void
find_unexplained_lag (const CascadaReportReading *reading, GPtrArray *findings)
{
  const CascadaReportFacts *facts = reading->facts;
  g_autofree char *progress = NULL;
  CascadaFigureList *figures;
  gboolean cause, remedy, date;

  if (!cascada_report_is_lag (reading))
    return;
  cause = !cascada_coherence_is_blank (facts->lag_cause);
  remedy = !cascada_coherence_is_blank (facts->lag_remedy);
  date = facts->lag_date != NULL && g_date_valid (facts->lag_date);
  if (cause && remedy && date)
    return;
  figures = begin_figures (reading);
  add_percent (figures, "progress", reading->cumulative.progress_at_cut);
  if (!cause)
    cascada_figure_list_add_text (figures, "missing", "cause");
  if (!remedy)
    cascada_figure_list_add_text (figures, "missing", "remedy");
  if (!date)
    cascada_figure_list_add_text (figures, "missing", "date");
  progress = cascada_number_format_ratio (reading->cumulative.progress_at_cut, SHOWN_DECIMALS);
  report (reading, findings, CASCADA_SEVERITY_ERROR, figures, g_strdup_printf (_ ("The goal lags at %s without a full explanation"), progress),
          _ ("Give cause, remedy and date"));
}

static gboolean
is_above (CascadaRatio progress)
{
  return !cascada_ratio_is_none (progress) && cascada_ratio_compare (progress, expected_at_most) > 0;
}

static void
find_unexplained_excess (const CascadaReportReading *reading, GPtrArray *findings)
{
  CascadaRatio quarter = reading->quarter.progress_at_cut, cumulative = reading->cumulative.progress_at_cut;
  g_autofree char *shown = NULL;
  CascadaFigureList *figures;

  if (!reading->reported || (!is_above (quarter) && !is_above (cumulative)) ||
      !cascada_coherence_is_blank (reading->facts->progress_analysis) || !cascada_coherence_is_blank (reading->facts->result_analysis))
    return;
  figures = begin_figures (reading);
  add_percent (figures, "quarter", quarter);
  add_percent (figures, "progress", cumulative);
  shown = cascada_number_format_ratio (is_above (cumulative) ? cumulative : quarter, SHOWN_DECIMALS);
  report (reading, findings, CASCADA_SEVERITY_WARNING, figures,
          g_strdup_printf (_ ("The progress of %s is above 125 %% and not explained"), shown),
          _ ("Check figure and target, and tell in the analysis how it was reached"));
}

static void
find_missing_evidence (const CascadaReportReading *reading, GPtrArray *findings)
{
  if (!reading->executed || reading->facts->n_evidence > 0)
    return;
  report (reading, findings, reading->facts->completed_by_office ? CASCADA_SEVERITY_WARNING : CASCADA_SEVERITY_ERROR,
          begin_figures (reading), g_strdup (_ ("Something was executed and there is no evidence of it")),
          _ ("Add a file or a reference that shows it"));
}

/**
 * cascada_report_find:
 *
 * Applies C10 of domain §6 to one report: executed without target, target without report, verified figure changed, level
 * that falls (of a decreasing goal: rises), lag without explanation, progress above 125 % without explanation, missing
 * evidence [P005 act. 9, 10]. What keeps the report from being sent is an error, what needs an answer a warning.
 *
 * Returns: (transfer full) (element-type CascadaFinding): the findings in this order, each with the figure "period"; none
 *   of an eliminated goal [P005 9.8]
 */
GPtrArray *
cascada_report_find (const CascadaReportFacts *facts)
{
  static void (*const rules[]) (const CascadaReportReading *reading, GPtrArray *findings) = {
    find_without_target, find_without_report, find_changed, find_fall, find_unexplained_lag, find_unexplained_excess, find_missing_evidence
  };
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_finding_free);
  CascadaReportReading reading;

  g_return_val_if_fail (facts != NULL && facts->series != NULL && facts->settings != NULL, findings);

  if (facts->series->eliminated)
    return findings;
  cascada_report_read (facts, &reading);
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    rules[i](&reading, findings);
  return findings;
}
