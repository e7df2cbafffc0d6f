/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sample of management plans: what it promises to show, and that the procedure would have let it come about. */

#include "cascada-attachment.h"
#include "cascada-calendar.h"
#include "cascada-check.h"
#include "cascada-date.h"
#include "cascada-enum-labels.h"
#include "cascada-enums.h"
#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-json.h"
#include "cascada-objective.h"
#include "cascada-observation.h"
#include "cascada-person.h"
#include "cascada-plan.h"
#include "cascada-report.h"
#include "cascada-request.h"
#include "cascada-sample.h"
#include "cascada-step.h"
#include "cascada-template.h"
#include "cascada-unit.h"
#include "cascada-version.h"
#include "cascada-versions.h"
#include "import-fixture.h"

#define N_LOCAL_OFFICES 20
#define N_PROCESSES 16

static void
make_sample (ImportFixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  cascada_sample_create_management (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static CascadaWorkspace *
open_sample (ImportFixture *fixture)
{
  make_sample (fixture, "sample.cascada");
  return import_fixture_open (fixture, "sample.cascada");
}

static void
close_sample (CascadaWorkspace *workspace)
{
  g_assert_true (cascada_workspace_close (workspace, NULL));
  g_object_unref (workspace);
}

static GPtrArray *
get_children (CascadaWorkspace *workspace, CascadaKind kind, gint64 parent)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *children = cascada_workspace_get_children (workspace, kind, parent, &error);

  g_assert_no_error (error);
  return children;
}

static GPtrArray *
get_management_plans (CascadaWorkspace *workspace)
{
  GPtrArray *plans = get_children (workspace, CASCADA_KIND_PLAN, 0);

  for (guint i = plans->len; i-- > 0;)
    if (cascada_record_get_integer (plans->pdata[i], CASCADA_PLAN_KIND) != CASCADA_PLAN_KIND_MANAGEMENT)
      g_ptr_array_remove_index (plans, i);
  return plans;
}

static CascadaUnitKind
get_unit_kind (CascadaWorkspace *workspace, CascadaRecord *plan)
{
  CascadaRef ref = { CASCADA_KIND_UNIT, CASCADA_PERIOD_NONE, cascada_record_get_integer (plan, CASCADA_PLAN_UNIT) };
  g_autoptr (CascadaRecord) unit = cascada_workspace_get_record (workspace, ref, NULL);

  return (CascadaUnitKind) cascada_record_get_integer (unit, CASCADA_UNIT_KIND);
}

/* "2 of a, 3 of b" by name, whatever the order they came in. */
static char *
list_counts (GHashTable *counts)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (counts), (GCompareFunc) g_strcmp0);
  GString *list = g_string_new (NULL);

  for (GList *key = keys; key != NULL; key = key->next)
    g_string_append_printf (list, "%s%u %s", list->len > 0 ? ", " : "", GPOINTER_TO_UINT (g_hash_table_lookup (counts, key->data)),
                            (const char *) key->data);
  return g_string_free (list, FALSE);
}

static void
count (GHashTable *counts, char *key)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

  g_hash_table_insert (counts, key, GUINT_TO_POINTER (n + 1));
}

static GHashTable *
counts_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

typedef void (*IndicatorFunc) (CascadaWorkspace *workspace, CascadaRecord *plan, CascadaRecord *goal, CascadaRecord *indicator, gpointer data);

static void
each_indicator (CascadaWorkspace *workspace, IndicatorFunc func, gpointer data)
{
  g_autoptr (GPtrArray) plans = get_management_plans (workspace);

  for (guint i = 0; i < plans->len; i++)
    {
      g_autoptr (GPtrArray) objectives = get_children (workspace, CASCADA_KIND_OBJECTIVE, cascada_record_get_id (plans->pdata[i]));
      g_autoptr (GPtrArray) goals = get_children (workspace, CASCADA_KIND_GOAL, cascada_record_get_id (objectives->pdata[0]));

      g_assert_cmpuint (objectives->len, ==, 1);
      for (guint k = 0; k < goals->len; k++)
        {
          g_autoptr (GPtrArray) indicators = get_children (workspace, CASCADA_KIND_INDICATOR, cascada_record_get_id (goals->pdata[k]));

          g_assert_cmpuint (indicators->len, ==, 1);
          func (workspace, plans->pdata[i], goals->pdata[k], indicators->pdata[0], data);
        }
    }
}

