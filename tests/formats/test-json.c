/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>

#include "cascada-attachment.h"
#include "cascada-error.h"
#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-json.h"
#include "cascada-kinds.h"
#include "cascada-non-working-day.h"
#include "cascada-objective.h"
#include "cascada-observation.h"
#include "cascada-opinion.h"
#include "cascada-person.h"
#include "cascada-plan.h"
#include "cascada-proposal.h"
#include "cascada-publication.h"
#include "cascada-report.h"
#include "cascada-request-record.h"
#include "cascada-step.h"
#include "cascada-target.h"
#include "cascada-unit.h"
#include "cascada-version.h"
#include "cascada-weight.h"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("cascada-json-XXXXXX", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static CascadaWorkspace *
create (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  CascadaWorkspace *workspace = cascada_workspace_open (path, CASCADA_STORE_WRITE | CASCADA_STORE_CREATE, NULL, &error);

  g_assert_no_error (error);
  return workspace;
}

static gint64
add (CascadaWorkspace *workspace, CascadaKind kind, CascadaPeriod period, gint64 parent, const CascadaValue *values)
{
  CascadaRef ref = { kind, period, 0 };
  g_autoptr (GError) error = NULL;

  cascada_workspace_create (workspace, &ref, parent, values, &error);
  g_assert_no_error (error);
  return ref.id;
}

static char *
add_content (CascadaWorkspace *workspace, gsize size)
{
  guint8 *bytes = g_malloc (size + 1);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, (gssize) size, g_free);
  g_autoptr (GError) error = NULL;
  char *sha256 = NULL;
  gint64 length;

  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8) (i * 31 + i / 255);
  cascada_store_add_content (cascada_workspace_get_store (workspace), stream, 0, &sha256, &length, NULL, &error);
  g_assert_no_error (error);
  return sha256;
}

