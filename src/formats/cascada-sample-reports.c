/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The quarterly reports of the sample's plans. Figures follow from the targets by whole percentages, which are mixed from
 * the numbers of plan, goal and quarter, or stand in the table of exceptions. */

#include "config.h"

#include "cascada-sample-management.h"

#include <stdlib.h>

#include "cascada-attachment.h"
#include "cascada-date.h"
#include "cascada-enums.h"
#include "cascada-observation.h"
#include "cascada-report.h"
#include "cascada-unit.h"

#define TENTH (CASCADA_DECIMAL_SCALE / 10)
#define HUNDRED CASCADA_DECIMAL (100)

/* What is reported of one indicator, up to now. */
typedef struct
{
  const CascadaSamplePlan *plan;
  const CascadaSampleGoal *goal;
  gboolean is_ratio;
  gboolean is_percentage;
  CascadaPeriod periods[CASCADA_SAMPLE_QUARTERS];
  CascadaDecimal executed[CASCADA_SAMPLE_QUARTERS];
  CascadaDecimal numerators[CASCADA_SAMPLE_QUARTERS];
  CascadaDecimal denominators[CASCADA_SAMPLE_QUARTERS];
} Course;

static guint
mix (const CascadaSamplePlan *plan, const CascadaSampleGoal *goal, guint quarter)
{
  guint32 mixed = (plan->row + 1) * 73856093u ^ goal->number * 19349663u ^ (quarter + 1) * 83492791u;

  mixed = (mixed ^ mixed >> 13) * 0x5bd1e995u;
  return mixed ^ mixed >> 15;
}

/* Most goals do what was programmed; some less, some more. */
static int
draw_percent (guint mixed)
{
  static const struct
  {
    guint below; /* of 100 */
    int percent;
  } parts[] = {
    { 4, 70 },
    { 12, 80 },
    { 21, 90 },
    { 27, 95 },
    { 90, 100 },
    { 95, 105 },
    { 98, 110 },
    { 100, 120 },
  };
  gsize i = 0;

  while (mixed % 100 >= parts[i].below)
    i++;
  return parts[i].percent;
}

static int
get_percent (const CascadaSampleMaker *maker, const Course *course, guint quarter)
{
  const char *key = cascada_sample_plan_get (maker, course->plan, "plan");

  for (guint row = 0; row < maker->exceptions->rows->len; row++)
    if (g_str_equal (cascada_sample_table_get (maker->exceptions, row, "plan"), key) &&
        (guint) atoi (cascada_sample_table_get (maker->exceptions, row, "goal")) == course->goal->number &&
        (guint) atoi (cascada_sample_table_get (maker->exceptions, row, "quarter")) == quarter + 1)
      return atoi (cascada_sample_table_get (maker->exceptions, row, "percent"));
  if (g_str_equal (cascada_sample_plan_get (maker, course->plan, "pace"), "steady"))
    return 100;
  return draw_percent (mix (course->plan, course->goal, quarter));
}

/* Half away from zero, to whole numbers where @target is one, else to tenths. */
static CascadaDecimal
scale (CascadaDecimal target, gint64 by, gint64 of)
{
  CascadaDecimal step = target % CASCADA_DECIMAL_SCALE == 0 ? CASCADA_DECIMAL_SCALE : TENTH;

  return (target * by + of * step / 2) / (of * step) * step;
}

/* At least the target where all was done: a share of a few cases cannot always be met exactly. */
static void
execute_ratio (Course *course, guint quarter, int percent)
{
  CascadaDecimal target = course->goal->targets[quarter];
  gint64 cases = 20 + mix (course->plan, course->goal, quarter + CASCADA_SAMPLE_QUARTERS) % 160;
  gint64 wanted = cases * (target / CASCADA_DECIMAL_SCALE) * percent;
  gint64 done = percent >= 100 ? (wanted + 9999) / 10000 : wanted / 10000;

  done = MIN (done, cases);
  course->numerators[quarter] = CASCADA_DECIMAL (done);
  course->denominators[quarter] = CASCADA_DECIMAL (cases);
  course->executed[quarter] = cascada_ratio_to_decimal (cascada_ratio (100 * done, cases), 2);
}

