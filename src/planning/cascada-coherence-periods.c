/* SPDX-License-Identifier: GPL-3.0-or-later */

/* C2: which months of the plan's years the targets cover. A target for a year covers its twelve months. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-coherence-private.h"

#define WHOLE_YEAR 0xfff /* a bit for each month */
#define MAX_YEARS (CASCADA_YEAR_MAX - CASCADA_YEAR_MIN + 1)

static guint
months_of (CascadaPeriod period)
{
  int first = cascada_period_get_start (period) % 12, last = cascada_period_get_end (period) % 12;

  return (2u << last) - (1u << first);
}

/* Sets a bit in @months[year − first] for each month with a target; returns how many targets there are. */
static guint
cover (const CascadaSeries *series, int first_year, int n_years, guint *months, CascadaPeriod *outside)
{
  guint n = 0;

  for (guint k = 0; k < series->n_periods; k++)
    {
      int year = cascada_period_get_year (series->periods[k]) - first_year;

      if (series->targets[k] == CASCADA_DECIMAL_NONE)
        continue;
      n++;
      if (year >= 0 && year < n_years)
        months[year] |= months_of (series->periods[k]);
      else if (outside != NULL && *outside == CASCADA_PERIOD_NONE && series->targets[k] != 0)
        *outside = series->periods[k];
    }
  return n;
}

/* Whole years and quarters by those names, what is left by months. */
static void
append_missing (GString *labels, CascadaFigureList *figures, int year, guint missing)
{
  for (int part = 0; part <= 16 && missing != 0; part++)
    {
      CascadaPeriod period = part == 0  ? CASCADA_PERIOD_YEAR (year)
                             : part < 5 ? CASCADA_PERIOD_QUARTER (year, part)
                                        : CASCADA_PERIOD_MONTH (year, part - 4);
      guint months = months_of (period);
      g_autofree char *label = NULL, *text = NULL;

      if ((missing & months) != months)
        continue;
      missing &= ~months;
      label = cascada_period_get_short_label (period);
      text = cascada_period_to_string (period);
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "", label);
      cascada_figure_list_add_text (figures, "missing", text);
    }
}

static void
report_missing (CascadaCoherence *check, CascadaSubject kind, guint subject, int first_year, int n_years, const guint *missing)
{
  g_autoptr (GString) labels = g_string_new (NULL);
  CascadaFigureList *figures = g_strv_builder_new ();

  for (int year = 0; year < n_years; year++)
    append_missing (labels, figures, first_year + year, missing[year]);
  if (labels->len == 0)
    g_strv_builder_unref (figures);
  else if (kind == CASCADA_SUBJECT_PLAN)
    cascada_coherence_report (check, CASCADA_RULE_C2, CASCADA_SEVERITY_NOTE, kind, subject, figures,
                              g_strdup_printf (_ ("The plan has no targets for %s"), labels->str),
                              _ ("Enter the targets, or correct the years of the plan"));
  else
    cascada_coherence_report (check, CASCADA_RULE_C2, CASCADA_SEVERITY_WARNING, kind, subject, figures,
                              g_strdup_printf (_ ("The indicator has no target for %s, while others have"), labels->str),
                              _ ("Enter the targets; where nothing is programmed, enter 0"));
}

static void
report_outside (CascadaCoherence *check, guint indicator, CascadaPeriod period)
{
  g_autofree char *label = cascada_period_get_short_label (period), *text = cascada_period_to_string (period);
  CascadaFigureList *figures = g_strv_builder_new ();

  cascada_figure_list_add_text (figures, "period", text);
  cascada_coherence_report (check, CASCADA_RULE_C2, CASCADA_SEVERITY_WARNING, CASCADA_SUBJECT_INDICATOR, indicator, figures,
                            g_strdup_printf (_ ("The indicator has a target for %s, outside the years of the plan"), label),
                            _ ("Remove the target, or correct the years of the plan"));
}

static void
check_indicator (CascadaCoherence *check, guint indicator, int first_year, int n_years, const guint *stated)
{
  guint months[MAX_YEARS] = { 0 };
  CascadaPeriod outside = CASCADA_PERIOD_NONE;

  if (cover (&check->plan->indicators[indicator].series, first_year, n_years, months, &outside) == 0)
    {
      cascada_coherence_report (check, CASCADA_RULE_C2, CASCADA_SEVERITY_ERROR, CASCADA_SUBJECT_INDICATOR, indicator, NULL,
                                g_strdup (_ ("The indicator has no target: nothing can be measured against it")),
                                _ ("Enter its targets"));
      return;
    }
  for (int year = 0; year < n_years; year++)
    months[year] = stated[year] & ~months[year];
  report_missing (check, CASCADA_SUBJECT_INDICATOR, indicator, first_year, n_years, months);
  if (outside != CASCADA_PERIOD_NONE)
    report_outside (check, indicator, outside);
}

void
cascada_coherence_periods (CascadaCoherence *check)
{
  const CascadaPlanFacts *plan = check->plan;
  int first_year = plan->first_year, n_years = CLAMP (plan->last_year - first_year + 1, 0, MAX_YEARS);
  guint stated[MAX_YEARS] = { 0 }, unstated[MAX_YEARS] = { 0 }, n_targets = 0, n_indicators = 0;

  for (guint i = 0; i < plan->n_indicators; i++)
    if (!cascada_coherence_is_eliminated (check, i))
      {
        n_targets += cover (&plan->indicators[i].series, first_year, n_years, stated, NULL) > 0;
        n_indicators++;
      }
  if (n_indicators == 0)
    return;
  if (n_targets == 0)
    {
      cascada_coherence_report (check, CASCADA_RULE_C2, CASCADA_SEVERITY_ERROR, CASCADA_SUBJECT_PLAN, 0, NULL,
                                g_strdup (_ ("No indicator of the plan has a target: nothing can be measured")),
                                _ ("Enter the targets"));
      return;
    }
  for (int year = 0; year < n_years; year++)
    unstated[year] = WHOLE_YEAR & ~stated[year];
  report_missing (check, CASCADA_SUBJECT_PLAN, 0, first_year, n_years, unstated);
  for (guint i = 0; i < plan->n_indicators; i++)
    if (!cascada_coherence_is_eliminated (check, i))
      check_indicator (check, i, first_year, n_years, stated);
}
