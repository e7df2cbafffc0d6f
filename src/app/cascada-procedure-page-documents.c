/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The documents of a step: one step's are shown at a time, in its row of the timeline. */

#include "config.h"

#include "cascada-procedure-page-private.h"

#include <glib/gi18n.h>

/* While rows are made anew, the list of documents stays what it is. */
void
cascada_procedure_page_take_documents_out (CascadaProcedurePage *self)
{
  GtkWidget *parent = self->documents != NULL ? gtk_widget_get_parent (self->documents) : NULL;

  if (parent != NULL)
    gtk_box_remove (GTK_BOX (parent), self->documents);
}

void
cascada_procedure_page_close_documents (CascadaProcedurePage *self)
{
  cascada_procedure_page_take_documents_out (self);
  g_clear_object (&self->documents);
  self->documents_step = 0;
}

static void
open_documents (CascadaProcedurePage *self, gint64 step)
{
  CascadaEvidencePlace place = { .plan = self->story->life->plan, .step = step };

  self->documents = g_object_ref_sink (cascada_evidence_list_new ());
  self->documents_step = step;
  gtk_widget_set_margin_top (self->documents, 6);
  cascada_evidence_list_set_place (CASCADA_EVIDENCE_LIST (self->documents), cascada_procedure_page_get_workspace (self), &place);
}

static gint64
get_step (GtkWidget *button)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (button), "step");
}

static void
toggled_cb (CascadaProcedurePage *self, GtkToggleButton *button)
{
  gint64 step = get_step (GTK_WIDGET (button));

  if (!gtk_toggle_button_get_active (button))
    {
      if (step == self->documents_step)
        cascada_procedure_page_close_documents (self);
      return;
    }
  if (self->documents_button != NULL)
    gtk_toggle_button_set_active (self->documents_button, FALSE);
  open_documents (self, step);
  g_set_weak_pointer (&self->documents_button, button);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (button))), self->documents);
}

static char *
describe_documents (const CascadaTimelineEntry *entry)
{
  if (entry->n_documents > 0)
    return g_strdup_printf (ngettext ("%u document attached", "%u documents attached", entry->n_documents), entry->n_documents);
  return g_strdup (entry->step == CASCADA_PLAN_STEP_WORK_SESSION ? _ ("Attach the Minutes") : _ ("Attach a Document"));
}

/** cascada_procedure_page_add_documents: a button that shows the documents of the step, and takes more. */
void
cascada_procedure_page_add_documents (CascadaProcedurePage *self, GtkWidget *box, const CascadaTimelineEntry *entry)
{
  g_autofree char *text = describe_documents (entry);
  GtkWidget *button, *content;

  if (entry->n_documents == 0 && cascada_workspace_is_read_only (cascada_procedure_page_get_workspace (self)))
    return;
  content = g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "mail-attachment-symbolic", "label", text, NULL);
  button = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "halign", GTK_ALIGN_START, "margin-top", 3, "child", content, NULL);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "step", g_memdup2 (&entry->ref.id, sizeof entry->ref.id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, cascada_plan_step_get_label (entry->step), -1);
  gtk_box_append (GTK_BOX (box), button);
  if (self->documents != NULL && self->documents_step == entry->ref.id)
    {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
      g_set_weak_pointer (&self->documents_button, GTK_TOGGLE_BUTTON (button));
      gtk_box_append (GTK_BOX (box), self->documents);
    }
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}
