/* SPDX-License-Identifier: GPL-3.0-or-later */

/* “Why this figure?” (domain §4): gathers what a trace of it needs. */

#include "config.h"

#include "cascada-explain.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-trace.h"

#include "cascada-indicator.h"
#include "cascada-publication.h"
#include "cascada-report.h"

/* What was published for the period of the cut-off with imported data. */
static CascadaDecimal
get_published (CascadaWorkspace *workspace, CascadaKind kind, gint64 id, CascadaPeriod cut, guint field)
{
  g_autoptr (CascadaRecord) cell = cascada_workspace_get_record (workspace, (CascadaRef){ kind, cut, id }, NULL);

  return cell != NULL && !cascada_record_is_removed (cell) ? cascada_record_get_decimal (cell, field) : CASCADA_DECIMAL_NONE;
}

static char **
explain_indicator (CascadaWorkspace *workspace, CascadaFigures *figures, CascadaNode node, CascadaPeriod cut, GError **error)
{
  CascadaRef ref = cascada_figures_get_ref (figures, node);
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (workspace, ref, error);
  CascadaSeries series;

  if (record == NULL)
    return NULL;
  cascada_figures_get_series (figures, node.index, &series);
  return cascada_trace_progress (&series, cascada_figures_get_settings (figures), cut,
                                 cascada_record_get_text (record, CASCADA_INDICATOR_UNIT_OF_MEASURE),
                                 get_published (workspace, CASCADA_KIND_REPORT, ref.id, cut, CASCADA_REPORT_PUBLISHED_AT_CUT));
}

typedef struct
{
  CascadaTraceMember *members;
  CascadaProgress *progress;
  CascadaDecimal *weights;
  guint n;
} Members;

static void
members_clear (Members *members)
{
  g_free (members->members);
  g_free (members->progress);
  g_free (members->weights);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Members, members_clear)

static void
get_range (CascadaFigures *figures, CascadaNode node, guint *first, guint *end)
{
  guint child, count;

  cascada_figures_get_children (figures, node, first, &count);
  *end = *first + count;
  if (node.level == CASCADA_LEVEL_GOAL || count == 0)
    return;
  cascada_figures_get_children (figures, CASCADA_NODE (CASCADA_LEVEL_GOAL, *end - 1), &child, &count);
  *end = child + count;
  cascada_figures_get_children (figures, CASCADA_NODE (CASCADA_LEVEL_GOAL, *first), first, &count);
}

/* The weights of the indicators from @first on, of which the objective's are [start, stop). Those of a goal hold within
 * the objective: where some of its weights are missing, the ones in force there are told. */
static CascadaDecimal *
get_weights (CascadaFigures *figures, guint objective, guint first, guint n, CascadaPeriod cut)
{
  CascadaDecimal *weights = g_new (CascadaDecimal, n);
  g_autofree CascadaRatio *in_force = NULL;
  CascadaBlock block;
  guint start, stop, missing = 0;

  cascada_figures_get_block (figures, cut, &block);
  start = block.group_starts[objective];
  stop = block.group_starts[objective + 1];
  for (guint i = start; i < stop; i++)
    missing += block.weights[i] == CASCADA_DECIMAL_NONE;
  in_force = g_new (CascadaRatio, stop - start);
  cascada_weights_in_force (block.weights + start, stop - start, in_force);
  for (guint i = 0; i < n; i++)
    weights[i] = missing == 0 || missing == stop - start || n == stop - start
                     ? block.weights[first + i]
                     : cascada_ratio_to_decimal (in_force[first + i - start], CASCADA_DECIMAL_PLACES);
  return weights;
}

static char **
tell_before (const char *line, char **lines)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_add (builder, line);
  g_strv_builder_addv (builder, (const char **) lines);
  g_strfreev (lines);
  return g_strv_builder_end (builder);
}

/* The indicators from @first on, without their weights. */
static void
fill_members (CascadaFigures *figures, Members *members, guint first, guint n, CascadaPeriod cut)
{
  members->n = n;
  members->members = g_new0 (CascadaTraceMember, n);
  members->progress = g_new0 (CascadaProgress, n);
  for (guint i = 0; i < n; i++)
    {
      CascadaNode indicator = CASCADA_NODE (CASCADA_LEVEL_INDICATOR, first + i);

      cascada_figures_get_progress (figures, first + i, cut, &members->progress[i]);
      members->members[i] = (CascadaTraceMember){
        .code = cascada_figures_get_code (figures, indicator),
        .name = cascada_figures_get_name (figures, indicator),
        .progress = &members->progress[i],
      };
    }
}

