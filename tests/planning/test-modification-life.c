/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The life of a modification request (domain §9): each state with each step, what the step asks for, and who takes it. */

#include <string.h>

#include "cascada-error.h"
#include "test-conditions.h"
#include "test-requests.h"

static const char letters[] = "DPORAXSVW"; /* the states in order: drawn up, presented, opinions, review, approved, denied, sent, published, withdrawn */

/* Of a request with which nothing is wrong. */
#define SOUND "today=2025-05-20 presented=2025-05-15 q3=10:5 q4=10:15 reason=Procede hola=312345 "

static const struct
{
  CascadaRequestStep step;
  const char *to;    /* of each state: where the step leads, or . where it has none */
  const char *roles; /* analyst, head, leader, mayor, promoter, director: + for every unit, o for the own one, - never */
  const char *conditions;
} steps[] = {
  { CASCADA_REQUEST_STEP_PRESENT, "P........", "--oo--", "state plan change same M1 M2 M3 M4 M5. M6 M7. M8. M9." },
  { CASCADA_REQUEST_STEP_ASK_OPINIONS, ".O.O.....", "++----", "state hearing!" },
  { CASCADA_REQUEST_STEP_RECORD_OPINION, "DPRR.....", "++----", "state" },
  { CASCADA_REQUEST_STEP_TAKE_UP, ".RR......", "++----", "state heard" },
  { CASCADA_REQUEST_STEP_APPROVE, "...A.....", "-+----", "state plan change same M1 M2 M3 M4 M5. M6 M7. M8. M9. M10" },
  { CASCADA_REQUEST_STEP_DENY, "..XX.....", "-+----", "state M10" },
  { CASCADA_REQUEST_STEP_RETURN, ".DDD.....", "++----", "state reason" },
  { CASCADA_REQUEST_STEP_SEND_ADJUSTED, "....S....", "--oo--", "state M11" },
  { CASCADA_REQUEST_STEP_PUBLISH, "......V..", "++----", "state M11" },
  { CASCADA_REQUEST_STEP_WITHDRAW, "WWWW.....", "--oo--", "state" },
};

static void
check_roles (CascadaModification *request, CascadaRequestStep step)
{
  const char *permitted = step == CASCADA_REQUEST_STEP_RECORD_OPINION && request->state == CASCADA_REQUEST_STATE_DRAFT ? "--ooo-" : steps[step].roles;
  gboolean possible = cascada_modification_check (request, step, NULL);

  for (guint role = 0; role < CASCADA_N_ROLES; role++)
    for (int own = 0; own < 2; own++)
      {
        g_autoptr (GError) error = NULL;
        gboolean expected = possible && (permitted[role] == '+' || (permitted[role] == 'o' && own));

        g_assert_cmpint (cascada_modification_may (role, own, request, step, &error), ==, expected);
        if (expected)
          {
            g_assert_no_error (error);
            continue;
          }
        g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
        g_assert_nonnull (strstr (error->message, "PLE-PIN-P005, polic"));
      }
}

static void
test_steps (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (steps), ==, CASCADA_N_REQUEST_STEPS);
  for (guint step = 0; step < CASCADA_N_REQUEST_STEPS; step++)
    for (guint state = 0; state < CASCADA_N_REQUEST_STATES; state++)
      {
        gboolean fits = steps[step].to[state] != '.';
        g_auto (TestRequest) test = { 0 };
        g_autoptr (GPtrArray) conditions = NULL;
        g_autofree char *found = NULL;

        test_request_init (&test, SOUND);
        test.request.state = state;
        g_test_message ("%s in %c", cascada_request_step_get_label (step), letters[state]);
        g_assert_cmpint (steps[step].step, ==, step);
        g_assert_cmpint (cascada_request_is_step_of (state, step), ==, fits);
        g_assert_cmpint (letters[cascada_modification_apply (&test.request, step)], ==, fits ? steps[step].to[state] : letters[state]);
        cascada_modification_check (&test.request, step, &conditions);
        found = test_conditions (conditions);
        if (fits)
          g_assert_cmpstr (found, ==, steps[step].conditions);
        else
          g_assert_true (g_str_has_prefix (found, "state!"));
        check_roles (&test.request, step);
      }
}

