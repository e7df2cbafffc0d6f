/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever people of all roles try, in whatever order: what the procedure promises holds after each attempt. */

#include "random-plan.h"

#include "cascada-attachment.h"
#include "cascada-consolidation.h"
#include "cascada-observation.h"
#include "cascada-person.h"
#include "cascada-procedure.h"
#include "cascada-quarter.h"
#include "cascada-step.h"
#include "cascada-version.h"

#define N_PLANS 3
#define N_GOALS 2
#define N_ACTIONS 1000
#define TODAY 20260120
#define Q(n) CASCADA_PERIOD_QUARTER (2025, n)

/* A plan as it stands. */
typedef struct
{
  CascadaPlanState state;
  char *content;
} Standing;

typedef struct
{
  CascadaReportState state;
  CascadaReportFigures figures;
} ReportStanding;

/* What was tried. */
typedef enum
{
  TRIED_EDIT,
  TRIED_REPORT, /* figures or texts of a report */
  TRIED_STEP,
  TRIED_REPORT_STEP,
  TRIED_CORRECTION,
  TRIED_UNDO,
} Tried;

typedef struct
{
  Fixture fixture;
  CascadaWorkspace *workspace;
  gint64 people[7]; /* 0: nobody */
  gint64 units[4];  /* two local offices, a process, the planning office */
  gint64 plans[N_PLANS];
  gint64 goals[N_PLANS][N_GOALS];
  gint64 indicators[N_PLANS][N_GOALS];
  Standing plans_before[N_PLANS];
  ReportStanding reports_before[N_PLANS][N_GOALS][4];
  char *published[N_PLANS]; /* content as it was published */
  guint n_done, n_refused, n_published, n_verified, n_corrected;
} People;

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
set_field (CascadaWorkspace *workspace, CascadaKind kind, gint64 id, guint field, CascadaValue value)
{
  g_autoptr (GError) error = NULL;

  cascada_workspace_set (workspace, ref_of (kind, id), field, &value, &error);
  g_assert_no_error (error);
}

/* Coherent, so that it can be sent. The second goal is cross-cutting: the process reports it, the office completes it. */
static void
make_plan (People *self, guint i)
{
  CascadaWorkspace *workspace = self->workspace;
  gint64 unit = self->units[i], objective;
  g_autofree char *title = g_strdup_printf ("Plan %u", i);

  self->plans[i] = create_plan (workspace, title, 2025, 2025);
  set_field (workspace, CASCADA_KIND_PLAN, self->plans[i], CASCADA_PLAN_KIND, cascada_value_integer (CASCADA_PLAN_KIND_MANAGEMENT));
  set_field (workspace, CASCADA_KIND_PLAN, self->plans[i], CASCADA_PLAN_UNIT, cascada_value_integer (unit));
  set_field (workspace, CASCADA_KIND_PLAN, self->plans[i], CASCADA_PLAN_STATE, cascada_value_integer (CASCADA_PLAN_STATE_DRAFT));
  objective = create_objective (workspace, self->plans[i], 1, "Gestión");
  for (guint k = 0; k < N_GOALS; k++)
    {
      g_autofree char *code = g_strdup_printf ("G%u%u", i, k), *name = g_strdup_printf ("Jornadas de la clase %c", 'A' + k);
      gint64 indicator;

      self->goals[i][k] = create_goal (workspace, objective, code, name);
      if (k == 1)
        set_field (workspace, CASCADA_KIND_GOAL, self->goals[i][k], CASCADA_GOAL_KIND, cascada_value_integer (CASCADA_GOAL_KIND_CROSS_CUTTING));
      indicator = self->indicators[i][k] = create_indicator (workspace, self->goals[i][k], code, name, CASCADA_ANNUALISATION_SUM);
      if (k == 1)
        set_field (workspace, CASCADA_KIND_INDICATOR, indicator, CASCADA_INDICATOR_UNIT, cascada_value_integer (self->units[2]));
      set_field (workspace, CASCADA_KIND_INDICATOR, indicator, CASCADA_INDICATOR_TOTAL, cascada_value_decimal (CASCADA_DECIMAL (8)));
      set_field (workspace, CASCADA_KIND_INDICATOR, indicator, CASCADA_INDICATOR_UNIT_OF_MEASURE, cascada_value_text ("Jornadas"));
      set_field (workspace, CASCADA_KIND_INDICATOR, indicator, CASCADA_INDICATOR_FORMULA, cascada_value_text ("Suma"));
      set_field (workspace, CASCADA_KIND_INDICATOR, indicator, CASCADA_INDICATOR_DELIVERABLES, cascada_value_text ("Actas"));
      set_weight (workspace, indicator, 2025, "50");
      for (int quarter = 1; quarter <= 4; quarter++)
        set_target (workspace, indicator, Q (quarter), "2");
    }
}

