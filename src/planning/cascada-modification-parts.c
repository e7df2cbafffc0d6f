/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a request does to a goal, told from present and proposed values: nobody declares it (domain §9).
 *
 * More and less are those of what is asked for: of a decreasing goal, a lower level is more, for it is a lower one that
 * the goal is to reach. Otherwise a goal could be loosened after June by calling it a raise of its number [policy 9.4]. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-coherence-total.h"
#include "cascada-modification-private.h"

static const char *const labels[CASCADA_N_MODIFICATION_PARTS] = {
  NC_ ("modification", "raised magnitude"),
  NC_ ("modification", "lowered magnitude"),
  NC_ ("modification", "re-scheduled targets"),
  NC_ ("modification", "wording"),
  NC_ ("modification", "type of programming"),
  NC_ ("modification", "formulation of the indicator"),
  NC_ ("modification", "deliverables"),
  NC_ ("modification", "weight"),
  NC_ ("modification", "elimination"),
};

/* One indicator's targets in order, before or after. */
typedef struct
{
  CascadaPeriod *periods;
  CascadaDecimal *before;
  CascadaDecimal *after;
} Sides;

static int
compare_targets (const void *a, const void *b)
{
  const CascadaModificationTarget *one = a, *other = b;

  return cascada_period_compare (one->period, other->period);
}

static Sides
sort_sides (const CascadaModificationIndicator *indicator)
{
  guint n = indicator->n_targets;
  g_autofree CascadaModificationTarget *sorted = g_memdup2 (indicator->targets, n * sizeof *sorted);
  Sides sides = { .periods = g_new (CascadaPeriod, n), .before = g_new (CascadaDecimal, n), .after = g_new (CascadaDecimal, n) };

  qsort (sorted, n, sizeof *sorted, compare_targets);
  for (guint i = 0; i < n; i++)
    {
      sides.periods[i] = sorted[i].period;
      sides.before[i] = sorted[i].present;
      sides.after[i] = sorted[i].proposed;
    }
  return sides;
}

static void
clear_sides (Sides *sides)
{
  g_free (sides->periods);
  g_free (sides->before);
  g_free (sides->after);
}

/* More (1), less (−1) or as much (0) is asked for. A sum without targets is 0; a level may be absent. */
static int
compare_reached (CascadaAnnualisation type, const CascadaReached *before, const CascadaReached *after)
{
  int sign;

  if (type == CASCADA_ANNUALISATION_SUM)
    return (after->sum > before->sum) - (after->sum < before->sum);
  if (before->last == CASCADA_DECIMAL_NONE || after->last == CASCADA_DECIMAL_NONE)
    return (after->last != CASCADA_DECIMAL_NONE) - (before->last != CASCADA_DECIMAL_NONE);
  sign = (after->last > before->last) - (after->last < before->last);
  return type == CASCADA_ANNUALISATION_DECREASING ? -sign : sign;
}

/* From period @first to before @end of the sorted ones. */
static int
compare_range (CascadaAnnualisation type, const Sides *sides, guint first, guint end)
{
  CascadaSeries before = { .annualisation = type, .n_periods = end - first, .periods = sides->periods + first, .targets = sides->before + first };
  CascadaSeries after = { .annualisation = type, .n_periods = end - first, .periods = sides->periods + first, .targets = sides->after + first };
  CascadaReached reached_before = cascada_coherence_reach (&before), reached_after = cascada_coherence_reach (&after);

  return compare_reached (type, &reached_before, &reached_after);
}

/* In a sum the period by itself, else the level that carries on to it. */
static int
compare_period (CascadaAnnualisation type, const Sides *sides, guint k)
{
  return compare_range (type, sides, type == CASCADA_ANNUALISATION_SUM ? k : 0, k + 1);
}

static CascadaModificationPart
get_direction_parts (int direction)
{
  return direction > 0 ? CASCADA_MODIFICATION_RAISE : direction < 0 ? CASCADA_MODIFICATION_LOWER
                                                                    : CASCADA_MODIFICATION_NONE;
}

/* Magnitude by the targets, and whether some of them go another way. */
static CascadaModificationPart
get_target_parts (const CascadaModificationIndicator *indicator, gboolean comparable)
{
  CascadaAnnualisation type = indicator->present_type;
  CascadaModificationPart parts = CASCADA_MODIFICATION_NONE;
  Sides sides;
  int direction;

  if (indicator->n_targets == 0)
    return parts;
  sides = sort_sides (indicator);
  direction = compare_range (type, &sides, 0, indicator->n_targets);
  for (guint k = 0; k < indicator->n_targets; k++)
    {
      if (sides.before[k] == sides.after[k])
        continue;
      parts |= comparable ? get_direction_parts (direction) : CASCADA_MODIFICATION_NONE;
      if (!comparable || direction == 0 || compare_period (type, &sides, k) != direction)
        parts |= CASCADA_MODIFICATION_RESCHEDULE;
    }
  clear_sides (&sides);
  return parts;
}

