/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A request as the plain facts that the rules of policy 9 look at. */

#include "config.h"

#include "cascada-request-private.h"

#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-person.h"
#include "cascada-plan.h"
#include "cascada-target.h"
#include "cascada-unit.h"
#include "cascada-weight.h"

void
cascada_request_facts_free (CascadaRequestFacts *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->indicators);
  g_ptr_array_unref (self->targets);
  g_array_unref (self->texts);
  g_array_unref (self->history);
  g_array_unref (self->opinions);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static const char *
keep (CascadaRequestFacts *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

/* --- what is proposed --- */

/* What a change of a field is; fields that are facts of their own, and such as order records, have none. */
static CascadaModificationPart
get_part (CascadaKind kind, guint field)
{
  static const CascadaModificationPart of_goal[CASCADA_FIELDS_MAX] = {
    [CASCADA_GOAL_CODE] = CASCADA_MODIFICATION_REWORD,
    [CASCADA_GOAL_NAME] = CASCADA_MODIFICATION_REWORD,
    [CASCADA_GOAL_KIND] = CASCADA_MODIFICATION_FORMULATION,
  };
  static const CascadaModificationPart of_indicator[CASCADA_FIELDS_MAX] = {
    [CASCADA_INDICATOR_CODE] = CASCADA_MODIFICATION_REWORD,
    [CASCADA_INDICATOR_NAME] = CASCADA_MODIFICATION_REWORD,
    [CASCADA_INDICATOR_NOTE] = CASCADA_MODIFICATION_REWORD,
    [CASCADA_INDICATOR_IS_RATIO] = CASCADA_MODIFICATION_FORMULATION,
    [CASCADA_INDICATOR_FORMULA] = CASCADA_MODIFICATION_FORMULATION,
    [CASCADA_INDICATOR_NUMERATOR] = CASCADA_MODIFICATION_FORMULATION,
    [CASCADA_INDICATOR_DENOMINATOR] = CASCADA_MODIFICATION_FORMULATION,
    [CASCADA_INDICATOR_BASELINE] = CASCADA_MODIFICATION_FORMULATION,
    [CASCADA_INDICATOR_DELIVERABLES] = CASCADA_MODIFICATION_DELIVERABLES,
  };

  if (kind == CASCADA_KIND_GOAL)
    return of_goal[field];
  return kind == CASCADA_KIND_INDICATOR ? of_indicator[field] : CASCADA_MODIFICATION_NONE;
}

static void
add_texts (CascadaRequestFacts *self, GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      const CascadaRequestValue *value = values->pdata[i];
      CascadaModificationText text = { get_part (value->ref.kind, value->field), NULL, NULL };
      g_autofree char *now = cascada_request_value_to_text (value->ref.kind, value->field, &value->now);
      g_autofree char *proposed = cascada_request_value_to_text (value->ref.kind, value->field, &value->proposed);

      if (text.part == CASCADA_MODIFICATION_NONE)
        continue;
      text.present = keep (self, now);
      text.proposed = keep (self, proposed);
      g_array_append_val (self->texts, text);
    }
}

/* Whether and when something was reported: figures, or a report that was sent. */
static gboolean
read_measured (CascadaRequestFacts *self, CascadaStore *store, gint64 indicator, GHashTable *measured, GError **error)
{
  g_autoptr (CascadaStatement) find = cascada_store_prepare (
      store,
      "SELECT period FROM report WHERE id = ?1 AND removed = 0 AND (coalesce (executed, numerator, denominator) IS NOT NULL OR state > 0)",
      error);
  gboolean row = find != NULL;

  if (find == NULL)
    return FALSE;
  cascada_statement_bind_integer (find, 1, indicator);
  while (row)
    {
      CascadaPeriod period;

      if (!cascada_statement_step (find, &row, error))
        return FALSE;
      if (!row)
        break;
      period = (CascadaPeriod) cascada_statement_get_integer (find, 0);
      g_hash_table_add (measured, GINT_TO_POINTER (period));
      self->modification.n_reports++;
      if (self->modification.last_report == CASCADA_PERIOD_NONE || cascada_period_compare (period, self->modification.last_report) > 0)
        self->modification.last_report = period;
    }
  return TRUE;
}

static void
add_target (GArray *targets, CascadaRequestSides *sides, CascadaRef ref, GHashTable *measured)
{
  CascadaModificationTarget target = { .period = ref.period, .measured = g_hash_table_contains (measured, GINT_TO_POINTER (ref.period)) };

  for (guint i = 0; i < targets->len; i++)
    if (g_array_index (targets, CascadaModificationTarget, i).period == ref.period)
      return;
  target.present = cascada_record_get_decimal (cascada_request_sides_get (sides, CASCADA_REQUEST_BEFORE, ref), CASCADA_TARGET_VALUE);
  target.proposed = cascada_record_get_decimal (cascada_request_sides_get (sides, CASCADA_REQUEST_AFTER, ref), CASCADA_TARGET_VALUE);
  g_array_append_val (targets, target);
}

