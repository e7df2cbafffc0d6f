/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which of the table's columns are shown: those that are wanted and for which there is room beside the names. */

#include "config.h"

#include "cascada-plan-table-private.h"

#include "cascada-column-view.h"

#define NAME_CHARS 30     /* of a name that columns leave before they fold away */
#define CELL_PADDING 8    /* of style.css, at each side */
#define HEADER_PADDING 14 /* of the theme, at each side of a header’s text */

/* The first to go where there is no room; what is not here stays. */
static const CascadaPlanColumn fold_order[] = {
  CASCADA_PLAN_COLUMN_ANNUALISATION,
  CASCADA_PLAN_COLUMN_TARGET_YEAR,
  CASCADA_PLAN_COLUMN_PROGRESS_YEAR,
  CASCADA_PLAN_COLUMN_STATE, /* its icons stay */
  CASCADA_PLAN_COLUMN_WEIGHT,
  CASCADA_PLAN_COLUMN_TARGET,
  CASCADA_PLAN_COLUMN_EXECUTED,
};

static int
measure_digits (CascadaPlanTable *self, int n_chars)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = PANGO_PIXELS_CEIL (n_chars * pango_font_metrics_get_approximate_digit_width (metrics));

  pango_font_metrics_unref (metrics);
  return width;
}

/* GTK 4.8 leaves room for hidden columns too, so a hidden column is no pixel wide. */
static void
show_column (CascadaPlanTable *self, CascadaPlanColumn column, int width)
{
  gtk_column_view_column_set_fixed_width (self->columns[column], width);
  gtk_column_view_column_set_visible (self->columns[column], width > 0);
}

/* How wide a column is where it is wanted: what it measures, or what it was dragged to. */
static int
get_width (CascadaPlanTable *self, CascadaPlanColumn column)
{
  int width = gtk_column_view_column_get_fixed_width (self->columns[column]);

  if (width > 0 && width != self->shown_widths[column])
    self->widths[column] = width;
  return self->widths[column];
}

/* What is left of a column that folds. */
static int
get_folded_width (CascadaPlanTable *self, CascadaPlanColumn column)
{
  return column == CASCADA_PLAN_COLUMN_STATE ? MIN (self->short_state, self->widths[column]) : 0;
}

static void
fold (CascadaPlanTable *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scrolled);
  int room = (int) gtk_adjustment_get_page_size (adjustment) - measure_digits (self, NAME_CHARS);
  int widths[CASCADA_N_PLAN_COLUMNS] = { 0 };

  for (guint i = CASCADA_PLAN_COLUMN_NAME + 1; i < CASCADA_N_PLAN_COLUMNS; i++)
    {
      widths[i] = get_width (self, i);
      if (!self->wanted[i])
        widths[i] = 0;
      room -= widths[i];
    }
  for (guint i = 0; i < G_N_ELEMENTS (fold_order) && room < 0; i++)
    {
      CascadaPlanColumn column = fold_order[i];
      int folded = self->wanted[column] ? get_folded_width (self, column) : 0;

      room += widths[column] - folded;
      widths[column] = folded;
    }
  for (guint i = CASCADA_PLAN_COLUMN_NAME + 1; i < CASCADA_N_PLAN_COLUMNS; i++)
    {
      show_column (self, i, widths[i]);
      self->shown_widths[i] = widths[i];
    }
}

/* Each column gets the width that its header and the longest usual text take in the font that is in use. */
static void
measure_columns (CascadaPlanTable *self)
{
  for (guint i = 0; i < CASCADA_N_PLAN_COLUMNS; i++)
    {
      const CascadaPlanColumnInfo *info = cascada_plan_column_get_info (i);
      int header;

      if (info->n_chars < 0)
        continue;
      header = cascada_column_view_measure_header (self->column_view, i) + 2 * HEADER_PADDING;
      if (i == CASCADA_PLAN_COLUMN_STATE)
        self->short_state = header;
      self->widths[i] = MAX (measure_digits (self, info->n_chars) + info->beside + 2 * CELL_PADDING, header);
      self->shown_widths[i] = self->wanted[i] ? self->widths[i] : 0;
      show_column (self, i, self->shown_widths[i]);
    }
}

static gboolean
fold_cb (gpointer user_data)
{
  CascadaPlanTable *self = user_data;

  self->fold_source = 0;
  if (self->font_changed)
    measure_columns (self);
  self->font_changed = FALSE;
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

/** cascada_plan_table_measure_columns: gives each column the width for its texts, once a font is known. */
void
cascada_plan_table_measure_columns (CascadaPlanTable *self)
{
  measure_columns (self);
  room_changed_cb (self);
}

/** cascada_plan_table_change_font: the same, when all that is inside knows the new font too. */
void
cascada_plan_table_change_font (CascadaPlanTable *self)
{
  self->font_changed = TRUE;
  room_changed_cb (self);
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
    show_column (self, column, wanted ? get_width (self, column) : 0);
  g_object_notify (G_OBJECT (self), "columns");
}
