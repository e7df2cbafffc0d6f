/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever is asked for: what a red rule forbids is neither presented nor approved, parts are those with differences, and
 * no order of indicators, targets, texts, opinions or earlier requests matters. */

#include <string.h>

#include "test-requests.h"

#define RUNS 20000

static gboolean
chance (int in)
{
  return g_test_rand_int_range (0, in) == 0;
}

static CascadaDecimal
pick_decimal (CascadaDecimal present)
{
  return chance (3) ? present : chance (6) ? CASCADA_DECIMAL_NONE
                                           : CASCADA_DECIMAL (g_test_rand_int_range (0, 30));
}

static CascadaDate
pick_date (void)
{
  return cascada_date_new (chance (12) ? 2024 : 2025, g_test_rand_int_range (1, 10), g_test_rand_int_range (1, 29));
}

static const char *
pick_text (const char *text)
{
  return chance (8) ? NULL : chance (8) ? "  N/A"
                                        : text;
}

static void
fill_indicator (TestRequest *test, guint i)
{
  CascadaModificationIndicator *indicator = &test->indicators[i];

  indicator->present_type = indicator->proposed_type = g_test_rand_int_range (0, 4);
  if (chance (8))
    indicator->proposed_type = g_test_rand_int_range (0, 4);
  if (chance (8))
    indicator->proposed_unit = "Porcentaje";
  if (chance (4))
    indicator->proposed_total = pick_decimal (indicator->present_total);
  if (chance (4))
    indicator->proposed_weight = pick_decimal (indicator->present_weight);
  for (guint k = 0; k < TEST_REQUEST_QUARTERS; k++)
    {
      CascadaModificationTarget *target = &test->targets[i][k];

      target->present = pick_decimal (CASCADA_DECIMAL (10));
      target->proposed = k >= 2 && chance (2) ? pick_decimal (target->present) : k < 2 && chance (12) ? pick_decimal (target->present)
                                                                                                      : target->present;
    }
}

static void
fill_rest (TestRequest *test)
{
  static const CascadaModificationPart text_parts[] = { CASCADA_MODIFICATION_REWORD, CASCADA_MODIFICATION_FORMULATION, CASCADA_MODIFICATION_DELIVERABLES };
  CascadaModification *request = &test->request;

  for (request->n_texts = 0; request->n_texts < 3; request->n_texts++)
    test->texts[request->n_texts] = (CascadaModificationText){ text_parts[request->n_texts], chance (2) ? "a" : NULL, chance (2) ? "a" : "" };
  while (request->n_history < TEST_REQUEST_OTHERS && chance (3))
    test->history[request->n_history++] = (CascadaModificationRequest){ g_test_rand_int_range (0, CASCADA_N_REQUEST_STATES), pick_date (), 0, chance (2) ? "1" : "2" };
  while (request->n_opinions < TEST_REQUEST_OTHERS && !chance (3))
    test->opinions[request->n_opinions++] = (CascadaModificationOpinion){
      chance (2) ? "P" : "DGP", !chance (3), chance (2), pick_date (), chance (4) ? CASCADA_OPINION_SENSE_UNFAVOURABLE : CASCADA_OPINION_SENSE_FAVOURABLE, pick_text ("Memo")
    };
}

static void
fill (TestRequest *test)
{
  CascadaModification *request = &test->request;

  test_request_init (test, "");
  request->today = pick_date ();
  request->n_indicators = g_test_rand_int_range (1, 3);
  for (guint i = 0; i < request->n_indicators; i++)
    fill_indicator (test, i);
  fill_rest (test);
  request->is_local_plan = chance (3);
  request->is_cross_cutting = chance (3);
  request->leads_own_goal = chance (6);
  request->is_eliminated = chance (12);
  request->proposes_elimination = chance (8);
  request->proposes_removal = chance (12);
  request->n_reports = g_test_rand_int_range (0, 3);
  request->n_errors = chance (10);
  request->n_warnings = chance (5);
  request->presenter_role = chance (4) ? g_test_rand_int_range (0, CASCADA_N_ROLES) : CASCADA_ROLE_LOCAL_MAYOR;
  request->presenter_own_unit = !chance (10);
  request->reference = pick_text ("Memorando");
  request->justification = pick_text ("Convenio");
  request->ground = g_test_rand_int_range (0, CASCADA_N_REQUEST_GROUNDS);
  request->exception = pick_text ("Decreto");
  request->text = pick_text ("Procede");
  request->presented = chance (3) ? CASCADA_DATE_NONE : pick_date ();
}

