/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Many cells of the grid at once: cleared, copied, pasted. */

#include "config.h"

#include "cascada-report-grid-private.h"

#include <glib/gi18n.h>

#include "cascada-quarter-block.h"

static gboolean
write_cells (CascadaReportGrid *self, GArray *cells, const char *reason)
{
  g_autoptr (GError) error = NULL;

  cascada_report_grid_show_problem (self, NULL);
  if (cascada_quarter_write (cascada_plan_view_get_workspace (self->view), self->quarter, (const CascadaQuarterCell *) cells->data, cells->len,
                             reason, &error))
    return TRUE;
  cascada_report_grid_show_problem (self, error->message);
  return FALSE;
}

/* What is entered in the chosen cells. */
void
cascada_report_grid_clear (CascadaReportGrid *self)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, TRUE, sizeof (CascadaQuarterCell));

  for (guint position = MIN (self->position, self->anchor_position); position <= MAX (self->position, self->anchor_position); position++)
    for (guint column = MIN (self->column, self->anchor_column); column <= MAX (self->column, self->anchor_column); column++)
      {
        CascadaReportRow *row = cascada_report_grid_get_row (self, position);
        CascadaQuarterCell cell = { 0 };

        cell.field = cascada_report_row_get_field (row, column);
        cell.indicator = cascada_report_row_get_indicator (row).id;
        if (cell.field != 0 && *cascada_report_row_get_text (row, column) != '\0')
          g_array_append_val (cells, cell);
      }
  if (cells->len > 0)
    write_cells (self, cells, _ ("Cleared"));
}

/**
 * cascada_report_grid_copy:
 *
 * Returns: (transfer full): the cells chosen, as a spreadsheet takes them
 */
char *
cascada_report_grid_copy (CascadaReportGrid *self)
{
  GString *text = g_string_new (NULL);
  guint left = MIN (self->column, self->anchor_column), right = MAX (self->column, self->anchor_column);

  g_return_val_if_fail (CASCADA_IS_REPORT_GRID (self), NULL);

  for (guint position = MIN (self->position, self->anchor_position);
       position <= MAX (self->position, self->anchor_position) && position < cascada_report_grid_count_rows (self); position++)
    {
      CascadaReportRow *row = cascada_report_grid_get_row (self, position);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      for (guint column = left; column <= right; column++)
        {
          const char *cell = cascada_report_row_get_text (row, column);

          if (!cascada_report_grid_is_shown (self, (int) column))
            continue;
          g_string_append (text, column > left ? "\t" : "");
          g_string_append (text, g_str_equal (cell, "—") ? "" : cell);
        }
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  CascadaReportGrid *grid;
  guint position;
  guint column;
} Corner;

static gboolean
find_slot (guint row, guint column, CascadaQuarterSlot *slot, gpointer data)
{
  const Corner *corner = data;
  CascadaReportGrid *self = corner->grid;
  int place = (int) corner->column;
  CascadaReportRow *item;

  while (column-- > 0 && place >= 0)
    place = cascada_report_grid_step_column (self, place, 1);
  if (place < 0 || corner->position + row >= cascada_report_grid_count_rows (self))
    return FALSE;
  item = cascada_report_grid_get_row (self, corner->position + row);
  slot->indicator = cascada_report_row_get_indicator (item).id;
  slot->field = cascada_report_row_get_field (item, (CascadaReportColumn) place);
  slot->name = g_strdup_printf ("%s, %s", cascada_report_row_get_text (item, CASCADA_REPORT_COLUMN_NAME),
                                cascada_report_column_get_title ((CascadaReportColumn) place));
  return TRUE;
}

/** cascada_report_grid_paste: writes a block from a spreadsheet from the chosen cell on, as one edit, or says why not. */
void
cascada_report_grid_paste (CascadaReportGrid *self, const char *text)
{
  Corner corner = { self, MIN (self->position, self->anchor_position), MIN (self->column, self->anchor_column) };
  g_autoptr (GArray) cells = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (CASCADA_IS_REPORT_GRID (self) && text != NULL);

  cells = cascada_quarter_read_block (text, find_slot, &corner, &error);
  if (cells == NULL)
    cascada_report_grid_show_problem (self, error->message);
  else if (write_cells (self, cells, _ ("Pasted figures")))
    {
      g_autofree char *message = g_strdup_printf (ngettext ("%u figure pasted", "%u figures pasted", cells->len), cells->len);

      cascada_plan_view_tell (self->view, message, TRUE);
    }
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CascadaReportGrid) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (self->selection == NULL)
    return;
  if (text != NULL)
    cascada_report_grid_paste (self, text);
  else
    cascada_report_grid_show_problem (self, error != NULL ? error->message : _ ("There is no text to paste"));
}

void
cascada_report_grid_copy_to_clipboard (CascadaReportGrid *self)
{
  g_autofree char *text = cascada_report_grid_copy (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

void
cascada_report_grid_paste_from_clipboard (CascadaReportGrid *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, pasted_cb, g_object_ref (self));
}
