/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-workspace-view.h"

#include "cascada-sidebar.h"

struct _CascadaWorkspaceView
{
  AdwBin parent_instance;

  CascadaWorkspace *workspace;
  CascadaPlanView *view;
  GCancellable *loading;

  AdwFlap *detail_flap;
  AdwFlap *sidebar_flap;
  AdwViewStack *pages;
  AdwWindowTitle *workspace_title;
  CascadaSidebar *sidebar;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_VIEW,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (CascadaWorkspaceView, cascada_workspace_view, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static void
set_view (CascadaWorkspaceView *self, CascadaPlanView *view)
{
  if (g_set_object (&self->view, view))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
figures_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaWorkspaceView) self = CASCADA_WORKSPACE_VIEW (user_data);
  g_autoptr (GError) error = NULL;
  CascadaFigures *figures = cascada_workspace_load_figures_finish (CASCADA_WORKSPACE (source), result, &error);
  CascadaRecord *plan = self->sidebar != NULL ? cascada_sidebar_get_plan (self->sidebar) : NULL;
  g_autoptr (CascadaPlanView) view = NULL;

  if (figures == NULL || plan == NULL || cascada_figures_get_plan (figures) != cascada_record_get_id (plan))
    return;
  view = cascada_plan_view_new (self->workspace, plan, figures);
  set_view (self, view);
}

static void
plan_chosen_cb (CascadaWorkspaceView *self)
{
  CascadaRecord *plan = cascada_sidebar_get_plan (self->sidebar);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  set_view (self, NULL);
  if (plan == NULL)
    return;
  self->loading = g_cancellable_new ();
  cascada_workspace_load_figures_async (self->workspace, cascada_record_get_id (plan), self->loading,
                                        figures_loaded_cb, g_object_ref (self));
}

static void
cascada_workspace_view_dispose (GObject *object)
{
  CascadaWorkspaceView *self = CASCADA_WORKSPACE_VIEW (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->view);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (object), CASCADA_TYPE_WORKSPACE_VIEW);
  G_OBJECT_CLASS (cascada_workspace_view_parent_class)->dispose (object);
}

static void
cascada_workspace_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  CascadaWorkspaceView *self = CASCADA_WORKSPACE_VIEW (object);

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_VIEW:
      g_value_set_object (value, self->view);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cascada_workspace_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WORKSPACE:
      cascada_workspace_view_set_workspace (CASCADA_WORKSPACE_VIEW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cascada_workspace_view_class_init (CascadaWorkspaceViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cascada_workspace_view_dispose;
  object_class->get_property = cascada_workspace_view_get_property;
  object_class->set_property = cascada_workspace_view_set_property;

  properties[PROP_WORKSPACE] =
      g_param_spec_object ("workspace", NULL, NULL, CASCADA_TYPE_WORKSPACE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, CASCADA_TYPE_PLAN_VIEW,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-workspace-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, detail_flap);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, pages);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, sidebar_flap);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, workspace_title);
  gtk_widget_class_bind_template_callback (widget_class, plan_chosen_cb);
}

static void
cascada_workspace_view_init (CascadaWorkspaceView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

CascadaWorkspace *
cascada_workspace_view_get_workspace (CascadaWorkspaceView *self)
{
  g_return_val_if_fail (CASCADA_IS_WORKSPACE_VIEW (self), NULL);
  return self->workspace;
}

/** cascada_workspace_view_set_workspace: shows @workspace, its first plan chosen; %NULL shows nothing. */
void
cascada_workspace_view_set_workspace (CascadaWorkspaceView *self, CascadaWorkspace *workspace)
{
  g_autofree char *name = NULL;

  g_return_if_fail (CASCADA_IS_WORKSPACE_VIEW (self));
  if (!g_set_object (&self->workspace, workspace))
    return;
  if (workspace != NULL)
    name = g_path_get_basename (cascada_workspace_get_path (workspace));
  adw_window_title_set_title (self->workspace_title, name != NULL ? name : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

/** cascada_workspace_view_get_view: Returns: (nullable) (transfer none): the chosen plan as it is looked at. */
CascadaPlanView *
cascada_workspace_view_get_view (CascadaWorkspaceView *self)
{
  g_return_val_if_fail (CASCADA_IS_WORKSPACE_VIEW (self), NULL);
  return self->view;
}