static CascadaDecimal
get_level_before (const Course *course, guint quarter)
{
  while (quarter-- > 0)
    if (course->executed[quarter] != CASCADA_DECIMAL_NONE)
      return course->executed[quarter];
  return course->goal->baseline;
}

/* Levels do not turn back, and a share does not pass 100. */
static CascadaDecimal
execute_level (const Course *course, guint quarter, int percent)
{
  CascadaDecimal target = course->goal->targets[quarter], before = get_level_before (course, quarter), level;

  switch (course->goal->annualisation)
    {
    case CASCADA_ANNUALISATION_INCREASING:
      level = MAX (scale (target, percent, 100), before);
      return course->is_percentage ? MIN (level, HUNDRED) : level;
    case CASCADA_ANNUALISATION_DECREASING:
      level = percent > 0 ? scale (target, 100, percent) : before;
      return before != CASCADA_DECIMAL_NONE ? MIN (level, before) : level;
    case CASCADA_ANNUALISATION_CONSTANT:
      return scale (target, percent < 100 ? 95 : percent > 100 ? 101
                                                               : 100,
                    100);
    case CASCADA_ANNUALISATION_SUM:
    default:
      return scale (target, percent, 100);
    }
}

static void
execute (const CascadaSampleMaker *maker, Course *course, guint quarter)
{
  int percent = get_percent (maker, course, quarter);

  if (course->is_ratio)
    execute_ratio (course, quarter, percent);
  else
    course->executed[quarter] = execute_level (course, quarter, percent);
}

/* As people write it in Bogotá, whatever language the program speaks. */
static char *
show (const Course *course, CascadaDecimal value)
{
  g_autofree char *number = cascada_decimal_to_string (value);

  return g_strdup_printf ("%s%s", g_strdelimit (number, ".", ','), course->is_percentage ? " %" : "");
}

static void
compute (const Course *course, guint quarter, CascadaProgress *result, CascadaProgress *cumulative)
{
  CascadaSeries series = {
    .annualisation = course->goal->annualisation,
    .baseline = course->goal->baseline,
    .n_periods = quarter + 1,
    .periods = course->periods,
    .targets = course->goal->targets,
    .executed = course->executed,
    .numerators = course->is_ratio ? course->numerators : NULL,
    .denominators = course->is_ratio ? course->denominators : NULL,
    .ratio_scale = course->is_ratio ? 100 : 1,
  };
  CascadaSettings settings;

  cascada_settings_init (&settings);
  cascada_report_get_quarter_result (&series, &settings, course->periods[quarter], result);
  cascada_report_get_cumulative_result (&series, &settings, course->periods[quarter], cumulative);
}

static char *
write_analysis (const CascadaSampleMaker *maker, const Course *course, guint quarter, const CascadaProgress *result)
{
  g_autofree char *executed = show (course, course->executed[quarter]);
  g_autofree char *target = show (course, course->goal->targets[quarter]);
  const char *use = "analysis";

  if (course->executed[quarter] == 0)
    use = "analysis-zero";
  else if (result->state == CASCADA_STATE_LAG)
    use = "analysis-lag";
  else if (!cascada_ratio_is_none (result->progress_at_cut) && cascada_ratio_compare_one (result->progress_at_cut) > 0)
    use = "analysis-above";
  return cascada_sample_expand (cascada_sample_get_text (maker, use, course->plan->row + course->goal->number + quarter), "{executed}",
                                executed, "{target}", target, NULL);
}

/* Cause, remedy and date where it lags at the cut-off; the cause too where only the quarter does [act. 9, note 1]. */
static void
explain_lag (const CascadaSampleMaker *maker, const Course *course, guint quarter, gboolean quarter_lags, gboolean lags, CascadaValue *values)
{
  guint number = course->plan->row + course->goal->number + quarter;

  if (quarter_lags || lags)
    values[CASCADA_REPORT_LAG_CAUSE - 1] = cascada_value_text (cascada_sample_get_text (maker, "cause", number));
  if (!lags)
    return;
  values[CASCADA_REPORT_LAG_REMEDY - 1] = cascada_value_text (cascada_sample_get_text (maker, "remedy", number));
  values[CASCADA_REPORT_LAG_DATE - 1] =
      cascada_value_integer (cascada_period_get_last_day (CASCADA_PERIOD_QUARTER (CASCADA_SAMPLE_YEAR, MIN (quarter + 2, CASCADA_SAMPLE_QUARTERS))));
}

