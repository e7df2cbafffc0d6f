/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What may be done with a request: its steps, by who works; what is forbidden says why. */

#include "config.h"

#include "cascada-request-pane-private.h"

#include <glib/gi18n.h>

#include "cascada-opinion-dialog.h"
#include "cascada-request-dialog.h"
#include "cascada-request-step-dialog.h"
#include "cascada-request-words.h"
#include "cascada-rows.h"
#include "cascada-tell.h"

/* Before the steps of a draft: what it says. */
#define WRITE (-1)

/* As they are offered: what goes on first. */
static const CascadaRequestStep order[] = {
  CASCADA_REQUEST_STEP_PRESENT,
  CASCADA_REQUEST_STEP_TAKE_UP,
  CASCADA_REQUEST_STEP_APPROVE,
  CASCADA_REQUEST_STEP_DENY,
  CASCADA_REQUEST_STEP_RETURN,
  CASCADA_REQUEST_STEP_SEND_ADJUSTED,
  CASCADA_REQUEST_STEP_PUBLISH,
  CASCADA_REQUEST_STEP_ASK_OPINIONS,
  CASCADA_REQUEST_STEP_WITHDRAW,
};

/* Whether M7 or M8 is about the request at all. */
static gboolean
is_heard (const CascadaRequestReading *reading)
{
  for (guint i = 0; i < reading->rules->len; i++)
    {
      const CascadaCondition *rule = reading->rules->pdata[i];

      if ((g_str_equal (rule->id, "M7") || g_str_equal (rule->id, "M8")) && rule->verdict != CASCADA_VERDICT_DOES_NOT_APPLY)
        return TRUE;
    }
  return FALSE;
}

static const char *
get_obstacle (CascadaRequestPane *self, const GError *error)
{
  if (error != NULL)
    return error->message;
  return cascada_workspace_is_read_only (self->workspace) ? _ ("The workspace is open for reading only") : NULL;
}

/* What is forbidden stays legible and can be gone to, as it says why. */
static void
add_row (CascadaRequestPane *self, int step, const char *title, const char *clause, const char *obstacle)
{
  GtkWidget *row = cascada_rows_add (self->steps, NULL, title, obstacle != NULL ? obstacle : clause);

  g_object_set_data (G_OBJECT (row), "step", GINT_TO_POINTER (step));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (obstacle == NULL ? "go-next-symbolic" : "changes-prevent-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), obstacle == NULL);
  if (obstacle != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_DISABLED, TRUE, -1);
}

static void
add_step (CascadaRequestPane *self, CascadaRequestStep step)
{
  g_autoptr (GError) error = NULL;

  cascada_request_is_offered (self->workspace, self->reading, step, &error);
  add_row (self, (int) step, cascada_request_words_get_title (step), cascada_request_step_get_clause (step), get_obstacle (self, error));
}

static void
add_write (CascadaRequestPane *self)
{
  g_autoptr (GError) error = NULL;

  cascada_request_may_write (self->workspace, self->request, &error);
  add_row (self, WRITE, _ ("Write the Request"), _ ("PLE-PIN-P005, policy 9.1"), get_obstacle (self, error));
}

/** cascada_request_pane_show_steps: those of its state. */
void
cascada_request_pane_show_steps (CascadaRequestPane *self)
{
  CascadaRequestState state = self->reading->item->state;
  g_autoptr (GError) error = NULL;
  gboolean offered = cascada_request_is_offered (self->workspace, self->reading, CASCADA_REQUEST_STEP_RECORD_OPINION, &error);

  cascada_rows_clear (self->steps);
  if (state == CASCADA_REQUEST_STATE_DRAFT)
    add_write (self);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (cascada_request_is_step_of (state, order[i]) && (order[i] != CASCADA_REQUEST_STEP_ASK_OPINIONS || is_heard (self->reading)))
      add_step (self, order[i]);
  gtk_widget_set_visible (self->steps_group, gtk_list_box_get_row_at_index (self->steps, 0) != NULL);
  gtk_widget_set_visible (self->opinion_button, cascada_request_is_step_of (state, CASCADA_REQUEST_STEP_RECORD_OPINION));
  gtk_widget_set_sensitive (self->opinion_button, offered && !cascada_workspace_is_read_only (self->workspace));
  gtk_widget_set_tooltip_text (self->opinion_button, get_obstacle (self, error));
}

static GtkWindow *
get_window (CascadaRequestPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
done_cb (CascadaRequestPane *self, const char *message, gboolean done)
{
  cascada_tell (GTK_WIDGET (self), message, done);
  cascada_request_pane_reload (self);
}

static void
present (CascadaRequestPane *self, gpointer dialog)
{
  g_signal_connect_object (dialog, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/** cascada_request_pane_step_activated: asks for what is told of the step of @row, or opens the draft. */
void
cascada_request_pane_step_activated (CascadaRequestPane *self, GtkListBoxRow *row)
{
  int step = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "step"));

  if (step == WRITE)
    gtk_window_present (GTK_WINDOW (cascada_request_dialog_new (get_window (self), self->workspace, self->request)));
  else
    present (self, cascada_request_step_dialog_new (get_window (self), self->workspace, self->request, (CascadaRequestStep) step));
}

/** cascada_request_pane_record_opinion: asks for the opinion of a body. */
void
cascada_request_pane_record_opinion (CascadaRequestPane *self)
{
  if (self->reading != NULL)
    present (self, cascada_opinion_dialog_new (get_window (self), self->workspace, self->reading));
}

/** cascada_request_pane_renew: what is proposed is compared with the goal as it stands now. */
void
cascada_request_pane_renew (CascadaRequestPane *self)
{
  g_autoptr (GError) error = NULL;

  if (cascada_request_renew (self->workspace, self->request, cascada_date_today (), &error))
    cascada_tell (GTK_WIDGET (self), _ ("What is proposed is kept"), TRUE);
  else
    cascada_tell_failure (GTK_WIDGET (self), _ ("What Is Proposed Was Not Kept"), error);
}