static char **
explain_mean (CascadaWorkspace *workspace, CascadaFigures *figures, CascadaNode node, CascadaPeriod cut)
{
  g_auto (Members) members = { 0 };
  guint objective = node.level == CASCADA_LEVEL_GOAL ? cascada_figures_get_parent (figures, node).index : node.index;
  CascadaDecimal published = CASCADA_DECIMAL_NONE;
  guint first, end;
  char **lines;

  get_range (figures, node, &first, &end);
  fill_members (figures, &members, first, end - first, cut);
  members.weights = get_weights (figures, objective, first, members.n, cut);
  for (guint i = 0; i < members.n; i++)
    members.members[i].weight = members.weights[i];
  if (node.level == CASCADA_LEVEL_OBJECTIVE)
    published = get_published (workspace, CASCADA_KIND_PUBLICATION, cascada_figures_get_id (figures, node), cut,
                               CASCADA_PUBLICATION_COMPLIANCE);
  lines = cascada_trace_compliance (members.members, members.n, cascada_figures_get_settings (figures), cut, published);
  /* weights are stated for the whole objective: those of a goal's indicators need not add up to 100 */
  return node.level == CASCADA_LEVEL_GOAL
             ? tell_before (_ ("A goal’s indicators count with the weights that they have within the whole objective"), lines)
             : lines;
}

static char **
explain_goals (CascadaFigures *figures, CascadaPeriod cut)
{
  g_auto (Members) members = { 0 };
  g_autofree guint8 *cross_cutting = cascada_figures_get_cross_cutting (figures);

  fill_members (figures, &members, 0, cascada_figures_get_count (figures, CASCADA_LEVEL_INDICATOR), cut);
  for (guint i = 0; i < members.n; i++)
    members.members[i].weight = cascada_figures_get_weight (figures, CASCADA_NODE (CASCADA_LEVEL_INDICATOR, i), cut);
  return tell_before (_ ("Setting of the plan: its compliance is that of its goals, each with its weight within the whole plan"),
                      cascada_trace_rollup (members.members, cross_cutting, members.n, cascada_figures_get_settings (figures), cut));
}

static char **
explain_plan (CascadaFigures *figures, CascadaPeriod cut)
{
  guint n = cascada_figures_get_count (figures, CASCADA_LEVEL_OBJECTIVE);
  g_autofree CascadaTraceMember *members = g_new0 (CascadaTraceMember, n);
  g_autoptr (GPtrArray) compliances = g_ptr_array_new_with_free_func ((GDestroyNotify) cascada_compliance_free);

  for (guint i = 0; i < n; i++)
    {
      CascadaNode node = CASCADA_NODE (CASCADA_LEVEL_OBJECTIVE, i);

      g_ptr_array_add (compliances, cascada_figures_get_compliance (figures, node, cut));
      members[i] = (CascadaTraceMember){
        .code = cascada_figures_get_code (figures, node),
        .name = cascada_figures_get_name (figures, node),
        .weight = cascada_figures_get_weight (figures, node, cut),
        .compliance = cascada_compliance_is_none (compliances->pdata[i]) ? NULL : compliances->pdata[i],
      };
    }
  return cascada_trace_compliance (members, n, cascada_figures_get_settings (figures), cut, CASCADA_DECIMAL_NONE);
}

/**
 * cascada_explain:
 * @figures: of the plan it is in
 * @ref: the plan, or an objective, goal or indicator of it
 * @error: %CASCADA_ERROR_NOT_FOUND where it is not in the plan
 *
 * How the figure at @cut comes about: inputs, formula, settings, weights, exclusions, rounding, and what was published.
 *
 * Returns: (transfer full): lines for people
 */
char **
cascada_explain (CascadaWorkspace *workspace, CascadaFigures *figures, CascadaRef ref, CascadaPeriod cut, GError **error)
{
  CascadaNode node;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (workspace) && CASCADA_IS_FIGURES (figures), NULL);

  if (ref.kind == CASCADA_KIND_PLAN && ref.id == cascada_figures_get_plan (figures))
    return cascada_figures_get_settings (figures)->rollup == CASCADA_ROLLUP_GOALS ? explain_goals (figures, cut)
                                                                                  : explain_plan (figures, cut);
  if (!cascada_figures_find (figures, ref.kind, ref.id, &node))
    {
      g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_NOT_FOUND, _ ("This record is not in the plan any more"));
      return NULL;
    }
  return node.level == CASCADA_LEVEL_INDICATOR ? explain_indicator (workspace, figures, node, cut, error)
                                               : explain_mean (workspace, figures, node, cut);
}
