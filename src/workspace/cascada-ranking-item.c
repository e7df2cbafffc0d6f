/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-ranking-item.h"

#include <glib/gi18n-lib.h>

#include "cascada-enum-labels.h"
#include "cascada-enums.h"
#include "cascada-number.h"

struct _CascadaRankingItem
{
  GObject parent_instance;

  CascadaConsolidation *consolidation;
  char *collation;

  const CascadaConsolidationRow *row; /* borrowed from it */
};

G_DEFINE_FINAL_TYPE (CascadaRankingItem, cascada_ranking_item, G_TYPE_OBJECT)

static void
cascada_ranking_item_finalize (GObject *object)
{
  CascadaRankingItem *self = CASCADA_RANKING_ITEM (object);

  g_free (self->collation);
  cascada_consolidation_unref (self->consolidation);

  G_OBJECT_CLASS (cascada_ranking_item_parent_class)->finalize (object);
}

static void
cascada_ranking_item_class_init (CascadaRankingItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cascada_ranking_item_finalize;
}

static void
cascada_ranking_item_init (CascadaRankingItem *self)
{
}

/** cascada_ranking_item_new: @index: of its row in @consolidation */
CascadaRankingItem *
cascada_ranking_item_new (CascadaConsolidation *consolidation, guint index)
{
  CascadaRankingItem *self;

  g_return_val_if_fail (consolidation != NULL && index < consolidation->rows->len, NULL);

  self = g_object_new (CASCADA_TYPE_RANKING_ITEM, NULL);
  self->consolidation = cascada_consolidation_ref (consolidation);
  self->row = consolidation->rows->pdata[index];
  self->collation = g_utf8_collate_key (cascada_ranking_item_get_name (self), -1);
  return self;
}

const CascadaConsolidationRow *
cascada_ranking_item_get_row (CascadaRankingItem *self)
{
  g_return_val_if_fail (CASCADA_IS_RANKING_ITEM (self), NULL);

  return self->row;
}

/** cascada_ranking_item_get_name: Returns: of the unit; of the plan where it has none */
const char *
cascada_ranking_item_get_name (CascadaRankingItem *self)
{
  g_return_val_if_fail (CASCADA_IS_RANKING_ITEM (self), NULL);

  return self->row->unit_name != NULL ? self->row->unit_name : self->row->title;
}

/** cascada_ranking_item_get_key: Returns: what names the row over several readings */
gint64
cascada_ranking_item_get_key (CascadaRankingItem *self)
{
  g_return_val_if_fail (CASCADA_IS_RANKING_ITEM (self), 0);

  return self->row->plan.id != 0 ? self->row->plan.id : -self->row->unit;
}

/* Results are told once something is reported, as on the command line. */
static const CascadaCompliance *
get_result (CascadaRankingItem *self, CascadaRankingColumn column)
{
  const CascadaConsolidationRow *row = self->row;
  const CascadaCompliance *result = NULL;

  if (column == CASCADA_RANKING_COLUMN_RESULT && row->n_reported > 0)
    result = row->quarter;
  else if (column == CASCADA_RANKING_COLUMN_CUMULATIVE && row->n_reported_year > 0)
    result = row->cumulative;
  return result != NULL && !cascada_compliance_is_none (result) ? result : NULL;
}

/** cascada_ranking_item_get_percent: Returns: a result, rounded by the plan's rule; absent where there is none */
CascadaDecimal
cascada_ranking_item_get_percent (CascadaRankingItem *self, CascadaRankingColumn column)
{
  const CascadaCompliance *result;

  g_return_val_if_fail (CASCADA_IS_RANKING_ITEM (self), CASCADA_DECIMAL_NONE);

  result = get_result (self, column);
  return result != NULL ? cascada_compliance_to_percent (result, self->row->settings.decimals) : CASCADA_DECIMAL_NONE;
}

/** cascada_ranking_item_get_state: Returns: of the cumulative result */
CascadaState
cascada_ranking_item_get_state (CascadaRankingItem *self)
{
  const CascadaCompliance *result;

  g_return_val_if_fail (CASCADA_IS_RANKING_ITEM (self), CASCADA_STATE_NOT_PROGRAMMED);

  result = get_result (self, CASCADA_RANKING_COLUMN_CUMULATIVE);
  if (result != NULL)
    return cascada_compliance_get_state (result);
  return self->row->n_programmed > 0 ? CASCADA_STATE_NOT_REPORTED : CASCADA_STATE_NOT_PROGRAMMED;
}

