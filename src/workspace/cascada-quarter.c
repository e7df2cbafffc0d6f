/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The quarterly report of an indicator, as its records tell it [P005 act. 9–11], and the steps it takes. */

#include "config.h"

#include "cascada-quarter.h"

#include <glib/gi18n-lib.h>

#include "cascada-days-off.h"
#include "cascada-error.h"
#include "cascada-quarter-private.h"

#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-kinds.h"
#include "cascada-objective.h"
#include "cascada-observation.h"
#include "cascada-plan.h"
#include "cascada-report.h"
#include "cascada-unit.h"

void
cascada_quarter_report_free (CascadaQuarterReport *report)
{
  g_clear_object (&report->figures);
  g_clear_object (&report->report);
  g_free (report->supposed);
  g_free (report->place);
  g_free (report);
}

/** cascada_quarter_get_deadline: of a quarter's reports, with the days that the planning office added (domain §8). */
gboolean
cascada_quarter_get_deadline (CascadaStore *store, CascadaPeriod quarter, GDate *deadline, GError **error)
{
  g_autoptr (CascadaDaysOff) days = cascada_days_off_load (store, error);

  if (days == NULL)
    return FALSE;
  cascada_days_off_get_deadline (days, quarter, deadline);
  return TRUE;
}

/** cascada_quarter_get_duty: from the first columns of a row, which are %CASCADA_QUARTER_DUTY_COLUMNS. */
void
cascada_quarter_get_duty (CascadaStatement *statement, CascadaQuarterDuty *duty)
{
  CascadaGoalKind kind = (CascadaGoalKind) cascada_statement_get_integer (statement, 1);

  duty->reporter = cascada_statement_get_integer (statement, 0);
  duty->eliminated = cascada_statement_get_integer (statement, 2) != 0;
  duty->completed_by_office = (kind == CASCADA_GOAL_KIND_LOCAL || kind == CASCADA_GOAL_KIND_CROSS_CUTTING) && duty->reporter != 0 &&
                              duty->reporter != cascada_statement_get_integer (statement, 3) &&
                              cascada_statement_get_integer (statement, 4) != CASCADA_UNIT_KIND_LOCAL_OFFICE;
}

/** cascada_quarter_prepare_duty: Returns: (transfer full) (nullable): for cascada_quarter_read_duty(), once for many */
CascadaStatement *
cascada_quarter_prepare_duty (CascadaStore *store, GError **error)
{
  return cascada_store_prepare (store, "SELECT " CASCADA_QUARTER_DUTY_COLUMNS " FROM " CASCADA_QUARTER_DUTY_TABLES " WHERE i.id = ?1", error);
}

/** cascada_quarter_read_duty: who reports an indicator, by what cascada_quarter_prepare_duty() prepared. */
gboolean
cascada_quarter_read_duty (CascadaStatement *find, gint64 indicator, CascadaQuarterDuty *duty, GError **error)
{
  gboolean row;

  cascada_statement_reset (find);
  cascada_statement_bind_integer (find, 1, indicator);
  if (!cascada_statement_step (find, &row, error))
    return FALSE;
  if (row)
    cascada_quarter_get_duty (find, duty);
  else
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("The indicator is not in a plan any more"));
  cascada_statement_reset (find);
  return row;
}

static gboolean
count_evidence (CascadaQuarterScope *self, GError **error)
{
  g_autoptr (CascadaStatement) count = cascada_store_prepare (
      cascada_workspace_get_store (self->workspace),
      "SELECT goal, count (*) FROM attachment WHERE plan = ?1 AND period = ?2 AND goal IS NOT NULL AND removed = 0 GROUP BY goal", error);
  gboolean row = TRUE;

  if (count == NULL)
    return FALSE;
  cascada_statement_bind_integer (count, 1, self->plan);
  cascada_statement_bind_integer (count, 2, self->quarter);
  while (cascada_statement_step (count, &row, error) && row)
    {
      gint64 goal = cascada_statement_get_integer (count, 0);

      g_hash_table_insert (self->evidence, g_memdup2 (&goal, sizeof goal), GUINT_TO_POINTER ((guint) cascada_statement_get_integer (count, 1)));
    }
  return !row;
}