static gboolean
create_report (CascadaSampleMaker *maker, const Course *course, guint quarter, CascadaReportState state, CascadaDate sent, GError **error)
{
  CascadaRef ref = { CASCADA_KIND_REPORT, course->periods[quarter], course->goal->indicator };
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };
  g_autofree char *analysis = NULL;
  CascadaProgress result, cumulative;
  gboolean lags;

  compute (course, quarter, &result, &cumulative);
  lags = cumulative.state == CASCADA_STATE_LAG;
  analysis = write_analysis (maker, course, quarter, &result);
  values[CASCADA_REPORT_EXECUTED - 1] = cascada_value_decimal (course->executed[quarter]);
  if (course->is_ratio)
    {
      values[CASCADA_REPORT_NUMERATOR - 1] = cascada_value_decimal (course->numerators[quarter]);
      values[CASCADA_REPORT_DENOMINATOR - 1] = cascada_value_decimal (course->denominators[quarter]);
    }
  values[CASCADA_REPORT_ANALYSIS - 1] = cascada_value_text (analysis);
  values[CASCADA_REPORT_RESULT_ANALYSIS - 1] =
      cascada_value_text (cascada_sample_get_text (maker, lags ? "result-lag" : "result", course->plan->row + course->goal->number));
  explain_lag (maker, course, quarter, result.state == CASCADA_STATE_LAG, lags, values);
  values[CASCADA_REPORT_STATE - 1] = cascada_value_integer (state);
  if (sent != CASCADA_DATE_NONE)
    values[CASCADA_REPORT_SENT - 1] = cascada_value_integer (sent);
  return cascada_workspace_create (maker->workspace, &ref, course->goal->indicator, values, error);
}

static gboolean
create_evidence (CascadaSampleMaker *maker, const Course *course, guint quarter, CascadaDate sent, GError **error)
{
  const CascadaSamplePlan *plan = course->plan;
  g_autofree char *quarter_text = g_strdup_printf ("%u", quarter + 1), *goal_text = g_strdup_printf ("%u", course->goal->number);
  g_autofree char *link = cascada_sample_expand (cascada_sample_get_text (maker, "link", 0), "{unit}", cascada_sample_plan_get_unit (plan),
                                                 "{quarter}", quarter_text, "{goal}", goal_text, NULL);
  CascadaRef ref = { CASCADA_KIND_ATTACHMENT, CASCADA_PERIOD_NONE, 0 };
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

  values[CASCADA_ATTACHMENT_GOAL - 1] = cascada_value_integer (course->goal->id);
  values[CASCADA_ATTACHMENT_PERIOD - 1] = cascada_value_integer (course->periods[quarter]);
  values[CASCADA_ATTACHMENT_NAME - 1] = cascada_value_text (cascada_sample_table_get (maker->goals, course->goal->row, "deliverables"));
  values[CASCADA_ATTACHMENT_LINK - 1] = cascada_value_text (link);
  values[CASCADA_ATTACHMENT_DATE - 1] =
      cascada_value_integer (sent != CASCADA_DATE_NONE ? sent : cascada_period_get_last_day (course->periods[quarter]));
  return cascada_workspace_create (maker->workspace, &ref, plan->id, values, error);
}

