/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a request would change in the figures, and whether the goal stays coherent (M3): over figures of its own, which the
 * file knows nothing of. */

#include "config.h"

#include "cascada-request-private.h"

#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-objective.h"
#include "cascada-plan.h"

/** cascada_request_suppose_side: makes figures of one's own those of that side. */
void
cascada_request_suppose_side (CascadaFigures *figures, CascadaRequestSides *sides, int side)
{
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, sides->records[side]);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    cascada_figures_suppose (figures, record);
}

/* --- before and after --- */

static void
free_indicator_effect (gpointer data)
{
  CascadaRequestIndicatorEffect *effect = data;

  g_free (effect->name);
  g_free (effect);
}

/** cascada_request_effect_free: (nullable) */
void
cascada_request_effect_free (CascadaRequestEffect *effect)
{
  if (effect == NULL)
    return;
  g_ptr_array_unref (effect->indicators);
  g_free (effect);
}

static CascadaDecimal *
pick (CascadaRequestPair *pair, int side)
{
  return side == CASCADA_REQUEST_BEFORE ? &pair->before : &pair->after;
}

static CascadaDecimal
round_magnitude (CascadaRatio ratio)
{
  return cascada_ratio_is_none (ratio) ? CASCADA_DECIMAL_NONE : cascada_ratio_to_decimal (ratio, 6);
}

static void
fill_indicator (CascadaRequestIndicatorEffect *effect, CascadaFigures *figures, CascadaNode node, CascadaRequestSides *sides, int side,
                CascadaPeriod cut)
{
  CascadaRecord *record = cascada_request_sides_get (sides, side, cascada_figures_get_ref (figures, node));
  CascadaProgress progress;

  cascada_figures_get_progress (figures, node.index, cut, &progress);
  *pick (&effect->weight, side) = cascada_figures_get_weight (figures, node, cut);
  *pick (&effect->total, side) = cascada_record_get_decimal (record, CASCADA_INDICATOR_TOTAL);
  *pick (&effect->target, side) = round_magnitude (progress.target_at_cut);
  *pick (&effect->year_target, side) = round_magnitude (progress.target_year);
  *pick (&effect->percent, side) = cascada_figures_get_percent (figures, node, cut);
  *pick (&effect->percent_year, side) = cascada_figures_get_percent_year (figures, node, cut);
}

/* Eliminated goals weigh nothing. */
static CascadaDecimal
sum_weights (CascadaFigures *figures, CascadaNode objective, CascadaPeriod cut)
{
  CascadaDecimal sum = CASCADA_DECIMAL_NONE;
  guint first, n;

  cascada_figures_get_children (figures, objective, &first, &n);
  for (guint i = first; i < first + n; i++)
    {
      CascadaNode goal = CASCADA_NODE (CASCADA_LEVEL_GOAL, i);
      CascadaDecimal weight = cascada_figures_get_weight (figures, goal, cut);

      if (weight != CASCADA_DECIMAL_NONE && cascada_figures_get_state (figures, goal, cut) != CASCADA_STATE_ELIMINATED &&
          !cascada_decimal_add (sum == CASCADA_DECIMAL_NONE ? 0 : sum, weight, &sum))
        return CASCADA_DECIMAL_NONE;
    }
  return sum;
}

static void
fill_side (CascadaRequestEffect *effect, CascadaFigures *figures, CascadaNode goal, CascadaRequestSides *sides, int side)
{
  CascadaNode objective = cascada_figures_get_parent (figures, goal);
  CascadaPeriod cut = effect->cut;
  guint first, n;

  effect->objective = cascada_figures_get_id (figures, objective);
  *pick (&effect->weights, side) = sum_weights (figures, objective, cut);
  *pick (&effect->goal, side) = cascada_figures_get_percent (figures, goal, cut);
  *pick (&effect->goal_year, side) = cascada_figures_get_percent_year (figures, goal, cut);
  *pick (&effect->objective_percent, side) = cascada_figures_get_percent (figures, objective, cut);
  *pick (&effect->objective_year, side) = cascada_figures_get_percent_year (figures, objective, cut);
  *pick (&effect->plan, side) = cascada_figures_get_plan_percent (figures, cut);
  cascada_figures_get_children (figures, goal, &first, &n);
  for (guint i = 0; i < n; i++)
    {
      CascadaNode node = CASCADA_NODE (CASCADA_LEVEL_INDICATOR, first + i);
      CascadaRequestIndicatorEffect *indicator;

      if (i == effect->indicators->len)
        g_ptr_array_add (effect->indicators, g_new0 (CascadaRequestIndicatorEffect, 1));
      indicator = effect->indicators->pdata[i];
      indicator->indicator = cascada_figures_get_id (figures, node);
      g_free (indicator->name);
      indicator->name = g_strdup (cascada_figures_get_name (figures, node));
      fill_indicator (indicator, figures, node, sides, side, cut);
    }
}

