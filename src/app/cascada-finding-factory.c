/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of findings, each #CascadaFindingItem as icon, message and detail. */

#include "config.h"

#include "cascada-finding-factory.h"

#include "cascada-finding-item.h"

static GtkWidget *
new_label (void)
{
  return g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *detail = new_label ();

  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (texts), new_label ());
  gtk_box_append (GTK_BOX (texts), detail);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "valign", GTK_ALIGN_START, "margin-top", 2, NULL));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

/* GTK 4.8 gives a row no name of its own: a screen reader would read that of its class. */
static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item), *icon = gtk_widget_get_first_child (box);
  GtkWidget *message = gtk_widget_get_first_child (gtk_widget_get_next_sibling (icon));
  g_autofree char *icon_name = NULL, *said = NULL, *detail = NULL, *name = NULL;
  g_auto (GStrv) css_classes = NULL;

  g_object_get (gtk_list_item_get_item (item), "icon-name", &icon_name, "css-classes", &css_classes, "message", &said,
                "detail", &detail, NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), icon_name);
  gtk_widget_set_css_classes (icon, (const char **) css_classes);
  gtk_label_set_text (GTK_LABEL (message), said);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (message)), detail);
  name = g_strdup_printf ("%s. %s", said, detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/** cascada_finding_factory_new: Returns: (transfer full) */
GtkListItemFactory *
cascada_finding_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}
