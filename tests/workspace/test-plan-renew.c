/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Next year's plan of this year's, and plans for many units of one: what is taken along, what is left, and for whom. */

#include "fixture.h"

#include "cascada-attachment.h"
#include "cascada-person.h"
#include "cascada-plan-renew-private.h"
#include "cascada-step.h"
#include "cascada-version.h"

#define Q(year, n) CASCADA_PERIOD_QUARTER (year, n)
#define N_OFFICES 20

typedef struct
{
  Fixture fixture;
  CascadaWorkspace *workspace;
  gint64 offices[N_OFFICES], process, planning;
  gint64 head, mayor, director;
  gint64 strategic, plan;
} Template;

static gint64
create_unit (CascadaWorkspace *workspace, const char *name, CascadaUnitKind kind)
{
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_UNIT_NAME - 1] = cascada_value_text (name),
    [CASCADA_UNIT_KIND - 1] = cascada_value_integer (kind),
  };

  return create (workspace, CASCADA_KIND_UNIT, 0, values);
}

static gint64
create_person (CascadaWorkspace *workspace, const char *name, CascadaRole role, gint64 unit)
{
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_PERSON_NAME - 1] = cascada_value_text (name),
    [CASCADA_PERSON_ROLE - 1] = cascada_value_integer (role),
    [CASCADA_PERSON_UNIT - 1] = cascada_value_integer (unit),
  };

  return create (workspace, CASCADA_KIND_PERSON, 0, values);
}

static void
set_field (Template *self, CascadaKind kind, gint64 id, guint field, CascadaValue value)
{
  g_autoptr (GError) error = NULL;

  cascada_workspace_set (self->workspace, ref_of (kind, id), field, &value, &error);
  g_assert_no_error (error);
}

/* Three goals: the unit's own, one that the process reports, and one that was eliminated. */
static void
make_goals (Template *self, gint64 objective)
{
  static const char *const codes[] = { "A", "B", "C" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      gint64 goal = create_goal (self->workspace, objective, codes[i], codes[i]);
      gint64 indicator = create_indicator (self->workspace, goal, codes[i], codes[i], CASCADA_ANNUALISATION_DECREASING);

      set_field (self, CASCADA_KIND_GOAL, goal, CASCADA_GOAL_UNIT, cascada_value_integer (i == 1 ? self->process : self->offices[0]));
      set_field (self, CASCADA_KIND_INDICATOR, indicator, CASCADA_INDICATOR_UNIT, cascada_value_integer (i == 1 ? self->process : self->offices[0]));
      set_field (self, CASCADA_KIND_GOAL, goal, CASCADA_GOAL_ELIMINATED, cascada_value_integer (i == 2));
      set_field (self, CASCADA_KIND_INDICATOR, indicator, CASCADA_INDICATOR_BASELINE, cascada_value_decimal (CASCADA_DECIMAL (9)));
      set_field (self, CASCADA_KIND_INDICATOR, indicator, CASCADA_INDICATOR_TOTAL, cascada_value_decimal (CASCADA_DECIMAL (2)));
      set_target (self->workspace, indicator, Q (2025, 2), "4");
      set_target (self->workspace, indicator, Q (2025, 4), "2");
      set_executed (self->workspace, indicator, Q (2025, 2), "4");
      set_weight (self->workspace, indicator, 2024, "70");
      set_weight (self->workspace, indicator, 2025, "50");
    }
}

/* What happened in its life. */
static void
make_life (Template *self)
{
  CascadaValue step[MAX_FIELDS] = {
    [CASCADA_STEP_ACTION - 1] = cascada_value_integer (CASCADA_PLAN_STEP_PUBLISH),
    [CASCADA_STEP_DATE - 1] = cascada_value_integer (20250120),
  };
  CascadaValue version[MAX_FIELDS] = { [CASCADA_VERSION_DATE - 1] = cascada_value_integer (20250120) };
  CascadaValue evidence[MAX_FIELDS] = {
    [CASCADA_ATTACHMENT_NAME - 1] = cascada_value_text ("Acta"),
    [CASCADA_ATTACHMENT_DATE - 1] = cascada_value_integer (20250120),
  };

  create (self->workspace, CASCADA_KIND_STEP, self->plan, step);
  create (self->workspace, CASCADA_KIND_VERSION, self->plan, version);
  create (self->workspace, CASCADA_KIND_ATTACHMENT, self->plan, evidence);
}

