/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Results of a quarter, its time, what a report contains and how it moves [PLE-PIN-P005, act. 9–11]. */

#include "cascada-reporting.h"

#include <string.h>

#include "cascada-calendar.h"
#include "cascada-error.h"
#include "test-conditions.h"
#include "test-figures.h"

#define SUM CASCADA_ANNUALISATION_SUM
#define INC CASCADA_ANNUALISATION_INCREASING
#define CON CASCADA_ANNUALISATION_CONSTANT
#define DEC CASCADA_ANNUALISATION_DECREASING

/* "P E %": the shortest form of each, - where there is none. */
static char *
show (const CascadaProgress *result)
{
  g_autofree char *target = cascada_decimal_to_string (cascada_ratio_to_decimal (result->target_at_cut, 6));
  g_autofree char *executed = cascada_decimal_to_string (cascada_ratio_to_decimal (result->executed_at_cut, 6));
  g_autofree char *percent = cascada_decimal_to_string (cascada_ratio_to_percent (result->progress_at_cut, 2));

  return g_strdup_printf ("%s %s %s", target != NULL ? target : "-", executed != NULL ? executed : "-", percent != NULL ? percent : "-");
}

static void
test_results (void)
{
  static const struct
  {
    const char *name;
    CascadaAnnualisation annualisation;
    const char *settings, *baseline, *figures, *quarter;
    const char *alone, *cumulative;
    gboolean programmed;
  } rows[] = {
    { "sum", SUM, NULL, NULL, "2025-Q1:10/8 2025-Q2:20/21", "2025-Q2", "20 21 105", "30 29 96.67", TRUE },
    { "sum, the first quarter", SUM, NULL, NULL, "2025-Q1:10/8 2025-Q2:20/21", "2025-Q1", "10 8 80", "10 8 80", TRUE },
    { "sum without target in the quarter", SUM, NULL, NULL, "2025-Q1:10/10 2025-Q2:/5", "2025-Q2", "- 5 -", "10 15 150", FALSE },
    { "sum with target 0", SUM, NULL, NULL, "2025-Q1:10/10 2025-Q2:0/5", "2025-Q2", "0 5 -", "10 15 150", FALSE },
    { "sum not reported", SUM, NULL, NULL, "2025-Q1:10/10 2025-Q2:10/", "2025-Q2", "10 0 0", "20 10 50", TRUE },
    { "sum beside its year", SUM, NULL, NULL, "2025-Q3:10/10 2025-Q4:20/10 2025:40/", "2025-Q4", "20 10 50", "40 20 50", TRUE },
    { "sum by months", SUM, NULL, NULL, "2025-03:9/9 2025-04:1/1 2025-05:2/1 2025-06:3/1 2025-07:9/9", "2025-Q2", "6 3 50", "15 12 80", TRUE },
    { "sum by months and quarter", SUM, NULL, NULL, "2025-04:1/1 2025-05:2/1 2025-06:3/ 2025-Q2:8/4", "2025-Q2", "8 4 50", "8 4 50", TRUE },
    { "only the year is programmed", SUM, NULL, NULL, "2025-Q2:/4 2025:10/", "2025-Q2", "- 4 -", "- 4 -", FALSE },
    { "the quarter is not there", SUM, NULL, NULL, "2025-Q1:10/4", "2025-Q2", "- - -", "10 4 40", FALSE },
    { "no periods", SUM, NULL, NULL, "", "2025-Q2", "- - -", "- - -", FALSE },
    { "increasing", INC, NULL, NULL, "2025-Q1:10/10 2025-Q2:20/15", "2025-Q2", "20 15 75", "20 15 75", TRUE },
    { "increasing carries on, not the quarter", INC, NULL, NULL, "2025-Q1:100/90 2025-Q2:0/95", "2025-Q2", "0 95 -", "100 95 95", FALSE },
    { "increasing not reported", INC, NULL, NULL, "2025-Q1:10/10 2025-Q2:20/", "2025-Q2", "20 - 0", "20 10 50", TRUE },
    { "increasing before its start", INC, NULL, NULL, "2025-Q1:0/ 2025-Q2:0/3 2025-Q3:5/", "2025-Q2", "0 3 -", "0 3 -", FALSE },
    { "increasing from its baseline", INC, "increasing=from-baseline", "10", "2025-Q1:15/12 2025-Q2:20/15", "2025-Q2", "20 15 50", "20 15 50", TRUE },
    { "constant", CON, NULL, NULL, "2025-Q1:16/16 2025-Q2:16/12", "2025-Q2", "16 12 75", "16 12 75", TRUE },
    { "constant by its mean", CON, "constant=mean", NULL, "2025-Q1:16/16 2025-Q2:16/12", "2025-Q2", "16 12 75", "16 14 87.5", TRUE },
    { "constant that pauses", CON, NULL, NULL, "2025-Q1:16/16 2025-Q2:0/", "2025-Q2", "0 - -", "16 16 100", FALSE },
    { "decreasing", DEC, NULL, "50", "2025-Q1:40/45 2025-Q2:30/35", "2025-Q2", "30 35 75", "30 35 75", TRUE },
    { "decreasing to 0", DEC, NULL, "50", "2025-Q1:40/45 2025-Q2:0/10", "2025-Q2", "0 10 80", "0 10 80", TRUE },
    { "decreasing without a percentage", DEC, NULL, NULL, "2025-Q2:10/0", "2025-Q2", "10 0 -", "10 0 -", TRUE },
    { "ratio", SUM, NULL, NULL, "2025-Q1:100/40|50 2025-Q2:100/30|60", "2025-Q2", "100 50 50", "200 63.636364 31.82", TRUE },
    { "ratio of a constant goal", CON, NULL, NULL, "2025-Q1:80/40|50 2025-Q2:80/30|60", "2025-Q2", "80 50 62.5", "80 63.636364 79.55", TRUE },
    { "ratio over 0", CON, NULL, NULL, "2025-Q2:80/30|0", "2025-Q2", "80 - -", "80 - -", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CascadaPeriod quarter = test_period (rows[i].quarter);
      g_autofree char *alone = NULL, *cumulative = NULL;
      CascadaSettings settings;
      CascadaProgress result;
      TestFigures figures;

      g_test_message ("%s", rows[i].name);
      test_settings (&settings, rows[i].settings);
      test_figures_read (&figures, rows[i].annualisation, rows[i].baseline, rows[i].figures);
      cascada_report_get_quarter_result (&figures.series, &settings, quarter, &result);
      alone = show (&result);
      g_assert_true (cascada_ratio_is_none (result.progress_year));
      cascada_report_get_cumulative_result (&figures.series, &settings, quarter, &result);
      cumulative = show (&result);
      g_assert_cmpstr (alone, ==, rows[i].alone);
      g_assert_cmpstr (cumulative, ==, rows[i].cumulative);
      g_assert_cmpint (cascada_report_is_programmed (&figures.series, quarter), ==, rows[i].programmed);
      figures.series.eliminated = TRUE;
      g_assert_false (cascada_report_is_programmed (&figures.series, quarter));
    }
}

static void
test_figures (void)
{
  CascadaReportFigures found;
  TestFigures figures;

  test_figures_read (&figures, SUM, NULL, "2025-06:1/2 2025-Q2:10/8 2025-Q3:10/3|4");
  found = cascada_report_get_figures (&figures.series, test_period ("2025-Q2"));
  g_assert_cmpint (found.executed, ==, CASCADA_DECIMAL (8));
  g_assert_cmpint (found.numerator, ==, CASCADA_DECIMAL_NONE);
  found = cascada_report_get_figures (&figures.series, test_period ("2025-Q3"));
  g_assert_cmpint (found.executed, ==, CASCADA_DECIMAL_NONE);
  g_assert_cmpint (found.numerator, ==, CASCADA_DECIMAL (3));
  g_assert_cmpint (found.denominator, ==, CASCADA_DECIMAL (4));
  found = cascada_report_get_figures (&figures.series, test_period ("2025-Q4"));
  g_assert_cmpint (found.executed, ==, CASCADA_DECIMAL_NONE);
}

/* A report of one goal, complete, on the day before its deadline. Tests then take parts of it away. */
typedef struct
{
  CascadaReportFacts facts;
  CascadaSettings settings;
  TestFigures figures;
  GDate today, deadline, lag_date;
} Case;

static void
init_case (Case *c, CascadaAnnualisation annualisation, const char *figures)
{
  *c = (Case){ 0 };
  test_settings (&c->settings, NULL);
  test_figures_read (&c->figures, annualisation, NULL, figures);
  test_date (&c->today, "2025-07-14");
  test_date (&c->lag_date, "2025-09-30");
  cascada_calendar_get_deadline (test_period ("2025-Q2"), NULL, 0, &c->deadline);
  c->facts = (CascadaReportFacts){
    .series = &c->figures.series,
    .settings = &c->settings,
    .quarter = test_period ("2025-Q2"),
    .today = &c->today,
    .deadline = &c->deadline,
    .plan_state = CASCADA_PLAN_STATE_PUBLISHED,
    .is_ratio = c->figures.series.numerators != NULL,
    .progress_analysis = "Se realizaron las mesas de trabajo.",
    .result_analysis = "La meta avanza según lo programado.",
    .lag_cause = "Demora en la contratación.",
    .lag_remedy = "Adelantar la contratación.",
    .lag_date = &c->lag_date,
    .n_evidence = 1,
    .text = "El soporte no corresponde.",
  };
}

static void
test_time (void)
{
  static const struct
  {
    const char *today;
    gboolean over;
    int days_left;
    gboolean late;
    CascadaReportDuty duty;
  } rows[] = {
    { "2025-04-01", FALSE, 105, FALSE, CASCADA_REPORT_DUTY_LATER },
    { "2025-06-30", FALSE, 15, FALSE, CASCADA_REPORT_DUTY_LATER }, /* last day of the quarter */
    { "2025-07-01", TRUE, 14, FALSE, CASCADA_REPORT_DUTY_DUE },
    { "2025-07-15", TRUE, 0, FALSE, CASCADA_REPORT_DUTY_DUE }, /* the deadline */
    { "2025-07-16", TRUE, -1, TRUE, CASCADA_REPORT_DUTY_OVERDUE },
    { "2026-01-01", TRUE, -170, TRUE, CASCADA_REPORT_DUTY_OVERDUE },
  };
  Case c;

  init_case (&c, SUM, "2025-Q2:10/");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      test_date (&c.today, rows[i].today);
      g_assert_cmpint (cascada_report_is_quarter_over (c.facts.quarter, &c.today), ==, rows[i].over);
      g_assert_cmpint (cascada_report_get_days_left (&c.today, &c.deadline), ==, rows[i].days_left);
      g_assert_cmpint (cascada_report_is_late (&c.today, &c.deadline), ==, rows[i].late);
      g_assert_cmpint (cascada_report_get_duty (&c.facts), ==, rows[i].duty);
    }
  g_assert_false (cascada_report_is_quarter_over (c.facts.quarter, NULL));
  g_assert_false (cascada_report_is_late (NULL, &c.deadline));
  /* the fourth quarter ends with the year */
  test_date (&c.today, "2025-12-31");
  g_assert_false (cascada_report_is_quarter_over (CASCADA_PERIOD_QUARTER (2025, 4), &c.today));
  test_date (&c.today, "2026-01-01");
  g_assert_true (cascada_report_is_quarter_over (CASCADA_PERIOD_QUARTER (2025, 4), &c.today));
  /* day 15 of October 2023 was a Sunday, the 16th a holiday */
  cascada_calendar_get_deadline (CASCADA_PERIOD_QUARTER (2023, 3), NULL, 0, &c.deadline);
  test_date (&c.today, "2023-10-17");
  g_assert_false (cascada_report_is_late (&c.today, &c.deadline));
  test_date (&c.today, "2023-10-18");
  g_assert_true (cascada_report_is_late (&c.today, &c.deadline));
}

