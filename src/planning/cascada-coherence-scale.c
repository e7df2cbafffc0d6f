/* SPDX-License-Identifier: GPL-3.0-or-later */

/* C9: one scale for all figures of an indicator, and the number in the goal's wording is its total. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-coherence-total.h"
#include "cascada-number.h"
#include "cascada-text.h"

#define SMALL CASCADA_DECIMAL (1)  /* a share written 0–1 is not above this */
#define LARGE CASCADA_DECIMAL (20) /* one written 0–100 hardly stays below this */

static void
report (CascadaCoherence *check, guint indicator, CascadaSeverity severity, const char *first, CascadaDecimal first_value,
        const char *second, CascadaDecimal second_value)
{
  g_autofree char *shown_first = cascada_number_format (first_value, CASCADA_DECIMALS_SHORTEST);
  g_autofree char *shown_second = cascada_number_format (second_value, CASCADA_DECIMALS_SHORTEST);
  CascadaFigureList *figures = g_strv_builder_new ();

  cascada_figure_list_add (figures, first, first_value);
  cascada_figure_list_add (figures, second, second_value);
  cascada_coherence_report (check, CASCADA_RULE_C9, severity, CASCADA_SUBJECT_INDICATOR, indicator, figures,
                            g_strdup_printf (_ ("%s and %s stand together: one seems written from 0 to 1 and the other from 0 to 100"),
                                             shown_first, shown_second),
                            _ ("Write all figures of the indicator in one scale"));
}

static gboolean
is_share (CascadaDecimal value)
{
  return value > 0 && value < SMALL;
}

/* The least and greatest target that is not 0. */
static gboolean
find_range (const CascadaSeries *series, CascadaDecimal *least, CascadaDecimal *greatest)
{
  *least = CASCADA_DECIMAL_MAX;
  *greatest = 0;
  for (guint k = 0; k < series->n_periods; k++)
    if (series->targets[k] != CASCADA_DECIMAL_NONE && series->targets[k] > 0)
      {
        *least = MIN (*least, series->targets[k]);
        *greatest = MAX (*greatest, series->targets[k]);
      }
  return *greatest > 0;
}

/* Executed about as much as programmed, were it multiplied or divided by 100. */
static gboolean
differs_by_scale (CascadaDecimal target, CascadaDecimal executed)
{
  __int128 small = MIN (target, executed), large = MAX (target, executed);

  return is_share ((CascadaDecimal) small) && large >= LARGE && small * 200 >= large && small * 200 <= large * 3;
}

static void
check_executed (CascadaCoherence *check, guint indicator)
{
  const CascadaSeries *series = &check->plan->indicators[indicator].series;

  for (guint k = 0; series->executed != NULL && k < series->n_periods; k++)
    if (series->targets[k] != CASCADA_DECIMAL_NONE && series->executed[k] != CASCADA_DECIMAL_NONE &&
        differs_by_scale (series->targets[k], series->executed[k]))
      {
        report (check, indicator, CASCADA_SEVERITY_WARNING, "target", series->targets[k], "executed", series->executed[k]);
        return;
      }
}

static void
check_figures (CascadaCoherence *check, guint indicator)
{
  const CascadaIndicatorFacts *facts = &check->plan->indicators[indicator];
  CascadaDecimal least, greatest, baseline = facts->series.baseline;

  if (cascada_coherence_fit_total (check, indicator) == CASCADA_TOTAL_FIT_SCALE)
    {
      CascadaReached reached = cascada_coherence_reach (&facts->series);
      gboolean sum = facts->series.annualisation == CASCADA_ANNUALISATION_SUM;

      report (check, indicator, CASCADA_SEVERITY_ERROR, sum ? "sum" : "last",
              sum ? cascada_coherence_clamp (reached.sum) : reached.last, "total", facts->total);
      return;
    }
  if (!find_range (&facts->series, &least, &greatest))
    return;
  if (is_share (least) && greatest >= LARGE)
    report (check, indicator, CASCADA_SEVERITY_WARNING, "target", least, "target", greatest);
  else if (baseline != CASCADA_DECIMAL_NONE &&
           ((is_share (baseline) && least >= LARGE) || (baseline >= LARGE && is_share (least) && greatest <= SMALL)))
    report (check, indicator, CASCADA_SEVERITY_WARNING, "baseline", baseline, "target", greatest);
  check_executed (check, indicator);
}

