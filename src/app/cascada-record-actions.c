/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-record-actions.h"

struct _CascadaRecordActions
{
  GObject parent_instance;

  CascadaPlanView *view;
  GSignalGroup *view_signals;
  GSignalGroup *workspace_signals;
  GSimpleActionGroup *group;
};

enum
{
  SHOWN,
  REQUESTED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CascadaRecordActions, cascada_record_actions, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* What is selected, or what it belongs to, at @level of the hierarchy. */
static gboolean
find_at_level (CascadaRecordActions *self, guint level, CascadaRef *ref)
{
  CascadaNode node;

  if (self->view == NULL || !cascada_plan_view_find_node (self->view, cascada_plan_view_get_selection (self->view), &node) ||
      node.level < level)
    return FALSE;
  while (node.level > level)
    node = cascada_figures_get_parent (cascada_plan_view_get_figures (self->view), node);
  *ref = cascada_plan_view_get_node_ref (self->view, node);
  return TRUE;
}

static void
show_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_signal_emit (user_data, signals[SHOWN], 0, g_str_equal (g_action_get_name (G_ACTION (action)), "why"));
}

static void
request_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CascadaRecordActions *self = CASCADA_RECORD_ACTIONS (user_data);
  CascadaRef goal;

  if (find_at_level (self, CASCADA_LEVEL_GOAL, &goal))
    g_signal_emit (self, signals[REQUESTED], 0, goal.id);
}

static void
add_objective_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CascadaRecordActions *self = CASCADA_RECORD_ACTIONS (user_data);

  cascada_plan_view_add (self->view, cascada_record_get_ref (cascada_plan_view_get_plan (self->view)));
}

static void
add_below_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CascadaRecordActions *self = CASCADA_RECORD_ACTIONS (user_data);
  gboolean goal = g_str_equal (g_action_get_name (G_ACTION (action)), "add-goal");
  CascadaRef parent;

  if (find_at_level (self, goal ? CASCADA_LEVEL_OBJECTIVE : CASCADA_LEVEL_GOAL, &parent))
    cascada_plan_view_add (self->view, parent);
}

static void
duplicate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CascadaRecordActions *self = CASCADA_RECORD_ACTIONS (user_data);

  cascada_plan_view_duplicate (self->view, cascada_plan_view_get_selection (self->view));
}

static void
move_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CascadaRecordActions *self = CASCADA_RECORD_ACTIONS (user_data);
  gboolean up = g_str_equal (g_action_get_name (G_ACTION (action)), "move-up");

  cascada_plan_view_shift (self->view, cascada_plan_view_get_selection (self->view), up ? -1 : 1);
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CascadaRecordActions *self = CASCADA_RECORD_ACTIONS (user_data);

  cascada_plan_view_delete (self->view, cascada_plan_view_get_selection (self->view));
}

static void
enable (CascadaRecordActions *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->group), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/**
 * cascada_record_actions_may_request:
 * @goal: id
 * @error: why no modification of the goal can be requested now, citing the procedure
 *
 * Returns: whether a request can be begun, or there is one that waits, which can be opened
 */
gboolean
cascada_record_actions_may_request (CascadaPlanView *view, gint64 goal, GError **error)
{
  const CascadaRequestMark *mark = cascada_plan_view_get_mark (view, goal);

  return (mark != NULL && mark->pending_id != 0) || cascada_request_may_begin (cascada_plan_view_get_workspace (view), goal, error);
}

static void
update (CascadaRecordActions *self)
{
  static const char *const need_record[] = { "duplicate", "move-up", "move-down", "delete" };
  gboolean can_edit = self->view != NULL && cascada_plan_view_can_edit (self->view);
  CascadaRef ref;
  gboolean has_record = find_at_level (self, CASCADA_LEVEL_OBJECTIVE, &ref);

  enable (self, "request", find_at_level (self, CASCADA_LEVEL_GOAL, &ref) && cascada_record_actions_may_request (self->view, ref.id, NULL));
  enable (self, "details", self->view != NULL);
  enable (self, "why", self->view != NULL);
  enable (self, "add-objective", can_edit);
  enable (self, "add-goal", can_edit && has_record);
  enable (self, "add-indicator", can_edit && find_at_level (self, CASCADA_LEVEL_GOAL, &ref));
  for (guint i = 0; i < G_N_ELEMENTS (need_record); i++)
    enable (self, need_record[i], can_edit && has_record);
}

static void
cascada_record_actions_dispose (GObject *object)
{
  CascadaRecordActions *self = CASCADA_RECORD_ACTIONS (object);

  g_clear_object (&self->view_signals);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->view);
  g_clear_object (&self->group);
  G_OBJECT_CLASS (cascada_record_actions_parent_class)->dispose (object);
}

static void
cascada_record_actions_class_init (CascadaRecordActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cascada_record_actions_dispose;
  signals[SHOWN] =
      g_signal_new ("shown", CASCADA_TYPE_RECORD_ACTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[REQUESTED] =
      g_signal_new ("requested", CASCADA_TYPE_RECORD_ACTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
cascada_record_actions_init (CascadaRecordActions *self)
{
  static const GActionEntry entries[] = {
    { "details", show_cb },
    { "why", show_cb },
    { "add-objective", add_objective_cb },
    { "add-goal", add_below_cb },
    { "add-indicator", add_below_cb },
    { "duplicate", duplicate_cb },
    { "move-up", move_cb },
    { "move-down", move_cb },
    { "delete", delete_cb },
    { "request", request_cb },
  };

  self->group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->group), entries, G_N_ELEMENTS (entries), self);
  self->view_signals = g_signal_group_new (CASCADA_TYPE_PLAN_VIEW);
  g_signal_group_connect_swapped (self->view_signals, "notify::selection", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->view_signals, "refreshed", G_CALLBACK (update), self);
  self->workspace_signals = g_signal_group_new (CASCADA_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::person", G_CALLBACK (update), self);
  update (self);
}

CascadaRecordActions *
cascada_record_actions_new (void)
{
  return g_object_new (CASCADA_TYPE_RECORD_ACTIONS, NULL);
}

/** cascada_record_actions_get_group: Returns: (transfer none): the actions */
GActionGroup *
cascada_record_actions_get_group (CascadaRecordActions *self)
{
  g_return_val_if_fail (CASCADA_IS_RECORD_ACTIONS (self), NULL);
  return G_ACTION_GROUP (self->group);
}

/** cascada_record_actions_set_view: the actions are about what is selected in @view; %NULL: nothing can be done. */
void
cascada_record_actions_set_view (CascadaRecordActions *self, CascadaPlanView *view)
{
  g_return_if_fail (CASCADA_IS_RECORD_ACTIONS (self));
  if (!g_set_object (&self->view, view))
    return;
  g_signal_group_set_target (self->view_signals, view);
  g_signal_group_set_target (self->workspace_signals, view != NULL ? cascada_plan_view_get_workspace (view) : NULL);
  update (self);
}