/**
 * cascada_request_effect_new:
 * @before, @after: figures of the plan, of one's own, as of either side
 * @cut: %CASCADA_PERIOD_NONE for the plan's last year
 *
 * Returns: (transfer full): what changes; without figures where the goal is not in the plan any more
 */
CascadaRequestEffect *
cascada_request_effect_new (CascadaFigures *before, CascadaFigures *after, CascadaRecord *goal, CascadaRequestSides *sides, CascadaPeriod cut)
{
  CascadaRequestEffect *effect = g_new0 (CascadaRequestEffect, 1);
  CascadaFigures *figures[] = { before, after };
  CascadaNode node;

  effect->cut = cut;
  effect->indicators = g_ptr_array_new_with_free_func (free_indicator_effect);
  for (int side = 0; side < 2; side++)
    if (cascada_figures_find (figures[side], CASCADA_KIND_GOAL, cascada_record_get_id (goal), &node))
      fill_side (effect, figures[side], node, sides, side);
  return effect;
}

/* --- coherence of the objective with the goal as proposed --- */

/* Of the goal's objective only. Texts are borrowed from the sides' records and the figures. */
typedef struct
{
  CascadaObjectiveFacts objective;
  GArray *goals;      /* of CascadaGoalFacts */
  GArray *indicators; /* of CascadaIndicatorFacts */
  guint goal;         /* index of the request's */
} Facts;

static CascadaIndicatorFacts
get_indicator (CascadaFigures *figures, CascadaNode node, CascadaRequestSides *sides, int side, guint goal, gboolean has_office, CascadaPeriod year)
{
  CascadaRecord *record = cascada_request_sides_get (sides, side, cascada_figures_get_ref (figures, node));
  CascadaIndicatorFacts fact = {
    .code = cascada_record_get_text (record, CASCADA_INDICATOR_CODE),
    .name = cascada_record_get_text (record, CASCADA_INDICATOR_NAME),
    .unit = cascada_record_get_text (record, CASCADA_INDICATOR_UNIT_OF_MEASURE),
    .formula = cascada_record_get_text (record, CASCADA_INDICATOR_FORMULA),
    .numerator = cascada_record_get_text (record, CASCADA_INDICATOR_NUMERATOR),
    .denominator = cascada_record_get_text (record, CASCADA_INDICATOR_DENOMINATOR),
    .deliverables = cascada_record_get_text (record, CASCADA_INDICATOR_DELIVERABLES),
    .is_ratio = cascada_record_get_integer (record, CASCADA_INDICATOR_IS_RATIO) != 0,
    .has_office = has_office || cascada_record_get_integer (record, CASCADA_INDICATOR_UNIT) != 0,
    .total = cascada_record_get_decimal (record, CASCADA_INDICATOR_TOTAL),
    .weight = cascada_figures_get_weight (figures, node, year),
    .goal = goal,
  };

  cascada_figures_get_series (figures, node.index, &fact.series);
  return fact;
}

static void
add_goal (Facts *facts, CascadaFigures *figures, CascadaNode node, CascadaRequestSides *sides, int side, gboolean has_office, CascadaPeriod year)
{
  CascadaRecord *record = cascada_request_sides_get (sides, side, cascada_figures_get_ref (figures, node));
  CascadaGoalFacts goal = { cascada_record_get_text (record, CASCADA_GOAL_CODE), cascada_record_get_text (record, CASCADA_GOAL_NAME), 0,
                            cascada_record_get_integer (record, CASCADA_GOAL_ELIMINATED) != 0 };
  guint first, n;

  g_array_append_val (facts->goals, goal);
  cascada_figures_get_children (figures, node, &first, &n);
  for (guint i = first; i < first + n; i++)
    {
      CascadaIndicatorFacts fact = get_indicator (figures, CASCADA_NODE (CASCADA_LEVEL_INDICATOR, i), sides, side, facts->goals->len - 1,
                                                  has_office || cascada_record_get_integer (record, CASCADA_GOAL_UNIT) != 0, year);

      g_array_append_val (facts->indicators, fact);
    }
}

