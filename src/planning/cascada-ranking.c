/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ranking of units [P005 act. 12]: by unrounded results, so that only equal ones share a rank. */

#include "config.h"

#include "cascada-ranking.h"

/* One of the results of an entry; %NULL where it is unranked by that. */
typedef const CascadaCompliance *(*GetResult) (const CascadaRankingEntry *entry);

static const CascadaCompliance *
with_value (const CascadaCompliance *result)
{
  return result != NULL && !cascada_compliance_is_none (result) ? result : NULL;
}

static const CascadaCompliance *
get_quarter (const CascadaRankingEntry *entry)
{
  return entry->n_reported > 0 ? with_value (entry->quarter) : NULL;
}

static const CascadaCompliance *
get_cumulative (const CascadaRankingEntry *entry)
{
  return entry->n_reported_year > 0 ? with_value (entry->cumulative) : NULL;
}

static const CascadaCompliance *
get_previous (const CascadaRankingEntry *entry)
{
  return with_value (entry->previous);
}

typedef struct
{
  const CascadaCompliance *result;
  guint entry;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  return cascada_compliance_compare (((const Ranked *) b)->result, ((const Ranked *) a)->result);
}

/* Competition ranking: 1, 2, 2, 4. @offset: of the rank to set in #CascadaRank */
static void
rank_by (const CascadaRankingEntry *entries, guint n_entries, GetResult get_result, CascadaRank *ranks, gsize offset)
{
  g_autofree Ranked *ranked = g_new (Ranked, n_entries + 1);
  guint n_ranked = 0, rank = 0;

  for (guint i = 0; i < n_entries; i++)
    if (get_result (&entries[i]) != NULL)
      ranked[n_ranked++] = (Ranked){ get_result (&entries[i]), i };
  if (n_ranked > 0)
    qsort (ranked, n_ranked, sizeof *ranked, compare_ranked);
  for (guint i = 0; i < n_ranked; i++)
    {
      if (i == 0 || cascada_compliance_compare (ranked[i].result, ranked[i - 1].result) != 0)
        rank = i + 1;
      G_STRUCT_MEMBER (guint, &ranks[ranked[i].entry], offset) = rank;
    }
}

/**
 * cascada_ranking_compute:
 * @entries: (array length=n_entries): units of one kind, in any order
 * @decimals: of the change in percentage points, at most six
 * @ranks: (out caller-allocates) (array length=n_entries): one of each entry
 *
 * Ranks units by the result of the quarter, of the year, and of the quarter before [P005 act. 12; domain §5]. Equal
 * results share a rank, and the next one counts all before it. A unit without any reported goal is unranked, as is one
 * with nothing programmed.
 */
void
cascada_ranking_compute (const CascadaRankingEntry *entries, guint n_entries, guint decimals, CascadaRank *ranks)
{
  g_return_if_fail (n_entries == 0 || (entries != NULL && ranks != NULL));

  for (guint i = 0; i < n_entries; i++)
    ranks[i] = (CascadaRank){ .points = CASCADA_DECIMAL_NONE };
  rank_by (entries, n_entries, get_quarter, ranks, G_STRUCT_OFFSET (CascadaRank, rank));
  rank_by (entries, n_entries, get_cumulative, ranks, G_STRUCT_OFFSET (CascadaRank, rank_year));
  rank_by (entries, n_entries, get_previous, ranks, G_STRUCT_OFFSET (CascadaRank, rank_previous));
  for (guint i = 0; i < n_entries; i++)
    if (ranks[i].rank > 0 && ranks[i].rank_previous > 0)
      {
        ranks[i].has_change = TRUE;
        ranks[i].places = (int) ranks[i].rank_previous - (int) ranks[i].rank;
        ranks[i].points = cascada_compliance_get_change (entries[i].quarter, entries[i].previous, decimals);
      }
}

typedef struct
{
  const CascadaRankingEntry *entries;
  const CascadaRank *ranks;
} Listing;

static int
compare_listed (gconstpointer a, gconstpointer b, gpointer data)
{
  const Listing *listing = data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  /* unranked ones, 0, last */
  guint rank_i = listing->ranks[i].rank - 1, rank_j = listing->ranks[j].rank - 1;
  int order;

  if (rank_i != rank_j)
    return rank_i < rank_j ? -1 : 1;
  order = g_strcmp0 (listing->entries[i].key != NULL ? listing->entries[i].key : "",
                     listing->entries[j].key != NULL ? listing->entries[j].key : "");
  return order != 0 ? order : (i > j) - (i < j);
}

/**
 * cascada_ranking_sort:
 * @ranks: (array length=n_entries): as computed
 * @order: (out caller-allocates) (array length=n_entries): indices of entries as they are listed
 *
 * Orders entries for display: by rank of the quarter, within a rank by key, the unranked ones at the end.
 */
void
cascada_ranking_sort (const CascadaRankingEntry *entries, const CascadaRank *ranks, guint n_entries, guint *order)
{
  Listing listing = { entries, ranks };

  g_return_if_fail (n_entries == 0 || (entries != NULL && ranks != NULL && order != NULL));

  for (guint i = 0; i < n_entries; i++)
    order[i] = i;
  if (n_entries > 0)
    g_qsort_with_data (order, (int) n_entries, sizeof *order, compare_listed, &listing);
}