static void
set_up (People *self, gconstpointer data)
{
  CascadaWorkspace *workspace;

  memset (self, 0, sizeof *self);
  fixture_set_up (&self->fixture, data);
  workspace = self->workspace = self->fixture.workspace;
  g_assert_true (cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_IMPORT, "Base", NULL));
  self->units[0] = create_unit (workspace, "Usme", CASCADA_UNIT_KIND_LOCAL_OFFICE);
  self->units[1] = create_unit (workspace, "Bosa", CASCADA_UNIT_KIND_LOCAL_OFFICE);
  self->units[2] = create_unit (workspace, "Proceso", CASCADA_UNIT_KIND_PROCESS);
  self->units[3] = create_unit (workspace, "Planeación", CASCADA_UNIT_KIND_OFFICE);
  self->people[1] = create_person (workspace, "Jefa", CASCADA_ROLE_HEAD_OF_PLANNING, self->units[3]);
  self->people[2] = create_person (workspace, "Analista", CASCADA_ROLE_PLANNING_ANALYST, self->units[3]);
  self->people[3] = create_person (workspace, "Alcaldesa", CASCADA_ROLE_LOCAL_MAYOR, self->units[0]);
  self->people[4] = create_person (workspace, "Alcalde", CASCADA_ROLE_LOCAL_MAYOR, self->units[1]);
  self->people[5] = create_person (workspace, "Líder", CASCADA_ROLE_PROCESS_LEADER, self->units[2]);
  self->people[6] = create_person (workspace, "Promotora", CASCADA_ROLE_IMPROVEMENT_PROMOTER, self->units[0]);
  for (guint i = 0; i < N_PLANS; i++)
    make_plan (self, i);
  commit_edit (workspace);
}

static void
tear_down (People *self, gconstpointer data)
{
  for (guint i = 0; i < N_PLANS; i++)
    {
      g_free (self->plans_before[i].content);
      g_free (self->published[i]);
    }
  fixture_tear_down (&self->fixture, data);
}

/* Everything planned under a record, where the plan stands and its place in the list aside. */
static void
append_content (CascadaWorkspace *workspace, CascadaRecord *record, GString *text)
{
  static const CascadaKind content[] = { CASCADA_KIND_OBJECTIVE, CASCADA_KIND_GOAL, CASCADA_KIND_INDICATOR, CASCADA_KIND_WEIGHT, CASCADA_KIND_TARGET };
  CascadaRef ref = cascada_record_get_ref (record);
  CascadaRecordClass *klass = cascada_kind_get_class (ref.kind);

  g_string_append_printf (text, "\n%s %" G_GINT64_FORMAT " %d", klass->table, ref.id, (int) ref.period);
  for (guint field = 1; field <= klass->n_fields; field++)
    {
      const CascadaValue *value = cascada_record_get_value (record, field);

      if (ref.kind == CASCADA_KIND_PLAN && (field == CASCADA_PLAN_STATE || field == CASCADA_PLAN_POSITION))
        continue;
      if (value->type == CASCADA_VALUE_TEXT)
        g_string_append_printf (text, " “%s”", value->text);
      else
        g_string_append_printf (text, " %" G_GINT64_FORMAT, value->type == CASCADA_VALUE_INTEGER ? value->integer : -1);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (content) && !klass->is_cell; i++)
    if (cascada_kind_get_class (content[i])->parent_kind == ref.kind)
      {
        g_autoptr (GPtrArray) children = cascada_store_load_children (cascada_workspace_get_store (workspace), content[i], ref.id, NULL);

        for (guint k = 0; k < children->len; k++)
          append_content (workspace, children->pdata[k], text);
      }
}

