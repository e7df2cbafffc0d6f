/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a layout does not print and can be worked out. Each derivation is said with a finding. What is stored of it is
 * Spanish, like the documents, whoever imports: importing again in another language changes nothing.
 */

#include "config.h"

#include "cascada-import-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-number.h"
#include "cascada-objective.h"
#include "cascada-plan.h"
#include "cascada-target.h"
#include "cascada-text.h"
#include "cascada-trace.h"

typedef void (*Derivation) (CascadaImportJob *job, CascadaDraftRecord *indicator);

static void
visit_indicators (CascadaImportJob *job, Derivation derivation)
{
  GPtrArray *objectives = job->draft->plan->children;

  for (guint i = 0; objectives != NULL && i < objectives->len; i++)
    {
      GPtrArray *goals = ((CascadaDraftRecord *) objectives->pdata[i])->children;

      for (guint j = 0; goals != NULL && j < goals->len; j++)
        {
          CascadaDraftRecord *goal = goals->pdata[j];

          for (guint k = 0; goal->kind == CASCADA_KIND_GOAL && goal->children != NULL && k < goal->children->len; k++)
            derivation (job, goal->children->pdata[k]);
        }
    }
}

static void
report (CascadaImportJob *job, CascadaSeverity severity, const CascadaDraftRecord *record, char *message, const char *repair)
{
  cascada_draft_report (job->draft, severity, record->place, NULL, message, repair);
}

static void
append_note (CascadaDraftRecord *indicator, const char *note)
{
  const char *before = cascada_draft_get_text (indicator, CASCADA_INDICATOR_NOTE);
  g_autofree char *both = before != NULL ? g_strconcat (before, "\n", note, NULL) : g_strdup (note);

  cascada_draft_set_text (indicator, CASCADA_INDICATOR_NOTE, both);
}

static int
compare_targets (gconstpointer a, gconstpointer b)
{
  const CascadaDraftRecord *first = *(CascadaDraftRecord *const *) a, *second = *(CascadaDraftRecord *const *) b;

  return cascada_period_compare (first->period, second->period);
}

/* The targets in order; where the table has years, the years only. */
static GPtrArray *
collect_targets (const CascadaDraftRecord *indicator)
{
  GPtrArray *targets = g_ptr_array_new ();
  gboolean years = FALSE;

  for (guint i = 0; indicator->children != NULL && i < indicator->children->len; i++)
    {
      CascadaDraftRecord *cell = indicator->children->pdata[i];

      if (cell->kind == CASCADA_KIND_TARGET)
        g_ptr_array_add (targets, cell);
      years |= cell->kind == CASCADA_KIND_TARGET && cascada_period_get_kind (cell->period) == CASCADA_PERIOD_KIND_YEAR;
    }
  for (guint i = targets->len; years && i-- > 0;)
    if (cascada_period_get_kind (((CascadaDraftRecord *) targets->pdata[i])->period) != CASCADA_PERIOD_KIND_YEAR)
      g_ptr_array_remove_index (targets, i);
  g_ptr_array_sort (targets, compare_targets);
  return targets;
}

static CascadaAnnualisation
infer (const CascadaDraftRecord *indicator, gboolean *proven)
{
  g_autoptr (GPtrArray) targets = collect_targets (indicator);
  g_autofree CascadaPeriod *periods = g_new (CascadaPeriod, targets->len);
  g_autofree CascadaDecimal *values = g_new (CascadaDecimal, targets->len);
  CascadaSeries series = { .n_periods = targets->len, .periods = periods, .targets = values };

  for (guint i = 0; i < targets->len; i++)
    {
      const CascadaDraftRecord *cell = targets->pdata[i];

      periods[i] = cell->period;
      values[i] = cascada_draft_get_decimal (cell, CASCADA_TARGET_VALUE);
    }
  return cascada_annualisation_infer (&series, cascada_draft_get_decimal (indicator, CASCADA_INDICATOR_TOTAL), proven);
}

static const char *
get_spanish (CascadaAnnualisation annualisation)
{
  static const char *const names[] = { "suma", "creciente", "constante", "decreciente" };

  return names[annualisation];
}

static void
derive_annualisation (CascadaImportJob *job, CascadaDraftRecord *indicator)
{
  CascadaAnnualisation annualisation;
  g_autofree char *what = NULL, *note = NULL;
  gboolean proven;

  if (cascada_draft_is_stated (indicator, CASCADA_INDICATOR_ANNUALISATION))
    return;
  annualisation = infer (indicator, &proven);
  what = cascada_draft_describe (indicator);
  cascada_draft_set_integer (indicator, CASCADA_INDICATOR_ANNUALISATION, annualisation);
  note = g_strdup_printf (proven ? "Anualización derivada de las metas y el total: %s."
                                 : "Anualización supuesta (las metas y el total no concuerdan con ninguna): %s.",
                          get_spanish (annualisation));
  append_note (indicator, note);
  report (job, proven ? CASCADA_SEVERITY_NOTE : CASCADA_SEVERITY_WARNING, indicator,
          g_strdup_printf (proven ? _ ("%s: the annualisation is not stated; targets and total give %s")
                                  : _ ("%s: the annualisation is not stated and targets and total fit none; taken as %s"),
                           what, cascada_annualisation_get_label (annualisation)),
          proven ? NULL : _ ("State the annualisation, or correct targets or total"));
}