/**
 * cascada_quarter_scope_init:
 * @self: (out caller-allocates): to be cleared, also where this fails
 *
 * Reads what all reports of a plan's quarter have in common.
 */
gboolean
cascada_quarter_scope_init (CascadaQuarterScope *self, CascadaWorkspace *workspace, gint64 plan, CascadaPeriod quarter,
                            CascadaDate today, GError **error)
{
  *self = (CascadaQuarterScope){ .workspace = workspace, .plan = plan, .quarter = quarter };
  self->evidence = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_return_val_if_fail (cascada_date_to_gdate (today, &self->today), FALSE);

  self->record = cascada_workspace_get_record (workspace, (CascadaRef){ CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, plan }, error);
  self->figures = self->record != NULL ? cascada_workspace_get_figures (workspace, plan, error) : NULL;
  self->duty = self->figures != NULL ? cascada_quarter_prepare_duty (cascada_workspace_get_store (workspace), error) : NULL;
  return self->duty != NULL &&
         cascada_quarter_get_deadline (cascada_workspace_get_store (workspace), quarter, &self->deadline, error) &&
         count_evidence (self, error);
}

void
cascada_quarter_scope_clear (CascadaQuarterScope *self)
{
  g_clear_object (&self->record);
  g_clear_object (&self->figures);
  g_clear_pointer (&self->duty, cascada_statement_free);
  g_clear_pointer (&self->evidence, g_hash_table_unref);
}

/* What the report itself says; its texts are borrowed from the record. */
static void
fill_report (CascadaQuarterReport *self)
{
  CascadaReportFacts *facts = &self->facts;

  if (self->report == NULL || cascada_record_is_removed (self->report))
    return;
  facts->state = cascada_record_get_integer (self->report, CASCADA_REPORT_STATE);
  facts->progress_analysis = cascada_record_get_text (self->report, CASCADA_REPORT_ANALYSIS);
  facts->result_analysis = cascada_record_get_text (self->report, CASCADA_REPORT_RESULT_ANALYSIS);
  facts->lag_cause = cascada_record_get_text (self->report, CASCADA_REPORT_LAG_CAUSE);
  facts->lag_remedy = cascada_record_get_text (self->report, CASCADA_REPORT_LAG_REMEDY);
  if (cascada_date_to_gdate ((CascadaDate) cascada_record_get_integer (self->report, CASCADA_REPORT_LAG_DATE), &self->lag_date))
    facts->lag_date = &self->lag_date;
}

/* Names it as the reports of the plan do: code and name. */
static void
fill_place (CascadaQuarterReport *self, CascadaNode node)
{
  self->place = g_strdup_printf ("%s. %s", cascada_figures_get_code (self->figures, node) ?: "",
                                 cascada_figures_get_name (self->figures, node));
}

