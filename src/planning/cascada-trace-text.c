/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words and lines that all traces share. */

#include "config.h"

#include "cascada-trace-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cascada-number.h"

void
cascada_trace_add (GPtrArray *lines, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (lines, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

char **
cascada_trace_finish (GPtrArray *lines)
{
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (lines, FALSE);
}

/* Whether the member counts as the cap instead of its progress */
gboolean
cascada_trace_is_capped (CascadaRatio progress, CascadaDecimal cap)
{
  CascadaMember member = { CASCADA_DECIMAL (100), progress };
  g_autoptr (CascadaCompliance) capped = cascada_compliance_new (&member, 1, cap);
  g_autofree char *before = cascada_ratio_to_percent_string (progress, CASCADA_TRACE_DECIMALS);
  g_autofree char *after = cascada_compliance_to_percent_string (capped, CASCADA_TRACE_DECIMALS);

  return g_strcmp0 (before, after) != 0;
}

/* The shortest form with at most six decimals */
char *
cascada_trace_number (CascadaRatio ratio)
{
  return cascada_number_format (cascada_ratio_to_decimal (ratio, CASCADA_DECIMAL_PLACES), CASCADA_DECIMALS_SHORTEST);
}

/* A percentage from its locale-free digits, without zeros at the end */
char *
cascada_trace_percent (const char *digits)
{
  gsize length = strlen (digits);
  g_autofree char *shortest = NULL, *number = NULL;

  while (strchr (digits, '.') != NULL && digits[length - 1] == '0')
    length--;
  length -= digits[length - 1] == '.';
  shortest = g_strndup (digits, length);
  number = cascada_number_format_digits (shortest);
  return g_strconcat (number, " %", NULL);
}

void
cascada_trace_add_rounding (GPtrArray *lines, const char *percent, guint decimals)
{
  cascada_trace_add (lines,
                     ngettext ("Rounded once, half away from zero, to %u decimal: %s",
                               "Rounded once, half away from zero, to %u decimals: %s", decimals),
                     decimals, percent);
}

/* With @decimals where this shows all of it, else with as many as it has */
static int
choose_decimals (CascadaDecimal value, guint decimals)
{
  CascadaDecimal shown = cascada_ratio_to_decimal (cascada_ratio (value, CASCADA_DECIMAL_SCALE), decimals);

  return shown == value ? (int) decimals : CASCADA_DECIMALS_SHORTEST;
}

void
cascada_trace_add_published (GPtrArray *lines, CascadaDecimal computed, CascadaDecimal published, guint decimals)
{
  g_autofree char *published_text = cascada_number_format_percent (published, choose_decimals (published, decimals));
  g_autofree char *difference_text = NULL;
  CascadaDecimal difference;

  if (published == CASCADA_DECIMAL_NONE)
    return;
  if (!cascada_decimal_add (computed, -published, &difference))
    {
      cascada_trace_add (lines, _ ("Published: %s; there is nothing to compare it with"), published_text);
      return;
    }
  difference_text = cascada_number_format (difference, choose_decimals (difference, decimals));
  if (difference == 0)
    cascada_trace_add (lines, _ ("Published: %s, the same"), published_text);
  else
    cascada_trace_add (lines, _ ("Published: %s; the computed one differs by %s percentage points"), published_text,
                       difference_text);
}

/** cascada_state_get_label: the state of an indicator in words (translated). */
const char *
cascada_state_get_label (CascadaState state)
{
  switch (state)
    {
    case CASCADA_STATE_ON_TRACK:
      return _ ("On track");
    case CASCADA_STATE_LAG:
      return _ ("Lag");
    case CASCADA_STATE_NOT_PROGRAMMED:
      return _ ("Not programmed at the cut-off");
    case CASCADA_STATE_NOT_REPORTED:
      return _ ("Not reported");
    case CASCADA_STATE_ELIMINATED:
      return _ ("Goal eliminated");
    default:
      g_return_val_if_reached (NULL);
    }
}

/** cascada_exclusion_get_label: why there is no percentage, in words (translated); %NULL where there is one. */
const char *
cascada_exclusion_get_label (CascadaExclusion exclusion)
{
  switch (exclusion)
    {
    case CASCADA_EXCLUSION_NONE:
      return NULL;
    case CASCADA_EXCLUSION_ELIMINATED:
      return _ ("the goal was eliminated");
    case CASCADA_EXCLUSION_NO_TARGET:
      return _ ("no target up to the cut-off");
    case CASCADA_EXCLUSION_ZERO_TARGET:
      return _ ("the target up to the cut-off is 0");
    case CASCADA_EXCLUSION_ZERO_DENOMINATOR:
      return _ ("the formula would divide by 0");
    case CASCADA_EXCLUSION_OVERFLOW:
      return _ ("the sum of the figures is too large to be computed exactly");
    default:
      g_return_val_if_reached (NULL);
    }
}

/** cascada_annualisation_get_label: the annualisation (tipo de programación) in words (translated). */
const char *
cascada_annualisation_get_label (CascadaAnnualisation annualisation)
{
  switch (annualisation)
    {
    case CASCADA_ANNUALISATION_SUM:
      return _ ("Sum");
    case CASCADA_ANNUALISATION_INCREASING:
      return _ ("Increasing");
    case CASCADA_ANNUALISATION_CONSTANT:
      return _ ("Constant");
    case CASCADA_ANNUALISATION_DECREASING:
      return _ ("Decreasing");
    default:
      g_return_val_if_reached (NULL);
    }
}