/* Told again, from the facts alone: why it is never to go ahead; %NULL where nothing is found. */
static const char *
forbid (const CascadaModification *request)
{
  if (request->presenter_role != CASCADA_ROLE_LOCAL_MAYOR && request->presenter_role != CASCADA_ROLE_PROCESS_LEADER)
    return "M1";
  if (!request->presenter_own_unit || g_strcmp0 (request->reference, "Memorando") != 0 || g_strcmp0 (request->justification, "Convenio") != 0)
    return "M1";
  if (request->n_errors > 0)
    return "M3";
  for (guint i = 0; i < request->n_indicators; i++)
    for (guint k = 0; k < TEST_REQUEST_QUARTERS; k++)
      if (request->indicators[i].targets[k].present != request->indicators[i].targets[k].proposed &&
          (request->indicators[i].targets[k].measured || request->today / 100 % 100 > 3 * ((int) k + 1)) && request->today / 10000 == 2025)
        return "M6";
  if (request->is_eliminated || (request->proposes_removal && request->n_reports > 0))
    return "M9";
  return NULL;
}

/* Whether some opinion speaks for it, which approval takes. */
static gboolean
is_supported (const CascadaModification *request, gboolean leader)
{
  for (guint i = 0; i < request->n_opinions; i++)
    if ((leader ? request->opinions[i].leads_goal : request->opinions[i].is_local_body) && request->opinions[i].sense == CASCADA_OPINION_SENSE_FAVOURABLE &&
        g_strcmp0 (request->opinions[i].document, "Memo") == 0 && request->opinions[i].date <= request->today)
      return TRUE;
  return FALSE;
}

