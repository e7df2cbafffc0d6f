/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-plan-view.h"

struct _CascadaPlanView
{
  GObject parent_instance;

  CascadaWorkspace *workspace;
  CascadaRecord *plan;
  CascadaFigures *figures;
  GHashTable *marks; /* of goals that have modification requests; NULL until asked for */
  char *search;

  CascadaRef selection;
  CascadaPeriod cut;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_PLAN,
  PROP_FIGURES,
  PROP_CUT,
  PROP_SELECTION,
  PROP_SEARCH,
  N_PROPS,
};

enum
{
  REFRESHED,
  REVEALED,
  TOLD,
  MARKED,
  N_SIGNALS,
};

static gpointer
copy_ref (gpointer ref)
{
  return g_memdup2 (ref, sizeof (CascadaRef));
}

G_DEFINE_BOXED_TYPE (CascadaRef, cascada_ref, copy_ref, g_free)
G_DEFINE_FINAL_TYPE (CascadaPlanView, cascada_plan_view, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
moves_rows (const CascadaChange *change)
{
  CascadaRecordClass *klass = cascada_kind_get_class (change->ref.kind);

  if (klass->is_cell || change->ref.kind < CASCADA_KIND_OBJECTIVE)
    return FALSE;
  if (change->field == CASCADA_FIELD_CREATION || change->field == CASCADA_FIELD_REMOVED)
    return TRUE;
  return (guint) change->field == klass->parent_field || g_str_equal (klass->fields[change->field - 1].name, "position");
}

static gboolean
any_moves_rows (const GArray *changes)
{
  if (changes == NULL)
    return TRUE;
  for (guint i = 0; i < changes->len; i++)
    if (moves_rows (&g_array_index (changes, CascadaChange, i)))
      return TRUE;
  return FALSE;
}

static gboolean
follow_figures (CascadaPlanView *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaFigures) figures =
      cascada_workspace_get_figures (self->workspace, cascada_record_get_id (self->plan), &error);

  if (figures == NULL)
    {
      cascada_plan_view_tell_error (self, error);
      return FALSE;
    }
  if (g_set_object (&self->figures, figures))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIGURES]);
  return TRUE;
}

static void
drop_lost_selection (CascadaPlanView *self)
{
  CascadaNode node;

  if (self->selection.kind >= CASCADA_KIND_OBJECTIVE && !cascada_plan_view_find_node (self, self->selection, &node))
    cascada_plan_view_select (self, (CascadaRef){ CASCADA_KIND_NONE });
}

static gboolean
any_marks (const GArray *changes)
{
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const CascadaChange *change = &g_array_index (changes, CascadaChange, i);

      if (change->ref.kind == CASCADA_KIND_REQUEST || change->ref.kind == CASCADA_KIND_GOAL)
        return TRUE;
    }
  return changes == NULL;
}

static void
changed_cb (CascadaPlanView *self, GArray *changes)
{
  gboolean marked = any_marks (changes);

  if (marked)
    g_clear_pointer (&self->marks, g_hash_table_unref);
  if (!follow_figures (self))
    return;
  drop_lost_selection (self);
  g_signal_emit (self, signals[REFRESHED], 0, any_moves_rows (changes), changes);
  if (marked)
    g_signal_emit (self, signals[MARKED], 0);
}

