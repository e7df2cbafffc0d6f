/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-names.h"

#include <adwaita.h>

/* Lists are gone to by their rows. The text of an entry is one with it for a screen reader; what a combo row or a drop-down
 * shows as chosen is a list of one that nobody can go to. */
static gboolean
is_exempt (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_VIEWPORT (widget) || GTK_IS_POPOVER (widget) || GTK_IS_WINDOW (widget) ||
         gtk_widget_get_ancestor (parent, ADW_TYPE_COMBO_ROW) != NULL || GTK_IS_LIST_VIEW (widget) || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_LIST_BOX (widget) ||
         (GTK_IS_STACK (parent) && gtk_widget_get_ancestor (parent, GTK_TYPE_DROP_DOWN) != NULL) ||
         (GTK_IS_TEXT (widget) && (GTK_IS_ENTRY (parent) || GTK_IS_SPIN_BUTTON (parent) || GTK_IS_SEARCH_ENTRY (parent)));
}

static gboolean
is_named (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY) || GTK_IS_LABEL (widget);
}

static void
collect (GtkWidget *widget, GString *culprits)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (gtk_widget_get_focusable (widget) && !is_exempt (widget) && !is_named (widget))
    g_string_append_printf (culprits, "\n%s (%s) in %s", G_OBJECT_TYPE_NAME (widget), gtk_widget_get_tooltip_text (widget),
                            G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, culprits);
}

/**
 * check_names:
 * @window: shown, under GTK_A11Y=test
 *
 * Fails where something in it that takes the focus has no name for a screen reader.
 */
void
check_names (gpointer window)
{
  g_autoptr (GString) culprits = g_string_new (NULL);

  g_assert_true (gtk_widget_get_mapped (window));
  collect (window, culprits);
  if (culprits->len > 0)
    g_error ("without a name for a screen reader:%s", culprits->str);
}
