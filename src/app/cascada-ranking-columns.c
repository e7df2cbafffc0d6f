/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-ranking-columns.h"

#include <glib/gi18n.h>

#include "cascada-column-view.h"
#include "cascada-progress-bar.h"
#include "cascada-ranking-item.h"

typedef struct
{
  CascadaRankingColumn column;
  const char *title;
  const char *tip;
  float xalign;
  int n_chars;
  gboolean expand;
} Column;

static const Column columns[] = {
  { CASCADA_RANKING_COLUMN_KIND, N_ ("Kind"), NULL, 0, 12, FALSE },
  { CASCADA_RANKING_COLUMN_RANK, N_ ("Rank"), N_ ("Among the units of its kind, by the result of the quarter. Equal results share a rank: “=”"), 1, 4, FALSE },
  { CASCADA_RANKING_COLUMN_UNIT, N_ ("Unit"), NULL, 0, 26, TRUE },
  { CASCADA_RANKING_COLUMN_RESULT, N_ ("Quarter"), N_ ("Result of the quarter alone"), 1, 10, FALSE },
  { CASCADA_RANKING_COLUMN_CUMULATIVE, N_ ("Cumulative"), N_ ("Result of the year up to the end of the quarter"), 0, 0, FALSE },
  { CASCADA_RANKING_COLUMN_CHANGE, N_ ("Change"), N_ ("Percentage points against the quarter before; before a first quarter stands the last one of the plan of the year before"), 1, 9, FALSE },
  { CASCADA_RANKING_COLUMN_REPORTED, N_ ("Reported"), N_ ("Goals reported of those programmed in the quarter"), 1, 7, FALSE },
  { CASCADA_RANKING_COLUMN_VERIFIED, N_ ("Verified"), N_ ("Goals whose report the planning office found coherent"), 1, 3, FALSE },
  { CASCADA_RANKING_COLUMN_LATE, N_ ("Late"), N_ ("Goals reported after the deadline"), 1, 3, FALSE },
  { CASCADA_RANKING_COLUMN_RETURNED, N_ ("Returned"), N_ ("Goals whose report is back at the unit with observations"), 1, 3, FALSE },
};

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  GtkWidget *child;

  if (column->column == CASCADA_RANKING_COLUMN_CUMULATIVE)
    {
      child = cascada_progress_bar_new ();
      gtk_widget_set_size_request (child, 140, -1);
    }
  else
    {
      child = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (child), column->xalign);
      gtk_label_set_width_chars (GTK_LABEL (child), MAX (column->n_chars, (int) g_utf8_strlen (_ (column->title), -1) + 1));
      if (column->expand)
        gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
      if (column->xalign > 0)
        gtk_widget_add_css_class (child, "numeric");
    }
  gtk_widget_set_hexpand (child, TRUE);
  gtk_list_item_set_child (item, child);
}

/* GTK 4.8 gives rows and cells no names: a cell says what it is and what its tip adds, a row which unit it is about. */
static void
name_for_assistance (GtkWidget *child, const Column *column, const char *text, const char *tip)
{
  GtkWidget *cell = gtk_widget_get_parent (child);
  g_autofree char *name = g_strdup_printf (tip != NULL && !g_str_equal (tip, text) ? "%s: %s, %s" : "%s: %s", _ (column->title), text, tip);

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (column->column == CASCADA_RANKING_COLUMN_UNIT)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
set_css_class (GtkWidget *widget, const char *css_class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  CascadaRankingItem *row = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item);
  g_autofree char *text = cascada_ranking_item_get_text (row, column->column);
  g_autofree char *tip = cascada_ranking_item_get_tip (row, column->column);

  if (GTK_IS_LABEL (child))
    gtk_label_set_text (GTK_LABEL (child), text);
  else
    cascada_progress_bar_set (CASCADA_PROGRESS_BAR (child), cascada_ranking_item_get_percent (row, column->column),
                              cascada_ranking_item_get_state (row), text);
  if (column->column == CASCADA_RANKING_COLUMN_CHANGE)
    {
      set_css_class (child, "success", g_str_has_prefix (text, "▲"));
      set_css_class (child, "error", g_str_has_prefix (text, "▼"));
    }
  set_css_class (child, "dim-label", cascada_ranking_item_get_row (row)->rank.rank == 0 && GTK_IS_LABEL (child));
  gtk_widget_set_tooltip_text (child, tip);
  name_for_assistance (child, column, text, tip);
}

/** cascada_ranking_columns_add: all of them; @order lets people sort by their headers. */
void
cascada_ranking_columns_add (GtkColumnView *view, CascadaHeaderOrder *order)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const Column *column = &columns[i];
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) added = gtk_column_view_column_new (_ (column->title), factory);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) column);
      gtk_column_view_column_set_expand (added, column->expand);
      gtk_column_view_column_set_resizable (added, TRUE);
      gtk_column_view_append_column (view, added);
      cascada_header_order_add (order, added, (int) column->column);
      cascada_column_view_style_header (view, _ (column->title), column->xalign, column->tip != NULL ? _ (column->tip) : NULL);
    }
  cascada_column_view_skip_header (view);
}

/** cascada_ranking_columns_show_kind: the kind is told where there is more than one. */
void
cascada_ranking_columns_show_kind (GtkColumnView *view, gboolean shown)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (view), 0);

  gtk_column_view_column_set_visible (column, shown);
}