/** cascada_quarter_scope_read: Returns: (transfer full) (nullable): the report of @indicator of the plan as it stands */
CascadaQuarterReport *
cascada_quarter_scope_read (CascadaQuarterScope *scope, gint64 indicator, GError **error)
{
  g_autoptr (CascadaQuarterReport) self = g_new0 (CascadaQuarterReport, 1);
  g_autoptr (CascadaRecord) record = NULL;
  CascadaQuarterDuty duty;
  CascadaNode node;

  self->indicator = (CascadaRef){ CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, indicator };
  record = cascada_workspace_get_record (scope->workspace, self->indicator, error);
  if (record == NULL || !cascada_quarter_read_duty (scope->duty, indicator, &duty, error))
    return NULL;
  if (!cascada_figures_find (scope->figures, CASCADA_KIND_INDICATOR, indicator, &node))
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("The indicator is not in a plan any more"));
      return NULL;
    }
  self->figures = g_object_ref (scope->figures);
  self->today = scope->today;
  self->deadline = scope->deadline;
  self->goal = (CascadaRef){ CASCADA_KIND_GOAL, CASCADA_PERIOD_NONE, cascada_record_get_integer (record, CASCADA_INDICATOR_GOAL) };
  self->reporter = duty.reporter;
  cascada_figures_get_series (self->figures, node.index, &self->series);
  fill_place (self, node);
  self->report = cascada_workspace_get_record (scope->workspace, (CascadaRef){ CASCADA_KIND_REPORT, scope->quarter, indicator }, NULL);
  self->facts = (CascadaReportFacts){
    .series = &self->series,
    .settings = cascada_figures_get_settings (self->figures),
    .quarter = scope->quarter,
    .today = &self->today,
    .deadline = &self->deadline,
    .plan_state = cascada_record_get_integer (scope->record, CASCADA_PLAN_STATE),
    .is_ratio = cascada_record_get_integer (record, CASCADA_INDICATOR_IS_RATIO) != 0,
    .completed_by_office = duty.completed_by_office,
    .n_evidence = GPOINTER_TO_UINT (g_hash_table_lookup (scope->evidence, &self->goal.id)),
    .place = self->place,
    .subject = node.index,
  };
  fill_report (self);
  return g_steal_pointer (&self);
}

static gboolean
find_plan (CascadaStore *store, gint64 indicator, gint64 *plan, GError **error)
{
  *plan = 0;
  if (!cascada_store_query_integer (store, "SELECT o.plan FROM indicator i JOIN goal g ON g.id = i.goal JOIN objective o ON o.id = g.objective WHERE i.id = ?1",
                                    indicator, plan, error))
    return FALSE;
  if (*plan == 0)
    g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("The indicator is not in a plan any more"));
  return *plan != 0;
}

/* Of the plan of @indicator, where @scope is not that already. */
static gboolean
enter_scope (CascadaQuarterScope *scope, CascadaWorkspace *workspace, gint64 indicator, CascadaPeriod quarter, CascadaDate today, GError **error)
{
  gint64 plan;

  if (!find_plan (cascada_workspace_get_store (workspace), indicator, &plan, error))
    return FALSE;
  if (scope->plan == plan)
    return TRUE;
  cascada_quarter_scope_clear (scope);
  return cascada_quarter_scope_init (scope, workspace, plan, quarter, today, error);
}

/**
 * cascada_quarter_read:
 * @indicator: id of an indicator of a plan
 * @today: by which it is due or late
 * @error: what is not there, or what the file causes
 *
 * Returns: (transfer full) (nullable): its report of @quarter as it stands
 */
CascadaQuarterReport *
cascada_quarter_read (CascadaWorkspace *workspace, gint64 indicator, CascadaPeriod quarter, CascadaDate today, GError **error)
{
  g_auto (CascadaQuarterScope) scope = { 0 };

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && cascada_date_is_valid (today), NULL);

  if (!enter_scope (&scope, workspace, indicator, quarter, today, error))
    return NULL;
  return cascada_quarter_scope_read (&scope, indicator, error);
}

static void
count_one (CascadaFigures *figures, CascadaWorkspace *workspace, guint indicator, CascadaPeriod quarter, guint *n_missing,
           guint *n_unverified)
{
  CascadaRef ref = { CASCADA_KIND_REPORT, quarter, cascada_figures_get_id (figures, CASCADA_NODE (CASCADA_LEVEL_INDICATOR, indicator)) };
  g_autoptr (CascadaRecord) report = NULL;
  CascadaReportState state = CASCADA_REPORT_STATE_DRAFT;
  CascadaReportFigures reported;
  CascadaSeries series;

  cascada_figures_get_series (figures, indicator, &series);
  if (series.eliminated || !cascada_report_is_programmed (&series, quarter))
    return;
  reported = cascada_report_get_figures (&series, quarter);
  report = cascada_workspace_get_record (workspace, ref, NULL);
  if (report != NULL && !cascada_record_is_removed (report))
    state = cascada_record_get_integer (report, CASCADA_REPORT_STATE);
  *n_missing += reported.executed == CASCADA_DECIMAL_NONE && reported.numerator == CASCADA_DECIMAL_NONE;
  *n_unverified += state != CASCADA_REPORT_STATE_VERIFIED;
}

