/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is told of a plan’s procedure: where it stands, what comes next, what was observed, and what happened. */

#include "cycle.h"

#include "cascada-attachment.h"
#include "cascada-procedure-life.h"
#include "cascada-procedure-observations.h"
#include "cascada-procedure-timeline.h"

static CascadaProcedureLife *
read_life (Cycle *self)
{
  g_autoptr (GError) error = NULL;
  CascadaProcedureLife *life = cascada_procedure_life_read (self->fixture.workspace, self->plan, NULL, &error);

  g_assert_no_error (error);
  return life;
}

/* “next-step (allowed) step! …”: ! is not of the person’s role, ? has something in its way. */
static char *
tell_offers (Cycle *self, gint64 person, CascadaDate today)
{
  g_autoptr (CascadaProcedureLife) life = read_life (self);
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  work_as (self, person);
  offers = cascada_procedure_life_list_offers (life, self->fixture.workspace, today, NULL);
  for (guint i = 0; i < offers->len; i++)
    {
      CascadaProcedureOffer *offer = offers->pdata[i];

      g_string_append_printf (text, "%s%u%s%s", i > 0 ? " " : offer->is_next ? "next "
                                                                             : "",
                              offer->step,
                              offer->is_permitted ? "" : "!", offer->is_permitted && offer->obstacle != NULL ? "?" : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_offers (Cycle *self, gint64 person, CascadaDate today, const char *expected)
{
  g_autofree char *told = tell_offers (self, person, today);

  g_assert_cmpstr (told, ==, expected);
}

static gint64
observe (Cycle *self, gint64 goal, const char *field, const char *text, CascadaDate today)
{
  g_autoptr (GError) error = NULL;
  CascadaRef observation;

  work_as (self, self->analyst);
  cascada_procedure_observe (self->fixture.workspace, self->plan, goal, field, text, today, &observation, &error);
  g_assert_no_error (error);
  return observation.id;
}

static void
break_coherence (Cycle *self, const char *target)
{
  work_as (self, self->mayor);
  begin_edit (self->fixture.workspace, "Metas");
  set_target (self->fixture.workspace, self->indicator, Q (1), target);
  commit_edit (self->fixture.workspace);
}

static void
attach (Cycle *self, gint64 step)
{
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_ATTACHMENT_NAME - 1] = cascada_value_text ("Acta"),
    [CASCADA_ATTACHMENT_LINK - 1] = cascada_value_text ("Carpeta: actas"),
    [CASCADA_ATTACHMENT_STEP - 1] = cascada_value_integer (step),
    [CASCADA_ATTACHMENT_DATE - 1] = cascada_value_integer (20250110),
  };

  work_as (self, self->analyst);
  begin_edit (self->fixture.workspace, "Acta");
  create (self->fixture.workspace, CASCADA_KIND_ATTACHMENT, self->plan, values);
  commit_edit (self->fixture.workspace);
}

/* What each role is offered in each state, by hand. */
static void
test_offers (Cycle *self, gconstpointer data)
{
  g_autoptr (CascadaProcedureLife) life = NULL;
  gint64 observation;

  assert_offers (self, self->mayor, 20250110, "next 2 0! 1! 9! 10!");
  break_coherence (self, "9");
  assert_offers (self, self->mayor, 20250110, "next 2? 0! 1! 9! 10!");
  life = read_life (self);
  g_assert_cmpuint (life->life.n_errors, >, 0);
  g_assert_cmpuint (life->findings->len, >=, life->life.n_errors);
  break_coherence (self, "2");
  take (self, self->mayor, CASCADA_PLAN_STEP_SUBMIT, NULL, 20250110);
  assert_offers (self, self->analyst, 20250111, "next 3 1 4? 6! 9 10?");
  assert_offers (self, self->director, 20250111, "next 3! 1! 4! 6! 9! 10!");
  observation = observe (self, 0, NULL, "Falta la introducción", 20250111);
  assert_offers (self, self->analyst, 20250111, "next 4 1 3? 6! 9 10?");
  take (self, self->analyst, CASCADA_PLAN_STEP_OBSERVE, NULL, 20250111);
  assert_offers (self, self->mayor, 20250112, "next 5? 1! 6? 9! 10!");
  work_as (self, self->mayor);
  g_assert_true (cascada_procedure_answer (self->fixture.workspace, observation, "Se agregó", 20250112, NULL));
  take (self, self->mayor, CASCADA_PLAN_STEP_APPROVE, "HOLA 1", 20250113);
  assert_offers (self, self->head, 20250114, "next 7 8 9 10?");
  assert_offers (self, self->analyst, 20250114, "next 7! 8 9 10?");
  take (self, self->head, CASCADA_PLAN_STEP_OFFICE_APPROVE, NULL, 20250115);
  assert_offers (self, self->analyst, 20250116, "next 10 7! 8 9");
  take (self, self->analyst, CASCADA_PLAN_STEP_PUBLISH, NULL, 20250116);
  assert_offers (self, self->head, 20250701, "next 11 12 13? 14? 15?");
  assert_offers (self, self->head, 20260110, "next 13 11 12 14 15?");
}

/* Who wants to publish a plan that is not approved is told which approval misses, and where that stands. */
static void
test_unapproved (Cycle *self, gconstpointer data)
{
  static const struct
  {
    CascadaPlanStep taken;
    const char *missing;
  } rows[] = {
    { CASCADA_PLAN_STEP_SUBMIT, "The process leader or local mayor has not approved" },
    { CASCADA_PLAN_STEP_VERIFY, "The process leader or local mayor has not approved" },
    { CASCADA_PLAN_STEP_APPROVE, "The planning office has not approved" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CascadaProcedureLife) life = NULL;
      g_autoptr (GPtrArray) offers = NULL;
      const char *obstacle = NULL;

      take (self, rows[i].taken == CASCADA_PLAN_STEP_VERIFY ? self->analyst : self->mayor, rows[i].taken, "HOLA 1", 20250110);
      work_as (self, self->analyst);
      life = read_life (self);
      offers = cascada_procedure_life_list_offers (life, self->fixture.workspace, 20250111, NULL);
      for (guint j = 0; j < offers->len; j++)
        if (((CascadaProcedureOffer *) offers->pdata[j])->step == CASCADA_PLAN_STEP_PUBLISH)
          obstacle = ((CascadaProcedureOffer *) offers->pdata[j])->obstacle;
      g_assert_nonnull (obstacle);
      g_test_message ("%s", obstacle);
      g_assert_nonnull (strstr (obstacle, rows[i].missing));
      g_assert_nonnull (strstr (obstacle, "policy 1"));
    }
}

/* Who stands where since when, and the approvals that are in force. */
static void
test_standing (Cycle *self, gconstpointer data)
{
  g_autoptr (CascadaProcedureLife) draft = read_life (self);
  g_autoptr (CascadaProcedureLife) approved = NULL;
  g_autoptr (CascadaProcedureLife) reopened = NULL;

  g_assert_cmpint (draft->since, ==, CASCADA_DATE_NONE);
  g_assert_cmpuint (draft->visited, ==, 1u << CASCADA_PLAN_STATE_DRAFT);
  take (self, self->mayor, CASCADA_PLAN_STEP_SUBMIT, NULL, 20250110);
  take (self, self->analyst, CASCADA_PLAN_STEP_VERIFY, NULL, 20250112);
  take (self, self->mayor, CASCADA_PLAN_STEP_APPROVE, "HOLA 306319", 20250115);
  take (self, self->head, CASCADA_PLAN_STEP_OFFICE_APPROVE, NULL, 20250116);
  approved = read_life (self);
  g_assert_cmpint (approved->since, ==, 20250115);
  g_assert_cmpint (approved->leader.date, ==, 20250115);
  g_assert_cmpint (approved->leader.person, ==, self->mayor);
  g_assert_cmpint (approved->office.person, ==, self->head);
  g_assert_cmpstr (approved->hola_case, ==, "HOLA 306319");
  g_assert_false (approved->visited & 1u << CASCADA_PLAN_STATE_OBSERVED);

  /* given back, both lapse */
  take (self, self->analyst, CASCADA_PLAN_STEP_REOPEN, "Cambió la norma", 20250117);
  reopened = read_life (self);
  g_assert_cmpint (reopened->life.state, ==, CASCADA_PLAN_STATE_DRAFT);
  g_assert_cmpint (reopened->since, ==, 20250117);
  g_assert_cmpint (reopened->leader.date, ==, CASCADA_DATE_NONE);
  g_assert_cmpint (reopened->office.date, ==, CASCADA_DATE_NONE);
}

/* What is typed is judged without reading the plan again. */
static void
test_typed (Cycle *self, gconstpointer data)
{
  static const struct
  {
    const char *document;
    gboolean met;
  } rows[] = { { NULL, FALSE }, { " ", FALSE }, { "HOLA 306319", TRUE } };
  g_autoptr (CascadaProcedureLife) life = NULL;

  take (self, self->mayor, CASCADA_PLAN_STEP_SUBMIT, NULL, 20250110);
  take (self, self->analyst, CASCADA_PLAN_STEP_VERIFY, NULL, 20250112);
  life = read_life (self);
  work_as (self, self->mayor);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CascadaStepDetails details = { .document = rows[i].document };
      g_autoptr (GPtrArray) conditions =
          cascada_procedure_life_check (life, self->fixture.workspace, CASCADA_PLAN_STEP_APPROVE, &details, 20250113, NULL);

      g_assert_cmpint (cascada_conditions_check (conditions, NULL), ==, rows[i].met);
    }
}