/* What the procedure records; an objective refers to one of a plan that comes later in the document. */
static void
fill_procedure (CascadaWorkspace *workspace, CascadaValue *objective, CascadaValue *goal)
{
  CascadaValue person[CASCADA_FIELDS_MAX] = { [CASCADA_PERSON_NAME - 1] = cascada_value_text ("Ana") };
  CascadaValue plan[CASCADA_FIELDS_MAX] = {
    [CASCADA_PLAN_TITLE - 1] = cascada_value_text ("Plan de gestión"),
    [CASCADA_PLAN_FIRST_YEAR - 1] = cascada_value_integer (2025),
    [CASCADA_PLAN_LAST_YEAR - 1] = cascada_value_integer (2025),
    [CASCADA_PLAN_STATE - 1] = cascada_value_integer (CASCADA_PLAN_STATE_APPROVED),
    [CASCADA_PLAN_ROLLUP - 1] = cascada_value_integer (CASCADA_ROLLUP_GOALS),
  };
  CascadaValue step[CASCADA_FIELDS_MAX] = {
    [CASCADA_STEP_ACTION - 1] = cascada_value_integer (CASCADA_PLAN_STEP_APPROVE),
    [CASCADA_STEP_DATE - 1] = cascada_value_integer (20250131),
    [CASCADA_STEP_DOCUMENT - 1] = cascada_value_text ("HOLA 306319"),
  };
  CascadaValue attachment[CASCADA_FIELDS_MAX] = {
    [CASCADA_ATTACHMENT_NAME - 1] = cascada_value_text ("acta.pdf"),
    [CASCADA_ATTACHMENT_DATE - 1] = cascada_value_integer (20250131),
    [CASCADA_ATTACHMENT_PERIOD - 1] = cascada_value_integer (CASCADA_PERIOD_QUARTER (2025, 1)),
  };
  CascadaValue observation[CASCADA_FIELDS_MAX] = {
    [CASCADA_OBSERVATION_DATE - 1] = cascada_value_integer (20250120),
    [CASCADA_OBSERVATION_TEXT - 1] = cascada_value_text ("Revise la ponderación"),
  };
  CascadaValue version[CASCADA_FIELDS_MAX] = { [CASCADA_VERSION_DATE - 1] = cascada_value_integer (20250201) };
  CascadaValue day[CASCADA_FIELDS_MAX] = {
    [CASCADA_NON_WORKING_DAY_DATE - 1] = cascada_value_integer (20251224),
    [CASCADA_NON_WORKING_DAY_NAME - 1] = cascada_value_text ("Día cívico"),
  };
  CascadaValue request[CASCADA_FIELDS_MAX] = {
    [CASCADA_REQUEST_NUMBER - 1] = cascada_value_integer (3),
    [CASCADA_REQUEST_STATE - 1] = cascada_value_integer (CASCADA_REQUEST_STATE_PUBLISHED),
    [CASCADA_REQUEST_DATE - 1] = cascada_value_integer (20250401),
    [CASCADA_REQUEST_GROUND - 1] = cascada_value_integer (CASCADA_REQUEST_GROUND_FORCE_MAJEURE),
  };
  CascadaValue proposal[CASCADA_FIELDS_MAX] = {
    [CASCADA_PROPOSAL_RECORD - 1] = cascada_value_text ("target"),
    [CASCADA_PROPOSAL_PERIOD - 1] = cascada_value_integer (CASCADA_PERIOD_QUARTER (2025, 3)),
    [CASCADA_PROPOSAL_FIELD - 1] = cascada_value_text ("value"),
    [CASCADA_PROPOSAL_NEW - 1] = cascada_value_text ("0.49005"),
  };
  CascadaValue opinion[CASCADA_FIELDS_MAX] = {
    [CASCADA_OPINION_DATE - 1] = cascada_value_integer (20250402),
    [CASCADA_OPINION_SENSE - 1] = cascada_value_integer (CASCADA_OPINION_SENSE_UNFAVOURABLE),
  };
  CascadaValue indicator[CASCADA_FIELDS_MAX] = { [CASCADA_INDICATOR_NAME - 1] = cascada_value_text ("Indicador") };
  const gsize sizes[] = { 0, 1, 2, 3, 5000, 1048577 };
  gint64 first, id, strategic;

  step[CASCADA_STEP_PERSON - 1] = cascada_value_integer (add (workspace, CASCADA_KIND_PERSON, 0, 0, person));
  first = add (workspace, CASCADA_KIND_PLAN, 0, 0, plan);
  plan[CASCADA_PLAN_TITLE - 1] = cascada_value_text ("PEI");
  id = add (workspace, CASCADA_KIND_PLAN, 0, 0, plan);
  strategic = add (workspace, CASCADA_KIND_OBJECTIVE, 0, id, objective);
  objective[CASCADA_OBJECTIVE_STRATEGIC - 1] = cascada_value_integer (strategic);
  id = add (workspace, CASCADA_KIND_OBJECTIVE, 0, first, objective);
  id = add (workspace, CASCADA_KIND_GOAL, 0, id, goal);
  observation[CASCADA_OBSERVATION_GOAL - 1] = attachment[CASCADA_ATTACHMENT_GOAL - 1] = cascada_value_integer (id);
  attachment[CASCADA_ATTACHMENT_STEP - 1] = cascada_value_integer (add (workspace, CASCADA_KIND_STEP, 0, first, step));
  add (workspace, CASCADA_KIND_ATTACHMENT, 0, first, attachment);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *sha256 = add_content (workspace, sizes[i]);

      attachment[CASCADA_ATTACHMENT_SHA256 - 1] = cascada_value_text (sha256);
      add (workspace, CASCADA_KIND_ATTACHMENT, 0, first, attachment);
    }
  add (workspace, CASCADA_KIND_OBSERVATION, 0, first, observation);
  request[CASCADA_REQUEST_VERSION - 1] = cascada_value_integer (add (workspace, CASCADA_KIND_VERSION, 0, first, version));
  request[CASCADA_REQUEST_GOAL - 1] = cascada_value_integer (id);
  request[CASCADA_REQUEST_PRESENTER - 1] = step[CASCADA_STEP_PERSON - 1];
  proposal[CASCADA_PROPOSAL_INDICATOR - 1] = cascada_value_integer (add (workspace, CASCADA_KIND_INDICATOR, 0, id, indicator));
  id = add (workspace, CASCADA_KIND_REQUEST, 0, first, request);
  add (workspace, CASCADA_KIND_PROPOSAL, 0, id, proposal);
  add (workspace, CASCADA_KIND_OPINION, 0, id, opinion);
  attachment[CASCADA_ATTACHMENT_REQUEST - 1] = cascada_value_integer (id);
  attachment[CASCADA_ATTACHMENT_SHA256 - 1] = CASCADA_VALUE_INIT;
  add (workspace, CASCADA_KIND_ATTACHMENT, 0, first, attachment);
  add (workspace, CASCADA_KIND_NON_WORKING_DAY, 0, 0, day);
}