/**
 * cascada_quarter_count:
 * @period: a quarter, or a year for its four
 * @n_missing: (out): indicators programmed and not reported
 * @n_unverified: (out): of those programmed, whose report is not verified
 */
gboolean
cascada_quarter_count (CascadaWorkspace *workspace, gint64 plan, CascadaPeriod period, guint *n_missing, guint *n_unverified,
                       GError **error)
{
  g_autoptr (CascadaFigures) figures = cascada_workspace_get_figures (workspace, plan, error);

  *n_missing = *n_unverified = 0;
  if (figures == NULL)
    return FALSE;
  for (int quarter = 1; quarter <= 4; quarter++)
    {
      CascadaPeriod each = CASCADA_PERIOD_QUARTER (cascada_period_get_year (period), quarter);

      for (guint i = 0; cascada_period_contains (period, each) && i < cascada_figures_get_count (figures, CASCADA_LEVEL_INDICATOR); i++)
        count_one (figures, workspace, i, each, n_missing, n_unverified);
    }
  return TRUE;
}

/**
 * cascada_quarter_check_step:
 * @report: as it stands, with the text of the step in its facts
 * @error: %CASCADA_ERROR_REFUSED: who may take the step, or what stands in its way
 */
gboolean
cascada_quarter_check_step (CascadaWorkspace *workspace, const CascadaQuarterReport *report, CascadaReportStep step, GError **error)
{
  g_autoptr (GPtrArray) conditions = NULL;

  /* what is asked of the unit is asked by its own name; the planning office acts for all */
  if (!cascada_workspace_may (workspace, cascada_report_step_get_deed (step), report->reporter, error))
    return FALSE;
  cascada_report_check (&report->facts, step, &conditions);
  return cascada_conditions_check (conditions, error);
}

/* Observations on a report stay with its goal and quarter. */
static gboolean
write_observation (CascadaWorkspace *workspace, const CascadaQuarterReport *report, const char *text, CascadaDate today, GError **error)
{
  CascadaValue values[CASCADA_FIELDS_MAX] = { 0 };
  CascadaRef ref = { .kind = CASCADA_KIND_OBSERVATION };
  gint64 person = cascada_workspace_get_person (workspace);

  values[CASCADA_OBSERVATION_GOAL - 1] = cascada_value_integer (report->goal.id);
  values[CASCADA_OBSERVATION_PERIOD - 1] = cascada_value_integer (report->facts.quarter);
  values[CASCADA_OBSERVATION_DATE - 1] = cascada_value_integer (today);
  values[CASCADA_OBSERVATION_TEXT - 1] = cascada_value_text (text);
  if (person != 0)
    values[CASCADA_OBSERVATION_PERSON - 1] = cascada_value_integer (person);
  return cascada_workspace_create (workspace, &ref, cascada_figures_get_plan (report->figures), values, error);
}

static gboolean
write_report (CascadaWorkspace *workspace, const CascadaQuarterReport *report, CascadaReportStep step, const char *text,
              CascadaDate today, GError **error)
{
  CascadaRef ref = { CASCADA_KIND_REPORT, report->facts.quarter, report->indicator.id };
  CascadaReportState next = cascada_report_apply (report->facts.state, step);
  CascadaValue state = cascada_value_integer (next), sent = cascada_value_integer (today);

  return (next == report->facts.state || cascada_workspace_set (workspace, ref, CASCADA_REPORT_STATE, &state, error)) &&
         (step != CASCADA_REPORT_STEP_SEND || cascada_workspace_set (workspace, ref, CASCADA_REPORT_SENT, &sent, error)) &&
         (step != CASCADA_REPORT_STEP_RETURN || write_observation (workspace, report, text, today, error));
}

