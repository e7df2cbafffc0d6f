/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-arena.h"
#include "cascada-figures.h"

G_BEGIN_DECLS

/**
 * CascadaTable:
 * @n: nodes at each level
 * @ids: of the records, in document order
 * @by_id: indices ordered by id, %NULL where document order is that order
 * @texts: handles in @arena
 * @parents: indices one level up; none for objectives
 * @firsts: n + 1 offsets of the children of objectives and of goals
 * @objective_weights: as stated
 * @goals_eliminated: Meta eliminada
 * @goals_cross_cutting: whether a goal is of that kind
 * @eliminated: Meta eliminada, of an indicator's goal
 * @ratio_scales: see #CascadaBlock
 * @n_ratios: indicators that are ratios
 * @periods: columns of the following four, in order
 * @targets, @executed: indicators × periods, row by row
 * @has_ratios: whether there are the following two, which are made when a report first has one
 * @numerators, @denominators: as @executed
 * @weight_years: periods from which weights hold, ascending
 * @weights: a column of weights for each of them, absent where none is stated for that year
 *
 * The arrays of whole objectives: of a plan, or of some of its objectives read again to be put into it.
 */
typedef struct
{
  guint32 n[CASCADA_N_LEVELS];
  gint64 *ids[CASCADA_N_LEVELS];
  guint32 *by_id[CASCADA_N_LEVELS];
  guint32 *texts[CASCADA_N_LEVELS];
  guint32 *parents[CASCADA_N_LEVELS];
  guint32 *firsts[CASCADA_N_LEVELS];
  CascadaArena *arena;

  CascadaDecimal *objective_weights;
  guint8 *goals_eliminated;
  guint8 *goals_cross_cutting;
  guint8 *annualisations;
  guint8 *eliminated;
  guint8 *ratio_scales;
  CascadaDecimal *baselines;
  guint32 n_ratios;

  GArray *periods;
  CascadaDecimal *targets;
  CascadaDecimal *executed;
  gboolean has_ratios;
  CascadaDecimal *numerators;
  CascadaDecimal *denominators;

  GArray *weight_years;
  GPtrArray *weights;
} CascadaTable;

static inline guint32
cascada_table_nth_by_id (const CascadaTable *table, guint level, guint32 nth)
{
  return table->by_id[level] != NULL ? table->by_id[level][nth] : nth;
}

CascadaTable *cascada_table_new (void);
void cascada_table_free (CascadaTable *table);
gboolean cascada_table_find (const CascadaTable *table, guint level, gint64 id, guint32 *index);
void cascada_table_sort (CascadaTable *table, guint level);
guint cascada_table_add_period (CascadaTable *table, CascadaPeriod period);
guint cascada_table_add_weight_year (CascadaTable *table, CascadaPeriod year);
void cascada_table_add_ratios (CascadaTable *table);
void cascada_table_replace (CascadaTable *table, guint32 objective, guint32 n_objectives, CascadaTable *other, CascadaSplice *splice);
void cascada_table_tidy_texts (CascadaTable *table);
void cascada_splice_clear (CascadaSplice *splice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CascadaTable, cascada_table_free)

guint8 cascada_ratio_scale (gboolean is_ratio, const char *unit_of_measure);
GArray *cascada_read_objectives (CascadaStore *store, gint64 plan, GError **error);
CascadaTable *cascada_read_table (CascadaStore *store, const gint64 *objectives, gsize n_objectives, GCancellable *cancellable, GError **error);
gboolean cascada_read_settings (CascadaStore *store, gint64 plan, CascadaSettings *settings, int *first_year, int *last_year, GError **error);

/**
 * CascadaUpdater:
 * @level: of the record, or of the indicator whose cell it is
 * @sql: what is read of it: by id, and for a cell by period
 * @update: puts that into the arrays
 */
typedef struct
{
  guint level;
  const char *sql;
  void (*update) (CascadaTable *table, guint32 index, CascadaPeriod period, CascadaStatement *statement);
} CascadaUpdater;

const CascadaUpdater *cascada_updater_get (CascadaKind kind);

/** CASCADA_FRACTION_ONE: 100 % in the unit of the fraction of #CascadaGroupTotal. */
#define CASCADA_FRACTION_ONE ((__int128) 1000000000000000)

/** CascadaCut: totals of all objectives at one cut-off. */
typedef struct
{
  CascadaPeriod cut;
  CascadaGroupTotal *totals;
  guint8 *fresh; /* one an objective */
  CascadaDecimal plan_percent;
  gboolean plan_fresh;
} CascadaCut;

struct _CascadaFigures
{
  GObject parent_instance;

  gint64 plan;
  int first_year;
  int last_year;
  CascadaSettings settings;
  CascadaTable *table;

  guint32 *group_starts;
  GPtrArray *weights_in_force; /* by number of weight years that began; NULL where not yet asked for */
  GPtrArray *cuts;             /* CascadaCut, latest used last */
  guint64 n_computed;
};

gboolean cascada_figures_read (CascadaFigures *self, CascadaStore *store, GCancellable *cancellable, GError **error);
void cascada_figures_take (CascadaFigures *self, CascadaFigures *other);
void cascada_figures_changed_structure (CascadaFigures *self);
void cascada_figures_changed_weight (CascadaFigures *self, guint32 indicator);
void cascada_figures_changed_weight_years (CascadaFigures *self);
void cascada_figures_changed_objective (CascadaFigures *self, guint32 objective);
void cascada_figures_changed_all (CascadaFigures *self);
void cascada_figures_get_total (CascadaFigures *self, CascadaNode node, CascadaPeriod cut, gboolean year, CascadaGroupTotal *total);
void cascada_figures_emit_changed (CascadaFigures *self, const CascadaFiguresChange *change);

G_END_DECLS
