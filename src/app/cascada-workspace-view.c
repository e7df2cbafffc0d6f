/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-workspace-view-private.h"

#include <glib/gi18n.h>

#include "cascada-recent.h"

#define PATIENCE_MS 100

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_VIEW,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (CascadaWorkspaceView, cascada_workspace_view, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

/* @name: what there is to show of the chosen plan; a place that was chosen stands before it. */
static void
show_content (CascadaWorkspaceView *self, const char *name)
{
  const char *place = cascada_sidebar_get_place (self->sidebar);

  self->plan_content = name;
  gtk_stack_set_visible_child_name (self->content, place != NULL ? place : name);
  gtk_spinner_set_spinning (self->loading_spinner, place == NULL && g_str_equal (name, "loading"));
  cascada_workspace_view_offer_plan (self, place == NULL && !g_str_equal (name, "empty"));
}

static void
set_view (CascadaWorkspaceView *self, CascadaPlanView *view)
{
  if (!g_set_object (&self->view, view))
    return;
  gtk_editable_set_text (self->search_entry, "");
  g_signal_group_set_target (self->view_signals, view);
  cascada_record_actions_set_view (self->record_actions, view);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static gboolean
patience_ended_cb (gpointer user_data)
{
  CascadaWorkspaceView *self = CASCADA_WORKSPACE_VIEW (user_data);

  self->patience = 0;
  show_content (self, "loading");
  return G_SOURCE_REMOVE;
}

static void
drop_loading (CascadaWorkspaceView *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->loading == NULL)
    return;
  g_cancellable_cancel (cascada_job_get_cancellable (self->loading));
  cascada_job_finish (self->loading);
  g_clear_object (&self->loading);
}

static void
show_plan (CascadaWorkspaceView *self, CascadaFigures *figures, const GError *error)
{
  CascadaRecord *plan = cascada_sidebar_get_plan (self->sidebar);
  g_autoptr (CascadaPlanView) view = NULL;
  g_autofree char *text = NULL;

  if (figures == NULL)
    {
      text = g_markup_escape_text (error->message, -1);
      adw_status_page_set_description (self->failure, text);
      show_content (self, "failure");
      return;
    }
  view = cascada_plan_view_new (self->workspace, plan, figures);
  set_view (self, view);
  cascada_workspace_view_offer_pages (self);
  show_content (self, "plan");
  cascada_workspace_view_arrive (self);
}

typedef struct
{
  CascadaWorkspaceView *self;
  CascadaJob *job;
} Loading;

static void
figures_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Loading *loading = user_data;
  g_autoptr (CascadaWorkspaceView) self = loading->self;
  g_autoptr (CascadaJob) job = loading->job;
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaFigures) figures = cascada_workspace_load_figures_finish (CASCADA_WORKSPACE (source), result, &error);

  if (self->loading != job) /* another plan has been chosen meanwhile, or the window is gone */
    return;
  drop_loading (self);
  show_plan (self, figures, error);
}

static void
start_loading (CascadaWorkspaceView *self, CascadaRecord *plan)
{
  Loading *loading = g_new0 (Loading, 1);

  self->loading = cascada_job_new (_ ("Reading the plan"));
  cascada_job_button_add (self->job_button, self->loading);
  loading->self = g_object_ref (self);
  loading->job = g_object_ref (self->loading);
  self->patience = g_timeout_add (PATIENCE_MS, patience_ended_cb, self);
  cascada_workspace_load_figures_async (self->workspace, cascada_record_get_id (plan),
                                        cascada_job_get_cancellable (self->loading), figures_loaded_cb, loading);
}

static void
plan_chosen_cb (CascadaWorkspaceView *self)
{
  CascadaRecord *plan = cascada_sidebar_get_plan (self->sidebar);

  drop_loading (self);
  set_view (self, NULL);
  if (plan != NULL)
    start_loading (self, plan);
  else
    show_content (self, "empty");
  cascada_workspace_view_chosen (self);
}

static void
place_chosen_cb (CascadaWorkspaceView *self)
{
  show_content (self, self->plan_content);
  cascada_workspace_view_chosen (self);
}