static void
test_template (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) counts = counts_new ();
  g_autoptr (GPtrArray) units = NULL;
  g_autofree char *kinds = NULL;
  gint64 n_edits;

  g_assert_true (cascada_template_add_units (fixture->workspace, NULL));
  n_edits = count_edits (fixture->workspace);
  g_assert_true (cascada_template_add_units (fixture->workspace, NULL));
  g_assert_cmpint (n_edits, ==, 1);
  g_assert_cmpint (count_edits (fixture->workspace), ==, 1);
  units = get_children (fixture->workspace, CASCADA_KIND_UNIT, 0);
  for (guint i = 0; i < units->len; i++)
    count (counts, g_strdup (cascada_enum_get_nick (cascada_unit_kind_get_type (),
                                                    (int) cascada_record_get_integer (units->pdata[i], CASCADA_UNIT_KIND))));
  kinds = list_counts (counts);
  g_assert_cmpstr (kinds, ==, "20 local-office, 4 office, 16 process");
  g_assert_cmpstr (cascada_record_get_text (units->pdata[4], CASCADA_UNIT_NAME), ==, "Direccionamiento Estratégico");
  g_assert_cmpstr (cascada_record_get_text (units->pdata[20], CASCADA_UNIT_NAME), ==, "Alcaldía Local de Usaquén");
  g_assert_cmpstr (cascada_record_get_text (units->pdata[39], CASCADA_UNIT_NAME), ==, "Alcaldía Local de Sumapaz");
  g_assert_cmpstr (cascada_record_get_text (units->pdata[39], CASCADA_UNIT_CODE), ==, "20");
}

/* One of the units is there already: it stays, and is not added twice. */
static void
test_template_beside (ImportFixture *fixture, gconstpointer data)
{
  CascadaRef ref = { CASCADA_KIND_UNIT, CASCADA_PERIOD_NONE, 0 };
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };
  g_autoptr (GPtrArray) units = NULL;

  values[CASCADA_UNIT_NAME - 1] = cascada_value_text ("ALCALDÍA LOCAL DE SUBA");
  values[CASCADA_UNIT_KIND - 1] = cascada_value_integer (CASCADA_UNIT_KIND_LOCAL_OFFICE);
  g_assert_true (cascada_workspace_begin (fixture->workspace, CASCADA_EDIT_KIND_EDIT, NULL, NULL) &&
                 cascada_workspace_create (fixture->workspace, &ref, 0, values, NULL) && cascada_workspace_commit (fixture->workspace, NULL));
  g_assert_true (cascada_template_add_units (fixture->workspace, NULL));
  units = get_children (fixture->workspace, CASCADA_KIND_UNIT, 0);
  g_assert_cmpuint (units->len, ==, 40);
}

static void
test_counts (ImportFixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = open_sample (fixture);
  g_autoptr (GPtrArray) units = get_children (workspace, CASCADA_KIND_UNIT, 0);
  g_autoptr (GPtrArray) people = get_children (workspace, CASCADA_KIND_PERSON, 0);
  g_autoptr (GPtrArray) plans = get_management_plans (workspace);
  g_autoptr (GPtrArray) days = get_children (workspace, CASCADA_KIND_NON_WORKING_DAY, 0);
  g_autoptr (GHashTable) roles = counts_new (), kinds = counts_new ();
  g_autofree char *shown_roles = NULL, *shown_kinds = NULL;

  g_assert_cmpuint (units->len, ==, 40);
  g_assert_cmpuint (days->len, ==, 1);
  for (guint i = 0; i < people->len; i++)
    count (roles, g_strdup (cascada_enum_get_nick (cascada_role_get_type (), (int) cascada_record_get_integer (people->pdata[i], CASCADA_PERSON_ROLE))));
  shown_roles = list_counts (roles);
  g_assert_cmpstr (shown_roles, ==, "1 director, 1 head-of-planning, 36 improvement-promoter, 20 local-mayor, 2 planning-analyst, 16 process-leader");
  for (guint i = 0; i < plans->len; i++)
    count (kinds, g_strdup (cascada_enum_get_nick (cascada_unit_kind_get_type (), (int) get_unit_kind (workspace, plans->pdata[i]))));
  shown_kinds = list_counts (kinds);
  g_assert_cmpstr (shown_kinds, ==, "20 local-office, 16 process");
  close_sample (workspace);
}