static char *
format_rank (const CascadaConsolidationRow *row)
{
  if (row->rank.rank == 0)
    return g_strdup ("—");
  return g_strdup_printf (row->n_tied > 1 ? "%u =" : "%u", row->rank.rank);
}

/* Its name and, below, why it has no rank. */
static char *
format_unit (CascadaRankingItem *self)
{
  const char *name = cascada_ranking_item_get_name (self);

  if (self->row->rank.rank > 0)
    return g_strdup (name);
  return g_strdup_printf ("%s\n%s", name, cascada_unranked_get_label (self->row->unranked));
}

/* "▲ +4,20": by sign, arrow and number. */
static char *
format_change (const CascadaConsolidationRow *row)
{
  g_autofree char *points = NULL;
  CascadaDecimal change = row->rank.points;

  if (!row->rank.has_change)
    return g_strdup ("");
  points = cascada_number_format (change < 0 ? -change : change, (int) row->settings.decimals);
  if (change == 0)
    return g_strdup_printf ("= %s", points);
  return g_strdup_printf (change > 0 ? "▲ +%s" : "▼ −%s", points);
}

static char *
format_percent (CascadaRankingItem *self, CascadaRankingColumn column)
{
  CascadaDecimal percent = cascada_ranking_item_get_percent (self, column);

  if (percent != CASCADA_DECIMAL_NONE)
    return cascada_number_format_percent (percent, (int) self->row->settings.decimals);
  return g_strdup ("");
}

/* Nothing is counted where there is nothing to count. */
static char *
format_count (const CascadaConsolidationRow *row, guint count)
{
  return row->n_programmed > 0 ? g_strdup_printf ("%u", count) : g_strdup ("");
}

/** cascada_ranking_item_get_text: Returns: (transfer full): what the column says, by the reader's locale */
char *
cascada_ranking_item_get_text (CascadaRankingItem *self, CascadaRankingColumn column)
{
  const CascadaConsolidationRow *row;

  g_return_val_if_fail (CASCADA_IS_RANKING_ITEM (self), NULL);

  row = self->row;
  switch (column)
    {
    case CASCADA_RANKING_COLUMN_KIND:
      return g_strdup (row->unit != 0 ? cascada_enum_get_label (CASCADA_TYPE_UNIT_KIND, (int) row->unit_kind) : "");
    case CASCADA_RANKING_COLUMN_RANK:
      return format_rank (row);
    case CASCADA_RANKING_COLUMN_UNIT:
      return format_unit (self);
    case CASCADA_RANKING_COLUMN_RESULT:
    case CASCADA_RANKING_COLUMN_CUMULATIVE:
      return format_percent (self, column);
    case CASCADA_RANKING_COLUMN_CHANGE:
      return format_change (row);
    case CASCADA_RANKING_COLUMN_REPORTED:
      return row->n_programmed > 0 ? g_strdup_printf ("%u/%u", row->n_reported, row->n_programmed) : g_strdup ("");
    case CASCADA_RANKING_COLUMN_VERIFIED:
      return format_count (row, row->n_verified);
    case CASCADA_RANKING_COLUMN_LATE:
      return format_count (row, row->n_late);
    case CASCADA_RANKING_COLUMN_RETURNED:
      return format_count (row, row->n_returned);
    case CASCADA_N_RANKING_COLUMNS:
    default:
      return NULL;
    }
}

static char *
explain_change (const CascadaConsolidationRow *row)
{
  int places = row->rank.places;

  if (!row->rank.has_change)
    return NULL;
  if (places == 0)
    return g_strdup (_ ("The same place as in the quarter before"));
  if (places > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d place gained since the quarter before", "%d places gained since the quarter before", (gulong) places), places);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d place lost since the quarter before", "%d places lost since the quarter before", (gulong) -places), -places);
}

