/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-procedure-page-private.h"

#include <glib/gi18n.h>

#define PAGE 30

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CascadaProcedurePage, cascada_procedure_page, GTK_TYPE_WIDGET)

CascadaWorkspace *
cascada_procedure_page_get_workspace (CascadaProcedurePage *self)
{
  return self->view != NULL ? cascada_plan_view_get_workspace (self->view) : NULL;
}

/* State of the observations to show: the first choice is all of them. */
int
cascada_procedure_page_get_filter (CascadaProcedurePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->filter);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? CASCADA_ANY_OBSERVATION_STATE : (int) selected - 1;
}

/* Shows a record of the plan in the table. */
void
cascada_procedure_page_go (CascadaProcedurePage *self, CascadaRef ref)
{
  cascada_plan_view_reveal (self->view, ref);
}

static void
show_observe_button (CascadaProcedurePage *self)
{
  CascadaWorkspace *workspace = cascada_procedure_page_get_workspace (self);
  gboolean in_review = self->story->life->life.state == CASCADA_PLAN_STATE_UNDER_REVIEW;

  gtk_widget_set_visible (self->observe_button, cascada_workspace_may_write (workspace, CASCADA_DEED_REVIEW, self->story->life->unit, NULL));
  gtk_widget_set_sensitive (self->observe_button, in_review);
  gtk_widget_set_tooltip_text (self->observe_button, in_review ? _ ("Write an observation") : _ ("Observations are made while a plan is under review"));
}

/* The list in which the focus is, and the number of its row. Not what a list remembers of the focus it had. */
static GtkListBox *
find_focus (CascadaProcedurePage *self, int *row)
{
  GtkListBox *const lists[] = { self->next, self->steps, self->findings, self->observations, self->versions, self->timeline };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < G_N_ELEMENTS (lists); i++)
    if (gtk_widget_is_ancestor (focus, GTK_WIDGET (lists[i])))
      {
        GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (lists[i]));

        *row = child != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (child)) : 0;
        return lists[i];
      }
  return NULL;
}

static gboolean
focus_row (GtkListBox *list, int row)
{
  GtkListBoxRow *found = row >= 0 ? gtk_list_box_get_row_at_index (list, row) : NULL;

  return found != NULL && gtk_widget_grab_focus (GTK_WIDGET (found));
}

/* Rows that are made anew leave the focus where it was, as far as there are as many; else at the next step. From a list
 * that is gone, Tab would lead nowhere. */
static void
give_focus (CascadaProcedurePage *self, GtkListBox *list, int row)
{
  if (list == NULL || gtk_widget_get_focus_child (GTK_WIDGET (list)) != NULL)
    return;
  while (row >= 0 && gtk_list_box_get_row_at_index (list, row) == NULL)
    row--;
  if (!focus_row (list, row) && !focus_row (self->next, 0))
    focus_row (self->approvals, 0);
}

static void
show_story (CascadaProcedurePage *self)
{
  int row = 0;
  GtkListBox *focused = find_focus (self, &row);

  cascada_procedure_page_show_head (self);
  cascada_procedure_page_show_steps (self);
  cascada_procedure_page_show_conditions (self);
  cascada_procedure_page_show_observations (self);
  cascada_procedure_page_show_versions (self);
  cascada_procedure_page_show_timeline (self);
  show_observe_button (self);
  gtk_stack_set_visible_child_name (self->root, "story");
  gtk_spinner_stop (self->spinner);
  give_focus (self, focused, row);
}

static void
show_failure (CascadaProcedurePage *self, const GError *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  if (self->story != NULL)
    {
      cascada_plan_view_tell_error (self->view, error);
      return;
    }
  adw_status_page_set_description (self->failure, text);
  gtk_stack_set_visible_child_name (self->root, "failure");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaProcedurePage) self = user_data;
  g_autoptr (GError) error = NULL;
  CascadaProcedureStory *story = cascada_procedure_story_read_finish (CASCADA_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->view == NULL || self->reading == NULL)
    {
      cascada_procedure_story_free (story);
      return;
    }
  if (story == NULL)
    {
      show_failure (self, error);
      return;
    }
  cascada_procedure_story_free (self->story);
  self->story = story;
  show_story (self);
}