/* Each step begins where the one before ended, and the last ends where the plan stands. */
static void
replay (CascadaWorkspace *workspace, CascadaRecord *plan, GHashTable *counts)
{
  g_autoptr (GPtrArray) steps = get_children (workspace, CASCADA_KIND_STEP, cascada_record_get_id (plan));
  g_autoptr (GPtrArray) versions = get_children (workspace, CASCADA_KIND_VERSION, cascada_record_get_id (plan));
  CascadaPlanState state = cascada_record_get_integer (plan, CASCADA_PLAN_STATE);
  CascadaPlanLife life = { .state = CASCADA_PLAN_STATE_NONE };
  gint64 before = 20241201;

  for (guint i = 0; i < steps->len; i++)
    {
      CascadaPlanStep step = cascada_record_get_integer (steps->pdata[i], CASCADA_STEP_ACTION);
      gint64 date = cascada_record_get_integer (steps->pdata[i], CASCADA_STEP_DATE);

      g_assert_true (cascada_lifecycle_is_step_of (life.state, step));
      g_assert_cmpint (date, >=, before);
      g_assert_cmpint (date, <=, step < CASCADA_PLAN_STEP_CONSOLIDATE ? 20250131 : 20251231);
      g_assert_cmpint (cascada_record_get_integer (steps->pdata[i], CASCADA_STEP_PERSON), !=, 0);
      cascada_lifecycle_apply (&life, step);
      before = date;
    }
  g_assert_cmpint (life.state, ==, state);
  g_assert_true (state != CASCADA_PLAN_STATE_PUBLISHED || (life.verified && life.leader_approved && life.office_approved && life.consulted));
  g_assert_true ((versions->len > 0) == (state == CASCADA_PLAN_STATE_PUBLISHED));
  count (counts, g_strdup (cascada_enum_get_nick (cascada_plan_state_get_type (), state)));
}

static void
test_states (ImportFixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = open_sample (fixture);
  g_autoptr (GPtrArray) plans = get_management_plans (workspace);
  g_autoptr (GHashTable) counts = counts_new ();
  g_autofree char *shown = NULL;

  for (guint i = 0; i < plans->len; i++)
    replay (workspace, plans->pdata[i], counts);
  shown = list_counts (counts);
  g_assert_cmpstr (shown, ==, "1 approved, 1 draft, 1 observed, 32 published, 1 under-review");
  close_sample (workspace);
}

/* No error anywhere, nor warnings that would need an answer, but for the quarters that have ended since without a report
 * (C10): the sample’s year is always over. */
static void
test_coherence (ImportFixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = open_sample (fixture);
  g_autoptr (GPtrArray) plans = get_children (workspace, CASCADA_KIND_PLAN, 0);
  guint n_missing = 0;

  for (guint i = 0; i < plans->len; i++)
    {
      g_autoptr (GPtrArray) results = cascada_check_plan (cascada_workspace_get_store (workspace), cascada_record_get_id (plans->pdata[i]), NULL, NULL);

      g_assert_nonnull (results);
      for (guint k = 0; k < results->len; k++)
        {
          const CascadaCheckResult *result = results->pdata[k];

          if (result->finding->rule == CASCADA_RULE_C10 && g_str_has_prefix (result->finding->message, "The goal is programmed and not reported"))
            n_missing++;
          else if (result->finding->severity != CASCADA_SEVERITY_NOTE)
            g_error ("%s: %s", result->finding->place, result->finding->message);
        }
    }
  g_assert_cmpuint (n_missing, ==, 493);
  close_sample (workspace);
}

typedef struct
{
  GHashTable *sums; /* of weights, by the plan's title */
  GHashTable *cross_cutting;
  GHashTable *annualisations;
  guint n_eliminated;
} Contents;

