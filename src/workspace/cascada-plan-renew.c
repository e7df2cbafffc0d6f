/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plans made of another one: its structure, without what belongs to its years and to its life. */

#include "config.h"

#include "cascada-plan-renew-private.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"

#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-objective.h"
#include "cascada-plan.h"
#include "cascada-target.h"
#include "cascada-weight.h"

/* One plan being made. */
typedef struct
{
  CascadaWorkspace *workspace;
  CascadaRenewal *renewal;
  GCancellable *cancellable;
  CascadaRecord *plan; /* that is copied */
  gint64 own_unit;     /* its unit, and */
  gint64 unit;         /* the one that stands in its place */
  int first_year, last_year;
  gboolean same_years;
} Copy;

CascadaRenewal *
cascada_renewal_new (gint64 plan, int year)
{
  CascadaRenewal *renewal = g_new0 (CascadaRenewal, 1);

  renewal->plan = plan;
  renewal->year = year;
  renewal->units = g_array_new (FALSE, FALSE, sizeof (gint64));
  renewal->made = g_array_new (FALSE, FALSE, sizeof (gint64));
  return renewal;
}

void
cascada_renewal_free (CascadaRenewal *renewal)
{
  g_array_unref (renewal->units);
  g_array_unref (renewal->made);
  g_free (renewal);
}

/** cascada_renewal_add_unit: a plan is made for @unit too. */
void
cascada_renewal_add_unit (CascadaRenewal *renewal, gint64 unit)
{
  g_return_if_fail (renewal != NULL && unit != 0);

  g_array_append_val (renewal->units, unit);
}

/** cascada_renewal_count: tells in @renewal what each plan will have, before any is made. */
gboolean
cascada_renewal_count (CascadaRenewal *renewal, CascadaWorkspace *workspace, GError **error)
{
  g_autoptr (CascadaStatement) find = cascada_store_prepare (
      cascada_workspace_get_store (workspace),
      "SELECT g.eliminated, (SELECT count (*) FROM indicator i WHERE i.goal = g.id AND i.removed = 0) FROM goal g "
      "JOIN objective o ON o.id = g.objective WHERE o.plan = ?1 AND g.removed = 0 AND o.removed = 0",
      error);
  gboolean row = TRUE;

  renewal->n_goals = renewal->n_indicators = renewal->n_left_out = 0;
  if (find == NULL)
    return FALSE;
  cascada_statement_bind_integer (find, 1, renewal->plan);
  while (row)
    {
      if (!cascada_statement_step (find, &row, error))
        return FALSE;
      if (row && cascada_statement_get_integer (find, 0))
        renewal->n_left_out++;
      else if (row)
        {
          renewal->n_goals++;
          renewal->n_indicators += (guint) cascada_statement_get_integer (find, 1);
        }
    }
  return TRUE;
}

/* @values: (out caller-allocates): borrowed from the record */
static void
read_values (CascadaRecord *record, CascadaValue *values)
{
  guint n = cascada_kind_get_class (cascada_record_get_kind (record))->n_fields;

  for (guint field = 1; field <= n; field++)
    values[field - 1] = *cascada_record_get_value (record, field);
}

/* What the plan's own unit did the other one does; what another unit reports it goes on reporting. */
static void
replace_unit (const Copy *copy, CascadaValue *value)
{
  if (value->type == CASCADA_VALUE_INTEGER && value->integer == copy->own_unit && copy->unit != 0)
    *value = cascada_value_integer (copy->unit);
}

static gboolean
copy_cell (const Copy *copy, CascadaRecord *cell, CascadaPeriod period, gint64 indicator, GError **error)
{
  CascadaRef ref = { cascada_record_get_kind (cell), period, indicator };
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

  read_values (cell, values);
  return cascada_workspace_create (copy->workspace, &ref, indicator, values, error);
}

/* A weight holds from its year on: the last one before goes on from the first year. */
static gboolean
copy_weights (const Copy *copy, gint64 from, gint64 to, GError **error)
{
  g_autoptr (GPtrArray) weights = cascada_store_load_children (cascada_workspace_get_store (copy->workspace), CASCADA_KIND_WEIGHT, from, error);
  CascadaRecord *in_force = NULL;

  if (weights == NULL)
    return FALSE;
  for (guint i = 0; i < weights->len; i++)
    {
      CascadaPeriod period = cascada_record_get_ref (weights->pdata[i]).period;
      int year = cascada_period_get_year (period);

      if (year > copy->first_year && year <= copy->last_year && !copy_cell (copy, weights->pdata[i], period, to, error))
        return FALSE;
      if (year <= copy->first_year && (in_force == NULL || period > cascada_record_get_ref (in_force).period))
        in_force = weights->pdata[i];
    }
  return in_force == NULL || copy_cell (copy, in_force, CASCADA_PERIOD_YEAR (copy->first_year), to, error);
}

