/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Repairs that one edit can make. They start from the figures as they are now, not as they were when checked. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-check.h"
#include "cascada-error.h"
#include "cascada-figures-private.h"

#include "cascada-objective.h"
#include "cascada-weight.h"

/* Weights are stated in hundredths, as in the documents. */
#define HUNDREDTH (CASCADA_DECIMAL_SCALE / 100)

/* The stored field that holds a weight, and what it holds. */
typedef struct
{
  CascadaRef ref;
  guint field;
  CascadaDecimal weight;
} Stated;

/* The year of the weight in force in the plan's last year; where none is stated, the one that others of those
 * weighed with it have, else the plan's first. */
static CascadaPeriod
get_weight_year (CascadaFigures *figures, guint32 indicator, guint32 first, guint32 end)
{
  CascadaTable *table = figures->table;

  for (guint own = 2; own-- > 0;)
    for (guint year = table->weight_years->len; year-- > 0;)
      {
        CascadaPeriod period = g_array_index (table->weight_years, CascadaPeriod, year);
        const CascadaDecimal *weights = table->weights->pdata[year];

        for (guint32 i = own ? indicator : first; i < (own ? indicator + 1 : end); i++)
          if (weights[i] != CASCADA_DECIMAL_NONE && cascada_period_get_year (period) <= figures->last_year)
            return period;
      }
  return CASCADA_PERIOD_YEAR (figures->first_year);
}

/* The weights of the indicators of an objective, or of the whole plan, eliminated ones aside. */
static GArray *
get_indicator_weights (CascadaFigures *figures, guint32 first, guint32 end)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Stated));
  CascadaBlock block;

  cascada_figures_get_block (figures, CASCADA_PERIOD_YEAR (figures->last_year), &block);
  for (guint32 i = first; i < end; i++)
    {
      Stated stated = { { CASCADA_KIND_WEIGHT, get_weight_year (figures, i, first, end),
                          figures->table->ids[CASCADA_LEVEL_INDICATOR][i] },
                        CASCADA_WEIGHT_VALUE,
                        block.weights[i] };

      if (!block.eliminated[i])
        g_array_append_val (all, stated);
    }
  return all;
}

static GArray *
get_objective_weights (CascadaFigures *figures)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Stated));

  for (guint32 i = 0; i < figures->table->n[CASCADA_LEVEL_OBJECTIVE]; i++)
    {
      Stated stated = { cascada_figures_get_ref (figures, CASCADA_NODE (CASCADA_LEVEL_OBJECTIVE, i)), CASCADA_OBJECTIVE_WEIGHT,
                        figures->table->objective_weights[i] };

      g_array_append_val (all, stated);
    }
  return all;
}

static CascadaDecimal
get_residue (GArray *all, guint *n_missing)
{
  __int128 residue = CASCADA_DECIMAL (100);

  *n_missing = 0;
  for (guint i = 0; i < all->len; i++)
    {
      CascadaDecimal weight = g_array_index (all, Stated, i).weight;

      *n_missing += weight == CASCADA_DECIMAL_NONE;
      residue -= weight == CASCADA_DECIMAL_NONE ? 0 : weight;
    }
  return (CascadaDecimal) CLAMP (residue, -CASCADA_DECIMAL (1000000), CASCADA_DECIMAL (100));
}

static gboolean
write_weight (CascadaWorkspace *workspace, const Stated *stated, CascadaDecimal weight, GError **error)
{
  CascadaValue value = cascada_value_decimal (weight);

  return cascada_workspace_set (workspace, stated->ref, stated->field, &value, error);
}

static gboolean
give_residue (CascadaWorkspace *workspace, GArray *all, CascadaDecimal residue, GError **error)
{
  const Stated *largest = &g_array_index (all, Stated, 0);

  for (guint i = 1; i < all->len; i++)
    if (g_array_index (all, Stated, i).weight > largest->weight)
      largest = &g_array_index (all, Stated, i);
  return write_weight (workspace, largest, largest->weight + residue, error);
}

/* In hundredths; the first takes what does not divide. */
static gboolean
state_missing (CascadaWorkspace *workspace, GArray *all, CascadaDecimal residue, guint n_missing, GError **error)
{
  CascadaDecimal part = residue / n_missing / HUNDREDTH * HUNDREDTH, more = residue - part * n_missing;

  for (guint i = 0; i < all->len; i++)
    {
      const Stated *stated = &g_array_index (all, Stated, i);

      if (stated->weight != CASCADA_DECIMAL_NONE)
        continue;
      if (!write_weight (workspace, stated, part + more, error))
        return FALSE;
      more = 0;
    }
  return TRUE;
}

static gint64
get_plan (CascadaWorkspace *workspace, CascadaRef ref, GError **error)
{
  g_autoptr (CascadaRecord) record = NULL;

  if (ref.kind == CASCADA_KIND_PLAN)
    return ref.id;
  record = cascada_workspace_get_record (workspace, ref, error);
  return record != NULL ? cascada_record_get_integer (record, CASCADA_OBJECTIVE_PLAN) : 0;
}

static GArray *
get_weights (CascadaWorkspace *workspace, CascadaRef ref, GError **error)
{
  gint64 plan = get_plan (workspace, ref, error);
  g_autoptr (CascadaFigures) figures = plan != 0 ? cascada_workspace_get_figures (workspace, plan, error) : NULL;
  CascadaNode node;

  if (figures == NULL)
    return NULL;
  if (ref.kind == CASCADA_KIND_PLAN && figures->settings.rollup == CASCADA_ROLLUP_GOALS)
    return get_indicator_weights (figures, 0, figures->table->n[CASCADA_LEVEL_INDICATOR]);
  if (ref.kind == CASCADA_KIND_PLAN)
    return get_objective_weights (figures);
  if (cascada_figures_find (figures, ref.kind, ref.id, &node))
    return get_indicator_weights (figures, figures->group_starts[node.index], figures->group_starts[node.index + 1]);
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("The objective is not in the plan any more"));
  return NULL;
}

/**
 * cascada_check_repair:
 * @result: a finding with a repair
 * @error: %CASCADA_ERROR_REFUSED where what was found is not so any more, or what the edit causes
 *
 * Repairs it, in one edit that can be undone. Nothing is ever repaired unless a person asks for it (domain §5).
 */
gboolean
cascada_check_repair (CascadaWorkspace *workspace, const CascadaCheckResult *result, GError **error)
{
  g_autoptr (GArray) all = NULL;
  CascadaDecimal residue;
  guint n_missing;
  gboolean share, done;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && result != NULL && result->repair != CASCADA_REPAIR_NONE, FALSE);

  all = get_weights (workspace, result->ref, error);
  if (all == NULL)
    return FALSE;
  share = result->repair == CASCADA_REPAIR_EQUAL_WEIGHTS;
  residue = get_residue (all, &n_missing);
  if (all->len == 0 || share != (n_missing > 0) || residue == 0 || (share && residue < 0))
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, _ ("The weights were changed meanwhile: check the plan again"));
      return FALSE;
    }
  if (!cascada_workspace_begin (workspace, CASCADA_EDIT_KIND_EDIT,
                                share ? _ ("State the missing weights") : _ ("Give the residue of the weights to the largest"), error))
    return FALSE;
  done = share ? state_missing (workspace, all, residue, n_missing, error) : give_residue (workspace, all, residue, error);
  return cascada_workspace_end (workspace, done, error);
}