/* A step that something stands in the way of, and what the refusal says. */
static void
test_refusals (void)
{
  static const struct
  {
    CascadaRequestStep step;
    const char *words;
    const char *says; /* %NULL: nothing does */
  } rows[] = {
    { CASCADA_REQUEST_STEP_PRESENT, "", "0 values change" },
    { CASCADA_REQUEST_STEP_PRESENT, "text=same", "0 values change" },
    { CASCADA_REQUEST_STEP_PRESENT, "text=wording", NULL },
    { CASCADA_REQUEST_STEP_PRESENT, "text=wording plan=draft", "The plan of 2025 is not published, but “Draft”" },
    { CASCADA_REQUEST_STEP_PRESENT, "text=wording plan=closed", "“Closed”" },
    { CASCADA_REQUEST_STEP_PRESENT, "text=wording plan=none", "PLE-PIN-P005, policy 9" },
    { CASCADA_REQUEST_STEP_PRESENT, "text=wording changed=1", "1 value of the goal" },
    { CASCADA_REQUEST_STEP_PRESENT, "text=wording state=presented", "but of: Draft" },
    { CASCADA_REQUEST_STEP_PRESENT, "text=wording justification=", "policy 9.1" },
    { CASCADA_REQUEST_STEP_PRESENT, "text=wording today=2025-06-30", NULL },
    { CASCADA_REQUEST_STEP_PRESENT, "text=wording today=2025-07-01", "1 day after the limit of 2025-06-30" },
    { CASCADA_REQUEST_STEP_PRESENT, "text=wording today=2025-07-01 ground=legal-change", "1 day after the limit of 2025-06-30" },
    { CASCADA_REQUEST_STEP_PRESENT, "text=wording today=2025-07-01 ground=legal-change exception=Decreto", NULL },
    { CASCADA_REQUEST_STEP_PRESENT, "q4=10:15 today=2025-11-01", NULL },
    { CASCADA_REQUEST_STEP_PRESENT, "text=wording errors=3", "3 errors of coherence" },
    { CASCADA_REQUEST_STEP_PRESENT, "text=wording warnings=3", NULL },
    { CASCADA_REQUEST_STEP_PRESENT, "text=wording history=approved:2025-03-01", "policy 9.3" },
    { CASCADA_REQUEST_STEP_PRESENT, "text=wording history=approved:2025-03-01 ground=force-majeure exception=Sismo", NULL },
    { CASCADA_REQUEST_STEP_PRESENT, "text=wording history=denied:2025-03-01", NULL },
    { CASCADA_REQUEST_STEP_PRESENT, "q1=10:15 ground=force-majeure exception=Sismo", "Q1 2025 (2025-03-31, reported)" },
    { CASCADA_REQUEST_STEP_PRESENT, "text=wording cross local", NULL },
    { CASCADA_REQUEST_STEP_PRESENT, "text=wording cross opinion=P:leader:unfavourable:2025-05-01", "policy 9.6" },
    { CASCADA_REQUEST_STEP_PRESENT, "text=wording local opinion=SGL:local:unfavourable:2025-05-01", "policy 9.7" },
    { CASCADA_REQUEST_STEP_PRESENT, "remove", "policy 9.8" },
    { CASCADA_REQUEST_STEP_PRESENT, "eliminate", NULL },
    { CASCADA_REQUEST_STEP_PRESENT, "eliminated text=wording", "Meta eliminada" },

    { CASCADA_REQUEST_STEP_ASK_OPINIONS, "state=presented text=wording", "0 opinions are to be asked for" },
    { CASCADA_REQUEST_STEP_ASK_OPINIONS, "state=presented text=wording cross leads", "0 opinions are to be asked for" },
    { CASCADA_REQUEST_STEP_ASK_OPINIONS, "state=presented text=wording cross", NULL },
    { CASCADA_REQUEST_STEP_ASK_OPINIONS, "state=review text=wording local", NULL },
    { CASCADA_REQUEST_STEP_TAKE_UP, "state=pending text=wording cross", "0 opinions recorded" },
    { CASCADA_REQUEST_STEP_TAKE_UP, "state=pending text=wording local cross opinion=P:leader:favourable:2025-05-01:Memo", "Subsecretaría de Gestión Local" },
    { CASCADA_REQUEST_STEP_TAKE_UP, "state=pending text=wording cross opinion=P:leader:unfavourable:2025-05-01", NULL },

    { CASCADA_REQUEST_STEP_APPROVE, "state=review presented=2025-05-10 text=wording", "policy 9.9" },
    { CASCADA_REQUEST_STEP_APPROVE, "state=review presented=2025-05-10 text=wording reason=-", "No reason is given for the decision of 2025-05-15" },
    { CASCADA_REQUEST_STEP_APPROVE, "state=review presented=2025-05-10 text=wording reason=Procede", NULL },
    { CASCADA_REQUEST_STEP_APPROVE, "state=presented presented=2025-05-10 text=wording reason=Procede", "but of: Under review" },
    { CASCADA_REQUEST_STEP_APPROVE, "state=review presented=2025-05-10 text=wording reason=Procede changed=2", "2 values of the goal" },
    { CASCADA_REQUEST_STEP_APPROVE, "state=review presented=2025-05-10 text=wording reason=Procede cross", "policy 9.6" },
    { CASCADA_REQUEST_STEP_APPROVE, "state=review presented=2025-05-10 text=wording reason=Procede local", "policy 9.7" },
    { CASCADA_REQUEST_STEP_APPROVE, "state=review presented=2025-05-10 text=wording reason=Procede cross opinion=P:leader:favourable:2025-05-16:Memo", "after 2025-05-15" },
    { CASCADA_REQUEST_STEP_APPROVE, "state=review presented=2025-05-10 text=wording reason=Procede cross opinion=P:leader:favourable:2025-05-15:Memo", NULL },
    { CASCADA_REQUEST_STEP_APPROVE, "state=review presented=2025-06-20 today=2025-06-30 q2=10:15 reason=Procede", NULL },
    { CASCADA_REQUEST_STEP_APPROVE, "state=review presented=2025-06-20 today=2025-07-01 q2=10:15 reason=Procede", "policy 9.5" },
    { CASCADA_REQUEST_STEP_APPROVE, "state=review presented=2025-06-30 today=2025-07-20 text=wording reason=Procede", NULL },
    { CASCADA_REQUEST_STEP_APPROVE, "state=review presented=2025-07-01 today=2025-07-20 text=wording reason=Procede", "1 day after the limit of 2025-06-30" },
    { CASCADA_REQUEST_STEP_APPROVE, "state=review presented=2025-07-01 today=2025-07-20 text=wording reason=Procede ground=force-majeure exception=Sismo", NULL },
    { CASCADA_REQUEST_STEP_APPROVE, "state=review presented=2025-05-10 text=wording reason=Procede history=approved:2025-05-12", "policy 9.3" },
    { CASCADA_REQUEST_STEP_APPROVE, "state=review presented=2025-05-10 text=wording reason=Procede errors=1", "policy 9.2" },
    { CASCADA_REQUEST_STEP_APPROVE, "state=review presented=2025-05-10 reason=Procede", "0 values change" },
    { CASCADA_REQUEST_STEP_APPROVE, "state=review presented=2025-05-10 text=wording reason=Procede other-unit", "policy 9.1" },
    { CASCADA_REQUEST_STEP_APPROVE, "state=review presented=2025-05-10 text=wording reason=Procede plan=closed", "“Closed”" },

    { CASCADA_REQUEST_STEP_DENY, "state=review presented=2025-05-10 text=wording", "No reason is given" },
    { CASCADA_REQUEST_STEP_DENY, "state=pending presented=2025-05-10 text=wording cross reason=No_hay_concepto", NULL },
    { CASCADA_REQUEST_STEP_RETURN, "state=review text=wording", "No reason is given on 2025-05-15" },
    { CASCADA_REQUEST_STEP_RETURN, "state=pending text=wording reason=Falta_el_memorando", NULL },
    { CASCADA_REQUEST_STEP_SEND_ADJUSTED, "state=approved decided=2025-05-12 reason=Procede text=wording", "no HOLA case is named" },
    { CASCADA_REQUEST_STEP_SEND_ADJUSTED, "state=approved decided=2025-05-12 reason=Procede text=wording hola=N/A", "policy 9.10" },
    { CASCADA_REQUEST_STEP_SEND_ADJUSTED, "state=approved decided=2025-05-12 reason=Procede text=wording hola=312345", NULL },
    { CASCADA_REQUEST_STEP_PUBLISH, "state=sent decided=2025-05-12 reason=Procede text=wording", "no HOLA case is named" },
    { CASCADA_REQUEST_STEP_WITHDRAW, "state=approved decided=2025-05-12 text=wording", "but of: Draft, Presented, Opinions pending, Under review" },
    { CASCADA_REQUEST_STEP_WITHDRAW, "state=denied decided=2025-05-12 text=wording", "“Denied”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (TestRequest) test = { 0 };
      g_autoptr (GPtrArray) conditions = NULL;
      g_autoptr (GError) error = NULL;

      test_request_init (&test, rows[i].words);
      g_test_message ("%s: %s", cascada_request_step_get_label (rows[i].step), rows[i].words);
      g_assert_cmpint (cascada_modification_check (&test.request, rows[i].step, &conditions), ==, rows[i].says == NULL);
      cascada_conditions_check (conditions, &error);
      if (rows[i].says == NULL)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, rows[i].says));
      g_assert_nonnull (strstr (error->message, "PLE-PIN-P005, polic"));
    }
}