/* Every kind of field, and the texts that serialisers get wrong. */
static void
fill (CascadaWorkspace *workspace)
{
  CascadaValue unit[CASCADA_FIELDS_MAX] = { [CASCADA_UNIT_NAME - 1] = cascada_value_text ("Alcaldía Local de Usaquén") };
  CascadaValue plan[CASCADA_FIELDS_MAX] = {
    [CASCADA_PLAN_TITLE - 1] = cascada_value_text ("Plan «A» \"b\" \\ \n\ttab"),
    [CASCADA_PLAN_KIND - 1] = cascada_value_integer (CASCADA_PLAN_KIND_MANAGEMENT),
    [CASCADA_PLAN_FIRST_YEAR - 1] = cascada_value_integer (2025),
    [CASCADA_PLAN_LAST_YEAR - 1] = cascada_value_integer (2025),
    [CASCADA_PLAN_CAP - 1] = cascada_value_decimal (CASCADA_DECIMAL (100)),
  };
  CascadaValue objective[CASCADA_FIELDS_MAX] = { [CASCADA_OBJECTIVE_NAME - 1] = cascada_value_text ("Objetivo") };
  CascadaValue goal[CASCADA_FIELDS_MAX] = {
    [CASCADA_GOAL_NAME - 1] = cascada_value_text ("Meta"),
    [CASCADA_GOAL_ELIMINATED - 1] = cascada_value_integer (TRUE),
  };
  CascadaValue indicator[CASCADA_FIELDS_MAX] = {
    [CASCADA_INDICATOR_NAME - 1] = cascada_value_text ("Indicador"),
    [CASCADA_INDICATOR_ANNUALISATION - 1] = cascada_value_integer (CASCADA_ANNUALISATION_DECREASING),
    [CASCADA_INDICATOR_BASELINE - 1] = cascada_value_decimal (-1),
  };
  CascadaValue value[CASCADA_FIELDS_MAX] = { [CASCADA_TARGET_VALUE - 1] = cascada_value_decimal (490050) };
  CascadaValue report[CASCADA_FIELDS_MAX] = { [CASCADA_REPORT_EXECUTED - 1] = cascada_value_decimal (0) };
  CascadaValue publication[CASCADA_FIELDS_MAX] = { [CASCADA_PUBLICATION_COMPLIANCE - 1] = cascada_value_decimal (87200000) };
  CascadaPeriod quarter = CASCADA_PERIOD_QUARTER (2025, 2);
  gint64 id;

  g_assert_true (cascada_workspace_begin (workspace, CASCADA_EDIT_KIND_EDIT, "fill", NULL));
  goal[CASCADA_GOAL_UNIT - 1] = cascada_value_integer (add (workspace, CASCADA_KIND_UNIT, 0, 0, unit));
  id = add (workspace, CASCADA_KIND_PLAN, 0, 0, plan);
  add (workspace, CASCADA_KIND_OBJECTIVE, 0, id, objective);
  id = add (workspace, CASCADA_KIND_OBJECTIVE, 0, id, objective);
  add (workspace, CASCADA_KIND_PUBLICATION, quarter, id, publication);
  id = add (workspace, CASCADA_KIND_GOAL, 0, id, goal);
  id = add (workspace, CASCADA_KIND_INDICATOR, 0, id, indicator);
  add (workspace, CASCADA_KIND_TARGET, quarter, id, value);
  add (workspace, CASCADA_KIND_TARGET, CASCADA_PERIOD_YEAR (2025), id, value);
  add (workspace, CASCADA_KIND_WEIGHT, CASCADA_PERIOD_YEAR (2025), id, value);
  add (workspace, CASCADA_KIND_REPORT, quarter, id, report);
  fill_procedure (workspace, objective, goal);
  g_assert_true (cascada_workspace_commit (workspace, NULL));
}