/* "1 goal is missing, 2 goals are not sent yet" */
static char *
explain_reported (const CascadaConsolidationRow *row)
{
  g_autofree char *missing = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u goal is missing", "%u goals are missing", row->n_missing), row->n_missing);
  g_autofree char *unsent = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u goal is not sent yet", "%u goals are not sent yet", row->n_unsent), row->n_unsent);

  if (row->n_missing > 0 && row->n_unsent > 0)
    return g_strdup_printf ("%s, %s", missing, unsent);
  if (row->n_missing > 0)
    return g_steal_pointer (&missing);
  return row->n_unsent > 0 ? g_steal_pointer (&unsent) : NULL;
}

/** cascada_ranking_item_get_tip: Returns: (transfer full) (nullable): what the column's text leaves out */
char *
cascada_ranking_item_get_tip (CascadaRankingItem *self, CascadaRankingColumn column)
{
  const CascadaConsolidationRow *row;

  g_return_val_if_fail (CASCADA_IS_RANKING_ITEM (self), NULL);

  row = self->row;
  if (column == CASCADA_RANKING_COLUMN_CHANGE)
    return explain_change (row);
  if (column == CASCADA_RANKING_COLUMN_RANK && row->rank.rank > 0 && row->n_tied > 1)
    return g_strdup_printf (_ ("%u units share the rank"), row->n_tied);
  if (column == CASCADA_RANKING_COLUMN_RANK && row->rank.rank == 0)
    return g_strdup (cascada_unranked_get_label (row->unranked));
  if (column == CASCADA_RANKING_COLUMN_REPORTED)
    return explain_reported (row);
  return column == CASCADA_RANKING_COLUMN_UNIT ? format_unit (self) : NULL;
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

/* Places of the same kind by number; kinds as they are listed. */
static int
compare_ranks (const CascadaConsolidationRow *a, const CascadaConsolidationRow *b)
{
  int order = compare_numbers (a->unit_kind, b->unit_kind);

  return order != 0 ? order : compare_numbers (a->rank.rank, b->rank.rank);
}

static int
compare_results (CascadaRankingItem *a, CascadaRankingItem *b, CascadaRankingColumn column)
{
  const CascadaCompliance *result_a = get_result (a, column), *result_b = get_result (b, column);

  if (result_a == NULL || result_b == NULL)
    return (result_a != NULL) - (result_b != NULL);
  return cascada_compliance_compare (result_a, result_b);
}

static int
compare_by (CascadaRankingItem *self, CascadaRankingItem *other, CascadaRankingColumn column)
{
  const CascadaConsolidationRow *a = self->row, *b = other->row;

  switch (column)
    {
    case CASCADA_RANKING_COLUMN_KIND:
      return compare_numbers (a->unit_kind, b->unit_kind);
    case CASCADA_RANKING_COLUMN_RANK:
      return compare_ranks (a, b);
    case CASCADA_RANKING_COLUMN_RESULT:
    case CASCADA_RANKING_COLUMN_CUMULATIVE:
      return compare_results (self, other, column);
    case CASCADA_RANKING_COLUMN_CHANGE:
      return compare_numbers (a->rank.has_change ? a->rank.points : G_MININT64, b->rank.has_change ? b->rank.points : G_MININT64);
    case CASCADA_RANKING_COLUMN_REPORTED:
      return compare_numbers ((gint64) a->n_reported * MAX (b->n_programmed, 1), (gint64) b->n_reported * MAX (a->n_programmed, 1));
    case CASCADA_RANKING_COLUMN_VERIFIED:
      return compare_numbers (a->n_verified, b->n_verified);
    case CASCADA_RANKING_COLUMN_LATE:
      return compare_numbers (a->n_late, b->n_late);
    case CASCADA_RANKING_COLUMN_RETURNED:
      return compare_numbers (a->n_returned, b->n_returned);
    case CASCADA_RANKING_COLUMN_UNIT:
    case CASCADA_N_RANKING_COLUMNS:
    default:
      return strcmp (self->collation, other->collation);
    }
}

/** cascada_ranking_item_compare: by what the column means; equal ones by name. */
int
cascada_ranking_item_compare (CascadaRankingItem *self, CascadaRankingItem *other, CascadaRankingColumn column)
{
  int order;

  g_return_val_if_fail (CASCADA_IS_RANKING_ITEM (self) && CASCADA_IS_RANKING_ITEM (other), 0);

  order = compare_by (self, other, column);
  return order != 0 ? order : strcmp (self->collation, other->collation);
}
