/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-link-dialog.h"

#include "cascada-row-names.h"

struct _CascadaLinkDialog
{
  AdwWindow parent_instance;

  CascadaWorkspace *workspace;
  CascadaEvidencePlace place;

  GtkWidget *add_button;
  GtkEditable *link_row;
  GtkEditable *name_row;
  GtkLabel *problem;
  GtkRevealer *problem_revealer;
};

G_DEFINE_FINAL_TYPE (CascadaLinkDialog, cascada_link_dialog, ADW_TYPE_WINDOW)

static char *
get_text (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

static void
changed_cb (CascadaLinkDialog *self)
{
  g_autofree char *link = get_text (self->link_row);

  gtk_widget_set_sensitive (self->add_button, *link != '\0');
  gtk_revealer_set_reveal_child (self->problem_revealer, FALSE);
}

/* Without a name the link is the name. */
static void
add_clicked_cb (CascadaLinkDialog *self)
{
  g_autofree char *name = get_text (self->name_row);
  g_autofree char *link = get_text (self->link_row);
  g_autoptr (GError) error = NULL;
  CascadaRef ref;

  if (cascada_evidence_add_link (self->workspace, &self->place, *name != '\0' ? name : link, link, cascada_date_today (), &ref, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_label_set_text (self->problem, error->message);
  gtk_revealer_set_reveal_child (self->problem_revealer, TRUE);
}

static void
cascada_link_dialog_dispose (GObject *object)
{
  g_clear_object (&CASCADA_LINK_DIALOG (object)->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (object), CASCADA_TYPE_LINK_DIALOG);
  G_OBJECT_CLASS (cascada_link_dialog_parent_class)->dispose (object);
}

static void
cascada_link_dialog_class_init (CascadaLinkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_link_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/cascada/Cascada/ui/cascada-link-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CascadaLinkDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, CascadaLinkDialog, link_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaLinkDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, CascadaLinkDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, CascadaLinkDialog, problem_revealer);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cascada_link_dialog_init (CascadaLinkDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cascada_row_names_set (GTK_WIDGET (self));
}

/** cascada_link_dialog_new: Returns: (transfer none): a dialog over @parent (nullable), to be presented */
CascadaLinkDialog *
cascada_link_dialog_new (GtkWindow *parent, CascadaWorkspace *workspace, const CascadaEvidencePlace *place)
{
  CascadaLinkDialog *self = g_object_new (CASCADA_TYPE_LINK_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->place = *place;
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  return self;
}