/* On a narrow window the detail pane lies over the table: opening a row brings it. */
static void
row_activated_cb (CascadaWorkspaceView *self)
{
  adw_flap_set_reveal_flap (self->detail_flap, TRUE);
}

static void
record_shown_cb (CascadaWorkspaceView *self, gboolean explain)
{
  adw_flap_set_reveal_flap (self->detail_flap, TRUE);
  if (explain)
    cascada_detail_pane_explain (self->detail_pane);
  gtk_widget_child_focus (GTK_WIDGET (self->detail_pane), GTK_DIR_TAB_FORWARD);
}

static void
search_changed_cb (CascadaWorkspaceView *self)
{
  if (self->view != NULL)
    cascada_plan_view_set_search (self->view, gtk_editable_get_text (self->search_entry));
}

static void
revealed_cb (CascadaWorkspaceView *self)
{
  if (adw_view_stack_get_child_by_name (self->pages, "table") != NULL)
    adw_view_stack_set_visible_child_name (self->pages, "table");
}

static void
show_description (GtkWidget *button, const char *verb, const char *description)
{
  g_autofree char *text =
      description != NULL && *description != '\0' ? g_strdup_printf ("%s: %s", verb, description) : g_strdup (verb);

  gtk_widget_set_tooltip_text (button, text);
}

static void
show_steps (CascadaWorkspaceView *self)
{
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  g_object_get (self->workspace, "undo-description", &undo, "redo-description", &redo, NULL);
  show_description (GTK_WIDGET (self->undo_button), _ ("Undo"), undo);
  show_description (GTK_WIDGET (self->redo_button), _ ("Redo"), redo);
}

static void
step_cut_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cascada_cut_chooser_step (CASCADA_WORKSPACE_VIEW (widget)->cut_chooser, g_str_equal (action, "workspace.next-cut") ? 1 : -1);
}

static void
search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CascadaWorkspaceView *self = CASCADA_WORKSPACE_VIEW (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
toggle_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CascadaWorkspaceView *self = CASCADA_WORKSPACE_VIEW (widget);
  AdwFlap *flap = g_str_equal (action, "workspace.toggle-sidebar") ? self->sidebar_flap : self->detail_flap;

  if (flap == self->sidebar_flap || self->detail_offered)
    adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
}

static void
cascada_workspace_view_dispose (GObject *object)
{
  CascadaWorkspaceView *self = CASCADA_WORKSPACE_VIEW (object);

  drop_loading (self);
  cascada_workspace_view_forget_way (self);
  g_clear_object (&self->record_actions);
  g_clear_object (&self->view_signals);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->view);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  adw_bin_set_child (ADW_BIN (self), NULL); /* a direct child goes with the template, unknown to the bin */
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
  cascada_workspace_view_set_workspace (CASCADA_WORKSPACE_VIEW (object), g_value_get_object (value));
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-workspace-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, actor_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, actor_squeezer);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, content);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, cut_bin);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, cut_chooser);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, detail_bin);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, detail_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, detail_flap);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, detail_pane);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, detail_separator);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, failure);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, job_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, loading_spinner);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, lock_banner);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, lock_label);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, page_bar);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, page_switcher);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, title_squeezer);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, header);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, pages);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, redo_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, requests_page);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, search_bar);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, search_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, sidebar_flap);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, undo_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaWorkspaceView, workspace_title);
  gtk_widget_class_bind_template_callback (widget_class, place_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, cascada_workspace_view_fit);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
