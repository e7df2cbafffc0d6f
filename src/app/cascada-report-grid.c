/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cascada-report-grid-private.h"

#include <glib/gi18n.h>

#include "cascada-column-view.h"

G_DEFINE_FINAL_TYPE (CascadaReportGrid, cascada_report_grid, ADW_TYPE_BIN)

enum
{
  SELECTED,
  TYPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define DIGIT_WIDTH 7.9 /* of the font that the widths are for */

static const int widths[CASCADA_N_REPORT_COLUMNS] = {
  [CASCADA_REPORT_COLUMN_NAME] = -1,
  [CASCADA_REPORT_COLUMN_PROGRAMMED] = 76,
  [CASCADA_REPORT_COLUMN_EXECUTED] = 82,
  [CASCADA_REPORT_COLUMN_NUMERATOR] = 68,
  [CASCADA_REPORT_COLUMN_DENOMINATOR] = 68,
  [CASCADA_REPORT_COLUMN_RESULT] = 84,
  [CASCADA_REPORT_COLUMN_CUMULATIVE] = 82,
  [CASCADA_REPORT_COLUMN_STATE] = 104,
  [CASCADA_REPORT_COLUMN_EVIDENCE] = 50,
  [CASCADA_REPORT_COLUMN_PARTS] = 54,
};

guint
cascada_report_grid_count_rows (CascadaReportGrid *self)
{
  return self->selection == NULL ? 0 : g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

/* (transfer none) (nullable): the model holds it */
CascadaReportRow *
cascada_report_grid_get_row (CascadaReportGrid *self, guint position)
{
  g_autoptr (CascadaReportRow) row = self->selection == NULL ? NULL : g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return row;
}

gboolean
cascada_report_grid_is_shown (CascadaReportGrid *self, int column)
{
  return column >= 0 && column < CASCADA_N_REPORT_COLUMNS && gtk_column_view_column_get_visible (self->columns[column]);
}

CascadaReportCell *
cascada_report_grid_find_cell (CascadaReportGrid *self, guint position, CascadaReportColumn column)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (cascada_report_cell_get_column (self->cells->pdata[i]) == column && cascada_report_cell_get_position (self->cells->pdata[i]) == position)
      return self->cells->pdata[i];
  return NULL;
}

static gboolean
is_between (guint value, guint a, guint b)
{
  return value >= MIN (a, b) && value <= MAX (a, b);
}

static void
show_in_range (CascadaReportGrid *self, CascadaReportCell *cell)
{
  gboolean several = self->anchor_position != self->position || self->anchor_column != self->column;

  cascada_report_cell_set_in_range (cell, several && is_between (cascada_report_cell_get_position (cell), self->anchor_position, self->position) &&
                                              is_between (cascada_report_cell_get_column (cell), self->anchor_column, self->column));
}

void
cascada_report_grid_show_range (CascadaReportGrid *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    show_in_range (self, self->cells->pdata[i]);
}

void
cascada_report_grid_show_problem (CascadaReportGrid *self, const char *message)
{
  gtk_label_set_text (self->problem, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
}

/* A cell that has not been drawn yet may still be given to another row, and the focus with it. */
static gboolean
is_settled (CascadaReportCell *cell)
{
  return cell != NULL && gtk_widget_get_width (GTK_WIDGET (cell)) > 0;
}

static void
focus_pending (CascadaReportGrid *self)
{
  CascadaReportCell *cell = cascada_report_grid_find_cell (self, self->position, self->column);

  self->pending = !is_settled (cell);
  if (!self->pending)
    gtk_widget_grab_focus (GTK_WIDGET (cell));
}

/* At a frame each, until the cell has its place. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  CascadaReportGrid *self = CASCADA_REPORT_GRID (widget);

  if (self->pending && self->position < cascada_report_grid_count_rows (self))
    focus_pending (self);
  else
    self->pending = FALSE;
  if (self->pending)
    return G_SOURCE_CONTINUE;
  self->focus_source = 0;
  return G_SOURCE_REMOVE;
}

/* The list of 4.8 follows the focus up and down only. */
static void
show_sideways (CascadaReportGrid *self, GtkWidget *cell)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->column_view));
  graphene_rect_t bounds;
  double left;

  if (adjustment == NULL || !gtk_widget_compute_bounds (cell, GTK_WIDGET (self->column_view), &bounds))
    return;
  left = gtk_adjustment_get_value (adjustment) + bounds.origin.x;
  gtk_adjustment_clamp_page (adjustment, left, left + bounds.size.width);
}

/* What stood in the way is no longer of interest elsewhere, but of what is still typed in a cell. */
static void
forget_problem (CascadaReportGrid *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (cascada_report_cell_is_editing (self->cells->pdata[i]))
      return;
  cascada_report_grid_show_problem (self, NULL);
}

