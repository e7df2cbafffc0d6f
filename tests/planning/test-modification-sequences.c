/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Requests for one goal, one after the other through a year, by whoever does whatever in whatever order. */

#include "test-requests.h"

static gboolean
chance (int in)
{
  return g_test_rand_int_range (0, in) == 0;
}

/* Whether its last opinion is favourable. */
static gboolean
is_supported (const CascadaModification *request)
{
  return request->n_opinions > 0 && request->opinions[request->n_opinions - 1].sense == CASCADA_OPINION_SENSE_FAVOURABLE;
}

/* The goal, and its request that is under way. */
typedef struct
{
  TestRequest test;
  CascadaDecimal closed[TEST_REQUEST_QUARTERS]; /* what was programmed when the quarter ended; absent before */
  guint n_approved, n_exceptions;
} Year;

/* A new request; an approved one before it is history. */
static void
begin_request (Year *year)
{
  CascadaModification *request = &year->test.request;

  if (request->state != CASCADA_REQUEST_STATE_DRAFT && request->n_history < TEST_REQUEST_OTHERS)
    year->test.history[request->n_history++] = (CascadaModificationRequest){ request->state, request->decided != 0 ? request->decided : request->today, request->ground, "1" };
  request->state = CASCADA_REQUEST_STATE_DRAFT;
  request->presented = request->decided = request->revised = CASCADA_DATE_NONE;
  request->n_opinions = 0;
  request->is_cross_cutting = chance (3);
  request->ground = g_test_rand_int_range (0, CASCADA_N_REQUEST_GROUNDS);
  request->exception = chance (4) ? NULL : "Decreto";
  for (guint k = 0; k < TEST_REQUEST_QUARTERS; k++)
    year->test.targets[0][k].proposed = chance (year->closed[k] == CASCADA_DECIMAL_NONE ? 2 : 12) ? CASCADA_DECIMAL (g_test_rand_int_range (5, 20)) : year->test.targets[0][k].present;
}

static void
pass_days (Year *year)
{
  CascadaModification *request = &year->test.request;
  int day = request->today % 100 + g_test_rand_int_range (0, 9), month = request->today / 100 % 100;

  if (day <= 28)
    request->today += day - request->today % 100;
  else
    request->today = month < 12 ? cascada_date_new (2025, month + 1, 1) : 20251231; /* time never goes back */
  for (guint k = 0; k < TEST_REQUEST_QUARTERS; k++)
    if (year->closed[k] == CASCADA_DECIMAL_NONE && request->today > cascada_period_get_last_day (year->test.targets[0][k].period))
      {
        year->closed[k] = year->test.targets[0][k].present;
        year->test.targets[0][k].measured = TRUE;
      }
}

static void
approve (Year *year)
{
  CascadaModification *request = &year->test.request;
  guint before = 0;

  for (guint i = 0; i < request->n_history; i++)
    before += cascada_request_is_modification (request->history[i].state);
  g_assert_true (before == 0 || (request->ground >= CASCADA_REQUEST_GROUND_LEGAL_CHANGE && request->exception != NULL));
  g_assert_true (!request->is_cross_cutting || is_supported (request));
  g_assert_cmpint (request->presented, !=, CASCADA_DATE_NONE);
  year->n_approved++;
  year->n_exceptions += before > 0;
  request->decided = request->today;
  for (guint k = 0; k < TEST_REQUEST_QUARTERS; k++)
    year->test.targets[0][k].present = year->test.targets[0][k].proposed;
}

/* Mostly one that the state has, so that requests get far. */
static CascadaRequestStep
pick_step (CascadaRequestState state)
{
  CascadaRequestStep step = CASCADA_REQUEST_STEP_PRESENT;

  for (guint i = 0; i < 4; i++)
    {
      step = g_test_rand_int_range (0, CASCADA_N_REQUEST_STEPS);
      if (cascada_request_is_step_of (state, step) && (step != CASCADA_REQUEST_STEP_WITHDRAW || chance (4)))
        break;
    }
  return step;
}

static void
take_step (Year *year)
{
  CascadaModification *request = &year->test.request;
  CascadaRequestStep step = pick_step (request->state);

  request->text = chance (8) ? NULL : "Procede";
  if (!cascada_modification_may (g_test_rand_int_range (0, CASCADA_N_ROLES), g_test_rand_bit (), request, step, NULL))
    return;
  if (step == CASCADA_REQUEST_STEP_PRESENT)
    request->presented = cascada_modification_get_day (request);
  if (step == CASCADA_REQUEST_STEP_RECORD_OPINION && request->n_opinions < TEST_REQUEST_OTHERS)
    year->test.opinions[request->n_opinions++] = (CascadaModificationOpinion){ "P", TRUE, FALSE, request->today, chance (4), "Memo" };
  if (step == CASCADA_REQUEST_STEP_APPROVE)
    approve (year);
  request->state = cascada_modification_apply (request, step);
}

/* Whoever does what in whatever order: a quarter that has ended keeps its target, and a goal changes once but for exceptions. */
static void
test_sequences (void)
{
  guint n_approved = 0, n_exceptions = 0;

  for (guint run = 0; run < 300; run++)
    {
      Year year = { .closed = { CASCADA_DECIMAL_NONE, CASCADA_DECIMAL_NONE, CASCADA_DECIMAL_NONE, CASCADA_DECIMAL_NONE } };

      test_request_init (&year.test, "today=2025-02-01 hola=312345");
      year.test.targets[0][0].measured = FALSE;
      begin_request (&year);
      for (guint i = 0; i < 600; i++)
        {
          if (chance (6))
            pass_days (&year);
          if (chance (15) && !cascada_request_is_open (year.test.request.state))
            begin_request (&year);
          take_step (&year);
          for (guint k = 0; k < TEST_REQUEST_QUARTERS; k++)
            g_assert_true (year.closed[k] == CASCADA_DECIMAL_NONE || year.closed[k] == year.test.targets[0][k].present);
        }
      n_approved += year.n_approved;
      n_exceptions += year.n_exceptions;
      test_request_clear (&year.test);
    }
  g_test_message ("%u approved, %u of them again", n_approved, n_exceptions);
  g_assert_cmpuint (n_approved, >, 50);
  g_assert_cmpuint (n_exceptions, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/modification-sequences/any-order", test_sequences);
  return g_test_run ();
}