cascada_workspace_view_class_init (CascadaWorkspaceViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cascada_workspace_view_dispose;
  object_class->get_property = cascada_workspace_view_get_property;
  object_class->set_property = cascada_workspace_view_set_property;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, CASCADA_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_VIEW] =
      g_param_spec_object ("view", NULL, NULL, CASCADA_TYPE_PLAN_VIEW, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  cascada_workspace_view_install_go (widget_class);
  gtk_widget_class_install_action (widget_class, "workspace.next-cut", NULL, step_cut_cb);
  gtk_widget_class_install_action (widget_class, "workspace.previous-cut", NULL, step_cut_cb);
  gtk_widget_class_install_action (widget_class, "workspace.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "workspace.toggle-sidebar", NULL, toggle_cb);
  gtk_widget_class_install_action (widget_class, "workspace.toggle-detail", NULL, toggle_cb);
  bind_template (widget_class);
}

static void
cascada_workspace_view_init (CascadaWorkspaceView *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  self->record_actions = cascada_record_actions_new ();
  g_signal_connect_object (self->record_actions, "shown", G_CALLBACK (record_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->record_actions, "requested", G_CALLBACK (cascada_workspace_view_request), self, G_CONNECT_SWAPPED);
  self->view_signals = g_signal_group_new (CASCADA_TYPE_PLAN_VIEW);
  g_signal_group_connect_swapped (self->view_signals, "revealed", G_CALLBACK (revealed_cb), self);
  self->workspace_signals = g_signal_group_new (CASCADA_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::undo-description", G_CALLBACK (show_steps), self);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::redo-description", G_CALLBACK (show_steps), self);
  g_signal_group_connect_swapped (self->workspace_signals, "changed", G_CALLBACK (cascada_workspace_view_offer_pages), self);
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  cascada_workspace_view_init_panes (self);
  self->plan_content = "empty";
  show_content (self, "empty");
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
    name = cascada_recent_get_name (cascada_workspace_get_path (workspace));
  adw_window_title_set_title (self->workspace_title, name != NULL ? name : "");
  g_signal_group_set_target (self->workspace_signals, workspace);
  if (workspace != NULL)
    show_steps (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
  if (workspace != NULL)
    cascada_workspace_view_begin (self);
}

/** cascada_workspace_view_set_lock_message: why the workspace is open for reading only; %NULL: it is not. */
void
cascada_workspace_view_set_lock_message (CascadaWorkspaceView *self, const char *message)
{
  g_return_if_fail (CASCADA_IS_WORKSPACE_VIEW (self));
  if (message != NULL)
    {
      g_autofree char *text = g_strdup_printf (_ ("Open for reading only. %s"), message);

      gtk_label_set_text (self->lock_label, text);
    }
  gtk_revealer_set_reveal_child (self->lock_banner, message != NULL);
}

/** cascada_workspace_view_get_view: Returns: (nullable) (transfer none): the chosen plan as it is looked at. */
CascadaPlanView *
cascada_workspace_view_get_view (CascadaWorkspaceView *self)
{
  g_return_val_if_fail (CASCADA_IS_WORKSPACE_VIEW (self), NULL);
  return self->view;
}

/** cascada_workspace_view_get_record_actions: Returns: (transfer none): what can be done with what is selected */
GActionGroup *
cascada_workspace_view_get_record_actions (CascadaWorkspaceView *self)
{
  g_return_val_if_fail (CASCADA_IS_WORKSPACE_VIEW (self), NULL);
  return cascada_record_actions_get_group (self->record_actions);
}

/** cascada_workspace_view_choose_plan: goes to @plan, a record of the workspace. */
void
cascada_workspace_view_choose_plan (CascadaWorkspaceView *self, CascadaRecord *plan)
{
  g_return_if_fail (CASCADA_IS_WORKSPACE_VIEW (self));
  cascada_sidebar_set_plan (self->sidebar, plan);
}

/** cascada_workspace_view_add_job: shows @job in the header bar until it is finished. */
void
cascada_workspace_view_add_job (CascadaWorkspaceView *self, CascadaJob *job)
{
  g_return_if_fail (CASCADA_IS_WORKSPACE_VIEW (self));
  cascada_job_button_add (self->job_button, job);
}

/** cascada_workspace_view_is_busy: whether something runs that closing would stop. */
gboolean
cascada_workspace_view_is_busy (CascadaWorkspaceView *self)
{
  g_return_val_if_fail (CASCADA_IS_WORKSPACE_VIEW (self), FALSE);
  return self->loading == NULL && cascada_job_button_is_busy (self->job_button);
}

void
cascada_workspace_view_cancel_jobs (CascadaWorkspaceView *self)
{
  g_return_if_fail (CASCADA_IS_WORKSPACE_VIEW (self));
  drop_loading (self);
  cascada_job_button_cancel_all (self->job_button);
}
