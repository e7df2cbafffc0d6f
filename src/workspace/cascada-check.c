/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Coherence of a plan as it stands in the file: its figures, and what else the rules look at, as plain facts. */

#include "config.h"

#include "cascada-check.h"

#include <string.h>

#include "cascada-check-private.h"
#include "cascada-figures-private.h"

#include "cascada-kinds.h"
#include "cascada-plan.h"

void
cascada_check_result_free (CascadaCheckResult *result)
{
  g_clear_pointer (&result->finding, cascada_finding_free);
  g_free (result);
}

/* The facts borrow from the figures, and from @texts what these do not keep. */
typedef struct
{
  CascadaFigures *figures;
  GStringChunk *texts;
  CascadaObjectiveFacts *objectives;
  CascadaGoalFacts *goals;
  CascadaIndicatorFacts *indicators;
  gboolean *goals_have_office;
  gboolean plan_has_office;
  gboolean in_procedure;
  gboolean has_strategy;
  CascadaPlanState state;
  char *title;
  char *process_objective;
} Facts;

static void
facts_clear (Facts *facts)
{
  g_clear_object (&facts->figures);
  g_clear_pointer (&facts->texts, g_string_chunk_free);
  g_free (facts->objectives);
  g_free (facts->goals);
  g_free (facts->indicators);
  g_free (facts->goals_have_office);
  g_free (facts->title);
  g_free (facts->process_objective);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, facts_clear)

/* Units of measure and formulas mostly repeat. */
static const char *
keep_text (Facts *facts, CascadaStatement *statement, int column)
{
  const char *text = cascada_statement_get_text (statement, column);

  return text != NULL ? g_string_chunk_insert_const (facts->texts, text) : NULL;
}

static void
goal_row (Facts *facts, guint index, CascadaStatement *statement)
{
  facts->goals_have_office[index] = facts->plan_has_office || cascada_statement_get_integer (statement, 0) != 0;
}

static void
indicator_row (Facts *facts, guint index, CascadaStatement *statement)
{
  CascadaIndicatorFacts *fact = &facts->indicators[index];

  fact->unit = keep_text (facts, statement, 0);
  fact->is_ratio = cascada_statement_get_integer (statement, 1) != 0;
  fact->formula = keep_text (facts, statement, 2);
  fact->numerator = keep_text (facts, statement, 3);
  fact->denominator = keep_text (facts, statement, 4);
  fact->deliverables = keep_text (facts, statement, 5);
  fact->total = cascada_statement_get_decimal (statement, 6);
  fact->has_office = cascada_statement_get_integer (statement, 7) != 0 || facts->goals_have_office[fact->goal];
}

