/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The life of the sample's plans until they are published: steps, observations, versions. */

#include "config.h"

#include "cascada-sample-management.h"

#include <stdlib.h>

#include "cascada-calendar.h"
#include "cascada-date.h"
#include "cascada-enums.h"
#include "cascada-observation.h"
#include "cascada-step.h"
#include "cascada-version.h"

#define SPREAD 4          /* days over which the same step of different plans is spread */
#define FIRST_CASE 412000 /* of the HOLA cases, which are made up */
#define FIRST_MEMO 10000

/* The working day of this plan on which what stands for @day was done: not all plans move on one day. */
static CascadaDate
spread_day (const CascadaSamplePlan *plan, const char *day)
{
  CascadaDate date;
  GDate gdate;

  if (!cascada_date_parse (day, &date, NULL) || !cascada_date_to_gdate (date, &gdate))
    g_return_val_if_reached (CASCADA_DATE_NONE);
  g_date_add_days (&gdate, plan->row % SPREAD);
  while (!cascada_calendar_is_working_day (&gdate, NULL, 0))
    g_date_add_days (&gdate, 1);
  return cascada_date_from_gdate (&gdate);
}

static char *
expand (const CascadaSamplePlan *plan, guint row, const char *text)
{
  g_autofree char *number = g_strdup_printf ("%u", plan->row + 1);
  g_autofree char *memo = g_strdup_printf ("3-%d-%u", CASCADA_SAMPLE_YEAR - 1, FIRST_MEMO + 40 * plan->row + row);
  g_autofree char *hola = g_strdup_printf ("%u", FIRST_CASE + 40 * plan->row + row);

  return cascada_sample_expand (text, "{unit}", cascada_sample_plan_get_unit (plan), "{number}", number, "{memo}", memo, "{case}", hola, NULL);
}

static gboolean
create_version (CascadaSampleMaker *maker, const CascadaSamplePlan *plan, guint number, CascadaDate date, const char *document,
                const char *note, GError **error)
{
  CascadaRef ref = { CASCADA_KIND_VERSION, CASCADA_PERIOD_NONE, 0 };
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

  values[CASCADA_VERSION_NUMBER - 1] = cascada_value_integer (number);
  values[CASCADA_VERSION_DATE - 1] = cascada_value_integer (date);
  values[CASCADA_VERSION_DOCUMENT - 1] = cascada_value_text (document);
  values[CASCADA_VERSION_NOTE - 1] = cascada_value_text (note);
  return cascada_workspace_create (maker->workspace, &ref, plan->id, values, error);
}

static gboolean
create_step (CascadaSampleMaker *maker, const CascadaSamplePlan *plan, guint row, GError **error)
{
  g_autofree char *document = expand (plan, row, cascada_sample_table_get (maker->steps, row, "document"));
  g_autofree char *text = expand (plan, row, cascada_sample_table_get (maker->steps, row, "text"));
  CascadaDate date = spread_day (plan, cascada_sample_table_get (maker->steps, row, "date"));
  CascadaValue action = cascada_sample_enum (cascada_plan_step_get_type (), cascada_sample_table_get (maker->steps, row, "action"));
  gint64 person = cascada_sample_find_person (maker, plan, cascada_sample_table_get (maker->steps, row, "by"));
  CascadaRef ref = { CASCADA_KIND_STEP, CASCADA_PERIOD_NONE, 0 };
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };
  CascadaPeriod period;

  values[CASCADA_STEP_ACTION - 1] = action;
  values[CASCADA_STEP_DATE - 1] = cascada_value_integer (date);
  if (cascada_period_parse (cascada_sample_table_get (maker->steps, row, "period"), &period, NULL))
    values[CASCADA_STEP_PERIOD - 1] = cascada_value_integer (period);
  values[CASCADA_STEP_PERSON - 1] = cascada_value_integer (person);
  values[CASCADA_STEP_DOCUMENT - 1] = cascada_value_text (document);
  values[CASCADA_STEP_TEXT - 1] = cascada_value_text (text);
  if (!cascada_workspace_create (maker->workspace, &ref, plan->id, values, error))
    return FALSE;
  return action.integer != CASCADA_PLAN_STEP_PUBLISH ||
         create_version (maker, plan, 1, date, document, cascada_sample_get_text (maker, "version", 0), error);
}