static CascadaRecord *
load (People *self, CascadaRef ref)
{
  return cascada_store_load (cascada_workspace_get_store (self->workspace), ref, NULL);
}

static Standing
read_standing (People *self, guint i)
{
  g_autoptr (CascadaRecord) plan = load (self, ref_of (CASCADA_KIND_PLAN, self->plans[i]));
  GString *text = g_string_new (cascada_record_is_removed (plan) ? "removed" : "");
  Standing standing = { .state = cascada_record_get_integer (plan, CASCADA_PLAN_STATE) };

  append_content (self->workspace, plan, text);
  standing.content = g_string_free (text, FALSE);
  return standing;
}

static ReportStanding
read_report (People *self, gint64 indicator, CascadaPeriod quarter)
{
  g_autoptr (CascadaRecord) report = load (self, (CascadaRef){ CASCADA_KIND_REPORT, quarter, indicator });
  ReportStanding standing = { CASCADA_REPORT_STATE_DRAFT, { CASCADA_DECIMAL_NONE, CASCADA_DECIMAL_NONE, CASCADA_DECIMAL_NONE } };

  if (report == NULL || cascada_record_is_removed (report))
    return standing;
  standing.state = cascada_record_get_integer (report, CASCADA_REPORT_STATE);
  standing.figures.executed = cascada_record_get_decimal (report, CASCADA_REPORT_EXECUTED);
  standing.figures.numerator = cascada_record_get_decimal (report, CASCADA_REPORT_NUMERATOR);
  standing.figures.denominator = cascada_record_get_decimal (report, CASCADA_REPORT_DENOMINATOR);
  return standing;
}

/* Published means: both approvals, under a HOLA case, and a version of it. */
static void
check_published (People *self, gint64 plan)
{
  g_autoptr (GPtrArray) steps = cascada_workspace_get_children (self->workspace, CASCADA_KIND_STEP, plan, NULL);
  g_autoptr (GPtrArray) versions = cascada_workspace_get_children (self->workspace, CASCADA_KIND_VERSION, plan, NULL);
  gboolean leader = FALSE, office = FALSE, has_case = FALSE;

  for (guint i = 0; i < steps->len; i++)
    {
      CascadaPlanStep step = cascada_record_get_integer (steps->pdata[i], CASCADA_STEP_ACTION);

      if (step == CASCADA_PLAN_STEP_REOPEN)
        leader = office = FALSE;
      if (step == CASCADA_PLAN_STEP_APPROVE)
        {
          leader = TRUE;
          office = FALSE;
        }
      office |= step == CASCADA_PLAN_STEP_OFFICE_APPROVE;
      has_case |= step == CASCADA_PLAN_STEP_APPROVE && cascada_record_get_text (steps->pdata[i], CASCADA_STEP_DOCUMENT) != NULL;
    }
  g_assert_true (leader && office && has_case);
  g_assert_cmpuint (versions->len, >, 0);
  g_assert_nonnull (cascada_record_get_text (versions->pdata[versions->len - 1], CASCADA_VERSION_DOCUMENT));
}

static void
check_plan (People *self, guint i, Tried tried)
{
  Standing now = read_standing (self, i), *before = &self->plans_before[i];
  gboolean is_public = cascada_lifecycle_is_frozen (now.state) && now.state >= CASCADA_PLAN_STATE_PUBLISHED;

  if (now.state != before->state)
    g_assert_true (tried == TRIED_STEP || tried == TRIED_UNDO);
  if (cascada_lifecycle_is_frozen (before->state) && cascada_lifecycle_is_frozen (now.state))
    g_assert_cmpstr (now.content, ==, before->content);
  if (is_public)
    check_published (self, self->plans[i]);
  if (is_public && self->published[i] == NULL)
    {
      self->published[i] = g_strdup (now.content);
      self->n_published++;
    }
  if (is_public)
    g_assert_cmpstr (now.content, ==, self->published[i]);
  else
    g_clear_pointer (&self->published[i], g_free);
  g_free (before->content);
  *before = now;
}