/* @sql gives the children of a record in document order, as the figures have them. */
static gboolean
read_level (Facts *facts, CascadaStore *store, guint level, const char *sql, void (*func) (Facts *, guint, CascadaStatement *),
            GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaStatement) statement = cascada_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  for (guint parent = 0; parent < cascada_figures_get_count (facts->figures, level - 1); parent++)
    {
      guint first, count;
      gboolean row;

      cascada_figures_get_children (facts->figures, CASCADA_NODE (level - 1, parent), &first, &count);
      cascada_statement_reset (statement);
      cascada_statement_bind_integer (statement, 1, cascada_figures_get_id (facts->figures, CASCADA_NODE (level - 1, parent)));
      for (guint i = 0; i < count; i++)
        {
          if (!cascada_statement_step (statement, &row, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          if (row)
            func (facts, first + i, statement);
        }
    }
  return TRUE;
}

static void
fill_from_figures (Facts *facts)
{
  CascadaFigures *figures = facts->figures;
  CascadaTable *table = figures->table;
  CascadaBlock block;

  cascada_figures_get_block (figures, CASCADA_PERIOD_YEAR (figures->last_year), &block);
  facts->objectives = g_new0 (CascadaObjectiveFacts, table->n[0]);
  facts->goals = g_new0 (CascadaGoalFacts, table->n[1]);
  facts->goals_have_office = g_new0 (gboolean, table->n[1]);
  facts->indicators = g_new0 (CascadaIndicatorFacts, table->n[2]);
  for (guint32 i = 0; i < table->n[0]; i++)
    {
      CascadaNode node = CASCADA_NODE (CASCADA_LEVEL_OBJECTIVE, i);

      facts->objectives[i] = (CascadaObjectiveFacts){ cascada_figures_get_code (figures, node),
                                                      cascada_figures_get_name (figures, node), table->objective_weights[i] };
    }
  for (guint32 i = 0; i < table->n[1]; i++)
    {
      CascadaNode node = CASCADA_NODE (CASCADA_LEVEL_GOAL, i);

      facts->goals[i] = (CascadaGoalFacts){ cascada_figures_get_code (figures, node), cascada_figures_get_name (figures, node),
                                            table->parents[CASCADA_LEVEL_GOAL][i], table->goals_eliminated[i] };
    }
  for (guint32 i = 0; i < table->n[2]; i++)
    {
      CascadaNode node = CASCADA_NODE (CASCADA_LEVEL_INDICATOR, i);
      CascadaIndicatorFacts *fact = &facts->indicators[i];

      fact->code = cascada_figures_get_code (figures, node);
      fact->name = cascada_figures_get_name (figures, node);
      fact->goal = table->parents[CASCADA_LEVEL_INDICATOR][i];
      fact->weight = block.weights[i];
      cascada_kernel_get_series (&block, i, &fact->series);
    }
}

/* What the objectives of a management plan serve: objectives of a strategic plan of its years [P005 policy 2]. */
static gboolean
read_strategy (Facts *facts, CascadaStore *store, gint64 plan, GError **error)
{
  g_autoptr (CascadaStatement) links = cascada_store_prepare (
      store,
      "SELECT o.strategic IS NOT NULL, s.id IS NOT NULL FROM objective o JOIN plan p ON p.id = o.plan "
      "LEFT JOIN (objective t JOIN plan s ON s.id = t.plan) ON t.id = o.strategic AND t.removed = 0 AND s.removed = 0 AND s.kind = ?2 "
      "AND s.first_year <= p.first_year AND s.last_year >= p.last_year "
      "WHERE o.plan = ?1 AND o.removed = 0 ORDER BY o.position, o.id",
      error);
  gboolean row = TRUE;
  gint64 n = 0;

  if (links == NULL ||
      !cascada_store_query_integer (store,
                                    "SELECT count (*) FROM plan s, plan p WHERE p.id = ?1 AND s.removed = 0 AND s.kind = 0 " /* strategic */
                                    "AND s.first_year <= p.first_year AND s.last_year >= p.last_year",
                                    plan, &n, error))
    return FALSE;
  facts->has_strategy = n > 0;
  cascada_statement_bind_integer (links, 1, plan);
  cascada_statement_bind_integer (links, 2, CASCADA_PLAN_KIND_STRATEGIC);
  for (guint i = 0; i < facts->figures->table->n[CASCADA_LEVEL_OBJECTIVE] && row; i++)
    {
      if (!cascada_statement_step (links, &row, error))
        return FALSE;
      if (row && cascada_statement_get_integer (links, 0))
        facts->objectives[i].strategic =
            cascada_statement_get_integer (links, 1) ? CASCADA_STRATEGIC_LINK_IN_FORCE : CASCADA_STRATEGIC_LINK_OUT_OF_FORCE;
    }
  return TRUE;
}

static void
read_plan (Facts *facts, CascadaRecord *record)
{
  facts->title = g_strdup (cascada_record_get_text (record, CASCADA_PLAN_TITLE));
  facts->process_objective = g_strdup (cascada_record_get_text (record, CASCADA_PLAN_PROCESS_OBJECTIVE));
  facts->plan_has_office = cascada_record_get_integer (record, CASCADA_PLAN_UNIT) != 0;
  facts->state = cascada_record_get_integer (record, CASCADA_PLAN_STATE);
  facts->in_procedure = facts->state != CASCADA_PLAN_STATE_NONE &&
                        cascada_record_get_integer (record, CASCADA_PLAN_KIND) == CASCADA_PLAN_KIND_MANAGEMENT;
}

static gboolean
gather (Facts *facts, CascadaStore *store, gint64 plan, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaRecord) record =
      cascada_store_load (store, (CascadaRef){ CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, plan }, error);

  if (record == NULL)
    return FALSE;
  facts->figures = cascada_figures_load (store, plan, cancellable, error);
  if (facts->figures == NULL)
    return FALSE;
  facts->texts = g_string_chunk_new (16 * 1024);
  read_plan (facts, record);
  fill_from_figures (facts);
  return (!facts->in_procedure || read_strategy (facts, store, plan, error)) &&
         read_level (facts, store, CASCADA_LEVEL_GOAL,
                     "SELECT unit FROM goal WHERE objective = ?1 AND removed = 0 ORDER BY position, id", goal_row, cancellable,
                     error) &&
         read_level (facts, store, CASCADA_LEVEL_INDICATOR,
                     "SELECT unit_of_measure, is_ratio, formula, numerator, denominator, deliverables, total, unit FROM indicator"
                     " WHERE goal = ?1 AND removed = 0 ORDER BY position, id",
                     indicator_row, cancellable, error);
}

