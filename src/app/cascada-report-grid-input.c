/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The grid's keys. */

#include "config.h"

#include "cascada-report-grid-private.h"

#include <glib/gi18n.h>

#include "cascada-column-view.h"

/* The next column that is shown, −1 where there is none. */
int
cascada_report_grid_step_column (CascadaReportGrid *self, int column, int step)
{
  do
    column += step;
  while (column >= 0 && column < CASCADA_N_REPORT_COLUMNS && !cascada_report_grid_is_shown (self, column));
  return cascada_report_grid_is_shown (self, column) ? column : -1;
}

static void
go (CascadaReportGrid *self, guint position, CascadaReportColumn column, gboolean extend)
{
  if (!extend)
    {
      self->anchor_position = position;
      self->anchor_column = column;
    }
  cascada_report_grid_show_problem (self, NULL);
  cascada_report_grid_focus (self, position, column);
  cascada_report_grid_show_range (self);
}

static void
go_vertically (CascadaReportGrid *self, int rows, gboolean extend)
{
  int last = (int) cascada_report_grid_count_rows (self) - 1;

  go (self, (guint) CLAMP ((int) self->position + rows, 0, last), self->column, extend);
}

/* Down a column of figures, or up: on a row that has none there to the first that is entered. */
static void
go_to_next_row (CascadaReportGrid *self, int step)
{
  int last = (int) cascada_report_grid_count_rows (self) - 1, position = CLAMP ((int) self->position + step, 0, last);
  CascadaReportRow *row = cascada_report_grid_get_row (self, (guint) position);
  int column = (int) self->column;

  if (cascada_report_row_get_field (row, self->column) == 0)
    for (column = -1; (column = cascada_report_grid_step_column (self, column, 1)) >= 0;)
      if (cascada_report_row_get_field (row, (CascadaReportColumn) column) != 0)
        break;
  go (self, (guint) position, column >= 0 ? (CascadaReportColumn) column : self->column, FALSE);
}

static void
go_horizontally (CascadaReportGrid *self, int step, gboolean extend)
{
  int column = cascada_report_grid_step_column (self, (int) self->column, step);

  if (column >= 0)
    go (self, self->position, (CascadaReportColumn) column, extend);
}

/* To the next cell that is entered, on the next row where there is none; %FALSE at the ends: there Tab leaves the grid. */
static gboolean
go_to_entered (CascadaReportGrid *self, int step)
{
  int column = (int) self->column;
  guint n = cascada_report_grid_count_rows (self);

  for (guint position = self->position; position < n; position += step)
    {
      CascadaReportRow *row = cascada_report_grid_get_row (self, position);

      while ((column = cascada_report_grid_step_column (self, column, step)) >= 0)
        if (cascada_report_row_get_field (row, (CascadaReportColumn) column) != 0 && !cascada_report_row_is_dim (row))
          {
            go (self, position, (CascadaReportColumn) column, FALSE);
            return TRUE;
          }
      column = step > 0 ? -1 : CASCADA_N_REPORT_COLUMNS;
    }
  return FALSE;
}

static CascadaReportCell *
get_cell (CascadaReportGrid *self)
{
  return cascada_report_grid_find_cell (self, self->position, self->column);
}

/* Why nothing is entered in the cell; %NULL where it is. */
static char *
find_refusal (CascadaReportGrid *self, CascadaReportRow *row, CascadaReportColumn column)
{
  g_autoptr (GError) error = NULL;

  if (cascada_report_row_get_field (row, column) == 0)
    return g_strdup (column == CASCADA_REPORT_COLUMN_EXECUTED ? _ ("The executed value of a ratio follows from its numerator and denominator: enter those")
                     : column == CASCADA_REPORT_COLUMN_NUMERATOR || column == CASCADA_REPORT_COLUMN_DENOMINATOR
                         ? _ ("Only ratio indicators have a numerator and a denominator: enter the executed value")
                         : _ ("This column is computed: figures are entered under “Executed”"));
  if (cascada_quarter_may_write (cascada_plan_view_get_workspace (self->view), cascada_report_row_get_indicator (row).id, self->quarter, &error))
    return NULL;
  return g_strdup (error->message);
}