static GArray *
read_targets (CascadaStore *store, gint64 indicator, CascadaRequestSides *sides, GPtrArray *values, GHashTable *measured, GError **error)
{
  g_autoptr (GPtrArray) stored = cascada_store_load_children (store, CASCADA_KIND_TARGET, indicator, error);
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (CascadaModificationTarget));

  if (stored == NULL)
    return NULL;
  for (guint i = 0; i < stored->len; i++)
    add_target (targets, sides, cascada_record_get_ref (stored->pdata[i]), measured);
  for (guint i = 0; i < values->len; i++)
    {
      const CascadaRequestValue *value = values->pdata[i];

      if (value->ref.kind == CASCADA_KIND_TARGET && value->ref.id == indicator)
        add_target (targets, sides, value->ref, measured);
    }
  return g_steal_pointer (&targets);
}

/* The weight that holds in @year, the latest stated up to it. */
static CascadaDecimal
find_weight (CascadaRequestSides *sides, int side, GPtrArray *stored, GPtrArray *values, gint64 indicator, int year)
{
  CascadaDecimal weight = CASCADA_DECIMAL_NONE;
  CascadaPeriod latest = CASCADA_PERIOD_NONE;

  for (guint i = 0; i < stored->len + values->len; i++)
    {
      const CascadaRequestValue *value = i < stored->len ? NULL : values->pdata[i - stored->len];
      CascadaRef ref = value == NULL ? cascada_record_get_ref (stored->pdata[i]) : value->ref;
      CascadaDecimal found;

      if (ref.kind != CASCADA_KIND_WEIGHT || ref.id != indicator || cascada_period_get_year (ref.period) > year ||
          (latest != CASCADA_PERIOD_NONE && cascada_period_compare (ref.period, latest) <= 0))
        continue;
      found = cascada_record_get_decimal (cascada_request_sides_get (sides, side, ref), CASCADA_WEIGHT_VALUE);
      if (found == CASCADA_DECIMAL_NONE)
        continue;
      weight = found;
      latest = ref.period;
    }
  return weight;
}

static gboolean
fill_weights (CascadaRequestFacts *self, CascadaStore *store, gint64 id, CascadaRequestSides *sides, GPtrArray *values,
              CascadaModificationIndicator *indicator, GError **error)
{
  g_autoptr (GPtrArray) stored = cascada_store_load_children (store, CASCADA_KIND_WEIGHT, id, error);

  if (stored == NULL)
    return FALSE;
  indicator->present_weight = find_weight (sides, CASCADA_REQUEST_BEFORE, stored, values, id, self->modification.year);
  indicator->proposed_weight = find_weight (sides, CASCADA_REQUEST_AFTER, stored, values, id, self->modification.year);
  return TRUE;
}

static gboolean
add_indicator (CascadaRequestFacts *self, CascadaStore *store, gint64 id, CascadaRequestSides *sides, GPtrArray *values, GError **error)
{
  CascadaRef ref = { CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, id };
  CascadaRecord *before = cascada_request_sides_get (sides, CASCADA_REQUEST_BEFORE, ref);
  CascadaRecord *after = cascada_request_sides_get (sides, CASCADA_REQUEST_AFTER, ref);
  g_autoptr (GHashTable) measured = g_hash_table_new (NULL, NULL);
  CascadaModificationIndicator indicator = {
    .present_type = cascada_record_get_integer (before, CASCADA_INDICATOR_ANNUALISATION),
    .proposed_type = cascada_record_get_integer (after, CASCADA_INDICATOR_ANNUALISATION),
    .present_unit = keep (self, cascada_record_get_text (before, CASCADA_INDICATOR_UNIT_OF_MEASURE)),
    .proposed_unit = keep (self, cascada_record_get_text (after, CASCADA_INDICATOR_UNIT_OF_MEASURE)),
    .present_total = cascada_record_get_decimal (before, CASCADA_INDICATOR_TOTAL),
    .proposed_total = cascada_record_get_decimal (after, CASCADA_INDICATOR_TOTAL),
  };
  GArray *targets;

  if (!read_measured (self, store, id, measured, error) || !fill_weights (self, store, id, sides, values, &indicator, error))
    return FALSE;
  targets = read_targets (store, id, sides, values, measured, error);
  if (targets == NULL)
    return FALSE;
  g_ptr_array_add (self->targets, targets);
  indicator.targets = (const CascadaModificationTarget *) targets->data;
  indicator.n_targets = targets->len;
  g_array_append_val (self->indicators, indicator);
  return TRUE;
}

