/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cascada-compliance.h"

G_BEGIN_DECLS

/**
 * CascadaRankingEntry:
 * @quarter: result of the quarter; %NULL or without a value where there is none
 * @cumulative: result of the year up to the quarter; the same
 * @previous: result of the quarter before; the same, and where nothing was reported then
 * @n_reported: goals reported in the quarter
 * @n_programmed: goals programmed in the quarter; told beside the rank
 * @n_reported_year: goals reported in the year up to the quarter
 * @key: by which entries of one rank are listed: the collation key of the unit's name; %NULL as ""
 *
 * One unit. Units of one kind are ranked together: the 20 local offices, the central processes. Borrowed.
 */
typedef struct
{
  const CascadaCompliance *quarter;
  const CascadaCompliance *cumulative;
  const CascadaCompliance *previous;
  guint n_reported;
  guint n_programmed;
  guint n_reported_year;
  const char *key;
} CascadaRankingEntry;

/**
 * CascadaRank:
 * @rank: by the result of the quarter, from 1; 0 where unranked
 * @rank_year: by the cumulative result; 0 where unranked by that
 * @rank_previous: by the result of the quarter before; 0 where there is none
 * @has_change: whether the unit is ranked in both quarters, so that the two following mean something
 * @places: gained since the quarter before; negative where lost
 * @points: change of the result in percentage points, rounded once; absent where not @has_change
 */
typedef struct
{
  guint rank;
  guint rank_year;
  guint rank_previous;
  gboolean has_change;
  int places;
  CascadaDecimal points;
} CascadaRank;

void cascada_ranking_compute (const CascadaRankingEntry *entries, guint n_entries, guint decimals, CascadaRank *ranks);
void cascada_ranking_sort (const CascadaRankingEntry *entries, const CascadaRank *ranks, guint n_entries, guint *order);

G_END_DECLS
