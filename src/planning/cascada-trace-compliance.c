/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why an objective or a plan has its compliance. */

#include "config.h"

#include "cascada-trace-private.h"

#include <glib/gi18n-lib.h>

#include "cascada-number.h"
#include "cascada-rollup.h"

typedef struct
{
  CascadaRatio weight;           /* in force */
  CascadaCompliance *compliance; /* capped; NULL where it is left out */
} Part;

/* The member alone, as it counts in the mean */
static CascadaCompliance *
member_to_compliance (const CascadaTraceMember *member, CascadaDecimal cap)
{
  CascadaMember alone = { CASCADA_DECIMAL (100), CASCADA_RATIO_NONE };
  CascadaCompliance *const parts[] = { (CascadaCompliance *) member->compliance };

  if (member->progress == NULL)
    return cascada_compliance_new_of (parts, &alone.weight, 1);
  alone.value = member->progress->progress_at_cut;
  return cascada_compliance_new (&alone, 1, cap);
}

static void
part_clear (gpointer data)
{
  g_clear_pointer (&((Part *) data)->compliance, cascada_compliance_free);
}

static GArray *
parts_new (const CascadaTraceMember *members, gsize n_members, CascadaDecimal cap)
{
  GArray *parts = g_array_sized_new (FALSE, TRUE, sizeof (Part), (guint) n_members);
  g_autofree CascadaDecimal *weights = g_new (CascadaDecimal, n_members);
  g_autofree CascadaRatio *in_force = g_new (CascadaRatio, n_members);

  g_array_set_clear_func (parts, part_clear);
  for (gsize i = 0; i < n_members; i++)
    weights[i] = members[i].weight;
  cascada_weights_in_force (weights, n_members, in_force);
  for (gsize i = 0; i < n_members; i++)
    {
      Part part = { in_force[i], member_to_compliance (&members[i], cap) };

      if (cascada_compliance_is_none (part.compliance))
        part_clear (&part);
      g_array_append_val (parts, part);
    }
  return parts;
}

static CascadaCompliance *
parts_to_mean (GArray *parts, const CascadaTraceMember *members)
{
  g_autofree CascadaCompliance **means = g_new (CascadaCompliance *, parts->len);
  g_autofree CascadaDecimal *weights = g_new (CascadaDecimal, parts->len);

  for (guint i = 0; i < parts->len; i++)
    {
      means[i] = g_array_index (parts, Part, i).compliance;
      weights[i] = members[i].weight;
    }
  return cascada_compliance_new_of (means, weights, parts->len);
}

/* Σ of weights in force, all of them or those that count; missing weights are equal parts with one denominator */
static CascadaRatio
add_weights (GArray *parts, gboolean all)
{
  CascadaRatio whole = { 0, CASCADA_DECIMAL_SCALE }, shared = CASCADA_RATIO_NONE;

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      if (!all && part->compliance == NULL)
        continue;
      if (part->weight.den == CASCADA_DECIMAL_SCALE)
        whole.num += part->weight.num;
      else
        shared = cascada_ratio (shared.num + part->weight.num, part->weight.den);
    }
  if (cascada_ratio_is_none (shared))
    return whole;
  return cascada_ratio (whole.num * (shared.den / whole.den) + shared.num, shared.den);
}

static char *
name_member (const CascadaTraceMember *member)
{
  gboolean has_code = member->code != NULL && *member->code != '\0';
  gboolean has_name = member->name != NULL && *member->name != '\0';

  if (has_code && has_name)
    return g_strdup_printf ("%s %s", member->code, member->name);
  return g_strdup (has_code ? member->code : has_name ? member->name
                                                      : "—");
}

static void
add_excluded (GPtrArray *lines, const CascadaTraceMember *member, const char *name, const char *weight)
{
  const char *reason = member->progress != NULL ? cascada_exclusion_get_label (member->progress->exclusion)
                                                : _ ("nothing in it is programmed at the cut-off");

  cascada_trace_add (lines, _ ("%s: left out, %s (weight %s)"), name, reason, weight);
}

/* "4199: weight 50 × 74.400571 % = 37.200286" */
static void
add_member (GPtrArray *lines, const CascadaTraceMember *member, const Part *part, const CascadaSettings *settings)
{
  g_autofree char *name = name_member (member);
  g_autofree char *weight = cascada_trace_number (part->weight);
  g_autofree char *value = NULL, *product = NULL;
  gboolean has_progress = member->progress != NULL;

  if (part->compliance == NULL)
    {
      add_excluded (lines, member, name, weight);
      return;
    }
  value = cascada_number_format_percent (cascada_compliance_to_percent (part->compliance, CASCADA_DECIMAL_PLACES),
                                         CASCADA_DECIMALS_SHORTEST);
  product = cascada_number_format (cascada_compliance_multiply (part->compliance, part->weight, CASCADA_DECIMAL_PLACES),
                                   CASCADA_DECIMALS_SHORTEST);
  if (has_progress && member->progress->state == CASCADA_STATE_NOT_REPORTED)
    cascada_trace_add (lines, _ ("%s: weight %s × %s = %s (not reported counts as 0 %%)"), name, weight, value, product);
  else if (has_progress && cascada_trace_is_capped (member->progress->progress_at_cut, settings->cap))
    {
      g_autofree char *whole = cascada_number_format_ratio (member->progress->progress_at_cut, settings->decimals);

      cascada_trace_add (lines, _ ("%s: weight %s × %s = %s (the cap of the plan; its progress is %s)"), name,
                         weight, value,
                         product, whole);
    }
  else
    cascada_trace_add (lines, _ ("%s: weight %s × %s = %s"), name, weight, value, product);
}

