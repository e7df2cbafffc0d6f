/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each step of the procedure in each state, and with each of its requirements missing [PLE-PIN-P005, act. 1–16]. */

#include "cascada-lifecycle.h"

#include <string.h>

#include "cascada-error.h"
#include "test-conditions.h"

#define YEAR 2025

static const char letters[] = "NDUOAPC"; /* the states in order */

static const struct
{
  CascadaPlanStep step;
  const char *to; /* of each state: where the step leads, or . where it has none */
  guint activity;
  const char *conditions;
  const char *observed; /* the same where the state is O, if others */
} steps[] = {
  { CASCADA_PLAN_STEP_METHODOLOGY, "DD.....", 1, "state record?" },
  { CASCADA_PLAN_STEP_WORK_SESSION, ".DUO...", 2, "state record?" },
  { CASCADA_PLAN_STEP_SUBMIT, ".U.....", 3, "state coherent! warnings?" },
  { CASCADA_PLAN_STEP_VERIFY, "..U....", 5, "state coherent! warnings? answered! settled?" },
  { CASCADA_PLAN_STEP_OBSERVE, "..O....", 6, "state observed!" },
  { CASCADA_PLAN_STEP_RESUBMIT, "...U...", 7, "state coherent! warnings? answered!" },
  { CASCADA_PLAN_STEP_APPROVE, "..AA...", 7, "state coherent! warnings? answered! verified! hola-case!", "state coherent! warnings? answered! hola-case!" },
  { CASCADA_PLAN_STEP_OFFICE_APPROVE, "....A..", 0, "state coherent! warnings? settled? leader-approved!" },
  { CASCADA_PLAN_STEP_REOPEN, "....D..", 0, "state reason!" },
  { CASCADA_PLAN_STEP_CONSULTATION, ".DUOA..", 0, "state record?" },
  { CASCADA_PLAN_STEP_PUBLISH, "....P..", 8, "state coherent! leader-approved! office-approved! hola-case! consulted?" },
  { CASCADA_PLAN_STEP_CONSOLIDATE, ".....P.", 12, "state covered?" },
  { CASCADA_PLAN_STEP_SOCIALISE, ".....P.", 13, "state record?" },
  { CASCADA_PLAN_STEP_FINAL_REPORT, ".....P.", 14, "state year-ended! covered?" },
  { CASCADA_PLAN_STEP_ANALYSIS, ".....P.", 15, "state record? year-ended!" },
  { CASCADA_PLAN_STEP_CLOSE, ".....C.", 16, "state year-ended! reported! reports-verified! final-report!" },
};

static GDate next_year, last_day;

/* A plan with which nothing is wrong for @step. */
static CascadaPlanLife
get_life (CascadaPlanState state, CascadaPlanStep step)
{
  return (CascadaPlanLife){
    .state = state,
    .year = YEAR,
    .today = &next_year,
    .n_open_observations = step == CASCADA_PLAN_STEP_OBSERVE,
    .verified = TRUE,
    .leader_approved = TRUE,
    .office_approved = TRUE,
    .consulted = TRUE,
    .has_final_report = TRUE,
    .hola_case = "312345",
    .text = "Memorando 20251300012345",
  };
}

/* Undoes what the condition asks for. */
static void
break_life (CascadaPlanLife *life, const char *id)
{
  if (g_str_equal (id, "coherent"))
    life->n_errors = 1;
  else if (g_str_equal (id, "warnings"))
    life->n_warnings = 2;
  else if (g_str_equal (id, "observed"))
    life->n_open_observations = 0;
  else if (g_str_equal (id, "answered"))
    life->n_open_observations = 3;
  else if (g_str_equal (id, "settled"))
    life->n_unsettled_observations = 1;
  else if (g_str_equal (id, "verified"))
    life->verified = FALSE;
  else if (g_str_equal (id, "leader-approved"))
    life->leader_approved = FALSE;
  else if (g_str_equal (id, "office-approved"))
    life->office_approved = FALSE;
  else if (g_str_equal (id, "hola-case"))
    life->hola_case = "N/A";
  else if (g_str_equal (id, "consulted"))
    life->consulted = FALSE;
  else if (g_str_equal (id, "reason") || g_str_equal (id, "record"))
    life->text = "";
  else if (g_str_equal (id, "year-ended"))
    life->today = &last_day;
  else if (g_str_equal (id, "reported") || g_str_equal (id, "covered"))
    life->n_missing_reports = 4;
  else if (g_str_equal (id, "reports-verified"))
    life->n_unverified_reports = 1;
  else if (g_str_equal (id, "final-report"))
    life->has_final_report = FALSE;
  else
    g_assert_not_reached ();
}