static void
test_duty (void)
{
  static const struct
  {
    const char *figures;
    CascadaPlanState plan;
    CascadaReportState state;
    gboolean eliminated;
    CascadaReportDuty duty;
  } rows[] = {
    { "2025-Q2:10/5", CASCADA_PLAN_STATE_PUBLISHED, CASCADA_REPORT_STATE_DRAFT, FALSE, CASCADA_REPORT_DUTY_DUE },
    { "2025-Q2:10/5", CASCADA_PLAN_STATE_PUBLISHED, CASCADA_REPORT_STATE_RETURNED, FALSE, CASCADA_REPORT_DUTY_DUE },
    { "2025-Q2:10/5", CASCADA_PLAN_STATE_PUBLISHED, CASCADA_REPORT_STATE_SENT, FALSE, CASCADA_REPORT_DUTY_DONE },
    { "2025-Q2:10/5", CASCADA_PLAN_STATE_PUBLISHED, CASCADA_REPORT_STATE_VERIFIED, FALSE, CASCADA_REPORT_DUTY_DONE },
    { "2025-Q2:10/5", CASCADA_PLAN_STATE_NONE, CASCADA_REPORT_STATE_DRAFT, FALSE, CASCADA_REPORT_DUTY_DUE },
    { "2025-Q2:10/5", CASCADA_PLAN_STATE_APPROVED, CASCADA_REPORT_STATE_DRAFT, FALSE, CASCADA_REPORT_DUTY_NONE },
    { "2025-Q2:10/5", CASCADA_PLAN_STATE_CLOSED, CASCADA_REPORT_STATE_DRAFT, FALSE, CASCADA_REPORT_DUTY_NONE },
    { "2025-Q2:10/5", CASCADA_PLAN_STATE_PUBLISHED, CASCADA_REPORT_STATE_DRAFT, TRUE, CASCADA_REPORT_DUTY_NONE },
    { "2025-Q2:10/5", CASCADA_PLAN_STATE_PUBLISHED, CASCADA_REPORT_STATE_SENT, TRUE, CASCADA_REPORT_DUTY_NONE },
    { "2025-Q2:0/5", CASCADA_PLAN_STATE_PUBLISHED, CASCADA_REPORT_STATE_DRAFT, FALSE, CASCADA_REPORT_DUTY_NONE },
    { "2025-Q1:10/5", CASCADA_PLAN_STATE_PUBLISHED, CASCADA_REPORT_STATE_DRAFT, FALSE, CASCADA_REPORT_DUTY_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Case c;

      init_case (&c, SUM, rows[i].figures);
      c.facts.plan_state = rows[i].plan;
      c.facts.state = rows[i].state;
      c.figures.series.eliminated = rows[i].eliminated;
      g_assert_cmpint (cascada_report_get_duty (&c.facts), ==, rows[i].duty);
    }
}

/* Takes away the parts named: "lag-cause evidence". */
static void
take_away (Case *c, const char *names)
{
  g_auto (GStrv) words = g_strsplit (names != NULL ? names : "", " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], "progress-analysis"))
      c->facts.progress_analysis = "N/A";
    else if (g_str_equal (words[i], "result-analysis"))
      c->facts.result_analysis = NULL;
    else if (g_str_equal (words[i], "evidence"))
      c->facts.n_evidence = 0;
    else if (g_str_equal (words[i], "lag-cause"))
      c->facts.lag_cause = "";
    else if (g_str_equal (words[i], "lag-remedy"))
      c->facts.lag_remedy = "-";
    else if (g_str_equal (words[i], "lag-date"))
      c->facts.lag_date = NULL;
    else if (g_str_equal (words[i], "office"))
      c->facts.completed_by_office = TRUE;
    else
      g_assert_cmpstr (words[i], ==, "");
}

#define COMPUTED " cumulative cumulative-result"

static void
test_contents (void)
{
  static const struct
  {
    const char *name;
    CascadaAnnualisation annualisation;
    const char *figures;
    const char *without;
    const char *contents;
  } rows[] = {
    { "complete", SUM, "2025-Q1:10/10 2025-Q2:10/10", NULL, "executed result progress-analysis evidence" COMPUTED " result-analysis" },
    { "without analysis of the progress", SUM, "2025-Q2:10/10", "progress-analysis", "executed result progress-analysis! evidence" COMPUTED " result-analysis" },
    { "without analysis of the result", SUM, "2025-Q2:10/10", "result-analysis", "executed result progress-analysis evidence" COMPUTED " result-analysis!" },
    { "without evidence", SUM, "2025-Q2:10/10", "evidence", "executed result progress-analysis evidence!" COMPUTED " result-analysis" },
    { "nothing executed, no evidence", SUM, "2025-Q2:10/0", "evidence", "executed result progress-analysis" COMPUTED " result-analysis lag-cause lag-remedy lag-date" },
    { "nothing executed, evidence all the same", SUM, "2025-Q2:10/0", NULL, "executed result progress-analysis evidence" COMPUTED " result-analysis lag-cause lag-remedy lag-date" },
    { "nothing reported", SUM, "2025-Q2:10/", NULL, "executed! progress-analysis evidence result-analysis" },
    { "completed by the office", SUM, "2025-Q2:10/10", "office evidence result-analysis", "executed result progress-analysis evidence?" COMPUTED " result-analysis?" },
    { "completed by the office without remarks", SUM, "2025-Q2:10/10", "office progress-analysis", "executed result progress-analysis! evidence" COMPUTED " result-analysis" },
    { "a lag", SUM, "2025-Q2:10/9.999999", NULL, "executed result progress-analysis evidence" COMPUTED " result-analysis lag-cause lag-remedy lag-date" },
    { "a lag without cause", SUM, "2025-Q2:10/9", "lag-cause", "executed result progress-analysis evidence" COMPUTED " result-analysis lag-cause! lag-remedy lag-date" },
    { "a lag without remedy", SUM, "2025-Q2:10/9", "lag-remedy", "executed result progress-analysis evidence" COMPUTED " result-analysis lag-cause lag-remedy! lag-date" },
    { "a lag without date", SUM, "2025-Q2:10/9", "lag-date", "executed result progress-analysis evidence" COMPUTED " result-analysis lag-cause lag-remedy lag-date!" },
    { "no lag at 100 %", SUM, "2025-Q2:10/10", "lag-cause lag-remedy lag-date", "executed result progress-analysis evidence" COMPUTED " result-analysis" },
    { "a lag of the quarter alone", SUM, "2025-Q1:10/20 2025-Q2:10/5", "lag-cause lag-remedy lag-date", "executed result progress-analysis evidence" COMPUTED " result-analysis lag-cause?" },
    { "a lag from before", SUM, "2025-Q1:10/5 2025-Q2:10/10", "lag-cause", "executed result progress-analysis evidence" COMPUTED " result-analysis lag-cause! lag-remedy lag-date" },
    { "not programmed", SUM, "2025-Q2:/5", NULL, "executed progress-analysis evidence cumulative result-analysis" },
    { "a level that carries on", INC, "2025-Q1:100/100 2025-Q2:0/100", NULL, "executed progress-analysis evidence" COMPUTED " result-analysis" },
    { "ratio", CON, "2025-Q2:80/40|50", NULL, "executed terms result progress-analysis evidence" COMPUTED " result-analysis" },
    { "ratio without denominator", CON, "2025-Q2:80/40|", NULL, "executed! terms! progress-analysis evidence result-analysis" },
    { "ratio without numerator", CON, "2025-Q2:80/|50", NULL, "executed! terms! progress-analysis evidence result-analysis" },
    { "ratio of 0", CON, "2025-Q2:80/0|50", "evidence", "executed terms result progress-analysis" COMPUTED " result-analysis lag-cause lag-remedy lag-date" },
    { "ratio over 0", CON, "2025-Q2:80/40|0", NULL, "executed terms result? progress-analysis evidence cumulative? cumulative-result? result-analysis" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) contents = NULL;
      g_autofree char *found = NULL;
      Case c;

      g_test_message ("%s", rows[i].name);
      init_case (&c, rows[i].annualisation, rows[i].figures);
      take_away (&c, rows[i].without);
      contents = cascada_report_get_contents (&c.facts);
      found = test_conditions (contents);
      g_assert_cmpstr (found, ==, rows[i].contents);
      g_assert_cmpint (cascada_report_check (&c.facts, CASCADA_REPORT_STEP_SEND, NULL), ==, strchr (found, '!') == NULL);
      c.facts.state = CASCADA_REPORT_STATE_SENT;
      g_assert_cmpint (cascada_report_check (&c.facts, CASCADA_REPORT_STEP_VERIFY, NULL), ==, strchr (found, '!') == NULL);
    }
}

/* A ratio of which nothing was ever reported has no arrays yet. */
static void
test_new_ratio (void)
{
  g_autoptr (GPtrArray) contents = NULL;
  g_autofree char *found = NULL;
  Case c;

  init_case (&c, CON, "2025-Q2:80/64");
  c.facts.is_ratio = TRUE;
  contents = cascada_report_get_contents (&c.facts);
  found = test_conditions (contents);
  g_assert_true (g_str_has_prefix (found, "executed terms! result"));
}

#define ALL " executed result progress-analysis evidence" COMPUTED " result-analysis"

static const struct
{
  CascadaReportStep step;
  const char *to; /* of each state (draft, sent, returned, verified), or . */
  const char *conditions;
} steps[] = {
  { CASCADA_REPORT_STEP_WRITE, "D.R.", "state plan! goal! over!" },
  { CASCADA_REPORT_STEP_COMPLETE, "SSS.", "state plan! goal! over! office-goal!" },
  { CASCADA_REPORT_STEP_SEND, "S.S.", "state plan! goal! over! deadline?" ALL },
  { CASCADA_REPORT_STEP_RETURN, ".R..", "state plan! text!" },
  { CASCADA_REPORT_STEP_ADJUST, ".S..", "state plan! goal! over! text!" },
  { CASCADA_REPORT_STEP_VERIFY, ".V..", "state plan! goal! over!" ALL },
  { CASCADA_REPORT_STEP_CORRECT, "...V", "state goal! text!" },
};

static void
break_case (Case *c, const char *id)
{
  if (g_str_equal (id, "plan"))
    c->facts.plan_state = CASCADA_PLAN_STATE_CLOSED;
  else if (g_str_equal (id, "goal"))
    c->figures.series.eliminated = TRUE;
  else if (g_str_equal (id, "over"))
    test_date (&c->today, "2025-06-30");
  else if (g_str_equal (id, "office-goal"))
    c->facts.completed_by_office = FALSE;
  else if (g_str_equal (id, "text"))
    c->facts.text = " ";
  else if (g_str_equal (id, "deadline"))
    test_date (&c->today, "2025-07-16");
}

static void
check_step (CascadaReportState state, CascadaReportStep step)
{
  g_auto (GStrv) words = g_strsplit (steps[step].conditions, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *marked = g_strdup (words[i]), *id = g_strdelimit (g_strdup (words[i]), "!?", '\0'), *found = NULL;
      g_autoptr (GPtrArray) conditions = NULL;
      g_auto (GStrv) shown = NULL;
      gboolean met;
      Case c;

      init_case (&c, SUM, "2025-Q2:10/10");
      c.facts.state = state;
      c.facts.completed_by_office = step == CASCADA_REPORT_STEP_COMPLETE;
      break_case (&c, id);
      met = cascada_report_check (&c.facts, step, &conditions);
      found = test_conditions (conditions);
      g_test_message ("%s without %s: %s", cascada_report_step_get_label (step), id, found);
      g_assert_cmpint (met, ==, strchr (marked, '!') == NULL);
      shown = g_strsplit (found, " ", -1);
      g_assert_cmpuint (g_strv_length (shown), >=, 3);
      if (g_str_equal (id, "goal")) /* an eliminated goal has no percentages to ask for */
        {
          g_assert_true (g_strv_contains ((const char *const *) shown, "goal!"));
          continue;
        }
      for (guint j = 0; words[j] != NULL; j++)
        {
          g_autofree char *other = g_strdelimit (g_strdup (words[j]), "!?", '\0');

          g_assert_cmpstr (shown[j], ==, i == j ? marked : other);
        }
    }
}

static void
test_steps (void)
{
  static const char letters[] = "DSRV";

  g_assert_cmpuint (G_N_ELEMENTS (steps), ==, CASCADA_N_REPORT_STEPS);
  for (guint step = 0; step < CASCADA_N_REPORT_STEPS; step++)
    for (guint state = 0; state < CASCADA_N_REPORT_STATES; state++)
      {
        gboolean fits = steps[step].to[state] != '.';
        CascadaReportState after = cascada_report_apply (state, step);

        g_assert_cmpint (steps[step].step, ==, step);
        g_assert_cmpint (cascada_report_is_step_of (state, step), ==, fits);
        g_assert_cmpint (letters[after], ==, fits ? steps[step].to[state] : letters[state]);
        if (fits)
          check_step (state, step);
        else
          {
            Case c;

            init_case (&c, SUM, "2025-Q2:10/10");
            c.facts.state = state;
            c.facts.completed_by_office = TRUE;
            g_assert_false (cascada_report_check (&c.facts, step, NULL));
          }
      }
}

static void
test_may (void)
{
  static const struct
  {
    CascadaRole role;
    gboolean own_unit;
    CascadaReportState state;
    CascadaReportStep step;
    const char *broken;
    const char *message; /* %NULL: permitted */
  } rows[] = {
    { CASCADA_ROLE_IMPROVEMENT_PROMOTER, TRUE, CASCADA_REPORT_STATE_DRAFT, CASCADA_REPORT_STEP_WRITE, NULL, NULL },
    { CASCADA_ROLE_IMPROVEMENT_PROMOTER, FALSE, CASCADA_REPORT_STATE_DRAFT, CASCADA_REPORT_STEP_WRITE, NULL, "another unit" },
    { CASCADA_ROLE_IMPROVEMENT_PROMOTER, TRUE, CASCADA_REPORT_STATE_DRAFT, CASCADA_REPORT_STEP_SEND, NULL, "PLE-PIN-P005, activity 9" },
    { CASCADA_ROLE_LOCAL_MAYOR, TRUE, CASCADA_REPORT_STATE_DRAFT, CASCADA_REPORT_STEP_SEND, NULL, NULL },
    { CASCADA_ROLE_LOCAL_MAYOR, TRUE, CASCADA_REPORT_STATE_DRAFT, CASCADA_REPORT_STEP_SEND, "deadline", NULL },
    { CASCADA_ROLE_LOCAL_MAYOR, TRUE, CASCADA_REPORT_STATE_DRAFT, CASCADA_REPORT_STEP_SEND, "over", "activity 9, note 2" },
    { CASCADA_ROLE_LOCAL_MAYOR, TRUE, CASCADA_REPORT_STATE_DRAFT, CASCADA_REPORT_STEP_WRITE, "over", "The quarter has not ended" },
    { CASCADA_ROLE_LOCAL_MAYOR, TRUE, CASCADA_REPORT_STATE_DRAFT, CASCADA_REPORT_STEP_WRITE, "goal", "policy 9" },
    { CASCADA_ROLE_LOCAL_MAYOR, TRUE, CASCADA_REPORT_STATE_DRAFT, CASCADA_REPORT_STEP_WRITE, "plan", "activities 8 and 9" },
    { CASCADA_ROLE_LOCAL_MAYOR, TRUE, CASCADA_REPORT_STATE_VERIFIED, CASCADA_REPORT_STEP_WRITE, NULL, "its quarter closed" },
    { CASCADA_ROLE_LOCAL_MAYOR, TRUE, CASCADA_REPORT_STATE_SENT, CASCADA_REPORT_STEP_WRITE, NULL, "in state “Sent”" },
    { CASCADA_ROLE_LOCAL_MAYOR, TRUE, CASCADA_REPORT_STATE_SENT, CASCADA_REPORT_STEP_VERIFY, NULL, "activity 10" },
    { CASCADA_ROLE_LOCAL_MAYOR, TRUE, CASCADA_REPORT_STATE_VERIFIED, CASCADA_REPORT_STEP_CORRECT, NULL, "activity 10" },
    { CASCADA_ROLE_PLANNING_ANALYST, FALSE, CASCADA_REPORT_STATE_VERIFIED, CASCADA_REPORT_STEP_CORRECT, NULL, NULL },
    { CASCADA_ROLE_PLANNING_ANALYST, FALSE, CASCADA_REPORT_STATE_VERIFIED, CASCADA_REPORT_STEP_CORRECT, "text", "No reason is given" },
    { CASCADA_ROLE_PLANNING_ANALYST, FALSE, CASCADA_REPORT_STATE_VERIFIED, CASCADA_REPORT_STEP_CORRECT, "plan", NULL },
    { CASCADA_ROLE_PLANNING_ANALYST, FALSE, CASCADA_REPORT_STATE_SENT, CASCADA_REPORT_STEP_RETURN, "text", "No reason is given" },
    { CASCADA_ROLE_PLANNING_ANALYST, FALSE, CASCADA_REPORT_STATE_DRAFT, CASCADA_REPORT_STEP_COMPLETE, NULL, "policy 8" },
    { CASCADA_ROLE_PLANNING_ANALYST, FALSE, CASCADA_REPORT_STATE_DRAFT, CASCADA_REPORT_STEP_WRITE, NULL, "note 3" },
    { CASCADA_ROLE_PLANNING_ANALYST, FALSE, CASCADA_REPORT_STATE_DRAFT, CASCADA_REPORT_STEP_WRITE, "outside", NULL },
    { CASCADA_ROLE_DIRECTOR, TRUE, CASCADA_REPORT_STATE_DRAFT, CASCADA_REPORT_STEP_WRITE, "outside", "note 3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      Case c;

      init_case (&c, SUM, "2025-Q2:10/10");
      c.facts.state = rows[i].state;
      if (g_strcmp0 (rows[i].broken, "outside") == 0)
        c.facts.plan_state = CASCADA_PLAN_STATE_NONE;
      else if (rows[i].broken != NULL)
        break_case (&c, rows[i].broken);
      g_assert_cmpint (cascada_report_may (rows[i].role, rows[i].own_unit, &c.facts, rows[i].step, &error), ==, rows[i].message == NULL);
      if (rows[i].message == NULL)
        continue;
      g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
      g_assert_nonnull (strstr (error->message, rows[i].message));
      g_assert_nonnull (strstr (error->message, "PLE-PIN-P005"));
    }
}

static void
test_words (void)
{
  for (guint step = 0; step < CASCADA_N_REPORT_STEPS; step++)
    {
      g_assert_cmpuint (strlen (cascada_report_step_get_label (step)), >, 0);
      g_assert_true (g_str_has_prefix (cascada_report_step_get_clause (step), "PLE-PIN-P005, "));
    }
  for (guint state = 0; state < CASCADA_N_REPORT_STATES; state++)
    for (guint other = 0; other < state; other++)
      g_assert_cmpstr (cascada_report_state_get_label (state), !=, cascada_report_state_get_label (other));
}

static gboolean
is_writing (CascadaReportStep step)
{
  return step == CASCADA_REPORT_STEP_WRITE || step == CASCADA_REPORT_STEP_COMPLETE || step == CASCADA_REPORT_STEP_ADJUST ||
         step == CASCADA_REPORT_STEP_CORRECT;
}

/* Whatever people try in whatever order: a closed figure changes only by a correction of the planning office with its
 * reason, and nothing is closed incomplete (domain §8). */
static void
test_any_order (void)
{
  guint closed = 0, corrected = 0;

  for (guint run = 0; run < 200; run++)
    {
      CascadaDecimal verified = CASCADA_DECIMAL_NONE;
      Case c;

      init_case (&c, SUM, "2025-Q1:10/10 2025-Q2:10/");
      for (guint i = 0; i < 400; i++)
        {
          CascadaRole role = g_test_rand_int_range (0, CASCADA_N_ROLES);
          CascadaReportStep step = g_test_rand_int_range (0, CASCADA_N_REPORT_STEPS);

          test_date (&c.today, g_test_rand_bit () ? "2025-07-14" : "2025-06-30");
          c.facts.text = g_test_rand_bit () ? "Ajuste" : NULL;
          c.facts.completed_by_office = g_test_rand_bit ();
          c.facts.n_evidence = g_test_rand_int_range (0, 2);
          if (!cascada_report_may (role, g_test_rand_bit (), &c.facts, step, NULL))
            continue;
          c.facts.state = cascada_report_apply (c.facts.state, step);
          if (is_writing (step))
            c.figures.executed[1] = CASCADA_DECIMAL (g_test_rand_int_range (0, 20));
          if (step == CASCADA_REPORT_STEP_CORRECT)
            {
              g_assert_cmpint (c.facts.state, ==, CASCADA_REPORT_STATE_VERIFIED);
              g_assert_true (role == CASCADA_ROLE_PLANNING_ANALYST || role == CASCADA_ROLE_HEAD_OF_PLANNING);
              g_assert_nonnull (c.facts.text);
              verified = c.figures.executed[1];
              corrected++;
            }
          if (step == CASCADA_REPORT_STEP_VERIFY)
            {
              verified = c.figures.executed[1];
              g_assert_cmpint (verified, !=, CASCADA_DECIMAL_NONE);
            }
          if (verified != CASCADA_DECIMAL_NONE)
            {
              g_assert_cmpint (c.facts.state, ==, CASCADA_REPORT_STATE_VERIFIED);
              g_assert_cmpint (c.figures.executed[1], ==, verified);
            }
        }
      closed += verified != CASCADA_DECIMAL_NONE;
    }
  g_test_message ("%u closed, %u corrections", closed, corrected);
  g_assert_cmpuint (closed, >, 100);
  g_assert_cmpuint (corrected, >, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reporting/results", test_results);
  g_test_add_func ("/reporting/figures", test_figures);
  g_test_add_func ("/reporting/time", test_time);
  g_test_add_func ("/reporting/duty", test_duty);
  g_test_add_func ("/reporting/contents", test_contents);
  g_test_add_func ("/reporting/new-ratio", test_new_ratio);
  g_test_add_func ("/reporting/steps", test_steps);
  g_test_add_func ("/reporting/may", test_may);
  g_test_add_func ("/reporting/words", test_words);
  g_test_add_func ("/reporting/any-order", test_any_order);
  return g_test_run ();
}
