/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-coherence-plan.h"

#include <string.h>

static guint
find_objective (TestPlan *plan, const char *code)
{
  for (guint i = 0; i < plan->facts.n_objectives; i++)
    if (g_str_equal (plan->objectives[i].code, code))
      return i;
  plan->objectives[plan->facts.n_objectives] = (CascadaObjectiveFacts){ code, NULL, CASCADA_DECIMAL_NONE };
  return plan->facts.n_objectives++;
}

static guint
find_goal (TestPlan *plan, const TestRow *row)
{
  guint objective = *row->objective != '\0' ? find_objective (plan, row->objective) : G_MAXUINT;

  for (guint i = 0; i < plan->facts.n_goals; i++)
    if (plan->goals[i].objective == objective && g_str_equal (plan->goals[i].code, row->goal_code) &&
        g_str_equal (plan->goals[i].name, row->goal_name))
      return i;
  plan->goals[plan->facts.n_goals] = (CascadaGoalFacts){ row->goal_code, row->goal_name, objective, FALSE };
  return plan->facts.n_goals++;
}

void
test_plan_init (TestPlan *plan, const TestRow *rows, guint n_rows, int first_year, int last_year)
{
  memset (plan, 0, sizeof *plan);
  cascada_settings_init (&plan->settings);
  plan->objectives = g_new0 (CascadaObjectiveFacts, n_rows + 1);
  plan->goals = g_new0 (CascadaGoalFacts, n_rows + 1);
  plan->indicators = g_new0 (CascadaIndicatorFacts, n_rows + 1);
  plan->figures = g_new0 (TestFigures, n_rows + 1);
  plan->facts = (CascadaPlanFacts){ .title = "Plan", .first_year = first_year, .last_year = last_year, .settings = &plan->settings, .objectives = plan->objectives, .goals = plan->goals, .indicators = plan->indicators };
  for (guint i = 0; i < n_rows; i++)
    {
      const TestRow *row = &rows[i];

      test_figures_read (&plan->figures[i], row->annualisation, row->baseline, row->targets);
      plan->indicators[i] = (CascadaIndicatorFacts){ .code = row->indicator_code, .name = row->indicator_name, .total = test_decimal (row->total), .weight = test_decimal (row->weight), .goal = find_goal (plan, row), .series = plan->figures[i].series };
      plan->facts.n_indicators++;
    }
}

void
test_plan_clear (TestPlan *plan)
{
  g_free (plan->objectives);
  g_free (plan->goals);
  g_free (plan->indicators);
  g_free (plan->figures);
}

static const char *
get_code (TestPlan *plan, const CascadaFinding *finding)
{
  const char *code = "";

  if (finding->subject_kind == CASCADA_SUBJECT_OBJECTIVE)
    code = plan->objectives[finding->subject].code;
  else if (finding->subject_kind == CASCADA_SUBJECT_GOAL)
    code = plan->goals[finding->subject].code;
  else if (finding->subject_kind == CASCADA_SUBJECT_INDICATOR)
    code = plan->indicators[finding->subject].code;
  return code != NULL ? code : "";
}

/** test_plan_check: the findings, one a line: rule, severity (n, w, e), subject (p, o, g, i) and its code, figures */
char *
test_plan_check (TestPlan *plan)
{
  g_autoptr (GPtrArray) findings = cascada_coherence_check (&plan->facts);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const CascadaFinding *finding = findings->pdata[i];
      g_autofree char *figures = g_strjoinv (" ", finding->figures);

      g_assert_cmpstr (finding->place, !=, "");
      g_assert_cmpstr (finding->message, !=, "");
      g_assert_cmpstr (finding->repair, !=, "");
      g_test_message ("%s %s: %s → %s", cascada_rule_get_id (finding->rule), finding->place, finding->message, finding->repair);
      g_string_append_printf (text, "%s %c %c:%s%s%s\n", cascada_rule_get_id (finding->rule), "nwe"[finding->severity],
                              "pogi"[finding->subject_kind], get_code (plan, finding), *figures != '\0' ? " " : "", figures);
    }
  return g_string_free (text, FALSE);
}