static char *
export_text (CascadaWorkspace *workspace)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  cascada_json_export (workspace, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
close_workspace (CascadaWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;

  cascada_workspace_close (workspace, &error);
  g_assert_no_error (error);
  g_object_unref (workspace);
}

static gboolean
import (Fixture *fixture, CascadaWorkspace *workspace, const char *text, gssize length, GError **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, "document.json", NULL);

  g_assert_true (g_file_set_contents (path, text, length, NULL));
  return cascada_json_import_file (workspace, path, NULL, error);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  CascadaWorkspace *first = create (fixture, "first.cascada"), *second = create (fixture, "second.cascada");
  g_autoptr (GError) error = NULL;
  g_autofree char *exported = NULL;
  g_autofree char *again = NULL;

  fill (first);
  exported = export_text (first);
  import (fixture, second, exported, -1, &error);
  g_assert_no_error (error);
  again = export_text (second);
  g_assert_true (cascada_log_verify (cascada_workspace_get_store (second), NULL, &error)); /* the bytes too */
  g_assert_cmpstr (exported, ==, again);
  g_assert_nonnull (strstr (exported, "\"value\": \"0.49005\""));
  g_assert_nonnull (strstr (exported, "\"executed\": \"0\""));
  g_assert_nonnull (strstr (exported, "\"annualisation\": \"decreasing\""));
  g_assert_nonnull (strstr (exported, "\"unit\": 1"));
  g_assert_nonnull (strstr (exported, "\"strategic\": 1"));
  g_assert_nonnull (strstr (exported, "\"ground\": \"force-majeure\""));
  g_assert_nonnull (strstr (exported, "\"new\": \"0.49005\""));
  g_assert_nonnull (strstr (exported, "\"date\": \"2025-01-31\""));

  g_assert_false (import (fixture, second, exported, -1, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  close_workspace (first);
  close_workspace (second);
}

#define HEAD "{\"format\": \"cascada-workspace\", \"version\": 1"
#define PLAN HEAD ", \"plans\": [{\"title\": \"T\", \"first-year\": 2025, \"last-year\": 2025, "

static void
test_lies (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *told; /* part of the message: the place, or what is wrong */
  } rows[] = {
    { "", "document.json" },
    { "[]", "must be an object" },
    { "{", "document.json" },
    { "\xff\xfe{}", "UTF-8" },
    { "{\"format\": \"other\", \"version\": 1}", "format" },
    { "{\"format\": \"cascada-workspace\"}", "version" },
    { "{\"format\": \"cascada-workspace\", \"version\": \"1\"}", "version" },
    { "{\"format\": \"cascada-workspace\", \"version\": 2}", "newer" },
    { HEAD ", \"plan\": []}", "“plan”" },
    { HEAD ", \"contents\": 3}", "/contents: this must be an array" },
    { HEAD ", \"contents\": [{\"data\": \"QQ==\"}]}", "/contents/0: this must have a “sha256”" },
    { HEAD ", \"contents\": [{\"sha256\": \"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\", \"data\": \"QQ==\"}]}",
      "/contents/0: the data is not" },
    { HEAD ", \"plans\": {}}", "/plans: this must be an array" },
    { HEAD ", \"plans\": [3]}", "/plans/0: this must be an object" },
    { HEAD ", \"plans\": [{}]}", "/plans/0: the member “title” is missing" },
    { HEAD ", \"plans\": [{\"title\": 3}]}", "/plans/0/title" },
    { HEAD ", \"plans\": [{\"title\": \"T\", \"kind\": \"fake\"}]}", "/plans/0/kind: “fake”" },
    { HEAD ", \"plans\": [{\"title\": \"T\", \"first-year\": \"2025\"}]}", "/plans/0/first-year" },
    { HEAD ", \"plans\": [{\"title\": \"T\", \"first-year\": 1}]}", "/plans/0/first-year" },
    { HEAD ", \"plans\": [{\"title\": \"T\", \"first-year\": 2025, \"last-year\": 2025, \"unit\": 7}]}", "no “Unit” with the id 7" },
    { HEAD ", \"plans\": [{\"title\": \"T\", \"position\": 7}]}", "/plans/0/position" },
    { HEAD ", \"units\": [{\"id\": 1, \"name\": \"a\"}, {\"id\": 1, \"name\": \"b\"}]}", "/units/1/id" },
    { PLAN "\"objectives\": [{\"name\": \"O\", \"weight\": 3}]}]}", "/plans/0/objectives/0/weight" },
    { PLAN "\"objectives\": [{\"name\": \"O\", \"weight\": \"-3\"}]}]}", "/plans/0/objectives/0/weight" },
    { PLAN "\"objectives\": [{\"name\": \"O\", \"weight\": \"1e9\"}]}]}", "/plans/0/objectives/0/weight" },
    { PLAN "\"objectives\": [{\"name\": \"O\", \"publications\": [{\"compliance\": \"3\"}]}]}]}", "“period” is missing" },
    { PLAN "\"objectives\": [{\"name\": \"O\", \"publications\": [{\"period\": \"2025-Q9\", \"compliance\": \"3\"}]}]}]}", "/publications/0/period" },
    { PLAN "\"objectives\": [{\"name\": \"O\", \"goals\": [{\"name\": \"G\", \"eliminated\": 1}]}]}]}", "/goals/0/eliminated" },
  };
  CascadaWorkspace *workspace = create (fixture, "lies.cascada");
  g_autofree char *before = export_text (workspace);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;
      g_autofree char *shown = g_strescape (rows[i].text, NULL);

      g_test_message ("%s", shown);
      g_assert_false (import (fixture, workspace, rows[i].text, -1, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, rows[i].told));
      after = export_text (workspace);
      g_assert_cmpstr (before, ==, after);
    }
  close_workspace (workspace);
}