/* @all with the marks of the @nth condition only; 0: none. */
static char *
mark_one (const char *all, guint nth)
{
  g_auto (GStrv) words = g_strsplit (all, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (i != nth)
      g_strdelimit (words[i], "!?", '\0');
  return g_strjoinv (" ", words);
}

static void
check_requirements (CascadaPlanState state, CascadaPlanStep step, const char *all)
{
  g_auto (GStrv) words = g_strsplit (all, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) conditions = NULL;
      g_autofree char *expected = mark_one (all, i), *found = NULL;
      gboolean blocks = strchr (words[i], '!') != NULL, met;
      CascadaPlanLife life = get_life (state, step);

      g_strdelimit (words[i], "!?", '\0');
      if (i > 0)
        break_life (&life, words[i]);
      g_test_message ("%s in %c without %s", cascada_plan_step_get_label (step), letters[state], words[i]);
      met = cascada_lifecycle_check (&life, step, &conditions);
      found = test_conditions (conditions);
      g_assert_cmpstr (found, ==, expected);
      g_assert_cmpint (met, ==, !blocks);
    }
}

static void
check_other_state (CascadaPlanState state, CascadaPlanStep step)
{
  CascadaPlanLife life = get_life (state, step), before = life;
  g_autoptr (GPtrArray) conditions = NULL;
  g_autofree char *found = NULL;

  g_assert_false (cascada_lifecycle_check (&life, step, &conditions));
  found = test_conditions (conditions);
  g_assert_true (g_str_has_prefix (found, "state!"));
  g_assert_cmpint (cascada_lifecycle_apply (&life, step), ==, state);
  g_assert_cmpmem (&life, sizeof life, &before, sizeof before);
}

static void
test_steps (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (steps), ==, CASCADA_N_PLAN_STEPS);
  for (guint step = 0; step < CASCADA_N_PLAN_STEPS; step++)
    for (guint state = 0; state < CASCADA_N_PLAN_STATES; state++)
      {
        gboolean fits = steps[step].to[state] != '.';
        CascadaPlanLife life = get_life (state, step);

        g_assert_cmpint (steps[step].step, ==, step);
        g_assert_cmpint (cascada_lifecycle_is_step_of (state, step), ==, fits);
        if (!fits)
          {
            check_other_state (state, step);
            continue;
          }
        check_requirements (state, step, letters[state] == 'O' && steps[step].observed != NULL ? steps[step].observed : steps[step].conditions);
        g_assert_true (cascada_lifecycle_check (&life, step, NULL));
        g_assert_cmpint (letters[cascada_lifecycle_apply (&life, step)], ==, steps[step].to[state]);
        g_assert_cmpint (letters[life.state], ==, steps[step].to[state]);
      }
}

static void
test_words (void)
{
  for (guint step = 0; step < CASCADA_N_PLAN_STEPS; step++)
    {
      g_assert_cmpuint (strlen (cascada_plan_step_get_label (step)), >, 0);
      g_assert_true (g_str_has_prefix (cascada_plan_step_get_clause (step), "PLE-PIN-P005, "));
      g_assert_cmpuint (cascada_plan_step_get_activity (step), ==, steps[step].activity);
    }
  for (guint state = 0; state < CASCADA_N_PLAN_STATES; state++)
    for (guint other = 0; other < state; other++)
      g_assert_cmpstr (cascada_plan_state_get_label (state), !=, cascada_plan_state_get_label (other));
}