static void
gather (Facts *facts, CascadaFigures *figures, CascadaNode goal, CascadaRequestSides *sides, int side, CascadaRecord *plan)
{
  CascadaNode objective = cascada_figures_get_parent (figures, goal);
  CascadaPeriod year = CASCADA_PERIOD_YEAR ((int) cascada_record_get_integer (plan, CASCADA_PLAN_LAST_YEAR));
  guint first, n;

  facts->goals = g_array_new (FALSE, FALSE, sizeof (CascadaGoalFacts));
  facts->indicators = g_array_new (FALSE, FALSE, sizeof (CascadaIndicatorFacts));
  facts->objective = (CascadaObjectiveFacts){ cascada_figures_get_code (figures, objective), cascada_figures_get_name (figures, objective),
                                              CASCADA_DECIMAL_NONE, CASCADA_STRATEGIC_LINK_IN_FORCE };
  cascada_figures_get_children (figures, objective, &first, &n);
  facts->goal = goal.index - first;
  for (guint i = first; i < first + n; i++)
    add_goal (facts, figures, CASCADA_NODE (CASCADA_LEVEL_GOAL, i), sides, side, cascada_record_get_integer (plan, CASCADA_PLAN_UNIT) != 0, year);
}

/* Of the goal and its indicators; of its objective, whose weights may not add up any more; and of the plan, totals that its
 * targets do not reach (C3). */
static gboolean
is_about (const Facts *facts, const CascadaFinding *finding)
{
  switch (finding->subject_kind)
    {
    case CASCADA_SUBJECT_OBJECTIVE:
      return TRUE;
    case CASCADA_SUBJECT_PLAN:
      return finding->rule == CASCADA_RULE_C3;
    case CASCADA_SUBJECT_GOAL:
      return finding->subject == facts->goal;
    case CASCADA_SUBJECT_INDICATOR:
      return g_array_index (facts->indicators, CascadaIndicatorFacts, finding->subject).goal == facts->goal;
    default:
      return FALSE;
    }
}

static void
drop_others (const Facts *facts, GPtrArray *findings)
{
  for (guint i = findings->len; i-- > 0;)
    if (!is_about (facts, findings->pdata[i]))
      g_ptr_array_remove_index (findings, i);
}

static GPtrArray *
find (CascadaFigures *figures, CascadaNode goal, CascadaRequestSides *sides, int side, CascadaRecord *plan)
{
  Facts facts;
  CascadaPlanFacts all;
  GPtrArray *findings;

  gather (&facts, figures, goal, sides, side, plan);
  all = (CascadaPlanFacts){
    .title = cascada_record_get_text (plan, CASCADA_PLAN_TITLE),
    .process_objective = cascada_record_get_text (plan, CASCADA_PLAN_PROCESS_OBJECTIVE),
    .first_year = (int) cascada_record_get_integer (plan, CASCADA_PLAN_FIRST_YEAR),
    .last_year = (int) cascada_record_get_integer (plan, CASCADA_PLAN_LAST_YEAR),
    .settings = cascada_figures_get_settings (figures),
    .objectives = &facts.objective,
    .n_objectives = 1,
    .goals = (const CascadaGoalFacts *) facts.goals->data,
    .n_goals = facts.goals->len,
    .indicators = (const CascadaIndicatorFacts *) facts.indicators->data,
    .n_indicators = facts.indicators->len,
  };
  findings = cascada_coherence_check (&all);
  drop_others (&facts, findings);
  g_array_unref (facts.goals);
  g_array_unref (facts.indicators);
  return findings;
}