static void
add_contents (CascadaWorkspace *workspace, CascadaRecord *plan, CascadaRecord *goal, CascadaRecord *indicator, gpointer data)
{
  Contents *contents = data;
  g_autoptr (GPtrArray) weights = get_children (workspace, CASCADA_KIND_WEIGHT, cascada_record_get_id (indicator));
  const char *title = cascada_record_get_text (plan, CASCADA_PLAN_TITLE);
  gboolean cross = cascada_record_get_integer (goal, CASCADA_GOAL_KIND) == CASCADA_GOAL_KIND_CROSS_CUTTING;
  guint sum = GPOINTER_TO_UINT (g_hash_table_lookup (contents->sums, title));
  gint64 reporter = cascada_record_get_integer (indicator, CASCADA_INDICATOR_UNIT);

  g_assert_cmpuint (weights->len, ==, 1);
  sum += (guint) (cascada_record_get_decimal (weights->pdata[0], 1) / CASCADA_DECIMAL_SCALE);
  g_hash_table_insert (contents->sums, g_strdup (title), GUINT_TO_POINTER (sum));
  if (cross)
    count (contents->cross_cutting, g_strdup (title));
  g_assert_true (cross == (reporter != cascada_record_get_integer (plan, CASCADA_PLAN_UNIT)));
  count (contents->annualisations, g_strdup (cascada_enum_get_nick (cascada_annualisation_get_type (),
                                                                    (int) cascada_record_get_integer (indicator, CASCADA_INDICATOR_ANNUALISATION))));
  contents->n_eliminated += (guint) cascada_record_get_integer (goal, CASCADA_GOAL_ELIMINATED);
}

static void
test_contents (ImportFixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = open_sample (fixture);
  g_autoptr (GHashTable) sums = counts_new (), cross_cutting = counts_new (), annualisations = counts_new ();
  Contents contents = { sums, cross_cutting, annualisations, 0 };
  g_autofree char *shown = NULL;
  GHashTableIter iter;
  gpointer title, sum;

  each_indicator (workspace, add_contents, &contents);
  g_assert_cmpuint (g_hash_table_size (sums), ==, N_PROCESSES + N_LOCAL_OFFICES);
  g_hash_table_iter_init (&iter, sums);
  while (g_hash_table_iter_next (&iter, &title, &sum))
    if (GPOINTER_TO_UINT (sum) != 100)
      g_error ("%s: %u", (const char *) title, GPOINTER_TO_UINT (sum));
  g_assert_cmpuint (g_hash_table_size (cross_cutting), ==, N_LOCAL_OFFICES);
  g_hash_table_iter_init (&iter, cross_cutting);
  while (g_hash_table_iter_next (&iter, &title, &sum))
    g_assert_cmpuint (GPOINTER_TO_UINT (sum), ==, 2);
  shown = list_counts (annualisations);
  g_assert_cmpstr (shown, ==, "153 constant, 25 decreasing, 49 increasing, 79 sum");
  g_assert_cmpuint (contents.n_eliminated, ==, 2);
  close_sample (workspace);
}

/* Each plan’s objective is one of the strategic plan. */
static void
test_strategic (ImportFixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = open_sample (fixture);
  g_autoptr (GPtrArray) plans = get_management_plans (workspace);

  for (guint i = 0; i < plans->len; i++)
    {
      g_autoptr (GPtrArray) objectives = get_children (workspace, CASCADA_KIND_OBJECTIVE, cascada_record_get_id (plans->pdata[i]));
      CascadaRef ref = { CASCADA_KIND_OBJECTIVE, CASCADA_PERIOD_NONE,
                         cascada_record_get_integer (objectives->pdata[0], CASCADA_OBJECTIVE_STRATEGIC) };
      g_autoptr (CascadaRecord) strategic = cascada_workspace_get_record (workspace, ref, NULL);

      g_assert_nonnull (strategic);
      g_assert_cmpstr (cascada_record_get_text (strategic, CASCADA_OBJECTIVE_NAME), ==,
                       cascada_record_get_text (objectives->pdata[0], CASCADA_OBJECTIVE_NAME));
    }
  close_sample (workspace);
}

