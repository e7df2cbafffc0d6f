/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What checking a plan of the procedure finds: the link to the strategy (C1), and reports against targets (C10). */

#include "fixture.h"

#include "cascada-attachment.h"
#include "cascada-check.h"
#include "cascada-quarter.h"

#define Q(n) CASCADA_PERIOD_QUARTER (2025, n)

typedef struct
{
  Fixture fixture;
  gint64 strategic; /* an objective of 2024–2027 */
  gint64 plan, objective, goal, indicator;
} Case;

static void
set_up (Case *self, gconstpointer data)
{
  CascadaWorkspace *workspace;
  CascadaValue kind = cascada_value_integer (CASCADA_PLAN_KIND_STRATEGIC);
  gint64 strategy;

  fixture_set_up (&self->fixture, data);
  workspace = self->fixture.workspace;
  g_assert_true (cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, NULL, NULL));
  strategy = create_plan (workspace, "PEI", 2024, 2027);
  g_assert_true (cascada_workspace_set (workspace, ref_of (CASCADA_KIND_PLAN, strategy), CASCADA_PLAN_KIND, &kind, NULL));
  self->strategic = create_objective (workspace, strategy, 1, "Gobierno abierto");
  self->plan = create_plan (workspace, "Plan de gestión", 2025, 2025);
  self->objective = create_objective (workspace, self->plan, 1, "Gestión local");
  self->goal = create_goal (workspace, self->objective, "G", "Jornadas");
  self->indicator = create_indicator (workspace, self->goal, "I", "Jornadas", CASCADA_ANNUALISATION_SUM);
  for (int quarter = 1; quarter <= 4; quarter++)
    set_target (workspace, self->indicator, Q (quarter), "2");
  commit_edit (workspace);
}

static void
tear_down (Case *self, gconstpointer data)
{
  fixture_tear_down (&self->fixture, data);
}

static void
set_integer (Case *self, CascadaKind kind, gint64 id, guint field, gint64 number)
{
  CascadaValue value = cascada_value_integer (number);
  CascadaWorkspace *workspace = self->fixture.workspace;

  g_assert_true (cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, NULL, NULL));
  g_assert_true (cascada_workspace_set (workspace, ref_of (kind, id), field, &value, NULL));
  commit_edit (workspace);
}

static void
set_report (Case *self, CascadaPeriod quarter, guint field, CascadaValue value)
{
  CascadaWorkspace *workspace = self->fixture.workspace;

  g_assert_true (cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, "Reporte", NULL));
  g_assert_true (cascada_workspace_set (workspace, (CascadaRef){ CASCADA_KIND_REPORT, quarter, self->indicator }, field, &value, NULL));
  commit_edit (workspace);
}

static void
add_evidence (Case *self, CascadaPeriod quarter)
{
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_ATTACHMENT_NAME - 1] = cascada_value_text ("Actas"),
    [CASCADA_ATTACHMENT_GOAL - 1] = cascada_value_integer (self->goal),
    [CASCADA_ATTACHMENT_PERIOD - 1] = cascada_value_integer (quarter),
    [CASCADA_ATTACHMENT_DATE - 1] = cascada_value_integer (20250410),
  };

  g_assert_true (cascada_workspace_begin_procedure (self->fixture.workspace, CASCADA_EDIT_KIND_EDIT, NULL, NULL));
  create (self->fixture.workspace, CASCADA_KIND_ATTACHMENT, self->plan, values);
  commit_edit (self->fixture.workspace);
}

