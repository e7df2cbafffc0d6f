/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deleting. A goal with reports is not deleted: it is marked “Meta eliminada”, leaves the score, and its history stays
 * readable [P005 policy 9.8; domain §9, M9]. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cascada-error.h"
#include "cascada-workspace-private.h"

#include "cascada-goal.h"

#define HAS_REPORT "r.removed = 0 AND coalesce (r.executed, r.numerator, r.denominator) IS NOT NULL"

/* How many goals under the record have a report. */
static gboolean
count_reported_goals (CascadaWorkspace *self, CascadaRef ref, gint64 *n, GError **error)
{
  static const char *const queries[CASCADA_N_KINDS] = {
    [CASCADA_KIND_PLAN] =
        "SELECT count (*) FROM goal g JOIN objective o ON o.id = g.objective WHERE o.plan = ?1 AND g.removed = 0"
        " AND o.removed = 0 AND EXISTS (SELECT 1 FROM indicator i JOIN report r ON r.id = i.id WHERE i.goal = g.id"
        " AND i.removed = 0 AND " HAS_REPORT ")",
    [CASCADA_KIND_OBJECTIVE] =
        "SELECT count (*) FROM goal g WHERE g.objective = ?1 AND g.removed = 0 AND EXISTS (SELECT 1 FROM"
        " indicator i JOIN report r ON r.id = i.id WHERE i.goal = g.id AND i.removed = 0 AND " HAS_REPORT ")",
    [CASCADA_KIND_GOAL] =
        "SELECT EXISTS (SELECT 1 FROM indicator i JOIN report r ON r.id = i.id WHERE i.goal = ?1 AND i.removed = 0"
        " AND " HAS_REPORT ")",
    [CASCADA_KIND_INDICATOR] = "SELECT EXISTS (SELECT 1 FROM report r WHERE r.id = ?1 AND " HAS_REPORT ")",
  };

  *n = 0;
  return queries[ref.kind] == NULL || cascada_store_query_integer (self->store, queries[ref.kind], ref.id, n, error);
}

/* The record and all under it, from below. */
static gboolean
remove_tree (CascadaWorkspace *self, CascadaRef ref, GError **error)
{
  for (CascadaKind kind = CASCADA_KIND_NONE + 1; kind < CASCADA_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) children = NULL;

      if (cascada_kind_get_class (ref.kind)->is_cell || cascada_kind_get_class (kind)->parent_kind != ref.kind)
        continue;
      children = cascada_store_load_children (self->store, kind, ref.id, error);
      if (children == NULL)
        return FALSE;
      for (guint i = 0; i < children->len; i++)
        if (!remove_tree (self, cascada_record_get_ref (children->pdata[i]), error))
          return FALSE;
    }
  return cascada_workspace_remove (self, ref, error);
}

/* Marks the goal, or removes it where it has no report. */
static gboolean
eliminate_goal (CascadaWorkspace *self, CascadaRef goal, gboolean *eliminated, GError **error)
{
  CascadaValue value = cascada_value_integer (TRUE);
  gint64 n;

  if (!count_reported_goals (self, goal, &n, error))
    return FALSE;
  if (n == 0)
    return remove_tree (self, goal, error);
  *eliminated = TRUE;
  return cascada_workspace_set (self, goal, CASCADA_GOAL_ELIMINATED, &value, error);
}

/* The objective stays for the sake of its goals with reports. */
static gboolean
eliminate_goals (CascadaWorkspace *self, gint64 objective, gboolean *eliminated, GError **error)
{
  g_autoptr (GPtrArray) goals = cascada_store_load_children (self->store, CASCADA_KIND_GOAL, objective, error);

  if (goals == NULL)
    return FALSE;
  for (guint i = 0; i < goals->len; i++)
    if (!eliminate_goal (self, cascada_record_get_ref (goals->pdata[i]), eliminated, error))
      return FALSE;
  return TRUE;
}

static gboolean
refuse (GError **error, const char *message, const char *subject)
{
  g_set_error (error, CASCADA_ERROR, CASCADA_ERROR_REFUSED, message, subject);
  return FALSE;
}

static gboolean
has_goal_left (CascadaWorkspace *self, CascadaRef ref, gint64 *n, GError **error)
{
  return cascada_store_query_integer (self->store,
                                      ref.kind == CASCADA_KIND_GOAL
                                          ? "SELECT count (*) FROM goal WHERE id = ?1 AND removed = 0 AND eliminated = 0"
                                          : "SELECT count (*) FROM goal WHERE objective = ?1 AND removed = 0 AND eliminated = 0",
                                      ref.id, n, error);
}