typedef struct
{
  GHashTable *states; /* "2025-Q2 sent" */
  GHashTable *late;   /* units */
  GHashTable *whole;  /* plans with a report of the second quarter */
  guint n_zero;
  guint n_above;
} Reports;

static guint
count_evidence (CascadaWorkspace *workspace, CascadaRecord *plan, CascadaRecord *goal, CascadaPeriod quarter)
{
  g_autoptr (GPtrArray) attachments = get_children (workspace, CASCADA_KIND_ATTACHMENT, cascada_record_get_id (plan));
  guint n = 0;

  for (guint i = 0; i < attachments->len; i++)
    n += cascada_record_get_integer (attachments->pdata[i], CASCADA_ATTACHMENT_GOAL) == cascada_record_get_id (goal) &&
         cascada_record_get_integer (attachments->pdata[i], CASCADA_ATTACHMENT_PERIOD) == quarter;
  return n;
}

/* What was sent or verified could be: the steps ask for its contents. */
static void
check_contents (CascadaWorkspace *workspace, CascadaRecord *plan, CascadaRecord *goal, CascadaRecord *report, const CascadaSeries *series,
                const CascadaSettings *settings)
{
  CascadaPeriod quarter = cascada_record_get_ref (report).period;
  CascadaReportState state = cascada_record_get_integer (report, CASCADA_REPORT_STATE);
  CascadaReportFacts facts = { .series = series, .settings = settings, .quarter = quarter };
  g_autoptr (GPtrArray) conditions = NULL;
  g_autoptr (GError) error = NULL;
  GDate today, deadline, lag_date;

  cascada_date_to_gdate (20251130, &today);
  cascada_calendar_get_deadline (quarter, NULL, 0, &deadline);
  facts.today = &today;
  facts.deadline = &deadline;
  facts.plan_state = cascada_record_get_integer (plan, CASCADA_PLAN_STATE);
  facts.state = state == CASCADA_REPORT_STATE_VERIFIED ? CASCADA_REPORT_STATE_SENT : CASCADA_REPORT_STATE_DRAFT;
  facts.is_ratio = series->numerators != NULL;
  facts.progress_analysis = cascada_record_get_text (report, CASCADA_REPORT_ANALYSIS);
  facts.result_analysis = cascada_record_get_text (report, CASCADA_REPORT_RESULT_ANALYSIS);
  facts.lag_cause = cascada_record_get_text (report, CASCADA_REPORT_LAG_CAUSE);
  facts.lag_remedy = cascada_record_get_text (report, CASCADA_REPORT_LAG_REMEDY);
  if (cascada_date_to_gdate ((CascadaDate) cascada_record_get_integer (report, CASCADA_REPORT_LAG_DATE), &lag_date))
    facts.lag_date = &lag_date;
  facts.n_evidence = count_evidence (workspace, plan, goal, quarter);
  cascada_report_check (&facts, state == CASCADA_REPORT_STATE_VERIFIED ? CASCADA_REPORT_STEP_VERIFY : CASCADA_REPORT_STEP_SEND, &conditions);
  if (!cascada_conditions_check (conditions, &error))
    g_error ("%s: %s", cascada_record_get_text (goal, CASCADA_GOAL_CODE), error->message);
}

static void
add_report (Reports *reports, CascadaRecord *plan, CascadaRecord *report)
{
  g_autofree char *quarter = cascada_period_to_string (cascada_record_get_ref (report).period);
  int state = (int) cascada_record_get_integer (report, CASCADA_REPORT_STATE);
  gint64 sent = cascada_record_get_integer (report, CASCADA_REPORT_SENT);

  g_assert_cmpint (cascada_record_get_integer (plan, CASCADA_PLAN_STATE), ==, CASCADA_PLAN_STATE_PUBLISHED);
  g_assert_true ((sent != 0) == (state != CASCADA_REPORT_STATE_DRAFT));
  count (reports->states, g_strdup_printf ("%s %s", quarter, cascada_enum_get_nick (cascada_report_state_get_type (), state)));
  if (g_str_equal (quarter, "2025-Q2"))
    g_hash_table_add (reports->whole, g_strdup (cascada_record_get_text (plan, CASCADA_PLAN_TITLE)));
  if (g_str_equal (quarter, "2025-Q2") && sent > 20250715)
    g_hash_table_add (reports->late, g_strdup (cascada_record_get_text (plan, CASCADA_PLAN_TITLE)));
  reports->n_zero += cascada_record_get_decimal (report, CASCADA_REPORT_EXECUTED) == 0;
}