static void
add_weights_notes (GPtrArray *lines, GArray *parts, const CascadaTraceMember *members)
{
  g_autofree char *all = cascada_trace_number (add_weights (parts, TRUE));
  g_autofree char *share = NULL;
  guint n_missing = 0;

  for (guint i = 0; i < parts->len; i++)
    if (members[i].weight == CASCADA_DECIMAL_NONE)
      {
        n_missing++;
        g_free (share);
        share = cascada_trace_number (g_array_index (parts, Part, i).weight);
      }
  if (n_missing > 0 && n_missing == parts->len)
    cascada_trace_add (lines, _ ("No weights are stated: equal parts of %s"), share);
  else if (n_missing > 0)
    cascada_trace_add (lines,
                       ngettext ("%u weight is missing: it takes what the stated ones leave of 100, %s",
                                 "%u weights are missing: they share equally what the stated ones leave of 100, %s each",
                                 n_missing),
                       n_missing, share);
  else if (cascada_ratio_to_decimal (add_weights (parts, TRUE), CASCADA_DECIMAL_PLACES) != CASCADA_DECIMAL (100))
    cascada_trace_add (lines, _ ("The stated weights add up to %s, not 100"), all);
}

static void
add_mean (GPtrArray *lines, GArray *parts, const CascadaCompliance *mean)
{
  CascadaRatio counted = add_weights (parts, FALSE);
  g_autofree char *weight = cascada_trace_number (counted);
  g_autofree char *sum = cascada_number_format (cascada_compliance_multiply (mean, counted, CASCADA_DECIMAL_PLACES),
                                                CASCADA_DECIMALS_SHORTEST);
  g_autofree char *digits = cascada_compliance_to_percent_string (mean, CASCADA_TRACE_DECIMALS);
  g_autofree char *percent = cascada_trace_percent (digits);

  if (cascada_ratio_to_decimal (counted, CASCADA_DECIMAL_PLACES) != CASCADA_DECIMAL (100))
    cascada_trace_add (lines, _ ("Weights are renormalised: those that count add up to %s"), weight);
  cascada_trace_add (lines, _ ("Compliance = %s ÷ %s = %s"), sum, weight, percent);
}

static void
add_result (GPtrArray *lines, const CascadaCompliance *mean, const CascadaSettings *settings)
{
  g_autofree char *rounded =
      cascada_number_format_percent (cascada_compliance_to_percent (mean, settings->decimals), (int) settings->decimals);

  cascada_trace_add_rounding (lines, rounded, settings->decimals);
  cascada_trace_add (lines, _ ("State: %s"), cascada_state_get_label (cascada_compliance_get_state (mean)));
}

/**
 * cascada_trace_compliance:
 * @members: the indicators of an objective or goal, or the objectives of a plan
 * @published: the percentage published for the cut-off; absent where none
 *
 * Why an objective or a plan has its compliance at the cut-off: each member's weight in force × progress, who is left
 * out and why, renormalisation, rounding, published value.
 *
 * Returns: (transfer full): lines of text (translated), %NULL-terminated; g_strfreev()
 */
char **
cascada_trace_compliance (const CascadaTraceMember *members, gsize n_members, const CascadaSettings *settings,
                          CascadaPeriod cut, CascadaDecimal published)
{
  GPtrArray *lines = g_ptr_array_new ();
  g_autoptr (GArray) parts = NULL;
  g_autoptr (CascadaCompliance) mean = NULL;
  g_autofree char *until = cascada_period_to_string (cut);
  CascadaDecimal computed;

  g_return_val_if_fail (n_members == 0 || members != NULL, NULL);
  g_return_val_if_fail (settings != NULL, NULL);

  parts = parts_new (members, n_members, settings->cap);
  mean = parts_to_mean (parts, members);
  computed = cascada_compliance_to_percent (mean, settings->decimals);

  cascada_trace_add (lines,
                     _ ("Mean at %s of what is programmed, by weight: sum of weight × progress ÷ sum of weights"), until);
  add_weights_notes (lines, parts, members);
  for (guint i = 0; i < parts->len; i++)
    add_member (lines, &members[i], &g_array_index (parts, Part, i), settings);
  if (cascada_compliance_is_none (mean))
    cascada_trace_add (lines, _ ("There is no percentage: nothing that has a weight is programmed at the cut-off"));
  else
    {
      add_mean (lines, parts, mean);
      add_result (lines, mean, settings);
    }
  cascada_trace_add_published (lines, computed, published, settings->decimals);
  return cascada_trace_finish (lines);
}