/* Where a report goes by one of the table's steps; back, where that was undone. */
static gboolean
is_in_table (CascadaReportState from, CascadaReportState to)
{
  for (CascadaReportStep step = 0; step < CASCADA_N_REPORT_STEPS; step++)
    if (cascada_report_is_step_of (from, step) && cascada_report_apply (from, step) == to)
      return TRUE;
  return FALSE;
}

/* The newest change of the closed figure tells what it was, and why it changed. */
static void
check_correction (People *self, gint64 indicator, CascadaPeriod quarter, CascadaDecimal before)
{
  CascadaRef ref = { CASCADA_KIND_REPORT, quarter, indicator };
  g_autoptr (GPtrArray) history = cascada_workspace_get_history (self->workspace, ref, CASCADA_REPORT_EXECUTED, 1, NULL);
  const CascadaHistoryEntry *entry = history->pdata[0];

  g_assert_cmpint (cascada_value_get_decimal (&entry->change.old), ==, before);
  if (entry->edit.kind == CASCADA_EDIT_KIND_EDIT)
    g_assert_cmpstr (entry->edit.reason, ==, "Acta omitida");
}

static void
check_one_report (People *self, gint64 indicator, CascadaPeriod quarter, ReportStanding *before, Tried tried)
{
  ReportStanding now = read_report (self, indicator, quarter);
  gboolean closed = before->state == CASCADA_REPORT_STATE_VERIFIED;

  if (now.state != before->state)
    {
      g_assert_true (tried == TRIED_REPORT_STEP || tried == TRIED_UNDO);
      g_assert_true (is_in_table (before->state, now.state) || (tried == TRIED_UNDO && is_in_table (now.state, before->state)));
    }
  if (closed && memcmp (&now.figures, &before->figures, sizeof now.figures) != 0)
    {
      g_assert_true (tried == TRIED_CORRECTION || tried == TRIED_UNDO);
      check_correction (self, indicator, quarter, before->figures.executed);
      self->n_corrected++;
    }
  self->n_verified += !closed && now.state == CASCADA_REPORT_STATE_VERIFIED;
  *before = now;
}

static void
check_all (People *self, Tried tried)
{
  for (guint i = 0; i < N_PLANS; i++)
    {
      check_plan (self, i, tried);
      for (guint k = 0; k < N_GOALS; k++)
        for (int quarter = 1; quarter <= 4; quarter++)
          check_one_report (self, self->indicators[i][k], Q (quarter), &self->reports_before[i][k][quarter - 1], tried);
    }
}

/* A step that the state has, mostly by somebody who may; at times any step by anybody. */
static gboolean
try_step (People *self, guint i, GError **error)
{
  static const char *const documents[] = { NULL, "", "HOLA 1", "HOLA 2", "HOLA 3" };
  CascadaStepDetails details = { .document = ANY_OF (documents), .text = any_below (2) ? "Se explica" : NULL };
  CascadaPlanStep step = any_below (CASCADA_N_PLAN_STEPS);

  for (guint n = 0; n < 60 && any_below (30) > 0; n++)
    {
      if (cascada_lifecycle_is_step_of (self->plans_before[i].state, step) && (step != CASCADA_PLAN_STEP_REOPEN || any_below (4) == 0) &&
          cascada_workspace_may (self->workspace, cascada_plan_step_get_deed (step), self->units[i], NULL))
        break;
      step = any_below (CASCADA_N_PLAN_STEPS);
      g_assert_true (cascada_workspace_set_person (self->workspace, ANY_OF (self->people), NULL));
    }
  return cascada_procedure_take (self->workspace, self->plans[i], step, &details, TODAY, NULL, error);
}