/* Who presents is who asks, whatever is kept; the head alone approves. */
static void
test_who (void)
{
  g_auto (TestRequest) test = { 0 };

  test_request_init (&test, "text=wording role=mayor");
  g_assert_true (cascada_modification_may_present (&test.request, NULL));
  g_assert_true (cascada_modification_may (CASCADA_ROLE_PROCESS_LEADER, TRUE, &test.request, CASCADA_REQUEST_STEP_PRESENT, NULL));
  g_assert_false (cascada_modification_may (CASCADA_ROLE_IMPROVEMENT_PROMOTER, TRUE, &test.request, CASCADA_REQUEST_STEP_PRESENT, NULL));
  test.request.presenter_own_unit = FALSE;
  g_assert_false (cascada_modification_may_present (&test.request, NULL));
  test.request.presenter_own_unit = TRUE;
  test.request.state = CASCADA_REQUEST_STATE_UNDER_REVIEW;
  test.request.text = "Procede";
  for (guint role = 0; role < CASCADA_N_ROLES; role++)
    g_assert_cmpint (cascada_modification_may_approve (role, &test.request, NULL), ==, role == CASCADA_ROLE_HEAD_OF_PLANNING);
}

static void
test_edit (void)
{
  for (guint state = 0; state < CASCADA_N_REQUEST_STATES; state++)
    for (guint role = 0; role < CASCADA_N_ROLES; role++)
      for (int own = 0; own < 2; own++)
        {
          g_autoptr (GError) error = NULL;
          gboolean expected = letters[state] == 'D' && own && "--ooo-"[role] == 'o';

          g_assert_cmpint (cascada_modification_may_edit (role, own, state, &error), ==, expected);
          if (expected)
            continue;
          g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
          g_assert_nonnull (strstr (error->message, "policy 9.1"));
        }
}

