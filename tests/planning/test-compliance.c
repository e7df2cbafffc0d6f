/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cascada-compliance.h"
#include "test-figures.h"

/* Members as "WEIGHT:NUM/DEN …", the weight left out where none is stated, the quotient left out where there is no
 * value. */
typedef struct
{
  const char *what;
  const char *members;
  const char *cap;
  const char *percent; /* 12 decimals, empty where there is no value */
  const char *rounded; /* 2 decimals */
  CascadaState state;
} Row;

#define ON_TRACK CASCADA_STATE_ON_TRACK
#define LAG CASCADA_STATE_LAG
#define NONE CASCADA_STATE_NOT_PROGRAMMED
#define HUGE "9223372036854775807"

static const Row rows[] = {
  { "one member", "100:1/2", NULL, "50.000000000000", "50.00", LAG },
  { "nobody", "", NULL, "", NULL, NONE },
  { "nobody has a value", "50: 50:", NULL, "", NULL, NONE },
  { "weights", "50:1/1 25:1/2 25:0/1", NULL, "62.500000000000", "62.50", LAG },
  { "renormalised without the unprogrammed", "50:1/1 25:1/2 25:", NULL, "83.333333333333", "83.33", LAG },
  { "weights that add up to 99,99 are renormalised too", "47.57:1/1 47.57:1/1 4.85:0/1", NULL, "95.149514951495", "95.15", LAG },
  { "all weights missing: equal parts", ":1/1 :1/2 :0/1", NULL, "50.000000000000", "50.00", LAG },
  { "a missing weight takes the residue", "60:1/1 :0/1", NULL, "60.000000000000", "60.00", LAG },
  { "missing weights share the residue", "40:1/1 :0/1 :1/2", NULL, "55.000000000000", "55.00", LAG },
  { "a third of the residue is exact", "0.01:0/1 :1/1 :1/1 :1/1", NULL, "99.990000000000", "99.99", LAG },
  { "no residue left: the missing weight is 0", "100:1/2 :1/1", NULL, "50.000000000000", "50.00", LAG },
  { "more than 100 stated: the missing weight is 0", "80:1/2 40:1/2 :1/1", NULL, "50.000000000000", "50.00", LAG },
  { "residue shared with an unprogrammed member", "50:1/1 :1/2 :", NULL, "83.333333333333", "83.33", LAG },
  { "only weights of 0", "0:1/1 0:1/2", NULL, "", NULL, NONE },
  { "a weight of 0 does not count", "0:5/1 100:1/2", NULL, "50.000000000000", "50.00", LAG },
  { "a negative weight counts as 0", "-50:5/1 100:1/2", NULL, "50.000000000000", "50.00", LAG },
  { "above 100 % is not capped", "50:3/2 50:1/1", NULL, "125.000000000000", "125.00", ON_TRACK },
  { "a cap holds for each member", "50:3/2 50:1/2", "100", "75.000000000000", "75.00", LAG },
  { "a cap above 100 %", "50:3/2 50:1/2", "120", "85.000000000000", "85.00", LAG },
  { "a cap leaves what equals it", "50:6/5 50:1/2", "120", "85.000000000000", "85.00", LAG },
  { "a cap below 100 %", "100:3/2", "90", "90.000000000000", "90.00", LAG },
  { "negative progress lowers the mean", "50:-1/2 50:1/2", NULL, "0.000000000000", "0.00", LAG },
  { "a negative mean rounds away from zero", "100:-5/100000", NULL, "-0.005000000000", "-0.01", LAG },
  { "a tie rounds away from zero", "100:5/100000", NULL, "0.005000000000", "0.01", LAG },
  { "a hair below a tie", "100:4999999/100000000000", NULL, "0.004999999000", "0.00", LAG },
  { "a third and two thirds: 100 % exactly", "50:4/3 50:2/3", NULL, "100.000000000000", "100.00", ON_TRACK },
  { "rounds to 100 and is a lag", "50:1/1 50:99999999/100000000", NULL, "99.999999500000", "100.00", LAG },
  { "sevenths, ninths and elevenths: 100 % exactly", "33.333333:6/7 33.333333:10/9 33.333333:65/63", NULL, "100.000000000000", "100.00", ON_TRACK },
  { "objective 10 of [PEI25] from its magnitudes", "50:97/95 50:9941/9500", NULL, "103.373684210526", "103.37", ON_TRACK },
  { "objective 10 from the rounded percentages would differ", "50:10211/10000 50:10464/10000", NULL, "103.375000000000", "103.38", ON_TRACK },
  { "magnitudes at the end of the range", "50:" HUGE "/1 50:-" HUGE "/1", NULL, "0.000000000000", "0.00", LAG },
  { "denominators at the end of the range", "50:1/" HUGE " 50:1/9223372036854775783", NULL, "0.000000000000", "0.00", LAG },
};