static void
set_up (Template *self, gconstpointer data)
{
  CascadaWorkspace *workspace;
  gint64 objective;

  fixture_set_up (&self->fixture, data);
  workspace = self->workspace = self->fixture.workspace;
  g_assert_true (cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_IMPORT, "Base", NULL));
  for (guint i = 0; i < N_OFFICES; i++)
    {
      g_autofree char *name = g_strdup_printf ("Alcaldía Local %02u", i + 1);

      self->offices[i] = create_unit (workspace, name, CASCADA_UNIT_KIND_LOCAL_OFFICE);
    }
  self->process = create_unit (workspace, "Proceso", CASCADA_UNIT_KIND_PROCESS);
  self->planning = create_unit (workspace, "Planeación", CASCADA_UNIT_KIND_OFFICE);
  self->head = create_person (workspace, "Jefa", CASCADA_ROLE_HEAD_OF_PLANNING, self->planning);
  self->mayor = create_person (workspace, "Alcaldesa", CASCADA_ROLE_LOCAL_MAYOR, self->offices[0]);
  self->director = create_person (workspace, "Directora", CASCADA_ROLE_DIRECTOR, self->planning);
  self->strategic = create_objective (workspace, create_plan (workspace, "PEI", 2024, 2027), 1, "Gobierno abierto");
  self->plan = create_plan (workspace, "Plan de gestión 2025", 2025, 2025);
  set_field (self, CASCADA_KIND_PLAN, self->plan, CASCADA_PLAN_KIND, cascada_value_integer (CASCADA_PLAN_KIND_MANAGEMENT));
  set_field (self, CASCADA_KIND_PLAN, self->plan, CASCADA_PLAN_UNIT, cascada_value_integer (self->offices[0]));
  set_field (self, CASCADA_KIND_PLAN, self->plan, CASCADA_PLAN_STATE, cascada_value_integer (CASCADA_PLAN_STATE_PUBLISHED));
  set_field (self, CASCADA_KIND_PLAN, self->plan, CASCADA_PLAN_ROLLUP, cascada_value_integer (CASCADA_ROLLUP_GOALS));
  set_field (self, CASCADA_KIND_PLAN, self->plan, CASCADA_PLAN_NOTE, cascada_value_text ("De este año"));
  set_field (self, CASCADA_KIND_PLAN, self->plan, CASCADA_PLAN_PROCESS_OBJECTIVE, cascada_value_text ("Gestionar la localidad"));
  objective = create_objective (workspace, self->plan, 4, "Gestión");
  set_field (self, CASCADA_KIND_OBJECTIVE, objective, CASCADA_OBJECTIVE_STRATEGIC, cascada_value_integer (self->strategic));
  make_goals (self, objective);
  make_life (self);
  commit_edit (workspace);
}

static void
tear_down (Template *self, gconstpointer data)
{
  fixture_tear_down (&self->fixture, data);
}