static void
focused_cb (GtkEventController *controller, CascadaReportGrid *self)
{
  CascadaReportCell *cell = CASCADA_REPORT_CELL (gtk_event_controller_get_widget (controller));
  guint position = cascada_report_cell_get_position (cell);
  gboolean another = position != gtk_single_selection_get_selected (self->selection);

  if (position == GTK_INVALID_LIST_POSITION || self->pending)
    return;
  show_sideways (self, GTK_WIDGET (cell));
  if (self->position != position || self->column != cascada_report_cell_get_column (cell))
    {
      self->position = self->anchor_position = position;
      self->column = self->anchor_column = cascada_report_cell_get_column (cell);
      cascada_report_grid_show_range (self);
      forget_problem (self);
    }
  if (!another)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[SELECTED], 0, cascada_report_grid_get_row (self, position));
}

static void
typed_cb (CascadaReportCell *cell, const char *text, CascadaReportGrid *self)
{
  CascadaReportRow *row = cascada_report_cell_get_row (cell);

  g_signal_emit (self, signals[TYPED], 0, row, cascada_report_row_get_field (row, cascada_report_cell_get_column (cell)), text);
}

static void
pressed_cb (CascadaReportCell *cell, int n_press, gboolean extend, CascadaReportGrid *self)
{
  guint position = cascada_report_cell_get_position (cell);
  CascadaReportColumn column = cascada_report_cell_get_column (cell);

  if (!cascada_report_grid_finish (self))
    return;
  if (extend)
    {
      self->position = position;
      self->column = column;
    }
  gtk_widget_grab_focus (GTK_WIDGET (cell));
  cascada_report_grid_show_range (self);
  if (n_press == 2)
    cascada_report_grid_edit (self, NULL);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, CascadaReportGrid *self)
{
  CascadaReportColumn column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  GtkWidget *cell = cascada_report_cell_new (column);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (focused_cb), self, 0);
  gtk_widget_add_controller (cell, focus);
  g_signal_connect_object (cell, "typed", G_CALLBACK (typed_cb), self, 0);
  g_signal_connect_object (cell, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, CascadaReportGrid *self)
{
  CascadaReportCell *cell = CASCADA_REPORT_CELL (gtk_list_item_get_child (item));

  cascada_report_cell_bind (cell, item);
  g_ptr_array_add (self->cells, cell);
  show_in_range (self, cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, CascadaReportGrid *self)
{
  CascadaReportCell *cell = CASCADA_REPORT_CELL (gtk_list_item_get_child (item));

  g_ptr_array_remove_fast (self->cells, cell);
  cascada_report_cell_unbind (cell);
}

static void
append_column (CascadaReportGrid *self, CascadaReportColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = gtk_column_view_column_new (cascada_report_column_get_short_title (column), factory);

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_column_view_column_set_expand (view_column, column == CASCADA_REPORT_COLUMN_NAME);
  gtk_column_view_column_set_fixed_width (view_column, widths[column]);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_append_column (self->column_view, view_column);
  self->columns[column] = view_column;
  cascada_column_view_style_header (self->column_view, cascada_report_column_get_short_title (column),
                                    cascada_report_column_is_numeric (column) ? 1 : 0, cascada_report_column_get_title (column));
}

/** cascada_report_grid_get_scale: how much larger than usual what is written is. */
double
cascada_report_grid_get_scale (CascadaReportGrid *self)
{
  PangoFontMetrics *metrics;
  double scale;

  g_return_val_if_fail (CASCADA_IS_REPORT_GRID (self), 1);

  metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  scale = pango_font_metrics_get_approximate_digit_width (metrics) / (double) PANGO_SCALE / DIGIT_WIDTH;
  pango_font_metrics_unref (metrics);
  return MAX (scale, .8);
}

static void
fit_font (CascadaReportGrid *self)
{
  double scale = cascada_report_grid_get_scale (self);

  for (guint i = 0; i < CASCADA_N_REPORT_COLUMNS; i++)
    if (widths[i] > 0)
      gtk_column_view_column_set_fixed_width (self->columns[i], (int) (widths[i] * scale));
}

static void
cascada_report_grid_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cascada_report_grid_parent_class)->realize (widget);
  fit_font (CASCADA_REPORT_GRID (widget));
}

static void
cascada_report_grid_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (cascada_report_grid_parent_class)->system_setting_changed (widget, setting);
  if (setting != GTK_SYSTEM_SETTING_ICON_THEME && gtk_widget_get_realized (widget))
    fit_font (CASCADA_REPORT_GRID (widget));
}

static void
cascada_report_grid_dispose (GObject *object)
{
  CascadaReportGrid *self = CASCADA_REPORT_GRID (object);

  if (self->column_view != NULL)
    gtk_column_view_set_model (self->column_view, NULL);
  self->column_view = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (cascada_report_grid_parent_class)->dispose (object);
}

static void
cascada_report_grid_finalize (GObject *object)
{
  g_ptr_array_unref (CASCADA_REPORT_GRID (object)->cells);

  G_OBJECT_CLASS (cascada_report_grid_parent_class)->finalize (object);
}

static void
cascada_report_grid_class_init (CascadaReportGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cascada_report_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = cascada_report_grid_finalize;
  GTK_WIDGET_CLASS (klass)->realize = cascada_report_grid_realize;
  GTK_WIDGET_CLASS (klass)->system_setting_changed = cascada_report_grid_system_setting_changed;

  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                    CASCADA_TYPE_REPORT_ROW);
  signals[TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                 CASCADA_TYPE_REPORT_ROW, G_TYPE_UINT, G_TYPE_STRING);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "reportgrid");
}