/* The year that the request is about: of a plan of several years the one of its date. */
static int
get_year (CascadaRecord *plan, CascadaDate date)
{
  return CLAMP (date / 10000, (int) cascada_record_get_integer (plan, CASCADA_PLAN_FIRST_YEAR), (int) cascada_record_get_integer (plan, CASCADA_PLAN_LAST_YEAR));
}

static void
lend (CascadaRequestFacts *self)
{
  CascadaModification *modification = &self->modification;

  modification->indicators = (const CascadaModificationIndicator *) self->indicators->data;
  modification->n_indicators = self->indicators->len;
  modification->texts = (const CascadaModificationText *) self->texts->data;
  modification->n_texts = self->texts->len;
}

/**
 * cascada_request_facts_new:
 * @date: of the request; says the year where the plan has several
 *
 * Returns: (transfer full) (nullable): what the request proposes to do to the goal; the rest is for
 *   cascada_request_facts_read_plan()
 */
CascadaRequestFacts *
cascada_request_facts_new (CascadaStore *store, CascadaRecord *plan, CascadaRecord *goal, CascadaDate date, CascadaRequestSides *sides,
                           GPtrArray *values, GError **error)
{
  g_autoptr (CascadaRequestFacts) self = g_new0 (CascadaRequestFacts, 1);
  g_autoptr (GPtrArray) indicators = NULL;
  CascadaRef ref = cascada_record_get_ref (goal);

  self->indicators = g_array_new (FALSE, FALSE, sizeof (CascadaModificationIndicator));
  self->targets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->texts = g_array_new (FALSE, FALSE, sizeof (CascadaModificationText));
  self->history = g_array_new (FALSE, FALSE, sizeof (CascadaModificationRequest));
  self->opinions = g_array_new (FALSE, FALSE, sizeof (CascadaModificationOpinion));
  self->strings = g_string_chunk_new (1024);
  self->modification.year = get_year (plan, date);
  self->modification.is_eliminated = cascada_record_get_integer (cascada_request_sides_get (sides, CASCADA_REQUEST_BEFORE, ref), CASCADA_GOAL_ELIMINATED) != 0;
  self->modification.proposes_elimination =
      !self->modification.is_eliminated && cascada_record_get_integer (cascada_request_sides_get (sides, CASCADA_REQUEST_AFTER, ref), CASCADA_GOAL_ELIMINATED) != 0;
  indicators = cascada_store_load_children (store, CASCADA_KIND_INDICATOR, ref.id, error);
  if (indicators == NULL)
    return NULL;
  for (guint i = 0; i < indicators->len; i++)
    if (!add_indicator (self, store, cascada_record_get_id (indicators->pdata[i]), sides, values, error))
      return NULL;
  add_texts (self, values);
  lend (self);
  return g_steal_pointer (&self);
}

/* --- the goal, its plan, and who asks --- */

static CascadaRecord *
load (CascadaStore *store, CascadaKind kind, gint64 id)
{
  return id != 0 ? cascada_store_load (store, (CascadaRef){ kind, CASCADA_PERIOD_NONE, id }, NULL) : NULL;
}

/* The unit that reports a cross-cutting goal leads it: the goal's, else that of its first indicator which has one. */
static gboolean
read_leader (CascadaRequestFacts *self, CascadaStore *store, CascadaRecord *goal, GError **error)
{
  g_autoptr (CascadaRecord) unit = NULL;

  self->modification.is_cross_cutting = cascada_record_get_integer (goal, CASCADA_GOAL_KIND) == CASCADA_GOAL_KIND_CROSS_CUTTING;
  if (!self->modification.is_cross_cutting)
    return TRUE;
  self->leader = cascada_record_get_integer (goal, CASCADA_GOAL_UNIT);
  if (self->leader == 0 &&
      !cascada_store_query_integer (store, "SELECT unit FROM indicator WHERE goal = ?1 AND removed = 0 AND unit IS NOT NULL ORDER BY position, id LIMIT 1",
                                    cascada_record_get_id (goal), &self->leader, error))
    return FALSE;
  unit = load (store, CASCADA_KIND_UNIT, self->leader);
  self->modification.leader = unit != NULL ? keep (self, cascada_record_get_text (unit, CASCADA_UNIT_NAME)) : NULL;
  self->modification.leads_own_goal = self->leader != 0 && self->leader == self->unit;
  return TRUE;
}