static gboolean
is_among (GPtrArray *findings, const CascadaFinding *finding)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const CascadaFinding *other = findings->pdata[i];

      if (other->rule == finding->rule && other->subject_kind == finding->subject_kind && g_strcmp0 (other->message, finding->message) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * cascada_request_find_incoherence:
 *
 * Checks the goal's objective with the goal as proposed [domain §6]. What its objective had before is not the request's
 * matter; duplicates are looked for in the objective. A total that the targets do not reach any more is an error here, for
 * it agreed before.
 *
 * Returns: (transfer full) (element-type CascadaFinding): on the goal, its indicators and its objective's weights
 */
GPtrArray *
cascada_request_find_incoherence (CascadaFigures *before, CascadaFigures *after, CascadaRecord *goal, CascadaRecord *plan, CascadaRequestSides *sides)
{
  g_autoptr (GPtrArray) had = NULL;
  GPtrArray *findings;
  CascadaNode node;

  if (!cascada_figures_find (after, CASCADA_KIND_GOAL, cascada_record_get_id (goal), &node))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_finding_free);
  findings = find (after, node, sides, CASCADA_REQUEST_AFTER, plan);
  if (!cascada_figures_find (before, CASCADA_KIND_GOAL, cascada_record_get_id (goal), &node))
    return findings;
  had = find (before, node, sides, CASCADA_REQUEST_BEFORE, plan);
  for (guint i = findings->len; i-- > 0;)
    {
      CascadaFinding *finding = findings->pdata[i];
      gboolean is_wider = finding->subject_kind == CASCADA_SUBJECT_OBJECTIVE || finding->subject_kind == CASCADA_SUBJECT_PLAN;

      if (is_wider && is_among (had, finding))
        g_ptr_array_remove_index (findings, i);
      else if (finding->subject_kind == CASCADA_SUBJECT_PLAN)
        finding->severity = CASCADA_SEVERITY_ERROR; /* the total was that of the targets, and is not any more */
    }
  return findings;
}

/* --- as it was in force --- */

static gboolean
take_back (CascadaFigures *figures, CascadaStore *store, gint64 id, GError **error)
{
  g_autoptr (CascadaRecord) request = cascada_store_load (store, cascada_request_ref (id), error);
  g_autoptr (GPtrArray) values = request != NULL ? cascada_request_read_values (store, request, error) : NULL;
  g_autoptr (CascadaRequestSides) sides = NULL;

  if (values == NULL)
    return FALSE;
  sides = cascada_request_sides_new (store, values, TRUE);
  cascada_request_suppose_side (figures, sides, CASCADA_REQUEST_BEFORE);
  return TRUE;
}

/**
 * cascada_request_load_figures:
 * @cut: a cut-off
 *
 * The figures of the plan as it was in force at the cut-off: of what requests changed that were approved after its last day,
 * the values that they found. For reports and rankings of that cut-off: approving a request changes none of their results.
 * What was reported, and corrections of it, are as they are now.
 *
 * Returns: (transfer full) (nullable): figures of their own, which do not follow the file
 */
CascadaFigures *
cascada_request_load_figures (CascadaStore *store, gint64 plan, CascadaPeriod cut, GCancellable *cancellable, GError **error)
{
  g_autoptr (CascadaFigures) figures = NULL;
  g_autoptr (GArray) requests = NULL;

  g_return_val_if_fail (CASCADA_IS_STORE (store) && cascada_period_is_valid (cut), NULL);

  requests = cascada_request_list_approved (store, plan, 0, cascada_period_get_last_day (cut), error);
  figures = requests != NULL ? cascada_figures_load (store, plan, cancellable, error) : NULL;
  for (guint i = 0; figures != NULL && i < requests->len; i++)
    if (!take_back (figures, store, g_array_index (requests, gint64, i), error))
      return NULL;
  return g_steal_pointer (&figures);
}

/** cascada_request_is_modified_between: whether the plan in force at one cut-off is another one at a later one. */
gboolean
cascada_request_is_modified_between (CascadaStore *store, gint64 plan, CascadaPeriod from, CascadaPeriod to, gboolean *modified, GError **error)
{
  g_autoptr (GArray) after_from = cascada_request_list_approved (store, plan, 0, cascada_period_get_last_day (from), error);
  g_autoptr (GArray) after_to = after_from != NULL ? cascada_request_list_approved (store, plan, 0, cascada_period_get_last_day (to), error) : NULL;

  if (after_to == NULL)
    return FALSE;
  *modified = after_from->len != after_to->len;
  return TRUE;
}