static CascadaCompliance *
part_to_mean (const CascadaTraceMember *members, const guint8 *cross_cutting, gsize n_members, CascadaRollupPart part,
              CascadaDecimal cap)
{
  g_autofree CascadaMember *all = g_new (CascadaMember, n_members + 1);

  for (gsize i = 0; i < n_members; i++)
    all[i] = (CascadaMember){ members[i].weight, members[i].progress->progress_at_cut };
  return cascada_rollup_compute_part (all, cross_cutting, n_members, part, cap);
}

/* Returns: (transfer full): the mean of the part, told member by member */
static CascadaCompliance *
add_part (GPtrArray *lines, GArray *parts, const CascadaTraceMember *members, const guint8 *cross_cutting, CascadaRollupPart part,
          const CascadaSettings *settings)
{
  CascadaCompliance *mean = part_to_mean (members, cross_cutting, parts->len, part, settings->cap);
  gboolean is_cross_cutting = part == CASCADA_ROLLUP_PART_CROSS_CUTTING;
  CascadaDecimal share = settings->cross_cutting_share;
  g_autofree char *shown =
      cascada_number_format_percent (is_cross_cutting ? share : CASCADA_DECIMAL (100) - share, CASCADA_DECIMALS_SHORTEST);

  cascada_trace_add (lines, is_cross_cutting ? _ ("Cross-cutting goals, which make up %s:") : _ ("Goals that are not cross-cutting, which make up %s:"), shown);
  for (guint i = 0; i < parts->len; i++)
    if ((cross_cutting[i] != 0) == is_cross_cutting)
      add_member (lines, &members[i], &g_array_index (parts, Part, i), settings);
  if (cascada_compliance_is_none (mean))
    cascada_trace_add (lines, _ ("Nothing in this block that has a weight is programmed at the cut-off"));
  else
    {
      g_autofree char *digits = cascada_compliance_to_percent_string (mean, CASCADA_TRACE_DECIMALS);
      g_autofree char *percent = cascada_trace_percent (digits);

      cascada_trace_add (lines, _ ("Mean of the block, by weight = %s"), percent);
    }
  return mean;
}

static void
add_joined (GPtrArray *lines, CascadaCompliance *own, CascadaCompliance *others, const CascadaSettings *settings)
{
  g_autoptr (CascadaCompliance) joined = cascada_rollup_join (own, others, settings->cross_cutting_share);
  g_autofree char *digits = cascada_compliance_to_percent_string (joined, CASCADA_TRACE_DECIMALS);
  g_autofree char *percent = digits != NULL ? cascada_trace_percent (digits) : NULL;

  if (percent == NULL)
    {
      cascada_trace_add (lines, _ ("There is no percentage: nothing that has a weight is programmed at the cut-off"));
      return;
    }
  if (cascada_compliance_is_none (own) || cascada_compliance_is_none (others))
    cascada_trace_add (lines, _ ("The other block makes up the whole: compliance = %s"), percent);
  else
    cascada_trace_add (lines, _ ("Compliance, each block by its share = %s"), percent);
  add_result (lines, joined, settings);
}

/**
 * cascada_trace_rollup:
 * @members: all indicators of a plan, with their progress
 * @cross_cutting: (array length=n_members): whether the goal of each is
 * @settings: of a plan whose compliance is that of its goals
 *
 * Why such a plan has its compliance at the cut-off: as cascada_trace_compliance(), by blocks where cross-cutting goals
 * have a share of their own.
 *
 * Returns: (transfer full): lines of text (translated), %NULL-terminated; g_strfreev()
 */
char **
cascada_trace_rollup (const CascadaTraceMember *members, const guint8 *cross_cutting, gsize n_members,
                      const CascadaSettings *settings, CascadaPeriod cut)
{
  GPtrArray *lines;
  g_autoptr (GArray) parts = NULL;
  g_autoptr (CascadaCompliance) own = NULL;
  g_autoptr (CascadaCompliance) others = NULL;
  g_autofree char *until = cascada_period_to_string (cut);

  g_return_val_if_fail (n_members == 0 || (members != NULL && cross_cutting != NULL), NULL);
  g_return_val_if_fail (settings != NULL, NULL);

  if (settings->cross_cutting_share == CASCADA_DECIMAL_NONE)
    return cascada_trace_compliance (members, n_members, settings, cut, CASCADA_DECIMAL_NONE);
  lines = g_ptr_array_new ();
  parts = parts_new (members, n_members, settings->cap);
  cascada_trace_add (lines, _ ("Means at %s of what is programmed, by weight, in two blocks of goals"), until);
  add_weights_notes (lines, parts, members);
  own = add_part (lines, parts, members, cross_cutting, CASCADA_ROLLUP_PART_OWN, settings);
  others = add_part (lines, parts, members, cross_cutting, CASCADA_ROLLUP_PART_CROSS_CUTTING, settings);
  add_joined (lines, own, others, settings);
  return cascada_trace_finish (lines);
}