static void
stop_reading (CascadaProcedurePage *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_story (CascadaProcedurePage *self)
{
  stop_reading (self);
  self->stale = TRUE;
  if (self->view == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->stale = FALSE;
  self->reading = g_cancellable_new ();
  cascada_procedure_story_read_async (cascada_plan_view_get_workspace (self->view), cascada_record_get_id (cascada_plan_view_get_plan (self->view)),
                                      cascada_procedure_page_get_filter (self), self->limit, cascada_date_today (), self->reading, read_cb,
                                      g_object_ref (self));
}

static void
set_view (CascadaProcedurePage *self, CascadaPlanView *view)
{
  if (!g_set_object (&self->view, view))
    return;
  g_signal_group_set_target (self->view_signals, view);
  g_signal_group_set_target (self->workspace_signals, cascada_procedure_page_get_workspace (self));
  cascada_procedure_page_close_documents (self);
  g_clear_pointer (&self->story, cascada_procedure_story_free);
  self->limit = PAGE;
  gtk_stack_set_visible_child_name (self->root, "reading");
  gtk_spinner_start (self->spinner);
  read_story (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
step_activated_cb (CascadaProcedurePage *self, GtkListBoxRow *row)
{
  cascada_procedure_page_begin_step (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "step")));
}

static void
record_activated_cb (CascadaProcedurePage *self, GtkListBoxRow *row)
{
  const CascadaRef *ref = g_object_get_data (G_OBJECT (row), "ref");

  if (ref != NULL)
    cascada_procedure_page_go (self, *ref);
}

static void
condition_activated_cb (CascadaProcedurePage *self, const char *id)
{
  gboolean is_of_coherence = g_str_equal (id, "coherent") || g_str_equal (id, "warnings");
  GtkWidget *list = GTK_WIDGET (is_of_coherence ? self->findings : self->observations);

  if (!gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD) && !is_of_coherence)
    gtk_widget_child_focus (GTK_WIDGET (self->filter), GTK_DIR_TAB_FORWARD);
}

static void
filter_changed_cb (CascadaProcedurePage *self)
{
  if (!self->filling && self->story != NULL)
    read_story (self);
}

static void
observe_clicked_cb (CascadaProcedurePage *self)
{
  cascada_procedure_page_observe (self);
}

static void
older_clicked_cb (CascadaProcedurePage *self)
{
  self->limit += PAGE;
  read_story (self);
}

/* A page that is not shown costs nothing: it catches up when it is. */
static void
cascada_procedure_page_map (GtkWidget *widget)
{
  CascadaProcedurePage *self = CASCADA_PROCEDURE_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  GTK_WIDGET_CLASS (cascada_procedure_page_parent_class)->map (widget);
  gtk_widget_set_visible (self->compare_button, G_IS_ACTION_GROUP (root) && g_action_group_has_action (G_ACTION_GROUP (root), "plan-versions"));
  if (self->stale)
    read_story (self);
}

static void
cascada_procedure_page_dispose (GObject *object)
{
  CascadaProcedurePage *self = CASCADA_PROCEDURE_PAGE (object);

  stop_reading (self);
  cascada_procedure_page_close_documents (self);
  g_clear_weak_pointer (&self->documents_button);
  g_clear_object (&self->view_signals);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->view);
  g_clear_pointer (&self->story, cascada_procedure_story_free);
  if (self->root != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->root));
  self->root = NULL;

  G_OBJECT_CLASS (cascada_procedure_page_parent_class)->dispose (object);
}

static void
cascada_procedure_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, CASCADA_PROCEDURE_PAGE (object)->view);
}

static void
cascada_procedure_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  set_view (CASCADA_PROCEDURE_PAGE (object), g_value_get_object (value));
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-procedure-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, approvals);
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, compare_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, conditions);
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, conditions_group);
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, findings);
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, findings_group);
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, failure);
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, filter);
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, next);
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, next_group);
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, no_observations);
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, observations);
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, observe_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, older_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, root);
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, standing);
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, steps);
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, steps_group);
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, timeline);
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, track);
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, versions);
  gtk_widget_class_bind_template_child (widget_class, CascadaProcedurePage, versions_group);
  gtk_widget_class_bind_template_callback (widget_class, condition_activated_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "finding_activated_cb", G_CALLBACK (record_activated_cb));
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "observation_activated_cb", G_CALLBACK (record_activated_cb));
  gtk_widget_class_bind_template_callback (widget_class, observe_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, older_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_activated_cb);
}

static void
cascada_procedure_page_class_init (CascadaProcedurePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cascada_procedure_page_dispose;
  object_class->get_property = cascada_procedure_page_get_property;
  object_class->set_property = cascada_procedure_page_set_property;

  widget_class->map = cascada_procedure_page_map;

  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, CASCADA_TYPE_PLAN_VIEW,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CASCADA_TYPE_CONDITION_LIST);
  g_type_ensure (CASCADA_TYPE_LIFE_TRACK);
  bind_template (widget_class);
}

/* GTK 4.8 leaves the parts of a drop-down without names, and one of them takes a focus of its own. */
static void
name_parts (GtkWidget *part)
{
  if (GTK_IS_TOGGLE_BUTTON (part))
    gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Observations to show"), -1);
  else if (!GTK_IS_POPOVER (part))
    gtk_widget_set_focusable (part, FALSE);
  for (GtkWidget *child = gtk_widget_get_first_child (part); child != NULL && !GTK_IS_POPOVER (part); child = gtk_widget_get_next_sibling (child))
    name_parts (child);
}

static void
cascada_procedure_page_init (CascadaProcedurePage *self)
{
  self->limit = PAGE;
  self->stale = TRUE;
  self->view_signals = g_signal_group_new (CASCADA_TYPE_PLAN_VIEW);
  g_signal_group_connect_swapped (self->view_signals, "refreshed", G_CALLBACK (read_story), self);
  self->workspace_signals = g_signal_group_new (CASCADA_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::person", G_CALLBACK (read_story), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  name_parts (GTK_WIDGET (self->filter));
}