/* Cross-cutting goal of a local office: both opinions are waited for, and the last one starts the review. */
static void
test_opinions (void)
{
  g_auto (TestRequest) test = { 0 };
  CascadaModification *request = &test.request;

  test_request_init (&test, "role=mayor text=wording cross local opinion=P:leader:favourable:2025-05-15:Memo opinion=SGL:local:favourable:2025-05-15:Memo");
  request->n_opinions = 0;
  g_assert_true (cascada_modification_may_present (request, NULL));
  request->state = cascada_modification_apply (request, CASCADA_REQUEST_STEP_PRESENT);
  g_assert_cmpint (request->state, ==, CASCADA_REQUEST_STATE_OPINIONS_PENDING);
  request->n_opinions = 1;
  request->state = cascada_modification_apply (request, CASCADA_REQUEST_STEP_RECORD_OPINION);
  g_assert_cmpint (request->state, ==, CASCADA_REQUEST_STATE_OPINIONS_PENDING);
  request->n_opinions = 2;
  request->state = cascada_modification_apply (request, CASCADA_REQUEST_STEP_RECORD_OPINION);
  g_assert_cmpint (request->state, ==, CASCADA_REQUEST_STATE_UNDER_REVIEW);
  request->text = "Procede";
  g_assert_true (cascada_modification_may_approve (CASCADA_ROLE_HEAD_OF_PLANNING, request, NULL));
  test.opinions[0].sense = CASCADA_OPINION_SENSE_UNFAVOURABLE;
  g_assert_false (cascada_modification_may_approve (CASCADA_ROLE_HEAD_OF_PLANNING, request, NULL));
  g_assert_true (cascada_modification_may (CASCADA_ROLE_HEAD_OF_PLANNING, FALSE, request, CASCADA_REQUEST_STEP_DENY, NULL));

  /* recorded before: nothing is waited for */
  test.opinions[0].sense = CASCADA_OPINION_SENSE_FAVOURABLE;
  request->state = CASCADA_REQUEST_STATE_DRAFT;
  g_assert_cmpint (cascada_modification_apply (request, CASCADA_REQUEST_STEP_PRESENT), ==, CASCADA_REQUEST_STATE_PRESENTED);
}