static void
append_record (Template *self, CascadaRecord *record, GString *text)
{
  static const CascadaKind kinds[] = { CASCADA_KIND_OBJECTIVE, CASCADA_KIND_GOAL, CASCADA_KIND_INDICATOR, CASCADA_KIND_WEIGHT, CASCADA_KIND_TARGET,
                                       CASCADA_KIND_REPORT, CASCADA_KIND_STEP, CASCADA_KIND_VERSION, CASCADA_KIND_ATTACHMENT };
  CascadaRef ref = cascada_record_get_ref (record);
  CascadaRecordClass *klass = cascada_kind_get_class (ref.kind);
  g_autofree char *period = ref.period != CASCADA_PERIOD_NONE ? cascada_period_to_string (ref.period) : NULL;

  if (text->len > 0 && ref.kind < CASCADA_KIND_WEIGHT)
    g_string_append_c (text, '\n');
  else if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append_printf (text, "%s%s%s", klass->table, period != NULL ? " " : "", period != NULL ? period : "");
  for (guint field = 1; field <= klass->n_fields; field++)
    {
      const CascadaValue *value = cascada_record_get_value (record, field);

      if (value->type == CASCADA_VALUE_TEXT)
        g_string_append_printf (text, " “%s”", value->text);
      else if (value->type == CASCADA_VALUE_INTEGER && cascada_field_get (ref.kind, field)->type == CASCADA_FIELD_DECIMAL && value->integer != 10000)
        g_string_append_printf (text, " %" G_GINT64_FORMAT, value->integer / CASCADA_DECIMAL_SCALE);
      else if (value->type == CASCADA_VALUE_INTEGER && value->integer == self->process)
        g_string_append (text, " process");
      else if (value->type == CASCADA_VALUE_INTEGER && (value->integer == self->offices[0] || value->integer == self->offices[7]))
        g_string_append (text, value->integer == self->offices[0] ? " office 1" : " office 8");
      else if (value->type == CASCADA_VALUE_INTEGER && value->integer == self->strategic)
        g_string_append (text, " → strategic");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (kinds) && !klass->is_cell; i++)
    if (cascada_kind_get_class (kinds[i])->parent_kind == ref.kind)
      {
        g_autoptr (GPtrArray) children = cascada_store_load_children (cascada_workspace_get_store (self->workspace), kinds[i], ref.id, NULL);

        for (guint k = 0; k < children->len; k++)
          append_record (self, children->pdata[k], text);
      }
}

/* All under a plan, with texts, decimals and references. */
static char *
tell (Template *self, gint64 plan)
{
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (self->workspace, ref_of (CASCADA_KIND_PLAN, plan), NULL);
  GString *text = g_string_new (NULL);

  append_record (self, record, text);
  return g_string_free (text, FALSE);
}

static gint64
count (Template *self, const char *sql)
{
  gint64 n = -1;

  g_assert_true (cascada_store_query_integer (cascada_workspace_get_store (self->workspace), sql, 0, &n, NULL));
  return n;
}

#define COUNT_PLANS "SELECT count (*) FROM plan WHERE removed = 0 AND ?1 = 0"
#define COUNT_EDITS "SELECT count (*) FROM edit WHERE ?1 = 0"

static gboolean
run (Template *self, CascadaRenewal *renewal, gint64 person, GError **error)
{
  g_assert_true (cascada_workspace_set_person (self->workspace, person, NULL));
  return cascada_renewal_run (self->workspace, renewal, NULL, error);
}

