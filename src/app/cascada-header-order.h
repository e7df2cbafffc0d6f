/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CascadaHeaderOrder:
 *
 * Learns by which header a #GtkColumnView is to be sorted, where the model sorts itself. GTK 4.8 does not tell, so each
 * column gets a sorter that only notes that it was asked; asking the view's sorter to compare two dummies then names
 * the first column and, by the sign of the answer, its direction. A third click on a header gives up the order.
 *
 * Signal "changed": another column or direction.
 */
#define CASCADA_TYPE_HEADER_ORDER (cascada_header_order_get_type ())
G_DECLARE_FINAL_TYPE (CascadaHeaderOrder, cascada_header_order, CASCADA, HEADER_ORDER, GObject)

CascadaHeaderOrder *cascada_header_order_new (GtkColumnView *view);
void cascada_header_order_add (CascadaHeaderOrder *self, GtkColumnViewColumn *column, int id);
int cascada_header_order_get (CascadaHeaderOrder *self, gboolean *descending);
void cascada_header_order_set (CascadaHeaderOrder *self, int id, gboolean descending);

G_END_DECLS
