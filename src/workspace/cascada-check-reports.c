/* SPDX-License-Identifier: GPL-3.0-or-later */

/* C10: the reports of a published plan. What the rules look at is read in one pass for the whole plan: a few queries,
 * however many reports there are. */

#include "config.h"

#include "cascada-check-private.h"
#include "cascada-quarter.h"
#include "cascada-reporting.h"

#include "cascada-report.h"

/* A quarter that has ended. */
typedef struct
{
  CascadaPeriod period;
  GDate deadline;
} Quarter;

/* A report as it stands; its texts are kept in the reading's. */
typedef struct
{
  CascadaReportState state;
  const char *analysis;
  const char *result_analysis;
  const char *lag_cause;
  const char *lag_remedy;
  GDate lag_date;
  CascadaReportFigures verified;
  gboolean corrected;
  const char *reason;
} Report;

typedef struct
{
  CascadaStore *store;
  CascadaFigures *figures;
  const CascadaPlanFacts *plan;
  CascadaPlanState state;
  GDate today;
  GArray *quarters;      /* of Quarter */
  GHashTable *evidence;  /* CascadaRef of a goal with a period → how many */
  GHashTable *reports;   /* CascadaRef of a report → Report */
  GHashTable *completed; /* CascadaRef of an indicator that the planning office completes */
  GStringChunk *texts;
} Reading;