static gsize
read_members (const char *text, CascadaMember *members)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  gsize n = 0;

  for (; words[n] != NULL && *words[n] != '\0'; n++)
    {
      g_auto (GStrv) parts = g_strsplit_set (words[n], ":/", 3);

      members[n].weight = test_decimal (parts[0]);
      members[n].value = *parts[1] == '\0' ? CASCADA_RATIO_NONE
                                           : cascada_ratio (g_ascii_strtoll (parts[1], NULL, 10), g_ascii_strtoll (parts[2], NULL, 10));
    }
  return n;
}

static CascadaCompliance *
read_compliance (const char *text, const char *cap)
{
  CascadaMember members[8];
  gsize n = read_members (text, members);

  return cascada_compliance_new (members, n, test_decimal (cap));
}

static void
test_mean (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CascadaCompliance) compliance = read_compliance (rows[i].members, rows[i].cap);
      g_autofree char *percent = cascada_compliance_to_percent_string (compliance, 12);
      g_autofree char *rounded = cascada_compliance_to_percent_string (compliance, 2);

      g_test_message ("%s", rows[i].what);
      g_assert_cmpstr (percent != NULL ? percent : "", ==, rows[i].percent);
      g_assert_cmpstr (rounded, ==, rows[i].rounded);
      g_assert_cmpint (cascada_compliance_to_percent (compliance, 2), ==, test_decimal (rows[i].rounded));
      g_assert_cmpint (cascada_compliance_get_state (compliance), ==, rows[i].state);
      g_assert_cmpint (cascada_compliance_is_none (compliance), ==, rows[i].rounded == NULL);
    }
}

static void
test_order (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CascadaMember members[8], reversed[8];
      gsize n = read_members (rows[i].members, members);
      g_autoptr (CascadaCompliance) compliance = NULL;
      g_autofree char *percent = NULL;

      for (gsize m = 0; m < n; m++)
        reversed[m] = members[n - 1 - m];
      compliance = cascada_compliance_new (reversed, n, test_decimal (rows[i].cap));
      percent = cascada_compliance_to_percent_string (compliance, 12);
      g_assert_cmpstr (percent != NULL ? percent : "", ==, rows[i].percent);
    }
}

static void
test_decimals (void)
{
  static const struct
  {
    const char *members;
    guint decimals;
    const char *text;
  } cases[] = {
    { "100:2/3", 0, "67" },
    { "100:2/3", 1, "66.7" },
    { "100:2/3", 6, "66.666667" },
    { "100:2/3", 20, "66.66666666666666666667" },
    { "100:1/200", 0, "1" },
    { "100:1/1000000", 3, "0.000" },
    { "100:-1/1000000", 3, "0.000" },
    { "100:-1/1000000", 4, "-0.0001" },
    { "100:12/1", 2, "1200.00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CascadaCompliance) compliance = read_compliance (cases[i].members, NULL);
      g_autofree char *text = cascada_compliance_to_percent_string (compliance, cases[i].decimals);

      g_assert_cmpstr (text, ==, cases[i].text);
      if (cases[i].decimals <= CASCADA_DECIMAL_PLACES)
        g_assert_cmpint (cascada_compliance_to_percent (compliance, cases[i].decimals), ==, test_decimal (text));
    }
}

static void
test_range (void)
{
  g_autoptr (CascadaCompliance) high = read_compliance ("100:" HUGE "/1", NULL);
  g_autoptr (CascadaCompliance) low = read_compliance ("100:-" HUGE "/1", NULL);

  g_assert_cmpint (cascada_compliance_to_percent (high, 2), ==, CASCADA_DECIMAL_MAX);
  g_assert_cmpint (cascada_compliance_to_percent (low, 2), ==, -CASCADA_DECIMAL_MAX);
}

static void
test_fraction (void)
{
  static const struct
  {
    const char *members;
    gint64 fraction;
  } cases[] = {
    { "100:1/1", G_GINT64_CONSTANT (1000000000000000) },
    { "100:2/3", G_GINT64_CONSTANT (666666666666666) },
    { "100:-2/3", G_GINT64_CONSTANT (-666666666666667) },
    { "50:1/1 50:999999999999999999/1000000000000000000", G_GINT64_CONSTANT (999999999999999) },
  };
  g_autoptr (CascadaCompliance) none = read_compliance ("", NULL);
  __int128 fraction;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CascadaCompliance) compliance = read_compliance (cases[i].members, NULL);

      g_assert_true (cascada_compliance_to_fraction (compliance, &fraction));
      g_assert_cmpint ((gint64) fraction, ==, cases[i].fraction);
    }
  g_assert_false (cascada_compliance_to_fraction (none, &fraction));
}