static void
test_words (void)
{
  for (guint step = 0; step < CASCADA_N_REQUEST_STEPS; step++)
    {
      g_assert_cmpuint (strlen (cascada_request_step_get_label (step)), >, 0);
      g_assert_true (g_str_has_prefix (cascada_request_step_get_clause (step), "PLE-PIN-P005, polic"));
    }
  for (guint state = 0; state < CASCADA_N_REQUEST_STATES; state++)
    {
      g_assert_cmpint (cascada_request_is_open (state), ==, strchr ("POR", letters[state]) != NULL);
      g_assert_cmpint (cascada_request_is_modification (state), ==, strchr ("ASV", letters[state]) != NULL);
      for (guint other = 0; other < state; other++)
        g_assert_cmpstr (cascada_request_state_get_label (state), !=, cascada_request_state_get_label (other));
    }
  for (guint ground = 1; ground < CASCADA_N_REQUEST_GROUNDS; ground++)
    g_assert_cmpstr (cascada_request_ground_get_label (ground), !=, cascada_request_ground_get_label (ground - 1));
  g_assert_cmpstr (cascada_opinion_sense_get_label (CASCADA_OPINION_SENSE_FAVOURABLE), !=, cascada_opinion_sense_get_label (CASCADA_OPINION_SENSE_UNFAVOURABLE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/modification-life/steps", test_steps);
  g_test_add_func ("/modification-life/refusals", test_refusals);
  g_test_add_func ("/modification-life/who", test_who);
  g_test_add_func ("/modification-life/edit", test_edit);
  g_test_add_func ("/modification-life/opinions", test_opinions);
  g_test_add_func ("/modification-life/words", test_words);
  return g_test_run ();
}