static void
test_next_year (Template *self, gconstpointer data)
{
  g_autoptr (CascadaRenewal) renewal = cascada_renewal_new (self->plan, 2026);
  g_autoptr (CascadaRecord) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL, *before = tell (self, self->plan), *after = NULL;
  gint64 n_edits = count (self, COUNT_EDITS);

  g_assert_true (cascada_renewal_count (renewal, self->workspace, &error));
  g_assert_cmpuint (renewal->n_goals, ==, 2);
  g_assert_cmpuint (renewal->n_indicators, ==, 2);
  g_assert_cmpuint (renewal->n_left_out, ==, 1);
  g_assert_true (run (self, renewal, self->mayor, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (self, COUNT_EDITS), ==, n_edits + 1);
  g_assert_cmpuint (renewal->made->len, ==, 1);
  g_assert_cmpuint (renewal->n_goals, ==, 2);
  g_assert_cmpuint (renewal->n_indicators, ==, 2);
  g_assert_cmpuint (renewal->n_left_out, ==, 1);
  made = tell (self, g_array_index (renewal->made, gint64, 0));
  g_assert_cmpstr (made, ==,
                   "plan “Plan de gestión 2026” office 1 “Gestionar la localidad”\n"
                   "objective “Gestión” → strategic\n"
                   "goal “A” “A” office 1\n"
                   "indicator “A” “A” office 1, weight 2026 50\n"
                   "goal “B” “B” process\n"
                   "indicator “B” “B” process, weight 2026 50");
  plan = cascada_workspace_get_record (self->workspace, ref_of (CASCADA_KIND_PLAN, g_array_index (renewal->made, gint64, 0)), NULL);
  g_assert_cmpint (cascada_record_get_integer (plan, CASCADA_PLAN_STATE), ==, CASCADA_PLAN_STATE_DRAFT);
  g_assert_cmpint (cascada_record_get_integer (plan, CASCADA_PLAN_FIRST_YEAR), ==, 2026);
  g_assert_cmpint (cascada_record_get_integer (plan, CASCADA_PLAN_ROLLUP), ==, CASCADA_ROLLUP_GOALS);
  after = tell (self, self->plan);
  g_assert_cmpstr (after, ==, before);

  /* once; and gone with one undo */
  g_assert_false (run (self, renewal, self->mayor, &error));
  g_assert_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "“Plan de gestión 2026”"));
  g_assert_true (cascada_workspace_undo (self->workspace, NULL));
  g_assert_cmpint (count (self, COUNT_PLANS), ==, 2);
  g_assert_cmpint (count (self, "SELECT count (*) FROM indicator WHERE removed = 0 AND ?1 = 0"), ==, 3);
}

/* Targets that a plan of several years has for what is made already go along, with the total. */
static void
test_programmed (Template *self, gconstpointer data)
{
  g_autoptr (CascadaRenewal) renewal = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;
  gint64 plan, indicator;

  begin_edit (self->workspace, NULL);
  plan = create_plan (self->workspace, "Estrategia", 2024, 2025);
  indicator = create_indicator (self->workspace, create_goal (self->workspace, create_objective (self->workspace, plan, 1, "O"), "G", "G"), "I", "I", CASCADA_ANNUALISATION_SUM);
  set_field (self, CASCADA_KIND_INDICATOR, indicator, CASCADA_INDICATOR_TOTAL, cascada_value_decimal (CASCADA_DECIMAL (12)));
  for (int year = 2024; year <= 2027; year++)
    set_target (self->workspace, indicator, CASCADA_PERIOD_YEAR (year), "3");
  set_weight (self->workspace, indicator, 2024, "40");
  set_weight (self->workspace, indicator, 2027, "60");
  commit_edit (self->workspace);
  renewal = cascada_renewal_new (plan, 2026);
  g_assert_true (run (self, renewal, self->head, &error));
  made = tell (self, g_array_index (renewal->made, gint64, 0));
  g_assert_cmpstr (made, ==, "plan “Estrategia 2026”\nobjective “O”\ngoal “G” “G”\nindicator “I” “I” 12, weight 2026 40, weight 2027 60, target 2026 3, target 2027 3");
}