/* Words before a number that make it a name: “línea 195”, “Acuerdo 257 de 2006”. */
static gboolean
is_name_word (const char *word)
{
  static const char *const words[] = {
    "acuerdo",
    "anexo",
    "articulo",
    "calle",
    "capitulo",
    "carrera",
    "conpes",
    "convenio",
    "decreto",
    "fase",
    "formato",
    "iso",
    "ley",
    "linea",
    "meta",
    "no.",
    "norma",
    "numero",
    "ods",
    "proyecto",
    "resolucion",
    "ruta",
    "sentencia",
    "vigencia",
    "version",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_year (const CascadaNumber *number)
{
  return !number->percent && number->value % CASCADA_DECIMAL_SCALE == 0 &&
         number->value >= CASCADA_DECIMAL (CASCADA_YEAR_MIN) && number->value <= CASCADA_DECIMAL (CASCADA_YEAR_MAX);
}

/* Drops the punctuation around @word: “"20.000",”. */
static char *
strip_word (char *word)
{
  char *end = word + strlen (word);

  while (end > word)
    {
      char *last = g_utf8_prev_char (end);

      if (*last == '%' || !g_unichar_ispunct (g_utf8_get_char (last)))
        break;
      *(end = last) = '\0';
    }
  while (*word != '\0' && strchr ("$-+", *word) == NULL && g_unichar_ispunct (g_utf8_get_char (word)))
    word = g_utf8_next_char (word);
  return word;
}

static gboolean
read_word (char *word, CascadaNumber *es_co, CascadaNumber *plain)
{
  CascadaReading reading = cascada_number_classify (strip_word (word), es_co, plain);

  if (reading == CASCADA_READING_EMPTY || reading == CASCADA_READING_REFUSED)
    return FALSE;
  if (reading == CASCADA_READING_PLAIN)
    *es_co = *plain;
  else if (reading == CASCADA_READING_ES_CO)
    *plain = *es_co;
  return TRUE;
}

/* The wording without the code it may begin with (“Meta sectorial 128 -2058. Desarrollar 81 procesos”). */
static char *
fold_wording (const CascadaGoalFacts *goal)
{
  g_autofree char *folded = cascada_text_fold (goal->name);
  g_autofree char *code = goal->code != NULL ? cascada_text_fold (goal->code) : g_strdup ("");

  return g_strdup (g_str_has_prefix (folded, code) ? folded + strlen (code) : folded);
}

/* Whether the wording has a quantity and none of its numbers is @total; @found is the first quantity then. */
static gboolean
find_other_quantity (const CascadaGoalFacts *goal, CascadaDecimal total, CascadaDecimal *found)
{
  g_autofree char *wording = fold_wording (goal);
  g_auto (GStrv) words = g_strsplit (wording, " ", -1);
  const char *before = "";

  *found = CASCADA_DECIMAL_NONE;
  for (gsize i = 0; words[i] != NULL; i++)
    {
      CascadaNumber es_co, plain;

      if (read_word (words[i], &es_co, &plain))
        {
          if (es_co.value == total || plain.value == total)
            return FALSE;
          if (*found == CASCADA_DECIMAL_NONE && !is_name_word (before) && !is_year (&es_co))
            *found = es_co.value;
        }
      before = words[i];
    }
  return *found != CASCADA_DECIMAL_NONE;
}

/* A goal's quantity is the total of its indicator where it has one only. */
static void
check_wording (CascadaCoherence *check)
{
  const CascadaPlanFacts *plan = check->plan;
  g_autofree guint *n_indicators = g_new0 (guint, plan->n_goals + 1);

  for (guint i = 0; i < plan->n_indicators; i++)
    if (plan->indicators[i].goal < plan->n_goals)
      n_indicators[plan->indicators[i].goal]++;
  for (guint i = 0; i < plan->n_indicators; i++)
    {
      const CascadaIndicatorFacts *facts = &plan->indicators[i];
      g_autofree char *shown = NULL, *total = NULL;
      CascadaFigureList *figures;
      CascadaDecimal quantity;

      if (facts->goal >= plan->n_goals || n_indicators[facts->goal] != 1 || facts->total == CASCADA_DECIMAL_NONE ||
          cascada_coherence_is_eliminated (check, i) || cascada_coherence_is_blank (plan->goals[facts->goal].name) ||
          !find_other_quantity (&plan->goals[facts->goal], facts->total, &quantity))
        continue;
      shown = cascada_number_format (quantity, CASCADA_DECIMALS_SHORTEST);
      total = cascada_number_format (facts->total, CASCADA_DECIMALS_SHORTEST);
      figures = g_strv_builder_new ();
      cascada_figure_list_add (figures, "wording", quantity);
      cascada_figure_list_add (figures, "total", facts->total);
      cascada_coherence_report (check, CASCADA_RULE_C9, CASCADA_SEVERITY_WARNING, CASCADA_SUBJECT_GOAL, facts->goal, figures,
                                g_strdup_printf (_ ("The wording of the goal says %s, but the total is %s"), shown, total),
                                _ ("Correct the wording or the total"));
    }
}

void
cascada_coherence_scale (CascadaCoherence *check)
{
  for (guint i = 0; i < check->plan->n_indicators; i++)
    if (!cascada_coherence_is_eliminated (check, i))
      check_figures (check, i);
  check_wording (check);
}
