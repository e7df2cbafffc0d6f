/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done from the procedure page: steps, observations, answers, documents. */

#include "config.h"

#include "cascada-procedure-page-private.h"

#include <glib/gi18n.h>

#include "cascada-observation-dialog.h"
#include "cascada-step-dialog.h"

static GtkWindow *
get_window (CascadaProcedurePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
told_cb (CascadaProcedurePage *self, const char *message)
{
  if (self->view != NULL)
    cascada_plan_view_tell (self->view, message, TRUE);
}

static void
present (CascadaProcedurePage *self, gpointer dialog)
{
  g_signal_connect_object (dialog, "done", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/** cascada_procedure_page_begin_step: asks for what is told of @step. */
void
cascada_procedure_page_begin_step (CascadaProcedurePage *self, CascadaPlanStep step)
{
  present (self, cascada_step_dialog_new (get_window (self), self->view, step));
}

/** cascada_procedure_page_observe: asks for a new observation. */
void
cascada_procedure_page_observe (CascadaProcedurePage *self)
{
  present (self, cascada_observation_dialog_new (get_window (self), self->view));
}

static gint64
get_observation (GtkWidget *button)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (button), "observation");
}

static const CascadaProcedureObservation *
find_observation (CascadaProcedurePage *self, gint64 id)
{
  for (guint i = 0; i < self->story->observations->len; i++)
    if (((CascadaProcedureObservation *) self->story->observations->pdata[i])->id == id)
      return self->story->observations->pdata[i];
  return NULL;
}

static void
answer_cb (CascadaProcedurePage *self, GtkWidget *button)
{
  const CascadaProcedureObservation *observation = find_observation (self, get_observation (button));

  if (observation != NULL)
    present (self, cascada_observation_dialog_new_answer (get_window (self), self->view, observation));
}

static void
settle_cb (CascadaProcedurePage *self, GtkWidget *button)
{
  g_autoptr (GError) error = NULL;

  if (cascada_procedure_resolve (cascada_procedure_page_get_workspace (self), get_observation (button), &error))
    cascada_plan_view_tell (self->view, _ ("Observation settled"), TRUE);
  else
    cascada_plan_view_tell_error (self->view, error);
}

static void
add_button (CascadaProcedurePage *self, GtkWidget *box, const char *text, const CascadaProcedureObservation *observation, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  g_object_set_data_full (G_OBJECT (button), "observation", g_memdup2 (&observation->id, sizeof observation->id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, observation->text, -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

/** cascada_procedure_page_add_deeds: buttons for what the person who works may do about @observation. */
void
cascada_procedure_page_add_deeds (CascadaProcedurePage *self, GtkWidget *box, const CascadaProcedureObservation *observation)
{
  CascadaWorkspace *workspace = cascada_procedure_page_get_workspace (self);
  gint64 unit = self->story->life->unit;
  GtkWidget *buttons;

  if (observation->state == CASCADA_OBSERVATION_STATE_SETTLED || cascada_workspace_is_read_only (workspace))
    return;
  buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_margin_top (buttons, 6);
  if (cascada_lifecycle_takes_answers (self->story->life->life.state, FALSE, NULL) &&
      cascada_workspace_may (workspace, CASCADA_DEED_ANSWER, unit, NULL))
    add_button (self, buttons, observation->answer == NULL ? _ ("Answer…") : _ ("Change Answer…"), observation, G_CALLBACK (answer_cb));
  if (cascada_workspace_may (workspace, CASCADA_DEED_REVIEW, unit, NULL))
    add_button (self, buttons, _ ("Take as Settled"), observation, G_CALLBACK (settle_cb));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_set_visible (buttons, gtk_widget_get_first_child (buttons) != NULL);
}