/* Why the planning office returned the report [act. 10]: nobody has answered yet. */
static gboolean
create_observation (CascadaSampleMaker *maker, const Course *course, guint quarter, CascadaDate sent, GError **error)
{
  CascadaRef ref = { CASCADA_KIND_OBSERVATION, CASCADA_PERIOD_NONE, 0 };
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };
  GDate date;

  cascada_date_to_gdate (sent, &date);
  g_date_add_days (&date, 7);
  values[CASCADA_OBSERVATION_GOAL - 1] = cascada_value_integer (course->goal->id);
  values[CASCADA_OBSERVATION_FIELD - 1] = cascada_value_text ("numerator");
  values[CASCADA_OBSERVATION_PERIOD - 1] = cascada_value_integer (course->periods[quarter]);
  values[CASCADA_OBSERVATION_DATE - 1] = cascada_value_integer (cascada_date_from_gdate (&date));
  values[CASCADA_OBSERVATION_PERSON - 1] = cascada_value_integer (cascada_sample_find_person (maker, course->plan, "planning-analyst"));
  values[CASCADA_OBSERVATION_TEXT - 1] = cascada_value_text (cascada_sample_get_text (maker, "returned", 0));
  return cascada_workspace_create (maker->workspace, &ref, course->plan->id, values, error);
}

/* How the plan's quarter stands. Of a quarter returned it is the first goal, of one begun the first half is written. */
static gboolean
find_state (const char *stand, const Course *course, CascadaReportState *state)
{
  if (*stand == '\0' || (g_str_equal (stand, "draft") && course->goal->number > course->plan->goals->len / 2))
    return FALSE;
  *state = (CascadaReportState) cascada_sample_enum (cascada_report_state_get_type (), stand).integer;
  if (*state == CASCADA_REPORT_STATE_RETURNED && course->goal->number > 1)
    *state = CASCADA_REPORT_STATE_SENT;
  return TRUE;
}

static gboolean
add_report (CascadaSampleMaker *maker, Course *course, guint quarter, const char *stand, const char *sent_on, GError **error)
{
  CascadaValue sent = cascada_sample_date (sent_on);
  CascadaDate date = sent.type == CASCADA_VALUE_INTEGER ? (CascadaDate) sent.integer : CASCADA_DATE_NONE;
  CascadaReportState state;

  /* absent or 0: nothing is programmed */
  if (course->goal->targets[quarter] <= 0 || quarter >= course->goal->last_quarter ||
      !find_state (stand, course, &state))
    return TRUE;
  execute (maker, course, quarter);
  return create_report (maker, course, quarter, state, date, error) &&
         (course->executed[quarter] == 0 || create_evidence (maker, course, quarter, date, error)) &&
         (state != CASCADA_REPORT_STATE_RETURNED || create_observation (maker, course, quarter, date, error));
}

static void
begin_course (Course *course, const CascadaSampleMaker *maker, const CascadaSamplePlan *plan, const CascadaSampleGoal *goal)
{
  *course = (Course){ plan, goal };
  course->is_ratio = g_str_equal (cascada_sample_table_get (maker->goals, goal->row, "is_ratio"), "yes");
  course->is_percentage = g_str_equal (cascada_sample_table_get (maker->goals, goal->row, "unit_of_measure"), "%");
  for (guint i = 0; i < CASCADA_SAMPLE_QUARTERS; i++)
    {
      course->periods[i] = CASCADA_PERIOD_QUARTER (CASCADA_SAMPLE_YEAR, (int) i + 1);
      course->executed[i] = course->numerators[i] = course->denominators[i] = CASCADA_DECIMAL_NONE;
    }
}

/** cascada_sample_add_reports: of the quarters that the plan has reported, with their evidence. */
gboolean
cascada_sample_add_reports (CascadaSampleMaker *maker, const CascadaSamplePlan *plan, GError **error)
{
  static const struct
  {
    const char *stand;
    const char *sent;
  } quarters[] = { { "q1", "q1_sent" }, { "q2", "q2_sent" }, { "q3", "q3_sent" } };

  for (guint i = 0; i < plan->goals->len; i++)
    {
      Course course;

      begin_course (&course, maker, plan, &g_array_index (plan->goals, CascadaSampleGoal, i));
      for (guint quarter = 0; quarter < G_N_ELEMENTS (quarters); quarter++)
        if (!add_report (maker, &course, quarter, cascada_sample_plan_get (maker, plan, quarters[quarter].stand),
                         cascada_sample_plan_get (maker, plan, quarters[quarter].sent), error))
          return FALSE;
    }
  return TRUE;
}