static gboolean
try_observation (People *self, guint i, GError **error)
{
  gint64 observation = any_id (self->workspace, "observation");
  CascadaRef ref;

  switch (observation != 0 ? any_below (3) : 0)
    {
    case 0:
      return cascada_procedure_observe (self->workspace, self->plans[i], any_below (2) ? self->goals[i][0] : 0, NULL, "Precise", TODAY, &ref, error);
    case 1:
      return cascada_procedure_answer (self->workspace, observation, "Se precisó", TODAY, error);
    default:
      return cascada_procedure_resolve (self->workspace, observation, error);
    }
}

/* Past the procedure: what only its steps may write. */
static gboolean
try_forbidden (People *self, guint i, GError **error)
{
  CascadaRef report = { CASCADA_KIND_REPORT, Q (1 + (int) any_below (2)), self->indicators[i][any_below (N_GOALS)] };
  CascadaRef version = { .kind = CASCADA_KIND_VERSION };
  CascadaValue number = cascada_value_integer (any_below (4)), versions[MAX_FIELDS] = { [CASCADA_VERSION_DATE - 1] = cascada_value_integer (TODAY) };
  g_autoptr (CascadaRecord) plan = load (self, ref_of (CASCADA_KIND_PLAN, self->plans[i]));

  switch (any_below (3))
    {
    case 0: /* what it is already is no change */
      number = cascada_value_integer ((cascada_record_get_integer (plan, CASCADA_PLAN_STATE) + 1 + any_below (5)) % CASCADA_N_PLAN_STATES);
      return cascada_workspace_change (self->workspace, ref_of (CASCADA_KIND_PLAN, self->plans[i]), CASCADA_PLAN_STATE, &number, NULL, error);
    case 1:
      return cascada_workspace_begin (self->workspace, CASCADA_EDIT_KIND_EDIT, NULL, error) &&
             cascada_workspace_end (self->workspace, cascada_workspace_create (self->workspace, &version, self->plans[i], versions, error), error);
    default:
      number = cascada_value_integer (CASCADA_REPORT_STATE_VERIFIED);
      return cascada_workspace_begin (self->workspace, CASCADA_EDIT_KIND_EDIT, NULL, error) &&
             cascada_workspace_end (self->workspace, cascada_workspace_set (self->workspace, report, CASCADA_REPORT_STATE, &number, error), error);
    }
}

/* Mostly what leaves a draft coherent, so that it goes on. */
static gboolean
try_content (People *self, guint i, GError **error)
{
  guint k = any_below (N_GOALS), choice = cascada_lifecycle_is_frozen (self->plans_before[i].state) || any_below (12) == 0 ? any_below (6) : 5;
  CascadaRef goal = ref_of (CASCADA_KIND_GOAL, self->goals[i][k]), target = { CASCADA_KIND_TARGET, Q (2), self->indicators[i][k] }, copy;
  CascadaValue name = cascada_value_text (ANY_OF (test_names)), two = cascada_value_decimal (CASCADA_DECIMAL (2 + any_below (8) / 7));

  switch (choice)
    {
    case 0:
      return cascada_workspace_duplicate (self->workspace, goal, &copy, error);
    case 1:
      return cascada_workspace_delete (self->workspace, goal, NULL, error);
    case 2:
      return cascada_workspace_move (self->workspace, goal, 0, (int) any_below (2), error);
    case 3:
      return cascada_workspace_change (self->workspace, target, CASCADA_TARGET_VALUE, &two, NULL, error);
    case 4:
      return any_below (10) > 0 || cascada_workspace_delete (self->workspace, ref_of (CASCADA_KIND_PLAN, self->plans[i]), NULL, error);
    default:
      return cascada_workspace_change (self->workspace, goal, CASCADA_GOAL_NAME, &name, NULL, error);
    }
}