static CascadaRef
get_subject (CascadaFigures *figures, const CascadaFinding *finding)
{
  switch (finding->subject_kind)
    {
    case CASCADA_SUBJECT_OBJECTIVE:
      return cascada_figures_get_ref (figures, CASCADA_NODE (CASCADA_LEVEL_OBJECTIVE, finding->subject));
    case CASCADA_SUBJECT_GOAL:
      return cascada_figures_get_ref (figures, CASCADA_NODE (CASCADA_LEVEL_GOAL, finding->subject));
    case CASCADA_SUBJECT_INDICATOR:
      return cascada_figures_get_ref (figures, CASCADA_NODE (CASCADA_LEVEL_INDICATOR, finding->subject));
    case CASCADA_SUBJECT_PLAN:
    default:
      return (CascadaRef){ CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, cascada_figures_get_plan (figures) };
    }
}

static gboolean
has_figure (const CascadaFinding *finding, const char *start)
{
  for (guint i = 0; finding->figures != NULL && finding->figures[i] != NULL; i++)
    if (g_str_has_prefix (finding->figures[i], start))
      return TRUE;
  return FALSE;
}

/* The weights of all indicators of a plan are stated objective by objective. */
static CascadaRepair
get_repair (const CascadaFinding *finding)
{
  if (finding->rule != CASCADA_RULE_C5 || finding->severity == CASCADA_SEVERITY_ERROR ||
      has_figure (finding, "attribute=weights"))
    return CASCADA_REPAIR_NONE;
  if (has_figure (finding, "residue="))
    return CASCADA_REPAIR_WEIGHT_RESIDUE;
  return has_figure (finding, "missing=") ? CASCADA_REPAIR_EQUAL_WEIGHTS : CASCADA_REPAIR_NONE;
}

static CascadaPlanFacts
get_plan_facts (const Facts *facts)
{
  return (CascadaPlanFacts){
    .title = facts->title,
    .in_procedure = facts->in_procedure,
    .has_strategy = facts->has_strategy,
    .process_objective = facts->process_objective,
    .first_year = facts->figures->first_year,
    .last_year = facts->figures->last_year,
    .settings = &facts->figures->settings,
    .objectives = facts->objectives,
    .n_objectives = facts->figures->table->n[CASCADA_LEVEL_OBJECTIVE],
    .goals = facts->goals,
    .n_goals = facts->figures->table->n[CASCADA_LEVEL_GOAL],
    .indicators = facts->indicators,
    .n_indicators = facts->figures->table->n[CASCADA_LEVEL_INDICATOR],
  };
}

