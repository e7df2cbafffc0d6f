/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Percentages as they are written: rounded once by the plan's rule, and beside it with twelve decimals. */

#include "config.h"

#include "cascada-cli-compliance.h"

#include "cascada-number.h"

#define EXACT_DECIMALS 12
#define EXACT_SCALE ((__int128) G_GINT64_CONSTANT (1000000000000))

static guint
get_decimals (const CascadaCliResult *result)
{
  return cascada_figures_get_settings (result->figures)->decimals;
}

void
cascada_cli_percent_clear (CascadaCliPercent *percent)
{
  g_clear_pointer (&percent->rounded, g_free);
  g_clear_pointer (&percent->exact, g_free);
}

CascadaCliPercent
cascada_cli_percent_of_ratio (const CascadaCliResult *result, CascadaRatio ratio)
{
  return (CascadaCliPercent){ cascada_ratio_to_percent_string (ratio, get_decimals (result)),
                              cascada_ratio_to_percent_string (ratio, EXACT_DECIMALS) };
}

CascadaCliPercent
cascada_cli_percent_of_compliance (const CascadaCliResult *result, const CascadaCompliance *compliance)
{
  return (CascadaCliPercent){ cascada_compliance_to_percent_string (compliance, get_decimals (result)),
                              cascada_compliance_to_percent_string (compliance, EXACT_DECIMALS) };
}

/** cascada_cli_percent_of_published: @published is in percent, absent where nothing was published. */
CascadaCliPercent
cascada_cli_percent_of_published (const CascadaCliResult *result, CascadaDecimal published)
{
  if (published == CASCADA_DECIMAL_NONE)
    return (CascadaCliPercent){ NULL, NULL };
  return cascada_cli_percent_of_ratio (result, cascada_ratio (published, CASCADA_DECIMAL (100)));
}

/* "98.666666666667" → 98666666666667 */
static gboolean
parse_exact (const char *text, __int128 *value)
{
  __int128 number = 0;

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) &&
        (__builtin_mul_overflow (number, (__int128) 10, &number) || __builtin_add_overflow (number, (__int128) (*p - '0'), &number)))
      return FALSE;
  *value = text[0] == '-' ? -number : number;
  return TRUE;
}

/** cascada_cli_percent_difference: computed − published, in points; no value where either has none. */
CascadaCliPercent
cascada_cli_percent_difference (const CascadaCliResult *result, const CascadaCliPercent *computed, CascadaDecimal published)
{
  __int128 exact;

  if (computed->exact == NULL || published == CASCADA_DECIMAL_NONE || !parse_exact (computed->exact, &exact))
    return (CascadaCliPercent){ NULL, NULL };
  exact -= (__int128) published * (EXACT_SCALE / CASCADA_DECIMAL_SCALE);
  return cascada_cli_percent_of_ratio (result, cascada_ratio (exact, 100 * EXACT_SCALE));
}

/**
 * cascada_cli_percent_format:
 *
 * Returns: (transfer full) (nullable): the rounded one by the reader's language; %NULL where there is no value
 */
char *
cascada_cli_percent_format (const CascadaCliResult *result, const CascadaCliPercent *percent)
{
  CascadaDecimal value;

  if (percent->rounded == NULL)
    return NULL;
  if (!cascada_decimal_parse (percent->rounded, &value, NULL))
    return g_strdup (percent->rounded);
  return cascada_number_format (value, (int) get_decimals (result));
}
