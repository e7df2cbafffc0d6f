/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Compliance of a management plan from its goals (domain §5): “weighted mean of its goals; cross-cutting goals may form
 * a block with its own share”. */

#include "config.h"

#include "cascada-rollup.h"

/**
 * cascada_rollup_compute_part:
 * @members: every indicator of the plan, with its stated weight and its unrounded progress
 * @cross_cutting: (array length=n_members): whether the goal of each is
 * @part: which of them count
 * @cap: percent above which a member counts as the cap; absent for none
 *
 * Weights without a statement share what all of the plan's leave of 100, whichever part counts.
 *
 * Returns: (transfer full): the mean of the part, without a value where nothing in it is programmed
 */
CascadaCompliance *
cascada_rollup_compute_part (const CascadaMember *members, const guint8 *cross_cutting, gsize n_members, CascadaRollupPart part,
                             CascadaDecimal cap)
{
  g_autofree CascadaDecimal *weights = g_new (CascadaDecimal, n_members + 1);
  g_autofree CascadaMember *counted = g_new (CascadaMember, n_members + 1);
  gsize n = 0;

  g_return_val_if_fail (n_members == 0 || (members != NULL && cross_cutting != NULL), NULL);

  for (gsize i = 0; i < n_members; i++)
    weights[i] = members[i].weight;
  cascada_weights_to_integers (weights, n_members);
  for (gsize i = 0; i < n_members; i++)
    if (part == CASCADA_ROLLUP_PART_ALL || (part == CASCADA_ROLLUP_PART_CROSS_CUTTING) == (cross_cutting[i] != 0))
      counted[n++] = (CascadaMember){ weights[i], members[i].value };
  return cascada_compliance_new (counted, n, cap);
}

/**
 * cascada_rollup_join:
 * @own: (nullable): mean of the goals that are not cross-cutting
 * @cross_cutting: (nullable): mean of those that are
 * @share: percent that @cross_cutting makes up
 *
 * Returns: (transfer full): ((100 − share) · own + share · cross-cutting) / 100; the one alone where the other has no
 *   value, unless its share is 0
 */
CascadaCompliance *
cascada_rollup_join (CascadaCompliance *own, CascadaCompliance *cross_cutting, CascadaDecimal share)
{
  CascadaCompliance *const parts[] = { own, cross_cutting };
  const CascadaDecimal weights[] = { CASCADA_DECIMAL (100) - share, share };

  g_return_val_if_fail (share >= 0 && share <= CASCADA_DECIMAL (100), NULL);

  return cascada_compliance_new_of (parts, weights, G_N_ELEMENTS (parts));
}

/**
 * cascada_rollup_compute:
 * @members: every indicator of the plan, with its stated weight and its unrounded progress
 * @cross_cutting: (array length=n_members): whether the goal of each is
 * @share: percent that the cross-cutting goals make up; absent: all goals count alike
 * @cap: percent above which a member counts as the cap; absent for none
 *
 * Σ wᵢ·aᵢ / Σ wᵢ over all that is programmed, the weights stated for the whole plan, nothing rounded.
 *
 * Returns: (transfer full): the plan's compliance
 */
CascadaCompliance *
cascada_rollup_compute (const CascadaMember *members, const guint8 *cross_cutting, gsize n_members, CascadaDecimal share,
                        CascadaDecimal cap)
{
  g_autoptr (CascadaCompliance) own = NULL;
  g_autoptr (CascadaCompliance) others = NULL;

  if (share == CASCADA_DECIMAL_NONE)
    return cascada_rollup_compute_part (members, cross_cutting, n_members, CASCADA_ROLLUP_PART_ALL, cap);
  own = cascada_rollup_compute_part (members, cross_cutting, n_members, CASCADA_ROLLUP_PART_OWN, cap);
  others = cascada_rollup_compute_part (members, cross_cutting, n_members, CASCADA_ROLLUP_PART_CROSS_CUTTING, cap);
  return cascada_rollup_join (own, others, share);
}
