/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-chart-table.h"

#include <glib/gi18n.h>

#include "cascada-column-view.h"

struct _CascadaChartTable
{
  GtkWidget parent_instance;

  GtkColumnView *view;
};

enum
{
  ROW_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CascadaChartTable, cascada_chart_table, GTK_TYPE_WIDGET)

typedef struct
{
  const char *property;
  const char *title;
  gboolean numeric;
  gboolean expand;
} Column;

static const Column columns[] = {
  { "number", N_ ("No."), FALSE, FALSE },
  { "name", N_ ("Objective"), FALSE, TRUE },
  { "weight", N_ ("Weight"), TRUE, FALSE },
  { "compliance", N_ ("Compliance"), TRUE, FALSE },
  { "published", N_ ("Published"), TRUE, FALSE },
  { "difference", N_ ("Difference"), TRUE, FALSE },
  { "state", N_ ("State"), FALSE, FALSE },
};

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column->numeric ? 1 : 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), column->expand);
  gtk_label_set_width_chars (GTK_LABEL (label), column->expand ? 24 : -1);
  gtk_label_set_max_width_chars (GTK_LABEL (label), column->expand ? 60 : -1);
  if (column->numeric)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

/* GTK 4.8 gives rows and cells no names: a cell says what it is, a row which objective it is about. */
static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  CascadaChartRow *row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item), *cell = gtk_widget_get_parent (label);
  const char *text = cascada_chart_row_get_text (row, column->property);
  g_autofree char *cell_name = g_strdup_printf ("%s: %s", _ (column->title), text);
  g_autofree char *row_name = NULL;

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, cell_name, -1);
  if (!column->expand)
    return;
  row_name = g_strdup_printf ("%s. %s", cascada_chart_row_get_text (row, "number"), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)), GTK_ACCESSIBLE_PROPERTY_LABEL, row_name, -1);
}

static void
activate_cb (CascadaChartTable *self, guint position)
{
  g_signal_emit (self, signals[ROW_ACTIVATED], 0, position);
}

static void
append_column (CascadaChartTable *self, const Column *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = gtk_column_view_column_new (_ (column->title), factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) column);
  gtk_column_view_column_set_expand (view_column, column->expand);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_append_column (self->view, view_column);
}

static void
cascada_chart_table_dispose (GObject *object)
{
  CascadaChartTable *self = CASCADA_CHART_TABLE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->view = NULL;

  G_OBJECT_CLASS (cascada_chart_table_parent_class)->dispose (object);
}

static void
cascada_chart_table_class_init (CascadaChartTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cascada_chart_table_dispose;

  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cascada_chart_table_init (CascadaChartTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Compliance by objective"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "figures");
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    append_column (self, &columns[i]);
  cascada_column_view_skip_header (self->view);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

/**
 * cascada_chart_table_set_rows:
 * @rows: (nullable): list of #CascadaChartRow
 */
void
cascada_chart_table_set_rows (CascadaChartTable *self, GListModel *rows)
{
  g_autoptr (GtkSingleSelection) selection = NULL;

  g_return_if_fail (CASCADA_IS_CHART_TABLE (self));

  if (rows != NULL)
    {
      selection = gtk_single_selection_new (g_object_ref (rows));
      gtk_single_selection_set_autoselect (selection, FALSE);
      gtk_single_selection_set_can_unselect (selection, TRUE);
    }
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}