/* @text: (nullable): what is typed over the value */
void
cascada_report_grid_edit (CascadaReportGrid *self, const char *text)
{
  CascadaReportCell *cell = get_cell (self);
  g_autofree char *refusal = NULL;

  if (cell == NULL || cascada_report_cell_is_editing (cell))
    return;
  refusal = find_refusal (self, cascada_report_cell_get_row (cell), self->column);
  cascada_report_grid_show_problem (self, refusal);
  if (refusal != NULL)
    return;
  self->anchor_position = self->position;
  self->anchor_column = self->column;
  cascada_report_grid_show_range (self);
  self->typed_over = text != NULL;
  cascada_report_cell_edit (cell, self->view, self->quarter, text, self->problem);
}

static void
select_all (CascadaReportGrid *self)
{
  self->anchor_position = 0;
  self->anchor_column = 0;
  cascada_report_grid_focus (self, cascada_report_grid_count_rows (self) - 1, CASCADA_N_REPORT_COLUMNS - 1);
  cascada_report_grid_show_range (self);
}

static gboolean
press_with_control (CascadaReportGrid *self, guint keyval)
{
  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_c:
    case GDK_KEY_Insert:
      cascada_report_grid_copy_to_clipboard (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_v:
      cascada_report_grid_paste_from_clipboard (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_a:
      select_all (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_End:
      go (self, keyval == GDK_KEY_Home ? 0 : cascada_report_grid_count_rows (self) - 1, self->column, FALSE);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* What moves, also out of a cell that is edited, where what is typed can be written. */
static gboolean
press_moving (CascadaReportGrid *self, guint keyval, gboolean shift)
{
  int page = (int) cascada_column_view_get_page_size (self->column_view);

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      go_vertically (self, keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up ? -1 : 1, shift);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      go_vertically (self, keyval == GDK_KEY_Page_Up ? -page : page, shift);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      go_to_next_row (self, shift ? -1 : 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      go_horizontally (self, -1, shift);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      go_horizontally (self, 1, shift);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return go_to_entered (self, shift || keyval == GDK_KEY_ISO_Left_Tab ? -1 : 1);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* What leaves a cell that is edited; Left and Right only where the edit began by typing. */
static gboolean
leaves (CascadaReportGrid *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return self->typed_over;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
press_in_entry (CascadaReportGrid *self, CascadaReportCell *cell, guint keyval, gboolean shift)
{
  if (keyval == GDK_KEY_Escape)
    {
      cascada_report_cell_cancel (cell);
      cascada_report_grid_show_problem (self, NULL);
      return GDK_EVENT_STOP;
    }
  if (!leaves (self, keyval))
    return GDK_EVENT_PROPAGATE;
  return cascada_report_cell_finish (cell) ? press_moving (self, keyval, shift) : GDK_EVENT_STOP;
}

static gboolean
type_over (CascadaReportGrid *self, guint keyval)
{
  gunichar character = gdk_keyval_to_unicode (keyval);
  char text[7] = { 0 };

  if (character == 0 || !g_unichar_isprint (character) || character == ' ')
    return GDK_EVENT_PROPAGATE;
  g_unichar_to_utf8 (character, text);
  cascada_report_grid_edit (self, text);
  return GDK_EVENT_STOP;
}

static gboolean
press_in_cell (CascadaReportGrid *self, guint keyval, gboolean shift)
{
  switch (keyval)
    {
    case GDK_KEY_F2:
      cascada_report_grid_edit (self, NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      cascada_report_grid_clear (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_BackSpace:
      cascada_report_grid_edit (self, "");
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      go (self, self->position, CASCADA_REPORT_COLUMN_NAME, shift);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
      go (self, self->position, CASCADA_N_REPORT_COLUMNS - 1, shift);
      return GDK_EVENT_STOP;
    default:
      return press_moving (self, keyval, shift) || type_over (self, keyval);
    }
}

static gboolean
key_pressed_cb (CascadaReportGrid *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  CascadaReportCell *cell;
  gboolean shift = (modifiers & GDK_SHIFT_MASK) != 0;

  if (self->selection == NULL || cascada_report_grid_count_rows (self) == 0 || (modifiers & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  self->position = MIN (self->position, cascada_report_grid_count_rows (self) - 1); /* rows may have gone */
  self->anchor_position = MIN (self->anchor_position, cascada_report_grid_count_rows (self) - 1);
  cell = get_cell (self);
  if (cell != NULL && cascada_report_cell_is_editing (cell))
    return (modifiers & GDK_CONTROL_MASK) != 0 ? GDK_EVENT_PROPAGATE : press_in_entry (self, cell, keyval, shift);
  if ((modifiers & GDK_CONTROL_MASK) != 0)
    return press_with_control (self, keyval);
  return press_in_cell (self, keyval, shift);
}

void
cascada_report_grid_init_input (CascadaReportGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->column_view), keys);
}