/* The whole report, with evidence, so that it can be sent. */
static gboolean
try_report (People *self, guint i, GError **error)
{
  guint k = any_below (N_GOALS);
  CascadaRef report = { CASCADA_KIND_REPORT, Q (1 + (int) any_below (2)), self->indicators[i][k] }, evidence = { .kind = CASCADA_KIND_ATTACHMENT };
  CascadaValue executed = cascada_value_decimal (CASCADA_DECIMAL (2 + any_below (3))), text = cascada_value_text ("Se realizó"), date = cascada_value_integer (TODAY);
  CascadaValue values[MAX_FIELDS] = {
    [CASCADA_ATTACHMENT_NAME - 1] = cascada_value_text ("Acta"),
    [CASCADA_ATTACHMENT_GOAL - 1] = cascada_value_integer (self->goals[i][k]),
    [CASCADA_ATTACHMENT_PERIOD - 1] = cascada_value_integer (report.period),
    [CASCADA_ATTACHMENT_DATE - 1] = cascada_value_integer (TODAY),
  };

  for (guint n = 0; n < 60 && any_below (30) > 0 && !cascada_workspace_may (self->workspace, CASCADA_DEED_REPORT, self->units[k == 1 ? 2 : i], NULL); n++)
    g_assert_true (cascada_workspace_set_person (self->workspace, ANY_OF (self->people), NULL));
  if (!cascada_workspace_begin (self->workspace, CASCADA_EDIT_KIND_EDIT, "Reporte", error))
    return FALSE;
  return cascada_workspace_end (self->workspace,
                                cascada_workspace_set (self->workspace, report, CASCADA_REPORT_EXECUTED, &executed, error) &&
                                    cascada_workspace_set (self->workspace, report, CASCADA_REPORT_ANALYSIS, &text, error) &&
                                    cascada_workspace_set (self->workspace, report, CASCADA_REPORT_RESULT_ANALYSIS, &text, error) &&
                                    cascada_workspace_set (self->workspace, report, CASCADA_REPORT_LAG_CAUSE, &text, error) &&
                                    cascada_workspace_set (self->workspace, report, CASCADA_REPORT_LAG_REMEDY, &text, error) &&
                                    cascada_workspace_set (self->workspace, report, CASCADA_REPORT_LAG_DATE, &date, error) &&
                                    (any_below (5) == 0 || cascada_workspace_create (self->workspace, &evidence, self->plans[i], values, error)),
                                error);
}

static gboolean
try_report_step (People *self, guint i, GError **error)
{
  guint k = any_below (N_GOALS), quarter = any_below (2);
  CascadaReportStep step = any_below (CASCADA_N_REPORT_STEPS);

  for (guint n = 0; n < 60 && any_below (30) > 0; n++)
    {
      if (cascada_report_is_step_of (self->reports_before[i][k][quarter].state, step) &&
          cascada_workspace_may (self->workspace, cascada_report_step_get_deed (step), self->units[k == 1 ? 2 : i], NULL))
        break;
      k = any_below (N_GOALS);
      quarter = any_below (2);
      step = any_below (CASCADA_N_REPORT_STEPS);
      g_assert_true (cascada_workspace_set_person (self->workspace, ANY_OF (self->people), NULL));
    }
  return cascada_quarter_take (self->workspace, &self->indicators[i][k], 1, Q ((int) quarter + 1), step, any_below (2) ? "Aclare" : NULL,
                               any_below (8) == 0 ? 20250214 : TODAY, error);
}

static gboolean
try_correction (People *self, guint i, GError **error)
{
  CascadaValue executed = cascada_value_decimal (CASCADA_DECIMAL (any_below (9)));

  return cascada_quarter_correct (self->workspace, self->indicators[i][any_below (N_GOALS)], Q (1 + (int) any_below (2)), CASCADA_REPORT_EXECUTED,
                                  &executed, any_below (4) ? "Acta omitida" : NULL, TODAY, error);
}

/* But what the whole began with. */
static gboolean
try_undo (People *self, guint i, GError **error)
{
  g_autofree char *description = NULL;

  cascada_log_get_undo (cascada_workspace_get_store (self->workspace), FALSE, &description);
  return any_below (3) && g_strcmp0 (description, "Base") != 0 ? cascada_workspace_undo (self->workspace, error)
                                                               : cascada_workspace_redo (self->workspace, error);
}

/* The program is closed and opened: what could be undone still can. */
static gboolean
try_reopening (People *self, guint i, GError **error)
{
  g_assert_true (cascada_workspace_close (self->workspace, NULL));
  g_object_unref (self->workspace);
  self->workspace = self->fixture.workspace = open_workspace (self->fixture.path, CASCADA_STORE_WRITE);
  return TRUE;
}

