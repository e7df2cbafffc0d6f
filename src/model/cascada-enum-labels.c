/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-enum-labels.h"

#include <glib/gi18n-lib.h>

#include "cascada-enums.h"
#include "cascada-kinds.h"

/* What people call the values of the records' enumerations, in the order of their numbers (domain §1, §4). */
static const char *const plan_kinds[] = {
  NC_ ("plan kind", "Strategic"),
  NC_ ("plan kind", "Action"),
  NC_ ("plan kind", "Management"),
  NC_ ("plan kind", "Accountability"),
};
static const char *const goal_kinds[] = {
  NC_ ("goal kind", "Sector"),
  NC_ ("goal kind", "Project"),
  NC_ ("goal kind", "Management"),
  NC_ ("goal kind", "Local"),
  NC_ ("goal kind", "Cross-cutting"),
};
static const char *const unit_kinds[] = {
  NC_ ("unit kind", "Office"),
  NC_ ("unit kind", "Process"),
  NC_ ("unit kind", "Local office"),
};
static const char *const roles[] = {
  NC_ ("role", "Planning analyst"),
  NC_ ("role", "Head of planning"),
  NC_ ("role", "Process leader"),
  NC_ ("role", "Local mayor"),
  NC_ ("role", "Improvement promoter"),
  NC_ ("role", "Director"),
};
static const char *const annualisations[] = {
  NC_ ("annualisation", "Sum"),
  NC_ ("annualisation", "Increasing"),
  NC_ ("annualisation", "Constant"),
  NC_ ("annualisation", "Decreasing"),
};
static const char *const increasing_rules[] = {
  NC_ ("increasing rule", "Level over target"),
  NC_ ("increasing rule", "From the baseline"),
};
static const char *const constant_rules[] = {
  NC_ ("constant rule", "Last period"),
  NC_ ("constant rule", "Mean of the periods"),
};
static const char *const decreasing_rules[] = {
  NC_ ("decreasing rule", "From the baseline"),
  NC_ ("decreasing rule", "Target over level"),
  NC_ ("decreasing rule", "Level over target"),
};
static const char *const notations[] = {
  NC_ ("notation", "Level"),
  NC_ ("notation", "Increment of the year"),
};

static const char *const rollups[] = {
  NC_ ("roll-up", "Objectives"),
  NC_ ("roll-up", "Goals"),
};

static const struct
{
  GType (*get_type) (void);
  const char *context;
  const char *const *labels;
  int n_labels;
} enumerations[] = {
  { cascada_plan_kind_get_type, "plan kind", plan_kinds, G_N_ELEMENTS (plan_kinds) },
  { cascada_goal_kind_get_type, "goal kind", goal_kinds, G_N_ELEMENTS (goal_kinds) },
  { cascada_unit_kind_get_type, "unit kind", unit_kinds, G_N_ELEMENTS (unit_kinds) },
  { cascada_role_get_type, "role", roles, G_N_ELEMENTS (roles) },
  { cascada_annualisation_get_type, "annualisation", annualisations, G_N_ELEMENTS (annualisations) },
  { cascada_increasing_rule_get_type, "increasing rule", increasing_rules, G_N_ELEMENTS (increasing_rules) },
  { cascada_constant_rule_get_type, "constant rule", constant_rules, G_N_ELEMENTS (constant_rules) },
  { cascada_decreasing_rule_get_type, "decreasing rule", decreasing_rules, G_N_ELEMENTS (decreasing_rules) },
  { cascada_notation_get_type, "notation", notations, G_N_ELEMENTS (notations) },
  { cascada_rollup_get_type, "roll-up", rollups, G_N_ELEMENTS (rollups) },
};

/**
 * cascada_enum_get_label:
 * @type: an enumeration of the records' fields
 * @value: one of its values
 *
 * Returns: (nullable): what people call the value, translated; %NULL where it is not one
 */
const char *
cascada_enum_get_label (GType type, int value)
{
  if (type == CASCADA_TYPE_PLAN_STATE)
    return value >= 0 && value < CASCADA_N_PLAN_STATES ? cascada_plan_state_get_label (value) : NULL;
  if (type == CASCADA_TYPE_PLAN_STEP)
    return value >= 0 && value < CASCADA_N_PLAN_STEPS ? cascada_plan_step_get_label (value) : NULL;
  if (type == CASCADA_TYPE_REPORT_STATE)
    return value >= 0 && value < CASCADA_N_REPORT_STATES ? cascada_report_state_get_label (value) : NULL;
  if (type == CASCADA_TYPE_REQUEST_STATE)
    return value >= 0 && value < CASCADA_N_REQUEST_STATES ? cascada_request_state_get_label (value) : NULL;
  if (type == CASCADA_TYPE_REQUEST_GROUND)
    return value >= 0 && value < CASCADA_N_REQUEST_GROUNDS ? cascada_request_ground_get_label (value) : NULL;
  if (type == CASCADA_TYPE_OPINION_SENSE)
    return value >= 0 && value <= CASCADA_OPINION_SENSE_UNFAVOURABLE ? cascada_opinion_sense_get_label (value) : NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (enumerations); i++)
    if (enumerations[i].get_type () == type)
      return value >= 0 && value < enumerations[i].n_labels
                 ? g_dpgettext2 (GETTEXT_PACKAGE, enumerations[i].context, enumerations[i].labels[value])
                 : NULL;
  return NULL;
}

/** cascada_enum_get_nick: (nullable): the locale-free name of the value, as in JSON: "increasing". */
const char *
cascada_enum_get_nick (GType type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  GEnumValue *entry = g_enum_get_value (klass, value);

  return entry != NULL ? entry->value_nick : NULL;
}
