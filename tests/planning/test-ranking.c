/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ranks and their changes [PLE-PIN-P005, act. 12]. */

#include "cascada-ranking.h"

#include <string.h>

#define MAX_UNITS 24

typedef struct
{
  const char *name;
  CascadaRatio quarter, cumulative, previous; /* {0, 0}: none */
  guint n_reported, n_earlier;
} Unit;

static CascadaCompliance *
make (CascadaRatio value)
{
  CascadaMember member = { CASCADA_DECIMAL_NONE, value };

  return cascada_compliance_new (&member, 1, CASCADA_DECIMAL_NONE);
}

/* "1 A 2 +3 12.50": rank, name, rank of the year, places and points, in the order listed; @turn: units in another order */
static char *
rank (const Unit *units, guint n, const guint *turn)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_compliance_free);
  GString *text = g_string_new (NULL);
  CascadaRankingEntry entries[MAX_UNITS];
  CascadaRank ranks[MAX_UNITS];
  guint order[MAX_UNITS];

  for (guint i = 0; i < n; i++)
    {
      const Unit *unit = &units[turn != NULL ? turn[i] : i];

      g_ptr_array_add (results, make (unit->quarter));
      g_ptr_array_add (results, make (unit->cumulative));
      g_ptr_array_add (results, make (unit->previous));
      entries[i] = (CascadaRankingEntry){ results->pdata[3 * i], results->pdata[3 * i + 1], results->pdata[3 * i + 2], unit->n_reported, 4, unit->n_reported + unit->n_earlier, unit->name };
      if (cascada_ratio_is_none (unit->previous) && i % 2 == 0)
        entries[i].previous = NULL;
    }
  cascada_ranking_compute (entries, n, 2, ranks);
  cascada_ranking_sort (entries, ranks, n, order);
  for (guint i = 0; i < n; i++)
    {
      const CascadaRank *row = &ranks[order[i]];
      g_autofree char *points = cascada_decimal_to_string (row->points);

      g_assert_cmpint (row->has_change, ==, row->points != CASCADA_DECIMAL_NONE);
      g_string_append_printf (text, "%u %s %u", row->rank, entries[order[i]].key, row->rank_year);
      if (row->has_change)
        g_string_append_printf (text, " %+d %s", row->places, points);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static const Unit ties[] = {
  { "Usaquén", { 95, 100 }, { 1, 2 }, { 9, 10 }, 4 },
  { "Chapinero", { 19, 20 }, { 2, 3 }, { 1, 1 }, 1 },
  { "Suba", { 106, 100 }, { 1, 1 }, { 1, 2 }, 4 },
  { "Bosa", { 1, 3 }, { 1, 3 }, { 1, 3 }, 2 },
  { "Sumapaz", { 0, 1 }, { 4, 5 }, { 4, 5 }, 0, 2 },
  { "Kennedy", { 0, 1 }, { 0, 1 }, { 0, 0 }, 3 },
  { "Fontibón", { 0, 0 }, { 3, 4 }, { 1, 1 }, 1 },
};

static const char ties_ranked[] =
    "1 Suba 1 +4 56\n"
    "2 Chapinero 4 -1 -5\n"
    "2 Usaquén 5 +1 5\n"
    "4 Bosa 6 +2 0\n"
    "5 Kennedy 7\n"
    "0 Fontibón 3\n"
    "0 Sumapaz 2\n";

static void
test_ties (void)
{
  g_autofree char *text = rank (ties, G_N_ELEMENTS (ties), NULL);

  g_assert_cmpstr (text, ==, ties_ranked);
}

/* A share that no rounded percentage would tell apart is another rank; equal quotients are one. */
static void
test_exact (void)
{
  static const __int128 large = (__int128) 1 << 100;
  const Unit units[] = {
    { "A", { large, 2 * large + 1 }, { 1, 3 }, { 0, 0 }, 1 },
    { "B", { 1, 2 }, { 333333333, 1000000000 }, { 0, 0 }, 1 },
    { "C", { large, 2 * large }, { 2, 6 }, { 0, 0 }, 1 },
    { "D", { -1, 2 }, { 1, 3 }, { 0, 0 }, 1 },
  };
  g_autofree char *text = rank (units, G_N_ELEMENTS (units), NULL);

  g_assert_cmpstr (text, ==, "1 B 4\n1 C 1\n3 A 1\n4 D 1\n");
}

static void
test_points (void)
{
  static const struct
  {
    CascadaRatio now, before;
    const char *points;
  } rows[] = {
    { { 1, 1 }, { 2, 3 }, "33.33" },
    { { 2, 3 }, { 1, 1 }, "-33.33" },
    { { 100005, 1000000 }, { 1, 10 }, "0" },        /* 10.0005 − 10 */
    { { 10005, 100000 }, { 1, 10 }, "0.01" },       /* 10.005 − 10, half away from zero */
    { { 10014, 10000 }, { 10005, 10000 }, "0.09" }, /* 100.14 − 100.05 */
    { { 1, 3 }, { 33333, 100000 }, "0" },
    { { 0, 0 }, { 1, 1 }, NULL },
    { { 1, 1 }, { 0, 0 }, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CascadaCompliance) now = make (rows[i].now), before = make (rows[i].before);
      g_autofree char *points = cascada_decimal_to_string (cascada_compliance_get_change (now, before, 2));

      g_assert_cmpstr (points, ==, rows[i].points);
    }
}

static void
test_compare (void)
{
  g_autoptr (CascadaCompliance) none = make (CASCADA_RATIO_NONE), nothing = make (CASCADA_RATIO_NONE);
  g_autoptr (CascadaCompliance) low = make (cascada_ratio (-1, 2)), high = make (cascada_ratio (1, 3)), same = make (cascada_ratio (2, 6));

  g_assert_cmpint (cascada_compliance_compare (low, high), <, 0);
  g_assert_cmpint (cascada_compliance_compare (high, low), >, 0);
  g_assert_cmpint (cascada_compliance_compare (high, same), ==, 0);
  g_assert_cmpint (cascada_compliance_compare (none, low), <, 0);
  g_assert_cmpint (cascada_compliance_compare (low, none), >, 0);
  g_assert_cmpint (cascada_compliance_compare (none, nothing), ==, 0);
}

static void
shuffle (guint *turn, guint n)
{
  for (guint i = n; i > 1; i--)
    {
      guint j = g_test_rand_int_range (0, i), kept = turn[i - 1];

      turn[i - 1] = turn[j];
      turn[j] = kept;
    }
}

/* The 20 local offices, with results of few values so that many share a rank: in any order the same list. */
static void
test_order (void)
{
  for (guint run = 0; run < 200; run++)
    {
      guint n = run < 100 ? G_N_ELEMENTS (ties) : 20, order[MAX_UNITS];
      g_autofree char *expected = NULL, *text = NULL;
      char names[MAX_UNITS][8];
      Unit units[MAX_UNITS];

      for (guint i = 0; i < n; i++)
        {
          g_snprintf (names[i], sizeof names[i], "%02u", i);
          order[i] = i;
          units[i] = (Unit){ names[i],
                             { g_test_rand_int_range (0, 5), g_test_rand_int_range (1, 4) },
                             { g_test_rand_int_range (0, 5), g_test_rand_int_range (1, 4) },
                             { g_test_rand_int_range (0, 5), g_test_rand_int_range (0, 4) },
                             g_test_rand_int_range (0, 4) };
        }
      if (run < 100)
        memcpy (units, ties, sizeof ties);
      shuffle (order, n);
      expected = run < 100 ? g_strdup (ties_ranked) : rank (units, n, NULL);
      text = rank (units, n, order);
      g_assert_cmpstr (text, ==, expected);
    }
}

static void
test_none (void)
{
  static const Unit unreported[] = { { "B", { 1, 1 }, { 1, 1 }, { 1, 1 }, 0 }, { "A", { 1, 2 }, { 1, 1 }, { 0, 0 }, 0 } };
  g_autofree char *empty = rank (NULL, 0, NULL), *text = rank (unreported, 2, NULL);

  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpstr (text, ==, "0 A 0\n0 B 0\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ranking/ties", test_ties);
  g_test_add_func ("/ranking/exact", test_exact);
  g_test_add_func ("/ranking/points", test_points);
  g_test_add_func ("/ranking/compare", test_compare);
  g_test_add_func ("/ranking/order", test_order);
  g_test_add_func ("/ranking/none", test_none);
  return g_test_run ();
}