/*
 * [PAI24] prints the year's increment of an increasing goal, beside the total of the years up to the plan's last. There
 * the level at the end of that year is the total (domain §4, increment notation).
 */
static void
derive_level (CascadaImportJob *job, CascadaDraftRecord *indicator)
{
  CascadaDraftRecord *target = cascada_draft_peek_cell (indicator, CASCADA_KIND_TARGET, CASCADA_PERIOD_YEAR (job->last_year));
  CascadaDecimal total = cascada_draft_get_decimal (indicator, CASCADA_INDICATOR_TOTAL);
  CascadaDecimal printed = target != NULL ? cascada_draft_get_decimal (target, CASCADA_TARGET_VALUE) : CASCADA_DECIMAL_NONE;
  g_autofree char *what = NULL, *printed_text = NULL, *total_text = NULL, *note = NULL;

  if (indicator->values[CASCADA_INDICATOR_ANNUALISATION - 1].integer != CASCADA_ANNUALISATION_INCREASING ||
      total == CASCADA_DECIMAL_NONE || printed == CASCADA_DECIMAL_NONE)
    return;
  what = cascada_draft_describe (indicator);
  printed_text = cascada_number_format_as (printed, CASCADA_DECIMALS_SHORTEST, CASCADA_CONVENTION_ES_CO);
  total_text = cascada_number_format_as (total, CASCADA_DECIMALS_SHORTEST, CASCADA_CONVENTION_ES_CO);
  note = g_strdup_printf ("Programación %d impresa: %s (incremento del año); nivel al cierre de %d: %s.", job->last_year, printed_text,
                          job->last_year, total_text);
  append_note (indicator, note);
  cascada_draft_set_integer (target, CASCADA_TARGET_VALUE, total);
  report (job, CASCADA_SEVERITY_NOTE, indicator,
          g_strdup_printf (_ ("%s: the target %s is the year’s increment; the level at the end of %d is the total, %s"), what, printed_text,
                           job->last_year, total_text),
          NULL);
}

static void
derive_project_goal (CascadaImportJob *job, CascadaDraftRecord *indicator)
{
  const char *code = cascada_draft_get_text (indicator->parent, CASCADA_GOAL_CODE);
  g_autofree char *folded = code != NULL ? cascada_text_fold (code) : NULL;

  if (folded != NULL && strstr (folded, "proyecto") != NULL)
    cascada_draft_set_integer (indicator->parent, CASCADA_GOAL_KIND, CASCADA_GOAL_KIND_PROJECT);
}

/* The first run of digits with its separators: “máximo en 6 días hábiles” → “6”. */
static char *
find_number (const char *text, const char **after)
{
  const char *start = text + strcspn (text, "0123456789");
  gsize length = strspn (start, "0123456789.,");

  while (length > 0 && (start[length - 1] == '.' || start[length - 1] == ','))
    length--;
  *after = start + length;
  return length > 0 ? g_strndup (start, length) : NULL;
}

/* What follows the number: “%”, or words. */
static char *
find_unit (const char *after)
{
  g_autofree char *text = g_strdup (after);
  char *unit = g_strstrip (g_strdelimit (text, "\"“”", ' '));

  return *unit != '\0' ? g_strdup (unit) : NULL;
}

static CascadaAnnualisation
judge_target (const char *text, const char *unit)
{
  g_autofree char *folded = cascada_text_fold (text);

  if (strstr (folded, "maximo") != NULL)
    return CASCADA_ANNUALISATION_DECREASING;
  return unit != NULL && *unit == '%' ? CASCADA_ANNUALISATION_CONSTANT : CASCADA_ANNUALISATION_SUM;
}

static void
state_target (CascadaImportJob *job, CascadaDraftRecord *indicator, const char *text, CascadaDecimal value, const char *unit)
{
  CascadaDraftRecord *target = cascada_draft_get_cell (job->draft, indicator, CASCADA_KIND_TARGET, CASCADA_PERIOD_YEAR (job->first_year), indicator->place);
  CascadaAnnualisation annualisation = judge_target (text, unit);
  g_autofree char *note = g_strdup_printf ("Meta impresa: %s. Anualización derivada: %s.", text, get_spanish (annualisation));
  g_autofree char *what = cascada_draft_describe (indicator);
  g_autofree char *number = cascada_number_format (value, CASCADA_DECIMALS_SHORTEST);

  cascada_draft_set_integer (target, CASCADA_TARGET_VALUE, value);
  cascada_draft_set_integer (indicator, CASCADA_INDICATOR_TOTAL, value);
  cascada_draft_set_integer (indicator, CASCADA_INDICATOR_ANNUALISATION, annualisation);
  cascada_draft_set_text (indicator, CASCADA_INDICATOR_UNIT_OF_MEASURE, unit);
  report (job, CASCADA_SEVERITY_NOTE, indicator,
          g_strdup_printf (_ ("%s: the target “%s” is read as %s %s, %s"), what, text, number, unit != NULL ? unit : "",
                           cascada_annualisation_get_label (annualisation)),
          NULL);
  cascada_draft_set_text (indicator, CASCADA_INDICATOR_NOTE, note);
}