static void
test_multiply (void)
{
  g_autoptr (CascadaCompliance) third = read_compliance ("100:1/3", NULL);
  g_autoptr (CascadaCompliance) huge = read_compliance ("100:" HUGE "/1", NULL);
  g_autoptr (CascadaCompliance) none = read_compliance ("", NULL);

  g_assert_cmpint (cascada_compliance_multiply (third, cascada_ratio (75, 1), 2), ==, CASCADA_DECIMAL (25));
  g_assert_cmpint (cascada_compliance_multiply (third, cascada_ratio (50, 1), 2), ==, 16670000);
  g_assert_cmpint (cascada_compliance_multiply (third, cascada_ratio (-1, 2), 6), ==, -166667);
  g_assert_cmpint (cascada_compliance_multiply (third, CASCADA_RATIO_NONE, 2), ==, CASCADA_DECIMAL_NONE);
  g_assert_cmpint (cascada_compliance_multiply (none, cascada_ratio (1, 1), 2), ==, CASCADA_DECIMAL_NONE);
  g_assert_cmpint (cascada_compliance_multiply (huge, cascada_ratio (100, 1), 2), ==, CASCADA_DECIMAL_MAX);
}

static void
test_weights (void)
{
  static const struct
  {
    const char *stated; /* "-" where missing */
    const char *in_force;
  } cases[] = {
    { "50 50", "50 50" },
    { "33.33 33.33 33.33", "33.33 33.33 33.33" },
    { "- - -", "33.333333 33.333333 33.333333" },
    { "70 - -", "70 15 15" },
    { "100 -", "100 0" },
    { "120 -", "120 0" },
    { "-", "100" },
    { "0 -", "0 100" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) words = g_strsplit (cases[i].stated, " ", -1);
      g_autoptr (GString) text = g_string_new (NULL);
      guint n = g_strv_length (words);
      CascadaDecimal weights[4];
      CascadaRatio in_force[4];

      for (guint w = 0; w < n; w++)
        weights[w] = g_str_equal (words[w], "-") ? CASCADA_DECIMAL_NONE : test_decimal (words[w]);
      cascada_weights_in_force (weights, n, in_force);
      for (guint w = 0; w < n; w++)
        {
          g_autofree char *weight = cascada_decimal_to_string (cascada_ratio_to_decimal (in_force[w], 6));

          g_string_append_printf (text, "%s%s", w > 0 ? " " : "", weight);
        }
      g_assert_cmpstr (text->str, ==, cases[i].in_force);
    }
}

static void
test_mean_of_means (void)
{
  g_autoptr (CascadaCompliance) thirds = read_compliance ("50:1/3 50:2/7", NULL);
  g_autoptr (CascadaCompliance) whole = read_compliance ("100:1/1", NULL);
  g_autoptr (CascadaCompliance) none = read_compliance ("100:", NULL);
  CascadaCompliance *parts[] = { thirds, none, whole, NULL };
  static const struct
  {
    const char *weights[4];
    const char *percent;
  } cases[] = {
    { { NULL, NULL, NULL, NULL }, "65.476190476190" },
    { { "70", "10", "10", "10" }, "39.583333333333" },
    { { "100", NULL, NULL, NULL }, "30.952380952381" },
    { { "0", "50", "0", "50" }, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CascadaDecimal weights[4];
      g_autoptr (CascadaCompliance) mean = NULL;
      g_autofree char *percent = NULL;

      for (guint p = 0; p < 4; p++)
        weights[p] = test_decimal (cases[i].weights[p]);
      mean = cascada_compliance_new_of (parts, weights, 4);
      percent = cascada_compliance_to_percent_string (mean, 12);
      g_assert_cmpstr (percent, ==, cases[i].percent);
    }
}

/* Terms with different denominators, as many as a large objective has: Σ 1/(k(k+1)) = n/(n+1). */
static void
test_many (void)
{
  gsize n = 20000;
  g_autofree CascadaMember *members = g_new (CascadaMember, n);
  g_autoptr (CascadaCompliance) compliance = NULL;
  g_autofree char *percent = NULL;

  for (gsize i = 0; i < n; i++)
    members[i] = (CascadaMember){ CASCADA_DECIMAL_NONE, cascada_ratio (n, (__int128) (i + 1) * (i + 2)) };
  compliance = cascada_compliance_new (members, n, CASCADA_DECIMAL_NONE);
  percent = cascada_compliance_to_percent_string (compliance, 20);
  g_assert_cmpstr (percent, ==, "99.99500024998750062497");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compliance/mean", test_mean);
  g_test_add_func ("/compliance/order", test_order);
  g_test_add_func ("/compliance/decimals", test_decimals);
  g_test_add_func ("/compliance/range", test_range);
  g_test_add_func ("/compliance/fraction", test_fraction);
  g_test_add_func ("/compliance/multiply", test_multiply);
  g_test_add_func ("/compliance/weights", test_weights);
  g_test_add_func ("/compliance/mean-of-means", test_mean_of_means);
  g_test_add_func ("/compliance/many", test_many);
  return g_test_run ();
}