/* Who presented it; of a draft the caller says who would. */
static void
read_presenter (CascadaRequestFacts *self, CascadaStore *store, CascadaRecord *request)
{
  CascadaModification *modification = &self->modification;
  g_autoptr (CascadaRecord) person = load (store, CASCADA_KIND_PERSON, cascada_record_get_integer (request, CASCADA_REQUEST_PRESENTER));

  modification->presenter_role = modification->is_local_plan ? CASCADA_ROLE_LOCAL_MAYOR : CASCADA_ROLE_PROCESS_LEADER;
  modification->presenter_own_unit = TRUE;
  if (person == NULL) /* nobody in particular */
    return;
  modification->presenter_role = cascada_record_get_integer (person, CASCADA_PERSON_ROLE);
  modification->presenter_own_unit = self->unit != 0 && cascada_record_get_integer (person, CASCADA_PERSON_UNIT) == self->unit;
}

/**
 * cascada_request_facts_read_plan:
 *
 * Reads the rest: of the request, its goal and its plan.
 */
gboolean
cascada_request_facts_read_plan (CascadaRequestFacts *self, CascadaStore *store, CascadaRecord *request, CascadaRecord *plan,
                                 CascadaRecord *goal, CascadaDate today, GError **error)
{
  CascadaModification *modification = &self->modification;
  g_autoptr (CascadaRecord) unit = NULL;

  self->unit = cascada_record_get_integer (plan, CASCADA_PLAN_UNIT);
  unit = load (store, CASCADA_KIND_UNIT, self->unit);
  modification->today = today;
  modification->state = cascada_record_get_integer (request, CASCADA_REQUEST_STATE);
  modification->plan_state = cascada_record_get_integer (plan, CASCADA_PLAN_STATE);
  modification->is_local_plan = unit != NULL && cascada_record_get_integer (unit, CASCADA_UNIT_KIND) == CASCADA_UNIT_KIND_LOCAL_OFFICE;
  modification->presented = (CascadaDate) cascada_record_get_integer (request, CASCADA_REQUEST_PRESENTED);
  modification->revised = (CascadaDate) cascada_record_get_integer (request, CASCADA_REQUEST_REVISED);
  modification->decided = (CascadaDate) cascada_record_get_integer (request, CASCADA_REQUEST_DECIDED);
  modification->reference = keep (self, cascada_record_get_text (request, CASCADA_REQUEST_REFERENCE));
  modification->justification = keep (self, cascada_record_get_text (request, CASCADA_REQUEST_JUSTIFICATION));
  modification->ground = cascada_record_get_integer (request, CASCADA_REQUEST_GROUND);
  modification->exception = keep (self, cascada_record_get_text (request, CASCADA_REQUEST_EXCEPTION));
  modification->text = keep (self, cascada_record_get_text (request, CASCADA_REQUEST_DECISION_REASON));
  modification->hola_case = keep (self, cascada_record_get_text (request, CASCADA_REQUEST_HOLA_CASE));
  read_presenter (self, store, request);
  return read_leader (self, store, goal, error);
}

/* --- what else there is --- */

/** cascada_request_facts_set_opinions: (element-type CascadaRequestOpinion); texts are borrowed from them. */
void
cascada_request_facts_set_opinions (CascadaRequestFacts *self, GPtrArray *opinions)
{
  g_array_set_size (self->opinions, 0);
  for (guint i = 0; i < opinions->len; i++)
    {
      const CascadaRequestOpinion *opinion = opinions->pdata[i];
      CascadaModificationOpinion fact = { opinion->body, opinion->leads_goal, opinion->is_local_body, opinion->date, opinion->sense, opinion->document };

      g_array_append_val (self->opinions, fact);
    }
  self->modification.opinions = (const CascadaModificationOpinion *) self->opinions->data;
  self->modification.n_opinions = self->opinions->len;
}

/** cascada_request_facts_set_history: @others: (element-type CascadaRequestItem): requests for the goal in the year */
void
cascada_request_facts_set_history (CascadaRequestFacts *self, GPtrArray *others)
{
  g_array_set_size (self->history, 0);
  for (guint i = 0; i < others->len; i++)
    {
      const CascadaRequestItem *item = others->pdata[i];
      g_autofree char *number = g_strdup_printf ("%d", item->number);
      CascadaDate date = item->decided != CASCADA_DATE_NONE ? item->decided : item->presented != CASCADA_DATE_NONE ? item->presented
                                                                                                                   : item->date;
      CascadaModificationRequest fact = { item->state, date, item->ground, keep (self, number) };

      g_array_append_val (self->history, fact);
    }
  self->modification.history = (const CascadaModificationRequest *) self->history->data;
  self->modification.n_history = self->history->len;
}
