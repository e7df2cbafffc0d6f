/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-request-pane-private.h"

#include <glib/gi18n.h>

#include "cascada-tell.h"

#include "cascada-kinds.h"
#include "cascada-plan.h"

#define PAUSE_MS 150

G_DEFINE_FINAL_TYPE (CascadaRequestPane, cascada_request_pane, ADW_TYPE_BIN)

/* The list in which the focus is, and the number of its row. */
static GtkListBox *
find_focus (CascadaRequestPane *self, int *row)
{
  GtkListBox *const lists[] = { self->steps, self->values, self->opinions, self->grounds, self->life };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (lists[i]));

      if (focused == NULL)
        continue;
      *row = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focused));
      return lists[i];
    }
  return NULL;
}

/* Rows that are made anew leave the focus where it was, as far as there are as many; else at the goal. */
static void
give_focus (CascadaRequestPane *self, GtkListBox *list, int row)
{
  GtkListBoxRow *found = NULL;

  if (list == NULL)
    return;
  while (row >= 0 && (found = gtk_list_box_get_row_at_index (list, row)) == NULL)
    row--;
  gtk_widget_grab_focus (found != NULL ? GTK_WIDGET (found) : self->goal_button);
}

/* Documents follow the workspace by themselves. */
static void
show_documents (CascadaRequestPane *self)
{
  CascadaEvidencePlace place = { .plan = self->reading->item->plan, .request = self->request };

  if (self->documented == self->request)
    return;
  self->documented = self->request;
  cascada_evidence_list_set_place (self->documents, self->workspace, &place);
}

static void
show_reading (CascadaRequestPane *self)
{
  int row = 0;
  GtkListBox *focused = find_focus (self, &row);

  cascada_request_pane_show_head (self);
  cascada_request_pane_show_steps (self);
  cascada_request_pane_show_values (self);
  cascada_condition_list_show (self->rules, self->reading->rules);
  cascada_request_effect_list_show (self->effect, self->reading->effect, (int) cascada_record_get_integer (self->reading->plan, CASCADA_PLAN_DECIMALS));
  cascada_request_pane_show_opinions (self);
  cascada_request_pane_show_grounds (self);
  cascada_request_pane_show_life (self);
  show_documents (self);
  cascada_history_list_show (self->history, self->workspace, cascada_record_get_ref (self->reading->request));
  gtk_stack_set_visible_child_name (self->stack, "request");
  give_focus (self, focused, row);
}

static void
show_failure (CascadaRequestPane *self, const GError *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failure, text);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

/* A late answer never takes the place of a newer one. */
typedef struct
{
  CascadaRequestPane *self;
  GCancellable *cancellable;
} Reading;

static Reading *
reading_new (CascadaRequestPane *self)
{
  Reading *asked = g_new0 (Reading, 1);

  asked->self = g_object_ref (self);
  asked->cancellable = g_object_ref (self->cancellable);
  return asked;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *asked = user_data;
  g_autoptr (CascadaRequestPane) self = asked->self;
  g_autoptr (GCancellable) cancellable = asked->cancellable;
  g_autoptr (GError) error = NULL;
  g_autoptr (CascadaRequestReading) reading = cascada_request_read_finish (CASCADA_WORKSPACE (source), result, &error);
  gboolean other;

  /* another reading has begun since, or the pane is gone */
  if (self->cancellable != cancellable)
    return;
  g_clear_object (&self->cancellable);
  if (reading == NULL)
    {
      show_failure (self, error);
      return;
    }
  other = self->reading == NULL || self->reading->item->id != reading->item->id;
  g_clear_pointer (&self->reading, cascada_request_reading_free);
  self->reading = g_steal_pointer (&reading);
  show_reading (self);
  if (other)
    gtk_adjustment_set_value (self->scroll, 0);
}

