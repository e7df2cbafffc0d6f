/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-goal-mark.h"

#include <glib/gi18n.h>

#define SPACING 3

struct _CascadaGoalMark
{
  AdwBin parent_instance;

  GtkWidget *eliminated;
  GtkWidget *modified;
  GtkWidget *pending;
  GtkLabel *modified_number;
  GtkLabel *pending_number;
};

G_DEFINE_FINAL_TYPE (CascadaGoalMark, cascada_goal_mark, ADW_TYPE_BIN)

static GtkWidget *
new_icon (const char *icon_name, GtkLabel **number)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING), *label = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  if (number == NULL)
    return box;
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  *number = GTK_LABEL (label);
  return box;
}

static void
cascada_goal_mark_class_init (CascadaGoalMarkClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "goalmark");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cascada_goal_mark_init (CascadaGoalMark *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2 * SPACING);

  self->modified = new_icon ("emblem-ok-symbolic", &self->modified_number);
  self->pending = new_icon ("document-edit-symbolic", &self->pending_number);
  self->eliminated = new_icon ("edit-delete-symbolic", NULL);
  gtk_box_append (GTK_BOX (box), self->modified);
  gtk_box_append (GTK_BOX (box), self->pending);
  gtk_box_append (GTK_BOX (box), self->eliminated);
  gtk_widget_set_margin_end (box, SPACING);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
cascada_goal_mark_new (void)
{
  return g_object_new (CASCADA_TYPE_GOAL_MARK, NULL);
}

static void
show_number (GtkWidget *icon, GtkLabel *label, int number)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  gtk_label_set_text (label, text);
  gtk_widget_set_visible (icon, number != 0);
}

/** cascada_goal_mark_set: @mark: (nullable): hidden where there is none */
void
cascada_goal_mark_set (CascadaGoalMark *self, const CascadaRequestMark *mark)
{
  g_autofree char *text = mark != NULL ? cascada_goal_mark_describe (mark) : NULL;

  g_return_if_fail (CASCADA_IS_GOAL_MARK (self));

  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  if (text == NULL)
    return;
  show_number (self->modified, self->modified_number, mark->modified_by);
  show_number (self->pending, self->pending_number, mark->pending);
  gtk_widget_set_visible (self->eliminated, mark->eliminated);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/** cascada_goal_mark_describe: (transfer full) (nullable): the same in words; %NULL where there is nothing to say. */
char *
cascada_goal_mark_describe (const CascadaRequestMark *mark)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (mark->modified_by != 0)
    g_string_append_printf (text, _ ("Modified by request %d"), mark->modified_by);
  if (text->len > 0 && mark->pending != 0)
    g_string_append_c (text, '\n');
  if (mark->pending != 0)
    /* Translators: number of a modification request, and where it stands */
    g_string_append_printf (text, _ ("Request %d: %s"), mark->pending, cascada_request_state_get_label (mark->pending_state));
  if (text->len > 0 && mark->eliminated)
    g_string_append_c (text, '\n');
  if (mark->eliminated)
    g_string_append (text, _ ("Marked as “Meta eliminada”"));
  return text->len > 0 ? g_strdup (text->str) : NULL;
}