static char *
tell_entry (const CascadaTimelineEntry *entry)
{
  static const char *const kinds[] = { "step", "version", "observations" };
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%d %s %u", entry->date, kinds[entry->kind], entry->kind == CASCADA_TIMELINE_STEP ? entry->step : entry->number);
  g_string_append_printf (text, " %s/%d", entry->person, entry->role);
  if (entry->document != NULL)
    g_string_append_printf (text, " %s", entry->document);
  if (entry->kind == CASCADA_TIMELINE_OBSERVATIONS)
    g_string_append_printf (text, " %u answered %u settled", entry->n_answered, entry->n_settled);
  if (entry->n_documents > 0)
    g_string_append_printf (text, " +%u", entry->n_documents);
  return g_string_free (text, FALSE);
}

static void
test_timeline (Cycle *self, gconstpointer data)
{
  static const char *const expected[] = {
    "20250120 version 1 Analista/0 HOLA 306319",
    "20250120 step 10 Analista/0",
    "20250116 step 7 Jefa/1",
    "20250115 step 6 Alcaldesa/3 HOLA 306319",
    "20250114 step 3 Analista/0",
    "20250113 step 5 Alcaldesa/3",
    "20250111 step 4 Analista/0",
    "20250111 observations 2 Analista/0 1 answered 2 settled", /* one was withdrawn without an answer */
    "20250110 step 2 Alcaldesa/3",
    "20250103 step 1 Analista/0 Acta 1 +1",
  };
  CascadaWorkspace *workspace = self->fixture.workspace;
  CascadaStore *store = cascada_workspace_get_store (workspace);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) newest = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  CascadaRef session;
  gint64 observation;
  gboolean more;

  work_as (self, self->analyst);
  g_assert_true (cascada_procedure_take (workspace, self->plan, CASCADA_PLAN_STEP_WORK_SESSION, &(CascadaStepDetails){ .document = "Acta 1" }, 20250103, &session, &error));
  attach (self, session.id);
  take (self, self->mayor, CASCADA_PLAN_STEP_SUBMIT, NULL, 20250110);
  observation = observe (self, self->goal, "name", "Precise el lugar", 20250111);
  g_assert_true (cascada_procedure_resolve (workspace, observe (self, 0, NULL, "Retirada", 20250111), &error));
  take (self, self->analyst, CASCADA_PLAN_STEP_OBSERVE, NULL, 20250111);
  work_as (self, self->mayor);
  g_assert_true (cascada_procedure_answer (workspace, observation, "Se precisó", 20250112, &error));
  take (self, self->mayor, CASCADA_PLAN_STEP_RESUBMIT, NULL, 20250113);
  work_as (self, self->analyst);
  g_assert_true (cascada_procedure_resolve (workspace, observation, &error));
  take (self, self->analyst, CASCADA_PLAN_STEP_VERIFY, NULL, 20250114);
  take (self, self->mayor, CASCADA_PLAN_STEP_APPROVE, "HOLA 306319", 20250115);
  take (self, self->head, CASCADA_PLAN_STEP_OFFICE_APPROVE, NULL, 20250116);
  take (self, self->analyst, CASCADA_PLAN_STEP_PUBLISH, NULL, 20250120);

  entries = cascada_procedure_timeline_read (store, self->plan, 50, &more, &error);
  g_assert_no_error (error);
  g_assert_false (more);
  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *told = tell_entry (entries->pdata[i]);

      g_assert_cmpstr (told, ==, expected[i]);
    }
  g_assert_cmpuint (entries->len, ==, G_N_ELEMENTS (expected));

  newest = cascada_procedure_timeline_read (store, self->plan, 3, &more, &error);
  g_assert_cmpuint (newest->len, ==, 3);
  g_assert_true (more);
  versions = cascada_procedure_list_versions (store, self->plan, 10, &error);
  g_assert_cmpuint (versions->len, ==, 1);
  g_assert_cmpuint (((CascadaTimelineEntry *) versions->pdata[0])->number, ==, 1);
}