static gboolean
try_anything (People *self, Tried *tried, GError **error)
{
  static const struct
  {
    gboolean (*func) (People *self, guint plan, GError **error);
    guint weight;
    Tried tried;
  } actions[] = {
    { try_step, 30, TRIED_STEP },
    { try_observation, 5, TRIED_EDIT },
    { try_forbidden, 6, TRIED_EDIT },
    { try_content, 8, TRIED_EDIT },
    { try_report, 18, TRIED_REPORT },
    { try_report_step, 22, TRIED_REPORT_STEP },
    { try_correction, 8, TRIED_CORRECTION },
    { try_undo, 6, TRIED_UNDO },
    { try_reopening, 1, TRIED_EDIT },
  };
  guint plan = any_below (N_PLANS), choice = any_below (104);

  g_assert_true (cascada_workspace_set_person (self->workspace, ANY_OF (self->people), NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      *tried = actions[i].tried;
      if (choice < actions[i].weight)
        return actions[i].func (self, plan, error);
      choice -= actions[i].weight;
    }
  g_assert_not_reached ();
}

static gint64
count_changes (People *self)
{
  gint64 n = 0;

  g_assert_true (cascada_store_query_integer (cascada_workspace_get_store (self->workspace), "SELECT count (*) FROM change WHERE ?1 = 0", 0, &n, NULL));
  return n;
}

/* The first plan is published from the beginning, so that there is something to report. */
static void
publish (People *self)
{
  static const struct
  {
    guint person;
    CascadaPlanStep step;
    const char *document;
  } steps[] = {
    { 3, CASCADA_PLAN_STEP_SUBMIT, NULL },
    { 2, CASCADA_PLAN_STEP_VERIFY, NULL },
    { 3, CASCADA_PLAN_STEP_APPROVE, "HOLA 306319" },
    { 1, CASCADA_PLAN_STEP_OFFICE_APPROVE, NULL },
    { 2, CASCADA_PLAN_STEP_PUBLISH, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (cascada_workspace_set_person (self->workspace, self->people[steps[i].person], NULL));
      cascada_procedure_take (self->workspace, self->plans[0], steps[i].step, &(CascadaStepDetails){ .document = steps[i].document }, TODAY, NULL, &error);
      g_assert_no_error (error);
      check_all (self, TRIED_STEP);
    }
}

static void
test_anything (People *self, gconstpointer data)
{
  for (guint i = 0; i < N_PLANS; i++)
    self->plans_before[i] = read_standing (self, i);
  publish (self);
  for (guint n = 0; n < N_ACTIONS; n++)
    {
      g_autoptr (GError) error = NULL;
      gint64 n_changes = count_changes (self);
      Tried tried;
      gboolean done = try_anything (self, &tried, &error);

      g_assert_true (done == (error == NULL));
      if (!done)
        g_assert_cmpint (count_changes (self), ==, n_changes);
      self->n_done += done;
      self->n_refused += !done;
      check_all (self, tried);
    }
  g_test_message ("%u done, %u refused; %u published, %u verified, %u figures corrected", self->n_done, self->n_refused, self->n_published,
                  self->n_verified, self->n_corrected);
  g_assert_cmpuint (self->n_refused, >, 0);
}

/* One unit's plan for the ranking: programmed and executed of four indicators. */
typedef struct
{
  char *name;
  CascadaUnitKind kind;
  int executed[4]; /* of 10; negative: no report */
} Result;

static void
shuffle (guint *order, guint n)
{
  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint i = n; i > 1; i--)
    {
      guint other = any_below (i), kept = order[i - 1];

      order[i - 1] = order[other];
      order[other] = kept;
    }
}

static void
make_result (CascadaWorkspace *workspace, const Result *result, gboolean shuffled)
{
  gint64 unit = create_unit (workspace, result->name, result->kind), plan = create_plan (workspace, result->name, 2025, 2025), objective;
  guint order[4] = { 0, 1, 2, 3 };

  set_field (workspace, CASCADA_KIND_PLAN, plan, CASCADA_PLAN_KIND, cascada_value_integer (CASCADA_PLAN_KIND_MANAGEMENT));
  set_field (workspace, CASCADA_KIND_PLAN, plan, CASCADA_PLAN_UNIT, cascada_value_integer (unit));
  set_field (workspace, CASCADA_KIND_PLAN, plan, CASCADA_PLAN_STATE, cascada_value_integer (CASCADA_PLAN_STATE_PUBLISHED));
  set_field (workspace, CASCADA_KIND_PLAN, plan, CASCADA_PLAN_ROLLUP, cascada_value_integer (CASCADA_ROLLUP_GOALS));
  objective = create_objective (workspace, plan, 1, "Gestión");
  if (shuffled)
    shuffle (order, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *code = g_strdup_printf ("%u", order[i]);
      gint64 indicator = create_indicator (workspace, create_goal (workspace, objective, code, code), code, code, CASCADA_ANNUALISATION_SUM);

      set_target (workspace, indicator, Q (2), "10");
      set_weight (workspace, indicator, 2025, order[i] == 0 ? "40" : "20");
      if (result->executed[order[i]] >= 0)
        set_cell (workspace, CASCADA_KIND_REPORT, indicator, Q (2), CASCADA_REPORT_EXECUTED, CASCADA_DECIMAL (result->executed[order[i]]));
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* “name: rank, result”, sorted. */
static char *
rank (const Result *results, guint n, gboolean shuffled)
{
  g_autofree char *folder = g_dir_make_tmp ("cascada-XXXXXX", NULL), *path = g_build_filename (folder, "r.cascada", NULL);
  CascadaWorkspace *workspace = open_workspace (path, CASCADA_STORE_WRITE | CASCADA_STORE_CREATE);
  g_autofree guint *order = g_new (guint, n);
  g_autoptr (CascadaConsolidation) ranking = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  shuffle (order, n);
  g_assert_true (cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_IMPORT, NULL, NULL));
  for (guint i = 0; i < n; i++)
    make_result (workspace, &results[shuffled ? order[i] : i], shuffled);
  commit_edit (workspace);
  ranking = cascada_consolidation_new (cascada_workspace_get_store (workspace), Q (2), FALSE, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ranking->rows->len; i++)
    {
      const CascadaConsolidationRow *unit = ranking->rows->pdata[i];
      g_autofree char *percent = unit->quarter != NULL ? cascada_compliance_to_percent_string (unit->quarter, 6) : NULL;

      g_ptr_array_add (lines, g_strdup_printf ("%s: %u, %s (%u of %u)", unit->unit_name, unit->rank.rank, percent != NULL ? percent : "—",
                                               unit->n_reported, unit->n_programmed));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  g_assert_true (cascada_workspace_close (workspace, NULL));
  g_object_unref (workspace);
  remove_folder (folder);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* Units, plans, goals and reports entered in another order: the same ranks. */
static void
test_ranking_order (void)
{
  Result results[14];

  for (guint round = 0; round < 4; round++)
    {
      g_autofree char *first = NULL, *second = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (results); i++)
        {
          results[i].name = g_strdup_printf ("Unidad %02u", i);
          results[i].kind = i % 3 == 0 ? CASCADA_UNIT_KIND_PROCESS : CASCADA_UNIT_KIND_LOCAL_OFFICE;
          for (guint k = 0; k < 4; k++)
            results[i].executed[k] = any_below (5) == 0 || i == 13 ? -1 : 8 + (int) any_below (4);
        }
      first = rank (results, G_N_ELEMENTS (results), FALSE);
      second = rank (results, G_N_ELEMENTS (results), TRUE);
      g_assert_cmpstr (first, ==, second);
      g_assert_nonnull (strstr (first, ": 1, "));
      g_assert_nonnull (strstr (first, "Unidad 13: 0, "));
      for (guint i = 0; i < G_N_ELEMENTS (results); i++)
        g_free (results[i].name);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/procedure/anything", People, NULL, set_up, test_anything, tear_down);
  g_test_add_func ("/procedure/ranking-order", test_ranking_order);

  return g_test_run ();
}
