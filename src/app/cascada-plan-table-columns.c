/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which of the table's columns are shown: those that are wanted and for which there is room beside the names. */

#include "config.h"

#include "cascada-plan-table-private.h"

#define NAME_WIDTH 300 /* what columns leave the names before they fold away */

/* The first to go where there is no room; what is not here stays. */
static const CascadaPlanColumn fold_order[] = {
  CASCADA_PLAN_COLUMN_ANNUALISATION,
  CASCADA_PLAN_COLUMN_TARGET_YEAR,
  CASCADA_PLAN_COLUMN_PROGRESS_YEAR,
  CASCADA_PLAN_COLUMN_WEIGHT,
  CASCADA_PLAN_COLUMN_TARGET,
  CASCADA_PLAN_COLUMN_EXECUTED,
};

/* GTK 4.8 leaves room for hidden columns too, so a hidden column is no pixel wide. */
static void
show_column (CascadaPlanTable *self, CascadaPlanColumn column, gboolean visible)
{
  GtkColumnViewColumn *view_column = self->columns[column];

  if (gtk_column_view_column_get_visible (view_column) == visible)
    return;
  if (visible)
    gtk_column_view_column_set_fixed_width (view_column, self->widths[column]);
  else
    {
      self->widths[column] = gtk_column_view_column_get_fixed_width (view_column);
      gtk_column_view_column_set_fixed_width (view_column, 0);
    }
  gtk_column_view_column_set_visible (view_column, visible);
}

static int
get_width (CascadaPlanTable *self, CascadaPlanColumn column)
{
  return gtk_column_view_column_get_visible (self->columns[column])
             ? gtk_column_view_column_get_fixed_width (self->columns[column])
             : self->widths[column];
}

static void
fold (CascadaPlanTable *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scrolled);
  int room = (int) gtk_adjustment_get_page_size (adjustment) - NAME_WIDTH;

  for (guint i = CASCADA_PLAN_COLUMN_NAME + 1; i < CASCADA_N_PLAN_COLUMNS; i++)
    {
      self->folded[i] = FALSE;
      room -= self->wanted[i] ? get_width (self, i) : 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (fold_order) && room < 0; i++)
    {
      CascadaPlanColumn column = fold_order[i];

      self->folded[column] = self->wanted[column];
      room += self->wanted[column] ? get_width (self, column) : 0;
    }
  for (guint i = CASCADA_PLAN_COLUMN_NAME + 1; i < CASCADA_N_PLAN_COLUMNS; i++)
    show_column (self, i, self->wanted[i] && !self->folded[i]);
}

static gboolean
fold_cb (gpointer user_data)
{
  CascadaPlanTable *self = user_data;

  self->fold_source = 0;
  fold (self);
  return G_SOURCE_REMOVE;
}

/* The room is told while sizes are being allocated, when nothing may be resized. */
static void
room_changed_cb (CascadaPlanTable *self)
{
  if (self->fold_source == 0 && gtk_adjustment_get_page_size (gtk_scrolled_window_get_hadjustment (self->scrolled)) > 0)
    self->fold_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fold_cb, self, NULL);
}

/**
 * cascada_plan_table_init_columns:
 *
 * Begins with every column wanted, and follows the room there is.
 */
void
cascada_plan_table_init_columns (CascadaPlanTable *self)
{
  for (guint i = 0; i < CASCADA_N_PLAN_COLUMNS; i++)
    self->wanted[i] = TRUE;
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scrolled), "notify::page-size",
                           G_CALLBACK (room_changed_cb), self, G_CONNECT_SWAPPED);
}

void
cascada_plan_table_stop_folding (CascadaPlanTable *self)
{
  g_clear_handle_id (&self->fold_source, g_source_remove);
}

/**
 * cascada_plan_table_dup_wanted:
 *
 * Returns: (transfer full): ids of the columns wanted beside the name, whether or not there is room for them
 */
char **
cascada_plan_table_dup_wanted (CascadaPlanTable *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = CASCADA_PLAN_COLUMN_NAME + 1; i < CASCADA_N_PLAN_COLUMNS; i++)
    if (self->wanted[i])
      g_strv_builder_add (builder, cascada_plan_column_get_info (i)->id);
  return g_strv_builder_end (builder);
}

/**
 * cascada_plan_table_set_wanted:
 * @column: any but the name, which is always shown
 */
void
cascada_plan_table_set_wanted (CascadaPlanTable *self, CascadaPlanColumn column, gboolean wanted)
{
  g_autofree char *name = g_strconcat ("column-", cascada_plan_column_get_info (column)->id, NULL);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  if (self->wanted[column] == wanted)
    return;

  self->wanted[column] = wanted;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (wanted));
  if (gtk_adjustment_get_page_size (gtk_scrolled_window_get_hadjustment (self->scrolled)) > 0)
    fold (self);
  else
    show_column (self, column, wanted);
  g_object_notify (G_OBJECT (self), "columns");
}