/**
 * cascada_quarter_take:
 * @indicators: (array length=n_indicators): whose reports: a goal's, or a whole unit's
 * @text: (nullable): observations of a return
 * @error: %CASCADA_ERROR_REFUSED: of the first report that cannot take the step, with its place and the clause
 *
 * Sends, returns, completes or verifies reports, all of them or none, as one edit [P005 act. 9–11, policy 8].
 */
gboolean
cascada_quarter_take (CascadaWorkspace *workspace, const gint64 *indicators, guint n_indicators, CascadaPeriod quarter,
                      CascadaReportStep step, const char *text, CascadaDate today, GError **error)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_quarter_report_free);
  g_auto (CascadaQuarterScope) scope = { 0 };
  gboolean written = TRUE;

  for (guint i = 0; i < n_indicators; i++)
    {
      CascadaQuarterReport *report;

      if (!enter_scope (&scope, workspace, indicators[i], quarter, today, error))
        return FALSE;
      report = cascada_quarter_scope_read (&scope, indicators[i], error);
      if (report == NULL)
        return FALSE;
      g_ptr_array_add (reports, report);
      report->facts.text = text;
      if (!cascada_quarter_check_step (workspace, report, step, error))
        {
          g_prefix_error (error, "%s: ", report->place);
          return FALSE;
        }
    }
  if (!cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, text != NULL ? text : cascada_report_step_get_label (step), error))
    return FALSE;
  for (guint i = 0; written && i < reports->len; i++)
    written = write_report (workspace, reports->pdata[i], step, text, today, error);
  return cascada_workspace_end (workspace, written, error);
}

/* A change that is a step of its own: it keeps its reason, and the old figure in the history. */
static gboolean
change_by_step (CascadaWorkspace *workspace, gint64 indicator, CascadaPeriod quarter, CascadaReportStep step, guint field,
                const CascadaValue *value, const char *reason, CascadaDate today, GError **error)
{
  g_autoptr (CascadaQuarterReport) report = cascada_quarter_read (workspace, indicator, quarter, today, error);
  CascadaRef ref = { CASCADA_KIND_REPORT, quarter, indicator };

  if (report == NULL)
    return FALSE;
  report->facts.text = reason;
  if (field == CASCADA_REPORT_STATE || field == CASCADA_REPORT_SENT)
    {
      g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, _ ("A correction changes figures and texts, not where the report stands"));
      return FALSE;
    }
  if (!cascada_quarter_check_step (workspace, report, step, error) ||
      !cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, reason, error))
    return FALSE;
  return cascada_workspace_end (workspace, cascada_workspace_set (workspace, ref, field, value, error), error);
}

/**
 * cascada_quarter_correct:
 * @field: of the report
 * @reason: why; it stands with the change in the report's history, beside the old figure
 *
 * Changes what is verified and closed (domain §8).
 */
gboolean
cascada_quarter_correct (CascadaWorkspace *workspace, gint64 indicator, CascadaPeriod quarter, guint field,
                         const CascadaValue *value, const char *reason, CascadaDate today, GError **error)
{
  return change_by_step (workspace, indicator, quarter, CASCADA_REPORT_STEP_CORRECT, field, value, reason, today, error);
}

/** cascada_quarter_adjust: a technical change of a sent report by the planning office itself, with its reason [act. 10]. */
gboolean
cascada_quarter_adjust (CascadaWorkspace *workspace, gint64 indicator, CascadaPeriod quarter, guint field,
                        const CascadaValue *value, const char *reason, CascadaDate today, GError **error)
{
  return change_by_step (workspace, indicator, quarter, CASCADA_REPORT_STEP_ADJUST, field, value, reason, today, error);
}