/* Those that are programmed for the years of the new plan already. */
static gboolean
copy_targets (const Copy *copy, GPtrArray *targets, gint64 to, GError **error)
{
  for (guint i = 0; i < targets->len; i++)
    {
      CascadaPeriod period = cascada_record_get_ref (targets->pdata[i]).period;
      int year = cascada_period_get_year (period);

      if (year >= copy->first_year && year <= copy->last_year && !copy_cell (copy, targets->pdata[i], period, to, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_targets (const Copy *copy, GPtrArray *targets)
{
  for (guint i = 0; i < targets->len; i++)
    {
      int year = cascada_period_get_year (cascada_record_get_ref (targets->pdata[i]).period);

      if (year >= copy->first_year && year <= copy->last_year)
        return TRUE;
    }
  return FALSE;
}

/* A baseline is the result of the years before, and a total is that of the targets: both belong to the plan's years. */
static gboolean
copy_indicator (Copy *copy, CascadaRecord *indicator, gint64 goal, GError **error)
{
  gint64 id = cascada_record_get_id (indicator);
  g_autoptr (GPtrArray) targets = cascada_store_load_children (cascada_workspace_get_store (copy->workspace), CASCADA_KIND_TARGET, id, error);
  CascadaRef ref = { CASCADA_KIND_INDICATOR, CASCADA_PERIOD_NONE, 0 };
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

  if (targets == NULL)
    return FALSE;
  read_values (indicator, values);
  replace_unit (copy, &values[CASCADA_INDICATOR_UNIT - 1]);
  if (!copy->same_years)
    values[CASCADA_INDICATOR_BASELINE - 1] = CASCADA_VALUE_INIT;
  if (!has_targets (copy, targets))
    values[CASCADA_INDICATOR_TOTAL - 1] = CASCADA_VALUE_INIT;
  copy->renewal->n_indicators++;
  return cascada_workspace_create (copy->workspace, &ref, goal, values, error) && copy_targets (copy, targets, ref.id, error) &&
         copy_weights (copy, id, ref.id, error);
}

typedef gboolean (*CopyFunc) (Copy *copy, CascadaRecord *record, gint64 parent, GError **error);

static gboolean
copy_children (Copy *copy, CascadaKind kind, gint64 from, gint64 to, CopyFunc func, GError **error)
{
  g_autoptr (GPtrArray) children = cascada_store_load_children (cascada_workspace_get_store (copy->workspace), kind, from, error);

  if (children == NULL)
    return FALSE;
  for (guint i = 0; i < children->len; i++)
    if (g_cancellable_set_error_if_cancelled (copy->cancellable, error) || !func (copy, children->pdata[i], to, error))
      return FALSE;
  return TRUE;
}

static gboolean
copy_goal (Copy *copy, CascadaRecord *goal, gint64 objective, GError **error)
{
  CascadaRef ref = { CASCADA_KIND_GOAL, CASCADA_PERIOD_NONE, 0 };
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

  if (cascada_record_get_integer (goal, CASCADA_GOAL_ELIMINATED))
    {
      copy->renewal->n_left_out++;
      return TRUE;
    }
  read_values (goal, values);
  replace_unit (copy, &values[CASCADA_GOAL_UNIT - 1]);
  copy->renewal->n_goals++;
  return cascada_workspace_create (copy->workspace, &ref, objective, values, error) &&
         copy_children (copy, CASCADA_KIND_INDICATOR, cascada_record_get_id (goal), ref.id, copy_indicator, error);
}

static gboolean
copy_objective (Copy *copy, CascadaRecord *objective, gint64 plan, GError **error)
{
  CascadaRef ref = { CASCADA_KIND_OBJECTIVE, CASCADA_PERIOD_NONE, 0 };
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

  read_values (objective, values);
  return cascada_workspace_create (copy->workspace, &ref, plan, values, error) &&
         copy_children (copy, CASCADA_KIND_GOAL, cascada_record_get_id (objective), ref.id, copy_goal, error);
}

/* Where it comes from and what was noted are facts about the original. */
static gboolean
copy_plan (Copy *copy, const CascadaRenewalUnit *unit, GError **error)
{
  gboolean is_management = cascada_record_get_integer (copy->plan, CASCADA_PLAN_KIND) == CASCADA_PLAN_KIND_MANAGEMENT;
  CascadaRef ref = { CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, 0 };
  CascadaValue values[CASCADA_FIELDS_MAX] = { CASCADA_VALUE_INIT };

  read_values (copy->plan, values);
  values[CASCADA_PLAN_TITLE - 1] = cascada_value_text (unit->title);
  values[CASCADA_PLAN_FIRST_YEAR - 1] = cascada_value_integer (copy->first_year);
  values[CASCADA_PLAN_LAST_YEAR - 1] = cascada_value_integer (copy->last_year);
  values[CASCADA_PLAN_STATE - 1] = cascada_value_integer (is_management ? CASCADA_PLAN_STATE_DRAFT : CASCADA_PLAN_STATE_NONE);
  values[CASCADA_PLAN_SOURCE - 1] = values[CASCADA_PLAN_NOTE - 1] = values[CASCADA_PLAN_POSITION - 1] = CASCADA_VALUE_INIT;
  if (unit->unit != 0)
    values[CASCADA_PLAN_UNIT - 1] = cascada_value_integer (unit->unit);
  if (!cascada_workspace_create (copy->workspace, &ref, 0, values, error))
    return FALSE;
  g_array_append_val (copy->renewal->made, ref.id);
  copy->renewal->n_goals = copy->renewal->n_indicators = copy->renewal->n_left_out = 0;
  return copy_children (copy, CASCADA_KIND_OBJECTIVE, cascada_record_get_id (copy->plan), ref.id, copy_objective, error);
}

/* Of each unit asked for, or of the plan's own; an error where one is refused. */
static GPtrArray *
find_units (CascadaWorkspace *workspace, const CascadaRenewal *renewal, GError **error)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_renewal_unit_free);
  g_autoptr (GPtrArray) all = NULL;

  if (renewal->units->len == 0)
    {
      CascadaRenewalUnit *own = cascada_renewal_get_own (workspace, renewal->plan, renewal->year, error);

      if (own == NULL)
        return NULL;
      g_ptr_array_add (chosen, own);
    }
  else if ((all = cascada_renewal_list_units (workspace, renewal->plan, renewal->year, error)) == NULL)
    return NULL;
  for (guint i = 0; i < renewal->units->len; i++)
    for (guint k = 0; k < all->len; k++)
      if (all->pdata[k] != NULL && ((CascadaRenewalUnit *) all->pdata[k])->unit == g_array_index (renewal->units, gint64, i))
        g_ptr_array_add (chosen, g_steal_pointer (&all->pdata[k]));
  if (all != NULL && chosen->len < renewal->units->len)
    {
      g_set_error_literal (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("Plans are made for processes and local offices, once for each"));
      return NULL;
    }
  return g_steal_pointer (&chosen);
}

static gboolean
check_units (GPtrArray *units, GError **error)
{
  for (guint i = 0; i < units->len; i++)
    {
      const CascadaRenewalUnit *unit = units->pdata[i];

      if (unit->refusal == NULL)
        continue;
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, "%s: %s", unit->name != NULL ? unit->name : unit->title, unit->refusal);
      return FALSE;
    }
  return TRUE;
}

static gboolean
make_all (Copy *copy, GPtrArray *units, GError **error)
{
  for (guint i = 0; i < units->len; i++)
    {
      const CascadaRenewalUnit *unit = units->pdata[i];

      copy->unit = unit->unit;
      if (!copy_plan (copy, unit, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cascada_renewal_run:
 * @renewal: a #CascadaRenewal; what was made is told there
 * @error: %CASCADA_ERROR_REFUSED: the first unit for which none is made, with the reason
 *
 * Makes the plans, all of them or none, as one edit: objectives with their links, goals, indicators, weights in force and
 * settings. Left out are reports, steps, observations, evidence, versions, goals marked “Meta eliminada”, targets of
 * other years, and, unless the years are the same, totals without targets and baselines. A management plan begins as a
 * draft.
 *
 * It is a #CascadaWorkspaceWork: many plans are made off the main loop.
 */
gboolean
cascada_renewal_run (CascadaWorkspace *workspace, gpointer renewal, GCancellable *cancellable, GError **error)
{
  CascadaRenewal *self = renewal;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (CascadaRecord) plan = NULL;
  g_autofree char *reason = NULL;
  Copy copy = { .workspace = workspace, .renewal = self, .cancellable = cancellable, .first_year = self->year };
  int first_year;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && self != NULL, FALSE);

  plan = cascada_workspace_get_record (workspace, (CascadaRef){ CASCADA_KIND_PLAN, CASCADA_PERIOD_NONE, self->plan }, error);
  units = plan != NULL ? find_units (workspace, self, error) : NULL;
  if (units == NULL || !check_units (units, error))
    return FALSE;
  first_year = (int) cascada_record_get_integer (plan, CASCADA_PLAN_FIRST_YEAR);
  copy.plan = plan;
  copy.own_unit = cascada_record_get_integer (plan, CASCADA_PLAN_UNIT);
  copy.last_year = self->year + (int) cascada_record_get_integer (plan, CASCADA_PLAN_LAST_YEAR) - first_year;
  copy.same_years = self->year == first_year;
  reason = units->len == 1 ? g_strdup_printf (_ ("Plan of %d made of another one"), self->year)
                           : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u plan of %d made of another one", "%u plans of %d made of another one", units->len),
                                              units->len, self->year);
  if (!cascada_workspace_begin_procedure (workspace, CASCADA_EDIT_KIND_EDIT, reason, error))
    return FALSE;
  return cascada_workspace_end (workspace, make_all (&copy, units, error), error);
}