static void
add_reports (CascadaWorkspace *workspace, CascadaRecord *plan, CascadaRecord *goal, CascadaRecord *indicator, gpointer data)
{
  Reports *reports = data;
  g_autoptr (CascadaFigures) figures = cascada_workspace_get_figures (workspace, cascada_record_get_id (plan), NULL);
  g_autoptr (GPtrArray) cells = get_children (workspace, CASCADA_KIND_REPORT, cascada_record_get_id (indicator));
  gboolean eliminated = cascada_record_get_integer (goal, CASCADA_GOAL_ELIMINATED) != 0;
  CascadaSeries series;
  CascadaProgress progress;
  CascadaNode node;

  g_assert_true (cascada_figures_find (figures, CASCADA_KIND_INDICATOR, cascada_record_get_id (indicator), &node));
  cascada_figures_get_series (figures, node.index, &series);
  for (guint i = 0; i < cells->len; i++)
    {
      add_report (reports, plan, cells->pdata[i]);
      if (!eliminated && cascada_record_get_integer (cells->pdata[i], CASCADA_REPORT_STATE) != CASCADA_REPORT_STATE_DRAFT)
        check_contents (workspace, plan, goal, cells->pdata[i], &series, cascada_figures_get_settings (figures));
    }
  cascada_figures_get_progress (figures, node.index, CASCADA_PERIOD_QUARTER (2025, 2), &progress);
  reports->n_above += !cascada_ratio_is_none (progress.progress_at_cut) && cascada_ratio_compare_one (progress.progress_at_cut) > 0;
}

static void
test_reports (ImportFixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = open_sample (fixture);
  g_autoptr (GHashTable) states = counts_new (), late = counts_new (), whole = counts_new ();
  Reports reports = { states, late, whole, 0, 0 };
  g_autofree char *shown = NULL;

  each_indicator (workspace, add_reports, &reports);
  shown = list_counts (states);
  g_assert_cmpstr (shown, ==, "260 2025-Q1 verified, 1 2025-Q2 returned, 54 2025-Q2 sent, 214 2025-Q2 verified, 16 2025-Q3 draft, 59 2025-Q3 sent");
  g_assert_cmpuint (g_hash_table_size (late), ==, 2);
  g_assert_cmpuint (g_hash_table_size (whole), ==, 31); /* of 32: one unit reported nothing */
  g_assert_cmpuint (reports.n_zero, ==, 3);
  g_assert_cmpuint (reports.n_above, >, 10);
  close_sample (workspace);
}

/* A request in each state; what was approved is in the goal, and published as a version of its own. */
static void
test_requests (ImportFixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = open_sample (fixture);
  CascadaStore *store = cascada_workspace_get_store (workspace);
  g_autoptr (GPtrArray) items = cascada_request_list (store, NULL, 20251020, NULL);
  g_autoptr (GHashTable) states = counts_new ();
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *shown = NULL;
  gint64 moments[2];

  for (guint i = 0; i < items->len; i++)
    {
      const CascadaRequestItem *item = items->pdata[i];

      count (states, g_strdup (cascada_enum_get_nick (cascada_request_state_get_type (), item->state)));
      g_assert_cmpuint (item->n_values, >, 0);
      g_assert_true (item->state == CASCADA_REQUEST_STATE_DRAFT || item->presenter != NULL);
    }
  shown = list_counts (states);
  g_assert_cmpstr (shown, ==,
                   "1 adjusted-version-sent, 1 approved, 1 denied, 2 draft, 1 opinions-pending, 1 presented, 1 published, 1 under-review, 1 withdrawn");
  for (int i = 0; i < 2; i++)
    g_assert_true (cascada_versions_find (store, ((CascadaRequestItem *) items->pdata[0])->plan, i + 1, &moments[i], NULL));
  differences = cascada_versions_compare (store, ((CascadaRequestItem *) items->pdata[0])->plan, moments[0], moments[1], NULL, NULL);
  g_assert_cmpuint (differences->len, ==, 3);
  g_assert_cmpint (cascada_workspace_get_person (workspace), ==, 0);
  close_sample (workspace);
}