static void
drop_reading (CascadaRequestPane *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/** cascada_request_pane_reload: reads the request again, in a thread, or once somebody looks. */
void
cascada_request_pane_reload (CascadaRequestPane *self)
{
  drop_reading (self);
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale || self->workspace == NULL || self->request == 0)
    return;
  self->cancellable = g_cancellable_new ();
  cascada_request_read_async (self->workspace, self->request, NULL, NULL, 0, CASCADA_PERIOD_NONE, cascada_date_today (), self->cancellable, read_cb,
                              reading_new (self));
}

static gboolean
pause_cb (gpointer user_data)
{
  CascadaRequestPane *self = user_data;

  self->pause = 0;
  cascada_request_pane_reload (self);
  return G_SOURCE_REMOVE;
}

/* Several edits in a row are one reading. */
static void
changed_cb (CascadaRequestPane *self)
{
  self->stale = TRUE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static void
step_activated_cb (CascadaRequestPane *self, GtkListBoxRow *row)
{
  cascada_request_pane_step_activated (self, row);
}

static void
opinion_clicked_cb (CascadaRequestPane *self)
{
  cascada_request_pane_record_opinion (self);
}

static void
renew_clicked_cb (CascadaRequestPane *self)
{
  cascada_request_pane_renew (self);
}

static void
goal_clicked_cb (CascadaRequestPane *self)
{
  if (self->reading != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "workspace.go", "(sxixi)", "table", self->reading->item->plan, (int) CASCADA_KIND_GOAL,
                                self->reading->item->goal, 0);
}

static void
cascada_request_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cascada_request_pane_parent_class)->map (widget);
  if (CASCADA_REQUEST_PANE (widget)->stale)
    cascada_request_pane_reload (CASCADA_REQUEST_PANE (widget));
}

static void
cascada_request_pane_dispose (GObject *object)
{
  CascadaRequestPane *self = CASCADA_REQUEST_PANE (object);

  drop_reading (self);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->reading, cascada_request_reading_free);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CASCADA_TYPE_REQUEST_PANE);

  G_OBJECT_CLASS (cascada_request_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-request-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestPane, conflict);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestPane, conflict_box);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestPane, documents);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestPane, effect);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestPane, failure);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestPane, goal);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestPane, goal_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestPane, grounds);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestPane, history);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestPane, life);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestPane, opinion_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestPane, opinions);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestPane, place);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestPane, renew_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestPane, rules);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestPane, scroll);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestPane, stack);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestPane, standing);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestPane, steps);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestPane, steps_group);
  gtk_widget_class_bind_template_child (widget_class, CascadaRequestPane, values);
  gtk_widget_class_bind_template_callback (widget_class, goal_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, opinion_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, renew_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_activated_cb);
}

static void
cascada_request_pane_class_init (CascadaRequestPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cascada_request_pane_dispose;
  GTK_WIDGET_CLASS (klass)->map = cascada_request_pane_map;

  g_type_ensure (CASCADA_TYPE_CONDITION_LIST);
  g_type_ensure (CASCADA_TYPE_EVIDENCE_LIST);
  g_type_ensure (CASCADA_TYPE_HISTORY_LIST);
  g_type_ensure (CASCADA_TYPE_REQUEST_EFFECT_LIST);
  bind_template (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "requestpane");
}

static void
cascada_request_pane_init (CascadaRequestPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
follow (CascadaRequestPane *self, CascadaWorkspace *workspace)
{
  if (self->workspace == workspace)
    return;
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_set_object (&self->workspace, workspace);
  if (workspace == NULL)
    return;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::person", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/** cascada_request_pane_set_request: @request: id, or 0 for none. */
void
cascada_request_pane_set_request (CascadaRequestPane *self, CascadaWorkspace *workspace, gint64 request)
{
  g_return_if_fail (CASCADA_IS_REQUEST_PANE (self));

  if (workspace == NULL)
    request = 0;
  if (self->workspace == workspace && self->request == request)
    return;
  follow (self, workspace);
  self->request = request;
  if (request == 0)
    {
      drop_reading (self);
      g_clear_pointer (&self->reading, cascada_request_reading_free);
      self->documented = 0;
      cascada_evidence_list_set_place (self->documents, NULL, NULL);
      cascada_history_list_clear (self->history);
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }
  cascada_request_pane_reload (self);
}