static void
cascada_plan_view_constructed (GObject *object)
{
  CascadaPlanView *self = CASCADA_PLAN_VIEW (object);

  G_OBJECT_CLASS (cascada_plan_view_parent_class)->constructed (object);
  self->cut = cascada_figures_get_default_cut (self->figures);
  g_signal_connect_object (self->workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
cascada_plan_view_dispose (GObject *object)
{
  CascadaPlanView *self = CASCADA_PLAN_VIEW (object);

  g_clear_pointer (&self->marks, g_hash_table_unref);
  g_clear_object (&self->figures);
  g_clear_object (&self->plan);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (cascada_plan_view_parent_class)->dispose (object);
}

static void
cascada_plan_view_finalize (GObject *object)
{
  g_free (CASCADA_PLAN_VIEW (object)->search);
  G_OBJECT_CLASS (cascada_plan_view_parent_class)->finalize (object);
}

static void
cascada_plan_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CascadaPlanView *self = CASCADA_PLAN_VIEW (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_PLAN:
      g_value_set_object (value, self->plan);
      break;
    case PROP_FIGURES:
      g_value_set_object (value, self->figures);
      break;
    case PROP_CUT:
      g_value_set_int (value, self->cut);
      break;
    case PROP_SELECTION:
      g_value_set_boxed (value, &self->selection);
      break;
    case PROP_SEARCH:
      g_value_set_string (value, self->search);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cascada_plan_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  CascadaPlanView *self = CASCADA_PLAN_VIEW (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      self->workspace = g_value_dup_object (value);
      break;
    case PROP_PLAN:
      self->plan = g_value_dup_object (value);
      break;
    case PROP_FIGURES:
      self->figures = g_value_dup_object (value);
      break;
    case PROP_CUT:
      cascada_plan_view_set_cut (self, g_value_get_int (value));
      break;
    case PROP_SELECTION:
      cascada_plan_view_select (self, *(CascadaRef *) g_value_get_boxed (value));
      break;
    case PROP_SEARCH:
      cascada_plan_view_set_search (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags whole = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags loose = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CASCADA_TYPE_WORKSPACE, whole);
  properties[PROP_PLAN] = g_param_spec_object ("plan", NULL, NULL, CASCADA_TYPE_RECORD, whole);
  properties[PROP_FIGURES] = g_param_spec_object ("figures", NULL, NULL, CASCADA_TYPE_FIGURES, whole);
  properties[PROP_CUT] = g_param_spec_int ("cut", NULL, NULL, 0, G_MAXINT, CASCADA_PERIOD_NONE, loose);
  properties[PROP_SELECTION] = g_param_spec_boxed ("selection", NULL, NULL, CASCADA_TYPE_REF, loose);
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, "", loose);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
cascada_plan_view_class_init (CascadaPlanViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = cascada_plan_view_constructed;
  object_class->dispose = cascada_plan_view_dispose;
  object_class->finalize = cascada_plan_view_finalize;
  object_class->get_property = cascada_plan_view_get_property;
  object_class->set_property = cascada_plan_view_set_property;
  install_properties (object_class);

  signals[REFRESHED] = g_signal_new ("refreshed", CASCADA_TYPE_PLAN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                     G_TYPE_BOOLEAN, G_TYPE_ARRAY);
  signals[REVEALED] = g_signal_new ("revealed", CASCADA_TYPE_PLAN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                    CASCADA_TYPE_REF | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[TOLD] = g_signal_new ("told", CASCADA_TYPE_PLAN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[MARKED] = g_signal_new ("marked", CASCADA_TYPE_PLAN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cascada_plan_view_init (CascadaPlanView *self)
{
  self->search = g_strdup ("");
}

/**
 * cascada_plan_view_new:
 * @workspace: the open workspace
 * @plan: the record of the plan
 * @figures: the plan's figures, from cascada_workspace_get_figures() or its asynchronous twin
 *
 * Nothing is selected; the cut-off is the default of the figures.
 *
 * Returns: (transfer full): a view
 */
CascadaPlanView *
cascada_plan_view_new (CascadaWorkspace *workspace, CascadaRecord *plan, CascadaFigures *figures)
{
  return g_object_new (CASCADA_TYPE_PLAN_VIEW, "workspace", workspace, "plan", plan, "figures", figures, NULL);
}

CascadaWorkspace *
cascada_plan_view_get_workspace (CascadaPlanView *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_VIEW (self), NULL);
  return self->workspace;
}

CascadaRecord *
cascada_plan_view_get_plan (CascadaPlanView *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_VIEW (self), NULL);
  return self->plan;
}

CascadaFigures *
cascada_plan_view_get_figures (CascadaPlanView *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_VIEW (self), NULL);
  return self->figures;
}

CascadaPeriod
cascada_plan_view_get_cut (CascadaPlanView *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_VIEW (self), CASCADA_PERIOD_NONE);
  return self->cut;
}

/** cascada_plan_view_set_cut: all figures are shown at @cut from now on. */
void
cascada_plan_view_set_cut (CascadaPlanView *self, CascadaPeriod cut)
{
  g_return_if_fail (CASCADA_IS_PLAN_VIEW (self));
  if (self->cut == cut)
    return;
  self->cut = cut;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CUT]);
}

const char *
cascada_plan_view_get_search (CascadaPlanView *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_VIEW (self), "");
  return self->search;
}