/* [PAI24] prints the targets of its process indicators as text; the column has put it into the note. */
static void
derive_target (CascadaImportJob *job, CascadaDraftRecord *indicator)
{
  g_autofree char *text = g_strdup (cascada_draft_get_text (indicator, CASCADA_INDICATOR_NOTE));
  const char *after = NULL;
  g_autofree char *digits = text != NULL ? find_number (text, &after) : NULL;
  g_autofree char *unit = digits != NULL ? find_unit (after) : NULL;
  g_autofree char *what = cascada_draft_describe (indicator);
  CascadaNumber number;

  if (digits != NULL && cascada_number_read (digits, job->convention, &number, NULL))
    {
      state_target (job, indicator, text, number.value, unit);
      return;
    }
  cascada_draft_set_integer (indicator, CASCADA_INDICATOR_ANNUALISATION, CASCADA_ANNUALISATION_CONSTANT);
  report (job, CASCADA_SEVERITY_WARNING, indicator,
          g_strdup_printf (_ ("%s: no number can be read in the target “%s”"), what, text != NULL ? text : ""), _ ("Enter the target by hand"));
}

static gint64
get_objective_number (const CascadaDraftRecord *record)
{
  while (record->kind != CASCADA_KIND_OBJECTIVE)
    {
      if (record->parent == NULL)
        return -1;
      record = record->parent;
    }
  return record->values[CASCADA_OBJECTIVE_NUMBER - 1].integer;
}

static void
set_defaults (CascadaImportJob *job, CascadaDraftRecord *record)
{
  for (guint i = job->profile->defaults->len; i-- > 0;)
    {
      const CascadaProfileDefault *fallback = &g_array_index (job->profile->defaults, CascadaProfileDefault, i);

      if (fallback->kind == record->kind && !cascada_draft_is_stated (record, fallback->field) &&
          (fallback->objective == 0 || fallback->objective == get_objective_number (record)))
        cascada_draft_set_integer (record, fallback->field, fallback->value);
    }
  for (guint i = 0; record->children != NULL && i < record->children->len; i++)
    set_defaults (job, record->children->pdata[i]);
}

static void
tell_defaults (CascadaImportJob *job)
{
  for (guint i = 0; i < job->profile->defaults->len; i++)
    {
      const CascadaProfileDefault *fallback = &g_array_index (job->profile->defaults, CascadaProfileDefault, i);

      if (fallback->kind != CASCADA_KIND_INDICATOR || fallback->field != CASCADA_INDICATOR_ANNUALISATION)
        continue;
      cascada_draft_report (job->draft, CASCADA_SEVERITY_NOTE, (CascadaPlace){ 0 }, NULL,
                            fallback->objective > 0
                                ? g_strdup_printf (_ ("the profile takes the goals of objective %d as %s: the document does not say it"),
                                                   fallback->objective,
                                                   cascada_annualisation_get_label ((CascadaAnnualisation) fallback->value))
                                : g_strdup_printf (_ ("the profile takes the goals as %s: the document does not say it"),
                                                   cascada_annualisation_get_label ((CascadaAnnualisation) fallback->value)),
                            NULL);
    }
}

/** cascada_import_derive: completes the draft once all rows are read. */
void
cascada_import_derive (CascadaImportJob *job)
{
  static const struct
  {
    CascadaDerive bit;
    Derivation derivation;
  } derivations[] = {
    { CASCADA_DERIVE_TARGET_TEXTS, derive_target },
    { CASCADA_DERIVE_PROJECT_GOALS, derive_project_goal },
    { CASCADA_DERIVE_ANNUALISATION, derive_annualisation },
    { CASCADA_DERIVE_INCREMENTS, derive_level },
  };

  for (guint i = 0; i < G_N_ELEMENTS (derivations); i++)
    if (job->profile->derive & derivations[i].bit)
      visit_indicators (job, derivations[i].derivation);
  set_defaults (job, job->draft->plan);
  for (guint i = 0; i < job->draft->units->len; i++)
    set_defaults (job, job->draft->units->pdata[i]);
  tell_defaults (job);
  if (job->n_percent_units > 0)
    cascada_draft_report (job->draft, CASCADA_SEVERITY_NOTE, (CascadaPlace){ 0 }, NULL,
                          g_strdup_printf (ngettext ("%u indicator is measured in %%, as its percent signs tell",
                                                     "%u indicators are measured in %%, as their percent signs tell", job->n_percent_units),
                                           job->n_percent_units),
                          NULL);
}
