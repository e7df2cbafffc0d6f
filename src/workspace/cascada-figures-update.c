/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A record's row, read again, put into the arrays. */

#include "config.h"

#include <string.h>

#include "cascada-figures-private.h"

#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-kinds.h"
#include "cascada-target.h"
#include "cascada-weight.h"

static void
put_text (CascadaTable *table, guint level, guint32 index, const char *code, const char *name)
{
  cascada_arena_waste (table->arena, table->texts[level][index]);
  table->texts[level][index] = cascada_arena_add (table->arena, code, name);
}

static void
set_text (CascadaTable *table, guint level, guint32 index, CascadaStatement *statement)
{
  put_text (table, level, index, cascada_statement_get_text (statement, 0), cascada_statement_get_text (statement, 1));
}

static void
update_objective (CascadaTable *table, guint32 index, CascadaPeriod period, CascadaStatement *statement)
{
  set_text (table, CASCADA_LEVEL_OBJECTIVE, index, statement);
  table->objective_weights[index] = cascada_statement_get_decimal (statement, 2);
}

static void
put_goal (CascadaTable *table, guint32 index, gboolean eliminated, CascadaGoalKind kind)
{
  guint32 first = table->firsts[CASCADA_LEVEL_GOAL][index], end = table->firsts[CASCADA_LEVEL_GOAL][index + 1];

  table->goals_eliminated[index] = eliminated;
  table->goals_cross_cutting[index] = kind == CASCADA_GOAL_KIND_CROSS_CUTTING;
  if (end > first)
    memset (table->eliminated + first, eliminated, end - first);
}

static void
update_goal (CascadaTable *table, guint32 index, CascadaPeriod period, CascadaStatement *statement)
{
  set_text (table, CASCADA_LEVEL_GOAL, index, statement);
  put_goal (table, index, cascada_statement_get_integer (statement, 2) != 0, cascada_statement_get_integer (statement, 3));
}

static void
put_indicator (CascadaTable *table, guint32 index, CascadaAnnualisation annualisation, guint8 scale, CascadaDecimal baseline)
{
  table->annualisations[index] = annualisation;
  table->n_ratios += (scale != 0) - (table->ratio_scales[index] != 0);
  table->ratio_scales[index] = scale;
  table->baselines[index] = baseline;
}

static void
update_indicator (CascadaTable *table, guint32 index, CascadaPeriod period, CascadaStatement *statement)
{
  guint8 scale = cascada_ratio_scale (cascada_statement_get_integer (statement, 3), cascada_statement_get_text (statement, 4));

  set_text (table, CASCADA_LEVEL_INDICATOR, index, statement);
  put_indicator (table, index, cascada_statement_get_integer (statement, 2), scale, cascada_statement_get_decimal (statement, 5));
}

/* A cell without a value needs no column. */
static void
put_cell (CascadaTable *table, CascadaDecimal **cells, guint32 index, CascadaPeriod period, CascadaDecimal value)
{
  guint column = 0;

  while (column < table->periods->len && g_array_index (table->periods, CascadaPeriod, column) != period)
    column++;
  if (value == CASCADA_DECIMAL_NONE && column == table->periods->len)
    return;
  column = cascada_table_add_period (table, period);
  (*cells)[(gsize) index * table->periods->len + column] = value;
}

static void
update_target (CascadaTable *table, guint32 index, CascadaPeriod period, CascadaStatement *statement)
{
  put_cell (table, &table->targets, index, period, cascada_statement_get_decimal (statement, 0));
}

static void
update_report (CascadaTable *table, guint32 index, CascadaPeriod period, CascadaStatement *statement)
{
  CascadaDecimal numerator = cascada_statement_get_decimal (statement, 1),
                 denominator = cascada_statement_get_decimal (statement, 2);

  put_cell (table, &table->executed, index, period, cascada_statement_get_decimal (statement, 0));
  if (numerator != CASCADA_DECIMAL_NONE || denominator != CASCADA_DECIMAL_NONE)
    cascada_table_add_ratios (table);
  if (table->has_ratios)
    {
      put_cell (table, &table->numerators, index, period, numerator);
      put_cell (table, &table->denominators, index, period, denominator);
    }
}

static void
update_weight (CascadaTable *table, guint32 index, CascadaPeriod period, CascadaStatement *statement)
{
  guint year = cascada_table_add_weight_year (table, period); /* first: a new year moves the columns */
  CascadaDecimal *weights = table->weights->pdata[year];

  weights[index] = cascada_statement_get_decimal (statement, 0);
}