/* What the rules say about a record that holds reports: what is to be marked instead, or why nothing can be done. */
static gboolean
check_reported (CascadaWorkspace *self, CascadaRef *ref, const char *subject, GError **error)
{
  gint64 n;

  if (ref->kind == CASCADA_KIND_PLAN)
    return refuse (error, _ ("%s has goals with reports: they are not deleted, and neither is their plan (PLE-PIN-P005, policy 9.8)"), subject);
  if (ref->kind == CASCADA_KIND_INDICATOR)
    {
      gint64 goal;

      if (!cascada_store_query_integer (self->store, "SELECT goal FROM indicator WHERE id = ?1", ref->id, &goal, error) ||
          !cascada_store_query_integer (self->store, "SELECT count (*) FROM indicator WHERE goal = ?1 AND removed = 0", goal, &n, error))
        return FALSE;
      if (n > 1)
        return refuse (error,
                       _ ("%s has reports and is not deleted (PLE-PIN-P005, policy 9.8). Its goal can be marked as eliminated: delete that"),
                       subject);
      *ref = (CascadaRef){ CASCADA_KIND_GOAL, CASCADA_PERIOD_NONE, goal };
    }
  if (!has_goal_left (self, *ref, &n, error))
    return FALSE;
  return n > 0 || refuse (error, _ ("%s has reports and is marked as eliminated already: its history stays readable (PLE-PIN-P005, policy 9.8)"),
                          subject);
}

/* Nothing may refer to what is removed, and who works could not undo it. */
static gboolean
check_references (CascadaWorkspace *self, CascadaRef ref, const char *subject, GError **error)
{
  gint64 n = 0;

  if (ref.kind == CASCADA_KIND_PERSON && ref.id == self->person)
    return refuse (error, _ ("%s is who works, and is not removed: work as somebody else first"), subject);
  if (ref.kind == CASCADA_KIND_UNIT &&
      !cascada_store_query_integer (self->store,
                                    "SELECT (SELECT count (*) FROM plan WHERE unit = ?1 AND removed = 0)"
                                    " + (SELECT count (*) FROM goal WHERE unit = ?1 AND removed = 0)"
                                    " + (SELECT count (*) FROM indicator WHERE unit = ?1 AND removed = 0)"
                                    " + (SELECT count (*) FROM person WHERE unit = ?1 AND removed = 0)",
                                    ref.id, &n, error))
    return FALSE;
  return n == 0 ||
         refuse (error, _ ("%s reports plans, goals or indicators, or people act for it: give them another unit first"), subject);
}

static gboolean
eliminate (CascadaWorkspace *self, CascadaRef ref, gboolean *eliminated, GError **error)
{
  if (ref.kind == CASCADA_KIND_OBJECTIVE)
    return eliminate_goals (self, ref.id, eliminated, error);
  return eliminate_goal (self, ref, eliminated, error);
}

/**
 * cascada_workspace_delete:
 * @eliminated: (out) (optional): whether goals were marked “Meta eliminada”, and the record stays
 * @error: %CASCADA_ERROR_REFUSED, citing the rule
 *
 * Removes a record with all under it. A goal with reports is marked “Meta eliminada” instead, and so is the goal whose
 * only indicator, with reports, is deleted. Of an objective with such goals, these are marked, the other goals removed,
 * and the objective stays. A plan with reports, an indicator with reports beside others in its goal, and a unit that
 * something refers to are refused.
 */
gboolean
cascada_workspace_delete (CascadaWorkspace *self, CascadaRef ref, gboolean *eliminated, GError **error)
{
  g_autofree char *subject = NULL;
  g_autofree char *reason = NULL;
  gboolean marked = FALSE, done;
  gint64 n_reported;

  g_return_val_if_fail (CASCADA_IS_WORKSPACE (self) && self->store != NULL, FALSE);

  subject = cascada_workspace_describe (self, ref);
  if (!count_reported_goals (self, ref, &n_reported, error) || !check_references (self, ref, subject, error) ||
      (n_reported > 0 && !check_reported (self, &ref, subject, error)))
    return FALSE;
  reason = g_strdup_printf (n_reported > 0 ? _ ("Mark %s as eliminated") : _ ("Delete %s"), subject);
  if (!cascada_workspace_begin (self, CASCADA_EDIT_KIND_EDIT, reason, error))
    return FALSE;
  done = n_reported > 0 ? eliminate (self, ref, &marked, error) : remove_tree (self, ref, error);
  if (!done)
    {
      cascada_workspace_rollback (self);
      return FALSE;
    }
  if (eliminated != NULL)
    *eliminated = marked;
  return cascada_workspace_commit (self, error);
}
