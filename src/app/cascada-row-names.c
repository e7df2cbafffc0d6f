/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What libadwaita 1.2 does not tell a screen reader: the names of its rows, and what is chosen in one. */

#include "config.h"

#include "cascada-row-names.h"

#include <adwaita.h>

static void
set_label (gpointer widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* The switch with which an expander row opens and closes. */
static void
name_switches (GtkWidget *widget, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_SWITCH (child))
      set_label (child, label);
    else if (!ADW_IS_PREFERENCES_ROW (child) || ADW_IS_ACTION_ROW (child))
      name_switches (child, label);
}

static void
show_title (AdwPreferencesRow *row)
{
  const char *title = adw_preferences_row_get_title (row);

  if (title == NULL || *title == '\0')
    return;
  set_label (row, title);
  if (GTK_IS_EDITABLE (row))
    set_label (gtk_editable_get_delegate (GTK_EDITABLE (row)), title);
  if (ADW_IS_EXPANDER_ROW (row))
    name_switches (GTK_WIDGET (row), title);
}

static void
describe (AdwPreferencesRow *row, const char *description)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
}

static void
show_choice (AdwComboRow *row)
{
  gpointer chosen = adw_combo_row_get_selected_item (row);

  describe (ADW_PREFERENCES_ROW (row), GTK_IS_STRING_OBJECT (chosen) ? gtk_string_object_get_string (chosen) : NULL);
}

static void
show_subtitle (AdwActionRow *row)
{
  describe (ADW_PREFERENCES_ROW (row), adw_action_row_get_subtitle (row));
}

static void
name_row (AdwPreferencesRow *row)
{
  g_signal_connect (row, "notify::title", G_CALLBACK (show_title), NULL);
  show_title (row);
  if (ADW_IS_COMBO_ROW (row))
    {
      g_signal_connect (row, "notify::selected-item", G_CALLBACK (show_choice), NULL);
      show_choice (ADW_COMBO_ROW (row));
    }
  else if (ADW_IS_ACTION_ROW (row))
    {
      g_signal_connect (row, "notify::subtitle", G_CALLBACK (show_subtitle), NULL);
      show_subtitle (ADW_ACTION_ROW (row));
    }
}

/**
 * cascada_row_names_set:
 * @widget: a row, or what holds rows; once
 *
 * Gives each row that takes the focus, and the text or switch in it, its title as accessible name and follows it; what is chosen in the row or
 * said below the title is its description. A button that holds a label has its text as name.
 */
void
cascada_row_names_set (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (GTK_IS_BUTTON (widget) && GTK_IS_LABEL (gtk_button_get_child (GTK_BUTTON (widget))))
    set_label (widget, gtk_label_get_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (widget)))));
  if (ADW_IS_PREFERENCES_ROW (widget) && gtk_widget_get_focusable (widget))
    name_row (ADW_PREFERENCES_ROW (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    cascada_row_names_set (child);
}