/* A total that comes or goes asks for nothing by itself: the targets do. */
static CascadaModificationPart
get_total_parts (const CascadaModificationIndicator *indicator, gboolean comparable)
{
  CascadaDecimal before = indicator->present_total, after = indicator->proposed_total;
  int sign = (after > before) - (after < before);

  if (before == after)
    return CASCADA_MODIFICATION_NONE;
  if (!comparable || before == CASCADA_DECIMAL_NONE || after == CASCADA_DECIMAL_NONE)
    return CASCADA_MODIFICATION_RESCHEDULE;
  return get_direction_parts (indicator->present_type == CASCADA_ANNUALISATION_DECREASING ? -sign : sign);
}

static gboolean
differ (const char *one, const char *other)
{
  return g_strcmp0 (one != NULL ? one : "", other != NULL ? other : "") != 0;
}

/**
 * cascada_modification_indicator_get_parts:
 *
 * By its magnitude (of a sum the total, else the last level) and by the total stated: raised, lowered, or both where
 * they contradict each other. Targets that change with the same magnitude, or against its direction, are re-scheduled:
 * one quarter up and another down by as much only re-schedules; by more, it also raises. Where the type or the unit of
 * measure change too, no figure can be called more or less than another, and whatever changes is re-scheduled.
 *
 * Returns: what is done to one indicator; texts and elimination are the request's
 */
CascadaModificationPart
cascada_modification_indicator_get_parts (const CascadaModificationIndicator *indicator)
{
  CascadaModificationPart parts = CASCADA_MODIFICATION_NONE;
  gboolean type, unit;

  g_return_val_if_fail (indicator != NULL, CASCADA_MODIFICATION_NONE);

  type = indicator->present_type != indicator->proposed_type;
  unit = differ (indicator->present_unit, indicator->proposed_unit);
  if (type)
    parts |= CASCADA_MODIFICATION_TYPE;
  if (unit)
    parts |= CASCADA_MODIFICATION_FORMULATION;
  if (indicator->present_weight != indicator->proposed_weight)
    parts |= CASCADA_MODIFICATION_WEIGHT;
  return parts | get_target_parts (indicator, !type && !unit) | get_total_parts (indicator, !type && !unit);
}

/** cascada_modification_get_parts: a set, from the differences alone; %CASCADA_MODIFICATION_NONE where nothing changes. */
CascadaModificationPart
cascada_modification_get_parts (const CascadaModification *request)
{
  CascadaModificationPart parts = CASCADA_MODIFICATION_NONE;

  g_return_val_if_fail (request != NULL, CASCADA_MODIFICATION_NONE);

  for (guint i = 0; i < request->n_indicators; i++)
    parts |= cascada_modification_indicator_get_parts (&request->indicators[i]);
  for (guint i = 0; i < request->n_texts; i++)
    if (differ (request->texts[i].present, request->texts[i].proposed))
      parts |= request->texts[i].part;
  if ((request->proposes_elimination && !cascada_modification_was_eliminated (request)) || request->proposes_removal)
    parts |= CASCADA_MODIFICATION_ELIMINATE;
  return parts;
}

/** cascada_modification_part_get_label: of one part, as within a sentence, translated: "lowered magnitude". */
const char *
cascada_modification_part_get_label (CascadaModificationPart part)
{
  for (guint i = 0; i < CASCADA_N_MODIFICATION_PARTS; i++)
    if (part == (CascadaModificationPart) (1u << i))
      return g_dpgettext2 (GETTEXT_PACKAGE, "modification", labels[i]);
  return "";
}

/** cascada_modification_parts_to_string: (transfer full): "raised magnitude, wording"; "" for none. */
char *
cascada_modification_parts_to_string (CascadaModificationPart parts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < CASCADA_N_MODIFICATION_PARTS; i++)
    if (parts & 1u << i)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", cascada_modification_part_get_label (1u << i));
  return g_string_free (text, FALSE);
}

/**
 * cascada_modification_is_locked:
 * @measured: whether it is reported
 * @date: the day on which the target would change
 *
 * Returns: whether the target of @period is not to be changed [policy 9.5]: it is measured, or its cut-off has
 *   passed. On its last day it has not
 */
gboolean
cascada_modification_is_locked (CascadaPeriod period, gboolean measured, CascadaDate date)
{
  g_return_val_if_fail (cascada_period_is_valid (period), TRUE);

  return measured || cascada_period_get_last_day (period) < date;
}