static void
reading_clear (Reading *reading)
{
  g_array_unref (reading->quarters);
  g_hash_table_unref (reading->evidence);
  g_hash_table_unref (reading->reports);
  g_hash_table_unref (reading->completed);
  g_string_chunk_free (reading->texts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static GHashTable *
ref_table_new (GDestroyNotify free_value)
{
  return g_hash_table_new_full ((GHashFunc) cascada_ref_hash, (GEqualFunc) cascada_ref_equal, g_free, free_value);
}

static void
reading_init (Reading *reading, CascadaStore *store, CascadaFigures *figures, const CascadaPlanFacts *plan, CascadaPlanState state)
{
  *reading = (Reading){ .store = store, .figures = figures, .plan = plan, .state = state };
  reading->quarters = g_array_new (FALSE, FALSE, sizeof (Quarter));
  reading->evidence = ref_table_new (NULL);
  reading->reports = ref_table_new (g_free);
  reading->completed = ref_table_new (NULL);
  reading->texts = g_string_chunk_new (4096);
}

static gpointer
copy_ref (CascadaKind kind, CascadaPeriod period, gint64 id)
{
  CascadaRef *ref = g_new (CascadaRef, 1);

  *ref = (CascadaRef){ kind, period, id };
  return ref;
}

static gboolean
find_quarters (Reading *reading, GError **error)
{
  for (int year = reading->plan->first_year; year <= reading->plan->last_year; year++)
    for (int number = 1; number <= 4; number++)
      {
        Quarter quarter = { .period = CASCADA_PERIOD_QUARTER (year, number) };

        if (!cascada_report_is_quarter_over (quarter.period, &reading->today))
          return TRUE;
        if (!cascada_quarter_get_deadline (reading->store, quarter.period, &quarter.deadline, error))
          return FALSE;
        g_array_append_val (reading->quarters, quarter);
      }
  return TRUE;
}

typedef gboolean (*RowFunc) (Reading *reading, CascadaStatement *statement, GError **error);

/* @sql: with the plan's id as its parameter */
static gboolean
each_row (Reading *reading, const char *sql, RowFunc func, GError **error)
{
  g_autoptr (CascadaStatement) statement = cascada_store_prepare (reading->store, sql, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  cascada_statement_bind_integer (statement, 1, cascada_figures_get_plan (reading->figures));
  while (row)
    if (!cascada_statement_step (statement, &row, error) || (row && !func (reading, statement, error)))
      return FALSE;
  return TRUE;
}

static gboolean
evidence_row (Reading *reading, CascadaStatement *statement, GError **error)
{
  g_hash_table_insert (reading->evidence,
                       copy_ref (CASCADA_KIND_GOAL, (CascadaPeriod) cascada_statement_get_integer (statement, 1),
                                 cascada_statement_get_integer (statement, 0)),
                       GINT_TO_POINTER ((int) cascada_statement_get_integer (statement, 2)));
  return TRUE;
}

static gboolean
duty_row (Reading *reading, CascadaStatement *statement, GError **error)
{
  CascadaQuarterDuty duty;

  cascada_quarter_get_duty (statement, &duty);
  if (duty.completed_by_office)
    g_hash_table_add (reading->completed, copy_ref (CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, cascada_statement_get_integer (statement, 5)));
  return TRUE;
}

static const char *
keep_text (Reading *reading, CascadaStatement *statement, int column)
{
  const char *text = cascada_statement_get_text (statement, column);

  return text != NULL ? g_string_chunk_insert (reading->texts, text) : NULL;
}

static gboolean
report_row (Reading *reading, CascadaStatement *statement, GError **error)
{
  Report *report = g_new0 (Report, 1);

  report->state = (CascadaReportState) cascada_statement_get_integer (statement, 2);
  report->analysis = keep_text (reading, statement, 3);
  report->result_analysis = keep_text (reading, statement, 4);
  report->lag_cause = keep_text (reading, statement, 5);
  report->lag_remedy = keep_text (reading, statement, 6);
  cascada_date_to_gdate ((CascadaDate) cascada_statement_get_integer (statement, 7), &report->lag_date);
  g_hash_table_insert (reading->reports,
                       copy_ref (CASCADA_KIND_REPORT, (CascadaPeriod) cascada_statement_get_integer (statement, 1),
                                 cascada_statement_get_integer (statement, 0)),
                       report);
  return TRUE;
}

static CascadaDecimal *
get_figure (CascadaReportFigures *figures, int field)
{
  switch (field)
    {
    case CASCADA_REPORT_EXECUTED:
      return &figures->executed;
    case CASCADA_REPORT_NUMERATOR:
      return &figures->numerator;
    case CASCADA_REPORT_DENOMINATOR:
      return &figures->denominator;
    default:
      return NULL;
    }
}

/* A verified report some figure of which was changed since: what it was, from the history of this one. */
static gboolean
correction_row (Reading *reading, CascadaStatement *statement, GError **error)
{
  CascadaRef ref = { CASCADA_KIND_REPORT, (CascadaPeriod) cascada_statement_get_integer (statement, 1),
                     cascada_statement_get_integer (statement, 0) };
  gint64 verified = cascada_statement_get_integer (statement, 2);
  Report *report = g_hash_table_lookup (reading->reports, &ref);
  g_autoptr (GPtrArray) history = NULL;
  CascadaSeries series;
  CascadaNode node;

  if (report == NULL || !cascada_figures_find (reading->figures, CASCADA_KIND_INDICATOR, ref.id, &node))
    return TRUE;
  history = cascada_log_get_history (reading->store, &ref, CASCADA_FIELD_ANY, 0, error);
  if (history == NULL)
    return FALSE;
  cascada_figures_get_series (reading->figures, node.index, &series);
  report->verified = cascada_report_get_figures (&series, ref.period);
  report->corrected = TRUE;
  for (guint i = 0; i < history->len; i++)
    {
      const CascadaHistoryEntry *entry = history->pdata[i];
      CascadaDecimal *figure = get_figure (&report->verified, entry->change.field);

      if (entry->change.id <= verified || figure == NULL)
        continue;
      *figure = cascada_value_get_decimal (&entry->change.old);
      if (report->reason == NULL && entry->edit.reason != NULL)
        report->reason = g_string_chunk_insert (reading->texts, entry->edit.reason);
    }
  return TRUE;
}

#define OF_PLAN "JOIN indicator i ON i.id = r.id AND i.removed = 0 JOIN goal g ON g.id = i.goal AND g.removed = 0 " \
                "JOIN objective o ON o.id = g.objective AND o.removed = 0 WHERE o.plan = ?1 AND r.removed = 0"

/* Of the report r; the last term lets SQLite use the index, which is of some changes only. */
#define CHANGES "FROM change c INDEXED BY change_record WHERE c.kind = 9 AND c.record = r.id AND c.period = r.period " \
                "AND (c.field >= 0 OR c.period > 0)"

static gboolean
read_all (Reading *reading, GError **error)
{
  G_STATIC_ASSERT (CASCADA_REPORT_EXECUTED == 1 && CASCADA_REPORT_NUMERATOR == 2 && CASCADA_REPORT_DENOMINATOR == 3);
  G_STATIC_ASSERT (CASCADA_REPORT_STATE == 12 && CASCADA_REPORT_STATE_VERIFIED == 3 && CASCADA_KIND_REPORT == 9);

  return each_row (reading,
                   "SELECT goal, period, count (*) FROM attachment WHERE plan = ?1 AND removed = 0 AND goal IS NOT NULL "
                   "AND period IS NOT NULL GROUP BY goal, period",
                   evidence_row, error) &&
         each_row (reading, "SELECT " CASCADA_QUARTER_DUTY_COLUMNS ", i.id FROM " CASCADA_QUARTER_DUTY_TABLES " WHERE p.id = ?1 AND o.removed = 0 AND g.removed = 0 AND i.removed = 0", duty_row, error) &&
         each_row (reading,
                   "SELECT r.id, r.period, r.state, r.analysis, r.result_analysis, r.lag_cause, r.lag_remedy, r.lag_date FROM report r " OF_PLAN,
                   report_row, error) &&
         /* changed after the last change that verified it; where there is none it was made so */
         each_row (reading,
                   "SELECT v.id, v.period, v.change FROM (SELECT r.id, r.period, coalesce ((SELECT max (c.id) " CHANGES
                   " AND c.field = 12), 0) AS change FROM report r " OF_PLAN " AND r.state = 3) v, report r "
                   "WHERE r.id = v.id AND r.period = v.period AND EXISTS (SELECT 1 " CHANGES
                   " AND c.field BETWEEN 1 AND 3 AND c.id > v.change)",
                   correction_row, error);
}

/* Takes what was found, and says where: most reports have nothing to find. */
static void
add_results (const Reading *reading, guint indicator, CascadaPeriod period, GPtrArray *findings, GPtrArray *results)
{
  g_autofree char *place = findings->len > 0 ? cascada_coherence_describe (reading->plan, CASCADA_SUBJECT_INDICATOR, indicator) : NULL;
  g_autofree char *quarter = cascada_period_get_label (period);

  g_ptr_array_set_free_func (findings, NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      CascadaCheckResult *result = g_new (CascadaCheckResult, 1);
      CascadaFinding *finding = findings->pdata[i];

      g_free (finding->place);
      finding->place = g_strdup_printf ("%s · %s", place, quarter);
      *result = (CascadaCheckResult){ finding, cascada_figures_get_ref (reading->figures, CASCADA_NODE (CASCADA_LEVEL_INDICATOR, indicator)),
                                      period, CASCADA_REPAIR_NONE };
      g_ptr_array_add (results, result);
    }
}

static void
fill_report (CascadaReportFacts *facts, const Report *report)
{
  facts->state = report->state;
  facts->progress_analysis = report->analysis;
  facts->result_analysis = report->result_analysis;
  facts->lag_cause = report->lag_cause;
  facts->lag_remedy = report->lag_remedy;
  facts->lag_date = g_date_valid (&report->lag_date) ? &report->lag_date : NULL;
  facts->verified = report->corrected ? &report->verified : NULL;
  facts->text = report->reason;
}

static void
check_report (const Reading *reading, guint indicator, const Quarter *quarter, GPtrArray *results)
{
  const CascadaIndicatorFacts *fact = &reading->plan->indicators[indicator];
  CascadaRef ref = cascada_figures_get_ref (reading->figures, CASCADA_NODE (CASCADA_LEVEL_INDICATOR, indicator));
  CascadaRef cell = { CASCADA_KIND_REPORT, quarter->period, ref.id };
  CascadaRef goal = { CASCADA_KIND_GOAL, quarter->period,
                      cascada_figures_get_id (reading->figures, CASCADA_NODE (CASCADA_LEVEL_GOAL, fact->goal)) };
  const Report *report = g_hash_table_lookup (reading->reports, &cell);
  g_autoptr (GPtrArray) findings = NULL;
  CascadaReportFacts facts = {
    .series = &fact->series,
    .settings = reading->plan->settings,
    .quarter = quarter->period,
    .today = &reading->today,
    .deadline = &quarter->deadline,
    .plan_state = reading->state,
    .is_ratio = fact->is_ratio,
    .completed_by_office = g_hash_table_contains (reading->completed, &ref),
    .n_evidence = (guint) GPOINTER_TO_INT (g_hash_table_lookup (reading->evidence, &goal)),
    .subject = indicator,
  };

  if (report != NULL)
    fill_report (&facts, report);
  findings = cascada_report_find (&facts);
  add_results (reading, indicator, quarter->period, findings, results);
}

/**
 * cascada_check_reports:
 * @plan: the facts of the plan whose figures are @figures
 * @today: only quarters that have ended by then are looked at
 * @results: (element-type CascadaCheckResult): what is found is added, by indicator and quarter
 *
 * Applies C10 to each indicator and quarter of a plan that takes or took reports by the procedure [P005 act. 9, 10];
 * elsewhere nothing is found.
 */
gboolean
cascada_check_reports (CascadaStore *store, CascadaFigures *figures, const CascadaPlanFacts *plan, CascadaPlanState state,
                       CascadaDate today, GPtrArray *results, GCancellable *cancellable, GError **error)
{
  g_auto (Reading) reading;

  reading_init (&reading, store, figures, plan, state);
  if ((state != CASCADA_PLAN_STATE_PUBLISHED && state != CASCADA_PLAN_STATE_CLOSED) || !cascada_date_to_gdate (today, &reading.today))
    return TRUE;
  if (!find_quarters (&reading, error))
    return FALSE;
  if (reading.quarters->len == 0)
    return TRUE;
  if (!read_all (&reading, error))
    return FALSE;
  for (guint i = 0; i < plan->n_indicators; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint k = 0; k < reading.quarters->len; k++)
        check_report (&reading, i, &g_array_index (reading.quarters, Quarter, k), results);
    }
  return TRUE;
}