static void
test_depth (Fixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = create (fixture, "deep.cascada");
  g_autofree char *text = g_strnfill (2000000, '[');
  g_autoptr (GError) error = NULL;

  g_assert_false (import (fixture, workspace, text, -1, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_INVALID);
  close_workspace (workspace);
}

/* A document with any bytes changed is read or refused; a refused one leaves nothing. */
static void
test_mutations (Fixture *fixture, gconstpointer data)
{
  CascadaWorkspace *source = create (fixture, "source.cascada");
  g_autofree char *document = NULL;
  guint read = 0;

  fill (source);
  document = export_text (source);
  close_workspace (source);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.cascada", i);
      CascadaWorkspace *workspace = create (fixture, name);
      g_autofree char *text = g_strdup (document);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      gsize length = strlen (text);

      for (int changes = g_test_rand_int_range (1, 4); changes > 0; changes--)
        text[g_test_rand_int_range (0, length)] = g_test_rand_int_range (32, 127);
      if (import (fixture, workspace, text, length, &error))
        read++;
      else
        {
          after = export_text (workspace);
          g_assert_null (strstr (after, "title"));
        }
      close_workspace (workspace);
    }
  g_test_message ("%u of 60 read", read);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/json/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/json/lies", Fixture, NULL, set_up, test_lies, tear_down);
  g_test_add ("/json/depth", Fixture, NULL, set_up, test_depth, tear_down);
  g_test_add ("/json/mutations", Fixture, NULL, set_up, test_mutations, tear_down);
  return g_test_run ();
}