static GPtrArray *
find_in_plan (const Facts *facts, const CascadaPlanFacts *all)
{
  g_autoptr (GPtrArray) findings = cascada_coherence_check (all);
  GPtrArray *results = g_ptr_array_new_full (findings->len, (GDestroyNotify) cascada_check_result_free);

  g_ptr_array_set_free_func (findings, NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      CascadaCheckResult *result = g_new (CascadaCheckResult, 1);

      *result = (CascadaCheckResult){ findings->pdata[i], get_subject (facts->figures, findings->pdata[i]), CASCADA_PERIOD_NONE,
                                      get_repair (findings->pdata[i]) };
      g_ptr_array_add (results, result);
    }
  return results;
}

static GPtrArray *
check (CascadaStore *store, gint64 plan, gboolean reports, GCancellable *cancellable, GError **error)
{
  g_auto (Facts) facts = { 0 };
  g_autoptr (GPtrArray) results = NULL;
  CascadaPlanFacts all;

  if (!gather (&facts, store, plan, cancellable, error))
    return NULL;
  all = get_plan_facts (&facts);
  results = find_in_plan (&facts, &all);
  if (reports && !cascada_check_reports (store, facts.figures, &all, facts.state, cascada_date_today (), results, cancellable, error))
    return NULL;
  return g_steal_pointer (&results);
}

/**
 * cascada_check_plan:
 * @store: connection of the calling thread
 * @plan: id of the plan
 *
 * Checks a plan by the coherence rules (domain §6), as of its last year's weights; of a plan that is published, its
 * reports of the quarters that have ended too.
 *
 * Returns: (transfer full) (element-type CascadaCheckResult): what was found, in the order of cascada_coherence_check(),
 *   then of cascada_report_find() by indicator and quarter
 */
GPtrArray *
cascada_check_plan (CascadaStore *store, gint64 plan, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (CASCADA_IS_STORE (store), NULL);

  return check (store, plan, TRUE, cancellable, error);
}

/** cascada_check_formulation: the same without the reports: what stands in the way of a plan’s approval [P005 act. 4]. */
GPtrArray *
cascada_check_formulation (CascadaStore *store, gint64 plan, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (CASCADA_IS_STORE (store), NULL);

  return check (store, plan, FALSE, cancellable, error);
}

typedef struct
{
  char *path;
  gint64 plan;
} Checking;

static void
checking_free (gpointer data)
{
  Checking *checking = data;

  g_free (checking->path);
  g_free (checking);
}

static void
check_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Checking *checking = data;
  GError *error = NULL;
  g_autoptr (CascadaStore) store = cascada_store_open (checking->path, CASCADA_STORE_READER, cancellable, &error);
  GPtrArray *results = store != NULL ? cascada_check_plan (store, checking->plan, cancellable, &error) : NULL;

  if (results != NULL)
    g_task_return_pointer (task, results, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/** cascada_check_plan_async: the same in a thread, with a connection of its own, as of what is committed. */
void
cascada_check_plan_async (CascadaWorkspace *workspace, gint64 plan, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Checking *checking;

  g_return_if_fail (CASCADA_IS_WORKSPACE (workspace) && cascada_workspace_get_path (workspace) != NULL);

  task = g_task_new (workspace, cancellable, callback, user_data);
  checking = g_new (Checking, 1);
  *checking = (Checking){ g_strdup (cascada_workspace_get_path (workspace)), plan };
  g_task_set_source_tag (task, cascada_check_plan_async);
  g_task_set_task_data (task, checking, checking_free);
  g_task_run_in_thread (task, check_cb);
}

/** cascada_check_plan_finish: Returns: (transfer full) (element-type CascadaCheckResult): what was found */
GPtrArray *
cascada_check_plan_finish (CascadaWorkspace *workspace, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