/* The error says who may take the step, or what stands in its way. */
static void
test_may (void)
{
  static const struct
  {
    CascadaRole role;
    gboolean own_unit;
    CascadaPlanState state;
    CascadaPlanStep step;
    const char *broken;
    const char *message; /* part of it; %NULL: permitted */
  } rows[] = {
    { CASCADA_ROLE_PROCESS_LEADER, TRUE, CASCADA_PLAN_STATE_DRAFT, CASCADA_PLAN_STEP_SUBMIT, NULL, NULL },
    { CASCADA_ROLE_LOCAL_MAYOR, TRUE, CASCADA_PLAN_STATE_DRAFT, CASCADA_PLAN_STEP_SUBMIT, "warnings", NULL },
    { CASCADA_ROLE_LOCAL_MAYOR, FALSE, CASCADA_PLAN_STATE_DRAFT, CASCADA_PLAN_STEP_SUBMIT, NULL, "another unit" },
    { CASCADA_ROLE_HEAD_OF_PLANNING, TRUE, CASCADA_PLAN_STATE_DRAFT, CASCADA_PLAN_STEP_SUBMIT, NULL, "activity 3" },
    { CASCADA_ROLE_PROCESS_LEADER, TRUE, CASCADA_PLAN_STATE_DRAFT, CASCADA_PLAN_STEP_SUBMIT, "coherent", "1 error of coherence" },
    { CASCADA_ROLE_PROCESS_LEADER, TRUE, CASCADA_PLAN_STATE_UNDER_REVIEW, CASCADA_PLAN_STEP_APPROVE, "verified", "PLE-PIN-P005, activity 5" },
    { CASCADA_ROLE_PROCESS_LEADER, TRUE, CASCADA_PLAN_STATE_OBSERVED, CASCADA_PLAN_STEP_APPROVE, "answered", "3 observations have no answer" },
    { CASCADA_ROLE_PROCESS_LEADER, TRUE, CASCADA_PLAN_STATE_OBSERVED, CASCADA_PLAN_STEP_APPROVE, "hola-case", "policy 6" },
    { CASCADA_ROLE_IMPROVEMENT_PROMOTER, TRUE, CASCADA_PLAN_STATE_OBSERVED, CASCADA_PLAN_STEP_APPROVE, NULL, "policy 6" },
    { CASCADA_ROLE_PLANNING_ANALYST, FALSE, CASCADA_PLAN_STATE_APPROVED, CASCADA_PLAN_STEP_OFFICE_APPROVE, NULL, "Only the head of planning" },
    { CASCADA_ROLE_HEAD_OF_PLANNING, FALSE, CASCADA_PLAN_STATE_APPROVED, CASCADA_PLAN_STEP_OFFICE_APPROVE, NULL, NULL },
    { CASCADA_ROLE_PLANNING_ANALYST, FALSE, CASCADA_PLAN_STATE_APPROVED, CASCADA_PLAN_STEP_PUBLISH, NULL, NULL },
    { CASCADA_ROLE_PLANNING_ANALYST, FALSE, CASCADA_PLAN_STATE_APPROVED, CASCADA_PLAN_STEP_PUBLISH, "office-approved", "policy 1" },
    { CASCADA_ROLE_PLANNING_ANALYST, FALSE, CASCADA_PLAN_STATE_APPROVED, CASCADA_PLAN_STEP_PUBLISH, "leader-approved", "policy 1" },
    { CASCADA_ROLE_PLANNING_ANALYST, FALSE, CASCADA_PLAN_STATE_APPROVED, CASCADA_PLAN_STEP_PUBLISH, "consulted", NULL },
    { CASCADA_ROLE_PLANNING_ANALYST, FALSE, CASCADA_PLAN_STATE_DRAFT, CASCADA_PLAN_STEP_PUBLISH, NULL, "in state “Draft”, but of: Approved" },
    { CASCADA_ROLE_DIRECTOR, TRUE, CASCADA_PLAN_STATE_PUBLISHED, CASCADA_PLAN_STEP_CLOSE, NULL, "activity 16" },
    { CASCADA_ROLE_HEAD_OF_PLANNING, FALSE, CASCADA_PLAN_STATE_PUBLISHED, CASCADA_PLAN_STEP_CLOSE, "year-ended", "2025 has not ended" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      CascadaPlanLife life = get_life (rows[i].state, rows[i].step);

      if (rows[i].broken != NULL)
        break_life (&life, rows[i].broken);
      g_assert_cmpint (cascada_lifecycle_may (rows[i].role, rows[i].own_unit, &life, rows[i].step, &error), ==, rows[i].message == NULL);
      if (rows[i].message == NULL)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
      g_assert_nonnull (strstr (error->message, rows[i].message));
      g_assert_nonnull (strstr (error->message, "PLE-PIN-P005"));
    }
}

static void
test_year_end (void)
{
  CascadaPlanLife life = get_life (CASCADA_PLAN_STATE_PUBLISHED, CASCADA_PLAN_STEP_CLOSE);

  g_assert_true (cascada_lifecycle_check (&life, CASCADA_PLAN_STEP_CLOSE, NULL)); /* 1 January */
  life.today = &last_day;                                                         /* 31 December */
  g_assert_false (cascada_lifecycle_check (&life, CASCADA_PLAN_STEP_CLOSE, NULL));
  life.today = NULL;
  g_assert_false (cascada_lifecycle_check (&life, CASCADA_PLAN_STEP_CLOSE, NULL));
}

/* What steps give, and what lapses: "verified leader office" as three marks. */
static void
test_effects (void)
{
  static const struct
  {
    CascadaPlanStep step;
    CascadaPlanState state;
    const char *before, *after;
  } rows[] = {
    { CASCADA_PLAN_STEP_VERIFY, CASCADA_PLAN_STATE_UNDER_REVIEW, "---", "v--" },
    { CASCADA_PLAN_STEP_OBSERVE, CASCADA_PLAN_STATE_UNDER_REVIEW, "v--", "---" },
    { CASCADA_PLAN_STEP_APPROVE, CASCADA_PLAN_STATE_UNDER_REVIEW, "v--", "vl-" },
    { CASCADA_PLAN_STEP_APPROVE, CASCADA_PLAN_STATE_OBSERVED, "--o", "-l-" },
    { CASCADA_PLAN_STEP_OFFICE_APPROVE, CASCADA_PLAN_STATE_APPROVED, "-l-", "-lo" },
    { CASCADA_PLAN_STEP_REOPEN, CASCADA_PLAN_STATE_APPROVED, "vlo", "---" },
    { CASCADA_PLAN_STEP_PUBLISH, CASCADA_PLAN_STATE_APPROVED, "vlo", "vlo" },
    { CASCADA_PLAN_STEP_WORK_SESSION, CASCADA_PLAN_STATE_UNDER_REVIEW, "v--", "v--" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CascadaPlanLife life = { .state = rows[i].state, .verified = rows[i].before[0] == 'v', .leader_approved = rows[i].before[1] == 'l', .office_approved = rows[i].before[2] == 'o' };

      cascada_lifecycle_apply (&life, rows[i].step);
      g_assert_cmpint (life.verified, ==, rows[i].after[0] == 'v');
      g_assert_cmpint (life.leader_approved, ==, rows[i].after[1] == 'l');
      g_assert_cmpint (life.office_approved, ==, rows[i].after[2] == 'o');
      g_assert_false (life.consulted || life.has_final_report);
      cascada_lifecycle_change_content (&life);
      g_assert_false (life.verified || life.leader_approved || life.office_approved);
    }
}

/* Who edits structure, targets, weights and texts; see test-roles for the marks. */
static void
test_frozen (void)
{
  static const struct
  {
    const char *permitted;
    const char *clause;
    gboolean reports, requests;
  } rows[] = {
    [CASCADA_PLAN_STATE_NONE] = { "++----", "scope", TRUE, FALSE },
    [CASCADA_PLAN_STATE_DRAFT] = { "--oo--", "activity 3", FALSE, FALSE },
    [CASCADA_PLAN_STATE_UNDER_REVIEW] = { "------", "activities 4 to 6", FALSE, FALSE },
    [CASCADA_PLAN_STATE_OBSERVED] = { "--oo--", "activity 3", FALSE, FALSE },
    [CASCADA_PLAN_STATE_APPROVED] = { "------", "activity 7", FALSE, FALSE },
    [CASCADA_PLAN_STATE_PUBLISHED] = { "------", "policy 9", TRUE, TRUE },
    [CASCADA_PLAN_STATE_CLOSED] = { "------", "activity 16", FALSE, FALSE },
  };

  for (guint state = 0; state < CASCADA_N_PLAN_STATES; state++)
    {
      g_assert_cmpint (cascada_lifecycle_is_frozen (state), ==, g_str_equal (rows[state].permitted, "------"));
      g_assert_cmpint (cascada_lifecycle_takes_answers (state, FALSE, NULL), ==, strchr ("UO", letters[state]) != NULL);
      g_assert_false (cascada_lifecycle_takes_answers (state, TRUE, NULL));
      g_assert_cmpint (cascada_lifecycle_takes_reports (state), ==, rows[state].reports);
      g_assert_cmpint (cascada_lifecycle_takes_requests (state), ==, rows[state].requests);
      for (guint role = 0; role < CASCADA_N_ROLES; role++)
        for (int own = 0; own < 2; own++)
          {
            g_autoptr (GError) error = NULL;
            char cell = rows[state].permitted[role];
            gboolean expected = cell == '+' || (cell == 'o' && own);

            g_assert_cmpint (cascada_lifecycle_may_edit (role, own, state, &error), ==, expected);
            if (expected)
              continue;
            g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
            g_assert_nonnull (strstr (error->message, rows[state].clause));
          }
    }
}

/* A plan, its life as the rules see it, and the same told independently: which content was approved by whom. */
typedef struct
{
  CascadaPlanLife life;
  guint content;
  guint verified, leader, office; /* content they were given to; 0: none */
  gboolean hola;
} Story;

static void
tell (Story *story, CascadaPlanStep step)
{
  switch (step)
    {
    case CASCADA_PLAN_STEP_VERIFY:
      story->verified = story->content;
      break;
    case CASCADA_PLAN_STEP_APPROVE:
      g_assert_nonnull (story->life.hola_case);
      story->leader = story->content;
      story->hola = TRUE;
      break;
    case CASCADA_PLAN_STEP_OFFICE_APPROVE:
      story->office = story->content;
      break;
    case CASCADA_PLAN_STEP_REOPEN:
      story->leader = story->office = 0;
      break;
    default:
      break;
    }
}

static void
change_facts (Story *story)
{
  CascadaPlanLife *life = &story->life;

  life->n_errors = g_test_rand_int_range (0, 3) == 0;
  life->n_open_observations = g_test_rand_int_range (0, 2);
  life->hola_case = g_test_rand_bit () ? "312345" : NULL;
  life->text = g_test_rand_bit () ? "Memorando" : NULL;
  life->n_missing_reports = g_test_rand_int_range (0, 3) == 0;
  life->today = g_test_rand_bit () ? &next_year : &last_day;
}

/* Mostly one that the state has, so that plans get far. */
static CascadaPlanStep
pick_step (CascadaPlanState state)
{
  CascadaPlanStep step = CASCADA_PLAN_STEP_METHODOLOGY;

  for (guint i = 0; i < 10; i++)
    {
      step = g_test_rand_int_range (0, CASCADA_N_PLAN_STEPS);
      if (cascada_lifecycle_is_step_of (state, step))
        break;
    }
  return step;
}

static void
assert_story (const Story *story)
{
  CascadaPlanState state = story->life.state;

  g_assert_cmpint (story->life.leader_approved, ==, story->leader == story->content);
  g_assert_cmpint (story->life.office_approved, ==, story->office == story->content);
  if (state == CASCADA_PLAN_STATE_APPROVED)
    g_assert_cmpuint (story->leader, ==, story->content);
  if (state != CASCADA_PLAN_STATE_PUBLISHED && state != CASCADA_PLAN_STATE_CLOSED)
    return;
  g_assert_cmpuint (story->leader, ==, story->content);
  g_assert_cmpuint (story->office, ==, story->content);
  g_assert_true (story->hola);
}

/* Whatever people try in whatever order: published ⇒ both approved what is published, under a HOLA case [policy 1]. */
static void
test_any_order (void)
{
  guint published = 0, closed = 0, changed = 0;

  for (guint run = 0; run < 400; run++)
    {
      Story story = { .life = { .state = CASCADA_PLAN_STATE_DRAFT, .year = YEAR }, .content = 1 };

      for (guint i = 0; i < 600; i++)
        {
          CascadaRole role = g_test_rand_int_range (0, CASCADA_N_ROLES);
          gboolean own_unit = g_test_rand_bit ();

          change_facts (&story);
          if (g_test_rand_int_range (0, 8) == 0)
            {
              if (cascada_lifecycle_may_edit (role, own_unit, story.life.state, NULL))
                {
                  changed++;
                  story.content++;
                  cascada_lifecycle_change_content (&story.life);
                }
            }
          else
            {
              CascadaPlanStep step = pick_step (story.life.state);

              if (cascada_lifecycle_may (role, own_unit, &story.life, step, NULL))
                {
                  tell (&story, step);
                  cascada_lifecycle_apply (&story.life, step);
                }
            }
          assert_story (&story);
        }
      published += story.life.state == CASCADA_PLAN_STATE_PUBLISHED;
      closed += story.life.state == CASCADA_PLAN_STATE_CLOSED;
    }
  g_test_message ("%u published, %u closed, %u changes", published, closed, changed);
  g_assert_cmpuint (published + closed, >, 50);
  g_assert_cmpuint (closed, >, 0);
  g_assert_cmpuint (changed, >, 0);
}

/* The step that usually follows. */
static void
test_next (void)
{
  static const struct
  {
    CascadaPlanLife life;
    int next;
  } rows[] = {
    { { .state = CASCADA_PLAN_STATE_NONE }, CASCADA_PLAN_STEP_METHODOLOGY },
    { { .state = CASCADA_PLAN_STATE_DRAFT }, CASCADA_PLAN_STEP_SUBMIT },
    { { .state = CASCADA_PLAN_STATE_UNDER_REVIEW }, CASCADA_PLAN_STEP_VERIFY },
    { { .state = CASCADA_PLAN_STATE_UNDER_REVIEW, .n_unsettled_observations = 1 }, CASCADA_PLAN_STEP_VERIFY },
    { { .state = CASCADA_PLAN_STATE_UNDER_REVIEW, .n_open_observations = 1 }, CASCADA_PLAN_STEP_OBSERVE },
    { { .state = CASCADA_PLAN_STATE_UNDER_REVIEW, .n_open_observations = 1, .verified = TRUE }, CASCADA_PLAN_STEP_OBSERVE },
    { { .state = CASCADA_PLAN_STATE_UNDER_REVIEW, .verified = TRUE }, CASCADA_PLAN_STEP_APPROVE },
    { { .state = CASCADA_PLAN_STATE_OBSERVED }, CASCADA_PLAN_STEP_RESUBMIT },
    { { .state = CASCADA_PLAN_STATE_APPROVED, .leader_approved = TRUE }, CASCADA_PLAN_STEP_OFFICE_APPROVE },
    { { .state = CASCADA_PLAN_STATE_APPROVED, .leader_approved = TRUE, .office_approved = TRUE }, CASCADA_PLAN_STEP_PUBLISH },
    { { .state = CASCADA_PLAN_STATE_PUBLISHED }, CASCADA_PLAN_STEP_CONSOLIDATE },
    { { .state = CASCADA_PLAN_STATE_PUBLISHED, .year = YEAR, .today = &last_day }, CASCADA_PLAN_STEP_CONSOLIDATE },
    { { .state = CASCADA_PLAN_STATE_PUBLISHED, .year = YEAR, .today = &next_year }, CASCADA_PLAN_STEP_FINAL_REPORT },
    { { .state = CASCADA_PLAN_STATE_PUBLISHED, .year = YEAR, .today = &next_year, .has_final_report = TRUE }, CASCADA_PLAN_STEP_CLOSE },
    { { .state = CASCADA_PLAN_STATE_CLOSED }, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int next = cascada_lifecycle_get_next (&rows[i].life);

      g_test_message ("row %u", i);
      g_assert_cmpint (next, ==, rows[i].next);
      g_assert_true (next < 0 || cascada_lifecycle_is_step_of (rows[i].life.state, next));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_date (&next_year, "2026-01-01");
  test_date (&last_day, "2025-12-31");
  g_test_add_func ("/lifecycle/steps", test_steps);
  g_test_add_func ("/lifecycle/next", test_next);
  g_test_add_func ("/lifecycle/words", test_words);
  g_test_add_func ("/lifecycle/may", test_may);
  g_test_add_func ("/lifecycle/year-end", test_year_end);
  g_test_add_func ("/lifecycle/effects", test_effects);
  g_test_add_func ("/lifecycle/frozen", test_frozen);
  g_test_add_func ("/lifecycle/any-order", test_any_order);
  return g_test_run ();
}