/* What stands as it does is what the rules let be: of those that wait, only what is waited for is not met. */
static void
test_request_rules (ImportFixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = open_sample (fixture);
  g_autoptr (GPtrArray) items = cascada_request_list (cascada_workspace_get_store (workspace), NULL, 20251020, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const CascadaRequestItem *item = items->pdata[i];
      g_autoptr (CascadaRequestReading) reading = cascada_request_read (workspace, item->id, NULL, NULL, 0, CASCADA_PERIOD_NONE, 20251020, NULL);

      g_assert_nonnull (reading);
      g_assert_cmpuint (reading->n_differing, ==, 0);
      for (guint k = 0; item->state != CASCADA_REQUEST_STATE_DRAFT && k < reading->rules->len; k++)
        {
          const CascadaCondition *rule = reading->rules->pdata[k];

          if (rule->verdict == CASCADA_VERDICT_NOT_MET && !g_str_equal (rule->id, "M7") && !g_str_equal (rule->id, "M8"))
            g_error ("request %d, %s: %s", item->number, rule->id, rule->message);
        }
    }
  close_sample (workspace);
}

/* Two local offices did exactly what was programmed: they share a rank. */
static void
test_tie (ImportFixture *fixture, gconstpointer data)
{
  CascadaWorkspace *workspace = open_sample (fixture);
  static const char *const titles[] = { "Plan de gestión 2025: Alcaldía Local de Chapinero", "Plan de gestión 2025: Alcaldía Local de Teusaquillo" };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (CascadaRecord) plan = cascada_workspace_find_plan (workspace, titles[i], NULL);
      g_autoptr (CascadaFigures) figures = cascada_workspace_get_figures (workspace, cascada_record_get_id (plan), NULL);
      g_autoptr (CascadaCompliance) compliance = cascada_figures_get_plan_compliance (figures, CASCADA_PERIOD_QUARTER (2025, 2));
      g_autofree char *percent = cascada_compliance_to_percent_string (compliance, 6);

      g_assert_cmpstr (percent, ==, "100.000000");
    }
  close_sample (workspace);
}

static char *
export_json (ImportFixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, "export.json", NULL);
  CascadaWorkspace *workspace = import_fixture_open (fixture, name);
  char *text = NULL;

  g_assert_true (cascada_json_export_file (workspace, path, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  close_sample (workspace);
  return text;
}

static void
test_reproducible (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "export.json", NULL);
  g_autofree char *first = NULL, *second = NULL, *third = NULL;

  make_sample (fixture, "first.cascada");
  make_sample (fixture, "second.cascada");
  second = export_json (fixture, "second.cascada");
  first = export_json (fixture, "first.cascada");
  g_assert_true (g_str_equal (first, second));

  g_assert_true (cascada_json_import_file (fixture->workspace, path, NULL, NULL));
  g_assert_true (cascada_json_export_file (fixture->workspace, path, NULL, NULL));
  g_assert_true (g_file_get_contents (path, &third, NULL, NULL));
  g_assert_true (g_str_equal (first, third));
}

static void
test_cancelled (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "cancelled.cascada", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (cascada_sample_create_management (path, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

#define ADD(name, function) \
  g_test_add ("/sample-management/" name, ImportFixture, NULL, import_fixture_set_up, function, import_fixture_tear_down)

int
main (int argc, char *argv[])
{
  import_tests_init (&argc, &argv);
  ADD ("template", test_template);
  ADD ("template-beside", test_template_beside);
  ADD ("counts", test_counts);
  ADD ("states", test_states);
  ADD ("coherence", test_coherence);
  ADD ("contents", test_contents);
  ADD ("strategic", test_strategic);
  ADD ("reports", test_reports);
  ADD ("requests", test_requests);
  ADD ("request-rules", test_request_rules);
  ADD ("tie", test_tie);
  ADD ("reproducible", test_reproducible);
  ADD ("cancelled", test_cancelled);
  return import_tests_run ();
}