/** cascada_plan_view_set_search: @search is what the user typed; %NULL and "" show everything. */
void
cascada_plan_view_set_search (CascadaPlanView *self, const char *search)
{
  g_return_if_fail (CASCADA_IS_PLAN_VIEW (self));
  if (g_strcmp0 (self->search, search != NULL ? search : "") == 0)
    return;
  g_free (self->search);
  self->search = g_strdup (search != NULL ? search : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
}

CascadaRef
cascada_plan_view_get_selection (CascadaPlanView *self)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_VIEW (self), (CascadaRef){ CASCADA_KIND_NONE });
  return self->selection;
}

/** cascada_plan_view_select: @ref names the plan, an objective, goal or indicator of it, or nothing. */
void
cascada_plan_view_select (CascadaPlanView *self, CascadaRef ref)
{
  g_return_if_fail (CASCADA_IS_PLAN_VIEW (self));
  if (cascada_ref_equal (&self->selection, &ref))
    return;
  self->selection = ref;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION]);
}

/** cascada_plan_view_reveal: selects @ref and asks for it to be shown in the table. */
void
cascada_plan_view_reveal (CascadaPlanView *self, CascadaRef ref)
{
  g_return_if_fail (CASCADA_IS_PLAN_VIEW (self));
  cascada_plan_view_select (self, ref);
  g_signal_emit (self, signals[REVEALED], 0, &ref);
}

/** cascada_plan_view_get_node_ref: the record that stands at @node of the figures. */
CascadaRef
cascada_plan_view_get_node_ref (CascadaPlanView *self, CascadaNode node)
{
  CascadaRef ref = { CASCADA_KIND_OBJECTIVE + node.level, CASCADA_PERIOD_NONE, 0 };

  g_return_val_if_fail (CASCADA_IS_PLAN_VIEW (self), ref);
  ref.id = cascada_figures_get_id (self->figures, node);
  return ref;
}

/**
 * cascada_plan_view_find_node:
 * @node: (out): where the record stands in the figures
 *
 * Returns: %FALSE where @ref is no objective, goal or indicator of this plan
 */
gboolean
cascada_plan_view_find_node (CascadaPlanView *self, CascadaRef ref, CascadaNode *node)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_VIEW (self), FALSE);
  return cascada_figures_find (self->figures, ref.kind, ref.id, node);
}

/** cascada_plan_view_tell: shows @message as a toast, with an Undo button where @undoable. */
void
cascada_plan_view_tell (CascadaPlanView *self, const char *message, gboolean undoable)
{
  g_return_if_fail (CASCADA_IS_PLAN_VIEW (self));
  g_signal_emit (self, signals[TOLD], 0, message, undoable);
}

/** cascada_plan_view_tell_error: shows what stood in the way of an action. */
void
cascada_plan_view_tell_error (CascadaPlanView *self, const GError *error)
{
  g_return_if_fail (error != NULL);
  cascada_plan_view_tell (self, error->message, FALSE);
}

/**
 * cascada_plan_view_get_mark:
 * @goal: id
 *
 * Read for the whole plan at once, and anew after requests or goals changed.
 *
 * Returns: (transfer none) (nullable): what modification requests did to the goal; %NULL where it has none
 */
const CascadaRequestMark *
cascada_plan_view_get_mark (CascadaPlanView *self, gint64 goal)
{
  g_return_val_if_fail (CASCADA_IS_PLAN_VIEW (self), NULL);

  if (self->marks == NULL)
    self->marks = cascada_request_read_marks (cascada_workspace_get_store (self->workspace), cascada_record_get_id (self->plan), NULL);
  return self->marks != NULL ? g_hash_table_lookup (self->marks, &goal) : NULL;
}
