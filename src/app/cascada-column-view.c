/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-column-view.h"

static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *label = NULL;

  if (GTK_IS_LABEL (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && label == NULL;
       child = gtk_widget_get_next_sibling (child))
    label = find_label (child);
  return label;
}

/**
 * cascada_column_view_get_inner:
 *
 * Returns: (transfer none): the list that holds the rows of @view, whose children are the row widgets
 */
GtkWidget *
cascada_column_view_get_inner (GtkColumnView *view)
{
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  return gtk_widget_get_last_child (GTK_WIDGET (view));
}

/**
 * cascada_column_view_get_top_row:
 *
 * Returns: (transfer none) (nullable): the first row that is seen whole; %NULL where none is shown
 */
GtkWidget *
cascada_column_view_get_top_row (GtkColumnView *view)
{
  GtkWidget *inner = cascada_column_view_get_inner (view);
  GtkWidget *top = NULL;
  float top_y = G_MAXFLOAT;

  for (GtkWidget *row = gtk_widget_get_first_child (inner); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      graphene_rect_t bounds;

      if (!gtk_widget_get_child_visible (row) || !gtk_widget_compute_bounds (row, inner, &bounds))
        continue;
      if (bounds.origin.y > -1 && bounds.origin.y < top_y)
        {
          top = row;
          top_y = bounds.origin.y;
        }
    }
  return top;
}

/**
 * cascada_column_view_get_page_size:
 *
 * Returns: how many whole rows fit; at least 1
 */
guint
cascada_column_view_get_page_size (GtkColumnView *view)
{
  GtkWidget *inner = cascada_column_view_get_inner (view);
  GtkWidget *top = cascada_column_view_get_top_row (view);
  graphene_rect_t bounds;

  /* with its border, which the widget's own height leaves out */
  if (top == NULL || !gtk_widget_compute_bounds (top, inner, &bounds) || bounds.size.height < 1)
    return 1;
  return MAX (1, (guint) ((float) gtk_widget_get_height (inner) / bounds.size.height));
}

/**
 * cascada_column_view_scroll_to:
 * @position: of a row; beyond the last means the last
 *
 * Scrolls no further than needed to show the row.
 */
void
cascada_column_view_scroll_to (GtkColumnView *view, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (view));
  guint n_rows = model == NULL ? 0 : g_list_model_get_n_items (model);

  if (n_rows > 0)
    gtk_widget_activate_action (cascada_column_view_get_inner (view), "list.scroll-to-item", "u", MIN (position, n_rows - 1));
}

typedef struct
{
  GtkColumnView *view; /* borrowed: the view owns this */
  GdkFrameClock *clock;
  gulong handler;
  guint bottom;
} Placement;

static void
placement_free (gpointer data)
{
  Placement *self = data;

  g_clear_signal_handler (&self->handler, self->clock);
  g_object_unref (self->clock);
  g_free (self);
}

static void
place_cb (Placement *self)
{
  GtkColumnView *view = self->view;
  guint bottom = self->bottom;

  g_object_set_data (G_OBJECT (view), "cascada-placement", NULL);
  cascada_column_view_scroll_to (view, bottom);
}

/**
 * cascada_column_view_place_top:
 * @position: of the row to be on top
 * @page_size: how many rows fit
 *
 * Scrolls so that a row is on top, after the model changed. The list scrolls the least it can, which may bring the row to
 * the bottom, and knows no better before it has measured the new rows: so the row that should be the last on the page
 * is asked for when it has, in the same frame.
 */
void
cascada_column_view_place_top (GtkColumnView *view, guint position, guint page_size)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (view));
  Placement *placement;

  cascada_column_view_scroll_to (view, position);
  if (clock == NULL)
    return;

  placement = g_new0 (Placement, 1);
  placement->view = view;
  placement->clock = g_object_ref (clock);
  placement->bottom = position + page_size - 1;
  placement->handler = g_signal_connect_data (clock, "layout", G_CALLBACK (place_cb), placement, NULL,
                                              G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (view), "cascada-placement", placement, placement_free);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

/**
 * cascada_column_view_style_header:
 * @title: of the column
 * @xalign: 0 for texts, 1 for numbers
 * @tooltip: what the title stands for
 */
void
cascada_column_view_style_header (GtkColumnView *view, const char *title, float xalign, const char *tooltip)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));

  for (GtkWidget *child = gtk_widget_get_first_child (header); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label = find_label (child);

      if (label == NULL || g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), title) != 0)
        continue;
      gtk_widget_set_hexpand (label, TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), xalign);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (child, tooltip);
    }
}

/** cascada_column_view_skip_header: keeps the focus from going to the row of headers, which in 4.8 neither does nor says anything. */
void
cascada_column_view_skip_header (GtkColumnView *view)
{
  gtk_widget_set_focusable (gtk_widget_get_first_child (GTK_WIDGET (view)), FALSE);
}

/**
 * cascada_column_view_measure_header:
 * @column: its place, hidden ones counted
 *
 * Returns: how wide the column's title is in the font that is in use, whatever width the column has
 */
int
cascada_column_view_measure_header (GtkColumnView *view, guint column)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view)));
  int width;

  while (column-- > 0)
    title = gtk_widget_get_next_sibling (title);
  gtk_widget_measure (find_label (title), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}
