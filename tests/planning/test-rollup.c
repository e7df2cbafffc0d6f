/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Compliance of a plan from its goals, with and without a share of the cross-cutting ones (domain §5). */

#include "cascada-rollup.h"
#include "test-figures.h"

/* Members as "WEIGHT:NUM/DEN …", the weight left out where none is stated, the quotient where there is no value; of
 * cross-cutting goals with an x before. */
typedef struct
{
  const char *what;
  const char *members;
  const char *share;
  const char *cap;
  const char *percent; /* 6 decimals, empty where there is no value */
} Row;

static const Row rows[] = {
  { "the weights as they are", "40:1/1 x60:1/2", NULL, NULL, "70" },
  { "what is not programmed is left out", "40:1/1 x40:1/2 20:", NULL, NULL, "75" },
  { "missing weights share what the plan's leave", "40:1/1 x:1/2 :0/1", NULL, NULL, "55" },
  { "no weights: equal parts", ":1/1 x:1/2 :0/1", NULL, NULL, "50" },
  { "one third is exact", ":1/1 :1/1 x:0/1", NULL, NULL, "66.666667" },
  { "a cap holds for each goal", "50:2/1 x50:1/2", NULL, "100", "75" },
  { "nothing", "", NULL, NULL, "" },
  { "nothing is programmed", "50: x50:", NULL, NULL, "" },
  { "80/20 against the weights", "40:1/1 x60:1/2", "20", NULL, "90" },
  { "80/20: each block by its weights", "10:1/1 30:1/3 x45:1/2 x15:1/1", "20", NULL, "52.5" },
  { "80/20: a missing weight by the whole plan's", "60:1/1 :1/2 x20:1/1", "20", NULL, "90" },
  { "80/20: cross-cutting goals not programmed", "10:1/1 30:1/3 x60:", "20", NULL, "50" },
  { "80/20: only they are", "10: 30: x60:1/4", "20", NULL, "25" },
  { "80/20: there are none", "50:1/1 50:0/1", "20", NULL, "50" },
  { "80/20: there are only such", "x50:1/1 x50:0/1", "20", NULL, "50" },
  { "80/20: a block whose weights are 0", "0:1/1 x100:1/4", "20", NULL, "25" },
  { "80/20: nothing is programmed", "50: x50:", "20", NULL, "" },
  { "80/20: a cap", "50:2/1 x50:1/2", "20", "100", "90" },
  { "a share of 0", "10:1/1 x90:0/1", "0", NULL, "100" },
  { "a share of 0 of all that is programmed", "10: x90:1/2", "0", NULL, "" },
  { "a share of 100", "10:1/1 x90:1/2", "100", NULL, "50" },
  { "a share of 100 of nothing programmed", "10:1/1 x90:", "100", NULL, "" },
  { "a share of a third is exact", "50:1/1 x50:0/1", "33.333333", NULL, "66.666667" },
};

static gsize
read_members (const char *text, CascadaMember *members, guint8 *cross_cutting)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  gsize n = 0;

  for (; words[n] != NULL && *words[n] != '\0'; n++)
    {
      const char *word = words[n] + (words[n][0] == 'x');
      g_auto (GStrv) parts = g_strsplit (word, ":", 2);
      g_auto (GStrv) quotient = g_strsplit (parts[1], "/", 2);

      cross_cutting[n] = words[n][0] == 'x';
      members[n].weight = test_decimal (*parts[0] != '\0' ? parts[0] : NULL);
      members[n].value = CASCADA_RATIO_NONE;
      if (*parts[1] != '\0')
        members[n].value = cascada_ratio (g_ascii_strtoll (quotient[0], NULL, 10), g_ascii_strtoll (quotient[1], NULL, 10));
    }
  return n;
}

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CascadaCompliance) compliance = NULL;
      g_autofree char *percent = NULL;
      CascadaMember members[8];
      guint8 cross_cutting[8];
      gsize n = read_members (rows[i].members, members, cross_cutting);
      CascadaDecimal value;

      g_test_message ("%s", rows[i].what);
      compliance = cascada_rollup_compute (members, cross_cutting, n, test_decimal (rows[i].share), test_decimal (rows[i].cap));
      value = cascada_compliance_to_percent (compliance, 6);
      percent = value != CASCADA_DECIMAL_NONE ? cascada_decimal_to_string (value) : g_strdup ("");
      g_assert_cmpstr (percent, ==, rows[i].percent);
    }
}

/* The definition in floating point, weights in force one by one. */
static double
compute_naively (const CascadaMember *members, const guint8 *cross_cutting, gsize n, double share)
{
  double stated = 0, sums[2] = { 0 }, weights[2] = { 0 }, missing = 0;

  for (gsize i = 0; i < n; i++)
    if (members[i].weight == CASCADA_DECIMAL_NONE)
      missing++;
    else
      stated += (double) members[i].weight / CASCADA_DECIMAL_SCALE;
  for (gsize i = 0; i < n; i++)
    {
      gboolean block = share >= 0 && cross_cutting[i];
      double weight = members[i].weight == CASCADA_DECIMAL_NONE ? MAX (100 - stated, 0) / missing
                                                                : (double) members[i].weight / CASCADA_DECIMAL_SCALE;

      if (cascada_ratio_is_none (members[i].value))
        continue;
      sums[block] += weight * (double) members[i].value.num / (double) members[i].value.den;
      weights[block] += weight;
    }
  if (weights[1] == 0)
    return sums[0] / weights[0];
  if (weights[0] == 0)
    return sums[1] / weights[1];
  return ((100 - share) * sums[0] / weights[0] + share * sums[1] / weights[1]) / 100;
}

static void
test_random (void)
{
  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (CascadaCompliance) compliance = NULL;
      CascadaMember members[12];
      guint8 cross_cutting[12];
      gsize n = (gsize) g_test_rand_int_range (1, 12);
      int share = g_test_rand_int_range (-1, 100);
      double naive, percent;

      for (gsize i = 0; i < n; i++)
        {
          cross_cutting[i] = g_test_rand_bit ();
          members[i].weight = i > 0 && g_test_rand_int_range (0, 3) == 0 ? CASCADA_DECIMAL_NONE : CASCADA_DECIMAL (g_test_rand_int_range (1, 9));
          members[i].value = i > 0 && g_test_rand_int_range (0, 4) == 0 ? CASCADA_RATIO_NONE
                                                                        : cascada_ratio (g_test_rand_int_range (0, 200), g_test_rand_int_range (1, 200));
        }
      /* a share of 0 leaves no percentage where only such goals are programmed: a row of its own */
      share = share == 0 ? 20 : share;
      compliance = cascada_rollup_compute (members, cross_cutting, n, share < 0 ? CASCADA_DECIMAL_NONE : CASCADA_DECIMAL (share), CASCADA_DECIMAL_NONE);
      naive = compute_naively (members, cross_cutting, n, share);
      percent = (double) cascada_compliance_to_percent (compliance, 6) / CASCADA_DECIMAL_SCALE / 100;
      g_assert_cmpfloat_with_epsilon (percent, naive, 1e-7);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rollup/rows", test_rows);
  g_test_add_func ("/rollup/random", test_random);
  return g_test_run ();
}