static gboolean
add_steps (CascadaSampleMaker *maker, const CascadaSamplePlan *plan, GError **error)
{
  const char *life = cascada_sample_plan_get (maker, plan, "life");

  for (guint row = 0; row < maker->steps->rows->len; row++)
    if (g_str_equal (cascada_sample_table_get (maker->steps, row, "life"), life) && !create_step (maker, plan, row, error))
      return FALSE;
  return TRUE;
}

static gint64
find_goal (const CascadaSamplePlan *plan, const char *number)
{
  guint wanted = (guint) atoi (number);

  for (guint i = 0; i < plan->goals->len; i++)
    if (g_array_index (plan->goals, CascadaSampleGoal, i).number == wanted)
      return g_array_index (plan->goals, CascadaSampleGoal, i).id;
  g_return_val_if_reached (0);
}

static gboolean
create_observation (CascadaSampleMaker *maker, const CascadaSamplePlan *plan, guint row, GError **error)
{
  const char *answered = cascada_sample_table_get (maker->observations, row, "answered");
  CascadaRef ref = { CASCADA_KIND_OBSERVATION, CASCADA_PERIOD_NONE, 0 };
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

  values[CASCADA_OBSERVATION_GOAL - 1] = cascada_value_integer (find_goal (plan, cascada_sample_table_get (maker->observations, row, "goal")));
  values[CASCADA_OBSERVATION_FIELD - 1] = cascada_value_text (cascada_sample_table_get (maker->observations, row, "field"));
  values[CASCADA_OBSERVATION_DATE - 1] = cascada_value_integer (spread_day (plan, cascada_sample_table_get (maker->observations, row, "date")));
  values[CASCADA_OBSERVATION_PERSON - 1] = cascada_value_integer (cascada_sample_find_person (maker, plan, "planning-analyst"));
  values[CASCADA_OBSERVATION_TEXT - 1] = cascada_value_text (cascada_sample_table_get (maker->observations, row, "text"));
  values[CASCADA_OBSERVATION_ANSWER - 1] = cascada_sample_text (cascada_sample_table_get (maker->observations, row, "answer"));
  if (*answered != '\0')
    values[CASCADA_OBSERVATION_ANSWERED - 1] = cascada_value_integer (spread_day (plan, answered));
  values[CASCADA_OBSERVATION_RESOLVED - 1] =
      cascada_value_integer (g_str_equal (cascada_sample_table_get (maker->observations, row, "resolved"), "yes"));
  return cascada_workspace_create (maker->workspace, &ref, plan->id, values, error);
}

static gboolean
add_observations (CascadaSampleMaker *maker, const CascadaSamplePlan *plan, GError **error)
{
  const char *life = cascada_sample_plan_get (maker, plan, "life");

  for (guint row = 0; row < maker->observations->rows->len; row++)
    if (g_str_equal (cascada_sample_table_get (maker->observations, row, "life"), life) &&
        !create_observation (maker, plan, row, error))
      return FALSE;
  return TRUE;
}

/* A goal that was eliminated left the plan with a new version of it [PLE-PIN-P005, policy 9.8]. */
static gboolean
add_eliminations (CascadaSampleMaker *maker, const CascadaSamplePlan *plan, GError **error)
{
  for (guint row = 0; row < maker->eliminated->rows->len; row++)
    {
      const char *number = cascada_sample_table_get (maker->eliminated, row, "goal");
      const char *reason = cascada_sample_table_get (maker->eliminated, row, "reason");
      g_autofree char *document = expand (plan, maker->steps->rows->len + row, cascada_sample_get_text (maker, "case", 0));
      g_autofree char *note =
          cascada_sample_expand (cascada_sample_get_text (maker, "version-eliminated", 0), "{goal}", number, "{reason}", reason, NULL);
      CascadaDate date;

      if (!g_str_equal (cascada_sample_table_get (maker->eliminated, row, "plan"), cascada_sample_plan_get (maker, plan, "plan")))
        continue;
      if (!cascada_date_parse (cascada_sample_table_get (maker->eliminated, row, "date"), &date, error) ||
          !create_version (maker, plan, 2, date, document, note, error))
        return FALSE;
    }
  return TRUE;
}

/** cascada_sample_add_life: the steps that lead to the plan's state, in their order, and what came of them. */
gboolean
cascada_sample_add_life (CascadaSampleMaker *maker, const CascadaSamplePlan *plan, GError **error)
{
  return add_steps (maker, plan, error) && add_observations (maker, plan, error) && add_eliminations (maker, plan, error);
}