static void
test_many (Template *self, gconstpointer data)
{
  g_autoptr (CascadaRenewal) renewal = cascada_renewal_new (self->plan, 2025);
  g_autoptr (GPtrArray) units = cascada_renewal_list_units (self->workspace, self->plan, 2025, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;
  gint64 n_edits = count (self, COUNT_EDITS);

  /* its own unit has it; the planning office is no unit with a plan */
  g_assert_cmpuint (units->len, ==, N_OFFICES + 1);
  for (guint i = 0; i < N_OFFICES; i++)
    {
      const CascadaRenewalUnit *unit = units->pdata[i];

      g_assert_cmpint (unit->unit, ==, self->offices[i]);
      g_assert_true ((unit->refusal != NULL) == (i == 0));
      if (i > 0)
        cascada_renewal_add_unit (renewal, unit->unit);
    }
  g_assert_cmpstr (((CascadaRenewalUnit *) units->pdata[7])->title, ==, "Plan de gestión 2025 – Alcaldía Local 08");
  g_assert_true (run (self, renewal, self->head, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (self, COUNT_EDITS), ==, n_edits + 1);
  g_assert_cmpuint (renewal->made->len, ==, N_OFFICES - 1);
  g_assert_cmpint (count (self, COUNT_PLANS), ==, 2 + N_OFFICES - 1);
  made = tell (self, g_array_index (renewal->made, gint64, 6));
  g_assert_cmpstr (made, ==,
                   "plan “Plan de gestión 2025 – Alcaldía Local 08” office 8 “Gestionar la localidad”\n"
                   "objective “Gestión” → strategic\n"
                   "goal “A” “A” office 8\n"
                   "indicator “A” “A” 9 2 office 8, weight 2025 50, target 2025-Q2 4, target 2025-Q4 2\n"
                   "goal “B” “B” process\n"
                   "indicator “B” “B” 9 2 process, weight 2025 50, target 2025-Q2 4, target 2025-Q4 2");
  g_assert_true (cascada_workspace_undo (self->workspace, NULL));
  g_assert_cmpint (count (self, COUNT_PLANS), ==, 2);
}

static void
assert_refused (Template *self, gint64 person, gint64 unit, const char *told)
{
  g_autoptr (CascadaRenewal) renewal = cascada_renewal_new (self->plan, 2026);
  g_autoptr (GError) error = NULL;
  gint64 n_edits = count (self, COUNT_EDITS);

  cascada_renewal_add_unit (renewal, unit);
  g_assert_false (run (self, renewal, person, &error));
  g_assert_nonnull (strstr (error->message, told));
  g_assert_cmpint (count (self, COUNT_EDITS), ==, n_edits);
  g_assert_cmpuint (renewal->made->len, ==, 0);
}

/* A leader's own unit, the planning office any; one refusal refuses all. */
static void
test_roles (Template *self, gconstpointer data)
{
  g_autoptr (CascadaRenewal) renewal = cascada_renewal_new (self->plan, 2026);

  assert_refused (self, self->mayor, self->offices[3], "activity 3");
  assert_refused (self, self->director, self->offices[0], "activity 3");
  assert_refused (self, self->head, self->planning, "processes and local offices");
  cascada_renewal_add_unit (renewal, self->offices[0]);
  cascada_renewal_add_unit (renewal, self->offices[3]);
  g_assert_false (run (self, renewal, self->mayor, NULL));
  g_assert_cmpint (count (self, COUNT_PLANS), ==, 2);
  g_assert_true (run (self, renewal, self->head, NULL));
  g_assert_cmpint (count (self, COUNT_PLANS), ==, 4);
}

static void
test_titles (void)
{
  static const struct
  {
    const char *title;
    int first, last, year;
    const char *own, *unit, *expected;
  } rows[] = {
    { "Plan 2025", 2025, 2025, 2026, NULL, NULL, "Plan 2026" },
    { "Plan 2025: Usme", 2025, 2025, 2026, "Usme", "Usme", "Plan 2026: Usme" },
    { "Plan 2025: Usme", 2025, 2025, 2025, "Usme", "Bosa", "Plan 2025: Bosa" },
    { "Plan", 2025, 2025, 2026, NULL, NULL, "Plan 2026" },
    { "Plantilla", 2025, 2025, 2025, NULL, "Bosa", "Plantilla – Bosa" },
    { "Plantilla", 2025, 2025, 2026, "Usme", "Bosa", "Plantilla 2026 – Bosa" },
    { "PEI 2024–2027, res. 20245", 2024, 2027, 2028, NULL, NULL, "PEI 2028–2031, res. 20245" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *title = cascada_renewal_make_title (rows[i].title, rows[i].first, rows[i].last, rows[i].year, rows[i].own, rows[i].unit);

      g_assert_cmpstr (title, ==, rows[i].expected);
    }
}

#define ADD(path, func) g_test_add (path, Template, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-renew/titles", test_titles);
  ADD ("/plan-renew/next-year", test_next_year);
  ADD ("/plan-renew/programmed", test_programmed);
  ADD ("/plan-renew/many", test_many);
  ADD ("/plan-renew/roles", test_roles);

  return g_test_run ();
}
