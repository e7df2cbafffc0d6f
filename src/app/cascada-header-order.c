/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-header-order.h"

struct _CascadaHeaderOrder
{
  GObject parent_instance;

  GPtrArray *markers;

  GtkColumnView *view; /* borrowed */

  int asked; /* the first marker that the view's sorter asked */
  int column;
  gboolean descending;
  gboolean giving_up;
};

/* What a column's sorter notes. */
typedef struct
{
  CascadaHeaderOrder *order;   /* weak */
  GtkColumnViewColumn *column; /* borrowed */
  int id;
} Marker;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (CascadaHeaderOrder, cascada_header_order, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static int
mark (gconstpointer a, gconstpointer b, gpointer user_data)
{
  Marker *marker = user_data;

  if (marker->order != NULL && marker->order->asked < 0)
    marker->order->asked = marker->id;
  return 1;
}

static void
marker_free (gpointer data)
{
  Marker *marker = data;

  g_clear_weak_pointer (&marker->order);
  g_free (marker);
}

static void
read_order (CascadaHeaderOrder *self, int *column, gboolean *descending)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  g_autoptr (GObject) a = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) b = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering answer;

  self->asked = -1;
  answer = gtk_sorter_compare (sorter, a, b);
  *column = self->asked;
  *descending = self->asked >= 0 && answer == GTK_ORDERING_SMALLER;
}

static void
changed_cb (CascadaHeaderOrder *self)
{
  gboolean descending;
  int column;

  if (self->giving_up || self->view == NULL)
    return;

  read_order (self, &column, &descending);
  if (column >= 0 && column == self->column && self->descending && !descending)
    {
      self->giving_up = TRUE;
      gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
      self->giving_up = FALSE;
      column = -1;
    }
  if (column == self->column && descending == self->descending)
    return;
  self->column = column;
  self->descending = descending;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
cascada_header_order_dispose (GObject *object)
{
  CascadaHeaderOrder *self = CASCADA_HEADER_ORDER (object);

  g_clear_weak_pointer (&self->view);
  g_clear_pointer (&self->markers, g_ptr_array_unref);

  G_OBJECT_CLASS (cascada_header_order_parent_class)->dispose (object);
}

static void
cascada_header_order_class_init (CascadaHeaderOrderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cascada_header_order_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
cascada_header_order_init (CascadaHeaderOrder *self)
{
  self->markers = g_ptr_array_new ();
  self->column = -1;
}

CascadaHeaderOrder *
cascada_header_order_new (GtkColumnView *view)
{
  CascadaHeaderOrder *self = g_object_new (CASCADA_TYPE_HEADER_ORDER, NULL);

  g_set_weak_pointer (&self->view, view);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * cascada_header_order_add:
 * @id: names the column; not negative
 *
 * Lets people sort by @column's header.
 */
void
cascada_header_order_add (CascadaHeaderOrder *self, GtkColumnViewColumn *column, int id)
{
  g_autoptr (GtkSorter) sorter = NULL;
  Marker *marker = g_new0 (Marker, 1);

  g_return_if_fail (CASCADA_IS_HEADER_ORDER (self));
  g_return_if_fail (id >= 0);

  g_set_weak_pointer (&marker->order, self);
  marker->column = column;
  marker->id = id;
  sorter = GTK_SORTER (gtk_custom_sorter_new (mark, marker, marker_free));
  g_ptr_array_add (self->markers, marker);
  gtk_column_view_column_set_sorter (column, sorter);
}

/**
 * cascada_header_order_get:
 * @descending: (out) (optional): its direction
 *
 * Returns: the column to sort by, −1 for none
 */
int
cascada_header_order_get (CascadaHeaderOrder *self, gboolean *descending)
{
  g_return_val_if_fail (CASCADA_IS_HEADER_ORDER (self), -1);

  if (descending != NULL)
    *descending = self->descending;
  return self->column;
}

/**
 * cascada_header_order_set:
 * @id: the column to sort by, −1 for none
 *
 * The same as clicks on the header, for menus and keyboards, which cannot reach it.
 */
void
cascada_header_order_set (CascadaHeaderOrder *self, int id, gboolean descending)
{
  GtkColumnViewColumn *column = NULL;

  g_return_if_fail (CASCADA_IS_HEADER_ORDER (self));

  for (guint i = 0; i < self->markers->len; i++)
    {
      Marker *marker = self->markers->pdata[i];

      if (marker->id == id)
        column = marker->column;
    }
  self->giving_up = TRUE;
  gtk_column_view_sort_by_column (self->view, column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->giving_up = FALSE;
  self->column = column == NULL ? -1 : id;
  self->descending = column != NULL && descending;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