/* A removed cell reads as one without values. */
static const CascadaUpdater updaters[CASCADA_N_KINDS] = {
  [CASCADA_KIND_OBJECTIVE] = { CASCADA_LEVEL_OBJECTIVE, "SELECT number, name, weight FROM objective WHERE id = ?1",
                               update_objective },
  [CASCADA_KIND_GOAL] = { CASCADA_LEVEL_GOAL, "SELECT code, name, eliminated, kind FROM goal WHERE id = ?1", update_goal },
  [CASCADA_KIND_INDICATOR] = { CASCADA_LEVEL_INDICATOR,
                               "SELECT code, name, annualisation, is_ratio, unit_of_measure, baseline FROM indicator WHERE id = ?1",
                               update_indicator },
  [CASCADA_KIND_TARGET] = { CASCADA_LEVEL_INDICATOR,
                            "SELECT iif (removed, NULL, value) FROM target WHERE id = ?1 AND period = ?2", update_target },
  [CASCADA_KIND_REPORT] = { CASCADA_LEVEL_INDICATOR,
                            "SELECT iif (removed, NULL, executed), iif (removed, NULL, numerator), iif (removed, NULL, denominator)"
                            " FROM report WHERE id = ?1 AND period = ?2",
                            update_report },
  [CASCADA_KIND_WEIGHT] = { CASCADA_LEVEL_INDICATOR,
                            "SELECT iif (removed, NULL, value) FROM weight WHERE id = ?1 AND period = ?2", update_weight },
};

/** cascada_updater_get: (nullable): how a changed record of this kind gets into the arrays; %NULL where it is in none. */
const CascadaUpdater *
cascada_updater_get (CascadaKind kind)
{
  return updaters[kind].update != NULL ? &updaters[kind] : NULL;
}

static void
suppose_node (CascadaFigures *self, CascadaNode node, CascadaRecord *record)
{
  CascadaTable *table = self->table;

  if (node.level == CASCADA_LEVEL_GOAL)
    {
      put_text (table, node.level, node.index, cascada_record_get_text (record, CASCADA_GOAL_CODE),
                cascada_record_get_text (record, CASCADA_GOAL_NAME));
      put_goal (table, node.index, cascada_record_get_integer (record, CASCADA_GOAL_ELIMINATED) != 0,
                cascada_record_get_integer (record, CASCADA_GOAL_KIND));
      return;
    }
  put_text (table, node.level, node.index, cascada_record_get_text (record, CASCADA_INDICATOR_CODE),
            cascada_record_get_text (record, CASCADA_INDICATOR_NAME));
  put_indicator (table, node.index, cascada_record_get_integer (record, CASCADA_INDICATOR_ANNUALISATION),
                 cascada_ratio_scale (cascada_record_get_integer (record, CASCADA_INDICATOR_IS_RATIO) != 0,
                                      cascada_record_get_text (record, CASCADA_INDICATOR_UNIT_OF_MEASURE)),
                 cascada_record_get_decimal (record, CASCADA_INDICATOR_BASELINE));
}

static void
suppose_cell (CascadaFigures *self, guint32 indicator, CascadaRecord *record)
{
  CascadaRef ref = cascada_record_get_ref (record);

  if (ref.kind == CASCADA_KIND_TARGET)
    put_cell (self->table, &self->table->targets, indicator, ref.period, cascada_record_get_decimal (record, CASCADA_TARGET_VALUE));
  else
    {
      guint year = cascada_table_add_weight_year (self->table, ref.period);

      ((CascadaDecimal *) self->table->weights->pdata[year])[indicator] = cascada_record_get_decimal (record, CASCADA_WEIGHT_VALUE);
      cascada_figures_changed_weight_years (self);
    }
}

/**
 * cascada_figures_suppose:
 * @self: figures of one's own: those of a workspace follow the file
 * @record: a goal, indicator, target or weight with any values; it need not be in the file
 *
 * Puts the record into the figures as if it stood in the file so. What is not in the figures is ignored.
 */
void
cascada_figures_suppose (CascadaFigures *self, CascadaRecord *record)
{
  CascadaRef ref;
  CascadaNode node;
  gboolean is_cell;

  g_return_if_fail (CASCADA_IS_FIGURES (self) && CASCADA_IS_RECORD (record));

  ref = cascada_record_get_ref (record);
  is_cell = ref.kind == CASCADA_KIND_TARGET || ref.kind == CASCADA_KIND_WEIGHT;
  if ((!is_cell && ref.kind != CASCADA_KIND_GOAL && ref.kind != CASCADA_KIND_INDICATOR) ||
      !cascada_figures_find (self, is_cell ? CASCADA_KIND_INDICATOR : ref.kind, ref.id, &node))
    return;
  if (is_cell)
    suppose_cell (self, node.index, record);
  else
    suppose_node (self, node, record);
  while (node.level > CASCADA_LEVEL_OBJECTIVE)
    node = cascada_figures_get_parent (self, node);
  cascada_figures_changed_objective (self, node.index);
}