/* Of one rule, one a line: severity, kind of the record, its id where it is not the one expected, and the figures. */
static void
assert_found (Case *self, CascadaRule rule, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = cascada_check_plan (cascada_workspace_get_store (self->fixture.workspace), self->plan, NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < results->len; i++)
    {
      const CascadaCheckResult *result = results->pdata[i];
      g_autofree char *figures = g_strjoinv (" ", result->finding->figures);
      g_autofree char *period = NULL;

      if (result->finding->rule != rule)
        continue;
      if (rule == CASCADA_RULE_C10)
        {
          period = cascada_period_get_label (result->period);
          g_assert_cmpint (result->ref.kind, ==, CASCADA_KIND_INDICATOR);
          g_assert_cmpint (result->ref.id, ==, self->indicator);
          g_assert_nonnull (strstr (result->finding->place, period));
        }
      g_assert_cmpstr (result->finding->repair, !=, "");
      g_assert_nonnull (strstr (cascada_rule_get_clause (rule), "P005"));
      g_string_append_printf (text, "%c %s%s%s\n", "nwe"[result->finding->severity], cascada_kind_get_class (result->ref.kind) -> table,
                              *figures != '\0' ? " " : "", figures);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_strategy (Case *self, gconstpointer data)
{
  gint64 other;

  /* outside the procedure nothing is asked */
  assert_found (self, CASCADA_RULE_C1, "");
  set_integer (self, CASCADA_KIND_PLAN, self->plan, CASCADA_PLAN_STATE, CASCADA_PLAN_STATE_DRAFT);
  assert_found (self, CASCADA_RULE_C1, "");
  set_integer (self, CASCADA_KIND_PLAN, self->plan, CASCADA_PLAN_KIND, CASCADA_PLAN_KIND_MANAGEMENT);
  assert_found (self, CASCADA_RULE_C1, "e objective\nw plan\n");
  set_integer (self, CASCADA_KIND_OBJECTIVE, self->objective, CASCADA_OBJECTIVE_STRATEGIC, self->strategic);
  assert_found (self, CASCADA_RULE_C1, "w plan\n");

  /* an objective of no strategic plan, and one of other years */
  set_integer (self, CASCADA_KIND_OBJECTIVE, self->objective, CASCADA_OBJECTIVE_STRATEGIC, self->objective);
  assert_found (self, CASCADA_RULE_C1, "w objective\nw plan\n");
  begin_edit (self->fixture.workspace, NULL);
  other = create_plan (self->fixture.workspace, "PEI anterior", 2020, 2024);
  commit_edit (self->fixture.workspace);
  set_integer (self, CASCADA_KIND_PLAN, other, CASCADA_PLAN_KIND, CASCADA_PLAN_KIND_STRATEGIC);
  begin_edit (self->fixture.workspace, NULL);
  other = create_objective (self->fixture.workspace, other, 1, "De antes");
  commit_edit (self->fixture.workspace);
  set_integer (self, CASCADA_KIND_OBJECTIVE, self->objective, CASCADA_OBJECTIVE_STRATEGIC, other);
  assert_found (self, CASCADA_RULE_C1, "w objective\nw plan\n");
}

/* Where there is no strategy in force it needs an answer, and does not block. */
static void
test_no_strategy (Case *self, gconstpointer data)
{
  g_autoptr (CascadaRecord) strategy = cascada_workspace_find_plan (self->fixture.workspace, "PEI", NULL);

  set_integer (self, CASCADA_KIND_PLAN, self->plan, CASCADA_PLAN_KIND, CASCADA_PLAN_KIND_MANAGEMENT);
  set_integer (self, CASCADA_KIND_PLAN, self->plan, CASCADA_PLAN_STATE, CASCADA_PLAN_STATE_DRAFT);
  set_integer (self, CASCADA_KIND_PLAN, cascada_record_get_id (strategy), CASCADA_PLAN_LAST_YEAR, 2024);
  assert_found (self, CASCADA_RULE_C1, "w objective\nw plan\n");
}

static void
test_reports (Case *self, gconstpointer data)
{
  CascadaValue three = cascada_value_decimal (CASCADA_DECIMAL (3));
  g_autoptr (GPtrArray) formulation = NULL;
  g_autoptr (GError) error = NULL;

  /* a draft is not reported */
  set_integer (self, CASCADA_KIND_PLAN, self->plan, CASCADA_PLAN_STATE, CASCADA_PLAN_STATE_DRAFT);
  assert_found (self, CASCADA_RULE_C10, "");
  set_integer (self, CASCADA_KIND_PLAN, self->plan, CASCADA_PLAN_STATE, CASCADA_PLAN_STATE_PUBLISHED);
  assert_found (self, CASCADA_RULE_C10, "w indicator period=2025-Q1 target=2\nw indicator period=2025-Q2 target=2\n"
                                        "w indicator period=2025-Q3 target=2\nw indicator period=2025-Q4 target=2\n");

  set_report (self, Q (1), CASCADA_REPORT_EXECUTED, cascada_value_decimal (CASCADA_DECIMAL (2)));
  set_report (self, Q (2), CASCADA_REPORT_EXECUTED, cascada_value_decimal (CASCADA_DECIMAL (1)));
  set_report (self, Q (3), CASCADA_REPORT_EXECUTED, cascada_value_decimal (0));
  set_report (self, Q (4), CASCADA_REPORT_EXECUTED, cascada_value_decimal (CASCADA_DECIMAL (6)));
  add_evidence (self, Q (1));
  add_evidence (self, Q (4));
  set_report (self, Q (2), CASCADA_REPORT_LAG_CAUSE, cascada_value_text ("Lluvias"));
  set_report (self, Q (2), CASCADA_REPORT_LAG_REMEDY, cascada_value_text ("Reprogramar"));
  set_report (self, Q (2), CASCADA_REPORT_LAG_DATE, cascada_value_integer (20250901));
  set_report (self, Q (3), CASCADA_REPORT_LAG_CAUSE, cascada_value_text ("Lluvias"));
  assert_found (self, CASCADA_RULE_C10, "e indicator period=2025-Q2\n"
                                        "e indicator period=2025-Q3 progress=50 missing=remedy missing=date\n"
                                        "w indicator period=2025-Q4 quarter=300 progress=112.5\n");
  set_report (self, Q (4), CASCADA_REPORT_ANALYSIS, cascada_value_text ("Se recuperó el atraso"));
  add_evidence (self, Q (2));

  /* a verified figure that was corrected keeps the old one in sight */
  set_report (self, Q (1), CASCADA_REPORT_STATE, cascada_value_integer (CASCADA_REPORT_STATE_VERIFIED));
  assert_found (self, CASCADA_RULE_C10, "e indicator period=2025-Q3 progress=50 missing=remedy missing=date\n");
  g_assert_true (cascada_quarter_correct (self->fixture.workspace, self->indicator, Q (1), CASCADA_REPORT_EXECUTED, &three, "Acta 3", 20260110, &error));
  g_assert_no_error (error);
  assert_found (self, CASCADA_RULE_C10, "n indicator period=2025-Q1 verified-executed=2 executed=3\n"
                                        "w indicator period=2025-Q1 quarter=150 progress=150\n"
                                        "e indicator period=2025-Q3 progress=66.666667 missing=remedy missing=date\n");

  /* which is not a matter of the plan's formulation */
  formulation = cascada_check_formulation (cascada_workspace_get_store (self->fixture.workspace), self->plan, NULL, &error);
  for (guint i = 0; i < formulation->len; i++)
    g_assert_cmpint (((CascadaCheckResult *) formulation->pdata[i])->finding->rule, !=, CASCADA_RULE_C10);

  /* outside the procedure, and of a goal that was eliminated, nothing is asked */
  set_integer (self, CASCADA_KIND_GOAL, self->goal, CASCADA_GOAL_ELIMINATED, TRUE);
  assert_found (self, CASCADA_RULE_C10, "");
  set_integer (self, CASCADA_KIND_GOAL, self->goal, CASCADA_GOAL_ELIMINATED, FALSE);
  set_integer (self, CASCADA_KIND_PLAN, self->plan, CASCADA_PLAN_STATE, CASCADA_PLAN_STATE_NONE);
  assert_found (self, CASCADA_RULE_C10, "");
}

#define ADD(path, func) g_test_add (path, Case, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/check/strategy", test_strategy);
  ADD ("/check/no-strategy", test_no_strategy);
  ADD ("/check/reports", test_reports);

  return g_test_run ();
}