static char *
tell_observations (Cycle *self, int state, guint limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = cascada_procedure_list_observations (cascada_workspace_get_store (self->fixture.workspace), self->plan, state, limit, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    {
      CascadaProcedureObservation *observation = found->pdata[i];

      g_string_append_printf (text, "%s%d|%s|%s|%s|%s|%s", i > 0 ? "; " : "", observation->state, observation->place, observation->field,
                              observation->person, observation->text, observation->answer);
    }
  return g_string_free (text, FALSE);
}

static void
test_observations (Cycle *self, gconstpointer data)
{
  static const struct
  {
    int state;
    guint limit;
    const char *expected;
  } rows[] = {
    { CASCADA_ANY_OBSERVATION_STATE, 9,
      "0|1. Realizar 8 jornadas de participación|Unit|Analista|C|(null); "
      "1|1. Realizar 8 jornadas de participación|Name|Analista|B|Sí; "
      "2|(null)|(null)|Analista|A|(null)" },
    { CASCADA_OBSERVATION_STATE_OPEN, 9, "0|1. Realizar 8 jornadas de participación|Unit|Analista|C|(null)" },
    { CASCADA_OBSERVATION_STATE_ANSWERED, 9, "1|1. Realizar 8 jornadas de participación|Name|Analista|B|Sí" },
    { CASCADA_OBSERVATION_STATE_SETTLED, 9, "2|(null)|(null)|Analista|A|(null)" },
    { CASCADA_ANY_OBSERVATION_STATE, 1, "0|1. Realizar 8 jornadas de participación|Unit|Analista|C|(null)" },
  };
  guint counts[CASCADA_N_OBSERVATION_STATES];
  g_autoptr (GError) error = NULL;
  gint64 answered, settled;

  take (self, self->mayor, CASCADA_PLAN_STEP_SUBMIT, NULL, 20250110);
  settled = observe (self, 0, NULL, "A", 20250111);
  g_assert_true (cascada_procedure_resolve (self->fixture.workspace, settled, NULL));
  answered = observe (self, self->goal, "name", "B", 20250111);
  observe (self, self->goal, "unit", "C", 20250112);
  work_as (self, self->mayor);
  g_assert_true (cascada_procedure_answer (self->fixture.workspace, answered, "Sí", 20250112, NULL));
  g_assert_false (cascada_procedure_answer (self->fixture.workspace, settled, "Tarde", 20250112, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *told = tell_observations (self, rows[i].state, rows[i].limit);

      g_assert_cmpstr (told, ==, rows[i].expected);
    }
  g_assert_true (cascada_procedure_count_observations (cascada_workspace_get_store (self->fixture.workspace), self->plan, counts, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_assert_cmpuint (counts[i], ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/procedure-story/offers", Cycle, NULL, set_up, test_offers, tear_down);
  g_test_add ("/procedure-story/unapproved", Cycle, NULL, set_up, test_unapproved, tear_down);
  g_test_add ("/procedure-story/standing", Cycle, NULL, set_up, test_standing, tear_down);
  g_test_add ("/procedure-story/typed", Cycle, NULL, set_up, test_typed, tear_down);
  g_test_add ("/procedure-story/timeline", Cycle, NULL, set_up, test_timeline, tear_down);
  g_test_add ("/procedure-story/observations", Cycle, NULL, set_up, test_observations, tear_down);
  return g_test_run ();
}