static gboolean
is_red (const CascadaModification *request, const char *rules)
{
  g_autoptr (GPtrArray) conditions = cascada_modification_judge (request);
  g_auto (GStrv) ids = g_strsplit (rules, " ", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    if (test_request_find (conditions, ids[i])->verdict == CASCADA_VERDICT_NOT_MET)
      return TRUE;
  return FALSE;
}

static void
test_forbidden (void)
{
  guint n_presented = 0, n_approved = 0, n_forbidden = 0;

  for (guint run = 0; run < RUNS; run++)
    {
      g_auto (TestRequest) test = { 0 };
      CascadaModification *request = &test.request;
      gboolean red, may;

      fill (&test);
      red = is_red (request, "M1 M3 M6 M7 M8 M9");
      if (forbid (request) != NULL)
        g_assert_true (is_red (request, forbid (request)));
      n_forbidden += red;
      may = cascada_modification_may_present (request, NULL);
      g_assert_false (may && red);
      g_assert_false (may && cascada_modification_get_parts (request) == CASCADA_MODIFICATION_NONE);
      n_presented += may;
      request->state = CASCADA_REQUEST_STATE_UNDER_REVIEW;
      may = cascada_modification_may_approve (CASCADA_ROLE_HEAD_OF_PLANNING, request, NULL);
      n_approved += may;
      g_assert_false (may && (forbid (request) != NULL || is_red (request, "M1 M2 M3 M4 M6 M7 M8 M9")));
      g_assert_false (may && request->is_cross_cutting && !request->leads_own_goal && !is_supported (request, TRUE));
      g_assert_false (may && request->is_local_plan && !is_supported (request, FALSE));
      g_assert_false (cascada_modification_may_approve (g_test_rand_int_range (CASCADA_ROLE_PROCESS_LEADER, CASCADA_N_ROLES), request, NULL));
    }
  g_test_message ("%u presented, %u approved, %u forbidden", n_presented, n_approved, n_forbidden);
  g_assert_cmpuint (n_presented, >, RUNS / 200);
  g_assert_cmpuint (n_approved, >, RUNS / 200);
  g_assert_cmpuint (n_forbidden, >, RUNS / 10);
}

static gboolean
differ (const CascadaModificationIndicator *indicator)
{
  for (guint k = 0; k < indicator->n_targets; k++)
    if (indicator->targets[k].present != indicator->targets[k].proposed)
      return TRUE;
  return indicator->present_total != indicator->proposed_total;
}

/* Exactly those of what differs. */
static void
test_parts (void)
{
  const CascadaModificationPart figures = CASCADA_MODIFICATION_RAISE | CASCADA_MODIFICATION_LOWER | CASCADA_MODIFICATION_RESCHEDULE;

  for (guint run = 0; run < RUNS; run++)
    {
      g_auto (TestRequest) test = { 0 };
      CascadaModification *request = &test.request;
      CascadaModificationPart expected = CASCADA_MODIFICATION_NONE, found;
      gboolean changes = FALSE;

      fill (&test);
      found = cascada_modification_get_parts (request);
      for (guint i = 0; i < request->n_indicators; i++)
        {
          const CascadaModificationIndicator *indicator = &test.indicators[i];

          g_assert_cmpint ((cascada_modification_indicator_get_parts (indicator) & figures) != 0, ==, differ (indicator));
          changes |= differ (indicator);
          expected |= indicator->present_type != indicator->proposed_type ? CASCADA_MODIFICATION_TYPE : 0;
          expected |= g_strcmp0 (indicator->present_unit, indicator->proposed_unit) != 0 ? CASCADA_MODIFICATION_FORMULATION : 0;
          expected |= indicator->present_weight != indicator->proposed_weight ? CASCADA_MODIFICATION_WEIGHT : 0;
        }
      for (guint i = 0; i < request->n_texts; i++)
        if ((test.texts[i].present == NULL) != (*test.texts[i].proposed == '\0'))
          expected |= test.texts[i].part;
      if (request->proposes_removal || (request->proposes_elimination && !request->is_eliminated))
        expected |= CASCADA_MODIFICATION_ELIMINATE;
      g_assert_cmpuint (found & ~figures, ==, expected);
      g_assert_cmpint ((found & figures) != 0, ==, changes);
    }
}

/* What is undone is lowered where it was raised, and the other way round. */
static void
test_backwards (void)
{
  for (guint run = 0; run < RUNS; run++)
    {
      g_auto (TestRequest) test = { 0 };
      CascadaModificationIndicator back;
      CascadaModificationTarget targets[TEST_REQUEST_QUARTERS];
      CascadaModificationPart there, again;

      fill (&test);
      back = test.indicators[0];
      back.present_type = test.indicators[0].proposed_type;
      back.proposed_type = test.indicators[0].present_type;
      back.present_total = test.indicators[0].proposed_total;
      back.proposed_total = test.indicators[0].present_total;
      for (guint k = 0; k < TEST_REQUEST_QUARTERS; k++)
        targets[k] = (CascadaModificationTarget){ test.targets[0][k].period, test.targets[0][k].proposed, test.targets[0][k].present, FALSE };
      back.targets = targets;
      there = cascada_modification_indicator_get_parts (&test.indicators[0]);
      again = cascada_modification_indicator_get_parts (&back);
      g_assert_cmpint ((there & CASCADA_MODIFICATION_RAISE) != 0, ==, (again & CASCADA_MODIFICATION_LOWER) != 0);
      g_assert_cmpint ((there & CASCADA_MODIFICATION_LOWER) != 0, ==, (again & CASCADA_MODIFICATION_RAISE) != 0);
      g_assert_cmpint (there & CASCADA_MODIFICATION_RESCHEDULE, ==, again & CASCADA_MODIFICATION_RESCHEDULE);
    }
}

static void
shuffle (gpointer array, guint n, gsize size)
{
  char *bytes = array;
  g_autofree char *held = g_malloc (size);

  for (guint i = n; i-- > 1;)
    {
      guint j = (guint) g_test_rand_int_range (0, (int) i + 1);

      memcpy (held, bytes + i * size, size);
      memmove (bytes + i * size, bytes + j * size, size);
      memcpy (bytes + j * size, held, size);
    }
}

static char *
tell (const CascadaModification *request)
{
  g_autoptr (GPtrArray) conditions = cascada_modification_judge (request);
  g_autofree char *parts = cascada_modification_parts_to_string (cascada_modification_get_parts (request));
  GString *text = g_string_new (parts);

  for (guint i = 0; i < conditions->len; i++)
    {
      const CascadaCondition *condition = conditions->pdata[i];

      g_string_append_printf (text, "\n%s %d %s %s %s", condition->id, condition->verdict, condition->facts, condition->message != NULL ? condition->message : "",
                              condition->cure != NULL ? condition->cure : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_any_order (void)
{
  for (guint run = 0; run < RUNS / 4; run++)
    {
      g_auto (TestRequest) test = { 0 };
      CascadaModification *request = &test.request;
      g_autofree char *before = NULL, *after = NULL;

      fill (&test);
      before = tell (request);
      for (guint i = 0; i < request->n_indicators; i++)
        shuffle (test.targets[i], TEST_REQUEST_QUARTERS, sizeof *test.targets[i]);
      shuffle (test.indicators, request->n_indicators, sizeof *test.indicators);
      shuffle (test.texts, request->n_texts, sizeof *test.texts);
      shuffle (test.history, request->n_history, sizeof *test.history);
      shuffle (test.opinions, request->n_opinions, sizeof *test.opinions);
      after = tell (request);
      g_assert_cmpstr (before, ==, after);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/modification-random/forbidden", test_forbidden);
  g_test_add_func ("/modification-random/parts", test_parts);
  g_test_add_func ("/modification-random/backwards", test_backwards);
  g_test_add_func ("/modification-random/any-order", test_any_order);
  return g_test_run ();
}
