/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "cascada-plan-view.h"

#include "cascada-goal.h"
#include "cascada-indicator.h"
#include "cascada-objective.h"
#include "cascada-plan.h"

static CascadaKind
child_kind (CascadaKind kind)
{
  return kind >= CASCADA_KIND_PLAN && kind < CASCADA_KIND_INDICATOR ? kind + 1 : CASCADA_KIND_NONE;
}

static guint
name_field (CascadaKind kind)
{
  switch (kind)
    {
    case CASCADA_KIND_PLAN:
      return CASCADA_PLAN_TITLE;
    case CASCADA_KIND_OBJECTIVE:
      return CASCADA_OBJECTIVE_NAME;
    case CASCADA_KIND_GOAL:
      return CASCADA_GOAL_NAME;
    case CASCADA_KIND_INDICATOR:
      return CASCADA_INDICATOR_NAME;
    default:
      g_return_val_if_reached (0);
    }
}

static const char *
new_name (CascadaKind kind)
{
  switch (kind)
    {
    case CASCADA_KIND_OBJECTIVE:
      return _ ("New objective");
    case CASCADA_KIND_GOAL:
      return _ ("New goal");
    default:
      return _ ("New indicator");
    }
}

static const char *
added_message (CascadaKind kind)
{
  switch (kind)
    {
    case CASCADA_KIND_OBJECTIVE:
      return _ ("Objective added");
    case CASCADA_KIND_GOAL:
      return _ ("Goal added");
    default:
      return _ ("Indicator added");
    }
}

static guint
position_field (CascadaKind kind)
{
  return cascada_field_find (kind, "position");
}

static GPtrArray *
get_siblings (CascadaPlanView *self, CascadaRef ref, gint64 *parent, GError **error)
{
  CascadaWorkspace *workspace = cascada_plan_view_get_workspace (self);
  g_autoptr (CascadaRecord) record = cascada_workspace_get_record (workspace, ref, error);

  if (record == NULL)
    return NULL;
  *parent = cascada_record_get_integer (record, CASCADA_RECORD_GET_CLASS (record)->parent_field);
  return cascada_workspace_get_children (workspace, ref.kind, *parent, error);
}

static int
find_sibling (GPtrArray *siblings, CascadaRef ref)
{
  for (guint i = 0; i < siblings->len; i++)
    if (cascada_record_get_id (siblings->pdata[i]) == ref.id)
      return i;
  return -1;
}

static gboolean
create_child (CascadaPlanView *self, CascadaRef parent, CascadaRef *child, GError **error)
{
  CascadaWorkspace *workspace = cascada_plan_view_get_workspace (self);
  g_autoptr (GPtrArray) siblings = cascada_workspace_get_children (workspace, child->kind, parent.id, error);
  g_autofree CascadaValue *values = NULL;

  if (siblings == NULL)
    return FALSE;
  values = g_new0 (CascadaValue, cascada_kind_get_class (child->kind)->n_fields);
  values[name_field (child->kind) - 1] = cascada_value_text (new_name (child->kind));
  values[position_field (child->kind) - 1] = cascada_value_integer (siblings->len + 1);
  if (!cascada_workspace_begin (workspace, CASCADA_EDIT_KIND_EDIT, new_name (child->kind), error))
    return FALSE;
  if (cascada_workspace_create (workspace, child, parent.id, values, error) && cascada_workspace_commit (workspace, error))
    return TRUE;
  cascada_workspace_rollback (workspace);
  return FALSE;
}

/** cascada_plan_view_can_edit: %FALSE where the workspace is open for reading only. */
gboolean
cascada_plan_view_can_edit (CascadaPlanView *self)
{
  return !cascada_workspace_is_read_only (cascada_plan_view_get_workspace (self));
}

/**
 * cascada_plan_view_change:
 * @ref: a record of the plan, or a cell of one
 * @field: number of the field
 * @value: new value
 *
 * One edit of one field, with the field's label as its reason in the history.
 *
 * Returns: %FALSE with @error where the value is refused
 */
gboolean
cascada_plan_view_change (CascadaPlanView *self, CascadaRef ref, guint field, const CascadaValue *value, GError **error)
{
  const char *reason = g_dgettext (GETTEXT_PACKAGE, cascada_field_get (ref.kind, field)->label);

  return cascada_workspace_change (cascada_plan_view_get_workspace (self), ref, field, value, reason, error);
}

/**
 * cascada_plan_view_add:
 * @parent: the plan, an objective or a goal
 *
 * Adds an objective, goal or indicator under @parent, after its siblings, and reveals it.
 *
 * Returns: %FALSE where nothing was added, which has been told
 */
gboolean
cascada_plan_view_add (CascadaPlanView *self, CascadaRef parent)
{
  CascadaRef child = { child_kind (parent.kind), CASCADA_PERIOD_NONE, 0 };
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (child.kind != CASCADA_KIND_NONE, FALSE);
  if (!create_child (self, parent, &child, &error))
    {
      cascada_plan_view_tell_error (self, error);
      return FALSE;
    }
  cascada_plan_view_reveal (self, child);
  cascada_plan_view_tell (self, added_message (child.kind), TRUE);
  return TRUE;
}

/** cascada_plan_view_duplicate: copies @ref with all below it, after it, and reveals the copy. */
gboolean
cascada_plan_view_duplicate (CascadaPlanView *self, CascadaRef ref)
{
  g_autoptr (GError) error = NULL;
  CascadaRef copy = { CASCADA_KIND_NONE };

  if (!cascada_workspace_duplicate (cascada_plan_view_get_workspace (self), ref, &copy, &error))
    {
      cascada_plan_view_tell_error (self, error);
      return FALSE;
    }
  cascada_plan_view_reveal (self, copy);
  cascada_plan_view_tell (self, _ ("Duplicated"), TRUE);
  return TRUE;
}

/** cascada_plan_view_shift: moves @ref among its siblings, up where @steps is negative; at the ends nothing happens. */
gboolean
cascada_plan_view_shift (CascadaPlanView *self, CascadaRef ref, int steps)
{
  CascadaWorkspace *workspace = cascada_plan_view_get_workspace (self);
  g_autoptr (GError) error = NULL;
  gint64 parent = 0;
  g_autoptr (GPtrArray) siblings = get_siblings (self, ref, &parent, &error);
  int place;

  if (siblings != NULL)
    {
      place = find_sibling (siblings, ref) + steps;
      if (place < 0 || place >= (int) siblings->len)
        return FALSE;
      if (cascada_workspace_move (workspace, ref, parent, place, &error))
        {
          cascada_plan_view_reveal (self, ref);
          return TRUE;
        }
    }
  cascada_plan_view_tell_error (self, error);
  return FALSE;
}

/** cascada_plan_view_delete: removes @ref; a goal with reports becomes "Meta eliminada" instead [P005 9.8]. */
gboolean
cascada_plan_view_delete (CascadaPlanView *self, CascadaRef ref)
{
  g_autoptr (GError) error = NULL;
  gboolean eliminated = FALSE;

  if (!cascada_workspace_delete (cascada_plan_view_get_workspace (self), ref, &eliminated, &error))
    {
      cascada_plan_view_tell_error (self, error);
      return FALSE;
    }
  cascada_plan_view_tell (self, eliminated ? _ ("The goal has reports: marked as eliminated") : _ ("Deleted"), TRUE);
  return TRUE;
}
