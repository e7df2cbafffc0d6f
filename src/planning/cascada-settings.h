/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-decimal.h"

G_BEGIN_DECLS

/** CascadaAnnualisation: tipo de programación (domain §4). */
typedef enum
{
  CASCADA_ANNUALISATION_SUM,
  CASCADA_ANNUALISATION_INCREASING,
  CASCADA_ANNUALISATION_CONSTANT,
  CASCADA_ANNUALISATION_DECREASING,
} CascadaAnnualisation;

/** CascadaIncreasingRule: E/P, or (E−b)/(P−b) (domain §4). */
typedef enum
{
  CASCADA_INCREASING_RULE_LEVEL,
  CASCADA_INCREASING_RULE_FROM_BASELINE,
} CascadaIncreasingRule;

/** CascadaConstantRule: the last period's figures, or the mean of the periods (domain §4). */
typedef enum
{
  CASCADA_CONSTANT_RULE_LAST,
  CASCADA_CONSTANT_RULE_MEAN,
} CascadaConstantRule;

/** CascadaDecreasingRule: (b−E)/(b−P) where there is a baseline, else P/E; always P/E; or E/P (domain §4). */
typedef enum
{
  CASCADA_DECREASING_RULE_FROM_BASELINE,
  CASCADA_DECREASING_RULE_TARGET_OVER_LEVEL,
  CASCADA_DECREASING_RULE_LEVEL_OVER_TARGET,
} CascadaDecreasingRule;

/** CascadaNotation: whether the plan's document prints an increasing goal as its level or as the year's increment. */
typedef enum
{
  CASCADA_NOTATION_LEVEL,
  CASCADA_NOTATION_INCREMENT,
} CascadaNotation;

/**
 * CascadaRollup: how a plan's compliance follows from what it holds (domain §5). The numbers are stored.
 * @CASCADA_ROLLUP_OBJECTIVES: the weighted mean of its objectives
 * @CASCADA_ROLLUP_GOALS: the weighted mean of all its goals, whose weights add up to 100 over the plan: management plans
 */
typedef enum
{
  CASCADA_ROLLUP_OBJECTIVES,
  CASCADA_ROLLUP_GOALS,
} CascadaRollup;

/**
 * CascadaSettings:
 * @cap: percent above which an indicator's progress does not count in averages; absent: no cap
 * @decimals: of a displayed percentage, 0–6
 * @cross_cutting_share: percent of the plan's compliance that its cross-cutting goals make up, where @rollup is that of
 *   goals; absent: they count among the others
 * @weight_tolerance: how far per weight a sum of weights may miss 100 (99,99 is accepted with 0.01)
 *
 * What the sources leave open, chosen for each plan, stored with it and printed with every result (domain, preface).
 */
typedef struct
{
  CascadaIncreasingRule increasing;
  CascadaConstantRule constant;
  CascadaDecreasingRule decreasing;
  CascadaNotation notation;
  CascadaRollup rollup;
  CascadaDecimal cap;
  CascadaDecimal cross_cutting_share;
  CascadaDecimal weight_tolerance;
  guint decimals;
} CascadaSettings;

void cascada_settings_init (CascadaSettings *settings);
gboolean cascada_settings_set (CascadaSettings *settings, const char *name, const char *value, GError **error);
char *cascada_settings_get (const CascadaSettings *settings, const char *name);
const char *const *cascada_settings_get_names (void);
char *cascada_settings_to_string (const CascadaSettings *settings);

G_END_DECLS