static void
cascada_report_grid_init (CascadaReportGrid *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scrolled = gtk_scrolled_window_new ();

  self->cells = g_ptr_array_new ();
  self->column_view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->column_view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reports of the quarter"), -1);
  gtk_column_view_set_show_row_separators (self->column_view, TRUE);
  for (guint i = 0; i < CASCADA_N_REPORT_COLUMNS; i++)
    append_column (self, i);
  cascada_column_view_skip_header (self->column_view);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->column_view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);

  self->problem = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->problem, 0);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "dialog-problem");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  adw_bin_set_child (ADW_BIN (self), box);
  self->column = self->anchor_column = CASCADA_REPORT_COLUMN_EXECUTED;
  cascada_report_grid_init_input (self);
}

/**
 * cascada_report_grid_set:
 * @view: (nullable): the plan
 * @rows: (nullable): list of #CascadaReportRow, in the order of the plan
 */
void
cascada_report_grid_set (CascadaReportGrid *self, CascadaPlanView *view, CascadaPeriod quarter, GListModel *rows)
{
  g_return_if_fail (CASCADA_IS_REPORT_GRID (self));

  cascada_report_grid_finish (self);
  gtk_column_view_set_model (self->column_view, NULL);
  g_clear_object (&self->selection);
  g_set_object (&self->view, view);
  self->quarter = quarter;
  self->position = self->anchor_position = 0;
  self->pending = FALSE;
  cascada_report_grid_show_problem (self, NULL);
  if (rows == NULL)
    return;
  self->selection = gtk_single_selection_new (g_object_ref (rows));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (self->selection));
}

/** cascada_report_grid_show_terms: numerators and denominators, where the plan has ratio indicators. */
void
cascada_report_grid_show_terms (CascadaReportGrid *self, gboolean shown)
{
  g_return_if_fail (CASCADA_IS_REPORT_GRID (self));

  gtk_column_view_column_set_visible (self->columns[CASCADA_REPORT_COLUMN_NUMERATOR], shown);
  gtk_column_view_column_set_visible (self->columns[CASCADA_REPORT_COLUMN_DENOMINATOR], shown);
}

/** cascada_report_grid_select: shows the row at @position, or none, as the one that is worked on; the focus stays. */
void
cascada_report_grid_select (CascadaReportGrid *self, guint position)
{
  g_return_if_fail (CASCADA_IS_REPORT_GRID (self));

  if (self->selection == NULL || gtk_single_selection_get_selected (self->selection) == position)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  self->position = self->anchor_position = position;
  self->anchor_column = self->column;
  cascada_report_grid_show_range (self);
  cascada_column_view_scroll_to (self->column_view, position);
}

/** cascada_report_grid_focus: puts the focus into a cell, which is scrolled to. */
void
cascada_report_grid_focus (CascadaReportGrid *self, guint position, CascadaReportColumn column)
{
  g_return_if_fail (CASCADA_IS_REPORT_GRID (self) && position < cascada_report_grid_count_rows (self));

  self->position = position;
  self->column = column;
  cascada_column_view_scroll_to (self->column_view, position);
  focus_pending (self);
  if (self->pending && self->focus_source == 0)
    self->focus_source = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/** cascada_report_grid_focus_selected: goes to what is entered on the row that is selected; %FALSE where there is no row. */
gboolean
cascada_report_grid_focus_selected (CascadaReportGrid *self)
{
  guint position;
  CascadaReportRow *row;

  g_return_val_if_fail (CASCADA_IS_REPORT_GRID (self), FALSE);

  if (cascada_report_grid_count_rows (self) == 0)
    return FALSE;
  position = gtk_single_selection_get_selected (self->selection);
  position = MIN (position, cascada_report_grid_count_rows (self) - 1);
  row = cascada_report_grid_get_row (self, position);
  self->anchor_position = position;
  self->anchor_column = cascada_report_row_is_ratio (row) ? CASCADA_REPORT_COLUMN_NUMERATOR : CASCADA_REPORT_COLUMN_EXECUTED;
  cascada_report_grid_focus (self, position, self->anchor_column);
  return TRUE;
}

/** cascada_report_grid_finish: writes what is typed in a cell; %FALSE where it cannot be. */
gboolean
cascada_report_grid_finish (CascadaReportGrid *self)
{
  gboolean finished = TRUE;

  g_return_val_if_fail (CASCADA_IS_REPORT_GRID (self), FALSE);

  for (guint i = 0; i < self->cells->len; i++)
    finished &= cascada_report_cell_finish (self->cells->pdata[i]);
  return finished;
}

/** cascada_report_grid_get_problem: (nullable): what stood in the way of what was last done. */
const char *
cascada_report_grid_get_problem (CascadaReportGrid *self)
{
  g_return_val_if_fail (CASCADA_IS_REPORT_GRID (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->problem)) ? gtk_label_get_text (self->problem) : NULL;
}
