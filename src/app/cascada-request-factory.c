/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line of the register: number and state, goal, unit and what it does, and how long it waits. */

#include "config.h"

#include "cascada-request-factory.h"

#include <glib/gi18n.h>

#include "cascada-request-row.h"

enum
{
  NUMBER,
  STATE,
  GOAL,
  UNIT,
  PARTS,
  PRESENTED,
  TIME,
  N_LABELS,
};

static const char *const names[N_LABELS] = { "number", "state", "goal", "unit", "parts", "presented", "time" };

static GtkLabel *
get_label (GtkWidget *box, guint which)
{
  return g_object_get_data (G_OBJECT (box), names[which]);
}

static void
add_label (GtkWidget *box, GtkWidget *parent, guint which, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  g_object_set (label, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (parent), label);
  g_object_set_data (G_OBJECT (box), names[which], label);
}

static GtkWidget *
add_line (GtkWidget *box)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), line);
  return line;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *line = add_line (box);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  add_label (box, line, NUMBER, "caption-heading");
  add_label (box, line, STATE, "caption");
  gtk_widget_set_hexpand (GTK_WIDGET (get_label (box, NUMBER)), TRUE);
  add_label (box, box, GOAL, "request-goal");
  g_object_set (get_label (box, GOAL), "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 2, NULL);
  add_label (box, box, UNIT, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (get_label (box, UNIT)), "dim-label");
  add_label (box, box, PARTS, "caption");
  line = add_line (box);
  add_label (box, line, PRESENTED, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (get_label (box, PRESENTED)), "dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (get_label (box, PRESENTED)), TRUE);
  add_label (box, line, TIME, "caption");
  gtk_list_item_set_child (item, box);
}

static void
set_text (GtkWidget *box, guint which, const char *text)
{
  gtk_label_set_text (get_label (box, which), text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (get_label (box, which)), text != NULL && *text != '\0');
}

/* Never by colour alone: the text says the same. */
static void
mark (GtkWidget *label, const char *css_class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (label, css_class);
  else
    gtk_widget_remove_css_class (label, css_class);
}

static void
show_row (GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item), *row = gtk_widget_get_parent (box);
  const CascadaRequestItem *request = cascada_request_row_get_item (gtk_list_item_get_item (item));
  const char *state = cascada_request_state_get_label (request->state);
  g_autofree char *number = cascada_request_item_get_name (request), *goal = cascada_request_item_get_goal_label (request);
  g_autofree char *parts = cascada_request_item_get_parts_label (request), *time = cascada_request_item_get_time_label (request);
  g_autofree char *day = request->presented != CASCADA_DATE_NONE ? cascada_date_format (request->presented) : NULL;
  g_autofree char *presented = day != NULL ? g_strdup_printf (_ ("Presented on %s"), day) : NULL;
  const char *unit = request->unit_name != NULL ? request->unit_name : request->plan_title;
  g_autofree char *name = g_strdup_printf ("%s. %s. %s", number, state, goal);
  g_autofree char *description = g_strdup_printf ("%s. %s. %s. %s", unit, parts, presented != NULL ? presented : "", time);

  set_text (box, NUMBER, number);
  set_text (box, STATE, state);
  set_text (box, GOAL, goal);
  set_text (box, UNIT, unit);
  set_text (box, PARTS, parts);
  set_text (box, PRESENTED, presented);
  set_text (box, TIME, time);
  mark (GTK_WIDGET (get_label (box, TIME)), "warning", cascada_request_item_is_near_limit (request));
  mark (GTK_WIDGET (get_label (box, TIME)), "error", request->limit < 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (get_label (box, GOAL)), goal);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_connect_object (gtk_list_item_get_item (item), "changed", G_CALLBACK (show_row), item, G_CONNECT_SWAPPED);
  show_row (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_row, item);
}

GtkListItemFactory *
cascada_request_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
